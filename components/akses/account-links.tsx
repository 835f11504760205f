import { MenuLink } from '@/components/ui/menu'

/** What a person may do with their own account. */
export function AccountLinks() {
  return (
    <>
      <MenuLink href="/akun">Akun dan sesi</MenuLink>
      <MenuLink href="/keluar">Keluar</MenuLink>
    </>
  )
}
