import { describe, expect, test } from 'vitest'
import { intakeApp } from '#intake/app.ts'
import type { LogLine } from '#intake/log.ts'
import { lookupOf } from '#kiosk/outbox/lookup.ts'
import { brokenStore, makeParts } from './intake-parts.ts'
import { personalWords, sealed, someDay } from './sealed-samples.ts'

const json = { 'content-type': 'application/json' }
const usual = { submissions: 10_000, progress: 10_000, tallies: 10_000, fleet: 10_000 }

describe('the limit of requests', () => {
  const limited = { submissions: 2, progress: 1, tallies: 1, fleet: 1 }

  test('sends a client away for a while, in words, and says for how long', async () => {
    const { parts, keys } = await makeParts({ limits: limited })
    const app = intakeApp(parts)
    const { id, wire } = await sealed(keys.set.sealing[0])
    const put = () => app.request(`/submissions/${id}`, { method: 'PUT', body: wire, headers: json })
    expect([(await put()).status, (await put()).status]).toEqual([201, 200])
    const refused = await put()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.text()).toContain('请求太多')
  })

  test('counts each door by itself', async () => {
    const app = intakeApp((await makeParts({ limits: limited })).parts)
    const ask = () => app.request('/progress', { method: 'POST', body: '{}', headers: json })
    const tally = () => app.request('/tallies/hall-1/2026-11-21', { method: 'PUT', body: '{"found":1}', headers: json })
    expect([(await ask()).status, (await ask()).status]).toEqual([400, 429])
    expect([(await tally()).status, (await tally()).status]).toEqual([204, 429])
    expect((await app.request('/keys')).status).toBe(200)
  })

  const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } })
  const tally = (app: ReturnType<typeof intakeApp>, forwarded: string, address = '10.0.0.1') =>
    app.request(
      '/tallies/hall-1/2026-11-21',
      { method: 'PUT', body: '{"found":1}', headers: { ...json, 'x-forwarded-for': forwarded } },
      from(address),
    )

  test('counts by the socket, and believes no header that the operator has not named', async () => {
    const app = intakeApp((await makeParts({ limits: limited })).parts)
    expect((await tally(app, '1.1.1.1')).status).toBe(204)
    expect((await tally(app, '2.2.2.2')).status).toBe(429)
    expect((await tally(app, '2.2.2.2', '10.0.0.2')).status).toBe(204)
  })

  test('counts behind a proxy by the last address that the proxy wrote', async () => {
    const app = intakeApp((await makeParts({ limits: limited, addressHeader: 'X-Forwarded-For' })).parts)
    expect((await tally(app, 'made up, 1.1.1.1')).status).toBe(204)
    expect((await tally(app, 'another, 1.1.1.1')).status).toBe(429)
    expect((await tally(app, 'made up, 2.2.2.2')).status).toBe(204)
  })
})

