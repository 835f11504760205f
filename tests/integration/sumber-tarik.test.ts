// What withdrawing a delivery undoes in the usulan it had answered.
import { beforeEach, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import { bukaJawaban } from '@/lib/verval/commands/buka-jawaban'
import { jawabUsulan } from '@/lib/verval/commands/jawab-usulan'
import { tandaiDaftar } from '@/lib/verval/commands/tandai-daftar'
import { findUsulan } from '@/lib/verval/queries/get-usulan'
import { asOwner, truncateMutable } from '../support/db'
import { KAB, type KeluargaUji, seedKeluarga, seedRilisBerikut } from '../support/factories'
import { bawaSampai, buat, hasil, type Kantor, LANTAI_BARU, seedKantor, statusOf } from '../support/verval'

const server = serverAktor(KAB)
let kantor: Kantor
let keluarga: KeluargaUji

beforeEach(async () => {
  await truncateMutable()
  kantor = await seedKantor()
  keluarga = await seedKeluarga({
    rilisId: kantor.rilisId,
    keluarga: { jenis_lantai_terluas: '06', desil_nasional: 3 },
  } as Parameters<typeof seedKeluarga>[0])
})

/** The newest delivery is withdrawn: as the command does it, without its tables. */
async function tarik(rilisId: number): Promise<{ rilisId: number; kode: string }> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ kode: string }>(
      `UPDATE rilis SET status = 'ditarik', ditarik_pada = now() WHERE id = $1 RETURNING kode`,
      [rilisId],
    )
    await client.query('UPDATE rilis_kini SET rilis_id = $1 WHERE kode_kab = $2', [kantor.rilisId, KAB])
    return { rilisId, kode: rows[0]?.kode ?? '' }
  })
}

describe('bukaJawaban', () => {
  it('membuka lagi usulan yang dijawab rilis yang ditarik, menahan kembali nilainya, dan rilis berikutnya menjawabnya', async () => {
    const id = await buat(kantor, keluarga, LANTAI_BARU)
    await bawaSampai(kantor, id, 'diproses')
    const keliru = await seedRilisBerikut({ dari: kantor.rilisId, keluarga: { [keluarga.id]: { desil_nasional: 2 } } })
    expect(hasil(await jawabUsulan(kantor.operatorDinsos, {})).dijawab).toBe(1)
    expect(await statusOf(id)).toBe('terjawab')

    const rilis = await tarik(keliru)
    expect(hasil(await bukaJawaban(server, rilis))).toMatchObject({ dibuka: 1 })
    expect(hasil(await bukaJawaban(server, rilis))).toMatchObject({ dibuka: 0 })
    const detail = await findUsulan(kantor.operator, id)
    expect([detail?.status, detail?.jawaban, detail?.langkahList.at(-1)?.tindakan]).toEqual([
      'diproses',
      null,
      'buka-jawaban',
    ])
    await asOwner(async (client) => {
      const { rows } = await client.query('SELECT kolom FROM usulan_kolom_terbuka WHERE usulan_id = $1', [id])
      expect(rows).toEqual([{ kolom: 'jenis_lantai_terluas' }])
    })

    await seedRilisBerikut({
      dari: kantor.rilisId,
      pengiriman: 2,
      keluarga: { [keluarga.id]: { jenis_lantai_terluas: '08' } },
    })
    expect(hasil(await jawabUsulan(kantor.operatorDinsos, {})).dijawab).toBe(1)
    expect((await findUsulan(kantor.operator, id))?.jawaban?.hasil).toBe('diakui-desil-tetap')
  })

  it('membatalkan usulan yang berasal dari temuan pada rilis itu, dan hanya itu', async () => {
    const keliru = await seedRilisBerikut({ dari: kantor.rilisId, keluarga: {} })
    const temuan = await buat(kantor, keluarga, LANTAI_BARU)
    const lain = await seedKeluarga({ rilisId: keliru })
    const warga = await buat(kantor, lain, LANTAI_BARU)
    await asOwner((client) =>
      client.query(`UPDATE usulan SET rilis_id = $1, asal = CASE WHEN id = $2 THEN 'temuan' ELSE 'warga' END`, [
        keliru,
        temuan,
      ]),
    )
    expect(hasil(await bukaJawaban(server, await tarik(keliru)))).toMatchObject({ dibuka: 0, dibatalkan: 1 })
    expect([await statusOf(temuan), await statusOf(warga)]).toEqual(['dibatalkan', 'draf'])
  })

  it('menghapus tanda yang ditinggalkan rilis itu pada daftar yang sedang berjalan', async () => {
    const id = await buat(kantor, keluarga, LANTAI_BARU)
    await bawaSampai(kantor, id, 'disahkan')
    const keliru = await seedRilisBerikut({
      dari: kantor.rilisId,
      keluarga: { [keluarga.id]: { jenis_lantai_terluas: '01' } },
    })
    expect(hasil(await tandaiDaftar(server)).ditandai).toBe(1)
    expect(hasil(await bukaJawaban(server, await tarik(keliru))).tandaDihapus).toBe(1)
    expect(hasil(await tandaiDaftar(server)).ditandai).toBe(0)
  })
})
