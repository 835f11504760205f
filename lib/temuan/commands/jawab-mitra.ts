// Answers of another office: from its form or from the file it sent back. They change nothing of the register.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now, today } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db'
import { bukaTabel } from '@/lib/sumber/commands/tabel/buka-tabel'
import { tingkatOf } from '@/lib/wilayah/kode'
import {
  BARIS_TERBANYAK,
  type BarisDitolak,
  type BarisJawaban,
  type Jawaban,
  KEPALA_BERKAS,
  pilahJawaban,
} from '../mitra'
import type { JawabMitraInput } from '../schema'

/** How many answers were kept, how many rows of the request have one now, and the first hundred rows that were not taken of how many. */
export type HasilJawab = {
  id: string
  disimpan: number
  dijawab: number
  jumlah: number
  ditolak: number
  ditolakList: BarisDitolak[]
}

/**
 * Keeps the answers to some rows of a request; answered again they change while it is open. Refusals: `akses/tanpa-izin`,
 * `temuan/tidak-ditemukan` (not theirs), `temuan/tugas-ditutup`, `temuan/tenggat-lewat`, `temuan/jawaban-kosong`.
 */
export async function jawabMitra(aktor: Aktor, input: JawabMitraInput): Promise<Result<HasilJawab>> {
  const izin = cekIzin(aktor)
  if (!izin.ok) return izin
  return withAct(aktor, 'temuan.jawab', input, (tx) =>
    simpanJawaban(tx, aktor, input.id, 'formulir', () => ({ jawabanList: input.jawabanList, ditolakList: [] })),
  )
}

/**
 * Keeps the answers of a file that came back (`jalur` on this server), which must carry the columns of the request's own file
 * and its number in every row. Good rows are kept, the others told. Refusals as `jawabMitra`, and `temuan/berkas-tidak-terbaca`.
 */
export async function bacaJawabanMitra(
  aktor: Aktor,
  input: { kunci: string; id: string },
  berkas: { nama: string; jalur: string },
): Promise<Result<HasilJawab>> {
  const izin = cekIzin(aktor)
  if (!izin.ok) return izin
  const dibaca = await bacaBerkas(berkas)
  if (!dibaca.ok) return dibaca
  const barisList = dibaca.value
  const isi = { ...input, barisList }
  return withAct(aktor, 'temuan.jawab', isi, (tx) =>
    simpanJawaban(tx, aktor, input.id, 'berkas', (tugas) => pilahJawaban(barisList, tugas)),
  )
}

function cekIzin(aktor: Aktor): Result<null> {
  return can(aktor, 'temuan:jawab') && tingkatOf(aktor.kodeWilayah) === 'kabupaten'
    ? ok(null)
    : refuse('akses/tanpa-izin', 'Peran Anda tidak menjawab permintaan verifikasi.')
}

const tugasRows = z.array(z.object({ status: z.string(), nomor: z.string(), jumlah: z.number(), tenggat: z.string() }))

