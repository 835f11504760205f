import { PageHeader } from '@/components/shell/page-header'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { formatDate, formatNumber } from '@/lib/core/format'
import { LABEL_JENIS_SUMBER } from '@/lib/sumber/jenis'
import type { AsalData, AsalNilai } from '@/lib/sumber/queries/list-asal-data'
import { kataOf } from './asal-data-card'

/** Every value of a family with the layer it comes from, since when, and what other sources say; then their rows. */
export function AsalDataPage({ asal, nama, bolehUrutan }: { asal: AsalData; nama: string; bolehUrutan: boolean }) {
  const kelompok = [null, ...Object.keys(asal.namaByOrang)]
  return (
    <>
      <PageHeader
        title="Asal data"
        description="Dari mana setiap nilai berasal, sejak kapan, dan apa kata sumber lain."
        act={
          bolehUrutan ? (
            <ButtonLink size="sm" href="/sumber/prioritas">
              Urutan sumber per data
            </ButtonLink>
          ) : undefined
        }
        crumbs={[
          { label: 'Keluarga', href: '/keluarga' },
          { label: `Keluarga ${nama}`, href: `/keluarga/${asal.keluargaId}?tab=riwayat` },
          { label: 'Asal data' },
        ]}
      />
      {kelompok.map((orangId) => {
        const rows = asal.nilaiList.filter((satu) => satu.orangId === orangId)
        const judul = orangId === null ? 'Keluarga dan rumah' : (asal.namaByOrang[orangId] ?? '')
        if (rows.length === 0) return null
        return (
          <Section key={orangId ?? 'keluarga'} title={judul}>
            <NilaiKelompok judul={judul} rows={rows} />
          </Section>
        )
      })}
      {asal.tambahanList.length > 0 ? (
        <Section
          title="Kolom lain dalam berkas rilis"
          description={`Disimpan apa adanya dari rilis ${asal.rilisKode}, nomor panjang disamarkan. Tidak dipakai dalam hitungan apa pun.`}
        >
          <PlainTable
            caption="Kolom lain dalam berkas rilis"
            head="Kolom di berkas"
            columns={[
              { key: 'milik', label: 'Tentang', align: 'left' },
              { key: 'nilai', label: 'Isi', align: 'left' },
            ]}
            rows={asal.tambahanList.flatMap(({ orangId, isi }) =>
              isi.map(({ label, nilai }) => ({
                key: `${orangId ?? 'keluarga'} ${label}`,
                head: label,
                cells: [orangId === null ? 'Keluarga' : (asal.namaByOrang[orangId] ?? ''), nilai],
              })),
            )}
          />
        </Section>
      ) : null}
      {asal.catatanList.length > 0 ? (
        <Section title="Baris di sumber lain" description="Nomor panjang disamarkan; kolom tambahan seperti dikirim.">
          <div className="grid gap-4 lg:grid-cols-2">
            {asal.catatanList.map((satu) => (
              <Card
                key={satu.id}
                level={3}
                title={`${LABEL_JENIS_SUMBER[satu.jenis]}, ${satu.nama ?? 'keluarga ini'}`}
                description={`Keadaan ${formatDate(satu.perTanggal)}${satu.orangId === null ? '; tertaut lewat nomor KK' : ''}`}
              >
                <DescriptionList
                  items={[...satu.isi, ...satu.tambahan].map(({ label, nilai }) => ({ term: label, value: nilai }))}
                />
              </Card>
            ))}
          </div>
        </Section>
      ) : null}
    </>
  )
}

/** What a local update or another source has to do with stands open; the rest, which only the release says, is folded. */
function NilaiKelompok({ judul, rows }: { judul: string; rows: AsalNilai[] }) {
  const biasa = rows.filter(({ lapis, lain }) => lapis === 'rilis' && lain.length === 0)
  const utama = rows.filter((satu) => !biasa.includes(satu))
  return (
    <>
      {utama.length > 0 ? <NilaiTable caption={`Asal data ${judul}`} rows={utama} /> : null}
      {biasa.length === 0 ? null : (
        <details className={utama.length > 0 ? 'mt-3' : undefined}>
          <summary className="min-h-8 cursor-pointer text-link">
            {formatNumber(biasa.length)} nilai {utama.length > 0 ? 'lain ' : ''}hanya dari rilis BPS
          </summary>
          <div className="mt-2">
            <NilaiTable caption={`Asal data ${judul} yang hanya dari rilis`} rows={biasa} />
          </div>
        </details>
      )}
    </>
  )
}

function NilaiTable({ caption, rows }: { caption: string; rows: AsalNilai[] }) {
  return (
    <PlainTable
      caption={caption}
      head="Data"
      columns={[
        { key: 'nilai', label: 'Nilai', align: 'left' },
        { key: 'asal', label: 'Berasal dari', align: 'left' },
        { key: 'lain', label: 'Kata sumber lain', align: 'left' },
      ]}
      rows={rows.map((satu) => ({
        key: satu.kolom,
        head: satu.label,
        cells: [satu.nilai, asalOf(satu), kataOf(satu) || 'tidak disebut'],
      }))}
    />
  )
}

function asalOf({ lapis, rilis, sejak, usulanId }: AsalNilai) {
  const hari = sejak ? ` sejak ${formatDate(sejak)}` : ''
  if (lapis === null) return 'belum ada di sini'
  if (lapis === 'rilis') return `Rilis BPS ${rilis ?? ''}${hari}`
  return usulanId === null ? (
    `Pembaruan daerah${hari}`
  ) : (
    <a href={`/verval/${usulanId}`} className="text-link underline underline-offset-2">
      Pembaruan daerah lewat usulan{hari}
    </a>
  )
}
