-- Recipients are also delivered by month.
ALTER TABLE impor DROP CONSTRAINT impor_periode_check;
ALTER TABLE impor ADD CONSTRAINT impor_periode_check CHECK (periode ~ '^20[0-9]{2}-(TW[1-4]|0[1-9]|1[0-2])$');
