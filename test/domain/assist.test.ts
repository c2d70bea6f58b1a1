import { describe, expect, test } from 'vitest'
import { type Assistance, assistanceAnswers, writerOf } from '#domain/assist.ts'
import { zhCN } from '#kiosk/ui/text/zh-CN.ts'

const office = '清溪县人民政府办公室政务公开股'
const assistance = (change: Partial<Assistance> = {}): Assistance => ({
  assistant: { id: 'wang-min', name: '王敏', office },
  pairedWith: null,
  verification: null,
  ...change,
})

describe('who writes', () => {
  test('is the citizen where nobody helps', () => {
    expect(writerOf(null, office)).toBe('applicant')
  })

  test('is the disclosure office where the helper belongs to that of the receiving organ, else staff', () => {
    expect(writerOf(assistance(), office)).toBe('disclosureOffice')
    expect(writerOf(assistance(), '清溪县民政局政务公开股')).toBe('staff')
    expect(writerOf(assistance(), undefined)).toBe('staff')
  })
})

describe('the record of assistance', () => {
  const wordsOf = (change: Partial<Assistance>) =>
    assistanceAnswers(assistance(change), zhCN.assist.record).map(({ question, words }) => `${question}:${words}`)

  test('says who wrote and that the citizen confirmed', () => {
    expect(wordsOf({})).toEqual([`填写人:王敏(${office})`, '申请人确认:申请人在屏幕上确认'])
  })

  test('says by which paper somebody was known, by whom and when, and beside which terminal', () => {
    const verification = { paper: 'identityCard', by: '王敏', at: '2026年11月24日 10:00' } as const
    expect(wordsOf({ verification, pairedWith: '政务服务大厅 1号终端' }).slice(2)).toEqual([
      '与哪台终端一起:政务服务大厅 1号终端',
      '当面核对身份:居民身份证,王敏,2026年11月24日 10:00',
    ])
  })
})
