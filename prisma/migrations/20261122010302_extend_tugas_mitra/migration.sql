-- A request may be given more time while it is open. Who closes it is named: a person, or the clock when its due date has passed.

ALTER TABLE tugas_mitra ADD COLUMN ditutup_nama text;
COMMENT ON COLUMN tugas_mitra.ditutup_nama IS 'Who closed the request; Server: its due date had passed.';
GRANT UPDATE (tenggat, ditutup_nama) ON tugas_mitra TO sahih_app;
CREATE INDEX tugas_mitra_terbuka_idx ON tugas_mitra (tenggat) WHERE status = 'terbuka';
