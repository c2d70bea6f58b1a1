/** Sealed bytes, base64url: what carries the key, and the ciphertext under it. */
export type Sealed = { readonly encapsulated: string; readonly ciphertext: string }

/** A fresh key pair, each half base64url: the public one an uncompressed point of 65 bytes, 87 characters. */
export type SealingPair = { readonly publicKey: string; readonly privateKey: string }

/** One way of sealing. Whatever was changed since, key, header or a single bit, does not open. */
export type SealingSuite = {
  /** @param header bound to the ciphertext: opening with another header fails */
  readonly seal: (publicKey: string, header: string, plaintext: string) => Promise<Sealed>
  /** @throws when the key, the header or any bit is not the one it was sealed with */
  readonly open: (privateKey: string, header: string, sealed: Sealed) => Promise<string>
  readonly makeSealingKeys: () => Promise<SealingPair>
}
