import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { clausesOf } from './han.ts'

/** Which part of a folder of laws: counted for the lexicon, for setting its weights, or never seen until it is tested. */
export type Part = 'counted' | 'tuning' | 'heldOut'

/**
 * A tenth of all laws is held out and a tenth is for tuning, by a hash of the law's name without place and date, so that
 * other versions of a law fall into the same part.
 */
export const partOf = (fileName: string): Part => {
  const name = basename(fileName, '.md')
    .replace(/[(（].*$/, '')
    .replace(/^.{2,4}(省|市)/, '')
  const [first = 0] = createHash('sha256').update(name).digest()
  return first < 26 ? 'heldOut' : first < 52 ? 'tuning' : 'counted'
}

/** The clauses of one part of a folder of laws, without what stands before each law's articles. */
export const lawClauses = (folder: string, part: Part): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.md') && partOf(path) === part)
    .sort()
    .flatMap(path => clausesOf(readFileSync(join(folder, path), 'utf8').split('<!-- INFO END -->').at(-1) ?? ''))
