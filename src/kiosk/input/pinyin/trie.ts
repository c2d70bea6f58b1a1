/** Words by the syllables that they are read with. Nodes and words are numbers; the root is 0. */
export type Trie = {
  readonly add: (syllables: readonly number[], word: number, cost: number) => void
  /** @returns the node that a syllable leads to, or −1 */
  readonly child: (node: number, syllable: number) => number
  /** The first entry of a node, or −1; a node's entries run from what was added last to what was added first. */
  readonly firstEntry: (node: number) => number
  readonly nextEntry: (entry: number) => number
  readonly wordOf: (entry: number) => number
  /** What an unusual reading costs. */
  readonly costOf: (entry: number) => number
}

const syllableBits = 9
const emptySlot = 0

/** @param expected about how many nodes there will be; more is possible */
export const newTrie = (expected: number): Trie => {
  let mask = 2 ** Math.ceil(Math.log2(expected * 2)) - 1
  let keys = new Uint32Array(mask + 1)
  let children = new Uint32Array(mask + 1)
  let nodeCount = 1
  let first = new Int32Array(expected).fill(-1)
  let entryCount = 0
  let next = new Int32Array(expected)
  let words = new Uint32Array(expected)
  let costs = new Uint8Array(expected)

  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask
    while (keys[slot] !== emptySlot && keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }
  const growHash = () => {
    const [oldKeys, oldChildren] = [keys, children]
    mask = mask * 2 + 1
    keys = new Uint32Array(mask + 1)
    children = new Uint32Array(mask + 1)
    for (const [slot, key] of oldKeys.entries()) {
      if (key === emptySlot) continue
      const target = slotOf(key)
      keys[target] = key
      children[target] = oldChildren[slot] ?? 0
    }
  }
  const childOrNew = (node: number, syllable: number): number => {
    const key = ((node << syllableBits) | syllable) + 1
    const slot = slotOf(key)
    if (keys[slot] === key) return children[slot] ?? 0
    keys[slot] = key
    children[slot] = nodeCount
    nodeCount += 1
    if (nodeCount > first.length) {
      const wider = new Int32Array(first.length * 2).fill(-1)
      wider.set(first)
      first = wider
    }
    if (nodeCount * 2 > mask) growHash()
    return nodeCount - 1
  }
  const growEntries = () => {
    const size = next.length * 2
    const [wideNext, wideWords, wideCosts] = [new Int32Array(size), new Uint32Array(size), new Uint8Array(size)]
    wideNext.set(next)
    wideWords.set(words)
    wideCosts.set(costs)
    next = wideNext
    words = wideWords
    costs = wideCosts
  }
  return {
    add: (syllables, word, cost) => {
      let node = 0
      for (const syllable of syllables) node = childOrNew(node, syllable)
      if (entryCount === next.length) growEntries()
      next[entryCount] = first[node] ?? -1
      words[entryCount] = word
      costs[entryCount] = cost
      first[node] = entryCount
      entryCount += 1
    },
    child: (node, syllable) => {
      const key = ((node << syllableBits) | syllable) + 1
      const slot = slotOf(key)
      return keys[slot] === key ? (children[slot] ?? 0) : -1
    },
    firstEntry: node => first[node] ?? -1,
    nextEntry: entry => next[entry] ?? -1,
    wordOf: entry => words[entry] ?? 0,
    costOf: entry => costs[entry] ?? 0,
  }
}
