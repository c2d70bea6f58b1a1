import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Receipt, receiptSchema, receiptStatement } from '#domain/receipt.ts'
import { parse } from '#domain/schema.ts'
import type { Envelope, SubmissionId } from '#domain/submission.ts'
import { digestText } from '#sealing/encoding.ts'
import { verify } from '#sealing/signature.ts'
import { type IntakeProcess, newIntake } from '../intake/intake-process.ts'
import { findPostgres, startPostgres } from '../intake/postgres.ts'
import { headerOf } from '../intake/sealed-samples.ts'
import type { RunOptions } from '../run-named.ts'

const clients = 3
const lostAnswers = 0.4
const serverErrors = 0.05
const portalPages = 0.05
const usualCount = 600
const alteredCount = 20

/**
 * Delivers to the real intake over a bad line: four answers in ten are lost after the commit, some are 5xx, some are a
 * portal's friendly page, and the intake is killed again and again, while three tabs race with the same submissions.
 * Then rows are counted: nothing lost, nothing twice, one receipt a submission, altered resends refused.
 */
export const faultsDelivery = async ({ count }: RunOptions): Promise<Readonly<Record<string, unknown>>> => ({
  sqlite: await onSqlite(count ?? usualCount),
  postgresql: await onPostgres(count ?? usualCount),
})

type Row = { readonly id: string; readonly wire: string; readonly caseNumber: string }

const onSqlite = async (count: number) => {
  const intake = await newIntake({ words: unlimited })
  return deliverAll(intake, count, async () => {
    const database = new DatabaseSync(join(intake.data, 'intake.sqlite'), { readOnly: true })
    const rows = database.prepare(everyRow).all()
    database.close()
    return rows.map(toRow)
  })
}

const onPostgres = async (count: number) => {
  const binaries = await findPostgres()
  if (binaries === null) return 'not found'
  const cluster = await startPostgres(binaries)
  try {
    const url = await cluster.newDatabase()
    const intake = await newIntake({ words: unlimited, environment: { DATABASE_URL: url } })
    return await deliverAll(intake, count, async () => (await cluster.query(url, everyRow)).map(toRow))
  } finally {
    await cluster.stop()
  }
}

const unlimited = ['--submissions-per-minute', '1000000000']
const everyRow = 'select id, wire, case_number from submission'
const toRow = (row: Readonly<Record<string, unknown>>): Row => ({
  id: String(row.id),
  wire: String(row.wire),
  caseNumber: String(row.case_number),
})

const deliverAll = async (intake: IntakeProcess, count: number, readRows: () => Promise<readonly Row[]>) => {
  const submissions = Array.from({ length: count }, makeSubmission)
  await intake.start()
  const line = await badLine(intake.url)
  const killer = killAgainAndAgain(intake)
  const signatures = new Map<string, Set<string>>()
  let tries = 0
  const deliver = async (submission: Made): Promise<void> => {
    for (;;) {
      tries += 1
      const receipt = await receiptFrom(line.url, submission, intake.keys.set.receipts.publicKey)
      if (receipt)
        return void signatures.set(
          receipt.submissionId,
          (signatures.get(receipt.submissionId) ?? new Set()).add(receipt.signature),
        )
      await pause(10)
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: clients }, () => inTurn(submissions, deliver)))
  const seconds = (performance.now() - started) / 1000
  const kills = await killer.stop()
  const altered = await Promise.all(
    submissions.slice(0, alteredCount).map(each => put(intake.url, { ...each, wire: alter(each.wire) })),
  )
  await line.close()
  await intake.stop()
  const rows = await readRows()
  await intake.forget()
  const kept = new Map(rows.map(row => [row.id, row.wire]))
  return {
    submissions: count,
    tries,
    kills,
    ...line.faults(),
    lost: submissions.filter(({ id, wire }) => kept.get(id) !== wire).length,
    duplicated: rows.length - kept.size,
    numbersGivenTwice: rows.length - new Set(rows.map(row => row.caseNumber)).size,
    differingReceipts: [...signatures.values()].filter(each => each.size !== 1).length,
    alteredAccepted: altered.filter(answer => answer.status !== 409).length,
    seconds: Math.round(seconds * 10) / 10,
  }
}

/** A proxy before the intake that loses answers and sometimes speaks in its place. */
const badLine = async (target: string) => {
  const faults = { lostAnswers: 0, serverErrors: 0, portalPages: 0 }
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const chance = Math.random()
    if (chance < serverErrors) {
      faults.serverErrors += 1
      return void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>')
    }
    if (chance < serverErrors + portalPages) {
      faults.portalPages += 1
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>请登录无线网络</html>')
    }
    const answer = await put(target, {
      id: request.url?.split('/').at(-1) ?? '',
      wire: Buffer.concat(chunks).toString(),
    })
    const body = await answer.text()
    if (Math.random() < lostAnswers) {
      faults.lostAnswers += 1
      return void response.destroy()
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body)
  }
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    faults: () => faults,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

const killAgainAndAgain = (intake: IntakeProcess) => {
  let kills = 0
  let isOver = false
  const kill = async (): Promise<void> => {
    while (!isOver) {
      await pause(500 + Math.random() * 1500)
      if (isOver) return
      await intake.kill()
      kills += 1
      await intake.start()
    }
  }
  const killing = kill()
  return {
    stop: async (): Promise<number> => {
      isOver = true
      await killing
      return kills
    },
  }
}

type Made = { readonly id: string; readonly wire: string }

const makeSubmission = (): Made => {
  const id = randomUUID() as SubmissionId
  const envelope: Envelope = {
    ...headerOf(id, randomBytes(32).toString('base64url'), 'fault-run'),
    encapsulated: randomBytes(65).toString('base64url'),
    ciphertext: randomBytes(1_040).toString('base64url'),
  }
  return { id, wire: JSON.stringify(envelope) }
}

const alter = (wire: string): string => wire.replace('"keyId":"fault-run"', '"keyId":"fault-ran"')

const put = (url: string, { id, wire }: Made): Promise<Response> =>
  fetch(`${url}/submissions/${id}`, {
    method: 'PUT',
    body: wire,
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(10_000),
  })

/** The receipt, where the answer is one for these very bytes, as a terminal looks at it. */
const receiptFrom = async (url: string, submission: Made, publicKey: string): Promise<Receipt | undefined> => {
  const body: unknown = await put(url, submission)
    .then(answer => answer.json())
    .catch(() => undefined)
  const receipt = parse(receiptSchema, body)
  if (!receipt.ok) return undefined
  const { signature, ...statement } = receipt.value
  const isOurs = statement.submissionId === submission.id && statement.digest === (await digestText(submission.wire))
  return isOurs && (await verify(publicKey, receiptStatement(statement), signature)) ? receipt.value : undefined
}

const inTurn = async (batch: readonly Made[], work: (each: Made) => Promise<void>): Promise<void> => {
  for (const each of batch) await work(each)
}

const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds))
