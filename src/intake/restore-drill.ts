import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { receiptStatement } from '#domain/receipt.ts'
import { digestText } from '#sealing/encoding.ts'
import { verify } from '#sealing/signature.ts'
import { kindOf } from './backup.ts'
import type { CaseFile, CaseStore } from './store/case-store.ts'
import { withRestored } from './store/postgres-backup.ts'
import { openPostgresCaseStore } from './store/postgres-case-store.ts'
import { openSqliteCaseStore, sqliteProblems } from './store/sqlite-case-store.ts'

/** What came of restoring a backup for trial. */
export type Drill = {
  readonly cases: number
  readonly logEntries: number
  /** Receipts whose signature and digest are right. */
  readonly verified: number
  /** Receipts under a key that is not at hand: the digest is right, the signature cannot be told. */
  readonly unknownKeys: number
  readonly problems: readonly string[]
}

/**
 * Restores a backup into a place of its own, opens it as a store, checks every receipt, and removes it again.
 * @param receiptKeys public keys by their ids
 * @param databaseUrl where a database for the trial may be made, for backups of PostgreSQL
 */
export const drill = async (
  file: string,
  receiptKeys: ReadonlyMap<string, string>,
  databaseUrl: string | undefined,
): Promise<Drill> => {
  const kind = await kindOf(file)
  if (kind === 'sqlite') return drillSqlite(file, receiptKeys)
  if (!databaseUrl) throw new Error('这是 PostgreSQL 的备份,请设 DATABASE_URL,演练会在那里新建一个临时库,完了删去。')
  return withRestored(databaseUrl, { file, kind }, async url => look(await openPostgresCaseStore(url), receiptKeys))
}

const drillSqlite = async (file: string, receiptKeys: ReadonlyMap<string, string>): Promise<Drill> => {
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-drill-'))
  try {
    const restored = join(folder, 'intake.sqlite')
    await copyFile(file, restored)
    const problems = sqliteProblems(restored)
    if (problems.length > 0) return { cases: 0, logEntries: 0, verified: 0, unknownKeys: 0, problems }
    return await look(openSqliteCaseStore(restored), receiptKeys)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const look = async (store: CaseStore, receiptKeys: ReadonlyMap<string, string>): Promise<Drill> => {
  try {
    const files = await store.list()
    const judged: { readonly number: string; readonly judgement: Judgement }[] = []
    for (const file of files) judged.push({ number: file.caseNumber, judgement: await judge(file, receiptKeys) })
    const count = (wanted: Judgement) => judged.filter(each => each.judgement === wanted).length
    return {
      cases: files.length,
      logEntries: files.reduce((sum, file) => sum + file.log.length, 0),
      verified: count('right'),
      unknownKeys: count('unknownKey'),
      problems: judged.flatMap(({ number, judgement }) =>
        judgement === 'wrong' ? [`办件 ${number} 的接收凭证与内容不符`] : [],
      ),
    }
  } finally {
    await store.close()
  }
}

type Judgement = 'right' | 'wrong' | 'unknownKey'

const judge = async ({ id, wire, receipt }: CaseFile, receiptKeys: ReadonlyMap<string, string>): Promise<Judgement> => {
  const { signature, ...statement } = receipt
  if (statement.submissionId !== id || statement.digest !== (await digestText(wire))) return 'wrong'
  const publicKey = receiptKeys.get(statement.keyId)
  if (!publicKey) return 'unknownKey'
  return (await verify(publicKey, receiptStatement(statement), signature)) ? 'right' : 'wrong'
}
