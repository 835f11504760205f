'use client'

import { useId, useState } from 'react'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-actions'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import type { ListUrl } from '@/components/table/list-url'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { pasangSyaratAction } from '@/lib/keluarga/actions'
import { findVariabel, labelKolom } from '@/lib/keluarga/kode'
import {
  formatSyarat,
  isNomorTeks,
  listNilaiSaring,
  parseSyarat,
  type Syarat,
  TEKS_TERPANJANG,
} from '@/lib/keluarga/syarat'
import { KELOMPOK_VARIABEL } from '@/lib/keluarga/variabel'

const CONTROL = 'block min-h-11 w-full rounded-md border border-stroke-input bg-surface px-3 py-2'

/** What may be asked about: the beginning of a condition, its column, and whose it is. */
export type HalSyarat = { hal: string; kolom: string; siapa: 'keluarga' | 'anggota' }

/**
 * Adds a condition to the list: a column, whether it is or is not, and the codes or a range. Sent by GET, so that the list keeps its
 * address; what a text is asked for is posted and kept, so that it stands in none.
 */
export function SyaratDialog({ url, halList }: { url: ListUrl; halList: HalSyarat[] }) {
  return (
    <Dialog
      title="Tambah syarat"
      description="Setiap keluarga yang tampil memenuhi semua syarat."
      trigger={{ label: 'Tambah syarat', intent: 'secondary' }}
    >
      <Isian url={url} halList={halList} />
    </Dialog>
  )
}

