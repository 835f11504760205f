// Life of a family in the browser: an event is chosen, previewed, recorded and withdrawn; two people meet on one family.
import { randomInt } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { akhiriTujuan, expectAxeClean, shot } from '../support/page'
import { test } from '../support/session'

test.describe.configure({ timeout: 180_000 })

/** Opens the nth family of the list; returns its path. */
async function openKeluarga(page: Page, urutan: number): Promise<string> {
  await page.goto('/keluarga')
  await page.getByRole('table', { name: 'Daftar keluarga' }).locator('tbody').getByRole('link').nth(urutan).click()
  await expect(page.getByRole('heading', { name: /^Keluarga / })).toBeVisible()
  return new URL(page.url()).pathname
}

/** A NIK or nomor KK of this area that nobody has. */
const nomorBaru = () => `327501${randomInt(10, 29)}10${randomInt(10, 99)}${randomInt(8001, 9999)}`

/** A name no other run in this city has typed, so that what one run recorded is not taken for what another did. */
const namaBaru = () => `Bayu ${Array.from({ length: 10 }, () => String.fromCharCode(97 + randomInt(26))).join('')}`

async function isiDokumen(page: Page, tanggal: string | RegExp): Promise<void> {
  await page.getByLabel(tanggal).fill('2025-10-01')
  await page.getByLabel('Nomor dokumen').fill('3275-2025-0001')
  await page.getByLabel('Tanggal dokumen').fill('2025-10-02')
}

