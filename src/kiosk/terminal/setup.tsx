import { useState } from 'preact/hooks'
import type { Terminal } from '#domain/terminal.ts'
import { text } from '../ui/text/text.ts'
import { useHall } from './hall.ts'
import { loadSettings, type Settings, saveName, saveSettings } from './settings.ts'

const inches = [10.1, 21.5, 32, 43, 55] as const
const millimetresAnInch = 25.4
const papers = ['a4', '80mm', 'none'] as const

/** Which terminal this is, how large and how high it hangs, what it prints on: at the first run, and whenever it moves. */
export const Setup = () => {
  const words = text().setup
  const { library, terminal } = useHall()
  const status = library.status.value
  const terminals = 'place' in status ? status.place.terminals : []
  const now = terminal()
  const [id, setId] = useState(now?.id)
  const [settings, setSettings] = useState<Settings>({
    diagonalMillimetres: now?.diagonalMillimetres ?? 813,
    lowerEdgeMillimetres: now?.lowerEdgeMillimetres ?? 700,
    paper: now?.paper ?? 'none',
  })
  const change = (part: Partial<Settings>) => setSettings({ ...settings, ...part })
  const take = (each: Terminal) => {
    setId(each.id)
    setSettings(each)
  }
  const save = () => {
    if (id === undefined) return
    saveName(id)
    saveSettings(settings)
    location.replace('/')
  }
  return (
    <section class="card setup">
      <h2>{words.title}</h2>
      {loadSettings() === null && <p class="hint">{words.first}</p>}
      <h3>{words.which}</h3>
      <Choice
        items={terminals}
        isChosen={each => each.id === id}
        nameOf={each => `${each.hall} · ${each.name}`}
        onChoose={take}
      />
      <h3>{words.diagonal(Math.round(settings.diagonalMillimetres))}</h3>
      <Choice
        items={inches}
        isChosen={each => Math.abs(each * millimetresAnInch - settings.diagonalMillimetres) < 4}
        nameOf={words.inches}
        onChoose={each => change({ diagonalMillimetres: Math.round(each * millimetresAnInch) })}
      />
      <Stepper
        by={[-10, -1, 1, 10]}
        onStep={by => change({ diagonalMillimetres: Math.max(150, settings.diagonalMillimetres + by) })}
      />
      <Ruler diagonal={settings.diagonalMillimetres} />
      <h3>{words.height(settings.lowerEdgeMillimetres)}</h3>
      <Stepper
        by={[-100, -10, 10, 100]}
        onStep={by => change({ lowerEdgeMillimetres: Math.max(0, settings.lowerEdgeMillimetres + by) })}
      />
      <h3>{words.paper}</h3>
      <Choice
        items={papers}
        isChosen={each => each === settings.paper}
        nameOf={each => words.papers[each]}
        onChoose={paper => change({ paper })}
      />
      <p class="hint">{words.origin(location.origin)}</p>
      <div class="actions">
        <button type="button" class="main-action" disabled={id === undefined} onClick={save}>
          {words.save}
        </button>
      </div>
    </section>
  )
}

const Choice = <Item,>(props: {
  readonly items: readonly Item[]
  readonly isChosen: (item: Item) => boolean
  readonly nameOf: (item: Item) => string
  readonly onChoose: (item: Item) => void
}) => (
  <div class="chips">
    {props.items.map(item => (
      <button
        type="button"
        class="chip"
        key={props.nameOf(item)}
        aria-pressed={props.isChosen(item)}
        onClick={() => props.onChoose(item)}
      >
        {props.nameOf(item)}
      </button>
    ))}
  </div>
)

const Stepper = (props: { readonly by: readonly number[]; readonly onStep: (by: number) => void }) => (
  <div class="chips">
    {props.by.map(by => (
      <button type="button" class="chip" key={by} onClick={() => props.onStep(by)}>
        {text().setup.step(by)}
      </button>
    ))}
  </div>
)

/** A line to lay a ruler on: it is a hundred millimetres long when the diagonal is right. */
const Ruler = ({ diagonal }: { readonly diagonal: number }) => (
  <p class="ruler">
    <span style={{ width: `${(100 * Math.hypot(innerWidth, innerHeight)) / diagonal}px` }} />
    {text().setup.ruler}
  </p>
)
