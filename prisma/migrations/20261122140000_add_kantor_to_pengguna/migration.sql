-- The office a verifier of another office answers for belongs to the account, so that nobody types it with each request.

ALTER TABLE pengguna ADD COLUMN kantor text;
ALTER TABLE pengguna ADD CONSTRAINT pengguna_kantor_check CHECK (kantor IN ('disdukcapil', 'dinkes', 'dpmd', 'lainnya'));
ALTER TABLE pengguna ADD CONSTRAINT pengguna_kantor_peran_check CHECK (kantor IS NULL OR peran = 'verifikator-mitra');
COMMENT ON COLUMN pengguna.kantor IS 'Office a verifikator-mitra answers for; empty for every other peran, and for an account of the time before until an administrator names it.';
GRANT SELECT (kantor), INSERT (kantor), UPDATE (kantor) ON pengguna TO sahih_app;

-- The office of the request they hold or have answered last, as it was told apart until now.
UPDATE pengguna p SET kantor = (
    SELECT t.kantor FROM tugas_mitra t
    WHERE t.kode_kab = p.kode_kab AND t.penerima_id = p.id AND (t.status = 'terbuka' OR t.dijawab > 0)
    ORDER BY t.id DESC LIMIT 1)
WHERE p.peran = 'verifikator-mitra';
