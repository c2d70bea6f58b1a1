/** A set of document numbers of a volume, one bit each. */
export type NumberSet = Uint32Array

export const emptySet = (documents: number): NumberSet => new Uint32Array(Math.ceil(documents / 32))

export const fullSet = (documents: number): NumberSet => {
  const set = emptySet(documents).fill(0xffffffff)
  const rest = documents % 32
  if (rest > 0) set[set.length - 1] = 2 ** rest - 1
  return set
}

export const has = (set: NumberSet, number: number): boolean => (((set[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1

export const add = (set: NumberSet, number: number): void => {
  set[number >>> 5] = (set[number >>> 5] ?? 0) | (1 << (number & 31))
}

export const remove = (set: NumberSet, number: number): void => {
  set[number >>> 5] = (set[number >>> 5] ?? 0) & ~(1 << (number & 31))
}

/** Keeps in the first set what the second has too. */
export const keepCommon = (set: NumberSet, other: NumberSet): void => {
  for (let at = 0; at < set.length; at += 1) set[at] = (set[at] ?? 0) & (other[at] ?? 0)
}

/** Adds to the first set what the second has. */
export const addAll = (set: NumberSet, other: NumberSet): void => {
  for (let at = 0; at < set.length; at += 1) set[at] = (set[at] ?? 0) | (other[at] ?? 0)
}

/** Takes out of the first set what the second has. */
export const removeAll = (set: NumberSet, other: NumberSet): void => {
  for (let at = 0; at < set.length; at += 1) set[at] = (set[at] ?? 0) & ~(other[at] ?? 0)
}

export const sizeOf = (set: NumberSet): number => {
  let size = 0
  for (let at = 0; at < set.length; at += 1) {
    let bits = set[at] ?? 0
    bits -= (bits >>> 1) & 0x55555555
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
    size += (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
  }
  return size
}

/** The numbers of a set, ascending. */
export const numbersOf = (set: NumberSet): readonly number[] => {
  const numbers: number[] = []
  for (let at = 0; at < set.length; at += 1) {
    let bits = set[at] ?? 0
    while (bits !== 0) {
      numbers.push(at * 32 + 31 - Math.clz32(bits & -bits))
      bits &= bits - 1
    }
  }
  return numbers
}
