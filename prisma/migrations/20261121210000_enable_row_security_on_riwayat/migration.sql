-- The application has no rights on these two; closed like every table with kode_kab, so that a grant made in error opens nothing.
ALTER TABLE riwayat_kk ENABLE ROW LEVEL SECURITY;
ALTER TABLE riwayat_nik ENABLE ROW LEVEL SECURITY;
