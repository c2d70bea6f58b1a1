import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkForm, type Form, formSchema } from '#domain/form.ts'
import { parse } from '#domain/schema.ts'

const folder = new URL('../../kiosk-config/demo-county/forms/', import.meta.url)
const raw = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>
const formOf = (input: unknown): Form => {
  const form = parse(formSchema, input)
  if (!form.ok) throw new Error(JSON.stringify(form.problems))
  return form.value
}
const faultsOf = (input: unknown) => checkForm(formOf(input)).map(fault => fault.message)
const words = { zh: '问', en: 'ask' }
const line = (id: string, more: object = {}) => ({ type: 'line', id, label: words, ...more })
const request = (fields: readonly object[]) => ({
  kind: 'disclosureRequest',
  title: words,
  paperTitle: words,
  summary: words,
  personalInformation: 'law',
  steps: [{ id: 'one', title: words, fields }],
})

describe('the demo county', () => {
  const names = readdirSync(folder)

  test.each(names)('%s holds together', name => {
    expect(faultsOf(raw(name))).toEqual([])
  })

  test('has a form of every kind', () => {
    expect(names.map(name => formOf(raw(name)).kind).sort()).toEqual(
      ['disclosureRequest', 'letter', 'opinion', 'pageError', 'question', 'rating', 'recordCorrection'].sort(),
    )
  })
})

describe('a disclosure request demands no more than Article 29', () => {
  test('an address that blocks is a fault', () => {
    expect(faultsOf(request([line('address', { need: 'blocks', missing: words })]))).toEqual([
      expect.stringContaining('第二十九条'),
    ])
  })

  test('asking for the purpose is a fault', () => {
    expect(faultsOf(request([line('purpose', { label: { zh: '用途', en: 'purpose' } })]))).toEqual([
      expect.stringContaining('用途'),
    ])
  })

  test('name, identity, description, form and way may block', () => {
    expect(faultsOf(request(['name', 'description'].map(id => line(id, { need: 'blocks', missing: words }))))).toEqual(
      [],
    )
  })
})

describe('a form is told what is wrong with it', () => {
  test('two fields of one id', () => {
    expect(faultsOf(request([line('name'), line('name')]))).toEqual([expect.stringContaining('重复')])
  })

  test('a need without words for what is missing', () => {
    expect(faultsOf(request([line('name', { need: 'warns' })]))).toEqual([expect.stringContaining('missing')])
  })

  test('a condition on a field that is not asked before', () => {
    expect(faultsOf(request([line('name', { when: { field: 'later', is: ['a'] } })]))).toEqual([
      expect.stringContaining('later'),
    ])
  })

  test('a condition on a choice where nothing is chosen to begin with', () => {
    const choice = {
      type: 'choice',
      id: 'who',
      label: words,
      options: [
        { value: 'a', label: words },
        { value: 'b', label: words },
      ],
    }
    expect(faultsOf(request([choice, line('name', { when: { field: 'who', is: ['a'] } })]))).toEqual([
      expect.stringContaining('initial'),
    ])
    expect(
      faultsOf(request([{ ...choice, initial: 'b' }, line('name', { when: { field: 'who', is: ['a'] } })])),
    ).toEqual([])
  })

  test('one of two contacts that are not in that step', () => {
    const form = request([line('phone')])
    const steps = form.steps.map(step => ({ ...step, oneOf: { fields: ['phone', 'email'], missing: words } }))
    expect(faultsOf({ ...form, steps })).toEqual([expect.stringContaining('email')])
  })
})
