import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CivilDate } from '#domain/civil-date.ts'
import { type Form, formSchema } from '#domain/form.ts'
import {
  type Answers,
  countCharacters,
  fieldsOf,
  initialAnswers,
  problemsOf,
  rowsOf,
  stepsOf,
  type Wording,
  warningsOf,
} from '#domain/form-filling.ts'
import { parse } from '#domain/schema.ts'

const today = '2026-11-21' as CivilDate
const read = (name: string): Form => {
  const file = new URL(`../../kiosk-config/demo-county/forms/${name}.json`, import.meta.url)
  const form = parse(formSchema, JSON.parse(readFileSync(file, 'utf8')))
  if (!form.ok) throw new Error(JSON.stringify(form.problems))
  return form.value
}
const request = read('disclosure-request')
const filled = (answers: Answers): Answers => ({ ...initialAnswers(request), ...answers })
const blockedBy = (answers: Answers) =>
  stepsOf(request, filled(answers)).flatMap(step => problemsOf(step, filled(answers)).map(problem => problem.field))
const warnedOf = (answers: Answers) =>
  stepsOf(request, filled(answers)).flatMap(step =>
    warningsOf(step, filled(answers), today).map(warning => `${warning.field} ${warning.kind}`),
  )
const wording: Wording = {
  say: words => words.zh,
  organ: id => (id === 'housing' ? '住建局' : '请窗口判断'),
  identityChoices: { numberTyped: '现在输入', sightedByStaff: '当面查验', showAtWindow: '到窗口出示' },
  identityKinds: {
    residentId: '居民身份证',
    hkMacaoTaiwanResidence: '港澳台居民居住证',
    foreignPermanentResidence: '外国人永久居留身份证',
    passport: '护照',
    hkMacaoPermit: '港澳通行证',
    taiwanPermit: '台湾通行证',
    officerCard: '军官证',
    unifiedSocialCreditCode: '统一社会信用代码',
    other: '其他',
  },
  identityKind: '证件种类',
  identityNumber: '证件号码',
}

describe('what blocks a disclosure request', () => {
  test('is the lawful minimum and nothing else', () => {
    expect(blockedBy({})).toEqual(['name', 'phone', 'identity', 'description', 'form', 'way'])
  })

  test('any one contact is enough', () => {
    expect(blockedBy({ email: 'a@b.cn' })).not.toContain('phone')
    expect(blockedBy({ address: '中店乡' })).not.toContain('phone')
  })

  test('blanks are no answer', () => {
    expect(blockedBy({ name: ' 　' })).toContain('name')
  })

  test('a number that is missing never blocks', () => {
    const complete = { name: '甲', phone: '1', identity: 'numberTyped', description: '乙', form: 'paper', way: 'post' }
    expect(blockedBy(complete)).toEqual([])
    expect(warnedOf(complete)).toEqual(['identity-number identityEmpty'])
  })

  test('a number that fails its check warns and lets go on', () => {
    expect(warnedOf({ identity: 'numberTyped', 'identity-number': '440308199901101513' })).toEqual([
      'identity-number identityUnusual',
    ])
    expect(warnedOf({ identity: 'numberTyped', 'identity-number': '440308199901101512' })).toEqual([])
  })

  test('a description is counted as people count, and one that is too long says so', () => {
    expect(countCharacters('👨‍👩‍👧字é')).toBe(3)
    expect(blockedBy({ description: '字'.repeat(20_001) })).toContain('description')
    expect(blockedBy({ description: '👨‍👩‍👧'.repeat(500) })).not.toContain('description')
  })
})

describe('who applies decides what is asked', () => {
  const asked = (applicant: string) => {
    const answers = filled({ applicant })
    return stepsOf(request, answers).flatMap(step => fieldsOf(step, answers).map(field => field.id))
  }

  test('a citizen is asked for a name', () => {
    expect(asked('citizen')).toContain('name')
    expect(asked('citizen')).not.toContain('representative')
    expect(asked('citizen')).not.toContain('applicantType')
  })

  test('an organisation names its representative and its kind of the annual report', () => {
    expect(asked('organisation')).toEqual(
      expect.arrayContaining(['name', 'representative', 'applicantType', 'identity']),
    )
  })

  test('an agent names whom they act for and the letter of authority', () => {
    expect(asked('agent')).toEqual(expect.arrayContaining(['name', 'agent', 'authority']))
  })

  test('nobody is asked what the information is for', () => {
    for (const applicant of ['citizen', 'organisation', 'agent']) expect(asked(applicant)).not.toContain('purpose')
  })
})

describe('the answers in words', () => {
  const rows = rowsOf(
    request,
    filled({ name: ' 甲 ', identity: 'numberTyped', 'identity-number': '11', form: 'paper', organ: 'housing' }),
    wording,
  )
  const wordsOf = (field: string) => rows.find(row => row.field === field)?.words

  test('say choices by their labels and typed text as typed', () => {
    expect(wordsOf('applicant')).toBe('我自己(公民)')
    expect(wordsOf('name')).toBe('甲')
    expect(wordsOf('form')).toBe('纸面')
    expect(wordsOf('organ')).toBe('住建局')
  })

  test('hold the kind and the number of a document, the number masked on screen', () => {
    expect(wordsOf('identity')).toBe('现在输入')
    expect(wordsOf('identity-kind')).toBe('居民身份证')
    expect(rows.find(row => row.field === 'identity-number')).toMatchObject({ words: '11', isMasked: true })
  })

  test('hold what was left empty too', () => {
    expect(wordsOf('email')).toBe('')
  })

  test('name the window where no organ was chosen', () => {
    expect(rowsOf(request, filled({}), wording).find(row => row.field === 'organ')?.value).toBe('window-decides')
  })
})

describe('a question may be anonymous', () => {
  const question = read('question')

  test('only the question itself is needed', () => {
    const answers = { ...initialAnswers(question), description: '医保怎么缴?' }
    expect(stepsOf(question, answers).flatMap(step => problemsOf(step, answers))).toEqual([])
  })

  test('a name is asked only of who chooses to leave an address', () => {
    const fields = (reply: string) =>
      stepsOf(question, { reply }).flatMap(step => fieldsOf(step, { reply }).map(field => field.id))
    expect(fields('code')).not.toContain('name')
    expect(fields('contact')).toContain('name')
  })
})

test('an oral request that staff write down says why, by whom, and that it was read back', () => {
  const fields = (writer: string) =>
    stepsOf(request, filled({ 'written-by': writer })).flatMap(step => step.fields.map(field => field.id))
  expect(fields('disclosureOffice')).toEqual(expect.arrayContaining(['oralReason', 'staffName', 'readBack']))
  expect(fields('applicant')).not.toContain('readBack')
})
