import { expect, test } from 'vitest'
import { outcomeCodes, outcomeNames, remedyNames, remedyOf } from '#domain/request-outcome.ts'

test('what is withheld, in whole or in part, goes to reconsideration before a court', () => {
  expect(outcomeCodes.filter(code => remedyOf(code) === 'reconsiderationFirst')).toEqual(['partlyDisclosed', 'refused'])
  expect(remedyNames.reconsiderationFirst).toContain('行政复议法第二十条、第二十三条第一款第四项')
})

test('only what was given or is public leaves the choice between reconsideration and a court', () => {
  expect(outcomeCodes.filter(code => remedyOf(code) === 'either')).toEqual(['alreadyPublic', 'disclosed'])
})

test('every outcome names its article, or the document that knows it; a withdrawal needs neither', () => {
  const without = outcomeCodes.filter(code => !/第三十.*条/.test(outcomeNames[code]))
  expect(without).toEqual(['stillUnclear', 'alreadyObtained', 'feeNotPaid', 'withdrawn'])
  for (const code of without.slice(0, -1)) expect(outcomeNames[code]).toMatch(/国办(公开办)?函〔\d{4}〕\d+号/)
})

test('the rows of the annual report’s third table that are no decision to disclose have their outcomes', () => {
  for (const code of ['stillUnclear', 'unreasonable', 'alreadyObtained', 'feeNotPaid'] as const) {
    expect(outcomeCodes).toContain(code)
    expect(remedyOf(code)).toBe('reconsiderationSafer')
  }
})
