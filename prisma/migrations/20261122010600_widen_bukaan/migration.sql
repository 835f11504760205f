-- One stated purpose for a whole list too, and a way to end it before its half hour is over.

ALTER TABLE bukaan DROP CONSTRAINT bukaan_objek_check;
ALTER TABLE bukaan ADD CONSTRAINT bukaan_objek_check CHECK (objek IN ('keluarga', 'usulan', 'pemeriksaan', 'daftar', 'tugas'));
ALTER TABLE bukaan ADD COLUMN ditutup_pada timestamptz CONSTRAINT bukaan_ditutup_check CHECK (ditutup_pada >= dibuat_pada);
COMMENT ON COLUMN bukaan.objek IS 'What the purpose was stated for: one keluarga, one usulan, one daftar penetapan; or everything that is assigned to the aktor: their visits (pemeriksaan) or findings (tugas), and then objek_id is the aktor.';
COMMENT ON COLUMN bukaan.ditutup_pada IS 'When the aktor ended it by hand. The end that was promised stays as it was written: nothing of the application can put it off.';
GRANT UPDATE (ditutup_pada) ON bukaan TO sahih_app;
-- What holds now, whatever it was stated for.
CREATE INDEX bukaan_berlaku_idx ON bukaan (kode_kab, aktor, berakhir_pada) WHERE ditutup_pada IS NULL;
