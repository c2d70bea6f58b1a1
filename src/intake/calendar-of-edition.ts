import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import * as v from 'valibot'
import { type EditionPlace, editionPlaceSchema, manifestSchema } from '#domain/edition.ts'
import type { WorkingCalendar } from '#domain/working-day.ts'

const unpack = promisify(gunzip)

/**
 * What the terminals of an edition know of their place: its organs, and the working days they count by.
 * @throws with what to do, where there is no edition
 */
export const placeOfEdition = async (folder: string): Promise<EditionPlace> => {
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new Error(`${folder} 里没有版次,请先用 npm run press 印到这里。`)
  })
  const { place } = v.parse(v.pipe(v.string(), v.parseJson(), manifestSchema), manifest)
  const packed = await readFile(join(folder, 'chunks', place.hash))
  return v.parse(v.pipe(v.string(), v.parseJson(), editionPlaceSchema), String(await unpack(packed)))
}

/** The working-day calendar of an edition, so that the intake tells the same dates as its terminals. */
export const calendarOfEdition = async (folder: string): Promise<WorkingCalendar> =>
  (await placeOfEdition(folder)).calendar
