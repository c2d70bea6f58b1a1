import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocumentNumber } from '#domain/document-number.ts'
import { search } from '#search/engine.ts'
import { noFilter } from '#search/filter.ts'
import { fold } from '#search/fold.ts'
import { buildGramIndex, documentsWithPairs, openGramIndex } from '#search/gram-index.ts'
import { numbersOf } from '#search/number-set.ts'
import { findIn, newFinder, openPackedTexts, readText, textPacker } from '#search/packed-texts.ts'
import { findMarks } from '#search/passage.ts'
import { findPhrases, openPhraseBook } from '#search/phrase-book.ts'
import type { Query } from '#search/query.ts'
import { queryWords } from '#search/words.ts'
import { libraryInVolumes, notice } from './open-library.ts'

const asked = (text: string, more: Partial<Query> = {}): Query => ({
  text,
  within: [],
  filter: noFilter,
  order: 'relevance',
  count: 100,
  ...more,
})

const textOf = (characters: string) => fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 60 })

/** Finds what a query finds, and what it counts, in an edition of two volumes of notices with these texts. */
const foundIn = (
  texts: readonly string[],
  query: Query,
): { readonly hits: readonly number[]; readonly total: number } => {
  const documents = texts.map((body, number) => notice(`n-${number}`, `告示${number}`, body))
  const half = Math.floor(texts.length / 2)
  const found = search(libraryInVolumes([documents.slice(0, half), documents.slice(half)]), query)
  const counting = found.count()
  let step = counting.next()
  while (!step.done) step = counting.next()
  if (found.answer.instead) return { hits: [], total: 0 }
  const hits = found.answer.hits.map(hit => Number(hit.entry.id.slice(2))).sort((left, right) => left - right)
  return { hits, total: step.value.total }
}

