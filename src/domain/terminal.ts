import * as v from 'valibot'
import { text } from './schema.ts'

const seconds = (name: string) => v.pipe(v.number(`${name}须是数字`), v.integer(), v.minValue(10, `${name}至少10秒`))

export const terminalSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, '终端编号只能由小写字母、数字和连字符组成')),
  name: text('终端名称'),
  hall: text('大厅名称'),
  /** What it is for: the public's touch screen, a display without touch, or a tablet in the hands of staff. */
  kind: v.optional(v.picklist(['kiosk', 'display', 'tablet'], '终端类型须是 kiosk、display 或 tablet'), 'kiosk'),
  /** Seconds without a touch before the warning, outside and inside a form. */
  idleSeconds: seconds('无操作秒数'),
  formIdleSeconds: seconds('填表无操作秒数'),
  /** At least 20 by WCAG 2.2.1; 30 is our rule. */
  warningSeconds: v.pipe(seconds('提醒秒数'), v.minValue(20, '提醒至少20秒')),
  /** Seconds from a new page that nobody touches to the idle display. */
  restSeconds: v.optional(seconds('转入待机秒数'), 30),
  /** What its printer takes; `none` where there is no printer. */
  paper: v.picklist(['a4', '80mm', 'none'], '打印纸须是 a4、80mm 或 none'),
  /** The screen's diagonal, millimetres. */
  diagonalMillimetres: v.pipe(v.number(), v.minValue(150)),
  /** Height of the picture's lower edge above the floor, millimetres. */
  lowerEdgeMillimetres: v.pipe(v.number(), v.minValue(0)),
})
/** A touch terminal (终端), from `kiosk-config/<place>/terminals/*.json`. */
export type Terminal = v.InferOutput<typeof terminalSchema>
