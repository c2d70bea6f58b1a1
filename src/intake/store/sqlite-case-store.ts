import { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { caseEventSchema } from '#domain/case.ts'
import { dayInChina, yearOf } from '#domain/civil-date.ts'
import { receiptSchema } from '#domain/receipt.ts'
import { submissionId } from '#domain/submission.ts'
import type { CaseFile, CaseStore, LogEntry, RecordedSubmission, Recording } from './case-store.ts'
import { tables } from './schema.sql.ts'

const submissionRow = v.object({
  id: submissionId,
  lookup: v.string(),
  wire: v.string(),
  case_number: v.string(),
  receipt: v.pipe(v.string(), v.parseJson(), receiptSchema),
})
const noteSchema = v.object({ keyId: v.string(), encapsulated: v.string(), ciphertext: v.string() })
const logRow = v.object({
  at: v.string(),
  by: v.string(),
  event: v.nullable(v.pipe(v.string(), v.parseJson(), caseEventSchema)),
  note: v.nullable(v.pipe(v.string(), v.parseJson(), noteSchema)),
})
const decidedRow = v.object({ digest: v.string(), receipt: v.pipe(v.string(), v.parseJson(), receiptSchema) })

/**
 * Cases in one SQLite file. WAL with `synchronous=FULL` loses nothing that was answered when the power is cut; the
 * settings are read back, since SQLite ignores what it does not understand.
 * @throws when the database does not take full durability
 */
export const openSqliteCaseStore = (file: string): CaseStore => {
  const database = new DatabaseSync(file)
  database.exec(
    'pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on',
  )
  assertPragma(database, 'journal_mode', file === ':memory:' ? 'memory' : 'wal')
  assertPragma(database, 'synchronous', 2)
  database.exec(tables)
  return {
    record: async submission => record(database, submission),
    findById: async id => find(database, 'id', id),
    findByLookup: async lookup => find(database, 'lookup', lookup),
    list: async () =>
      v
        .parse(v.array(submissionRow), database.prepare('select * from submission order by recorded_at, id').all())
        .map(row => toCase(database, row)),
    append: async (id, position, entry) => append(database, id, position, entry),
    close: async () => database.close(),
  }
}

const record = (database: DatabaseSync, submission: RecordedSubmission): Recording => {
  const { id, lookup, wire, receipt } = submission
  const year = String(yearOf(dayInChina(Date.parse(receipt.recordedAt))))
  const inserted = database
    .prepare(
      `insert into submission (id, lookup, wire, digest, recorded_at, case_number, receipt)
       select ?, ?, ?, ?, ?, ? || '-' || printf('%05d', 1 + count(*)), ? from submission where case_number like ? || '-%'
       on conflict (id) do nothing returning id`,
    )
    .get(id, lookup, wire, receipt.digest, receipt.recordedAt, year, JSON.stringify(receipt), year)
  if (inserted) return { kind: 'recorded', receipt }
  const known = v.parse(decidedRow, database.prepare('select digest, receipt from submission where id = ?').get(id))
  if (known.digest === receipt.digest) return { kind: 'again', receipt: known.receipt }
  database
    .prepare('insert into conflict (id, digest, wire, at) values (?, ?, ?, ?) on conflict do nothing')
    .run(id, receipt.digest, wire, receipt.recordedAt)
  return { kind: 'conflict' }
}

const append = (database: DatabaseSync, id: string, position: number, entry: LogEntry): boolean => {
  const event = entry.event ? JSON.stringify(entry.event) : null
  const note = entry.sealedNote ? JSON.stringify(entry.sealedNote) : null
  const added = database
    .prepare(
      `insert into log_entry (submission_id, position, at, staff, event, note)
       select ?, ?, ?, ?, ?, ? where ? = (select count(*) from log_entry where submission_id = ?)
       on conflict do nothing`,
    )
    .run(id, position, entry.at, entry.by, event, note, position, id)
  return added.changes === 1
}

const find = (database: DatabaseSync, column: 'id' | 'lookup', value: string): CaseFile | undefined => {
  const row = database.prepare(`select * from submission where ${column} = ? order by recorded_at limit 1`).get(value)
  return row ? toCase(database, v.parse(submissionRow, row)) : undefined
}

const toCase = (database: DatabaseSync, row: v.InferOutput<typeof submissionRow>): CaseFile => {
  const rows = database
    .prepare('select at, staff as "by", event, note from log_entry where submission_id = ? order by position')
    .all(row.id)
  const log = v.parse(v.array(logRow), rows).map(({ note, ...entry }) => ({ ...entry, sealedNote: note }))
  return { id: row.id, lookup: row.lookup, wire: row.wire, receipt: row.receipt, caseNumber: row.case_number, log }
}

const assertPragma = (database: DatabaseSync, name: string, wanted: string | number) => {
  const found = Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0]
  if (found !== wanted)
    throw new Error(
      `数据库没有接受 ${name}=${wanted}(现为 ${found}),不能保证断电不丢,服务没有启动。请把数据文件放在本机磁盘上。`,
    )
}
