/** Bytes as base64url without padding, as everything binary travels and rests in JSON. */
export const toBase64Url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

/**
 * The one way back: bytes have one writing, so that a text changed in the bits that its last character does not use is
 * a changed text.
 * @throws where the text is not what `toBase64Url` writes
 */
export const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), character =>
    character.charCodeAt(0),
  )
  if (toBase64Url(bytes) !== text) throw new Error('not base64url as it is written here')
  return bytes
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

export const fromHex = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16))

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text))

/** SHA-256 as base64url: 43 characters. */
export const digestText = async (text: string): Promise<string> =>
  toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))))
