// Indonesian names as they are compared: titles and degrees off, old and Arabic spellings made one, words in any order.
// The one definition of it: matching hands every distinct name through here, so that no second copy lives in SQL.
import { jaroWinkler } from './jaro-winkler'

/** One word of a name. `ejaan` is its spelling made one, `rangka` its consonants, by which candidates are looked up. */
export type KataNama = {
  ejaan: string
  rangka: string
  /** A letter or a cut word with a point: `A.`, `Abd.`; it agrees with any word it begins. */
  singkatan: boolean
  /** Words half the country carries (Muhammad, Siti, Abdul): often left out, so they say little. */
  umum: boolean
}

const MUHAMMAD = new Set(
  'muhammad muhamad muhamat muhammat mohammad mohamad mohamat mohammed mohamed muhamed mochamad mochammad mochamat muchamad muchammad mukhamad mukhammad mokhamad moh mohd moch mokh muh muhd much mukh mhd muhmad muhhamad'.split(
    ' ',
  ),
)
const AHMAD = new Set(
  'ahmad achmad akhmad ahmat achmat akhmat ahmadi achmadi amad amat akmad acmad ach akh ahmed achmed'.split(' '),
)
const SITI = new Set('siti sitti sity siiti'.split(' '))
const ABDUL = new Set('abdul abdoel abd abdl abdu'.split(' '))
/** Said before a name, never part of it. */
const SEBUTAN = new Set(
  'h hj haji hajjah hajah hajji ust ustd ustad ustadz ustaz ustadzah ustazah drs dra ir dr drg drh prof kh kyai kiai kiyai habib tgk teungku tuan ny nyonya tn bpk bapak ibu sdr sdri alm almh almarhum almarhumah rd raden rr rara insinyur letkol kol serma brigadir'.split(
    ' ',
  ),
)
/** Said after a name, with the points taken out. */
const GELAR = new Set(
  'se sh st sp spd spdi skom ssos sip sik skep skm ssi sag sh shi shum ssn stp spt sked sfarm spsi stat sst sstp strkeb strkep sthi sei sab san sap mm msi mpd mpdi mh mhum mkes mkom mt mag ma ms mse msc mba mak mikom mkn mars mph phd lc amd amdkeb amdkep amk ama amapd bsc ba bba apt ak ca ns ners sppd spog spa spb cfp spdsd gr'.split(
    ' ',
  ),
)
/** Between a name and that of the father. */
const PENGHUBUNG = new Set('bin binti bt bte binte ibn al el'.split(' '))

const UMUM = new Set(['muhammad', 'siti', 'abdul'])

/** Words of a name as they are compared, in the order they were written; empty for a text without a letter. */
export function parseNama(nama: string): KataNama[] {
  const tokenList = POLOS.test(nama) ? toTokenPolos(nama) : toTokenList(toPolos(nama))
  const kataList: KataNama[] = []
  for (const [ke, token] of tokenList.entries()) {
    const depan = kataList.length === 0
    const sisa = tokenList.length - ke - 1
    for (const kata of toKata(token, depan, sisa)) kataList.push(kata)
  }
  return kataList
}

/** Letters and blanks alone, as most names are: nothing to be tidied. */
const POLOS = /^[A-Za-z ]*$/

function toTokenPolos(nama: string): Token[] {
  const tokenList: Token[] = []
  for (const teks of nama.toLowerCase().split(' ')) if (teks !== '') tokenList.push({ teks, titik: false })
  return potong(tokenList)
}

function toPolos(nama: string): string {
  return (
    nama
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/\([^)]*\)/g, ' ')
      // An apostrophe joins (Nu'man), everything else that is no letter parts.
      .replace(/['`’‘]/g, '')
  )
}

type Token = { teks: string; titik: boolean }

/** Words of a tidied text with what stood around them. */
function toTokenList(teks: string): Token[] {
  const [utama = '', ...belakang] = teks.split(',')
  // What follows a comma is a degree, or the other half of a name written the wrong way round.
  const ekor = belakang.filter((bagian) => !isGelar(bagian.replace(/[^a-z]/g, '')))
  // Initials of a degree: S.Pd., M.Si. Those of a name (M.Rizki) keep their point and are parted by it.
  const rapi = [utama, ...ekor]
    .join(' ')
    .replace(/(^|\s)((?:[a-z]{1,4}\.)+[a-z]{1,5})\.?(?=\s|$)/g, (semua, jeda, kata) =>
      isGelar(kata.replaceAll('.', '')) ? jeda : semua,
    )
  const tokenList = [...rapi.matchAll(/([a-z]+)(\.?)/g)].map(
    ([, kata, titik]): Token => ({ teks: kata as string, titik: titik === '.' }),
  )
  return potong(tokenList)
}

