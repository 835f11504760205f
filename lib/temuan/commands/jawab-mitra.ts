// Answers of another office: from its form or from the file it sent back. They change nothing of the register.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db'
import { bukaTabel } from '@/lib/sumber/commands/tabel/buka-tabel'
import { tingkatOf } from '@/lib/wilayah/kode'
import { type Jawaban, KEPALA_BERKAS, parseJawaban } from '../mitra'
import type { JawabMitraInput } from '../schema'

/** How many answers were kept, and how many rows of the request have one now. */
export type HasilJawab = { id: string; disimpan: number; dijawab: number; jumlah: number }

/**
 * Keeps the answers to some rows of a request; answered again they change while it is open. Refusals: `akses/tanpa-izin`,
 * `temuan/tidak-ditemukan` (not theirs), `temuan/tugas-ditutup`, `temuan/jawaban-kosong`.
 */
export async function jawabMitra(aktor: Aktor, input: JawabMitraInput): Promise<Result<HasilJawab>> {
  const izin = cekIzin(aktor)
  if (!izin.ok) return izin
  return withAct(aktor, 'temuan.jawab', input, (tx) =>
    simpanJawaban(tx, aktor, input.id, input.jawabanList, 'formulir'),
  )
}

/**
 * Keeps the answers of a file that came back (`jalur` on this server), which must carry the columns of the request's own file.
 * A file with a row that cannot be read is not taken at all. Refusals as `jawabMitra`, and `temuan/berkas-tidak-terbaca`.
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
  const jawabanList = dibaca.value
  const isi = { ...input, jawabanList }
  return withAct(aktor, 'temuan.jawab', isi, (tx) => simpanJawaban(tx, aktor, input.id, jawabanList, 'berkas'))
}

function cekIzin(aktor: Aktor): Result<null> {
  return can(aktor, 'temuan:jawab') && tingkatOf(aktor.kodeWilayah) === 'kabupaten'
    ? ok(null)
    : refuse('akses/tanpa-izin', 'Peran Anda tidak menjawab permintaan verifikasi.')
}

async function simpanJawaban(
  tx: Tx,
  aktor: Aktor,
  id: string,
  jawabanList: readonly Jawaban[],
  lewat: 'formulir' | 'berkas',
): Promise<Result<HasilJawab>> {
  const { kodeKab } = aktor
  const rows =
    await tx.$queryRaw`SELECT status FROM tugas_mitra WHERE kode_kab = ${kodeKab} AND id = ${id}::uuid FOR UPDATE`
  const [tugas] = z.array(z.object({ status: z.string() })).parse(rows)
  if (!tugas) return refuse('temuan/tidak-ditemukan', 'Permintaan verifikasi tidak ditemukan di antara tugas Anda.')
  if (tugas.status !== 'terbuka')
    return refuse('temuan/tugas-ditutup', 'Permintaan ini sudah ditutup Dinas Sosial, jadi tidak dapat dijawab lagi.')
  if (jawabanList.length === 0) return refuse('temuan/jawaban-kosong', 'Belum ada baris yang dijawab.')
  const disimpan = await tx.$executeRaw`
    UPDATE tugas_mitra_baris b SET jawaban = j.jawaban, apa = ARRAY(SELECT jsonb_array_elements_text(j.apa)), catatan = j.catatan,
      dijawab_oleh = ${aktor.id}, dijawab_nama = ${aktor.nama}, dijawab_pada = ${now()}
    FROM jsonb_to_recordset(${JSON.stringify(jawabanList)}::jsonb) AS j (nomor integer, jawaban text, apa jsonb, catatan text)
    WHERE b.kode_kab = ${kodeKab} AND b.tugas_id = ${id}::uuid AND b.urutan = j.nomor`
  if (disimpan === 0)
    return refuse('temuan/jawaban-kosong', 'Tidak satu pun nomor baris itu ada di permintaan ini. Periksa berkasnya.')
  const hitung = await tx.$queryRaw`
    UPDATE tugas_mitra SET dijawab = (
      SELECT count(*) FROM tugas_mitra_baris b WHERE b.kode_kab = ${kodeKab} AND b.tugas_id = ${id}::uuid AND b.jawaban IS NOT NULL)
    WHERE kode_kab = ${kodeKab} AND id = ${id}::uuid RETURNING dijawab, jumlah`
  const [{ dijawab, jumlah }] = z.tuple([z.object({ dijawab: z.number(), jumlah: z.number() })]).parse(hitung)
  await catat(tx, 'temuan.jawab', id, { lewat, disimpan, dijawab, jumlah })
  return ok({ id, disimpan, dijawab, jumlah })
}

async function bacaBerkas(berkas: { nama: string; jalur: string }): Promise<Result<Jawaban[]>> {
  const dibuka = await bukaTabel(berkas)
  if (!dibuka.ok) return dibuka
  const tabel = dibuka.value[0]
  const rapi = tabel?.kolom.map((kolom) => kolom.trim().toLowerCase()) ?? []
  const letak = (nama: string) => rapi.indexOf(nama)
  const [nomor, jawaban, apa, catatan] = [
    letak(KEPALA_BERKAS.nomor),
    letak(KEPALA_BERKAS.jawaban),
    letak(KEPALA_BERKAS.apa),
    letak(KEPALA_BERKAS.catatan),
  ]
  if (!tabel || nomor < 0 || jawaban < 0)
    return refuse(
      'temuan/berkas-tidak-terbaca',
      `Berkas ini tidak memuat kolom ${KEPALA_BERKAS.nomor} dan ${KEPALA_BERKAS.jawaban}. Isi berkas yang diunduh dari permintaan ini.`,
    )
  const jawabanList: Jawaban[] = []
  for await (const sepotong of tabel.barisList()) {
    for (const { baris, nilai } of sepotong) {
      const isi = (kolom: number) => (kolom < 0 ? '' : (nilai[kolom] ?? ''))
      const satu = parseJawaban({
        nomor: isi(nomor),
        jawaban: isi(jawaban),
        apa: isi(apa),
        catatan: isi(catatan),
      })
      if (satu === null) continue
      if ('salah' in satu)
        return refuse('temuan/berkas-tidak-terbaca', `Baris ${baris}: ${satu.salah}. Betulkan, lalu unggah lagi.`)
      jawabanList.push(satu)
    }
  }
  return ok(jawabanList)
}
