import { ButtonLink } from '@/components/ui/button'
import { dateAt } from '@/lib/core/date'
import { formatDate, formatInstant, formatNumber } from '@/lib/core/format'
import { sidikPendek } from '@/lib/verval/daftar'
import type { DaftarDetail } from '@/lib/verval/queries/get-daftar'
import { kapital } from '@/lib/verval/sebutan'
import { sebutanOf } from '@/lib/wilayah/kode'
import { CetakTombol } from './cetak-tombol'

/** A list on paper: kop, what it is, its rows, who signed which version, and the whole fingerprint. */
export function DaftarCetak(props: { daftar: DaftarDetail; kodeKab: string; daerah: string }) {
  const { daftar } = props
  const { kepalaDaerah } = sebutanOf(props.kodeKab)
  const barisList = daftar.barisList.filter(({ dikeluarkan }) => dikeluarkan === null)
  const tanda = (tindakan: string) =>
    daftar.tandaTanganList.find((satu) => satu.tindakan === tindakan && satu.versi === daftar.versi)
  const sel = 'border border-stroke-input px-2 py-1 align-top'
  return (
    <>
      <div className="mb-6 flex flex-wrap gap-3 print:hidden">
        <CetakTombol />
        <ButtonLink href={`/verval/daftar/${daftar.id}`}>Kembali ke daftar</ButtonLink>
      </div>
      <article className="mx-auto max-w-4xl space-y-4 bg-surface text-sm print:max-w-none">
        <header className="border-b-4 border-double border-content pb-2 text-center">
          <p className="text-base font-semibold uppercase">Pemerintah {props.daerah}</p>
          <p className="text-base font-semibold uppercase">Dinas Sosial</p>
        </header>
        <h1 className="text-center text-lg">
          Daftar usulan pembaruan data keluarga
          <span className="block text-base font-normal">
            Nomor {daftar.nomor} versi {daftar.versi}
          </span>
        </h1>
        <p>
          {daftar.judul}. Memuat {formatNumber(daftar.jumlah)} usulan dari {formatNumber(daftar.ringkasan.keluarga)}{' '}
          keluarga dengan {formatNumber(daftar.ringkasan.perubahan)} nilai. Nilai semula menurut rilis {daftar.rilis}{' '}
          dengan pembaruan daerah. Daftar ini tidak mengusulkan desil.
        </p>
        <table className="w-full border-collapse">
          <thead>
            <tr>
              <th className={sel}>No</th>
              <th className={sel}>Usulan</th>
              <th className={sel}>Kepala keluarga</th>
              <th className={sel}>Desa/kelurahan</th>
              <th className={sel}>Perubahan</th>
            </tr>
          </thead>
          <tbody>
            {barisList.map((baris) => (
              <tr key={baris.urutan} className="break-inside-avoid">
                <td className={`${sel} figures text-right`}>{baris.urutan}</td>
                <td className={`${sel} figures whitespace-nowrap`}>{baris.nomor}</td>
                <td className={sel}>{baris.kepala ?? '—'}</td>
                <td className={sel}>{baris.desa}</td>
                <td className={sel}>
                  {baris.perubahan
                    .map(
                      ({ label, orangId, lama, baru }) =>
                        `${label}${orangId ? ' (anggota)' : ''}: ${lama} menjadi ${baru}`,
                    )
                    .join('; ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="grid grid-cols-2 gap-8 pt-4 break-inside-avoid">
          <Tanda jabatan="Disahkan oleh Kepala Dinas Sosial" tanda={tanda('sahkan')} />
          <Tanda jabatan={`Ditetapkan oleh ${kapital(kepalaDaerah)}`} tanda={tanda('tetapkan')} />
        </div>
        <footer className="border-t border-stroke pt-2 text-xs break-all">
          Sidik SHA-256 versi {daftar.versi}: <span className="figures">{daftar.sha256}</span>. Disusun{' '}
          {formatInstant(daftar.disusunPada)}.
        </footer>
      </article>
    </>
  )
}

function Tanda(props: { jabatan: string; tanda: { nama: string; pada: Date; sha256: string } | undefined }) {
  return (
    <div>
      <p>{props.jabatan}</p>
      {props.tanda ? (
        <p className="mt-6 font-semibold">
          {props.tanda.nama}
          <span className="block font-normal">
            ditandatangani dalam sistem {formatDate(dateAt(props.tanda.pada))}, sidik {sidikPendek(props.tanda.sha256)}
          </span>
        </p>
      ) : (
        <p className="mt-6 text-content-secondary">belum ditandatangani</p>
      )}
    </div>
  )
}
