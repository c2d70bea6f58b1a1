import { receiptRule } from '#domain/receipt-rule.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { text } from '../ui/text/text.ts'
import type { Filling } from './draft.ts'
import { termsOf } from './terms.ts'

/** Before submitting: when it will count as received, and by when an answer is due or promised. */
export const ReceiptRule = ({ filling }: { readonly filling: Filling }) => {
  const words = text().terms
  const hall = useHall()
  const here = usePlace()
  if (!here) return null
  const { header, isClockSure } = termsOf(filling, here, hall)
  const rule = receiptRule(header)
  return (
    <section class="card receipt-rule">
      <h3>{rule === 'intakeDay' ? words.howSoon : words.title}</h3>
      <p>{words.saved}</p>
      {rule !== 'intakeDay' && (
        <p>
          {words.whyRule}
          {text().gap}
          {words.received[rule]}
        </p>
      )}
      {rule !== 'intakeDay' && <p>{words.statutory}</p>}
      {header.promisedWorkingDays !== null && <p>{words.promised(header.promisedWorkingDays)}</p>}
      {!isClockSure && <p class="warning">{words.clockUnsure}</p>}
    </section>
  )
}
