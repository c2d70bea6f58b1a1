import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { freePort } from './intake-process.ts'

const run = promisify(execFile)

/** A PostgreSQL of its own, in a folder that goes when it stops. */
export type PostgresCluster = {
  /** Makes an empty database. @returns its address */
  readonly newDatabase: () => Promise<string>
  readonly query: (url: string, text: string, values?: readonly string[]) => Promise<readonly Record<string, unknown>[]>
  readonly stop: () => Promise<void>
}

/** Where `initdb` and `postgres` lie; null, said in one line, where this machine has none. */
export const findPostgres = async (): Promise<string | null> => {
  const debian = '/usr/lib/postgresql'
  const versions = await readdir(debian).catch(() => [])
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map(version => join(debian, version, 'bin')),
  ]
  const found = folders.find(folder => ['initdb', 'postgres'].every(name => existsSync(join(folder, name)))) ?? null
  if (found === null) console.log('PostgreSQL 没有找到,没有对它做测试。装好 postgres 与 initdb 后再跑。')
  return found
}

/**
 * Starts a cluster on a free port of this machine. It refuses to run as root, so under root it runs as nobody.
 * @param more further words for `postgres`, and environment such as a slowed disk
 */
export const startPostgres = async (
  binaries: string,
  more: { readonly settings?: readonly string[]; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<PostgresCluster> => {
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-postgres-'))
  const identity = process.getuid?.() === 0 ? await nobody() : null
  if (identity) await chown(folder, identity.uid, identity.gid)
  const options = { ...identity, cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } }
  const cluster = join(folder, 'cluster')
  await run(
    join(binaries, 'initdb'),
    ['-D', cluster, '-U', 'mingtang', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    options,
  )
  const port = await freePort()
  const words = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    ...(more.settings ?? []),
  ]
  const server = spawn(join(binaries, 'postgres'), ['-D', cluster, ...words.flatMap(word => ['-c', word])], {
    ...options,
    env: { ...options.env, ...more.environment },
    stdio: 'ignore',
  })
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  const urlOf = (name: string) => `postgres://mingtang@127.0.0.1:${port}/${name}`
  const query = (url: string, text: string, values: readonly string[] = []) => queryOnce(url, text, values)
  for (let tries = 0; ; tries += 1) {
    const isUp = await query(urlOf('postgres'), 'select 1').then(
      () => true,
      () => false,
    )
    if (isUp) break
    if (tries > 100 || server.exitCode !== null) throw new Error('the test cluster of PostgreSQL did not start')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return {
    query,
    newDatabase: async () => {
      const name = `cases_${randomBytes(6).toString('hex')}`
      await query(urlOf('postgres'), `create database ${name}`)
      return urlOf(name)
    },
    stop: async () => {
      process.off('exit', kill)
      const isOver = once(server, 'exit')
      server.kill('SIGINT') // fast shutdown: clients are sent away
      await isOver
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const nobody = async (): Promise<{ readonly uid: number; readonly gid: number }> => {
  const idOf = async (flag: string) => Number((await run('id', [flag, 'nobody'])).stdout)
  return { uid: await idOf('-u'), gid: await idOf('-g') }
}

const queryOnce = async (url: string, text: string, values: readonly string[]) => {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    return (await client.query<Record<string, unknown>>(text, [...values])).rows
  } finally {
    await client.end()
  }
}
