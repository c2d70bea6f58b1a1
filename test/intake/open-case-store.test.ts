import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { assertStoreThere, casePlaceOf, openCaseStore } from '#intake/store/open-case-store.ts'
import { submissionOf } from './case-store-contract.ts'

describe('cases lie', () => {
  test.each([undefined, ''])('in a file of this machine where DATABASE_URL is %j', url => {
    expect(casePlaceOf(url, 'intake.sqlite')).toEqual({ kind: 'sqlite', file: 'intake.sqlite' })
  })

  test.each(['postgres://a@b:5432/c', 'postgresql://b/c'])('in PostgreSQL where it is %s', url => {
    expect(casePlaceOf(url, 'intake.sqlite')).toEqual({ kind: 'postgres', url })
  })

  test.each(['mysql://a/b', 'intake.sqlite', 'postgres://a:b:c:d'])('nowhere where it is %s', url => {
    expect(() => casePlaceOf(url, 'intake.sqlite')).toThrow('DATABASE_URL 须写成')
  })

  test('in a file that is made when it is not there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingtang-cases-'))
    const store = await openCaseStore(casePlaceOf(undefined, join(folder, 'intake.sqlite')))
    expect((await store.record(await submissionOf({ number: 1 }))).kind).toBe('recorded')
    await store.close()
    await rm(folder, { recursive: true })
  })

  test('nowhere for a command that needs some, where there is no file', async () => {
    await expect(assertStoreThere(casePlaceOf(undefined, '/nowhere/intake.sqlite'))).rejects.toThrow(
      '没有 /nowhere/intake.sqlite。请核对 --data',
    )
  })

  test('nowhere when the PostgreSQL is not running', async () => {
    await expect(openCaseStore({ kind: 'postgres', url: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toThrow()
  })
})
