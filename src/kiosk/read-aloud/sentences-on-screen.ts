/** A sentence as it stands on the screen. */
export type SpokenRange = { readonly sentence: string; readonly range: Range }

const blocks = 'p, h1, h2, h3, h4, li, dt, dd, button, label, legend, th, td, summary, figcaption, div, section'
const unspoken =
  '[aria-hidden="true"], [hidden], .visually-hidden, svg, script, style, video, textarea, [data-steers-reading]'

/** Sentences end at 。!?; and the like; a very long one is cut, for voices that stop after a while. */
const sentencePattern =
  /[^\u3002\uff01\uff1f\uff1b!?;\n]{1,120}[\u3002\uff01\uff1f\uff1b!?;\n\uff0c,\u3001]?|[\u3002\uff01\uff1f\uff1b!?;\n]+/g

/** What can be read aloud on a screen, sentence by sentence, in the order in which it stands there. */
export const sentencesIn = (root: HTMLElement): readonly SpokenRange[] =>
  paragraphsIn(root).flatMap(nodes => {
    const whole = nodes.map(node => node.data).join('')
    return [...whole.matchAll(sentencePattern)].flatMap(match => {
      const from = match.index
      const sentence = match[0].trim()
      if (!/[\p{L}\p{N}]/u.test(sentence)) return []
      return [{ sentence, range: rangeOf(nodes, from, from + match[0].length) }]
    })
  })

/** The text nodes that are seen, those of one block together. */
const paragraphsIn = (root: HTMLElement): readonly (readonly Text[])[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const paragraphs: Text[][] = []
  let block: Element | null = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.data.trim() === '' || !isSeen(node.parentElement)) continue
    const own = node.parentElement?.closest(blocks) ?? null
    if (own !== block || paragraphs.length === 0) paragraphs.push([])
    block = own
    paragraphs.at(-1)?.push(node)
  }
  return paragraphs
}

const isSeen = (element: Element | null): boolean =>
  element !== null && element.closest(unspoken) === null && element.getClientRects().length > 0

const rangeOf = (nodes: readonly Text[], from: number, to: number): Range => {
  const range = document.createRange()
  let before = 0
  for (const node of nodes) {
    const end = before + node.data.length
    if (from >= before && from < end) range.setStart(node, from - before)
    if (to > before && to <= end) range.setEnd(node, to - before)
    before = end
  }
  return range
}
