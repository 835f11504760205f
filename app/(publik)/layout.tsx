import type { ReactNode } from 'react'
import { PublicShell } from '@/components/shell/public-shell'

export default function PublikLayout({ children }: { children: ReactNode }) {
  return <PublicShell synthetic={false}>{children}</PublicShell>
}