/** Without titles before and degrees after, unless nothing else would be left, and without what joins names. */
function potong(tokenList: Token[]): Token[] {
  let awal = 0
  while (awal < tokenList.length - 1 && SEBUTAN.has(tokenList[awal]?.teks ?? '')) awal++
  let akhir = tokenList.length
  while (akhir - 1 > awal && isGelar(tokenList[akhir - 1]?.teks ?? '')) akhir--
  return tokenList.slice(awal, akhir).filter(({ teks: kata }) => !PENGHUBUNG.has(kata) || akhir - awal === 1)
}

function isGelar(kata: string): boolean {
  return GELAR.has(kata)
}

function toKata({ teks, titik }: Token, depan: boolean, sisa: number): KataNama[] {
  if (MUHAMMAD.has(teks) || (depan && sisa > 0 && (teks === 'm' || teks === 'md'))) return [kataUmum('muhammad')]
  if (SITI.has(teks) || (depan && sisa > 0 && teks === 'st')) return [kataUmum('siti')]
  if (ABDUL.has(teks)) return [kataUmum('abdul')]
  if (AHMAD.has(teks)) return [kata('ahmad', false)]
  const gabungan = /^abd[uo](?:l(?=[^a]|a[^h])|(?=([rsntdz])\1?))(.{4,})$/.exec(teks)
  // Abdurrahman, Abdussalam, Abdulrahman: the servant and whose.
  if (gabungan?.[2] !== undefined && !/^abdull?[ao]h?$/.test(teks)) return [kataUmum('abdul'), kata(gabungan[2], false)]
  const singkat = teks.length === 1 || (titik && teks.length <= 4)
  return [kata(teks, singkat)]
}

function kataUmum(teks: string): KataNama {
  return { ...kata(teks, false), umum: UMUM.has(teks) }
}

function kata(teks: string, singkatan: boolean): KataNama {
  const ejaan = ejaanOf(teks)
  return { ejaan, rangka: toRangka(ejaan), singkatan, umum: false }
}

/** A city's names are made of some thousand words, which come again and again. */
const ejaanByTeks = new Map<string, string>()
const INGATAN = 50_000

function ejaanOf(teks: string): string {
  const ada = ejaanByTeks.get(teks)
  if (ada !== undefined) return ada
  if (ejaanByTeks.size > INGATAN) ejaanByTeks.clear()
  const ejaan = toEjaan(teks)
  ejaanByTeks.set(teks, ejaan)
  return ejaan
}

/** Old (Soewandi, Van Ophuijsen), Arabic and fashionable spellings, in the order in which they must be undone. */
const EJAAN: readonly (readonly [RegExp, string])[] = [
  [/oe/g, 'u'],
  [/dj/g, 'j'],
  [/tj/g, 'c'],
  [/^chr/g, 'kr'],
  [/[ck]h/g, 'h'],
  // The letter j was once what y is now, so the two cannot be told apart in a name.
  [/j/g, 'y'],
  [/sy|sh|ts|dz|z/g, 's'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/gh/g, 'g'],
  [/bh/g, 'b'],
  [/[fv]|ph/g, 'p'],
  [/q/g, 'k'],
  [/x/g, 'ks'],
  [/ck/g, 'k'],
  [/ae|ei|ey|ay/g, 'ai'],
  [/iy(?=[aiueo])/g, 'i'],
  [/uw(?=[aiueo])/g, 'u'],
  [/ie$|y$|ee$/g, 'i'],
  // Between consonants y is a vowel.
  [/([^aiueoy])y(?=[^aiueoy])/g, '$1i'],
  [/(.)\1+/g, '$1'],
  [/([aiueo])h$/g, '$1'],
  [/oo/g, 'u'],
]

/** Spelling of one lower-case word as it is compared. */
function toEjaan(teks: string): string {
  const ejaan = EJAAN.reduce((sejauh, [cari, ganti]) => sejauh.replace(cari, ganti), teks)
  return ejaan === '' ? teks : ejaan
}

/** First sound and the consonants after it: what survives when vowels are heard differently (Rahmat, Rohmat). */
function toRangka(ejaan: string): string {
  const kepala = /^[aiueo]/.test(ejaan) ? '_' : ejaan.charAt(0)
  return kepala + ejaan.slice(1).replace(/[aiueoyhw]/g, '')
}

/** What candidates are looked up by: the sounds of the words that say something, in alphabetical order; never more than six. */
export function listRangka(kataList: readonly KataNama[]): string[] {
  const berarti = kataList.filter(({ singkatan, umum }) => !singkatan && !umum)
  const dipakai = berarti.length > 0 ? berarti : kataList
  return [...new Set(dipakai.map(({ rangka }) => rangka))].sort().slice(0, 6)
}

