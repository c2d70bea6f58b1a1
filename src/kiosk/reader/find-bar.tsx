import { ChevronDown, ChevronUp, Search, X } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { WordsField } from '../input/words-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import type { Find } from './use-find.ts'

/** Finding in the text: what to find, how often it is there, and the way from place to place. */
export const FindBar = ({ find }: { readonly find: Find }) => {
  const { reader } = text()
  const isNowhere = find.found.count === 0
  return (
    <div class="find-bar">
      <FindBox find={find} />
      <button type="button" aria-label={reader.findPrevious} disabled={isNowhere} onClick={() => find.step(-1)}>
        <Icon node={ChevronUp} />
      </button>
      <button type="button" aria-label={reader.findNext} disabled={isNowhere} onClick={() => find.step(1)}>
        <Icon node={ChevronDown} />
      </button>
      <button type="button" aria-label={reader.closeFind} onClick={find.close}>
        <Icon node={X} />
      </button>
    </div>
  )
}

const FindBox = ({ find }: { readonly find: Find }) => {
  const { findLabel } = text().reader
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (find.typed === '') input.current?.focus()
  }, [])
  const next = (event: Event) => {
    event.preventDefault()
    find.step(1)
  }
  return (
    <form class="find-box" onSubmit={next}>
      <Icon node={Search} />
      <WordsField field={input} label={findLabel} placeholder={findLabel} value={find.typed} onWords={find.type} />
      <span class="find-count" role="status">
        {placeInWords(find)}
      </span>
    </form>
  )
}

const placeInWords = ({ typed, found, current }: Find): string => {
  const { reader } = text()
  if (typed.trim() === '') return ''
  return found.count === 0 ? reader.notFound : reader.place((current ?? 0) + 1, found.count)
}
