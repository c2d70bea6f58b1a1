import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CivilDate } from '#domain/civil-date.ts'
import type { Validity } from '#domain/document.ts'
import { decideValidity, type Incoming, validityOn } from '#domain/validity.ts'

const day = (date: string) => date as CivilDate
const today = day('2026-11-21')
const dates = (effectiveOn: string | null, expiresOn: string | null) => ({
  effectiveOn: effectiveOn === null ? null : day(effectiveOn),
  expiresOn: expiresOn === null ? null : day(expiresOn),
})
const undated = dates(null, null)
const from = (kind: Incoming['kind'], isInForce = true): Incoming => ({ kind, from: '清政〔2026〕4号', isInForce })

describe('relations and dates', () => {
  test('decide nothing where there are none', () => {
    expect(decideValidity(undated, [], today)).toBeNull()
  })

  test.each<readonly [Incoming['kind'], Validity]>([
    ['replaces', { state: 'repealed', reason: '已由清政〔2026〕4号代替' }],
    ['repeals', { state: 'repealed', reason: '已被清政〔2026〕4号废止' }],
    ['amends', { state: 'amended', reason: '已经清政〔2026〕4号修改' }],
  ])('decide by a document that %s it, and name that document', (kind, validity) => {
    expect(decideValidity(undated, [from(kind)], today)).toEqual(validity)
  })

  test.each(['replaces', 'repeals', 'amends'] as const)(
    'decide nothing by a document that %s it but takes effect later',
    kind => {
      expect(decideValidity(undated, [from(kind, false)], today)).toBeNull()
    },
  )

  test.each(['basedOn', 'implements', 'interprets', 'serves'] as const)(
    'decide nothing by a document that only %s it',
    kind => {
      expect(decideValidity(undated, [from(kind)], today)).toBeNull()
    },
  )

  test('let a policy bind on its last day and expire on the next', () => {
    expect(decideValidity(dates(null, '2026-11-21'), [], today)).toBeNull()
    expect(decideValidity(dates(null, '2026-11-20'), [], today)).toEqual({
      state: 'expired',
      reason: '有效期至2026-11-20,已届满',
    })
  })

  test('let a policy bind from its first day on and not on the day before', () => {
    expect(decideValidity(dates('2026-11-21', null), [], today)).toBeNull()
    expect(decideValidity(dates('2026-11-22', null), [], today)).toEqual({ state: 'notYetInForce' })
  })

  test('say of an expired policy that was replaced that it was replaced', () => {
    expect(decideValidity(dates(null, '2020-01-01'), [from('replaces')], today)?.state).toBe('repealed')
  })

  test('say of an amended policy that is over that it is over', () => {
    expect(decideValidity(dates(null, '2020-01-01'), [from('amends')], today)?.state).toBe('expired')
  })

  test('find the document that replaces among those that do less', () => {
    expect(decideValidity(undated, [from('amends'), from('replaces', false), from('repeals')], today)?.state).toBe(
      'repealed',
    )
  })
})

describe('a validity seen on a later day', () => {
  const amended: Validity = { state: 'amended', reason: '已修改' }
  const repealed: Validity = { state: 'repealed', reason: '已由清政〔2026〕4号代替' }

  test.each<readonly [string, Validity, ReturnType<typeof dates>, Validity['state']]>([
    ['in force stays in force without dates', { state: 'inForce' }, undated, 'inForce'],
    ['in force expires', { state: 'inForce' }, dates(null, '2026-11-20'), 'expired'],
    ['amended expires', amended, dates(null, '2026-11-20'), 'expired'],
    ['amended stays amended', amended, dates('2020-01-01', '2030-01-01'), 'amended'],
    ['not yet in force takes effect', { state: 'notYetInForce' }, dates('2026-11-21', null), 'inForce'],
    ['not yet in force still waits', { state: 'notYetInForce' }, dates('2026-11-22', null), 'notYetInForce'],
    ['not yet in force without a day still waits', { state: 'notYetInForce' }, undated, 'notYetInForce'],
    ['unmarked stays unmarked', { state: 'unmarked' }, dates('2020-01-01', null), 'unmarked'],
    ['unmarked with a later first day waits', { state: 'unmarked' }, dates('2027-01-01', null), 'notYetInForce'],
  ])('%s', (_, printed, own, state) => {
    expect(validityOn(printed, own, today).state).toBe(state)
  })

  test('keeps the reason of a repeal, though the policy would have expired since', () => {
    expect(validityOn(repealed, dates(null, '2026-11-20'), today)).toEqual(repealed)
  })

  test('is what a printing on that day says, where only dates decide', () => {
    const someDay = fc
      .integer({ min: 0, max: 30 })
      .map(days => day(new Date(days * 86_400_000).toISOString().slice(0, 10)))
    const maybe = fc.option(someDay, { nil: null })
    const bound = { state: 'inForce' } as const
    fc.assert(
      fc.property(maybe, maybe, someDay, someDay, (effectiveOn, expiresOn, one, other) => {
        const [printing, later] = [one, other].sort() as [CivilDate, CivilDate]
        const own = { effectiveOn, expiresOn }
        const printed = decideValidity(own, [], printing) ?? bound
        expect(validityOn(printed, own, later)).toEqual(decideValidity(own, [], later) ?? bound)
      }),
    )
  })
})
