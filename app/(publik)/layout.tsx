import type { ReactNode } from 'react'
import { PublicShell } from '@/components/shell/public-shell'
import { isSintetis } from '@/lib/server/installation'

export default async function PublikLayout({ children }: { children: ReactNode }) {
  return <PublicShell synthetic={await isSintetis()}>{children}</PublicShell>
}
