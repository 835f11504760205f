// An usulan that comes back, and lists that are not everybody's. The journey from the village to BPS is in verval.spec.ts.
import { expect, type Page } from '@playwright/test'
import { expectAxeClean } from '../support/page'
import { test } from '../support/session'

/** Opens the nth family of the operator's list and begins an usulan for it; returns the path of the form. */
async function mulaiUsulan(page: Page, urutan: number): Promise<void> {
  await page.goto('/keluarga')
  await page.getByRole('table', { name: 'Daftar keluarga' }).getByRole('link').nth(urutan).click()
  await page.getByRole('link', { name: 'Usulkan pembaruan data' }).click()
  await expect(page.getByRole('heading', { name: 'Usulan baru' })).toBeVisible()
}

/** The option of a select that is neither "leave it" nor what the register says now. */
async function pilihLain(page: Page, label: string): Promise<void> {
  const isian = page.getByLabel(label, { exact: true })
  const kini = await isian.evaluate((select) => {
    const id = select.getAttribute('aria-describedby')?.split(' ')[0] ?? ''
    return document.getElementById(id)?.textContent?.replace('Sekarang: ', '') ?? ''
  })
  const pilihanList = await isian.locator('option').allTextContents()
  const lain = pilihanList.find((pilihan) => !['Tidak diubah', 'Kosongkan', kini].includes(pilihan))
  await isian.selectOption({ label: lain ?? '' })
}

test('usulan dikembalikan dengan alasan, diperbaiki, lalu diajukan lagi @ponsel', async ({ pageAs }) => {
  test.setTimeout(120_000)
  const operator = await pageAs('operator-desa')
  await mulaiUsulan(operator, test.info().project.name === 'ponsel' ? 8 : 7)
  await operator.getByLabel('RT/RW').check()
  await operator.getByRole('button', { name: 'Mulai mengisi' }).click()
  await operator.getByText('Aset', { exact: true }).click()
  await pilihLain(operator, 'Sepeda motor')
  await expect(operator.getByText(/Draf tersimpan pukul/)).toBeVisible()
  await expectAxeClean(operator)
  await operator.getByRole('button', { name: 'Ajukan usulan' }).click()
  await expect(operator.getByRole('heading', { name: /^Usulan USL/ })).toBeVisible()
  await expectAxeClean(operator)

  const verifikator = await pageAs('verifikator-dinsos')
  await verifikator.goto(operator.url())
  await verifikator.getByRole('button', { name: 'Kembalikan' }).click()
  const dialog = verifikator.getByRole('dialog', { name: 'Kembalikan usulan' })
  await dialog.getByLabel('Alasan').fill('Foto rumah belum jelas')
  await expectAxeClean(verifikator)
  await dialog.getByRole('button', { name: 'Kembalikan' }).click()
  await expect(verifikator.getByText('Dikembalikan: masih draf')).toBeVisible()

  await operator.reload()
  await expect(operator.getByText('Foto rumah belum jelas').first()).toBeVisible()
  await operator.getByRole('link', { name: 'Lengkapi dan ajukan' }).click()
  await operator.getByRole('button', { name: 'Ajukan usulan' }).click()
  await expect(operator.getByText(/Menunggu Musyawarah/)).toBeVisible()
})

test('daftar penetapan bukan untuk operator desa, dan usulan yang tidak ada tidak ditemukan', async ({ pageAs }) => {
  const operator = await pageAs('operator-desa')
  await operator.goto('/verval/daftar')
  await expect(operator.getByRole('heading', { name: 'Halaman tidak ditemukan' })).toBeVisible()
  const dinsos = await pageAs('operator-dinsos')
  await dinsos.goto('/verval/01990000-0000-7000-8000-000000000000')
  await expect(dinsos.getByRole('heading', { name: 'Halaman tidak ditemukan' })).toBeVisible()
})
