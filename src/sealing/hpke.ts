import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { fromBase64Url, toBase64Url, utf8 } from './encoding.ts'

/** Sealed bytes (RFC 9180, base mode), base64url. */
export type Sealed = { readonly encapsulated: string; readonly ciphertext: string }

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

/** Every plaintext is padded to a multiple of this many bytes, so that its length tells little. */
const paddingStep = 1024

/**
 * Seals a text to a public key. P-256, since browsers at the floor have no X25519.
 * @param publicKey uncompressed P-256 point, base64url
 * @param header bound to the ciphertext: opening with another header fails
 */
export const seal = async (publicKey: string, header: string, plaintext: string): Promise<Sealed> => {
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64Url(publicKey).buffer)
  const sender = await suite.createSenderContext({ recipientPublicKey })
  const ciphertext = await sender.seal(pad(utf8(plaintext)).buffer, utf8(header).buffer)
  return { encapsulated: toBase64Url(new Uint8Array(sender.enc)), ciphertext: toBase64Url(new Uint8Array(ciphertext)) }
}

/**
 * Opens what `seal` made.
 * @param privateKey P-256 scalar, base64url
 * @throws when the key, the header or any byte is not the one it was sealed with
 */
export const open = async (privateKey: string, header: string, sealed: Sealed): Promise<string> => {
  const recipientKey = await suite.kem.deserializePrivateKey(fromBase64Url(privateKey).buffer)
  const recipient = await suite.createRecipientContext({
    recipientKey,
    enc: fromBase64Url(sealed.encapsulated).buffer,
  })
  const padded = await recipient.open(fromBase64Url(sealed.ciphertext).buffer, utf8(header).buffer)
  return new TextDecoder().decode(unpad(new Uint8Array(padded)))
}

/** A fresh key pair, each half base64url. */
export const makeSealingKeys = async (): Promise<{ readonly publicKey: string; readonly privateKey: string }> => {
  const pair = await suite.kem.generateKeyPair()
  return {
    publicKey: toBase64Url(new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey))),
    privateKey: toBase64Url(new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey))),
  }
}

/** A 1 byte after the text, then zeros. */
const pad = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const padded = new Uint8Array(Math.ceil((bytes.length + 1) / paddingStep) * paddingStep)
  padded.set(bytes)
  padded[bytes.length] = 1
  return padded
}

const unpad = (padded: Uint8Array): Uint8Array => padded.subarray(0, padded.lastIndexOf(1))