/** Weights of a word that half the country carries, and of an abbreviation, beside one that says something (1). */
const BOBOT_UMUM = 0.3
const BOBOT_SINGKATAN = 0.4
/** What a word that only one side has takes away: names are shortened more often than changed. */
const BOBOT_LEBIH = 0.35
/** Below this likeness two words are different words. */
const BATAS_KATA = 0.82

const bobotOf = (kata: KataNama) => (kata.umum ? BOBOT_UMUM : kata.singkatan ? BOBOT_SINGKATAN : 1)

/**
 * How alike two names are, 0 … 1. Words are paired wherever they stand; a word only one side has costs less than two
 * that differ. 0 when either has no letter.
 */
export function computeKemiripan(a: readonly KataNama[], b: readonly KataNama[]): number {
  if (a.length === 0 || b.length === 0) return 0
  // Written together or apart: Nurhayati, Nur Hayati.
  if (a.length !== b.length && toSambung(a) === toSambung(b)) return 1
  const [pendek, panjang] = a.length <= b.length ? [a, b] : [b, a]
  const pasangan: { i: number; j: number; mirip: number; bobot: number }[] = []
  for (const [i, x] of pendek.entries())
    for (const [j, y] of panjang.entries()) {
      const mirip = compareKata(x, y)
      if (mirip > 0) pasangan.push({ i, j, mirip, bobot: Math.min(bobotOf(x), bobotOf(y)) })
    }
  if (pasangan.length === 0) return 0
  pasangan.sort((x, y) => y.mirip * y.bobot - x.mirip * x.bobot || x.i - y.i || x.j - y.j)
  const terpakaiI = new Set<number>()
  const terpakaiJ = new Set<number>()
  let cocok = 0
  let semua = 0
  for (const { i, j, mirip, bobot } of pasangan) {
    if (terpakaiI.has(i) || terpakaiJ.has(j)) continue
    terpakaiI.add(i)
    terpakaiJ.add(j)
    cocok += mirip * bobot
    semua += bobot
  }
  const sisaPendek = pendek.filter((_, i) => !terpakaiI.has(i))
  const sisaPanjang = panjang.filter((_, j) => !terpakaiJ.has(j))
  const jumlah = (list: readonly KataNama[]) => list.reduce((total, satu) => total + bobotOf(satu), 0)
  const beda = Math.min(jumlah(sisaPendek), jumlah(sisaPanjang))
  const lebih = Math.max(jumlah(sisaPendek), jumlah(sisaPanjang)) - beda
  // Two that differ count in full; what one side has more counts little.
  const pembagi = semua + beda + lebih * BOBOT_LEBIH
  // Nothing but words half the country carries have agreed: that is no likeness.
  const berarti = pasangan.some(({ i, j, bobot }) => terpakaiI.has(i) && terpakaiJ.has(j) && bobot > BOBOT_UMUM)
  const hanyaUmum = !berarti && (sisaPendek.length > 0 || sisaPanjang.length > 0)
  return pembagi === 0 ? 0 : hanyaUmum ? Math.min(0.5, cocok / pembagi) : cocok / pembagi
}

function toSambung(kataList: readonly KataNama[]): string {
  return kataList.map(({ ejaan }) => ejaan).join('')
}

/** Likeness of two words that are not spelled the same: as one letter off; by an abbreviation; by another first letter. */
const HAMPIR = 0.88
const DISINGKAT = 0.7
const AWAL_LAIN = 0.8

/** Likeness of two words, 0 when they are different words. */
function compareKata(x: KataNama, y: KataNama): number {
  if (x.ejaan === y.ejaan) return 1
  const [potong, utuh] = x.ejaan.length <= y.ejaan.length ? [x, y] : [y, x]
  if (x.singkatan || y.singkatan)
    return potong.singkatan && utuh.ejaan.startsWith(potong.ejaan.slice(0, 4)) ? DISINGKAT : 0
  if (x.rangka === y.rangka && x.rangka.length >= 3) return HAMPIR
  // What a person is called is often the beginning or the end of the name: Suyanto, Yanto.
  if (potong.ejaan.length >= 4 && utuh.ejaan.startsWith(potong.ejaan)) return HAMPIR
  if (potong.ejaan.length >= 5 && utuh.ejaan.endsWith(potong.ejaan)) return HAMPIR
  const mirip = jaroWinkler(x.ejaan, y.ejaan)
  if (mirip < BATAS_KATA) return 0
  return Math.min(mirip, x.rangka.charAt(0) === y.rangka.charAt(0) ? HAMPIR : AWAL_LAIN)
}
