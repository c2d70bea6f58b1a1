import type { Context } from 'hono'
import * as v from 'valibot'

const socketSchema = v.object({ incoming: v.object({ socket: v.object({ remoteAddress: v.string() }) }) })

/**
 * Who asks: the socket's other end, or, behind a proxy, what the proxy wrote into a header. Anybody can write a header,
 * so one is believed only where the operator names it, and of a list only the last word, which the proxy itself added.
 */
export const clientAddress = (context: Context, trustedHeader: string | null): string => {
  const said = trustedHeader === null ? undefined : context.req.header(trustedHeader)?.split(',').at(-1)?.trim()
  if (said) return said
  const socket = v.safeParse(socketSchema, context.env)
  return socket.success ? socket.output.incoming.socket.remoteAddress : 'unknown'
}
