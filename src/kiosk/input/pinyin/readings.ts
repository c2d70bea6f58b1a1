/** How a character (its code) is read, the usual reading first, each by the number of its syllable. */
export type Readings = ReadonlyMap<number, readonly number[]>

/** Opens lines `长 chang zhang`. */
export const openReadings = (lines: string, syllables: readonly string[]): Readings => {
  const numbers = new Map(syllables.map((syllable, number) => [syllable, number]))
  const readings = new Map<number, readonly number[]>()
  for (const line of lines.split('\n')) {
    const [character = '', ...read] = line.split(' ')
    readings.set(
      character.charCodeAt(0),
      read.map(syllable => numbers.get(syllable) ?? -1),
    )
  }
  return readings
}
