import { parentPort, workerData } from 'node:worker_threads'
import type { RecordedSubmission } from '#intake/store/case-store.ts'
import { openSqliteCaseStore } from '#intake/store/sqlite-case-store.ts'

/** What one of several racing processes records, all from the same moment on. */
export type Race = {
  readonly file: string
  readonly submissions: readonly RecordedSubmission[]
  /** Turns from 0 to 1 when all may start. */
  readonly gate: Int32Array
}

const { file, submissions, gate } = workerData as Race
const store = openSqliteCaseStore(file)
parentPort?.postMessage('ready')
Atomics.wait(gate, 0, 0)
const kinds: string[] = []
for (const submission of submissions) kinds.push((await store.record(submission)).kind)
await store.close()
parentPort?.postMessage(kinds)
