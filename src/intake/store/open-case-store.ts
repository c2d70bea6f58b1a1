import { existsSync } from 'node:fs'
import type { CaseStore } from './case-store.ts'
import { hasCaseTables } from './postgres.ts'
import { openPostgresCaseStore } from './postgres-case-store.ts'
import { openSqliteCaseStore } from './sqlite-case-store.ts'

/** Where cases lie: in one file on this machine, or in the PostgreSQL database that `DATABASE_URL` names. */
export type CasePlace =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string }

/** @throws on an address that is none of ours */
export const casePlaceOf = (databaseUrl: string | undefined, file: string): CasePlace => {
  if (!databaseUrl) return { kind: 'sqlite', file }
  if (/^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl))
    return { kind: 'postgres', url: databaseUrl }
  throw new Error('DATABASE_URL 须写成 postgres://用户:口令@主机:端口/库名;不用 PostgreSQL 时请删去这个变量。')
}

/**
 * For commands that work on what is there: a mistyped folder must not become a new empty store that looks well.
 * @throws where there is none, with what to do
 */
export const assertStoreThere = async (place: CasePlace): Promise<void> => {
  if (place.kind === 'sqlite' && !existsSync(place.file))
    throw new Error(`没有 ${place.file}。请核对 --data;用 PostgreSQL 的,请设 DATABASE_URL。`)
  if (place.kind === 'postgres' && !(await hasCaseTables(place.url)))
    throw new Error('DATABASE_URL 的库里没有办件表。请核对库名。')
}

/** Opens the case store of a place; throws, with what to do, where it cannot promise durability. */
export const openCaseStore = async (place: CasePlace, { grouping = true } = {}): Promise<CaseStore> => {
  switch (place.kind) {
    case 'sqlite':
      return openSqliteCaseStore(place.file, { grouping })
    case 'postgres':
      return openPostgresCaseStore(place.url, { grouping })
  }
}
