import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commonCharacters } from '#press/pinyin.ts'

/**
 * The kinds of strokes by cnchar-order's letters (GF 2001-2001 《GB 13000.1字符集汉字折笔规范》): 横 and 提 are 1, 竖 and 竖钩 2,
 * 撇 3, 点 and 捺 4, all that bend 5.
 */
const kindOf: Readonly<Record<string, string>> = { j: '1', i: '1', f: '2', g: '2', s: '3', k: '4', l: '4' }

/** What `openStrokeTable` opens: characters of GB 2312 with their strokes, in the order of how frequent they are. */
export const strokeLines = (packages: string, byFrequency: readonly string[]): readonly string[] => {
  const script = readFileSync(join(packages, 'cnchar-order/cnchar.order.min.js'), 'utf8')
  const table = /JSON\.parse\('(\{"一".*?\})'\)/.exec(script)?.[1]
  if (!table) throw new Error('cnchar-order has no table where it used to be')
  const orders = JSON.parse(table) as Readonly<Record<string, string>>
  const rank = new Map(byFrequency.map((character, at) => [character, at]))
  return commonCharacters
    .filter(character => orders[character] !== undefined)
    .sort((left, right) => (rank.get(left) ?? Infinity) - (rank.get(right) ?? Infinity))
    .map(character => `${character} ${[...(orders[character] ?? '')].map(letter => kindOf[letter] ?? '5').join('')}`)
}
