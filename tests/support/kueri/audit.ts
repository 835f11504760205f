import { findJejak, listJejak, listJejakSasaran } from '@/lib/audit/queries/list-jejak'
import { listLogBaca } from '@/lib/audit/queries/list-log-baca'
import { verifyJejakAktor } from '@/lib/audit/queries/verify-jejak'
import { jejakFilterSchema, logBacaFilterSchema } from '@/lib/audit/schema'
import { each, type Kueri } from './bentuk'

/** Reads of audit. */
export const KUERI_AUDIT: readonly Kueri[] = [
  { nama: 'listJejak', run: (aktor) => listJejak(aktor, jejakFilterSchema.parse({ ukuran: '100' })) },
  { nama: 'findJejak', run: (aktor) => each(['1', '2'], (nomor) => findJejak(aktor, Number(nomor))) },
  {
    nama: 'listJejakSasaran',
    run: (aktor, { kota }) => each(kota.usulanList, (id) => listJejakSasaran(aktor, id)),
  },
  { nama: 'listLogBaca', run: (aktor) => listLogBaca(aktor, logBacaFilterSchema.parse({ ukuran: '100' })) },
  { nama: 'verifyJejakAktor', run: (aktor) => verifyJejakAktor(aktor) },
]
