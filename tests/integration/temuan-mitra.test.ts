// Checks by other offices: what they get to see, what they answer, and that nothing else is open to them.
import { randomUUID } from 'node:crypto'
import { createReadStream, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, IZIN_PERAN, serverAktor } from '@/lib/akses/izin'
import type { KodeKantor } from '@/lib/akses/kantor'
import { catatKeluargaMasuk } from '@/lib/keluarga/commands/catat-keluarga-masuk'
import { listKeluarga } from '@/lib/keluarga/queries/list-keluarga'
import { catatKeluargaMasukSchema, keluargaFilterSchema } from '@/lib/keluarga/schema'
import { today } from '@/lib/server/clock'
import { withAktor } from '@/lib/server/db'
import { storagePath } from '@/lib/server/storage'
import { hitungTemuan } from '@/lib/temuan/commands/hitung-temuan'
import { bacaJawabanMitra, jawabMitra } from '@/lib/temuan/commands/jawab-mitra'
import { lihatTugasMitra } from '@/lib/temuan/commands/lihat-tugas-mitra'
import { mintaMitra, perpanjangMitra, tutupMitra, tutupMitraLewat } from '@/lib/temuan/commands/minta-mitra'
import { tepisTemuan } from '@/lib/temuan/commands/putuskan-temuan'
import { terimaJawabanMitra } from '@/lib/temuan/commands/terima-jawaban-mitra'
import { unduhTugasMitra } from '@/lib/temuan/commands/unduh-tugas-mitra'
import { KANTOR } from '@/lib/temuan/mitra'
import { listTemuan } from '@/lib/temuan/queries/list-temuan'
import { findTugasMitra, listJawabanMitra, listMitra, listTugasMitra } from '@/lib/temuan/queries/list-tugas-mitra'
import { jawabMitraSchema, mintaMitraSchema, temuanFilterSchema } from '@/lib/temuan/schema'
import { asApp, asOwner, truncateMutable } from '../support/db'
import { DESA, KAB, type KeluargaUji, listJejak, seedAktor, seedKeluarga, seedRilis } from '../support/factories'
import { KAB_ASING } from '../support/kota'
import { ubahLembar, writeXlsx } from '../support/lembar'
import { catatUji } from '../support/peristiwa'
import { hasil } from '../support/verval'

const HARI_INI = today()
let operator: Aktor
let mitra: Aktor
let keluarga: KeluargaUji

beforeEach(async () => {
  await truncateMutable()
  operator = await seedAktor({ peran: 'operator-dinsos' })
  mitra = await seedAktor({ peran: 'verifikator-mitra' })
  const rilisId = await seedRilis()
  keluarga = await seedKeluarga({
    rilisId,
    anggota: [{ nama: 'Siti', status_hubungan_keluarga: '3', jenis_kelamin: '2' }],
  })
  await seedKeluarga({ rilisId, kodeDesa: '3275021001', anggota: [{ nama: 'Rina', status_hubungan_keluarga: '3' }] })
  hasil(await hitungTemuan(serverAktor(KAB), { kodeKab: KAB }))
})

/** Names the office of an account, as an administrator does. */
const tempatkan = (kantor: KodeKantor | null, id = mitra.id) =>
  asOwner((client) => client.query('UPDATE pengguna SET kantor = $1 WHERE id = $2', [kantor, id]))
const minta = async (kantor: KodeKantor = 'disdukcapil', isi: object = { semua: 'ya' }) => {
  await tempatkan(kantor)
  return mintaMitra(
    operator,
    mintaMitraSchema.parse({
      kunci: randomUUID(),
      jenis: 'kepala-keluarga',
      penerimaId: mitra.id,
      tujuan: 'Mencocokkan identitas',
      tenggat: '2099-12-31',
      ...isi,
    }),
  )
}
const jawab = (id: string, isi: Record<string, unknown>, aktor = mitra) =>
  jawabMitra(aktor, jawabMitraSchema.parse({ kunci: randomUUID(), id, ...isi }))