describe('guessing codes', () => {
  const watched = async () => {
    const pauses: number[] = []
    let clock = someDay
    const made = await makeParts({
      limits: usual,
      now: () => clock,
      pause: async milliseconds => void pauses.push(milliseconds / 1000),
    })
    const app = intakeApp(made.parts)
    const ask = async (lookup: string, address = '10.0.0.1') => {
      pauses.length = 0
      const answer = await app.request(
        '/progress',
        { method: 'POST', body: JSON.stringify({ lookup }), headers: json },
        { incoming: { socket: { remoteAddress: address } } },
      )
      const { state } = (await answer.json()) as { readonly state: string }
      return { state, seconds: pauses[0] ?? 0 }
    }
    const wait = (milliseconds: number) => {
      clock += milliseconds
    }
    return { ...made, app, ask, wait }
  }
  const wrong = (number: number) => `${number}`.padStart(43, 'x')

  test('becomes slow, never refused and never locked', async () => {
    const { ask } = await watched()
    const waited = []
    for (let number = 0; number < 9; number += 1) waited.push(await ask(wrong(number)))
    expect(waited.map(each => each.seconds)).toEqual([0, 0, 0, 1, 2, 4, 8, 8, 8])
    expect(waited.every(each => each.state === 'unknown')).toBe(true)
  })

  test('leaves a right code its answer, which is no amends for the wrong ones before it', async () => {
    const { app, ask, keys } = await watched()
    const { id, wire, code } = await sealed(keys.set.sealing[0])
    await app.request(`/submissions/${id}`, { method: 'PUT', body: wire, headers: json })
    for (let number = 0; number < 5; number += 1) await ask(wrong(number))
    const lookup = await lookupOf(code)
    expect(await ask(lookup)).toEqual({ state: 'recorded', seconds: 4 })
    expect(await ask(lookup)).toEqual({ state: 'recorded', seconds: 4 })
    expect((await ask(wrong(9))).seconds).toBe(4)
  })

  test('is no quicker for whoever holds one right code and asks it in between', async () => {
    const { app, ask, keys } = await watched()
    const { id, wire, code } = await sealed(keys.set.sealing[0])
    await app.request(`/submissions/${id}`, { method: 'PUT', body: wire, headers: json })
    const lookup = await lookupOf(code)
    const waited: number[] = []
    for (let number = 0; number < 9; number += 1) {
      waited.push((await ask(wrong(number))).seconds)
      await ask(lookup)
    }
    expect(waited).toEqual([0, 0, 0, 1, 2, 4, 8, 8, 8])
  })

  test('leaves whoever asks only for what is there quick, however often', async () => {
    const { app, ask, keys } = await watched()
    const { id, wire, code } = await sealed(keys.set.sealing[0])
    await app.request(`/submissions/${id}`, { method: 'PUT', body: wire, headers: json })
    const lookup = await lookupOf(code)
    for (let times = 0; times < 10; times += 1) expect((await ask(lookup)).seconds).toBe(0)
  })

  test('slows its own client alone', async () => {
    const { ask } = await watched()
    for (let number = 0; number < 5; number += 1) await ask(wrong(number))
    expect((await ask(wrong(9), '10.0.0.2')).seconds).toBe(0)
  })

  test('slows one code from wherever it is asked', async () => {
    const { ask } = await watched()
    for (let number = 0; number < 4; number += 1) await ask(wrong(7), `10.0.0.${number}`)
    expect((await ask(wrong(7), '10.0.0.9')).seconds).toBe(2)
  })

  test('is forgotten answer by answer, each after ten minutes', async () => {
    const { ask, wait } = await watched()
    for (let number = 0; number < 5; number += 1) {
      await ask(wrong(number))
      wait(60_000)
    }
    wait(7 * 60_000)
    expect((await ask(wrong(9))).seconds).toBe(0)
    wait(10 * 60_000)
    expect((await ask(wrong(10))).seconds).toBe(0)
  })

  test('in parallel is no way around', async () => {
    const waited: number[] = []
    const { parts } = await makeParts({ limits: usual, pause: async milliseconds => void waited.push(milliseconds) })
    const app = intakeApp(parts)
    const ask = (number: number) =>
      app.request('/progress', { method: 'POST', body: JSON.stringify({ lookup: wrong(number) }), headers: json })
    await Promise.all(Array.from({ length: 20 }, (_, number) => ask(number)))
    expect(waited).toHaveLength(17)
  })
})

describe('the log', () => {
  const logged = async (change: Parameters<typeof makeParts>[0] = {}) => {
    const lines: LogLine[] = []
    const made = await makeParts({ ...change, log: line => void lines.push(line) })
    return { ...made, lines, app: intakeApp(made.parts) }
  }

  test('has a line a request, with the pattern of the route and no more', async () => {
    const { app, lines, keys } = await logged()
    const { id, wire } = await sealed(keys.set.sealing[0])
    await app.request(`/submissions/${id}?name=周桂兰`, {
      method: 'PUT',
      body: wire,
      headers: { ...json, 'content-length': String(wire.length) },
    })
    await app.request('/nowhere/周桂兰')
    expect(lines).toEqual([
      {
        at: '2026-11-21T01:00:00.000Z',
        method: 'PUT',
        route: '/submissions/:id',
        status: 201,
        ms: 0,
        bytes: wire.length,
      },
      { at: '2026-11-21T01:00:00.000Z', method: 'GET', route: '', status: 404, ms: 0, bytes: 0 },
    ])
  })

  test('tells nothing of anybody, whatever is asked', async () => {
    const { app, lines, keys } = await logged()
    const { id, wire, code, header } = await sealed(keys.set.sealing[0])
    await app.request(`/submissions/${id}`, { method: 'PUT', body: wire, headers: json })
    await app.request(`/submissions/${id}`, { method: 'PUT', body: '周桂兰', headers: json })
    await app.request('/progress', { method: 'POST', body: JSON.stringify({ lookup: header.lookup }), headers: json })
    const text = JSON.stringify(lines)
    expect(lines).toHaveLength(3)
    for (const word of [...personalWords, id, code, header.lookup, 'civil-affairs']) expect(text).not.toContain(word)
  })

  test('says where an error happened, not what it quotes', async () => {
    const store = brokenStore(new TypeError('cannot keep 周桂兰'))
    const { app, lines } = await logged({ store })
    const answer = await app.request('/progress', {
      method: 'POST',
      body: JSON.stringify({ lookup: 'x'.repeat(43) }),
      headers: json,
    })
    expect(answer.status).toBe(500)
    expect(await answer.json()).toEqual({ problem: '接收服务出了问题,请稍后再试' })
    expect(lines[0]).toMatchObject({
      error: 'TypeError',
      stack: expect.arrayContaining([expect.stringMatching(/^at /)]),
    })
    expect(JSON.stringify(lines)).not.toContain('周桂兰')
  })
})

