import type { SubmissionHeader, SubmissionId, Suite } from '#domain/submission.ts'
import { type Envelope, sealedHeader } from '#domain/submission.ts'
import type { SubmissionContent } from '#domain/submission-content.ts'
import type { CaseStore } from '#intake/store/case-store.ts'
import { digestText } from '#sealing/encoding.ts'
import { makeSealingKeys, seal } from '#sealing/sealer.ts'

/** A Saturday of 2026 in the morning, in China. */
export const someDay = Date.parse('2026-11-21T01:00:00.000Z')

const answer = (field: string, question: string, value: string, words = value) => ({ field, question, value, words })

/** A request with everything personal that must not be seen outside of the desk. */
export const request: SubmissionContent = {
  format: 2,
  title: '政府信息公开申请表',
  about: null,
  replyKey: 'A'.repeat(43),
  answers: [
    answer('name', '姓名', '周桂兰'),
    answer('phone', '电话', '13900001234'),
    answer('address', '通信地址', '中店乡柳树村3组'),
    answer('identity-number', '证件号码', '11010519491231002X'),
    answer('description', '所需政府信息', '柳树村2025年低保评议的会议记录'),
    answer('form', '提供方式', 'paper', '纸面'),
    answer('email', '电子邮箱', ''),
  ],
}
export const personalWords = ['周桂兰', '13900001234', '柳树村', '11010519491231002X', '低保评议']

/** Another matter in the same form. */
export const requestFor = (description: string): SubmissionContent => ({
  ...request,
  answers: request.answers.map(each =>
    each.field === 'description' ? { ...each, value: description, words: description } : each,
  ),
})

/** A key pair with its name. */
export type NamedKeys = {
  readonly keyId: string
  readonly suite: Suite
  readonly publicKey: string
  readonly privateKey: string
}
export const makeKeys = async (keyId: string, suite: Suite = 'HPKE-P256-SHA256-AES256GCM'): Promise<NamedKeys> => ({
  keyId,
  suite,
  ...(await makeSealingKeys(suite)),
})

/** What differs from a request to the civil affairs bureau, recorded on 20 November in the morning. */
export type Change = {
  readonly header?: Partial<SubmissionHeader>
  readonly content?: SubmissionContent
  readonly recordedAt?: string
  readonly damage?: (wire: string) => string
}

/** Seals as a terminal does, and lays the case into the store as the intake does. */
export const record = async (store: CaseStore, keys: NamedKeys, change: Change = {}): Promise<SubmissionId> => {
  const { recordedAt = '2026-11-20T02:00:00.000Z', content = request, damage = wire => wire } = change
  const id = crypto.randomUUID() as SubmissionId
  const header: SubmissionHeader = {
    format: 2,
    suite: keys.suite,
    id,
    lookup: await digestText(id),
    keyId: keys.keyId,
    kind: 'disclosureRequest',
    organ: 'civil-affairs',
    terminal: 'hall-1',
    submittedAt: recordedAt,
    clock: 'sure',
    writtenBy: 'applicant',
    receiptBasis: 'bothConfirm',
    promisedWorkingDays: null,
    ...change.header,
  }
  const sealed = await seal(keys, sealedHeader(header), JSON.stringify(content))
  const envelope: Envelope = { ...header, ...sealed }
  const wire = damage(JSON.stringify(envelope))
  const receipt = {
    submissionId: id,
    digest: await digestText(wire),
    recordedAt,
    keyId: 'receipts-1',
    signature: 'not checked here',
  }
  await store.record({ id, header, wire, receipt })
  return id
}
