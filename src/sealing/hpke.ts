import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { fromBase64Url, toBase64Url, utf8 } from './encoding.ts'
import { pad, unpad } from './padding.ts'
import type { Sealed, SealingPair } from './suite.ts'

/** RFC 9180, base mode. P-256, since browsers at the floor have no X25519. */
const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

/** @param publicKey uncompressed P-256 point, base64url */
export const seal = async (publicKey: string, header: string, plaintext: string): Promise<Sealed> => {
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64Url(publicKey).buffer)
  const sender = await suite.createSenderContext({ recipientPublicKey })
  const ciphertext = await sender.seal(pad(utf8(plaintext)).buffer, utf8(header).buffer)
  return { encapsulated: toBase64Url(new Uint8Array(sender.enc)), ciphertext: toBase64Url(new Uint8Array(ciphertext)) }
}

/** @param privateKey P-256 scalar, base64url */
export const open = async (privateKey: string, header: string, sealed: Sealed): Promise<string> => {
  const recipientKey = await suite.kem.deserializePrivateKey(fromBase64Url(privateKey).buffer)
  const recipient = await suite.createRecipientContext({
    recipientKey,
    enc: fromBase64Url(sealed.encapsulated).buffer,
  })
  const padded = await recipient.open(fromBase64Url(sealed.ciphertext).buffer, utf8(header).buffer)
  return new TextDecoder().decode(unpad(new Uint8Array(padded)))
}

export const makeSealingKeys = async (): Promise<SealingPair> => {
  const pair = await suite.kem.generateKeyPair()
  return {
    publicKey: toBase64Url(new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey))),
    privateKey: toBase64Url(new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey))),
  }
}
