import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readIfThere } from './read-if-there.ts'

/** Does something only when the files it depends on are not those of the last time. */
export const whenChanged = async (
  stamp: string,
  inputs: readonly string[],
  work: () => Promise<void>,
): Promise<'done' | 'unchanged'> => {
  const now = await hashOf(inputs)
  const before = await readIfThere(stamp)
  if (before === now) return 'unchanged'
  await work()
  await mkdir(dirname(stamp), { recursive: true })
  await writeFile(stamp, now)
  return 'done'
}

const hashOf = async (inputs: readonly string[]): Promise<string> => {
  const hash = createHash('sha256')
  for (const input of inputs) {
    for (const file of await filesBelow(input))
      hash
        .update(file)
        .update('\0')
        .update(await readFile(file))
  }
  return hash.digest('hex')
}

const filesBelow = async (path: string): Promise<readonly string[]> => {
  if ((await stat(path)).isFile()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile() && !entry.name.endsWith('.tsbuildinfo'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}
