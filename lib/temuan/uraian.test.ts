import { describe, expect, it } from 'vitest'
import { JENIS_TEMUAN } from './jenis'
import { labelSebab, uraikan } from './uraian'

describe('uraikan', () => {
  it.each([
    ['belum-diperingkat', 'nik-ganda', 'Ada NIK yang juga dipakai orang lain'],
    ['sumber-lain-tanpa-desil', 'belum|dtks,kpm', 'Ada di rilis tanpa desil; tercatat di DTKS, penerima bantuan'],
    ['perkiraan-miskin', '2|7', 'Simulasi desil 2, resmi desil 7'],
    ['menerima-tidak-diharapkan', 'pkh|5|2025-TW3', 'PKH 2025-TW3, desil 5'],
    ['menerima-tidak-diharapkan', 'pkh|0|2025-TW3|EX04', 'PKH 2025-TW3, tanpa desil, exclude: ASN, TNI, atau Polri'],
    ['menerima-tidak-diharapkan', 'pbi-jk|6|2026-11|EX99', 'PBI JK 2026-11, desil 6, exclude: EX99'],
    ['nik-ganda', '2|2', '2 baris di 2 keluarga'],
    ['nik-lintas', '1', 'Juga di kabupaten/kota lain'],
    ['kepala-keluarga', '0', 'Tidak ada kepala keluarga'],
    ['kepala-keluarga', '2', '2 kepala keluarga'],
    ['jumlah-anggota', '|3', 'Tertulis kosong, termuat 3'],
    ['sudah-keluar', 'pindah|2025-10-01', 'Sudah pindah menurut catatan peristiwa (1 Oktober 2025)'],
    ['nik-tidak-padan', 'tidak-padan|nama,alamat', 'Berbeda di Dukcapil: nama, alamat'],
    ['nik-tidak-padan', 'tidak-ditemukan', 'Tidak ditemukan di Dukcapil'],
    ['jawaban-mitra', 'tidak-sesuai|DPMD', 'DPMD: tidak sesuai'],
  ] as const)('%s %s', (jenis, nilai, teks) => {
    expect(uraikan(jenis, nilai)).toBe(teks)
  })

  it('menampilkan kode yang tidak dikenal apa adanya', () => {
    for (const jenis of JENIS_TEMUAN) expect(labelSebab(jenis, 'xyz').toLowerCase()).toContain('xyz')
  })
})
