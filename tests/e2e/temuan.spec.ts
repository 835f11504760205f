// Findings in the browser: overview, list, giving them out, deciding, another office answering, and how far verval has come.
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { expectAxeClean, shot } from '../support/page'
import { test } from '../support/session'

test.describe.configure({ timeout: 240_000 })

const JUDUL = 'Belum diperingkat'

/** The overview with its counts, then the list of families without a desil. */
async function bukaDaftar(page: Page): Promise<void> {
  await page.goto('/temuan')
  await expect(page.getByRole('heading', { level: 1, name: 'Temuan' })).toBeVisible()
  await expect(page.getByRole('table', { name: /^Jumlah temuan di/ })).toContainText(JUDUL)
  await page
    .getByRole('table', { name: /^Jumlah temuan di/ })
    .getByRole('link', { name: JUDUL, exact: true })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: JUDUL })).toBeVisible()
}

async function pilihBaris(page: Page, sebanyak: number): Promise<void> {
  const kotak = page.getByRole('table', { name: 'Daftar temuan' }).locator('tbody').getByRole('checkbox')
  for (let ke = 0; ke < sebanyak; ke++) await kotak.nth(ke).check()
}

test('temuan ditugaskan kepada petugas, yang lalu mengonfirmasi dan menepisnya @ponsel', async ({ pageAs }, info) => {
  const operator = await pageAs('operator-dinsos')
  await bukaDaftar(operator)
  await expectAxeClean(operator)
  await shot(operator, 'temuan-daftar')
  await operator.goto('/temuan')
  await expectAxeClean(operator)
  await shot(operator, 'temuan')
  if (info.project.name === 'ponsel') return

  await bukaDaftar(operator)
  await pilihBaris(operator, 2)
  await operator.getByRole('button', { name: 'Tugaskan yang dipilih' }).click()
  const dialog = operator.getByRole('dialog', { name: 'Tugaskan temuan terpilih' })
  await dialog
    .getByLabel('Petugas')
    .selectOption({ label: await pilihan(dialog.getByLabel('Petugas'), 'Operator Dinsos') })
  await dialog.getByLabel('Tenggat').fill('2099-12-31')
  await expectAxeClean(operator)
  await dialog.getByRole('button', { name: 'Tugaskan', exact: true }).click()
  await expect(operator.getByText('2 temuan ditugaskan.')).toBeVisible()

  await operator.goto('/beranda')
  await operator.getByRole('region', { name: 'Temuan yang ditugaskan kepada Anda' }).getByRole('link').click()
  await expect(operator.getByRole('heading', { level: 1, name: 'Tugas saya' })).toBeVisible()
  await expectAxeClean(operator)
  await shot(operator, 'temuan-tugas')
  await operator.getByRole('table', { name: 'Tugas saya' }).locator('tbody').getByRole('link').first().click()
  await expect(operator.getByRole('heading', { name: 'Yang ditemukan' })).toBeVisible()
  await expectAxeClean(operator)
  await operator.getByRole('button', { name: 'Tepis' }).click()
  const tepis = operator.getByRole('dialog', { name: 'Tepis temuan' })
  await tepis.getByRole('button', { name: 'Tepis', exact: true }).click()
  await expect(tepis.getByText('Tuliskan alasan, paling sedikit 5 huruf.').first()).toBeVisible()
  await tepis.getByLabel('Alasan').fill('Sudah diperiksa di rumahnya')
  await tepis.getByRole('button', { name: 'Tepis', exact: true }).click()
  await expect(operator.getByText('Sudah diperiksa di rumahnya')).toBeVisible()
  await expect(operator.getByRole('button', { name: 'Buka kembali' })).toBeVisible()
  await shot(operator, 'temuan-rincian')
})

