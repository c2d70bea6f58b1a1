import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { applyCaseEvent, type CaseEvent, type CaseState, caseEventSchema, caseStateAfter } from '#domain/case.ts'
import { type CivilDate, dayInChina } from '#domain/civil-date.ts'
import { windowDecides } from '#domain/disclosure-request.ts'
import type { Organ } from '#domain/place.ts'
import { parse } from '#domain/schema.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'
import type { CaseFile, CaseStore } from '#intake/store/case-store.ts'
import { casePage } from './case-page.ts'
import { clockWords, stateWords } from './clock-words.ts'
import { type ListRow, listPage } from './list.ts'
import { type DeskKeys, type Opened, openCase, openNote, sealNote } from './opening.ts'
import { makeSessions } from './sessions.ts'
import { signInPage } from './sign-in.ts'
import { findByPin, type Staff } from './staff.ts'

/** Everything a desk (办理台) needs to run. */
export type DeskParts = {
  readonly store: CaseStore
  readonly keys: DeskKeys
  readonly staff: readonly Staff[]
  readonly organs: readonly Organ[]
  readonly calendar: WorkingCalendar
  /** Milliseconds since 1970. */
  readonly now: () => number
}

type Signed = { readonly Variables: { readonly staff: Staff } }

const cookie = 'mingtang-desk'
const stylesheet = readFileSync(new URL('./desk.css', import.meta.url), 'utf8')
const contentPolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The desk's pages, mounted at `/desk`. */
export const deskApp = (parts: DeskParts) => {
  const sessions = makeSessions(parts.now)
  const app = new Hono<Signed>()
  app.use(csrf())
  app.use(async (context, next) => {
    await next()
    context.header('content-security-policy', contentPolicy)
    context.header('cache-control', 'no-store')
    context.header('referrer-policy', 'no-referrer')
  })
  app.get('/desk.css', context => context.body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.get('/sign-in', context => context.html(signInPage(null)))
  app.post('/sign-in', async context => {
    if (sessions.isPaused()) return context.html(signInPage('口令错得太多,请一分钟后再试。'), 429)
    const { pin } = await context.req.parseBody()
    const found = typeof pin === 'string' ? findByPin(parts.staff, pin) : undefined
    if (!found) {
      sessions.noteFailure()
      return context.html(signInPage('口令不对,请重新输入。'), 401)
    }
    setCookie(context, cookie, sessions.begin(found), { httpOnly: true, sameSite: 'Strict', path: '/desk' })
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
  app.get('/', async context => context.html(listPage(await listRows(parts), context.get('staff').name)))
  app.get('/cases/:id', async context => {
    const file = await parts.store.findById(context.req.param('id'))
    return file ? context.html(await showCase(parts, file, context.get('staff'), null)) : context.notFound()
  })
  app.post('/cases/:id/:action{received|answered|note}', async context => {
    const file = await parts.store.findById(context.req.param('id'))
    if (!file) return context.notFound()
    const form = await context.req.parseBody()
    const problem = await act(parts, file, context.get('staff'), { ...form, kind: context.req.param('action') })
    if (problem === null) return context.redirect(`/desk/cases/${file.id}`, 303)
    return context.html(await showCase(parts, file, context.get('staff'), problem), 409)
  })
  return app
}

/** Carries out what staff asked for. @returns why not, or null when it is written */
const act = async (
  parts: DeskParts,
  file: CaseFile,
  staff: Staff,
  form: Record<string, unknown>,
): Promise<string | null> => {
  const note = typeof form.note === 'string' ? form.note : ''
  const decided = form.kind === 'note' ? { ok: true as const, value: null } : decide(parts, file, form)
  if (!decided.ok) return decided.problems.join(';')
  const added = await parts.store.append(file.id, file.log.length, {
    at: new Date(parts.now()).toISOString(),
    by: staff.name,
    event: decided.value,
    sealedNote: await sealNote(parts.keys, file, note),
  })
  return added ? null : '别人刚刚也改了这个办件,请看过最新情况再做一次。'
}

const decide = (parts: DeskParts, file: CaseFile, form: Record<string, unknown>) => {
  const event = parse(caseEventSchema, form)
  if (!event.ok) return { ok: false as const, problems: event.problems.map(problem => problem.message) }
  const next = applyCaseEvent(stateOf(file), event.value, todayOf(parts))
  return next.ok ? { ok: true as const, value: event.value } : next
}

const listRows = async (parts: DeskParts): Promise<readonly ListRow[]> => {
  const files = await parts.store.list()
  return Promise.all(
    files.map(async file => {
      const state = stateOf(file)
      const opened = await openCase(parts.keys, file)
      return {
        id: file.id,
        caseNumber: file.caseNumber,
        state: stateWords(state),
        clock: clockWords(parts.calendar, state, { recordedOn: recordedOn(file), today: todayOf(parts) }),
        isOpen: state.state !== 'answered',
        organ: organName(parts, opened),
        about: opened.kind === 'opened' ? opened.request.description.slice(0, 40) : opened.reason,
      }
    }),
  )
}

const showCase = async (parts: DeskParts, file: CaseFile, staff: Staff, problem: string | null) => {
  const state = stateOf(file)
  const opened = await openCase(parts.keys, file)
  const today = todayOf(parts)
  const log = await Promise.all(
    file.log.map(async (entry, position) => ({
      at: inWords(entry.at),
      by: entry.by,
      words: entry.event ? eventWords(entry.event) : '备注',
      note: await openNote(parts.keys, file, position),
    })),
  )
  return casePage(
    {
      id: file.id,
      caseNumber: file.caseNumber,
      state,
      stateWords: stateWords(state),
      clockWords: clockWords(parts.calendar, state, { recordedOn: recordedOn(file), today }).words,
      recordedAt: inWords(file.receipt.recordedAt),
      today,
      organ: organName(parts, opened),
      opened,
      log,
      problem,
    },
    staff.name,
  )
}

const eventWords = (event: CaseEvent): string =>
  event.kind === 'received' ? `确认收到,收到之日 ${event.on}` : `答复,${event.on}`

const organName = (parts: DeskParts, opened: Opened): string => {
  if (opened.kind === 'unreadable') return '—'
  if (opened.request.organ === windowDecides) return '申请人不知道,请窗口判断'
  return parts.organs.find(organ => organ.id === opened.request.organ)?.name ?? opened.request.organ
}

const stateOf = (file: CaseFile): CaseState =>
  caseStateAfter(file.log.flatMap(entry => (entry.event ? [entry.event] : [])))

const recordedOn = (file: CaseFile): CivilDate => dayInChina(Date.parse(file.receipt.recordedAt))

const todayOf = (parts: DeskParts): CivilDate => dayInChina(parts.now())

const inWords = (instant: string): string =>
  new Date(instant).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
