import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { failure, type Outcome, success } from '#domain/outcome.ts'

/** A server's certificate with its private key, as PEM. */
export type Tls = { readonly cert: string; readonly key: string }

/** Reads both files. `null` where neither is named: then the server speaks plain HTTP. */
export const readTls = async (
  certificate: string | undefined,
  privateKey: string | undefined,
): Promise<Outcome<Tls | null, string>> => {
  if (certificate === undefined && privateKey === undefined) return success(null)
  if (certificate === undefined) return failure('写了 --private-key,没有写 --certificate。两个要一起写。')
  if (privateKey === undefined) return failure('写了 --certificate,没有写 --private-key。两个要一起写。')
  try {
    const tls = { cert: await readPem(certificate, '证书'), key: await readPem(privateKey, '私钥') }
    assertPair(tls, `证书 ${certificate} 和私钥 ${privateKey} 不能用:不是 PEM,或者不是一对。`)
    return success(tls)
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error))
  }
}

const readPem = (file: string, what: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: Error) => {
    throw new Error(`${what} ${file} 读不出来。(${error.message})`)
  })

/** Before a terminal finds out. */
const assertPair = (tls: Tls, words: string): void => {
  try {
    createSecureContext(tls)
  } catch (error) {
    throw new Error(`${words}(${error instanceof Error ? error.message : error})`)
  }
}
