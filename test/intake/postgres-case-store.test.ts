import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openPostgresCaseStore } from '#intake/store/postgres-case-store.ts'
import { caseStoreContract, type StoreUnderTest, submissionOf } from './case-store-contract.ts'
import { findPostgres, type PostgresCluster, startPostgres } from './postgres.ts'

const binaries = await findPostgres()
let cluster: PostgresCluster
let temporary = ''

describe.skipIf(binaries === null)('with a PostgreSQL', () => {
  beforeAll(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'mingtang-cases-'))
    cluster = await startPostgres(binaries ?? '')
    return async () => {
      await cluster.stop()
      await rm(temporary, { recursive: true, force: true })
    }
  }, 120_000)

  const underTest = (options: { readonly grouping: boolean }): StoreUnderTest => ({
    newPlace: () => cluster.newDatabase(),
    open: url => openPostgresCaseStore(url, options),
    wiresOf: async (url, id) => {
      const texts =
        'select 0 as place, wire from submission where id = $1 union all select 1, wire from conflict where id = $1'
      return (await cluster.query(url, `select wire from (${texts}) as texts order by place`, [id])).map(row =>
        String(row.wire),
      )
    },
    everythingIn: async url => {
      const tables = ['submission', 'conflict', 'log_entry', 'case_counter', 'tally']
      return JSON.stringify(await Promise.all(tables.map(table => cluster.query(url, `select * from ${table}`))))
    },
  })

  caseStoreContract('the PostgreSQL store', underTest({ grouping: true }))
  caseStoreContract('the PostgreSQL store without grouping', underTest({ grouping: false }))

  describe('the PostgreSQL store', () => {
    test.each(['synchronous_commit'])('is not opened where %s is off', async name => {
      const url = await cluster.newDatabase()
      await cluster.query(url, `alter database ${new URL(url).pathname.slice(1)} set ${name} = off`)
      await expect(openPostgresCaseStore(url)).rejects.toThrow(`PostgreSQL 的 ${name} 是 off`)
    })

    test('gives two servers that race with the same submissions one row each and no number twice', async () => {
      const url = await cluster.newDatabase()
      const servers = await Promise.all([openPostgresCaseStore(url), openPostgresCaseStore(url)])
      const submissions = await Promise.all(Array.from({ length: 200 }, (_, number) => submissionOf({ number })))
      const recordings = await Promise.all(
        servers.flatMap((server, index) =>
          (index === 0 ? submissions : submissions.toReversed()).map(each => server.record(each)),
        ),
      )
      expect(recordings.filter(each => each.kind === 'recorded')).toHaveLength(200)
      expect(recordings.filter(each => each.kind === 'again')).toHaveLength(200)
      const files = (await servers[0]?.list()) ?? []
      expect(files.map(file => file.caseNumber).toSorted()).toEqual(
        submissions.map((_, index) => `2026-${String(index + 1).padStart(5, '0')}`),
      )
      for (const server of servers) await server.close()
    })
  })
})

describe.skipIf(binaries === null)('a PostgreSQL that may lose committed rows', () => {
  test.each(['fsync', 'full_page_writes'])('is not used: %s is off', async name => {
    const careless = await startPostgres(binaries ?? '', { settings: [`${name}=off`] })
    try {
      await expect(openPostgresCaseStore(await careless.newDatabase())).rejects.toThrow(`PostgreSQL 的 ${name} 是 off`)
    } finally {
      await careless.stop()
    }
  })
})
