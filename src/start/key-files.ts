import { mkdir, open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { parse } from '#domain/schema.ts'
import { suites } from '#domain/submission.ts'
import { type IntakeKeys, intakeKeysSchema } from '#intake/keys.ts'
import { readIfThere } from './read-if-there.ts'

const deskKeysSchema = v.object({
  /** Private sealing keys by id, former ones kept so that older envelopes still open. */
  sealingPrivateKeys: v.record(v.string(), v.object({ suite: v.picklist(suites), privateKey: v.string() })),
})
/** What opens envelopes. It need not lie on a machine that only receives. */
export type DeskKeys = v.InferOutput<typeof deskKeysSchema>

/** Where keys lie: two files of a folder, so that one machine can have the one without the other. */
export const intakeKeysFile = (folder: string) => join(folder, 'intake.json')
export const deskKeysFile = (folder: string) => join(folder, 'desk.json')

/** `null` where there is no such file. @throws with what to do, when it is there and cannot be read */
export const readIntakeKeys = (folder: string): Promise<IntakeKeys | null> =>
  readKeys(intakeKeysFile(folder), intakeKeysSchema)

/** `null` where there is no such file. @throws with what to do, when it is there and cannot be read */
export const readDeskKeys = (folder: string): Promise<DeskKeys | null> => readKeys(deskKeysFile(folder), deskKeysSchema)

/**
 * Writes both, what opens envelopes first: a power cut between the two leaves a private key that nobody seals to, never
 * a public one that nobody can open.
 */
export const writeKeys = async (folder: string, keys: IntakeKeys & DeskKeys): Promise<void> => {
  const { set, receiptsPrivateKey, sealingPrivateKeys } = keys
  await writeDurably(deskKeysFile(folder), { sealingPrivateKeys })
  await writeDurably(intakeKeysFile(folder), { set, receiptsPrivateKey })
}

const readKeys = async <Schema extends v.GenericSchema>(
  file: string,
  schema: Schema,
): Promise<v.InferOutput<Schema> | null> => {
  const text = await readIfThere(file)
  if (text === null) return null
  const read = parse(schema, parseJson(text))
  if (read.ok) return read.value
  const problems = read.problems.map(each => `${each.path.join('.')} ${each.message}`.trim())
  throw new Error(`${file} 读不出来,请从备份恢复这个文件再启动。(${problems.join(';')})`)
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const writeDurably = async (file: string, content: unknown): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const part = await open(`${file}.part`, 'w', 0o600)
  try {
    await part.writeFile(JSON.stringify(content, null, 2))
    await part.sync()
  } finally {
    await part.close()
  }
  await rename(`${file}.part`, file)
  await syncFolder(dirname(file))
}

/** Windows opens no folder, and there a rename is written through. */
const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path).catch(() => null)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}
