import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chunksOf } from '#domain/edition.ts'
import type { Edition } from './print.ts'

/**
 * Writes an edition into a folder: `manifest.json` and `chunks/<hash>`. Chunks come first, the manifest last and in one
 * step, so that the folder never shows half an edition; chunks that only the edition before named go at the end.
 */
export const writeEdition = async (folder: string, edition: Edition): Promise<void> => {
  const chunkFolder = join(folder, 'chunks')
  await mkdir(chunkFolder, { recursive: true })
  for (const [hash, bytes] of edition.chunks) await writeWhole(join(chunkFolder, hash), bytes)
  await writeWhole(join(folder, 'manifest.json'), JSON.stringify(edition.manifest, null, 2))
  const named = new Set(chunksOf(edition.manifest).map(chunk => chunk.hash))
  const former = (await readdir(chunkFolder)).filter(name => !named.has(name))
  for (const name of former) await rm(join(chunkFolder, name))
}

const writeWhole = async (path: string, content: string | Uint8Array) => {
  await writeFile(`${path}.part`, content)
  await rename(`${path}.part`, path)
}
