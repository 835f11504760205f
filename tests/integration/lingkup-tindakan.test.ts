// Every act × every peran × own and foreign wilayah: who may is told by the table of izin, everybody else is refused and
// nothing changes. Then once more with the application's answer always yes, so that row security alone must hold.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Aktor, IZIN_PERAN, isWilayahOfPeran, PERAN, type Peran } from '@/lib/akses/izin'
import type { Result } from '@/lib/core/result'
import { isWithin } from '@/lib/wilayah/kode'
import { asOwner, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, KAB, seedAktor } from '../support/factories'
import { DESA_TETANGGA, sidikRegister } from '../support/kota'
import { MATRIKS, TANPA_MATRIKS } from '../support/matriks'
import type { Tindakan } from '../support/matriks/bentuk'

const ROOT = path.join(import.meta.dirname, '..', '..')
/** Own and foreign: the desa of the fixture, what lies around it, what lies beside it, another kabupaten. */
const WILAYAH = [DESA, '327501', KAB, DESA_TETANGGA, DESA_LAIN, '327502', '3216'] as const

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)
const isBerhak = (tindakan: Tindakan, peran: Peran) => IZIN_PERAN[peran].includes(tindakan.izin)
const covers = (tindakan: Tindakan, wilayah: string) =>
  tindakan.sekabupaten
    ? wilayah === KAB || (tindakan.tanpaSasaran === true && wilayah.length === 4)
    : tindakan.tanpaSasaran === true || isWithin(DESA, wilayah)

/** One fixture asked in the name of many: the aktor is one object that changes its peran and wilayah between the calls. */
async function siapkan(tindakan: Tindakan): Promise<(peran: Aktor['peran'], kodeWilayah: string) => Promise<string>> {
  await truncateMutable()
  const aktor = await seedAktor({ peran: 'administrator' })
  // A second administrator, so that none is the last one.
  await seedAktor({ peran: 'administrator' })
  const jalan = await tindakan.siapkan(aktor)
  return async (peran, kodeWilayah) => {
    Object.assign(aktor, { peran, kodeWilayah, kodeKab: kodeWilayah.slice(0, 4) })
    return codeOf(await jalan())
  }
}

/** Records of acts: a refusal leaves none, an act leaves at least one. */
async function countJejak(): Promise<number> {
  const { rows } = await asOwner((client) =>
    client.query<{ n: number }>(
      'SELECT (SELECT count(*) FROM jejak)::integer + (SELECT count(*) FROM log_baca)::integer AS n',
    ),
  )
  return rows[0]?.n ?? 0
}

describe('matriks', () => {
  it('memuat setiap tindakan yang dapat dikirim lewat formulir', () => {
    const folder = path.join(ROOT, 'tests/support/matriks')
    const text = readdirSync(folder)
      .map((file) => readFileSync(path.join(folder, file), 'utf8'))
      .join('\n')
    const missing = readdirSync(path.join(ROOT, 'lib'))
      .map((room) => path.join(ROOT, 'lib', room, 'actions.ts'))
      .flatMap((file) => {
        try {
          return [...readFileSync(file, 'utf8').matchAll(/izin: '([a-z:-]+)',[^}]*?run: (\w+)/g)]
        } catch {
          return []
        }
      })
      .filter(([, izin]) => izin !== 'umum' && izin !== 'sendiri')
      .map(([, , run]) => run as string)
      .filter((run) => !text.includes(`${run}(`) && !(run in TANPA_MATRIKS))
    expect(missing, 'daftarkan di tests/support/matriks/').toEqual([])
  })

  it.each(MATRIKS.map((tindakan) => [tindakan.nama, tindakan] as const))(
    '%s: ditolak bagi setiap peran tanpa izin dan setiap wilayah lain, tanpa mengubah apa pun',
    async (_nama, tindakan) => {
      const jalankan = await siapkan(tindakan)
      const before = [await sidikRegister(), await countJejak()]
      for (const peran of PERAN) {
        for (const wilayah of WILAYAH) {
          const berhak = isBerhak(tindakan, peran)
          if (berhak && covers(tindakan, wilayah)) continue
          const code = await jalankan(peran, wilayah)
          expect(['ok', ...(tindakan.diterima ?? [])], `${peran} di ${wilayah}`).not.toContain(code)
          if (!berhak) expect(code, `${peran} di ${wilayah}`).toMatch(tindakan.tanpaIzin ?? TANPA_IZIN)
          else if (tindakan.nama.startsWith('verval.') && (!tindakan.sekabupaten || !wilayah.startsWith(KAB)))
            expect(code, `${peran} di ${wilayah}`).toMatch(TIADA)
        }
      }
      expect([await sidikRegister(), await countJejak()]).toEqual(before)
    },
  )

  it.each(MATRIKS.filter(({ tanpaSasaran }) => !tanpaSasaran).map((tindakan) => [tindakan.nama, tindakan] as const))(
    '%s: tidak mengubah apa pun di wilayah lain walau setiap pertanyaan izin dijawab ya',
    async (_nama, tindakan) => {
      const jalankan = await siapkan(tindakan)
      const before = await sidikRegister()
      for (const wilayah of WILAYAH) {
        if (covers(tindakan, wilayah) || isWithin(DESA, wilayah)) continue
        // The peran `server` holds every izin: only the wilayah is left to say no.
        const code = await jalankan('server', wilayah)
        if (code === 'ok') expect(DIRI_SENDIRI, `${tindakan.nama} di ${wilayah}`).toContain(tindakan.nama)
      }
      expect(await sidikRegister()).toBe(before)
    },
  )

  it.each(MATRIKS.map((tindakan) => [tindakan.nama, tindakan] as const))(
    '%s: diterima bagi setiap peran yang berizin di wilayahnya',
    async (_nama, tindakan) => {
      const berhak = PERAN.filter((peran) => isBerhak(tindakan, peran))
      expect(berhak).not.toEqual([])
      for (const peran of berhak) {
        const wilayah = WILAYAH.find((kode) => covers(tindakan, kode) && isWilayahOfPeran(peran, kode))
        if (!wilayah) continue
        const jalankan = await siapkan(tindakan)
        const code = await jalankan(peran, wilayah)
        expect(['ok', ...(tindakan.diterima ?? [])], `${peran} di ${wilayah}: ${code}`).toContain(code)
      }
    },
  )
})

/** What lies elsewhere is not there: the same words as for what does not exist. */
const TIADA =
  /^verval\/(tidak-ditemukan|keluarga-tidak-ditemukan|petugas-tidak-berwenang|bukan-tugas|daftar-kosong|rilis-tidak-ada)$/
const TANPA_IZIN = /\/tanpa-izin$/
/** Acts that answer ok from anywhere because there was nothing of that place to act upon. */
const DIRI_SENDIRI: readonly string[] = ['verval.jawab']
