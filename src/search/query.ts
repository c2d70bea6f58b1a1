import type { Filter } from './filter.ts'

/** What is asked of a library. */
export type Query = {
  readonly text: string
  /** Words added to search inside what was found (二次搜索). */
  readonly within: readonly string[]
  readonly filter: Filter
  readonly order: 'relevance' | 'date'
  readonly count: number
}
