import { expect, type Page, test } from '@playwright/test'
import { type Product, startProduct } from './product.ts'
import { expectAccessible, firstHit, hideKeyboard, searchFor, untilComplete } from './screens.ts'

/** Requests of the library worker are changed on the way, which a service worker would hide. */
test.use({ serviceWorkers: 'block' })

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

const found = (page: Page) => page.locator('.found')
const countFound = async (page: Page): Promise<number> => {
  await expect(found(page)).toContainText('找到')
  return Number(/找到 (\d+) 件/.exec(await found(page).innerText())?.[1])
}

test('an everyday name finds what the texts call otherwise, and says so', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await searchFor(page, '五保户')
  await expect(found(page)).toContainText('“五保户”也按正式名称')
  await expect(firstHit(page).locator('mark').first()).toBeVisible()
})

test('letters typed on the screen find by pinyin, and offer words to touch', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await page.locator('.search-entry').tap()
  for (const key of ['d', 'b']) await page.locator('.keyboard').getByRole('button', { name: key, exact: true }).tap()
  await page.locator('.completions').getByRole('button', { name: '低保', exact: true }).tap()
  await expect(firstHit(page)).toContainText(/低保|最低生活保障/)
})

test('traditional characters and other numerals find the same', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await searchFor(page, '養老服務補貼')
  await expect(firstHit(page)).toContainText('养老服务补贴')
  await searchFor(page, '二十个工作日 信息公开')
  const inChinese = await countFound(page)
  await searchFor(page, '20个工作日 信息公开')
  expect(await countFound(page)).toBe(inChinese)
})

test('hits are narrowed by facets with counts, and all of it is taken back', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await searchFor(page, '补贴')
  await hideKeyboard(page)
  const all = await countFound(page)
  await page.locator('.filters').getByRole('button', { name: '机关' }).tap()
  await expectAccessible(page)
  const organ = page.getByRole('dialog').getByRole('button', { name: /^清溪县民政局/ })
  const count = Number(await organ.locator('.filter-count').innerText())
  await organ.tap()
  await expect(found(page)).toContainText(`找到 ${count} 件 · 清溪县民政局`)
  await page.locator('.filters').getByRole('button', { name: '更多筛选' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: /^救助/ }).tap()
  await expect(found(page)).toContainText('清溪县民政局 · 救助')
  expect(await countFound(page)).toBeLessThan(count)
  await page.getByRole('button', { name: '清除全部' }).tap()
  await expect(found(page)).toContainText(`找到 ${all} 件`)
})

test('a search inside what was found keeps only what holds both', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await searchFor(page, '补贴')
  await hideKeyboard(page)
  const all = await countFound(page)
  await page.getByRole('button', { name: '输入', exact: true }).tap()
  await page.getByLabel('在结果中再查的词').fill('农机')
  await page.getByRole('button', { name: '再查', exact: true }).tap()
  await expect(found(page)).toContainText('同时含有 农机')
  const both = await countFound(page)
  expect(both).toBeGreaterThan(0)
  expect(both).toBeLessThan(all)
  await searchFor(page, '补贴 农机')
  expect(await countFound(page)).toBe(both)
})

test('hits stand by date when that is wanted', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await searchFor(page, '补贴')
  await hideKeyboard(page)
  await page.getByRole('button', { name: '按相关度' }).tap()
  await expect(page.getByRole('button', { name: '按日期' })).toBeVisible()
  await expect
    .poll(async () => {
      const dates = (await page.locator('.hit-meta').allInnerTexts()).map(
        text => /\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? '',
      )
      return dates.length > 3 && [...dates].sort().reverse().join() === dates.join()
    })
    .toBe(true)
})

test('a chunk damaged on the way is not taken, and the terminal says so and goes on', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await page.route('**/intake/edition/manifest.json', async route => {
    const manifest = await (await route.fetch()).json()
    await route.fulfill({
      json: { ...manifest, version: '2026-12-01.00000000', place: { ...manifest.place, hash: 'a'.repeat(64) } },
    })
  })
  await page.route('**/intake/edition/chunks/*', route => route.fulfill({ body: 'not what was printed' }))
  await page.reload()
  await expect(page.locator('.status')).toContainText('新内容校验不符,仍用原来的内容')
  await searchFor(page, '低保')
  await expect(firstHit(page)).toBeVisible()
})

test('an edition that cannot be opened gives way to the one before', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await page.route('**/intake/edition/manifest.json', async route => {
    const manifest = await (await route.fetch()).json()
    const [volume] = manifest.volumes
    // Every byte is as the manifest says, but the grams are no grams.
    await route.fulfill({
      json: { ...manifest, version: '2026-12-01.00000000', volumes: [{ ...volume, grams: volume.names }] },
    })
  })
  await page.reload()
  await expect(page.locator('.status')).toContainText('新内容读不出来,仍用原来的内容')
  await searchFor(page, '低保')
  await expect(firstHit(page)).toBeVisible()
  expect(await countFound(page)).toBeGreaterThan(5)
})

test('a chunk damaged on the disk is fetched anew', async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
  await page.evaluate(damageLargestChunk)
  await page.reload()
  await untilComplete(page)
  await searchFor(page, '低保')
  await expect(firstHit(page)).toBeVisible()
})

/** Runs in the page: turns a byte of the largest stored chunk round. */
const damageLargestChunk = async () => {
  const asked = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const database = await asked(indexedDB.open('mingtang-edition'))
  const store = database.transaction('entries', 'readwrite').objectStore('entries')
  const keys = await asked(store.getAllKeys())
  let largest: { key: IDBValidKey; bytes: ArrayBuffer } | undefined
  for (const key of keys) {
    const bytes: unknown = await asked(store.get(key))
    if (bytes instanceof ArrayBuffer && bytes.byteLength > (largest?.bytes.byteLength ?? 0)) largest = { key, bytes }
  }
  if (!largest) throw new Error('no chunk is stored')
  const view = new Uint8Array(largest.bytes)
  view[view.length >> 1] = (view[view.length >> 1] ?? 0) ^ 255
  await asked(store.put(largest.bytes, largest.key))
  database.close()
}
