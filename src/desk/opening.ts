import { type DisclosureRequest, disclosureRequestSchema } from '#domain/disclosure-request.ts'
import { parse } from '#domain/schema.ts'
import { envelopeSchema, sealedHeader } from '#domain/submission.ts'
import type { CaseFile, LogEntry } from '#intake/store/case-store.ts'
import { open, seal } from '#sealing/hpke.ts'

/** The desk's private keys by id, former ones too, and the public half that new notes are sealed to. */
export type DeskKeys = {
  readonly current: { readonly keyId: string; readonly publicKey: string }
  readonly privateKeys: ReadonlyMap<string, string>
}

/** A case's request in the clear, or why it cannot be read. Only ever in memory. */
export type Opened =
  | { readonly kind: 'opened'; readonly request: DisclosureRequest }
  | { readonly kind: 'unreadable'; readonly reason: string }

export const openCase = async (keys: DeskKeys, file: CaseFile): Promise<Opened> => {
  const envelope = parse(envelopeSchema, JSON.parse(file.wire))
  if (!envelope.ok) return { kind: 'unreadable', reason: '密封件不完整' }
  const privateKey = keys.privateKeys.get(envelope.value.keyId)
  if (!privateKey) return { kind: 'unreadable', reason: `本台没有密钥 ${envelope.value.keyId}` }
  try {
    const request = parse(
      disclosureRequestSchema,
      JSON.parse(await open(privateKey, sealedHeader(envelope.value), envelope.value)),
    )
    return request.ok ? { kind: 'opened', request: request.value } : { kind: 'unreadable', reason: '申请内容不完整' }
  } catch {
    return { kind: 'unreadable', reason: '密封件打不开,可能在传输中被改动' }
  }
}

/** Seals what staff wrote, so that the database never holds it in the clear. */
export const sealNote = async (keys: DeskKeys, file: CaseFile, note: string): Promise<LogEntry['sealedNote']> =>
  note.trim() === ''
    ? null
    : {
        keyId: keys.current.keyId,
        ...(await seal(keys.current.publicKey, noteHeader(file, file.log.length), note.trim())),
      }

/** A log entry's words in the clear; null where there are none. */
export const openNote = async (keys: DeskKeys, file: CaseFile, position: number): Promise<string | null> => {
  const sealed = file.log[position]?.sealedNote
  const privateKey = sealed ? keys.privateKeys.get(sealed.keyId) : undefined
  if (!sealed) return null
  if (!privateKey) return `(本台没有密钥 ${sealed.keyId},不能打开)`
  try {
    return await open(privateKey, noteHeader(file, position), sealed)
  } catch {
    return '(这一条打不开,保存后可能受损)'
  }
}

const noteHeader = (file: CaseFile, position: number): string => ['mingtang-note', '1', file.id, position].join('|')
