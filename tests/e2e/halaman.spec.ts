// Every page of every room by itself: accessible, within its width, light enough, and usable by keyboard alone.
import { expect, type Locator, type Page } from '@playwright/test'
import { findAkunDemo } from '../support/akun-demo'
import { akhiriTujuan, expectAxeClean, shot } from '../support/page'
import { test } from '../support/session'

/** JavaScript a list page may load, as it travels: a page opens on an old laptop at the end of a village line. */
const BATAS_SKRIP = 200 * 1024

// One test walks through many pages.
test.describe.configure({ timeout: 180_000 })

/** Goes to a page, waits for its heading, and looks at it with axe. */
async function periksaHalaman(page: Page, path: string, judul: string | RegExp, gambar?: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1, name: judul })).toBeVisible()
  await expectAxeClean(page)
  if (gambar) await shot(page, gambar)
}

/** Links that open the rows of a table; those in its head sort it. */
function linkBaris(page: Page, tabel: string): Locator {
  return page.getByRole('table', { name: tabel }).locator('tbody').getByRole('link')
}

/** Opens the first row of a table and looks at what it opens. */
async function bukaBaris(page: Page, tabel: string, judul: string | RegExp, gambar: string): Promise<void> {
  await linkBaris(page, tabel).first().click()
  await expect(page.getByRole('heading', { level: 1, name: judul })).toBeVisible()
  await expectAxeClean(page)
  await shot(page, gambar)
}

