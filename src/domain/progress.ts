import * as v from 'valibot'
import { civilDate } from './civil-date.ts'
import { outcomeCodes } from './request-outcome.ts'

const counted = v.variant('kind', [
  v.object({ kind: v.literal('date'), date: civilDate }),
  v.object({ kind: v.literal('calendarNotCovered'), year: v.number() }),
])

export const progressSchema = v.variant('state', [
  v.object({ state: v.literal('unknown') }),
  v.object({ state: v.literal('recorded'), recordedOn: civilDate }),
  v.object({ state: v.literal('received'), on: civilDate, deadline: counted }),
  v.object({ state: v.literal('answered'), receivedOn: civilDate, on: civilDate, outcome: v.picklist(outcomeCodes) }),
])
/** What a receipt code tells its holder (办理进度): a state and dates, nothing personal. `unknown` also means not yet arrived. */
export type Progress = v.InferOutput<typeof progressSchema>
