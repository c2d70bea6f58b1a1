import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../../.mingtang/journeys',
  workers: 1,
  retries: 1, // a shared machine may stop for seconds; what fails twice is wrong
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    locale: 'zh-CN',
    viewport: { width: 1080, height: 1920 },
    hasTouch: true,
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.MINGTANG_CHROMIUM ?? '' },
  },
})
