import { MessageSquareText, Printer, QrCode, Star } from 'lucide'
import { useState } from 'preact/hooks'
import type { OpenedDocument } from '../library/messages.ts'
import { addToList, isListed, removeFromList } from '../list/list.ts'
import { suggestDescription } from '../request/draft.ts'
import { TakeAwayDialog } from '../take-away/take-away-dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'

/** What one may do with the open document: take it along, print it, set it aside, ask for what it leaves open. */
export const ReaderActions = ({ opened }: { readonly opened: OpenedDocument }) => {
  const { reader } = text()
  const [takesAway, setTakesAway] = useState(false)
  const { document, entry } = opened
  const isIn = isListed(entry)
  return (
    <div class="reader-actions">
      <button type="button" onClick={() => setTakesAway(true)}>
        <Icon node={QrCode} />
        {reader.takeAway}
      </button>
      <button type="button" onClick={() => print()}>
        <Icon node={Printer} />
        {reader.print}
      </button>
      <button type="button" aria-pressed={isIn} onClick={() => (isIn ? removeFromList(entry) : addToList(entry))}>
        <Icon node={Star} />
        {isIn ? reader.inList : reader.addToList}
      </button>
      <button type="button" class="main-action" onClick={() => askForMore(document.title)}>
        <Icon node={MessageSquareText} />
        {reader.askForMore}
      </button>
      {takesAway && <TakeAwayDialog document={document} onClose={() => setTakesAway(false)} />}
    </div>
  )
}

/** Starts a request for what this document leaves open; words already in the form stay. */
const askForMore = (title: string) => {
  suggestDescription(text().reader.relatedTo(title))
  goTo({ name: 'request' })
}
