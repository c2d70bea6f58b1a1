import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeReceiptCode } from '#domain/receipt-code.ts'
import type { SubmissionId } from '#domain/submission.ts'
import { begun, dropForm, fill, fillingOf, openForm } from '#kiosk/form/draft.ts'
import { submitForm } from '#kiosk/form/submit.ts'
import type { SealedSubmission } from '#kiosk/outbox/seal-submission.ts'
import type { Hall } from '#kiosk/terminal/hall.ts'
import { goTo, screen } from '#kiosk/ui/screen.ts'
import { demoForm, demoPlace } from './demo-place.ts'

const now = Date.parse('2026-11-21T01:00:00.000Z')
const key = 'question '
const nameOf = (count: number) => `00000000-0000-4000-8000-00000000000${count}` as SubmissionId

let sealedTimes: number
let serverOffset: number | null
const seal = vi.fn<Hall['seal']>(async (): Promise<SealedSubmission | 'noKey'> => {
  sealedTimes += 1
  return { id: nameOf(sealedTimes), code: makeReceiptCode(new Uint8Array(19)), wire: `sealed ${sealedTimes}` }
})
const save = vi.fn<Hall['save']>()
const submit = (at = now) => {
  const hall: Partial<Hall> = { seal, save, now: signal(at), serverOffset: signal(serverOffset) }
  return submitForm(key, hall as Hall, demoPlace)
}
const savedNames = () => save.mock.calls.map(([each]) => each.id)
const lastSealed = () => {
  const [given] = seal.mock.lastCall ?? []
  if (!given) throw new Error('nothing was sealed')
  return given
}

beforeEach(() => {
  sealedTimes = 0
  serverOffset = null
  vi.clearAllMocks()
  save.mockResolvedValue(true)
  openForm(demoForm('question'))
  fill(key, { description: '低保怎么申请', organ: 'civil-affairs' })
})
afterEach(() => {
  for (const each of Object.keys(begun.value)) dropForm(each)
  goTo({ name: 'home' })
})

describe('a form that is handed in', () => {
  test('is sealed and saved once, however often somebody presses', async () => {
    await Promise.all([submit(), submit(), submit()])
    await submit()
    expect(seal).toHaveBeenCalledOnce()
    expect(savedNames()).toEqual([nameOf(1)])
  })

  test('is gone from the memory, and its receipt in view', async () => {
    await submit()
    expect(fillingOf(key)).toBeUndefined()
    expect(screen()).toMatchObject({
      name: 'submitted',
      id: nameOf(1),
      slip: {
        kind: 'question',
        title: '政策咨询登记表',
        organ: 'civil-affairs',
        organName: '清溪县民政局',
        promisedWorkingDays: 5,
        clock: 'sure',
      },
    })
  })

  test('shows its receipt wherever the citizen has gone meanwhile', async () => {
    const saved = submit()
    goTo({ name: 'home' })
    goTo({ name: 'complaints' })
    await saved
    expect(screen()).toMatchObject({ name: 'submitted' })
  })

  test('is sealed to the organ that was chosen, in the words that the citizen saw', async () => {
    await submit()
    const { header, content, holder } = lastSealed()
    expect(holder).toBe('civil-affairs')
    expect(header).toMatchObject({
      kind: 'question',
      organ: 'civil-affairs',
      terminal: 'hall-1',
      submittedAt: '2026-11-21T01:00:00.000Z',
      writtenBy: 'applicant',
    })
    expect(content.answers.map(({ question, words }) => [question, words])).toEqual([
      ['问题', '低保怎么申请'],
      ['受理机关', '清溪县民政局'],
      ['怎么答复您', '不留。凭查询码在任何一台终端看答复'],
    ])
  })

  test('goes to the desk where the window decides, by the rule that both sides confirm', async () => {
    fill(key, { organ: '' })
    await submit()
    expect(lastSealed()).toMatchObject({
      holder: 'desk',
      header: { organ: 'window-decides', receiptBasis: 'bothConfirm', promisedWorkingDays: 5 },
    })
    expect(screen()).toMatchObject({ slip: { organ: 'window-decides', organName: null } })
  })

  test('says that its clock is unsure when the server tells another time', async () => {
    serverOffset = 10 * 60_000
    await submit()
    expect(lastSealed().header.clock).toBe('unsure')
  })
})

describe('a form that could not be saved', () => {
  test('is tried again as the very same sealed submission', async () => {
    save.mockResolvedValueOnce(false)
    await submit()
    expect(fillingOf(key)).toMatchObject({
      step: 'check',
      submitting: 'disk',
      answers: { description: '低保怎么申请' },
    })
    await submit()
    expect(seal).toHaveBeenCalledOnce()
    expect(savedNames()).toEqual([nameOf(1), nameOf(1)])
    expect(screen()).toMatchObject({ name: 'submitted', id: nameOf(1) })
  })

  test('shows on its slip when it was sealed, not when it was saved at last', async () => {
    save.mockResolvedValueOnce(false)
    await submit()
    await submit(now + 86_400_000)
    expect(screen()).toMatchObject({ slip: { submittedAt: '2026-11-21T01:00:00.000Z' } })
  })

  test('is sealed anew once an answer has changed', async () => {
    save.mockResolvedValueOnce(false)
    await submit()
    fill(key, { description: '特困供养怎么申请' })
    await submit()
    expect(savedNames()).toEqual([nameOf(1), nameOf(2)])
    expect(lastSealed().content.answers[0]?.words).toBe('特困供养怎么申请')
  })

  test('stays as it is where there is no key, and nothing goes to the disk', async () => {
    for (const reason of ['noKey', 'keyExpired'] as const) {
      seal.mockResolvedValueOnce(reason)
      await submit()
      expect(fillingOf(key)).toMatchObject({ step: 'check', submitting: reason, sealed: null })
    }
    expect(save).not.toHaveBeenCalled()
  })

  test('is not handed in while something is missing that must be there', async () => {
    fill(key, { description: ' ' })
    await submit()
    expect(seal).not.toHaveBeenCalled()
    expect(fillingOf(key)).toMatchObject({ submitting: 'ready' })
  })

  test('does nothing where there is no form', async () => {
    dropForm(key)
    await submit()
    expect(seal).not.toHaveBeenCalled()
  })
})
