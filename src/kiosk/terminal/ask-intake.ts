/** What the intake said, body and all; the body is `undefined` where it is no JSON. */
export type IntakeAnswer = { readonly status: number; readonly body: unknown }

const patience = 30_000

/**
 * Asks the intake and waits half a minute at most for the whole answer. `undefined` where there is no network, no
 * server, or too little speed: to a terminal all of these are "not now".
 */
export const askIntake = async (path: string, init: RequestInit = {}): Promise<IntakeAnswer | undefined> => {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), patience)
  try {
    const response = await fetch(`/intake${path}`, { ...init, cache: 'no-store', signal: abort.signal })
    return { status: response.status, body: await response.json().catch(() => undefined) }
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

/** A request with a JSON body. @param body the exact text that travels */
export const withJson = (method: 'PUT' | 'POST', body: string): RequestInit => ({
  method,
  body,
  headers: { 'content-type': 'application/json' },
})
