import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaseEvent } from '#domain/case.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import { makeFleet } from '#domain/fleet.ts'
import { keySetSchema } from '#domain/key-set.ts'
import { progressSchema } from '#domain/progress.ts'
import { type Receipt, receiptSchema, receiptStatement } from '#domain/receipt.ts'
import { parse } from '#domain/schema.ts'
import { type Envelope, envelopeSchema } from '#domain/submission.ts'
import { type IntakeParts, intakeApp } from '#intake/app.ts'
import { openSqliteCaseStore } from '#intake/store/sqlite-case-store.ts'
import { lookupOf } from '#kiosk/outbox/lookup.ts'
import { printEdition } from '#press/print.ts'
import { writeEdition } from '#press/write.ts'
import { digestText } from '#sealing/encoding.ts'
import { verify } from '#sealing/signature.ts'
import { copyOf } from '../press/printed.ts'
import { type MadeKeys, makeKeys } from './made-keys.ts'
import { demoCalendar, emptyEdition, personalWords, type Sealed, sealed, someDay } from './sealed-samples.ts'

let temporary = ''
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'mingtang-intake-'))
})
afterAll(() => rm(temporary, { recursive: true, force: true }))

let folder: string
let keys: MadeKeys
let parts: IntakeParts
let clock: number
let app: ReturnType<typeof intakeApp>
const signerOf = (file: MadeKeys) => ({ keyId: file.set.receipts.id, privateKey: file.receiptsPrivateKey })
beforeEach(async () => {
  folder = await mkdtemp(join(temporary, 'place-'))
  clock = someDay
  keys = await makeKeys()
  parts = {
    store: openSqliteCaseStore(join(folder, 'intake.sqlite')),
    signer: signerOf(keys),
    keySet: keys.set,
    calendar: await demoCalendar(),
    editionFolder: emptyEdition(folder),
    fleet: makeFleet(),
    now: () => clock,
  }
  app = intakeApp(parts)
  return () => parts.store.close()
})

const json = { 'content-type': 'application/json' }
const put = async (submission: Pick<Sealed, 'id' | 'wire'>, headers: Readonly<Record<string, string>> = json) =>
  app.request(`/submissions/${submission.id}`, { method: 'PUT', body: submission.wire, headers })

const receiptFrom = async (response: Response): Promise<Receipt> => {
  const receipt = parse(receiptSchema, await response.json())
  if (!receipt.ok) throw new Error('no receipt')
  return receipt.value
}

/** The same envelope with a part changed, as no terminal of ours would write it. */
const changed = (submission: Sealed, change: Readonly<Record<string, unknown>>) => {
  const envelope = parse(envelopeSchema, JSON.parse(submission.wire))
  if (!envelope.ok) throw new Error('no envelope')
  return { id: submission.id, wire: JSON.stringify({ ...envelope.value, ...change } satisfies Partial<Envelope>) }
}

