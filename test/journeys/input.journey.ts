import { expect, type Page, test } from '@playwright/test'
import { dumpStorage, holdsAny } from '../faults/canaries.ts'
import { type Product, startProduct } from './product.ts'
import { keysOf } from './screen-keys.ts'
import { hideKeyboard, openTriage, untilComplete, untilShellIsKept } from './screens.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test.beforeEach(async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
})

test('a whole request is written by pinyin with the screen’s own keys, and offline', async ({ page }) => {
  const keys = keysOf(page)
  await untilShellIsKept(page)
  await page.context().setOffline(true)
  await beginRequest(page)
  await page.getByLabel('姓名').tap()
  await keys.pinyin({ wangxiuying: '王秀英' })
  await expect(page.getByLabel('姓名')).toHaveValue('王秀英')
  await goOn(page)

  await page.getByLabel('电话').tap()
  await keys.press('13900007788')
  await expect(keys.keyboard.locator('.keyboard-groups')).toContainText('139')
  await page.getByLabel('通信地址').tap()
  await page.getByRole('button', { name: '中店乡' }).tap()
  await page.getByRole('button', { name: '石桥村' }).tap()
  await page.getByLabel('通信地址').tap()
  await keys.pinyin({ sanzushisihao: '三组十四号' })
  await expect(page.getByLabel('通信地址')).toHaveValue('清溪县中店乡石桥村三组十四号')
  await goOn(page)

  await page.getByText('现在输入证件号码').tap()
  await page.getByLabel('证件号码', { exact: true }).tap()
  await keys.press('440308199901101512')
  await expect(keys.keyboard.locator('.keyboard-groups')).toContainText('19990110')
  await goOn(page)

  const description = page.getByLabel('所需政府信息')
  await description.tap()
  await keys.layout('数字')
  await keys.press(['2', '0', '2', '5', '年'])
  await keys.layout('拼音')
  await keys.pinyin({
    zhongdianxiang: '中店乡',
    nongcunweifanggaizao: '农村危房改造',
    buzhufafangmingxi: '补助发放明细',
  })
  await expect(description).toHaveValue('2025年中店乡农村危房改造补助发放明细')
  await finishRequest(page)
  await expect(page.locator('.answers')).toContainText('王秀英')
  await page.getByRole('button', { name: '提交', exact: true }).tap()
  await expect(page.getByRole('heading', { name: '已存本机,尚未送达' })).toBeVisible()
  await page.context().setOffline(false)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(page.getByRole('heading', { name: /已送达/ })).toBeVisible()
})

test('a whole request is written by hand', async ({ page }) => {
  const keys = keysOf(page)
  await beginRequest(page)
  await page.getByLabel('姓名').tap()
  await keys.layout('手写')
  await keys.draw('王')
  await keys.draw('大')
  await keys.draw('中')
  await expect(page.getByLabel('姓名')).toHaveValue('王大中')
  await goOn(page)
  await page.getByLabel('电话').tap()
  await keys.press('13900007788')
  await goOn(page)
  await page.getByText('到窗口出示').tap()
  await goOn(page)
  await page.getByLabel('所需政府信息').tap()
  await keys.draw('大王')
  await keys.draw('山上')
  await keys.draw('古木')
  await expect(page.getByLabel('所需政府信息')).toHaveValue('大王山上古木')
  await finishRequest(page)
  await expect(page.locator('.answers')).toContainText('大王山上古木')
  await page.getByRole('button', { name: '提交', exact: true }).tap()
  await expect(page.getByRole('heading', { name: /已送达/ })).toBeVisible()
})

test('a text is corrected in its middle, by every kind of keys, and a change can be taken back', async ({ page }) => {
  const keys = keysOf(page)
  await openLetter(page)
  const letter = page.getByLabel('来信内容', { exact: true })
  await letter.tap()
  await keys.pinyin({ qiaotou: '桥头', deludeng: '的路灯', huaile: '坏了' })
  await expect(letter).toHaveValue('桥头的路灯坏了')

  for (const _ of '坏了') await keys.key('光标左移').tap()
  await keys.layout('笔画')
  await keys.press(['横', '竖'])
  await keys.take('十')
  await keys.layout('数字')
  await keys.press(['2'])
  await keys.layout('ABC')
  await keys.press('ok')
  await expect(letter).toHaveValue('桥头的路灯十2ok坏了')
  for (let count = 0; count < 4; count += 1) await keys.key('删除').tap()
  await expect(letter).toHaveValue('桥头的路灯坏了')
  await keys.key('撤销').tap()
  await expect(letter).not.toHaveValue('桥头的路灯坏了')
  await keys.key('全部选中').tap()
  await keys.key('删除').tap()
  await expect(letter).toHaveValue('')

  await keys.layout('拼音')
  await keys.press('nihao')
  await keys.key('删除').tap()
  await keys.key('删除').tap()
  await expect(keys.keyboard.locator('.keyboard-spelling')).toHaveText('ni h')
  await keys.press('ao')
  await keys.key('空格 选定').tap()
  await expect(letter).toHaveValue('你好')
  await keys.press(['，'])
  await keys.press('woxian')
  await keys.layout('ABC')
  await expect(letter).not.toHaveValue('你好，')
})

