import { HitCard } from '../search/hit-card.tsx'
import { BackHeadline } from '../ui/back-headline.tsx'
import { text } from '../ui/text/text.ts'
import { listed, removeFromList } from './list.ts'

/** The session's list (我的清单). */
export const ListScreen = () => {
  const words = text().list
  return (
    <>
      <BackHeadline title={words.title} />
      <p class="hint">{listed.value.length === 0 ? words.empty : words.hint}</p>
      <ul class="hits">
        {listed.value.map(entry => (
          <li key={entry.id}>
            <HitCard hit={{ entry, titleMarks: [], excerpt: null, why: null, related: [], successor: null }} words="" />
            <button
              type="button"
              class="chip"
              aria-label={words.removeOf(entry.title)}
              onClick={() => removeFromList(entry)}
            >
              {words.remove}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
