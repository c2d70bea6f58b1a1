import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { KeySet, SealingKey } from '#domain/key-set.ts'
import { parse } from '#domain/schema.ts'
import { envelopeSchema, type Suite, sealedHeader, suites } from '#domain/submission.ts'
import { hasRoom } from '#kiosk/outbox/has-room.ts'
import { lookupOf } from '#kiosk/outbox/lookup.ts'
import { prepareSealing, sealSubmission, type ToSeal } from '#kiosk/outbox/seal-submission.ts'
import { makeSealingKeys, open } from '#sealing/sealer.ts'

const now = Date.parse('2026-11-21T01:00:00.000Z')
const toSeal: ToSeal = {
  header: {
    kind: 'disclosureRequest',
    organ: 'zhongdian',
    terminal: 'hall-1',
    submittedAt: '2026-11-21T00:59:00.000Z',
    clock: 'sure',
    writtenBy: 'applicant',
    receiptBasis: 'bothConfirm',
    promisedWorkingDays: null,
  },
  content: {
    format: 2,
    title: '政府信息公开申请表',
    about: null,
    answers: [{ field: 'name', question: '姓名', value: '周桂兰', words: '周桂兰' }],
  },
  holder: 'zhongdian',
}

type Made = { readonly key: SealingKey; readonly privateKey: string }
const made = async (holder: string, suite: Suite): Promise<Made> => {
  const { publicKey, privateKey } = await makeSealingKeys(suite)
  const validity = { notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2031-01-01T00:00:00.000Z' }
  return { key: { id: `${holder}-1`, holder, suite, publicKey, ...validity }, privateKey }
}

let desk: Made
let zhongdian: Made
let keys: KeySet
beforeAll(async () => {
  desk = await made('desk', suites[0])
  zhongdian = await made('zhongdian', suites[1])
  const { suite: _, holder: __, ...receipts } = desk.key
  keys = { format: 2, serial: 1, sealing: [desk.key, zhongdian.key], receipts, endorsement: null }
})
afterEach(() => vi.unstubAllGlobals())

const sealNow = async (given: ToSeal = toSeal) => {
  const outcome = await sealSubmission(given, keys, now)
  if (!outcome.ok) throw new Error(outcome.problems.join())
  const envelope = parse(envelopeSchema, JSON.parse(outcome.value.wire))
  if (!envelope.ok) throw new Error('no envelope')
  return { ...outcome.value, envelope: envelope.value }
}
const openWith = ({ key, privateKey }: Made, envelope: Awaited<ReturnType<typeof sealNow>>['envelope']) =>
  open({ suite: key.suite, privateKey }, sealedHeader(envelope), envelope)

describe('what a citizen hands in', () => {
  test('opens word for word with the key of the organ that it goes to, and with no other', async () => {
    const { envelope } = await sealNow()
    expect(envelope).toMatchObject({ suite: 'SM2-SM4GCM', keyId: 'zhongdian-1' })
    expect(JSON.parse(await openWith(zhongdian, envelope))).toMatchObject(toSeal.content)
    await expect(openWith({ ...zhongdian, privateKey: desk.privateKey }, envelope)).rejects.toThrow()
  })

  test('goes to the desk where the organ has no key of its own', async () => {
    const { envelope } = await sealNow({ ...toSeal, holder: 'civil-affairs' })
    expect(envelope).toMatchObject({ suite: 'HPKE-P256-SHA256-AES256GCM', keyId: 'desk-1' })
    expect(JSON.parse(await openWith(desk, envelope))).toMatchObject(toSeal.content)
  })

  test('travels with its header in the clear and nothing personal', async () => {
    const { envelope, wire, code } = await sealNow()
    expect(envelope).toMatchObject({ format: 2, ...toSeal.header, lookup: await lookupOf(code) })
    for (const personal of ['周桂兰', code]) expect(wire).not.toContain(personal)
  })

  test('has another name and another code each time it is sealed', async () => {
    const [first, second] = [await sealNow(), await sealNow()]
    expect(first.id).not.toBe(second.id)
    expect(first.code).not.toBe(second.code)
    expect(first.envelope.id).toBe(first.id)
  })

  test('is not sealed at all without a key, or after its last day', async () => {
    expect(await sealSubmission(toSeal, undefined, now)).toEqual({ ok: false, problems: ['noKey'] })
    const late = Date.parse('2031-01-01T00:00:00.001Z')
    expect(await sealSubmission(toSeal, keys, late)).toEqual({ ok: false, problems: ['keyExpired'] })
  })

  test('is sealed on a terminal whose clock has stopped', async () => {
    expect((await sealSubmission(toSeal, keys, 0)).ok).toBe(true)
  })
})

test('every suite in use is there before it is needed', async () => {
  await expect(prepareSealing(keys)).resolves.toHaveLength(2)
  await expect(prepareSealing(undefined)).resolves.toEqual([])
})

describe('there is room for a submission', () => {
  const withEstimate = (estimate: () => Promise<StorageEstimate>) => {
    vi.stubGlobal('navigator', { storage: { estimate } })
    return hasRoom()
  }

  test('while two megabytes are left', async () => {
    expect(await withEstimate(async () => ({ quota: 10_000_000, usage: 8_000_000 }))).toBe(true)
    expect(await withEstimate(async () => ({ quota: 10_000_000, usage: 8_000_001 }))).toBe(false)
  })

  test('as far as anybody knows where the browser does not tell', async () => {
    expect(await withEstimate(async () => ({}))).toBe(true)
    expect(await withEstimate(() => Promise.reject(new Error('no')))).toBe(true)
  })
})
