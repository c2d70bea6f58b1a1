import { randomBytes, randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import type { SubmissionId } from '#domain/submission.ts'
import type { RecordedSubmission } from '#intake/store/case-store.ts'
import { openSqliteCaseStore } from '#intake/store/sqlite-case-store.ts'
import { digestText } from '#sealing/encoding.ts'
import { headerOf } from '../../intake/sealed-samples.ts'

const lanes = 4

/** Without it the control would spend its time moving its log into the file, and be cut when everything is written. */
const breathMs = 5

/** `node recorder.ts FILE full|normal`: records submissions until it is killed, and says each that is acknowledged. */
const [, , file = '', synchronous = 'full'] = process.argv

/** The control: the intake's own store, whose database asks for less once it has been opened and looked at. */
const openRelaxed = () => {
  const { exec } = DatabaseSync.prototype
  let database: DatabaseSync | undefined
  DatabaseSync.prototype.exec = function (words) {
    database = this
    exec.call(this, words)
  }
  const store = openSqliteCaseStore(file)
  DatabaseSync.prototype.exec = exec
  database?.exec('pragma synchronous = normal')
  return store
}

const makeSubmission = async (): Promise<RecordedSubmission> => {
  const id = randomUUID() as SubmissionId
  const header = headerOf(id, randomBytes(32).toString('base64url'), 'power-run')
  const wire = JSON.stringify({ ...header, encapsulated: 'AA', ciphertext: randomBytes(1_040).toString('base64url') })
  const digest = await digestText(wire)
  const recordedAt = header.submittedAt
  return { id, header, wire, receipt: { submissionId: id, digest, recordedAt, keyId: 'receipts-1', signature: 's' } }
}

const store = synchronous === 'full' ? openSqliteCaseStore(file) : openRelaxed()

const recordOnAndOn = async (): Promise<void> => {
  for (;;) {
    const submission = await makeSubmission()
    await store.record(submission)
    process.stdout.write(`${submission.id}\n`)
    await setTimeout(breathMs)
  }
}

await Promise.all(Array.from({ length: lanes }, recordOnAndOn))
