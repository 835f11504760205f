// Holds the house to its own rules by reading paths and import lines; needs no compiler and runs in a second.
// The table of rooms is in tests/architecture/rooms.ts, the rules in tests/architecture/rules.ts.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { DOCUMENTS, listBrokenReference, listDecisionFault, listGlossaryFault } from './architecture/documents'
import { BAD_NAMES, badName, GOOD_NAMES } from './architecture/names'
import { ENV_READERS, IMPORT_EXCEPTIONS, ROOMS } from './architecture/rooms'
import { RULES } from './architecture/rules'
import { listFile, parseSource, ROOT, readSource } from './architecture/source'

const fileList = listFile()
const sourceList = fileList.filter((file) => /\.tsx?$/.test(file)).map((file) => parseSource(readSource(file)))

describe('aturan rumah', () => {
  for (const rule of RULES) {
    it(rule.title, () => {
      expect(sourceList.flatMap((file) => rule.check(file).map((fault) => `${file.path}: ${fault}`))).toEqual([])
    })

    it(`${rule.title} (contoh pelanggaran ditangkap, contoh benar dibiarkan)`, () => {
      for (const file of rule.planted)
        expect(rule.check(parseSource(file)), `${file.path}\n${file.text}`).not.toEqual([])
      for (const file of rule.innocent) expect(rule.check(parseSource(file)), `${file.path}\n${file.text}`).toEqual([])
    })
  }

  it('semua berkas sumber terbaca dan setiap impor milik kita menunjuk berkas yang ada', () => {
    const broken = sourceList.flatMap((file) =>
      file.importList
        .filter(({ from, ours }) => ours && !from.startsWith('prisma/client'))
        .filter(({ from }) => !['', '.ts', '.tsx'].some((end) => existsSync(path.join(ROOT, from + end))))
        .map(({ from }) => `${file.path}: ${from}`),
    )
    expect(sourceList.length).toBeGreaterThan(5)
    expect(broken).toEqual([])
  })

  it('kamar hanya bersandar pada kamar di atasnya', () => {
    const order = Object.keys(ROOMS)
    for (const [room, usedList] of Object.entries(ROOMS)) {
      for (const used of usedList) expect(order.indexOf(used), `${room} → ${used}`).toBeLessThan(order.indexOf(room))
    }
  })

  it('setiap pengecualian masih diperlukan dan punya alasan', () => {
    for (const [from, to, reason] of IMPORT_EXCEPTIONS) {
      const file = sourceList.find((source) => source.path === from)
      expect(
        file?.importList.map((line) => line.from),
        `${from} → ${to}`,
      ).toContain(to)
      expect(reason.length).toBeGreaterThan(10)
    }
    for (const [, reason] of ENV_READERS) expect(reason.length).toBeGreaterThan(10)
  })
})

describe('nama', () => {
  it('berkas dan folder kebab-case, kamar dari daftar kamar, migrasi hanya maju', () => {
    expect(fileList.map((file) => [file, badName(file)]).filter(([, fault]) => fault !== null)).toEqual([])
  })

  it('nama yang salah ditolak, nama yang benar diterima', () => {
    for (const name of BAD_NAMES) expect(badName(name), name).not.toBeNull()
    for (const name of GOOD_NAMES) expect(badName(name), name).toBeNull()
  })

  it('setiap migrasi punya waktu sendiri', () => {
    const folderList = [
      ...new Set(fileList.flatMap((file) => file.match(/^prisma\/migrations\/(\d{14}_\w+)/)?.[1] ?? [])),
    ]
    const stampOf = (folder: string) => folder.slice(0, 14)
    const shared = folderList.filter((one) =>
      folderList.some((other) => other !== one && stampOf(other) === stampOf(one)),
    )
    expect(shared).toEqual([])
  })
})

describe('dokumen', () => {
  it.each(DOCUMENTS.filter((file) => file !== 'README.md' || existsSync(path.join(ROOT, file))))(
    '%s hanya menyebut berkas yang ada dan tautannya sampai',
    (file) => {
      expect(listBrokenReference(file, readSource(file).text)).toEqual([])
    },
  )

  it('glosarium berurutan, lengkap, dan tanpa istilah ganda', () => {
    expect(listGlossaryFault(readSource('lib/GLOSARIUM.md').text)).toEqual([])
  })

  it('setiap keputusan punya tanggal, status, konteks, keputusan, akibat', () => {
    expect(listDecisionFault(readSource('lib/DECISIONS.md').text)).toEqual([])
  })

  it('dokumen yang salah ditangkap', () => {
    expect(listBrokenReference('lib/README.md', 'lihat `lib/tiada.ts` dan [x](tiada.md) dan [y](#tiada)')).toHaveLength(
      3,
    )
    expect(
      listBrokenReference('lib/README.md', '# Ada\n`tests/architecture.test.ts` [y](#ada) `lib/<kamar>/x.ts`'),
    ).toEqual([])
    const head = '| istilah | gloss | arti | kode | bukan |\n|---|---|---|---|---|\n'
    expect(listGlossaryFault(`${head}| desil | decile | x | y | z |\n| aktor | user | x | y | z |`)).toHaveLength(1)
    expect(listGlossaryFault(`${head}| desil | decile | x | y |`)).toHaveLength(1)
    expect(listGlossaryFault('')).toHaveLength(1)
    expect(listDecisionFault('## A\n**Date**: 2026-11-21\n**Status** x **Context** y **Decision** z')).toHaveLength(1)
    expect(listDecisionFault('')).toHaveLength(1)
  })
})
