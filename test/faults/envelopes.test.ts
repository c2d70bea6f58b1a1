import { expect, test } from 'vitest'
import { faultsEnvelopes } from './envelopes.ts'

test('of five hundred envelopes corrupted in every way that is known here, none opens', async () => {
  const result = await faultsEnvelopes({ count: 500, corpus: null, sentences: null, docs: null })
  expect(result).toMatchObject({ trials: 500, accepted: 0, untouchedRefused: 0 })
  expect(JSON.stringify(result.suites)).toContain('header: a field changed')
})