test('the caret is moved and a part is selected by a finger', async ({ page }) => {
  await openLetter(page)
  const letter = page.getByLabel('来信内容', { exact: true })
  const handle = page.locator('.caret-handle')
  await letter.tap()
  await expect(handle).toHaveCount(1)
  await letter.fill('桥头的路灯坏了没有人修')
  await letter.tap({ position: { x: 200, y: 50 } })
  await expect(handle).toHaveCount(1)
  await dragTo(page, handle, -400)
  expect(await selection(letter)).toEqual({ start: 0, end: 0 })
  await letter.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 5))
  await expect(handle).toHaveCount(2)
  await dragTo(page, page.locator('.caret-handle[data-which=end]'), 500)
  expect((await selection(letter)).end).toBe(11)
})

test('a key held down repeats, or offers what else it writes', async ({ page }) => {
  const keys = keysOf(page)
  await openLetter(page)
  const letter = page.getByLabel('来信内容', { exact: true })
  await letter.fill('一二三四五六七八')
  await letter.tap()
  await hold(page, keys.key('删除'), 900)
  expect((await letter.inputValue()).length).toBeLessThan(6)
  await keys.layout('拼音')
  await hold(page, keys.key('，'), 600)
  await keys.candidate('》').tap()
  await expect(letter).toHaveValue(/》$/)
})

test('a real keyboard goes on working, after what is being composed', async ({ page }) => {
  const keys = keysOf(page)
  await openLetter(page)
  const letter = page.getByLabel('来信内容', { exact: true })
  await letter.tap()
  await keys.press('nihao')
  await expect(keys.candidate('你好').first()).toBeVisible()
  await page.keyboard.type('2b')
  await expect(letter).toHaveValue('你好2b')
  await page.keyboard.press('Control+z')
  await expect(letter).not.toHaveValue('你好2b')
})

test('nothing of what was typed is left when the session ends', async ({ page }) => {
  const keys = keysOf(page)
  await openLetter(page)
  const letter = page.getByLabel('来信内容', { exact: true })
  await letter.tap()
  await keys.pinyin({ wojiaozhangsanfeng: '我叫张三丰' })
  await keys.press('zhengchizaogongfu')
  await expect(keys.candidate('.+').first()).toBeVisible()
  const typed = ['张三丰', 'zhengchizaogongfu', 'wojiaozhangsanfeng']
  expect(holdsAny(await dumpStorage(page), typed)).toBe(false)
  await page.getByRole('button', { name: '结束使用', exact: true }).tap()
  await page.getByRole('button', { name: '结束并清除' }).tap()
  await expect(page.getByText('已清除')).toBeVisible()
  expect(holdsAny(await dumpStorage(page), typed)).toBe(false)
  await openLetter(page)
  await page.getByLabel('来信内容', { exact: true }).tap()
  await expect(keys.keyboard).toBeVisible()
  await expect(keys.keyboard.locator('.candidate')).toHaveCount(0)
  expect(holdsAny(await page.content(), typed)).toBe(false)
})

test('letters show words of the edition while they are typed into the search', async ({ page }) => {
  const keys = keysOf(page)
  await page.locator('.search-entry').tap()
  await keys.press('db')
  await page.locator('.completions').getByRole('button', { name: '低保', exact: true }).tap()
  await expect(page.getByLabel('要找的词或文号')).toHaveValue('低保')
  await expect(keys.keyboard.locator('.keyboard-spelling')).toHaveCount(0)
})

