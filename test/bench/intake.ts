import { randomBytes, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Envelope, SubmissionId } from '#domain/submission.ts'
import { type IntakeProcess, newIntake } from '../intake/intake-process.ts'
import { findPostgres, startPostgres } from '../intake/postgres.ts'
import { headerOf } from '../intake/sealed-samples.ts'
import type { RunOptions } from '../run-named.ts'
import { makeSlowDisk, type SlowDisk, syncsPerSecond } from './slow-disk.ts'

const clients = 64
const usualCount = 6000
const slowUngroupedCount = 600

type Environment = Readonly<Record<string, string>>
/** A store on the bare disk or on a slowed one, and an intake before it. */
type Bench = { readonly store: string; readonly withIntake: WithIntake }
type WithIntake = (
  where: { readonly slow: Environment; readonly words: readonly string[] },
  work: (intake: IntakeProcess) => Promise<Measured>,
) => Promise<Measured>
type Measured = { readonly perSecond: number; readonly p95Ms: number }

/**
 * How many submissions a second the real intake records from 64 clients, each answered once it is durable: in groups
 * and one by one, on this machine's disk and on one that is slowed to an old hard disk's pace.
 */
export const benchIntake = async ({ count }: RunOptions): Promise<Readonly<Record<string, unknown>>> => {
  const slowDisk = await makeSlowDisk()
  if (!slowDisk) console.error('没有找到 C 编译器(cc),没有测慢盘。')
  const binaries = await findPostgres()
  const benches = [onSqlite, ...(binaries ? [onPostgres(binaries)] : [])]
  const stores = []
  for (const bench of benches) stores.push(await measure(bench, count ?? usualCount, slowDisk))
  await slowDisk?.forget()
  return { clients, stores, ...(binaries ? {} : { postgresql: 'not found' }) }
}

const measure = async ({ store, withIntake }: Bench, count: number, slowDisk: SlowDisk | null) => {
  const ungrouped = ['--no-grouping']
  const bare = await withIntake({ slow: {}, words: [] }, intake => load(intake, count))
  const bareUngrouped = await withIntake({ slow: {}, words: ungrouped }, intake => load(intake, count))
  const fsyncPerSecond = await syncsPerSecond()
  const result = { store, ...bare, fsyncPerSecond, ungroupedPerSecond: bareUngrouped.perSecond }
  if (!slowDisk) return { ...result, slowDisk: 'no C compiler found' }
  const slow = slowDisk.environment
  const slowed = await withIntake({ slow, words: [] }, intake => load(intake, count))
  const few = Math.min(count, slowUngroupedCount)
  const slowedUngrouped = await withIntake({ slow, words: ungrouped }, intake => load(intake, few))
  return {
    ...result,
    slowDisk: {
      fsyncPerSecond: await syncsPerSecond(slow),
      perSecond: slowed.perSecond,
      p95Ms: slowed.p95Ms,
      ungroupedPerSecond: slowedUngrouped.perSecond,
    },
  }
}

const unlimited = ['--submissions-per-minute', '1000000000']

const run = async (intake: IntakeProcess, work: (intake: IntakeProcess) => Promise<Measured>): Promise<Measured> => {
  try {
    await intake.start()
    return await work(intake)
  } finally {
    await intake.forget()
  }
}

const onSqlite: Bench = {
  store: 'sqlite',
  withIntake: async ({ slow, words }, work) =>
    run(await newIntake({ words: [...unlimited, ...words], environment: slow }), work),
}

const onPostgres = (binaries: string): Bench => ({
  store: 'postgresql',
  withIntake: async ({ slow, words }, work) => {
    const cluster = await startPostgres(binaries, { environment: slow })
    try {
      const DATABASE_URL = await cluster.newDatabase()
      return await run(await newIntake({ words: [...unlimited, ...words], environment: { DATABASE_URL } }), work)
    } finally {
      await cluster.stop()
    }
  },
})

/** Warms up with a tenth, then measures. */
const load = async (intake: IntakeProcess, count: number): Promise<Measured> => {
  await send(intake, Array.from({ length: Math.ceil(count / 10) }, makeSubmission))
  const submissions = Array.from({ length: count }, makeSubmission)
  const started = performance.now()
  const milliseconds = await send(intake, submissions)
  const seconds = (performance.now() - started) / 1000
  const p95 = milliseconds.toSorted((one, other) => one - other)[Math.floor(count * 0.95)] ?? 0
  return { perSecond: Math.round(count / seconds), p95Ms: Math.round(p95 * 10) / 10 }
}

type Made = { readonly id: string; readonly wire: string }

const send = async (intake: IntakeProcess, submissions: readonly Made[]): Promise<readonly number[]> => {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const waiting = submissions.values()
  const milliseconds: number[] = []
  const client = async (): Promise<void> => {
    for (const submission of waiting) {
      const started = performance.now()
      const status = await put(agent, intake.url, submission)
      if (status !== 201) throw new Error(`the intake answered ${status}`)
      milliseconds.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  agent.destroy()
  return milliseconds
}

const put = (agent: Agent, url: string, { id, wire }: Made): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(wire) }
    request(`${url}/submissions/${id}`, { method: 'PUT', agent, headers }, response => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0))
    })
      .once('error', reject)
      .end(wire)
  })

const makeSubmission = (): Made => {
  const id = randomUUID() as SubmissionId
  const envelope: Envelope = {
    ...headerOf(id, randomBytes(32).toString('base64url'), 'bench'),
    encapsulated: randomBytes(65).toString('base64url'),
    ciphertext: randomBytes(1_040).toString('base64url'),
  }
  return { id, wire: JSON.stringify(envelope) }
}
