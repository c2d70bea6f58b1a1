import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { deskApp } from '#desk/app.ts'
import { makeStaff } from '#desk/staff.ts'
import type { DisclosureRequest } from '#domain/disclosure-request.ts'
import { receiptStatement } from '#domain/receipt.ts'
import { openSqliteCaseStore } from '#intake/store/sqlite-case-store.ts'
import type { SealedRequest } from '#kiosk/outbox/seal-request.ts'
import { readPlace } from '#press/read-place.ts'
import { digestText } from '#sealing/encoding.ts'
import { sign } from '#sealing/signature.ts'
import { type KeyFile, loadKeys, renewKeys } from '#start/keys.ts'
import { calendarOf2026, demoCounty, personalWords, sealed, someDay } from '../intake/sealed-samples.ts'

type DeskParts = Parameters<typeof deskApp>[0]

const clerk = makeStaff('王办事', '481902')
const answerer = makeStaff('李办事', '775310')

let temporary = ''
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'mingtang-desk-'))
})
afterAll(() => rm(temporary, { recursive: true, force: true }))
afterEach(() => vi.restoreAllMocks())

let folder: string
let keys: KeyFile
let parts: DeskParts
let clock: number
let app: ReturnType<typeof deskApp>
const deskKeys = (file: KeyFile): DeskParts['keys'] => ({
  current: { keyId: file.set.sealing.id, publicKey: file.set.sealing.publicKey },
  privateKeys: new Map(Object.entries(file.sealingPrivateKeys)),
})
beforeEach(async () => {
  folder = await mkdtemp(join(temporary, 'place-'))
  clock = someDay
  keys = await loadKeys(join(folder, 'keys.json'), someDay)
  const place = await readPlace(demoCounty)
  parts = {
    store: openSqliteCaseStore(join(folder, 'intake.sqlite')),
    keys: deskKeys(keys),
    staff: [clerk, answerer],
    organs: place.ok ? place.value.place.organs : [],
    calendar: await calendarOf2026(),
    now: () => clock,
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

/** Lays a case into the store as the intake does. */
const record = async (submission: Pick<SealedRequest, 'id' | 'wire'>, recordedAt = '2026-11-20T02:00:00.000Z') => {
  const { id, wire } = submission
  const statement = { submissionId: id, digest: await digestText(wire), recordedAt, keyId: keys.set.receipts.id }
  const receipt = { ...statement, signature: await sign(keys.receiptsPrivateKey, receiptStatement(statement)) }
  await parts.store.record({ id, lookup: await digestText(id), wire, receipt })
  return id
}
const newCase = async (change: Partial<DisclosureRequest> = {}, recordedAt?: string) =>
  record(await sealed(keys.set.sealing, change), recordedAt)

const confirm = (id: string, cookie: string, on = '2026-11-21') => post(`/cases/${id}/received`, { on }, { cookie })
const answer = (id: string, cookie: string, fields: Readonly<Record<string, string>> = {}) =>
  post(`/cases/${id}/answered`, { on: '2026-11-21', outcome: 'disclosed', note: '', ...fields }, { cookie })

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

  test('ends when staff sign out, and after eight hours', async () => {
    const [first, second] = [await signIn(), await signIn('775310')]
    await post('/sign-out', {}, { cookie: first })
    expect((await get('/', first)).status).toBe(302)
    expect((await get('/', second)).status).toBe(200)
    clock += 8 * 3_600_000 + 1
    expect((await get('/', second)).status).toBe(302)
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
  test('says so where there is none', async () => {
    expect(await (await get('/', await signIn())).text()).toContain('还没有办件')
  })

  test('stands in the order of the deadlines, what is answered last', async () => {
    const cookie = await signIn()
    await newCase({ description: '第二件' }, '2026-11-05T02:00:00.000Z')
    await newCase({ description: '第三件' }, '2026-11-19T02:00:00.000Z')
    const answered = await newCase({ description: '第四件' }, '2026-09-01T02:00:00.000Z')
    await newCase({ description: '第一件' }, '2026-10-09T02:00:00.000Z')
    await confirm(answered, cookie, '2026-11-20')
    await answer(answered, cookie)
    const places = placesOf(await (await get('/', cookie)).text(), ['第一件', '第二件', '第三件', '第四件'])
    expect(places.every(place => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((left, right) => left - right))
  })

  test('gives the date of the deadline, and says that it is provisional until the receipt is confirmed', async () => {
    const [id, cookie] = [await newCase({}, '2026-02-10T02:00:00.000Z'), await signIn()]
    clock = Date.parse('2026-02-11T02:00:00.000Z')
    expect(await (await get('/', cookie)).text()).toContain('2026-03-16(暂按送达日推算,待确认收到)')
    await confirm(id, cookie, '2026-02-11')
    expect(await (await get('/', cookie)).text()).toContain('<td>2026-03-17</td>')
  })

  test('gives a labelled earliest possible day where the calendar does not reach, and sorts by it', async () => {
    clock = Date.parse('2026-12-15T02:00:00.000Z')
    const cookie = await signIn()
    const late = await newCase({ description: '跨年件' }, '2026-12-14T02:00:00.000Z')
    await newCase({ description: '年内件' }, '2026-11-20T02:00:00.000Z')
    await confirm(late, cookie, '2026-12-14')
    const page = await (await get('/', cookie)).text()
    expect(page).toContain('最早可能 2027-01-07(2027年放假安排未载入,日历未覆盖)')
    const [inYear = 0, across = 0] = placesOf(page, ['年内件', '跨年件'])
    expect(inYear).toBeLessThan(across)
  })

  test('marks what is overdue', async () => {
    await newCase({}, '2026-02-10T02:00:00.000Z')
    const page = await (await get('/', await signIn())).text()
    expect(page).toContain('2026-03-16,已逾期')
    expect(page).toContain('class="overdue"')
  })
})

describe('a case', () => {
  test('shows the request in the clear, in the words of the form', async () => {
    const page = await (await get(`/cases/${await newCase()}`, await signIn())).text()
    for (const word of ['周桂兰', '13900001234', '柳树村2025年低保评议的会议记录', '清溪县民政局', '纸面', '自行领取'])
      expect(page).toContain(word)
  })

  test('shows what a citizen typed as text, never as markup', async () => {
    const id = await newCase({ name: '<script>alert(1)</script>', description: '<img src=x onerror=alert(1)>' })
    const cookie = await signIn()
    for (const path of ['/', `/cases/${id}`]) {
      const page = await (await get(path, cookie)).text()
      expect(page).not.toMatch(/<script|<img/)
      expect(page).toContain('&lt;img')
    }
  })

  test('names the window where the citizen does not know the organ', async () => {
    const page = await (await get(`/cases/${await newCase({ organ: 'windowDecides' })}`, await signIn())).text()
    expect(page).toContain('申请人不知道,请窗口判断')
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
    expect(await (await get(`/cases/${id}`, second)).text()).toContain('已收到(2026-11-21),办理中')
    expect((await answer(id, second, { outcome: 'partlyDisclosed', note: '第3页隐去姓名后公开' })).status).toBe(303)
    const page = await (await get(`/cases/${id}`, first)).text()
    expect(page).toContain('已答复(2026-11-21):部分公开(第三十七条)')
    expect(page).toMatch(/确认收到,收到之日 2026-11-21<\/b> 王办事/)
    expect(page).toMatch(/答复,2026-11-21<\/b> 李办事/)
    expect(page).toContain('第3页隐去姓名后公开')
  })

  test.each([
    ['answer before the receipt is confirmed', 'answered', { on: '2026-11-21' }, '尚未确认收到,不能答复'],
    ['confirm for a day to come', 'received', { on: '2026-11-22' }, '日期在今天之后'],
    ['confirm for a day that does not exist', 'received', { on: '2026-02-30' }, '日期须是存在的一天'],
    ['confirm without a day', 'received', {}, ''],
  ] as const)('does not let staff %s', async (_, action, fields, why) => {
    const [id, cookie] = [await newCase(), await signIn()]
    const response = await post(`/cases/${id}/${action}`, { outcome: 'disclosed', ...fields }, { cookie })
    expect(response.status).toBe(409)
    const page = await response.text()
    expect(page).toContain('role="alert"')
    expect(page).toContain(why)
    expect((await parts.store.findById(id))?.log).toEqual([])
  })

  test('is not answered a second time from a page that is out of date', async () => {
    const [id, cookie] = [await newCase(), await signIn()]
    await confirm(id, cookie)
    expect((await answer(id, cookie)).status).toBe(303)
    const second = await answer(id, cookie, { outcome: 'refused' })
    expect(second.status).toBe(409)
    expect(await second.text()).toContain('已经答复')
    expect((await parts.store.findById(id))?.log).toHaveLength(2)
  })

  test('is answered once when two people answer at the same moment, and the other is told', async () => {
    const [id, first, second] = [await newCase(), await signIn(), await signIn('775310')]
    await confirm(id, first)
    const both = await Promise.all([answer(id, first, { note: '甲' }), answer(id, second, { note: '乙' })])
    expect(both.map(response => response.status).sort()).toEqual([303, 409])
    const loser = both.find(response => response.status === 409)
    const page = (await loser?.text()) ?? ''
    expect(page).toContain('别人刚刚也改了这个办件')
    expect(page).toMatch(/<textarea[^>]*>[甲乙]<\/textarea>/)
    expect((await parts.store.findById(id))?.log).toHaveLength(2)
  })

  test('opens under the former key after the keys were renewed, and takes notes under the new one', async () => {
    const id = await newCase()
    await post(`/cases/${id}/note`, { note: '旧钥匙时的备注' }, { cookie: await signIn() })
    app = deskApp({ ...parts, keys: deskKeys(await renewKeys(join(folder, 'keys.json'), someDay)) })
    const cookie = await signIn()
    await post(`/cases/${id}/note`, { note: '新钥匙时的备注' }, { cookie })
    const page = await (await get(`/cases/${id}`, cookie)).text()
    for (const word of ['周桂兰', '旧钥匙时的备注', '新钥匙时的备注']) expect(page).toContain(word)
  })
})

describe('a note', () => {
  test('is shown to staff and rests sealed: no file of the database holds its words or those of the request', async () => {
    const [id, cookie] = [await newCase(), await signIn()]
    await confirm(id, cookie)
    expect((await post(`/cases/${id}/note`, { note: '申请人来电,改为邮寄' }, { cookie })).status).toBe(303)
    await answer(id, cookie, { note: '会议记录三页,已隐去住址' })
    const page = await (await get(`/cases/${id}`, cookie)).text()
    const words = ['申请人来电', '改为邮寄', '会议记录三页', '已隐去住址', ...personalWords]
    expect(page).toContain('申请人来电,改为邮寄')
    const files = (await readdir(folder)).filter(name => name.startsWith('intake.sqlite'))
    expect(files).toContain('intake.sqlite-wal')
    const contents = await Promise.all(files.map(name => readFile(join(folder, name))))
    expect(Buffer.concat(contents).includes('王办事')).toBe(true) // so the search below looks in the right files
    for (const content of contents) for (const word of words) expect(content.includes(word), word).toBe(false)
  })

  test('may stay empty with an answer', async () => {
    const [id, cookie] = [await newCase(), await signIn()]
    await confirm(id, cookie)
    await answer(id, cookie, { note: '  ' })
    expect((await parts.store.findById(id))?.log.map(entry => entry.sealedNote)).toEqual([null, null])
  })

  test('that was damaged on the disk leaves the rest of its case readable', async () => {
    const [id, cookie] = [await newCase(), await signIn()]
    const entry = { at: '2026-11-21T02:00:00.000Z', by: '王办事', event: null }
    const sealedNote = { keyId: keys.set.sealing.id, encapsulated: 'AAAA', ciphertext: 'AAAA' }
    await parts.store.append(id, 0, { ...entry, sealedNote })
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const page = await get(`/cases/${id}`, cookie)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('周桂兰')
  })
})

describe('an envelope that cannot be read', () => {
  const others = async () => (await loadKeys(join(folder, 'others.json'), someDay)).set.sealing
  const damaged = async () => {
    const { id, wire } = await sealed(keys.set.sealing)
    const envelope = JSON.parse(wire) as { ciphertext: string }
    const first = envelope.ciphertext.startsWith('A') ? 'B' : 'A'
    return { id, wire: JSON.stringify({ ...envelope, ciphertext: first + envelope.ciphertext.slice(1) }) }
  }
  const incomplete = async () => sealed(keys.set.sealing, { name: ' ' })

  test.each([
    ['sealed to a key that the desk does not have', async () => sealed(await others()), '本台没有密钥'],
    ['changed on its way', damaged, '密封件打不开,可能在传输中被改动'],
    ['without the name', incomplete, '申请内容不完整'],
    ['that is none', async () => ({ ...(await sealed(keys.set.sealing)), wire: '{}' }), '密封件不完整'],
  ] as const)('%s says why, in the list and on its page, beside the others', async (_, make, why) => {
    const cookie = await signIn()
    const id = await record(await make())
    await newCase({ description: '好好的一件' })
    const list = await get('/', cookie)
    expect(list.status).toBe(200)
    const rows = await list.text()
    expect(rows).toContain(why)
    expect(rows).toContain('好好的一件')
    const page = await get(`/cases/${id}`, cookie)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(why)
  })
})
