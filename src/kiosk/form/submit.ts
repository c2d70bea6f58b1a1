import { assistanceAnswers } from '#domain/assist.ts'
import { rowsOf, unfinished } from '#domain/form-filling.ts'
import { upToDate } from '../assist/assist.ts'
import { addReceipt } from '../list/list.ts'
import type { ToSeal } from '../outbox/seal-submission.ts'
import type { Hall, PlaceHere, SubmitProblem } from '../terminal/hall.ts'
import { say } from '../ui/text/text.ts'
import { zhCN } from '../ui/text/zh-CN.ts'
import { beginSaving, dropForm, type Filling, failSaving, fillingOf, type Sealed, showInstead } from './draft.ts'
import { termsOf } from './terms.ts'
import { inChinese, officialWordingOf } from './wording.ts'

/**
 * Hands in what stands in a form, once, if nothing is missing. What was sealed and could not be saved is tried again as
 * it is; only after a change is it sealed anew. Wherever the citizen has gone meanwhile, the outcome is shown.
 */
export const submitForm = async (key: string, hall: Hall, here: PlaceHere): Promise<void> => {
  const filling = fillingOf(key)
  if (!filling || unfinished(filling.form, filling.answers).length > 0 || !beginSaving(key)) return
  const sealed = filling.sealed ?? (await sealForm(filling, hall, here))
  if (typeof sealed === 'string') return failSaving(key, sealed, null)
  const { submission, slip } = sealed
  if (!(await hall.save(submission))) return failSaving(key, 'disk', sealed)
  dropForm(key)
  addReceipt({ code: submission.code, title: slip.title, submittedAt: slip.submittedAt })
  showInstead({ name: 'submitted', id: submission.id, code: submission.code, slip })
}

const sealForm = async (filling: Filling, hall: Hall, here: PlaceHere): Promise<Sealed | SubmitProblem> => {
  const terms = termsOf(filling, here, hall)
  const header = { ...terms.header, submittedAt: new Date(hall.now.value).toISOString() }
  const helped = upToDate(filling.assistance)
  const content: ToSeal['content'] = {
    format: 2,
    title: inChinese(filling.form.paperTitle),
    about: filling.about,
    answers: [
      ...rowsOf(filling.form, filling.answers, officialWordingOf(here)).map(({ field, question, value, words }) => ({
        field,
        question,
        value,
        words,
      })),
      ...(helped ? assistanceAnswers(helped, zhCN.assist.record) : []),
    ],
  }
  const submission = await hall.seal({ header, content, holder: terms.holder })
  if (typeof submission === 'string') return submission
  return { submission, slip: { ...header, title: say(filling.form.paperTitle), organName: terms.organName } }
}
