// The whole journey of one usulan, each step by the role it belongs to with a login of its own: from the search of an
// operator desa to the answer of the next release, and what every role is refused on the way.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { LABEL_PERAN, type Peran } from '@/lib/akses/izin'
import { findAkunDemo } from '../support/akun-demo'
import { expectAxeClean, shot } from '../support/page'
import { dataFolder, newFolder, runPerintah } from '../support/perintah'
import { masuk, test } from '../support/session'

const KAB = '3275'
const BERIKUT = '2025-TW4'
/** Row of the operator's list the journey is about; the other specs use the first ones. */
const URUTAN = 20

/** A page each peran may not open. */
const DITOLAK: Record<Peran, string> = {
  'operator-desa': '/sumber',
  pendamping: '/peringkat',
  'operator-dinsos': '/akses',
  'verifikator-dinsos': '/sumber/baru',
  'kepala-dinas': '/audit',
  'kepala-daerah': '/sumber',
  auditor: '/akses/baru',
  administrator: '/keluarga',
  'verifikator-mitra': '/temuan',
}

/** Links that open the rows of a table; those in its head sort it. */
function linkBaris(page: Page, tabel: string): Locator {
  return page.getByRole('table', { name: tabel }).locator('tbody').getByRole('link')
}

/** Chooses what neither leaves the value alone nor empties it nor is what the register says now; returns the label. */
async function pilihLain(isian: Locator): Promise<string> {
  const kini = await isian.evaluate((select) => {
    const id = select.getAttribute('aria-describedby')?.split(' ')[0] ?? ''
    return document.getElementById(id)?.textContent?.replace('Sekarang: ', '') ?? ''
  })
  const pilihanList = await isian.locator('option').allTextContents()
  const lain = pilihanList.find((pilihan) => !['Tidak diubah', 'Kosongkan', kini].includes(pilihan)) ?? ''
  await isian.selectOption({ label: lain })
  return lain
}

/** What stands beside a term of a description list. */
function nilaiOf(page: Page, term: string): Locator {
  return page.getByRole('term').filter({ hasText: term }).locator('xpath=following-sibling::dd[1]')
}

