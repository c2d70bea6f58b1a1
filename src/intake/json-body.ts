import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** Lets through what says that it is JSON and is not too long. */
export const jsonBody = (largest: number): readonly [MiddlewareHandler, MiddlewareHandler] => [
  bodyLimit({ maxSize: largest, onError: context => context.json({ problem: '提交内容过长' }, 413) }),
  async (context, next) => {
    if (/^application\/json\s*(;|$)/i.test(context.req.header('content-type') ?? '')) return next()
    return context.json({ problem: '内容类型须是 application/json' }, 415)
  },
]

/** The body's exact text, or undefined where its bytes are no UTF-8: a receipt speaks of these very bytes. */
export const exactText = async (context: Context): Promise<string | undefined> => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await context.req.arrayBuffer())
  } catch {
    return undefined
  }
}
