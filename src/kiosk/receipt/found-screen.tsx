import { dropForm } from '../form/draft.ts'
import { useHall } from '../terminal/hall.ts'
import { BackHeadline } from '../ui/back-headline.tsx'
import { goTo, type Screen } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'

/**
 * The citizen has found what they wanted: nothing has been handed in. What was written goes when they go on, and only
 * that it happened is counted; until then there is a way back to it.
 */
export const FoundScreen = ({ at }: { readonly at: Extract<Screen, { name: 'found' }> }) => {
  const words = text().found
  const { session, countFound } = useHall()
  const leave = (then: () => void) => {
    dropForm(at.key)
    countFound()
    then()
  }
  return (
    <>
      <BackHeadline title={words.title} />
      <section class="card state-card" data-state="delivered">
        <p>{words.hint}</p>
      </section>
      <div class="actions">
        <button type="button" class="main-action" onClick={() => leave(() => goTo({ name: 'home' }))}>
          {words.goOn}
        </button>
        <button type="button" class="second-action" onClick={() => leave(session.end)}>
          {text().submitted.finish}
        </button>
      </div>
    </>
  )
}
