import { Check } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import type { OnRequestEntry } from '#domain/edition.ts'
import type { Resembling } from '../library/messages.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { dateInWords } from '../ui/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { goTo } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { fill } from './draft.ts'

const pauseAfterKey = 200

/** What resembles a description, a moment after the last key. */
export const useResembling = (description: string): Resembling => {
  const { library } = useHall()
  const [found, setFound] = useState<Resembling>({ documents: [], onRequest: [] })
  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      const resembling = await library.similar(description)
      if (isCurrent) setFound(resembling)
    }
    const timer = setTimeout(() => void ask(), pauseAfterKey)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [library, description])
  return found
}

/**
 * What the library already holds of that kind, and what the catalogue of information on request (依申请公开目录) names, shown
 * while the citizen writes. Whoever has found it ends here, without a request.
 */
export const AlreadyPublic = (props: { readonly formKey: string; readonly description: string }) => {
  const words = text().form
  const { documents, onRequest } = useResembling(props.description)
  return (
    <div aria-live="polite">
      {documents.length > 0 && (
        <section class="already-public">
          <h3>
            <Icon node={Check} />
            {words.alreadyPublic}
          </h3>
          {documents.map(entry => (
            <button type="button" key={entry.id} onClick={() => goTo({ name: 'reader', id: entry.id, words: '' })}>
              <span>{entry.title}</span>
              <span class="view">{words.view} ›</span>
            </button>
          ))}
          <FoundIt formKey={props.formKey} words={words.foundIt} />
        </section>
      )}
      {onRequest.length > 0 && <OnRequest {...props} entries={onRequest} />}
    </div>
  )
}

/** Ends without a request, or without a question. */
export const FoundIt = (props: { readonly formKey: string; readonly words: string }) => (
  <button type="button" class="found-it" onClick={() => goTo({ name: 'found', key: props.formKey })}>
    {props.words}
  </button>
)

/** Documents whose names are public and whose texts are given out on request: one touch names the very one. */
const OnRequest = (props: {
  readonly formKey: string
  readonly description: string
  readonly entries: readonly OnRequestEntry[]
}) => {
  const words = text().form
  const organs = usePlace()?.place.organs ?? []
  const ask = ({ title, documentNumber, writtenOn, organ }: OnRequestEntry) => {
    const named = `《${title}》${documentNumber ? `(${documentNumber})` : ''},${dateInWords(writtenOn)}`
    fill(props.formKey, {
      description: props.description.includes(named)
        ? props.description
        : [props.description.trim(), named].filter(each => each !== '').join('\n'),
      ...(organs.some(each => each.id === organ) ? { organ } : {}),
    })
  }
  return (
    <section class="on-request">
      <h3>{words.onRequest}</h3>
      {props.entries.map(entry => (
        <button type="button" key={entry.title} onClick={() => ask(entry)}>
          <span>
            {entry.title}
            <span class="hint">
              {' '}
              {[entry.documentNumber, dateInWords(entry.writtenOn)].filter(each => each).join(' · ')}
            </span>
          </span>
          <span class="view">{words.askForThis} ›</span>
        </button>
      ))}
    </section>
  )
}
