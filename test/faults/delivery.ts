import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Envelope, SubmissionId } from '#domain/submission.ts'
import { startProduct } from '../journeys/product.ts'
import type { RunOptions } from '../run-named.ts'

const clients = 3
const lostAnswers = 0.4
const killEvery = 150

/**
 * Delivers to the real server while it is killed again and again and four answers in ten are lost after the commit;
 * three clients race with the same submissions. Then counts rows: nothing lost, nothing twice, altered resends refused.
 */
export const faultsDelivery = async ({ count }: RunOptions): Promise<Readonly<Record<string, unknown>>> => {
  const submissions = Array.from({ length: count ?? 600 }, makeSubmission)
  const product = await startProduct()
  let kills = 0
  let tries = 0
  const restart = async () => {
    kills += 1
    await product.stop()
    await product.start()
  }
  const deliver = async (submission: Made): Promise<void> => {
    for (;;) {
      tries += 1
      const answer = await put(product.url, submission).catch(() => undefined)
      if (answer && Math.random() >= lostAnswers) return
      if (!answer) await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
  for (let from = 0; from < submissions.length; from += killEvery) {
    const batch = submissions.slice(from, from + killEvery)
    const delivering = Array.from({ length: clients }, () => inTurn(batch, deliver))
    await new Promise(resolve => setTimeout(resolve, 100 + Math.random() * 400))
    await restart()
    await Promise.all(delivering)
  }
  const altered = await Promise.all(
    submissions.slice(0, 20).map(each => put(product.url, { ...each, wire: alter(each.wire) })),
  )
  await product.stop()
  const rows = countRows(join(product.data, 'intake.sqlite'))
  return {
    submissions: submissions.length,
    tries,
    kills,
    lost: submissions.filter(({ id }) => !rows.has(id)).length,
    duplicated: [...rows.values()].filter(times => times > 1).length,
    alteredAccepted: altered.filter(answer => answer.status !== 409).length,
  }
}

type Made = { readonly id: string; readonly wire: string }

const makeSubmission = (): Made => {
  const id = randomUUID()
  const envelope: Envelope = {
    format: 1,
    suite: 'HPKE-P256-SHA256-AES256GCM',
    id: id as SubmissionId,
    lookup: randomBytes(32).toString('base64url'),
    keyId: 'fault-run',
    encapsulated: randomBytes(65).toString('base64url'),
    ciphertext: randomBytes(1_040).toString('base64url'),
  }
  return { id, wire: JSON.stringify(envelope) }
}

const alter = (wire: string): string => wire.replace('"keyId":"fault-run"', '"keyId":"fault-ran"')

const put = (url: string, { id, wire }: Made): Promise<Response> =>
  fetch(`${url}/intake/submissions/${id}`, {
    method: 'PUT',
    body: wire,
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(10_000),
  })

const inTurn = async (batch: readonly Made[], work: (each: Made) => Promise<void>): Promise<void> => {
  for (const each of batch) await work(each)
}

const countRows = (file: string): ReadonlyMap<string, number> => {
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = database.prepare('select id, count(*) as times from submission group by id').all()
  database.close()
  return new Map(rows.map(row => [String(row.id), Number(row.times)]))
}