describe('a document is found if and only if it holds each word', () => {
  /** Reads a text character by character and compares; numerals as the few that the alphabet can make. */
  const plainly = (text: string) =>
    [...text]
      .map(character => ({ 農: '农', 縣: '县', 開: '开', Ａ: 'a', Ｂ: 'b', '２': '2' })[character] ?? character)
      .join('')
      .toLowerCase()
  const writings = (word: string) => {
    const arabic = word.replace(/二十(?=[个条])/g, '20')
    const chinese = word.replace(/20(?=[个条])/g, '二十')
    return [word, arabic, chinese]
  }
  const holds = (text: string, word: string, isFolding: boolean) =>
    isFolding ? writings(plainly(word)).some(each => plainly(text).includes(each)) : text.includes(word)

  test.each([
    ['without anything to fold', '低保县农村危房改造信息公开2047ab，。〔〕\n', false],
    ['with scripts, widths, capitals and numerals to fold', '农農县縣开開ＡＢabAB２20个条二十 ，\n', true],
  ])('%s', (_, alphabet, isFolding) => {
    fc.assert(
      fc.property(
        fc.array(textOf(alphabet), { minLength: 1, maxLength: 12 }),
        fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 8 }),
        (texts, typed) => {
          const words = typed.split(/[，。〔〕\s]+/).filter(word => word !== '')
          fc.pre(
            words.length > 0 &&
              !parseDocumentNumber(typed) &&
              !/(^|[^二])十[个条]|[^2]0[个条]|2[个条]|[二两][个条]/.test(plainly(typed)),
          )
          const truth = texts.flatMap((text, number) =>
            words.every(word => holds(`告示${number}\n清溪县人民政府办公室\n${text}`, word, isFolding)) ? [number] : [],
          )
          const found = foundIn(texts, asked(typed))
          expect(found.hits).toEqual(truth)
          expect(found.total).toBe(truth.length)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('and each word that was added to search inside what was found', () => {
    const alphabet = textOf('低保县农村危房')
    fc.assert(
      fc.property(fc.array(alphabet, { minLength: 1, maxLength: 8 }), alphabet, alphabet, (texts, first, second) => {
        const [word, added] = [first.slice(0, 2), second.slice(0, 2)]
        const truth = texts.flatMap((text, number) => (text.includes(word) && text.includes(added) ? [number] : []))
        fc.pre(!'清溪县人民政府办公室'.includes(word) && !'清溪县人民政府办公室'.includes(added))
        expect(foundIn(texts, asked(word, { within: [added] })).hits).toEqual(truth)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the gram index', () => {
  const open = (texts: readonly string[]) => openGramIndex(buildGramIndex(texts.map(fold)).buffer)
  const found = (texts: readonly string[], word: string) => numbersOf(documentsWithPairs(open(texts), word))

  test('finds single characters, digits and Latin letters anywhere in a text', () => {
    const texts = ['每户不超过160平方米', '城乡低保', 'GB 11643标准']
    expect(found(texts, '6')).toEqual([0, 2])
    expect(found(texts, '保')).toEqual([1])
    expect(found(texts, 'gb')).toEqual([2])
  })

  test('says the same whether a list is kept as differences or as bits', () => {
    const texts = Array.from(
      { length: 300 },
      (_, number) => `${number % 3 === 0 ? '低保' : '危房'}${number === 200 ? '唯一' : ''}`,
    )
    expect(found(texts, '低保')).toEqual(texts.flatMap((text, number) => (text.includes('低保') ? [number] : [])))
    expect(found(texts, '唯一')).toEqual([200])
    expect(found(texts, '没有')).toEqual([])
  })

  test('finds rare characters beyond the basic plane like others', () => {
    expect(queryWords('𬜬村')).toEqual(['𬜬村'])
    expect(found(['𬜬村便民服务站', '石桥村'], '𬜬村')).toEqual([0])
  })

  test('refuses a buffer that is none', () => {
    expect(() => openGramIndex(new ArrayBuffer(64))).toThrow('not a gram index')
    expect(() => openPackedTexts(new ArrayBuffer(64))).toThrow('not packed texts')
  })
})

test('packed texts come back letter by letter, also where no phrase of the book covers them', () => {
  fc.assert(
    fc.property(
      fc.array(textOf('低保县农村危房改造信息公开2047ab，。〔〕\n𬜬'), { minLength: 1, maxLength: 9 }),
      fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 4 }),
      (known, strange) => {
        const texts = [...known, ...strange]
        const phrases = findPhrases(known)
        const book = openPhraseBook(phrases)
        const packed = openPackedTexts(textPacker(phrases)(texts, 0).buffer)
        texts.forEach((text, index) => {
          expect(readText(packed, index, book)).toBe(text)
        })
      },
    ),
  )
})

test('words are found in packed texts where they stand in the unpacked ones', () => {
  const alphabet = '低保县农村危房农縣ＡaB2\n𬜬'
  const word = fc.string({ unit: fc.constantFrom(...alphabet.replace('\n', '')), minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(
      fc.array(textOf(alphabet), { minLength: 1, maxLength: 6 }),
      textOf(`${alphabet}没见过的`),
      fc.array(word, { minLength: 1, maxLength: 3 }),
      (known, strange, typed) => {
        const forms = [...new Set(typed.map(fold))]
        const texts = [...known, strange]
        const phrases = findPhrases(known)
        const book = openPhraseBook(phrases)
        const packed = openPackedTexts(textPacker(phrases)(texts, 0).buffer)
        texts.forEach((text, index) => {
          const folded = fold(text)
          const truth = Array.from({ length: folded.length }, (_, at) => at).filter(at =>
            forms.some(form => folded.startsWith(form, at)),
          )
          expect(findIn(packed, index, newFinder(book, forms), 1000)).toEqual({ places: truth, length: folded.length })
        })
      },
    ),
    { numRuns: 500 },
  )
})

test('a text of many phrases is read whole', () => {
  const text = '危房改造'.repeat(40_000)
  const phrases = findPhrases([text])
  const packed = openPackedTexts(textPacker(phrases)([text], 0).buffer)
  expect(readText(packed, 0, openPhraseBook(phrases))).toBe(text)
})

test('folding keeps every character in its place', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), each => fold(each).length === each.length))
})

test('what is folded is not folded further, whatever the character', () => {
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join('')
  const once = fold(all)
  const moved = [...once].filter((character, code) => fold(character) !== character && code > 0)
  expect(moved).toEqual([])
})

test('folding knows traditional characters, widths, capitals and the round zero', () => {
  expect(fold('農村危房改造 ＧＢ２０二〇二五')).toBe('农村危房改造 gb20二零二五')
  expect(fold('卽戸別靑')).toBe('即户别青')
})

test('marks cover the words and join where they touch', () => {
  expect(findMarks('农村危房改造补助', ['危房', '房改造'])).toEqual([[2, 6]])
})

test('a query is cut at brackets and punctuation, and each word stands once', () => {
  expect(queryWords('清政办〔2025〕18号,清政办')).toEqual(['清政办', '2025', '18号'])
})
