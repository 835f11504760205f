// Findings over a whole city: a first run, a run after it that changes nothing, a pull of capaian, and the reads of their pages.
import pg from 'pg'
import { serverAktor } from '@/lib/akses/izin'
import type { Result } from '@/lib/core/result'
import { hitungCapaian } from '@/lib/temuan/commands/hitung-capaian'
import { hitungTemuan } from '@/lib/temuan/commands/hitung-temuan'
import { listDesaTemuan, listSebab } from '@/lib/temuan/queries/get-rekap-jenis'
import { getRingkasanTemuan } from '@/lib/temuan/queries/get-ringkasan-temuan'
import { listTemuan } from '@/lib/temuan/queries/list-temuan'
import { temuanFilterSchema } from '@/lib/temuan/schema'
import { ensureImported } from './impor'
import type { BenchContext } from './main'
import { type Measure, measureOf, percentile, time } from './measure'

const N = 300
const JENIS = 'belum-diperingkat'
/** A job nobody waits for in front of a screen. */
const BATAS_HITUNG = 120_000
const BATAS_BACA = 100

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/**
 * temuan.hitung and temuan.ulang in ms (without and with findings to compare with; other sources, ranking and matching count where
 * an earlier group left them), temuan.capaian in ms, p95 in ms of a page of the largest list anywhere in it, and of counts by desa.
 */
export async function measure(context: BenchContext): Promise<Measure[]> {
  await ensureImported(context)
  const { kodeKab, note } = context
  const aktor = serverAktor(kodeKab)
  const client = new pg.Client({ connectionString: context.database.ownerUrl })
  await client.connect()
  try {
    await client.query('DELETE FROM temuan WHERE kode_kab = $1', [kodeKab])
    await client.query('VACUUM temuan')
    const pertama = unwrap(await hitungTemuan(aktor, { kodeKab }))
    const ulang = unwrap(await hitungTemuan(aktor, { kodeKab }))
    note(`${pertama.baru} temuan; menurut jenis ${JSON.stringify(pertama.jenis)}`)
    if (ulang.baru + ulang.berubah + ulang.selesai > 0)
      throw new Error('penghitungan kedua tidak sama dengan yang pertama')
    const capaian = await time(async () => unwrap(await hitungCapaian(aktor, { kodeKab })))

    const { rows: desaList } = await client.query<{ kode_desa: string }>(
      `SELECT kode_desa FROM rekap_temuan WHERE kode_kab = $1 AND jenis = $2 GROUP BY 1 HAVING sum(jumlah) > 0 ORDER BY 1`,
      [kodeKab, JENIS],
    )
    const sebabList = (await listSebab(aktor, JENIS, {})).map(({ sebab }) => sebab)
    const daftar: number[] = []
    const hitungan: number[] = []
    let kursor: string | null = null
    for (let ke = 0; ke < N; ke++) {
      // The whole list page by page, then one desa, then one reason: what an official clicks through.
      const filter = temuanFilterSchema.parse({
        ...(ke % 3 === 0 && kursor ? { kursor } : {}),
        ...(ke % 3 === 1 ? { wilayah: desaList[ke % desaList.length]?.kode_desa } : {}),
        ...(ke % 3 === 2 ? { sebab: sebabList[ke % sebabList.length] } : {}),
      })
      daftar.push(
        await time(async () => {
          const page = await listTemuan(aktor, JENIS, filter)
          if (ke % 3 === 0) kursor = page.next
        }),
      )
      hitungan.push(
        await time(async () => {
          if (ke % 2 === 0) await getRingkasanTemuan(aktor, kodeKab)
          else await listDesaTemuan(aktor, JENIS, kodeKab)
        }),
      )
    }
    const ms = (nama: string, nilai: number, n: number, batas: number) =>
      measureOf({ nama, nilai, satuan: 'ms', n, batas })
    return [
      ms('temuan.hitung', pertama.detik * 1000, 1, BATAS_HITUNG),
      ms('temuan.ulang', ulang.detik * 1000, 1, BATAS_HITUNG),
      ms('temuan.capaian', capaian, 1, BATAS_HITUNG),
      ms('temuan.daftar', percentile(daftar, 0.95), N, BATAS_BACA),
      ms('temuan.desa', percentile(hitungan, 0.95), N, BATAS_BACA),
    ]
  } finally {
    await client.end()
  }
}
