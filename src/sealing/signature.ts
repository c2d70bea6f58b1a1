import { fromBase64Url, toBase64Url, utf8 } from './encoding.ts'

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const
const scheme = { name: 'ECDSA', hash: 'SHA-256' } as const

/** Signs a statement. @param privateKey PKCS #8, base64url */
export const sign = async (privateKey: string, statement: string): Promise<string> => {
  const key = await crypto.subtle.importKey('pkcs8', fromBase64Url(privateKey), curve, false, ['sign'])
  return toBase64Url(new Uint8Array(await crypto.subtle.sign(scheme, key, utf8(statement))))
}

/** Whether a statement was signed by the holder of the key. @param publicKey uncompressed P-256 point, base64url */
export const verify = async (publicKey: string, statement: string, signature: string): Promise<boolean> => {
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64Url(publicKey), curve, false, ['verify'])
    return await crypto.subtle.verify(scheme, key, fromBase64Url(signature), utf8(statement))
  } catch {
    return false // a key or signature that cannot even be read verifies nothing
  }
}

/** A fresh key pair: the public half as a point, the private half as PKCS #8, both base64url. */
export const makeSigningKeys = async (): Promise<{ readonly publicKey: string; readonly privateKey: string }> => {
  const pair = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  return {
    publicKey: toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))),
    privateKey: toBase64Url(new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))),
  }
}
