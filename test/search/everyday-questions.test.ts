import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { readCopy } from '#press/press.ts'
import { search } from '#search/engine.ts'
import { noFilter } from '#search/filter.ts'
import type { SearchableLibrary } from '#search/library.ts'
import { libraryInVolumes } from './open-library.ts'

type Question = { readonly typed: string; readonly wanted: readonly string[] }

const questions = JSON.parse(
  readFileSync(new URL('everyday-questions.json', import.meta.url), 'utf8'),
) as readonly Question[]

let library: SearchableLibrary
beforeAll(async () => {
  const place = fileURLToPath(new URL('../../kiosk-config/demo-county', import.meta.url))
  const copy = await readCopy({ place, laws: null, printedAt: Date.parse('2026-11-21T01:00:00.000Z') })
  if (!copy.ok) throw new Error(copy.problems.map(problem => problem.message).join('\n'))
  library = libraryInVolumes([copy.value.documents], copy.value.place)
})

const isFirstOrSecond = ({ typed, wanted }: Question): boolean => {
  const { answer } = search(library, { text: typed, within: [], filter: noFilter, order: 'relevance', count: 2 })
  return answer.hits.some(hit => wanted.includes(hit.entry.id))
}

test('of 40 questions that citizens ask, at least 38 bring the document wanted first or second', () => {
  expect(questions).toHaveLength(40)
  const missed = questions.filter(question => !isFirstOrSecond(question)).map(question => question.typed)
  expect(missed.length, `missed: ${missed.join(' · ')}`).toBeLessThanOrEqual(2)
})

test('every document wanted is in the library', () => {
  const unknown = questions
    .flatMap(({ wanted }) => wanted)
    .filter(id => ![...library.places.keys()].some(key => key === id))
  expect(unknown).toEqual([])
})
