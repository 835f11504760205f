-- The population that coverage is held against is loaded on a page too, in the own name and inside the own wilayah.

GRANT INSERT ON penduduk_acuan TO sahih_app;
GRANT UPDATE (kk, jiwa, sumber, aktor, dimuat_pada) ON penduduk_acuan TO sahih_app;
CREATE POLICY atas_nama ON penduduk_acuan AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
