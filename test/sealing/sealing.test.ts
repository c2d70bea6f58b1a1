import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { suites } from '#domain/submission.ts'
import { fromBase64Url, fromHex, toBase64Url, toHex } from '#sealing/encoding.ts'
import { pad, unpad } from '#sealing/padding.ts'
import { makeSealingKeys, open, seal } from '#sealing/sealer.ts'
import { makeSigningKeys, sign, verify } from '#sealing/signature.ts'

describe.each(suites)('sealed with %s', suite => {
  const makeKeys = async () => ({ suite, ...(await makeSealingKeys(suite)) })

  test('a text opens with the private half of its key alone', async () => {
    const [keys, others] = [await makeKeys(), await makeKeys()]
    const sealed = await seal(keys, 'header', '清溪县')
    expect(await open(keys, 'header', sealed)).toBe('清溪县')
    await expect(open(others, 'header', sealed)).rejects.toThrow()
  })

  test('a text of any length comes back as it was, the empty one too', async () => {
    const keys = await makeKeys()
    for (const text of ['', '短', '长'.repeat(341), '𠮷'.repeat(3_000), '\u0001\u0000'])
      expect(await open(keys, '题', await seal(keys, '题', text))).toBe(text)
  })

  test('a text does not open under another header', async () => {
    const keys = await makeKeys()
    const sealed = await seal(keys, 'header', '清溪县')
    for (const other of ['headers', 'heade', 'Header', '']) await expect(open(keys, other, sealed)).rejects.toThrow()
  })

  test('a text does not open when any bit of what was sealed is another', async () => {
    const keys = await makeKeys()
    const sealed = await seal(keys, 'header', '清溪县')
    for (const part of ['encapsulated', 'ciphertext'] as const) {
      const bytes = fromBase64Url(sealed[part])
      const step = part === 'encapsulated' ? 7 : 97
      for (let bit = 0; bit < bytes.length * 8; bit += step) {
        const changed = bytes.slice()
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        await expect(open(keys, 'header', { ...sealed, [part]: toBase64Url(changed) })).rejects.toThrow()
      }
    }
  })

  test('a text does not open when something was cut off or added', async () => {
    const keys = await makeKeys()
    const sealed = await seal(keys, 'header', '清溪县')
    for (const part of ['encapsulated', 'ciphertext'] as const) {
      const bytes = fromBase64Url(sealed[part])
      for (const changed of [bytes.slice(0, 0), bytes.slice(0, -1), bytes.slice(1), Uint8Array.from([...bytes, 0])])
        await expect(open(keys, 'header', { ...sealed, [part]: toBase64Url(changed) })).rejects.toThrow()
    }
  })

  test('the same text is never sealed to the same bytes', async () => {
    const keys = await makeKeys()
    const [first, second] = [await seal(keys, 'h', '同'), await seal(keys, 'h', '同')]
    expect(first.encapsulated).not.toBe(second.encapsulated)
    expect(first.ciphertext).not.toBe(second.ciphertext)
  })

  test('the length of what was sealed tells little of the text', async () => {
    const keys = await makeKeys()
    const [short, long] = [await seal(keys, 'h', '短'), await seal(keys, 'h', '长'.repeat(300))]
    expect(short.ciphertext.length).toBe(long.ciphertext.length)
  })

  test('nothing is sealed to what is no key', async () => {
    const { publicKey } = await makeKeys()
    const flipped = fromBase64Url(publicKey)
    flipped[40] = (flipped[40] ?? 0) ^ 1
    for (const wrong of ['', 'A'.repeat(87), toBase64Url(flipped), publicKey.slice(2)])
      await expect(seal({ suite, publicKey: wrong }, 'h', 'text')).rejects.toThrow()
  })

  test('a public key has the 87 characters that a key set asks for', async () => {
    for (let each = 0; each < 20; each += 1) {
      const { publicKey, privateKey } = await makeKeys()
      expect([publicKey.length, privateKey.length]).toEqual([87, 43])
    }
  })
})

test('what one suite has sealed does not open as if by the other', async () => {
  const [first, second] = suites
  const keys = await makeSealingKeys(first)
  const sealed = await seal({ suite: first, publicKey: keys.publicKey }, 'h', 'text')
  await expect(open({ suite: second, privateKey: keys.privateKey }, 'h', sealed)).rejects.toThrow()
})

test('what was padded is taken back to its length, and what has no padding is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), bytes => {
      expect(pad(bytes).length % 1024).toBe(0)
      expect(unpad(pad(bytes))).toEqual(bytes)
    }),
  )
  for (const wrong of [new Uint8Array(0), new Uint8Array(1024), new Uint8Array(1000).fill(1)])
    expect(() => unpad(wrong)).toThrow()
})

test('bytes have one writing: no padding, no blank, no other last character reads as the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), bytes => {
      const text = toBase64Url(bytes)
      expect(fromBase64Url(text)).toEqual(bytes)
      expect(fromHex(toHex(bytes))).toEqual(bytes)
      for (const other of [`${text}=`, ` ${text}`, `${text}\n`]) expect(() => fromBase64Url(other)).toThrow()
    }),
  )
  expect(fromBase64Url('AA')).toEqual(Uint8Array.of(0))
  expect(() => fromBase64Url('AB')).toThrow()
  expect(() => fromBase64Url('+/')).toThrow()
})

test('a signature verifies for its own statement and key only', async () => {
  const [keys, others] = [await makeSigningKeys(), await makeSigningKeys()]
  const signature = await sign(keys.privateKey, 'statement')
  expect(await verify(keys.publicKey, 'statement', signature)).toBe(true)
  expect(await verify(keys.publicKey, 'statements', signature)).toBe(false)
  expect(await verify(others.publicKey, 'statement', signature)).toBe(false)
  expect(await verify(keys.publicKey, 'statement', 'no signature')).toBe(false)
})
