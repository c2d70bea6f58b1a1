import { Delete } from 'lucide'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { Key } from './key.tsx'
import { pressDelete } from './press.ts'

/** Takes back what was typed last; held down, more and more. */
export const DeleteKey = ({ look = 'quiet wide' }: { readonly look?: string }) => (
  <Key look={look} label={text().keyboard.delete} doesRepeat onPress={pressDelete}>
    <Icon node={Delete} />
  </Key>
)
