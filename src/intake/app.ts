import { Hono } from 'hono'
import type { KeySet } from '#domain/key-set.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'
import { editionsDoor } from './editions.ts'
import { progressDoor } from './progress.ts'
import type { CaseStore } from './store/case-store.ts'
import { type ReceiptSigner, submissionsDoor } from './submissions.ts'

/** Everything an intake (接收服务) needs to run. */
export type IntakeParts = {
  readonly store: CaseStore
  readonly signer: ReceiptSigner
  readonly keySet: KeySet
  readonly calendar: WorkingCalendar
  readonly editionFolder: string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** The table of routes. */
export const intakeApp = (parts: IntakeParts) =>
  new Hono()
    .get('/', context => context.json({ 接收服务: '运行中' }))
    .get('/keys', context => context.json(parts.keySet, 200, { 'cache-control': 'no-store' }))
    .route('/submissions', submissionsDoor(parts.store, parts.signer, parts.now))
    .route('/progress', progressDoor(parts.store, parts.calendar))
    .route('/edition', editionsDoor(parts.editionFolder))
