// An export from the list: columns, form and purpose are chosen, the work is followed, and the file says who took it for what.
import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { expectAxeClean, shot } from '../support/page'
import { test } from '../support/session'

const TUJUAN = 'Bahan rapat koordinasi camat'

test.describe.configure({ timeout: 120_000 })

test('ekspor meminta tujuan dan kolom, dikerjakan di belakang, dan berkasnya bertanda @ponsel', async ({ pageAs }) => {
  const dinsos = await pageAs('operator-dinsos')
  await dinsos.goto('/keluarga?desil=1')
  await dinsos.getByRole('button', { name: 'Ekspor' }).click()
  const dialog = dinsos.getByRole('dialog', { name: 'Ekspor data' })
  await dialog.getByRole('radio', { name: /^Anggota/ }).check()
  // A group is named with how many of its columns are taken, a column by its label alone.
  for (const kelompok of ['Kesehatan', 'Alamat KTP', 'Usaha'])
    await dialog.getByRole('checkbox', { name: new RegExp(`^${kelompok} ?\\d`) }).uncheck()
  await dialog.getByRole('button', { name: 'Minta ekspor' }).click()
  await expect(dialog.getByRole('alert').first()).toBeVisible()
  await expectAxeClean(dinsos)
  await shot(dinsos, 'ekspor-dialog')
  await dialog.getByLabel('Tujuan').fill(TUJUAN)
  await dialog.getByRole('button', { name: 'Minta ekspor' }).click()

  await expect(dinsos).toHaveURL(/\/berkas\/pekerjaan\//)
  const unduh = dinsos.getByRole('link', { name: /Unduh/ })
  await expect(unduh).toBeVisible({ timeout: 60_000 })
  await expectAxeClean(dinsos)
  const [download] = await Promise.all([dinsos.waitForEvent('download'), unduh.click()])
  expect(download.suggestedFilename()).toMatch(/^anggota-3275-2025-TW[34]\.1-DATA-SINTETIS-[0-9a-f]{8}\.csv$/)
  const [tanda, judul] = (await readFile(await download.path(), 'utf8')).split('\n')
  expect(tanda).toContain(TUJUAN)
  expect(tanda).toContain('DATA SINTETIS')
  expect(judul).toContain('nomor_induk_kependudukan')
  expect(judul).not.toContain('penglihatan')
})

test('ekspor tidak ditawarkan kepada yang tidak berizin', async ({ pageAs }) => {
  const kepala = await pageAs('kepala-dinas')
  await kepala.goto('/keluarga')
  await expect(kepala.getByRole('heading', { name: 'Keluarga', level: 1 })).toBeVisible()
  await expect(kepala.getByRole('button', { name: 'Ekspor' })).toHaveCount(0)
})
