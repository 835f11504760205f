// A delivery with fewer rows waits; a second person confirms it; what distinguishes it from the one before is shown.
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { expectAxeClean, shot } from '../support/page'
import { writePotongan } from '../support/potongan-demo'
import { test } from '../support/session'

/** Older than all that other tests load, and smaller: nothing of theirs is held because of it. */
const PERIODE = '2024-TW4'

async function unggah(page: Page, files: string[], coba: boolean): Promise<void> {
  await page.goto('/sumber/baru')
  await page.getByLabel('Triwulan rilis').selectOption(PERIODE)
  await page.getByRole('button', { name: 'Lanjut memilih berkas' }).click()
  await page.getByLabel('Berkas keluarga dan berkas anggota').setInputFiles(files)
  for (const file of files)
    await expect(page.getByRole('listitem').filter({ hasText: path.basename(file) })).toBeVisible()
  if (coba) await page.getByLabel('Periksa dulu, jangan terbitkan').check()
  await page.getByRole('button', { name: 'Mulai impor' }).click()
}

test('kiriman yang susut menunggu, orang kedua menyetujuinya, dan perbedaannya dapat dibaca', async ({ pageAs }) => {
  test.setTimeout(240_000)
  const operator = await pageAs('operator-dinsos')
  await unggah(operator, writePotongan(30), false)
  await expect(operator.getByText(/^Rilis 2024-TW4\.\d+ terbit$/)).toBeVisible({ timeout: 90_000 })

  // First only tried: the reasons are told and nothing is loaded.
  await unggah(operator, writePotongan(20), true)
  await expect(operator.getByText(/akan menunggu konfirmasi orang kedua/)).toBeVisible({ timeout: 90_000 })
  await expect(operator.getByText(/lebih sedikit daripada kiriman 2024-TW4/).first()).toBeVisible()
  await expectAxeClean(operator)
  await shot(operator, 'sumber-coba')
  await operator.getByRole('button', { name: 'Muat dan minta konfirmasi' }).click()
  await expect(operator.getByText(/^Kiriman 2024-TW4\.\d+ menunggu konfirmasi$/)).toBeVisible({ timeout: 90_000 })
  await expect(operator.getByText(/keputusannya diambil oleh orang lain/)).toBeVisible()
  await expectAxeClean(operator)

  const verifikator = await pageAs('verifikator-dinsos')
  await verifikator.goto(new URL(operator.url()).pathname)
  await expectAxeClean(verifikator)
  await shot(verifikator, 'sumber-menunggu')
  await verifikator.getByRole('button', { name: 'Setujui dan terbitkan' }).click()
  const dialog = verifikator.getByRole('dialog')
  await dialog.getByLabel('Alasan').fill('Sesuai surat pengantar: sepuluh keluarga pindah.')
  await expectAxeClean(verifikator)
  await dialog.getByRole('button', { name: 'Setujui dan terbitkan' }).click()
  await expect(verifikator.getByText(/^Rilis 2024-TW4\.\d+ terbit$/)).toBeVisible({ timeout: 90_000 })
  await expect(verifikator.getByText('Sesuai surat pengantar: sepuluh keluarga pindah.')).toBeVisible()

  await verifikator.goto('/sumber/selisih')
  await expect(verifikator.getByRole('heading', { level: 1, name: 'Perbedaan dua rilis' })).toBeVisible()
  const baru = verifikator.getByLabel('Kiriman baru')
  const kodeList = (await baru.getByRole('option').allTextContents()).filter((kode) => kode.startsWith(PERIODE))
  await verifikator.getByLabel('Kiriman lama').selectOption(kodeList[1] ?? '')
  await baru.selectOption(kodeList[0] ?? '')
  await verifikator.getByRole('button', { name: 'Bandingkan' }).click()
  const hilang = verifikator.getByText('KK yang tidak ada lagi')
  await expect(hilang.locator('xpath=following-sibling::dd[1]')).toHaveText('10')
  await expectAxeClean(verifikator)
  await shot(verifikator, 'sumber-selisih')
  await verifikator
    .getByRole('table', { name: 'Orang yang muncul, tidak ada lagi, atau pindah keluarga' })
    .getByRole('row', { name: /^Tidak ada lagi/ })
    .getByRole('link')
    .click()
  await expect(verifikator.getByRole('heading', { level: 1, name: 'Orang yang tidak ada lagi' })).toBeVisible()
  await expectAxeClean(verifikator)
  await shot(verifikator, 'sumber-selisih-daftar')
})
