import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const systemNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/**
 * The Chromium that the journeys run in: the system's, else the test runner's own download, else the one of the
 * system's package manager, got here when it is not there yet.
 * @throws with what to do, when none of these can be had
 */
export const findChromium = (): string => {
  const found = systemChromium() ?? downloaded() ?? download() ?? installed()
  if (!found)
    throw new Error(
      '没有找到 Chromium,也没能装上。请用系统的软件包管理器安装 chromium(或运行 npx playwright install chromium),再运行一次 npm test。',
    )
  return found
}

/** Makes sure that Chinese text has a typeface, or says plainly that pictures will show boxes. */
export const ensureChineseFonts = (): void => {
  if (hasChineseFonts()) return
  aptGet('fonts-noto-cjk')
  if (!hasChineseFonts()) console.warn('没有中文字体:界面测试照常进行,但截图里的汉字会是方框。请安装 fonts-noto-cjk。')
}

const systemChromium = (): string | undefined => systemNames.map(which).find(path => path !== undefined)

const downloaded = (): string | undefined => {
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

const download = (): string | undefined => {
  console.log('没有找到 Chromium,正在下载 …')
  const words = ['node_modules/@playwright/test/cli.js', 'install', 'chromium']
  spawnSync(process.execPath, words, { stdio: 'ignore', timeout: 300_000 })
  return downloaded()
}

const installed = (): string | undefined => {
  aptGet('chromium')
  return systemChromium()
}

const aptGet = (name: string): void => {
  if (!which('apt-get')) return
  console.log(`正在用 apt-get 安装 ${name} …`)
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
    const [command = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...words]
    spawnSync(command, rest, { stdio: 'ignore', timeout: 600_000 })
  }
}

const hasChineseFonts = (): boolean =>
  which('fc-list') === undefined
    ? process.platform !== 'linux'
    : spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout.trim() !== ''

const which = (name: string): string | undefined => {
  const run = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' })
  return run.status === 0 ? run.stdout.split('\n')[0]?.trim() : undefined
}
