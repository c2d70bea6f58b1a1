import type { CaseFile, CaseStore, LogEntry, RecordedSubmission, Recording, Tally } from './case-store.ts'
import { groupCommit } from './group-commit.ts'
import { type Connection, type Database, inTransaction, openPool } from './postgres.ts'
import { backUpPostgres } from './postgres-backup.ts'
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
 * Cases in a PostgreSQL database. Its durability is asked for at the start: a server set to lose committed rows at a
 * power cut is not used.
 * @param url `postgres://user@host:port/name`
 */
export const openPostgresCaseStore = async (url: string, { grouping = true } = {}): Promise<CaseStore> => {
  const pool = openPool(url)
  try {
    await assertSettings(pool)
    await inTransaction(pool, migrate)
  } catch (error) {
    await pool.end()
    throw error
  }
  const record = (submissions: readonly RecordedSubmission[]) =>
    inTransaction(pool, connection => recordAll(connection, submissions))
  return {
    record: grouping ? groupCommit(record) : async submission => only(await record([submission])),
    findById: id => find(pool, 'id', id),
    findByLookup: lookup => find(pool, 'lookup', lookup),
    list: () => casesWhere(pool, 'true'),
    count: async () =>
      parseNumber((await pool.query('select count(*) as number from submission where wire is not null')).rows[0]),
    conflicts: async () =>
      parseConflicts(
        (
          await pool.query(
            'select conflict.id, case_number, at from conflict join submission using (id) order by at collate "C"',
          )
        ).rows,
      ),
    append: (id, position, entry) => append(pool, id, position, entry),
    erase: async id => ({ isErased: await erase(pool, id), isOverwritten: await overwriteErased(pool) }),
    skipNumbers: (year, count) => skipNumbers(pool, year, count),
    tally: tally => keepGreater(pool, tally),
    tallies: async () => parseTallies((await pool.query('select * from tally order by day, terminal')).rows),
    ping: async () => void (await pool.query('select last from case_counter')),
    backup: file => backUpPostgres(pool, url, file),
    close: () => pool.end(),
  }
}

/** A number agreed on among ourselves, so that servers that start together make the tables one after another. */
const migrationLock = 6_472_841

const migrate = async (connection: Connection): Promise<void> => {
  await connection.query('select pg_advisory_xact_lock($1)', [migrationLock])
  await connection.query(tables)
}

/**
 * The insert decides what is new; then the new ones get their numbers, all in one transaction. Rows are inserted in the
 * order of their ids, so that two servers with the same submissions wait for one another and never in a ring.
 */
const recordAll = async (
  connection: Connection,
  submissions: readonly RecordedSubmission[],
): Promise<readonly Recording[]> => {
  const isNew = await insertAll(connection, submissions)
  await numberAll(
    connection,
    submissions.filter((_, index) => isNew[index]),
  )
  const recordings: Recording[] = []
  for (const [index, submission] of submissions.entries())
    recordings.push(
      isNew[index] ? { kind: 'recorded', receipt: submission.receipt } : await compare(connection, submission),
    )
  return recordings
}

/** @returns which of them were new; of those that share an id at most the first */
const insertAll = async (
  connection: Connection,
  submissions: readonly RecordedSubmission[],
): Promise<readonly boolean[]> => {
  const { rows } = await connection.query<{ id: string }>(
    `insert into submission (id, lookup, wire, digest, recorded_at, receipt)
     select id, lookup, wire, digest, recorded_at, receipt
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
       with ordinality as came (id, lookup, wire, digest, recorded_at, receipt, place)
     order by id, place
     on conflict (id) do nothing returning id`,
    [
      submissions.map(each => each.id),
      submissions.map(each => each.header.lookup),
      submissions.map(each => each.wire),
      submissions.map(each => each.receipt.digest),
      submissions.map(each => each.receipt.recordedAt),
      submissions.map(each => JSON.stringify(each.receipt)),
    ],
  )
  const inserted = new Set(rows.map(row => row.id))
  return submissions.map(each => inserted.delete(each.id))
}

const numberAll = async (connection: Connection, submissions: readonly RecordedSubmission[]): Promise<void> => {
  const years = [...new Set(submissions.map(yearRecorded))].sort((one, other) => one - other)
  for (const year of years) {
    const ids = submissions.filter(each => yearRecorded(each) === year).map(each => each.id)
    const { rows } = await connection.query<{ last: number }>(
      `insert into case_counter (year, last) values ($1, $2)
       on conflict (year) do update set last = case_counter.last + excluded.last returning last`,
      [year, ids.length],
    )
    const before = (rows[0]?.last ?? ids.length) - ids.length
    await connection.query(
      `update submission set case_number = given.number from unnest($1::text[], $2::text[]) as given (id, number)
       where submission.id = given.id`,
      [ids, ids.map((_, index) => caseNumberOf(year, before + index + 1))],
    )
  }
}

