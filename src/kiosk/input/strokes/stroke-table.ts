/** The five kinds of strokes as people count them: 横 竖 撇 点(捺) 折, and one that may be any. */
export const strokeKeys = ['1', '2', '3', '4', '5', '?'] as const
export type StrokeKey = (typeof strokeKeys)[number]

/** Characters with their strokes, the most frequent first. */
export type StrokeTable = readonly { readonly character: string; readonly strokes: string }[]

/** Opens lines `字 445521`. */
export const openStrokeTable = (lines: string): StrokeTable =>
  lines.split('\n').map(line => {
    const [character = '', strokes = ''] = line.split(' ')
    return { character, strokes }
  })

/** Characters that begin with these strokes: those that consist of them alone, then the others by frequency. */
export const charactersFor = (table: StrokeTable, keys: string, count: number): readonly string[] => {
  const whole: string[] = []
  const begun: string[] = []
  for (const { character, strokes } of table) {
    if (!isBeginning(strokes, keys)) continue
    if (strokes.length === keys.length) whole.push(character)
    else if (begun.length < count) begun.push(character)
  }
  return [...whole, ...begun].slice(0, count)
}

const isBeginning = (strokes: string, keys: string): boolean => {
  if (strokes.length < keys.length) return false
  for (let at = 0; at < keys.length; at += 1) if (keys[at] !== '?' && keys[at] !== strokes[at]) return false
  return true
}
