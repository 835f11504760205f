// Uploads that cannot be loaded whole, and the ones that can: what each is told. The rest of the upload page is in impor.spec.ts.
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page } from '@playwright/test'
import { expectAxeClean, shot } from '../support/page'
import { dataFolder, newFolder } from '../support/perintah'
import { test } from '../support/session'

const ROOT = path.join(import.meta.dirname, '..', '..')

/** Older than the city the other tests read, which so stays the present. */
const PERIODE = '2025-TW1'
const NAMA = { keluarga: 'keluarga_dtsen_v3_3275.csv', anggota: 'anggota_dtsen_v3_3275.csv' }

/** What the family list says of the release it shows. */
const KETERANGAN = /^Rilis .* keluarga di /

type Baris = string[][]

/** Rows of a release file of the demo; the first is its head. */
function readBaris(nama: string): Baris {
  return readFileSync(path.join(dataFolder(), 'demo', nama), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('|').map((sel) => sel.replace(/^"|"$/g, '')))
}

function writeBaris(folder: string, nama: string, rows: Baris): string {
  const file = path.join(folder, nama)
  writeFileSync(file, `${rows.map((row) => row.map((sel) => `"${sel}"`).join('|')).join('\n')}\n`)
  return file
}

/** The first `kk` families of the demo and their members, as files to be changed. */
function makePasangan(kk: number): { keluarga: Baris; anggota: Baris; kolomOf: (rows: Baris, nama: string) => number } {
  const kolomOf = (rows: Baris, nama: string) => (rows[0] ?? []).indexOf(nama)
  const keluarga = readBaris(NAMA.keluarga).slice(0, kk + 1)
  const semua = readBaris(NAMA.anggota)
  const kolomKk = kolomOf(semua, 'nomor_kartu_keluarga')
  const nomor = new Set(keluarga.slice(1).map((row) => row[kolomOf(keluarga, 'nomor_kartu_keluarga')]))
  return { keluarga, anggota: semua.filter((row, i) => i === 0 || nomor.has(row[kolomKk])), kolomOf }
}

/** A pair of which two families are faulty and one waits; each has bytes of its own, so that a second run is not taken for the first. */
function makeRusak() {
  const { keluarga, anggota, kolomOf } = makePasangan(40)
  const set = (baris: number, kolom: string, nilai: string) => {
    const row = keluarga[baris]
    if (row) row[kolomOf(keluarga, kolom)] = nilai
  }
  const anggotaOf = (baris: number) =>
    anggota.filter(
      (row) =>
        row[kolomOf(anggota, 'nomor_kartu_keluarga')] === keluarga[baris]?.[kolomOf(keluarga, 'nomor_kartu_keluarga')],
    ).length
  set(3, 'desil_nasional', '11')
  set(5, 'luas_lantai', 'luas')
  // A desa under a code nobody knows: its rows wait, and the page says what the code may be.
  const kecamatan = keluarga[9]?.[kolomOf(keluarga, 'kode_kecamatan')] ?? ''
  set(9, 'kode_kelurahan_desa', `${kecamatan}9991`)
  set(7, 'alamat', `JL. UJI ${Date.now()}`)
  return { keluarga, anggota, kolomOf, anggotaOf, kecamatan }
}

/** Both tables as the sheets of one workbook. */
async function writeXlsx(keluarga: Baris, anggota: Baris): Promise<string> {
  const folder = newFolder()
  const asal = path.join(folder, 'isi.json')
  const tujuan = path.join(folder, 'rilis.xlsx')
  writeFileSync(
    asal,
    JSON.stringify([
      { nama: 'keluarga', baris: keluarga },
      { nama: 'anggota', baris: anggota },
    ]),
  )
  await promisify(execFile)(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'tests/support/jadikan-xlsx.ts', asal, tujuan],
    { cwd: ROOT },
  )
  return tujuan
}

/** Opens an upload, sends the files from the browser and starts. */
async function unggah(page: Page, files: string[]): Promise<void> {
  await kirim(page, files)
  await page.getByRole('button', { name: 'Mulai impor' }).click()
}

async function kirim(page: Page, files: string[]): Promise<void> {
  await page.goto('/sumber/baru')
  await page.getByLabel('Triwulan rilis').selectOption(PERIODE)
  await page.getByRole('button', { name: 'Lanjut memilih berkas' }).click()
  await page.getByLabel('Berkas keluarga dan berkas anggota').setInputFiles(files)
  for (const file of files)
    await expect(page.getByRole('listitem').filter({ hasText: path.basename(file) })).toBeVisible()
}

