-- Corrected rows come back alone: each row set aside can be told again, and an upload says which delivery it corrects.

ALTER TABLE impor ADD COLUMN perbaikan_dari uuid;
ALTER TABLE impor ADD CONSTRAINT impor_perbaikan_dari_fkey FOREIGN KEY (kode_kab, perbaikan_dari) REFERENCES impor (kode_kab, id);
COMMENT ON COLUMN impor.perbaikan_dari IS 'Import whose rows set aside this one brings corrected; null for a delivery of its own.';

ALTER TABLE impor_salah ADD COLUMN rujukan text COLLATE "C";
COMMENT ON COLUMN impor_salah.rujukan IS 'Where the row was first set aside: end of the id of that import, file and line. Null when that is this import. Stands in the file of corrections.';
CREATE INDEX impor_salah_rujukan_idx ON impor_salah (kode_kab, impor_id, rujukan) WHERE rujukan IS NOT NULL;
