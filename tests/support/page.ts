// What every end-to-end test asks of a page: accessible, no sideways scrolling, nothing personal in an address, no error.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

const RESULTS = path.join(import.meta.dirname, '..', 'hasil')
// WCAG 2.2 AA includes all that came before it.
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Fails with the rule, its help and the elements when axe finds a breach of WCAG 2.2 AA, or the page scrolls sideways. A breach counts
 * when it stays: while a page follows a link its title is gone for a moment, and what streams in moves what stands below it.
 */
export async function expectAxeClean(page: Page): Promise<void> {
  const alamat = new URL(page.url()).pathname
  await expect.poll(() => listPelanggaran(page), { message: `axe pada ${alamat}`, timeout: 10_000 }).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `lebar yang meluap pada ${new URL(page.url()).pathname} (px)`).toBeLessThanOrEqual(0)
}

async function listPelanggaran(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => node.target.join(' ')) }))
}

/** On the page of a family: ends the purpose that another test may have stated for it, so that one has to be stated again. */
export async function akhiriTujuan(page: Page): Promise<void> {
  const akhiri = page.getByRole('button', { name: 'Akhiri sekarang' })
  const buka = page.getByRole('button', { name: 'Buka samaran' })
  await expect(akhiri.or(buka).first()).toBeVisible()
  if (await akhiri.isVisible()) await akhiri.click()
  await expect(buka).toBeVisible()
}

/** Saves a picture of the whole page as tests/hasil/<project>/<name>.png. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = path.join(RESULTS, test.info().project.name)
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
}

/** Adds to `fault` what must not happen while a page is used: script errors, server errors, a NIK, No. KK or name of an uploaded file in an address. */
export function watchPage(page: Page, fault: string[]): void {
  page.on('pageerror', (error) => fault.push(`galat skrip: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 500) fault.push(`galat peladen ${response.status()}: ${new URL(response.url()).pathname}`)
  })
  page.on('request', (request) => {
    if (/(?<!\d)\d{16}(?!\d)/.test(request.url())) fault.push('NIK atau No. KK di alamat')
    // A file may be named after somebody.
    if (/\/unggah\/[^?]*\?.*nama=/.test(request.url())) fault.push('nama berkas di alamat unggahan')
  })
}
