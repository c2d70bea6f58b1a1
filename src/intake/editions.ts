import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'

/** The door where terminals fetch the edition: its manifest, and each chunk by hash, which never changes. */
export const editionsDoor = (folder: string) =>
  new Hono()
    .get('/manifest.json', async context => {
      const manifest = await bytesIfThere(manifestOf(folder))
      if (!manifest) return context.json({ problem: '还没有版次,请先运行 npm run press' }, 404)
      return context.body(manifest, 200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    })
    .get('/chunks/:hash{[0-9a-f]{64}}', async context => {
      const chunk = await bytesIfThere(join(folder, 'chunks', context.req.param('hash')))
      if (!chunk) return context.json({ problem: '这一版次没有这一块' }, 404)
      return context.body(chunk, 200, {
        'content-type': 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
      })
    })

/** Whether an edition is printed into the folder. */
export const hasEdition = async (folder: string): Promise<boolean> =>
  (await bytesIfThere(manifestOf(folder))) !== undefined

const manifestOf = (folder: string) => join(folder, 'manifest.json')

const bytesIfThere = async (file: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  try {
    return new Uint8Array(await readFile(file))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
