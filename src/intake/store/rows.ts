import * as v from 'valibot'
import { caseEventSchema } from '#domain/case.ts'
import { civilDate, dayInChina, yearOf } from '#domain/civil-date.ts'
import { receiptSchema } from '#domain/receipt.ts'
import { sealedReplySchema } from '#domain/sealed-reply.ts'
import { envelopeSchema, type SubmissionHeader, submissionId } from '#domain/submission.ts'
import { parseWire } from '../wire.ts'
import {
  type CaseFile,
  type Conflict,
  type LogEntry,
  type RecordedSubmission,
  type Tally,
  tallyKinds,
} from './case-store.ts'

const receiptText = v.pipe(v.string(), v.parseJson(), receiptSchema)

const submissionRow = v.object({
  id: submissionId,
  wire: v.string(),
  case_number: v.string(),
  receipt: receiptText,
})
const noteSchema = v.object({ keyId: v.string(), encapsulated: v.string(), ciphertext: v.string() })
const logRow = v.object({
  submission_id: submissionId,
  at: v.string(),
  staff: v.string(),
  event: v.nullable(v.pipe(v.string(), v.parseJson(), caseEventSchema)),
  note: v.nullable(v.pipe(v.string(), v.parseJson(), noteSchema)),
  reply: v.nullable(v.pipe(v.string(), v.parseJson(), sealedReplySchema)),
})
const tallyRow = v.object({ terminal: v.string(), day: civilDate, kind: v.picklist(tallyKinds), count: v.number() })

const conflictRow = v.object({ id: submissionId, case_number: v.nullable(v.string()), at: v.string() })

/** Cases from rows of both tables, each with its own log. */
export const parseCases = (submissions: unknown, entries: unknown): readonly CaseFile[] => {
  const logs = parseLogs(entries)
  return v.parse(v.array(submissionRow), submissions).map(({ id, wire, receipt, case_number }) => ({
    id,
    header: headerOf(wire),
    wire,
    receipt,
    caseNumber: case_number,
    log: logs.get(id) ?? [],
  }))
}

/** What was recorded first under an id. */
export const parseFirst = (row: unknown) => v.parse(v.object({ digest: v.string(), receipt: receiptText }), row)

export const parseConflicts = (rows: unknown): readonly Conflict[] =>
  v.parse(v.array(conflictRow), rows).map(({ id, case_number, at }) => ({ id, caseNumber: case_number, at }))

/** A single number that was asked for as `number`; PostgreSQL counts in text. */
export const parseNumber = (row: unknown): number =>
  v.parse(v.object({ number: v.pipe(v.union([v.number(), v.string()]), v.transform(Number)) }), row).number

export const parseTallies = (rows: unknown): readonly Tally[] => v.parse(v.array(tallyRow), rows)

/** The year in China that a submission is numbered in. */
export const yearRecorded = (submission: RecordedSubmission): number =>
  yearOf(dayInChina(Date.parse(submission.receipt.recordedAt)))

/** `2026-00001` */
export const caseNumberOf = (year: number, count: number): string => `${year}-${String(count).padStart(5, '0')}`

const parseLogs = (rows: unknown): ReadonlyMap<string, readonly LogEntry[]> => {
  const logs = new Map<string, LogEntry[]>()
  for (const { submission_id, at, staff, event, note, reply } of v.parse(v.array(logRow), rows)) {
    const log = logs.get(submission_id) ?? []
    log.push({ at, by: staff, event, sealedNote: note, sealedReply: reply })
    logs.set(submission_id, log)
  }
  return logs
}

/** A stored promise that no organ can have made counts as none, so that one such row does not close the whole desk. */
const storedEnvelope = v.object({
  ...envelopeSchema.entries,
  promisedWorkingDays: v.fallback(envelopeSchema.entries.promisedWorkingDays, null),
})

const headerOf = (wire: string): SubmissionHeader => {
  const header = parseWire(wire, storedEnvelope)
  if (header.ok) return header.value
  throw new Error('库里有一份密封件不完整,数据文件可能已损坏。请用最近的备份恢复。')
}
