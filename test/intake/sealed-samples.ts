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

/** A Saturday of 2026 in the morning, in China. */
export const someDay = Date.parse('2026-11-21T01:00:00.000Z')

export const demoCounty = fileURLToPath(new URL('../../kiosk-config/demo-county', import.meta.url))

export const demoCalendar = async (): Promise<WorkingCalendar> => {
  const place = await readPlace(demoCounty)
  if (!place.ok) throw new Error('the demo county cannot be read')
  return place.value.calendar
}

const answer = (field: string, question: string, value: string, words = value) => ({ field, question, value, words })

/** A request with everything personal that must not be seen outside of the desk. */
export const content: SubmissionContent = {
  format: 2,
  title: '政府信息公开申请表',
  about: null,
  replyKey: 'A'.repeat(43),
  answers: [
    answer('name', '姓名', '周桂兰'),
    answer('phone', '联系电话', '13900001234'),
    answer('address', '通信地址', '中店乡柳树村3组'),
    answer('identityNumber', '身份证号码', '11010519491231002X'),
    answer('description', '所需政府信息的内容描述', '柳树村2025年低保评议的会议记录'),
  ],
}
export const personalWords = ['周桂兰', '13900001234', '柳树村', '11010519491231002X', '低保评议']

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
