import type pg from 'pg'
import { describe, expect, it } from 'vitest'
import { kerjakan, type Potong } from './antrean'

// Nothing is asked of the connections here: they only tell who works.
/** A promise that is fulfilled by hand. */
function newTanda(): { janji: Promise<void>; tiba: () => void } {
  let tiba = () => {}
  const janji = new Promise<void>((resolve) => {
    tiba = resolve
  })
  return { janji, tiba }
}

const clientList = ['a', 'b'] as unknown as pg.Client[]

describe('kerjakan', () => {
  it('mengerjakan semua potong, yang menyusul lebih dahulu', async () => {
    const urutan: string[] = []
    const catat =
      (nama: string): Potong =>
      async () => {
        urutan.push(nama)
      }
    await kerjakan(clientList.slice(0, 1), [
      async (_, lalu) => {
        urutan.push('satu')
        lalu(catat('satu-a'), catat('satu-b'))
      },
      catat('dua'),
    ])
    expect(urutan).toEqual(['satu', 'satu-a', 'satu-b', 'dua'])
  })

  it('sambungan yang menganggur mengambil potong yang menyusul', async () => {
    const pekerja: unknown[] = []
    const pertemuan = newTanda()
    let datang = 0
    // Each of the two ends only when the other has begun.
    const berdua: Potong = async (client) => {
      pekerja.push(client)
      if (++datang === 2) pertemuan.tiba()
      await pertemuan.janji
    }
    await kerjakan(clientList, [async (_, lalu) => lalu(berdua, berdua)])
    expect(pekerja.sort()).toEqual(['a', 'b'])
  })

  it('berhenti pada kegagalan pertama setelah semua sambungan selesai', async () => {
    const urutan: string[] = []
    const gagal = newTanda()
    const hasil = kerjakan(clientList, [
      async () => {
        gagal.tiba()
        throw new Error('putus')
      },
      async () => {
        await gagal.janji
        urutan.push('selesai')
      },
      async () => {
        urutan.push('tidak dikerjakan')
      },
    ])
    await expect(hasil).rejects.toThrow('putus')
    expect(urutan).toEqual(['selesai'])
  })

  it('diminta berhenti, ia tidak memulai potong berikutnya', async () => {
    const henti = new AbortController()
    const hasil = kerjakan(clientList.slice(0, 1), [async () => henti.abort(), async () => undefined], henti.signal)
    await expect(hasil).rejects.toThrow('abort')
  })
})
