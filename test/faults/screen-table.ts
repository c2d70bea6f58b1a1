import { expect, type Locator, type Page } from '@playwright/test'
import { citizen, firstHit, hideKeyboard, searchFor, untilComplete } from '../journeys/screens.ts'
import { holdSeal, typePin } from '../journeys/terminal-page.ts'

/** A screen, and how a finger gets there. */
export type ScreenRow = {
  readonly name: string
  /** The screen that one comes from; null is a page just loaded. */
  readonly from: string | null
  readonly go: (page: Page) => Promise<void>
  /** Opens what goes away when the modes are changed: the keyboard. In any language. */
  readonly open?: (page: Page) => Promise<void>
  /** Needs the page's clock, set to this instant. */
  readonly clock?: string
  /** Takes so long that `npm test` leaves it out. */
  readonly isLong?: boolean
  /** Is seen before anybody can have chosen a mode. */
  readonly isUntouched?: boolean
}

const stay = async () => undefined

/** It goes a moment after the touch. */
const putKeyboardAway = async (page: Page) => {
  await hideKeyboard(page)
  await expect(page.locator('.frame[data-typing]')).toHaveCount(0)
}

const next = async (page: Page) => {
  await putKeyboardAway(page)
  await page.locator('.main-action').tap()
}

/** A long text is laid out as one scrolls; a person waits until what they aim at lies still. */
const scrollAndTap = async (target: Locator) => {
  await target.scrollIntoViewIfNeeded()
  await target.evaluate(() => new Promise(resolve => setTimeout(resolve, 250)))
  await target.tap()
}

const step = (page: Page, title: string) => expect(page.locator('.step-title').first()).toContainText(title)

const openFirst = (words: string) => async (page: Page) => {
  await searchFor(page, words)
  await putKeyboardAway(page)
  await firstHit(page).tap()
  await expect(page.locator('.paper-title, .guide-title')).toBeVisible()
  await expect(page.locator('.reader-end')).toBeAttached()
}

const search = (words: string, until: string) => async (page: Page) => {
  await searchFor(page, words)
  await expect(page.locator(until).first()).toBeVisible()
  await putKeyboardAway(page)
}

const tapped = (name: string, until: string) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).first().tap()
  await expect(page.locator(until).first()).toBeVisible()
}

/** By the dialog's own button; then on from where it lay. */
const closed = (then: (page: Page) => Promise<void>) => async (page: Page) => {
  await page.locator('dialog').locator('.close, .main-action').first().tap()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await then(page)
}

const keys = (field: string, layout: number | null, work: (page: Page) => Promise<void> = stay) => ({
  go: stay,
  open: async (page: Page) => {
    await page.locator(field).tap()
    await expect(page.locator('.keyboard .key').first()).toBeVisible()
    const tab = page.locator('.keyboard-layouts .key').nth(layout ?? 0)
    if (layout !== null && (await tab.getAttribute('aria-pressed')) !== 'true') await tab.tap()
    await work(page)
  },
})

const spell = async (page: Page) => {
  for (const letter of 'shiyi') await page.locator('.keyboard').getByRole('button', { name: letter, exact: true }).tap()
  await expect(page.locator('.candidate').first()).toBeVisible()
}

const terminalPin = '271828'
const assistantPin = '161803'

/** Twice where it is chosen here, for the first time. */
const typeTerminalPin = async (page: Page) => {
  const heading = page.locator('.pin-pad h2')
  const isFirst = (await heading.textContent())?.includes('第一次')
  await typePin(page, terminalPin)
  if (!isFirst) return
  await expect(heading).not.toContainText('第一次')
  await typePin(page, terminalPin)
}

const chooseAssistantPin = async (page: Page) => {
  const heading = page.locator('.pin-pad h2')
  await typePin(page, assistantPin)
  await expect(heading).toHaveText('请再输一次')
  await typePin(page, assistantPin)
  await expect(heading).toHaveCount(0)
}

const addToList = async (page: Page, words: string) => {
  await openFirst(words)(page)
  await page.getByRole('button', { name: '加入清单' }).tap()
}

const forenoon = '2026-11-24T10:00:00+08:00'
const night = '2026-11-24T23:00:00+08:00'

const untilIdle = async (page: Page) => {
  await page.clock.runFor(32_000)
  await expect(page.locator('.idle-clock')).toBeVisible()
}