async function simpanJawaban(
  tx: Tx,
  aktor: Aktor,
  id: string,
  lewat: 'formulir' | 'berkas',
  pilah: (tugas: { nomor: string; jumlah: number }) => { jawabanList: Jawaban[]; ditolakList: BarisDitolak[] },
): Promise<Result<HasilJawab>> {
  const { kodeKab } = aktor
  const rows = await tx.$queryRaw`
    SELECT status, nomor, jumlah, to_char(tenggat, 'YYYY-MM-DD') AS tenggat FROM tugas_mitra
    WHERE kode_kab = ${kodeKab} AND id = ${id}::uuid AND penerima_id::text = ${aktor.id} FOR UPDATE`
  const [tugas] = tugasRows.parse(rows)
  if (!tugas) return refuse('temuan/tidak-ditemukan', 'Permintaan verifikasi tidak ditemukan di antara tugas Anda.')
  if (tugas.status !== 'terbuka')
    return refuse('temuan/tugas-ditutup', 'Permintaan ini sudah ditutup Dinas Sosial, jadi tidak dapat dijawab lagi.')
  if (tugas.tenggat < today())
    return refuse(
      'temuan/tenggat-lewat',
      'Tenggat permintaan ini sudah lewat, jadi tidak dapat dijawab lagi. Mintalah Dinas Sosial membuat permintaan baru.',
    )
  const { jawabanList, ditolakList } = pilah(tugas)
  const ditolak = { ditolak: ditolakList.length, ditolakList: ditolakList.slice(0, 100) }
  if (jawabanList.length === 0 && ditolakList.length === 0)
    return refuse('temuan/jawaban-kosong', 'Belum ada baris yang dijawab.')
  const disimpan = await tx.$executeRaw`
    UPDATE tugas_mitra_baris b SET jawaban = j.jawaban, apa = ARRAY(SELECT jsonb_array_elements_text(j.apa)), catatan = j.catatan,
      dijawab_oleh = ${aktor.id}, dijawab_nama = ${aktor.nama}, dijawab_pada = ${now()}
    FROM jsonb_to_recordset(${JSON.stringify(jawabanList)}::jsonb) AS j (nomor integer, jawaban text, apa jsonb, catatan text)
    WHERE b.kode_kab = ${kodeKab} AND b.tugas_id = ${id}::uuid AND b.urutan = j.nomor`
  if (disimpan === 0 && ditolakList.length === 0)
    return refuse('temuan/jawaban-kosong', 'Tidak satu pun nomor baris itu ada di permintaan ini. Muat ulang halaman.')
  const hitung = await tx.$queryRaw`
    UPDATE tugas_mitra SET dijawab = (
      SELECT count(*) FROM tugas_mitra_baris b WHERE b.kode_kab = ${kodeKab} AND b.tugas_id = ${id}::uuid AND b.jawaban IS NOT NULL)
    WHERE kode_kab = ${kodeKab} AND id = ${id}::uuid RETURNING dijawab, jumlah`
  const [{ dijawab, jumlah }] = z.tuple([z.object({ dijawab: z.number(), jumlah: z.number() })]).parse(hitung)
  await catat(tx, 'temuan.jawab', id, { lewat, disimpan, dijawab, jumlah, ditolak: ditolak.ditolak })
  return ok({ id, disimpan, dijawab, jumlah, ...ditolak })
}

async function bacaBerkas(berkas: { nama: string; jalur: string }): Promise<Result<BarisJawaban[]>> {
  const dibuka = await bukaTabel(berkas)
  if (!dibuka.ok) return dibuka
  const tabel = dibuka.value[0]
  const rapi = tabel?.kolom.map((kolom) => kolom.trim().toLowerCase()) ?? []
  const letak = (nama: keyof typeof KEPALA_BERKAS) => rapi.indexOf(KEPALA_BERKAS[nama])
  const kurang = (['permintaan', 'nomor', 'jawaban'] as const).filter((nama) => letak(nama) < 0)
  if (!tabel || kurang.length > 0)
    return refuse(
      'temuan/berkas-tidak-terbaca',
      `Berkas ini tidak memuat kolom ${kurang.map((nama) => KEPALA_BERKAS[nama]).join(', ')}. Isi berkas yang diunduh dari permintaan ini.`,
    )
  const barisList: BarisJawaban[] = []
  let dibaca = 0
  for await (const sepotong of tabel.barisList()) {
    dibaca += sepotong.length
    for (const { baris, nilai } of sepotong) {
      const isi = (nama: keyof typeof KEPALA_BERKAS) => (letak(nama) < 0 ? '' : (nilai[letak(nama)] ?? ''))
      if (isi('jawaban').trim() === '') continue
      barisList.push({
        baris,
        permintaan: isi('permintaan'),
        nomor: isi('nomor'),
        jawaban: isi('jawaban'),
        apa: isi('apa'),
        catatan: isi('catatan'),
      })
    }
    // Rows without an answer are passed over, but not for ever: a small archive can hold millions of them.
    if (barisList.length > BARIS_TERBANYAK || dibaca > 10 * BARIS_TERBANYAK)
      return refuse(
        'temuan/berkas-tidak-terbaca',
        'Berkas ini memuat lebih banyak baris daripada yang mungkin diminta. Kirim hanya berkas yang diunduh dari sini.',
      )
  }
  return ok(barisList)
}