describe('an intake says how it is', () => {
  test('alive as long as it runs, ready with a store and an edition', async () => {
    const app = intakeApp((await makeParts()).parts)
    expect(await (await app.request('/health')).json()).toEqual({ alive: true })
    const ready = await app.request('/ready')
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true }])
  })

  test('not ready without a store, without an edition, and why', async () => {
    const { parts } = await makeParts({ store: brokenStore(new Error('disk full')), editionFolder: '/nowhere' })
    const app = intakeApp(parts)
    const ready = await app.request('/ready')
    expect(ready.status).toBe(503)
    expect(((await ready.json()) as { problems: readonly string[] }).problems).toHaveLength(2)
    expect((await app.request('/health')).status).toBe(200)
  })

  test.each(['/', '/keys', '/ready', '/nowhere', '/edition/manifest.json'])('what time it is, at %s', async path => {
    const app = intakeApp((await makeParts()).parts)
    expect((await app.request(path)).headers.get('x-mingtang-time')).toBe('2026-11-21T01:00:00.000Z')
  })

  test('what time it is also when it fails', async () => {
    const { parts } = await makeParts({ store: brokenStore(new Error('disk full')) })
    const answer = await intakeApp(parts).request('/tallies/hall-1/2026-11-21', {
      method: 'PUT',
      body: '{"found":1}',
      headers: json,
    })
    expect([answer.status, answer.headers.get('x-mingtang-time')]).toEqual([500, '2026-11-21T01:00:00.000Z'])
  })
})

describe('the door for tallies', () => {
  const put = (app: ReturnType<typeof intakeApp>, path: string, body: string) =>
    app.request(`/tallies/${path}`, { method: 'PUT', body, headers: json })

  test('keeps the greater of the totals that a terminal sends for a day', async () => {
    const { parts } = await makeParts()
    const app = intakeApp(parts)
    for (const found of [2, 5, 3])
      expect((await put(app, 'hall-1/2026-11-21', JSON.stringify({ found }))).status).toBe(204)
    expect(await parts.store.tallies()).toEqual([{ terminal: 'hall-1', day: '2026-11-21', kind: 'found', count: 5 }])
  })

  test.each(['2025-10-17', '2026-11-22'])(
    'takes what a terminal brings after a year offline, or by a clock that is ahead: %s',
    async day => {
      const { parts } = await makeParts()
      expect((await put(intakeApp(parts), `hall-1/${day}`, '{"found":2000}')).status).toBe(204)
    },
  )

  test('says which day it is here, where a day is too far off', async () => {
    const { parts } = await makeParts()
    const refused = await put(intakeApp(parts), 'hall-1/2020-01-01', '{"found":1}')
    expect(await refused.json()).toEqual({ problem: '日期离今天(2026-11-21)太远,请核对终端的时钟' })
  })

  test.each([
    ['hall-1/2026-11-31', '{"found":1}'],
    ['hall-1/today', '{"found":1}'],
    ['大厅/2026-11-21', '{"found":1}'],
    [`${'h'.repeat(65)}/2026-11-21`, '{"found":1}'],
    ['hall-1/2026-11-21', '{"found":-1}'],
    ['hall-1/2026-11-21', '{"found":1.5}'],
    ['hall-1/2026-11-21', '{"found":"1"}'],
    ['hall-1/2026-11-21', '{"found":2001}'],
    ['hall-1/2025-10-16', '{"found":1}'],
    ['hall-1/2026-11-23', '{"found":1}'],
    ['hall-1/9999-12-31', '{"found":1}'],
    ['hall-1/2026-11-21', 'found'],
  ])('refuses %s with %s', async (path, body) => {
    const { parts } = await makeParts()
    expect((await put(intakeApp(parts), path, body)).status).toBe(400)
    expect(await parts.store.tallies()).toEqual([])
  })
})
