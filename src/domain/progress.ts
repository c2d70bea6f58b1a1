import * as v from 'valibot'
import { civilDate } from './civil-date.ts'
import { closeReasons } from './close-reason.ts'
import { outcomeCodes } from './request-outcome.ts'
import { type AddressedStep, sealedReplySchema } from './sealed-reply.ts'
import { submissionKinds } from './submission-kind.ts'

const deadlineSchema = v.variant('kind', [
  v.object({
    kind: v.literal('date'),
    date: civilDate,
    from: civilDate,
    workingDays: v.number(),
    /** Holidays in between that were not counted, by name. */
    holidays: v.array(v.string()),
    /** Weekend days that were counted, being worked (调休上班). */
    swapped: v.array(civilDate),
    /** Time that the law leaves out of the count, both ends included (征求意见, 第三十三条第三款). */
    excluded: v.array(v.object({ first: civilDate, last: civilDate })),
    /** The organ's own word (承诺), not the law's. */
    isPromise: v.boolean(),
  }),
  v.object({ kind: v.literal('calendarNotCovered'), year: v.number(), isPromise: v.boolean() }),
])
/** A deadline as the citizen is told it: a date with how it was counted, or plainly none. */
export type ToldDeadline = v.InferOutput<typeof deadlineSchema>

const kind = v.picklist(submissionKinds)
/** What staff wrote to the citizen, sealed by a key that only the receipt code makes; null where they wrote nothing. */
const reply = v.nullable(sealedReplySchema)
export const progressSchema = v.variant('state', [
  v.object({ state: v.literal('unknown') }),
  /** A disclosure request whose receipt the organ has not confirmed: no legal date yet. */
  v.object({ state: v.literal('recorded'), kind, recordedOn: civilDate }),
  v.object({
    state: v.literal('received'),
    kind,
    on: civilDate,
    correctedOn: v.nullable(civilDate),
    extendedOn: v.nullable(civilDate),
    deadline: deadlineSchema,
    /** Why it was extended. */
    reply,
  }),
  v.object({
    state: v.literal('correctionAsked'),
    kind,
    receivedOn: civilDate,
    on: civilDate,
    until: civilDate,
    reply,
  }),
  v.object({
    state: v.literal('thirdPartyAsked'),
    kind,
    receivedOn: civilDate,
    on: civilDate,
    extendedOn: v.nullable(civilDate),
    /** The latest that it can become: a third party that answers sooner brings it forward. */
    deadline: deadlineSchema,
    /** Why it was extended. */
    reply,
  }),
  v.object({
    state: v.literal('answered'),
    kind,
    receivedOn: civilDate,
    on: civilDate,
    outcome: v.picklist(outcomeCodes),
    reply,
  }),
  /** Everything that is no disclosure request, until it is replied to or closed. */
  v.object({ state: v.literal('open'), kind, recordedOn: civilDate, deadline: v.nullable(deadlineSchema) }),
  v.object({ state: v.literal('replied'), kind, recordedOn: civilDate, on: civilDate, reply }),
  v.object({
    state: v.literal('closed'),
    kind,
    recordedOn: civilDate,
    on: civilDate,
    reason: v.picklist(closeReasons),
    reply,
  }),
])
/** What a receipt code tells its holder (办理进度): states, dates and a sealed reply, nothing personal in the clear. `unknown` also means not yet arrived. */
export type Progress = v.InferOutput<typeof progressSchema>

/** A state in which staff may have written to the citizen. */
export type RepliedState = Extract<Progress, { readonly reply: unknown }>['state']

/** The step whose letter belongs to a state: a request that is still being handled has only that of its extension. */
export const replyStepOf = (state: RepliedState): AddressedStep =>
  state === 'received' || state === 'thirdPartyAsked' ? 'extended' : state
