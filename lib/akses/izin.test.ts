import { describe, expect, it } from 'vitest'
import { type Aktor, can, IZIN, IZIN_PERAN, isWilayahOfPeran, listIzin, PERAN, serverAktor } from './izin'

const aktor = (peran: Aktor['peran'], kodeWilayah: string): Aktor => ({
  id: 'a',
  nama: 'A',
  namaPengguna: 'a',
  peran,
  kodeWilayah,
  kodeKab: kodeWilayah.slice(0, 4),
})

describe('can', () => {
  it.each(PERAN)('%s punya izin dalam tabelnya dan tidak satu pun lainnya', (peran) => {
    for (const izin of IZIN) expect(can(aktor(peran, '3275'), izin), izin).toBe(IZIN_PERAN[peran].includes(izin))
  })

  it('hanya di wilayahnya sendiri dan di bawahnya', () => {
    const operator = aktor('operator-desa', '3275011001')
    expect(can(operator, 'verval:ajukan', '3275011001')).toBe(true)
    for (const lain of ['3275011002', '327501', '3275', '32', '3276011001']) {
      expect(can(operator, 'verval:ajukan', lain), lain).toBe(false)
    }
    expect(can(aktor('pendamping', '327501'), 'verval:periksa', '3275011002')).toBe(true)
    expect(can(serverAktor('3275'), 'sumber:impor', '3276')).toBe(false)
  })
})

describe('IZIN_PERAN', () => {
  it('memberi setiap izin kepada sedikitnya satu peran, tanpa pengulangan', () => {
    for (const izin of IZIN)
      expect(
        PERAN.some((peran) => IZIN_PERAN[peran].includes(izin)),
        izin,
      ).toBe(true)
    for (const peran of PERAN) expect(new Set(IZIN_PERAN[peran]).size, peran).toBe(IZIN_PERAN[peran].length)
  })

  it('tidak memberi administrator satu pun data pribadi', () => {
    expect(listIzin(aktor('administrator', '3275'), 'keluarga')).toEqual([])
    for (const room of ['verval', 'peringkat', 'kelayakan', 'statistik', 'sumber', 'berkas']) {
      expect(listIzin(aktor('administrator', '3275'), room), room).toEqual([])
    }
  })

  it('memisahkan yang mengajukan, memeriksa, memverifikasi, mengesahkan, dan menetapkan', () => {
    const holders = (izin: (typeof IZIN)[number]) => PERAN.filter((peran) => IZIN_PERAN[peran].includes(izin))
    expect(holders('verval:verifikasi')).toEqual(['verifikator-dinsos'])
    expect(holders('verval:sahkan')).toEqual(['kepala-dinas'])
    expect(holders('verval:tetapkan')).toEqual(['kepala-daerah'])
    expect(holders('akses:kelola')).toEqual(['administrator'])
  })
})

describe('isWilayahOfPeran', () => {
  it('mengikat peran pada tingkat wilayahnya', () => {
    expect(isWilayahOfPeran('operator-desa', '3275011001')).toBe(true)
    expect(isWilayahOfPeran('operator-desa', '327501')).toBe(false)
    expect(isWilayahOfPeran('kepala-daerah', '3275')).toBe(true)
    expect(isWilayahOfPeran('administrator', '32')).toBe(false)
  })
})
