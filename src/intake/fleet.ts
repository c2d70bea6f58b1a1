import { Hono } from 'hono'
import * as v from 'valibot'
import { beatAnswer, callSchema, callState, type Fleet, heartbeatSchema, terminalIdSchema } from '#domain/fleet.ts'
import { parse } from '#domain/schema.ts'
import { exactText, jsonBody } from './json-body.ts'
import { parseJson } from './wire.ts'

const largest = 4_000
const addressSchema = v.object({ terminal: terminalIdSchema })

/** The door for what terminals say of themselves, and for calls for a person. */
export const fleetDoor = (fleet: Fleet, now: () => number) => {
  const stateOf = (terminal: string) => ({ state: callState(fleet.state(), terminal, now()) })
  return new Hono()
    .put('/beat', ...jsonBody(largest), async context => {
      const beat = parse(heartbeatSchema, parseJson((await exactText(context)) ?? ''))
      if (!beat.ok) return context.json({ problem: '心跳不完整', details: beat.problems }, 400)
      fleet.take({ kind: 'beat', heartbeat: beat.value, at: now() })
      return context.json(beatAnswer(fleet.state(), beat.value.terminal))
    })
    .get('/calls/:terminal', context => {
      const address = parse(addressSchema, context.req.param())
      if (!address.ok) return context.json({ problem: '终端编号不对', details: address.problems }, 400)
      return context.json(stateOf(address.value.terminal))
    })
    .put('/calls/:terminal', ...jsonBody(largest), async context => {
      const address = parse(addressSchema, context.req.param())
      if (!address.ok) return context.json({ problem: '终端编号不对', details: address.problems }, 400)
      const call = parse(callSchema, parseJson((await exactText(context)) ?? ''))
      if (!call.ok) return context.json({ problem: '呼叫不完整', details: call.problems }, 400)
      const { terminal } = address.value
      const { page } = call.value
      fleet.take(page === null ? { kind: 'callWithdrawn', terminal } : { kind: 'called', terminal, page, at: now() })
      return context.json(stateOf(terminal))
    })
}