describe('the door for submissions', () => {
  test('records a sealed submission and gives the same receipt however often it comes', async () => {
    const submission = await sealed(keys.set.sealing[0])
    const first = await put(submission)
    expect(first.status).toBe(201)
    const receipt = await receiptFrom(first)
    clock += 86_400_000 * 4
    const again = await put(submission)
    expect(again.status).toBe(200)
    expect(await receiptFrom(again)).toEqual(receipt)
    expect(await parts.store.list()).toHaveLength(1)
  })

  test('gives a receipt over the very bytes that came, with the moment, signed by the intake', async () => {
    const submission = await sealed(keys.set.sealing[0])
    const { signature, ...statement } = await receiptFrom(await put(submission))
    expect(statement).toEqual({
      submissionId: submission.id,
      digest: await digestText(submission.wire),
      recordedAt: '2026-11-21T01:00:00.000Z',
      keyId: keys.set.receipts.id,
    })
    const { publicKey } = keys.set.receipts
    expect(await verify(publicKey, receiptStatement(statement), signature)).toBe(true)
    const moved = { ...statement, recordedAt: '2026-11-20T01:00:00.000Z' }
    expect(await verify(publicKey, receiptStatement(moved), signature)).toBe(false)
  })

  test('keeps the sealed bytes as they came, spaces and all', async () => {
    const { id, wire } = await sealed(keys.set.sealing[0])
    const spaced = wire.replaceAll('","', '" , "')
    expect((await put({ id, wire: spaced })).status).toBe(201)
    expect((await parts.store.findById(id))?.wire).toBe(spaced)
  })

  test('gives one receipt to three that race', async () => {
    const submission = await sealed(keys.set.sealing[0])
    const responses = await Promise.all([put(submission), put(submission), put(submission)])
    expect(responses.map(response => response.status).sort()).toEqual([200, 200, 201])
    const receipts = await Promise.all(responses.map(receiptFrom))
    expect(new Set(receipts.map(receipt => receipt.signature)).size).toBe(1)
  })

  test('refuses other bytes under a known id and goes on giving the first its receipt', async () => {
    const submission = await sealed(keys.set.sealing[0])
    const receipt = await receiptFrom(await put(submission))
    const other = await put(changed(submission, { ciphertext: 'AAAA' }))
    expect(other.status).toBe(409)
    expect(await other.text()).toContain('两份都已保留')
    expect(await receiptFrom(await put(submission))).toEqual(receipt)
  })

  test.each([
    ['no JSON', () => '<html>请登录无线网络</html>'],
    ['nothing', () => ''],
    ['JSON that is no envelope', () => '{"format":2}'],
    ['another format', (from: Sealed) => changed(from, { format: 1 }).wire],
    ['a suite we do not know', (from: Sealed) => changed(from, { suite: 'PLAIN' }).wire],
    ['an id that is no UUID', (from: Sealed) => changed(from, { id: '1' }).wire],
    ['a hash of the code that is too short', (from: Sealed) => changed(from, { lookup: 'abc' }).wire],
    ['bytes that are not base64url', (from: Sealed) => changed(from, { ciphertext: '周桂兰' }).wire],
    ['too long a ciphertext', (from: Sealed) => changed(from, { ciphertext: 'A'.repeat(200_001) }).wire],
  ])('refuses %s as malformed and keeps nothing', async (_, wireOf) => {
    const submission = await sealed(keys.set.sealing[0])
    const response = await put({ id: submission.id, wire: wireOf(submission) })
    expect(response.status).toBe(400)
    expect(await parts.store.list()).toEqual([])
  })

  test('says everything that is wrong with an envelope', async () => {
    const submission = await sealed(keys.set.sealing[0])
    const response = await put(changed(submission, { lookup: 'abc', ciphertext: '周桂兰' }))
    const { details } = (await response.json()) as { details: readonly { path: readonly string[] }[] }
    expect(details.map(detail => detail.path.join('.'))).toEqual(expect.arrayContaining(['lookup', 'ciphertext']))
  })

  test('refuses an envelope that came to another address', async () => {
    const [one, two] = [await sealed(keys.set.sealing[0]), await sealed(keys.set.sealing[0])]
    expect((await put({ id: two.id, wire: one.wire })).status).toBe(400)
    expect(await parts.store.list()).toEqual([])
  })

  test('refuses what is far too large before it reads it', async () => {
    const { id } = await sealed(keys.set.sealing[0])
    expect((await put({ id, wire: 'A'.repeat(300_001) })).status).toBe(413)
    expect((await put({ id, wire: '{}' }, { ...json, 'content-length': '300001' })).status).toBe(413)
  })

  test('takes JSON and nothing else', async () => {
    const submission = await sealed(keys.set.sealing[0])
    expect((await put(submission, { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await put(submission, {})).status).toBe(415)
    expect((await put(submission, { 'content-type': 'application/json; charset=utf-8' })).status).toBe(201)
  })

  test('refuses bytes that are no UTF-8, since its receipt speaks of the very bytes', async () => {
    const { id, wire } = await sealed(keys.set.sealing[0])
    const bytes = new TextEncoder().encode(wire)
    bytes[wire.indexOf('hall-1')] = 0xff
    const answer = await app.request(`/submissions/${id}`, { method: 'PUT', body: bytes, headers: json })
    expect(answer.status).toBe(400)
    expect(await parts.store.list()).toEqual([])
  })

  test('keeps the header beside the bytes', async () => {
    const submission = await sealed(keys.set.sealing[0], { header: { kind: 'letter', organ: null } })
    await put(submission)
    expect((await parts.store.findById(submission.id))?.header).toEqual(submission.header)
  })

  test('gives an erased submission its first receipt again', async () => {
    const submission = await sealed(keys.set.sealing[0])
    const receipt = await receiptFrom(await put(submission))
    await parts.store.erase(submission.id)
    const again = await put(submission)
    expect(again.status).toBe(200)
    expect(await receiptFrom(again)).toEqual(receipt)
    expect(await parts.store.list()).toEqual([])
  })

  test('gives the first receipt, under the key that signed it, also after the keys were renewed', async () => {
    const submission = await sealed(keys.set.sealing[0])
    const first = await receiptFrom(await put(submission))
    const renewed = await makeKeys(2)
    app = intakeApp({ ...parts, signer: signerOf(renewed), keySet: renewed.set })
    expect(await receiptFrom(await put(submission))).toEqual(first)
    const later = await sealed(keys.set.sealing[0])
    expect((await receiptFrom(await put(later))).keyId).toBe(renewed.set.receipts.id)
  })
})

const day = (date: string) => date as CivilDate
const note = async (submission: Sealed, position: number, event: CaseEvent) =>
  parts.store.append(submission.id, position, {
    at: `${event.on}T02:00:00.000Z`,
    by: '王办事',
    event,
    sealedNote: null,
    sealedReply: null,
  })

describe('the door for progress', () => {
  const ask = async (body: unknown) =>
    app.request('/progress', { method: 'POST', body: JSON.stringify(body), headers: json })
  const progressOf = async ({ code }: Sealed): Promise<unknown> => {
    const response = await ask({ lookup: await lookupOf(code) })
    expect(response.status).toBe(200)
    return response.json()
  }

  test('says unknown for a code that nobody has', async () => {
    expect(await progressOf(await sealed(keys.set.sealing[0]))).toEqual({ state: 'unknown' })
  })

  test('says on which day in China a submission was recorded', async () => {
    const submission = await sealed(keys.set.sealing[0])
    clock = Date.parse('2026-11-21T16:30:00.000Z')
    await put(submission)
    expect(await progressOf(submission)).toMatchObject({ state: 'recorded', recordedOn: '2026-11-22' })
  })

  /** A request of a Tuesday in February. */
  const ofFebruary = async () => {
    clock = Date.parse('2026-02-10T01:00:00.000Z')
    const submission = await sealed(keys.set.sealing[0], { header: { submittedAt: '2026-02-10T00:59:00.000Z' } })
    await put(submission)
    return submission
  }

  test('gives the last day for the reply once the receipt is confirmed', async () => {
    const submission = await ofFebruary()
    await note(submission, 0, { kind: 'received', on: day('2026-02-10') })
    expect(await progressOf(submission)).toMatchObject({
      state: 'received',
      on: '2026-02-10',
      deadline: { kind: 'date', date: '2026-03-16' },
    })
  })

  test('refuses a promise that no organ can make, and answers at once where one rests in the store', async () => {
    const submission = await sealed(keys.set.sealing[0])
    const forged = changed(submission, { kind: 'question', promisedWorkingDays: Number.MAX_SAFE_INTEGER })
    expect((await put(forged)).status).toBe(400)
    const { receiptsPrivateKey: _, set } = keys
    const header = { ...submission.header, kind: 'question' as const, promisedWorkingDays: Number.MAX_SAFE_INTEGER }
    const receipt = {
      submissionId: submission.id,
      digest: 'x'.repeat(43),
      recordedAt: new Date(clock).toISOString(),
      keyId: set.receipts.id,
      signature: 's',
    }
    await parts.store.record({ id: submission.id, header, wire: forged.wire, receipt })
    const started = performance.now()
    expect(await progressOf(submission)).toMatchObject({ state: 'open', deadline: null })
    expect(performance.now() - started).toBeLessThan(1000)
  })

  test('says when and how it was answered', async () => {
    const submission = await ofFebruary()
    await note(submission, 0, { kind: 'received', on: day('2026-02-10') })
    await note(submission, 1, { kind: 'answered', on: day('2026-03-02'), outcome: 'partlyDisclosed' })
    expect(await progressOf(submission)).toMatchObject({
      state: 'answered',
      receivedOn: '2026-02-10',
      on: '2026-03-02',
      outcome: 'partlyDisclosed',
    })
  })

  test('tells nothing personal, no id, no number and no staff, and what it says the terminal can read', async () => {
    const submission = await ofFebruary()
    const events: readonly CaseEvent[] = [
      { kind: 'received', on: day('2026-02-10') },
      { kind: 'answered', on: day('2026-03-02'), outcome: 'refused' },
    ]
    for (const position of [0, 1, 2]) {
      const told = await progressOf(submission)
      expect(parse(progressSchema, told).ok).toBe(true)
      for (const word of [...personalWords, submission.id, submission.code, '2026-00001', '王办事'])
        expect(JSON.stringify(told)).not.toContain(word)
      const event = events[position]
      if (event) await note(submission, position, event)
    }
  })

  test.each([[{}], [{ lookup: 'short' }], [{ lookup: 7 }], ['text'], [null]])('refuses to look for %j', async body => {
    expect((await ask(body)).status).toBe(400)
  })

  test('refuses what is no JSON', async () => {
    expect((await app.request('/progress', { method: 'POST', body: '<html>', headers: json })).status).toBe(400)
  })
})

describe('the door for editions', () => {
  test('has none before one is printed, and says what to do', async () => {
    const response = await app.request('/edition/manifest.json')
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('npm run press')
  })

  test('gives the manifest, which is never kept by a cache, and each chunk, which never changes', async () => {
    const edition = printEdition(copyOf([]))
    await writeEdition(parts.editionFolder, edition)
    const manifest = await app.request('/edition/manifest.json')
    expect(manifest.headers.get('cache-control')).toBe('no-store')
    expect(await manifest.json()).toEqual(edition.manifest)
    for (const [hash, bytes] of edition.chunks) {
      const chunk = await app.request(`/edition/chunks/${hash}`)
      expect(chunk.headers.get('cache-control')).toContain('immutable')
      expect(new Uint8Array(await chunk.arrayBuffer())).toEqual(new Uint8Array(bytes))
    }
  })

  test.each([
    'abc',
    'A'.repeat(64),
    '0'.repeat(64),
    '..%2Fmanifest.json',
    '..%2f..%2fkeys.json',
    `${'0'.repeat(64)}.part`,
  ])('has no chunk called %s', async name => {
    await writeEdition(parts.editionFolder, printEdition(copyOf([])))
    expect((await app.request(`/edition/chunks/${name}`)).status).toBe(404)
  })
})

describe('the door for keys', () => {
  test('gives the public keys and no private one', async () => {
    const response = await app.request('/keys')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const text = await response.text()
    expect(JSON.parse(text)).toEqual(keys.set)
    expect(parse(keySetSchema, JSON.parse(text)).ok).toBe(true)
    for (const secret of [keys.receiptsPrivateKey, keys.sealingPrivateKey]) expect(text).not.toContain(secret)
  })

  test('opens on a greeting that says the intake runs', async () => {
    expect(await (await app.request('/')).json()).toEqual({ 接收服务: '运行中' })
  })
})