test('perangkat daerah lain menjawab tugasnya di aplikasi dan lewat berkas, dan melihat apa yang tidak diambil', async ({
  pageAs,
}) => {
  const operator = await pageAs('operator-dinsos')
  await bukaDaftar(operator)
  await pilihBaris(operator, 3)
  await operator.getByRole('button', { name: 'Minta verifikasi' }).click()
  const dialog = operator.getByRole('dialog', { name: 'Minta verifikasi perangkat daerah lain' })
  await dialog
    .getByLabel('Verifikator')
    .selectOption({ label: await pilihan(dialog.getByLabel('Verifikator'), 'Disdukcapil') })
  await dialog.getByLabel('Tujuan').fill('Mencocokkan NIK sebelum verval triwulan ini')
  await dialog.getByLabel('Tenggat').fill('2099-12-31')
  await dialog.getByRole('button', { name: 'Buat permintaan' }).click()
  await expect(operator.getByRole('heading', { level: 1, name: /^Permintaan VM-/ })).toBeVisible()

  const mitra = await pageAs('verifikator-mitra')
  await mitra.goto('/temuan/mitra')
  await expectAxeClean(mitra)
  await mitra.getByRole('table', { name: 'Permintaan verifikasi' }).getByRole('link').first().click()
  await expect(mitra.getByText('0 dari 3 baris dijawab')).toBeVisible()
  const satu = mitra.getByRole('group', { name: /^Jawaban baris 1,/ })
  await satu.getByLabel('Tidak sesuai').check()
  await satu.getByLabel('Alamat').check()
  await satu.getByRole('textbox', { name: 'Catatan' }).fill('Pindah ke RT lain')
  await expectAxeClean(mitra)
  await mitra.getByRole('button', { name: 'Simpan jawaban halaman ini' }).click()
  await expect(mitra.getByText('1 dari 3 baris dijawab')).toBeVisible()

  const [unduhan] = await Promise.all([
    mitra.waitForEvent('download'),
    mitra.getByRole('link', { name: 'Unduh CSV' }).click(),
  ])
  const [kepala = '', , dua = '', tiga = ''] = readFileSync(await unduhan.path(), 'utf8')
    .trim()
    .split('\r\n')
  const isi = [kepala, dua.replace(/"","",""$/, '"sesuai","",""'), tiga.replace(/"","",""$/, '"mungkin","",""')]
  await mitra
    .getByLabel('Berkas jawaban')
    .setInputFiles({ name: 'isian.csv', mimeType: 'text/csv', buffer: Buffer.from(isi.join('\r\n')) })
  await mitra.getByRole('button', { name: 'Unggah jawaban' }).click()
  await expect(
    mitra.getByText('1 jawaban tersimpan; 2 dari 3 baris sudah dijawab. 1 baris tidak diambil.'),
  ).toBeVisible()
  await expect(mitra.getByText('Baris 3: kolom jawaban diisi sesuai, tidak sesuai, atau tidak dikenal.')).toBeVisible()
  await mitra.setViewportSize({ width: 390, height: 844 })
  await expectAxeClean(mitra)
  await shot(mitra, 'temuan-mitra')
})

test('capaian verval menyebut jumlahnya, dasarnya, dan ringkasan untuk pesan @ponsel', async ({ pageAs }) => {
  const page = await pageAs('kepala-dinas')
  await page.goto('/temuan/capaian')
  await expect(page.getByRole('heading', { level: 1, name: 'Capaian verval' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Yang dihitung sebagai terverval' })).toBeVisible()
  await expect(page.getByLabel('Ringkasan capaian')).toHaveValue(/Terverval: [\d.]+ dari [\d.]+ KK/)
  await expectAxeClean(page)
  await shot(page, 'temuan-capaian')
})

/** Label of the first option that contains some words. */
async function pilihan(select: ReturnType<Page['getByLabel']>, kata: string): Promise<string> {
  const labelList = await select.locator('option').allTextContents()
  return labelList.find((label) => label.includes(kata)) ?? ''
}
