import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { RecordedSubmission } from '#intake/store/case-store.ts'
import { openSqliteCaseStore, sqliteProblems } from '#intake/store/sqlite-case-store.ts'
import { caseStoreContract, type StoreUnderTest, submissionOf } from './case-store-contract.ts'
import type { Race } from './racing-recorder.worker.ts'

let temporary = ''
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'mingtang-cases-'))
})
afterAll(() => rm(temporary, { recursive: true, force: true }))

const newFile = async () => join(await mkdtemp(join(temporary, 'place-')), 'intake.sqlite')

const rows = (file: string, query: string, ...values: readonly string[]) => {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return database.prepare(query).all(...values)
  } finally {
    database.close()
  }
}

const everyTable = ['submission', 'conflict', 'log_entry', 'case_counter', 'tally']

const underTest = (options: { readonly grouping: boolean }): StoreUnderTest => ({
  newPlace: newFile,
  open: async file => openSqliteCaseStore(file, options),
  wiresOf: async (file, id) =>
    rows(
      file,
      'select wire from (select 0 as place, wire from submission where id = ? union all select 1, wire from conflict where id = ?) order by place',
      id,
      id,
    ).map(row => String(row.wire)),
  everythingIn: async file => JSON.stringify(everyTable.map(table => rows(file, `select * from ${table}`))),
})

caseStoreContract('the SQLite store', underTest({ grouping: true }))
caseStoreContract('the SQLite store without grouping', underTest({ grouping: false }))

const setting = (database: DatabaseSync, name: string) =>
  Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0]

describe('the SQLite file', () => {
  test('is written ahead and synced at every commit, so that a power cut loses nothing answered', async () => {
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec')
    const store = openSqliteCaseStore(await newFile())
    const database = exec.mock.contexts[0] as DatabaseSync
    exec.mockRestore()
    expect(setting(database, 'journal_mode')).toBe('wal')
    expect(setting(database, 'synchronous')).toBe(2)
    expect(setting(database, 'foreign_keys')).toBe(1)
    expect(setting(database, 'busy_timeout')).toBeGreaterThanOrEqual(5000)
    await store.close()
  })

  test('is not opened where the disk cannot promise that', () => {
    expect(() => openSqliteCaseStore('')).toThrow('数据库没有接受 journal_mode=wal') // a temporary database has no WAL
  })

  test('of another format is left alone', async () => {
    const file = await newFile()
    const former = new DatabaseSync(file)
    former.exec('create table submission (id text primary key)')
    former.close()
    expect(() => openSqliteCaseStore(file)).toThrow('请换一个数据文件夹')
  })

  test('holds no byte of what was erased', async () => {
    const file = await newFile()
    const store = openSqliteCaseStore(file)
    const submission = await submissionOf({ number: 1, words: 'SEALEDWORDS'.repeat(2000) })
    await store.record(submission)
    await store.erase(submission.id)
    for (const part of [file, `${file}-wal`]) expect(await readFile(part, 'latin1')).not.toContain('SEALEDWORDS')
    await store.close()
  })

  test('says what is erased but not yet overwritten, while somebody reads, and overwrites it the next time', async () => {
    const file = await newFile()
    const store = openSqliteCaseStore(file)
    const submission = await submissionOf({ number: 1 })
    await store.record(submission)
    const reader = new DatabaseSync(file)
    reader.exec('begin')
    reader.prepare('select count(*) from submission').get()
    expect(await store.erase(submission.id)).toEqual({ isErased: true, isOverwritten: false })
    expect(await store.findById(submission.id)).toBeUndefined()
    reader.exec('rollback')
    reader.close()
    expect(await store.erase(submission.id)).toEqual({ isErased: false, isOverwritten: true })
    await store.close()
  }, 30_000)

  test('lets the other cases be read beside one whose promise nobody can have made', async () => {
    const file = await newFile()
    const store = openSqliteCaseStore(file)
    const forged = await submissionOf({ number: 1 })
    const wire = forged.wire.replace(/"promisedWorkingDays":[^,}]+/, '"promisedWorkingDays":9007199254740991')
    expect(wire).not.toBe(forged.wire)
    await store.record({ ...forged, wire })
    await store.record(await submissionOf({ number: 2 }))
    expect((await store.list()).map(each => each.header.promisedWorkingDays)).toEqual([null, null])
    await store.close()
  })

  test('is found whole, and a damaged one is not', async () => {
    const file = await newFile()
    const store = openSqliteCaseStore(file)
    for (let number = 0; number < 50; number += 1) await store.record(await submissionOf({ number }))
    await store.close()
    expect(sqliteProblems(file)).toEqual([])
    const bytes = await readFile(file)
    await writeFile(file, bytes.fill(7, 8192, 16384))
    expect(sqliteProblems(file)).not.toEqual([])
  })
})

/** Lets several threads record into one file at the same moment. */
const race = async (file: string, loads: readonly (readonly RecordedSubmission[])[]): Promise<readonly string[]> => {
  const gate = new Int32Array(new SharedArrayBuffer(4))
  const workers = loads.map(
    submissions =>
      new Worker(new URL('./racing-recorder.worker.ts', import.meta.url), {
        workerData: { file, submissions, gate } satisfies Race,
      }),
  )
  const next = (worker: Worker) =>
    new Promise<unknown>((resolve, reject) => worker.once('message', resolve).once('error', reject))
  await Promise.all(workers.map(next))
  const finished = workers.map(next)
  Atomics.store(gate, 0, 1)
  Atomics.notify(gate, 0)
  return (await Promise.all(finished)).flat().map(String)
}

describe('three servers on one file', () => {
  test('give each id one row and no number twice', async () => {
    const file = await newFile()
    await openSqliteCaseStore(file).close()
    const shared = await Promise.all(Array.from({ length: 20 }, (_, number) => submissionOf({ number })))
    const own = (server: number) =>
      Promise.all(Array.from({ length: 10 }, (_, index) => submissionOf({ number: 100 * (server + 1) + index })))
    const loads = await Promise.all([0, 1, 2].map(async server => [...shared, ...(await own(server))]))
    const kinds = await race(file, loads)
    expect(kinds.filter(kind => kind === 'recorded')).toHaveLength(50)
    expect(kinds.filter(kind => kind === 'again')).toHaveLength(40)
    const numbers = rows(file, 'select case_number from submission order by case_number').map(row => row.case_number)
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => `2026-${String(index + 1).padStart(5, '0')}`))
  })
})
