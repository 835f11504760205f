// A release from the upload page to its counts: two files from a folder, progress, faulty rows, the second time.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { expectAxeClean, shot } from '../support/page'
import { newFolder } from '../support/perintah'
import { writePotongan } from '../support/potongan-demo'
import { test } from '../support/session'

/** An older quarter, so that the city the other tests read stays the present. */
const PERIODE = '2025-TW2'

async function upload(page: Page, files: string[]): Promise<void> {
  await page.goto('/sumber')
  await page.getByRole('link', { name: 'Muat rilis' }).click()
  await page.getByLabel('Triwulan rilis').selectOption(PERIODE)
  await page.getByRole('button', { name: 'Lanjut memilih berkas' }).click()
  await expect(page.getByRole('heading', { name: `Impor rilis ${PERIODE}` })).toBeVisible()
  await page.getByLabel('Berkas keluarga dan berkas anggota').setInputFiles(files)
  for (const file of files)
    await expect(page.getByRole('listitem').filter({ hasText: path.basename(file) })).toBeVisible()
}

test('Operator Dinsos memuat rilis dari peramban @ponsel', async ({ pageAs }, info) => {
  test.slow()
  const page = await pageAs('operator-dinsos')
  // With one desil that cannot be. Longer than what other tests load for older quarters, it is not held because of them.
  const files = writePotongan(100, { 4: { desil_nasional: 'D3' } })
  await upload(page, files)
  await expectAxeClean(page)
  await shot(page, 'sumber-unggah')
  await page.getByRole('button', { name: 'Mulai impor' }).click()
  await expect(page.getByText(/^Rilis 2025-TW2\.\d+ terbit$/)).toBeVisible({ timeout: 60_000 })
  await expectAxeClean(page)
  await expect(
    page
      .getByRole('cell', { name: 'Desil nasional harus 1 sampai 10' })
      .or(page.getByText('Desil nasional harus 1 sampai 10'))
      .first(),
  ).toBeVisible()
  const keluarga = page.getByRole('table', { name: 'Hitungan baris impor' }).getByRole('row', { name: /^Keluarga/ })
  // The same families may have come before: new, changed and same make 99 together.
  await expect
    .poll(async () => {
      const [baru = 0, berubah = 0, sama = 0, ...lain] = (await keluarga.getByRole('cell').allTextContents()).map(
        Number,
      )
      return [baru + berubah + sama, ...lain]
    })
    .toEqual([99, 0, 1, 100])
  await shot(page, 'sumber-terbit')
  const unduhan = page.waitForEvent('download')
  await page.getByRole('link', { name: /Unduh baris yang disisihkan/ }).click()
  const isi = readFileSync(await (await unduhan).path(), 'utf8').split('\n')
  expect(isi[1]).toContain('"salah","keluarga_dtsen_v3_3275.csv","4","","desil_nasional"')

  // The rows set aside come back corrected, alone, as the next delivery.
  const asal = page.url()
  const perbaikan = path.join(newFolder(), 'baris-salah.csv')
  writeFileSync(perbaikan, isi.join('\n').replace('"D3"', '"3"'))
  await page.getByRole('button', { name: 'Unggah perbaikan' }).click()
  await expect(page.getByRole('heading', { name: /^Perbaikan kiriman 2025-TW2\.\d+$/ })).toBeVisible()
  await page.getByLabel('Berkas perbaikan').setInputFiles(perbaikan)
  await expect(page.getByRole('listitem').filter({ hasText: 'baris-salah.csv' })).toBeVisible()
  await expectAxeClean(page)
  await page.getByRole('button', { name: 'Mulai impor' }).click()
  await expect(page.getByText(/^Perbaikan kiriman 2025-TW2\.\d+: \d+ dari \d+ baris dimuat\./)).toBeVisible({
    timeout: 60_000,
  })
  await shot(page, 'sumber-perbaikan')
  await page.goto(asal)
  await expect(page.getByText(/^Sebagian barisnya sudah dimuat sebagai kiriman 2025-TW2\.\d+/)).toBeVisible()
  await expectAxeClean(page)

  await upload(page, files)
  await page.getByRole('button', { name: 'Mulai impor' }).click()
  await expect(page.getByText('Sudah pernah dimuat').first()).toBeVisible({ timeout: 60_000 })
  await page.goto('/sumber')
  await expectAxeClean(page)
  await shot(page, `sumber-${info.project.name}`)
})

test('Berkas yang tidak dapat dimuat mendapat kalimat yang menyebut berkasnya', async ({ pageAs }) => {
  const page = await pageAs('operator-dinsos')
  const folder = newFolder()
  const files = ['satu.csv', 'dua.csv'].map((nama) => path.join(folder, nama))
  for (const file of files) writeFileSync(file, 'kota|jumlah\nBekasi|3\n')
  await upload(page, files)
  await page.getByRole('link', { name: 'Periksa kolom dan cara baca' }).click()
  await expect(page.getByText('satu.csv: belum dikenali sebagai berkas keluarga atau anggota')).toBeVisible()
  await expectAxeClean(page)
  await shot(page, 'sumber-petakan')
  await page.getByLabel('Kolom kota dibaca sebagai').first().selectOption('kabupaten_kota')
  await page.getByRole('button', { name: 'Simpan dan kembali ke unggahan' }).click()
  await page.getByRole('button', { name: 'Mulai impor' }).click()
  await expect(page.getByText('Berkas ini tidak dapat dimuat')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/Berkas satu\.csv baris 1/)).toBeVisible()
  await expectAxeClean(page)
})

test('Kepala daerah tidak sampai ke halaman sumber, dan unggahannya ditolak', async ({ pageAs }) => {
  const page = await pageAs('kepala-daerah')
  await page.goto('/sumber/baru')
  await expect(page).not.toHaveURL(/sumber/)
  const jawaban = await page.request.post('/unggah/00000000-0000-7000-8000-000000000000?ke=1', {
    data: 'x',
    headers: { Origin: new URL(page.url()).origin },
  })
  expect(jawaban.status()).toBe(403)
  const asing = await page.request.post('/unggah/00000000-0000-7000-8000-000000000000?ke=1', {
    data: 'x',
    headers: { Origin: 'https://lain.example' },
  })
  expect(asing.status()).toBe(403)
})
