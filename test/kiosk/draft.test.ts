import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Form } from '#domain/form.ts'
import { makeReceiptCode } from '#domain/receipt-code.ts'
import type { SubmissionId } from '#domain/submission.ts'
import { assistance, beginAssistance, endAssistance, noteVerification, upToDate } from '#kiosk/assist/assist.ts'
import {
  beginSaving,
  begun,
  dropForm,
  failSaving,
  fill,
  fillingOf,
  goToStep,
  hasBegun,
  nextStep,
  openForm,
  previousStep,
  type Sealed,
  showInstead,
  stepNames,
} from '#kiosk/form/draft.ts'
import { goTo, screen, screens } from '#kiosk/ui/screen.ts'

const words = (zh: string) => ({ zh, en: zh })
const line = (id: string) =>
  ({
    type: 'line',
    id,
    label: words(id),
    need: 'optional',
    layout: 'text',
    isMasked: false,
    longest: 60,
  }) as const
const request: Form = {
  kind: 'disclosureRequest',
  title: words('申请'),
  paperTitle: words('申请表'),
  summary: words('申请'),
  personalInformation: 'law',
  intro: [],
  steps: [
    {
      id: 'applicant',
      title: words('谁'),
      fields: [
        {
          type: 'choice',
          id: 'applicant',
          label: words('谁'),
          need: 'optional',
          initial: 'citizen',
          options: [
            { value: 'citizen', label: words('公民') },
            { value: 'agent', label: words('代理') },
          ],
        },
      ],
    },
    { id: 'agent', title: words('替谁'), when: { field: 'applicant', is: ['agent'] }, fields: [line('principal')] },
    { id: 'description', title: words('什么'), fields: [line('description')] },
    { id: 'organ', title: words('哪个机关'), fields: [{ type: 'organ', id: 'organ', label: words('机关') }] },
  ],
}
const question: Form = { ...request, kind: 'question' }
const about = { id: 'doc-1', title: '危房改造实施细则', documentNumber: null }
const sealed: Sealed = {
  submission: {
    id: '00000000-0000-4000-8000-000000000001' as SubmissionId,
    code: makeReceiptCode(new Uint8Array(19)),
    wire: 'sealed',
  },
  slip: {
    kind: 'disclosureRequest',
    organ: 'window-decides',
    organName: null,
    title: '申请表',
    submittedAt: '2026-11-21T01:00:00.000Z',
    clock: 'sure',
    receiptBasis: 'bothConfirm',
    promisedWorkingDays: null,
    writtenBy: 'applicant',
  },
}

const key = 'disclosureRequest '
const filling = () => {
  const found = fillingOf(key)
  if (!found) throw new Error('no form')
  return found
}
const always = () => true

beforeEach(() => openForm(request))
afterEach(() => {
  for (const each of Object.keys(begun.value)) dropForm(each)
  goTo({ name: 'home' })
})

describe('a form that is opened', () => {
  test('begins with the notice, and nothing in it would be missed', () => {
    expect(filling()).toMatchObject({ step: 'notice', answers: { applicant: 'citizen' }, about: null })
    expect(hasBegun()).toBe(false)
    expect(screen()).toEqual({ name: 'form', key })
  })

  test('is the half-filled one, at the step where it was left', () => {
    fill(key, { description: '危房改造' })
    goToStep(key, 'description')
    goTo({ name: 'home' })
    openForm(request)
    expect(filling()).toMatchObject({ step: 'description', answers: { description: '危房改造' } })
  })

  test('takes suggestions for what is empty, and for nothing that somebody has written', () => {
    fill(key, { description: '我写的' })
    openForm(request, { answers: { description: '建议的', organ: 'housing' } })
    expect(filling().answers).toMatchObject({ description: '我写的', organ: 'housing' })
  })

  test('counts blanks as empty', () => {
    fill(key, { description: '  ' })
    openForm(request, { answers: { description: '建议的' } })
    expect(filling().answers.description).toBe('建议的')
  })

  test('is another one for another kind, and for another document', () => {
    fill(key, { description: '申请的' })
    openForm(question)
    openForm(question, { about })
    expect(Object.keys(begun.value)).toEqual([key, 'question ', 'question doc-1'])
    expect(fillingOf('question doc-1')).toMatchObject({ about, answers: { applicant: 'citizen' } })
    expect(filling().answers.description).toBe('申请的')
  })
})

describe('something would be lost', () => {
  test('once anything is typed or chosen, until the form is dropped', () => {
    fill(key, { applicant: 'agent' })
    expect(hasBegun()).toBe(true)
    dropForm(key)
    expect(hasBegun()).toBe(false)
    expect(fillingOf(key)).toBeUndefined()
  })
})

describe('the steps', () => {
  test('are those that the answers ask for, between the notice and the check', () => {
    expect(stepNames(filling())).toEqual(['notice', 'applicant', 'description', 'organ', 'check'])
    fill(key, { applicant: 'agent' })
    expect(stepNames(filling())).toEqual(['notice', 'applicant', 'agent', 'description', 'organ', 'check'])
  })

  test('follow one another, and go back to the notice but no further', () => {
    const seen = ['applicant', 'description', 'organ', 'check', 'check'].map(() => {
      nextStep(key, always)
      return filling().step
    })
    expect(seen).toEqual(['applicant', 'description', 'organ', 'check', 'check'])
    const back = [1, 2, 3, 4].map(() => [previousStep(key), filling().step])
    expect(back).toEqual([
      [true, 'organ'],
      [true, 'description'],
      [true, 'applicant'],
      [true, 'notice'],
    ])
    expect(previousStep(key)).toBe(false)
  })

  test('are left in any state while going back: what is missing stops only the way on', () => {
    goToStep(key, 'organ')
    previousStep(key)
    expect(filling().step).toBe('description')
  })
})

