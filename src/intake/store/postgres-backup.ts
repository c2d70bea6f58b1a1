import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { type Connection, type Database, environmentOf, inTransaction, openPool } from './postgres.ts'
import { tableNames, tables } from './schema.sql.ts'

const run = promisify(execFile)
const lineSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ table: v.picklist(tableNames), row: v.record(v.string(), v.unknown()) }),
)

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

/** One JSON line a row, `{table, row}`, read in one snapshot. */
export const writeLines = (pool: Database, file: string): Promise<void> =>
  inTransaction(
    pool,
    async connection => {
      const target = await open(file, 'w', 0o600)
      try {
        for (const table of tableNames)
          for await (const rows of rowsOf(connection, table))
            await target.write(rows.map(row => `${JSON.stringify({ table, row })}\n`).join(''))
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
  const pool = openPool(url, 1)
  const { rows } = await pool.query("select to_regclass('submission') as taken").finally(() => pool.end())
  if (rows[0]?.taken !== null) throw new Error('DATABASE_URL 的库里已有办件表。恢复只写进空库,请新建一个库再来。')
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
      for await (const line of createInterface({ input: createReadStream(file) })) {
        const { table, row } = v.parse(lineSchema, line)
        await connection.query(`insert into ${table} select * from json_populate_record(null::${table}, $1)`, [
          JSON.stringify(row),
        ])
      }
    })
  } finally {
    await pool.end()
  }
}

const rowsAtOnce = 500

async function* rowsOf(connection: Connection, table: (typeof tableNames)[number]): AsyncGenerator<readonly unknown[]> {
  await connection.query(`declare backup_${table} no scroll cursor for select * from ${table}`)
  for (;;) {
    const { rows } = await connection.query(`fetch ${rowsAtOnce} from backup_${table}`)
    if (rows.length === 0) return
    yield rows
  }
}
