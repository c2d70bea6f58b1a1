import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import * as v from 'valibot'
import { dayInChina, yearOf } from '#domain/civil-date.ts'
import { makeFleet } from '#domain/fleet.ts'
import { submissionId } from '#domain/submission.ts'
import { intakeApp, usualLimits } from './app.ts'
import { type BackupKind, backUp, restore } from './backup.ts'
import { calendarOfEdition } from './calendar-of-edition.ts'
import { importQueue } from './import-queue.ts'
import { readIntakeKeys, receiptKeysOf, signerOf } from './keys.ts'
import { drill } from './restore-drill.ts'
import type { CaseStore } from './store/case-store.ts'
import { assertStoreThere, casePlaceOf, openCaseStore } from './store/open-case-store.ts'

const usage = `接收服务。用法:node src/intake/main.ts 命令 --data 数据文件夹

  serve          只接收:收密封件、发凭证、答进度、供版次。另写 --edition 版次文件夹
                 [--port 8421,或环境变量 PORT] [--address-header X-Forwarded-For(只在自己的代理后面写)]
                 [--submissions-per-minute 每个地址每分钟最多多少件,默认 ${usualLimits.submissions}]
  backup         备份:--to 新文件。接收不用停
  restore-drill  恢复演练:--from 备份文件 [--empty-is-fine]。恢复到临时的地方,逐件核对凭证,完了删去
  restore        真的恢复:--from 备份文件。只恢复到空的地方,不覆盖;编号跳过一段
  import         导入终端从待发箱导出的文件:import 文件。重复导入不会重复立案
  erase          按个人信息保护法第四十七条删除一件:--case 2026-00001。删后不能恢复

数据默认在数据文件夹的 intake.sqlite;设了环境变量 DATABASE_URL=postgres://… 就用 PostgreSQL。
数据文件夹里须有 keys/intake.json。`

const options = {
  data: { type: 'string', default: '.mingtang/data' },
  edition: { type: 'string' },
  port: { type: 'string', default: process.env.PORT ?? '8421' },
  'address-header': { type: 'string' },
  'submissions-per-minute': { type: 'string', default: String(usualLimits.submissions) },
  /** One transaction a submission, to measure what grouping is worth. */
  grouping: { type: 'boolean', default: true },
  to: { type: 'string' },
  from: { type: 'string' },
  case: { type: 'string' },
  'empty-is-fine': { type: 'boolean', default: false },
} as const

const stop = (words: string): never => {
  console.error(words)
  process.exit(1)
}

