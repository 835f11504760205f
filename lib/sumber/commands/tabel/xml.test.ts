import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { atribut, lepas, PembacaXml } from './xml'

type Kejadian = ['buka', string, Record<string, string>] | ['isi', string] | ['tutup', string]
const ATRIBUT = ['r', 't', 'spans', 'ref']

/** Everything our scanner tells, texts joined. */
class Rekam extends PembacaXml {
  readonly kejadian: Kejadian[] = []

  constructor() {
    super()
    this.tangkap = true
  }

  private teks(): void {
    if (this.isi !== '') this.kejadian.push(['isi', lepas(this.isi)])
    this.isi = ''
  }

  protected override buka(nama: string, s: string, dari: number, sampai: number): void {
    this.teks()
    const isi = ATRIBUT.flatMap((kunci) => {
      const nilai = atribut(s, dari, sampai, kunci)
      return nilai === null ? [] : [[kunci, nilai] as const]
    })
    this.kejadian.push(['buka', nama, Object.fromEntries(isi)])
  }

  protected override tutup(nama: string): void {
    this.teks()
    this.kejadian.push(['tutup', nama])
  }
}

/** The same told by a complete reader of XML. */
function acuan(xml: string): Kejadian[] {
  const kejadian: Kejadian[] = []
  let isi = ''
  const teks = () => {
    if (isi !== '') kejadian.push(['isi', isi])
    isi = ''
  }
  const parser = new SaxesParser({ xmlns: false })
  parser.on('opentag', ({ name, attributes }) => {
    teks()
    kejadian.push(['buka', name.replace(/^.*:/, ''), { ...attributes }])
  })
  parser.on('closetag', ({ name }) => {
    teks()
    kejadian.push(['tutup', name.replace(/^.*:/, '')])
  })
  parser.on('text', (text) => {
    isi += text
  })
  parser.on('cdata', (text) => {
    isi += text
  })
  parser.write(xml).close()
  return kejadian
}

const huruf = fc.constantFrom('a', '7', ' ', 'é', '界', '&amp;', '&lt;', '&#65;', '&#x42;', '&gt;', "'", '>', '\n')
const teks = fc.array(huruf, { maxLength: 5 }).map((list) => list.join(''))
const nilai = fc
  .array(fc.constantFrom('A1', ' ', '&amp;', '&quot;', "'", '>', '/', '='), { maxLength: 3 })
  .map((list) => list.join(''))
const kepala = fc.tuple(fc.constantFrom('c', 'row', 'x:v', 'is'), fc.subarray(ATRIBUT), nilai, fc.constantFrom('', ' '))
const simpul: fc.Arbitrary<string> = fc.letrec<{ simpul: string }>((tie) => ({
  simpul: fc.oneof(
    { maxDepth: 3 },
    teks,
    fc.constantFrom('<!-- a > b <c> -->', '<![CDATA[<&]>]]>', '<?x y="<"?>'),
    fc.tuple(kepala, fc.array(tie('simpul'), { maxLength: 4 })).map(([[nama, kunci, isi, spasi], dalam]) => {
      const tanda = `<${nama}${kunci.map((satu) => ` ${satu}="${isi}"`).join('')}${spasi}`
      return dalam.length === 0 ? `${tanda}/>` : `${tanda}>${dalam.join('')}</${nama}${spasi}>`
    }),
  ),
})).simpul

describe('PembacaXml', () => {
  it('membaca hal yang sama dengan pembaca XML yang lengkap, bagaimanapun terpotong-potong', () => {
    fc.assert(
      fc.property(fc.array(simpul, { maxLength: 4 }), fc.integer({ min: 1, max: 12 }), (list, potong) => {
        const xml = `<?xml version="1.0"?><sheetData>${list.join('')}</sheetData>`
        const rekam = new Rekam()
        for (let i = 0; i < xml.length; i += potong) rekam.add(xml.slice(i, i + potong))
        expect(rekam.kejadian).toEqual(acuan(xml))
      }),
      { numRuns: 1000, seed: 3275 },
    )
  })

  it('menolak jenis dokumen, yang dapat mendefinisikan isi sesukanya', () => {
    expect(() => new Rekam().add('<!DOCTYPE lolz [<!ENTITY a "aaaa">]><x>&a;</x>')).toThrow('tidak semestinya')
  })
})
