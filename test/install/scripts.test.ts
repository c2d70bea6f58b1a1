import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasProgram, kit, linux, policyFile, run } from './kit.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingtang-install-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const scripts = [...['mingtang-kiosk', 'mingtang-watchdog'].map(name => join(linux, name)), ...listOf('tls', '.sh')]

function listOf(below: string, ending: string): readonly string[] {
  return readdirSync(join(kit, below), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(ending))
    .map(name => join(kit, below, name))
}

describe('the install kit', () => {
  test.each(scripts)('has a script that a shell understands and may run: %s', script => {
    expect(run('sh', ['-n', script])).toEqual({ status: 0, output: '' })
    expect(statSync(script).mode & 0o111).toBe(0o111)
  })

  test('never tells a browser to trust what it should not, to hide a sandbox or to open a debugging port', () => {
    const forbidden =
      /^\s*['"]?--(ignore-certificate-errors|unsafely-treat|no-sandbox|incognito|guest|remote-debugging)/m
    for (const file of [join(linux, 'mingtang-kiosk'), join(kit, 'windows/mingtang-kiosk.ps1')])
      expect(readFileSync(file, 'utf8')).not.toMatch(forbidden)
  })

  test('sets the same policies on Windows as on Linux, but for the folder of exported queues', () => {
    const onLinux = JSON.parse(readFileSync(policyFile, 'utf8')) as Readonly<Record<string, unknown>>
    const onWindows = parseRegistry(readFileSync(join(kit, 'windows/mingtang-chrome.reg'), 'utf8'))
    expect(onWindows).toEqual({
      ...Object.fromEntries(Object.entries(onLinux).map(([name, value]) => [name, asInRegistry(value)])),
      DownloadDirectory: 'C:\\ProgramData\\Mingtang\\export',
    })
  })

  test('keeps what the browser holds: no policy forgets site data, forces a private window or an ephemeral profile', () => {
    const policies = JSON.parse(readFileSync(policyFile, 'utf8')) as Readonly<Record<string, unknown>>
    expect(Object.keys(policies)).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(ForceEphemeralProfiles|ClearBrowsingDataOnExit|DefaultCookies|Cookies)/),
      ]),
    )
    expect(policies.IncognitoModeAvailability).toBe(1)
  })
})

const parseRegistry = (text: string): Readonly<Record<string, unknown>> => {
  const key = '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome'
  const [, ...sections] = text.split(key)
  return Object.fromEntries(
    sections.flatMap(section => {
      const [head = '', ...lines] = section.split('\r\n')
      const values = lines.filter(line => line !== '').map(parseValue)
      return head === ']' ? values : [[head.slice(1, -1), values.map(([, value]) => value)]]
    }),
  )
}

const parseValue = (line: string): readonly [string, unknown] => {
  const [, name = '', value = ''] = /^"([^"]+)"=(.*)$/.exec(line) ?? []
  return [name, value.startsWith('dword:') ? Number(`0x${value.slice(6)}`) : JSON.parse(value)]
}

const asInRegistry = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value)

describe('the launch script', () => {
  /** Runs it with a browser that only prints what it is told. */
  const launch = (name: string, url: string) => {
    const conf = join(folder, `${name}.conf`)
    writeFileSync(conf, `URL="${url}"\nBROWSER=echo\n`)
    return run(join(linux, 'mingtang-kiosk'), [], { MINGTANG_CONF: conf, STATE_DIRECTORY: folder, WAYLAND_DISPLAY: '' })
  }

  test('opens no address in plain HTTP but this very machine’s', () => {
    expect(launch('plain', 'http://hall.example/')).toMatchObject({ status: 1 })
    expect(launch('plain', 'http://localhost.example/')).toMatchObject({ status: 1 })
    expect(launch('plain', 'http://hall.example/').output).toContain('须以 https:// 开头')
  })

  test('opens the address of the first run again, and no other origin, under which the queue would be stranded', () => {
    const first = launch('first', 'https://hall.example/?terminal=hall-1')
    expect(first.status).toBe(0)
    expect(first.output.trim().endsWith(' https://hall.example/?terminal=hall-1')).toBe(true)
    expect(launch('renamed', 'https://hall.example/?terminal=hall-2').status).toBe(0)
    for (const other of ['https://hall.example:8420/', 'http://localhost/', 'https://other.example/'])
      expect(launch('other', other)).toMatchObject({ status: 1, output: expect.stringContaining('待发箱') })
  })
})

const noAnalyzer = hasProgram('systemd-analyze') ? '' : ',not run: there is no systemd here'

describe.skipIf(noAnalyzer)(`the units${noAnalyzer}`, () => {
  test.each(['in cage', 'in X'])('are understood by systemd, %s', way => {
    const units = join(folder, way.replace(' ', '-'))
    cpSync(join(linux, 'systemd'), units, { recursive: true })
    if (way === 'in X') cpSync(join(units, 'x.conf'), join(units, 'mingtang-kiosk.service.d/x.conf'))
    const files = readdirSync(units, { recursive: true, encoding: 'utf8' }).filter(name =>
      /\.(service|conf)$/.test(name),
    )
    for (const file of files) standIn(join(units, file))
    const names = readdirSync(units).filter(name => /\.(service|timer)$/.test(name))
    expect(run('systemd-analyze', ['verify', ...names.map(name => join(units, name))])).toEqual({
      status: 0,
      output: '',
    })
  })
})

/** systemd also looks whether the programs are there; cage, X and the kit's own are not installed here. */
const standIn = (unit: string): void =>
  writeFileSync(unit, readFileSync(unit, 'utf8').replace(/^(ExecStart=)\/\S+/gm, '$1/bin/true'))
