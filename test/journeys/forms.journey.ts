import { expect, type Page, test } from '@playwright/test'
import { type Product, startProduct } from './product.ts'
import { askProgress, expectAccessible, hideKeyboard, openTriage, untilComplete, untilShellIsKept } from './screens.ts'

let product: Product
test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test.beforeEach(async ({ page }) => {
  await page.goto(product.url)
  await untilComplete(page)
})

test('each thing goes to the right place, and a complaint gets addresses and no form', async ({ page }) => {
  await openTriage(page)
  await expectAccessible(page)
  await page.locator('.way', { hasText: '信访、投诉、举报' }).click()
  await expect(page.getByText('12345').first()).toBeVisible()
  await expect(page.locator('form')).toHaveCount(0)
  await expectAccessible(page)
  await openTriage(page)
  await page.locator('.way', { hasText: '办一件事' }).click()
  await expect(page.locator('.hit').first()).toBeVisible()
  await openTriage(page)
  await page.locator('.way', { hasText: '咨询一项政策' }).click()
  await expect(page.getByRole('heading', { name: '政策咨询' })).toBeVisible()
  await openTriage(page)
  await page.locator('.way', { hasText: '申请公开一份政府信息' }).click()
  await expect(page.getByRole('heading', { name: '政府信息公开申请' })).toBeVisible()
})