const readCommandLine = () => {
  try {
    return parseArgs({ options, allowPositionals: true, allowNegative: true })
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

const { values, positionals } = readCommandLine()
const now = () => Date.now()
const readKeys = () => readIntakeKeys(join(values.data, 'keys/intake.json'))
const casePlace = () => casePlaceOf(process.env.DATABASE_URL, join(values.data, 'intake.sqlite'))
const openStore = async (): Promise<CaseStore> => {
  await mkdir(values.data, { recursive: true })
  return openCaseStore(casePlace(), { grouping: values.grouping })
}
const withStore = async <Result>(work: (store: CaseStore) => Promise<Result>): Promise<Result> => {
  const store = await openStore()
  return work(store).finally(() => store.close())
}

const withStoreThere = async <Result>(work: (store: CaseStore) => Promise<Result>): Promise<Result> => {
  await assertStoreThere(casePlace())
  return withStore(work)
}

const runServer = async (): Promise<void> => {
  if (!values.edition) return stop(`serve 要写明 --edition。\n\n${usage}`)
  const keys = await readKeys()
  if (existsSync(join(values.data, 'keys/desk.json')))
    console.error('注意:这里有办理台的私钥 keys/desk.json。只接收的机器不需要它,请移到办理台那台机器。')
  const store = await openStore()
  const app = new Hono().route(
    '/intake',
    intakeApp({
      store,
      signer: signerOf(keys),
      keySet: keys.set,
      calendar: await calendarOfEdition(values.edition),
      editionFolder: values.edition,
      fleet: makeFleet(),
      now,
      log: line => console.log(JSON.stringify(line)),
      addressHeader: values['address-header'] ?? null,
      limits: { ...usualLimits, submissions: Number(values['submissions-per-minute']) },
    }),
  )
  app.notFound(context => context.json({ problem: '没有这个地址' }, 404))
  const server = serve({ fetch: app.fetch, port: Number(values.port) }, ({ port }) => {
    console.error(`接收服务已启动:http://localhost:${port}/intake`)
  })
  server.once('error', error => stop(`端口 ${values.port} 打不开(${error.message})。请换一个端口,或停掉占用它的程序。`))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopServer(server, store))
}

const patience = 10_000

/** Takes nobody new, lets those finish who are being answered, then closes the store. */
const stopServer = (server: ReturnType<typeof serve>, store: CaseStore): void => {
  server.close(() => void store.close().then(() => process.exit(0)))
  if (!('closeIdleConnections' in server)) return
  setInterval(() => server.closeIdleConnections(), 50)
  setTimeout(() => server.closeAllConnections(), patience)
}

const kinds: Readonly<Record<BackupKind, string>> = {
  sqlite: 'SQLite 文件',
  dump: 'pg_dump 文件',
  lines: 'JSON 逐行文件',
}

const runBackup = async (): Promise<void> => {
  const file = values.to ?? stop(`backup 要写明 --to 新文件。\n\n${usage}`)
  const [cases, { kind, bytes }] = await withStoreThere(async store => [await store.count(), await backUp(store, file)])
  console.log(
    `已备份 ${cases} 个办件到 ${file}:${kinds[kind]},${bytes} 字节。密钥不在里面,请另外备份 ${join(values.data, 'keys')}。`,
  )
  if (cases === 0) console.error('注意:库里还没有办件。如果不该如此,请核对 --data 和 DATABASE_URL。')
}

const runDrill = async (): Promise<void> => {
  const file = values.from ?? stop(`restore-drill 要写明 --from 备份文件。\n\n${usage}`)
  if (!existsSync(file)) stop(`没有 ${file}。请核对 --from。`)
  const found = await drill(file, receiptKeysOf((await readKeys()).set), process.env.DATABASE_URL)
  console.log(`恢复出 ${found.cases} 个办件、${found.logEntries} 条办理记录;${found.verified} 份接收凭证核对无误。`)
  if (found.unknownKeys > 0)
    console.log(`${found.unknownKeys} 份凭证由更早的密钥签名,现在的 keys/intake.json 里没有,只核对了内容。`)
  if (found.problems.length > 0) stop(`这份备份有问题,请换一份:\n${found.problems.join('\n')}`)
  if (found.cases === 0 && !values['empty-is-fine'])
    stop('这份备份里没有办件,不能算通过。确实还没有收过件的,请另写 --empty-is-fine。')
  console.log('演练通过。临时恢复的数据已删去。')
}

const runRestore = async (): Promise<void> => {
  const file = values.from ?? stop(`restore 要写明 --from 备份文件。\n\n${usage}`)
  if (!existsSync(file)) stop(`没有 ${file}。请核对 --from。`)
  await mkdir(values.data, { recursive: true })
  await restore(file, casePlace())
  const year = yearOf(dayInChina(now()))
  const [cases, next] = await withStore(async store => [
    await store.count(),
    await store.skipNumbers(year, numbersSkipped),
  ])
  console.log(`已恢复 ${cases} 个办件。请逐条核对:
1. 备份以后送达的办件不在里面,也不会再来:终端拿到凭证后只留编号。请照终端的记录和回执单,请申请人重新提交。
2. 备份以后的办理记录要照登记补上。
3. 备份以后删除过的办件又回来了,请照登记再删一遍。
4. 编号跳过 ${numbersSkipped} 个,从 ${next} 起,免得与备份以后给出过的重复。
还没有送到的,终端会自己送来。`)
}

/** More cases than a county gets between two backups. */
const numbersSkipped = 1000

const runImport = async (): Promise<void> => {
  const file = positionals[1] ?? stop(`import 要写明文件。\n\n${usage}`)
  const signer = signerOf(await readKeys())
  const content = await readFile(file, 'utf8')
  const outcome = await withStore(store => importQueue({ store, signer, now }, content))
  if (!outcome.ok) return stop(outcome.problems.join('\n'))
  const { recorded, again, conflict, malformed } = outcome.value.imported
  console.log(
    `终端 ${outcome.value.terminal}:新收 ${recorded} 件,早已收到 ${again} 件,编号冲突 ${conflict} 件,不完整 ${malformed} 件。`,
  )
  if (conflict + malformed > 0) stop('冲突和不完整的没有立案,请留着这个文件,与终端核对。')
}

const runErase = async (): Promise<void> => {
  const wanted = values.case ?? stop(`erase 要写明 --case 办件编号。\n\n${usage}`)
  const { isErased, isOverwritten } = await withStoreThere(async store =>
    store.erase((await store.list()).find(each => each.caseNumber === wanted)?.id ?? nobody),
  )
  const onDisk = isOverwritten ? '' : `${isErased ? '已删除;' : ''}磁盘上的空间还没有覆盖,请稍后再运行一次。`
  if (!isErased) stop(`没有编号为 ${wanted} 的办件。${onDisk || '以前删除的,磁盘上的空间已经覆盖。'}`)
  console.log(`办件 ${wanted} ${onDisk || '已删除。'}以前的备份里还有它,请按保存期限销毁那些备份。`)
}

/** The id of no submission: erasing it overwrites what was erased before. */
const nobody = v.parse(submissionId, '00000000-0000-0000-0000-000000000000')

const commands: Readonly<Record<string, () => Promise<void>>> = {
  serve: runServer,
  backup: runBackup,
  'restore-drill': runDrill,
  restore: runRestore,
  import: runImport,
  erase: runErase,
}

const command = commands[positionals[0] ?? '']
if (!command) stop(usage)
await command?.().catch(error => stop(error instanceof Error ? error.message : String(error)))
