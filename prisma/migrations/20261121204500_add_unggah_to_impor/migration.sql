-- Uploads: a batch exists before its files are all here, so that a broken upload can go on where it stopped.
ALTER TABLE impor DROP CONSTRAINT impor_status_check;
ALTER TABLE impor ADD CONSTRAINT impor_status_check CHECK (status IN ('unggah', 'antre', 'berjalan', 'terbit', 'sama', 'ditolak', 'gagal'));
ALTER TABLE impor ADD COLUMN sintetis boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN impor.sintetis IS 'Who uploaded says that the files are synthetic although their numbers do not tell.';
GRANT UPDATE (status, tahap, total) ON impor TO sahih_app;
GRANT UPDATE (nama, ukuran, sha256, jalur) ON impor_berkas TO sahih_app;
