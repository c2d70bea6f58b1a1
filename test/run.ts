import './check.ts'
import { buildKiosk } from '#start/build.ts'
import { ensureChineseFonts, findChromium } from './browser.ts'
import { packageStep } from './step.ts'

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
