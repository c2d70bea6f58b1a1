import { readFile } from 'node:fs/promises'
import { brotliCompressSync } from 'node:zlib'
import { expect, type Page, test } from '@playwright/test'
import { type Product, startProduct } from './product.ts'
import { expectAccessible, firstHit, hideKeyboard, searchFor, untilComplete, untilShellIsKept } from './screens.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test('a word is found in the text, place after place, on the keys of the screen', async ({ page }) => {
  await open(page, '清政办〔2025〕18号')
  await page.getByRole('button', { name: '文中查找' }).tap()
  const field = page.getByLabel('要在文中找的词')
  await expect(field).toBeFocused()
  await expect(page.locator('.keyboard')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.insertText('补贴')
  const places = page.locator('.paper mark')
  const count = await places.count()
  expect(count).toBeGreaterThan(3)
  await expect(page.locator('.find-count')).toHaveText(`1/${count}`)
  await page.getByRole('button', { name: '上一处' }).tap()
  await expect(page.locator('.find-count')).toHaveText(`${count}/${count}`)
  await expect(places.last()).toHaveAttribute('data-current', 'true')
  await expect(places.last()).toBeInViewport()
  await page.getByRole('button', { name: '关闭查找' }).tap()
  await expect(places).toHaveCount(0)
})

test('what a search was for stands in the field of finding', async ({ page }) => {
  await open(page, '农机购置 实施方案')
  await page.getByRole('button', { name: '文中查找' }).tap()
  await expect(page.getByLabel('要在文中找的词')).toHaveValue('农机购置 实施方案')
})

test('the contents lead to an article', async ({ page }) => {
  await open(page, '清政〔2026〕5号')
  await page.getByRole('button', { name: '目录' }).tap()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: '第十四条', exact: true }).tap()
  await expect(page.getByText(/^第十四条/)).toBeInViewport()
  await expect(page.getByText(/^第十四条/)).toBeFocused()
})

test('basis and history go by date and lead to the former document', async ({ page }) => {
  await open(page, '清政办〔2025〕18号')
  await page.getByRole('button', { name: '依据与沿革' }).tap()
  await expectAccessible(page)
  const stops = page.locator('.history li')
  await expect(stops.filter({ hasText: '本文件' }).filter({ hasText: '清政办〔2025〕18号' })).toHaveCount(1)
  await stops.filter({ hasText: '由本文件代替' }).getByRole('button').tap()
  await expect(page.locator('.paper-number')).toHaveText('清农〔2021〕32号')
})

test('a picture explains a policy, and everything in it stands below as text', async ({ page }) => {
  await open(page, '清政办〔2025〕18号')
  await page.getByRole('button', { name: '一图读懂' }).tap()
  await page.getByRole('dialog').locator('.related-entry').first().tap()
  const picture = page.locator('.picture img')
  await expect(picture).toHaveJSProperty('complete', true)
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(500)
  await expect(page.getByRole('heading', { name: '文字版' })).toBeVisible()
  await expectAccessible(page)
  await picture.tap()
  await expectAccessible(page)
  await page.getByRole('button', { name: '放大' }).last().tap()
  await page.getByRole('button', { name: '关闭' }).tap()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a video plays on large buttons and has a transcript', async ({ page }) => {
  await open(page, '视频 电动自行车')
  const video = page.locator('video')
  await expect(page.getByRole('heading', { name: '视频文字稿' })).toBeVisible()
  await page.getByRole('button', { name: '播放', exact: true }).tap()
  await expect(page.getByRole('button', { name: '暂停' })).toBeVisible()
  await expect.poll(() => video.evaluate((each: HTMLVideoElement) => each.currentTime)).toBeGreaterThan(0)
  await expectAccessible(page)
})

test('a PDF opens inside the terminal without a network', async ({ page, context }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await untilShellIsKept(page)
  await searchFor(page, '清政〔2026〕5号')
  await firstHit(page).tap()
  await context.setOffline(true)
  await page.locator('.attachment').first().tap()
  await expect(page.getByText(/第 1 页,共 \d+ 页/)).toBeVisible()
  await expect.poll(() => darkPixels(page)).toBeGreaterThan(1000)
  await expectAccessible(page)
  await page.getByRole('button', { name: '看文字版' }).tap()
  await expect(page.locator('.attachment-text')).toContainText('分类投放指引')
  await context.setOffline(false)
})

test('a Word file shows its text and says where its layout is', async ({ page }) => {
  await open(page, '公租房申请')
  await page.locator('.attachment', { hasText: 'Word' }).first().tap()
  await expect(page.getByText('版式只在原件里')).toBeVisible()
  await expect(page.locator('.attachment-text')).not.toBeEmpty()
  await expectAccessible(page)
})

test('a phone takes the essentials along as a code that says what it holds', async ({ page }) => {
  await open(page, '农机购置补贴申领')
  await page.getByRole('button', { name: '手机带走' }).tap()
  await expect(page.locator('.qr-code path')).toHaveCount(1)
  await expect(page.getByText('码里有:标题')).toContainText('在哪里办')
  await expectAccessible(page)
})

test('ticked materials are counted, stay ticked on the way back and are gone with the session', async ({ page }) => {
  await open(page, '农机购置补贴申领')
  await expect(page.locator('.materials-count')).toHaveText(/^已备 0 \//)
  await page.locator('.material').first().tap()
  await expect(page.locator('.materials-count')).toHaveText(/^已备 1 \//)
  await page.locator('.guide-policies button').first().tap()
  await expect(page.locator('.paper-title')).toBeVisible()
  await page.getByRole('button', { name: '返回' }).tap()
  await expect(page.locator('.materials-count')).toHaveText(/^已备 1 \//)
  await page.getByRole('button', { name: '结束使用' }).tap()
  await expect(page.getByText('已清除')).toBeVisible()
  await open(page, '农机购置补贴申领')
  await expect(page.locator('.materials-count')).toHaveText(/^已备 0 \//)
})

test('a print holds the document alone and says what counts', async ({ page }) => {
  await open(page, '清政办〔2025〕18号')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('以正式文本为准')).toBeVisible()
  await expect(page.locator('.validity')).toBeVisible()
  for (const hidden of ['.dock', '.topbar', '.reader-foot', '.contents-tab', '.reader-end'])
    await expect(page.locator(hidden)).toBeHidden()
})

test('an error is reported about the document that is open, and nobody need give a name', async ({ page }) => {
  await open(page, '清政办〔2025〕18号')
  await page.getByRole('button', { name: '我要纠错' }).tap()
  await expect(page.locator('.about')).toContainText('农机购置')
  await expectAccessible(page)
})

test('the first screen needs less than 60 KB of script: readers of PDFs and forms come later', async () => {
  const page = await readFile('.mingtang/kiosk/index.html', 'utf8')
  const names = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, name]) => name)
  const sizes = await Promise.all(
    names.map(async name => brotliCompressSync(await readFile(`.mingtang/kiosk${name}`)).length),
  )
  expect(names.length).toBeGreaterThan(1)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000)
})

const open = async (page: Page, words: string) => {
  await page.goto(product.url)
  await untilComplete(page)
  await searchFor(page, words)
  await hideKeyboard(page)
  await firstHit(page).tap()
  await expect(page.locator('.paper-title, .guide-title')).toBeVisible()
  await expect(page.locator('.reader-end')).toBeAttached() // the last part is there: nothing moves under the finger
}

const darkPixels = (page: Page): Promise<number> =>
  page.locator('.pdf-page').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    return data.filter((value, index) => index % 4 === 0 && value < 128).length
  })