test('what is already public is shown while one writes; it can be read, and the half-filled form is still there', async ({
  page,
}) => {
  await reachDescription(page)
  await page.getByLabel('所需政府信息').fill('农机购置与应用补贴实施方案')
  const hit = page.locator('.already-public button').first()
  await expect(hit).toContainText('农机购置')
  await expectAccessible(page)
  await hideKeyboard(page)
  await hit.click()
  await expect(page.locator('.paper')).toBeVisible()
  await page.getByRole('button', { name: '返回' }).click()
  await expect(page.getByLabel('所需政府信息')).toHaveValue('农机购置与应用补贴实施方案')
  await page.getByRole('button', { name: '找到了,不用申请了' }).click()
  await expect(page.getByRole('heading', { name: '找到了就好' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '返回' }).click()
  await expect(page.getByLabel('所需政府信息')).toHaveValue('农机购置与应用补贴实施方案')
  await page.getByRole('button', { name: '找到了,不用申请了' }).click()
  await page.getByRole('button', { name: '回首页,继续看' }).click()
  await reachDescription(page)
  await expect(page.getByLabel('所需政府信息')).toHaveValue('')
  await expect(async () => {
    await signIn(page)
    await expect(page.locator('body')).toContainText('按“找到了”的共 1 次')
  }).toPass({ timeout: 20_000 })
})

test('a name from the catalogue of information on request fills in the very document and its organ', async ({
  page,
}) => {
  await reachDescription(page)
  await page.getByLabel('所需政府信息').fill('石桥村道路硬化工程的资金')
  await page.locator('.on-request button').first().click()
  await expect(page.getByLabel('所需政府信息')).toHaveValue(/清财农〔2025〕27号/)
  await page.locator('.main-action').click()
  await expect(page.getByRole('radio', { name: /清溪县财政局/ })).toBeChecked()
})

test('a question is answered by quoting the library, with source and validity', async ({ page }) => {
  await openTriage(page)
  await page.locator('.way', { hasText: '咨询一项政策' }).click()
  await page.locator('.main-action').click()
  await page.getByLabel('问题').fill('低保怎么申请,要什么条件')
  await expect(page.locator('.quote', { hasText: '常见问答' }).first()).toBeVisible()
  await expect(page.locator('.quote').first()).toContainText('清溪县')
  await expectAccessible(page)
})

test('an identity number is masked once left, shown while held, and a failed check lets go on', async ({ page }) => {
  await reachName(page)
  await page.getByLabel('姓名').fill('甲')
  await page.locator('.main-action').click()
  await page.getByLabel('电话').fill('13900007788')
  await page.locator('.main-action').click()
  await page.getByText('现在输入证件号码').click()
  const number = page.getByLabel('证件号码', { exact: true })
  await number.fill('440308199901101513')
  await hideKeyboard(page)
  await expect(number).toHaveValue(/^4403•+13$/)
  await expect(page.locator('.warning')).toContainText('照样提交')
  const held = page.getByRole('button', { name: '按住显示' })
  await held.dispatchEvent('pointerdown')
  await expect(number).toHaveValue('440308199901101513')
  await held.dispatchEvent('pointerup')
  await expect(number).toHaveValue(/•/)
  await page.locator('.main-action').click()
  await expect(page.getByLabel('所需政府信息')).toBeVisible()
})

test('an organisation and an agent are asked what belongs to them', async ({ page }) => {
  await openTriage(page)
  await page.locator('.way', { hasText: '申请公开一份政府信息' }).click()
  await page.locator('.main-action').click()
  await page.getByText('我所在的单位').click()
  await page.locator('.main-action').click()
  await expect(page.getByLabel('法定代表人或负责人')).toBeVisible()
  await page.getByRole('button', { name: '上一步' }).click()
  await page.getByText('我受人委托,替别人申请').click()
  await page.locator('.main-action').click()
  await expect(page.getByLabel('您的姓名(受托人)')).toBeVisible()
  await expect(page.getByText('我带到窗口给工作人员看')).toBeVisible()
  await expectAccessible(page)
})

test('the filled form prints as the official paper form, numbers in full', async ({ page }) => {
  await openForm(page, '更正本人信息')
  await fillAll(page, { 姓名或单位名称: '丙', 电话: '13900007788', 不准确的记录: '年龄写错' })
  await page.emulateMedia({ media: 'print' })
  const paper = page.locator('.paper-form')
  await expect(paper).toBeVisible()
  await expect(paper).toContainText('更正政府信息申请表')
  await expect(paper).toContainText('13900007788')
  await expect(page.locator('.answers')).toBeHidden()
  await expect(page.locator('.dock')).toBeHidden()
})

/** Every form, with the answers without which it is not handed in; `word` is what the desk lists it by. */
const forms: readonly {
  readonly name: string
  readonly answers: Readonly<Record<string, string>>
  readonly word: string
}[] = [
  {
    name: '申请公开一份政府信息',
    answers: { 姓名: '丁', 电话: '13900007788', 所需政府信息: '二〇二五年路灯合同' },
    word: '二〇二五年路灯合同',
  },
  {
    name: '更正本人信息',
    answers: { 姓名或单位名称: '丙', 电话: '13900007788', 不准确的记录: '年龄写错' },
    word: '年龄写错',
  },
  { name: '咨询一项政策', answers: { 问题: '公租房租金怎么收' }, word: '公租房租金怎么收' },
  { name: '给县长信箱写信', answers: { 来信内容: '路灯坏了' }, word: '路灯坏了' },
  { name: '提意见', answers: { 意见和理由: '第三条太严' }, word: '第三条太严' },
  { name: '我要纠错', answers: { 说明: '电话是旧的' }, word: '电话是旧的' },
  { name: '评价', answers: {}, word: '满意度评价' },
]

for (const { name, answers } of forms)
  test(`${name}: online in large text every step is accessible, and it reaches the desk`, async ({ page }) => {
    await page.locator('.modes >> text=大字').click()
    await openForm(page, name)
    await fillAll(page, answers, () => expectAccessible(page))
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await expect(page.getByRole('heading', { name: '已送达' })).toBeInViewport()
    await expectAccessible(page)
    const code = (await page.locator('.receipt-code').innerText()).trim()
    await askProgress(page, code)
    await expect(page.locator('.state-card')).toBeVisible()
    await expect(page.locator('.state-card')).not.toContainText('没有查到')
  })

test('what is filled in on English screens reaches the desk in Chinese', async ({ page }) => {
  await page.locator('.modes >> text=EN').click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.locator('.zone[data-tone="request"]').click()
  await page.locator('.way', { hasText: 'Rat' }).click()
  await page.locator('.main-action').click()
  await page.locator('.choice').first().click()
  await page.locator('.main-action').click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Delivered' })).toBeVisible()
  await signIn(page)
  await page.locator('tbody tr', { hasText: '满意度评价' }).last().locator('a').click()
  await expect(page.locator('body')).toContainText('非常满意')
})

test('offline every form is saved, and all are delivered when the line is back', async ({ page }) => {
  await untilShellIsKept(page)
  await product.stop()
  for (const { name, answers } of forms) {
    await openForm(page, name)
    await fillAll(page, answers)
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await expect(page.getByRole('heading', { name: '已存本机,尚未送达' })).toBeVisible()
  }
  await expect(page.locator('.status')).toContainText(`${forms.length} 份提交待上传`)
  await product.start()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(page.locator('.status')).not.toContainText('待上传', { timeout: 30_000 })
  await signIn(page)
  for (const { word } of forms) await expect(page.locator('tbody')).toContainText(word)
})

const openForm = async (page: Page, name: string) => {
  if (name === '提意见' || name === '我要纠错') {
    await openSolicitation(page)
    await page.getByRole('button', { name }).click()
  } else {
    await openTriage(page)
    await page.locator('.way', { hasText: name }).first().click()
  }
  await expect(page.locator('.form')).toBeVisible()
}

/** Goes through a form to its check page: fills in what is given, chooses the first where something must be chosen. */
const fillAll = async (
  page: Page,
  answers: Readonly<Record<string, string>>,
  look: () => Promise<void> = async () => undefined,
) => {
  for (let steps = 0; steps < 12; steps += 1) {
    await look()
    if ((await page.getByRole('button', { name: '提交', exact: true }).count()) > 0) return
    for (const [label, answer] of Object.entries(answers)) {
      const field = page.getByLabel(label, { exact: true })
      if ((await field.count()) > 0) await field.fill(answer)
    }
    await hideKeyboard(page)
    const undecided = page.locator('fieldset.choices:not(:has(input:checked))').first()
    if ((await undecided.count()) > 0) await undecided.locator('.choice').last().click()
    await page.locator('.main-action').click()
  }
  throw new Error('the form has no check page')
}

const openSolicitation = async (page: Page) => {
  await hideKeyboard(page)
  await page.getByRole('button', { name: '首页' }).click()
  await page.locator('.columns button', { hasText: '意见征集' }).click()
  await page.locator('.hit', { hasText: '长期征集' }).first().click()
  await expect(page.getByRole('button', { name: '我要纠错' })).toBeVisible()
}

const reachName = async (page: Page) => {
  await openTriage(page)
  await page.locator('.way', { hasText: '申请公开一份政府信息' }).click()
  await page.locator('.main-action').click()
  await page.locator('.main-action').click()
}

const reachDescription = async (page: Page) => {
  await reachName(page)
  await page.getByLabel('姓名').fill('甲')
  await page.locator('.main-action').click()
  await page.getByLabel('电话').fill('13900007788')
  await page.locator('.main-action').click()
  await page.getByText('我到窗口出示证件').click()
  await page.locator('.main-action').click()
}

const signIn = async (page: Page) => {
  await page.goto(`${product.url}/desk`)
  if ((await page.getByLabel('工作人员口令').count()) === 0) return
  await page.getByLabel('工作人员口令').fill(product.pin)
  await page.getByRole('button', { name: '登录' }).click()
}
