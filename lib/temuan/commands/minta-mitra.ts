// Asking another office to check, giving it more time, and closing the request: the columns it needs are copied, and emptied when it
// is over.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can, serverAktor } from '@/lib/akses/izin'
import { LABEL_KANTOR } from '@/lib/akses/kantor'
import { catat } from '@/lib/audit/commands'
import { formatNumber } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { catatanKeluargaSql, catatanOrangSql } from '@/lib/keluarga/queries/nilai-kini-sql'
import { withAct } from '@/lib/server/act'
import { now, today } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db'
import { catatOwner, inTransaction, withOwner } from '@/lib/server/owner'
import { tingkatOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import { STATUS_BERLAKU } from '../alur'
import { BARIS_TERBANYAK, KANTOR, type KolomMitra } from '../mitra'
import { findKantorLain, kantorSchema } from '../queries/list-tugas-mitra'
import { syaratDipilih } from '../queries/saring-temuan'
import type { MintaMitraInput, PerpanjangMitraInput, TutupMitraInput } from '../schema'

/**
 * What each column is made of: the release, else what was recorded here of somebody no release holds, else the source the finding is of.
 * An office never gets a column its row of KANTOR does not name.
 */
function isiOf(kodeKab: string): Record<KolomMitra, Prisma.Sql> {
  const orang = (kolom: string) => catatanOrangSql(kodeKab, Prisma.sql`t.orang_id`, kolom)
  const keluarga = (kolom: string) => catatanKeluargaSql(kodeKab, Prisma.sql`t.keluarga_id`, kolom)
  const nik = Prisma.sql`coalesce(a.nomor_induk_kependudukan, ${orang('nomor_induk_kependudukan')}, c.nik)`
  return {
    nama: Prisma.sql`coalesce(a.nama, ${orang('nama')}, k.nama_anggota_keluarga, ${keluarga('nama_anggota_keluarga')}, c.nama)`,
    nik,
    nikSamar: Prisma.sql`left(${nik}, 4) || repeat('•', 12)`,
    nomorKk: Prisma.sql`coalesce(k.nomor_kartu_keluarga, ${keluarga('nomor_kartu_keluarga')}, c.nomor_kk)`,
    tanggalLahir: Prisma.sql`coalesce(to_char(a.tanggal_lahir, 'YYYY-MM-DD'), ${orang('tanggal_lahir')}, to_char(c.tanggal_lahir, 'YYYY-MM-DD'))`,
    jenisKelamin: Prisma.sql`CASE coalesce(a.jenis_kelamin, ${orang('jenis_kelamin')}) WHEN '1' THEN 'Laki-laki' WHEN '2' THEN 'Perempuan' END`,
    alamat: Prisma.sql`coalesce(k.alamat, ${keluarga('alamat')})`,
    desa: Prisma.sql`(SELECT nama FROM wilayah WHERE kode = t.kode_desa)`,
    kecamatan: Prisma.sql`(SELECT nama FROM wilayah WHERE kode = left(t.kode_desa, 6))`,
  }
}

/**
 * Makes a request of at most 5,000 findings for a verifier of another office, with purpose and due date. A finding about a
 * family carries its head, and the office is that of the account. Refusals: `akses/tanpa-izin`, `temuan/penerima-tidak-berwenang`,
 * `temuan/kantor-belum` (nobody named the office of the account), `temuan/kantor-lain` (it still holds an open request of another office), `temuan/tenggat`, `temuan/tidak-ditemukan`, `temuan/terlalu-banyak`.
 */
export async function mintaMitra(aktor: Aktor, input: MintaMitraInput): Promise<Result<{ id: string }>> {
  const izin = cekIzin(aktor, 'temuan:minta-mitra')
  if (!izin.ok) return izin
  return withAct(aktor, 'temuan.minta-mitra', input, async (tx) => {
    const { kodeKab } = aktor
    if (input.tenggat < today()) return refuse('temuan/tenggat', 'Tenggat tidak boleh sebelum hari ini.')
    const penerima = await tx.pengguna.findFirst({
      where: { id: input.penerimaId, kodeKab, aktif: true, peran: 'verifikator-mitra' },
      select: { id: true, nama: true, kantor: true },
    })
    if (!penerima)
      return refuse('temuan/penerima-tidak-berwenang', 'Pilih verifikator perangkat daerah lain yang akunnya aktif.')
    const kantor = kantorSchema.parse(penerima.kantor)
    if (kantor === null)
      return refuse(
        'temuan/kantor-belum',
        'Akun verifikator ini belum menyebut perangkat daerahnya. Mintalah administrator mengisinya di halaman Akses.',
      )
    const dipegang = await findKantorLain(tx, kodeKab, penerima.id, kantor)
    if (dipegang !== null)
      return refuse(
        'temuan/kantor-lain',
        `Akun verifikator ini kini dari ${LABEL_KANTOR[kantor]}, tetapi masih memegang permintaan terbuka untuk ${LABEL_KANTOR[dipegang]}. Tutup permintaan itu dahulu, atau pilih verifikator lain.`,
      )
    const dipilih = syaratDipilih(aktor, input)
    if (dipilih === null) return refuse('temuan/tidak-ditemukan', 'Pilih sedikitnya satu temuan.')
    const syarat = Prisma.sql`${dipilih} AND t.status IN (${Prisma.join(STATUS_BERLAKU)})`
    const jumlah = await countBaris(tx, syarat)
    if (jumlah === 0)
      return refuse('temuan/tidak-ditemukan', 'Tidak ada temuan yang masih berlaku di antara yang dipilih.')
    if (jumlah > BARIS_TERBANYAK)
      return refuse(
        'temuan/terlalu-banyak',
        `Satu permintaan memuat paling banyak ${formatNumber(BARIS_TERBANYAK)} temuan, yang cocok ${formatNumber(jumlah)}. Persempit saringannya, misalnya per kecamatan.`,
      )
    const pada = now()
    const tahun = Number(today().slice(0, 4))
    const { id } = await tx.tugasMitra.create({
      data: {
        kodeKab,
        nomor: await nextNomor(tx, kodeKab, tahun),
        kantor,
        penerimaId: penerima.id,
        penerimaNama: penerima.nama,
        jenis: input.jenis,
        tujuan: input.tujuan,
        tenggat: new Date(input.tenggat),
        jumlah,
        aktor: aktor.id,
        aktorNama: aktor.nama,
        dibuatPada: pada,
      },
      select: { id: true },
    })
    await tulisBaris(tx, { kodeKab, id, penerimaId: penerima.id, kolom: KANTOR[kantor].kolom, syarat })
    await catat(tx, 'temuan.minta-mitra', id, {
      jenis: input.jenis,
      kantor,
      kolom: [...KANTOR[kantor].kolom],
      penerimaId: penerima.id,
      jumlah,
      tenggat: input.tenggat,
      tujuan: input.tujuan,
    })
    return ok({ id })
  })
}

/** Gives an open request another due date. Refusals: `akses/tanpa-izin`, `temuan/tenggat`, `temuan/tidak-ditemukan`, `temuan/tugas-ditutup`. */
export async function perpanjangMitra(aktor: Aktor, input: PerpanjangMitraInput): Promise<Result<{ id: string }>> {
  const izin = cekIzin(aktor, 'temuan:perpanjang-mitra')
  if (!izin.ok) return izin
  return withAct(aktor, 'temuan.perpanjang-mitra', input, async (tx) => {
    const { kodeKab } = aktor
    if (input.tenggat < today()) return refuse('temuan/tenggat', 'Tenggat tidak boleh sebelum hari ini.')
    const tugas = await lockTugas(tx, kodeKab, input.id)
    if (!tugas.ok) return tugas
    await tx.tugasMitra.update({
      where: { kodeKab_id: { kodeKab, id: input.id } },
      data: { tenggat: new Date(input.tenggat) },
      select: { id: true },
    })
    await catat(tx, 'temuan.perpanjang-mitra', input.id, { dari: tugas.value.tenggat, ke: input.tenggat })
    return ok({ id: input.id })
  })
}

/** Closes a request and empties what was copied for it; answers stay. Refusals: `akses/tanpa-izin`, `temuan/tidak-ditemukan`, `temuan/tugas-ditutup`. */
export async function tutupMitra(aktor: Aktor, input: TutupMitraInput): Promise<Result<{ id: string }>> {
  const izin = cekIzin(aktor, 'temuan:tutup-mitra')
  if (!izin.ok) return izin
  return withAct(aktor, 'temuan.tutup-mitra', input, async (tx) => {
    const { kodeKab } = aktor
    const tugas = await lockTugas(tx, kodeKab, input.id)
    if (!tugas.ok) return tugas
    const { jumlah, dijawab } = tugas.value
    await tx.tugasMitra.update({
      where: { kodeKab_id: { kodeKab, id: input.id } },
      data: { status: 'ditutup', ditutupPada: now(), ditutupNama: aktor.nama },
      select: { id: true },
    })
    await tx.tugasMitraBaris.updateMany({ where: { kodeKab, tugasId: input.id }, data: { isi: {} } })
    await catat(tx, 'temuan.tutup-mitra', input.id, { jumlah, dijawab })
    return ok({ id: input.id })
  })
}

/** By the clock: closes and empties requests whose due date has passed. Nobody could open or answer them since that day. */
export async function tutupMitraLewat(): Promise<void> {
  await withOwner(async (client) => {
    const { rows } = await client.query<{ kode_kab: string; id: string }>(
      `SELECT kode_kab, id::text FROM tugas_mitra WHERE status = 'terbuka' AND tenggat < $1::date ORDER BY kode_kab, id`,
      [today()],
    )
    for (const { kode_kab: kodeKab, id } of rows)
      await inTransaction(client, async () => {
        const ditutup = await client.query<{ jumlah: number; dijawab: number }>(
          `UPDATE tugas_mitra SET status = 'ditutup', ditutup_pada = $3, ditutup_nama = 'Server'
           WHERE kode_kab = $1 AND id = $2 AND status = 'terbuka' RETURNING jumlah, dijawab`,
          [kodeKab, id, now()],
        )
        if (!ditutup.rows[0]) return
        await client.query(`UPDATE tugas_mitra_baris SET isi = '{}' WHERE kode_kab = $1 AND tugas_id = $2`, [
          kodeKab,
          id,
        ])
        await catatOwner(client, serverAktor(kodeKab), 'temuan.tutup-mitra', id, {
          ...ditutup.rows[0],
          karena: 'tenggat lewat',
        })
      })
  })
}

const tugasRows = z.array(
  z.object({ status: z.string(), jumlah: z.number(), dijawab: z.number(), tenggat: z.string() }),
)

/** An open request of the kabupaten/kota, locked. Refusals: `temuan/tidak-ditemukan`, `temuan/tugas-ditutup`, also when its due date has passed. */
async function lockTugas(tx: Tx, kodeKab: string, id: string): Promise<Result<z.output<typeof tugasRows>[number]>> {
  const rows = await tx.$queryRaw`
    SELECT status, jumlah, dijawab, to_char(tenggat, 'YYYY-MM-DD') AS tenggat FROM tugas_mitra
    WHERE kode_kab = ${kodeKab} AND id = ${id}::uuid FOR UPDATE`
  const [tugas] = tugasRows.parse(rows)
  if (!tugas) return refuse('temuan/tidak-ditemukan', 'Permintaan verifikasi tidak ditemukan.')
  if (tugas.status !== 'terbuka') return refuse('temuan/tugas-ditutup', 'Permintaan ini sudah ditutup.')
  if (tugas.tenggat < today())
    return refuse(
      'temuan/tugas-ditutup',
      'Tenggat permintaan ini sudah lewat dan salinan datanya dikosongkan. Buat permintaan baru bila masih perlu.',
    )
  return ok(tugas)
}

function cekIzin(
  aktor: Aktor,
  izin: 'temuan:minta-mitra' | 'temuan:perpanjang-mitra' | 'temuan:tutup-mitra',
): Result<null> {
  return can(aktor, izin) && tingkatOf(aktor.kodeWilayah) === 'kabupaten'
    ? ok(null)
    : refuse('akses/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup permintaan kepada perangkat daerah lain.')
}

async function countBaris(tx: Tx, syarat: Prisma.Sql): Promise<number> {
  const rows = await tx.$queryRaw`SELECT count(*)::integer AS n FROM temuan t WHERE ${syarat}`
  return z.array(z.object({ n: z.number() })).parse(rows)[0]?.n ?? 0
}

/** The next number of its year, e.g. `VM-2026-0001`. */
async function nextNomor(tx: Tx, kodeKab: string, tahun: number): Promise<string> {
  const rows = await tx.$queryRaw`
    INSERT INTO nomor_urut (kode_kab, jenis, tahun, terakhir) VALUES (${kodeKab}, 'mitra', ${tahun}, 1)
    ON CONFLICT (kode_kab, jenis, tahun) DO UPDATE SET terakhir = nomor_urut.terakhir + 1 RETURNING terakhir`
  const [{ terakhir }] = z.tuple([z.object({ terakhir: z.number() })]).parse(rows)
  return `VM-${tahun}-${String(terakhir).padStart(4, '0')}`
}

async function tulisBaris(
  tx: Tx,
  tugas: { kodeKab: string; id: string; penerimaId: string; kolom: readonly KolomMitra[]; syarat: Prisma.Sql },
): Promise<void> {
  const byKolom = isiOf(tugas.kodeKab)
  const isi = Prisma.join(
    tugas.kolom.map((kolom) => Prisma.sql`${kolom}::text, ${byKolom[kolom]}`),
    ', ',
  )
  // Who is each finding about? The person, else the first member of the family, which is its head; by their keys.
  await tx.$executeRaw`
    INSERT INTO tugas_mitra_baris (kode_kab, tugas_id, urutan, penerima_id, temuan_id, keluarga_id, isi)
    SELECT ${tugas.kodeKab}, ${tugas.id}::uuid, row_number() OVER (ORDER BY t.kode_desa, t.id)::integer, ${tugas.penerimaId}::uuid, t.id, t.keluarga_id,
      jsonb_strip_nulls(jsonb_build_object(${isi}))
    FROM (SELECT t.kode_kab, t.id, t.kode_desa, t.keluarga_id, t.orang_id, t.catatan_id FROM temuan t WHERE ${tugas.syarat} ORDER BY t.kode_desa, t.id) t
    LEFT JOIN rilis_kini n ON n.kode_kab = t.kode_kab
    LEFT JOIN rilis_keluarga k ON k.kode_kab = t.kode_kab AND k.rilis_id = n.rilis_id AND k.keluarga_id = t.keluarga_id
    LEFT JOIN LATERAL (
      SELECT a.nama, a.nomor_induk_kependudukan, a.tanggal_lahir, a.jenis_kelamin FROM rilis_anggota a
      WHERE a.kode_kab = t.kode_kab AND a.rilis_id = n.rilis_id AND a.keluarga_id = t.keluarga_id AND (t.orang_id IS NULL OR a.orang_id = t.orang_id)
      ORDER BY (a.status_hubungan_keluarga = '1') DESC NULLS LAST, a.urutan LIMIT 1) a ON true
    LEFT JOIN sumber_catatan c ON c.kode_kab = t.kode_kab AND c.id = t.catatan_id`
}
