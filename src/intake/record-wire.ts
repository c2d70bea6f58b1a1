import { type Receipt, receiptStatement } from '#domain/receipt.ts'
import type { SubmissionHeader } from '#domain/submission.ts'
import { digestText } from '#sealing/encoding.ts'
import { sign } from '#sealing/signature.ts'
import type { CaseStore, Recording } from './store/case-store.ts'

/** What the intake signs receipts with. */
export type ReceiptSigner = { readonly keyId: string; readonly privateKey: string }

/** What recording takes. */
export type Recorder = {
  readonly store: CaseStore
  readonly signer: ReceiptSigner
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Records an envelope's text, with a receipt over its very bytes, signed before it is known to be new. */
export const recordWire = async (recorder: Recorder, header: SubmissionHeader, wire: string): Promise<Recording> =>
  recorder.store.record({ id: header.id, header, wire, receipt: await receiptFor(recorder, header, wire) })

const receiptFor = async ({ signer, now }: Recorder, header: SubmissionHeader, wire: string): Promise<Receipt> => {
  const statement = {
    submissionId: header.id,
    digest: await digestText(wire),
    recordedAt: new Date(now()).toISOString(),
    keyId: signer.keyId,
  }
  return { ...statement, signature: await sign(signer.privateKey, receiptStatement(statement)) }
}