test('sebuah usulan berjalan dari pencarian operator desa sampai dijawab rilis berikutnya', async ({ pageAs }) => {
  test.setTimeout(420_000)
  let keluarga = ''
  let usulan = ''
  let nomor = ''
  let daftar = ''
  let dinding = ''
  let anggota = ''
  let berkasUsulan = ''

  await test.step('operator desa mencari keluarga, mengusulkan, dan mengajukan', async () => {
    const page = await pageAs('operator-desa')
    await page.goto('/keluarga')
    const nama = (await linkBaris(page, 'Daftar keluarga').nth(URUTAN).textContent()) ?? ''
    const href = await linkBaris(page, 'Daftar keluarga').nth(URUTAN).getAttribute('href')
    const kotak = page.getByRole('textbox', { name: 'Cari keluarga' })
    await kotak.fill(nama)
    const [dikirim] = await Promise.all([
      page.waitForRequest((request) => request.method() === 'POST'),
      kotak.press('Enter'),
    ])
    expect(decodeURIComponent(dikirim.url()).toLowerCase()).not.toContain(nama.toLowerCase())
    await expect(page).toHaveURL(/\/keluarga\?cari=[0-9a-f-]{36}$/)
    await page.getByRole('table', { name: 'Hasil pencarian' }).locator(`tbody a[href^="${href}"]`).first().click()
    await expect(page.getByRole('heading', { level: 1, name: `Keluarga ${nama}` })).toBeVisible()
    keluarga = new URL(page.url()).pathname

    await page.getByRole('link', { name: 'Usulkan pembaruan data' }).click()
    await expect(page.getByRole('heading', { name: 'Usulan baru' })).toBeVisible()
    await page.getByLabel('RT/RW').check()
    await page.getByRole('button', { name: 'Mulai mengisi' }).click()
    await expect(page.getByRole('heading', { name: 'Isi usulan' })).toBeVisible()
    await page.getByText('Perumahan', { exact: true }).click()
    dinding = await pilihLain(page.getByLabel(/^Jenis dinding terluas/))
    await page.getByLabel(/^Luas lantai/).fill('17')
    anggota = nama
    const lipatan = page.getByRole('group').filter({ has: page.getByRole('heading', { level: 3, name: nama }) })
    await lipatan.locator('summary').click()
    await pilihLain(lipatan.getByLabel(/^Ijazah tertinggi/))
    await expect(page.getByText(/Draf tersimpan pukul/)).toBeVisible()
    await expectAxeClean(page)
    await shot(page, 'perjalanan-usulan')
    // The draft outlives the page.
    await page.reload()
    const luas = page.getByLabel(/^Luas lantai/)
    await expect(luas).toHaveValue('17')
    await luas.fill('banyak')
    await page.getByRole('button', { name: 'Ajukan usulan' }).click()
    await expect(page.getByRole('form').getByRole('alert')).toContainText('bilangan bulat 0 sampai 999')
    await luas.fill('18')
    await page.getByRole('button', { name: 'Ajukan usulan' }).click()
    await expect(page.getByRole('heading', { name: /^Usulan USL-\d{4}-\d{6}$/ })).toBeVisible()
    usulan = new URL(page.url()).pathname
    nomor = (await page.getByRole('heading', { level: 1 }).textContent())?.replace('Usulan ', '') ?? ''
    const perubahan = page.getByRole('table', { name: 'Perubahan yang diusulkan' })
    await expect(perubahan.locator('tbody').getByRole('row')).toHaveCount(3)
    await expect(perubahan).toContainText(dinding)
    await expect(perubahan).toContainText('18')
    await expectAxeClean(page)
    await shot(page, 'usulan-rincian')
  })

  await test.step('operator desa mencatat musyawarah kelurahan', async () => {
    const page = await pageAs('operator-desa')
    await page.goto(usulan)
    await expect(page.getByText('Menunggu Musyawarah Kelurahan.')).toBeVisible()
    await page.getByRole('link', { name: 'Catat musyawarah' }).click()
    const hariIni = await page.getByLabel(/^Tanggal/).getAttribute('max')
    await page.getByLabel(/^Tanggal/).fill(hariIni ?? '')
    await page.getByLabel('Nomor berita acara').fill(`BA/${nomor}`)
    await page.getByLabel('Jumlah hadir').fill('24')
    await page.getByRole('group', { name: nomor }).getByLabel('Disetujui').check()
    await expectAxeClean(page)
    await shot(page, 'perjalanan-musyawarah')
    await page.getByRole('button', { name: 'Catat musyawarah' }).click()
    await expect(page.getByRole('table', { name: 'Musyawarah yang sudah dicatat' })).toContainText(`BA/${nomor}`)
    await expectAxeClean(page)
  })

  await test.step('operator Dinsos menugaskan pemeriksaan kepada pendamping', async () => {
    const page = await pageAs('operator-dinsos')
    await page.goto(usulan)
    const petugas = page.getByLabel('Petugas pemeriksaan')
    const pilihanList = await petugas.locator('option').allTextContents()
    await petugas.selectOption({ label: pilihanList.find((label) => label.startsWith('Pendamping Contoh')) ?? '' })
    await page.getByRole('button', { name: 'Tugaskan pemeriksaan' }).click()
    await expect(page.getByText('Menunggu hasil pemeriksaan lapangan oleh petugas.')).toBeVisible()
  })

  await test.step('pendamping memeriksa di lapangan dengan ponsel', async () => {
    const page = await pageAs('pendamping')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/verval/pemeriksaan')
    await expectAxeClean(page)
    await shot(page, 'pemeriksaan-daftar')
    await page.getByRole('list', { name: 'Daftar pemeriksaan' }).getByRole('link', { name: anggota }).first().click()
    await expect(page.getByRole('button', { name: 'Simpan hasil pemeriksaan' })).toBeVisible()
    const temuan = (label: string) => page.getByRole('group', { name: label })
    await temuan('Jenis dinding terluas').getByRole('radio').first().check()
    await temuan('Ijazah tertinggi').getByRole('radio').first().check()
    await temuan('Luas lantai')
      .getByLabel(/^Lainnya/)
      .check()
    await temuan('Luas lantai').getByRole('textbox', { name: 'Yang ditemukan' }).fill('21')
    await expectAxeClean(page)
    await shot(page, 'perjalanan-pemeriksaan')
    await page.getByRole('button', { name: 'Simpan hasil pemeriksaan' }).click()
    await expect(page.getByText('Sebagian sesuai')).toBeVisible()
    await expectAxeClean(page)
  })

  await test.step('verifikator memverifikasi dan menyusun daftar', async () => {
    const page = await pageAs('verifikator-dinsos')
    await page.goto('/verval')
    await expect(page.getByRole('region', { name: 'Menunggu Anda' })).toContainText('Menunggu verifikasi')
    await page.goto(usulan)
    await expect(page.getByRole('table', { name: 'Perubahan yang diusulkan' })).toContainText('dikoreksi')
    await page.getByRole('button', { name: 'Verifikasi usulan' }).click()
    await expect(page.getByText('Menunggu daftar disahkan kepala dinas.')).toBeVisible()
    await page.goto('/verval/daftar')
    await page.getByRole('button', { name: 'Susun daftar' }).click()
    await expect(page.getByRole('heading', { name: /^Daftar DFT-\d{4}-\d{4}$/ })).toBeVisible()
    daftar = new URL(page.url()).pathname
    await expect(page.getByText(nomor)).toBeVisible()
    await expectAxeClean(page)
    await shot(page, 'daftar-rincian')
  })

  await test.step('kepala dinas mengesahkan', async () => {
    const page = await pageAs('kepala-dinas')
    await page.goto('/beranda')
    await expectAxeClean(page)
    await page.goto(daftar)
    await page.getByRole('button', { name: 'Sahkan daftar versi 1' }).click()
    await expect(page.getByRole('form').getByRole('alert')).toContainText('Centang pernyataan')
    await page.getByLabel(/Saya sudah membaca DFT-.*versi 1.*sidik/).check()
    await page.getByRole('button', { name: 'Sahkan daftar versi 1' }).click()
    await expect(page.getByText(/Menunggu penetapan wali kota/i).first()).toBeVisible()
  })

  await test.step('kepala daerah menetapkan, dan keluarga memuat pembaruan daerah', async () => {
    const page = await pageAs('kepala-daerah')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/verval')
    await expectAxeClean(page)
    await page.goto(daftar)
    await expectAxeClean(page)
    await shot(page, 'daftar-penetapan')
    await page.getByLabel(/Saya sudah membaca DFT-.*versi 1.*sidik/).check()
    await page.getByRole('button', { name: 'Tetapkan daftar versi 1' }).click()
    await expect(page.getByText('Ditetapkan, belum dikirim')).toBeVisible()

    const operator = await pageAs('operator-desa')
    await operator.goto(`${keluarga}?tab=rumah`)
    await expect(nilaiOf(operator, 'Jenis dinding terluas')).toContainText(dinding)
    await expect(nilaiOf(operator, 'Luas lantai')).toContainText('21')
    await expect(operator.getByText('Belum diakui BPS')).toHaveCount(2)
    await expectAxeClean(operator)
    await shot(operator, 'keluarga-belum-diakui')
    await operator.goto(`${keluarga}?tab=riwayat`)
    const pembaruan = operator.getByRole('table', { name: 'Pembaruan daerah' })
    await expect(pembaruan.locator('tbody').getByRole('row')).toHaveCount(3)
    await expect(pembaruan.getByText('Belum diakui BPS')).toHaveCount(3)
    await expect(pembaruan).toContainText(anggota)
    await expectAxeClean(operator)
    await operator.goto('/keluarga')
    await expect(operator.getByRole('row').filter({ has: operator.locator(`a[href^="${keluarga}"]`) })).toContainText(
      '3 nilai',
    )
  })

  await test.step('operator Dinsos mengirim ke Kemensos dan mencatat BPS', async () => {
    const page = await pageAs('operator-dinsos')
    await page.goto(daftar)
    await page.getByRole('button', { name: 'Kirim ke Kemensos' }).click()
    const unduh = page.getByRole('link', { name: 'Unduh berkas' })
    await expect(unduh).toBeVisible()
    const unduhan = page.waitForEvent('download')
    await unduh.click()
    const terunduh = await unduhan
    expect(terunduh.suggestedFilename()).toMatch(/^KRM-\d{4}-\d{4}\.csv$/)
    berkasUsulan = path.join(newFolder(), terunduh.suggestedFilename())
    await terunduh.saveAs(berkasUsulan)
    const baris = parse(readFileSync(berkasUsulan), { columns: true }) as Record<string, string>[]
    const milik = baris.filter((row) => row.nomor_usulan === nomor)
    expect(milik.map((row) => row.kolom).sort()).toEqual([
      'ijazah_tertinggi_yang_dimiliki',
      'jenis_dinding_terluas',
      'luas_lantai',
    ])
    expect(milik.find((row) => row.kolom === 'luas_lantai')?.nilai_baru).toBe('21')
    for (const row of milik) {
      expect(row.nomor_kartu_keluarga).toMatch(/^\d{16}$/)
      expect(row.nomor_induk_kependudukan).toMatch(row.kolom?.startsWith('ijazah') ? /^\d{16}$/ : /^$/)
    }
    await page.getByRole('button', { name: 'Catat diproses BPS' }).click()
    await expect(page.getByText('Diproses BPS').first()).toBeVisible()
    await page.goto(`${daftar}/cetak`)
    await expectAxeClean(page)
    await shot(page, 'daftar-cetak')
    const operator = await pageAs('operator-desa')
    await operator.goto(usulan)
    await expect(operator.getByText('Menunggu jawaban pada rilis BPS berikutnya.')).toBeVisible()
  })

  await test.step('rilis berikutnya dimuat lewat halaman unggah', async () => {
    const keluar = newFolder()
    await runPerintah(
      'rilis:buat',
      ...['--kab', KAB, '--dari', path.join(dataFolder(), 'demo'), '--periode', BERIKUT, '--keluar', keluar],
      ...['--usulan', berkasUsulan, '--terima', '100'],
    )
    const page = await pageAs('operator-dinsos')
    await page.goto('/sumber')
    await page.getByRole('link', { name: 'Muat rilis' }).click()
    await page.getByLabel('Triwulan rilis').selectOption(BERIKUT)
    await page.getByRole('button', { name: 'Lanjut memilih berkas' }).click()
    const namaList = ['anggota', 'keluarga'].map((jenis) => `${jenis}_dtsen_v3_${KAB}.csv`)
    await page
      .getByLabel('Berkas keluarga dan berkas anggota')
      .setInputFiles(namaList.map((nama) => path.join(keluar, nama)))
    for (const nama of namaList) await expect(page.getByRole('listitem').filter({ hasText: nama })).toBeVisible()
    await page.getByRole('button', { name: 'Mulai impor' }).click()
    // Progress outlives a reload; what the worker has already finished shows its outcome instead.
    await expect(page.getByRole('progressbar').or(page.getByText(/^Rilis .* terbit$/))).toBeVisible()
    await page.reload()
    await expect(page.getByText(/^Rilis 2025-TW4\.\d+ terbit$/)).toBeVisible({ timeout: 120_000 })
    await expectAxeClean(page)
    await shot(page, 'perjalanan-rilis')
  })

  await test.step('usulan menunjukkan hasilnya, dan keluarga menunjukkan pengakuannya', async () => {
    const page = await pageAs('operator-desa')
    // The answer follows the publication within moments.
    await expect(async () => {
      await page.goto(usulan)
      await expect(page.getByText('Selesai: sudah dijawab rilis BPS.')).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 60_000 })
    await expect(page.getByText(/^Diakui, desil (berubah|tetap)$/).first()).toBeVisible()
    const perubahan = page.getByRole('table', { name: 'Perubahan yang diusulkan' })
    await expect(perubahan.getByText('Diakui', { exact: true })).toHaveCount(3)
    await expectAxeClean(page)
    await shot(page, 'perjalanan-hasil')
    await page.goto(`${keluarga}?tab=riwayat`)
    await expect(
      page.getByRole('table', { name: 'Pembaruan daerah' }).getByText('Diakui BPS', { exact: true }),
    ).toHaveCount(3)
    await page.goto(`${keluarga}?tab=desil`)
    await expect(page.getByRole('table', { name: 'Riwayat desil resmi' })).toContainText('2025-TW4')
    await shot(page, 'keluarga-diakui')
  })

  await test.step('auditor melihat setiap tindakan, dan rantainya utuh', async () => {
    const page = await pageAs('auditor')
    const jejak = page.getByRole('table', { name: 'Jejak audit' })
    const barisOf = (tindakan: string, peran: Peran) =>
      jejak
        .getByRole('row')
        .filter({ has: page.getByRole('cell', { name: `Verval: ${tindakan}`, exact: true }) })
        .filter({ has: page.getByRole('cell', { name: LABEL_PERAN[peran], exact: true }) })
    await page.goto(`/audit?sasaran=${usulan.split('/').at(-1)}`)
    for (const tindakan of ['buat', 'ajukan']) await expect(barisOf(tindakan, 'operator-desa')).toHaveCount(1)
    await expect(barisOf('verifikasi', 'verifikator-dinsos')).toHaveCount(1)
    await page.goto(`/audit?sasaran=${daftar.split('/').at(-1)}`)
    await expect(barisOf('susun', 'verifikator-dinsos')).toHaveCount(1)
    await expect(barisOf('sahkan', 'kepala-dinas')).toHaveCount(1)
    await expect(barisOf('tetapkan', 'kepala-daerah')).toHaveCount(1)
    await expect(barisOf('kirim', 'operator-dinsos')).toHaveCount(1)
    await page.goto('/audit?tindakan=verval')
    await expect(barisOf('musyawarahkan', 'operator-desa').first()).toBeVisible()
    await expect(barisOf('tugaskan', 'operator-dinsos').first()).toBeVisible()
    await expect(barisOf('periksa', 'pendamping').first()).toBeVisible()
    await expectAxeClean(page)
    expect(await runPerintah('audit:periksa')).toMatchObject({ utuh: true })
  })
})

