import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { receiptStatement } from '#domain/receipt.ts'
import { parse } from '#domain/schema.ts'
import { envelopeSchema } from '#domain/submission.ts'
import { digestText } from '#sealing/encoding.ts'
import { sign } from '#sealing/signature.ts'
import type { CaseStore } from './store/case-store.ts'

/** What the intake signs receipts with. */
export type ReceiptSigner = { readonly keyId: string; readonly privateKey: string }

const largestWire = 300_000

/** The door where sealed submissions come in: `PUT /submissions/:id`, as often as the terminal likes. */
export const submissionsDoor = (store: CaseStore, signer: ReceiptSigner, now: () => number) =>
  new Hono().put(
    '/:id',
    bodyLimit({ maxSize: largestWire, onError: context => context.json({ problem: '提交内容过长' }, 413) }),
    async context => {
      if (!context.req.header('content-type')?.startsWith('application/json'))
        return context.json({ problem: '内容类型须是 application/json' }, 415)
      const wire = await context.req.text()
      const envelope = parse(envelopeSchema, parseJson(wire))
      if (!envelope.ok) return context.json({ problem: '密封件不完整', details: envelope.problems }, 400)
      const { id, lookup } = envelope.value
      if (id !== context.req.param('id')) return context.json({ problem: '地址与密封件的编号不一致' }, 400)
      const statement = {
        submissionId: id,
        digest: await digestText(wire),
        recordedAt: new Date(now()).toISOString(),
        keyId: signer.keyId,
      }
      const receipt = { ...statement, signature: await sign(signer.privateKey, receiptStatement(statement)) }
      const recording = await store.record({ id, lookup, wire, receipt })
      switch (recording.kind) {
        case 'recorded':
          return context.json(recording.receipt, 201)
        case 'again':
          return context.json(recording.receipt, 200)
        case 'conflict':
          return context.json({ problem: '同一编号已有不同的内容,两份都已保留' }, 409)
      }
    },
  )

/** `undefined` where the text is no JSON; the schema then says so. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
