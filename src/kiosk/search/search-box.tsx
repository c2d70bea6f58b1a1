import { Search, X } from 'lucide'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Suggestions } from '#search/suggest.ts'
import { composing, forgetComposition } from '../input/composition.ts'
import { keyboard } from '../input/keyboard.ts'
import { WordsField } from '../input/words-field.tsx'
import { useHall } from '../terminal/hall.ts'
import { BackButton } from '../ui/back-headline.tsx'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import type { SearchAt } from './use-answer.ts'

/** What is searched for, with what the citizen may be about to type. */
export const SearchBox = ({ at, onText }: { readonly at: SearchAt; readonly onText: (words: string) => void }) => {
  const { search, home } = text()
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (at.from === 'typing' && at.text === '') input.current?.focus()
  }, [])
  const isTyping = keyboard.value?.field === input.current && input.current !== null
  const typed = at.text + (isTyping && composing.value?.kind === 'pinyin' ? composing.value.keys : '')
  const pick = (words: string) => {
    forgetComposition()
    onText(words)
  }
  return (
    <>
      <div class="search-line">
        <BackButton />
        <div class="search-box">
          <Icon node={Search} />
          <WordsField
            field={input}
            label={search.label}
            placeholder={home.placeholder}
            value={at.text}
            onWords={onText}
          />
          {at.text !== '' && (
            <button type="button" aria-label={search.clear} onClick={() => onText('')}>
              <Icon node={X} />
            </button>
          )}
        </div>
      </div>
      {isTyping && typed.trim() !== '' && <Completions typed={typed} onPick={pick} />}
    </>
  )
}

const Completions = (props: { readonly typed: string; readonly onPick: (words: string) => void }) => {
  const { library } = useHall()
  const [suggestions, setSuggestions] = useState<Suggestions | null>(null)
  useEffect(() => {
    let isCurrent = true
    void library.complete(props.typed).then(found => {
      if (isCurrent) setSuggestions(found)
    })
    return () => {
      isCurrent = false
    }
  }, [library, props.typed])
  const words = [
    ...(suggestions?.terms ?? []),
    ...(suggestions?.entries ?? []).flatMap(entry =>
      isNumberTyped(props.typed, entry.documentNumber) ? [entry.documentNumber] : [],
    ),
  ]
  if (words.length === 0) return null
  return (
    <fieldset class="completions">
      <legend>{text().search.mayMean}</legend>
      <div class="chips">
        {[...new Set(words)].map(word => (
          <button type="button" class="chip" key={word} onClick={() => props.onPick(word)}>
            {word}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

const isNumberTyped = (typed: string, number: string | null): number is string =>
  number !== null && /\d|〔|令/.test(typed)
