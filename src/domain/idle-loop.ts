import * as v from 'valibot'
import { documentId } from './document.ts'
import { hoursSchema, scheduleSchema, weekdaysSchema } from './schedule.ts'
import { text } from './schema.ts'

const shown = {
  /** How long it stands, seconds. */
  seconds: v.optional(v.pipe(v.number('秒数须是数字'), v.integer(), v.minValue(5, '至少5秒,才来得及看')), 15),
  when: v.optional(scheduleSchema, {}),
}
const most = v.optional(
  v.pipe(v.number('件数须是数字'), v.integer(), v.minValue(1), v.maxValue(6, '最多6件,再多就看不清了')),
  4,
)

const slideSchema = v.variant(
  'kind',
  [
    /** One document: its own picture, video or summary, or what the editor writes instead. */
    v.object({
      kind: v.literal('document'),
      document: documentId,
      /** In large letters, a line each; the title where there is none. */
      headline: v.optional(v.pipe(v.array(text('大字')), v.maxLength(3, '大字最多3行')), []),
      lines: v.optional(v.pipe(v.array(text('说明')), v.maxLength(3, '说明最多3行')), []),
      figures: v.optional(
        v.pipe(v.array(v.object({ value: text('数字'), label: text('数字的说明') })), v.maxLength(3, '数字最多3个')),
        [],
      ),
      ...shown,
    }),
    /** Every picture that explains a policy (一图读懂), a slide each, the latest first. */
    v.object({ kind: v.literal('pictures'), most, ...shown }),
    v.object({ kind: v.literal('latest'), most, ...shown }),
    /** Solicitations of opinions (意见征集) that are still open, what closes first first. */
    v.object({ kind: v.literal('closing'), most, ...shown }),
    /** What people asked this month: the editors' choice, or else the latest questions and answers. */
    v.object({ kind: v.literal('asked'), documents: v.optional(v.array(documentId), []), most, ...shown }),
    v.object({ kind: v.literal('hours'), ...shown }),
    v.object({ kind: v.literal('statistics'), ...shown }),
  ],
  '页面类型须是 document、pictures、latest、closing、asked、hours、statistics 之一',
)
/** A page of the idle loop, as the editors wrote it. */
export type Slide = v.InferOutput<typeof slideSchema>

export const idleLoopSchema = v.object({
  /** Which terminals show it; all of them where none is named. */
  terminals: v.optional(v.array(text('终端编号')), []),
  /** When the hall is open, by weekday; the working calendar's days off and worked weekends go before. */
  hallHours: v.optional(v.array(v.object({ weekdays: weekdaysSchema, ...hoursSchema.entries })), []),
  /** When the picture is dimmed. */
  night: v.optional(hoursSchema),
  /** Whether the picture moves by a few pixels, so that it does not burn in. */
  drifts: v.optional(v.boolean(), true),
  slides: v.pipe(v.array(slideSchema), v.minLength(1, '至少写一页')),
  /** Said above everything else, while it is the time for it. */
  urgent: v.optional(
    v.array(
      v.object({ words: text('紧急通知'), document: v.optional(documentId), when: v.optional(scheduleSchema, {}) }),
    ),
    [],
  ),
})
/** What a terminal shows while nobody uses it (待机轮播), from `kiosk-config/<place>/idle/*.json`. */
export type IdleLoop = v.InferOutput<typeof idleLoopSchema>
