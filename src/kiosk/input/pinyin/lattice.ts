/** A stretch of typed letters read as one syllable: which it may be, up to where, and what is doubtful about it. */
export type Arc = {
  readonly to: number
  /** Numbers of syllables. One where it is spelled out, several where it is cut short or may sound alike. */
  readonly syllables: readonly number[]
  readonly isWhole: boolean
  readonly penalty: number
}

/** Every way to read typed letters, by where a syllable begins. */
export type Lattice = {
  readonly letters: string
  readonly arcs: readonly (readonly Arc[])[]
}

/** Sounds that many people don't tell apart (模糊音), both ways. */
const alikeInitials = [
  ['zh', 'z'],
  ['ch', 'c'],
  ['sh', 's'],
  ['n', 'l'],
  ['f', 'h'],
] as const
const alikeFinals = [
  ['ang', 'an'],
  ['eng', 'en'],
  ['ing', 'in'],
] as const

/** Other spellings that people type. */
const spellings: Readonly<Record<string, string>> = { lue: 'lve', nue: 'nve' }

const wholePenalty = 0
const alikePenalty = 18
const shortPenalty = 12
const longestSyllable = 6

/** A table of syllables, with what each beginning of one can become. */
export type SyllableTable = {
  readonly numberOf: ReadonlyMap<string, number>
  readonly startingWith: ReadonlyMap<string, readonly number[]>
  readonly alikeOf: ReadonlyMap<string, readonly number[]>
}

export const syllableTable = (syllables: readonly string[]): SyllableTable => {
  const numberOf = new Map(syllables.map((syllable, number) => [syllable, number]))
  for (const [typed, meant] of Object.entries(spellings)) {
    const number = numberOf.get(meant)
    if (number !== undefined) numberOf.set(typed, number)
  }
  const startingWith = new Map<string, number[]>()
  const alikeOf = new Map<string, readonly number[]>()
  for (const [number, syllable] of syllables.entries()) {
    for (let length = 1; length < syllable.length; length += 1) {
      const start = syllable.slice(0, length)
      startingWith.set(start, [...(startingWith.get(start) ?? []), number])
    }
    alikeOf.set(
      syllable,
      soundingLike(syllable).flatMap(other => numberOf.get(other) ?? []),
    )
  }
  return { numberOf, startingWith, alikeOf }
}

const soundingLike = (syllable: string): readonly string[] => {
  const initial = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?/.exec(syllable)?.[0] ?? ''
  const final = syllable.slice(initial.length)
  const swap = (pairs: readonly (readonly [string, string])[], part: string) => [
    part,
    ...pairs.flatMap(([left, right]) => (part === left ? [right] : part === right ? [left] : [])),
  ]
  return swap(alikeInitials, initial)
    .flatMap(start => swap(alikeFinals, final).map(end => start + end))
    .filter(other => other !== syllable)
}

/**
 * Reads letters as syllables in every way that leaves as few as possible of them cut short: `xian` as 先 and 西安, `sfz`
 * as three initials, `zhongg` as a whole syllable and the beginning of one. An apostrophe parts syllables. Letters that
 * begin no syllable have no arc.
 */
export const readLetters = (letters: string, table: SyllableTable, isFuzzy: boolean): Lattice => {
  const all = Array.from({ length: letters.length }, (_, at) => arcsFrom(letters, at, table, isFuzzy))
  const cutShort = fewestCutShort(all, letters)
  const arcs = all.map((some, at) =>
    some.filter(arc => (cutShort[arc.to] ?? Infinity) + (arc.isWhole ? 0 : 1) === cutShort[at]),
  )
  return { letters, arcs }
}

const arcsFrom = (letters: string, at: number, table: SyllableTable, isFuzzy: boolean): readonly Arc[] => {
  if (letters[at] === "'") return []
  const arcs: Arc[] = []
  for (let length = 1; length <= longestSyllable && at + length <= letters.length; length += 1) {
    const typed = letters.slice(at, at + length)
    if (typed.endsWith("'")) break
    const to = skipMarks(letters, at + length)
    const number = table.numberOf.get(typed)
    if (number !== undefined) arcs.push({ to, syllables: [number], isWhole: true, penalty: wholePenalty })
    const alike = isFuzzy ? (table.alikeOf.get(typed) ?? []) : []
    if (alike.length > 0) arcs.push({ to, syllables: alike, isWhole: true, penalty: alikePenalty })
    const starting = table.startingWith.get(typed)
    if (number === undefined && starting) arcs.push({ to, syllables: starting, isWhole: false, penalty: shortPenalty })
  }
  return arcs
}

const skipMarks = (letters: string, at: number): number => {
  let end = at
  while (letters[end] === "'") end += 1
  return end
}

/** For each place, how many syllables at least are cut short from there to the end; `Infinity` where nothing leads on. */
const fewestCutShort = (arcs: readonly (readonly Arc[])[], letters: string): readonly number[] => {
  const fewest = new Array<number>(letters.length + 1).fill(Number.POSITIVE_INFINITY)
  fewest[letters.length] = 0
  for (let at = letters.length - 1; at >= 0; at -= 1)
    for (const arc of arcs[at] ?? [])
      fewest[at] = Math.min(fewest[at] ?? 0, (fewest[arc.to] ?? 0) + (arc.isWhole ? 0 : 1))
  return fewest
}
