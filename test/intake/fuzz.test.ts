import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { intakeApp } from '#intake/app.ts'
import type { LogLine } from '#intake/log.ts'
import { makeParts } from './intake-parts.ts'
import { type IntakeProcess, newIntake } from './intake-process.ts'
import { type Sealed, sealed } from './sealed-samples.ts'

const seed = 20_261_121
const numRuns = 200
const json = { 'content-type': 'application/json' }
const limits = { submissions: 1e9, progress: 1e9, tallies: 1e9, fleet: 1e9 }

const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`
const oddTexts = [
  '',
  '\0',
  '\ufeff{}',
  '{"__proto__":{"lookup":1}}',
  '{"constructor":{"prototype":{}}}',
  '1e999999',
  `{"found":${'9'.repeat(400)}}`,
  '{"found":1e400}',
  '{"found":-0}',
  '{"lookup":"\\u0000"}',
  '"\\ud800"',
  '{"a":1,}',
  "{'a':1}",
  '<html>请登录无线网络</html>',
  deep(50_000),
  `{"details":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
]

const oddPart = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '..',
    '%2e%2e%2f',
    '..%2f..%2fkeys%2fdesk.json',
    '%00',
    '%',
    '%E0%A4%A',
    '大厅',
    "' or 1=1 --",
    'a'.repeat(5000),
  ),
)
/** A valid envelope, spoilt in one of its fields. */
const spoilt = (from: Sealed) =>
  fc
    .record({
      field: fc.constantFrom(...Object.keys(JSON.parse(from.wire) as object)),
      value: fc.oneof(
        fc.jsonValue(),
        fc.constantFrom(null, -1, 1e308, 2 ** 53, '', ' ', '\u0000', '\ud800', 'x'.repeat(250_000), [], {}, [[]]),
      ),
    })
    .map(({ field, value }) => JSON.stringify({ ...JSON.parse(from.wire), [field]: value }))

const bodies = (from: Sealed) =>
  fc.oneof(
    fc.json(),
    fc.constantFrom(...oddTexts),
    spoilt(from),
    fc.integer({ min: 0, max: from.wire.length }).map(length => from.wire.slice(0, length)),
    fc.uint8Array({ maxLength: 2000 }).map(bytes => new Uint8Array(bytes)),
  )
const types = fc.oneof(
  { weight: 6, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/json; charset=gbk',
      'APPLICATION/JSON',
      'application/jsonp',
    ),
  },
)

const routes = [
  ['PUT', '/submissions/{}'],
  ['POST', '/progress'],
  ['PUT', '/tallies/{}/{}'],
  ['GET', '/edition/chunks/{}'],
  ['GET', '/edition/manifest.json'],
  ['GET', '/keys'],
  ['GET', '/ready'],
  ['GET', '/health'],
  ['GET', '/openapi.json'],
  ['GET', '/{}'],
] as const

describe('two hundred odd requests', () => {
  test.each(routes)('of %s %s break nothing, and the next good one is answered', async (method, pattern) => {
    const lines: LogLine[] = []
    const { parts, keys } = await makeParts({ limits, log: line => void lines.push(line) })
    const app = intakeApp(parts)
    const good = await sealed(keys.set.sealing[0])
    const requests = fc.record({
      parts: fc.tuple(fc.oneof(oddPart, fc.constant(good.id)), fc.oneof(oddPart, fc.constant('2026-11-21'))),
      query: fc.oneof(fc.constant(''), oddPart),
      type: types,
      body: bodies(good),
      otherMethod: fc.oneof(
        { weight: 9, arbitrary: fc.constant(method) },
        { weight: 1, arbitrary: fc.constantFrom('DELETE', 'PATCH', 'POST', 'PUT') },
      ),
    })
    await fc.assert(
      fc.asyncProperty(requests, async ({ parts: [one, other], query, type, body, otherMethod }) => {
        const path = pattern.replace('{}', () => escaped(one)).replace('{}', () => escaped(other))
        const answer = await app.request(`http://intake${path}?${escaped(query)}`, {
          method: otherMethod,
          ...(otherMethod === 'GET' ? {} : { body: body as BodyInit }),
          headers: { 'content-type': type },
        })
        await answer.arrayBuffer()
        expect(answer.status).toBeLessThan(500)
      }),
      { seed, numRuns },
    )
    expect(lines.filter(line => 'error' in line)).toEqual([])
    const before = (await parts.store.list()).length
    const answer = await app.request(`/submissions/${good.id}`, { method: 'PUT', body: good.wire, headers: json })
    expect([200, 201, 409]).toContain(answer.status)
    expect((await parts.store.list()).length).toBeLessThanOrEqual(before + 1)
    expect(await (await app.request('/ready')).json()).toEqual({ ready: true })
  })
})

