/**
 * A piece of a document's text as the official layout shows it. Chapters and articles (章, 节, 条) after 立法法,
 * numbered headings 一、(一)1. after GB/T 9704.
 */
export type Block = {
  readonly kind: 'chapter' | 'section' | 'article' | 'heading' | 'subheading' | 'salutation' | 'paragraph'
  readonly text: string
}

const longestHeading = 40

/** Cuts a body into blocks, one a non-empty line. A numbered line that runs on into a sentence is a paragraph. */
export const outline = (body: string): readonly Block[] =>
  body
    .split('\n')
    .map(line => line.replace(/[\u200b\ufeff]/g, '').trim())
    .filter(line => line !== '')
    .map(toBlock)

const toBlock = (text: string, index: number): Block => {
  if (/^第[一二三四五六七八九十百零〇]+[编章][\s\u3000]/.test(text)) return { kind: 'chapter', text }
  if (/^第[一二三四五六七八九十百零〇]+节[\s\u3000]/.test(text)) return { kind: 'section', text }
  if (/^第[一二三四五六七八九十百千零〇]+条(之[一二三四五六七八九十]+)?[\s\u3000]/.test(text))
    return { kind: 'article', text }
  if (/^[一二三四五六七八九十]+、/.test(text) && isHeading(text)) return { kind: 'heading', text }
  if (/^[(（][一二三四五六七八九十]+[)）]/.test(text) && isHeading(text)) return { kind: 'subheading', text }
  if (index === 0 && /[:：]$/.test(text)) return { kind: 'salutation', text }
  return { kind: 'paragraph', text }
}

const isHeading = (text: string): boolean => text.length <= longestHeading && !/[。；;，,：:]/.test(text)
