import { signal } from '@preact/signals'
import { Printer, Ruler } from 'lucide'
import { openForm } from '../form/draft.ts'
import { setPaper } from '../receipt/printed-slip.tsx'
import { Icon } from '../ui/icon.tsx'
import { goTo, type Screen, searchFor } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { type PlaceHere, useHall, usePlace } from './hall.ts'
import { isLargeEnough, type MeasuredControl, measureControls } from './measure-controls.ts'

type ProvenScreen = { readonly screen: Screen['name']; readonly controls: readonly MeasuredControl[] }

const proof = signal<readonly ProvenScreen[]>([])

/** Milliseconds until a screen stands as it will be used. */
const settled = 900

/** Walks through the screens as a citizen would and measures every control. */
const walk = async (here: PlaceHere, firstDocument: Screen | null) => {
  const request = here.forms.find(form => form.kind === 'disclosureRequest')
  const steps: readonly (() => void)[] = [
    () => goTo({ name: 'home' }),
    () => goTo(searchFor('', 'browsing')),
    () => firstDocument && goTo(firstDocument),
    () => goTo({ name: 'triage' }),
    () => goTo({ name: 'complaints' }),
    () => request && openForm(request),
    () => goTo({ name: 'progress', code: '' }),
    () => goTo({ name: 'list' }),
    () => goTo({ name: 'assist' }),
  ]
  const names = ['home', 'search', 'reader', 'triage', 'complaints', 'form', 'progress', 'list', 'assist'] as const
  const kind = here.terminal?.kind === 'tablet' ? 'tablet' : 'kiosk'
  const perMillimetre = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))
  const proven: ProvenScreen[] = []
  for (const [at, go] of steps.entries()) {
    go()
    await new Promise(resolve => setTimeout(resolve, settled))
    proven.push({ screen: names[at] ?? 'home', controls: measureControls(perMillimetre, kind) })
  }
  proof.value = proven
  goTo({ name: 'proof' })
}

/** The button that makes the proof sheet (验收单). */
export const ProofButton = () => {
  const words = text().proof
  const here = usePlace()
  const { library } = useHall()
  const begin = async () => {
    const { filter, within, order } = searchFor('', 'browsing')
    const answer = await library.search({ text: '', within, filter, order, count: 1 }).answer
    const id = answer?.hits[0]?.entry.id
    if (here) await walk(here, id ? { name: 'reader', id, words: '' } : null)
  }
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <p class="hint">{words.hint}</p>
      <div class="actions">
        <button type="button" class="second-action" onClick={() => void begin()}>
          <Icon node={Ruler} />
          {words.make}
        </button>
      </div>
    </section>
  )
}

/** Every control with its size, for the acceptance of the terminal. */
export const ProofScreen = () => {
  const { proof: words, screens } = text()
  const { terminal } = useHall()
  const all = proof.value.flatMap(({ controls }) => controls)
  const small = all.filter(control => !isLargeEnough(control)).length
  const printSheet = () => {
    setPaper('a4')
    print()
  }
  return (
    <div class="proof">
      <h1>{words.title}</h1>
      <p>
        {terminal()?.hall} {terminal()?.name} · {words.measured(all.length, small)}
      </p>
      <div class="actions">
        <button type="button" class="second-action" onClick={printSheet}>
          <Icon node={Printer} />
          {words.print}
        </button>
      </div>
      {proof.value.map(({ screen, controls }) => (
        <section key={screen} class="card">
          <h2>{screens[screen]}</h2>
          <table>
            <thead>
              <tr>
                {words.columns.map(column => (
                  <th key={column}>{column}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {controls.map((control, at) => (
                <tr key={at} data-small={!isLargeEnough(control) || undefined}>
                  <td>{control.name}</td>
                  <td>
                    {control.width.toFixed(1)} × {control.height.toFixed(1)}
                  </td>
                  <td>{control.wanted}</td>
                  <td>{isLargeEnough(control) ? words.enough : words.tooSmall}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  )
}
