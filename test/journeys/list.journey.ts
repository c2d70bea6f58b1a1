import { expect, type Page, test } from '@playwright/test'
import jsqr from 'jsqr'
import { type Product, startProduct } from './product.ts'
import { expectAccessible, searchFor, untilComplete } from './screens.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test('a list of three leaves as a code that holds titles, numbers and the public address, without a network', async ({
  page,
}) => {
  await page.goto(product.url)
  await untilComplete(page)
  await page.context().setOffline(true)
  await addToList(page, '清溪县最低生活保障实施办法')
  await addToList(page, '城乡居民医保缴费')
  await searchFor(page, '最低生活保障申请')
  await page
    .locator('.hit', { has: page.locator('[data-tone="guide"]') })
    .first()
    .tap()
  await page.locator('.material').first().tap()
  await page.getByRole('button', { name: '加入清单' }).tap()
  await page.getByRole('button', { name: '我的清单 (3)' }).tap()
  await expectAccessible(page)
  await page.getByRole('button', { name: '手机带走清单' }).tap()
  await expect(page.locator('.qr-code')).toBeVisible()
  await expectAccessible(page)
  const text = await scanAll(page)
  expect(text).toContain('1. 《清溪县最低生活保障实施办法》清政〔2024〕6号')
  expect(text).toContain('✓ 低保申请表')
  expect(text).toContain('○ ')
  expect(text).toContain('网上查看:https://www.qingxi.example')
  expect(text).toContain('演示')
})

test('a list is printed on as many sheets as were said before', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  for (const kind of ['policy', 'guide'] as const) {
    for (const at of Array.from({ length: 9 }, (_, index) => index)) {
      await page.getByRole('button', { name: '首页' }).tap()
      await page.locator(`.zone[data-tone="${kind}"]`).tap()
      await page.locator('.hit').nth(at).tap()
      await page.getByRole('button', { name: '加入清单' }).tap()
    }
  }
  await page.getByRole('button', { name: '我的清单 (18)' }).tap()
  const print = page.getByRole('button', { name: /打印清单\(A4 共 \d+ 页\)/ })
  const said = Number(/共 (\d+) 页/.exec((await print.textContent()) ?? '')?.[1])
  expect(said).toBeGreaterThan(1)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(said)
})

const addToList = async (page: Page, words: string) => {
  await searchFor(page, words)
  await page.locator('.hit').first().tap()
  await page.getByRole('button', { name: '加入清单' }).tap()
}

/** What a phone would read from every code of the dialog. */
const scanAll = async (page: Page): Promise<string> => {
  const next = page.getByRole('button', { name: '下一个码' })
  const count =
    (await next.count()) > 0 ? Number(/共 (\d+) 个/.exec(await page.locator('dialog h2').innerText())?.[1]) : 1
  const texts: string[] = []
  for (const at of Array.from({ length: count }, (_, index) => index)) {
    if (at > 0) await next.tap()
    texts.push(await scan(page))
  }
  return texts.join('\n')
}

const scan = async (page: Page): Promise<string> => {
  const { pixels, side } = await page.locator('.qr-code').evaluate(async element => {
    const width = 800
    const image = new Image()
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(element))}`
    await image.decode()
    const canvas = new OffscreenCanvas(width, width)
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0, width, width)
    return { pixels: [...(context?.getImageData(0, 0, width, width).data ?? [])], side: width }
  })
  return jsqr(new Uint8ClampedArray(pixels), side, side)?.data ?? ''
}
