import { useState } from 'preact/hooks'
import type { Organ } from '#domain/place.ts'
import { windowDecides } from '#domain/submission-kind.ts'
import { usePlace } from '../terminal/hall.ts'
import { text } from '../ui/text/text.ts'
import { Choices, TextField } from './inputs.tsx'

/** The organ it goes to: by name, by words of its tasks, as the open document suggests, or as the window decides. */
export const OrganField = (props: { readonly chosen: string; readonly onChoose: (organ: string) => void }) => {
  const words = text().form
  const [sought, setSought] = useState('')
  const organs = usePlace()?.place.organs ?? []
  const chosen = props.chosen === '' ? windowDecides : props.chosen
  const shown = organs.filter(organ => organ.id === chosen || isSought(organ, sought))
  return (
    <>
      <TextField id="organ-sought" label={words.organSought} value={sought} onInput={setSought} />
      <p class="visually-hidden" role="status">
        {sought === '' ? '' : words.organsFound(shown.length)}
      </p>
      <Choices
        name="organ"
        legend={words.organ}
        isLegendHidden
        options={[
          { value: windowDecides, label: words.organUnknown },
          ...shown.map(organ => ({ value: organ.id, label: organ.name, note: organ.tasks.join('、') })),
        ]}
        chosen={chosen}
        onChoose={props.onChoose}
      />
    </>
  )
}

/** Every word typed stands in its name or its tasks. */
const isSought = ({ name, tasks }: Organ, sought: string): boolean => {
  const held = [name, ...tasks].join(' ')
  return sought.split(/\s+/).every(word => held.includes(word))
}
