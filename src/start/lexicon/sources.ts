import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { made } from '../folders.ts'

/** Where the text lies that was written for this lexicon. */
export const textFolder = join(import.meta.dirname, 'text')

const pinned = join(import.meta.dirname, 'sources')

/**
 * Brings the packages that words, places and strokes come from, outside the product's own, since they are large and
 * needed for building alone. @returns their folder. @throws when npm fails
 */
export const installSources = (): string => {
  const folder = join(made, 'lexicon-sources')
  const packages = join(folder, 'node_modules')
  const stamp = join(folder, 'installed-lock')
  const lock = readFileSync(join(pinned, 'package-lock.json'), 'utf8')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return packages
  mkdirSync(folder, { recursive: true })
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(pinned, file), join(folder, file))
  const words = ['ci', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const bundled = process.env.npm_execpath
  const [command, first] = bundled ? [process.execPath, [bundled]] : ['npm', []]
  const run = spawnSync(command, [...first, ...words], { cwd: folder, stdio: 'inherit' })
  if (run.status !== 0) throw new Error('词库的来源没有装上:请检查网络后再运行一次。')
  writeFileSync(stamp, lock)
  return packages
}

/** The files of a folder of text that begin with a word, in one string. */
export const textsOf = (kind: string): string =>
  readdirSync(join(textFolder, kind))
    .sort()
    .map(file => readFileSync(join(textFolder, kind, file), 'utf8'))
    .join('\n')

/** The lines of a folder of text. */
export const linesOf = (kind: string): readonly string[] => [
  ...new Set(
    textsOf(kind)
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  ),
]

/** A hash over files or whole folders, so that an artefact can say what it was built from. */
export const hashOf = (paths: readonly string[]): string => {
  const hash = createHash('sha256')
  const add = (path: string) => {
    if (!statSync(path).isDirectory()) hash.update(readFileSync(path))
    else for (const name of readdirSync(path).sort()) add(join(path, name))
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}
