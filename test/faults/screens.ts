import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '../browser.ts'
import { startProduct } from '../journeys/product.ts'
import { type Checked, checkIn, type Orientation, orientations } from './screen-checks.ts'
import type { ControlSize, Fault, FaultKind } from './screen-measures.ts'
import { lonelyLooks, lookAs, standardLook } from './screen-modes.ts'
import { reach, type ScreenRow, screenTable, withVoice } from './screen-table.ts'

/** One screen, in one mode, on a terminal that stands or lies so. */
type Cell = { readonly screen: string; readonly orientation: Orientation; readonly mode: string }
type FaultOfCell = Fault & Cell
type Walked = { readonly cells: (Cell & Checked)[]; readonly faults: FaultOfCell[] }

/**
 * Goes to every screen of the terminal by touch, on three terminals and in seven modes, and looks at each for whatever
 * a machine can find: axe, what runs out of the screen, targets too small, out of reach or out of sight. One fault met
 * in many cells is told once, with where it is worst.
 */
export const faultsScreens = async (): Promise<Readonly<Record<string, unknown>>> => {
  const started = performance.now()
  const product = await startProduct()
  const browser = await chromium.launch({ executablePath: findChromium() })
  const walked: Walked = { cells: [], faults: [] }
  try {
    for (const orientation of namesOf(orientations).filter(isAsked('SCREENS_ORIENTATIONS')))
      for (const rows of parties) await walk({ browser, url: product.url, orientation, rows }, walked)
  } finally {
    await browser.close()
    await product.stop()
  }
  const report = { ...reportOf(walked), seconds: Math.round((performance.now() - started) / 1000) }
  if (report.problems.length > 0) process.exitCode = 1
  if (process.argv.includes('--json')) return report
  printTable(walked, report)
  return {}
}

/** While developing, `SCREENS=home,policy` looks at those alone. */
const isAsked =
  (variable: string) =>
  (name: string): boolean =>
    process.env[variable]?.split(',').includes(name) ?? true

const namesOf = <Name extends string>(of: Readonly<Record<Name, unknown>>): readonly Name[] => Object.keys(of) as Name[]

/** What is walked through in one page: a clock that has been put forward serves no other screen. */
const parties: readonly (readonly ScreenRow[])[] = [
  screenTable.filter(({ clock }) => !clock),
  ...screenTable.filter(({ clock }) => clock).map(row => [row]),
].map(rows => rows.filter(({ name }) => isAsked('SCREENS')(name)))

type Room = {
  readonly browser: Browser
  readonly url: string
  readonly orientation: Orientation
  readonly rows: readonly ScreenRow[]
}

