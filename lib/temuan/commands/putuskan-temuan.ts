// Deciding about one finding, and opening it again: the answer is kept with the value it was given for.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import { cekIzin, cekWewenang, type TindakanTemuan } from '../alur'
import type { BukaKembaliTemuanInput, KonfirmasiTemuanInput, TepisTemuanInput } from '../schema'
import { geserRekap, lockTemuan } from './catat-langkah'

/** A finding and the family it is about, for where to go next. */
export type HasilPutusanTemuan = { id: string }

/** Says that the finding is right. It stays on the list as confirmed until the register no longer shows it. Refusals as `cekWewenang`, and `temuan/sudah-berubah`. */
export function konfirmasiTemuan(aktor: Aktor, input: KonfirmasiTemuanInput): Promise<Result<HasilPutusanTemuan>> {
  return putuskan(aktor, 'konfirmasi', input, input.alasan === '' ? null : input.alasan)
}

/** Says that nothing is wrong, with the reason. It holds while the value is the same. Refusals as `cekWewenang`, and `temuan/sudah-berubah`. */
export function tepisTemuan(aktor: Aktor, input: TepisTemuanInput): Promise<Result<HasilPutusanTemuan>> {
  return putuskan(aktor, 'tepis', input, input.alasan)
}

/** Takes a decision back, with the reason. Refusals as `cekWewenang`, and `temuan/sudah-berubah`. */
export function bukaKembaliTemuan(aktor: Aktor, input: BukaKembaliTemuanInput): Promise<Result<HasilPutusanTemuan>> {
  return putuskan(aktor, 'buka-kembali', input, input.alasan)
}

async function putuskan(
  aktor: Aktor,
  tindakan: Exclude<TindakanTemuan, 'tugaskan'>,
  input: { kunci: string; id: string; ke: number },
  alasan: string | null,
): Promise<Result<HasilPutusanTemuan>> {
  const izin = cekIzin(aktor, tindakan)
  if (!izin.ok) return izin
  return withAct(aktor, `temuan.${tindakan}`, input, async (tx) => {
    const temuan = await lockTemuan(tx, aktor, input.id)
    if (!temuan) return refuse('temuan/tidak-ditemukan', 'Temuan tidak ditemukan di wilayah Anda.')
    const ke = cekWewenang(aktor, tindakan, temuan)
    if (!ke.ok) return ke
    if (temuan.ke !== input.ke)
      return refuse(
        'temuan/sudah-berubah',
        'Temuan ini sudah berubah sejak halaman dibuka. Muat ulang untuk melihat keadaannya, lalu putuskan kembali.',
      )
    const pada = now()
    const putusan = ke.value === 'dikonfirmasi' || ke.value === 'ditepis' ? ke.value : null
    await tx.$executeRaw`
      UPDATE temuan SET status = ${ke.value}, putusan = ${putusan}, putusan_sidik = CASE WHEN ${putusan}::text IS NULL THEN NULL ELSE sidik END,
        alasan = ${alasan}, diputus_oleh = ${aktor.id}, diputus_nama = ${aktor.nama}, diputus_pada = ${pada}, ke = ke + 1
      WHERE kode_kab = ${aktor.kodeKab} AND id = ${temuan.id}::uuid`
    await tx.temuanLangkah.create({
      data: {
        kodeKab: aktor.kodeKab,
        temuanId: temuan.id,
        kodeDesa: temuan.kodeDesa,
        tindakan,
        dari: temuan.status,
        ke: ke.value,
        nilai: temuan.nilai,
        alasan,
        aktor: aktor.id,
        aktorNama: aktor.nama,
        pada,
      },
    })
    await geserRekap(tx, aktor.kodeKab, [
      {
        kodeDesa: temuan.kodeDesa,
        jenis: temuan.jenis,
        sebab: temuan.sebab,
        dari: temuan.status,
        ke: ke.value,
        jumlah: 1,
      },
    ])
    await catat(tx, `temuan.${tindakan}`, temuan.id, { jenis: temuan.jenis, dari: temuan.status, ke: ke.value })
    return ok({ id: temuan.id })
  })
}
