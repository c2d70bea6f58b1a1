/**
 * A piece of a document's text as the official layout shows it. Chapters, sections, articles, clauses and items
 * (章 节 条 款 项) after 立法法; the four levels 一、(一) 1. (1) after GB/T 9704.
 */
export type Block = {
  readonly kind:
    | 'chapter'
    | 'section'
    | 'article'
    | 'clause'
    | 'item'
    | 'heading'
    | 'subheading'
    | 'point'
    | 'subpoint'
    | 'salutation'
    | 'paragraph'
  readonly text: string
}

const longestHeading = 40

/**
 * Cuts a body into blocks, one a non-empty line. A numbered line that runs on into a sentence is a paragraph; what
 * follows an article is its clauses (款) and numbered items (项) until the next division.
 */
export const outline = (body: string): readonly Block[] => {
  const lines = body
    .split('\n')
    .map(line => line.replace(/[\u200b\ufeff]/g, '').trim())
    .filter(line => line !== '')
  let isInArticle = false
  return lines.map((text, index) => {
    const kind = divisionOf(text) ?? levelOf(text)
    if (kind === 'article') isInArticle = true
    else if (endsArticle(kind)) isInArticle = false
    if (isInArticle && kind !== 'article') return { kind: isNumbered(text) ? 'item' : (kind ?? 'clause'), text }
    return { kind: kind ?? (index === 0 && /[:：]$/.test(text) ? 'salutation' : 'paragraph'), text }
  })
}

const endsArticle = (kind: Block['kind'] | null): boolean =>
  kind === 'chapter' || kind === 'section' || kind === 'heading'

const isNumbered = (text: string): boolean => /^[(（][一二三四五六七八九十]+[)）]/.test(text)

const divisionOf = (text: string): 'chapter' | 'section' | 'article' | null => {
  if (/^第[一二三四五六七八九十百零〇]+[编章][\s\u3000]/.test(text)) return 'chapter'
  if (/^第[一二三四五六七八九十百零〇]+节[\s\u3000]/.test(text)) return 'section'
  if (/^第[一二三四五六七八九十百千零〇]+条(之[一二三四五六七八九十]+)?[\s\u3000]/.test(text)) return 'article'
  return null
}

/** The four levels of a notice. A decimal, as in 1.5倍, begins no point. */
const levelOf = (text: string): 'heading' | 'subheading' | 'point' | 'subpoint' | null => {
  if (!isHeading(text)) return null
  if (/^[一二三四五六七八九十]+、/.test(text)) return 'heading'
  if (isNumbered(text)) return 'subheading'
  if (/^\d{1,2}(、|[.．](?!\d))/.test(text)) return 'point'
  return /^[(（]\d{1,2}[)）]/.test(text) ? 'subpoint' : null
}

const isHeading = (text: string): boolean => text.length <= longestHeading && !/[。；;，,：:]/.test(text)
