import { controlClass } from '@/components/form/control-class'
import { PageHeader } from '@/components/shell/page-header'
import { PlainTable } from '@/components/table/plain-table'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { formatNumber } from '@/lib/core/format'
import type { PratinjauRilis, TabelRilis } from '@/lib/sumber/pratinjau-rilis'
import { NAMA_PEMISAH } from '@/lib/sumber/profil/pratinjau'
import { PetakanRilisForm } from './petakan-rilis-form'

/** What was found in the uploaded files of a release, correctable, before they are loaded. */
export function PetakanRilisPage({ isi }: { isi: PratinjauRilis }) {
  const judul = 'Kolom dan cara baca'
  const teks = isi.tabelList.find(({ pemisah }) => pemisah !== null)
  return (
    <>
      <PageHeader
        title={judul}
        description={`Berkas rilis ${isi.periode} yang sudah diunggah. Belum ada yang dimuat.`}
        crumbs={[
          { label: 'Sumber data', href: '/sumber' },
          { label: `Impor rilis ${isi.periode}`, href: `/sumber/${isi.id}` },
          { label: judul },
        ]}
      />
      <div className="space-y-6">
        {isi.tabelList.map((tabel) => (
          <Terbaca key={tabel.nama} tabel={tabel} />
        ))}
        {teks ? (
          <Card
            title="Cara membaca berkas teks"
            description="Dikenali sendiri; ganti bila isinya tampak tidak terbagi."
          >
            <CaraBaca pemisah={teks.pemisah ?? '|'} enkode={teks.enkode ?? 'utf-8'} />
          </Card>
        ) : null}
        {/* Files read another way have other columns: what was chosen for the old ones must not stay in the fields. */}
        <PetakanRilisForm key={`${teks?.pemisah}${teks?.enkode}`} isi={isi} />
        {isi.tabelList.map((tabel) => (
          <Card key={tabel.nama} title={`Isi awal ${tabel.nama}`} flush>
            <PlainTable
              caption={`Kolom ${tabel.nama} dan isi baris pertamanya`}
              head="Kolom di berkas"
              columns={[
                { key: 'nama', label: 'Dibaca sebagai', align: 'left' },
                { key: 'contoh', label: 'Isi baris pertama', align: 'left' },
              ]}
              rows={tabel.kolomList.map(({ kepala, label, contoh }, i) => ({
                key: String(i),
                head: kepala || '(tanpa nama)',
                cells: [
                  label || 'Kolom tambahan, disimpan apa adanya',
                  // Wide enough on a phone that a value does not become a pillar of words.
                  <span key="contoh" className="block min-w-48">
                    {contoh.join(' · ') || 'kosong'}
                  </span>,
                ],
              }))}
            />
          </Card>
        ))}
      </div>
    </>
  )
}

function Terbaca({ tabel }: { tabel: TabelRilis }) {
  const wajib = tabel.kurangList.filter((kolom) => kolom.wajib)
  const dikenal = tabel.kolomList.filter(({ nama }) => nama !== '').length
  if (tabel.jenis === null)
    return (
      <Notice tone="warning" title={`${tabel.nama}: belum dikenali sebagai berkas keluarga atau anggota`}>
        Tunjukkan kolom nomor kartu keluarga dan kolom lainnya di bawah. Bila semua isinya tampak dalam satu kolom,
        ganti pemisahnya.
      </Notice>
    )
  const boleh = tabel.kurangList.filter((kolom) => !kolom.wajib)
  const tambahan = tabel.kolomList.filter(({ nama }) => nama === '').map(({ kepala }) => kepala || 'kolom tanpa nama')
  const kembar = tabel.kolomList.filter(
    ({ nama }, i) => nama !== '' && tabel.kolomList.some((lain, ke) => ke !== i && lain.nama === nama),
  )
  const kalimatList = [
    wajib.length > 0
      ? `Belum ada: ${wajib.map(({ label, nama }) => `${label} (${nama})`).join(', ')}.`
      : 'Semua kolom yang wajib ada.',
    kembar.length > 0
      ? `Dibaca sebagai kolom yang sama: ${kembar.map(({ kepala }) => kepala).join(', ')}. Sisakan satu, yang lain jadikan kolom tambahan.`
      : '',
    boleh.length > 0 ? `Tidak ada di berkas, jadi isinya kosong: ${boleh.map(({ label }) => label).join(', ')}.` : '',
    tambahan.length > 0 ? `Kolom tambahan, disimpan apa adanya: ${tambahan.join(', ')}.` : '',
  ]
  return (
    <Notice
      tone={wajib.length + kembar.length > 0 ? 'warning' : 'positive'}
      title={`${tabel.nama}: berkas ${tabel.jenis}, ${formatNumber(dikenal)} dari ${formatNumber(tabel.kolomList.length)} kolom dikenali`}
    >
      {kalimatList
        .filter((kalimat) => kalimat !== '')
        .map((kalimat) => (
          <p key={kalimat}>{kalimat}</p>
        ))}
    </Notice>
  )
}

/** Plain GET form: the page itself is read again, also without script. */
function CaraBaca({ pemisah, enkode }: { pemisah: string; enkode: string }) {
  return (
    <form method="get" className="flex flex-wrap items-end gap-4">
      <label className="space-y-1.5">
        <span className="block font-medium">Pemisah kolom</span>
        <select name="pemisah" defaultValue={pemisah} className={controlClass()}>
          {Object.entries(NAMA_PEMISAH).map(([tanda, nama]) => (
            <option key={tanda} value={tanda}>
              {nama}
            </option>
          ))}
        </select>
      </label>
      <label className="space-y-1.5">
        <span className="block font-medium">Enkode huruf</span>
        <select name="enkode" defaultValue={enkode} className={controlClass()}>
          <option value="utf-8">UTF-8</option>
          <option value="windows-1252">Windows-1252</option>
        </select>
      </label>
      <Button type="submit">Baca ulang</Button>
    </form>
  )
}
