// `cli impor:tarik BATCH --alasan …`: withdraws a delivery that holds, a release or another source.
import type { Command } from 'commander'
import { addPutusan } from './putusan'

export function register(program: Command): void {
  addPutusan(program, {
    nama: 'impor:tarik',
    keterangan: 'Menarik kiriman yang berlaku, juga sumber lain; kiriman sebelumnya berlaku kembali.',
    putusan: 'tarik',
  })
}
