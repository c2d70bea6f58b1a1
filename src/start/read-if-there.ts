import { readFile } from 'node:fs/promises'

/** A file's text, or null where there is no such file. Throws when it is there and cannot be read. */
export const readIfThere = async (file: string): Promise<string | null> => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
