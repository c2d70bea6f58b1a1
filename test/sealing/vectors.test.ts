import { createDecipheriv, createECDH, createHmac } from 'node:crypto'
import { sm2, sm3, sm4 } from 'sm-crypto-v2'
import { describe, expect, test } from 'vitest'
import { fromBase64Url, fromHex, toHex, utf8 } from '#sealing/encoding.ts'
import { makeSealingKeys, open, seal } from '#sealing/hpke.ts'
import { unpad } from '#sealing/padding.ts'
import * as sm from '#sealing/sm.ts'

const join = (...parts: readonly (Uint8Array | string)[]): Buffer =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))

/** RFC 9180 written a second time, from its text and with another library: base mode, P-256, HKDF-SHA256, AES-GCM. */
const openByTheBook = (
  { keyLength, info }: { readonly keyLength: 16 | 32; readonly info: Uint8Array },
  privateKey: Uint8Array,
  sealed: { readonly enc: Uint8Array; readonly ciphertext: Uint8Array; readonly header: Uint8Array },
): Uint8Array => {
  const hmac = (key: Uint8Array, text: Uint8Array) => createHmac('sha256', key).update(text).digest()
  const extract = (suite: Uint8Array, salt: Uint8Array, label: string, key: Uint8Array) =>
    hmac(salt.length > 0 ? salt : new Uint8Array(32), join('HPKE-v1', suite, label, key))
  const expand = (
    suite: Uint8Array,
    secret: Uint8Array,
    [label, context]: readonly [string, Uint8Array],
    size: number,
  ) => hmac(secret, join(Uint8Array.of(0, size), 'HPKE-v1', suite, label, context, Uint8Array.of(1))).subarray(0, size)
  const none = new Uint8Array(0)
  const recipient = createECDH('prime256v1')
  recipient.setPrivateKey(privateKey)
  const kem = join('KEM', Uint8Array.of(0, 0x10))
  const context = join(sealed.enc, recipient.getPublicKey())
  const agreed = extract(kem, none, 'eae_prk', recipient.computeSecret(sealed.enc))
  const shared = expand(kem, agreed, ['shared_secret', context], 32)
  const hpke = join('HPKE', Uint8Array.of(0, 0x10, 0, 1, 0, keyLength === 16 ? 1 : 2))
  const schedule = join(
    Uint8Array.of(0),
    extract(hpke, none, 'psk_id_hash', none),
    extract(hpke, none, 'info_hash', info),
  )
  const secret = extract(hpke, shared, 'secret', none)
  const key = expand(hpke, secret, ['key', schedule], keyLength)
  const nonce = expand(hpke, secret, ['base_nonce', schedule], 12)
  const decipher = createDecipheriv(keyLength === 16 ? 'aes-128-gcm' : 'aes-256-gcm', key, nonce)
  decipher.setAAD(sealed.header)
  decipher.setAuthTag(sealed.ciphertext.subarray(-16))
  return join(decipher.update(sealed.ciphertext.subarray(0, -16)), decipher.final())
}

describe('HPKE', () => {
  test('written by the book opens the example of RFC 9180, appendix A.3.1', () => {
    const opened = openByTheBook(
      { keyLength: 16, info: fromHex('4f6465206f6e2061204772656369616e2055726e') },
      fromHex('f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2'),
      {
        enc: fromHex(
          '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
        ),
        ciphertext: fromHex(
          '5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434',
        ),
        header: utf8('Count-0'),
      },
    )
    expect(new TextDecoder().decode(opened)).toBe('Beauty is truth, truth beauty')
  })

  test('as it is used here is opened by the book', async () => {
    const keys = await makeSealingKeys()
    const sealed = await seal(keys.publicKey, '题头', '清溪县')
    const padded = openByTheBook({ keyLength: 32, info: new Uint8Array(0) }, fromBase64Url(keys.privateKey), {
      enc: fromBase64Url(sealed.encapsulated),
      ciphertext: fromBase64Url(sealed.ciphertext),
      header: utf8('题头'),
    })
    expect(new TextDecoder().decode(unpad(padded))).toBe('清溪县')
    expect(await open(keys.privateKey, '题头', sealed)).toBe('清溪县')
  })
})

describe('the national algorithms are the published ones', () => {
  test('SM3 by the examples of GB/T 32905', () => {
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(sm3('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  })

  test('SM4 by the example of GB/T 32907', () => {
    const block = fromHex('0123456789abcdeffedcba9876543210')
    const encrypted = sm4.encrypt(block, block, { mode: 'ecb', padding: 'none', output: 'array' })
    expect(toHex(encrypted)).toBe('681edf34d206965e86b3e94f536e4246')
    expect(sm4.decrypt(encrypted, block, { mode: 'ecb', padding: 'none', output: 'array' })).toEqual(block)
  })

  test('SM4-GCM by the example of RFC 8998, appendix A.1', () => {
    const fours = ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'ee', 'aa'].map(byte => byte.repeat(8)).join('')
    const key = fromHex('0123456789abcdeffedcba9876543210')
    const options = {
      mode: 'gcm',
      output: 'array',
      outputTag: true,
      iv: fromHex('00001234567800000000abcd'),
      associatedData: fromHex('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
    } as const
    const { output, tag } = sm4.encrypt(fromHex(fours), key, options)
    expect(toHex(output)).toBe(
      '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d',
    )
    expect(toHex(tag ?? new Uint8Array(0))).toBe('83de3541e4c2b58177e065a9bf7b62ec')
  })

  test('SM2 by the encryption example of GB/T 32918.5', () => {
    const parts = [
      '04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73',
      'e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0',
      '59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766',
      '21886ca989ca9c7d58087307ca93092d651efa',
    ]
    const privateKey = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
    expect(sm2.doDecrypt(parts.join(''), privateKey, 1)).toBe('encryption standard')
  })

  test('as they are used here, a wrapped key of 112 bytes, then nonce, padded text and tag', async () => {
    const keys = await sm.makeSealingKeys()
    const sealed = await sm.seal(keys.publicKey, '题头', '清溪县')
    expect(fromBase64Url(sealed.encapsulated)).toHaveLength(64 + 32 + 16)
    expect(fromBase64Url(sealed.ciphertext)).toHaveLength(12 + 1024 + 16)
  })
})
