// Writes spreadsheets (XLSX) row by row: text stays text, so that no digit of a number is lost, however it is opened.
import 'server-only'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** Rows a sheet can have, its header included. */
export const BARIS_LEMBAR = 1_048_576
/** Characters a cell can hold. */
const ISI_TERPANJANG = 32_767
/** Characters gathered before they are packed. */
const SEPOTONG = 1 << 18

/** A cell: its text, a quantity to calculate with, or its text with a mark that draws the eye to it. */
export type Sel = string | number | { isi: string; tanda: true }

/** What the file says of itself in its properties. */
export type SifatLembar = { judul: string; pembuat: string; keterangan: string; dibuatPada: Date }

export type Lembar = {
  nama: string
  kepala: readonly string[]
  /** Column widths in characters, by column; the rest takes a usual width. */
  lebar?: readonly number[]
  barisList: AsyncIterable<readonly Sel[]> | Iterable<readonly Sel[]>
}

/**
 * A workbook as a stream of bytes; memory does not grow with its rows. The header stays in view and filters. Throws beyond
 * 1,048,575 rows in a sheet.
 */
export function tulisLembarKerja(lembarList: readonly Lembar[], sifat?: SifatLembar): Readable {
  const zip = new ZipFile()
  const add = (jalur: string, isi: string) => zip.addBuffer(Buffer.from(`${XML}${isi}`), jalur)
  add('[Content_Types].xml', jenisIsi(lembarList.length, sifat !== undefined))
  add(
    '_rels/.rels',
    hubungan([
      ['rId1', 'officeDocument', 'xl/workbook.xml'],
      ...(sifat ? [['rId2', SIFAT, 'docProps/core.xml'] as const] : []),
    ]),
  )
  if (sifat) add('docProps/core.xml', isiSifat(sifat))
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${NS}" xmlns:r="${REL}"><sheets>${lembarList
      .map(({ nama }, i) => `<sheet name="${toXml(nama).slice(0, 31)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
  )
  add(
    'xl/_rels/workbook.xml.rels',
    hubungan([
      ...lembarList.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      [`rId${lembarList.length + 1}`, 'styles', 'styles.xml'],
    ]),
  )
  add('xl/styles.xml', GAYA)
  for (const [i, lembar] of lembarList.entries()) {
    // Sheets are asked for one after the other, when the one before has been packed.
    zip.addReadStreamLazy(`xl/worksheets/sheet${i + 1}.xml`, { compressionLevel: 1 }, (done) =>
      done(null, Readable.from(tulisLembar(lembar), { objectMode: false })),
    )
  }
  zip.end()
  const keluar = zip.outputStream as Readable
  // Faults of the rows come out at the archive and not where they happened.
  zip.on('error', (error: Error) => keluar.destroy(error))
  return keluar
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

// Styles: 0 plain, 1 text, 2 header, 3 text that is marked.
const GAYA = `<styleSheet xmlns="${NS}"><fonts count="2"><font><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="10"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFE699"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fillId="2" applyNumberFormat="1" applyFill="1"/></cellXfs></styleSheet>`

/** The one kind of relationship whose name does not stand below those of documents. */
const SIFAT = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'

function isiSifat({ judul, pembuat, keterangan, dibuatPada }: SifatLembar): string {
  const waktu = dibuatPada.toISOString().replace(/\.\d+Z$/, 'Z')
  return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${toXml(judul)}</dc:title><dc:creator>${toXml(pembuat)}</dc:creator><dc:description>${toXml(keterangan)}</dc:description><dcterms:created xsi:type="dcterms:W3CDTF">${waktu}</dcterms:created></cp:coreProperties>`
}

function jenisIsi(lembar: number, bersifat: boolean): string {
  const bagian = Array.from(
    { length: lembar },
    (_, i) =>
      `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  )
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${bersifat ? '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' : ''}${bagian.join('')}</Types>`
}

function hubungan(list: readonly (readonly [string, string, string])[]): string {
  const isi = list.map(
    ([id, jenis, tujuan]) =>
      `<Relationship Id="${id}" Type="${jenis.includes('/') ? jenis : `${REL}/${jenis}`}" Target="${tujuan}"/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${isi.join('')}</Relationships>`
}

async function* tulisLembar({ kepala, lebar = [], barisList }: Lembar): AsyncGenerator<Buffer> {
  const kolomList = kepala.map((_, i) => namaKolom(i))
  const cols = kepala.map(
    (nama, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${lebar[i] ?? Math.max(10, nama.length + 2)}" style="1" customWidth="1"/>`,
  )
  let teks = `${XML}<worksheet xmlns="${NS}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData>`
  let baris = 1
  const tulis = (selList: readonly Sel[], gaya: number) => {
    let isi = ''
    for (const [i, sel] of selList.entries()) {
      if (typeof sel === 'number') {
        isi += `<c r="${kolomList[i] ?? namaKolom(i)}${baris}" s="0"><v>${sel}</v></c>`
        continue
      }
      const nilai = typeof sel === 'string' ? sel : sel.isi
      const s = typeof sel === 'string' ? gaya : 3
      if (nilai === '' && s !== 3) continue
      isi += `<c r="${kolomList[i] ?? namaKolom(i)}${baris}" s="${s}" t="inlineStr"><is><t xml:space="preserve">${toXml(nilai.slice(0, ISI_TERPANJANG))}</t></is></c>`
    }
    teks += `<row r="${baris}">${isi}</row>`
    baris++
  }
  tulis(kepala, 2)
  for await (const satu of barisList) {
    if (baris > BARIS_LEMBAR) throw new RangeError('lembar kerja penuh')
    tulis(satu, 1)
    if (teks.length < SEPOTONG) continue
    yield Buffer.from(teks)
    teks = ''
  }
  const saring = kepala.length > 0 ? `<autoFilter ref="A1:${namaKolom(kepala.length - 1)}${baris - 1}"/>` : ''
  yield Buffer.from(`${teks}</sheetData>${saring}</worksheet>`)
}

/** Name of a column by its place from 0: `A`, `Z`, `AA`. */
export function namaKolom(kolom: number): string {
  let nama = ''
  for (let sisa = kolom + 1; sisa > 0; sisa = Math.floor((sisa - 1) / 26))
    nama = String.fromCharCode(65 + ((sisa - 1) % 26)) + nama
  return nama
}

// Control signs other than tab and line end; spreadsheets write them as `_x0007_`.
const KENDALI = /[^\P{Cc}\t\n]|[\ufffe\uffff]/gu
const BERTANDA = /[&<>"\ufffe\uffff]|[^\P{Cc}\t\n]|_x[0-9a-fA-F]{4}_/u

/** Text as a sheet may hold it. */
function toXml(text: string): string {
  // Text that needs nothing, almost all there is, is found by one look.
  if (!BERTANDA.test(text)) return text
  return text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(KENDALI, (c) => `_x${c.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`)
}
