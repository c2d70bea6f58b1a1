import { applyCaseEvent, caseEventSchema } from '#domain/case.ts'
import { parse } from '#domain/schema.ts'
import type { CaseFile } from '#intake/store/case-store.ts'
import { type DeskParts, stateOf, todayOf } from './desk-parts.ts'
import { sealNote } from './opening.ts'
import type { Staff } from './staff.ts'

/** Carries out what staff asked for. @returns why not, or null when it is written */
export const act = async (
  parts: DeskParts,
  file: CaseFile,
  staff: Staff,
  form: Record<string, unknown>,
): Promise<string | null> => {
  const note = typeof form.note === 'string' ? form.note : ''
  if (form.kind === 'note' && note.trim() === '') return '请先写备注。'
  const decided = form.kind === 'note' ? { ok: true as const, value: null } : decide(parts, file, form)
  if (!decided.ok) return decided.problems.join(';')
  const added = await parts.store.append(file.id, file.log.length, {
    at: new Date(parts.now()).toISOString(),
    by: staff.name,
    event: decided.value,
    sealedNote: await sealNote(parts.keys, file, note),
  })
  return added ? null : '别人刚刚也改了这个办件,请看过最新情况再做一次。'
}

const decide = (parts: DeskParts, file: CaseFile, form: Record<string, unknown>) => {
  const event = parse(caseEventSchema, form)
  if (!event.ok) return { ok: false as const, problems: event.problems.map(problem => problem.message) }
  const next = applyCaseEvent(stateOf(file), event.value, todayOf(parts))
  return next.ok ? { ok: true as const, value: event.value } : next
}
