import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { makeFleet } from '#domain/fleet.ts'
import type { IntakeParts } from '#intake/app.ts'
import type { CaseStore } from '#intake/store/case-store.ts'
import { openSqliteCaseStore } from '#intake/store/sqlite-case-store.ts'
import { type MadeKeys, makeKeys } from './made-keys.ts'
import { someDay } from './sealed-samples.ts'

let edition: Promise<{ readonly editionFolder: string; readonly chunk: string }> | undefined
afterAll(async () => {
  const written = await edition
  if (written) await rm(written.editionFolder, { recursive: true })
})

/** An edition of nothing but a manifest and one chunk, written once. */
const writeEdition = async () => {
  const editionFolder = await mkdtemp(join(tmpdir(), 'mingtang-edition-'))
  const chunk = 'a'.repeat(64)
  const printed = {
    format: 2,
    version: '2026-11-21.3fa9c01b',
    printedAt: '2026-11-21T00:00:00Z',
    volumes: [],
    files: [],
  }
  await mkdir(join(editionFolder, 'chunks'))
  await writeFile(join(editionFolder, 'chunks', chunk), 'chunk')
  await writeFile(join(editionFolder, 'manifest.json'), JSON.stringify(printed))
  return { editionFolder, chunk }
}

/** Parts of an intake that waits for nobody, with a store in memory and an edition of one chunk. */
export const makeParts = async (
  change: Partial<IntakeParts> = {},
): Promise<{ readonly parts: IntakeParts; readonly keys: MadeKeys; readonly chunk: string }> => {
  const keys = await makeKeys()
  edition ??= writeEdition()
  const { editionFolder, chunk } = await edition
  const parts: IntakeParts = {
    store: openSqliteCaseStore(':memory:'),
    signer: { keyId: keys.set.receipts.id, privateKey: keys.receiptsPrivateKey },
    keySet: keys.set,
    calendar: { years: [], overlays: [] },
    editionFolder,
    fleet: makeFleet(),
    now: () => someDay,
    pause: async () => undefined,
    ...change,
  }
  return { parts, keys, chunk }
}

/** A store that can no longer be asked, as when its disk is full. */
export const brokenStore = (error: Error): CaseStore => {
  const fail = async () => {
    throw error
  }
  return {
    record: fail,
    findById: fail,
    findByLookup: fail,
    list: fail,
    count: fail,
    conflicts: fail,
    skipNumbers: fail,
    append: fail,
    erase: fail,
    tally: fail,
    tallies: fail,
    ping: fail,
    backup: fail,
    close: fail,
  }
}
