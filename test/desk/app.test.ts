import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { deskApp } from '#desk/app.ts'
import { makeStaff } from '#desk/staff.ts'
import { makeFleet } from '#domain/fleet.ts'
import type { Organ } from '#domain/place.ts'
import { replyContext } from '#domain/sealed-reply.ts'
import type { SubmissionHeader, SubmissionId } from '#domain/submission.ts'
import { openSqliteCaseStore } from '#intake/store/sqlite-case-store.ts'
import { openReply, replyKeyOf } from '#sealing/reply.ts'
import { calendarOf2026, day } from '../domain/sample-calendar.ts'
import {
  type Change,
  makeKeys,
  type NamedKeys,
  personalWords,
  record,
  request,
  requestFor,
  someDay,
} from './sample-submissions.ts'

type DeskParts = Parameters<typeof deskApp>[0]

const clerk = makeStaff('王办事', '481902')
const answerer = makeStaff('李办事', '775310')
const organ = (id: string, name: string): Organ => ({
  id,
  name,
  tasks: ['低保'],
  address: '政务服务大厅',
  phone: '0564-000 0012',
  hours: '周一至周五',
  disclosureOffice: `${name}政务公开股`,
  sealingKey: 'desk',
  receiptBasis: 'bothConfirm',
  promisedWorkingDays: {},
})

let temporary = ''
let keys: NamedKeys
let bureauKeys: NamedKeys
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'mingtang-desk-'))
  keys = await makeKeys('desk-1')
  bureauKeys = await makeKeys('police-1')
})
afterAll(() => rm(temporary, { recursive: true, force: true }))
afterEach(() => vi.restoreAllMocks())

let folder: string
let parts: DeskParts
let clock: number
let app: ReturnType<typeof deskApp>
const deskKeys = (current: NamedKeys, ...former: readonly NamedKeys[]): DeskParts['keys'] => ({
  current,
  privateKeys: new Map([current, ...former].map(each => [each.keyId, each])),
})
beforeEach(async () => {
  folder = await mkdtemp(join(temporary, 'place-'))
  clock = someDay
  parts = {
    store: openSqliteCaseStore(join(folder, 'intake.sqlite')),
    keys: deskKeys(keys),
    staff: [clerk, answerer],
    organs: [organ('civil-affairs', '清溪县民政局'), organ('police', '清溪县公安局')],
    calendar: calendarOf2026,
    addressOf: context => context.req.header('x-test-address') ?? 'hall',
    now: () => clock,
    terminals: [{ id: 'hall-1', hall: '政务服务大厅', name: '1号终端' }],
    fleet: makeFleet(),
  }
  app = deskApp(parts)
  return () => parts.store.close()
})

const origin = 'http://localhost'
const get = (path: string, cookie = '') => app.request(path, { headers: { cookie } })
const post = (path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin, ...headers } })
const signIn = async (pin = '481902') => {
  const response = await post('/sign-in', { pin })
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}
const pageOf = async (path: string) => (await get(path, await signIn())).text()

const newCase = (change: Change = {}) => record(parts.store, keys, change)
const ofKind = (kind: SubmissionHeader['kind'], header: Partial<SubmissionHeader> = {}) =>
  newCase({ header: { kind, ...header } })
const handedIn = (recordedAt = '2026-11-20T02:00:00.000Z') =>
  newCase({ recordedAt, header: { receiptBasis: 'inPerson' } })
const doIt = (id: string, action: string, cookie: string, fields: Readonly<Record<string, string>> = {}) =>
  post(`/cases/${id}/${action}`, { on: '2026-11-21', note: '', ...fields }, { cookie })
const confirm = (id: string, cookie: string, on = '2026-11-20') => doIt(id, 'received', cookie, { on })
const answer = (id: string, cookie: string, fields: Readonly<Record<string, string>> = {}) =>
  doIt(id, 'answered', cookie, { outcome: 'disclosed', ...fields })
const logOf = async (id: SubmissionId) => (await parts.store.findById(id))?.log ?? []

describe('whoever is not signed in', () => {
  test.each(['/', '/cases/00000000-0000-4000-8000-000000000001'])('is sent from %s to the sign-in page', async path => {
    const response = await get(path)
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe('/desk/sign-in')
  })

  test('changes nothing', async () => {
    const id = await newCase()
    expect((await confirm(id, 'mingtang-desk=guessed')).headers.get('location')).toBe('/desk/sign-in')
    expect((await parts.store.findById(id))?.log).toEqual([])
  })

  test('sees the sign-in page and its style, and no script', async () => {
    const page = await get('/sign-in')
    expect(await page.text()).not.toContain('<script')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await get('/desk.css')).headers.get('content-type')).toContain('text/css')
  })
})

