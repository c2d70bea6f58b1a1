import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { CaseFile, CaseStore, LogEntry, RecordedSubmission, Recording, Tally } from './case-store.ts'
import { groupCommit } from './group-commit.ts'
import {
  caseNumberOf,
  parseCases,
  parseConflicts,
  parseFirst,
  parseNumber,
  parseTallies,
  yearRecorded,
} from './rows.ts'
import { tables } from './schema.sql.ts'

/**
 * Cases in one SQLite file. WAL with `synchronous=FULL` loses nothing that was answered when the power is cut; the
 * settings are read back, since SQLite ignores what it does not understand.
 * @throws when the database does not take full durability
 */
export const openSqliteCaseStore = (file: string, { grouping = true } = {}): CaseStore => {
  const database = openDatabase(file)
  const record = recorder(database)
  return {
    record: grouping ? groupCommit(record, { holdsThread: true }) : async submission => first(record([submission])),
    findById: async id => find(database, 'id', id),
    findByLookup: async lookup => find(database, 'lookup', lookup),
    list: async () => list(database),
    count: async () =>
      parseNumber(database.prepare('select count(*) as number from submission where wire is not null').get()),
    conflicts: async () =>
      parseConflicts(
        database
          .prepare('select conflict.id, case_number, at from conflict join submission using (id) order by at')
          .all(),
      ),
    append: async (id, position, entry) => append(database, id, position, entry),
    erase: async id => ({ isErased: erase(database, id), isOverwritten: overwriteErased(database) }),
    skipNumbers: async (year, count) => skipNumbers(database, year, count),
    tally: async tally => keepGreater(database, tally),
    tallies: async () => parseTallies(database.prepare('select * from tally order by day, terminal').all()),
    ping: async () => void database.prepare('select last from case_counter').all(),
    backup: async target => void database.prepare('vacuum into ?').run(target),
    close: async () => database.close(),
  }
}

/** What SQLite finds wrong with a file; nothing where it is whole. */
export const sqliteProblems = (file: string): readonly string[] => {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const found = database.prepare('pragma integrity_check').all()
    return found.map(row => String(row.integrity_check)).filter(problem => problem !== 'ok')
  } catch (error) {
    return [String(error)]
  } finally {
    database.close()
  }
}

/** `secure_delete` overwrites what is erased. */
const openDatabase = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file)
  database.exec(
    'pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on',
  )
  assertPragma(database, 'journal_mode', file === ':memory:' ? 'memory' : 'wal')
  assertPragma(database, 'synchronous', 2)
  inTransaction(database, () => {
    assertFormat(database)
    database.exec(tables)
    database.exec(`pragma user_version = ${format}`)
  })
  return database
}

/** Records all or none of a group, in one transaction. */
const recorder = (database: DatabaseSync) => {
  const insert = database.prepare(
    `insert into submission (id, lookup, wire, digest, recorded_at, case_number, receipt) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do nothing`,
  )
  const lastNumber = database.prepare('select last from case_counter where year = ?')
  const count = database.prepare(
    'insert into case_counter (year, last) values (?, ?) on conflict (year) do update set last = excluded.last',
  )
  const known = database.prepare('select digest, receipt from submission where id = ?')
  const keepAside = database.prepare(
    'insert into conflict (id, digest, wire, at) values (?, ?, ?, ?) on conflict do nothing',
  )
  const recordOne = (submission: RecordedSubmission): Recording => {
    const { id, header, wire, receipt } = submission
    const year = yearRecorded(submission)
    const number = 1 + Number(lastNumber.get(year)?.last ?? 0)
    const { digest, recordedAt } = receipt
    const caseNumber = caseNumberOf(year, number)
    const inserted = insert.run(id, header.lookup, wire, digest, recordedAt, caseNumber, JSON.stringify(receipt))
    if (inserted.changes === 1) {
      count.run(year, number)
      return { kind: 'recorded', receipt }
    }
    const before = parseFirst(known.get(id))
    if (before.digest === digest) return { kind: 'again', receipt: before.receipt }
    keepAside.run(id, digest, wire, recordedAt)
    return { kind: 'conflict' }
  }
  return (submissions: readonly RecordedSubmission[]): readonly Recording[] =>
    inTransaction(database, () => submissions.map(recordOne))
}

