import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer as createPlainServer } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hasProgram, linux, makeCertificates, policyFile, run } from './kit.ts'

/** Debian's Chromium reads policies here. */
const browserFolder = '/etc/chromium'
const browser = '/usr/bin/chromium'
const nobody = 65534

const whyNot = (): string => {
  if (process.getuid?.() !== 0) return 'not as root'
  if (!existsSync(browser) || !existsSync(browserFolder)) return 'there is no Chromium of Debian’s here'
  if (!['openssl', 'setpriv', 'pgrep'].every(hasProgram)) return 'openssl, setpriv or pgrep is missing'
  if (run('unshare', ['--mount', 'true']).status !== 0) return 'a mount namespace is not allowed'
  const version = Number(/Chromium (\d+)/.exec(run(browser, ['--version']).output)?.[1] ?? 0)
  return version < 128 ? `Chromium ${version} knows no CACertificates` : ''
}
const reason = whyNot()
const cannot = reason && `,not run: ${reason}`

let folder: string
let servers: readonly Server[] = []
let hall = ''
let started: ChildProcess | null = null

/** What the hall's page told its server, and what came to another one. */
let told: Record<string, string>
let strangerWasAsked: boolean

beforeEach(async () => {
  if (cannot) return
  folder = mkdtempSync(join(tmpdir(), 'mingtang-policy-'))
  for (const below of ['policies/managed', 'state', 'export']) mkdirSync(join(folder, below), { recursive: true })
  for (const path of [folder, join(folder, 'state'), join(folder, 'export')]) chownSync(path, nobody, nobody)
  makeCertificates(folder, ['hall.example'])
  told = {}
  strangerWasAsked = false
  const stranger = createPlainServer((_, response) => {
    strangerWasAsked = true
    response.end()
  })
  const keys = ['server/server.pem', 'server/server.key'].map(name => readFileSync(join(folder, name)))
  const own = createServer({ cert: keys[0], key: keys[1] }, ({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'https://hall.example')
    if (pathname === '/desk') told.desk = 'asked for'
    if (pathname === '/tell') told = { ...told, ...Object.fromEntries(searchParams) }
    response.setHeader('content-type', 'text/html')
    response.end(pathname === '/' ? pageOf(`http://127.0.0.1:${portOf(stranger)}/`) : '')
  })
  servers = [own, stranger]
  await Promise.all(servers.map(each => new Promise<void>(resolve => each.listen(0, '127.0.0.1', resolve))))
  hall = `hall.example:${portOf(own)}`
})

afterEach(async () => {
  if (cannot) return
  const running = started
  if (running?.exitCode === null) {
    running.kill()
    await once(running, 'exit')
  }
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true, maxRetries: 10, retryDelay: 200 })
})

const portOf = (server: Server): number => (server.address() as AddressInfo).port

/** Asks for what the kiosk's page asks for, and for what it must not get. */
const pageOf = (stranger: string): string => `<!doctype html><body><script type="module">
  const tell = words => fetch('/tell?' + new URLSearchParams(words))
  const frame = address => document.body.append(Object.assign(document.createElement('iframe'), { src: address }))
  await tell({
    secure: isSecureContext,
    kept: await navigator.storage.persist(),
    clipboard: await navigator.clipboard.writeText('').then(() => 'emptied', error => error.name),
    popup: open('/popup') === null ? 'blocked' : 'opened',
  })
  const queue = URL.createObjectURL(new Blob(['{}'], { type: 'application/json' }))
  Object.assign(document.createElement('a'), { href: queue, download: 'queue.json' }).click()
  frame('/desk')
  frame('${stranger}')
  setTimeout(() => tell({ done: true }), 2000)
</script>`

