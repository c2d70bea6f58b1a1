import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'

/** One line of the intake's log. Nothing in it tells who asked, for what, or with which words. */
export type LogLine =
  | {
      readonly at: string
      readonly method: string
      /** The route's pattern, never the path that was asked for. */
      readonly route: string
      readonly status: number
      readonly ms: number
      /** Of the body that came, as its sender said. */
      readonly bytes: number
    }
  | {
      readonly at: string
      readonly error: string
      /** Where it happened; not what the error says, which may quote what somebody wrote. */
      readonly stack: readonly string[]
    }

export type Log = (line: LogLine) => void

/** Writes one line a request. */
export const logRequests =
  (log: Log, now: () => number): MiddlewareHandler =>
  async (context, next) => {
    const started = now()
    await next()
    const { req, res } = context
    const bytes = Number(req.header('content-length') ?? 0)
    log({
      at: new Date(started).toISOString(),
      method: methods.includes(req.method) ? req.method : 'OTHER',
      route: matchedRoutes(context).findLast(route => route.method !== 'ALL')?.path ?? '',
      status: res.status,
      ms: now() - started,
      bytes: Number.isFinite(bytes) ? bytes : 0,
    })
  }

/** What an error lets be known: its name and where it happened. */
export const errorLine = (error: Error, at: number): LogLine => ({
  at: new Date(at).toISOString(),
  error: 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name,
  stack: (error.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .map(line => line.trim()),
})

const methods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'PATCH']