const append = (database: DatabaseSync, id: string, position: number, entry: LogEntry): boolean => {
  const event = entry.event ? JSON.stringify(entry.event) : null
  const note = entry.sealedNote ? JSON.stringify(entry.sealedNote) : null
  const reply = entry.sealedReply ? JSON.stringify(entry.sealedReply) : null
  const added = database
    .prepare(
      `insert into log_entry (submission_id, position, at, staff, event, note, reply)
       select id, ?, ?, ?, ?, ?, ? from submission
       where id = ? and wire is not null and ? = (select count(*) from log_entry where submission_id = id)
       on conflict do nothing`,
    )
    .run(position, entry.at, entry.by, event, note, reply, id, position)
  return added.changes === 1
}

const erase = (database: DatabaseSync, id: string): boolean =>
  inTransaction(database, () => {
    const emptied = database
      .prepare('update submission set lookup = null, wire = null, case_number = null where id = ? and wire is not null')
      .run(id)
    database.prepare('delete from log_entry where submission_id = ?').run(id)
    database.prepare('delete from conflict where id = ?').run(id)
    return emptied.changes === 1
  })

/** Empties the write-ahead log, which still holds what was erased. Whoever reads meanwhile keeps it from being emptied. */
const overwriteErased = (database: DatabaseSync): boolean => {
  try {
    return pragma(database, 'wal_checkpoint(truncate)') === 0
  } catch {
    return false
  }
}

const skipNumbers = (database: DatabaseSync, year: number, count: number): string => {
  const row = database
    .prepare(
      `insert into case_counter (year, last) values (?, ?)
       on conflict (year) do update set last = last + excluded.last returning last as number`,
    )
    .get(year, count)
  return caseNumberOf(year, parseNumber(row) + 1)
}

const keepGreater = (database: DatabaseSync, { terminal, day, kind, count }: Tally): void => {
  database
    .prepare(
      `insert into tally (terminal, day, kind, count) values (?, ?, ?, ?)
       on conflict (terminal, day, kind) do update set count = max(count, excluded.count)`,
    )
    .run(terminal, day, kind, count)
}

const find = (database: DatabaseSync, column: 'id' | 'lookup', value: string): CaseFile | undefined =>
  casesWhere(database, `${column} = ?`, value)[0]

const list = (database: DatabaseSync): readonly CaseFile[] => casesWhere(database, 'true')

const casesWhere = (
  database: DatabaseSync,
  condition: string,
  ...values: readonly SQLInputValue[]
): readonly CaseFile[] => {
  const matching = `from submission where wire is not null and ${condition}`
  return parseCases(
    database.prepare(`select * ${matching} order by recorded_at, case_number`).all(...values),
    database
      .prepare(`select * from log_entry where submission_id in (select id ${matching}) order by position`)
      .all(...values),
  )
}

const inTransaction = <Result>(database: DatabaseSync, work: () => Result): Result => {
  database.exec('begin immediate')
  try {
    const result = work()
    database.exec('commit')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}

const first = (recordings: readonly Recording[]): Recording => {
  const [recording] = recordings
  if (!recording) throw new Error('nothing was recorded')
  return recording
}

/** Written into the file, so that a file of another format is not taken for ours. */
const format = 2

const assertFormat = (database: DatabaseSync) => {
  const hasTables = database.prepare("select 1 from sqlite_schema where name = 'submission'").get() !== undefined
  const found = pragma(database, 'user_version')
  if (hasTables && found !== format)
    throw new Error(
      `数据文件的格式是 ${found},这一版程序只认 ${format}。请换一个数据文件夹,或用写下它的那一版程序打开。`,
    )
}

const assertPragma = (database: DatabaseSync, name: string, wanted: string | number) => {
  const found = pragma(database, name)
  if (found !== wanted)
    throw new Error(
      `数据库没有接受 ${name}=${wanted}(现为 ${found}),不能保证断电不丢,服务没有启动。请把数据文件放在本机磁盘上。`,
    )
}

const pragma = (database: DatabaseSync, name: string) =>
  Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0]
