import { describe, expect, it } from 'vitest'
import { type Aktor, IZIN, IZIN_PERAN, PERAN, type Peran } from '@/lib/akses/izin'
import {
  ALUR,
  IZIN_TINDAKAN,
  listTindakan,
  listTujuan,
  nextStatus,
  STATUS_AKHIR,
  STATUS_USULAN,
  type StatusUsulan,
  TINDAKAN,
  type Tindakan,
} from './alur'
import { ANTREAN, ANTREAN_PERAN } from './antrean'
import { jenisMusyawarahOf, labelAsal, labelStatusDaftar, menungguOf } from './sebutan'
import { cekWewenang, listTindakanAktor } from './wewenang'

const KELURAHAN = '3275011001'
const DESA = '3216012007'

function aktorUji(peran: Peran, kodeWilayah = KELURAHAN.slice(0, 4), id: string = peran): Aktor {
  return { id, nama: id, namaPengguna: id, peran, kodeWilayah, kodeKab: kodeWilayah.slice(0, 4) }
}

const usulan = (status: StatusUsulan, ubah = {}) => ({
  status,
  kodeDesa: KELURAHAN,
  pengusul: 'pengusul',
  diverifikasiOleh: null,
  daftarId: null,
  ...ubah,
})

describe('nextStatus', () => {
  it.each(STATUS_USULAN)('hanya mengizinkan tindakan yang terdaftar pada status %s', (status) => {
    for (const tindakan of TINDAKAN)
      expect(nextStatus(status, tindakan).ok).toBe(listTindakan(status).includes(tindakan))
  })

  it.each(STATUS_USULAN)('dari %s hanya ke tujuan yang terdaftar', (status) => {
    for (const tindakan of listTindakan(status))
      for (const ke of STATUS_USULAN)
        expect(nextStatus(status, tindakan, ke).ok).toBe(listTujuan(status, tindakan).includes(ke))
  })

  it('jalan utama berurutan dari draf sampai terjawab', () => {
    const jalan: Tindakan[] = [
      'ajukan',
      'musyawarahkan',
      'tugaskan',
      'periksa',
      'verifikasi',
      'susun',
      'sahkan',
      'tetapkan',
      'kirim',
      'proses',
      'jawab',
    ]
    let status: StatusUsulan = 'draf'
    const dilalui: StatusUsulan[] = [status]
    for (const tindakan of jalan) {
      const next = nextStatus(status, tindakan)
      if (!next.ok) throw new Error(next.error.message)
      status = next.value
      if (dilalui.at(-1) !== status) dilalui.push(status)
    }
    expect(dilalui).toEqual(STATUS_USULAN.slice(0, 10))
  })

  it('setiap status dapat dicapai dari draf, dan dari setiap status ada jalan ke akhir', () => {
    const sampai = (dari: StatusUsulan): Set<StatusUsulan> => {
      const lihat = new Set<StatusUsulan>([dari])
      for (const status of lihat)
        for (const tindakan of listTindakan(status)) for (const ke of listTujuan(status, tindakan)) lihat.add(ke)
      return lihat
    }
    expect([...sampai('draf')].sort()).toEqual([...STATUS_USULAN].sort())
    for (const status of STATUS_USULAN)
      expect([...sampai(status)].some((satu) => STATUS_AKHIR.includes(satu))).toBe(true)
  })

  it('mengembalikan selalu ke tahap yang lebih awal', () => {
    for (const status of STATUS_USULAN)
      for (const ke of listTujuan(status, 'kembalikan'))
        expect(STATUS_USULAN.indexOf(ke)).toBeLessThan(STATUS_USULAN.indexOf(status))
  })

  it('sesudah ditetapkan tidak ada yang mengembalikan, menolak, atau membatalkan', () => {
    for (const status of ['ditetapkan', 'dikirim', 'diproses', 'terjawab'] as const)
      for (const tindakan of ['kembalikan', 'tolak', 'batalkan', 'keluarkan'] as const)
        expect(nextStatus(status, tindakan).ok).toBe(false)
  })

  it('penolakan menyebut keadaan dan tindakannya dalam satu kalimat', () => {
    const result = nextStatus('diverifikasi', 'verifikasi')
    expect(result.ok === false && result.error.message).toBe(
      'Usulan ini diverifikasi, sehingga tidak dapat diverifikasi. Muat ulang halaman untuk melihat keadaan terakhir.',
    )
  })
})

