import { expect, test } from 'vitest'
import { outcomeCodes, outcomeNames, remedyNames, remedyOf } from '#domain/request-outcome.ts'

test('what is withheld, in whole or in part, goes to reconsideration before a court', () => {
  expect(outcomeCodes.filter(code => remedyOf(code) === 'reconsiderationFirst')).toEqual(['partlyDisclosed', 'refused'])
  expect(remedyNames.reconsiderationFirst).toContain('行政复议法第二十条、第二十三条第一款第四项')
})

test('only what was given or is public leaves the choice between reconsideration and a court', () => {
  expect(outcomeCodes.filter(code => remedyOf(code) === 'either')).toEqual(['alreadyPublic', 'disclosed'])
})

test('every outcome names its article', () => {
  for (const code of outcomeCodes) expect(outcomeNames[code]).toMatch(/第三十.*条/)
})
