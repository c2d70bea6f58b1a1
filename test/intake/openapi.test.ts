import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { progressSchema } from '#domain/progress.ts'
import { submissionKinds } from '#domain/submission-kind.ts'
import { type IntakeParts, intakeApp, usualLimits } from '#intake/app.ts'
import contract from '#intake/openapi.json' with { type: 'json' }
import { lookupOf } from '#kiosk/outbox/lookup.ts'
import { brokenStore, makeParts } from './intake-parts.ts'
import { type Sealed, sealed } from './sealed-samples.ts'

type Answer = { readonly content?: Readonly<Record<string, { readonly schema: unknown }>> }
type Operation = { readonly operationId: string; readonly responses: Readonly<Record<string, Answer>> }

const methods = ['get', 'put', 'post'] as const
const operations = Object.entries(contract.paths).flatMap(([path, item]) =>
  methods.flatMap(method => {
    const operation = (item as Partial<Record<string, Operation>>)[method]
    return operation ? [{ path, method, operation }] : []
  }),
)

const ajv = new Ajv2020({ strict: false, allErrors: true })
ajv.addFormat('date', /^\d{4}-\d{2}-\d{2}$/)
ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)))
ajv.addSchema(contract, 'contract')
const pointer = (...path: readonly string[]) =>
  path.map(part => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')
const whyNot = (schema: string, value: unknown): readonly string[] => {
  const validate = ajv.getSchema(`contract#/${schema}`)
  if (!validate) throw new Error(`the contract has no ${schema}`)
  return validate(value) ? [] : (validate.errors ?? []).map(error => `${error.instancePath} ${error.message}`)
}

const json = { 'content-type': 'application/json' }
const lookup = 'x'.repeat(43)

/** How each answer of the contract comes about. */
type Case = readonly [
  id: string,
  status: number,
  change: Partial<IntakeParts>,
  ask: (parts: Asked) => readonly [string, RequestInit?],
]
type Asked = { readonly submission: Sealed; readonly known: Sealed; readonly chunk: string }
const put = (path: string, body: string, headers: Readonly<Record<string, string>> = json) =>
  [path, { method: 'PUT', body, headers }] as const
const post = (body: string, headers: Readonly<Record<string, string>> = json) =>
  ['/progress', { method: 'POST', body, headers }] as const
const none = { ...usualLimits, submissions: 0, progress: 0, tallies: 0, fleet: 0 }
const broken = { store: brokenStore(new Error('disk full')) }
const tally = '/tallies/hall-1/2026-11-21'
const ring = '/fleet/calls/hall-1'
const beat = JSON.stringify(contract.paths['/fleet/beat'].put.requestBody.content['application/json'].example)
const long = ' '.repeat(300_001)
const cases: readonly Case[] = [
  ['greet', 200, {}, () => ['/']],
  ['contract', 200, {}, () => ['/openapi.json']],
  ['health', 200, {}, () => ['/health']],
  ['ready', 200, {}, () => ['/ready']],
  ['ready', 503, { editionFolder: '/nowhere' }, () => ['/ready']],
  ['ready', 503, broken, () => ['/ready']],
  ['keys', 200, {}, () => ['/keys']],
  ['submit', 201, {}, ({ submission }) => put(`/submissions/${submission.id}`, submission.wire)],
  ['submit', 200, {}, ({ known }) => put(`/submissions/${known.id}`, known.wire)],
  ['submit', 400, {}, ({ submission }) => put(`/submissions/${submission.id}`, '{}')],
  ['submit', 400, {}, ({ submission, known }) => put(`/submissions/${submission.id}`, known.wire)],
  ['submit', 409, {}, ({ known }) => put(`/submissions/${known.id}`, `${known.wire} `)],
  ['submit', 413, {}, ({ submission }) => put(`/submissions/${submission.id}`, long)],
  ['submit', 415, {}, ({ submission }) => put(`/submissions/${submission.id}`, submission.wire, {})],
  ['submit', 429, { limits: none }, ({ submission }) => put(`/submissions/${submission.id}`, submission.wire)],
  ['submit', 500, broken, ({ submission }) => put(`/submissions/${submission.id}`, submission.wire)],
  ['progress', 200, {}, () => post(JSON.stringify({ lookup }))],
  ['progress', 200, {}, ({ known }) => post(JSON.stringify({ lookup: known.header.lookup }))],
  ['progress', 400, {}, () => post('{}')],
  ['progress', 413, {}, () => post(long)],
  ['progress', 415, {}, () => post('{}', {})],
  ['progress', 429, { limits: none }, () => post('{}')],
  ['progress', 500, broken, () => post(JSON.stringify({ lookup }))],
  ['tally', 204, {}, () => put(tally, '{"found":1}')],
  ['tally', 400, {}, () => put(tally, '{"found":-1}')],
  ['tally', 413, {}, () => put(tally, long)],
  ['tally', 415, {}, () => put(tally, '{"found":1}', {})],
  ['tally', 429, { limits: none }, () => put(tally, '{"found":1}')],
  ['tally', 500, broken, () => put(tally, '{"found":1}')],
  ['beat', 200, {}, () => put('/fleet/beat', beat)],
  ['beat', 400, {}, () => put('/fleet/beat', '{}')],
  ['beat', 413, {}, () => put('/fleet/beat', long)],
  ['beat', 415, {}, () => put('/fleet/beat', beat, {})],
  ['beat', 429, { limits: none }, () => put('/fleet/beat', beat)],
  ['call', 200, {}, () => [ring]],
  ['call', 400, {}, () => ['/fleet/calls/Hall_1']],
  ['call', 429, { limits: none }, () => [ring]],
  ['ring', 200, {}, () => put(ring, '{"page":"首页"}')],
  ['ring', 400, {}, () => put(ring, '{}')],
  ['ring', 413, {}, () => put(ring, long)],
  ['ring', 415, {}, () => put(ring, '{"page":"首页"}', {})],
  ['ring', 429, { limits: none }, () => put(ring, '{"page":"首页"}')],
  ['manifest', 200, {}, () => ['/edition/manifest.json']],
  ['manifest', 404, { editionFolder: '/nowhere' }, () => ['/edition/manifest.json']],
  ['chunk', 200, {}, ({ chunk }) => [`/edition/chunks/${chunk}`]],
  ['chunk', 404, {}, () => [`/edition/chunks/${'b'.repeat(64)}`]],
]

describe('the contract', () => {
  test('speaks of every route of the server and of no other', async () => {
    const { routes } = intakeApp((await makeParts()).parts)
    const served = routes
      .filter(route => route.method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)(\{[^/]*\})?/g, '{$1}')}`)
    const told = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    expect([...new Set(served)].toSorted()).toEqual(told.toSorted())
  })

  test.each(cases)('is kept by %s %i', async (id, status, change, ask) => {
    const { parts, keys, chunk } = await makeParts(change)
    const app = intakeApp(parts)
    const [submission, known] = [await sealed(keys.set.sealing[0]), await sealed(keys.set.sealing[0])]
    if (!('store' in change || 'limits' in change)) await app.request(...put(`/submissions/${known.id}`, known.wire))
    const answer = await app.request(...ask({ submission, known, chunk }))
    expect(answer.status).toBe(status)
    expect(answer.headers.get('x-mingtang-time')).not.toBeNull()
    const found = operations.find(each => each.operation.operationId === id)
    const told = found?.operation.responses[String(status)]
    if (!found || !told) throw new Error(`the contract has no ${id} ${status}`)
    const [type] = Object.keys(told.content ?? {})
    const body = await answer.text()
    if (!type) return expect(body).toBe('')
    expect(answer.headers.get('content-type')).toMatch(type)
    if (type !== 'application/json') return
    const place = ['paths', found.path, found.method, 'responses', String(status), 'content', type, 'schema']
    expect(whyNot(pointer(...place), JSON.parse(body))).toEqual([])
  })

  test('has a case here for every answer but a failure of what only reads a file', () => {
    const told = operations.flatMap(({ operation }) =>
      Object.keys(operation.responses).map(status => `${operation.operationId} ${status}`),
    )
    const tried = new Set(cases.map(([id, status]) => `${id} ${status}`))
    expect(told.filter(each => !tried.has(each))).toEqual(
      ['greet', 'contract', 'health', 'ready', 'keys', 'manifest', 'chunk'].map(id => `${id} 500`),
    )
  })

  test('gives examples that keep it', () => {
    const examples = operations.flatMap(({ path, method, operation }) =>
      Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
        Object.entries(content).flatMap(([type, each]) =>
          'example' in each
            ? whyNot(pointer('paths', path, method, 'responses', status, 'content', type, 'schema'), each.example)
            : [],
        ),
      ),
    )
    expect(examples).toEqual([])
    for (const path of ['/submissions/{id}', '/progress', '/tallies/{terminal}/{day}'] as const) {
      const item: Readonly<Record<string, unknown>> = contract.paths[path]
      const method = 'put' in item ? 'put' : 'post'
      const { requestBody } = item[method] as { requestBody: { content: Record<string, { example: unknown }> } }
      const place = ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema']
      expect(whyNot(pointer(...place), requestBody.content['application/json']?.example)).toEqual([])
    }
  })

  test('knows every kind of submission and every state of progress', () => {
    expect(contract.components.schemas.Envelope.properties.kind.enum).toEqual([...submissionKinds])
    const states = contract.components.schemas.Progress.oneOf.map(each => each.properties.state.const)
    expect(states.toSorted()).toEqual(progressSchema.options.map(each => each.entries.state.literal).toSorted())
  })

  test('takes the envelopes that terminals seal', async () => {
    const { keys } = await makeParts()
    const submission = await sealed(keys.set.sealing[0])
    expect(whyNot('components/schemas/Envelope', JSON.parse(submission.wire))).toEqual([])
    expect(whyNot('components/schemas/Ask', { lookup: await lookupOf(submission.code) })).toEqual([])
  })
})
