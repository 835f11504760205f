// `cli rilis:tarik BATCH --alasan …`: withdraws a published delivery; the one before becomes the present again.
import type { Command } from 'commander'
import { addPutusan } from './putusan'

export function register(program: Command): void {
  addPutusan(program, {
    nama: 'rilis:tarik',
    keterangan: 'Menarik rilis yang sudah terbit; kiriman sebelumnya berlaku kembali.',
    putusan: 'tarik',
  })
}
