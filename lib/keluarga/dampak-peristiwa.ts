// What an event changes: who joins and leaves which family, which values become what. One rule for the preview in the
// browser and for the command that writes it.
import { parseDate } from '@/lib/core/date'
import { formatDate } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { type AnggotaKeadaan, type Dampak, type Keadaan, kosong, type Milik } from './dampak'
import { orangBaru } from './dampak-pendatang'
import { labelKolom, labelOf } from './kode'
import { type MasukanPeristiwa, SUBJEK_KELUARGA, toNilaiPerbaikan } from './masukan-peristiwa'
import { HUBUNGAN_KEPALA, HUBUNGAN_LAINNYA, KOLOM_PERBAIKAN, type SebabGerak } from './peristiwa'

/**
 * The effects of an event on a family. Refusals: `keluarga/anggota-tidak-ada` (somebody named is no member any more),
 * `keluarga/hubungan-belum-dipilih`, `keluarga/kepala-sama`, `keluarga/pecah-seluruhnya`, `keluarga/tanpa-perubahan`.
 */
export function susunDampak(keadaan: Keadaan, masukan: MasukanPeristiwa): Result<Dampak> {
  const asing = listDisebut(masukan).find((id) => !keadaan.anggotaList.some(({ orangId }) => orangId === id))
  if (asing !== undefined)
    return refuse(
      'keluarga/anggota-tidak-ada',
      'Orang yang dipilih tidak lagi tercatat sebagai anggota keluarga ini. Periksa kembali daftar anggotanya.',
    )
  switch (masukan.jenis) {
    case 'kelahiran':
      return ok(orangBaru(masukan, 'lahir'))
    case 'pindah-masuk':
      return ok(orangBaru(masukan, 'pindah'))
    case 'kematian':
      return ok(keluar(keadaan, masukan, [masukan.orangId], 'meninggal'))
    case 'pindah-keluar':
      return ok(keluar(keadaan, masukan, masukan.anggota, 'pindah'))
    case 'pecah-kk':
      return pecah(keadaan, masukan)
    case 'gabung-kk':
      return gabung(keadaan, masukan)
    case 'ganti-kepala':
      return gantiKepala(keadaan, masukan)
    case 'perbaikan-data':
      return perbaikan(keadaan, masukan)
  }
}

function listDisebut(masukan: MasukanPeristiwa): string[] {
  const { jenis, orangId, anggota, kepalaSisa } = masukan
  if (jenis === 'kelahiran' || jenis === 'pindah-masuk') return []
  if (jenis === 'perbaikan-data') return orangId === SUBJEK_KELUARGA ? [] : [orangId]
  if (jenis === 'ganti-kepala') return [orangId]
  const pergi = jenis === 'kematian' ? [orangId] : [...anggota]
  return kepalaSisa === '' ? pergi : [...pergi, kepalaSisa]
}

const namaOf = (keadaan: Keadaan, id: string) =>
  keadaan.anggotaList.find(({ orangId }) => orangId === id)?.nama ?? 'anggota keluarga'
const hubunganOf = (keadaan: Keadaan, id: string) =>
  keadaan.anggotaList.find(({ orangId }) => orangId === id)?.nilai.status_hubungan_keluarga ?? null
const isKepala = (keadaan: Keadaan, id: string) => hubunganOf(keadaan, id) === HUBUNGAN_KEPALA

/** A value in a sentence: the label of its code, a day in words. */
export function sebutNilai(kolom: string, nilai: string | null): string {
  const hari = kolom === 'tanggal_lahir' ? parseDate(nilai ?? '') : null
  return hari ? formatDate(hari) : labelOf(kolom, nilai)
}

/** Names as people list them: "A, B, dan C". */
function sebut(namaList: readonly string[]): string {
  if (namaList.length <= 1) return namaList[0] ?? ''
  const akhir = namaList.at(-1)
  return `${namaList.slice(0, -1).join(', ')}${namaList.length > 2 ? ',' : ''} dan ${akhir}`
}

