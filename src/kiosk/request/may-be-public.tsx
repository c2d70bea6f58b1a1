import { type ReadonlySignal, signal } from '@preact/signals'
import { Check } from 'lucide'
import { useEffect } from 'preact/hooks'
import type { CatalogEntry } from '#domain/catalog.ts'
import { useHall } from '../terminal/hall.ts'
import { Icon } from '../ui/icon.tsx'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { request } from './draft.ts'

const found = signal<readonly CatalogEntry[]>([])

/** Documents that may be what the citizen is describing. */
export const similar: ReadonlySignal<readonly CatalogEntry[]> = found

const pauseAfterKey = 200

/** What the library already holds of that kind, shown while the citizen writes. */
export const MayBePublic = () => {
  const { library } = useHall()
  const words = text().request
  const { description } = request.value.draft
  useEffect(() => {
    const ask = async () => {
      found.value = await library.similar(description)
    }
    const timer = setTimeout(() => void ask(), pauseAfterKey)
    return () => clearTimeout(timer)
  }, [library, description])
  return (
    <div aria-live="polite">
      {found.value.length > 0 && (
        <section class="may-be-public">
          <h3>
            <Icon node={Check} />
            {words.mayBePublic}
          </h3>
          {found.value.map(entry => (
            <button type="button" key={entry.id} onClick={() => goTo({ name: 'reader', id: entry.id, words: '' })}>
              <span>{entry.title}</span>
              <span class="view">{words.view} ›</span>
            </button>
          ))}
        </section>
      )}
    </div>
  )
}
