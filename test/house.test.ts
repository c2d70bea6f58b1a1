import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

/** What a room may name besides its own files. `#room/` opens a whole room, `#room/file.ts` one file of it. */
type Wall = { readonly doors: readonly string[]; readonly packages: readonly string[] }

/** The table: the one place that says who may enter where. valibot is the language of schemas, spoken at every door. */
const walls: Readonly<Record<string, Wall>> = {
  domain: { doors: [], packages: ['valibot'] },
  search: { doors: ['#domain/'], packages: ['minisearch', 'opencc-js'] },
  sealing: { doors: ['#domain/'], packages: ['@hpke/core', 'sm-crypto-v2'] },
  press: {
    doors: ['#domain/', '#search/', '#sealing/'],
    packages: ['node:*', 'mammoth', 'pdfjs-dist', 'pinyin-pro', 'valibot', 'yaml'],
  },
  kiosk: {
    doors: ['#domain/', '#search/', '#sealing/'],
    packages: [
      'preact',
      '@preact/signals',
      'lucide',
      'idb-keyval',
      'opencc-js',
      'pdfjs-dist',
      'uqr',
      'valibot',
      'workbox-*',
    ],
  },
  intake: {
    doors: ['#domain/', '#sealing/'],
    packages: ['node:*', '@hono/node-server', 'hono', 'pg', 'rate-limiter-flexible', 'valibot'],
  },
  desk: { doors: ['#domain/', '#sealing/', '#intake/store/case-store.ts'], packages: ['node:*', 'hono', 'valibot'] },
  start: {
    doors: ['#domain/', '#search/', '#sealing/', '#press/', '#kiosk/', '#intake/', '#desk/'],
    packages: ['node:*', 'chinese-days', 'hono', '@hono/node-server', 'pinyin-pro', 'valibot', 'vite'],
  },
}
const rooms = Object.keys(walls)

/** Packages that can be replaced in one place, because one file of a room names them. */
const namedOnce: Readonly<Record<string, string | null>> = {
  minisearch: 'src/search/name-index.ts',
  'opencc-js': null,
  mammoth: null,
  'pinyin-pro': null,
  '@hpke/core': null,
  'idb-keyval': null,
  'node:sqlite': null,
  'chinese-days': 'src/start/make-calendar.ts',
  pg: null,
  'rate-limiter-flexible': null,
  'sm-crypto-v2': 'src/sealing/sm.ts',
  'pdfjs-dist': null,
  uqr: null,
  yaml: null,
  'workbox-window': null,
}

const bannedWords = /^(utils?|helpers?|commons?|shared|misc|managers?|services?|bases?|data|infos?|libs?)$/

/** The hearth: no clock, no randomness, no network, so that everything there is decided by its arguments. */
const hearth = ['domain', 'search', 'sealing']
const clocks = /^(Date\.now|new Date|Date|Math\.random|fetch|setTimeout|setInterval|performance\.now)$/
const randomness = /^crypto\.(randomUUID|getRandomValues)$/

const root = fileURLToPath(new URL('..', import.meta.url))

type Source = { readonly path: string; readonly text: string }
type SyntaxNode = { readonly type: string; readonly [field: string]: unknown }

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const nodesOf = (value: unknown): readonly SyntaxNode[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf)
  if (!isNode(value)) return []
  return [value, ...Object.values(value).flatMap(nodesOf)]
}

/** A source with every node of its syntax. */
type House = { readonly path: string; readonly room: string; readonly nodes: readonly SyntaxNode[] }

const enter = ({ path, text }: Source): House => {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  return { path, room: path.split('/')[1] ?? '', nodes: nodesOf(program.body) }
}

const importing = [
  'ImportDeclaration',
  'ImportExpression',
  'ExportAllDeclaration',
  'ExportNamedDeclaration',
  'TSImportType',
]

/** What a file imports, types too, without `?worker&url`; `null` where an import is computed. */
const importsOf = ({ nodes }: House): readonly (string | null)[] =>
  nodes
    .filter(node => importing.includes(node.type))
    .map(node => (node.type === 'TSImportType' ? (node.source ?? node.argument) : node.source))
    .filter(source => source !== null && source !== undefined)
    .map(source =>
      isNode(source) && typeof source.value === 'string' ? (source.value.split('?')[0] ?? source.value) : null,
    )

const namesOf = (file: House): readonly string[] => importsOf(file).filter(name => name !== null)

const isWithin = (allowed: string, name: string): boolean =>
  allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed || name.startsWith(`${allowed}/`)

const isOpen = (door: string, name: string): boolean => (door.endsWith('/') ? name.startsWith(door) : name === door)

/** Why a file may not import what it imports. */
const wallProblems = (file: House): readonly string[] => {
  const wall = walls[file.room]
  if (!wall) return [`${file.path} lies in no room`]
  const computed =
    file.room !== 'start' && importsOf(file).includes(null) ? [`${file.path} imports what it computes`] : []
  return [...computed, ...namesOf(file).flatMap(name => whyNot(file, wall, name).map(why => `${file.path} ${why}`))]
}