/** Every screen, in an order in which most are reached from the one before. */
export const screenTable: readonly ScreenRow[] = [
  { name: 'home', from: null, go: stay },
  {
    name: 'language-dialog',
    from: 'home',
    go: stay,
    open: async page => {
      if ((await page.getByRole('dialog').count()) === 0) await page.locator('.modes button').last().tap()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  { name: 'search-hits', from: 'home', go: search('低保', '.hit') },
  { name: 'filters-dialog', from: 'search-hits', go: page => tapLast(page, '.filter[aria-haspopup="dialog"]') },
  { name: 'search-none', from: 'home', go: search('星际移民', '.no-hits') },
  { name: 'keyboard-pinyin', from: 'search-none', ...keys('.search-box input', 0, spell) },
  {
    name: 'keyboard-candidates',
    from: 'keyboard-pinyin',
    ...keys('.search-box input', 0, async page => {
      await spell(page)
      await page.locator('.candidate-more').tap()
      await expect(page.locator('.candidates-grid')).toBeVisible()
    }),
  },
  { name: 'keyboard-handwriting', from: 'keyboard-candidates', ...keys('.search-box input', 1) },
  { name: 'keyboard-strokes', from: 'keyboard-handwriting', ...keys('.search-box input', 2) },
  { name: 'keyboard-digits', from: 'keyboard-strokes', ...keys('.search-box input', 3) },
  { name: 'keyboard-letters', from: 'keyboard-digits', ...keys('.search-box input', 4) },
  {
    name: 'keyboard-symbols',
    from: 'keyboard-letters',
    ...keys('.search-box input', 0, page => page.locator('.keyboard-row .key.quiet.wide').first().tap()),
  },
  { name: 'policy', from: 'home', go: openFirst('清政办〔2025〕18号') },
  { name: 'history-dialog', from: 'policy', go: page => tapTile(page, '依据与沿革') },
  { name: 'list-sheet', from: 'history-dialog', go: closed(page => tapTile(page, '一图读懂')) },
  {
    name: 'picture',
    from: 'list-sheet',
    go: async page => {
      await page.getByRole('dialog').locator('.related-entry').first().tap()
      await expect(page.locator('.picture img')).toHaveJSProperty('complete', true)
    },
  },
  { name: 'picture-dialog', from: 'picture', go: page => tapLast(page, '.picture-button') },
  { name: 'policy-repealed', from: 'home', go: openFirst('清农〔2021〕32号') },
  {
    name: 'find-in-text',
    from: 'policy-repealed',
    go: tapped('文中查找', '.reader-top input'),
    open: keys('.reader-top input', 0).open,
  },
  { name: 'policy-chapters', from: 'home', go: openFirst('清政〔2026〕5号') },
  { name: 'contents-dialog', from: 'policy-chapters', go: page => tapLast(page, '.contents-tab') },
  {
    name: 'attachment-pdf',
    from: 'contents-dialog',
    go: closed(async page => {
      await scrollAndTap(page.locator('.attachment').first())
      await expect(page.locator('.pdf-page')).toBeVisible()
    }),
  },
  { name: 'attachment-pdf-text', from: 'attachment-pdf', go: tapped('看文字版', '.attachment-text') },
  { name: 'video', from: 'home', go: openFirst('视频 电动自行车') },
  { name: 'guide', from: 'home', go: openFirst('农机购置补贴申领') },
  { name: 'take-away-dialog', from: 'guide', go: tapped('手机带走', 'dialog') },
  { name: 'reading-bar', from: 'take-away-dialog', go: closed(tapped('朗读', '.reading-bar')) },
  {
    name: 'attachment-word',
    from: 'home',
    go: async page => {
      await openFirst('公租房申请')(page)
      await scrollAndTap(page.locator('.attachment', { hasText: 'Word' }).first())
      await expect(page.locator('.attachment-text')).toBeVisible()
    },
  },
  { name: 'list-empty', from: 'home', go: tapped('我的清单', '.headline') },
  {
    name: 'list-filled',
    from: 'home',
    go: async page => {
      await addToList(page, '农机购置补贴申领')
      await page.getByRole('button', { name: '我的清单 (1)' }).tap()
      await expect(page.locator('.hit')).toBeVisible()
    },
  },
  { name: 'codes-dialog', from: 'list-filled', go: tapped('手机带走清单', '.qr-code') },
  { name: 'progress', from: 'home', go: tapped('查进度', '#receipt-code') },
  { name: 'keyboard-code', from: 'progress', ...keys('#receipt-code', null) },
  { name: 'help-dialog', from: 'home', go: tapped('请人帮忙', 'dialog') },
  {
    name: 'complaints',
    from: 'home',
    go: async page => {
      await page.locator('.zone[data-tone="request"]').tap()
      await page.locator('.way', { hasText: '信访、投诉、举报' }).tap()
      await expect(page.locator('.channels')).toBeVisible()
    },
  },
  {
    name: 'question',
    from: 'home',
    go: async page => {
      await page.locator('.zone[data-tone="request"]').tap()
      await page.locator('.way', { hasText: '咨询一项政策' }).tap()
      await next(page)
      await page.getByLabel('问题').fill('低保怎么申请,要什么条件')
      await expect(page.locator('.quote').first()).toBeVisible()
      await putKeyboardAway(page)
    },
  },
  { name: 'end-dialog', from: 'question', go: tapped('结束使用', 'dialog') },
  { name: 'found', from: 'end-dialog', go: closed(tapped('找到了,不用问了', '.state-card')) },
  {
    name: 'triage',
    from: 'home',
    go: async page => {
      await page.locator('.zone[data-tone="request"]').tap()
      await expect(page.locator('.way').first()).toBeVisible()
    },
  },
  {
    name: 'request-notice',
    from: 'triage',
    go: async page => {
      await page.locator('.way', { hasText: '申请公开一份政府信息' }).tap()
      await step(page, '填写前,请先看这几点')
    },
  },
  {
    name: 'request-applicant',
    from: 'request-notice',
    go: async page => {
      await next(page)
      await step(page, '谁在申请')
      await page.getByText('我自己(公民)').tap()
    },
  },
  {
    name: 'request-name',
    from: 'request-applicant',
    go: async page => {
      await next(page)
      await step(page, '怎么称呼')
    },
  },
  { name: 'keyboard-name', from: 'request-name', ...keys('input[data-writes="name"]', 0, spell) },
  {
    name: 'request-name-problem',
    from: 'keyboard-name',
    go: async page => {
      await page.getByLabel('姓名').fill('')
      await next(page)
      await expect(page.locator('.problem-summary')).toBeFocused()
    },
  },
  {
    name: 'request-contact',
    from: 'request-name-problem',
    go: async page => {
      await page.getByLabel('姓名').fill(citizen.name)
      await next(page)
      await expect(page.getByLabel('电话')).toBeVisible()
    },
  },
  { name: 'keyboard-phone', from: 'request-contact', ...keys('input[data-layout="phone"]', null) },
  { name: 'keyboard-address', from: 'keyboard-phone', ...keys('[data-writes="address"]', 0) },
  {
    name: 'request-identity',
    from: 'keyboard-address',
    go: async page => {
      await page.getByLabel('电话').fill(citizen.phone)
      await next(page)
      await page.getByText('现在输入证件号码').tap()
      await page.getByLabel('证件号码', { exact: true }).fill('440308199901101513')
      await putKeyboardAway(page)
      await expect(page.locator('.warning')).toBeVisible()
    },
  },
  { name: 'keyboard-identity', from: 'request-identity', ...keys('input[data-layout="identity"]', null) },
  {
    name: 'request-description',
    from: 'keyboard-identity',
    go: async page => {
      await next(page)
      await page.getByLabel('所需政府信息').fill('农机购置与应用补贴实施方案')
      await expect(page.locator('.already-public button').first()).toBeVisible()
      await putKeyboardAway(page)
    },
  },
  { name: 'keyboard-description', from: 'request-description', ...keys('textarea', 0, spell) },
  {
    name: 'request-organ',
    from: 'keyboard-description',
    go: async page => {
      await next(page)
      await expect(page.getByText('不知道,请窗口判断')).toBeVisible()
    },
  },
  {
    name: 'request-delivery',
    from: 'request-organ',
    go: async page => {
      await page.getByText('不知道,请窗口判断').tap()
      await next(page)
      await page.locator('.choice', { hasText: '纸面' }).tap()
      await page.locator('.choice', { hasText: '由机关与我联系确定' }).last().tap()
    },
  },
  {
    name: 'request-check',
    from: 'request-delivery',
    go: async page => {
      await next(page)
      await expect(page.locator('.answers')).toBeVisible()
    },
  },
  {
    name: 'request-check-problem',
    from: 'request-check',
    go: async page => {
      await page.getByRole('button', { name: '更改:姓名' }).tap()
      await page.getByLabel('姓名').fill('')
      await putKeyboardAway(page)
      await page.getByRole('button', { name: '上一步' }).tap()
      await expect(page.locator('.problem-summary')).toBeVisible()
    },
  },
  {
    name: 'submitted',
    from: 'request-check-problem',
    go: async page => {
      await page.locator('.problem-summary button').first().tap()
      await page.getByLabel('姓名').fill(citizen.name)
      await next(page)
      await page.getByRole('button', { name: '提交', exact: true }).tap()
      await expect(page.getByRole('heading', { name: /已送达/ })).toBeVisible()
    },
  },
  { name: 'progress-result', from: 'submitted', go: tapped('查它的进度', '.state-card') },
  {
    name: 'terminal-pin',
    from: 'home',
    go: async page => {
      await holdSeal(page)
      await expect(page.locator('.pin-pad')).toBeVisible()
    },
  },
  {
    name: 'terminal',
    from: 'terminal-pin',
    go: async page => {
      await typeTerminalPin(page)
      await expect(page.locator('.setup')).toBeVisible()
    },
  },
  {
    name: 'assistant-pins',
    from: 'terminal',
    go: async page => {
      await page.locator('.terminal-page .chip', { hasText: '王敏' }).tap()
      await expect(page.locator('.pin-pad')).toBeVisible()
    },
  },
  {
    name: 'assist',
    from: 'assistant-pins',
    go: async page => {
      await chooseAssistantPin(page)
      await page.getByRole('button', { name: '请人帮忙' }).tap()
      await page.getByRole('button', { name: '我是工作人员' }).tap()
      await expect(page.locator('.way').first()).toBeVisible()
    },
  },
  {
    name: 'assist-pin',
    from: 'assist',
    go: async page => {
      await page.locator('.way', { hasText: '王敏' }).tap()
      await expect(page.locator('.pin-pad')).toBeVisible()
    },
  },
  {
    name: 'assist-bar',
    from: 'assist-pin',
    go: async page => {
      await typePin(page, assistantPin)
      await expect(page.locator('.assist-bar')).toBeVisible()
    },
  },
  { name: 'identity-dialog', from: 'assist-bar', go: tapped('核对身份', 'dialog') },
  {
    name: 'compare',
    from: 'identity-dialog',
    go: async page => {
      await page.getByRole('button', { name: '居民身份证' }).tap()
      await addToList(page, '清溪县最低生活保障实施办法')
      await addToList(page, '关于调整2026年城乡低保和特困人员')
      await page.getByRole('button', { name: /^我的清单/ }).tap()
      await page.getByRole('button', { name: '并排比较最后加入的两份' }).tap()
      await expect(page.locator('.compare-side').last()).toContainText('2026')
    },
  },
  {
    name: 'proof',
    from: 'terminal',
    isLong: true,
    go: async page => {
      await page.locator('.terminal-page .second-action', { hasText: '量一遍' }).tap()
      await expect(page.locator('.proof')).toBeVisible({ timeout: 30_000 })
    },
  },
  {
    name: 'warning-dialog',
    from: 'home',
    clock: forenoon,
    go: async page => {
      await page.getByRole('button', { name: '首页' }).tap()
      await page.clock.fastForward('02:05')
      await expect(page.getByRole('heading', { name: '您还在吗?' })).toBeVisible()
    },
  },
  { name: 'idle', from: 'home', clock: forenoon, isUntouched: true, go: untilIdle },
  { name: 'idle-night', from: 'home', clock: night, isUntouched: true, go: untilIdle },
]

/** The rows from a page just loaded to one of the table. */
const wayTo = (row: ScreenRow): readonly ScreenRow[] => {
  const before = screenTable.find(each => each.name === row.from)
  return before ? [...wayTo(before), row] : [row]
}

/** Goes to a screen: from the one in view where the table says so, else from a page loaded anew. */
export const reach = async (
  page: Page,
  row: ScreenRow,
  at: string | null,
  load: () => Promise<unknown>,
): Promise<void> => {
  if (at !== null && row.from === at) return row.go(page)
  await load()
  await untilComplete(page)
  for (const each of wayTo(row)) await each.go(page)
}

const tapLast = async (page: Page, selector: string) => {
  await page.locator(selector).last().tap()
  await expect(page.getByRole('dialog')).toBeVisible()
}

const tapTile = async (page: Page, name: string) => {
  await page.locator('.tile', { hasText: name }).tap()
  await expect(page.getByRole('dialog')).toBeVisible()
}

/** A machine with a local Chinese voice, so that everything that offers to read aloud is on the screens; it is silent. */
export const withVoice = () => {
  class Utterance {}
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => [{ localService: true, lang: 'zh-CN', name: 'test voice' }],
    cancel: () => undefined,
    speak: () => undefined,
  })
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
  Object.assign(window, { SpeechSynthesisUtterance: Utterance })
}
