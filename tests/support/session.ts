// Roles by fixture: each peran logs in once per worker through the real form, and its cookies are kept for later tests.
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import type { Peran } from '@/lib/akses/izin'
import { findAkunDemo } from './akun-demo'
import { watchPage } from './page'

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>

type TestFixtures = {
  /** A page of its own, logged in as the demo account of this peran. */
  pageAs: (peran: Peran) => Promise<Page>
  /** What must not happen on any page of the test; checked when it ends. */
  faultList: string[]
}

/** Of this worker: a worker is a process of its own. */
const sessionByPeran = new Map<Peran, StorageState>()

/** Logs in through the form and waits until the login page is left. */
export async function masuk(page: Page, namaPengguna: string, sandi: string): Promise<void> {
  await page.goto('/masuk')
  await page.getByLabel('Nama pengguna').fill(namaPengguna)
  await page.getByLabel('Kata sandi').fill(sandi)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await expect(page).not.toHaveURL(/\/masuk/)
}

async function logIn(browser: Browser, peran: Peran): Promise<StorageState> {
  const akun = await findAkunDemo(peran)
  const context = await browser.newContext()
  await masuk(await context.newPage(), akun.namaPengguna, akun.sandi)
  const state = await context.storageState()
  await context.close()
  return state
}

/** Playwright's test with `pageAs(peran)`; every page is watched for script errors, server errors and NIK in addresses. */
export const test = base.extend<TestFixtures>({
  faultList: [
    async ({ browserName: _ }, use) => {
      const faultList: string[] = []
      await use(faultList)
      expect(faultList, 'galat selama uji').toEqual([])
    },
    { auto: true },
  ],
  page: async ({ page, faultList }, use) => {
    watchPage(page, faultList)
    await use(page)
  },
  pageAs: async ({ browser, faultList }, use) => {
    const contextList: BrowserContext[] = []
    await use(async (peran) => {
      const storageState = sessionByPeran.get(peran) ?? (await logIn(browser, peran))
      sessionByPeran.set(peran, storageState)
      const context = await browser.newContext({ storageState })
      contextList.push(context)
      const page = await context.newPage()
      watchPage(page, faultList)
      return page
    })
    for (const context of contextList) await context.close()
  },
})
