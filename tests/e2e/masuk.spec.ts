// Coming in and being kept out: wrong passwords, the lock, signing out, ended sessions, and what the answers carry.
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { findAkunDemo } from '../support/akun-demo'
import { expectAxeClean, shot } from '../support/page'
import { masuk, test } from '../support/session'

const SANDI = 'sungai kerikil jendela merah'

// Several people sign in within one test.
test.describe.configure({ timeout: 120_000 })

/** Types a name and a password and sends them; what comes next is for the test to say. */
async function coba(page: Page, namaPengguna: string, sandi: string): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(namaPengguna)
  await page.getByLabel('Kata sandi').fill(sandi)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
}

/** The administrator adds a user of the city, whom no other test uses; returns the name. */
async function tambahPengguna(administrator: Page): Promise<string> {
  const namaPengguna = `uji.${Date.now().toString(36)}`
  await administrator.goto('/akses/baru')
  await administrator.getByLabel('Nama pengguna').fill(namaPengguna)
  await administrator.getByLabel('Nama', { exact: true }).fill('Petugas Uji')
  await administrator.getByLabel('Peran').selectOption({ index: 3 })
  await administrator.getByLabel('Wilayah').selectOption({ index: 1 })
  await administrator.getByLabel('Kata sandi awal').fill(SANDI)
  await administrator.getByRole('button', { name: 'Tambah pengguna' }).click()
  await expect(administrator.getByRole('heading', { name: 'Petugas Uji' })).toBeVisible()
  return namaPengguna
}

/** A second browser window in which nobody is signed in. */
async function openWindow(browser: Browser, list: BrowserContext[]): Promise<Page> {
  const context = await browser.newContext()
  list.push(context)
  return context.newPage()
}

test('sandi yang salah dan nama yang tidak ada mendapat jawaban yang sama @ponsel', async ({ page }) => {
  const { namaPengguna } = await findAkunDemo('auditor')
  const jawaban: (string | null)[] = []
  for (const nama of [namaPengguna, 'tidak.ada.orangnya']) {
    await page.goto('/masuk')
    await coba(page, nama, 'sandi yang keliru')
    const peringatan = page.getByRole('form', { name: 'Masuk' }).getByRole('alert')
    await expect(peringatan).toContainText('Nama pengguna atau kata sandi tidak cocok')
    await expect(peringatan).toBeFocused()
    jawaban.push(await peringatan.textContent())
  }
  expect(jawaban[0]).toBe(jawaban[1])
  await expectAxeClean(page)
  await shot(page, 'masuk-ditolak')
})

test('isian masuk yang kosong disebut satu per satu', async ({ page }) => {
  await page.goto('/masuk')
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2)
  await page.getByRole('alert').getByRole('link').first().click()
  await expect(page.getByLabel('Nama pengguna')).toBeFocused()
})

test('lima sandi yang salah mengunci akun sampai administrator membukanya', async ({ page, pageAs }) => {
  const administrator = await pageAs('administrator')
  const namaPengguna = await tambahPengguna(administrator)
  const akun = administrator.url()
  await page.goto('/masuk')
  const peringatan = page.getByRole('form', { name: 'Masuk' }).getByRole('alert')
  for (let ke = 1; ke <= 5; ke++) {
    await page.reload()
    await coba(page, namaPengguna, `keliru ${ke}`)
    await expect(peringatan).toContainText('tidak cocok')
  }
  await page.reload()
  await coba(page, namaPengguna, SANDI)
  await expect(peringatan).toContainText('Terlalu banyak percobaan masuk')
  await shot(page, 'masuk-terkunci')

  await administrator.goto(akun)
  await expect(administrator.getByText('Terkunci').first()).toBeVisible()
  await expectAxeClean(administrator)
  await administrator.getByRole('button', { name: 'Buka kunci' }).click()
  await expect(administrator.getByRole('form', { name: 'Buka kunci' })).toHaveCount(0)
  await masuk(page, namaPengguna, SANDI)
  await expect(page).toHaveURL(/\/beranda$/)
})

