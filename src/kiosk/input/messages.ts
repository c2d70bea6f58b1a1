import type { Stroke } from './handwriting/features.ts'
import type { Spelt, Writing } from './pinyin/candidates.ts'
import type { PlaceWords } from './pinyin/place-words.ts'

/** What the input worker is asked. Nothing of it is kept once it has been answered. */
export type ToInput =
  | {
      readonly kind: 'spell'
      readonly ticket: number
      readonly letters: string
      /** The text before the caret; a few characters are enough. */
      readonly before: string
      readonly writing: Writing
      readonly isFuzzy: boolean
    }
  /** What may come after a text. */
  | { readonly kind: 'goOn'; readonly ticket: number; readonly before: string }
  | { readonly kind: 'count'; readonly ticket: number; readonly strokes: string }
  | { readonly kind: 'read'; readonly ticket: number; readonly ink: readonly Stroke[] }
  | { readonly kind: 'knowPlace'; readonly words: PlaceWords }

export type FromInput =
  | { readonly kind: 'spelt'; readonly ticket: number; readonly answer: Spelt }
  | { readonly kind: 'texts'; readonly ticket: number; readonly answer: readonly string[] }
  /** A file is missing or damaged; asking again fetches it again. */
  | { readonly kind: 'failed'; readonly ticket: number }
