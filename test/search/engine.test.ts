import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildBodyIndex, candidates, openBodyIndex } from '#search/body-index.ts'
import { fold } from '#search/fold.ts'
import { findMarks } from '#search/passage.ts'
import { queryWords } from '#search/words.ts'

const alphabet = fc.constantFrom(...'低保县农村危房改造信息公开20ＡＢabc，。〔〕\n 第条')
const text = fc.string({ unit: alphabet, minLength: 1, maxLength: 60 })

const open = (texts: readonly string[]) => openBodyIndex(buildBodyIndex(texts.map(fold)).buffer)

test('the index leaves out no document that holds every word', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), text, (texts, query) => {
      const words = queryWords(query)
      fc.pre(words.length > 0)
      const truth = texts.flatMap((each, number) => (words.every(word => fold(each).includes(word)) ? [number] : []))
      const found = candidates(open(texts), words).filter(number =>
        words.every(word => fold(texts[number] ?? '').includes(word)),
      )
      expect(found).toEqual(truth)
    }),
    { numRuns: 1_000 },
  )
})

test('single characters, digits and Latin letters are found anywhere in a text', () => {
  const texts = ['每户不超过160平方米', '城乡低保', 'GB 11643标准']
  const index = open(texts)
  expect(candidates(index, ['6'])).toEqual([0, 2])
  expect(candidates(index, ['保'])).toEqual([1])
  expect(candidates(index, queryWords('ｇｂ'))).toEqual([2])
})

test('folding keeps every character in its place', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), each => fold(each).length === each.length))
})

test('marks cover the words and join where they touch', () => {
  expect(findMarks('农村危房改造补助', ['危房', '房改造'])).toEqual([[2, 6]])
})

test('a query is cut at brackets and punctuation, and each word stands once', () => {
  expect(queryWords('清政办〔2025〕18号,清政办')).toEqual(['清政办', '2025', '18号'])
})

test('rare characters beyond the basic plane are found like others', () => {
  const index = open(['𬜬村便民服务站', '石桥村'])
  expect(queryWords('𬜬村')).toEqual(['𬜬村'])
  expect(candidates(index, queryWords('𬜬村'))).toEqual([0])
})