/** Through every step to the check page. */
const reachCheck = () => {
  while (filling().step !== 'check') nextStep(key, always)
}

describe('an answer changed from the check page', () => {
  beforeEach(() => {
    reachCheck()
    goToStep(key, 'applicant')
  })

  test('leads straight back to the check', () => {
    nextStep(key, always)
    expect(filling()).toMatchObject({ step: 'check', isReviewing: false })
  })

  test('leads first to a question that it has opened', () => {
    fill(key, { applicant: 'agent' })
    nextStep(key, always) // whatever its fields hold: another choice may have filled them
    expect(filling()).toMatchObject({ step: 'agent', isReviewing: true })
    nextStep(key, always)
    expect(filling()).toMatchObject({ step: 'check', isReviewing: false })
  })

  test('is also left by the way back, to the check', () => {
    expect(previousStep(key)).toBe(true)
    expect(filling()).toMatchObject({ step: 'check', isReviewing: false })
  })
})

describe('a form that is being saved', () => {
  beforeEach(() => {
    fill(key, { description: '危房改造' })
    reachCheck()
    beginSaving(key)
  })

  test('is saved once, however often somebody presses', () => {
    expect(beginSaving(key)).toBe(false)
  })

  test('changes by no touch', () => {
    fill(key, { description: '别的' })
    goToStep(key, 'description')
    nextStep(key, always)
    expect(previousStep(key)).toBe(true)
    expect(filling()).toMatchObject({ step: 'check', submitting: 'saving', answers: { description: '危房改造' } })
  })

  test('comes back with its answers and the reason when the saving fails, wherever the citizen is', () => {
    goTo({ name: 'home' })
    failSaving(key, 'disk', sealed)
    expect(filling()).toMatchObject({ step: 'check', submitting: 'disk', answers: { description: '危房改造' } })
    expect(screen()).toEqual({ name: 'form', key })
  })

  test('keeps what was sealed for the next try, since one request must not become two', () => {
    failSaving(key, 'disk', sealed)
    expect(beginSaving(key)).toBe(true)
    expect(filling().sealed).toBe(sealed)
  })

  test('keeps what was sealed while its pages are only looked at', () => {
    failSaving(key, 'disk', sealed)
    goToStep(key, 'description')
    nextStep(key, always)
    expect(filling()).toMatchObject({ step: 'check', submitting: 'ready', sealed })
  })

  test('forgets what was sealed once an answer changes', () => {
    failSaving(key, 'disk', sealed)
    fill(key, { description: '别的' })
    expect(filling()).toMatchObject({ submitting: 'ready', sealed: null })
  })

  test('forgets what was sealed once a suggestion has filled something in', () => {
    failSaving(key, 'disk', sealed)
    openForm(request, { answers: { description: '别的' } })
    expect(filling().sealed).toBe(sealed)
    openForm(request, { answers: { organ: 'housing' } })
    expect(filling()).toMatchObject({ answers: { organ: 'housing' }, sealed: null })
  })

  test('does not come back once it has been handed in', () => {
    dropForm(key)
    failSaving(key, 'disk', sealed)
    expect(fillingOf(key)).toBeUndefined()
    expect(beginSaving('question ')).toBe(true)
    expect(fillingOf('question ')).toBeUndefined()
  })
})

describe('the outcome', () => {
  test('takes the place of the form, so that the way back does not lead into it', () => {
    showInstead({ name: 'found', key: 'question ' })
    expect(screens.value.map(each => each.name)).toEqual(['home', 'found'])
  })

  test('comes on top of whatever else the citizen is looking at', () => {
    goTo({ name: 'list' })
    showInstead({ name: 'found', key: 'question ' })
    expect(screens.value.map(each => each.name)).toEqual(['home', 'form', 'list', 'found'])
  })
})

describe('a form at which staff help', () => {
  const assistant = { id: 'wang-min', name: '王敏', office: '政务公开股' }
  afterEach(endAssistance)

  test('asks what an oral request must hold, with the writer’s name there already', () => {
    dropForm(key)
    beginAssistance(assistant)
    openForm(request)
    expect(filling()).toMatchObject({
      assistance: { assistant },
      answers: { 'written-by': 'staff', staffName: '王敏,政务公开股' },
    })
  })

  test('stays theirs when they stop helping, since they wrote in it', () => {
    beginAssistance(assistant)
    openForm(request)
    endAssistance()
    openForm(request)
    expect(upToDate(filling().assistance)).toMatchObject({ assistant })
  })

  test('becomes theirs when a citizen’s own is taken up, and is sealed anew', () => {
    failSaving(key, 'disk', sealed)
    expect(filling().assistance).toBeNull()
    beginAssistance(assistant)
    openForm(request)
    expect(filling()).toMatchObject({ assistance: { assistant }, sealed: null })
  })

  test('knows whose identity was verified while it was filled in', () => {
    beginAssistance(assistant)
    openForm(request)
    noteVerification('passport', '10:00')
    expect(upToDate(filling().assistance)?.verification).toEqual({ paper: 'passport', by: '王敏', at: '10:00' })
    expect(assistance.value?.verification).not.toBeNull()
  })
})
