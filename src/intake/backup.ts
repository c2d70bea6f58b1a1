import { existsSync } from 'node:fs'
import { copyFile, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { CaseStore } from './store/case-store.ts'
import type { CasePlace } from './store/open-case-store.ts'
import { restorePostgres } from './store/postgres-backup.ts'

/** What a backup's first bytes say it is. */
export type BackupKind = 'sqlite' | 'dump' | 'lines'

/**
 * Writes a backup that is whole or not there: beside its place, synced, then renamed.
 * @throws where a file stands at the place already
 */
export const backUp = async (
  store: CaseStore,
  file: string,
): Promise<{ readonly kind: BackupKind; readonly bytes: number }> => {
  if (existsSync(file)) throw new Error(`${file} 已经存在。备份不覆盖旧文件,请换一个文件名。`)
  const part = `${file}.part`
  await rm(part, { force: true })
  await store.backup(part)
  await sync(part)
  await rename(part, file)
  await sync(dirname(file))
  return { kind: await kindOf(file), bytes: (await stat(file)).size }
}

/** Puts a backup where there is nothing yet; it takes the place of nothing. */
export const restore = async (file: string, place: CasePlace): Promise<void> => {
  const kind = await kindOf(file)
  if (place.kind === 'postgres') {
    if (kind === 'sqlite') throw new Error('这是 SQLite 的备份,不能恢复到 PostgreSQL。请删去 DATABASE_URL 再恢复。')
    return restorePostgres(place.url, { file, kind })
  }
  if (kind !== 'sqlite') throw new Error('这是 PostgreSQL 的备份,请设 DATABASE_URL,指向一个空库。')
  if (existsSync(place.file)) throw new Error(`${place.file} 已经存在。请先停服务,把它移走(连同 -wal、-shm),再恢复。`)
  const part = `${place.file}.part`
  await copyFile(file, part)
  await sync(part)
  await rename(part, place.file)
  await sync(dirname(place.file))
}

export const kindOf = async (file: string): Promise<BackupKind> => {
  const handle = await open(file, 'r')
  try {
    const { buffer } = await handle.read(new Uint8Array(16), 0, 16, 0)
    const head = new TextDecoder('latin1').decode(buffer)
    if (head.startsWith('SQLite format 3')) return 'sqlite'
    return head.startsWith('PGDMP') ? 'dump' : 'lines'
  } finally {
    await handle.close()
  }
}

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  await handle.sync()
  await handle.close()
}