/** Persons leave; when the head is among them the one chosen of those who stay becomes the head. */
function keluar(
  keadaan: Keadaan,
  masukan: MasukanPeristiwa,
  pergi: readonly string[],
  sebab: SebabGerak,
  kata: string = sebab === 'meninggal' ? 'dicatat meninggal dunia' : 'dicatat pindah keluar',
): Dampak {
  const sisa = keadaan.anggotaList.filter(({ orangId }) => !pergi.includes(orangId))
  const kepalaPergi = pergi.some((id) => isKepala(keadaan, id))
  const dampak: Dampak = {
    ...kosong(),
    gerak: pergi.map((orang) => ({ orang, keluarga: 'ini', arah: 'keluar', sebab })),
    seluruhnya: sisa.length === 0,
    kalimat: pergi.length === 0 ? [] : [`${sebut(pergi.map((id) => namaOf(keadaan, id)))} ${kata}.`],
  }
  if (sisa.length === 0 && pergi.length > 0) dampak.kalimat.push('Tidak ada lagi anggota di keluarga ini.')
  else if (kepalaPergi) {
    const kepala = sisa.find(({ orangId }) => orangId === masukan.kepalaSisa)
    if (kepala) dampak.nilai.push(...kepalaOf('ini', kepala))
    dampak.kalimat.push(
      kepala
        ? `${kepala.nama} menjadi kepala keluarga ini.`
        : 'Kepala keluarga ini belum ditentukan sampai ada peristiwa ganti kepala keluarga.',
    )
  }
  if (sisa.length > 0) dampak.kalimat.push(`Yang tetap di keluarga ini ${sisa.length} jiwa.`)
  return dampak
}

function kepalaOf(milik: Milik, { orangId, nama }: AnggotaKeadaan): Dampak['nilai'] {
  return [
    { milik, orang: orangId, kolom: 'status_hubungan_keluarga', baru: HUBUNGAN_KEPALA },
    { milik, orang: null, kolom: 'nama_anggota_keluarga', baru: nama },
  ]
}

/** Those who come into another family: their hubungan there, asked for where the old one cannot stay. */
function masukLain(
  keadaan: Keadaan,
  masukan: MasukanPeristiwa,
  sebab: 'pecah' | 'gabung',
  kepala: string | null,
): Result<Pick<Dampak, 'gerak' | 'nilai'>> {
  const nilai: Dampak['nilai'] = []
  for (const orang of masukan.anggota) {
    if (orang === kepala) continue
    const hubungan = masukan.hubunganById[orang] ?? ''
    if (hubungan === '' && isKepala(keadaan, orang))
      return refuse(
        'keluarga/hubungan-belum-dipilih',
        `Pilih hubungan ${namaOf(keadaan, orang)} dengan kepala keluarga yang baru.`,
      )
    nilai.push({
      milik: 'lain',
      orang,
      kolom: 'status_hubungan_keluarga',
      baru: hubungan || (hubunganOf(keadaan, orang) ?? HUBUNGAN_LAINNYA),
    })
  }
  return ok({ gerak: masukan.anggota.map((orang) => ({ orang, keluarga: 'lain', arah: 'masuk', sebab })), nilai })
}

function pecah(keadaan: Keadaan, masukan: MasukanPeristiwa): Result<Dampak> {
  const pergi = keluar(keadaan, masukan, masukan.anggota, 'pecah', 'menjadi keluarga baru')
  if (pergi.seluruhnya)
    return refuse(
      'keluarga/pecah-seluruhnya',
      'Semua anggota dicentang. Bila seluruh keluarga mendapat nomor KK baru, catat sebagai perbaikan data; identitas keluarganya tetap.',
    )
  const datang = masukLain(keadaan, masukan, 'pecah', masukan.kepalaBaru)
  if (!datang.ok) return datang
  const kepala = keadaan.anggotaList.find(({ orangId }) => orangId === masukan.kepalaBaru)
  const terbit = masukan.caraKk === 'terbit'
  return ok({
    ...pergi,
    lain: 'baru',
    gerak: [...pergi.gerak, ...datang.value.gerak],
    nilai: [
      ...pergi.nilai,
      ...(kepala ? kepalaOf('lain', kepala) : []),
      ...datang.value.nilai,
      { milik: 'lain', orang: null, kolom: 'alamat', baru: masukan.alamat || keadaan.alamat },
      { milik: 'lain', orang: null, kolom: 'nomor_kartu_keluarga', baru: terbit ? masukan.nomorKk : null },
    ],
    kalimat: [
      ...pergi.kalimat.slice(0, 1),
      ...(kepala ? [`${kepala.nama} menjadi kepala keluarga baru itu.`] : []),
      terbit ? 'Nomor KK keluarga baru dicatat.' : 'KK keluarga baru ditandai belum terbit sampai nomornya dicatat.',
      ...pergi.kalimat.slice(1),
    ],
  })
}