describe('signing in', () => {
  test('opens the desk for the right PIN, by a cookie that scripts and other sites do not get', async () => {
    const response = await post('/sign-in', { pin: '481902' })
    expect(response.headers.get('location')).toBe('/desk')
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly/i)
    expect(response.headers.get('set-cookie')).toMatch(/SameSite=Strict/i)
    expect(await (await get('/', await signIn())).text()).toContain('王办事')
  })

  test.each(['000000', '', '48190'])('refuses the wrong PIN %j and says so', async pin => {
    const response = await post('/sign-in', { pin })
    expect(response.status).toBe(401)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await response.text()).toContain('口令不对')
  })

  test('pauses for a minute after five wrong PINs, even for the right one', async () => {
    for (let tries = 0; tries < 5; tries += 1) expect((await post('/sign-in', { pin: '1' })).status).toBe(401)
    const paused = await post('/sign-in', { pin: '481902' })
    expect(paused.status).toBe(429)
    expect(await paused.text()).toContain('请一分钟后再试')
    clock += 61_000
    expect(await signIn()).not.toBe('')
  })

  test('pauses for the address of the wrong PINs alone, so that a stranger locks nobody out', async () => {
    const from = (address: string, pin: string) => post('/sign-in', { pin }, { 'x-test-address': address })
    for (let tries = 0; tries < 5; tries += 1) await from('stranger', '1')
    expect((await from('stranger', '481902')).status).toBe(429)
    expect((await from('hall', '481902')).headers.get('location')).toBe('/desk')
    expect((await from('stranger', '481902')).status).toBe(429)
  })

  test('ends when staff sign out, and after eight hours', async () => {
    const [first, second] = [await signIn(), await signIn('775310')]
    await post('/sign-out', {}, { cookie: first })
    expect((await get('/', first)).status).toBe(302)
    expect((await get('/', second)).status).toBe(200)
    clock += 8 * 3_600_000 + 1
    expect((await get('/', second)).status).toBe(302)
  })
})

describe('a form of more than 300 kB', () => {
  const long = 'x'.repeat(300_001)

  test('is refused before it is read, whoever sends it', async () => {
    expect((await post('/sign-in', { pin: long })).status).toBe(413)
    const [id, cookie] = [await newCase(), await signIn()]
    expect((await doIt(id, 'note', cookie, { note: long })).status).toBe(413)
    expect(await logOf(id)).toEqual([])
  })
})

describe('a post from another site', () => {
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }

  test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])(
    'is refused as %s',
    async type => {
      const [id, cookie] = [await newCase(), await signIn()]
      const response = await app.request(`/cases/${id}/received`, {
        method: 'POST',
        body: 'on=2026-11-21',
        headers: { ...foreign, cookie, 'content-type': type },
      })
      expect(response.status).toBe(403)
      expect((await parts.store.findById(id))?.log).toEqual([])
    },
  )

  test('is refused when it signs in', async () => {
    expect((await post('/sign-in', { pin: '481902' }, foreign)).status).toBe(403)
  })
})

const placesOf = (page: string, words: readonly string[]) => words.map(word => page.indexOf(word))

