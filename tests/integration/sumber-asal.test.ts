// Where values come from: the two layers of the register by a precedence that is data, and every other source beside them.
import { beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { hitungRekapKelayakan } from '@/lib/kelayakan/commands/hitung-rekap'
import { getKelayakanKeluarga } from '@/lib/kelayakan/queries/get-kelayakan-keluarga'
import { lihatKeluarga } from '@/lib/keluarga/commands/lihat-keluarga'
import { jalankanPeringkat } from '@/lib/peringkat/commands/jalankan-peringkat'
import { getRekapDesil, listRekapWilayah } from '@/lib/statistik/queries'
import { imporSumber } from '@/lib/sumber/commands/impor-sumber'
import { prioritaskanSumber } from '@/lib/sumber/commands/prioritaskan-sumber'
import type { JenisSumber } from '@/lib/sumber/jenis'
import { listAsalData } from '@/lib/sumber/queries/list-asal-data'
import { listPrioritas } from '@/lib/sumber/queries/list-prioritas'
import { prioritaskanSumberSchema } from '@/lib/sumber/schema/prioritas'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asOwner, truncateMutable } from '../support/db'
import { DESA, KAB, type KeluargaUji, listJejak, seedAktor, seedKeluarga, seedRilis } from '../support/factories'
import { KAB_ASING } from '../support/kota'
import { writeBytes } from '../support/rilis'
import { hasil, kunci } from '../support/verval'

let rilisId: number
let keluargaList: KeluargaUji[]

beforeEach(async () => {
  await truncateMutable()
  rilisId = await seedRilis()
  keluargaList = []
  for (let ke = 0; ke < 12; ke++)
    keluargaList.push(
      await seedKeluarga({ rilisId, keluarga: { luas_lantai: 20 + ke * 7, desil_nasional: (ke % 10) + 1 } }),
    )
  await asOwner((client) =>
    client.query(
      `INSERT INTO rekap_rilis (kode_kab, rilis_id, kode_desa, desil, kk, jiwa)
       SELECT kode_kab, rilis_id, kode_desa, desil_nasional, count(*), sum(jiwa) FROM rilis_keluarga WHERE rilis_id = $1 GROUP BY 1, 2, 3, 4`,
      [rilisId],
    ),
  )
})

/** A delivery that says of every family the contrary of the release. */
async function muat(jenis: JenisSumber, kolom: Record<string, string>) {
  const kepala = ['NIK', 'NO KK', 'NAMA', ...Object.keys(kolom)]
  const rows = keluargaList.map(({ nikList, nomorKk }) => [nikList[0], nomorKk, 'ORANG LAIN', ...Object.values(kolom)])
  const jalur = writeBytes(`${jenis}.csv`, [kepala, ...rows].map((row) => row.join(';')).join('\n'))
  const input = {
    kodeKab: KAB as KodeWilayah,
    jenis,
    perTanggal: '2025-10-01' as IsoDate,
    sintetis: true,
    sistem: 'kemendagri' as const,
  }
  const { baru } = hasil(await imporSumber(serverAktor(KAB), input, [{ nama: `${jenis}.csv`, jalur }]))
  expect(baru, `baris ${jenis} yang dimuat`).toBe(keluargaList.length)
}

describe('Regsosek, DTKS, dan P3KE memberi keterangan dan tidak menentukan', () => {
  /** Every desil, rule and figure there is, as they come out. */
  async function hitungSemua() {
    const aktor = await seedAktor({ peran: 'operator-dinsos', nama: 'Pemeriksa' })
    const run = hasil(await jalankanPeringkat(serverAktor(KAB), { kodeKab: KAB, periode: '2025-TW3', benih: 'uji' }))
    const rekap = hasil(
      await hitungRekapKelayakan(serverAktor(KAB), { kodeKab: KAB, tanggal: '2025-10-01' as IsoDate }),
    )
    const kelayakan = []
    for (const { id } of keluargaList) kelayakan.push(await getKelayakanKeluarga(aktor, id, '2025-10-01' as IsoDate))
    const { rows: desil } = await asOwner((client) =>
      client.query(
        'SELECT keluarga_id, desil_nasional, desil_provinsi, desil_kabupaten_kota FROM rilis_keluarga ORDER BY 1',
      ),
    )
    return JSON.stringify(
      {
        peringkat: run,
        rekap,
        kelayakan,
        desil,
        statistik: [
          await getRekapDesil(aktor, { rilisId, kodeWilayah: KAB }),
          await listRekapWilayah(aktor, { rilisId, induk: KAB }),
        ],
      },
      (nama, nilai: unknown) =>
        ['run', 'runId', 'id', 'detik', 'nomor', 'dihitungPada', 'pada', 'waktu'].includes(nama) ? undefined : nilai,
    )
  }

  it('desil, kelayakan, dan angka yang diterbitkan sama sebelum dan sesudah ketiganya dimuat dengan isi yang berlawanan', async () => {
    const sebelum = await hitungSemua()
    await muat('dtks', { STATUS: 'MISKIN', 'BANSOS PKH': 'YA' })
    await muat('p3ke', { DESIL: '1', LANTAI: 'TANAH' })
    await muat('regsosek', { 'LUAS LANTAI': '9', DESIL: '1' })
    expect(await hitungSemua()).toBe(sebelum)
    // They are there to be read beside the values.
    const aktor = await seedAktor({ peran: 'operator-dinsos' })
    const asal = await listAsalData(aktor, keluargaList[0]?.id ?? '')
    expect(new Set(asal?.catatanList.map(({ jenis }) => jenis))).toEqual(new Set(['dtks', 'p3ke', 'regsosek']))
    expect(asal?.nilaiList.find(({ kolom }) => kolom === 'desil_nasional')).toMatchObject({ lapis: 'rilis', lain: [] })
  })
})

