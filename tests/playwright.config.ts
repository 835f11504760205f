// End-to-end tests in a real browser, against the product started the way an office would try it (npm run demo).
// Every spec runs at 1280 px; a test tagged @ponsel also at 390 px.
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './support/browser'
import { findFreePorts } from './support/demo-server'

// The configuration is read again in every worker: the ports chosen first are handed on through the environment. Each worker
// has a city of its own, whose port and data folder stand at its place in the lists.
process.env.SAHIH_UJI_PORT ??= (await findFreePorts(2)).join(',')
const port = process.env.SAHIH_UJI_PORT.split(',')[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]
const browser = await findBrowser()
const results = path.join(import.meta.dirname, 'hasil')

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  outputDir: path.join(results, 'e2e'),
  globalSetup: './support/global-setup.ts',
  // The journeys of one city change it, so they go one after the other; `npm test` asks for two cities (--workers=2).
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: path.join(results, 'e2e.json') }]],
  use: {
    baseURL: process.env.SAHIH_UJI_URL ?? `http://127.0.0.1:${port}`,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: browser.executablePath, args: browser.args, env: browser.env },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    { name: 'ponsel', grep: /@ponsel/, use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
  ],
})
