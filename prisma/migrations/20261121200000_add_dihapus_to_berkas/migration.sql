-- A file that has expired loses its bytes and keeps its row: who exported what, why, and the hash of what it was.
ALTER TABLE berkas ADD COLUMN dihapus_pada timestamptz;
COMMENT ON COLUMN berkas.dihapus_pada IS 'When the bytes were removed after kedaluwarsa_pada; the row stays.';
CREATE INDEX berkas_kedaluwarsa_idx ON berkas (kedaluwarsa_pada) WHERE dihapus_pada IS NULL;
CREATE INDEX berkas_aktor_idx ON berkas (kode_kab, aktor, id DESC);
