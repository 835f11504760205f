/** What became of the rows of a delivery, as the headings of its table: the first five add up to the last. */
export const KOLOM_HITUNGAN = ['Baru', 'Berubah', 'Sama', 'Ditahan', 'Salah', 'Dikirim'].map((label) => ({
  key: label,
  label,
}))
