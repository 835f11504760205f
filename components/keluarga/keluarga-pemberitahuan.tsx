import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type IsoDate, parseDate } from '@/lib/core/date'
import { formatDate, formatInstant } from '@/lib/core/format'
import type { KeluargaDetail } from '@/lib/keluarga/queries/get-keluarga'
import { LANGKAH_TIADA, type StatusKeluarga } from '@/lib/keluarga/status-keluarga'

/** The two times a page looks back to; null is now. */
export type PandangTampil = { berlaku: IsoDate | null; diketahui: Date | null }

/** What somebody must know before they read the page: another time, another release, a family that is gone, a KK awaited. */
export function KeluargaPemberitahuan(props: {
  keluarga: KeluargaDetail
  pandang: PandangTampil
  bolehCatat: boolean
}) {
  const { keluarga, pandang, bolehCatat } = props
  const catat = `/keluarga/${keluarga.keluargaId}/catat`
  return (
    <div className="mb-6 space-y-3 empty:hidden">
      {pandang.berlaku || pandang.diketahui ? (
        <Notice
          tone="guide"
          title={judulPandang(pandang)}
          act={
            <ButtonLink href={`/keluarga/${keluarga.keluargaId}`} size="sm">
              Lihat keadaan sekarang
            </ButtonLink>
          }
        >
          Rilis, pembaruan daerah, dan peristiwa di luar waktu itu tidak ditampilkan.
        </Notice>
      ) : null}
      {keluarga.status.jenis === 'ada' ? null : <Berakhir status={keluarga.status} />}
      {keluarga.hanyaDaerah ? (
        <Notice tone="guide" title="Belum ada di rilis BPS">
          Keluarga ini dicatat oleh daerah. Ia belum punya desil resmi, dan usulan pembaruan data dapat dibuat setelah
          BPS memuatnya.
        </Notice>
      ) : null}
      {keluarga.tidakAdaDiRilis ? (
        <Notice tone="warning" title={`Tidak ada di rilis ${keluarga.rilisDiminta.kode}`}>
          Keluarga ini terakhir ada di rilis {keluarga.rilis.kode}; nilai di bawah berasal dari rilis itu. Datanya tidak
          dihapus.
        </Notice>
      ) : null}
      {keluarga.kkBelumTerbit ? (
        <Notice
          tone="warning"
          title="KK baru belum terbit"
          act={
            bolehCatat ? (
              <ButtonLink href={`${catat}?jenis=perbaikan-data&subjek=keluarga`} size="sm">
                Catat nomor KK
              </ButtonLink>
            ) : undefined
          }
        >
          Nomor KK dicatat setelah Disdukcapil menerbitkannya.
        </Notice>
      ) : null}
      {keluarga.masukLainList.length > 0 ? (
        <Notice
          tone="warning"
          title="Tercatat juga di keluarga lain"
          act={
            bolehCatat ? (
              <ButtonLink href={`${catat}?jenis=pindah-keluar`} size="sm">
                Catat pindah keluar
              </ButtonLink>
            ) : undefined
          }
        >
          {keluarga.masukLainList
            .map(({ orangId, sejak }) => `${namaOf(keluarga, orangId)} sejak ${formatDate(sejak)}`)
            .join(', ')}
          . Petugas lain di kabupaten/kota ini mencatatnya dari dokumen kependudukan; catat pindah keluar bila benar.
        </Notice>
      ) : null}
      {keluarga.tanpaKepala ? (
        <Notice
          tone="warning"
          title="Kepala keluarga belum ditentukan"
          act={
            bolehCatat ? (
              <ButtonLink href={`${catat}?jenis=ganti-kepala`} size="sm">
                Catat kepala keluarga
              </ButtonLink>
            ) : undefined
          }
        >
          Kepala keluarga yang lama tidak lagi di keluarga ini.
        </Notice>
      ) : null}
    </div>
  )
}

function namaOf(keluarga: KeluargaDetail, orangId: string): string {
  return keluarga.anggotaKini.find((satu) => satu.orangId === orangId)?.nilai.nama?.kini ?? 'Seorang anggota'
}

/** The time of a look back in words: as it stood, as it was known, or both. */
export function judulPandang({ berlaku, diketahui }: PandangTampil): string {
  const bagian = [
    berlaku ? `keadaan per ${formatDate(berlaku)}` : null,
    diketahui ? `yang diketahui ${formatInstant(diketahui)}` : null,
  ].filter((satu) => satu !== null)
  const judul = bagian.join(', ')
  return judul.charAt(0).toUpperCase() + judul.slice(1)
}

function Berakhir({ status }: { status: Exclude<StatusKeluarga, { jenis: 'ada' }> }) {
  const sejak = parseDate(status.sejak)
  const hari = sejak ? ` sejak ${formatDate(sejak)}` : ''
  const judul = {
    pindah: `Seluruh keluarga pindah keluar${hari}`,
    bergabung: `Seluruh keluarga bergabung ke KK lain${hari}`,
    meninggal: `Tidak ada lagi anggota${hari}`,
    kosong: `Tidak ada lagi anggota${hari}`,
  }[status.jenis]
  return (
    <Notice tone="warning" title={judul}>
      {status.tempat ? `Tujuan: ${status.tempat}. ` : null}
      {status.keLain ? (
        <Link prefetch={false} href={`/keluarga/${status.keLain}`} className="text-link underline">
          Buka keluarga yang dituju
        </Link>
      ) : null}{' '}
      {LANGKAH_TIADA[status.jenis]} Catatannya tetap tersimpan, juga bila rilis BPS masih memuat keluarga ini.
    </Notice>
  )
}
