import { ListPageSkeleton } from '@/components/table/table-states'

export default function Loading() {
  return <ListPageSkeleton />
}
