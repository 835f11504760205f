import { DesilBadge } from '@/components/keluarga/desil-badge'
import { SimulationNote } from '@/components/shell/simulation-note'
import { PlainTable } from '@/components/table/plain-table'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { formatInstant, formatNumber, formatPercent } from '@/lib/core/format'
import { LABEL_SIMULASI } from '@/lib/peringkat/model'
import type { PeringkatKeluarga as Peringkat, SimulasiKeluarga } from '@/lib/peringkat/queries/get-peringkat-keluarga'
import { LABEL_LAPIS } from './label'

const SATUAN = { 'log-rupiah': { nama: 'log rupiah', desimal: 3 }, poin: { nama: 'poin', desimal: 1 } } as const

/** The simulated desil of one family beside the official ones, explained term by term. For the family page. */
export function PeringkatKeluarga({ peringkat }: { peringkat: Peringkat }) {
  const { resmi, simulasi } = peringkat
  return (
    <Card
      title="Desil simulasi"
      description={`${LABEL_SIMULASI} Dihitung di sini dengan model terbuka untuk memeriksa data.`}
    >
      <SimulationNote />
      {simulasi === null ? (
        <div className="mt-4">
          <EmptyState
            title="Belum ada simulasi untuk keluarga ini"
            description="Simulasi belum dijalankan, atau keluarga ini tidak ada di rilis yang dibaca simulasi."
          />
        </div>
      ) : (
        <div className="mt-4 space-y-4">
          <DescriptionList
            columns={2}
            items={[
              {
                term: 'Desil simulasi',
                value: <DesilBadge desil={simulasi.desil} asal="simulasi" />,
                note: simulasi.alasan ?? place(simulasi),
              },
              {
                term: 'Desil resmi',
                value: resmi ? (
                  <span className="inline-flex flex-wrap gap-x-4 gap-y-1">
                    <Resmi label="Nasional" desil={resmi.nasional} />
                    <Resmi label="Provinsi" desil={resmi.provinsi} />
                    <Resmi label="Kabupaten/kota" desil={resmi.kabupatenKota} />
                  </span>
                ) : (
                  'tidak ada di rilis'
                ),
                note: resmi ? `Rilis ${resmi.rilis}` : undefined,
              },
              {
                term: 'Model',
                value: `${simulasi.model.nama} versi ${simulasi.model.versi}`,
                note: simulasi.model.asal,
              },
              {
                term: 'Simulasi',
                value: `Nomor ${formatNumber(simulasi.jalan)}, ${formatInstant(simulasi.terbitPada)}`,
                note: `${LABEL_LAPIS[simulasi.lapis]}, rilis ${simulasi.rilis}.`,
              },
              ...simulasi.tafsir.map(({ uraian, permil }) => ({
                term: uraian,
                value: formatPercent(permil / 1000, 1),
              })),
            ]}
          />
          {simulasi.cocok ? null : (
            <Notice tone="warning" title="Data keluarga ini berubah sejak simulasi dijalankan">
              Uraian di bawah memakai data sekarang, sehingga jumlahnya berbeda dari skor yang tersimpan.
            </Notice>
          )}
          <Suku simulasi={simulasi} />
        </div>
      )}
    </Card>
  )
}

function Resmi({ label, desil }: { label: string; desil: number | null }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="text-sm text-content-secondary">{label}</span>
      <DesilBadge desil={desil} asal="resmi" words="hidden" />
    </span>
  )
}

function place({ skor, urutan, dari, model }: SimulasiKeluarga): string {
  const { nama, desimal } = SATUAN[model.satuan]
  return `Skor ${formatNumber(skor ?? 0, desimal)} ${nama}; urutan ${formatNumber(urutan ?? 0)} dari ${formatNumber(dari)} keluarga, mulai dari skor terendah.`
}

/** Terms with the largest distance from the mean of the kabupaten/kota first: they are what sets this family apart. */
function Suku({ simulasi }: { simulasi: SimulasiKeluarga }) {
  const { desimal } = SATUAN[simulasi.model.satuan]
  const angka = (nilai: number | null) => (nilai === null ? '–' : formatNumber(nilai, desimal))
  const selisih = (nilai: number, rerata: number | null) => (rerata === null ? 0 : nilai - rerata)
  const urut = simulasi.sukuList.toSorted(
    (a, b) => Math.abs(selisih(b.sumbangan, b.rerataKabupaten)) - Math.abs(selisih(a.sumbangan, a.rerataKabupaten)),
  )
  return (
    <details open>
      <summary className="min-h-6 cursor-pointer font-semibold">Uraian skor menurut isian</summary>
      <p className="measure my-2 text-sm text-content-secondary">
        Selisih terhadap rata-rata kabupaten/kota menunjukkan isian yang membuat skor keluarga ini lebih rendah (minus)
        atau lebih tinggi (plus).
      </p>
      <PlainTable
        caption="Uraian skor menurut isian"
        head="Unsur"
        columns={[
          { key: 'isian', label: 'Isian keluarga', align: 'left' },
          { key: 'sumbangan', label: 'Sumbangan' },
          { key: 'kecamatan', label: 'Rata-rata kecamatan' },
          { key: 'kabupaten', label: 'Rata-rata kabupaten/kota' },
          { key: 'selisih', label: 'Selisih' },
        ]}
        rows={urut.map((suku) => {
          const jarak = selisih(suku.sumbangan, suku.rerataKabupaten)
          return {
            key: suku.kunci,
            head: suku.uraian,
            cells: [
              suku.isian.length === 1
                ? (suku.isian[0]?.nilai ?? '')
                : suku.isian.map(({ label, nilai }) => (
                    <span key={label} className="block">
                      {label}: {nilai}
                    </span>
                  )),
              angka(suku.sumbangan),
              angka(suku.rerataKecamatan),
              angka(suku.rerataKabupaten),
              suku.rerataKabupaten === null ? '–' : `${jarak > 0 ? '+' : ''}${formatNumber(jarak, desimal)}`,
            ],
          }
        })}
      />
    </details>
  )
}
