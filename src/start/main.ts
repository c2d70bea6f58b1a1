import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import * as v from 'valibot'
import { dayInChina } from '#domain/civil-date.ts'
import { makeFleet } from '#domain/fleet.ts'
import { sealingKeyOf } from '#domain/key-set.ts'
import { suites } from '#domain/submission.ts'
import { placeOfEdition } from '#intake/calendar-of-edition.ts'
import { clientAddress } from '#intake/client-address.ts'
import { casePlaceOf, openCaseStore } from '#intake/store/open-case-store.ts'
import { press } from '#press/press.ts'
import { tellProblem } from '#press/problem.ts'
import { readPlace } from '#press/read-place.ts'
import { writeEdition } from '#press/write.ts'
import { wholeApp } from './app.ts'
import { buildKiosk } from './build.ts'
import { calendarReminder } from './calendar-reminder.ts'
import { loadDemoStaff } from './demo-staff.ts'
import { whyEditionDoesNotFit } from './edition-fits.ts'
import { kioskFolder, made, root } from './folders.ts'
import { loadKeys, renewKeys } from './keys.ts'
import { readTls } from './tls.ts'
import { whenChanged } from './when-changed.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8420' },
    /** PEM files: with both the server itself speaks HTTPS. */
    certificate: { type: 'string' },
    'private-key': { type: 'string' },
    data: { type: 'string', default: join(made, 'data') },
    place: { type: 'string', default: join(root, 'kiosk-config/demo-county') },
    /** A folder of Markdown laws to print into the edition beside the place's own documents. */
    laws: { type: 'string' },
    /** An edition that is already printed. */
    edition: { type: 'string' },
    /** The header in which one's own proxy tells who asks, such as `X-Forwarded-For`; without a proxy none. */
    'address-header': { type: 'string' },
    /** Writes a JSON line a request to the intake, with nothing of anybody in it. */
    log: { type: 'boolean', default: false },
    'renew-keys': { type: 'boolean', default: false },
    /** How terminals seal: RFC 9180, or the national algorithms. */
    suite: { type: 'string', default: suites[0] },
    dev: { type: 'boolean', default: false },
  },
})

const stop = (problems: readonly string[]): never => {
  for (const problem of problems) console.error(problem)
  process.exit(1)
}

const printWhenChanged = async (): Promise<string> => {
  const folder = join(values.data, 'edition')
  const laws = values.laws ?? null
  const printing = ['press', 'domain', 'search'].map(room => join(root, 'src', room))
  const print = async (after: string | null) => {
    const printed = await press({ place: values.place, laws, after, printedAt: Date.now() })
    if (!printed.ok) return stop(printed.problems.map(tellProblem))
    await writeEdition(folder, printed.value)
    console.log(`已印好版次 ${printed.value.manifest.version}`)
  }
  await whenChanged(
    join(values.data, 'edition.stamp'),
    [values.place, ...(laws ? [laws] : []), ...printing],
    async () => {
      const done = await whenChanged(join(values.data, 'press.stamp'), printing, () => print(null))
      if (done === 'unchanged') await print(folder)
    },
  )
  return folder
}

const tls = await readTls(values.certificate, values['private-key'])
if (!tls.ok) stop(tls.problems)
await mkdir(values.data, { recursive: true })
const place = await readPlace(values.place)
if (!place.ok) stop(place.problems.map(tellProblem))
const editionFolder = values.edition ?? (await printWhenChanged())
const edition = await placeOfEdition(editionFolder).catch((error: Error) => stop([error.message]))
const misfit = place.ok ? whyEditionDoesNotFit(edition, place.value.place) : null
if (misfit !== null) stop([misfit])
const { place: here, calendar } = edition
if (!values.dev) await buildKiosk()

const keysFolder = join(values.data, 'keys')
const databaseFile = join(values.data, 'intake.sqlite')
if (existsSync(databaseFile) && !existsSync(keysFolder))
  stop([
    `${values.data} 里有办件,却没有 keys 文件夹:没有原来的密钥,办件打不开,终端也不会认新的密钥。请从备份恢复 keys 再启动。`,
  ])
const suite = v.parse(v.picklist(suites, `--suite 须是 ${suites.join(' 或 ')}`), values.suite)
const holders = [...new Set(here.organs.map(organ => organ.sealingKey))]
const keys = await (values['renew-keys'] ? renewKeys : loadKeys)(keysFolder, holders, suite, Date.now())
const deskKey = sealingKeyOf(keys.set, 'desk') ?? stop(['密钥里没有办理台的一把,请从备份恢复 keys 再启动。'])
const store = await openCaseStore(casePlaceOf(process.env.DATABASE_URL, databaseFile))
const { pins, staff } = await loadDemoStaff(join(values.data, 'demo-pins.json'))
const fleet = makeFleet()
const now = () => Date.now()
const trustedHeader = values['address-header'] ?? null

const app = wholeApp({
  kioskFolder,
  intake: {
    store,
    signer: { keyId: keys.set.receipts.id, privateKey: keys.receiptsPrivateKey },
    keySet: keys.set,
    calendar,
    editionFolder,
    fleet,
    now,
    addressHeader: trustedHeader,
    ...(values.log ? { log: line => console.log(JSON.stringify(line)) } : {}),
  },
  desk: {
    store,
    keys: {
      current: { keyId: deskKey.id, suite: deskKey.suite, publicKey: deskKey.publicKey },
      privateKeys: new Map(Object.entries(keys.sealingPrivateKeys)),
    },
    staff,
    organs: here.organs,
    calendar,
    terminals: edition.terminals,
    fleet,
    addressOf: context => clientAddress(context, trustedHeader),
    now,
  },
})

const serverOptions = tls.ok ? tls.value : null
const secure = serverOptions && { createServer, serverOptions }
const server = serve({ fetch: app.fetch, port: Number(values.port), ...secure }, async ({ port }) => {
  const address = `${secure ? 'https' : 'http'}://localhost:${port}`
  const kiosk = values.dev ? await startVite(address, port + 1) : `${address}/`
  console.log(`
明堂已启动${here.isDemo ? `(演示数据,${here.name}是虚构的)` : ''}
  终端    ${kiosk}
  接收    ${address}/intake
  办理台  ${address}/desk
  演示口令 ${pins.map(each => `${each.name} ${each.pin}`).join(' · ')}
按 Ctrl+C 停止。`)
  const reminder = calendarReminder(calendar, dayInChina(now()))
  if (reminder !== null) console.log(`\n注意:${reminder}`)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    server.close(() => void store.close().then(() => process.exit(0)))
    if ('closeAllConnections' in server) server.closeAllConnections()
  })

/** The kiosk from its sources, with the intake and the desk behind it. */
async function startVite(address: string, port: number): Promise<string> {
  const vite = await import('vite')
  const behind = { target: address, secure: false }
  const server = await vite.createServer({
    configFile: join(root, 'vite.config.ts'),
    server: { port, proxy: { '/intake': behind, '/desk': behind } },
  })
  await server.listen()
  return server.resolvedUrls?.local[0] ?? address
}
