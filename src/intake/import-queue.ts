import * as v from 'valibot'
import { failure, type Outcome, success } from '#domain/outcome.ts'
import { parse } from '#domain/schema.ts'
import { type Recorder, recordWire } from './record-wire.ts'
import { parseJson, parseWire } from './wire.ts'

const queueSchema = v.object({
  format: v.literal(1),
  terminal: v.string(),
  exportedAt: v.pipe(v.string(), v.isoTimestamp()),
  submissions: v.array(v.string()),
})

/** How many of a terminal's exported submissions came to what. */
export type Imported = Readonly<Record<'recorded' | 'again' | 'conflict' | 'malformed', number>>

/** Records what a terminal without a network exported, as if it had come over the wire: the same ids, so no doubles. */
export const importQueue = async (
  recorder: Recorder,
  content: string,
): Promise<Outcome<{ readonly terminal: string; readonly imported: Imported }, string>> => {
  const queue = parse(queueSchema, parseJson(content))
  if (!queue.ok) return failure('这不是终端导出的待发箱文件,请在终端上重新导出。')
  const { terminal, submissions } = queue.value
  const results = await Promise.all(submissions.map(wire => importOne(recorder, wire)))
  const count = (wanted: keyof Imported) => results.filter(each => each === wanted).length
  const imported = {
    recorded: count('recorded'),
    again: count('again'),
    conflict: count('conflict'),
    malformed: count('malformed'),
  }
  return success({ terminal, imported })
}

const importOne = async (recorder: Recorder, wire: string): Promise<keyof Imported> => {
  const header = parseWire(wire)
  return header.ok ? (await recordWire(recorder, header.value, wire)).kind : 'malformed'
}