/** As a browser would write it, but what is escaped already stays as it is. */
const escaped = (text: string): string => (/^[\w.%-]*$/.test(text) ? text : encodeURIComponent(text.toWellFormed()))

describe('bytes that are no HTTP at all', () => {
  let intake: IntakeProcess
  beforeAll(async () => {
    intake = await newIntake()
    await intake.start()
  })
  afterAll(() => intake.forget())

  const head = (line: string, ...more: readonly string[]) => `${[line, 'host: intake', ...more].join('\r\n')}\r\n\r\n`
  const rawRequests = [
    '\0\0\0\0',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc',
    head('GET /intake/../../../etc/passwd HTTP/1.1'),
    head('GET /intake/edition/chunks/../../keys/intake.json HTTP/1.1'),
    head('GET /intake/edition/chunks/..%2f..%2fkeys%2fintake.json HTTP/1.1'),
    head('GET http://[::1 HTTP/1.1'),
    head('GET //\\\\ HTTP/1.1'),
    head('GET * HTTP/1.1'),
    head('OPTIONS * HTTP/1.1'),
    head('CONNECT /intake/keys HTTP/1.1'),
    head('GET /intake/keys HTTP/9.9'),
    head('PUT /intake/submissions/x HTTP/1.1', 'content-type: application/json', 'content-length: -1'),
    head('PUT /intake/submissions/x HTTP/1.1', 'content-type: application/json', 'content-length: 99999999999'),
    head('PUT /intake/submissions/x HTTP/1.1', 'content-length: 2', 'transfer-encoding: chunked'),
    `${head('PUT /intake/submissions/x HTTP/1.1', 'content-type: application/json', 'transfer-encoding: chunked')}zz\r\n`,
    `${head('PUT /intake/submissions/x HTTP/1.1', 'content-type: application/json', 'content-length: 100')}{"format":2`,
    head('PUT /intake/submissions/x HTTP/1.1', `x-long: ${'a'.repeat(100_000)}`),
    head('GET /intake/keys HTTP/1.1', 'range: bytes=0-99999999999,-1', 'if-none-match: *'),
    'GET /intake/keys HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n',
    'GET /intake/keys HTTP/1.1\r\n\r\n',
  ]

  /** What comes back before the line is cut, or within half a second. */
  const send = async (bytes: string): Promise<string> => {
    const socket = connect(Number(new URL(intake.url).port), '127.0.0.1')
    let said = ''
    socket.on('data', part => {
      said += part.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.write(Buffer.from(bytes, 'latin1'))
    await Promise.race([
      new Promise(resolve => socket.once('close', resolve)),
      new Promise(resolve => setTimeout(resolve, 500)),
    ])
    socket.destroy()
    return said
  }

  test('and paths that climb get nothing, and the intake goes on', async () => {
    const answers = await Promise.all(rawRequests.map(send))
    for (const answer of answers) {
      expect(answer).not.toMatch(/^HTTP\/1\.1 5/)
      expect(answer).not.toContain('receiptsPrivateKey')
      expect(answer).not.toContain('root:')
    }
    expect(intake.logged().filter(line => line.includes('"error"'))).toEqual([])
    expect((await fetch(`${intake.url}/health`)).status).toBe(200)
    const good = await sealed(intake.keys.set.sealing[0])
    const answer = await fetch(`${intake.url}/submissions/${good.id}`, {
      method: 'PUT',
      body: good.wire,
      headers: json,
    })
    expect(answer.status).toBe(201)
  })
})
