import { rowsOf } from '#domain/form-filling.ts'
import type { ToSeal } from '../outbox/seal-submission.ts'
import type { Hall, PlaceHere } from '../terminal/hall.ts'
import { say } from '../ui/text/text.ts'
import { beginSaving, dropForm, failSaving, fillingOf, showInstead } from './draft.ts'
import { termsOf } from './terms.ts'
import { wordingOf } from './wording.ts'

/**
 * Hands in what stands in a form, once. What was sealed and could not be saved is tried again as it is; only after a
 * change is it sealed anew. Wherever the citizen has gone meanwhile, the outcome is shown.
 */
export const submitForm = async (key: string, hall: Hall, here: PlaceHere): Promise<void> => {
  const filling = fillingOf(key)
  if (!filling || !beginSaving(key)) return
  const { header, holder, organName } = termsOf(filling, here, hall)
  const submittedAt = new Date(hall.now.value).toISOString()
  const content: ToSeal['content'] = {
    format: 2,
    title: say(filling.form.paperTitle),
    about: filling.about,
    answers: rowsOf(filling.form, filling.answers, wordingOf(here)).map(({ field, question, value, words }) => ({
      field,
      question,
      value,
      words,
    })),
  }
  const sealing = filling.sealed ?? (await hall.seal({ header: { ...header, submittedAt }, content, holder }))
  if (typeof sealing === 'string') return failSaving(key, sealing, null)
  if (!(await hall.save(sealing))) return failSaving(key, 'disk', sealing)
  dropForm(key)
  showInstead({
    name: 'submitted',
    id: sealing.id,
    code: sealing.code,
    slip: { ...header, submittedAt, title: content.title, organ: organName ?? null },
  })
}