describe('the list of cases', () => {
  const submitted = (description: string, recordedAt: string) =>
    newCase({ content: requestFor(description), recordedAt })

  test('says so where there is none', async () => {
    expect(await pageOf('/')).toContain('这里没有办件')
  })

  test('stands in the order of the deadlines, unconfirmed ones by their receipt at the intake', async () => {
    const cookie = await signIn()
    await submitted('第二件', '2026-11-05T02:00:00.000Z')
    const confirmed = await submitted('第三件', '2026-11-10T02:00:00.000Z')
    await submitted('第一件', '2026-10-09T02:00:00.000Z')
    await newCase({ content: requestFor('第四件'), header: { kind: 'pageError', organ: null } })
    await doIt(confirmed, 'received', cookie, { on: '2026-11-10' })
    const places = placesOf(await pageOf('/'), ['第一件', '第二件', '第三件', '第四件'])
    expect(places.every(place => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((left, right) => left - right))
  })

  test('keeps what is done apart, the latest first', async () => {
    const cookie = await signIn()
    const first = await submitted('先答的', '2026-11-18T02:00:00.000Z')
    const second = await submitted('后答的', '2026-11-18T03:00:00.000Z')
    for (const id of [first, second]) await confirm(id, cookie, '2026-11-18')
    await answer(first, cookie, { on: '2026-11-19' })
    await answer(second, cookie, { on: '2026-11-20' })
    expect(await pageOf('/')).not.toContain('先答的')
    const [later = 0, earlier = 0] = placesOf(await pageOf('/?show=closed'), ['后答的', '先答的'])
    expect(later).toBeGreaterThan(0)
    expect(later).toBeLessThan(earlier)
  })

  test('shows one kind, what is unconfirmed, what is overdue, and counts them', async () => {
    await submitted('很久以前的', '2026-02-10T02:00:00.000Z')
    await newCase({ content: requestFor('问一问'), header: { kind: 'question', promisedWorkingDays: 5 } })
    expect(await pageOf('/?kind=question')).not.toContain('很久以前的')
    expect(await pageOf('/?show=unconfirmed')).not.toContain('问一问')
    const overdue = await pageOf('/?show=overdue')
    expect(overdue).toContain('很久以前的')
    expect(overdue).not.toContain('问一问')
    expect(overdue).toContain('已过期限 1')
    expect(overdue).toContain('未办结 2')
  })

  test.each(['/?show=everything', '/?kind=complaint', '/?page=0', '/?page=999', '/?page=x'])(
    'shows what is open for %s',
    async path => {
      await submitted('一件', '2026-11-20T02:00:00.000Z')
      const page = await pageOf(path)
      expect(page).toContain('一件')
      expect(page).toMatch(/aria-current="page">未办结/)
    },
  )

  test('gives the date of the deadline, and says that it is provisional until the receipt is confirmed', async () => {
    const id = await newCase({ recordedAt: '2026-02-10T02:00:00.000Z' })
    clock = Date.parse('2026-02-11T02:00:00.000Z')
    expect(await pageOf('/')).toContain('2026-03-16(暂按送达日推算,待确认收到)')
    await doIt(id, 'received', await signIn(), { on: '2026-02-11', note: '与申请人约定' })
    expect(await pageOf('/')).toContain('<td>2026-03-17</td>')
  })

  test('names a promise a promise, never a law', async () => {
    await ofKind('question', { promisedWorkingDays: 5 })
    expect(await pageOf('/')).toContain('<td>2026-11-27(承诺)</td>')
    clock += 10 * 86_400_000
    expect(await pageOf('/')).toContain('<td>2026-11-27,已超过承诺(承诺)</td>')
  })

  test('gives a labelled earliest possible day where the calendar does not reach, and sorts by it', async () => {
    clock = Date.parse('2026-12-15T02:00:00.000Z')
    const late = await submitted('跨年件', '2026-12-14T02:00:00.000Z')
    await submitted('年内件', '2026-11-20T02:00:00.000Z')
    await confirm(late, await signIn(), '2026-12-14')
    const page = await pageOf('/')
    expect(page).toContain('最早可能 2027-01-07(2027年放假安排未载入,日历未覆盖)')
    const [inYear = 0, across = 0] = placesOf(page, ['年内件', '跨年件'])
    expect(inYear).toBeLessThan(across)
  })

  test('keeps apart what has no deadline, since the calendar does not reach, and warns where it matters', async () => {
    clock = Date.parse('2026-12-15T02:00:00.000Z')
    const id = await newCase({
      content: requestFor('跨年件'),
      recordedAt: '2026-12-14T02:00:00.000Z',
      header: { receiptBasis: 'inPerson' },
    })
    await newCase({ content: requestFor('年内件'), header: { receiptBasis: 'inPerson' } })
    const list = await pageOf('/?show=unreckoned')
    expect(list).toContain('算不出期限 1')
    expect(list).toContain('跨年件')
    expect(list).not.toContain('年内件')
    expect(list).toContain('npm run build -- calendar')
    const page = await pageOf(`/cases/${id}`)
    expect(page.match(/算不出期限:2027 年的放假安排没有载入,末日最早可能是 \d{4}-\d{2}-\d{2}/g)).toHaveLength(1)
    const cookie = await signIn()
    expect((await doIt(id, 'extended', cookie, { on: '2026-12-15', approvedBy: '周主任' })).status).toBe(303)
  })

  test('warns also before a correction is asked for where even the seventh working day is beyond', async () => {
    clock = Date.parse('2026-12-30T02:00:00.000Z')
    const id = await newCase({ recordedAt: '2026-12-29T02:00:00.000Z', header: { receiptBasis: 'inPerson' } })
    expect((await pageOf(`/cases/${id}`)).match(/算不出期限:2027 年/g)).toHaveLength(2)
    expect(await pageOf('/')).toContain('有 1 件算不出答复期限')
  })

  test('says nothing of the calendar where every deadline can be told', async () => {
    await newCase()
    expect(await pageOf('/')).toContain('算不出期限 0')
    expect(await pageOf('/')).not.toContain('件算不出答复期限')
  })

  test('answers at once where a forged header promises more days than there are', async () => {
    const forged = await ofKind('question', { promisedWorkingDays: Number.MAX_SAFE_INTEGER })
    await newCase({ content: requestFor('好好的一件') })
    const started = performance.now()
    for (const path of ['/', `/cases/${forged}`]) expect((await get(path, await signIn())).status).toBe(200)
    expect(await pageOf('/')).toContain('好好的一件')
    expect(performance.now() - started).toBeLessThan(3000)
  })

  test('says which cases came a second time with other bytes, and what to do', async () => {
    expect(await pageOf('/')).not.toContain('编号冲突')
    const id = await newCase()
    const file = await parts.store.findById(id)
    if (!file) throw new Error('nothing was recorded')
    const { caseNumber, log: _, ...submission } = file
    await parts.store.record({
      ...submission,
      wire: `${submission.wire} `,
      receipt: { ...submission.receipt, digest: 'other', recordedAt: '2026-11-21T00:30:00.000Z' },
    })
    const page = await pageOf('/')
    for (const word of [
      '编号冲突 1 件',
      `<a href="/desk/cases/${id}">${caseNumber}</a>`,
      '两份都已保留',
      '请与终端和申请人核对',
    ])
      expect(page).toContain(word)
  })

  test('marks what is overdue in words and colour', async () => {
    await newCase({ recordedAt: '2026-02-10T02:00:00.000Z' })
    const page = await pageOf('/')
    expect(page).toContain('2026-03-16,已逾期')
    expect(page).toContain('class="overdue"')
  })

  test('comes in pages of a hundred', async () => {
    for (let count = 0; count < 101; count += 1) await ofKind('rating', { organ: null })
    const cookie = await signIn()
    const rowsOf = async (path: string) => (await (await get(path, cookie)).text()).match(/\/desk\/cases\//g)?.length
    expect(await rowsOf('/')).toBe(100)
    expect(await rowsOf('/?page=2')).toBe(1)
  })

  test('tells how many found what they wanted this month, and nothing of who', async () => {
    const found = (on: string, terminal: string, count: number) =>
      parts.store.tally({ terminal, day: day(on), kind: 'found', count })
    await found('2026-11-03', 'hall-1', 4)
    await found('2026-11-03', 'zhongdian-1', 2)
    await found('2026-10-31', 'hall-1', 50)
    expect(await pageOf('/')).toContain('2026年11月终端上按“找到了”的共 6 次')
  })
})

describe('a case', () => {
  test('shows questions and answers in the citizen’s words', async () => {
    const page = await pageOf(`/cases/${await newCase()}`)
    for (const word of [
      '政府信息公开申请表',
      '周桂兰',
      '13900001234',
      '柳树村2025年低保评议的会议记录',
      '清溪县民政局',
    ])
      expect(page).toContain(word)
    expect(page).toMatch(/<dt>提供方式<\/dt><dd class="">纸面<\/dd>/)
    expect(page).toMatch(/<dt>电子邮箱<\/dt><dd class="">\(未填\)<\/dd>/)
  })

  test('shows the document that the citizen was reading', async () => {
    const about = { id: 'qzb-2025-18', title: '清溪县农机补贴办法', documentNumber: '清政办〔2025〕18号' }
    const page = await pageOf(
      `/cases/${await newCase({ content: { ...request, about }, header: { kind: 'question' } })}`,
    )
    expect(page).toContain('清溪县农机补贴办法 清政办〔2025〕18号')
  })

  test('says how it was handed in: terminal, clock, who wrote, and the rule of receipt', async () => {
    const plain = await pageOf(`/cases/${await newCase()}`)
    for (const word of ['hall-1', '终端时钟可信', '申请人本人', '双方确认之日(第三十一条第三项)'])
      expect(plain).toContain(word)
    const unsure = await pageOf(
      `/cases/${await newCase({ header: { clock: 'unsure', writtenBy: 'staff', receiptBasis: 'inPerson' } })}`,
    )
    for (const word of ['终端时钟当时不可信', '工作人员协助填写', '确认之前以送达之日计'])
      expect(unsure).toContain(word)
    const takenDown = await pageOf(`/cases/${await newCase({ header: { writtenBy: 'disclosureOffice' } })}`)
    for (const word of ['代填视同当面提交', '2026-11-20(当面提交之日)']) expect(takenDown).toContain(word)
  })

  test('says how its deadline was counted', async () => {
    const page = await pageOf(`/cases/${await handedIn('2026-09-18T02:00:00.000Z')}`)
    expect(page).toContain('2026-10-22,已逾期')
    expect(page).toContain(
      '2026-09-18 的次日起算,第 20 个工作日为末日;其间不计周末、中秋节放假和国庆节放假;2026-09-20和2026-10-10 调休上班,计入',
    )
    expect(page).toContain('以行政机关确认为准')
  })

  test('shows what a citizen typed as text, never as markup', async () => {
    const id = await newCase({ content: requestFor('<img src=x onerror=alert(1)><script>alert(1)</script>') })
    for (const path of ['/', `/cases/${id}`]) {
      const page = await pageOf(path)
      expect(page).not.toMatch(/<script|<img/)
      expect(page).toContain('&lt;img')
    }
  })

  test('names the window where the citizen does not know the organ, and nobody where there is none', async () => {
    expect(await pageOf(`/cases/${await newCase({ header: { organ: 'window-decides' } })}`)).toContain(
      '申请人不知道,请窗口判断',
    )
    expect(await pageOf(`/cases/${await ofKind('pageError', { organ: null })}`)).toContain('不分机关')
  })

  test('is not found under an id that nobody has', async () => {
    expect((await get('/cases/nobody', await signIn())).status).toBe(404)
    expect((await confirm('nobody', await signIn())).status).toBe(404)
  })

  test('is confirmed, then answered, and the log says who did it and when', async () => {
    const [id, first, second] = [await newCase(), await signIn(), await signIn('775310')]
    const confirmed = await confirm(id, first)
    expect(confirmed.status).toBe(303)
    expect(confirmed.headers.get('location')).toBe(`/desk/cases/${id}`)
    expect(await pageOf(`/cases/${id}`)).toContain('已收到(2026-11-20),办理中')
    expect((await answer(id, second, { outcome: 'partlyDisclosed', note: '第3页隐去姓名后公开' })).status).toBe(303)
    const page = await pageOf(`/cases/${id}`)
    expect(page).toContain('已答复(2026-11-21):部分公开(第三十七条)')
    expect(page).toContain('应当先在60日内申请行政复议')
    expect(page).toMatch(/确认收到,收到之日 2026-11-20<\/b> 王办事/)
    expect(page).toContain('答复,2026-11-21:部分公开(第三十七条)</b> 李办事')
    expect(page).toContain('第3页隐去姓名后公开')
  })

  test('is confirmed for a later day only with a reason, which the log keeps sealed', async () => {
    const [id, cookie] = [await newCase(), await signIn()]
    const refused = await confirm(id, cookie, '2026-11-21')
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('收到之日晚于送达之日,请写明原因')
    await doIt(id, 'received', cookie, { note: '送达时系统故障,次日才看到' })
    const page = await pageOf(`/cases/${id}`)
    expect(page).toContain('收到之日 2026-11-21(晚于送达之日,原因如下)')
    expect(page).toContain('送达时系统故障,次日才看到')
    expect(JSON.stringify(await logOf(id))).not.toContain('系统故障')
  })

  test('has its day of receipt corrected with a reason, and its deadline counted from the new day', async () => {
    const [id, cookie] = [await handedIn('2026-11-18T02:00:00.000Z'), await signIn()]
    expect(await pageOf(`/cases/${id}`)).toContain('<dt>答复期限</dt><dd class="">2026-12-16</dd>')
    const unreasoned = await doIt(id, 'receiptCorrected', cookie, { on: '2026-11-20' })
    expect([unreasoned.status, await unreasoned.text()]).toEqual([409, expect.stringContaining('请写明更正的原因')])
    expect((await doIt(id, 'receiptCorrected', cookie, { on: '2026-11-20', note: '终端时钟慢了两天' })).status).toBe(
      303,
    )
    const page = await pageOf(`/cases/${id}`)
    for (const word of [
      '2026-11-20(工作人员确认)',
      '<dt>答复期限</dt><dd class="">2026-12-18</dd>',
      '更正收到之日为 2026-11-20(原因如下)',
      '终端时钟慢了两天',
    ])
      expect(page).toContain(word)
    const [entry] = await logOf(id)
    expect(entry?.sealedReply).toBeNull()
    expect(JSON.stringify(entry)).not.toContain('时钟慢了')
  })

  test.each([
    ['later than today', '2026-11-22', '日期在今天之后'],
    ['on no day at all', '', '日期须是存在的一天'],
  ])('has no day of receipt set %s', async (_, on, why) => {
    const [id, cookie] = [await handedIn(), await signIn()]
    const refused = await doIt(id, 'receiptCorrected', cookie, { on, note: '看错了' })
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining(why)])
    expect(await logOf(id)).toEqual([])
  })

  test('has no day of receipt corrected once it is answered', async () => {
    const [id, cookie] = [await handedIn(), await signIn()]
    await answer(id, cookie)
    expect(await pageOf(`/cases/${id}`)).not.toContain('更正收到之日')
    expect((await doIt(id, 'receiptCorrected', cookie, { on: '2026-11-19', note: '看错了' })).status).toBe(409)
  })

  test('is withdrawn before anybody has confirmed it, and not answered otherwise', async () => {
    const [id, cookie] = [await newCase(), await signIn()]
    const page = await pageOf(`/cases/${id}`)
    expect(page).toContain('<h2>申请人撤回</h2>')
    expect(page).not.toContain('<option value="disclosed"')
    expect((await answer(id, cookie, { outcome: 'withdrawn' })).status).toBe(303)
    const done = await pageOf(`/cases/${id}`)
    for (const word of ['已答复(2026-11-21):申请人撤回申请', '2026-11-20(送达之日,待确认)'])
      expect(done).toContain(word)
  })

  test('goes through a correction: the clock stops, and begins anew with the corrected request', async () => {
    const [id, cookie] = [await handedIn(), await signIn()]
    await doIt(id, 'correctionAsked', cookie, { until: '2026-12-10', note: '请写明年份' })
    expect(await pageOf(`/cases/${id}`)).toContain('等待补正至 2026-12-10')
    clock = Date.parse('2026-11-30T02:00:00.000Z')
    const again = await signIn()
    await doIt(id, 'corrected', again, { on: '2026-11-30' })
    const page = await pageOf(`/cases/${id}`)
    expect(page).toContain('2026-12-28')
    expect(page).toContain('2026-11-21 告知,2026-11-30 收到补正')
    expect(page).not.toContain('记为已告知补正')
  })

  test('is extended by a named person, and asks a third party whose time does not count', async () => {
    const [id, cookie] = [await handedIn('2026-10-26T02:00:00.000Z'), await signIn()]
    expect((await doIt(id, 'extended', cookie, { on: '2026-11-20', approvedBy: ' ' })).status).toBe(409)
    await doIt(id, 'extended', cookie, { on: '2026-11-20', approvedBy: '周主任' })
    await doIt(id, 'thirdPartyAsked', cookie, { on: '2026-11-20', note: '某公司' })
    const page = await pageOf(`/cases/${id}`)
    expect(page).toContain('延期答复,2026-11-20,周主任同意')
    expect(page).toContain('第三方最迟 2026-12-11 提出(第三十二条,15 个工作日)')
    expect(page).toContain('2026-11-21 至 2026-12-11 征求意见,不计入(第三十三条第三款)')
    expect(page).toContain('最早可能')
    await doIt(id, 'thirdPartyAnswered', cookie)
    expect(await pageOf(`/cases/${id}`)).toContain('<dt>答复期限</dt><dd class="">2026-12-21</dd>')
  })

  const offered = (page: string) =>
    [...page.matchAll(/action="\/desk\/cases\/[^/]+\/([a-zA-Z]+)"/g)].map(([, action]) => action)

  test.each([
    ['a request to be confirmed', {}, ['received', 'answered', 'note']],
    [
      'a request that is received',
      { receiptBasis: 'inPerson' },
      ['answered', 'correctionAsked', 'extended', 'thirdPartyAsked', 'receiptCorrected', 'note'],
    ],
    ['a question', { kind: 'question' }, ['replied', 'closed', 'note']],
    ['a correction of one’s record', { kind: 'recordCorrection' }, ['replied', 'closed', 'note']],
    ['an opinion', { kind: 'opinion' }, ['replied', 'closed', 'note']],
    ['a page error', { kind: 'pageError', organ: null }, ['replied', 'closed', 'note']],
    ['a letter', { kind: 'letter' }, ['replied', 'closed', 'note']],
    ['a rating', { kind: 'rating', organ: null }, ['closed', 'note']],
  ] as const)('offers for %s what the law allows, and nothing else', async (_, header, actions) => {
    expect(offered(await pageOf(`/cases/${await newCase({ header })}`))).toEqual(actions)
  })

  test('offers only a note once it is done', async () => {
    const [id, cookie] = [await handedIn(), await signIn()]
    await answer(id, cookie)
    expect(offered(await pageOf(`/cases/${id}`))).toEqual(['note'])
  })

  test('offers after the seventh working day only to record a correction that was asked for in time', async () => {
    const page = await pageOf(`/cases/${await handedIn('2026-11-02T02:00:00.000Z')}`)
    expect(page).toContain('期限 2026-11-11 已过,只能补记当时已经告知的')
    expect(page).toMatch(/id="correctionAsked-on"[^>]*max="2026-11-11"/)
  })

  test('of another kind is replied to, or closed with a reason', async () => {
    const cookie = await signIn()
    const question = await ofKind('question', { promisedWorkingDays: 5 })
    expect((await doIt(question, 'replied', cookie)).status).toBe(409)
    expect((await doIt(question, 'replied', cookie, { note: '带身份证到12号窗' })).status).toBe(303)
    const replied = await pageOf(`/cases/${question}`)
    for (const word of ['已回复(2026-11-21)', '带身份证到12号窗']) expect(replied).toContain(word)
    const rating = await ofKind('rating', { organ: null })
    expect((await doIt(rating, 'closed', cookie, { reason: 'noted' })).status).toBe(303)
    expect(await pageOf(`/cases/${rating}`)).toContain('已办结(2026-11-21):已阅,不需要回复')
  })

  test('is replied to in words that the receipt code opens, and nobody else', async () => {
    const replyKey = await replyKeyOf('00000000000000000000')
    const id = await newCase({ header: { kind: 'question' }, content: { ...request, replyKey } })
    await doIt(id, 'replied', await signIn(), { note: '带身份证到12号窗' })
    const sealed = (await logOf(id)).at(-1)?.sealedReply
    const about = replyContext((await parts.store.findById(id))?.header.lookup ?? '', 'replied')
    expect(sealed && (await openReply(replyKey, about, sealed))).toBe('带身份证到12号窗')
    expect(JSON.stringify(await logOf(id))).not.toContain('身份证')
  })

  test('is answered by a letter that no earlier letter of the same case can stand in for', async () => {
    const replyKey = await replyKeyOf('00000000000000000000')
    const id = await newCase({ header: { receiptBasis: 'inPerson' }, content: { ...request, replyKey } })
    const cookie = await signIn()
    await doIt(id, 'extended', cookie, { approvedBy: '周主任', note: '涉及多个部门' })
    await answer(id, cookie, { note: '予以公开' })
    const lookup = (await parts.store.findById(id))?.header.lookup ?? ''
    const [extension, letter] = (await logOf(id)).map(entry => entry.sealedReply)
    if (!extension || !letter) throw new Error('nothing was written to the citizen')
    expect(await openReply(replyKey, replyContext(lookup, 'answered'), letter)).toBe('予以公开')
    expect(await openReply(replyKey, replyContext(lookup, 'extended'), extension)).toBe('涉及多个部门')
    await expect(openReply(replyKey, replyContext(lookup, 'answered'), extension)).rejects.toThrow()
  })

  test('keeps a note, and the reason for a late receipt, from the citizen', async () => {
    const [id, cookie] = [await newCase(), await signIn()]
    await doIt(id, 'note', cookie, { note: '先问法规股' })
    await doIt(id, 'received', cookie, { note: '系统故障' })
    expect((await logOf(id)).map(entry => entry.sealedReply)).toEqual([null, null])
  })

  test('says that a correction of one’s record has no limit in law, and a promise where there is one', async () => {
    expect(await pageOf(`/cases/${await ofKind('recordCorrection')}`)).toContain('法律没有规定期限')
    const promised = await pageOf(`/cases/${await ofKind('recordCorrection', { promisedWorkingDays: 20 })}`)
    expect(promised).toContain('这是机关的承诺,不是法定期限')
    expect(promised).not.toContain('<dt>答复期限</dt>')
  })

  test.each([
    ['answer before the receipt is confirmed', 'answered', { outcome: 'disclosed' }, '尚未确认收到'],
    ['confirm for a day to come', 'received', { on: '2026-11-22' }, '日期在今天之后'],
    ['confirm for a day that does not exist', 'received', { on: '2026-02-30' }, '日期须是存在的一天'],
    ['confirm for a day before it was submitted', 'received', { on: '2026-11-19' }, '收到日期早于提交日期'],
    ['reply to a request without a decision', 'replied', { note: '好' }, '尚未确认收到'],
    ['do what nobody knows', 'forgotten', {}, ''],
    ['write an empty note', 'note', {}, '请先写备注'],
  ] as const)('does not let staff %s', async (_, action, fields, why) => {
    const [id, cookie] = [await newCase(), await signIn()]
    const response = await doIt(id, action, cookie, fields)
    expect(response.status).toBe(409)
    const page = await response.text()
    expect(page).toContain('role="alert"')
    expect(page).toContain(why)
    expect(await logOf(id)).toEqual([])
  })

  test('gives back what was typed when it could not be done', async () => {
    const [id, cookie] = [await handedIn(), await signIn()]
    const page = await (
      await answer(id, cookie, { on: '2026-11-22', outcome: 'refused', note: '涉及国家秘密的理由' })
    ).text()
    expect(page).toContain('>涉及国家秘密的理由</textarea>')
    expect(page).toMatch(/<option value="refused" selected/)
    expect(page).toMatch(/id="answered-on"[^>]*value="2026-11-22"/)
  })

  test('is answered once when two people answer at the same moment, and the other is told', async () => {
    const [id, first, second] = [await handedIn(), await signIn(), await signIn('775310')]
    const both = await Promise.all([answer(id, first, { note: '甲' }), answer(id, second, { note: '乙' })])
    expect(both.map(response => response.status).sort()).toEqual([303, 409])
    const loser = both.find(response => response.status === 409)
    expect((await loser?.text()) ?? '').toContain('别人刚刚也改了这个办件')
    expect(await logOf(id)).toHaveLength(1)
  })

  test('is not answered a second time from a page that is out of date', async () => {
    const [id, cookie] = [await handedIn(), await signIn()]
    expect((await answer(id, cookie)).status).toBe(303)
    const second = await answer(id, cookie, { outcome: 'refused' })
    expect(second.status).toBe(409)
    expect(await second.text()).toContain('已经答复或办结')
  })

  test('opens under the former key after the keys were renewed, and takes notes under the new one', async () => {
    const id = await newCase()
    await doIt(id, 'note', await signIn(), { note: '旧钥匙时的备注' })
    app = deskApp({ ...parts, keys: deskKeys(await makeKeys('desk-2'), keys) })
    await doIt(id, 'note', await signIn(), { note: '新钥匙时的备注' })
    const page = await pageOf(`/cases/${id}`)
    for (const word of ['周桂兰', '旧钥匙时的备注', '新钥匙时的备注']) expect(page).toContain(word)
  })

  test('is opened and noted by the national algorithms too', async () => {
    const national = await makeKeys('desk-sm', 'SM2-SM4GCM')
    app = deskApp({ ...parts, keys: deskKeys(national, keys) })
    const id = await record(parts.store, national)
    await doIt(id, 'note', await signIn(), { note: '国密备注' })
    const page = await pageOf(`/cases/${id}`)
    for (const word of ['周桂兰', '国密备注']) expect(page).toContain(word)
  })
})

