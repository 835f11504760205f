// Spreadsheets (XLSX) as tables: one for each visible sheet that holds anything, read as a stream.
import 'server-only'
import path from 'node:path'
import { SaxesParser } from 'saxes'
import { ok, type Result, refuse } from '@/lib/core/result'
import { SentenceError } from '@/lib/server/worker'
import { isKolomNomor } from '../../kolom'
import type { Isi } from './arsip'
import { BARIS_SEKALI, type BarisTabel, type Tabel } from './buka-tabel'
import { KataBersama, PembacaKata } from './kata-bersama'
import { findKepala, isBerisi, isIlmiah } from './kepala'
import { type BukuKerja, PembacaLembar } from './lembar'

/** Most bytes of the small parts of a workbook: names of sheets, relations, styles. */
const BAGIAN_TERBESAR = 64 * 1024 ** 2
/** Most sheets of a workbook, shown or hidden. */
const LEMBAR_TERBANYAK = 255
/** Rows the header is looked for in. */
const CONTOH = 40

/** What only the whole sheet tells, for remarks; right once all rows were read. */
export type CatatanLembar = { rumus: number; rumusKosong: number; gabungan: number }

/** A table of a sheet. */
export type TabelXlsx = Tabel & { format: 'xlsx'; lembar: string; catatan: CatatanLembar }

/**
 * Opens the visible sheets of a workbook. Null when the archive is no workbook. Refusals (`sumber/…`): lembar-kosong,
 * xlsb (a binary workbook), arsip-rusak, arsip-besar. Throws a SentenceError when a part of it cannot be read.
 */
