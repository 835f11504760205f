// What was recorded of a family: its events with their papers, and every change of its local layer as one numbered list.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { type Tx, withAktor } from '@/lib/server/db'
import { samarkanTeks } from '../nik'
import { HUBUNGAN_KEPALA, type JenisDokumen, type JenisPeristiwa, sebutPeristiwa } from '../peristiwa'
import type { Pandang } from './pandang'

/** An event of a family; `sisi` is `lain` where the family is the one that came out of it or was joined. */
export type PeristiwaRow = {
  id: string
  jenis: JenisPeristiwa
  sisi: 'ini' | 'lain'
  tanggal: IsoDate
  dicatatPada: Date
  oleh: string
  /** Sixteen digits in `nomor` are masked: the number of a kartu keluarga is one of its papers. */
  dokumen: { jenis: JenisDokumen; nomor: string; tanggal: IsoDate }
  /** Stored papers, the first brought first. */
  buktiList: { id: string; nama: string; ukuran: number }[]
  tempat: string | null
  catatan: string | null
  seluruhnya: boolean
  /** The other family of the event, when the aktor may see it. */
  keluargaLainId: string | null
  /** Whom it is about: who came or left, else the new head or whose data were corrected; `nama` as the event recorded it, if it did. */
  orangList: { orangId: string; nama: string | null }[]
  dibatalkan: { pada: Date; oleh: string; alasan: string } | null
}

/** One change of the local layer of a family; `ke` counts from 1 and never changes, so that the last one is its version. */
export type PerubahanLapisan = { ke: number; pada: Date; oleh: string; teks: string }

const BATAS = 500

/** Events of a family inside the scope, as they were known, newest day first. Reads peristiwa_keluarga_idx and peristiwa_keluarga_lain_idx. */
export async function listPeristiwaKeluarga(
  tx: Tx,
  kodeKab: string,
  keluargaId: string,
  { berlaku, dicatat }: Pandang = {},
): Promise<PeristiwaRow[]> {
  const rows = await tx.peristiwa.findMany({
    where: {
      kodeKab,
      OR: [{ keluargaId }, { keluargaLainId: keluargaId }],
      ...(berlaku === undefined ? {} : { tanggal: { lte: new Date(berlaku) } }),
      ...(dicatat === undefined ? {} : { dicatatPada: { lte: dicatat } }),
    },
    select: {
      id: true,
      jenis: true,
      keluargaId: true,
      keluargaLainId: true,
      tanggal: true,
      dicatatPada: true,
      dokumenJenis: true,
      dokumenNomor: true,
      dokumenTanggal: true,
      tempat: true,
      catatan: true,
      seluruhnya: true,
      aktor: true,
      dibatalkanPada: true,
      dibatalkanOleh: true,
      dibatalkanAlasan: true,
    },
    orderBy: [{ tanggal: 'desc' }, { id: 'desc' }],
    take: BATAS,
  })
  // Most families have none, and every family page asks.
  if (rows.length === 0) return []
  const idList = rows.map(({ id }) => id)
  const orangOf = await readOrang(tx, kodeKab, keluargaId, idList)
  const buktiList = await listBukti(tx, kodeKab, idList, dicatat)
  const nama = await readNamaAktor(
    tx,
    rows.flatMap(({ aktor, dibatalkanOleh }) => [aktor, dibatalkanOleh ?? aktor]),
  )
  return rows.map((row) => {
    const batal = row.dibatalkanPada !== null && (dicatat === undefined || row.dibatalkanPada <= dicatat)
    return {
      id: row.id,
      jenis: row.jenis as JenisPeristiwa,
      sisi: row.keluargaId === keluargaId ? 'ini' : 'lain',
      tanggal: toHari(row.tanggal),
      dicatatPada: row.dicatatPada,
      oleh: nama(row.aktor),
      dokumen: {
        jenis: row.dokumenJenis as JenisDokumen,
        nomor: samarkanTeks(row.dokumenNomor),
        tanggal: toHari(row.dokumenTanggal),
      },
      buktiList: buktiList
        .filter(({ peristiwaId }) => peristiwaId === row.id)
        .map(({ peristiwaId: _, ...satu }) => satu),
      tempat: row.tempat,
      catatan: row.catatan === null ? null : samarkanTeks(row.catatan),
      seluruhnya: row.seluruhnya,
      keluargaLainId: row.keluargaId === keluargaId ? row.keluargaLainId : row.keluargaId,
      orangList: orangOf(row.id, row.jenis as JenisPeristiwa),
      dibatalkan:
        batal && row.dibatalkanPada
          ? {
              pada: row.dibatalkanPada,
              oleh: nama(row.dibatalkanOleh ?? ''),
              alasan: samarkanTeks(row.dibatalkanAlasan ?? ''),
            }
          : null,
    }
  })
}