/** Starts the kiosk's launch script in a Chromium that sees only these policies, as a user without rights. */
const startKiosk = (policies: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(policies)) writeFileSync(join(folder, 'policies/managed', name), text)
  writeFileSync(join(folder, 'terminal.conf'), `URL="https://${hall}/"\nBROWSER="${join(folder, 'browser')}"\n`)
  const headless = '--headless --no-sandbox --host-resolver-rules="MAP hall.example 127.0.0.1"'
  writeFileSync(join(folder, 'browser'), `#!/bin/sh\nexec ${browser} ${headless} "$@"\n`, { mode: 0o755 })
  const asNobody = `setpriv --reuid=${nobody} --regid=${nobody} --clear-groups ${join(linux, 'mingtang-kiosk')}`
  const command = `mount --bind "${folder}" ${browserFolder} && exec ${asNobody}`
  started = spawn('unshare', ['--mount', 'sh', '-c', command], {
    stdio: 'ignore',
    env: {
      ...process.env,
      HOME: join(folder, 'state'),
      STATE_DIRECTORY: join(folder, 'state'),
      MINGTANG_CONF: join(folder, 'terminal.conf'),
      WAYLAND_DISPLAY: '',
    },
  })
}

/** The kit's policies for this test's hall. */
const kitPolicies = (): string =>
  readFileSync(policyFile, 'utf8')
    .replaceAll('hall.example', hall)
    .replace('/var/lib/mingtang/export', join(folder, 'export'))

const authority = (): string => readFileSync(join(folder, 'authority/mingtang-authority.json'), 'utf8')

const exported = (): readonly string[] => readdirSync(join(folder, 'export'))

describe.skipIf(cannot)(`a terminal’s Chromium${cannot}`, () => {
  test('under the kit’s policies opens its own origin alone, keeps its storage, and still exports the queue', async () => {
    startKiosk({ 'mingtang.json': kitPolicies(), 'mingtang-authority.json': authority() })
    await expect.poll(() => told.done, { timeout: 30_000 }).toBe('true')
    expect(told).toEqual({ secure: 'true', kept: 'true', clipboard: 'emptied', popup: 'blocked', done: 'true' })
    expect(strangerWasAsked).toBe(false)
    await expect.poll(exported, { timeout: 5_000 }).toEqual(['queue.json'])
  })

  test('without them opens any other origin too and does not promise to keep anything', async () => {
    startKiosk({ 'mingtang-authority.json': authority() })
    await expect.poll(() => told.done, { timeout: 30_000 }).toBe('true')
    expect(told).toMatchObject({ kept: 'false', clipboard: 'NotAllowedError', desk: 'asked for' })
    expect(strangerWasAsked).toBe(true)
  })

  test('without the county’s authority does not open the hall’s page', async () => {
    startKiosk({ 'mingtang.json': kitPolicies() })
    await expect.poll(() => existsSync(join(folder, 'state/profile/Default')), { timeout: 30_000 }).toBe(true)
    await wait(4_000)
    expect(told).toEqual({})
  })

  test('is started again when its page has crashed and the browser lives on', async () => {
    startKiosk({ 'mingtang.json': kitPolicies(), 'mingtang-authority.json': authority() })
    await expect.poll(() => told.done, { timeout: 30_000 }).toBe('true')
    expect(watch()).toEqual({ status: 0, output: '' })
    for (const page of pages()) process.kill(page, 'SIGKILL')
    await expect.poll(pages, { timeout: 5_000 }).toEqual([])
    expect(started?.exitCode).toBeNull()
    expect(watch().output).toContain('systemctl try-restart mingtang-kiosk.service')
  })
})

/** Runs the watchdog with a `systemctl` that only prints what it is told. */
const watch = () => {
  mkdirSync(join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'bin/systemctl'), '#!/bin/sh\necho systemctl "$@"\n', { mode: 0o755 })
  const path = `${join(folder, 'bin')}:${process.env.PATH}`
  return run(join(linux, 'mingtang-watchdog'), [], { PATH: path, KIOSK_USER: String(nobody), PAUSE: '1' })
}

const pages = (): readonly number[] =>
  run('pgrep', ['--euid', String(nobody), '--full', '--list-full', '--', '--type=renderer'])
    .output.split('\n')
    .filter(line => line !== '' && !line.includes('--top-chrome-webui'))
    .map(line => Number.parseInt(line, 10))
