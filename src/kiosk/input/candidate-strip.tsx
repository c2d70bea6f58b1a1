import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp, TextSelect, Undo2 } from 'lucide'
import { useState } from 'preact/hooks'
import { dayInChina } from '#domain/civil-date.ts'
import { useHall } from '../terminal/hall.ts'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { choose, composing, forgetComposition, hasFailed, offered } from './composition.ts'
import { moveCaret, selectAll, undo, writeInto } from './field-edits.ts'
import { Key, variants } from './key.tsx'
import { keyboard } from './keyboard.ts'
import type { Candidate } from './pinyin/candidates.ts'
import { pressSign } from './press.ts'

const mostInStrip = 12
/** Where much is being composed, the strip has room for few sentences beside the words that they begin with. */
const sentencesInStrip = 2
/** So many at a time, that a weak machine draws them at once. */
const gridStep = 60
const mostRead = 5

const take = (candidate: Candidate) => {
  const { value } = keyboard
  if (value) choose(value.field, candidate, value.writing)
}

/** What may be chosen, in one row; where there is nothing to choose, keys that move about in what is written. */
export const CandidateStrip = (props: { readonly isOpen: boolean; readonly onOpen: (isOpen: boolean) => void }) => {
  const words = text().keyboard
  const { candidates, for: keys } = offered.value
  if (variants.value.length > 0) return <VariantStrip signs={variants.value} />
  const canOpen = keys !== '' && candidates.length > 3
  return (
    <div class="candidates">
      {candidates.length > 0 && <ReadOut candidates={candidates} />}
      {hasFailed.value && composing.value && <p class="keyboard-hint">{words.failed}</p>}
      <div class="candidates-list" hidden={candidates.length === 0}>
        {stripOf(candidates, keys).map((candidate, at) => (
          <Key
            key={candidate.text}
            look={at === 0 && keys !== '' ? 'candidate first' : 'candidate'}
            onPress={() => take(candidate)}
          >
            {candidate.text}
          </Key>
        ))}
      </div>
      {canOpen && (
        <Key
          look="candidate-more"
          isPressed={props.isOpen}
          label={words.more}
          onPress={() => props.onOpen(!props.isOpen)}
        >
          <Icon node={props.isOpen ? ChevronUp : ChevronDown} />
        </Key>
      )}
      {candidates.length === 0 && keyboard.value?.layout === 'digits' && <Picks />}
      {keys === '' && !composing.value && <EditKeys />}
    </div>
  )
}

const stripOf = (candidates: readonly Candidate[], keys: string): readonly Candidate[] => {
  const isWhole = (candidate: Candidate) => candidate.length === keys.length
  const sentences = candidates.filter(isWhole).slice(0, sentencesInStrip)
  const hasParts = candidates.some(candidate => candidate.text.length > 1 && !isWhole(candidate))
  const shown = hasParts ? [...sentences, ...candidates.filter(candidate => !isWhole(candidate))] : candidates
  return shown.slice(0, mostInStrip)
}

/** All candidates, where the keys are otherwise; a part at a time. */
export const CandidateGrid = ({ onChosen }: { readonly onChosen: () => void }) => {
  const { candidates } = offered.value
  const [shown, setShown] = useState(gridStep)
  return (
    <div class="candidates-grid">
      {candidates.slice(0, shown).map(candidate => (
        <Key
          key={candidate.text}
          look="candidate"
          onPress={() => {
            take(candidate)
            onChosen()
          }}
        >
          {candidate.text}
        </Key>
      ))}
      {shown < candidates.length && (
        <Key look="candidate" onPress={() => setShown(shown + gridStep)}>
          {text().keyboard.evenMore}
        </Key>
      )}
    </div>
  )
}

/** Candidates told to who cannot see them. */
const ReadOut = ({ candidates }: { readonly candidates: readonly Candidate[] }) => (
  <p class="visually-hidden" role="status">
    {text().keyboard.candidates(candidates.slice(0, mostRead).map(candidate => candidate.text))}
  </p>
)

const VariantStrip = ({ signs }: { readonly signs: readonly string[] }) => (
  <div class="candidates">
    <div class="candidates-list">
      {signs.map(sign => (
        <Key
          key={sign}
          look="candidate"
          onPress={() => {
            const { value } = keyboard
            if (value) writeInto(value.field, sign)
          }}
        >
          {sign}
        </Key>
      ))}
    </div>
  </div>
)

/** Dates and amounts that are often written, so that they need not be typed. */
const Picks = () => {
  const { now } = useHall()
  const today = dayInChina(now.value)
  const [year = '', month = '', day = ''] = today.split('-')
  const picks = [`${year}年`, `${Number(year) - 1}年`, `${year}年${Number(month)}月${Number(day)}日`, '万元', '亩']
  return (
    <div class="candidates-list">
      {picks.map(pick => (
        <Key key={pick} look="candidate" onPress={() => pressSign(pick)}>
          {pick}
        </Key>
      ))}
    </div>
  )
}

const EditKeys = () => {
  const words = text().keyboard
  const { value } = keyboard
  if (!value) return null
  const { field } = value
  /** What was offered to go on with no longer fits where the caret stands then. */
  const edit = (work: () => void) => () => {
    forgetComposition()
    work()
  }
  return (
    <div class="edit-keys">
      <Key look="edit" label={words.left} doesRepeat onPress={edit(() => moveCaret(field, 'left'))}>
        <Icon node={ChevronLeft} />
      </Key>
      <Key look="edit" label={words.right} doesRepeat onPress={edit(() => moveCaret(field, 'right'))}>
        <Icon node={ChevronRight} />
      </Key>
      <Key look="edit" label={words.selectAll} onPress={edit(() => selectAll(field))}>
        <Icon node={TextSelect} />
      </Key>
      <Key look="edit" label={words.undo} onPress={edit(undo)}>
        <Icon node={Undo2} />
      </Key>
    </div>
  )
}
