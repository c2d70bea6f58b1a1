import { describe, expect, test } from 'vitest'
import {
  completeDraft,
  type DisclosureDraft,
  disclosureRequestSchema,
  emptyDraft,
  findBlockers,
  findWarnings,
  windowDecides,
} from '#domain/disclosure-request.ts'
import { parse } from '#domain/schema.ts'

const complete: DisclosureDraft = {
  name: '王小明',
  phone: '13800001234',
  email: '',
  address: '',
  identity: 'showAtWindow',
  identityNumber: '',
  organ: 'civil-affairs',
  description: '2026年农村危房改造补助发放名单',
  form: 'paper',
  way: 'collect',
}
const at = { terminalId: 'hall-1', submittedAt: '2026-11-21T02:00:00.000Z' }
const draft = (change: Partial<DisclosureDraft>): DisclosureDraft => ({ ...complete, ...change })

describe('what stops a request', () => {
  test('an empty form lacks seven things, in the order of the form', () => {
    expect(findBlockers(emptyDraft)).toEqual(['name', 'phone', 'identity', 'description', 'organ', 'form', 'way'])
  })

  test('a complete form lacks nothing', () => {
    expect(findBlockers(complete)).toEqual([])
  })

  test.each([
    ['name', { name: '' }],
    ['name', { name: ' \u3000' }],
    ['phone', { phone: '' }],
    ['phone', { phone: ' ', email: ' ', address: '\n' }],
    ['identity', { identity: null }],
    ['organ', { organ: null }],
    ['description', { description: '' }],
    ['description', { description: '\n ' }],
    ['form', { form: null }],
    ['way', { way: null }],
  ] as const)('%s alone is asked for where only it is missing: %o', (blocker, change) => {
    expect(findBlockers(draft(change))).toEqual([blocker])
    expect(completeDraft(draft(change), at)).toEqual({ ok: false, problems: [blocker] })
  })

  test.each([
    ['a telephone number', { phone: '0564-000 0012' }],
    ['an email address', { email: 'wang@example.cn' }],
    ['a postal address', { address: '城关镇人民路1号' }],
  ])('%s is contact enough', (_, contact) => {
    expect(findBlockers(draft({ phone: '', email: '', address: '', ...contact }))).toEqual([])
  })

  test('an unusual name, number or description never stops', () => {
    expect(findBlockers(draft({ name: '7', phone: '一二三', description: '低保' }))).toEqual([])
  })

  test('a citizen who does not know the organ leaves it to the window', () => {
    expect(completeDraft(draft({ organ: windowDecides }), at)).toMatchObject({
      ok: true,
      value: { organ: windowDecides },
    })
  })

  test('an organ left blank is asked for like one not chosen', () => {
    expect(findBlockers(draft({ organ: '' }))).toEqual(['organ'])
  })
})

describe('what is worth a word but stops nothing', () => {
  test('a complete form without doubts has no warning', () => {
    expect(findWarnings(complete)).toEqual([])
    expect(findWarnings(emptyDraft)).toEqual([])
  })

  test.each([
    ['identityNumberEmpty', { identity: 'numberTyped', identityNumber: ' ' }],
    ['identityNumberUnusual', { identity: 'numberTyped', identityNumber: '440308199901101513' }],
    ['postWithoutAddress', { way: 'post' }],
    ['emailWithoutAddress', { way: 'email' }],
  ] as const)('%s warns, and the request goes out all the same', (warning, change) => {
    expect(findWarnings(draft(change))).toEqual([warning])
    expect(completeDraft(draft(change), at).ok).toBe(true)
  })

  test('post with a postal address, and email with an email address, do not warn', () => {
    expect(findWarnings(draft({ way: 'post', address: '城关镇人民路1号' }))).toEqual([])
    expect(findWarnings(draft({ way: 'email', email: 'wang@example.cn' }))).toEqual([])
  })

  test('a well-formed identity number does not warn', () => {
    expect(findWarnings(draft({ identity: 'numberTyped', identityNumber: '440308199901101512' }))).toEqual([])
  })

  test('an identity number left over from another choice does not warn', () => {
    expect(findWarnings(draft({ identity: 'sightedByStaff', identityNumber: '123' }))).toEqual([])
  })
})

describe('a complete form', () => {
  test('becomes a request with the lawful minimum and nothing more', () => {
    expect(completeDraft(complete, at)).toEqual({
      ok: true,
      value: {
        kind: 'disclosureRequest',
        name: '王小明',
        contact: { phone: '13800001234', email: '', address: '' },
        identity: { choice: 'showAtWindow' },
        organ: 'civil-affairs',
        description: '2026年农村危房改造补助发放名单',
        form: 'paper',
        way: 'collect',
        terminalId: 'hall-1',
        submittedAt: '2026-11-21T02:00:00.000Z',
      },
    })
  })

  test('asks for no purpose (用途) and no fee reduction', () => {
    const request = completeDraft(complete, at)
    expect(request.ok && Object.keys(request.value)).toEqual([
      'kind',
      'name',
      'contact',
      'identity',
      'organ',
      'description',
      'form',
      'way',
      'terminalId',
      'submittedAt',
    ])
  })

  test('loses the spaces around what was typed', () => {
    const typed = draft({ name: ' 王小明 ', phone: ' 138 ', description: '\n名单 \n' })
    expect(completeDraft(typed, at)).toMatchObject({
      ok: true,
      value: { name: '王小明', contact: { phone: '138' }, description: '名单' },
    })
  })

  test('carries an identity number only where the citizen chose to type one', () => {
    const number = '440308199901101512'
    const identityOf = (identity: DisclosureDraft['identity']) => {
      const request = completeDraft(draft({ identity, identityNumber: ` ${number} ` }), at)
      return request.ok ? request.value.identity : undefined
    }
    expect(identityOf('numberTyped')).toEqual({ choice: 'numberTyped', number })
    expect(identityOf('sightedByStaff')).toEqual({ choice: 'sightedByStaff' })
    expect(identityOf('showAtWindow')).toEqual({ choice: 'showAtWindow' })
  })

  test('passes the door it will be read at', () => {
    for (const identity of ['numberTyped', 'sightedByStaff', 'showAtWindow'] as const) {
      const request = completeDraft(draft({ identity }), at)
      expect(parse(disclosureRequestSchema, request.ok ? request.value : undefined)).toEqual(request)
    }
  })
})
