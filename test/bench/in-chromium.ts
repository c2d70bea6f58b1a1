import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { Hono } from 'hono'
import { build } from 'vite'
import { editionsDoor } from '#intake/editions.ts'
import { findChromium } from '../browser.ts'
import { freePort } from '../journeys/product.ts'
import { root } from '../step.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
}

/** Builds a page of the bench. @returns the folder it was built into */
export const buildPage = async (name: 'terminal' | 'peers' | 'input'): Promise<string> => {
  const folder = join(root, `.mingtang/bench-${name}`)
  await build({ configFile: join(root, `test/bench/${name}/vite.config.ts`) })
  return folder
}

/** A server of a built page, with an edition behind `/intake/edition` and files to fetch under `/files`. */
export const servePage = async (
  pages: string,
  more: { readonly edition?: string; readonly files?: string; readonly port?: number },
): Promise<{ readonly url: string; readonly sent: () => number; readonly close: () => Promise<void> }> => {
  let sent = 0
  const app = new Hono()
  app.use('/intake/edition/chunks/*', async (context, next) => {
    await next()
    sent += Number((await context.res.clone().arrayBuffer()).byteLength)
  })
  if (more.edition) app.route('/intake/edition', editionsDoor(more.edition))
  app.get('*', async context => {
    const path = normalize(new URL(context.req.url).pathname)
    const isFile = path.startsWith('/files/')
    const file = isFile ? join(more.files ?? pages, path.slice('/files/'.length)) : join(pages, path)
    if (!existsSync(file)) return context.body(null, 404)
    return context.body(new Uint8Array(await readFile(file)), 200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
    })
  })
  const server = serve({ fetch: app.fetch, port: more.port ?? 0 })
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://localhost:${port}`,
    sent: () => sent,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

/** A Chromium with a profile of its own, which can be closed and opened again. */
export type Browser = {
  readonly open: () => Promise<{
    readonly context: BrowserContext
    readonly page: Page
    readonly port: number
    /** Ends it at once, as a power cut would. */
    readonly kill: () => Promise<void>
  }>
  readonly forget: () => Promise<void>
}

export const newBrowser = async (): Promise<Browser> => {
  const profile = await mkdtemp(join(tmpdir(), 'mingtang-bench-'))
  return {
    open: async () => {
      const port = await freePort()
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: findChromium(),
        args: [`--remote-debugging-port=${port}`],
      })
      const page = context.pages()[0] ?? (await context.newPage())
      page.setDefaultTimeout(600_000)
      return { context, page, port, kill: () => killBrowser(port) }
    },
    forget: () => rm(profile, { recursive: true, force: true }),
  }
}

/** Chromium's own process, found by its debugging port. */
const killBrowser = async (port: number): Promise<void> => {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid,ppid,args'])
  const lines = stdout.split('\n').filter(line => line.includes(`--remote-debugging-port=${port}`))
  for (const line of lines) {
    const pid = Number(line.trim().split(/\s+/)[0])
    if (!line.includes('--type=')) process.kill(pid, 'SIGKILL')
  }
}

/** Heap and buffers of a page or worker after a collection, in MB. @param type as the debugging protocol calls it */
export const memoryOf = async (
  port: number,
  type: 'page' | 'worker',
): Promise<{ readonly heapMb: number; readonly bufferMb: number }> => {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly {
    readonly type: string
    readonly webSocketDebuggerUrl: string
  }[]
  const target = targets.find(each => each.type === type)
  if (!target) throw new Error(`Chromium shows no ${type} to look into`)
  const socket = new WebSocket(target.webSocketDebuggerUrl)
  await new Promise(resolve => socket.addEventListener('open', resolve))
  const call = (id: number, method: string): Promise<Readonly<Record<string, number>>> =>
    new Promise(resolve => {
      const listen = ({ data }: MessageEvent<string>) => {
        const message = JSON.parse(data) as { readonly id: number; readonly result: Readonly<Record<string, number>> }
        if (message.id !== id) return
        socket.removeEventListener('message', listen)
        resolve(message.result)
      }
      socket.addEventListener('message', listen)
      socket.send(JSON.stringify({ id, method }))
    })
  await call(1, 'HeapProfiler.collectGarbage')
  await call(2, 'HeapProfiler.collectGarbage')
  const { usedSize = 0, backingStorageSize = 0 } = await call(3, 'Runtime.getHeapUsage')
  socket.close()
  return { heapMb: megabytes(usedSize), bufferMb: megabytes(backingStorageSize) }
}

/** Bytes that the page's process holds for itself, WebAssembly included; 0 where the system does not tell. */
export const rendererMb = async (port: number): Promise<number> => {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid,args'])
  const profile = stdout.split('\n').find(line => line.includes(`--remote-debugging-port=${port}`))
  const browserPid = Number(profile?.trim().split(/\s+/)[0])
  const { stdout: all } = await promisify(execFile)('ps', ['-eo', 'pid,ppid,rss,args'])
  const rows = all.split('\n').map(line => line.trim().split(/\s+/))
  const below = (pid: number): readonly number[] =>
    rows.flatMap(([own, parent]) => (Number(parent) === pid ? [Number(own), ...below(Number(own))] : []))
  const family = new Set(below(browserPid))
  const renderers = rows.filter(row => family.has(Number(row[0])) && row.includes('--type=renderer'))
  const anonymous = await Promise.all(renderers.map(async ([pid = '']) => anonymousBytes(pid)))
  return Math.max(0, ...anonymous)
}

const anonymousBytes = async (pid: string): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024
}

export const megabytes = (bytes: number): number => Number((bytes / 1_000_000).toFixed(1))

/** The value below which so large a share of the times lies. */
export const quantile = (times: readonly number[], share: number): number =>
  Number(([...times].sort((left, right) => left - right)[Math.floor(times.length * share)] ?? 0).toFixed(2))
