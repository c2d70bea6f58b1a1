import type { Lattice } from './lattice.ts'
import { followCost, type LanguageModel, type Lexicon } from './lexicon.ts'

/** A reading of letters as words, the first being the likeliest. */
export type Path = { readonly words: readonly number[]; readonly cost: number }

/** How many ways to come to a place are followed up. */
const beam = 12
const homophones = 30
const homophonesCutShort = 6
const longestWord = 8

/**
 * Finds the likeliest sentences that letters can stand for: forward, the cheapest way to every word at every place;
 * then backward from the end by A*, for which the forward costs are exact, the next cheapest ones.
 * @param before the word that stands before, or the number of words for the beginning of a sentence
 */
export const decode = (
  lexicon: Lexicon,
  model: LanguageModel,
  asked: { readonly lattice: Lattice; readonly before: number; readonly count: number },
): readonly Path[] => {
  const graph = lookAhead(lexicon, model, asked.lattice, asked.before)
  return lookBack(model, graph, { end: asked.lattice.letters.length, count: asked.count, edge: lexicon.wordCount })
}

/** Words where they may stand; a node is a word that ends somewhere, numbered through. */
type Graph = {
  readonly word: number[]
  readonly start: number[]
  readonly cost: number[]
  /** What reading the letters so costs, whatever stands before. */
  readonly ownCost: number[]
  /** By place: the nodes that end there, the cheapest first. */
  readonly ending: number[][]
}

const lookAhead = (lexicon: Lexicon, model: LanguageModel, { arcs, letters }: Lattice, before: number): Graph => {
  const { trie } = lexicon
  const graph: Graph = { word: [before], start: [-1], cost: [0], ownCost: [0], ending: [[0]] }
  for (let at = 1; at <= letters.length; at += 1) graph.ending.push([])
  const walk = (from: number, at: number, node: number, penalty: number, depth: number) => {
    for (const arc of arcs[at] ?? []) {
      const most = arc.syllables.length === 1 ? homophones : homophonesCutShort
      for (const syllable of arc.syllables) {
        const child = trie.child(node, syllable)
        if (child < 0) continue
        let entry = trie.firstEntry(child)
        for (let count = 0; entry >= 0 && count < most; count += 1) {
          addNode(graph, model, {
            word: trie.wordOf(entry),
            from,
            to: arc.to,
            own: penalty + arc.penalty + trie.costOf(entry),
          })
          entry = trie.nextEntry(entry)
        }
        if (depth < longestWord) walk(from, arc.to, child, penalty + arc.penalty, depth + 1)
      }
    }
  }
  for (let at = 0; at < letters.length; at += 1) {
    const ending = graph.ending[at] ?? []
    ending.sort((left, right) => (graph.cost[left] ?? 0) - (graph.cost[right] ?? 0))
    ending.length = Math.min(ending.length, beam)
    if (ending.length > 0) walk(at, at, 0, 0, 1)
  }
  return graph
}

const addNode = (
  graph: Graph,
  model: LanguageModel,
  { word, from, to, own }: { readonly word: number; readonly from: number; readonly to: number; readonly own: number },
) => {
  let best = Number.POSITIVE_INFINITY
  for (const before of graph.ending[from] ?? []) {
    const sofar = graph.cost[before] ?? 0
    if (sofar >= best) break
    best = Math.min(best, sofar + followCost(model, graph.word[before] ?? 0, word))
  }
  const node = graph.word.length
  graph.word.push(word)
  graph.start.push(from)
  graph.cost.push(best + own)
  graph.ownCost.push(own)
  graph.ending[to]?.push(node)
}

/** A sentence's end, read backwards from there to `node`; `total` is what the whole will cost at best. */
type Tail = { readonly node: number; readonly costBehind: number; readonly total: number; readonly next: Tail | null }

const lookBack = (
  model: LanguageModel,
  graph: Graph,
  { end, count, edge }: { readonly end: number; readonly count: number; readonly edge: number },
): readonly Path[] => {
  const open: Tail[] = (graph.ending[end] ?? []).map(node => {
    const costBehind = followCost(model, graph.word[node] ?? 0, edge)
    return { node, costBehind, total: (graph.cost[node] ?? 0) + costBehind, next: null }
  })
  const paths: Path[] = []
  for (let steps = 0; paths.length < count && open.length > 0 && steps < 400; steps += 1) {
    const tail = takeCheapest(open)
    const start = graph.start[tail.node] ?? -1
    if (start < 0) {
      paths.push({ words: wordsOf(tail.next, graph), cost: tail.total })
      continue
    }
    const own = graph.ownCost[tail.node] ?? 0
    for (const node of graph.ending[start] ?? []) {
      const costBehind = tail.costBehind + own + followCost(model, graph.word[node] ?? 0, graph.word[tail.node] ?? 0)
      open.push({ node, costBehind, total: (graph.cost[node] ?? 0) + costBehind, next: tail })
    }
  }
  return paths
}

const takeCheapest = (open: Tail[]): Tail => {
  let best = 0
  for (let at = 1; at < open.length; at += 1) if ((open[at]?.total ?? 0) < (open[best]?.total ?? 0)) best = at
  const [taken] = open.splice(best, 1)
  if (!taken) throw new Error('nothing is open')
  return taken
}

const wordsOf = (tail: Tail | null, graph: Graph): readonly number[] => {
  const words: number[] = []
  for (let each = tail; each; each = each.next) words.push(graph.word[each.node] ?? 0)
  return words
}
