import { describe, expect, it } from 'vitest'
import type { IsoDate } from '@/lib/core/date'
import { listPeriodeSumber } from './periode-sumber'
import { imporSumberSchema } from './schema/sumber'

describe('listPeriodeSumber', () => {
  it('menawarkan bulan dan triwulan, yang terbaru lebih dulu, juga melewati tahun baru', () => {
    const list = listPeriodeSumber('2026-01-31' as IsoDate)
    expect(list.slice(0, 3).map(({ value }) => value)).toEqual(['2026-01', '2025-12', '2025-11'])
    expect(list[0]?.label).toBe('Januari 2026')
    expect(list.slice(12, 15).map(({ value }) => value)).toEqual(['2025-01', '2026-TW1', '2025-TW4'])
    for (const { value } of list)
      expect(
        imporSumberSchema.safeParse({ kodeKab: '3275', jenis: 'kpm', perTanggal: '2026-01-31', periode: value })
          .success,
      ).toBe(true)
  })
})