describe('permintaan kepada perangkat daerah lain', () => {
  it.each(Object.entries(KANTOR))('%s menerima tepat kolomnya', async (kantor, { kolom }) => {
    const { id } = hasil(await minta(kantor as KodeKantor))
    const tugas = await findTugasMitra(mitra, id, HARI_INI)
    expect(tugas?.baris).toHaveLength(2)
    const isi = tugas?.baris[0]?.isi ?? {}
    for (const nama of Object.keys(isi)) expect(kolom).toContain(nama)
    expect(isi).toMatchObject({ nama: 'Siti', alamat: expect.any(String) })
    const nik = keluarga.nikList[0] ?? ''
    expect(JSON.stringify(tugas).includes(nik)).toBe(kantor === 'disdukcapil')
  })

  it('orang dan keluarga yang hanya dicatat di sini ikut dengan nama dan nomornya', async () => {
    const masuk = catatKeluargaMasukSchema.parse({
      kunci: randomUUID(),
      kodeDesa: DESA,
      nik: '3275010505808001',
      nama: 'Warsito',
      tanggalLahir: '1980-05-05',
      jenisKelamin: '1',
      alamat: 'Jalan Melati 3',
      caraKk: 'belum',
      tanggal: '2025-10-05',
      dokumenJenis: 'skpwni',
      dokumenNomor: 'SK-1',
      dokumenTanggal: '2025-10-06',
    })
    const lokal = hasil(await catatKeluargaMasuk(operator, masuk)).keluargaId
    hasil(
      await catatUji(operator, keluarga.id, 'kelahiran', {
        nama: 'Bayu',
        jenisKelamin: '1',
        hubungan: '3',
        nik: '3275010510258002',
      }),
    )
    await asOwner((client) =>
      client.query(
        `INSERT INTO temuan (kode_kab, jenis, kunci, keluarga_id, orang_id, kode_desa, desil, nilai, sidik, rilis_pertama)
         SELECT kode_kab, 'kepala-keluarga', orang_id::text, keluarga_id, orang_id, kode_desa, 0, 'x', 1, (SELECT min(id) FROM rilis)
         FROM pembaruan_anggota WHERE arah = 'masuk'
         UNION ALL SELECT $1, 'kepala-keluarga', 'lokal', $2::uuid, NULL, $3, 0, 'x', 1, (SELECT min(id) FROM rilis)`,
        [KAB, lokal, DESA],
      ),
    )
    const { id } = hasil(await minta('disdukcapil'))
    const isiList = (await findTugasMitra(mitra, id, HARI_INI))?.baris.map(({ isi }) => isi) ?? []
    expect(isiList.filter(({ nama }) => nama === 'WARSITO')).toHaveLength(2)
    expect(isiList).toContainEqual(
      expect.objectContaining({ nama: 'WARSITO', nik: '3275010505808001', tanggalLahir: '1980-05-05' }),
    )
    // Somebody born into a family of the release is not given the name of its head.
    expect(isiList).toContainEqual(expect.objectContaining({ nama: 'BAYU', nik: '3275010510258002' }))
  })

  it('putusan atas jawaban dari versi yang mencatatnya per keluarga tetap berlaku setelah migrasi', async () => {
    const { id } = hasil(await minta())
    hasil(await jawab(id, { 'jawaban-1': 'tidak-sesuai', 'apa-1': ['alamat'], 'catatan-1': 'Pindah RT' }))
    hasil(await hitungTemuan(serverAktor(KAB), { kodeKab: KAB }))
    const [temuan] = (await listTemuan(operator, 'jawaban-mitra', temuanFilterSchema.parse({}))).rows
    const tepis = { kunci: randomUUID(), id: temuan?.id ?? '', ke: 0, alasan: 'Sudah diperiksa' }
    hasil(await tepisTemuan(operator, tepis))
    // As that version wrote it: one finding per family and office, its hash over the time of the answer.
    await asOwner((client) =>
      client.query(
        `UPDATE temuan SET kunci = keluarga_id || ':disdukcapil', sidik = 77, putusan_sidik = 77 WHERE jenis = 'jawaban-mitra'`,
      ),
    )
    const folder = 'prisma/migrations/20261122140001_keep_decisions_on_jawaban_mitra'
    const sql = readFileSync(path.join(folder, 'migration.sql'), 'utf8')
    await asOwner((client) => client.query(sql))
    // Again it finds nothing left to do.
    await asOwner((client) => client.query(sql))
    expect(hasil(await hitungTemuan(serverAktor(KAB), { kodeKab: KAB }))).toMatchObject({
      baru: 0,
      berubah: 0,
      selesai: 0,
      jenis: { 'jawaban-mitra': 1 },
    })
    expect((await listTemuan(operator, 'jawaban-mitra', temuanFilterSchema.parse({}))).rows).toMatchObject([
      { id: temuan?.id, status: 'ditepis' },
    ])
    // Another answer is another value, so it waits anew.
    hasil(await jawab(id, { 'jawaban-1': 'tidak-dikenal' }))
    hasil(await hitungTemuan(serverAktor(KAB), { kodeKab: KAB }))
    expect((await listTemuan(operator, 'jawaban-mitra', temuanFilterSchema.parse({}))).rows).toMatchObject([
      { id: temuan?.id, status: 'baru' },
    ])
  })

  it('dijawab lewat formulir, menjadi temuan, dan tidak mengubah data apa pun', async () => {
    const { id } = hasil(await minta())
    expect(
      hasil(await jawab(id, { 'jawaban-1': 'tidak-sesuai', 'apa-1': ['alamat'], 'catatan-1': 'Pindah RT' })),
    ).toEqual({
      id,
      disimpan: 1,
      dijawab: 1,
      jumlah: 2,
      ditolak: 0,
      ditolakList: [],
    })
    hasil(await jawab(id, { 'jawaban-2': 'sesuai' }))
    expect(hasil(await hitungTemuan(serverAktor(KAB), { kodeKab: KAB }))).toMatchObject({
      jenis: { 'jawaban-mitra': 2 },
    })
    const temuan = await listTemuan(operator, 'jawaban-mitra', temuanFilterSchema.parse({}))
    expect(temuan.rows).toMatchObject([
      { keluargaId: keluarga.id, uraian: 'Disdukcapil: tidak sesuai' },
      { uraian: 'Disdukcapil: sesuai' },
    ])
    const asal = await listTemuan(operator, 'kepala-keluarga', temuanFilterSchema.parse({ wilayah: DESA }))
    const temuanId = asal.rows[0]?.id ?? ''
    expect(await listJawabanMitra(operator, { keluargaId: keluarga.id })).toMatchObject([
      { temuanId, jenis: 'kepala-keluarga', jawaban: 'tidak-sesuai' },
    ])
    expect(await listJawabanMitra(operator, { temuanId })).toMatchObject([
      {
        kantor: 'disdukcapil',
        jawaban: 'tidak-sesuai',
        apa: ['alamat'],
        catatan: 'Pindah RT',
        dijawabNama: mitra.nama,
      },
    ])
    expect((await listJejak(id)).map(({ tindakan, aktor }) => [tindakan, aktor])).toEqual([
      ['temuan.minta-mitra', operator.id],
      ['temuan.jawab', mitra.id],
      ['temuan.jawab', mitra.id],
    ])
  })

  it.each(['csv', 'xlsx'] as const)('dijawab lewat berkas %s yang diunduh dan diisi', async (bentuk) => {
    const { id } = hasil(await minta())
    const folder = mkdtempSync(path.join(tmpdir(), 'sahih-mitra-'))
    try {
      const berkas = await unduhTugasMitra(mitra, id, bentuk)
      const bytes = Buffer.concat((await berkas?.stream.toArray()) ?? [])
      // A workbook is filled in as text: its rows are read back and written as CSV, as an office would save it.
      const jalur = path.join(folder, `isi.${bentuk}`)
      writeFileSync(jalur, bytes)
      const kosong = await bacaJawabanMitra(mitra, { kunci: randomUUID(), id }, { nama: `isi.${bentuk}`, jalur })
      expect(kosong).toMatchObject({ error: { code: 'temuan/jawaban-kosong' } })
      const isian = path.join(folder, 'isian.csv')
      const nomor = (await findTugasMitra(mitra, id, HARI_INI))?.nomor
      const kepala = 'permintaan;nomor;jawaban;apa_yang_berbeda;catatan\r\n'
      writeFileSync(isian, `${kepala}${nomor};1;Tidak Sesuai;pindah;ke Depok\r\n${nomor};2;sesuai;;\r\n`)
      const kunci = randomUUID()
      expect(hasil(await bacaJawabanMitra(mitra, { kunci, id }, { nama: 'isian.csv', jalur: isian }))).toMatchObject({
        dijawab: 2,
      })
      expect(hasil(await bacaJawabanMitra(mitra, { kunci, id }, { nama: 'isian.csv', jalur: isian }))).toMatchObject({
        dijawab: 2,
      })
      writeFileSync(isian, 'nomor;jawaban\r\n1;sesuai\r\n')
      expect(
        await bacaJawabanMitra(mitra, { kunci: randomUUID(), id }, { nama: 'isian.csv', jalur: isian }),
      ).toMatchObject({
        error: { code: 'temuan/berkas-tidak-terbaca', message: expect.stringContaining('kolom permintaan') },
      })
      // Of a file with rows of another request and rows that are no answer, the good ones are taken and the others told.
      const lain = hasil(await minta())
      const nomorLain = (await findTugasMitra(mitra, lain.id, HARI_INI))?.nomor
      writeFileSync(isian, `${kepala}${nomorLain};1;sesuai;;\r\n${nomor};2;tidak dikenal;;\r\n${nomor};1;mungkin;;\r\n`)
      expect(
        hasil(await bacaJawabanMitra(mitra, { kunci: randomUUID(), id }, { nama: 'isian.csv', jalur: isian })),
      ).toMatchObject({
        disimpan: 1,
        ditolakList: [
          { baris: 2, alasan: `baris ini bukan dari permintaan ${nomor}` },
          { baris: 4, alasan: expect.stringContaining('kolom jawaban') },
        ],
      })
      expect((await findTugasMitra(mitra, lain.id, HARI_INI))?.dijawab).toBe(0)
      expect((await findTugasMitra(mitra, id, HARI_INI))?.baris[1]).toMatchObject({ jawaban: 'tidak-dikenal' })
      expect((await findTugasMitra(mitra, id, HARI_INI))?.baris[0]).toMatchObject({
        jawaban: 'tidak-sesuai',
        apa: ['pindah'],
      })
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('berkas yang tidak kunjung habis diputus dan dijawab dengan batasnya, dan unggahan yang wajar dibaca', async () => {
    const { id } = hasil(await minta())
    const tanpaAkhir = new Readable({
      read() {
        this.push(Buffer.alloc(64 * 1024, 'x'))
      },
    })
    const terima = (source: Readable) =>
      terimaJawabanMitra(mitra, id, { nama: 'isian.csv', kunci: randomUUID() }, source)
    expect(await terima(tanpaAkhir)).toMatchObject({
      error: { code: 'temuan/berkas-terlalu-besar', message: expect.stringContaining('5 MB') },
    })
    expect(tanpaAkhir.destroyed).toBe(true)
    const nomor = (await findTugasMitra(mitra, id, HARI_INI))?.nomor
    expect(hasil(await terima(Readable.from([`permintaan;nomor;jawaban\r\n${nomor};1;sesuai\r\n`]))).message).toContain(
      '1 jawaban tersimpan',
    )
    expect(readdirSync(storagePath(`jawaban/${KAB}`))).toEqual([])
  })

  it('lembar kerja yang rusak di tengah, atau yang barisnya tidak berjawaban dan tidak habis, dijawab dengan kalimat', async () => {
    const { id } = hasil(await minta())
    const kepala = ['permintaan', 'nomor', 'jawaban']
    const buku = async (barisList: string[][], ubah: (xml: string) => string) => {
      const jalur = await writeXlsx('isian.xlsx', [{ nama: 'Isian', kepala, barisList }])
      const source = createReadStream(await ubahLembar(jalur, 'isian.xlsx', ubah))
      return terimaJawabanMitra(mitra, id, { nama: 'isian.xlsx', kunci: randomUUID() }, source)
    }
    const tanpaAkhir = (xml: string) => xml.replace('</sheetData>', `<row><c t="str"><v>${'x'.repeat(1_100_000)}`)
    expect(await buku([['VM', '1', '']], tanpaAkhir)).toMatchObject({
      error: { code: 'temuan/berkas-tidak-terbaca', message: expect.stringContaining('tidak berakhir') },
    })
    const kosong = Array.from({ length: 60_000 }, () => ['VM', '1', ''])
    expect(await buku(kosong, (xml) => xml)).toMatchObject({
      error: { code: 'temuan/berkas-tidak-terbaca', message: expect.stringContaining('lebih banyak') },
    })
    expect(readdirSync(storagePath(`jawaban/${KAB}`))).toEqual([])
  })

  it('ditutup: salinannya kosong, jawabannya tetap, dan tidak dapat dijawab atau diunduh lagi', async () => {
    const { id } = hasil(await minta())
    hasil(await jawab(id, { 'jawaban-1': 'sesuai' }))
    hasil(await tutupMitra(operator, { kunci: randomUUID(), id }))
    expect((await findTugasMitra(mitra, id, HARI_INI))?.baris.map(({ isi, jawaban }) => [isi, jawaban])).toEqual([
      [{}, 'sesuai'],
      [{}, null],
    ])
    expect(await jawab(id, { 'jawaban-2': 'sesuai' })).toMatchObject({ error: { code: 'temuan/tugas-ditutup' } })
    expect(await unduhTugasMitra(mitra, id, 'csv')).toBeNull()
    expect(await tutupMitra(operator, { kunci: randomUUID(), id })).toMatchObject({
      error: { code: 'temuan/tugas-ditutup' },
    })
  })

  it('dapat diperpanjang selama terbuka; setelah tenggatnya lewat tidak terbuka bagi siapa pun, lalu ditutup menurut jam', async () => {
    const { id } = hasil(await minta())
    hasil(await perpanjangMitra(operator, { kunci: randomUUID(), id, tenggat: HARI_INI }))
    expect(await findTugasMitra(mitra, id, HARI_INI)).toMatchObject({ status: 'terbuka', tenggat: HARI_INI })
    await asOwner((client) => client.query(`UPDATE tugas_mitra SET tenggat = '2020-01-01'`))
    for (const aktor of [mitra, operator]) {
      const tugas = await findTugasMitra(aktor, id, HARI_INI)
      expect(tugas?.status).toBe('lewat')
      expect(tugas?.baris.map(({ isi }) => isi)).toEqual([{}, {}])
    }
    expect(await jawab(id, { 'jawaban-1': 'sesuai' })).toMatchObject({ error: { code: 'temuan/tenggat-lewat' } })
    expect(await unduhTugasMitra(mitra, id, 'csv')).toBeNull()
    expect(await perpanjangMitra(operator, { kunci: randomUUID(), id, tenggat: '2099-12-31' })).toMatchObject({
      error: { code: 'temuan/tugas-ditutup' },
    })
    await tutupMitraLewat()
    await tutupMitraLewat()
    const { rows } = await asOwner((client) =>
      client.query(
        `SELECT t.status, t.ditutup_nama, b.isi FROM tugas_mitra t JOIN tugas_mitra_baris b ON b.tugas_id = t.id`,
      ),
    )
    expect(rows).toEqual([
      { status: 'ditutup', ditutup_nama: 'Server', isi: {} },
      { status: 'ditutup', ditutup_nama: 'Server', isi: {} },
    ])
    expect((await listJejak(id)).map(({ tindakan, aktor }) => [tindakan, aktor])).toEqual([
      ['temuan.minta-mitra', operator.id],
      ['temuan.perpanjang-mitra', operator.id],
      ['temuan.tutup-mitra', 'server'],
    ])
  })

  it('kantornya adalah kantor akunnya, dan satu akun tidak memegang kolom dua kantor', async () => {
    const { id } = hasil(await minta('disdukcapil'))
    expect(await findTugasMitra(mitra, id, HARI_INI)).toMatchObject({ kantor: 'disdukcapil' })
    expect(await listMitra(operator)).toMatchObject([{ id: mitra.id, kantor: 'disdukcapil' }])
    // Moved to another office, the account first gives back what it holds.
    expect(await minta('dpmd')).toMatchObject({
      error: { code: 'temuan/kantor-lain', message: expect.stringContaining('Disdukcapil') },
    })
    hasil(await tutupMitra(operator, { kunci: randomUUID(), id }))
    hasil(await minta('dpmd'))
    expect(await listMitra(operator)).toMatchObject([{ id: mitra.id, kantor: 'dpmd' }])
  })

  it('tidak diminta kepada akun yang kantornya belum diisi administrator', async () => {
    await tempatkan(null)
    const isi = { kunci: randomUUID(), jenis: 'kepala-keluarga', semua: 'ya', penerimaId: mitra.id }
    const lain = { tujuan: 'Mencocokkan identitas', tenggat: '2099-12-31' }
    expect(await mintaMitra(operator, mintaMitraSchema.parse({ ...isi, ...lain }))).toMatchObject({
      error: { code: 'temuan/kantor-belum' },
    })
    expect(await listMitra(operator)).toEqual([{ id: mitra.id, nama: mitra.nama, kantor: null }])
  })

  it('isi yang dibuka lembar kerja sebagai rumus keluar sebagai teks, juga catatan yang dikirim kembali', async () => {
    const { id } = hasil(await minta())
    await asOwner((client) =>
      client.query(`UPDATE tugas_mitra_baris SET isi = isi || '{"nama": "=HYPERLINK(1)", "alamat": "@SUM(A1)"}'`),
    )
    hasil(await jawab(id, { 'jawaban-1': 'tidak-dikenal', 'catatan-1': '+62 tidak ada' }))
    const berkas = await unduhTugasMitra(mitra, id, 'csv')
    const isi = Buffer.concat((await berkas?.stream.toArray()) ?? []).toString('utf8')
    for (const nilai of ['=HYPERLINK(1)', '@SUM(A1)', '+62 tidak ada']) {
      expect(isi).toContain(`"'${nilai}"`)
      expect(isi).not.toContain(`"${nilai}"`)
    }
  })

  it('ditolak bila penerimanya bukan verifikator perangkat daerah lain, tenggatnya lewat, atau tidak ada isinya', async () => {
    expect(await minta('dpmd', { semua: 'ya', penerimaId: operator.id })).toMatchObject({
      error: { code: 'temuan/penerima-tidak-berwenang' },
    })
    expect(await minta('dpmd', { semua: 'ya', tenggat: '2020-01-01' })).toMatchObject({
      error: { code: 'temuan/tenggat' },
    })
    expect(await minta('dpmd', {})).toMatchObject({ error: { code: 'temuan/tidak-ditemukan' } })
  })
})

describe('verifikator-mitra', () => {
  it('hanya mempunyai izin membuka berandanya dan menjawab', () => {
    expect(IZIN_PERAN['verifikator-mitra']).toEqual(['beranda:lihat', 'temuan:jawab'])
  })

  it('hanya melihat permintaan untuknya sendiri', async () => {
    const { id } = hasil(await minta())
    const lain = await seedAktor({ peran: 'verifikator-mitra' })
    expect(await listTugasMitra(mitra, HARI_INI)).toHaveLength(1)
    expect(await listTugasMitra(lain, HARI_INI)).toEqual([])
    expect(await lihatTugasMitra(lain, id, 1)).toBeNull()
    expect(await unduhTugasMitra(lain, id, 'csv')).toBeNull()
    expect(await jawab(id, { 'jawaban-1': 'sesuai' }, lain)).toMatchObject({
      error: { code: 'temuan/tidak-ditemukan' },
    })
    expect(await lihatTugasMitra(mitra, id, 1)).not.toBeNull()
    expect((await listJejak(id)).map(({ tindakan }) => tindakan)).toEqual(['temuan.minta-mitra', 'temuan.lihat-mitra'])
  })

  it('dari kabupaten/kota lain tidak melihat, mengunduh, atau menjawabnya, dan tidak dapat dimintai', async () => {
    const { id } = hasil(await minta())
    const asing = await seedAktor({ peran: 'verifikator-mitra', kodeWilayah: KAB_ASING })
    expect(await lihatTugasMitra(asing, id, 1)).toBeNull()
    expect(await unduhTugasMitra(asing, id, 'xlsx')).toBeNull()
    expect(await jawab(id, { 'jawaban-1': 'sesuai' }, asing)).toMatchObject({
      error: { code: 'temuan/tidak-ditemukan' },
    })
    // Not even under a forged kabupaten/kota: the request is another person's.
    expect(await jawab(id, { 'jawaban-1': 'sesuai' }, { ...asing, kodeKab: KAB, kodeWilayah: KAB })).toMatchObject({
      error: { code: 'temuan/tidak-ditemukan' },
    })
    expect(await minta('dpmd', { semua: 'ya', penerimaId: asing.id })).toMatchObject({
      error: { code: 'temuan/penerima-tidak-berwenang' },
    })
  })

  it('tidak menemukan satu orang pun di basis data, walau aplikasi lupa bertanya', async () => {
    hasil(await minta())
    const { page } = await listKeluarga(mitra, keluargaFilterSchema.parse({}))
    expect(page.rows).toEqual([])
    const jumlah = await withAktor(mitra, async (tx) => [
      await tx.rilisKeluarga.count(),
      await tx.rilisAnggota.count(),
      await tx.temuan.count(),
      await tx.usulan.count(),
      await tx.sumberCatatan.count(),
      await tx.pengguna.count(),
    ])
    // The one account is their own.
    expect(jumlah).toEqual([0, 0, 0, 0, 0, 1])
    expect(await withAktor(operator, (tx) => tx.rilisKeluarga.count())).toBe(2)
  })

  it('tidak dapat menambah baris ke permintaannya sendiri lewat keamanan baris', async () => {
    const { id } = hasil(await minta())
    const tambah = (aktor: Aktor, urutan: number) =>
      withAktor(
        aktor,
        (tx) =>
          tx.$executeRaw`INSERT INTO tugas_mitra_baris (kode_kab, tugas_id, urutan, penerima_id, temuan_id, isi)
          VALUES (${KAB}, ${id}::uuid, ${urutan}, ${mitra.id}::uuid, uuid7(), '{}')`,
      )
    await expect(tambah(mitra, 98)).rejects.toThrow()
    expect(await tambah(operator, 99)).toBe(1)
  })

  it('tidak dapat menulis ke permintaan orang lain lewat keamanan baris', async () => {
    const { id } = hasil(await minta())
    const lain = await seedAktor({ peran: 'verifikator-mitra' })
    await asApp(async (client) => {
      await client.query('BEGIN')
      await client.query(
        `SELECT atur_lingkup('${KAB}', '${KAB}999999', '${KAB}999999', '${lain.id}', 'verifikator-mitra', '${KAB}')`,
      )
      const { rowCount } = await client.query(`UPDATE tugas_mitra_baris SET jawaban = 'sesuai' WHERE tugas_id = $1`, [
        id,
      ])
      expect(rowCount).toBe(0)
      await client.query('ROLLBACK')
    })
    const { rows } = await asOwner((client) => client.query('SELECT FROM tugas_mitra_baris WHERE jawaban IS NOT NULL'))
    expect(rows).toEqual([])
  })
})
