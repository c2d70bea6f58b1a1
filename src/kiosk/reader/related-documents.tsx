import type { Related } from '../library/messages.ts'
import { goTo } from '../ui/screen.ts'
import { type text as Text, text } from '../ui/text/text.ts'

type Label = keyof ReturnType<typeof Text>['reader']['related']

/** What belongs to a document, both ways, grouped by how. */
export const RelatedDocuments = ({ related }: { readonly related: readonly Related[] }) => {
  const labels = [...new Set(related.map(labelOf))]
  return (
    <>
      {labels.map(label => (
        <section class="related" key={label}>
          <h2>{text().reader.related[label]}</h2>
          {related
            .filter(each => labelOf(each) === label)
            .map(({ entry }) => (
              <button
                type="button"
                class="related-entry"
                key={entry.id}
                onClick={() => goTo({ name: 'reader', id: entry.id, words: '' })}
              >
                <span>{entry.title}</span>
                <span class="hint">{entry.documentNumber ?? text().kinds[entry.kind]}</span>
              </button>
            ))}
        </section>
      ))}
    </>
  )
}

const labelOf = ({ kind, direction }: Related): Label => `${kind}${direction === 'out' ? 'Out' : 'In'}`
