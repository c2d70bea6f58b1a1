import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '#domain/case.ts'
import { receiptOf } from '#domain/case-life.ts'
import { type CaseHeader, receiptRule, submissionDay } from '#domain/receipt-rule.ts'
import { submissionKinds } from '#domain/submission-kind.ts'
import { in2026 } from './sample-calendar.ts'
import { groundOf, header } from './sample-cases.ts'

const rule = (change: Partial<CaseHeader>) => receiptRule({ ...header, ...change })

describe('the rule of receipt', () => {
  test('is the organ’s own for what a citizen hands in', () => {
    expect(rule({ receiptBasis: 'inPerson' })).toBe('submissionDay')
    expect(rule({ receiptBasis: 'bothConfirm' })).toBe('bothConfirm')
    expect(rule({ receiptBasis: 'bothConfirm', writtenBy: 'staff' })).toBe('bothConfirm')
  })

  test('is the day of submitting for what the disclosure office takes down, whatever the organ’s rule', () => {
    expect(rule({ receiptBasis: 'bothConfirm', writtenBy: 'disclosureOffice' })).toBe('submissionDay')
  })

  test('rests on no clock that is not sure', () => {
    expect(rule({ receiptBasis: 'inPerson', clock: 'unsure' })).toBe('clockUnsure')
    expect(rule({ writtenBy: 'disclosureOffice', clock: 'unsure' })).toBe('clockUnsure')
    expect(submissionDay({ ...header, clock: 'unsure' })).toBeNull()
  })

  test('is the intake’s day for what has no receipt in law', () => {
    for (const kind of submissionKinds.filter(each => each !== 'disclosureRequest'))
      expect(rule({ kind, receiptBasis: 'inPerson' })).toBe('intakeDay')
  })
})

describe('the receipt', () => {
  const received = (on: string): CaseEvent => ({ kind: 'received', on: in2026(on), isReasoned: true })

  test('is the day of submitting in person in China, even if it is delivered later', () => {
    const lateEvening = groundOf({ receiptBasis: 'inPerson', submittedAt: '2026-02-09T16:30:00.000Z' }, '2026-03-02')
    expect(receiptOf(lateEvening, [])).toEqual({ on: '2026-02-10', basis: 'inPerson', isConfirmed: true })
  })

  test('is unconfirmed on the intake’s day until staff confirm theirs', () => {
    expect(receiptOf(groundOf(), [])).toEqual({ on: '2026-02-10', basis: 'intakeReceipt', isConfirmed: false })
    expect(receiptOf(groundOf(), [received('02-11')])).toEqual({
      on: '2026-02-11',
      basis: 'confirmed',
      isConfirmed: true,
    })
  })

  test('is the intake’s day where the terminal’s clock was not sure, or ran ahead of the intake', () => {
    const intake = { on: '2026-02-10', basis: 'intakeReceipt', isConfirmed: false }
    expect(receiptOf(groundOf({ receiptBasis: 'inPerson', clock: 'unsure' }), [])).toEqual(intake)
    const ahead = groundOf({ receiptBasis: 'inPerson', submittedAt: '2026-02-12T01:00:00.000Z' })
    expect(receiptOf(ahead, [])).toEqual(intake)
    expect(receiptOf(ahead, [received('02-10')])).toMatchObject({ basis: 'confirmed', isConfirmed: true })
  })

  test('of anything else is the intake’s, and nobody need confirm it', () => {
    expect(receiptOf(groundOf({ kind: 'letter' }, '2026-02-12'), [])).toEqual({
      on: '2026-02-12',
      basis: 'intakeReceipt',
      isConfirmed: true,
    })
  })
})