function Isian({ url, halList }: { url: ListUrl; halList: HalSyarat[] }) {
  const id = useId()
  const [dipilih, setDipilih] = useState(
    () => halList.find(({ kolom }) => kolom === 'jenis_lantai_terluas') ?? halList[0],
  )
  const [bukan, setBukan] = useState(false)
  const [nilai, setNilai] = useState<string[]>([])
  const [batas, setBatas] = useState({ dari: '', sampai: '' })
  if (!dipilih) return null
  const { kolom, siapa } = dipilih
  const jenis = findVariabel(kolom)?.jenis
  const bilangan = jenis === 'bilangan'
  const syarat = jenis === 'teks' ? null : toSyarat(dipilih.hal, bilangan, { bukan, nilai, ...batas })
  const rest = (
    <>
      {Object.entries(url.params).flatMap(([name, value]) =>
        name === 'kursor'
          ? []
          : (Array.isArray(value) ? value : [value]).map((one) =>
              one === null || one === undefined || one === '' ? null : (
                <input key={`${name}=${one}`} type="hidden" name={name} value={one} />
              ),
            ),
      )}
    </>
  )
  const pilihan = (
    <div>
      <label htmlFor={`${id}-kolom`} className="mb-1 block text-sm font-medium">
        Data
      </label>
      <select
        id={`${id}-kolom`}
        value={dipilih.hal}
        className={CONTROL}
        onChange={(event) => {
          setDipilih(halList.find(({ hal }) => hal === event.target.value))
          setNilai([])
          setBatas({ dari: '', sampai: '' })
        }}
      >
        {listKelompok(halList).map(([judul, list]) => (
          <optgroup key={judul} label={judul}>
            {list.map((satu) => (
              <option key={satu.hal} value={satu.hal}>
                {labelKolom(satu.kolom)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {siapa === 'anggota' ? (
        <p className="mt-1 text-sm text-content-secondary">
          Keluarga cocok bila sedikitnya satu anggotanya di rilis memenuhi syarat ini.
        </p>
      ) : null}
    </div>
  )
  if (jenis === 'teks')
    return (
      <div className="space-y-4">
        {pilihan}
        <Form key={dipilih.hal} action={pasangSyaratAction} warnUnsaved={false} aria-label="Syarat menurut teks">
          {rest}
          <input type="hidden" name="hal" value={dipilih.hal} />
          {isNomorTeks(kolom) ? (
            <TextField name="isi" label="Nomor" inputMode="numeric" maxLength={3} width="short" digits />
          ) : (
            <TextField
              name="isi"
              label="Memuat kata"
              hint="Paling sedikit 3 huruf. Semua kata harus ada, urutannya bebas, huruf besar dan kecil sama."
              maxLength={TEKS_TERPANJANG}
              personal
            />
          )}
          <p className="text-sm text-content-secondary">
            Isian ini tersimpan satu hari untuk Anda sendiri dan tidak tertulis di alamat halaman. Bahwa Anda menyaring
            menurut data ini tercatat. Di wilayah yang luas pencarian berlanjut bertahap; desa atau kecamatan yang
            dipilih lebih dahulu mempercepatnya.
          </p>
          <FormActions>
            <SubmitButton pendingLabel="Menambahkan…">Tambahkan</SubmitButton>
            <DialogClose intent="quiet">Tutup</DialogClose>
          </FormActions>
        </Form>
      </div>
    )
  return (
    <form method="get" action={url.path} className="space-y-4">
      {rest}
      {syarat ? <input type="hidden" name="syarat" value={formatSyarat(syarat)} /> : null}
      {pilihan}
      {bilangan ? (
        <div className="flex flex-wrap gap-4">
          {(['dari', 'sampai'] as const).map((ujung) => (
            <div key={ujung}>
              <label htmlFor={`${id}-${ujung}`} className="mb-1 block text-sm font-medium">
                {ujung === 'dari' ? 'Paling sedikit' : 'Paling banyak'}
              </label>
              <input
                id={`${id}-${ujung}`}
                type="text"
                inputMode="numeric"
                maxLength={6}
                value={batas[ujung]}
                className={`${CONTROL} figures max-w-32`}
                onChange={(event) => setBatas({ ...batas, [ujung]: event.target.value.replace(/\D/g, '') })}
              />
            </div>
          ))}
        </div>
      ) : (
        <>
          <fieldset className="flex flex-wrap gap-x-6">
            <legend className="mb-1 text-sm font-medium">Hubungan</legend>
            {[false, true].map((satu) => (
              <label key={String(satu)} className="flex min-h-11 items-center gap-2">
                <input
                  type="radio"
                  checked={bukan === satu}
                  onChange={() => setBukan(satu)}
                  className="size-5 accent-brand"
                />
                {sebutHubungan(siapa, satu)}
              </label>
            ))}
          </fieldset>
          <fieldset className="max-h-72 overflow-y-auto rounded-md border border-stroke p-2">
            <legend className="px-1 text-sm font-medium">{labelKolom(kolom)}</legend>
            {listNilaiSaring(kolom).map(({ kode, label }) => (
              <label key={kode} className="flex min-h-11 items-center gap-3 px-2">
                <input
                  type="checkbox"
                  checked={nilai.includes(kode)}
                  className="size-5 accent-brand"
                  onChange={(event) =>
                    setNilai(event.target.checked ? [...nilai, kode] : nilai.filter((satu) => satu !== kode))
                  }
                />
                {label}
              </label>
            ))}
          </fieldset>
        </>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" intent="primary" disabled={syarat === null}>
          Tambahkan
        </Button>
        <DialogClose intent="quiet">Tutup</DialogClose>
        {syarat === null ? (
          <p className="text-sm text-content-secondary">
            {bilangan
              ? batas.dari !== '' && batas.sampai !== ''
                ? 'Batas bawah lebih besar daripada batas atas.'
                : 'Isi paling sedikit satu batas.'
              : 'Pilih paling sedikit satu isi.'}
          </p>
        ) : null}
      </div>
    </form>
  )
}

/** The condition as chosen; null while it is not complete. */
function toSyarat(
  hal: string,
  bilangan: boolean,
  isi: { bukan: boolean; nilai: string[]; dari: string; sampai: string },
): Syarat | null {
  if (!bilangan)
    return isi.nilai.length === 0 ? null : parseSyarat(`${hal}${isi.bukan ? '!' : '~'}${isi.nilai.join('.')}`)
  if (isi.dari !== '' && isi.sampai !== '' && Number(isi.dari) > Number(isi.sampai)) return null
  return parseSyarat(`${hal}=${isi.dari}-${isi.sampai}`)
}

function sebutHubungan(siapa: HalSyarat['siapa'], bukan: boolean): string {
  if (siapa === 'anggota')
    return bukan ? 'tidak ada anggota dengan salah satu dari' : 'ada anggota dengan salah satu dari'
  return bukan ? 'bukan salah satu dari' : 'salah satu dari'
}

/** Under the groups of the family page, those of members behind those of the family. */
function listKelompok(halList: HalSyarat[]): [string, HalSyarat[]][] {
  return (['keluarga', 'anggota'] as const).flatMap((siapa) =>
    KELOMPOK_VARIABEL.flatMap((kelompok): [string, HalSyarat[]][] => {
      const list = halList.filter((satu) => satu.siapa === siapa && findVariabel(satu.kolom)?.kelompok === kelompok)
      return list.length === 0 ? [] : [[siapa === 'anggota' ? `Anggota: ${kelompok}` : kelompok, list]]
    }),
  )
}
