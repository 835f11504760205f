import type { ReactNode } from 'react'
import { AccountLinks } from '@/components/akses/account-links'
import { AccountMenu } from '@/components/shell/account-menu'
import type { NavItem } from '@/components/shell/nav-list'
import { OfficeShell } from '@/components/shell/office-shell'
import { SearchBox } from '@/components/shell/search-box'
import { Switcher } from '@/components/shell/switcher'
import { type Aktor, can, type Izin, LABEL_PERAN } from '@/lib/akses/izin'
import { formatPeriode, parsePeriode } from '@/lib/core/date'
import { simpanPencarianAction } from '@/lib/keluarga/actions'
import { listRilis } from '@/lib/keluarga/queries/list-rilis'
import { isSintetis } from '@/lib/server/installation'
import { requireAktor } from '@/lib/server/session'
import { readView } from '@/lib/server/view'
import { pilihPandanganAction } from '@/lib/wilayah/actions'
import { listPilihanWilayah } from '@/lib/wilayah/queries'

// A nonce in the content policy works only where each answer is made for its request.
export const dynamic = 'force-dynamic'

const ROOMS: (NavItem & { izin: Izin })[] = [
  { href: '/beranda', label: 'Beranda', icon: 'beranda', izin: 'beranda:lihat' },
  { href: '/verval', label: 'Verval', icon: 'verval', izin: 'verval:lihat' },
  { href: '/temuan', label: 'Temuan', icon: 'temuan', izin: 'temuan:lihat' },
  { href: '/temuan/mitra', label: 'Tugas verifikasi', icon: 'temuan', izin: 'temuan:jawab' },
  { href: '/keluarga', label: 'Keluarga', icon: 'keluarga', izin: 'keluarga:lihat' },
  { href: '/kelayakan', label: 'Kelayakan', icon: 'kelayakan', izin: 'kelayakan:lihat' },
  { href: '/peringkat', label: 'Peringkat', icon: 'peringkat', izin: 'peringkat:lihat' },
  { href: '/padan', label: 'Padan', icon: 'padan', izin: 'padan:lihat' },
  { href: '/sumber', label: 'Sumber', icon: 'sumber', izin: 'sumber:lihat' },
  { href: '/berkas', label: 'Berkas', icon: 'berkas', izin: 'berkas:unduh' },
  { href: '/wilayah', label: 'Wilayah', icon: 'wilayah', izin: 'wilayah:lihat' },
  { href: '/akses', label: 'Akses', icon: 'akses', izin: 'akses:kelola' },
  { href: '/audit', label: 'Audit', icon: 'audit', izin: 'audit:lihat' },
]

export default async function KantorLayout({ children }: { children: ReactNode }) {
  const aktor = await requireAktor('beranda:lihat')
  const wilayahList = await listPilihanWilayah(aktor.kodeWilayah)
  return (
    <OfficeShell
      items={ROOMS.filter((room) => can(aktor, room.izin)).map(({ izin: _, ...item }) => item)}
      office={wilayahList[0]?.nama}
      search={can(aktor, 'keluarga:cari') ? <SearchBox action={simpanPencarianAction} /> : undefined}
      switches={can(aktor, 'keluarga:lihat') ? <Switches aktor={aktor} wilayahList={wilayahList} /> : undefined}
      account={
        <AccountMenu
          nama={aktor.nama}
          peran={LABEL_PERAN[aktor.peran]}
          wilayah={wilayahList[0]?.nama ?? aktor.kodeWilayah}
        >
          <AccountLinks />
        </AccountMenu>
      }
      synthetic={await isSintetis()}
    >
      {children}
    </OfficeShell>
  )
}

async function Switches({ aktor, wilayahList }: { aktor: Aktor; wilayahList: { kode: string; nama: string }[] }) {
  const [rilisList, view] = [await listRilis(aktor), await readView(aktor)]
  const rilis = rilisList.find((one) => one.kode === view.rilis) ?? rilisList[0]
  const wilayah = wilayahList.find((one) => one.kode === view.wilayah)
  return (
    <>
      <Switcher
        label="Rilis"
        name="rilis"
        action={pilihPandanganAction}
        current={rilis?.kode ?? 'Belum ada rilis'}
        options={rilisList.map((one) => ({
          value: one.kode,
          label: labelRilis(one),
          current: one.kode === rilis?.kode,
        }))}
      />
      <Switcher
        label="Wilayah"
        name="wilayah"
        action={pilihPandanganAction}
        current={wilayah?.nama ?? view.wilayah}
        options={wilayahList.map((one) => ({ value: one.kode, label: one.nama, current: one.kode === view.wilayah }))}
      />
    </>
  )
}

function labelRilis(rilis: { periode: string; pengiriman: number }): string {
  const periode = parsePeriode(rilis.periode)
  return `${periode ? formatPeriode(periode) : rilis.periode}, pengiriman ${rilis.pengiriman}`
}
