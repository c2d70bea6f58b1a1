import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { receiptSchema } from '#domain/receipt.ts'
import { parse } from '#domain/schema.ts'
import { openPool } from '#intake/store/postgres.ts'
import { writeLines } from '#intake/store/postgres-backup.ts'
import { type IntakeProcess, newIntake } from './intake-process.ts'
import { findPostgres, type PostgresCluster, startPostgres } from './postgres.ts'
import { type Sealed, sealed } from './sealed-samples.ts'

const json = { 'content-type': 'application/json' }
const put = (intake: IntakeProcess, { id, wire }: Sealed) =>
  fetch(`${intake.url}/submissions/${id}`, { method: 'PUT', body: wire, headers: json })
const seal = (intake: IntakeProcess) => sealed(intake.keys.set.sealing[0])
const sealMany = (intake: IntakeProcess, count: number) =>
  Promise.all(Array.from({ length: count }, () => seal(intake)))

/** What every kind of database owes the operator. */
const commandsOn = (newOn: () => Promise<IntakeProcess>, backupKind: string) => {
  let intake: IntakeProcess
  beforeEach(async () => {
    intake = await newOn()
    return () => intake.forget()
  })

  test('serves, and when asked to stop finishes what it has begun', async () => {
    await intake.start()
    const submissions = await sealMany(intake, 40)
    const answers = submissions.map(each => put(intake, each).catch(() => undefined))
    await answers[0]
    expect(await intake.stop()).toBe(0)
    const receipted = (await Promise.all(answers)).filter(answer => answer?.status === 201).length
    expect(receipted).toBeGreaterThan(0)
    await intake.start()
    const again = await Promise.all(submissions.map(each => put(intake, each)))
    expect(again.filter(answer => answer.status === 200).length).toBeGreaterThanOrEqual(receipted)
    expect(again.every(answer => answer.ok)).toBe(true)
  })

  test('logs a JSON line a request and no id', async () => {
    await intake.start()
    const submission = await seal(intake)
    await put(intake, submission)
    await intake.stop()
    const lines = intake.logged().map(line => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toMatchObject([{ method: 'PUT', route: '/intake/submissions/:id', status: 201 }])
    expect(intake.logged().join()).not.toContain(submission.id)
  })

  test('is backed up while it serves, and the backup passes a drill', async () => {
    await intake.start()
    for (const each of await sealMany(intake, 30)) await put(intake, each)
    const more = await sealMany(intake, 60)
    const sending = Promise.all(more.map(each => put(intake, each)))
    const file = join(intake.data, 'backup')
    const backup = await intake.run('backup', '--to', file)
    expect(backup.said).toContain(backupKind)
    expect(backup.code).toBe(0)
    expect((await sending).every(answer => answer.status === 201)).toBe(true)
    const drill = await intake.run('restore-drill', '--from', file)
    expect(drill.said).toContain('演练通过')
    const [, cases = 0, verified = 0] = /恢复出 (\d+) 个办件.*?;(\d+) 份/.exec(drill.said)?.map(Number) ?? []
    expect(cases).toBeGreaterThanOrEqual(30)
    expect(verified).toBe(cases)
    const [, counted = 0] = /已备份 (\d+) 个办件/.exec(backup.said)?.map(Number) ?? []
    expect(counted).toBeGreaterThanOrEqual(30)
    expect((await intake.run('backup', '--to', file)).said).toContain('备份不覆盖旧文件')
    expect((await intake.run('restore', '--from', file)).code).toBe(1)
  })

  test('takes a terminal’s exported queue once, however often it is imported', async () => {
    await intake.start()
    const [known, fresh, other] = await sealMany(intake, 3)
    if (!known || !fresh || !other) throw new Error('nothing was sealed')
    await put(intake, known)
    await put(intake, other)
    const queue = join(intake.data, 'queue.json')
    const submissions = [known.wire, fresh.wire, `${other.wire} `, '{}']
    await writeFile(
      queue,
      JSON.stringify({ format: 1, terminal: 'hall-1', exportedAt: '2026-11-21T02:00:00.000Z', submissions }),
    )
    const first = await intake.run('import', queue)
    expect(first.said).toContain('终端 hall-1:新收 1 件,早已收到 1 件,编号冲突 1 件,不完整 1 件')
    expect(first.code).toBe(1)
    expect((await intake.run('import', queue)).said).toContain('新收 0 件,早已收到 2 件')
    const receipt = parse(receiptSchema, await (await put(intake, fresh)).json())
    expect(receipt.ok).toBe(true)
  })

  test('erases a case by its number', async () => {
    await intake.start()
    const submission = await seal(intake)
    await put(intake, submission)
    const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
    expect((await intake.run('erase', '--case', `${year}-00001`)).said).toContain('已删除')
    const twice = await intake.run('erase', '--case', `${year}-00001`)
    expect([twice.code, twice.said]).toEqual([1, expect.stringContaining('没有编号')])
    expect(twice.said).toContain('以前删除的,磁盘上的空间已经覆盖')
    expect((await put(intake, submission)).status).toBe(200)
  })
}

describe('the intake on SQLite', () => {
  commandsOn(() => newIntake(), 'SQLite 文件')

  test('is restored into a place where nothing is, and gives the receipts that it gave before', async () => {
    const [intake, other] = [await newIntake(), await newIntake()]
    await intake.start()
    const submission = await seal(intake)
    const receipt: unknown = await (await put(intake, submission)).json()
    const file = join(intake.data, 'backup')
    await intake.run('backup', '--to', file)
    const { said } = await other.run('restore', '--from', file)
    for (const word of ['已恢复 1 个办件', '备份以后送达的办件不在里面', '编号跳过 1000 个,从 20'])
      expect(said).toContain(word)
    expect(said).toMatch(/从 \d{4}-01002 起/)
    expect((await other.run('restore', '--from', file)).said).toContain('已经存在')
    await other.start()
    const again = await put(other, submission)
    expect([again.status, await again.json()]).toEqual([200, receipt])
    await intake.forget()
    await other.forget()
  })
})

describe('a drill', () => {
  let intake: IntakeProcess
  let file: string
  beforeEach(async () => {
    intake = await newIntake()
    await intake.start()
    for (const each of await sealMany(intake, 3)) await put(intake, each)
    file = join(intake.data, 'backup')
    await intake.run('backup', '--to', file)
  })
  afterEach(() => intake.forget())

  test('names a case whose bytes are no longer those of its receipt', async () => {
    const database = new DatabaseSync(file)
    database.exec(`update submission set wire = replace(wire, 'hall-1', 'hall-2') where case_number like '%-00002'`)
    database.close()
    const drill = await intake.run('restore-drill', '--from', file)
    expect(drill.code).toBe(1)
    expect(drill.said).toMatch(/办件 \d{4}-00002 的接收凭证与内容不符/)
  })

  test('does not pass a damaged file', async () => {
    const bytes = await readFile(file)
    await writeFile(file, bytes.fill(7, 4096, 12288))
    const drill = await intake.run('restore-drill', '--from', file)
    expect([drill.code, drill.said]).toEqual([1, expect.not.stringContaining('演练通过')])
  })
})

describe('the command line', () => {
  let intake: IntakeProcess
  beforeAll(async () => {
    intake = await newIntake()
  })
  afterAll(() => intake.forget())

  test.each([
    [['fly'], '用法'],
    [['serve', '--wings'], '用法'],
    [['serve'], '--edition'],
    [['backup'], '--to'],
    [['restore-drill'], '--from'],
    [['restore'], '--from'],
    [['import'], '写明文件'],
    [['erase'], '--case'],
    [['erase', '--case', '1999-00001'], 'intake.sqlite。请核对 --data'],
    [['backup', '--to', '/nowhere/backup'], 'intake.sqlite。请核对 --data'],
    [['restore', '--from', '/nowhere'], '没有 /nowhere。请核对 --from'],
    [['restore-drill', '--from', '/nowhere'], '没有 /nowhere。请核对 --from'],
    [['import', '/nowhere'], '/nowhere'],
  ])('says what is missing in %j', async (words, said) => {
    const ran = await intake.run(...words)
    expect([ran.code, ran.said]).toEqual([1, expect.stringContaining(said)])
  })

  test('makes no database but to serve or to import', async () => {
    expect(existsSync(join(intake.data, 'intake.sqlite'))).toBe(false)
  })

  test('passes a drill without cases only where somebody says that there are none', async () => {
    const other = await newIntake()
    await other.start()
    const file = join(other.data, 'backup')
    expect((await other.run('backup', '--to', file)).said).toContain('库里还没有办件')
    const drill = await other.run('restore-drill', '--from', file)
    expect([drill.code, drill.said]).toEqual([1, expect.stringContaining('这份备份里没有办件')])
    expect((await other.run('restore-drill', '--from', file, '--empty-is-fine')).said).toContain('演练通过')
    await other.forget()
  })

  test('says which keys an intake needs, and which it must not have', async () => {
    const other = await newIntake()
    await writeFile(join(other.data, 'keys/intake.json'), '{}')
    await expect(other.start()).rejects.toThrow('keys/intake.json 不完整')
    await other.forget()
  })
})

const binaries = await findPostgres()

describe.skipIf(binaries === null)('the intake on PostgreSQL', () => {
  let cluster: PostgresCluster
  let url = ''
  beforeAll(async () => {
    cluster = await startPostgres(binaries ?? '')
    return () => cluster.stop()
  })
  const onNewDatabase = async () => {
    url = await cluster.newDatabase()
    return newIntake({ environment: { DATABASE_URL: url } })
  }

  commandsOn(onNewDatabase, 'pg_dump 文件')

  test('passes a drill from JSON lines too, for where pg_dump is not found', async () => {
    const intake = await onNewDatabase()
    await intake.start()
    for (const each of await sealMany(intake, 5)) await put(intake, each)
    const pool = openPool(url, 1)
    const file = join(intake.data, 'lines')
    await writeLines(pool, file)
    await pool.end()
    const drill = await intake.run('restore-drill', '--from', file)
    expect((await intake.run('restore', '--from', file)).said).toContain('请新建一个库再来')
    const empty = await onNewDatabase()
    expect((await empty.run('backup', '--to', join(empty.data, 'none'))).said).toContain('库里没有办件表')
    const lines = (await readFile(file, 'utf8')).split('\n')
    const cut = join(intake.data, 'cut')
    const doctored = [
      lines.slice(0, -2),
      lines.slice(0, 3),
      lines.toSpliced(1, 1),
      [...lines.slice(0, -1), lines[0] ?? ''],
      [...lines.slice(0, 2), '{"table":"subm'],
    ]
    for (const each of doctored) {
      await writeFile(cut, each.join('\n'))
      for (const command of ['restore', 'restore-drill'])
        expect(await empty.run(command, '--from', cut)).toEqual({
          code: 1,
          said: expect.stringContaining('这份备份不完整'),
        })
    }
    expect((await empty.run('restore', '--from', file)).said).toContain('已恢复 5 个办件')
    await empty.forget()
    await intake.forget()
    expect(drill.said).toContain('恢复出 5 个办件、0 条办理记录;5 份接收凭证核对无误')
    expect(drill.said).toContain('演练通过')
    const left = await cluster.query(url, `select datname from pg_database where datname like 'mingtang_drill%'`)
    expect(left).toEqual([])
  })
})
