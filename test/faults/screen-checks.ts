import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { type Fault, type Measured, measureScreen, type Needs } from './screen-measures.ts'
import { type Look, lookAs } from './screen-modes.ts'
import type { ScreenRow } from './screen-table.ts'

/** The three ways in which a terminal stands or lies. */
export const orientations = {
  portrait: { viewport: { width: 1080, height: 1920 }, address: '/', leastPx: 64, leastMm: 15 },
  landscape: { viewport: { width: 1920, height: 1080 }, address: '/', leastPx: 0, leastMm: 15 },
  tablet: { viewport: { width: 1280, height: 800 }, address: '/?terminal=staff-tablet', leastPx: 60, leastMm: 10 },
} as const
export type Orientation = keyof typeof orientations

export type Checked = Measured & { readonly lowestContrast: number | null }

/** Everything that can be found wrong with the screen in view. @param contrast as for `expectAccessible` */
export const checkScreen = async (
  page: Page,
  needs: Needs,
  contrast: 'usual' | 'sevenToOne' = 'usual',
): Promise<Checked> => {
  const first = await page.evaluate(measureScreen, needs)
  const measured = first.faults.length === 0 ? first : await measureAtRest(page, needs)
  const { faults, lowestContrast } = await runAxe(page, contrast)
  return { ...measured, faults: [...measured.faults, ...faults], lowestContrast }
}

const restAfter = 400

/** What shows only while a screen still moves, as it does when the keyboard comes, is no fault. */
const measureAtRest = async (page: Page, needs: Needs): Promise<Measured> => {
  await new Promise(resolve => setTimeout(resolve, restAfter))
  return page.evaluate(measureScreen, needs)
}

/** One look at the screen in view; undefined where the terminal does not offer this. */
export const checkIn = async (
  page: Page,
  row: ScreenRow,
  orientation: Orientation,
  look: Look,
): Promise<Checked | undefined> => {
  if (!row.isUntouched && !(await lookAs(page, look))) return undefined
  await row.open?.(page)
  const { leastPx, leastMm } = orientations[orientation]
  const contrast = look.colours === 'contrast' ? 'sevenToOne' : 'usual'
  return checkScreen(page, { leastPx, leastMm, isLow: look.isLow }, contrast)
}

/** Axe's own program, once a page: sending it for every screen would take longer than all of its work. */
const axeProgram = readFile(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

type AxeNode = {
  readonly target: readonly unknown[]
  readonly any: readonly { readonly data: { readonly contrastRatio?: number } | null }[]
}
type AxeRule = { readonly id: string; readonly nodes: readonly AxeNode[] }
type AxeRun = { readonly violations: readonly AxeRule[]; readonly passes: readonly AxeRule[] }

const runAxe = async (
  page: Page,
  contrast: 'usual' | 'sevenToOne',
): Promise<{ readonly faults: readonly Fault[]; readonly lowestContrast: number | null }> => {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(await axeProgram)
  const { violations, ratios } = await page.evaluate(async isSevenToOne => {
    const { axe } = window as unknown as { readonly axe: { run: (on: Document, how: object) => Promise<AxeRun> } }
    const run = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'color-contrast-enhanced': { enabled: isSevenToOne } },
      resultTypes: ['violations', 'passes'],
    })
    const contrasted = [...run.violations, ...run.passes].filter(({ id }) => id.startsWith('color-contrast'))
    return {
      violations: run.violations.flatMap(({ id, nodes }) => nodes.map(node => ({ id, target: node.target.join(' ') }))),
      ratios: contrasted.flatMap(({ nodes }) => nodes.flatMap(node => node.any.map(each => each.data?.contrastRatio))),
    }
  }, contrast === 'sevenToOne')
  const known = ratios.flatMap(ratio => (ratio ? [ratio] : [])) // none, or 0, where axe could not tell
  return {
    faults: violations.map(({ id, target }) => ({ kind: 'axe', what: `${id}: ${unnumbered(target)}`, detail: target })),
    lowestContrast: known.length > 0 ? Math.min(...known) : null,
  }
}

/** The same thing in a list of many is one fault. */
const unnumbered = (target: string): string => target.replaceAll(/:nth-child\(\d+\)/g, '')