/** Presses Tab until the element has focus; fails when it cannot be reached. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let ke = 0; ke < 80; ke++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target, 'tercapai dengan Tab').toBeFocused()
}

test('halaman untuk semua orang @ponsel', async ({ page }) => {
  await periksaHalaman(page, '/', /Data keluarga yang benar/, 'depan')
  await periksaHalaman(page, '/masuk', 'Masuk', 'masuk')
  await periksaHalaman(page, '/ditolak', 'Halaman ini bukan untuk peran Anda', 'ditolak')
  await periksaHalaman(page, '/tidak-ada-di-sini', 'Halaman tidak ditemukan', 'tidak-ditemukan')
})

test('beranda, keluarga, dan pencarian @ponsel', async ({ pageAs }) => {
  const page = await pageAs('operator-dinsos')
  await periksaHalaman(page, '/beranda', /./, 'beranda')
  await periksaHalaman(page, '/keluarga', 'Keluarga', 'keluarga')
  await periksaHalaman(page, '/keluarga?desil=1', 'Keluarga')
  await bukaBaris(page, 'Daftar keluarga', /^Keluarga /, 'keluarga-anggota')
  await page.getByRole('group').filter({ hasText: 'Rincian' }).locator('summary').first().click()
  await expectAxeClean(page)
  for (const tab of ['Rumah dan aset', 'Desil', 'Kelayakan', 'Riwayat']) {
    await page.getByRole('navigation', { name: 'Bagian data keluarga' }).getByRole('link', { name: tab }).click()
    await expect(page.getByRole('region', { name: tab, exact: true })).toBeVisible()
    await expectAxeClean(page)
    await shot(page, `keluarga-${tab.toLowerCase().replaceAll(' ', '-')}`)
  }
  const kotak = page.getByRole('textbox', { name: 'Cari keluarga' })
  await kotak.fill('siti')
  await kotak.press('Enter')
  await expect(page.getByRole('table', { name: 'Hasil pencarian' })).toBeVisible()
  await expectAxeClean(page)
  await shot(page, 'cari')
  await kotak.fill('1')
  await kotak.press('Enter')
  await expect(page.getByRole('search').getByRole('alert')).toBeVisible()
  await expectAxeClean(page)
})

test('beranda setiap peran menyebut apa yang menunggu', async ({ pageAs }) => {
  for (const peran of ['operator-desa', 'pendamping', 'kepala-dinas', 'kepala-daerah', 'administrator'] as const) {
    const page = await pageAs(peran)
    await periksaHalaman(page, '/beranda', /./, `beranda-${peran}`)
  }
})

test('verval @ponsel', async ({ pageAs }) => {
  const page = await pageAs('operator-dinsos')
  await periksaHalaman(page, '/verval', 'Verval', 'verval')
  await periksaHalaman(page, '/verval?status=ditolak', 'Verval', 'verval-kosong')
  await periksaHalaman(page, '/verval/musyawarah', /Musyawarah/, 'musyawarah')
  await periksaHalaman(page, '/verval/pemeriksaan', /Pemeriksaan/, 'pemeriksaan')
  await periksaHalaman(page, '/verval/daftar', 'Daftar penetapan', 'daftar')
  await page.goto('/keluarga')
  await linkBaris(page, 'Daftar keluarga').nth(1).click()
  await page.getByRole('link', { name: 'Usulkan pembaruan data' }).click()
  await expect(page.getByRole('heading', { name: 'Usulan baru' })).toBeVisible()
  await expectAxeClean(page)
  await shot(page, 'usulan-baru')
})

test('sumber, peringkat, kelayakan, wilayah, dan berkas @ponsel', async ({ pageAs }) => {
  const page = await pageAs('operator-dinsos')
  await periksaHalaman(page, '/sumber', 'Sumber data', 'sumber')
  await bukaBaris(page, 'Rilis yang sudah terbit', /^Impor rilis /, 'sumber-rincian')
  await periksaHalaman(page, '/sumber/baru', 'Muat rilis', 'sumber-baru')
  await periksaHalaman(page, '/peringkat', /eringkat/, 'peringkat')
  await page.getByRole('main').locator('tbody').getByRole('link').first().click()
  await expect(page).toHaveURL(/\/peringkat\/\d+$/)
  await expectAxeClean(page)
  await shot(page, 'peringkat-rincian')
  await periksaHalaman(page, '/kelayakan', 'Kelayakan', 'kelayakan')
  await periksaHalaman(page, '/wilayah', /Wilayah/, 'wilayah')
  await periksaHalaman(page, '/berkas', /Berkas/, 'berkas')
  await periksaHalaman(page, '/akun', 'Akun', 'akun')
  await periksaHalaman(page, '/keluar', 'Keluar')
})

test('akses dan audit @ponsel', async ({ pageAs }) => {
  const page = await pageAs('administrator')
  await periksaHalaman(page, '/akses', /Akses|Pengguna/, 'akses')
  await bukaBaris(page, 'Daftar pengguna', /./, 'akses-rincian')
  await periksaHalaman(page, '/akses/baru', 'Tambah pengguna', 'akses-baru')
  await periksaHalaman(page, '/audit', 'Audit', 'audit')
  await bukaBaris(page, 'Jejak audit', /./, 'audit-rincian')
  await periksaHalaman(page, '/audit/log-baca', 'Audit', 'log-baca')
  await periksaHalaman(page, '/audit/periksa', 'Audit', 'audit-periksa')
  await page.getByRole('button', { name: /Periksa/ }).click()
  await expect(page.getByText('Jejak utuh')).toBeVisible()
  await expectAxeClean(page)
  await periksaHalaman(page, '/audit?sasaran=tidak-ada-sasaran-ini', 'Audit')
  await expect(page.getByText('Tidak ada jejak yang cocok')).toBeVisible()
})

test('yang tidak ada, tidak terbaca, atau di luar wilayah dijawab dengan kata yang sama', async ({ pageAs }) => {
  const page = await pageAs('operator-dinsos')
  const id = '01990000-0000-7000-8000-000000000000'
  for (const path of [
    `/keluarga/${id}`,
    '/keluarga/bukan-id',
    `/verval/${id}`,
    `/verval/daftar/${id}`,
    `/verval/pemeriksaan/${id}`,
    `/sumber/${id}`,
    `/peringkat/${id}`,
    `/berkas/pekerjaan/${id}`,
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: 'Halaman tidak ditemukan' }), path).toBeVisible()
    await expect(page.getByRole('main'), path).toHaveCount(1)
  }
  await expectAxeClean(page)
  // A bad filter is no crash: the list is shown as if it were not there.
  await page.goto('/keluarga?desil=11&urut=sandi&kursor=rusak&ukuran=9')
  await expect(page.getByRole('table', { name: 'Daftar keluarga' })).toBeVisible()
})

test('sambungan yang putus saat mengirim tidak menghapus isian', async ({ pageAs }) => {
  const page = await pageAs('operator-dinsos')
  const putus = (url: string) =>
    page.route(url, (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()))
  await page.goto('/akun')
  await page.getByLabel('Kata sandi sekarang').fill('bukan sandi saya')
  await putus('**/akun')
  await page.getByRole('button', { name: 'Ganti kata sandi' }).click()
  const peringatan = page.getByRole('form', { name: 'Ganti kata sandi' }).getByRole('alert')
  await expect(peringatan).toContainText('Kiriman ini belum dijawab server')
  await expect(peringatan).toBeFocused()
  await expect(page.getByLabel('Kata sandi sekarang')).toHaveValue('bukan sandi saya')
  await expectAxeClean(page)
  await shot(page, 'sambungan-putus')
  await page.unroute('**/akun')
  await page.getByRole('button', { name: 'Ganti kata sandi' }).click()
  await expect(peringatan).not.toContainText('Kiriman ini belum dijawab server')

  await putus('**/akun')
  const kotak = page.getByRole('textbox', { name: 'Cari keluarga' })
  await kotak.fill('siti')
  await kotak.press('Enter')
  await expect(page.getByRole('search').getByRole('alert')).toContainText('belum dijawab server')
})

