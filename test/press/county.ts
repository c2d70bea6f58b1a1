import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import { type PressOrder, press } from '#press/press.ts'
import type { Edition } from '#press/print.ts'
import { tellProblem } from '#press/problem.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const demo = join(root, 'kiosk-config/demo-county')
export const printedAt = Date.parse('2026-11-21T01:00:00.000Z')

/** A folder that is there while the tests of a file run. */
export const temporaryFolder = (): (() => string) => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingtang-press-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return () => folder
}

/** Files by their path below `library/`. */
export type LibraryFiles = Readonly<Record<string, string | Uint8Array>>

/** A new folder of the demo county with these files in its library and no others. */
export const newCounty = async (within: string, files: LibraryFiles): Promise<string> => {
  const folder = await mkdtemp(join(within, 'county-'))
  await cp(join(demo, 'place.json'), join(folder, 'place.json'))
  await cp(join(demo, 'terminals'), join(folder, 'terminals'), { recursive: true })
  await mkdir(join(folder, 'library'))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, 'library', name)), { recursive: true })
    await writeFile(join(folder, 'library', name), content)
  }
  return folder
}

/** A document as editors keep it: its fields, then one article. */
export const write = (...lines: readonly string[]) => ['---', ...lines, '---', '', '第一条 正文。', ''].join('\n')

/** The content with a part of it changed; what is not there cannot be changed. */
export const change = (content: string, from: string, to: string) => {
  if (!content.includes(from)) throw new Error(`no ${from}`)
  return content.replace(from, to)
}

export const order = (changed: Partial<PressOrder>): PressOrder => ({ place: null, laws: null, printedAt, ...changed })

export const printed = async (changed: Partial<PressOrder>): Promise<Edition> => {
  const outcome = await press(order(changed))
  if (!outcome.ok) throw new Error(outcome.problems.map(tellProblem).join('\n'))
  return outcome.value
}

/** What the press has to say against a county, files named as below `library/`. */
export const problemsOf = async (place: string, laws: string | null = null) => {
  const outcome = await press(order({ place, laws }))
  const library = join(place, 'library')
  return outcome.ok
    ? []
    : outcome.problems.map(problem => ({ ...problem, file: problem.file.slice(library.length + 1) }))
}

/** The press as an editor runs it. */
export const runMain = (...words: readonly string[]) =>
  spawnSync(process.execPath, ['src/press/main.ts', ...words], { cwd: root, encoding: 'utf8' })
