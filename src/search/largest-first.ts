/**
 * Gives stretches of the keys in descending order, and sorts no more of them than are asked for: of forty thousand
 * candidates a screen shows ten. The keys are moved about in place; stretches must be asked for one after the other.
 */
export const largestFirst = (keys: Float64Array): ((from: number, to: number) => Float64Array) => {
  let sorted = 0
  return (from, to) => {
    const end = Math.min(to, keys.length)
    if (end > sorted) {
      select(keys, { from: sorted, to: keys.length, count: end - sorted })
      keys.subarray(sorted, end).sort().reverse()
      sorted = end
    }
    return keys.subarray(from, end)
  }
}

/** Moves the largest `count` keys of a range to its beginning, in any order (quickselect). */
const select = (
  keys: Float64Array,
  range: { readonly from: number; readonly to: number; readonly count: number },
): void => {
  const wanted = range.from + range.count
  let low = range.from
  let high = range.to - 1
  while (low < high) {
    const pivot = keys[(low + high) >> 1] ?? 0
    let left = low
    let right = high
    while (left <= right) {
      while ((keys[left] ?? 0) > pivot) left += 1
      while ((keys[right] ?? 0) < pivot) right -= 1
      if (left > right) break
      const moved = keys[left] ?? 0
      keys[left] = keys[right] ?? 0
      keys[right] = moved
      left += 1
      right -= 1
    }
    if (wanted <= right + 1) high = right
    else if (wanted > left) low = left
    else return
  }
}