export async function bukaXlsx(nama: string, isiList: readonly Isi[]): Promise<Result<TabelXlsx[]> | null> {
  const isiByNama = new Map(isiList.map((isi) => [isi.nama.toLowerCase(), isi]))
  const find = (jalur: string) => isiByNama.get(jalur.replace(/^\//, '').toLowerCase())
  const bukuNama = await findBuku(find)
  if (bukuNama === null) return null
  if (bukuNama.endsWith('.bin')) {
    return refuse(
      'sumber/xlsb',
      `Berkas ${nama} adalah lembar kerja biner (XLSB); simpan sebagai XLSX, lalu kirim ulang.`,
    )
  }
  const buku = find(bukuNama)
  if (!buku) return refuse('sumber/arsip-rusak', `Berkas ${nama} rusak: daftar lembarnya tidak ada.`)
  const hubungan = await readHubungan(find, bukuNama)
  const { lembarList, sejak1904 } = await readBuku(buku)
  if (lembarList.length > LEMBAR_TERBANYAK)
    return refuse(
      'sumber/arsip-besar',
      `Berkas ${nama} berisi lebih dari ${LEMBAR_TERBANYAK} lembar. Simpan lembar yang akan dimuat sebagai berkas tersendiri, lalu kirim ulang.`,
    )
  const gaya = [...hubungan.values()].find(({ jenis }) => jenis.endsWith('/styles'))
  const tanggal = await readGaya(gaya && find(gaya.tujuan))
  const bagianKata = [...hubungan.values()].find(({ jenis }) => jenis.endsWith('/sharedStrings'))
  const sumberKata = bagianKata && find(bagianKata.tujuan)
  const kata = new KataBersama()
  if (sumberKata) {
    const pembaca = new PembacaKata(kata)
    const decoder = new TextDecoder()
    for await (const chunk of sumberKata.alirkan()) pembaca.add(decoder.decode(chunk, { stream: true }))
  }
  const bukuKerja: BukuKerja = { kata, tanggal, sejak1904 }
  const tabelList: TabelXlsx[] = []
  const dibaca = new Set<Isi>()
  for (const lembar of lembarList) {
    const tujuan = hubungan.get(lembar.hubungan)
    const isi = tujuan && find(tujuan.tujuan)
    // Two names for one part would be its rows twice.
    if (!isi || lembar.tersembunyi || !tujuan.jenis.endsWith('/worksheet') || dibaca.has(isi)) continue
    dibaca.add(isi)
    const kepala = await readKepala(isi, bukuKerja)
    if (!kepala) continue
    const catatan: CatatanLembar = { rumus: 0, rumusKosong: 0, gabungan: 0 }
    tabelList.push({
      nama,
      format: 'xlsx',
      lembar: lembar.nama,
      dialek: null,
      kolom: kepala.nilai.map((satu) => satu.trim()),
      barisKepala: kepala.baris,
      asal: null,
      catatan,
      barisList: (signal) => listBaris(isi, bukuKerja, kepala, catatan, signal),
    })
  }
  if (tabelList.length > 0) return ok(tabelList)
  return refuse(
    'sumber/lembar-kosong',
    lembarList.some(({ tersembunyi }) => tersembunyi)
      ? `Berkas ${nama}: semua lembar yang berisi disembunyikan. Tampilkan lembar yang akan dimuat, lalu kirim ulang.`
      : `Berkas ${nama}: tidak ada lembar yang berisi.`,
  )
}

type Find = (jalur: string) => Isi | undefined

async function findBuku(find: Find): Promise<string | null> {
  if (!find('[content_types].xml')) return null
  const hubungan = await readHubungan(find, '')
  const buku = [...hubungan.values()].find(({ jenis }) => jenis.endsWith('/officeDocument'))
  if (!buku || !/(^|\/)xl\//i.test(buku.tujuan)) return find('xl/workbook.xml') ? 'xl/workbook.xml' : null
  return buku.tujuan
}

/** Parts that another part points to, by id, with paths from the root of the archive. */
async function readHubungan(find: Find, bagian: string): Promise<Map<string, { jenis: string; tujuan: string }>> {
  const folder = path.posix.dirname(bagian)
  const isi = find(path.posix.join(folder, '_rels', `${path.posix.basename(bagian)}.rels`))
  const hasil = new Map<string, { jenis: string; tujuan: string }>()
  await bacaKecil(isi, (nama, atribut) => {
    if (nama !== 'Relationship' || atribut.TargetMode === 'External') return
    const { Id = '', Type = '', Target = '' } = atribut
    hasil.set(Id, { jenis: Type, tujuan: Target.startsWith('/') ? Target.slice(1) : path.posix.join(folder, Target) })
  })
  return hasil
}

type Lembar = { nama: string; hubungan: string; tersembunyi: boolean }

async function readBuku(isi: Isi): Promise<{ lembarList: Lembar[]; sejak1904: boolean }> {
  const lembarList: Lembar[] = []
  let sejak1904 = false
  await bacaKecil(isi, (nama, atribut) => {
    if (nama === 'workbookPr') sejak1904 = atribut.date1904 === '1' || atribut.date1904 === 'true'
    if (nama !== 'sheet' || lembarList.length > LEMBAR_TERBANYAK) return
    const hubungan = Object.entries(atribut).find(([kunci]) => kunci === 'id' || kunci.endsWith(':id'))?.[1] ?? ''
    lembarList.push({ nama: atribut.name ?? '', hubungan, tersembunyi: /hidden/i.test(atribut.state ?? '') })
  })
  return { lembarList, sejak1904 }
}

// Dasar: ECMA-376 bagian 1, 18.8.30 (numFmt): formats 14–17, 22, 27–36 and 50–58 show days.
const GAYA_TANGGAL = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** By number of a cell style: whether it shows a number as a day. */
async function readGaya(isi: Isi | undefined): Promise<boolean[]> {
  const sendiri = new Map<number, boolean>()
  const hasil: boolean[] = []
  let dalamXf = false
  await bacaKecil(
    isi,
    (nama, atribut) => {
      if (nama === 'numFmt') {
        // Days have a year or a day in their format; what stands in quotes or brackets does not count.
        const bentuk = (atribut.formatCode ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
        sendiri.set(Number(atribut.numFmtId), /[yd]/i.test(bentuk))
      } else if (nama === 'cellXfs') dalamXf = true
      else if (nama === 'xf' && dalamXf) {
        const id = Number(atribut.numFmtId ?? 0)
        hasil.push(sendiri.get(id) ?? GAYA_TANGGAL(id))
      }
    },
    (nama) => {
      if (nama === 'cellXfs') dalamXf = false
    },
  )
  return hasil
}

/** Walks through a small part of a workbook; nothing happens when it is not there. Names come without prefix. */
async function bacaKecil(
  isi: Isi | undefined,
  buka: (nama: string, atribut: Record<string, string | undefined>) => void,
  tutup: (nama: string) => void = () => undefined,
): Promise<void> {
  if (!isi || isi.ukuran > BAGIAN_TERBESAR) return
  const parser = new SaxesParser({ xmlns: false, position: false })
  const lokal = (nama: string) => nama.replace(/^[^:]*:/, '')
  parser.on('opentag', (tag) => buka(lokal(tag.name), tag.attributes))
  parser.on('closetag', (tag) => tutup(lokal(tag.name)))
  const decoder = new TextDecoder()
  parser.on('error', (cause) => {
    throw new SentenceError(
      'Daftar isi lembar kerja ini rusak atau terpotong sehingga tidak dapat dibaca. Kirim ulang dari berkas asalnya.',
      { cause },
    )
  })
  for await (const chunk of isi.alirkan()) parser.write(decoder.decode(chunk, { stream: true }))
  parser.close()
}

async function readKepala(isi: Isi, buku: BukuKerja): Promise<BarisTabel | null> {
  const pembaca = new PembacaLembar(buku)
  const decoder = new TextDecoder()
  for await (const chunk of isi.alirkan()) {
    pembaca.add(decoder.decode(chunk, { stream: true }))
    if (pembaca.barisList.length >= CONTOH) break
  }
  return findKepala(pembaca.barisList.slice(0, CONTOH))
}

async function* listBaris(
  isi: Isi,
  buku: BukuKerja,
  kepala: BarisTabel,
  catatan: CatatanLembar,
  signal?: AbortSignal,
): AsyncGenerator<BarisTabel[]> {
  const lebar = kepala.nilai.length
  const pembaca = new PembacaLembar(buku)
  pembaca.kolomNomor = new Set(kepala.nilai.flatMap((nama, i) => (isKolomNomor(nama) ? [i] : [])))
  const decoder = new TextDecoder()
  let batch: BarisTabel[] = []
  for await (const chunk of isi.alirkan(signal)) {
    signal?.throwIfAborted()
    pembaca.add(decoder.decode(chunk, { stream: true }))
    for (const satu of pembaca.barisList) {
      if (satu.baris <= kepala.baris || !isBerisi(satu)) continue
      // A sheet writes no empty cells: rows end where their last value stands.
      while (satu.nilai.length < lebar) satu.nilai.push('')
      tandai(satu, kepala)
      batch.push(satu)
    }
    pembaca.barisList = []
    if (batch.length < BARIS_SEKALI) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
  catatan.rumus = pembaca.rumus
  catatan.rumusKosong = pembaca.rumusKosong
  catatan.gabungan = pembaca.gabungan
}

function tandai(satu: BarisTabel, kepala: BarisTabel): void {
  const { nilai } = satu
  const lebar = kepala.nilai.length
  while (nilai.length > lebar && nilai.at(-1)?.trim() === '') nilai.pop()
  const rusak = satu.rusak ?? []
  if (nilai.length > lebar) rusak.unshift({ kolom: -1, alasan: 'jumlah-kolom' })
  else if (nilai.every((isi, i) => isi.trim() === kepala.nilai[i]?.trim()))
    rusak.unshift({ kolom: -1, alasan: 'kepala-ulang' })
  for (let i = 0; i < nilai.length; i++) {
    const isi = nilai[i] as string
    if (isIlmiah(isi)) rusak.push({ kolom: i, alasan: 'ilmiah' })
  }
  if (rusak.length > 0) satu.rusak = rusak
}
