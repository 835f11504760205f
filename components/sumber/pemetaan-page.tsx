import { controlClass } from '@/components/form/control-class'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Status } from '@/components/ui/status'
import { formatNumber } from '@/lib/core/format'
import { type JenisSumber, LABEL_JENIS_SUMBER } from '@/lib/sumber/jenis'
import { NAMA_PEMISAH, type Pratinjau } from '@/lib/sumber/profil/pratinjau'
import { PemetaanForm } from './pemetaan-form'

/** What was found in an uploaded file, correctable, before it is loaded. */
export function PemetaanPage({ isi }: { isi: Pratinjau }) {
  const jenis = LABEL_JENIS_SUMBER[isi.jenis as JenisSumber]
  const judul = `Pemetaan ${jenis}`
  return (
    <>
      <PageHeader
        title={judul}
        description={isi.keterangan}
        crumbs={[
          { label: 'Sumber data', href: '/sumber' },
          { label: jenis, href: `/sumber/lain/${isi.id}` },
          { label: 'Pemetaan' },
        ]}
        status={
          isi.status === 'terverifikasi' ? (
            <Status tone="positive">Profil terverifikasi</Status>
          ) : (
            <Status tone="warning">Profil belum terverifikasi</Status>
          )
        }
      />
      <div className="space-y-6">
        <Terbaca isi={isi} />
        <Card title="Cara membaca berkas">
          <CaraBaca isi={isi} />
        </Card>
        {/* A file read another way has other columns: what was chosen for the old ones must not stay in the fields. */}
        <PemetaanForm key={`${isi.pemisah}${isi.enkode}${isi.lembar}`} isi={isi} />
      </div>
    </>
  )
}

function Terbaca({ isi }: { isi: Pratinjau }) {
  if (isi.kunciKurang.length > 0)
    return (
      <Notice tone="warning" title="Barisnya belum dapat dibedakan">
        Tunjukkan kolom {isi.kunciKurang.join(', atau ')} pada daftar di bawah. Bila semua isinya tampak dalam satu
        kolom, ganti pemisah kolomnya.
      </Notice>
    )
  if (isi.jawabanKurang !== null)
    return (
      <Notice tone="warning" title="Jawabannya belum terbaca">
        Tunjukkan kolom {isi.jawabanKurang} pada daftar di bawah; tanpa kolom itu berkas ini tidak dapat dimuat.
      </Notice>
    )
  const salah = isi.dibaca - isi.dapatDimuat
  return (
    <Notice
      tone={salah === 0 && isi.kunciPenuh ? 'positive' : 'warning'}
      title={`${formatNumber(isi.dapatDimuat)} dari ${formatNumber(isi.dibaca)} baris pertama dapat dimuat`}
    >
      {isi.terbanyakSalah ? `Sebab terbanyak: ${isi.terbanyakSalah} ` : ''}
      {isi.takAda.length > 0 ? `Tidak ada di berkas: ${isi.takAda.join(', ')}.` : 'Semua kolom profil ada di berkas.'}
    </Notice>
  )
}

/** Plain GET form: the page itself is read again, also without script. */
function CaraBaca({ isi }: { isi: Pratinjau }) {
  if (isi.format === 'xlsx' && isi.lembarList.length <= 1)
    return (
      <DescriptionList
        items={[
          { term: 'Berkas', value: isi.berkas },
          { term: 'Bentuk', value: 'Lembar kerja XLSX' },
          { term: 'Lembar', value: isi.lembar ?? '' },
        ]}
      />
    )
  return (
    <form method="get" className="flex flex-wrap items-end gap-4">
      <p className="w-full wrap-anywhere">
        {isi.berkas}
        <span className="text-content-secondary">
          {isi.format === 'csv' ? ', berkas teks; pemisah dan enkode dikenali sendiri' : ', lembar kerja XLSX'}
        </span>
      </p>
      {isi.pemisah ? (
        <label className="space-y-1.5">
          <span className="block font-medium">Pemisah kolom</span>
          <select name="pemisah" defaultValue={isi.pemisah} className={controlClass()}>
            {Object.entries(NAMA_PEMISAH).map(([tanda, nama]) => (
              <option key={tanda} value={tanda}>
                {nama}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {isi.enkode ? (
        <label className="space-y-1.5">
          <span className="block font-medium">Enkode huruf</span>
          <select name="enkode" defaultValue={isi.enkode} className={controlClass()}>
            <option value="utf-8">UTF-8</option>
            <option value="windows-1252">Windows-1252</option>
          </select>
        </label>
      ) : null}
      {isi.lembarList.length > 1 ? (
        <label className="space-y-1.5">
          <span className="block font-medium">Lembar</span>
          <select name="lembar" defaultValue={isi.lembar ?? ''} className={controlClass()}>
            {isi.lembarList.map((lembar) => (
              <option key={lembar} value={lembar}>
                {lembar}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <Button type="submit">Baca ulang</Button>
    </form>
  )
}
