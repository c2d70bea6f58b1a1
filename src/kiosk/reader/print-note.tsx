import { dayInChina } from '#domain/civil-date.ts'
import type { LibraryDocument } from '#domain/document.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { dateInWords } from '../ui/dates.ts'
import { text } from '../ui/text/text.ts'

/** What a print says at its end about itself; on the screen it is not there. */
export const PrintNote = ({ document }: { readonly document: LibraryDocument }) => {
  const { printNote, demoNote } = text().reader
  const { now } = useHall()
  const place = usePlace()?.place
  const issuers = document.issuers.join('、')
  const day = dateInWords(dayInChina(now.value))
  return (
    <footer class="print-only print-note">
      {document.kind !== 'policy' && (
        <p>{printNote.issued(issuers, document.publishedOn && dateInWords(document.publishedOn))}</p>
      )}
      <p>{printNote.note(day)}</p>
      {place?.isDemo && <p>{demoNote(place.name)}</p>}
    </footer>
  )
}
