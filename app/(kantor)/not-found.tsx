import { NotFound } from '@/components/shell/not-found'

/** Inside the office's frame, which brings the landmark: the root one would put a second main into it. */
export default function KantorNotFound() {
  return <NotFound />
}
