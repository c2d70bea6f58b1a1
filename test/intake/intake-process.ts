import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { press } from '#press/press.ts'
import type { Edition } from '#press/print.ts'
import { writeEdition } from '#press/write.ts'
import { root } from '../step.ts'
import { type MadeKeys, makeKeys } from './made-keys.ts'
import { demoCounty, someDay } from './sealed-samples.ts'

const main = join(root, 'src/intake/main.ts')

/** A receive-only intake as a process of its own, with a data folder of its own. */
export type IntakeProcess = {
  readonly url: string
  readonly data: string
  readonly keys: MadeKeys
  readonly start: () => Promise<void>
  /** Ends it as a power failure would. */
  readonly kill: () => Promise<void>
  /** Asks it to stop. @returns its exit code */
  readonly stop: () => Promise<number | null>
  /** Everything it has logged, a line each. */
  readonly logged: () => readonly string[]
  /** Runs another command of the intake on the same data. */
  readonly run: (...words: readonly string[]) => Promise<Ran>
  readonly forget: () => Promise<void>
}

/** The demo county with its calendar and nothing in its library. */
const editionWithoutDocuments = async (folder: string): Promise<Edition> => {
  for (const each of ['place.json', 'terminals', 'calendar'])
    await cp(join(demoCounty, each), join(folder, each), { recursive: true })
  await mkdir(join(folder, 'library'))
  const printed = await press({ place: folder, laws: null, printedAt: someDay })
  if (!printed.ok) throw new Error(printed.problems.map(problem => problem.message).join('\n'))
  return printed.value
}

export type Ran = { readonly code: number; readonly said: string }

/** Makes an intake, which is yet to be started. @param words further words for `serve` */
export const newIntake = async (
  more: { readonly words?: readonly string[]; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<IntakeProcess> => {
  const data = await mkdtemp(join(tmpdir(), 'mingtang-intake-'))
  const keys = await makeKeys()
  await mkdir(join(data, 'keys'))
  const { set, receiptsPrivateKey } = keys
  await writeFile(join(data, 'keys/intake.json'), JSON.stringify({ set, receiptsPrivateKey }))
  await writeEdition(join(data, 'edition'), await editionWithoutDocuments(join(data, 'place')))
  const port = await freePort()
  const env = { ...process.env, ...more.environment, NODE_NO_WARNINGS: '1' }
  const serving = ['--edition', join(data, 'edition'), '--port', String(port)]
  const words = [main, 'serve', '--data', data, ...serving, ...(more.words ?? [])]
  const lines: string[] = []
  let child: ChildProcess | undefined
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const isOver = once(child, 'exit')
    child.kill(signal)
    await isOver
    return child.exitCode
  }
  const killAtEnd = () => child?.kill('SIGKILL')
  process.once('exit', killAtEnd)
  return {
    url: `http://127.0.0.1:${port}/intake`,
    data,
    keys,
    start: async () => {
      child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
      child.stdout?.on('data', part => lines.push(...String(part).split('\n').filter(Boolean)))
      await saysStarted(child)
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    logged: () => lines,
    run: (...command) => runCommand([main, ...command, '--data', data], env),
    forget: async () => {
      process.off('exit', killAtEnd)
      await end('SIGKILL')
      await rm(data, { recursive: true, force: true })
    },
  }
}

const runCommand = (words: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> =>
  new Promise(resolve =>
    execFile(process.execPath, words, { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, said: `${stdout}${stderr}` }),
    ),
  )

const saysStarted = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', part => {
      said += String(part)
      if (said.includes('接收服务已启动')) resolve()
    })
    child.once('exit', code => reject(new Error(`the intake stopped with ${code} before it was ready:\n${said}`)))
  })

/** A port of this machine that nobody listens on. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
