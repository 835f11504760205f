// `cli impor:setujui BATCH --alasan …`: publishes a delivery that waits, in the name of whoever runs the server.
import type { Command } from 'commander'
import { addPutusan } from './putusan'

export function register(program: Command): void {
  addPutusan(program, {
    nama: 'impor:setujui',
    keterangan: 'Menerbitkan kiriman yang menunggu konfirmasi, atas nama pengelola server.',
    putusan: 'setujui',
  })
}
