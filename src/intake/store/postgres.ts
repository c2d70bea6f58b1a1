import { Pool, type PoolClient } from 'pg'

/** A PostgreSQL database, reached by a handful of connections. */
export type Database = Pool
/** One connection, within a transaction. */
export type Connection = PoolClient

/** Opens a database by its address, `postgres://user@host:port/name`. Nothing is sent before the first question. */
export const openPool = (url: string, connections = 8): Database => {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    keepAlive: true,
    application_name: 'mingtang-intake',
  })
  pool.on('error', () => undefined) // an idle connection that breaks is replaced; whoever asks next hears of a real fault
  return pool
}

/** Does something in one transaction, on one connection. @param begin `begin`, or with another isolation */
export const inTransaction = async <Result>(
  pool: Database,
  work: (connection: Connection) => Promise<Result>,
  begin = 'begin',
): Promise<Result> => {
  const connection = await pool.connect()
  try {
    await connection.query(begin)
    const result = await work(connection)
    await connection.query('commit')
    connection.release()
    return result
  } catch (error) {
    const isWhole = await connection.query('rollback').then(
      () => true,
      () => false,
    )
    connection.release(!isWhole)
    throw error
  }
}

/** Whether the database of an address holds tables of ours. */
export const hasCaseTables = async (url: string): Promise<boolean> => {
  const pool = openPool(url, 1)
  const { rows } = await pool.query("select to_regclass('submission') as found").finally(() => pool.end())
  return rows[0]?.found !== null
}

/** How command-line tools are told which database: by the environment, so that no password stands in a process list. */
export const environmentOf = (url: string): Readonly<Record<string, string>> => {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  const words = {
    PGHOST: searchParams.get('host') ?? decodeURIComponent(hostname),
    PGPORT: searchParams.get('port') ?? port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGSSLMODE: searchParams.get('sslmode') ?? '',
  }
  return Object.fromEntries(Object.entries(words).filter(([, word]) => word !== ''))
}