test('yang keluar tidak dapat kembali dengan kuki lama', async ({ page, context }) => {
  const { namaPengguna, sandi } = await findAkunDemo('auditor')
  await masuk(page, namaPengguna, sandi)
  const kukiLama = await context.cookies()
  await page.getByLabel(/^Akun /).click()
  await page.getByRole('link', { name: 'Keluar', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Keluar' })).toBeVisible()
  await expectAxeClean(page)
  await page.getByRole('button', { name: 'Keluar' }).click()
  await expect(page.getByText('Anda sudah keluar.')).toBeVisible()
  await page.goto('/beranda')
  await expect(page).toHaveURL(/\/masuk/)
  await context.addCookies(kukiLama)
  await page.goto('/beranda')
  await expect(page).toHaveURL(/\/masuk/)
})

test('sesi yang dicabut berakhir saat itu juga', async ({ page, pageAs, browser }) => {
  const administrator = await pageAs('administrator')
  const namaPengguna = await tambahPengguna(administrator)
  const contextList: BrowserContext[] = []
  await masuk(page, namaPengguna, SANDI)

  // By its owner, from another window.
  const lain = await openWindow(browser, contextList)
  await masuk(lain, namaPengguna, SANDI)
  await page.goto('/akun')
  await expectAxeClean(page)
  await page.getByRole('button', { name: 'Akhiri', exact: true }).click()
  // The form goes once the session is gone; its button has another name from the press on.
  await expect(page.getByRole('form', { name: /^Akhiri sesi/ })).toHaveCount(0)
  await lain.getByRole('link', { name: 'Keluarga', exact: true }).click()
  await expect(lain).toHaveURL(/\/masuk/)

  // By the administrator, who also takes the right to come in.
  await administrator.reload()
  await administrator.getByLabel('Boleh masuk').uncheck()
  await administrator.getByRole('button', { name: 'Simpan perubahan' }).click()
  await expect(administrator.getByText('Nonaktif')).toBeVisible()
  await page.getByRole('link', { name: 'Keluarga', exact: true }).click()
  await expect(page).toHaveURL(/\/masuk/)
  await coba(page, namaPengguna, SANDI)
  await expect(page.getByRole('form', { name: 'Masuk' }).getByRole('alert')).toContainText('tidak cocok')
  for (const context of contextList) await context.close()
})

test('peran yang diganti berlaku pada halaman berikutnya', async ({ page, pageAs }) => {
  const administrator = await pageAs('administrator')
  const namaPengguna = await tambahPengguna(administrator)
  await masuk(page, namaPengguna, SANDI)
  await expect(page.getByRole('navigation', { name: 'Ruang' }).getByRole('link', { name: 'Sumber' })).toBeVisible()
  await administrator.getByLabel('Peran').selectOption('kepala-daerah')
  await administrator.getByRole('button', { name: 'Simpan perubahan' }).click()
  await expect(administrator.getByText('Perubahan sudah disimpan')).toBeVisible()
  await page.getByRole('navigation', { name: 'Ruang' }).getByRole('link', { name: 'Sumber' }).click()
  await expect(page.getByRole('heading', { name: 'Halaman ini bukan untuk peran Anda' })).toBeVisible()
})

test('setiap halaman membawa kebijakan isi dengan nonce sendiri, dan kuki sesi tertutup bagi skrip', async ({
  page,
  context,
}) => {
  const pelanggaran: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) pelanggaran.push(message.text())
  })
  const nonceList: (string | undefined)[] = []
  for (const path of ['/', '/masuk', '/masuk']) {
    const policy = (await page.goto(path))?.headers()['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).not.toContain('unsafe')
    nonceList.push(/'nonce-([^']+)'/.exec(policy)?.[1])
  }
  expect(new Set(nonceList).size).toBe(3)

  const { namaPengguna, sandi } = await findAkunDemo('auditor')
  await masuk(page, namaPengguna, sandi)
  expect((await page.goto('/beranda'))?.headers()['content-security-policy']).toContain("'nonce-")
  const sesi = (await context.cookies()).find(({ name }) => name.endsWith('session-token'))
  expect(sesi).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', secure: page.url().startsWith('https:') })
  // 16 bytes of session id in an encrypted token: nobody's name stands in it.
  expect(sesi?.value).not.toContain(namaPengguna)
  expect(await page.evaluate(() => document.cookie)).not.toContain('session-token')
  expect(pelanggaran).toEqual([])
})

test('tanpa sesi setiap ruang menuju halaman masuk', async ({ page, request }) => {
  for (const path of ['/beranda', '/keluarga', '/verval', '/sumber', '/audit', '/akses', '/berkas', '/akun']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/masuk/)
  }
  const id = '01990000-0000-7000-8000-000000000000'
  const unduhan = await request.get(`/unduh/${id}`, { maxRedirects: 0 })
  expect([302, 303, 307, 401, 404]).toContain(unduhan.status())
  const unggahan = await request.post(`/unggah/${id}?ke=1`, { data: 'a' })
  expect([401, 403]).toContain(unggahan.status())
})
