import { Ban, Check, Info } from 'lucide'
import type { Policy } from '#domain/document.ts'
import type { Related } from '../library/messages.ts'
import { dateInWords } from '../ui/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'

/** The first thing said of a policy: whether it binds, from when, until when, and what came after it. */
export const ValidityBanner = (props: { readonly policy: Policy; readonly related: readonly Related[] }) => {
  const { validity, effectiveOn, expiresOn } = props.policy
  const { reader, validity: names } = text()
  const tone = {
    inForce: 'well',
    notYetInForce: 'wait',
    unmarked: 'wait',
    amended: 'wait',
    repealed: 'past',
    expired: 'past',
  }[validity.state]
  const icon = tone === 'well' ? Check : tone === 'past' ? Ban : Info
  const dates = [
    ...(effectiveOn ? [reader.effective(dateInWords(effectiveOn))] : []),
    ...(expiresOn ? [reader.expires(dateInWords(expiresOn))] : []),
  ]
  return (
    <div class="validity" data-tone={tone}>
      <p class="validity-line">
        <Icon node={icon} />
        <strong>{names[validity.state]}</strong>
        <span class="validity-dates">{dates.join(' · ')}</span>
      </p>
      {'reason' in validity && <p>{validity.reason}</p>}
      {validity.state === 'unmarked' && <p>{reader.unmarkedHint}</p>}
      {props.related.filter(isSuccessor).map(({ entry }) => (
        <button
          type="button"
          class="successor"
          key={entry.id}
          onClick={() => goTo({ name: 'reader', id: entry.id, words: '' })}
        >
          {entry.documentNumber} {entry.title} ›
        </button>
      ))}
    </div>
  )
}

const isSuccessor = ({ kind, direction }: Related): boolean =>
  direction === 'in' && (kind === 'replaces' || kind === 'repeals' || kind === 'amends')
