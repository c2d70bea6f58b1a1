import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Fleet } from '#domain/fleet.ts'
import type { KeySet } from '#domain/key-set.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'
import { editionsDoor, hasEdition } from './editions.ts'
import { fleetDoor } from './fleet.ts'
import { jsonBody } from './json-body.ts'
import { errorLine, type Log, logRequests } from './log.ts'
import contract from './openapi.json' with { type: 'json' }
import { progressDoor } from './progress.ts'
import { rateLimit } from './rate-limit.ts'
import type { Recorder } from './record-wire.ts'
import { type SlowDownParts, slowDown } from './slow-down.ts'
import { submissionsDoor } from './submissions.ts'
import { talliesDoor } from './tallies.ts'

/** Everything an intake (接收服务) needs to run. */
export type IntakeParts = Recorder & {
  readonly keySet: KeySet
  readonly calendar: WorkingCalendar
  readonly editionFolder: string
  /** What is heard of the terminals. */
  readonly fleet: Fleet
  /** Where a line a request goes; nowhere where nobody listens. */
  readonly log?: Log
  /** The header in which a proxy tells who asks; null where there is no proxy. */
  readonly addressHeader?: string | null
  readonly limits?: Limits
  /** How the intake waits before it answers one who guesses. */
  readonly pause?: SlowDownParts['pause']
}

/** How often one address may ask in a minute. Halls share an address, and a terminal may come back after a week. */
export type Limits = {
  readonly submissions: number
  readonly progress: number
  readonly tallies: number
  readonly fleet: number
}
export const usualLimits: Limits = { submissions: 3000, progress: 120, tallies: 300, fleet: 2000 }

const largestAsk = 1000

/** The table of routes. */
export const intakeApp = (parts: IntakeParts) => {
  const { store, now, addressHeader: trustedHeader = null, limits = usualLimits, log = () => undefined } = parts
  const app = new Hono()
    .use(logRequests(log, now))
    .use(async (context, next) => {
      await next()
      context.header('x-mingtang-time', new Date(now()).toISOString())
      context.header('x-content-type-options', 'nosniff')
    })
    .use('/submissions/*', rateLimit(limits.submissions, trustedHeader))
    .use(
      '/progress',
      rateLimit(limits.progress, trustedHeader),
      ...jsonBody(largestAsk),
      slowDown({ trustedHeader, now, pause: parts.pause ?? sleep }),
    )
    .use('/tallies/*', rateLimit(limits.tallies, trustedHeader))
    .use('/fleet/*', rateLimit(limits.fleet, trustedHeader))
    .get('/', context => context.json({ 接收服务: '运行中' }))
    .get('/health', context => context.json({ alive: true }))
    .get('/ready', async context => {
      const problems = await whyNotReady(parts)
      return problems.length === 0 ? context.json({ ready: true }) : context.json({ ready: false, problems }, 503)
    })
    .get('/openapi.json', context => context.json(contract))
    .get('/keys', context => context.json(parts.keySet, 200, { 'cache-control': 'no-store' }))
    .route('/submissions', submissionsDoor(parts))
    .route('/progress', progressDoor(store, parts.calendar))
    .route('/tallies', talliesDoor(store, now))
    .route('/fleet', fleetDoor(parts.fleet, now))
    .route('/edition', editionsDoor(parts.editionFolder))
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse()
    if (context.req.raw.signal.aborted) return context.json({ problem: '请求没有收完,线就断了' }, 400)
    log(errorLine(error, now()))
    return context.json({ problem: '接收服务出了问题,请稍后再试' }, 500)
  })
  app.notFound(context => context.json({ problem: '没有这个地址' }, 404))
  return app
}

const whyNotReady = async ({ store, editionFolder }: IntakeParts): Promise<readonly string[]> => {
  const canStore = await store.ping().then(
    () => true,
    () => false,
  )
  return [
    ...(canStore ? [] : ['数据库问不到,请看它是否在运行、磁盘是否已满']),
    ...((await hasEdition(editionFolder)) ? [] : ['还没有版次,请先运行 npm run press']),
  ]
}

const sleep = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds))
