-- Row security also for statements of one's own: what may be changed is changed in the own name, and an end stays an end.

-- Who loads a population anew stands beside it.
CREATE POLICY atas_nama_ubah ON penduduk_acuan AS RESTRICTIVE FOR UPDATE TO sahih_app
  USING (true) WITH CHECK (aktor = (SELECT lingkup_nilai('aktor')));

-- A purpose that was ended is not opened again, nor ended a second time.
CREATE POLICY sekali ON bukaan AS RESTRICTIVE FOR UPDATE TO sahih_app
  USING (ditutup_pada IS NULL) WITH CHECK (ditutup_pada IS NOT NULL);

-- Rows of a request are made by the office that asks, never by the verifier who answers.
CREATE POLICY dari_kantor ON tugas_mitra_baris AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((SELECT lingkup_sekab()));
