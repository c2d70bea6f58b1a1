import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keySetStatement } from '#domain/key-set.ts'
import { readIntakeKeys } from '#intake/keys.ts'
import { open, seal } from '#sealing/sealer.ts'
import { verify } from '#sealing/signature.ts'
import { type Keys, loadKeys, renewKeys } from '#start/keys.ts'

const someDay = Date.parse('2026-11-21T01:00:00.000Z')
const hpke = 'HPKE-P256-SHA256-AES256GCM'
const sm = 'SM2-SM4GCM'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingtang-keys-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const load = (holders: readonly string[] = ['desk'], suite: typeof hpke | typeof sm = hpke) =>
  loadKeys(folder, holders, suite, someDay)
const file = (name: string) => join(folder, name)
const holdersOf = (keys: Keys) => keys.set.sealing.map(key => key.holder)
const isEndorsed = (set: Keys['set'], by: Keys['set']) =>
  set.endorsement?.keyId === by.receipts.id &&
  verify(by.receipts.publicKey, keySetStatement(set), set.endorsement.signature)

describe('the keys of a folder', () => {
  test('are made at the first start, and are the same at every other', async () => {
    const made = await load(['desk', 'zhongdian'])
    expect(holdersOf(made)).toEqual(['desk', 'zhongdian'])
    expect(made.set).toMatchObject({ format: 2, serial: 1, endorsement: null })
    expect(await load(['zhongdian'])).toEqual(made)
  })

  test.each([hpke, sm] as const)('open what was sealed to them with %s', async suite => {
    const { set, sealingPrivateKeys } = await load(['zhongdian'], suite)
    for (const key of set.sealing) {
      const privateKey = sealingPrivateKeys[key.id]
      if (!privateKey) throw new Error(key.id)
      expect(key.suite).toBe(suite)
      expect(await open(privateKey, 'h', await seal(key, 'h', key.holder))).toBe(key.holder)
    }
  })

  test('lie in two files that nobody else may read, and what receives has nothing that opens', async () => {
    const made = await load()
    expect((await readdir(folder)).sort()).toEqual(['desk.json', 'intake.json'])
    for (const name of ['desk.json', 'intake.json']) expect((await stat(file(name))).mode & 0o777).toBe(0o600)
    const text = await readFile(file('intake.json'), 'utf8')
    for (const { privateKey } of Object.values(made.sealingPrivateKeys)) expect(text).not.toContain(privateKey)
    expect(await readFile(file('desk.json'), 'utf8')).not.toContain(made.receiptsPrivateKey)
  })

  test('get one more when an organ gets a key of its own, endorsed, and nobody else’s changes', async () => {
    const before = await load(['desk'])
    const after = await load(['zhongdian'])
    expect(after.set.serial).toBe(2)
    expect(after.set.receipts).toEqual(before.set.receipts)
    expect(after.set.sealing[0]).toEqual(before.set.sealing[0])
    expect(holdersOf(after)).toEqual(['desk', 'zhongdian'])
    expect(await isEndorsed(after.set, before.set)).toBe(true)
    expect(await load(['zhongdian'])).toEqual(after)
    expect(await load([])).toEqual(after)
  })

  test('are made anew where a place turns to the national algorithms, and the former still open', async () => {
    const before = await load()
    const after = await load([], sm)
    expect(after.set.sealing.map(key => key.suite)).toEqual([sm])
    expect(await isEndorsed(after.set, before.set)).toBe(true)
    expect(after.sealingPrivateKeys).toMatchObject(before.sealingPrivateKeys)
  })

  test('are renewed under the former receipts key’s word, and the former private ones are kept', async () => {
    const before = await load(['zhongdian'])
    const renewed = await renewKeys(folder, ['zhongdian'], hpke, someDay)
    expect(renewed.set.serial).toBe(2)
    expect(await isEndorsed(renewed.set, before.set)).toBe(true)
    expect(renewed.set.receipts.id).not.toBe(before.set.receipts.id)
    expect(Object.keys(renewed.sealingPrivateKeys)).toHaveLength(4)
    expect(renewed.sealingPrivateKeys).toMatchObject(before.sealingPrivateKeys)
    expect(await load(['zhongdian'])).toEqual(renewed)
  })

  test('are all there after a power cut while they were renewed', async () => {
    const before = await load()
    const intake = await readFile(file('intake.json'), 'utf8')
    await renewKeys(folder, [], hpke, someDay)
    await writeFile(file('intake.json'), intake) // as if the power had gone before the second file
    const found = await load()
    expect(found.set).toEqual(before.set)
    expect(found.sealingPrivateKeys).toMatchObject(before.sealingPrivateKeys)
  })
})

describe('nothing is made anew, and the operator is told what to do', () => {
  test.each(['intake.json', 'desk.json'])('where %s is missing beside the other', async name => {
    await load()
    await rm(file(name))
    await expect(load()).rejects.toThrow(`却没有 ${file(name)}`)
    await expect(load()).rejects.toThrow('从备份恢复')
    expect(await readdir(folder)).toHaveLength(1)
  })

  test.each(['{"set":', '{}', 'null'])('where a file has become %s', async text => {
    await load()
    await writeFile(file('intake.json'), text)
    await expect(load()).rejects.toThrow('intake.json 读不出来,请从备份恢复')
  })

  test('where the two files are not of one time', async () => {
    await load()
    const former = await readFile(file('desk.json'), 'utf8')
    const { set } = await renewKeys(folder, [], hpke, someDay)
    await writeFile(file('desk.json'), former)
    await expect(load()).rejects.toThrow(`没有现用密钥 ${set.sealing[0]?.id}`)
  })
})

describe('a machine that only receives', () => {
  test('runs on the one file', async () => {
    const { set, receiptsPrivateKey } = await load()
    await rm(file('desk.json'))
    expect(await readIntakeKeys(file('intake.json'))).toEqual({ set, receiptsPrivateKey })
  })

  test('makes no keys of its own', async () => {
    await expect(readIntakeKeys(file('intake.json'))).rejects.toThrow('请从办理台那台机器')
  })
})
