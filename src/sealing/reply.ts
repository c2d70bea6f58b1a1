import type { SealedReply } from '#domain/sealed-reply.ts'
import { digestText, fromBase64Url, toBase64Url, utf8 } from './encoding.ts'

/**
 * The key by which the desk seals its reply to a citizen, drawn from the receipt code: it travels sealed to the desk
 * alone, so that neither the intake nor another citizen can read what is answered.
 */
export const replyKeyOf = (code: string): Promise<string> => digestText(`mingtang-reply|${code}`)

/** @param about bound to the reply: opening it as the reply to something else fails */
export const sealReply = async (replyKey: string, about: string, reply: string): Promise<SealedReply> => {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: utf8(about) },
    await keyOf(replyKey, 'encrypt'),
    utf8(reply),
  )
  return { nonce: toBase64Url(nonce), ciphertext: toBase64Url(new Uint8Array(sealed)) }
}

/** @throws when the key, the case or any byte is not the one it was sealed with */
export const openReply = async (replyKey: string, about: string, sealed: SealedReply): Promise<string> => {
  const opened = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: fromBase64Url(sealed.nonce), additionalData: utf8(about) },
    await keyOf(replyKey, 'decrypt'),
    fromBase64Url(sealed.ciphertext),
  )
  return new TextDecoder().decode(opened)
}

const keyOf = (replyKey: string, use: 'encrypt' | 'decrypt') =>
  crypto.subtle.importKey('raw', fromBase64Url(replyKey), 'AES-GCM', false, [use])
