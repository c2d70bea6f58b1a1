import { caseEventSchema } from '#domain/case.ts'
import { applyCaseEvent } from '#domain/case-clock.ts'
import type { CivilDate } from '#domain/civil-date.ts'
import { parse } from '#domain/schema.ts'
import { isAddressedToCitizen } from '#domain/sealed-reply.ts'
import type { CaseFile } from '#intake/store/case-store.ts'
import { type DeskParts, standingOf, todayOf } from './desk-parts.ts'
import { sealNote, sealReplyTo } from './opening.ts'
import type { Staff } from './staff.ts'

/** What staff typed into a form of a case page, with the action as its `kind`. */
export type ActionForm = Readonly<Record<string, string>>

/** Carries out what staff asked for. @returns why not, or null when it is written */
export const act = async (parts: DeskParts, file: CaseFile, staff: Staff, form: ActionForm): Promise<string | null> => {
  const note = form.note?.trim() ?? ''
  if (form.kind === 'note' && note === '') return '请先写备注。'
  if (form.kind === 'replied' && note === '') return '请先写回复内容。'
  const decided = form.kind === 'note' ? { ok: true as const, value: null } : decide(parts, file, form)
  if (!decided.ok) return decided.problems.join(';')
  const step = decided.value?.kind
  const added = await parts.store.append(file.id, file.log.length, {
    at: new Date(parts.now()).toISOString(),
    by: staff.name,
    event: decided.value,
    sealedNote: await sealNote(parts.keys, file, note),
    sealedReply: step && isAddressedToCitizen(step) ? await sealReplyTo(parts.keys, file, { step, words: note }) : null,
  })
  return added ? null : '别人刚刚也改了这个办件,请看过最新情况再做一次。'
}

/** What may be done at a desk that cannot open the case: nothing of it is written to the citizen. */
export const isWithoutOpening = (kind: string | undefined): boolean =>
  kind === 'received' || kind === 'receiptCorrected'

/** Whether the words beside a day of receipt are its reason. */
const reasonOf = ({ kind, on = '', note = '' }: ActionForm, recordedOn: CivilDate): { isReasoned?: boolean } => {
  const isReasoned = note.trim() !== ''
  if (kind === 'receiptCorrected') return { isReasoned }
  return kind === 'received' && on > recordedOn && isReasoned ? { isReasoned } : {}
}

const decide = (parts: DeskParts, file: CaseFile, form: ActionForm) => {
  const { ground, state } = standingOf(parts, file)
  if (!isWithoutOpening(form.kind) && !parts.keys.privateKeys.has(file.header.keyId))
    return {
      ok: false as const,
      problems: ['本台打不开这个办件,申请人看不到这里写的话,只能确认、更正收到之日和写备注'],
    }
  const event = parse(caseEventSchema, { ...form, ...reasonOf(form, ground.recordedOn) })
  if (!event.ok) return { ok: false as const, problems: event.problems.map(problem => problem.message) }
  const next = applyCaseEvent(ground, state, event.value, { calendar: parts.calendar, today: todayOf(parts) })
  return next.ok ? { ok: true as const, value: event.value } : next
}
