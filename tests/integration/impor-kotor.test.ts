import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import type { Periode } from '@/lib/core/date'
import { imporRilis } from '@/lib/sumber/commands/impor-rilis'
import { kotoriRilis } from '@/lib/sumber/commands/kotori-rilis'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asOwner, truncateMutable } from '../support/db'
import { makeRilis } from '../support/rilis'

const KAB = '3275'
const aktor = serverAktor(KAB)
beforeEach(truncateMutable)

type Kebenaran = { berkas: string; baris: string; kode: string; kelas: string }

async function impor(files: readonly string[]) {
  const hasil = await imporRilis(
    aktor,
    {
      kodeKab: KAB as KodeWilayah,
      jenis: 'dtsen',
      periode: '2025-TW3' as Periode,
      sistem: 'kemendagri',
      sintetis: true,
    },
    files.map((jalur) => ({ nama: path.basename(jalur), jalur })),
  )
  if (!hasil.ok) throw new Error(hasil.error.message)
  return hasil.value
}

describe('kotoriRilis', () => {
  it('memberi kesalahan yang tepat ditemukan oleh impor: setiap baris salah dan ditahan, dan setiap peringatan', async () => {
    const bersih = await makeRilis(1500)
    const dasar = Object.fromEntries(((await impor(bersih)).peringatan ?? []).map(({ cek, jumlah }) => [cek, jumlah]))
    await truncateMutable()
    const files = await makeRilis(1500)
    const { berkas, kotor } = await kotoriRilis({
      folder: path.dirname(files[0]),
      kodeKab: KAB,
      persen: 5,
      benih: 'uji',
    })
    const kebenaran = parse(readFileSync(berkas), { delimiter: '|', columns: true }) as Kebenaran[]
    expect(kebenaran).toHaveLength(kotor)
    const kode = new Set(kebenaran.map((satu) => satu.kode))
    // Every fault the generator knows is in a release of this size.
    expect([...kode].sort()).toEqual([
      'anggota-kurang-isi',
      'aset-tidak-cocok',
      'baris-ganda',
      'bilangan-negatif',
      'daya-tanpa-listrik',
      'desa-kosong',
      'desa-tidak-dikenal',
      'desil',
      'jumlah-anggota-beda',
      'kabupaten',
      'kecamatan-tidak-cocok',
      'keluarga-ditahan',
      'keluarga-kurang-isi',
      'keluarga-salah',
      'kepala-lebih',
      'kloset-tanpa-bab',
      'nama-angka',
      'nama-kosong',
      'nik-beda-kelamin',
      'nik-beda-lahir',
      'nik-dua-kk',
      'nik-tanggal-mustahil',
      'nomor-angka',
      'nomor-kosong',
      'nomor-panjang',
      'orang-dua-kali',
      'tanggal-bentuk',
      'tanggal-umur',
      'tanpa-keluarga',
      'tanpa-kepala',
      'umur-jenjang',
    ])
    const hasil = await impor(files)
    const { rows } = await asOwner((client) =>
      client.query<Kebenaran>(
        `SELECT CASE ke WHEN 1 THEN 'keluarga' ELSE 'anggota' END AS berkas, baris::text, alasan AS kode, kelas
         FROM impor_salah WHERE impor_id = $1`,
        [hasil.batch],
      ),
    )
    const urut = (list: Kebenaran[]) =>
      list.map(({ berkas, baris, kode, kelas }) => `${berkas} ${baris.padStart(6)} ${kode} ${kelas}`).sort()
    expect(urut(rows)).toEqual(urut(kebenaran.filter(({ kelas }) => kelas !== 'peringatan')))
    const harapan: Record<string, number> = { ...dasar }
    for (const { kode, kelas } of kebenaran) if (kelas === 'peringatan') harapan[kode] = (harapan[kode] ?? 0) + 1
    expect(Object.fromEntries((hasil.peringatan ?? []).map(({ cek, jumlah }) => [cek, jumlah]))).toEqual(harapan)
  })

  it('memberi berkas yang sama untuk benih yang sama', async () => {
    const sidik = async () => {
      const files = await makeRilis(60)
      const { berkas } = await kotoriRilis({ folder: path.dirname(files[0]), kodeKab: KAB, persen: 10, benih: 'x' })
      return [...files, berkas].map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'))
    }
    expect(await sidik()).toEqual(await sidik())
  })
})