describe('a case whose organ has a key of its own', () => {
  const sealedToPolice = () => record(parts.store, bureauKeys, { header: { organ: 'police' } })

  test('is listed beside the others, and says whose it is', async () => {
    await sealedToPolice()
    await newCase({ content: requestFor('好好的一件') })
    const rows = await pageOf('/')
    expect(rows).toContain('密封给清溪县公安局,本台打不开')
    expect(rows).toContain('好好的一件')
  })

  test('has its day of receipt corrected here too', async () => {
    const [id, cookie] = [await sealedToPolice(), await signIn()]
    await confirm(id, cookie)
    expect((await doIt(id, 'receiptCorrected', cookie, { on: '2026-11-20', note: '看错了' })).status).toBe(303)
    expect(await pageOf(`/cases/${id}`)).toContain('写给申请人的话在这里送不出去')
  })

  test('can be confirmed here, and nothing more', async () => {
    const [id, cookie] = [await sealedToPolice(), await signIn()]
    expect(await pageOf(`/cases/${id}`)).toContain('本台可以确认收到')
    expect((await confirm(id, cookie)).status).toBe(303)
    const refused = await answer(id, cookie)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('本台打不开这个办件,申请人看不到这里写的话')
    expect(await logOf(id)).toHaveLength(1)
  })
})