test('setiap peran ditolak di halaman yang bukan untuknya, dan penolakannya tercatat', async ({ pageAs }) => {
  test.setTimeout(120_000)
  for (const [peran, alamat] of Object.entries(DITOLAK) as [Peran, string][]) {
    const page = await pageAs(peran)
    await page.goto(alamat)
    await expect(page).toHaveURL(/\/ditolak$/)
    await expect(page.getByRole('heading', { name: 'Halaman ini bukan untuk peran Anda' })).toBeVisible()
    await expect(page.getByText(`Anda masuk sebagai ${LABEL_PERAN[peran]}.`)).toBeVisible()
    await expect(page.getByRole('link', { name: 'Ke beranda' })).toBeVisible()
  }
  const auditor = await pageAs('auditor')
  await auditor.goto('/audit?tindakan=akses.tolak')
  const jejak = auditor.getByRole('table', { name: 'Jejak audit' })
  for (const peran of Object.keys(DITOLAK) as Peran[]) {
    const { nama } = await findAkunDemo(peran)
    await expect(jejak.getByRole('row').filter({ hasText: nama }).first()).toBeVisible()
  }
  await expectAxeClean(auditor)
})

test('keluarga di luar wilayah tugas tidak ditemukan, dengan kata yang sama seperti yang tidak ada', async ({
  page,
  pageAs,
}) => {
  const operator = await pageAs('operator-desa')
  await operator.goto('/keluarga')
  const href = (await linkBaris(operator, 'Daftar keluarga').first().getAttribute('href')) ?? ''
  // The operator of a kelurahan in another kecamatan.
  await masuk(page, 'operator.desa2', 'contoh-operator.desa2-sahih')
  const jawaban: (string | null)[] = []
  for (const alamat of [href, '/keluarga/01990000-0000-7000-8000-000000000000']) {
    await page.goto(alamat)
    await expect(page.getByRole('heading', { name: 'Halaman tidak ditemukan' })).toBeVisible()
    jawaban.push(await page.getByRole('main').last().textContent())
  }
  expect(jawaban[0]).toBe(jawaban[1])
  await page.goto(`/verval/baru?keluarga=${href.split('/').at(-1)}`)
  await expect(page.getByRole('heading', { name: 'Halaman tidak ditemukan' })).toBeVisible()
})
