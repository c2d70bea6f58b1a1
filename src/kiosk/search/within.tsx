import { Plus, X } from 'lucide'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { WordsField } from '../input/words-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'

/** Searching inside what was found (二次搜索): words added as chips, each removed by a touch. */
export const Within = (props: {
  readonly within: readonly string[]
  readonly refinements: readonly string[]
  readonly onWithin: (within: readonly string[]) => void
}) => {
  const [isAdding, setIsAdding] = useState(false)
  const { search } = text()
  const add = (word: string) => {
    setIsAdding(false)
    const words = word.trim()
    if (words !== '' && !props.within.includes(words)) props.onWithin([...props.within, words])
  }
  return (
    <div class="within">
      <span class="within-label">{search.within}</span>
      {props.within.map(word => (
        <button
          type="button"
          class="chip"
          key={word}
          aria-pressed="true"
          aria-label={search.removeFilter(word)}
          onClick={() => props.onWithin(props.within.filter(each => each !== word))}
        >
          {word} <Icon node={X} />
        </button>
      ))}
      {props.refinements.map(word => (
        <button type="button" class="chip" key={word} onClick={() => add(word)}>
          {word}
        </button>
      ))}
      {isAdding ? (
        <Adding onAdd={add} />
      ) : (
        <button type="button" class="chip" onClick={() => setIsAdding(true)}>
          <Icon node={Plus} /> {search.addWord}
        </button>
      )}
    </div>
  )
}

const Adding = ({ onAdd }: { readonly onAdd: (word: string) => void }) => {
  const { search } = text()
  const [word, setWord] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => input.current?.focus(), [])
  const submit = (event: Event) => {
    event.preventDefault()
    onAdd(word)
  }
  return (
    <form class="within-add" onSubmit={submit}>
      <WordsField field={input} label={search.addWordLabel} value={word} onWords={setWord} />
      <button type="submit" class="chip">
        {search.addWordGo}
      </button>
    </form>
  )
}
