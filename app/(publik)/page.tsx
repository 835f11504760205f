import { Landing } from '@/components/shell/landing'

export default function LandingPage() {
  return <Landing />
}
