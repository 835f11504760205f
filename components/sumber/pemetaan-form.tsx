'use client'

import { CheckboxField, SelectField } from '@/components/form/choice-field'
import { controlClass } from '@/components/form/control-class'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { formatNumber } from '@/lib/core/format'
import { mulaiImporSumberAction } from '@/lib/sumber/actions'
import type { Pratinjau } from '@/lib/sumber/profil/pratinjau'

/** Which header is which column, what unknown codes mean, and the start of the import. */
export function PemetaanForm({ isi }: { isi: Pratinjau }) {
  return (
    <Form action={mulaiImporSumberAction} warnUnsaved={false} aria-label="Pemetaan kolom" className="space-y-6">
      <input type="hidden" name="id" value={isi.id} />
      {isi.pemisah ? <input type="hidden" name="pemisah" value={isi.pemisah} /> : null}
      {isi.enkode ? <input type="hidden" name="enkode" value={isi.enkode} /> : null}
      {isi.lembar ? <input type="hidden" name="lembar" value={isi.lembar} /> : null}
      <Card
        title="Kolom"
        description="Kolom tambahan tidak hilang: isinya disimpan apa adanya di samping kolom yang dikenali."
        flush
      >
        <section
          aria-label="Pemetaan kolom berkas"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          className="relative overflow-x-auto"
        >
          <table className="w-full text-sm">
            <caption className="sr-only">Kolom berkas, artinya, dan contoh isinya</caption>
            <thead>
              <tr className="border-y border-stroke bg-surface-secondary text-left">
                <th scope="col" className="px-4 py-2">
                  Kolom di berkas
                </th>
                <th scope="col" className="px-4 py-2">
                  Dibaca sebagai
                </th>
                <th scope="col" className="px-4 py-2">
                  Contoh isi
                </th>
              </tr>
            </thead>
            <tbody>
              {isi.kolomList.map((kolom, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns of a file may have one name
                <tr key={i} className="border-b border-stroke last:border-b-0">
                  <th scope="row" className="px-4 py-2 text-left font-medium">
                    {kolom.kepala || '(tanpa nama)'}
                    <input type="hidden" name="kepala[]" value={kolom.kepala} />
                  </th>
                  <td className="px-4 py-2">
                    <select
                      name="kolom[]"
                      aria-label={`Kolom ${kolom.kepala || i + 1} dibaca sebagai`}
                      defaultValue={kolom.nama}
                      className={cn(controlClass('sm'), 'max-w-44 sm:max-w-none')}
                    >
                      <option value="">Kolom tambahan, disimpan apa adanya</option>
                      {isi.pilihan.map(({ nama, label }) => (
                        <option key={nama} value={nama}>
                          {label}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td className="figures max-w-64 truncate px-4 py-2 text-content-secondary">
                    {kolom.contoh.join(' · ') || 'kosong'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Card>
      {isi.kodeAsing.length > 0 ? (
        <Card
          title="Kode yang belum dikenal"
          description="Kode yang dibiarkan tetap disimpan seperti yang tertulis dan tidak dibaca sebagai kode lain."
          flush
        >
          <KodeTable caption="Kode yang belum dikenal" isi={isi} kodeList={isi.kodeAsing} />
        </Card>
      ) : null}
      {isi.kodeDikenal.length > 0 ? (
        <Card title="Kode yang dikenali" description="Betulkan artinya bila di kantor ini kodenya berarti lain." flush>
          <details>
            <summary className="cursor-pointer px-4 py-3 text-link underline underline-offset-2">
              Tampilkan {formatNumber(isi.kodeDikenal.length)} kode
            </summary>
            <KodeTable caption="Kode yang dikenali" isi={isi} kodeList={isi.kodeDikenal} />
          </details>
        </Card>
      ) : null}
      <Card title="Muat">
        <div className="space-y-4">
          <SelectField
            name="sistem"
            label="Kode wilayah di dalam berkas"
            hint="Kode BPS dan kode Kemendagri sama panjang tetapi menunjuk wilayah yang berbeda."
            defaultValue={isi.sistem}
            options={[
              { value: 'kemendagri', label: 'Kode Kemendagri' },
              { value: 'bps', label: 'Kode BPS' },
            ]}
          />
          {isi.adaTanggal ? (
            <SelectField
              optional
              name="tanggal"
              label="Bentuk tanggal"
              hint="Pilih hanya bila tanggal terbaca keliru: 05/08/1968 dapat berarti 5 Agustus atau 8 Mei."
              placeholder="Dikenali sendiri: hari lebih dulu, atau tahun lebih dulu"
              defaultValue={isi.tanggal}
              options={TANGGAL}
            />
          ) : null}
          <CheckboxField
            optional
            name="simpan"
            label="Simpan pemetaan untuk kiriman berikutnya"
            hint="Profil jenis ini menjadi terverifikasi untuk kantor Anda, dan berkas serupa dikenali sendiri."
          />
          <CheckboxField
            optional
            name="coba"
            label="Periksa dulu, jangan muat"
            hint="Semua baris diperiksa dan dihitung; hasilnya tampil sebelum Anda memutuskan."
          />
          <FormActions>
            <SubmitButton pendingLabel="Memulai…">Mulai impor</SubmitButton>
            <ButtonLink intent="quiet" href={`/sumber/lain/${isi.id}`}>
              Kembali ke berkas
            </ButtonLink>
          </FormActions>
        </div>
      </Card>
    </Form>
  )
}

// 31 January 2000 in each form.
const TANGGAL = [
  { value: 'HH/BB/TTTT', label: 'Hari/bulan/tahun, 31/01/2000' },
  { value: 'HH-BB-TTTT', label: 'Hari-bulan-tahun, 31-01-2000' },
  { value: 'BB/HH/TTTT', label: 'Bulan/hari/tahun, 01/31/2000' },
  { value: 'TTTT-BB-HH', label: 'Tahun-bulan-hari, 2000-01-31' },
  { value: 'TTTTBBHH', label: 'Tahun bulan hari tanpa tanda, 20000131' },
]

/** Codes of the file, each with what it is read as. */
function KodeTable({ caption, isi, kodeList }: { caption: string; isi: Pratinjau; kodeList: Pratinjau['kodeAsing'] }) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative overflow-x-auto"
    >
      <table className="w-full text-sm">
        <caption className="sr-only">{caption} dan artinya</caption>
        <thead>
          <tr className="border-y border-stroke bg-surface-secondary text-left">
            <th scope="col" className="px-4 py-2">
              Kode
            </th>
            <th scope="col" className="px-4 py-2">
              Kolom
            </th>
            <th scope="col" className="px-4 py-2 text-right">
              Baris contoh
            </th>
            <th scope="col" className="px-4 py-2">
              Dibaca sebagai
            </th>
          </tr>
        </thead>
        <tbody>
          {kodeList.map(({ kolom, label, dari, jumlah, ke }) => (
            <tr key={`${kolom} ${dari}`} className="border-b border-stroke last:border-b-0">
              <th scope="row" className="px-4 py-2 text-left font-medium">
                {dari}
                <input type="hidden" name="kodeKolom[]" value={kolom} />
                <input type="hidden" name="kodeDari[]" value={dari} />
              </th>
              <td className="px-4 py-2">{label}</td>
              <td className="figures px-4 py-2 text-right">{formatNumber(jumlah)}</td>
              <td className="px-4 py-2">
                <select
                  name="kodeKe[]"
                  aria-label={`${label} ${dari} dibaca sebagai`}
                  defaultValue={ke}
                  className={cn(controlClass('sm'), 'max-w-44 sm:max-w-none')}
                >
                  {ke === '' ? <option value="">Biarkan belum dikenal</option> : null}
                  {(isi.kodePilihan[kolom] ?? []).map(({ kode, label: arti }) => (
                    <option key={kode} value={kode}>
                      {arti}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
