import { Printer, QrCode as QrIcon } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { assistance } from '../assist/assist.ts'
import { setPaper } from '../receipt/printed-slip.tsx'
import { HitCard } from '../search/hit-card.tsx'
import { usePlace } from '../terminal/hall.ts'
import { BackHeadline } from '../ui/back-headline.tsx'
import { Icon } from '../ui/icon.tsx'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { CodesDialog } from './codes-dialog.tsx'
import { type ListedReceipt, listed, listedReceipts, removeFromList } from './list.ts'
import { codesOf, documentItem, type ListItem, receiptItem } from './list-lines.ts'
import { measurePaper, type PaperLength } from './paper-length.ts'
import { PrintedList } from './printed-list.tsx'

/** The session's list (我的清单): documents, what was handed in, and how to take both along. */
export const ListScreen = () => {
  const words = text().list
  const items = [...listedReceipts.value.map(receiptItem), ...listed.value.map(documentItem)]
  return (
    <div class="list-page">
      <BackHeadline title={words.title} />
      <p class="hint">{items.length === 0 ? words.empty : words.hint}</p>
      {items.length > 0 && <Taking items={items} />}
      <Compare />
      <ul class="hits">
        {listedReceipts.value.map(receipt => (
          <li key={receipt.code}>
            <ReceiptCard receipt={receipt} />
          </li>
        ))}
        {listed.value.map(({ entry }) => (
          <li key={entry.id}>
            <HitCard hit={{ entry, titleMarks: [], excerpt: null, why: null, related: [], successor: null }} words="" />
            <button
              type="button"
              class="chip"
              aria-label={words.removeOf(entry.title)}
              onClick={() => removeFromList(entry)}
            >
              {words.remove}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Staff lay the two documents that were set aside last side by side. */
const Compare = () => {
  const [left, right] = listed.value.slice(-2)
  if (!assistance.value || !left || !right) return null
  return (
    <button
      type="button"
      class="second-action more"
      onClick={() => goTo({ name: 'compare', ids: [left.entry.id, right.entry.id] })}
    >
      {text().assist.compareLast}
    </button>
  )
}

const ReceiptCard = ({ receipt }: { readonly receipt: ListedReceipt }) => {
  const { head, details } = receiptItem(receipt)
  return (
    <div class="card listed-receipt">
      <span class="hit-title">{head}</span>
      {details.map(line => (
        <span key={line}>{line}</span>
      ))}
    </div>
  )
}

/** By phone, as codes that need no network; or on paper, after saying how much of it. */
const Taking = ({ items }: { readonly items: readonly ListItem[] }) => {
  const { takeAwayList: words, reader } = text()
  const here = usePlace()
  const paper = here?.terminal?.paper ?? 'none'
  const [areCodesOpen, setAreCodesOpen] = useState(false)
  const [length, setLength] = useState<PaperLength | null>(null)
  const printed = useRef<HTMLElement>(null)
  const place = here?.place
  const foot = [
    ...(place?.isDemo ? [reader.demoNote(place.name)] : []),
    ...(place?.website ? [words.website(place.website)] : []),
  ].join('\n')
  useEffect(() => {
    setLength(printed.current && paper !== 'none' ? measurePaper(printed.current, paper) : null)
  }, [JSON.stringify(items), paper])
  const printList = () => {
    setPaper(paper)
    print()
  }
  return (
    <>
      <div class="actions list-actions">
        <button type="button" class="main-action" onClick={() => setAreCodesOpen(true)}>
          <Icon node={QrIcon} />
          {words.byPhone}
        </button>
        {length && (
          <button type="button" class="second-action" onClick={printList}>
            <Icon node={Printer} />
            {length.paper === 'a4' ? words.sheets(length.count) : words.centimetres(length.count)}
          </button>
        )}
      </div>
      <PrintedList items={items} foot={foot} of={printed} />
      {areCodesOpen && <CodesDialog codes={codesOf(items, foot)} onClose={() => setAreCodesOpen(false)} />}
    </>
  )
}
