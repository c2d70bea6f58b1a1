import { randomInt } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import * as v from 'valibot'
import { makeStaff, type Staff } from '#desk/staff.ts'
import { readIfThere } from './read-if-there.ts'

const demoPinsSchema = v.array(v.object({ name: v.string(), pin: v.string() }))

/** Demo staff with PINs drawn at the first start and kept in the data folder, so that they can be shown again. */
export const loadDemoStaff = async (
  file: string,
): Promise<{ readonly pins: v.InferOutput<typeof demoPinsSchema>; readonly staff: readonly Staff[] }> => {
  const text = await readIfThere(file)
  const pins =
    text === null
      ? ['王办事(收件)', '李办事(答复)'].map(name => ({ name, pin: String(randomInt(100_000, 1_000_000)) }))
      : v.parse(v.pipe(v.string(), v.parseJson(), demoPinsSchema), text)
  if (text === null) await writeFile(file, JSON.stringify(pins, null, 2), { mode: 0o600 })
  return { pins, staff: pins.map(each => makeStaff(each.name, each.pin)) }
}