const whyNot = ({ path, room }: House, wall: Wall, name: string): readonly string[] => {
  if (name.startsWith('#')) {
    if (name.startsWith(`#${room}/`)) return [`names its own room from outside: ${name}`]
    return wall.doors.some(door => isOpen(door, name)) ? [] : [`enters a room that is closed to ${room}: ${name}`]
  }
  if (!name.startsWith('.'))
    return wall.packages.some(allowed => isWithin(allowed, name))
      ? []
      : [`imports a package that is closed to ${room}: ${name}`]
  if (!posix.join(dirname(path), name).startsWith(`src/${room}/`)) return [`climbs out of its room: ${name}`]
  return name.startsWith('../../') ? [`climbs more than one level: ${name}`] : []
}

/** Packages that more than one file of a room names, or another file than the agreed one. */
const namedTwice = (files: readonly House[]): readonly string[] =>
  Object.entries(namedOnce).flatMap(([name, agreed]) =>
    rooms.flatMap(room => {
      const naming = files.filter(file => file.room === room && namesOf(file).some(each => isWithin(name, each)))
      const strangers = agreed ? naming.filter(file => file.path !== agreed) : naming.slice(1)
      return strangers.map(file => `${file.path} names ${name}, which ${agreed ?? naming[0]?.path} names already`)
    }),
  )

const targetOf = (file: House, name: string): string | null => {
  if (name.startsWith('#')) return `src/${name.slice(1)}`
  return name.startsWith('.') ? posix.join(dirname(file.path), name) : null
}

/** Rings of files that import one another, each told once from its first file. */
const cycles = (files: readonly House[]): readonly string[] => {
  const targets = new Map(files.map(file => [file.path, namesOf(file).map(name => targetOf(file, name))]))
  const found: string[] = []
  const done = new Set<string>()
  const walk = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (trail.includes(path) || done.has(path)) return
    for (const target of targets.get(path) ?? []) if (target !== null) walk(target, [...trail, path])
    done.add(path)
  }
  for (const { path } of files) walk(path, [])
  return found
}

const nameOf = (node: unknown): string => {
  if (!isNode(node)) return ''
  if (node.type === 'Identifier') return String(node.name)
  return node.type === 'MemberExpression' ? `${nameOf(node.object)}.${nameOf(node.property)}` : ''
}

/** Clock, randomness and network as a file of the hearth reaches for them. */
const reaches = ({ path, room, nodes }: House): readonly string[] => {
  if (!hearth.includes(room)) return []
  const reached = nodes.flatMap(node => {
    if (node.type === 'MemberExpression') return [nameOf(node)]
    if (node.type === 'CallExpression') return [nameOf(node.callee)]
    const isWithoutArgument = Array.isArray(node.arguments) && node.arguments.length === 0
    return node.type === 'NewExpression' && isWithoutArgument ? [`new ${nameOf(node.callee)}`] : []
  })
  const banned = reached
    .map(name => name.replace(/^(globalThis|self|window)\./, ''))
    .filter(name => clocks.test(name) || (room !== 'sealing' && randomness.test(name)))
  return [...new Set(banned)].map(name => `${path} uses ${name}`)
}

const carelessness: Readonly<Record<string, string>> = {
  TSAnyKeyword: 'any',
  TSNonNullExpression: 'a non-null !',
  ExportDefaultDeclaration: 'a default export',
  ExportAllDeclaration: 'export *',
}

/** `any`, `!`, default exports and barrels. */
const careless = ({ path, nodes }: House): readonly string[] =>
  nodes.flatMap(node => {
    const isReExport = node.type === 'ExportNamedDeclaration' && isNode(node.source)
    const isAllowed = node.type === 'ExportDefaultDeclaration' && path.endsWith('.config.ts')
    const what = isReExport ? 'a re-export' : carelessness[node.type]
    return what && !isAllowed ? [`${path} has ${what}`] : []
  })

const badNames = (path: string): readonly string[] =>
  path
    .split('/')
    .flatMap(part => part.split(/[-._]/))
    .filter(word => bannedWords.test(word.toLowerCase()))
    .map(word => `${path} is called ${word}`)

const sources: readonly Source[] = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && /\.(ts|tsx|js)$/.test(entry.name))
  .map(entry => join(entry.parentPath, entry.name))
  .map(path => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
const house = sources.map(enter)

describe('the house as it stands', () => {
  test('has every room of the table', () => {
    expect(new Set(house.map(file => file.room))).toEqual(new Set(rooms))
  })

  test.each(rooms)('keeps %s within its walls', room => {
    expect(house.filter(file => file.room === room).flatMap(wallProblems)).toEqual([])
  })

  test('names each replaceable package in one file of a room', () => {
    expect(namedTwice(house)).toEqual([])
  })

  test('has no files that import one another in a ring', () => {
    expect(cycles(house)).toEqual([])
  })

  test('reads no clock, draws no chance and calls nobody at the hearth', () => {
    expect(house.flatMap(reaches)).toEqual([])
  })

  test('has no any, no !, no default exports and no barrels', () => {
    expect(house.flatMap(careless)).toEqual([])
  })

  test('gives every file a name that says what it is', () => {
    expect(house.flatMap(file => badNames(file.path.slice('src/'.length)))).toEqual([])
  })

  test('compiles every room by its own tsconfig.json', () => {
    expect(rooms.filter(room => !existsSync(join(root, 'src', room, 'tsconfig.json')))).toEqual([])
  })

  test('is worked by at most nine commands', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
    expect(Object.keys(scripts).length).toBeLessThanOrEqual(9)
  })
})

