import Link from 'next/link'
import { RadioField } from '@/components/form/choice-field'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { PageHeader } from '@/components/shell/page-header'
import { Pagination } from '@/components/table/pagination'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { dateAt } from '@/lib/core/date'
import { formatNumber, formatShortDate } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import { jawabKlarifikasiAction, mintaKlarifikasiAction } from '@/lib/padan/actions'
import type { PindahTunggu } from '@/lib/padan/queries/list-pindah'
import type { KlarifikasiRow, SilangRow } from '@/lib/padan/queries/list-silang'
import { JAWABAN_KLARIFIKASI, LABEL_JAWABAN } from '@/lib/padan/silang'
import { PadanTabs } from './padan-tabs'
import { PindahTungguCard } from './pindah-tunggu'

/** Findings of one NIK in two kabupaten/kota, and the requests for clarification that come from the others. */
export function SilangList(props: {
  page: Page<SilangRow>
  masukList: KlarifikasiRow[]
  pindah: PindahTunggu
  boleh: { klarifikasi: boolean; catat: boolean }
}) {
  return (
    <>
      <PageHeader
        title="Kabupaten/kota lain"
        crumbs={[{ label: 'Padan', href: '/padan' }, { label: 'Kabupaten/kota lain' }]}
        description="Perpindahan antar-kabupaten/kota, dan NIK yang juga dimuat di tempat lain. Data pihak lain tidak ditampilkan, dan pihak lain tidak melihat data di sini."
      />
      <PadanTabs kini="lintas" />
      <div className="space-y-6">
        <PindahTungguCard pindah={props.pindah} bolehCatat={props.boleh.catat} />
        {props.masukList.length > 0 ? (
          <Card
            title="Permintaan klarifikasi dari kabupaten/kota lain"
            description="Hanya pilihan jawaban yang dikirim, tanpa data pribadi."
          >
            <ul className="divide-y divide-stroke">
              {props.masukList.map((satu) => (
                <li key={satu.id} className="space-y-3 py-4">
                  <Orang keluargaId={satu.keluargaId} nama={satu.nama} desa={satu.desa} />
                  <p className="text-sm text-content-secondary">Diminta {formatShortDate(dateAt(satu.dibuatPada))}</p>
                  {satu.jawabanList[0] ? (
                    <Status tone="positive">Dijawab: {LABEL_JAWABAN[satu.jawabanList[0]]}</Status>
                  ) : props.boleh.klarifikasi ? (
                    <Form
                      action={jawabKlarifikasiAction}
                      warnUnsaved={false}
                      aria-label={`Jawaban untuk ${satu.nama ?? 'orang ini'}`}
                      className="space-y-3"
                    >
                      <input type="hidden" name="id" value={satu.id} />
                      <RadioField
                        name="jawaban"
                        label="Keadaan orang ini menurut data dan lapangan di sini"
                        options={JAWABAN_KLARIFIKASI.map((kode) => ({ value: kode, label: LABEL_JAWABAN[kode] }))}
                      />
                      <SubmitButton pendingLabel="Mengirim…">Kirim jawaban</SubmitButton>
                    </Form>
                  ) : (
                    <Status tone="guide">Menunggu jawaban</Status>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
        {props.page.rows.length === 0 ? (
          <EmptyState
            title="Tidak ada NIK yang juga terdaftar di tempat lain"
            description="Dibandingkan setiap kali pemadanan berjalan, dengan rilis kabupaten/kota lain di instalasi ini."
          />
        ) : (
          <Card title="NIK yang juga terdaftar di tempat lain">
            <ul className="divide-y divide-stroke">
              {props.page.rows.map((satu) => (
                <li key={satu.id} className="flex flex-wrap items-start justify-between gap-4 py-4">
                  <div className="space-y-1">
                    <Orang keluargaId={satu.keluargaId} nama={satu.nama} desa={satu.desa} />
                    <p>
                      Terdaftar juga di{' '}
                      {satu.lain === 1 ? 'kabupaten/kota lain' : `${formatNumber(satu.lain)} kabupaten/kota lain`}
                    </p>
                    <p className="text-sm text-content-secondary">
                      Ditemukan {formatShortDate(dateAt(satu.ditemukanPada))}
                    </p>
                    {satu.jawabanList.map((jawaban, ke) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: answers are only ever added, and may repeat
                      <p key={ke}>Jawaban kabupaten/kota lain: {LABEL_JAWABAN[jawaban]}</p>
                    ))}
                  </div>
                  {satu.diminta && !satu.dijawab ? (
                    <Status tone="guide">Menunggu jawaban</Status>
                  ) : props.boleh.klarifikasi ? (
                    <Form
                      action={mintaKlarifikasiAction}
                      warnUnsaved={false}
                      aria-label={`Klarifikasi untuk ${satu.nama ?? 'orang ini'}`}
                      className="space-y-2"
                    >
                      <input type="hidden" name="id" value={satu.id} />
                      <SubmitButton intent="secondary" size="sm" pendingLabel="Mengirim…">
                        {satu.dijawab ? 'Minta klarifikasi lagi' : 'Minta klarifikasi'}
                      </SubmitButton>
                    </Form>
                  ) : null}
                </li>
              ))}
            </ul>
          </Card>
        )}
        {props.page.rows.length > 0 ? (
          <Pagination url={{ path: '/padan/lintas', params: {} }} page={props.page} count={props.page.rows.length} />
        ) : null}
        <p className="measure text-sm text-content-secondary">
          Keluarga yang pindah ditutup di kabupaten/kota asal dan dibuka di kabupaten/kota tujuan lewat peristiwa pindah
          di halaman keluarga; keduanya tertaut lewat NIK.
        </p>
      </div>
    </>
  )
}

function Orang({ keluargaId, nama, desa }: { keluargaId: string; nama: string | null; desa: string | null }) {
  return (
    <p>
      <Link prefetch={false} href={`/keluarga/${keluargaId}`} className="font-medium text-link underline">
        {nama ?? 'Tidak ada di rilis terbit'}
      </Link>
      {desa ? <span className="text-content-secondary"> · {desa}</span> : null}
    </p>
  )
}
