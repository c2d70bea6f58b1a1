import type { Suite } from '#domain/submission.ts'
import type { Sealed, SealingPair, SealingSuite } from './suite.ts'

/** Each suite is a program of its own, loaded when a key of that suite is first used. */
const suites: Readonly<Record<Suite, () => Promise<SealingSuite>>> = {
  'HPKE-P256-SHA256-AES256GCM': () => import('./hpke.ts'),
  'SM2-SM4GCM': () => import('./sm.ts'),
}

/** Brings a suite's program, so that sealing needs no network later. */
export const loadSuite = (suite: Suite): Promise<SealingSuite> => suites[suite]()

/**
 * Seals a text to a public key. There is no way round the seal: no suite leaves a text in the clear.
 * @param header bound to the ciphertext: opening with another header fails
 */
export const seal = async (
  key: { readonly suite: Suite; readonly publicKey: string },
  header: string,
  plaintext: string,
): Promise<Sealed> => (await loadSuite(key.suite)).seal(key.publicKey, header, plaintext)

/**
 * Opens what `seal` made.
 * @throws when the key, the header or any bit is not the one it was sealed with
 */
export const open = async (
  key: { readonly suite: Suite; readonly privateKey: string },
  header: string,
  sealed: Sealed,
): Promise<string> => (await loadSuite(key.suite)).open(key.privateKey, header, sealed)

/** A fresh key pair of a suite. */
export const makeSealingKeys = async (suite: Suite): Promise<SealingPair> => (await loadSuite(suite)).makeSealingKeys()