describe('a note', () => {
  test('is shown to staff and rests sealed: no file of the database holds its words or those of the request', async () => {
    const [id, cookie] = [await handedIn(), await signIn()]
    expect((await doIt(id, 'note', cookie, { note: '申请人来电,改为邮寄' })).status).toBe(303)
    await answer(id, cookie, { note: '会议记录三页,已隐去住址' })
    const words = ['申请人来电', '改为邮寄', '会议记录三页', '已隐去住址', ...personalWords]
    expect(await pageOf(`/cases/${id}`)).toContain('申请人来电,改为邮寄')
    const files = (await readdir(folder)).filter(name => name.startsWith('intake.sqlite'))
    expect(files).toContain('intake.sqlite-wal')
    const contents = await Promise.all(files.map(name => readFile(join(folder, name))))
    expect(Buffer.concat(contents).includes('王办事')).toBe(true) // so the search below looks in the right files
    for (const content of contents) for (const word of words) expect(content.includes(word), word).toBe(false)
  })

  test('may stay empty with an answer', async () => {
    const [id, cookie] = [await handedIn(), await signIn()]
    await answer(id, cookie, { note: '  ' })
    expect((await logOf(id)).map(entry => entry.sealedNote)).toEqual([null])
  })

  test('that was damaged on the disk leaves the rest of its case readable', async () => {
    const id = await newCase()
    const entry = { at: '2026-11-21T02:00:00.000Z', by: '王办事', event: null, sealedReply: null }
    const sealedNote = { keyId: keys.keyId, encapsulated: 'AAAA', ciphertext: 'AAAA' }
    await parts.store.append(id, 0, { ...entry, sealedNote })
    const page = await get(`/cases/${id}`, await signIn())
    expect(page.status).toBe(200)
    const words = await page.text()
    expect(words).toContain('周桂兰')
    expect(words).toContain('这一条打不开')
  })
})