test('pasangan yang sebagian barisnya salah: yang benar dimuat, yang salah dihitung dan dapat diunduh', async ({
  pageAs,
}) => {
  test.setTimeout(180_000)
  const page = await pageAs('operator-dinsos')
  await page.goto('/keluarga')
  const semula = await page.getByText(KETERANGAN).textContent()
  const { keluarga, anggota, anggotaOf, kecamatan } = makeRusak()
  const salahKeluarga = [3, 5]
  const salahAnggota = anggotaOf(3) + anggotaOf(5)
  const ditahan = 1 + anggotaOf(9)
  const folder = newFolder()
  const files = [writeBaris(folder, NAMA.keluarga, keluarga), writeBaris(folder, NAMA.anggota, anggota)]

  await unggah(page, files)
  await expect(page.getByText(/^Rilis 2025-TW1\.\d+ terbit$/)).toBeVisible({ timeout: 60_000 })
  const hitungan = page.getByRole('table', { name: 'Hitungan baris impor' })
  const baris = (nama: string) => hitungan.getByRole('row', { name: new RegExp(`^${nama}`) }).getByRole('cell')
  await expect(baris('Keluarga').nth(4)).toHaveText(String(salahKeluarga.length))
  await expect(baris('Keluarga').nth(5)).toHaveText('40')
  await expect(baris('Anggota').nth(4)).toHaveText(String(salahAnggota))
  await expect(baris('Anggota').nth(5)).toHaveText(String(anggota.length - 1))
  const sisihan = page.getByRole('table', { name: 'Baris yang disisihkan menurut sebab' })
  await expect(sisihan).toContainText('harus 1 sampai 10, atau kosong bila belum diperingkat')
  await expect(sisihan).toContainText('harus bilangan bulat tanpa tanda lain')
  await expect(sisihan).toContainText('Baris keluarganya salah, sehingga anggota ini ikut tidak dimuat.')
  const asing = page.getByRole('table', { name: 'Kode wilayah yang belum dikenal' })
  await expect(asing.getByRole('row', { name: new RegExp(`^${kecamatan}9991`) })).toBeVisible()
  await asing.getByRole('button', { name: `Padankan kode ${kecamatan}9991` }).click()
  await expect(page.getByRole('dialog').getByLabel('Kelurahan/desa yang ada')).toBeVisible()
  await expectAxeClean(page)
  await page.keyboard.press('Escape')
  await expectAxeClean(page)
  await shot(page, 'sumber-salah')

  const unduhan = page.waitForEvent('download')
  await page.getByRole('link', { name: /Unduh baris yang disisihkan/ }).click()
  const isi = readFileSync(await (await unduhan).path(), 'utf8')
    .trimEnd()
    .split('\n')
  expect(isi.length).toBe(1 + salahKeluarga.length + salahAnggota + ditahan)
  expect(isi.some((line) => line.includes(`"${NAMA.keluarga}","4","","desil_nasional"`))).toBe(true)
  expect(isi.some((line) => line.includes(`"${NAMA.keluarga}","6","","luas_lantai"`))).toBe(true)
  expect(isi.some((line) => line.includes(`"${NAMA.anggota}"`))).toBe(true)

  await unggah(page, files.toReversed())
  await expect(page.getByText('Sudah pernah dimuat').first()).toBeVisible({ timeout: 60_000 })
  await expectAxeClean(page)

  // The city that was published before stays the one people read.
  await page.goto('/keluarga')
  await expect(page.getByText(KETERANGAN)).toHaveText(semula ?? '')
})

test('satu berkas saja dari pasangannya ditolak dengan kalimat yang menyebut yang kurang', async ({ pageAs }) => {
  const page = await pageAs('operator-dinsos')
  const { keluarga } = makePasangan(3)
  await unggah(page, [writeBaris(newFolder(), NAMA.keluarga, keluarga)])
  const peringatan = page.getByRole('form', { name: 'Mulai impor' }).getByRole('alert')
  await expect(peringatan).toContainText('berkas keluarga dan berkas anggota')
  await expect(peringatan).toContainText('Unggah keduanya lebih dulu')
  await expectAxeClean(page)
  await shot(page, 'sumber-satu-berkas')
})

test('rilis dalam XLSX: kepala yang lain ditunjukkan, kolom tambahannya disimpan', async ({ pageAs }) => {
  test.slow()
  const page = await pageAs('operator-dinsos')
  // As many rows as the delivery before it: nothing of it is held, whichever comes first.
  const { keluarga, anggota, kolomOf } = makeRusak()
  const [kepala = [], ...rows] = keluarga
  kepala[kolomOf(keluarga, 'jenis_lantai_terluas')] = 'Lantai'
  const isi = rows.map((row, i) => [...row, `0812 0000 8${String(i).padStart(3, '0')}`])
  await kirim(page, [await writeXlsx([[...kepala, 'No. HP'], ...isi], anggota)])
  await page.getByRole('link', { name: 'Periksa kolom dan cara baca' }).click()
  await expect(page.getByText('Kolom tambahan, disimpan apa adanya: Lantai, No. HP.')).toBeVisible()

  const tunjukkan = page.getByRole('region', {
    name: 'Kolom yang perlu ditunjukkan pada rilis.xlsx lembar keluarga',
  })
  await tunjukkan.getByLabel('Kolom Lantai dibaca sebagai').selectOption('jenis_lantai_terluas')
  // A column that was recognised can be looked at again too; who asks for it goes on there.
  await page.getByLabel('Kolom lain yang salah dibaca').first().selectOption('alamat')
  const alamat = tunjukkan.getByLabel('Kolom alamat dibaca sebagai')
  await expect(async () => {
    // Pressed once: a second time would take the focus away from the row that came.
    if ((await alamat.count()) === 0) await page.getByRole('button', { name: 'Ubah kolom ini' }).first().press('Enter')
    await expect(alamat).toBeFocused({ timeout: 2_000 })
  }).toPass()
  await expectAxeClean(page)
  await shot(page, 'sumber-petakan-xlsx')
  await page.getByRole('button', { name: 'Simpan dan kembali ke unggahan' }).press('Enter')
  await page.getByRole('button', { name: 'Mulai impor' }).press('Enter')
  await expect(page.getByText(/^Rilis 2025-TW1\.\d+ terbit$/)).toBeVisible({ timeout: 60_000 })
  await expect(
    page.getByText('Kolom tambahan pada rilis.xlsx lembar keluarga disimpan apa adanya: No. HP.'),
  ).toBeVisible()
})