describe('cekWewenang', () => {
  it.each(PERAN)('%s hanya melakukan tindakan yang izinnya dimiliki', (peran) => {
    for (const status of STATUS_USULAN)
      for (const tindakan of listTindakan(status))
        expect(cekWewenang(aktorUji(peran), tindakan, usulan(status)).ok, `${status} ${tindakan}`).toBe(
          IZIN_PERAN[peran].includes(IZIN_TINDAKAN[tindakan]),
        )
  })

  it('di luar wilayah usulan seakan tidak ada', () => {
    for (const wilayah of ['3275021001', '3275011002', '3216'])
      expect(cekWewenang(aktorUji('verifikator-dinsos', wilayah), 'verifikasi', usulan('diperiksa'))).toMatchObject({
        ok: false,
        error: { code: 'verval/tidak-ditemukan' },
      })
  })

  it.each([
    ['verifikasi', 'verifikator-dinsos', 'diperiksa', { pengusul: 'saya' }],
    ['periksa', 'operator-dinsos', 'dimusyawarahkan', { pengusul: 'saya' }],
    ['sahkan', 'kepala-dinas', 'diverifikasi', { diverifikasiOleh: 'saya' }],
  ] as const)('memisahkan tugas: %s atas pekerjaan sendiri ditolak', (tindakan, peran, status, ubah) => {
    const saya = aktorUji(peran, '3275', 'saya')
    expect(cekWewenang(saya, tindakan, usulan(status, ubah))).toMatchObject({
      ok: false,
      error: { code: 'verval/pemisahan-tugas' },
    })
    expect(cekWewenang(saya, tindakan, usulan(status)).ok).toBe(true)
  })

  it('usulan yang sudah masuk daftar tidak dikembalikan atau ditolak sendiri', () => {
    const didaftar = usulan('diverifikasi', { daftarId: 'd' })
    for (const tindakan of ['kembalikan', 'tolak'] as const)
      expect(cekWewenang(aktorUji('verifikator-dinsos'), tindakan, didaftar).ok).toBe(false)
    expect(listTindakanAktor(aktorUji('verifikator-dinsos'), didaftar)).toEqual([])
  })
})

describe('izin dan antrean', () => {
  it('setiap tindakan punya izin yang dikenal dan dipegang paling sedikit satu peran', () => {
    for (const tindakan of TINDAKAN) {
      expect(IZIN).toContain(IZIN_TINDAKAN[tindakan])
      expect(PERAN.some((peran) => IZIN_PERAN[peran].includes(IZIN_TINDAKAN[tindakan]))).toBe(true)
    }
  })

  it('setiap status yang belum berakhir menunggu seseorang', () => {
    for (const status of STATUS_USULAN)
      if (!STATUS_AKHIR.includes(status))
        expect(
          PERAN.some((peran) =>
            listTindakan(status).some((tindakan) => IZIN_PERAN[peran].includes(IZIN_TINDAKAN[tindakan])),
          ),
        ).toBe(true)
  })

  it('setiap antrean menjadi pekerjaan paling sedikit satu peran, dan administrator tidak melihat usulan', () => {
    for (const antrean of ANTREAN) expect(PERAN.some((peran) => ANTREAN_PERAN[peran].includes(antrean))).toBe(true)
    expect(ANTREAN_PERAN.administrator).toEqual([])
  })

  it('tabel alur mencakup semua status', () => {
    expect(Object.keys(ALUR)).toEqual([...STATUS_USULAN])
  })
})

describe('kata menurut jenis wilayah', () => {
  it('kelurahan di kota dan desa di kabupaten', () => {
    expect([jenisMusyawarahOf(KELURAHAN), jenisMusyawarahOf(DESA)]).toEqual(['muskel', 'musdes'])
    expect(menungguOf('diajukan', KELURAHAN)).toBe('Menunggu Musyawarah Kelurahan.')
    expect(menungguOf('diajukan', DESA)).toBe('Menunggu Musyawarah Desa.')
    expect(menungguOf('disahkan', KELURAHAN)).toBe('Menunggu penetapan wali kota.')
    expect(menungguOf('disahkan', DESA)).toBe('Menunggu penetapan bupati.')
    expect(labelStatusDaftar('disahkan', '3216')).toBe('Menunggu penetapan bupati')
    expect(labelAsal('musyawarah', DESA)).toBe('Musyawarah Desa')
  })
})