describe('an envelope that cannot be read', () => {
  const damaged = (wire: string) => {
    const envelope = JSON.parse(wire) as { ciphertext: string }
    const first = envelope.ciphertext.startsWith('A') ? 'B' : 'A'
    return JSON.stringify({ ...envelope, ciphertext: first + envelope.ciphertext.slice(1) })
  }
  const incomplete = { ...request, title: ' ' }

  test.each([
    ['changed on its way', { damage: damaged }, '密封件打不开,可能在传输中被改动'],
    ['without its title', { content: incomplete }, '提交内容不完整,请联系申请人'],
  ] as const)('%s says why, in the list and on its page, beside the others', async (_, change, why) => {
    const id = await newCase(change)
    await newCase({ content: requestFor('好好的一件') })
    const rows = await pageOf('/')
    expect(rows).toContain(why)
    expect(rows).toContain('好好的一件')
    const page = await get(`/cases/${id}`, await signIn())
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(why)
  })

  test('says before staff write that the citizen will not see it', async () => {
    const id = await newCase({ damage: damaged, header: { receiptBasis: 'inPerson' } })
    const page = await pageOf(`/cases/${id}`)
    expect(page).toContain('答复内容(密封保存;本台打不开这件,申请人看不到这段话,请另行告知')
    expect(page).not.toContain('申请人凭查询码在终端能看到')
  })
})

