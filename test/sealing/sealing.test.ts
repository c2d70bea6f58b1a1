import { expect, test } from 'vitest'
import { makeSealingKeys, open, seal } from '#sealing/hpke.ts'
import { makeSigningKeys, sign, verify } from '#sealing/signature.ts'

test('what is sealed to a key opens with its private half alone', async () => {
  const [keys, others] = [await makeSealingKeys(), await makeSealingKeys()]
  const sealed = await seal(keys.publicKey, 'header', '清溪县')
  expect(await open(keys.privateKey, 'header', sealed)).toBe('清溪县')
  await expect(open(others.privateKey, 'header', sealed)).rejects.toThrow()
})

test('a changed header or a changed byte does not open', async () => {
  const keys = await makeSealingKeys()
  const sealed = await seal(keys.publicKey, 'header', '清溪县')
  await expect(open(keys.privateKey, 'other', sealed)).rejects.toThrow()
  const swapped = `${sealed.ciphertext[0] === 'A' ? 'B' : 'A'}${sealed.ciphertext.slice(1)}`
  await expect(open(keys.privateKey, 'header', { ...sealed, ciphertext: swapped })).rejects.toThrow()
})

test('the length of a sealed text tells little of the text', async () => {
  const keys = await makeSealingKeys()
  const [short, long] = [await seal(keys.publicKey, 'h', '短'), await seal(keys.publicKey, 'h', '长'.repeat(300))]
  expect(short.ciphertext.length).toBe(long.ciphertext.length)
})

test('a signature verifies for its own statement and key only', async () => {
  const [keys, others] = [await makeSigningKeys(), await makeSigningKeys()]
  const signature = await sign(keys.privateKey, 'statement')
  expect(await verify(keys.publicKey, 'statement', signature)).toBe(true)
  expect(await verify(keys.publicKey, 'statements', signature)).toBe(false)
  expect(await verify(others.publicKey, 'statement', signature)).toBe(false)
  expect(await verify(keys.publicKey, 'statement', 'no signature')).toBe(false)
})
