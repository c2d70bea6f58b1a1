import { useHall } from '../terminal/hall.ts'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'

/** The citizen has found what they wanted: nothing has been handed in, and nothing needs to be. */
export const FoundScreen = () => {
  const words = text().found
  const { session } = useHall()
  return (
    <>
      <section class="card state-card" data-state="delivered">
        <h1>{words.title}</h1>
        <p>{words.hint}</p>
      </section>
      <div class="actions">
        <button type="button" class="second-action" onClick={() => goTo({ name: 'home' })}>
          {words.goOn}
        </button>
        <button type="button" class="main-action" onClick={session.end}>
          {text().submitted.finish}
        </button>
      </div>
    </>
  )
}
