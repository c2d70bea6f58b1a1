import { parse } from '#domain/schema.ts'
import { type AddressedStep, replyContext, type SealedReply } from '#domain/sealed-reply.ts'
import { envelopeSchema, type Suite, sealedHeader } from '#domain/submission.ts'
import { type SubmissionContent, submissionContentSchema } from '#domain/submission-content.ts'
import type { CaseFile, LogEntry } from '#intake/store/case-store.ts'
import { sealReply } from '#sealing/reply.ts'
import { open, seal } from '#sealing/sealer.ts'

/** The desk's private keys by id, former ones too, and the public half that new notes are sealed to. */
export type DeskKeys = {
  readonly current: { readonly keyId: string; readonly suite: Suite; readonly publicKey: string }
  readonly privateKeys: ReadonlyMap<string, { readonly suite: Suite; readonly privateKey: string }>
}

/** A submission in the clear, sealed to somebody else, or why it cannot be read. Only ever in memory. */
export type Opened =
  | { readonly kind: 'opened'; readonly content: SubmissionContent }
  | { readonly kind: 'sealedElsewhere'; readonly keyId: string }
  | { readonly kind: 'unreadable'; readonly reason: string }

export const openCase = async (keys: DeskKeys, file: CaseFile): Promise<Opened> => {
  const envelope = parse(envelopeSchema, JSON.parse(file.wire))
  if (!envelope.ok) return { kind: 'unreadable', reason: '密封件不完整' }
  const { keyId } = envelope.value
  const key = keys.privateKeys.get(keyId)
  if (!key) return { kind: 'sealedElsewhere', keyId }
  try {
    const text = await open(key, sealedHeader(envelope.value), envelope.value)
    const content = parse(submissionContentSchema, JSON.parse(text))
    return content.ok
      ? { kind: 'opened', content: content.value }
      : { kind: 'unreadable', reason: '提交内容不完整,请联系申请人' }
  } catch {
    return { kind: 'unreadable', reason: '密封件打不开,可能在传输中被改动' }
  }
}

/** Seals what staff wrote, so that the database never holds it in the clear. */
export const sealNote = async (keys: DeskKeys, file: CaseFile, note: string): Promise<LogEntry['sealedNote']> =>
  note.trim() === ''
    ? null
    : { keyId: keys.current.keyId, ...(await seal(keys.current, noteHeader(file, file.log.length), note.trim())) }

/** Seals the same words once more, for whoever holds the receipt code; null where there are none, or nobody to seal to. */
export const sealReplyTo = async (
  keys: DeskKeys,
  file: CaseFile,
  letter: { readonly step: AddressedStep; readonly words: string },
): Promise<SealedReply | null> => {
  const words = letter.words.trim()
  const opened = words === '' ? null : await openCase(keys, file)
  return opened?.kind === 'opened'
    ? sealReply(opened.content.replyKey, replyContext(file.header.lookup, letter.step), words)
    : null
}

/** A log entry's words in the clear; null where there are none. */
export const openNote = async (keys: DeskKeys, file: CaseFile, position: number): Promise<string | null> => {
  const sealed = file.log[position]?.sealedNote
  if (!sealed) return null
  const key = keys.privateKeys.get(sealed.keyId)
  if (!key) return `(本台没有密钥 ${sealed.keyId},不能打开)`
  try {
    return await open(key, noteHeader(file, position), sealed)
  } catch {
    return '(这一条打不开,保存后可能受损)'
  }
}

const noteHeader = (file: CaseFile, position: number): string => ['mingtang-note', '1', file.id, position].join('|')