/** Walks through some rows of the table on one terminal. */
const walk = async ({ browser, url, orientation, rows }: Room, walked: Walked): Promise<void> => {
  if (rows.length === 0) return
  const { viewport, address } = orientations[orientation]
  const context = await browser.newContext({ viewport, hasTouch: true, locale: 'zh-CN', reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.addInitScript(withVoice)
  const clock = rows[0]?.clock
  if (clock) await page.clock.install({ time: new Date(clock) })
  const load = () => page.goto(url + address)
  let at: string | null = null
  for (const row of rows) {
    try {
      await reach(page, row, at, load)
      at = row.name
      await lookAt(page, row, orientation, walked)
    } catch (error) {
      at = null
      const cell: Cell = { screen: row.name, orientation, mode: 'standard' }
      walked.faults.push({ kind: 'unreachable', what: row.name, detail: why(error), ...cell })
    }
  }
  await context.close()
}

/** What could not be done, and what stood in its way. */
const why = (error: unknown): string => {
  const [first = '', ...others] = (error instanceof Error ? error.message : String(error)).split('\n')
  const more = others.filter(line => /intercepts|Locator:|waiting for locator/.test(line))
  return [first, more[0]?.trim() ?? ''].join(' ').trim()
}

/** Looks at the screen in view in every mode, and leaves it as it was. */
const lookAt = async (page: Page, row: ScreenRow, orientation: Orientation, walked: Walked): Promise<void> => {
  for (const mode of row.isUntouched ? ['standard'] : namesOf(lonelyLooks)) {
    const checked = await checkIn(page, row, orientation, lonelyLooks[mode] ?? standardLook)
    if (!checked) continue
    const cell: Cell = { screen: row.name, orientation, mode }
    walked.cells.push({ ...cell, ...checked })
    walked.faults.push(...checked.faults.map(fault => ({ ...fault, ...cell })))
  }
  if (!row.isUntouched) await lookAs(page, standardLook)
}

const count = (faults: readonly Fault[], ...kinds: readonly FaultKind[]): number =>
  faults.filter(({ kind }) => kinds.includes(kind)).length

const reportOf = ({ cells, faults }: Walked) => ({
  cells: cells.length,
  axeViolations: count(faults, 'axe'),
  sideways: count(faults, 'sideways', 'clipped'),
  smallTargets: count(faults, 'smallTarget'),
  outOfReach: count(faults, 'outOfReach'),
  outOfSight: count(faults, 'outOfSight', 'covered', 'fieldHidden', 'unreachable'),
  lowestContrast: lowestOf(cells),
  smallestTargetMm: smallestOf(cells),
  problems: problemsOf(faults),
})

const lowestOf = (cells: readonly (Cell & Checked)[]): Readonly<Record<string, number>> => {
  const lowest: Record<string, number> = {}
  for (const { mode, lowestContrast } of cells)
    if (lowestContrast !== null) lowest[mode] = Math.min(lowest[mode] ?? 21, lowestContrast)
  return lowest
}

type Smallest = ControlSize & { readonly screen: string; readonly mode: string }

const smallestOf = (cells: readonly (Cell & Checked)[]): Readonly<Partial<Record<Orientation, Smallest>>> => {
  const found: Partial<Record<Orientation, Smallest>> = {}
  for (const { orientation, screen, mode, smallest } of cells) {
    const before = found[orientation]
    if (smallest && (!before || smallest.mm < before.mm)) found[orientation] = { ...smallest, screen, mode }
  }
  return found
}

/** A fault, in how many cells it was met, and in which. */
type Problem = Fault & { readonly count: number; readonly where: readonly string[] }

const mostPlaces = 8

/** The same fault together, what is met most first. */
const problemsOf = (faults: readonly FaultOfCell[]): readonly Problem[] =>
  [...Map.groupBy(faults, ({ kind, what }) => `${kind} ${what}`).values()]
    .flatMap(([first, ...others]): Problem[] => {
      if (!first) return []
      const { kind, what, detail } = first
      const where = [first, ...others].map(each => `${each.screen} ${each.orientation} ${each.mode}`)
      return [{ kind, what, detail, count: where.length, where: where.slice(0, mostPlaces) }]
    })
    .sort((left, right) => right.count - left.count)

const orientationWords: Readonly<Record<Orientation, string>> = { portrait: '竖屏', landscape: '横屏', tablet: '平板' }
const kindWords: Readonly<Record<FaultKind, string>> = {
  axe: 'axe',
  sideways: '横向滚动',
  clipped: '出边',
  smallTarget: '太小',
  outOfReach: '够不着',
  outOfSight: '看不到',
  covered: '被盖住',
  fieldHidden: '输入框被挡',
  unreachable: '到不了',
}

/** For people: a line a screen, with how many faults in how many cells on each terminal; then the faults. */
const printTable = ({ cells, faults }: Walked, report: ReturnType<typeof reportOf>): void => {
  const rows = [...new Set([...cells, ...faults].map(({ screen }) => screen))].map(screen => [
    screen,
    Object.fromEntries(
      namesOf(orientations).map(orientation => {
        const isHere = (each: Cell) => each.screen === screen && each.orientation === orientation
        const found = faults.filter(isHere).length
        return [
          orientationWords[orientation],
          `${cells.filter(isHere).length} 看 ${found === 0 ? '无误' : `${found} 处`}`,
        ]
      }),
    ),
  ])
  console.table(Object.fromEntries(rows))
  console.log(`共看 ${report.cells} 格。各种显示方式下最低的文字对比度:`, report.lowestContrast)
  console.log('最小的可触目标(毫米):', report.smallestTargetMm)
  for (const { kind, what, detail, count: times, where } of report.problems)
    console.log(`[${kindWords[kind]}] ${times} 次 ${what}:${detail}(${where.slice(0, 3).join(';')})`)
}
