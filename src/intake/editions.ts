import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'

/** The door where terminals fetch the edition: its manifest, and each chunk by hash, which never changes. */
export const editionsDoor = (folder: string) =>
  new Hono()
    .get('/manifest.json', async context => {
      const file = join(folder, 'manifest.json')
      if (!existsSync(file)) return context.json({ problem: '还没有版次,请先运行 npm run press' }, 404)
      return context.body(await readFile(file, 'utf8'), 200, {
        'content-type': 'application/json',
        'cache-control': 'no-store',
      })
    })
    .get('/chunks/:hash{[0-9a-f]{64}}', async context => {
      const file = join(folder, 'chunks', context.req.param('hash'))
      if (!existsSync(file)) return context.json({ problem: '这一版次没有这一块' }, 404)
      return context.body(new Uint8Array(await readFile(file)), 200, {
        'content-type': 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
      })
    })
