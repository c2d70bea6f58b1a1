import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { clientAddress } from './client-address.ts'

/**
 * Turns a client away for the rest of the minute once it has asked too often. 429 is no refusal: a terminal keeps its
 * submission and comes again.
 */
export const rateLimit = (perMinute: number, trustedHeader: string | null): MiddlewareHandler => {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (context, next) => {
    try {
      await limiter.consume(clientAddress(context, trustedHeader))
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
      return context.json({ problem: `请求太多,请在 ${seconds} 秒后再试` }, 429, { 'retry-after': String(seconds) })
    }
    return next()
  }
}