test('kelahiran dicatat dengan pratinjau, tampak di keluarga, dan dapat dibatalkan dengan alasan @ponsel', async ({
  pageAs,
}) => {
  const page = await pageAs('operator-dinsos')
  const nama = namaBaru()
  const path = await openKeluarga(page, 20)
  const sebelum = await page.getByText('Rincian', { exact: true }).count()
  await page.getByRole('link', { name: 'Catat peristiwa' }).click()
  await expect(page.getByRole('link', { name: 'Pecah KK' })).toBeVisible()
  await expectAxeClean(page)
  await shot(page, 'peristiwa-pilih')
  await page.getByRole('link', { name: 'Kelahiran' }).click()

  // What is missing is named, what was typed stays.
  await page.getByLabel('Nama anak').fill(nama)
  await page.getByRole('button', { name: 'Catat kelahiran' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Pilih jenis kelamin.')
  await expect(page.getByLabel('Nama anak')).toHaveValue(nama)
  await expectAxeClean(page)
  await page.getByLabel('Laki-laki').check()
  await isiDokumen(page, 'Tanggal lahir')
  await expect(page.getByRole('region', { name: 'Yang akan berubah' })).toContainText(
    `${nama.toUpperCase()} menjadi anggota keluarga ini sebagai anak.`,
  )
  await shot(page, 'peristiwa-kelahiran')
  await page.getByRole('button', { name: 'Catat kelahiran' }).click()

  await expect(page).toHaveURL(/tab=riwayat/)
  const catatan = page.getByRole('listitem').filter({ hasText: nama.toUpperCase() })
  await expect(catatan.getByText('Kelahiran, 1 Oktober 2025')).toBeVisible()
  await expectAxeClean(page)
  await shot(page, 'peristiwa-riwayat')
  await page.goto(path)
  await expect(page.getByText(nama.toUpperCase()).first()).toBeVisible()
  await expect(page.getByText('Rincian', { exact: true })).toHaveCount(sebelum + 1)

  // As it stood the day before he was born.
  await page.goto(`${path}?tab=riwayat`)
  await page.getByLabel('Keadaan per tanggal').fill('2025-09-30')
  await page.getByRole('button', { name: 'Lihat' }).click()
  await expect(page.getByText('Keadaan per 30 September 2025')).toBeVisible()
  await expect(page.getByText(nama.toUpperCase())).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Catat peristiwa' })).toHaveCount(0)
  await expectAxeClean(page)
  await shot(page, 'peristiwa-dahulu')
  // Before anything told of the family: said so, not taken for a wrong address.
  await page.goto(`${path}?berlaku=2001-01-01`)
  await expect(page.getByRole('heading', { level: 1, name: 'Belum tercatat pada waktu itu' })).toBeVisible()
  await expect(page.getByText('Keadaan per 1 Januari 2001')).toBeVisible()

  await page.goto(`${path}?tab=riwayat`)
  await catatan.getByRole('button', { name: /^Batalkan catatan Kelahiran/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Batalkan catatan peristiwa' })
  await dialog.getByLabel('Alasan').fill('Salah memilih keluarga')
  await expectAxeClean(page)
  await dialog.getByRole('button', { name: 'Batalkan catatan' }).click()
  // The page answers by itself: the event is struck out with its reason beside it.
  await expect(catatan.getByText(/^Dibatalkan .*: Salah memilih keluarga$/)).toBeVisible()
  await expectAxeClean(page)
  await page.goto(path)
  await expect(page.getByText(nama.toUpperCase())).toHaveCount(0)
})

test('pecah KK membuat keluarga baru yang KK-nya belum terbit @ponsel', async ({ pageAs }) => {
  const page = await pageAs('operator-dinsos')
  const path = await openKeluarga(page, 3)
  await page.goto(`${path}/catat?jenis=pecah-kk`)
  const orang = page.getByRole('group', { name: 'Siapa saja yang menjadi keluarga baru' }).getByRole('checkbox')
  await orang.last().check()
  await page.getByLabel('Kepala keluarga baru').selectOption({ index: 1 })
  await page.getByLabel('KK baru belum terbit').check()
  await isiDokumen(page, 'Tanggal kejadian')
  await expectAxeClean(page)
  await shot(page, 'peristiwa-pecah')
  await page.getByRole('button', { name: 'Catat pecah KK' }).click()
  // The last one recorded stands first.
  await page.getByRole('link', { name: 'Buka keluarga baru' }).first().click()
  await expect(page.getByText('Nomor KK dicatat setelah Disdukcapil menerbitkannya.')).toBeVisible()
  await expectAxeClean(page)
  await shot(page, 'peristiwa-keluarga-baru')
  await page.getByRole('link', { name: 'Catat nomor KK' }).click()
  await expect(page.getByLabel('Nomor KK baru')).toBeVisible()
  await expect(page.getByLabel('Data siapa yang diperbaiki')).toHaveValue('keluarga')

  // The number comes with its card; a line that breaks while it is sent costs nothing that was typed.
  await page.getByLabel('Nomor KK baru').fill(nomorBaru())
  await isiDokumen(page, 'Tanggal mulai berlaku')
  await page.getByRole('button', { name: 'Catat perbaikan data' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Lampirkan foto atau pindaian kartu keluarga yang baru.')
  const berkas = page.getByLabel('Foto atau pindaian dokumen')
  await page.route('**/unggah/bukti/**', (route) => route.abort(), { times: 1 })
  await berkas.setInputFiles({ name: 'kk.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 contoh') })
  await expect(page.getByText('Belum terkirim. Sambungan terputus.')).toBeVisible()
  await page.getByRole('button', { name: 'Coba lagi mengirim kk.pdf' }).click()
  await expect(page.getByText('Terkirim')).toBeVisible()
  await expectAxeClean(page)
  await shot(page, 'peristiwa-bukti')
  await page.getByRole('button', { name: 'Catat perbaikan data' }).click()
  await expect(page).toHaveURL(/tab=riwayat/)
  const unduhan = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Unduh kartu-keluarga-2025-10-02/ }).click()
  expect((await unduhan).suggestedFilename()).toBe('kartu-keluarga-2025-10-02.pdf')
})

test('keluarga pindah masuk dicatat, ditemukan, dan ada di daftar keluarga di luar rilis @ponsel', async ({
  pageAs,
}) => {
  const page = await pageAs('operator-desa')
  const nama = namaBaru().replace('Bayu', 'WARSITO').toUpperCase()
  await page.goto('/keluarga/masuk')
  await page.getByLabel('NIK', { exact: true }).fill(nomorBaru())
  await page.getByLabel('Nama', { exact: true }).fill(nama)
  await page.getByLabel('Tanggal lahir').fill('1980-05-05')
  await page.getByLabel('Laki-laki').check()
  await page.getByLabel('Alamat sekarang').fill('Jalan Melati 3')
  await page.getByLabel('KK baru belum terbit').check()
  await isiDokumen(page, 'Tanggal pindah')
  await expect(page.getByRole('region', { name: 'Yang akan berubah' })).toContainText(
    `Keluarga ${nama} dicatat pindah masuk`,
  )
  await expectAxeClean(page)
  await shot(page, 'keluarga-masuk')
  await page.getByRole('button', { name: 'Catat keluarga pindah masuk' }).click()
  await expect(page.getByText('Belum ada di rilis BPS')).toBeVisible()
  await page.goto('/keluarga/luar-rilis')
  await expect(page.getByRole('link', { name: nama }).first()).toBeVisible()
  await expectAxeClean(page)
  await shot(page, 'keluarga-luar-rilis')
  await page.getByRole('textbox', { name: 'Cari keluarga' }).fill('warsito')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('table', { name: 'Hasil pencarian' }).getByRole('link', { name: nama }).first(),
  ).toBeVisible()
})

test('petugas kedua diberi tahu apa yang berubah, dan isiannya tidak hilang', async ({ pageAs }) => {
  const satu = await pageAs('operator-dinsos')
  const dua = await pageAs('operator-desa')
  // A family both may see: of the desa of the second.
  const path = await openKeluarga(dua, 5)
  for (const page of [satu, dua]) {
    await page.goto(`${path}/catat?jenis=kelahiran`)
    await page.getByLabel('Laki-laki').check()
  }
  await satu.getByLabel('Nama anak').fill('Anak Satu')
  await isiDokumen(satu, 'Tanggal lahir')
  await dua.getByLabel('Nama anak').fill('Anak Dua')
  await isiDokumen(dua, 'Tanggal lahir')
  await satu.getByRole('button', { name: 'Catat kelahiran' }).click()
  await expect(satu).toHaveURL(/tab=riwayat/)

  await dua.getByRole('button', { name: 'Catat kelahiran' }).click()
  const banding = dua.getByRole('region', { name: 'Perubahan sejak formulir dibuka' })
  await expect(banding).toContainText('Operator Dinsos Contoh mencatat kelahiran')
  await expect(banding).toContainText('ANAK DUA menjadi anggota keluarga ini')
  await expect(dua.getByLabel('Nama anak')).toHaveValue('Anak Dua')
  await expect(dua.getByLabel('Nomor dokumen')).toHaveValue('3275-2025-0001')
  await expectAxeClean(dua)
  await shot(dua, 'peristiwa-bentrok')
  await banding.getByRole('button', { name: 'Sudah dibandingkan, pakai keadaan terbaru' }).click()
  await dua.getByRole('button', { name: 'Catat kelahiran' }).click()
  await expect(dua).toHaveURL(/tab=riwayat/)
  await dua.goto(path)
  await expect(dua.getByText('ANAK SATU').first()).toBeVisible()
  await expect(dua.getByText('ANAK DUA').first()).toBeVisible()
})

test('NIK dibandingkan tanpa dibuka, dan alasan membuka berlaku setengah jam', async ({ pageAs }) => {
  const page = await pageAs('operator-dinsos')
  await openKeluarga(page, 7)
  await akhiriTujuan(page)
  await page.getByText('Rincian', { exact: true }).first().click()
  await page
    .getByRole('button', { name: /^Bandingkan NIK/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Bandingkan NIK' })
  await dialog.getByLabel('NIK di dokumen').fill('3275011111118001')
  await dialog.getByRole('button', { name: 'Bandingkan', exact: true }).click()
  await expect(dialog.getByText('NIK yang Anda ketik berbeda dari yang tercatat.')).toBeVisible()
  await expectAxeClean(page)
  await dialog.getByRole('button', { name: 'Tutup' }).click()

  await page.getByRole('button', { name: 'Buka samaran' }).click()
  await page.getByLabel('Alasan').fill('Mencocokkan dengan kartu keluarga warga')
  await page.getByRole('button', { name: 'Buka nomor' }).click()
  await expect(page.getByText('Nomor terbuka sampai halaman ini ditinggalkan.')).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Tampilkan nomor lagi' }).click()
  await expect(page.getByText('Nomor terbuka sampai halaman ini ditinggalkan.')).toBeVisible()
  await expectAxeClean(page)
})
