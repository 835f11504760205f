import Link from 'next/link'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { PageHeader } from '@/components/shell/page-header'
import { PlainTable } from '@/components/table/plain-table'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { formatInstant, formatNumber } from '@/lib/core/format'
import { buildHref } from '@/lib/core/href'
import { tutupMitraAction } from '@/lib/temuan/actions'
import { TEMUAN } from '@/lib/temuan/jenis'
import { KANTOR, KOLOM_MITRA, LABEL_APA, LABEL_JAWABAN, sebutIsi } from '@/lib/temuan/mitra'
import type { TugasMitraDetail } from '@/lib/temuan/queries/list-tugas-mitra'
import { JawabForm } from './jawab-form'
import { MitraStatus, tanggal } from './mitra-list'
import { PerpanjangForm } from './perpanjang-form'
import { UnggahTabel } from './unggah-tabel'

/** One request: what it is for, its file, and its rows: to be answered by who it is for, to be read by who asked. */
export function MitraDetail({
  tugas,
  penjawab,
  hariIni,
  boleh,
}: {
  tugas: TugasMitraDetail
  penjawab: boolean
  hariIni: string
  boleh: { tutup: boolean; perpanjang: boolean }
}) {
  const terbuka = tugas.status === 'terbuka'
  const berkas = (bentuk: string) => `/temuan/mitra/${tugas.id}/berkas?bentuk=${bentuk}`
  return (
    <>
      <PageHeader
        title={`Permintaan ${tugas.nomor}`}
        crumbs={[
          { label: penjawab ? 'Tugas verifikasi' : 'Perangkat daerah lain', href: '/temuan/mitra' },
          { label: tugas.nomor },
        ]}
        status={
          <>
            <MitraStatus tugas={tugas} />
            <span className="text-sm text-content-secondary">
              {formatNumber(tugas.dijawab)} dari {formatNumber(tugas.jumlah)} baris dijawab
            </span>
          </>
        }
        act={
          terbuka ? (
            <>
              {boleh.perpanjang ? <PerpanjangForm id={tugas.id} tenggat={tugas.tenggat} hariIni={hariIni} /> : null}
              {boleh.tutup ? (
                <Form action={tutupMitraAction} warnUnsaved={false} aria-label="Tutup permintaan" className="space-y-2">
                  <input type="hidden" name="id" value={tugas.id} />
                  <SubmitButton intent="secondary" pendingLabel="Menutup…">
                    Tutup permintaan
                  </SubmitButton>
                </Form>
              ) : null}
            </>
          ) : undefined
        }
      />
      <div className="space-y-6">
        <Card title="Tentang permintaan ini">
          <DescriptionList
            columns={2}
            items={[
              { term: 'Tujuan', value: tugas.tujuan },
              { term: 'Tenggat', value: tanggal(tugas.tenggat) },
              { term: 'Perangkat daerah', value: `${KANTOR[tugas.kantor].label}, ${tugas.penerimaNama}` },
              { term: 'Diminta oleh', value: tugas.aktorNama, note: formatInstant(tugas.dibuatPada) },
              { term: 'Temuan', value: TEMUAN[tugas.jenis].label },
              {
                term: 'Kolom yang diberikan',
                value: tugas.kolom.map((kolom) => KOLOM_MITRA[kolom]).join(', '),
                note: KANTOR[tugas.kantor].alasan,
              },
            ]}
          />
        </Card>
        {terbuka ? (
          <Card
            title="Menjawab dengan berkas"
            description="Unduh, isi kolom jawaban dengan sesuai, tidak sesuai, atau tidak dikenal, lalu unggah kembali. Kolom permintaan dan nomor jangan diubah. Unduhan dan unggahan tercatat."
          >
            <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
              <p className="flex flex-wrap gap-4">
                <a download href={berkas('xlsx')} className="inline-flex min-h-11 items-center text-link underline">
                  Unduh lembar kerja (XLSX)
                </a>
                <a download href={berkas('csv')} className="inline-flex min-h-11 items-center text-link underline">
                  Unduh CSV
                </a>
              </p>
              {penjawab ? (
                <UnggahTabel alamat={`/unggah/mitra/${tugas.id}`} nama="Unggah jawaban" label="Berkas jawaban" />
              ) : null}
            </div>
          </Card>
        ) : null}
        {penjawab && terbuka ? (
          <Card title="Baris yang diperiksa">
            <JawabForm key={tugas.halaman.ke} tugas={tugas} />
          </Card>
        ) : (
          <Card
            title="Baris"
            description={
              terbuka
                ? undefined
                : `${tugas.status === 'lewat' ? 'Tenggatnya sudah lewat' : 'Permintaan ini sudah ditutup'}: salinan datanya dikosongkan, jawabannya tetap.`
            }
            flush
          >
            <Baris tugas={tugas} />
          </Card>
        )}
        <Halaman tugas={tugas} />
      </div>
    </>
  )
}

function Baris({ tugas }: { tugas: TugasMitraDetail }) {
  const kolomList =
    tugas.status === 'terbuka' ? tugas.kolom.filter((kolom) => kolom !== 'nik' && kolom !== 'nomorKk') : []
  return (
    <PlainTable
      caption={`Baris permintaan ${tugas.nomor}`}
      head="Nomor"
      columns={[
        ...kolomList.map((kolom) => ({ key: kolom, label: KOLOM_MITRA[kolom], align: 'left' as const })),
        { key: 'jawaban', label: 'Jawaban', align: 'left' },
        { key: 'catatan', label: 'Catatan', align: 'left' },
      ]}
      rows={tugas.baris.map((satu) => ({
        key: String(satu.urutan),
        head: satu.urutan,
        cells: [
          ...kolomList.map((kolom) => sebutIsi(kolom, satu.isi[kolom])),
          satu.jawaban === null
            ? 'Belum dijawab'
            : [LABEL_JAWABAN[satu.jawaban], ...satu.apa.map((apa) => LABEL_APA[apa])].join(', '),
          satu.catatan ?? '',
        ],
      }))}
    />
  )
}

function Halaman({ tugas }: { tugas: TugasMitraDetail }) {
  const { ke, dari } = tugas.halaman
  if (dari === 1) return null
  const href = (halaman: number) => buildHref(`/temuan/mitra/${tugas.id}`, { halaman })
  const kelas = 'inline-flex min-h-11 items-center text-link underline'
  return (
    <nav aria-label="Halaman baris" className="flex flex-wrap items-center gap-4">
      {ke > 1 ? (
        <Link prefetch={false} href={href(ke - 1)} className={kelas}>
          Sebelumnya
        </Link>
      ) : null}
      <span className="figures text-content-secondary">
        Halaman {formatNumber(ke)} dari {formatNumber(dari)}
      </span>
      {ke < dari ? (
        <Link prefetch={false} href={href(ke + 1)} className={kelas}>
          Berikutnya
        </Link>
      ) : null}
    </nav>
  )
}
