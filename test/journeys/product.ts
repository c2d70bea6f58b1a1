import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The whole product, started as `npm start` does, on a port and a data folder of its own. */
export type Product = {
  readonly url: string
  readonly data: string
  /** The PIN of the first member of staff. */
  readonly pin: string
  /** Everything that the process has said, over all its starts. */
  readonly said: () => string
  /** Stops the process, as a cut line or a power failure at the server would. */
  readonly stop: () => Promise<void>
  /** Starts it again on the same port and data. */
  readonly start: () => Promise<void>
}

/** Starts the product. @param words further words for the command line */
export const startProduct = async (...words: readonly string[]): Promise<Product> => {
  const data = await mkdtemp(join(tmpdir(), 'mingtang-'))
  const port = await freePort()
  let running: ChildProcess | undefined
  let said = ''
  const start = async () => {
    running = spawn(process.execPath, ['src/start/main.ts', '--port', String(port), '--data', data, ...words], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [running.stdout, running.stderr])
      stream?.on('data', part => {
        said += String(part)
      })
    const child = running
    process.once('exit', () => child.kill('SIGKILL'))
    await saysStarted(running)
  }
  const stop = async () => {
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    running.kill('SIGKILL')
    await once(running, 'exit')
  }
  await start()
  const [first] = JSON.parse(await readFile(join(data, 'demo-pins.json'), 'utf8')) as { pin: string }[]
  return { url: `http://localhost:${port}`, data, pin: first?.pin ?? '', said: () => said, start, stop }
}

const saysStarted = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', part => {
        said += String(part)
        if (said.includes('明堂已启动')) resolve()
      })
    child.once('exit', code => reject(new Error(`the product stopped with ${code} before it was ready:\n${said}`)))
  })

/** A port nobody listens on. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
