import { Ban, Check, type IconNode, Info } from 'lucide'
import type { Policy } from '#domain/document.ts'
import type { Related } from '../library/messages.ts'
import { dateInWords } from '../ui/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'

type Tone = 'well' | 'wait' | 'past'

const tones: Readonly<Record<Policy['validity']['state'], Tone>> = {
  inForce: 'well',
  notYetInForce: 'wait',
  unmarked: 'wait',
  amended: 'wait',
  partlyRepealed: 'wait',
  repealed: 'past',
  expired: 'past',
}
const icons: Readonly<Record<Tone, IconNode>> = { well: Check, wait: Info, past: Ban }

/** The first thing said of a policy: whether it binds, from when, until when, and what came after it. */
export const ValidityBanner = (props: { readonly policy: Policy; readonly related: readonly Related[] }) => {
  const { validity, effectiveOn, expiresOn } = props.policy
  const { reader, validity: names } = text()
  const tone = tones[validity.state]
  const dates = [
    effectiveOn && reader.effective(dateInWords(effectiveOn)),
    expiresOn && reader.expires(dateInWords(expiresOn)),
  ]
  return (
    <div class="validity" data-tone={tone}>
      <p class="validity-line">
        <Icon node={icons[tone]} />
        <strong>{names[validity.state]}</strong>
        <span class="validity-dates">{dates.filter(date => date).join(' · ')}</span>
      </p>
      {'reason' in validity && <p>{validity.reason}</p>}
      {validity.state === 'unmarked' && <p>{reader.unmarkedHint}</p>}
      <Successors related={props.related.filter(isSuccessor)} />
    </div>
  )
}

const Successors = ({ related }: { readonly related: readonly Related[] }) => {
  const entries = new Map(related.map(({ entry }) => [entry.id, entry]))
  return (
    <>
      {[...entries.values()].map(({ id, documentNumber, title }) => (
        <button
          type="button"
          class="successor"
          key={id}
          lang="zh-CN"
          onClick={() => goTo({ name: 'reader', id, words: '' })}
        >
          {documentNumber} {title} ›
        </button>
      ))}
    </>
  )
}

const isSuccessor = ({ kind, direction }: Related): boolean =>
  direction === 'in' && (kind === 'replaces' || kind === 'repeals' || kind === 'amends')
