// The kiosk on a real Chromium 92: loads, goes offline, finds, reads, takes a request, delivers it once online again.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { zhCN } from '../../src/kiosk/ui/text/zh-CN.ts'
import { startProduct } from '../journeys/product.ts'
import { installPackages, launchChromium, type OldPage, oldBrowserFolder, unpackChromium } from './chromium.ts'
import { type Hand, handAt } from './hand.ts'
import { until } from './until.ts'

const patience = 60_000
const searched = '低保'
const searchedLetters = 'dibao'
const well = '//*[contains(@class, "dot")][@data-tone="well"]'
const questionHead = '//section[contains(@class, "question")]//h1'
const keyboardPanel = '//*[contains(@class, "keyboard")][@aria-label]'
const onwards = '//form//button[@type="submit"]'

const step = async <Result>(name: string, work: () => Promise<Result> | Result): Promise<Result> => {
  const started = performance.now()
  const took = () => `${((performance.now() - started) / 1000).toFixed(1)} 秒`
  try {
    const result = await work()
    console.log(`✓ ${name},${took()}`)
    return result
  } catch (error) {
    console.error(`✗ ${name},${took()}`)
    throw error
  }
}

const buttonOf = (words: string) => `//button[contains(normalize-space(), "${words}")]`
/** A key of the screen's own keyboard. */
const keyOf = (sign: string) => `${keyboardPanel}//button[normalize-space()="${sign}"]`
const choiceOf = (group: string, words: string) =>
  `//label[contains(normalize-space(), "${words}")][input[@name="${group}"]]`

/** Waits for the shell's worker; a page that it does not yet control is loaded once more. */
const becomeControlled = async (page: OldPage) => {
  const isControlled = () => page.evaluate(() => navigator.serviceWorker.controller !== null)
  await until('离线外壳已装上', patience, () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'),
  )
  if (await isControlled()) return
  await page.reload({ timeout: patience })
  await until('离线外壳接管页面', patience, isControlled)
}

const findAndRead = async (hand: Hand) => {
  await hand.touch('//*[contains(@class, "search-entry")][self::button]')
  // The box takes the focus by itself a moment after it appears; the keyboard panel shows that it has.
  await hand.see(keyboardPanel)
  for (const letter of searchedLetters) await hand.touch(keyOf(letter))
  await hand.touch(`(//button[contains(@class, "candidate")][normalize-space()="${searched}"])[1]`)
  // Its mark tells that this is the answer to the whole word and not to its first character.
  const firstHit = `(//button[contains(@class, "hit")])[1][.//mark[contains(., "${searched}")]]`
  await hand.see(firstHit)
  const title = await hand.read('.hit-title', '第一件的标题', text => text.trim() !== '')
  await hand.touch(firstHit)
  await hand.read('article', `${title}的正文`, text => text.includes(title.trim()) && text.length > 200)
  return title.trim()
}

const fillRequest = async (hand: Hand) => {
  await hand.touch(onwards)
  await hand.touch(choiceOf('applicant', '我自己(公民)'))
  await hand.touch(onwards)
  await hand.type('//*[@id="name"]', '李清溪')
  await hand.touch(onwards)
  await hand.touch('//*[@id="phone"]')
  for (const digit of '5550100') await hand.touch(keyOf(digit))
  await hand.touch(onwards)
  await hand.touch(choiceOf('identity', zhCN.form.identityChoices.showAtWindow))
  await hand.touch(onwards)
  await hand.type('//*[@id="description"]', '2025年城乡低保对象动态核查的情况通报')
  await hand.touch(onwards)
  await hand.touch(choiceOf('organ', zhCN.form.organUnknown))
  await hand.touch(onwards)
  await hand.touch(choiceOf('form', '纸面'))
  await hand.touch(choiceOf('way', '由机关与我联系确定'))
  await hand.touch(onwards)
  const given = ['李清溪', zhCN.form.identityChoices.showAtWindow, '动态核查', '由机关与我联系确定']
  await hand.read('.answers', '核对页列出所填内容', text => given.every(each => text.includes(each)))
}

const watchTroubles = (page: OldPage) => {
  const errors: string[] = []
  const said: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  page.on('console', message => said.push(`${message.type()}: ${message.text()}`))
  return { errors, said }
}

const walk = async () => {
  await step('装好旧浏览器的包', installPackages)
  const program = await step('解开 Chromium', unpackChromium)
  const product = await step('启动产品', () => startProduct())
  const browser = await step('启动旧浏览器', () => launchChromium(program))
  const page = (await browser.pages())[0]
  if (!page) throw new Error('旧浏览器没有打开页面')
  const troubles = watchTroubles(page)
  const hand = handAt(page)
  try {
    console.log(`  ${await browser.version()}`)
    await step('打开首页,内容齐全', async () => {
      await page.goto(`${product.url}/`, { timeout: patience })
      await hand.see(well)
    })
    await step('离线外壳接管页面', () => becomeControlled(page))
    await step('断网并停掉服务器', async () => {
      await page.setOfflineMode(true)
      await product.stop()
    })
    await step('断网重开首页', async () => {
      await page.reload({ timeout: patience })
      await hand.see(questionHead)
      await hand.see(well)
      await hand.read('.status', zhCN.state.disconnected, text => text.includes(zhCN.state.disconnected))
    })
    const title = await step(`断网用屏幕键盘的拼音查“${searched}”,打开第一件`, () => findAndRead(hand))
    console.log(`  《${title}》`)
    await step('断网填申请', async () => {
      await hand.touch(`//nav${buttonOf(zhCN.frame.home)}`)
      await hand.touch(buttonOf(zhCN.home.zones.request.name))
      await hand.touch(buttonOf(zhCN.triage.request.name))
      await fillRequest(hand)
    })
    await step(`断网提交:${zhCN.submitted.queued}`, async () => {
      await hand.touch(buttonOf(zhCN.form.submit))
      await hand.see(`//h1[contains(., "${zhCN.submitted.queued}")]`)
    })
    await step('服务器回来', product.start)
    await step(`联网后:${zhCN.submitted.deliveredBy.bothConfirm.title}`, async () => {
      await page.setOfflineMode(false)
      await hand.see(`//h1[contains(., "${zhCN.submitted.deliveredBy.bothConfirm.title}")]`)
    })
    if (troubles.errors.length > 0) throw new Error('页面上有没接住的错误')
  } catch (error) {
    const picture = join(oldBrowserFolder, 'failure.png')
    await mkdir(oldBrowserFolder, { recursive: true })
    await page.screenshot({ path: picture }).then(
      () => console.error(`截图:${picture}`),
      () => console.error('截图没有成功'),
    )
    for (const each of [...troubles.errors, ...troubles.said]) console.error(`  页面:${each}`)
    throw error
  } finally {
    await browser.close()
    await product.stop()
  }
}

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error('这个旧浏览器只能在 Linux x64 上运行。')
  process.exit(1)
}
// Leaving by exit() runs the exit listeners, which kill the children.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

const started = performance.now()
try {
  await walk()
  console.log(`旧浏览器走通,共 ${((performance.now() - started) / 1000).toFixed(1)} 秒`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
process.exit()
