import { useMemo, useState } from 'preact/hooks'
import type { LibraryDocument } from '#domain/document.ts'
import { outline } from '#domain/outline.ts'
import { fold } from '#search/fold.ts'
import { normalWord } from '#search/terms.ts'
import { type Found, findInText, wordsToFind } from './find-in-text.ts'

/** Finding in the open text. */
export type Find = {
  readonly isOpen: boolean
  readonly typed: string
  readonly found: Found
  /** The mark in view, counted from 0; `null` while the bar is closed. */
  readonly current: number | null
  readonly open: () => void
  readonly close: () => void
  readonly type: (words: string) => void
  /** To the next mark, or with -1 to the one before; after the last comes the first. */
  readonly step: (by: 1 | -1) => void
}

/**
 * Marks the words of the search that led here; once the bar is open, what is typed there.
 * @param searched every writing of the words that the search looked for
 */
export const useFind = (source: LibraryDocument, searched: string): Find => {
  const [typed, setTyped] = useState<string | null>(null)
  const [current, setCurrent] = useState(0)
  const blocks = useMemo(() => [source.title, ...outline(source.body).map(block => block.text)], [source])
  const beginning = useMemo(() => wordsHere(source, blocks, searched), [source, blocks, searched])
  const found = useMemo(() => findInText(blocks, wordsToFind(typed ?? beginning)), [blocks, typed, beginning])
  const type = (words: string | null) => {
    setTyped(words)
    setCurrent(0)
  }
  return {
    isOpen: typed !== null,
    typed: typed ?? '',
    found,
    current: typed === null ? null : current,
    open: () => type(beginning),
    close: () => type(null),
    type,
    step: by => found.count > 0 && setCurrent((current + by + found.count) % found.count),
  }
}

/** The words of the search that this text holds; none where the search was for the document's own number. */
const wordsHere = (source: LibraryDocument, blocks: readonly string[], searched: string): string => {
  const words = wordsToFind(searched)
  const number = source.kind === 'policy' && source.documentNumber
  if (number && words.includes(normalWord(number.normal))) return ''
  return words.filter(word => blocks.some(block => fold(block).includes(word))).join(' ')
}
