import { FileCheck, MessageSquareText, Printer, QrCode, Star, Vote } from 'lucide'
import { useState } from 'preact/hooks'
import { type CivilDate, dayInChina } from '#domain/civil-date.ts'
import type { LibraryDocument } from '#domain/document.ts'
import type { SubmissionKind } from '#domain/submission-kind.ts'
import { openFormAbout, requestMore } from '../form/open-from-document.ts'
import type { OpenedDocument } from '../library/messages.ts'
import { addToList, isListed, removeFromList } from '../list/list.ts'
import { TakeAwayDialog } from '../take-away/take-away-dialog.tsx'
import { type PlaceHere, useHall, usePlace } from '../terminal/hall.ts'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'

/** What one may do with the open document: take it along, print it, set it aside, ask for what it leaves open. */
export const ReaderActions = ({ opened }: { readonly opened: OpenedDocument }) => {
  const { reader } = text()
  const [takesAway, setTakesAway] = useState(false)
  const { document, entry } = opened
  const isIn = isListed(entry)
  const here = usePlace()
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
      <button
        type="button"
        aria-pressed={isIn}
        onClick={() => (isIn ? removeFromList(entry) : addToList(entry, document))}
      >
        <Icon node={Star} />
        {isIn ? reader.inList : reader.addToList}
      </button>
      {here && <Write document={document} here={here} />}
      {takesAway && <TakeAwayDialog document={document} onClose={() => setTakesAway(false)} />}
    </div>
  )
}

/** Asking for what it leaves open, asking about it, and saying something on a draft that is out for comment. */
const Write = ({ document, here }: { readonly document: LibraryDocument; readonly here: PlaceHere }) => {
  const { reader } = text()
  const has = (kind: SubmissionKind) => here.forms.some(form => form.kind === kind)
  const { now } = useHall()
  return (
    <>
      {has('disclosureRequest') && (
        <button type="button" onClick={() => requestMore(here, reader.relatedTo(document.title), document)}>
          <Icon node={FileCheck} />
          {reader.askForMore}
        </button>
      )}
      {has('opinion') && isOutForComment(document, dayInChina(now.value)) && (
        <button type="button" onClick={() => openFormAbout(here, 'opinion', document)}>
          <Icon node={Vote} />
          {reader.giveOpinion}
        </button>
      )}
      {has('question') && (
        <button type="button" class="main-action" onClick={() => openFormAbout(here, 'question', document)}>
          <Icon node={MessageSquareText} />
          {reader.ask}
        </button>
      )}
    </>
  )
}

const isOutForComment = (document: LibraryDocument, today: CivilDate): boolean =>
  document.kind === 'notice' &&
  document.columns.includes('意见征集') &&
  (document.closesOn === null || document.closesOn >= today)
