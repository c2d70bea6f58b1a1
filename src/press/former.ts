import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as v from 'valibot'
import { catalogSchema } from '#domain/catalog.ts'
import { type Chunk, chunksOf, type Manifest, manifestSchema } from '#domain/edition.ts'
import { parse } from '#domain/schema.ts'
import type { FormerEdition } from './print.ts'

const phrasesSchema = v.array(v.string())

/** The edition that lies in a folder; `null` where there is none, or none that can be built on: then all is printed. */
export const readFormer = async (folder: string): Promise<FormerEdition | null> => {
  const file = join(folder, 'manifest.json')
  if (!existsSync(file)) return null
  try {
    const manifest = parse(manifestSchema, JSON.parse(await readFile(file, 'utf8')))
    return manifest.ok ? await readVolumes(folder, manifest.value) : null
  } catch (error) {
    console.warn(`${folder} 里原来的版次读不出来,整版重印`, error)
    return null
  }
}

const readVolumes = async (folder: string, manifest: Manifest): Promise<FormerEdition | null> => {
  const bytesOf = (chunk: Chunk) => readFile(join(folder, 'chunks', chunk.hash))
  const json = async (chunk: Chunk): Promise<unknown> => JSON.parse(gunzipSync(await bytesOf(chunk)).toString())
  const [first] = manifest.volumes
  if (!first) return null
  for (const chunk of chunksOf(manifest)) {
    const hash = createHash('sha256')
      .update(await bytesOf(chunk))
      .digest('hex')
    if (hash !== chunk.hash) throw new Error(`chunk ${chunk.hash} is damaged`)
  }
  const catalogs = await Promise.all(
    manifest.volumes.map(async volume => v.parse(catalogSchema, await json(volume.catalog))),
  )
  return { manifest, catalogs, phrases: v.parse(phrasesSchema, await json(first.phrases)) }
}