describe('the walls', () => {
  const made = (path: string, text: string) => enter({ path, text })

  test.each([
    ['src/domain/a.ts', `import { readFile } from 'node:fs/promises'`, 'imports a package that is closed to domain'],
    ['src/domain/a.ts', `import type { Query } from '#search/engine.ts'`, 'enters a room that is closed to domain'],
    ['src/search/a.ts', `import { signal } from '@preact/signals'`, 'imports a package that is closed to search'],
    ['src/kiosk/ui/a.tsx', `import { intakeApp } from '#intake/app.ts'`, 'enters a room that is closed to kiosk'],
    ['src/kiosk/ui/a.tsx', `const a = await import('hono')`, 'imports a package that is closed to kiosk'],
    ['src/desk/a.ts', `import { open } from '#intake/store/sqlite-case-store.ts'`, 'enters a room that is closed'],
    ['src/desk/a.ts', `import type { CaseStore } from '../intake/store/case-store.ts'`, 'climbs out of its room'],
    ['src/kiosk/ui/text/a.ts', `export * from '../../main.tsx'`, 'climbs more than one level'],
    ['src/press/a.ts', `type A = import('hono').Hono`, 'imports a package that is closed to press'],
    ['src/press/a.ts', `import { press } from '#press/press.ts'`, 'names its own room from outside'],
    ['src/press/a.ts', 'const a = await import(name)', 'imports what it computes'],
    ['src/shed/a.ts', '', 'lies in no room'],
  ])('report a made-up bad import in %s: %s', (path, text, why) => {
    expect(wallProblems(made(path, text)).join()).toContain(why)
  })

  test('let through what the table opens', () => {
    const desk = `import type { CaseStore } from '#intake/store/case-store.ts'\nimport { html } from 'hono/html'`
    expect(wallProblems(made('src/desk/a.ts', desk))).toEqual([])
    const kiosk = `import '../ui/a.css'\nimport url from './a.worker.ts?worker&url'\nimport { h } from 'preact/hooks'`
    expect(wallProblems(made('src/kiosk/list/a.ts', kiosk))).toEqual([])
  })

  test('report a replaceable package that a second file names', () => {
    const files = ['src/kiosk/a/a.ts', 'src/kiosk/b/b.ts'].map(path => made(path, `import { get } from 'idb-keyval'`))
    expect(namedTwice(files)).toEqual(['src/kiosk/b/b.ts names idb-keyval, which src/kiosk/a/a.ts names already'])
    expect(namedTwice([made('src/search/engine.ts', `import MiniSearch from 'minisearch'`)])).toHaveLength(1)
  })

  test('report a ring across rooms', () => {
    const files = [
      made('src/domain/a.ts', `import { b } from './b.ts'`),
      made('src/domain/b.ts', `import { c } from '#search/c.ts'`),
      made('src/search/c.ts', `import type { A } from '#domain/a.ts'`),
    ]
    expect(cycles(files)).toEqual(['src/domain/a.ts → src/domain/b.ts → src/search/c.ts → src/domain/a.ts'])
  })

  test.each(['Date.now()', 'new Date()', 'Math.random()', 'crypto.randomUUID()', `fetch('/')`, 'setTimeout(go)'])(
    'report %s at the hearth, not at the edge',
    text => {
      expect(reaches(made('src/domain/a.ts', text))).toHaveLength(1)
      expect(reaches(made('src/start/a.ts', text))).toEqual([])
    },
  )

  test('leave sealing its WebCrypto and the domain its dates from numbers', () => {
    expect(reaches(made('src/sealing/a.ts', 'crypto.getRandomValues(bytes)'))).toEqual([])
    expect(reaches(made('src/domain/a.ts', 'new Date(count); Date.UTC(2026, 1); Date.parse(at)'))).toEqual([])
  })

  test.each(['let a: any', 'a!.b', 'export default a', `export * from './b.ts'`, `export { b } from './b.ts'`])(
    'report %s',
    text => {
      expect(careless(made('src/kiosk/a.ts', text))).toHaveLength(1)
    },
  )

  test('report a name that says nothing, and let the library be', () => {
    expect(['ui/date-utils.ts', 'data/a.ts', 'lib.ts'].flatMap(badNames)).toHaveLength(3)
    expect(badNames(`kiosk/library/${basename(import.meta.url)}`)).toEqual([])
  })
})
