import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import * as v from 'valibot'
import { editionPlaceSchema, manifestSchema } from '#domain/edition.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'

const unpack = promisify(gunzip)

/**
 * The working-day calendar that the terminals of an edition count by, so that the intake tells the same dates.
 * @throws with what to do, where there is no edition
 */
export const calendarOfEdition = async (folder: string): Promise<WorkingCalendar> => {
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new Error(`${folder} 里没有版次,请先用 npm run press 印到这里。`)
  })
  const { place } = v.parse(v.pipe(v.string(), v.parseJson(), manifestSchema), manifest)
  const packed = await readFile(join(folder, 'chunks', place.hash))
  return v.parse(v.pipe(v.string(), v.parseJson(), editionPlaceSchema), String(await unpack(packed))).calendar
}
