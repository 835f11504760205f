import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { formatDate, formatNumber } from '@/lib/core/format'
import { LABEL_JENIS_SUMBER } from '@/lib/sumber/jenis'
import type { AsalData, AsalNilai } from '@/lib/sumber/queries/list-asal-data'

/** What the other sources say of a family, and the way to the origin of every value. */
export function AsalDataCard({ asal }: { asal: AsalData | null }) {
  if (!asal) return null
  const berbeda = asal.nilaiList.filter(({ lain }) => lain.some((kata) => kata.berbeda))
  const sumberList = [...new Set(asal.catatanList.map(({ jenis }) => jenis))]
  return (
    <Card
      title="Asal data dan kata sumber lain"
      description="Sumber lain memberi keterangan; nilai yang berlaku tetap dari rilis dan pembaruan daerah."
      act={
        <ButtonLink size="sm" href={`/keluarga/${asal.keluargaId}/asal`}>
          Asal setiap nilai
        </ButtonLink>
      }
    >
      {sumberList.length === 0 ? (
        <p>Belum ada sumber lain yang menyebut keluarga ini.</p>
      ) : (
        <div className="space-y-4">
          <p>Disebut oleh {sumberList.map((jenis) => LABEL_JENIS_SUMBER[jenis]).join(', ')}.</p>
          {berbeda.length === 0 ? (
            <p>Tidak ada nilai yang berbeda dari yang berlaku di sini.</p>
          ) : (
            <DescriptionList
              items={berbeda.slice(0, 20).map((satu) => ({
                term: namai(satu, asal.namaByOrang),
                value: satu.nilai,
                note: kataOf(satu),
              }))}
            />
          )}
        </div>
      )}
      <Tambahan asal={asal} />
    </Card>
  )
}

/** Values shown here; all of them stand with the origin of every value. */
const TAMBAHAN_TERBANYAK = 12

/** Columns of the release that nobody knows, as they came; nothing when there are none. */
function Tambahan({ asal: { tambahanList, namaByOrang, rilisKode } }: { asal: AsalData }) {
  const items = tambahanList.flatMap(({ orangId, isi }) =>
    isi.map(({ label, nilai }) => ({ term: namai({ label, orangId }, namaByOrang), value: nilai })),
  )
  if (items.length === 0) return null
  const sisa = items.length - TAMBAHAN_TERBANYAK
  return (
    <div className="mt-6 space-y-2">
      <h3 className="text-base">Kolom lain dalam berkas rilis</h3>
      <p className="measure text-content-secondary text-sm">
        Disimpan apa adanya dari rilis {rilisKode}, nomor panjang disamarkan. Tidak dipakai dalam hitungan apa pun.
      </p>
      <DescriptionList items={items.slice(0, TAMBAHAN_TERBANYAK)} />
      {sisa > 0 ? <p>{formatNumber(sisa)} isian lainnya ada pada Asal setiap nilai.</p> : null}
    </div>
  )
}

/** Label of a value, with whose it is. */
export function namai(
  { label, orangId }: Pick<AsalNilai, 'label' | 'orangId'>,
  namaByOrang: AsalData['namaByOrang'],
): string {
  return orangId === null ? label : `${label}, ${namaByOrang[orangId] ?? ''}`
}

/** What others say of a value, in one sentence; empty when nobody does. */
export function kataOf({ lain }: AsalNilai): string {
  return lain
    .map(({ jenis, perTanggal, nilai }) => `${LABEL_JENIS_SUMBER[jenis]} (${formatDate(perTanggal)}): ${nilai}`)
    .join('; ')
}
