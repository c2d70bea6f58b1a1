import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { type Connection, type Database, environmentOf, hasCaseTables, inTransaction, openPool } from './postgres.ts'
import { tableNames, tables } from './schema.sql.ts'

const run = promisify(execFile)
const rowSchema = v.object({ table: v.picklist(tableNames), row: v.record(v.string(), v.unknown()) })
/** The last line: how many rows of each table came before it. A file without it was cut off. */
const countsSchema = v.object({ counts: v.object(v.entriesFromList(tableNames, v.number())) })
const lineSchema = v.pipe(v.string(), v.parseJson(), v.union([rowSchema, countsSchema]))
type Counts = v.InferOutput<typeof countsSchema>['counts']

/** Writes the whole database as it stands at one moment: by pg_dump where it is there and fits, else line by line. */
export const backUpPostgres = async (pool: Database, url: string, file: string): Promise<void> => {
  const isDumped = await run('pg_dump', ['--format=custom', '--no-owner', `--file=${file}`], {
    env: { ...process.env, ...environmentOf(url) },
  }).then(
    () => true,
    () => false,
  )
  if (!isDumped) await writeLines(pool, file)
}

/** One JSON line a row, `{table, row}`, read in one snapshot, and a last one with the counts, `{counts}`. */
export const writeLines = (pool: Database, file: string): Promise<void> =>
  inTransaction(
    pool,
    async connection => {
      const target = await open(file, 'w', 0o600)
      const counts = noRows()
      try {
        for (const table of tableNames)
          for await (const rows of rowsOf(connection, table)) {
            await target.write(rows.map(row => `${JSON.stringify({ table, row })}\n`).join(''))
            counts[table] += rows.length
          }
        await target.write(`${JSON.stringify({ counts })}\n`)
      } finally {
        await target.close()
      }
    },
    'begin isolation level repeatable read read only',
  )

/** A backup of PostgreSQL: what pg_dump wrote, or JSON lines. */
export type PostgresBackup = { readonly file: string; readonly kind: 'dump' | 'lines' }

/** Restores a backup into a database without tables of ours. @throws where there are some */
export const restorePostgres = async (url: string, { file, kind }: PostgresBackup): Promise<void> => {
  if (await hasCaseTables(url)) throw new Error('DATABASE_URL 的库里已有办件表。恢复只写进空库,请新建一个库再来。')
  if (kind === 'dump') await restoreDump(url, file)
  else await restoreLines(url, file)
}

/** A database of its own for as long as the work takes, with a backup restored into it. */
export const withRestored = async <Result>(
  url: string,
  backup: PostgresBackup,
  work: (url: string) => Promise<Result>,
): Promise<Result> => {
  const pool = openPool(url, 1)
  const name = `mingtang_drill_${randomBytes(6).toString('hex')}`
  const drillUrl = new URL(url)
  drillUrl.pathname = `/${name}`
  try {
    await pool.query(`create database ${name} template template0 encoding 'UTF8'`)
    await restorePostgres(drillUrl.href, backup)
    return await work(drillUrl.href)
  } finally {
    await pool.query(`drop database if exists ${name} with (force)`).finally(() => pool.end())
  }
}

const restoreDump = async (url: string, file: string): Promise<void> => {
  const env = { ...process.env, ...environmentOf(url) }
  await run('pg_restore', ['--no-owner', '--exit-on-error', `--dbname=${new URL(url).pathname.slice(1)}`, file], {
    env,
  })
}

const restoreLines = async (url: string, file: string): Promise<void> => {
  const pool = openPool(url, 1)
  try {
    await inTransaction(pool, async connection => {
      await connection.query(tables)
      const counts = noRows()
      let told: Counts | undefined
      for await (const text of createInterface({ input: createReadStream(file) })) {
        const line = v.safeParse(lineSchema, text)
        if (!line.success || told) throw new Error(isCutOff)
        if ('counts' in line.output) {
          told = line.output.counts
          continue
        }
        const { table, row } = line.output
        counts[table] += 1
        await connection.query(`insert into ${table} select * from json_populate_record(null::${table}, $1)`, [
          JSON.stringify(row),
        ])
      }
      if (tableNames.some(table => told?.[table] !== counts[table])) throw new Error(isCutOff)
    })
  } finally {
    await pool.end()
  }
}

const isCutOff = '这份备份不完整:最后一行的件数没有写下,或者与内容不符。可能备份时中断或被截断,请换一份。'

const noRows = (): Counts => ({ submission: 0, case_counter: 0, conflict: 0, log_entry: 0, tally: 0 })

const rowsAtOnce = 500

async function* rowsOf(connection: Connection, table: (typeof tableNames)[number]): AsyncGenerator<readonly unknown[]> {
  await connection.query(`declare backup_${table} no scroll cursor for select * from ${table}`)
  for (;;) {
    const { rows } = await connection.query(`fetch ${rowsAtOnce} from backup_${table}`)
    if (rows.length === 0) return
    yield rows
  }
}
