import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SealingKey } from '#domain/key-set.ts'
import { makeReceiptCode, type ReceiptCode } from '#domain/receipt-code.ts'
import { type Envelope, type SubmissionHeader, type SubmissionId, sealedHeader } from '#domain/submission.ts'
import type { SubmissionContent } from '#domain/submission-content.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'
import { lookupOf } from '#kiosk/outbox/lookup.ts'
import { readPlace } from '#press/read-place.ts'
import { seal } from '#sealing/sealer.ts'
import { personalWords, request, someDay } from '../desk/sample-submissions.ts'

/** The same person and day as at the desk. */
export { personalWords, someDay }

export const demoCounty = fileURLToPath(new URL('../../kiosk-config/demo-county', import.meta.url))

export const demoCalendar = async (): Promise<WorkingCalendar> => {
  const place = await readPlace(demoCounty)
  if (!place.ok) throw new Error('the demo county cannot be read')
  return place.value.calendar
}

/** A request with everything personal that must not be seen outside of the desk. */
export const content = request

/** The header of a disclosure request from the hall. */
export const headerOf = (id: SubmissionId, lookup: string, keyId = 'desk-1'): SubmissionHeader => ({
  format: 2,
  suite: 'HPKE-P256-SHA256-AES256GCM',
  id,
  lookup,
  keyId,
  kind: 'disclosureRequest',
  organ: 'civil-affairs',
  terminal: 'hall-1',
  submittedAt: '2026-11-21T00:59:00.000Z',
  clock: 'sure',
  writtenBy: 'applicant',
  receiptBasis: 'bothConfirm',
  promisedWorkingDays: null,
})

/** A sealed submission, and the code that only the citizen keeps. */
export type Sealed = {
  readonly id: SubmissionId
  readonly code: ReceiptCode
  readonly header: SubmissionHeader
  readonly wire: string
}

/** Seals as a terminal does. */
export const sealed = async (
  key: SealingKey | undefined,
  change: { readonly header?: Partial<SubmissionHeader>; readonly content?: SubmissionContent } = {},
): Promise<Sealed> => {
  if (!key) throw new Error('there is no key to seal to')
  const id = crypto.randomUUID() as SubmissionId
  const code = makeReceiptCode(crypto.getRandomValues(new Uint8Array(19)))
  const header = { ...headerOf(id, await lookupOf(code), key.id), suite: key.suite, ...change.header }
  const words = JSON.stringify(change.content ?? content)
  const envelope: Envelope = { ...header, ...(await seal(key, sealedHeader(header), words)) }
  return { id, code, header, wire: JSON.stringify(envelope) }
}

/** An edition's folder that nobody has printed into. */
export const emptyEdition = (folder: string) => join(folder, 'edition')
