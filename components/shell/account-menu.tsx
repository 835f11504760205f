import { CircleUserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu } from '@/components/ui/menu'

/** Who is signed in, as what and where; the acts (change password, sign out) are the children. */
export function AccountMenu(props: { nama: string; peran: string; wilayah: string; children: ReactNode }) {
  return (
    <Menu
      intent="quiet"
      side="end"
      aria-label={`Akun ${props.nama}`}
      label={
        <>
          <CircleUserRound aria-hidden />
          <span className="hidden max-w-40 truncate md:inline">{props.nama}</span>
        </>
      }
    >
      <div className="border-b border-stroke px-3 py-2">
        <p className="font-semibold">{props.nama}</p>
        <p className="text-sm text-content-secondary">{props.peran}</p>
        <p className="text-sm text-content-secondary">{props.wilayah}</p>
      </div>
      <div className="pt-1">{props.children}</div>
    </Menu>
  )
}
