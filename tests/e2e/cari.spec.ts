// Finding: the search box by keyboard, results on a phone, the filter of the list with its saved filters and columns, acts on a
// choice across pages, and coming back after login.
import { expect, type Page } from '@playwright/test'
import { findAkunDemo } from '../support/akun-demo'
import { expectAxeClean, shot } from '../support/page'
import { test } from '../support/session'

test.describe.configure({ timeout: 180_000 })

/** Nothing on the page, nor the table in it, scrolls sideways. */
async function expectTanpaGeserSamping(page: Page): Promise<void> {
  const lebih = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('section[tabindex="0"]')].some(
      (element) => element.scrollWidth > element.clientWidth + 1,
    ),
  )
  expect(lebih, 'menggeser ke samping').toBe(false)
}

test('mencari dengan garis miring, panah, dan Enter; nomor tidak masuk alamat', async ({ pageAs }) => {
  const page = await pageAs('operator-dinsos')
  await page.goto('/keluarga')
  await expect(page.getByRole('table', { name: 'Daftar keluarga' })).toBeVisible()
  const kotak = page.getByRole('textbox', { name: 'Cari keluarga' })
  // Until the script has loaded the key is nobody's.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(kotak).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.type('siti')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/keluarga\?cari=[0-9a-f-]{36}$/)
  await expect(page.getByRole('table', { name: 'Hasil pencarian' })).toBeVisible()
  await kotak.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Keluarga / })).toBeVisible()

  await kotak.fill('3275019999999999')
  await kotak.press('Enter')
  await expect(page.getByText('Tidak ditemukan di wilayah tugas Anda')).toBeVisible()
  expect(page.url()).not.toContain('3275019999999999')
  await expectAxeClean(page)

  await kotak.fill('12345')
  await kotak.press('Enter')
  await expect(page.getByRole('search').getByRole('alert')).toContainText('Yang diketik 5 angka')
  await kotak.fill('USL-2020-999999')
  await kotak.press('Enter')
  await expect(page.getByText('Usulan tidak ditemukan di wilayah tugas Anda')).toBeVisible()
})

test('daftar dan hasil pencarian muat di layar sempit @ponsel', async ({ pageAs }) => {
  const page = await pageAs('operator-dinsos')
  await page.goto('/keluarga')
  await expect(page.getByRole('table', { name: 'Daftar keluarga' })).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await expectTanpaGeserSamping(page)
  await expectAxeClean(page)
  const kotak = page.getByRole('textbox', { name: 'Cari keluarga' })
  await kotak.fill('siti')
  await kotak.press('Enter')
  await expect(page.getByRole('table', { name: 'Hasil pencarian' })).toBeVisible()
  await expectTanpaGeserSamping(page)
  await expectAxeClean(page)
  await shot(page, 'cari-sempit')
})

test('saringan dibangun, disimpan, dipakai lagi, dan kolom dipilih', async ({ pageAs }) => {
  const page = await pageAs('verifikator-dinsos')
  await page.goto('/keluarga')
  await page.getByRole('button', { name: 'Tambah syarat' }).click()
  const syarat = page.getByRole('dialog', { name: 'Tambah syarat' })
  await syarat.getByRole('combobox', { name: 'Data' }).selectOption({ label: 'Mobil' })
  await syarat.getByRole('radio', { name: 'bukan salah satu dari' }).check()
  await syarat.getByRole('checkbox', { name: 'Ya', exact: true }).check()
  await expectAxeClean(page)
  await syarat.getByRole('button', { name: 'Tambahkan' }).click()
  await expect(page).toHaveURL(/syarat=aset_bergerak_mobil/)
  await expect(page.getByRole('link', { name: /Hapus saringan Mobil: bukan Ya/ })).toBeVisible()

  const nama = 'Tanpa mobil'
  await page.getByRole('button', { name: 'Simpan saringan' }).click()
  const simpan = page.getByRole('dialog', { name: 'Simpan saringan' })
  await simpan.getByLabel('Nama saringan').fill(nama)
  await simpan.getByRole('button', { name: 'Simpan saringan' }).click()
  await expect(simpan.getByText('Saringan sudah disimpan.')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.goto('/keluarga')
  await page.getByText('Saringan tersimpan').click()
  await expectAxeClean(page)
  await page.getByRole('link', { name: nama }).click()
  await expect(page).toHaveURL(/syarat=aset_bergerak_mobil/)

  await page.getByRole('button', { name: 'Kolom', exact: true }).click()
  const kolom = page.getByRole('dialog', { name: 'Kolom daftar' })
  await kolom.getByRole('checkbox', { name: 'Jenis lantai terluas' }).check()
  await kolom.getByRole('button', { name: 'Tampilkan kolom ini' }).click()
  await expect(page.getByRole('columnheader', { name: 'Jenis lantai terluas' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Jenis lantai terluas' })).toBeVisible()
  await shot(page, 'saringan')
})

test('pilihan bertahan antarhalaman, dan penugasan menyebut berapa yang ditugaskan', async ({ pageAs }) => {
  const page = await pageAs('operator-dinsos')
  await page.goto('/keluarga?desil=2&ukuran=25')
  const kotak = page.getByRole('checkbox', { name: /^Pilih keluarga/ })
  const bilah = page.getByRole('region', { name: 'Tindakan untuk baris terpilih' })
  await expect(async () => {
    await kotak.first().check()
    await expect(bilah).toContainText('1 baris dipilih', { timeout: 1_000 })
  }).toPass()
  await page.getByRole('link', { name: 'Berikutnya' }).click()
  await expect(page).toHaveURL(/kursor=/)
  await kotak.nth(1).check()
  await expect(bilah).toContainText('2 baris dipilih')
  await bilah.getByRole('button', { name: 'Tugaskan pemeriksaan' }).click()
  const dialog = page.getByRole('dialog', { name: 'Tugaskan pemeriksaan lapangan' })
  await dialog.getByLabel('Petugas').selectOption({ index: 1 })
  await expectAxeClean(page)
  await dialog.getByRole('button', { name: 'Tugaskan', exact: true }).click()
  await expect(dialog.getByRole('status').filter({ hasText: 'keluarga ditugaskan' })).toBeVisible()
  await page.keyboard.press('Escape')
  await bilah.getByRole('button', { name: 'Pilih semua yang cocok' }).click()
  await expect(bilah).toContainText('Semua yang cocok dengan saringan dipilih')
  await bilah.getByRole('button', { name: 'Batalkan pilihan' }).click()
  await expect(bilah).toBeHidden()
})

test('halaman yang dituju terbuka setelah masuk', async ({ page }) => {
  const { namaPengguna, sandi } = await findAkunDemo('operator-dinsos')
  await page.goto('/keluarga?desil=3')
  await expect(page).toHaveURL(/\/masuk\?tujuan=%2Fkeluarga%3Fdesil%3D3$/)
  await expectAxeClean(page)
  await page.getByLabel('Nama pengguna').fill(namaPengguna)
  await page.getByLabel('Kata sandi').fill(sandi)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await expect(page).toHaveURL(/\/keluarga\?desil=3$/)
})