const sizes = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } } as const
for (const [orientation, viewport] of Object.entries(sizes))
  test.describe(`every layout in ${orientation}`, () => {
    test.use({ viewport })
    test('never covers the field, and has keys large enough, also in large text and low reach', async ({ page }) => {
      const keys = keysOf(page)
      for (const mode of ['plain', 'large', 'low'] as const) {
        await page.goto(product.url)
        await untilComplete(page)
        await chooseMode(page, mode)
        await openLetter(page)
        const letter = page.getByLabel('来信内容', { exact: true })
        await letter.tap()
        for (const layout of ['拼音', '手写', '笔画', '数字', 'ABC', '符号']) {
          await keys.layout(layout)
          if (layout === '拼音') await keys.press('shenqing')
          await expectUsable(page, letter)
        }
      }
    })
  })

const chooseMode = async (page: Page, mode: 'plain' | 'large' | 'low') => {
  if (mode === 'low') {
    const low = page.locator('.nearby-modes').getByRole('button', { name: '低位' })
    if ((await low.count()) > 0) await low.tap()
  }
  if (mode !== 'large') return
  for (const _ of [1, 2, 3]) await page.locator('.modes button').first().tap()
}

/** Every key is large enough, within what a seated hand reaches, and below the line that is being typed into. */
const expectUsable = async (page: Page, field: ReturnType<Page['locator']>) => {
  const seen = await page.evaluate(() => {
    const keys = [...document.querySelectorAll<HTMLElement>('.keyboard .key')].filter(key => {
      const list = key.closest('.candidates-list')?.getBoundingClientRect()
      return !list || key.getBoundingClientRect().bottom <= list.bottom + 1
    })
    const boxes = keys.map(key => key.getBoundingClientRect())
    const reach = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--reach')) || innerHeight
    const isLow = document.documentElement.dataset.reach === 'low'
    return {
      smallest: Math.min(...boxes.map(box => box.height)),
      right: Math.max(...boxes.map(box => box.right)),
      left: Math.min(...boxes.map(box => box.left)),
      top: Math.min(...boxes.map(box => box.top)),
      highest: isLow ? innerHeight - reach : 0,
      width: innerWidth,
    }
  })
  expect(seen.smallest).toBeGreaterThanOrEqual(64)
  expect(seen.left).toBeGreaterThanOrEqual(0)
  expect(seen.right).toBeLessThanOrEqual(seen.width)
  expect(seen.top).toBeGreaterThanOrEqual(seen.highest)
  const box = await field.boundingBox()
  const keyboard = await page.locator('.keyboard').boundingBox()
  expect(box && keyboard && box.y + 60 <= keyboard.y).toBe(true)
}

const beginRequest = async (page: Page) => {
  await openTriage(page)
  await page.locator('.way', { hasText: '申请公开一份政府信息' }).tap()
  await goOn(page)
  await page.getByText('我自己(公民)').tap()
  await goOn(page)
}

const finishRequest = async (page: Page) => {
  await goOn(page)
  await page.getByText('不知道,请窗口判断').tap()
  await goOn(page)
  await page.locator('.choice', { hasText: '纸面' }).tap()
  await page.locator('.choice', { hasText: '由机关与我联系确定' }).last().tap()
  await goOn(page)
}

const goOn = async (page: Page) => {
  await hideKeyboard(page)
  await page.locator('.main-action').tap()
}

const openLetter = async (page: Page) => {
  await openTriage(page)
  await page.locator('.way', { hasText: '给县长信箱写信' }).tap()
  const letter = page.getByLabel('来信内容', { exact: true })
  await expect(async () => {
    if ((await letter.count()) === 0) await page.locator('.main-action').tap()
    await expect(letter).toBeVisible({ timeout: 500 })
  }).toPass()
}

const dragTo = async (page: Page, handle: ReturnType<Page['locator']>, right: number) => {
  const box = await handle.boundingBox()
  if (!box) throw new Error('no handle')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 3]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + right / 2, y, { steps: 5 })
  await page.mouse.move(x + right, y, { steps: 5 })
  await page.mouse.up()
}

const selection = (field: ReturnType<Page['locator']>) =>
  field.evaluate((element: HTMLTextAreaElement) => ({ start: element.selectionStart, end: element.selectionEnd }))

const hold = async (page: Page, key: ReturnType<Page['locator']>, milliseconds: number) => {
  const box = await key.boundingBox()
  if (!box) throw new Error('no key')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.waitForTimeout(milliseconds)
  await page.mouse.up()
}
