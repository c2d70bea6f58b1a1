import { useState } from 'preact/hooks'
import { instantInWords } from '../ui/dates.ts'
import { text } from '../ui/text/text.ts'
import { forgetSeenErrors, loadSeenErrors } from './seen-errors.ts'

/** What went wrong on this terminal, the latest first. */
export const SeenErrorsCard = () => {
  const words = text().terminal
  const [seen, setSeen] = useState(loadSeenErrors)
  const forget = () => {
    forgetSeenErrors()
    setSeen([])
  }
  return (
    <section class="card seen-errors">
      <h2>{words.errors}</h2>
      {seen.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <>
          <ul>
            {seen.map(({ words: what, times, lastAt }) => (
              <li key={what}>
                <span lang="zh-CN">{what}</span>
                <span class="hint">{words.lastSeen(instantInWords(lastAt), times)}</span>
              </li>
            ))}
          </ul>
          <div class="actions">
            <button type="button" class="second-action" onClick={forget}>
              {words.forgetErrors}
            </button>
          </div>
        </>
      )}
    </section>
  )
}
