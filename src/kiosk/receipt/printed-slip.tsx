import { groupReceiptCode, type ReceiptCode } from '#domain/receipt-code.ts'
import type { Terminal } from '#domain/terminal.ts'
import { QrCode } from '../take-away/qr-code.tsx'
import type { PlaceHere } from '../terminal/hall.ts'
import { fullInstantInWords } from '../ui/dates.ts'
import { text } from '../ui/text/text.ts'
import type { Slip } from './slip.ts'

/** The slip (回执单) that the citizen takes along: seen in print alone, nothing personal on it. */
export const PrintedSlip = (props: {
  readonly slip: Slip
  readonly code: ReceiptCode
  readonly state: string
  readonly next: readonly string[]
  readonly here: PlaceHere
}) => {
  const words = text().submitted
  const { slip, here } = props
  const { place, terminal } = here
  return (
    <section class="slip print-only" aria-hidden="true">
      <h1>{place.zone}</h1>
      {place.isDemo && <p>{text().demo}</p>}
      <p class="slip-title">{slip.title}</p>
      <p class="slip-state">{props.state}</p>
      {slip.organ !== null && <p>{words.slipOrgan(slip.organName ?? text().form.organUnknown)}</p>}
      <p>{words.slipTime(fullInstantInWords(slip.submittedAt), terminal ? `${terminal.hall} ${terminal.name}` : '')}</p>
      <p class="slip-title">{words.slipCode}</p>
      <p class="slip-code">{groupReceiptCode(props.code)}</p>
      <QrCode content={props.code} label={words.codeQr} />
      <p>{words.slipHint}</p>
      <ul>
        {props.next.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>{text().paper.window(place.window.name, place.window.address, place.window.phone, place.window.hours)}</p>
    </section>
  )
}

const sheet = new CSSStyleSheet()
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

/** Sets the paper for what is printed next: a roll of 80 mm for slips, A4 for everything else. */
export const setPaper = (paper: Terminal['paper']): void => {
  sheet.replaceSync(paper === '80mm' ? '@page { size: 80mm 260mm; margin: 3mm } .slip { font-size: 9.5pt }' : '')
  addEventListener('afterprint', () => sheet.replaceSync(''), { once: true })
}
