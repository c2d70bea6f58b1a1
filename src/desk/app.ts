import { readFileSync } from 'node:fs'
import { Hono, type HonoRequest } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { errandKinds } from '#domain/fleet.ts'
import { type ActionForm, act } from './act.ts'
import { callsPage, lookAgainIn } from './calls.ts'
import { casePage } from './case-page.ts'
import { caseView } from './case-view.ts'
import { chime } from './chime.ts'
import type { DeskParts } from './desk-parts.ts'
import { listPage } from './list.ts'
import { readFilter } from './list-filter.ts'
import { listView } from './list-view.ts'
import { makeSessions } from './sessions.ts'
import { signInPage } from './sign-in.ts'
import { findByPin, type Staff } from './staff.ts'
import { terminalPage, terminalsPage } from './terminals.ts'

type Signed = { readonly Variables: { readonly staff: Staff } }

const cookie = 'mingtang-desk'
const stylesheet = readFileSync(new URL('./desk.css', import.meta.url), 'utf8')
const contentPolicy =
  "default-src 'none'; style-src 'self'; media-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"

/** Bytes of a form: some hundred pages of words. */
const largestForm = 300_000

/** The desk's pages, mounted at `/desk`. */
export const deskApp = (parts: DeskParts) => {
  const sessions = makeSessions(parts.now)
  const app = new Hono<Signed>()
  app.use(csrf())
  app.use(bodyLimit({ maxSize: largestForm, onError: context => context.text('写得太长了,请返回缩短再试。', 413) }))
  app.use(async (context, next) => {
    await next()
    context.header('content-security-policy', contentPolicy)
    context.header('cache-control', 'no-store')
    context.header('referrer-policy', 'same-origin') // without a referrer the form's Origin is null, which csrf() refuses
  })
  app.get('/desk.css', context => context.body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.get('/sign-in', context => context.html(signInPage(null)))
  app.post('/sign-in', async context => {
    const { pin } = await context.req.parseBody()
    const address = parts.addressOf(context)
    if (sessions.isPaused(address)) return context.html(signInPage('口令错得太多,请一分钟后再试。'), 429)
    const found = typeof pin === 'string' ? findByPin(parts.staff, pin) : undefined
    if (!found) {
      sessions.noteFailure(address)
      return context.html(signInPage('口令不对,请重新输入。'), 401)
    }
    setCookie(context, cookie, sessions.begin(found, address), {
      httpOnly: true,
      sameSite: 'Strict',
      secure: isEncrypted(context.req),
      path: '/desk',
    })
    return context.redirect('/desk')
  })
  app.use(async (context, next) => {
    const staff = sessions.find(getCookie(context, cookie))
    if (!staff) return context.redirect('/desk/sign-in')
    context.set('staff', staff)
    return next()
  })
  app.post('/sign-out', context => {
    sessions.end(getCookie(context, cookie))
    deleteCookie(context, cookie, { path: '/desk' })
    return context.redirect('/desk/sign-in')
  })
  app.get('/chime.wav', context => context.body(chime(), 200, { 'content-type': 'audio/wav' }))
  app.get('/calls', context => context.html(callsPage(parts), 200, { refresh: String(lookAgainIn(parts)) }))
  app.post('/calls/:terminal/answer', context => {
    const { name } = context.get('staff')
    parts.fleet.take({ kind: 'callAnswered', terminal: context.req.param('terminal'), by: name })
    return context.redirect('/desk', 303)
  })
  app.get('/terminals', context => context.html(terminalsPage(parts, context.get('staff').name)))
  app.get('/terminals/:id', context => {
    const shown = terminalPage(parts, context.req.param('id'), context.get('staff').name)
    return shown === null ? context.notFound() : context.html(shown)
  })
  app.post('/terminals/:id/notice', async context => {
    const terminal = context.req.param('id')
    const { words } = await context.req.parseBody()
    parts.fleet.take({ kind: 'notice', terminal, words: noticeOf(words) })
    return context.redirect(`/desk/terminals/${terminal}`, 303)
  })
  app.post('/terminals/:id/errands/:errand', context => {
    const terminal = context.req.param('id')
    const errand = errandKinds.find(kind => kind === context.req.param('errand'))
    if (!errand) return context.notFound()
    parts.fleet.take({ kind: 'errand', terminal, errand })
    return context.redirect(`/desk/terminals/${terminal}`, 303)
  })
  app.get('/', async context =>
    context.html(listPage(await listView(parts, readFilter(context.req.query())), context.get('staff').name)),
  )
  app.get('/cases/:id', async context => {
    const file = await parts.store.findById(context.req.param('id'))
    if (!file) return context.notFound()
    return context.html(casePage(await caseView(parts, file, null), context.get('staff').name))
  })
  app.post('/cases/:id/:action{[a-zA-Z]+}', async context => {
    const file = await parts.store.findById(context.req.param('id'))
    if (!file) return context.notFound()
    const typed = textsOf(await context.req.parseBody(), context.req.param('action'))
    const problem = await act(parts, file, context.get('staff'), typed)
    if (problem === null) return context.redirect(`/desk/cases/${file.id}`, 303)
    const fresh = (await parts.store.findById(file.id)) ?? file
    return context.html(casePage(await caseView(parts, fresh, { problem, typed }), context.get('staff').name), 409)
  })
  return app
}

const longestNotice = 60

/** A notice's words; none where the field was left empty. */
const noticeOf = (words: unknown): string | null => {
  const written = (Array.isArray(words) ? words.at(-1) : words) ?? ''
  return typeof written === 'string' && written.trim() !== '' ? written.trim().slice(0, longestNotice) : null
}

/** Whether the browser came over TLS, here or at the reverse proxy before us. */
const isEncrypted = (request: HonoRequest): boolean =>
  request.url.startsWith('https:') || request.header('x-forwarded-proto') === 'https'

/** What was typed, without files that no form of ours sends. */
const textsOf = (body: Readonly<Record<string, unknown>>, action: string): ActionForm => ({
  ...Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  ),
  kind: action,
})
