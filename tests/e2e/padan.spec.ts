// Two rows that may be one person: found, looked at side by side, decided by keyboard, taken back.
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { expectAxeClean, shot } from '../support/page'
import { dataFolder, runPerintah } from '../support/perintah'
import { test } from '../support/session'

const ROOT = path.join(import.meta.dirname, '..', '..')

test.describe.configure({ timeout: 180_000 })

/** Matches the city with a threshold under which everybody somewhat alike is proposed, then the usual one holds again. */
async function padankan(): Promise<number> {
  const atur = (ambang: string) =>
    promisify(execFile)(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', 'tests/support/atur-padan.ts', dataFolder(), ambang],
      { cwd: ROOT },
    )
  await atur('1')
  try {
    return ((await runPerintah('padan:jalankan', '--kab', '3275')) as { diusulkan: number }).diusulkan
  } finally {
    await atur('-')
  }
}

test('pasangan dibandingkan berdampingan, diputuskan dengan papan ketik, dan diurungkan @ponsel', async ({
  pageAs,
}) => {
  expect(await padankan(), 'pasangan yang diusulkan').toBeGreaterThan(1)
  const page = await pageAs('operator-dinsos')
  await page.goto('/padan')
  await expect(page.getByRole('heading', { level: 1, name: 'Padan' })).toBeVisible()
  await expectAxeClean(page)
  await shot(page, 'padan')
  await page.getByRole('table', { name: 'Daftar pasangan' }).locator('tbody').getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mungkin orang yang sama' })).toBeVisible()
  const banding = page.getByRole('table', { name: 'Nilai kedua sisi' })
  // What differs is said in words, not by colour alone; numbers are masked.
  await expect(banding.getByRole('row', { name: /^NIK/ })).toContainText(/berbeda|sama/)
  await expect(banding).not.toContainText(/\d{16}/)
  await expect(page.getByRole('heading', { name: 'Mengapa diusulkan' })).toBeVisible()
  await expectAxeClean(page)
  await shot(page, 'padan-pasangan')

  const pertama = new URL(page.url()).pathname
  const alasan = page.getByRole('form', { name: 'Keputusan' }).getByLabel('Alasan')
  // Without a reason nothing is decided.
  await page.getByRole('button', { name: 'Beda', exact: true }).click()
  await expect(page.getByText('Tuliskan alasan, paling sedikit 5 huruf.').first()).toBeVisible()
  await expectAxeClean(page)
  await alasan.fill('Orangnya berbeda, sudah ditemui')
  for (const nama of ['Sama', 'Beda', 'Nanti']) {
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: nama, exact: true })).toBeFocused()
  }
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Keputusan tersimpan')).toBeVisible()
  expect(new URL(page.url()).pathname).not.toBe(pertama)

  await page.getByRole('link', { name: 'Lihat pasangan tadi' }).click()
  await expect(page).toHaveURL(new RegExp(`${pertama}$`))
  await expect(page.getByText('Orangnya berbeda, sudah ditemui').first()).toBeVisible()
  await page.getByRole('button', { name: 'Urungkan keputusan' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Alasan').fill('Perlu dilihat sekali lagi')
  await dialog.getByRole('button', { name: 'Urungkan', exact: true }).click()
  await expect(page.getByText('Pernah diputuskan: orang berbeda')).toBeVisible()
  await expectAxeClean(page)
})

test('bagian lain ruang padan dapat dibuka oleh setiap orang yang boleh @ponsel', async ({ pageAs }) => {
  const page = await pageAs('verifikator-dinsos')
  for (const [alamat, judul] of [
    ['/padan/lintas', 'Kabupaten/kota lain'],
    ['/padan/dukcapil', 'Pemeriksaan ke Dukcapil'],
  ] as const) {
    await page.goto(alamat)
    await expect(page.getByRole('heading', { level: 1, name: judul })).toBeVisible()
    await expectAxeClean(page)
  }
  await expect(page.getByText('Layanan web Dukcapil belum diatur di server ini').first()).toBeVisible()
  await page.getByRole('button', { name: 'Buat berkas untuk Disdukcapil' }).click()
  await page.getByRole('dialog').getByLabel('Tujuan').fill('Pemadanan triwulan ini')
  await expectAxeClean(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Buat berkas' }).click()
  await expect(page).toHaveURL(/\/berkas\/pekerjaan\//)

  const desa = await pageAs('operator-desa')
  await desa.goto('/padan')
  await expect(desa.getByRole('heading', { level: 1, name: 'Padan' })).toBeVisible()
  await expectAxeClean(desa)
  await expect(desa.getByRole('button', { name: 'Jalankan pemadanan' })).toHaveCount(0)
})
