import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openSqliteCaseStore, sqliteProblems } from '#intake/store/sqlite-case-store.ts'
import { digestText } from '#sealing/encoding.ts'
import type { Counted, Cut } from './cut.ts'
import { copyImage, type ImageRoom, makeImage, onImage } from './image.ts'

/** What SQLite waits for: `full` is the intake's own store, `normal` the control. */
export type Synchronous = 'full' | 'normal'

/** The intake's store records on a disk whose power is cut. */
export const cutIntakePower = async (room: ImageRoom, synchronous: Synchronous, cut: Cut): Promise<Counted> => {
  const running = await makeImage(room, 'running')
  const said: string[] = []
  const left = await onImage(running, async folder => {
    const recorder = startRecorder(join(folder, 'intake.sqlite'), synchronous)
    recorder.stdout?.on('data', part => said.push(String(part)))
    try {
      await Promise.race([once(recorder.stdout ?? recorder, 'data'), once(recorder, 'exit')])
      await cut.comes()
      recorder.kill('SIGSTOP')
      return await copyImage(room, running, 'left')
    } finally {
      await kill(recorder)
    }
  })
  const acknowledged = said.join('').split('\n').slice(0, -1)
  if (acknowledged.length === 0) throw new Error('接收服务的存储没有记下任何一件,断电试验没有做成。')
  const whole = await onImage(left, folder => wholeCases(join(folder, 'intake.sqlite')))
  return { acknowledged: acknowledged.length, lost: acknowledged.filter(id => !whole.has(id)).length }
}

const startRecorder = (file: string, synchronous: Synchronous): ChildProcess => {
  const recorder = spawn(process.execPath, [join(import.meta.dirname, 'recorder.ts'), file, synchronous], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  const killAtExit = () => recorder.kill('SIGKILL')
  process.prependOnceListener('exit', killAtExit) // before anybody tidies up what it writes to
  recorder.once('exit', () => process.off('exit', killAtExit))
  return recorder
}

const kill = async (recorder: ChildProcess): Promise<void> => {
  if (recorder.exitCode !== null || recorder.signalCode !== null) return
  const isOver = once(recorder, 'close')
  recorder.kill('SIGKILL')
  await isOver
}

/** Ids of the cases that are there byte for byte. A file in which SQLite finds anything wrong has lost everything. */
const wholeCases = async (file: string): Promise<ReadonlySet<string>> => {
  const store = openSqliteCaseStore(file)
  const cases = await store.list()
  await store.close()
  if (sqliteProblems(file).length > 0) return new Set()
  const digests = await Promise.all(cases.map(({ wire }) => digestText(wire)))
  return new Set(cases.filter(({ receipt }, at) => receipt.digest === digests[at]).map(({ id }) => id))
}
