import { expect, type Page, test } from '@playwright/test'
import { checkIn, checkScreen, type Orientation, orientations } from '../faults/screen-checks.ts'
import { type Look, lookAs, standardLook } from '../faults/screen-modes.ts'
import { reach, type ScreenRow, screenTable, withVoice } from '../faults/screen-table.ts'
import { type Product, startProduct } from './product.ts'
import { untilComplete } from './screens.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test.use({ contextOptions: { reducedMotion: 'reduce' } })
test.describe.configure({ timeout: 240_000 })

/** Twelve looks in which every two values of the modes meet; each screen has two of them. */
const looks: readonly Look[] = [
  { step: 0, colours: 'plain', isElder: false, isLow: false, language: 'en' },
  { step: 1, colours: 'eye-care', isElder: false, isLow: true, language: 'en' },
  { step: 2, colours: 'contrast', isElder: false, isLow: false, language: 'en' },
  { step: 3, colours: 'plain', isElder: false, isLow: true, language: 'en' },
  { step: 0, colours: 'eye-care', isElder: true, isLow: false, language: 'zh-CN' },
  { step: 1, colours: 'contrast', isElder: true, isLow: false, language: 'en' },
  { step: 2, colours: 'plain', isElder: true, isLow: false, language: 'zh-CN' },
  { step: 3, colours: 'eye-care', isElder: true, isLow: false, language: 'en' },
  { step: 0, colours: 'contrast', isElder: false, isLow: true, language: 'zh-CN' },
  { step: 1, colours: 'plain', isElder: true, isLow: true, language: 'zh-CN' },
  { step: 2, colours: 'eye-care', isElder: false, isLow: true, language: 'zh-CN' },
  { step: 3, colours: 'contrast', isElder: true, isLow: true, language: 'zh-CN' },
]

/** Low reach is offered only where the screen stands. */
const lookOf = (at: number, orientation: Orientation): Look => {
  const look = looks[(orientation === 'portrait' ? at : at + 5) % looks.length] ?? standardLook
  return orientation === 'portrait' ? look : { ...look, isLow: false }
}

test('every two values of the modes meet on some screen', () => {
  const met = new Set(screenTable.flatMap((_, at) => pairsOf(lookOf(at, 'portrait'))))
  const all = looks.flatMap(first => looks.flatMap(second => pairsOf(first, second)))
  expect([...new Set(all)].filter(pair => !met.has(pair))).toEqual([])
})

/** Every value of one mode beside every value of another. */
const pairsOf = (first: Look, second: Look = first): readonly string[] =>
  Object.entries(first).flatMap(([mode, value]) =>
    Object.entries(second).flatMap(([other, beside]) => (mode < other ? [`${mode} ${value}, ${other} ${beside}`] : [])),
  )

test('every screen keeps to its edges, its sizes, its reach and its contrast, standing and lying', async ({ page }) => {
  await page.addInitScript(withVoice)
  const found: string[] = []
  let at: string | null = null
  await page.goto(product.url)
  for (const row of screenTable.filter(({ clock, isLong }) => !clock && !isLong)) {
    await reach(page, row, at, () => goHome(page))
    at = row.name
    found.push(...(await lookBothWays(page, row)))
  }
  expect(found).toEqual([])
})

for (const row of screenTable.filter(({ clock }) => clock))
  test(`${row.name} keeps to them too`, async ({ page }) => {
    await page.addInitScript(withVoice)
    await page.clock.install({ time: new Date(row.clock ?? 0) })
    await reach(page, row, null, () => page.goto(product.url))
    expect(await lookBothWays(page, row)).toEqual([])
  })

test('a screen that is spoilt on purpose is found out', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await lookAs(page, { ...standardLook, isLow: true })
  await page.evaluate(spoil)
  const { faults } = await checkScreen(page, { leastPx: 64, leastMm: 15, isLow: true })
  const kinds = ['axe', 'sideways', 'clipped', 'smallTarget', 'outOfReach', 'outOfSight', 'covered', 'fieldHidden']
  expect(kinds.filter(kind => !faults.some(fault => fault.kind === kind))).toEqual([])
})

/** From whatever is open, in one page: loading it anew for every screen would take twice as long. */
const goHome = async (page: Page) => {
  if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '首页', exact: true }).tap()
}

/** Looks at the screen in view standing, turns it and looks again, and leaves it as it was. */
const lookBothWays = async (page: Page, row: ScreenRow): Promise<readonly string[]> => {
  const found: string[] = []
  for (const orientation of ['portrait', 'landscape'] as const) {
    const look = row.isUntouched ? standardLook : lookOf(screenTable.indexOf(row), orientation)
    await page.setViewportSize(orientations[orientation].viewport)
    const checked = await checkIn(page, row, orientation, look)
    const told = `${row.name}, ${orientation}, ${Object.values(look).join(' ')}`
    for (const { kind, what, detail } of checked?.faults ?? []) found.push(`${told}: ${kind} ${what} ${detail}`)
  }
  await page.setViewportSize(orientations.portrait.viewport)
  if (!row.isUntouched) await lookAs(page, standardLook)
  return found
}

/** Runs inside the page. */
const spoil = () => {
  const put = (tag: string, words: string, style: string) => {
    const element = Object.assign(document.createElement(tag), { textContent: words })
    element.style.cssText = style
    document.querySelector('.frame')?.append(element)
    return element
  }
  put('button', '小', 'position: fixed; top: 1700px; left: 400px; min-width: 0; min-height: 0; padding: 0; width: 20px')
  put('button', '高', 'position: fixed; top: 10px; left: 400px')
  put('button', '低', 'position: fixed; top: 1900px; left: 400px; height: 120px')
  put('button', '右', 'position: fixed; top: 1500px; left: 1040px; width: 200px')
  put('button', '下面的', 'position: fixed; top: 1300px; left: 100px; width: 200px; height: 100px')
  put(
    'p',
    '盖住',
    'position: fixed; top: 1300px; left: 100px; width: 200px; height: 100px; background: #fff; color: #eee',
  )
  document.querySelector<HTMLElement>('.home')?.style.setProperty('width', '1400px')
  const field = put('input', '', 'position: fixed; top: 1950px; left: 100px; height: 80px')
  field.focus()
  document.querySelector('.frame')?.setAttribute('data-typing', '')
}
