// Reads stay inside the aktor's wilayah: what lies outside neither appears in an answer nor changes one.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Aktor, Peran } from '@/lib/akses/izin'
import { isWithin } from '@/lib/wilayah/kode'
import { DESA, DESA_LAIN, KAB } from '../support/factories'
import {
  aktorDi,
  DESA_ASING,
  DESA_TETANGGA,
  KAB_ASING,
  type Kota,
  letakById,
  seedKota,
  tambahDesa,
} from '../support/kota'
import { KUERI, readSasaran } from '../support/kueri'
import type { Sasaran } from '../support/kueri/bentuk'

const LIB = path.join(import.meta.dirname, '..', '..', 'lib')
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Who asks, from where. */
const PENANYA: readonly (readonly [Peran, string])[] = [
  ['operator-desa', DESA],
  ['pendamping', '327501'],
  ['operator-dinsos', KAB],
  ['verifikator-dinsos', KAB],
  ['kepala-daerah', KAB],
  ['auditor', KAB],
  ['administrator', KAB],
  ['operator-desa', DESA_ASING],
  ['auditor', KAB_ASING],
]

let kota: Kota
let sasaran: Sasaran
let penanyaList: Aktor[] = []
let mitra: Aktor
/** What everybody was answered at first. */
const awal = new Map<Aktor, Map<string, string>>()

beforeAll(async () => {
  kota = await seedKota()
  penanyaList = []
  for (const [peran, kodeWilayah] of PENANYA) penanyaList.push(await aktorDi(peran, kodeWilayah))
  mitra = await aktorDi('verifikator-mitra', KAB)
  sasaran = await readSasaran(kota)
  // Asking leaves traces of its own (opened pages are recorded), so who can read the log is not held to its reads.
  for (const aktor of penanyaList) awal.set(aktor, await askAll(aktor, sasaran))
}, 300_000)

const named = (aktor: Aktor) => `${aktor.peran} ${aktor.kodeWilayah}`
/** Ages and clocks move between two questions; ids made by asking (the read log) too. */
const toText = (value: unknown) =>
  JSON.stringify(value, (_key, part) =>
    part instanceof Map ? [...part] : typeof part === 'bigint' ? String(part) : part,
  ) ?? ''

/** Answers of every query to one aktor, as text by name of the query. */
async function askAll(aktor: Aktor, sasaran: Sasaran): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const { nama, run } of KUERI) answers.set(nama, toText(await run(aktor, sasaran)))
  return answers
}

describe('setiap kueri', () => {
  it('terdaftar: setiap fungsi baca yang menerima aktor diuji di sini', () => {
    const registered = new Set(KUERI.map(({ nama }) => nama))
    const missing = readdirSync(LIB, { recursive: true, encoding: 'utf8' })
      .filter((file) => /^[a-z]+\/queries(\.ts|\/[a-z-]+\.ts)$/.test(file))
      .flatMap((file) =>
        [
          ...readFileSync(path.join(LIB, file), 'utf8').matchAll(
            /^export async function (\w+)(?:<[^>]*>)?\(\s*aktor: Aktor/gm,
          ),
        ].map(([, nama]) => `${file}: ${nama}`),
      )
      .filter((one) => !registered.has(one.split(': ')[1] ?? ''))
    expect(missing, 'daftarkan di tests/support/kueri/').toEqual([])
  })

  it('tidak menyebut apa pun yang terletak di luar wilayah aktor', async () => {
    const letak = await letakById()
    let disebut = 0
    for (const aktor of penanyaList) {
      for (const [nama, answer] of awal.get(aktor) ?? []) {
        const idList = [...new Set(answer.match(UUID) ?? [])].filter((id) => letak.has(id))
        disebut += idList.length
        const bocor = idList.filter((id) => !isWithin(letak.get(id) ?? '', aktor.kodeWilayah))
        // A list or file of the whole kabupaten/kota may be read from above, never from below.
        expect(
          bocor.map((id) => letak.get(id)),
          `${nama} untuk ${named(aktor)}`,
        ).toEqual([])
        const desa = [...new Set(answer.match(/"kodeDesa":"(\d{10})"/g) ?? [])].map((text) => text.slice(12, 22))
        expect(
          desa.filter((kode) => !isWithin(kode, aktor.kodeWilayah)),
          `${nama} untuk ${named(aktor)}`,
        ).toEqual([])
      }
    }
    expect(disebut).toBeGreaterThan(100)
  })

  it('tidak menyebut satu orang pun kepada verifikator perangkat daerah lain', async () => {
    const letak = await letakById()
    for (const [nama, answer] of await askAll(mitra, sasaran)) {
      const disebut = (answer.match(UUID) ?? []).filter((id) => letak.get(id)?.length === 10)
      expect(disebut, nama).toEqual([])
    }
  })

  it('kabupaten/kota lain tidak mengubah jawaban bagi siapa pun di sini', async () => {
    await tambahDesa({ ...kota, keluargaList: [], usulanList: [], pencarianList: [] }, DESA_ASING)
    for (const aktor of penanyaList.filter(({ kodeKab }) => kodeKab === KAB)) await expectSame(aktor)
  }, 240_000)

  it('menjawab sama persis bila di luar wilayah aktor ada yang bertambah', async () => {
    await tambahDesa({ ...kota, keluargaList: [], usulanList: [], pencarianList: [] }, DESA_LAIN)
    const kecil = penanyaList.filter(({ kodeKab, kodeWilayah }) => kodeKab === KAB && kodeWilayah !== KAB)
    expect(kecil).not.toEqual([])
    for (const aktor of kecil) await expectSame(aktor)
  }, 240_000)

  it('di dalam wilayah, yang bertambah terlihat: kueri yang selalu kosong tidak membuktikan apa pun', async () => {
    const [operator] = penanyaList as [Aktor]
    const before = awal.get(operator)
    await tambahDesa(kota, DESA)
    await tambahDesa(kota, DESA_TETANGGA)
    const after = await askAll(operator, await readSasaran(kota))
    const berubah = [...after].filter(([nama, answer]) => answer !== before?.get(nama)).map(([nama]) => nama)
    expect(berubah).toEqual(
      expect.arrayContaining([
        'listKeluarga',
        'lihatKeluarga',
        'listUsulan',
        'findUsulan',
        'listAntrean',
        'getRekapDesil',
        'exportRilis',
        'listPengguna',
      ]),
    )
  }, 240_000)
})

/** Reads whose answer includes the traces that asking itself leaves. */
const BERJEJAK = ['listJejak', 'findJejak', 'listJejakSasaran', 'listLogBaca', 'verifyJejakAktor']

/** The answers to an aktor are word for word those of the beginning. */
async function expectSame(aktor: Aktor): Promise<void> {
  for (const [nama, answer] of await askAll(aktor, sasaran)) {
    if (BERJEJAK.includes(nama) && aktor.kodeWilayah.length === 4) continue
    expect(answer, `${nama} untuk ${named(aktor)}`).toEqual(awal.get(aktor)?.get(nama))
  }
}
