import './check.ts'
import { buildKiosk } from '#start/build.ts'
import { ensureChineseFonts, findChromium } from './browser.ts'
import { packageStep, step } from './step.ts'

packageStep('单元测试 (vitest)', 'vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts')

await buildKiosk()
ensureChineseFonts()
process.env.MINGTANG_CHROMIUM = findChromium()
packageStep(
  '浏览器旅程 (playwright)',
  '@playwright/test/cli.js',
  'test',
  '--config',
  'test/journeys/playwright.config.ts',
)

if (process.platform === 'linux' && process.arch === 'x64')
  step('旧浏览器 (Chromium 92)', process.execPath, 'test/old-browser/smoke.ts')
else console.log('── 旧浏览器 (Chromium 92):这份浏览器只有 Linux x64 版,没有运行')