const compare = async (connection: Connection, { id, wire, receipt }: RecordedSubmission): Promise<Recording> => {
  const { rows } = await connection.query('select digest, receipt from submission where id = $1', [id])
  const before = parseFirst(rows[0])
  if (before.digest === receipt.digest) return { kind: 'again', receipt: before.receipt }
  await connection.query('insert into conflict (id, digest, wire, at) values ($1, $2, $3, $4) on conflict do nothing', [
    id,
    receipt.digest,
    wire,
    receipt.recordedAt,
  ])
  return { kind: 'conflict' }
}

const append = async (pool: Database, id: string, position: number, entry: LogEntry): Promise<boolean> => {
  const event = entry.event ? JSON.stringify(entry.event) : null
  const note = entry.sealedNote ? JSON.stringify(entry.sealedNote) : null
  const reply = entry.sealedReply ? JSON.stringify(entry.sealedReply) : null
  const { rowCount } = await pool.query(
    `insert into log_entry (submission_id, position, at, staff, event, note, reply)
     select id, $2::integer, $3, $4, $5, $6, $7 from submission
     where id = $1 and wire is not null and $2::integer = (select count(*) from log_entry where submission_id = $1)
     for update on conflict do nothing`,
    [id, position, entry.at, entry.by, event, note, reply],
  )
  return rowCount === 1
}

const erase = (pool: Database, id: string): Promise<boolean> =>
  inTransaction(pool, async connection => {
    const { rowCount } = await connection.query(
      'update submission set lookup = null, wire = null, case_number = null where id = $1 and wire is not null',
      [id],
    )
    await connection.query('delete from log_entry where submission_id = $1', [id])
    await connection.query('delete from conflict where id = $1', [id])
    return rowCount === 1
  })

/** The vacuum gives back the room of what was erased, so that it is written over. */
const overwriteErased = (pool: Database): Promise<boolean> =>
  pool.query('vacuum submission, log_entry, conflict').then(
    () => true,
    () => false,
  )

const skipNumbers = async (pool: Database, year: number, count: number): Promise<string> => {
  const { rows } = await pool.query(
    `insert into case_counter (year, last) values ($1, $2)
     on conflict (year) do update set last = case_counter.last + excluded.last returning last as number`,
    [year, count],
  )
  return caseNumberOf(year, parseNumber(rows[0]) + 1)
}

const keepGreater = async (pool: Database, { terminal, day, kind, count }: Tally): Promise<void> => {
  await pool.query(
    `insert into tally (terminal, day, kind, count) values ($1, $2, $3, $4)
     on conflict (terminal, day, kind) do update set count = greatest(tally.count, excluded.count)`,
    [terminal, day, kind, count],
  )
}

const find = async (pool: Database, column: 'id' | 'lookup', value: string): Promise<CaseFile | undefined> =>
  (await casesWhere(pool, `${column} = $1`, value))[0]

const casesWhere = async (
  pool: Database,
  condition: string,
  ...values: readonly string[]
): Promise<readonly CaseFile[]> => {
  const matching = `from submission where wire is not null and ${condition}`
  const submissions = await pool.query(
    `select id, wire, case_number, receipt ${matching} order by recorded_at collate "C", case_number collate "C"`,
    [...values],
  )
  const entries = await pool.query(
    `select * from log_entry where submission_id in (select id ${matching}) order by position`,
    [...values],
  )
  return parseCases(submissions.rows, entries.rows)
}

const only = (recordings: readonly Recording[]): Recording => {
  const [recording] = recordings
  if (!recording) throw new Error('nothing was recorded')
  return recording
}

const assertSettings = async (pool: Database): Promise<void> => {
  await assertSetting(pool, 'fsync', found => found === 'on', 'on')
  await assertSetting(pool, 'synchronous_commit', found => found !== 'off', 'on')
  await assertSetting(pool, 'full_page_writes', found => found === 'on', 'on')
  await assertSetting(pool, 'server_encoding', found => found === 'UTF8', 'UTF8')
}

const assertSetting = async (
  pool: Database,
  name: string,
  isGood: (found: string) => boolean,
  wanted: string,
): Promise<void> => {
  const { rows } = await pool.query<{ found: string }>('select current_setting($1) as found', [name])
  const found = rows[0]?.found ?? ''
  if (!isGood(found))
    throw new Error(
      `PostgreSQL 的 ${name} 是 ${found},须是 ${wanted},否则不能保证断电不丢、一字不改,服务没有启动。请改 postgresql.conf 后再启动。`,
    )
}
