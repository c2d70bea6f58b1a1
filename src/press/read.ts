import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** A file as it lies on the disk, with the name it is reported by. */
export type SourceFile = { readonly file: string; readonly path: string; readonly content: string }

/** All files of a folder and its subfolders with the ending, in the order of their names. Throws where it cannot read. */
export const readFolder = async (folder: string, ending: string): Promise<readonly SourceFile[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(entry => entry.isFile() && entry.name.endsWith(ending))
    .map(entry => join(entry.parentPath, entry.name))
    .sort((left, right) => (left < right ? -1 : 1))
  return Promise.all(
    paths.map(async path => ({
      file: path,
      path: relative(folder, path).split(sep).join('/'),
      content: await readFile(path, 'utf8'),
    })),
  )
}

/** The same, empty where there is no such folder. */
export const readFolderIfThere = async (folder: string, ending: string): Promise<readonly SourceFile[]> =>
  existsSync(folder) ? readFolder(folder, ending) : []