it('jawaban sumber lain tampil dengan kata, di samping yang tertulis di berkasnya', async () => {
  await muat('dukcapil', { HASIL: 'TIDAK SESUAI' })
  const asal = await listAsalData(await seedAktor({ peran: 'operator-dinsos' }), keluargaList[0]?.id ?? '')
  expect(asal?.catatanList[0]?.isi).toEqual(
    expect.arrayContaining([
      { label: 'Hasil pemadanan', nilai: 'Tidak padan' },
      { label: 'Hasil pemadanan, seperti tertulis', nilai: 'TIDAK SESUAI' },
    ]),
  )
})

describe('urutan sumber per data', () => {
  let pengubah: Aktor
  beforeEach(async () => {
    pengubah = await seedAktor({ peran: 'verifikator-dinsos', nama: 'Verifikator Uji' })
    await asOwner((client) =>
      client.query(
        `INSERT INTO pembaruan (kode_kab, keluarga_id, kode_desa, kolom, nilai, nilai_lama, berlaku_sejak, aktor)
         SELECT $1, $2, $3, kolom, nilai, lama, '2025-10-01', 'x' FROM (VALUES ('alamat', 'JALAN BARU', 'Jalan Uji'), ('luas_lantai', '99', '20')) v (kolom, nilai, lama)`,
        [KAB, keluargaList[0]?.id, DESA],
      ),
    )
  })

  const prioritaskan = (isi: Record<string, string>, aktor = pengubah) =>
    prioritaskanSumber(
      aktor,
      prioritaskanSumberSchema.parse({ kunci: kunci(), alasan: 'Alamat di rilis lebih baru', ...isi }),
    )
  const alamat = async () => (await lihatKeluarga(pengubah, keluargaList[0]?.id ?? ''))?.nilai.alamat?.kini

  it('bawaannya mendahulukan pembaruan daerah; diubah per data dengan alasan, halaman keluarga membacanya seketika, dan tercatat', async () => {
    expect(await alamat()).toBe('JALAN BARU')
    hasil(await prioritaskan({ kolom: 'alamat', dahulu: 'rilis' }))
    expect(await alamat()).toMatch(/^Jalan Uji/)
    const keluarga = await lihatKeluarga(pengubah, keluargaList[0]?.id ?? '')
    expect(keluarga?.nilai.luas_lantai?.kini).toBe('99')
    // Both values stay, and the page of origins says which is shown.
    expect(keluarga?.nilai.alamat?.pembaruan?.nilai).toBe('JALAN BARU')
    const asal = await listAsalData(pengubah, keluargaList[0]?.id ?? '')
    expect(asal?.nilaiList.find(({ kolom }) => kolom === 'alamat')).toMatchObject({ lapis: 'rilis' })
    expect(await listJejak('alamat')).toMatchObject([
      { tindakan: 'sumber.prioritaskan', aktor: pengubah.id, isi: { dari: 'pembaruan', ke: 'rilis' } },
    ])
    hasil(await prioritaskan({ kolom: 'alamat', dahulu: 'pembaruan' }))
    expect(await alamat()).toBe('JALAN BARU')
    const { berlakuList, riwayatList } = (await listPrioritas(pengubah)) ?? { berlakuList: [], riwayatList: [] }
    expect(berlakuList.find(({ kolom }) => kolom === 'alamat')).toMatchObject({
      urutan: ['pembaruan', 'rilis'],
      versi: 2,
      oleh: { nama: 'Verifikator Uji' },
    })
    expect(riwayatList.map(({ versi }) => versi)).toEqual([2, 1])
  })

  it('berlaku untuk semua data lain lewat satu baris, dan tidak menyentuh kabupaten/kota lain', async () => {
    hasil(await prioritaskan({ kolom: '*', dahulu: 'rilis' }))
    expect(await alamat()).toMatch(/^Jalan Uji/)
    const asing = await seedAktor({ peran: 'verifikator-dinsos', kodeWilayah: KAB_ASING })
    expect((await listPrioritas(asing))?.riwayatList).toEqual([])
  })

  it('menolak desil, urutan yang sudah berlaku, dan yang tanpa izin; basis data menolak desil juga', async () => {
    expect(await prioritaskan({ kolom: 'desil_nasional', dahulu: 'pembaruan' })).toMatchObject({
      error: { code: 'sumber/prioritas-bps' },
    })
    expect(await prioritaskan({ kolom: 'alamat', dahulu: 'pembaruan' })).toMatchObject({
      error: { code: 'sumber/prioritas-sama' },
    })
    const operator = await seedAktor({ peran: 'operator-dinsos' })
    expect(await prioritaskan({ kolom: 'alamat', dahulu: 'rilis' }, operator)).toMatchObject({
      error: { code: 'akses/tanpa-izin' },
    })
    expect(prioritaskanSumberSchema.safeParse({ kunci: kunci(), kolom: 'bukan_kolom' }).success).toBe(false)
    for (const [kolom, urutan] of [
      ['desil_nasional', ['pembaruan', 'rilis']],
      ['alamat', ['dtks', 'rilis']],
    ])
      await expect(
        asOwner((client) =>
          client.query(
            `INSERT INTO prioritas_daerah (kode_kab, kolom, versi, urutan, alasan, aktor, aktor_nama, ditetapkan_pada) VALUES ($1, $2, 9, $3, 'x', 'x', 'x', now())`,
            [KAB, kolom, urutan],
          ),
        ),
      ).rejects.toThrow(/prioritas_daerah_/)
  })
})