describe('the terminals at the desk', () => {
  const heard = () =>
    parts.fleet.take({
      kind: 'beat',
      at: clock,
      heartbeat: {
        terminal: 'hall-1',
        version: 'a1b2c3',
        edition: { version: '2026-11-24.3fa9c01b', printedAt: '2026-11-24T01:00:00.000Z' },
        waiting: 2,
        oldestWaitingSince: clock - 3_600_000,
        refused: 1,
        storage: { used: 20, quota: 100, isPersisted: false },
        voice: null,
        paper: 'a4',
        lastTouchAt: null,
        done: [],
      },
    })

  test('are listed by name with what each says of itself', async () => {
    expect(await pageOf('/terminals')).toContain('本次启动后还没有消息')
    heard()
    const shown = await pageOf('/terminals')
    for (const words of ['政务服务大厅 1号终端', '正常', '2 份', '1 份未被接收', '20%', '没有中文语音', 'A4'])
      expect(shown).toContain(words)
    clock += 91_000
    expect(await pageOf('/terminals')).toContain('1 台终端失联')
  })

  test('are asked to load anew or to take an edition, and to say a notice until it is taken down', async () => {
    const cookie = await signIn()
    await post('/terminals/hall-1/errands/reload', {}, { cookie })
    await post('/terminals/hall-1/notice', { words: '  下午停电 ' }, { cookie })
    expect(parts.fleet.state().terminals['hall-1']).toMatchObject({
      errands: [{ kind: 'reload' }],
      notice: '下午停电',
    })
    expect(await pageOf('/terminals/hall-1')).toContain('重新载入(等它来取)')
    await post('/terminals/hall-1/notice', { words: '' }, { cookie })
    expect(parts.fleet.state().terminals['hall-1']?.notice).toBeNull()
    expect((await post('/terminals/hall-1/errands/shell', {}, { cookie })).status).toBe(404)
  })

  test('ring when somebody asks for a person, until a member of staff goes', async () => {
    expect(await pageOf('/calls')).toContain('没有人在呼叫')
    expect((await get('/calls', await signIn())).headers.get('refresh')).toBe('2')
    parts.fleet.take({ kind: 'called', terminal: 'hall-1', page: '查政策', at: clock })
    const bell = await pageOf('/calls')
    for (const words of ['政务服务大厅 1号终端', '查政策', '/desk/chime.wav']) expect(bell).toContain(words)
    await post('/calls/hall-1/answer', {}, { cookie: await signIn() })
    expect(parts.fleet.state().terminals['hall-1']?.call?.answeredBy).toBe('王办事')
    expect(await pageOf('/calls')).toContain('没有人在呼叫')
  })

  test('show nothing to whoever is not signed in', async () => {
    for (const path of ['/terminals', '/terminals/hall-1', '/calls', '/chime.wav'])
      expect((await get(path)).status).toBe(302)
    await post('/terminals/hall-1/errands/reload', {})
    expect(parts.fleet.state().terminals).toEqual({})
  })
})