test('dengan papan ketik saja: masuk, mencari, membuka baris, mengirim isian', async ({ page }) => {
  const { namaPengguna, sandi } = await findAkunDemo('operator-dinsos')
  await page.goto('/masuk')
  await tabTo(page, page.getByLabel('Nama pengguna'))
  await page.keyboard.type(namaPengguna)
  await page.keyboard.press('Tab')
  await page.keyboard.type(sandi)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/beranda$/)

  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: /Langsung ke isi|Lewati/ })).toBeFocused()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('textbox', { name: 'Cari keluarga' })).toBeFocused()
  await page.keyboard.type('siti')
  await page.keyboard.press('Enter')
  await tabTo(page, linkBaris(page, 'Hasil pencarian').first())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Keluarga / })).toBeVisible()

  await akhiriTujuan(page)
  await tabTo(page, page.getByRole('button', { name: 'Buka samaran' }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Buka samaran NIK dan nomor KK' })
  await tabTo(page, dialog.getByLabel('Alasan'))
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Buka samaran' })).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByLabel('Alasan'))
  await page.keyboard.type('Mencocokkan dengan kartu keluarga')
  await tabTo(page, dialog.getByRole('button', { name: 'Buka nomor' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nomor terbuka sampai halaman ini ditinggalkan.')).toBeVisible()
})

test('halaman daftar memuat paling banyak 200 KB JavaScript', async ({ pageAs }) => {
  const besar: Record<string, number> = {}
  for (const [peran, pathList] of [
    [
      'operator-dinsos',
      ['/keluarga', '/verval', '/verval/daftar', '/verval/musyawarah', '/sumber', '/peringkat', '/berkas', '/wilayah'],
    ],
    ['administrator', ['/akses', '/audit', '/audit/log-baca']],
  ] as const) {
    const page = await pageAs(peran)
    const client = await page.context().newCDPSession(page)
    await client.send('Network.enable')
    await client.send('Network.setCacheDisabled', { cacheDisabled: true })
    const skrip = new Set<string>()
    let bytes = 0
    client.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') skrip.add(requestId)
    })
    client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (skrip.delete(requestId)) bytes += encodedDataLength
    })
    for (const path of pathList) {
      bytes = 0
      await page.goto(path, { waitUntil: 'networkidle' })
      besar[path] = bytes
    }
  }
  for (const [path, bytes] of Object.entries(besar)) {
    expect(bytes, `${path} memuat skrip`).toBeGreaterThan(0)
    expect(bytes, path).toBeLessThanOrEqual(BATAS_SKRIP)
  }
})
