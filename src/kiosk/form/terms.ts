import { writerOf } from '#domain/assist.ts'
import { mayTrustClock } from '#domain/clock-trust.ts'
import type { Promises } from '#domain/place.ts'
import { type SubmissionKind, windowDecides } from '#domain/submission-kind.ts'
import type { Hall, PlaceHere } from '../terminal/hall.ts'
import type { Filling } from './draft.ts'

/** Under what rule of receipt, for whom and with what promise a form is handed in here and now. */
export const termsOf = (filling: Filling, here: PlaceHere, hall: Pick<Hall, 'now' | 'serverOffset'>) => {
  const { kind, steps } = filling.form
  const namesOrgan = steps.some(step => step.fields.some(field => field.type === 'organ'))
  const chosen = filling.answers.organ || windowDecides
  const organ = here.place.organs.find(each => each.id === chosen)
  const isClockSure = mayTrustClock({
    now: hall.now.value,
    printedAt: Date.parse(here.printedAt),
    serverOffset: hall.serverOffset.value,
  })
  return {
    isClockSure,
    holder: (namesOrgan && organ?.sealingKey) || 'desk',
    /** Null where the window decides, or nobody is addressed. */
    organName: (namesOrgan && organ?.name) || null,
    header: {
      kind,
      organ: namesOrgan ? chosen : null,
      terminal: here.terminal?.id ?? 'unknown',
      clock: isClockSure ? ('sure' as const) : ('unsure' as const),
      writtenBy: writerOf(filling.assistance, organ?.disclosureOffice),
      receiptBasis: organ?.receiptBasis ?? ('bothConfirm' as const),
      promisedWorkingDays: promiseOf(organ?.promisedWorkingDays ?? here.place.promisedWorkingDays, kind),
    },
  }
}

const promiseOf = (promises: Promises, kind: SubmissionKind): number | null =>
  kind === 'disclosureRequest' || kind === 'rating' ? null : (promises[kind] ?? null)