function gabung(keadaan: Keadaan, masukan: MasukanPeristiwa): Result<Dampak> {
  const pergi = keluar(keadaan, masukan, masukan.anggota, 'gabung', 'menjadi anggota keluarga dengan nomor itu')
  const datang = masukLain(keadaan, masukan, 'gabung', null)
  if (!datang.ok) return datang
  return ok({
    ...pergi,
    lain: 'tujuan',
    gerak: [...pergi.gerak, ...datang.value.gerak],
    nilai: [...pergi.nilai, ...datang.value.nilai],
  })
}

function gantiKepala(keadaan: Keadaan, masukan: MasukanPeristiwa): Result<Dampak> {
  const baru = keadaan.anggotaList.find(({ orangId }) => orangId === masukan.orangId)
  const lama = keadaan.anggotaList.find(({ orangId }) => isKepala(keadaan, orangId))
  if (!baru || baru.orangId === lama?.orangId)
    return refuse('keluarga/kepala-sama', 'Orang itu sudah kepala keluarga. Pilih anggota lain.')
  const hubunganLama = masukan.hubunganLama || HUBUNGAN_LAINNYA
  const dampak: Dampak = {
    ...kosong(),
    nilai: kepalaOf('ini', baru),
    kalimat: [`${baru.nama} menjadi kepala keluarga.`],
  }
  if (lama && hubunganLama !== HUBUNGAN_KEPALA) {
    dampak.nilai.push({ milik: 'ini', orang: lama.orangId, kolom: 'status_hubungan_keluarga', baru: hubunganLama })
    dampak.kalimat.push(`${lama.nama} menjadi ${labelOf('status_hubungan_keluarga', hubunganLama).toLowerCase()}.`)
  }
  if (masukan.caraKk !== 'tetap') {
    const terbit = masukan.caraKk === 'terbit'
    dampak.nilai.push({
      milik: 'ini',
      orang: null,
      kolom: 'nomor_kartu_keluarga',
      baru: terbit ? masukan.nomorKk : null,
    })
    dampak.kalimat.push(
      terbit ? 'Nomor KK yang baru dicatat.' : 'KK baru ditandai belum terbit sampai nomornya dicatat.',
    )
  } else dampak.kalimat.push('Nomor KK tetap.')
  return ok(dampak)
}

function perbaikan(keadaan: Keadaan, masukan: MasukanPeristiwa): Result<Dampak> {
  if (masukan.orangId === SUBJEK_KELUARGA) {
    const belum = masukan.caraKk === 'belum'
    return ok({
      ...kosong(),
      nilai: [{ milik: 'ini', orang: null, kolom: 'nomor_kartu_keluarga', baru: belum ? null : masukan.nomorKk }],
      kalimat: [
        belum
          ? 'KK baru keluarga ini ditandai belum terbit sampai nomornya dicatat.'
          : 'Nomor KK keluarga ini menjadi nomor yang Anda isi. Identitas dan riwayat keluarganya tetap.',
      ],
    })
  }
  const orang = keadaan.anggotaList.find(({ orangId }) => orangId === masukan.orangId)
  const dampak = kosong()
  for (const kolom of KOLOM_PERBAIKAN) {
    const isi = masukan.nilai[kolom]
    if (isi === undefined) continue
    const baru = toNilaiPerbaikan(kolom, isi)
    const lama = orang?.nilai[kolom] ?? null
    if (baru === lama) continue
    dampak.nilai.push({ milik: 'ini', orang: masukan.orangId, kolom, baru })
    // A head is known by name on the family itself too.
    if (kolom === 'nama' && isKepala(keadaan, masukan.orangId))
      dampak.nilai.push({ milik: 'ini', orang: null, kolom: 'nama_anggota_keluarga', baru })
    dampak.kalimat.push(
      kolom === 'nomor_induk_kependudukan'
        ? `NIK ${orang?.nama ?? ''} diganti.`
        : `${labelKolom(kolom)} ${orang?.nama ?? ''}: dari ${sebutNilai(kolom, lama)} menjadi ${sebutNilai(kolom, baru)}.`,
    )
  }
  return dampak.nilai.length > 0
    ? ok(dampak)
    : refuse('keluarga/tanpa-perubahan', 'Isian sama dengan yang sudah tercatat, jadi tidak ada yang diubah.')
}
