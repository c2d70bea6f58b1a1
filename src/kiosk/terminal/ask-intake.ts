/** What the intake said, body and all. */
export type IntakeAnswer = {
  readonly status: number
  /** `undefined` where it is no JSON. */
  readonly body: unknown
  /** The intake's clock minus this terminal's, milliseconds; null where the answer does not tell the time. */
  readonly offset: number | null
  /** Milliseconds that it asked to be left alone; 0 where it did not. */
  readonly retryAfter: number
}

const patience = 30_000

/**
 * Asks the intake and waits half a minute at most for the whole answer. `undefined` where there is no network, no
 * server, or too little speed: to a terminal all of these are "not now".
 */
export const askIntake = async (path: string, init: RequestInit = {}): Promise<IntakeAnswer | undefined> => {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), patience)
  const askedAt = Date.now()
  try {
    const response = await fetch(`/intake${path}`, { ...init, cache: 'no-store', signal: abort.signal })
    const answeredAt = Date.now()
    return {
      status: response.status,
      body: await response.json().catch(() => undefined),
      offset: offsetOf(response.headers, (askedAt + answeredAt) / 2),
      retryAfter: retryAfterOf(response.headers, answeredAt),
    }
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

/** The time that the intake tells was that of half way between asking and the answer. */
const offsetOf = (headers: Headers, midpoint: number): number | null => {
  const told = Date.parse(headers.get('x-mingtang-time') ?? '')
  return Number.isNaN(told) ? null : Math.round(told - midpoint)
}

/** RFC 9110, 10.2.3: a number of seconds or a date. */
const retryAfterOf = (headers: Headers, now: number): number => {
  const asked = headers.get('retry-after') ?? ''
  const milliseconds = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - now
  return Math.max(0, milliseconds || 0)
}
