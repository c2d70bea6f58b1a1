import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { root } from '../../src/start/folders.ts'
import { until } from './until.ts'

/** The product as a child process. */
export type Product = { readonly stop: () => Promise<void> }

const startPatience = 180_000
const stopPatience = 10_000
const logLength = 4_000

/** Prints the demo county's edition into a folder. @throws with the press's words when it does not print */
export const pressDemo = async (out: string): Promise<void> => {
  const { child, log } = run('src/press/main.ts', '--place', 'kiosk-config/demo-county', '--out', out)
  await ended(child)
  if (child.exitCode !== 0) throw new Error(`版次没有印成:\n${log()}`)
}

/** Starts the product and waits until it answers; the first start builds the kiosk. */
export const startProduct = async (at: { port: number; data: string; edition: string }): Promise<Product> => {
  const { port, data, edition } = at
  const { child, log } = run('src/start/main.ts', '--port', `${port}`, '--data', data, '--edition', edition)
  await until(`产品在端口 ${port} 应答`, startPatience, async () => {
    if (isEnded(child)) throw new Error(`产品没有启动:\n${log()}`)
    const answer = await fetch(`http://localhost:${port}/`).catch(() => null)
    return answer?.ok === true
  })
  return { stop: () => stop(child) }
}

/** A port that nobody listens on. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('没有空闲的端口')
  return address.port
}

const run = (script: string, ...words: readonly string[]) => {
  const child = spawn(process.execPath, [join(root, script), ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-logLength)
    })
  return { child, log: () => said }
}

const isEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

const ended = async (child: ChildProcess): Promise<void> => {
  if (!isEnded(child)) await once(child, 'exit')
}

const stop = async (child: ChildProcess) => {
  const timer = setTimeout(() => child.kill('SIGKILL'), stopPatience)
  child.kill('SIGTERM')
  await ended(child)
  clearTimeout(timer)
}
