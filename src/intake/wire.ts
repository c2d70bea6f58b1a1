import type * as v from 'valibot'
import type { Outcome } from '#domain/outcome.ts'
import { parse, type SchemaProblem } from '#domain/schema.ts'
import { type Envelope, envelopeSchema, type SubmissionHeader } from '#domain/submission.ts'

/** Reads the header of an envelope's text; what is sealed is checked for its form and left alone. */
export const parseWire = (
  wire: string,
  schema: v.GenericSchema<unknown, Envelope> = envelopeSchema,
): Outcome<SubmissionHeader, SchemaProblem> => {
  const envelope = parse(schema, parseJson(wire))
  if (!envelope.ok) return envelope
  const { encapsulated: _, ciphertext: __, ...header } = envelope.value
  return { ok: true, value: header }
}

/** `undefined` where the text is no JSON; the schema then says so. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
