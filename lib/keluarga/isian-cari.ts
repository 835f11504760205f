// Reads what somebody typed into the search box: a number, the number of a usulan, or a name with an optional area.

/** What is searched for. `tempat` is the area as typed, not yet looked up; `tingkat` what was said of it (kec., kel., desa). */
export type IsianCari =
  | { jenis: 'nomor'; nomor: string }
  | { jenis: 'pln'; nomor: string }
  | { jenis: 'usulan'; nomor: string }
  | { jenis: 'nama'; nama: string; tempat: string | null; tingkat: 'kecamatan' | 'desa' | null }
  | { jenis: 'salah'; pesan: string }

const salah = (pesan: string): IsianCari => ({ jenis: 'salah', pesan })

/** What people write before a number: `NIK: 3275…`, `No. KK 3275…`, `IDPEL 5380…`. */
const SEBUTAN_NOMOR =
  /^(?:nik|n\.?o\.?(?:mor)?\s*kk|kk|id\s*(?:pel(?:anggan)?)?\s*(?:pln)?|idpel|pln|n\.?o\.?(?:mor)?)\b[\s.:#-]*/i
const USULAN = /^(?:(?:usulan\s*)?(?:usl|u)|usulan)[\s./:-]*(20\d\d)[\s./-]*(\d{1,6})$/i
/** 3,27502E+15: a spreadsheet has rounded the number. */
const NOTASI_ILMIAH = /^\d(?:[.,]\d+)?\s*e\s*\+?\s*\d{1,2}$/i
/** Said before a name and mostly not written on the card. Not those that are also names (Habib, Raden, Ibu). */
const SEBUTAN_NAMA =
  /^(?:(?:h|hj|haji|hajj?ah|ust|ustadz?|ustaz|ustadzah|kh|kyai|kiai|drs|dra|drg|dr|ir|prof|bpk|bapak|alm|almh|tn|ny|sdri?)(?:\.\s*|\s+))+/i
/** A degree behind a name, known by the points between its letters: S.Pd., M.Si, S.E. */
const GELAR_BELAKANG = /(?:[\s,]+(?:[a-z]{1,4}\.)+[a-z]{1,5}\.?)+$/i
const TEMPAT = /^(?:di\s+)?(?:(kec(?:amatan)?|kel(?:urahan)?|ds|desa)\b[\s.]*)?(.+)$/i

/**
 * What the text asks for. Refused with a sentence that says what to type: fewer than three letters, a number of another
 * length than 16 (NIK, nomor KK) or 11 and 12 (ID pelanggan PLN), letters and digits mixed, a number a spreadsheet has rounded.
 */
export function parseIsianCari(teks: string): IsianCari {
  const isi = teks
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    // What a phone's keyboard puts in for a word is no letter of a name.
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0f/gu, ' ')
    .replace(/[’‘`´]/g, "'")
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
  const usulan = USULAN.exec(isi)
  if (usulan?.[1] && usulan[2]) return { jenis: 'usulan', nomor: `USL-${usulan[1]}-${usulan[2].padStart(6, '0')}` }
  if (/\d/.test(isi)) return parseNomor(isi)
  return parseNama(isi)
}

function parseNomor(isi: string): IsianCari {
  if (NOTASI_ILMIAH.test(isi))
    return salah('Nomor ini sudah dibulatkan oleh lembar kerja. Ketik ke-16 angkanya dari kartu.')
  const nomor = isi.replace(SEBUTAN_NOMOR, '')
  if (!/^[\d\s.'-]+$/.test(nomor))
    return salah(
      'NIK dan nomor KK hanya terdiri dari angka, nama hanya dari huruf. Cari salah satunya, atau tulis nama lalu koma dan desa.',
    )
  const angka = nomor.replace(/\D/g, '')
  if (angka.length === 16) return { jenis: 'nomor', nomor: angka }
  if (angka.length === 11 || angka.length === 12) return { jenis: 'pln', nomor: angka }
  return salah(
    `Yang diketik ${angka.length} angka. NIK dan nomor KK terdiri dari 16 angka, ID pelanggan PLN 11 atau 12 angka.`,
  )
}

function parseNama(isi: string): IsianCari {
  const [nama, tempat, tingkat] = splitTempat(isi)
  if (countHuruf(nama) < 3) return salah('Isi paling sedikit tiga huruf nama, atau 16 angka NIK atau nomor KK.')
  return { jenis: 'nama', nama: toTanpaGelar(nama), tempat, tingkat }
}

/** The name without titles and degrees, unless fewer than three letters would be left. */
function toTanpaGelar(nama: string): string {
  const polos = nama.replace(SEBUTAN_NAMA, '').replace(GELAR_BELAKANG, '')
  return countHuruf(polos) < 3 ? nama : polos
}

/** The name and the area behind a comma, behind "di", or behind "kec.", "kel.", "desa". */
function splitTempat(isi: string): [string, string | null, 'kecamatan' | 'desa' | null] {
  const koma = isi.lastIndexOf(',')
  const [depan, belakang] =
    koma >= 0
      ? [isi.slice(0, koma), isi.slice(koma + 1)]
      : (/^(.*?\S)\s+((?:di|kec|kecamatan|kel|kelurahan|desa)\b\.?\s+\S.*)$/i.exec(isi)?.slice(1) ?? [isi, ''])
  const nama = (depan ?? '').replace(/[\s,]+$/, '')
  const cocok = TEMPAT.exec((belakang ?? '').trim())
  const tempat = cocok?.[2]?.trim() ?? ''
  // S.E., S.Pd, M.M.: a degree is no place.
  if (countHuruf(tempat) < 3 || /^(?:[a-z]{1,4}\.)+[a-z]{0,5}\.?$/i.test(tempat)) return [nama, null, null]
  if (countHuruf(nama) < 3) return [`${nama} ${tempat}`.trim(), null, null]
  const kata = cocok?.[1]?.toLowerCase()
  return [nama, tempat, kata === undefined ? null : kata.startsWith('kec') ? 'kecamatan' : 'desa']
}

/** A name with the area it may have been typed with. */
export type TempatMungkin = { nama: string; tempat: string; tingkat: 'kecamatan' | 'desa' | null }

/**
 * Ways to read a text that is no name as a whole: its last or first words, up to three, as an area, with or without "kec.", "kel.",
 * "desa" before them. More words first, because "mustika jaya" is more of an area than "jaya"; the end before the beginning.
 */
export function listTempatMungkin(teks: string): TempatMungkin[] {
  const kata = teks.split(/[\s,]+/).filter((satu) => satu !== '')
  const mungkin = [3, 2, 1].flatMap((banyak) =>
    kata.length <= banyak
      ? []
      : [
          [kata.slice(0, -banyak), kata.slice(-banyak)],
          [kata.slice(banyak), kata.slice(0, banyak)],
        ],
  )
  return mungkin.flatMap(([nama = [], tempat = []]): TempatMungkin[] => {
    const cocok = TEMPAT.exec(tempat.join(' '))
    // What is left of "siti kel": the word before the area belongs to the area.
    const sisa = nama.join(' ').replace(/\s+(?:di|kec|kecamatan|kel|kelurahan|ds|desa)\.?$/i, '')
    const isi = cocok?.[2]?.trim() ?? ''
    if (countHuruf(isi) < 3 || countHuruf(sisa) < 3) return []
    const sebutan = cocok?.[1]?.toLowerCase()
    const tingkat = sebutan === undefined ? null : sebutan.startsWith('kec') ? 'kecamatan' : 'desa'
    return [{ nama: sisa, tempat: isi, tingkat }]
  })
}

function countHuruf(teks: string): number {
  return teks.replace(/[^\p{L}]/gu, '').length
}