/** Whom each of these events is about in this family. Reads pembaruan_anggota_peristiwa_idx and pembaruan_peristiwa_idx. */
async function readOrang(
  tx: Tx,
  kodeKab: string,
  keluargaId: string,
  idList: string[],
): Promise<(id: string, jenis: JenisPeristiwa) => PeristiwaRow['orangList']> {
  const where = { kodeKab, peristiwaId: { in: idList }, keluargaId }
  const select = { peristiwaId: true, orangId: true }
  const gerakList = await tx.pembaruanAnggota.findMany({ where, select, orderBy: { id: 'asc' } })
  const nilaiList = await tx.pembaruan.findMany({
    where: { ...where, orangId: { not: null } },
    select: { ...select, kolom: true, nilai: true },
    orderBy: { id: 'asc' },
  })
  return (id, jenis) => {
    const gerak = gerakList.filter(({ peristiwaId }) => peristiwaId === id)
    const nilai = nilaiList.filter(({ peristiwaId }) => peristiwaId === id)
    const kepala = nilai.filter((satu) => satu.kolom === 'status_hubungan_keluarga' && satu.nilai === HUBUNGAN_KEPALA)
    const tentang = gerak.length > 0 ? gerak : jenis === 'ganti-kepala' ? kepala : nilai
    return [...new Set(tentang.map(({ orangId }) => orangId ?? ''))].map((orangId) => ({
      orangId,
      nama: nilai.find((satu) => satu.orangId === orangId && satu.kolom === 'nama')?.nilai ?? null,
    }))
  }
}

async function listBukti(
  tx: Tx,
  kodeKab: string,
  peristiwaIdList: string[],
  dicatat: Date | undefined,
): Promise<({ peristiwaId: string } & PeristiwaRow['buktiList'][number])[]> {
  const rows = await tx.peristiwaBerkas.findMany({
    where: {
      kodeKab,
      peristiwaId: { in: peristiwaIdList },
      ...(dicatat === undefined ? {} : { dilampirkanPada: { lte: dicatat } }),
    },
    select: { peristiwaId: true, berkas: { select: { id: true, nama: true, ukuran: true } } },
    orderBy: [{ dilampirkanPada: 'asc' }, { berkasId: 'asc' }],
  })
  return rows.map(({ peristiwaId, berkas }) => ({ peristiwaId, ...berkas, ukuran: Number(berkas.ukuran) }))
}

/**
 * Every change of the local layer of a family in the order it was recorded: events, their withdrawal, values that came
 * by a penetapan. Nothing is ever taken off the list, so its length is the version two editors compare.
 */
export async function listPerubahanLapisan(tx: Tx, kodeKab: string, keluargaId: string): Promise<PerubahanLapisan[]> {
  const peristiwaList = await tx.peristiwa.findMany({
    where: { kodeKab, OR: [{ keluargaId }, { keluargaLainId: keluargaId }] },
    select: { id: true, jenis: true, dicatatPada: true, aktor: true, dibatalkanPada: true, dibatalkanOleh: true },
  })
  const pembaruanList = await tx.pembaruan.findMany({
    where: { kodeKab, keluargaId, peristiwaId: null },
    select: { id: true, usulanId: true, dicatatPada: true, dicabutPada: true, aktor: true },
  })
  const mentah: { kunci: string; pada: Date; aktor: string; teks: string }[] = []
  for (const satu of peristiwaList) {
    const sebutan = sebutPeristiwa(satu.jenis as JenisPeristiwa)
    mentah.push({ kunci: satu.id, pada: satu.dicatatPada, aktor: satu.aktor, teks: `mencatat ${sebutan}` })
    if (satu.dibatalkanPada)
      mentah.push({
        kunci: satu.id,
        pada: satu.dibatalkanPada,
        aktor: satu.dibatalkanOleh ?? '',
        teks: `membatalkan catatan ${sebutan}`,
      })
  }
  // The values of one penetapan are one change; withdrawn ones another.
  for (const kolom of ['dicatatPada', 'dicabutPada'] as const) {
    const sudah = new Set<string>()
    for (const satu of pembaruanList) {
      const pada = satu[kolom]
      const kunci = `${satu.usulanId ?? satu.id}:${pada?.getTime()}`
      if (pada === null || sudah.has(kunci)) continue
      sudah.add(kunci)
      const teks = kolom === 'dicatatPada' ? 'menetapkan usulan pembaruan data' : 'mencabut pembaruan data'
      mentah.push({ kunci, pada, aktor: satu.aktor, teks })
    }
  }
  mentah.sort((a, b) => a.pada.getTime() - b.pada.getTime() || (a.kunci < b.kunci ? -1 : 1))
  const nama = await readNamaAktor(
    tx,
    mentah.map(({ aktor }) => aktor),
  )
  return mentah.map(({ pada, aktor, teks }, at) => ({ ke: at + 1, pada, oleh: nama(aktor), teks }))
}

/**
 * The changes of a family of the aktor's wilayah, for a form that is filled in on them: read before the family itself, so that
 * what came in between is a change to be compared and never one that was missed.
 */
export async function listPerubahanKeluarga(aktor: Aktor, keluargaId: string): Promise<PerubahanLapisan[]> {
  return withAktor(aktor, (tx) => listPerubahanLapisan(tx, aktor.kodeKab, keluargaId))
}

const namaRows = z.array(z.object({ id: z.string(), nama: z.string() }))

/** Names of colleagues by their id, inside the transaction of the page. */
async function readNamaAktor(tx: Tx, idList: readonly string[]): Promise<(id: string) => string> {
  const uuidList = [...new Set(idList)].filter((id) => z.uuid().safeParse(id).success)
  const rows =
    uuidList.length === 0
      ? []
      : namaRows.parse(await tx.$queryRaw`SELECT id::text, nama FROM nama_aktor(${uuidList}::uuid[])`)
  const byId = new Map(rows.map(({ id, nama }) => [id, nama]))
  return (id) => byId.get(id) ?? (id === 'server' ? 'Server' : 'pengguna lain')
}

function toHari(tanggal: Date): IsoDate {
  return tanggal.toISOString().slice(0, 10) as IsoDate
}
