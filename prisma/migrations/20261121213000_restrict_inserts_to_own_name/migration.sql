-- What is signed is signed in the own name: a row that names who acted must name the aktor of the scope. Beside the area
-- of each policy, so that an error in the application cannot sign for somebody else or queue work as the server.
-- The scope itself is set by the application's role; this is a wall against mistakes, not against whoever holds that role.

CREATE POLICY atas_nama ON usulan_langkah AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')) AND peran = (SELECT lingkup_nilai('peran')));
CREATE POLICY atas_nama ON daftar_tanda_tangan AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')) AND peran = (SELECT lingkup_nilai('peran')));
CREATE POLICY atas_nama ON daftar_versi AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
CREATE POLICY atas_nama ON pembaruan AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
CREATE POLICY atas_nama ON pekerjaan AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')) AND peran = (SELECT lingkup_nilai('peran')));
CREATE POLICY atas_nama ON berkas AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));

-- A session that was ended stays ended: the column may be set, never emptied.
CREATE POLICY tetap_berakhir ON sesi AS RESTRICTIVE FOR UPDATE TO sahih_app
  USING ((kode_kab = lingkup_kab()) AND dicabut_pada IS NULL) WITH CHECK ((kode_kab = lingkup_kab()) AND dicabut_pada IS NOT NULL);
