import { costOf } from './estimate.ts'
import { surnameReadings } from './spell.ts'
import { surnameShares } from './surnames.ts'

const compound =
  /^(欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|宇文|长孙|轩辕|南宫|闻人|澹台|呼延|独孤|太史|申屠|公羊|濮阳|淳于|百里|东郭|西门|万俟)/

/** A name in its surname and its given name. */
export const partName = (name: string): { readonly surname: string; readonly given: string } => {
  const surname = compound.exec(name)?.[0] ?? name.slice(0, 1)
  return { surname, given: name.slice(surname.length) }
}

const discount = 0.5

/** Written names show every surname, and so the rare ones too often. */
const surnameShare = (surname: string, written: number): number =>
  0.9 * (surnameShares.get(surname) ?? 0) + 0.1 * written

/** What `openNameModel` opens, from written names: how frequent surnames, characters at each place, and pairs of them are. */
export const nameLines = (names: readonly string[]): readonly string[] => {
  const counts = {
    surname: new Map<string, number>(),
    only: new Map<string, number>(),
    first: new Map<string, number>(),
    second: new Map<string, number>(),
    pair: new Map<string, number>(),
  }
  const count = (kind: keyof typeof counts, text: string) => counts[kind].set(text, (counts[kind].get(text) ?? 0) + 1)
  for (const name of names) {
    const { surname, given } = partName(name)
    count('surname', surname)
    if (given.length === 1) count('only', given)
    if (given.length !== 2) continue
    count('first', given.slice(0, 1))
    count('second', given.slice(1))
    count('pair', given)
  }
  // A character that is known from one place may well stand at another.
  const anywhere = new Map<string, number>()
  for (const kind of ['only', 'first', 'second'] as const)
    for (const [text, number] of counts[kind]) anywhere.set(text, (anywhere.get(text) ?? 0) + number)
  const total = (map: ReadonlyMap<string, number>) => [...map.values()].reduce((sum, number) => sum + number, 0)
  const all = total(anywhere)
  const share = (kind: 'only' | 'first' | 'second', text: string) =>
    (0.85 * (counts[kind].get(text) ?? 0)) / total(counts[kind]) + (0.15 * (anywhere.get(text) ?? 0)) / all
  const lines = [
    ...[...counts.surname].flatMap(([text, number]) =>
      surnameReadings(text).map(read => ({
        kind: 'surname',
        text,
        cost: costOf(surnameShare(text, number / names.length)),
        read,
      })),
    ),
    ...(['only', 'first', 'second'] as const).flatMap(kind =>
      [...anywhere.keys()].map(text => ({ kind, text, cost: costOf(share(kind, text)), read: '' })),
    ),
    ...[...counts.pair].map(([text, number]) => {
      const [first = '', second = ''] = text
      const after = counts.first.get(first) ?? 1
      return { kind: 'pair', text, cost: costOf((number - discount) / after + 0.4 * share('second', second)), read: '' }
    }),
  ]
  return lines
    .sort((left, right) => left.cost - right.cost)
    .map(({ kind, text, cost, read }) => [kind, text, cost, read].join(' ').trim())
}
