//go:build !(js && wasm)

package dasbor

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const rahasiaUji = "Pemohon Yang Tidak Tampak"

// berkas makes a document with personal data.
func (w *duniaJejak) berkas() register.ID {
	w.t.Helper()
	return w.buat("uji_berkas", berkasUji{Perihal: "Salinan " + eltest.Jahat, Pemohon: rahasiaUji})
}

// bukti gives a receipt as the file that people save.
func (w *duniaJejak) bukti(nama string, id register.ID) []byte {
	w.t.Helper()
	t, err := ambilBukti(w.t.Context(), w.d.Sumber, w.d, nama, id, 0)
	if err != nil {
		w.t.Fatal(err)
	}
	b, err := json.Marshal(t)
	if err != nil {
		w.t.Fatal(err)
	}
	return b
}

func TestTandaTerima(t *testing.T) {
	w := duniaJejakBaru(t)
	id := w.berkas()
	p := &tandaTerima{umum: w.dunia.umum("uji_berkas"), id: id}
	w.muat(p, alamatTandaTerima("uji_berkas", id, 1))
	teks := w.teks(p)
	harus(t, teks, "Tanda terima", "Salinan", "alert(1)", "Berkas uji", "1, dibuat", "16 Maret 2026, 09.30 WIB (waktu menurut kantor)", "0 di jejak dalam",
		kodeSingkat(p.t.Entri), string(id), p.cp.c.Akar.String(), "waktu 2026-03-16T02:30:00Z", "lumbung verifikasi", alamatPeriksa, "Data pribadi dokumen ini tidak ada di tanda terima")
	jangan(t, teks, rahasiaUji)
	unduh := false
	for _, a := range tautan(w.gambar(p)) {
		unduh = unduh || a == alamatBukti("uji_berkas", id, 1)
	}
	if !unduh {
		t.Error("berkas tanda terima tidak dapat diunduh")
	}
}

func TestTandaTerimaYangTidakAda(t *testing.T) {
	w := duniaJejakBaru(t)
	id := w.berkas()
	for alamat, want := range map[string]error{
		alamatTandaTerima("uji_berkas", id, 9):                                     kominfo.TidakAda,
		alamatTandaTerima("uji_berkas", "01990000-0000-7000-8000-000000000000", 1): kominfo.TidakAda,
		"/tanda-terima/uji_berkas/" + string(id) + "?versi=nol":                    kominfo.TidakSah,
		"/tanda-terima/uji_berkas/" + string(id) + "?versi=-1":                     kominfo.TidakSah,
	} {
		u, _ := url.Parse(alamat)
		p := &tandaTerima{umum: w.dunia.umum("uji_berkas"), id: register.ID(strings.Split(u.Path, "/")[3])}
		if err := p.Muat(t.Context(), w.d.Sumber, u); kominfo.KindOf(err) != want {
			t.Errorf("%s: %v, want %v", alamat, err, want)
		}
	}
	// A receipt for something else is refused, whoever sends it.
	lain := w.bukti("uji_berkas", w.berkas())
	w.balas = func(string, []byte) []byte { return lain }
	if _, err := ambilBukti(t.Context(), w.d.Sumber, w.d, "uji_berkas", id, 1); kominfo.KindOf(err) != kominfo.Rusak {
		t.Errorf("tanda terima dokumen lain: %v", err)
	}
}

func TestRiwayatDenganBukti(t *testing.T) {
	w := duniaJejakBaru(t)
	id := w.berkas()
	w.tulis("uji_berkas", register.Permintaan{ID: id, Harap: 1}, berkasUji{Perihal: "Perihal baru", Pemohon: rahasiaUji})
	p := &dokumenUmum{umum: w.dunia.umum("uji_berkas"), id: id}
	w.muat(p, "/register/uji_berkas/"+string(id))
	harus(t, w.teks(p), "Nomor jurnal 0 di jejak dalam.", "Nomor jurnal 1 di jejak dalam.", "Periksa bukti", "Tanda terima")
	main := w.mainkan(p)
	main(func(ctx app.Context, l *layar) { p.periksaBukti(ctx, l, 1) })
	teks := w.teks(p)
	harus(t, teks, "nomor 0 (buat, register uji_berkas, versi 1) ada dalam jejak dalam", "huruf demi huruf", "Bagian pribadi dokumen tidak disertakan", sidikKunci(w.umum),
		"Komitmen pribadi", "register uji_berkas id "+string(id)+" versi 1", "Instansi 19.06", "Peran pengelola")

	// The personal part is erased: what is left is explained.
	if err := w.sql.Ubah(t.Context(), kominfo.Aktor{Perangkat: "kominfo"}, func(tx register.Tx) error {
		_, err := tx.HapusPribadi(t.Context(), w.reg["uji_berkas"], id, "Diminta pemiliknya.")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	p = &dokumenUmum{umum: w.dunia.umum("uji_berkas"), id: id}
	w.muat(p, "/register/uji_berkas/"+string(id))
	main = w.mainkan(p)
	main(func(ctx app.Context, l *layar) { p.periksaBukti(ctx, l, 1) })
	harus(t, w.teks(p), "Data pribadi versi ini sudah dihapus", "tidak dapat dipulihkan")

	// One letter of the content changed on the way.
	w.balas = func(path string, b []byte) []byte {
		return bytes.Replace(b, []byte("Perihal baru"), []byte("Perihal bari"), 1)
	}
	main(func(ctx app.Context, l *layar) { p.periksaBukti(ctx, l, 2) })
	harus(t, w.teks(p), "Belum berhasil", "bukan isi yang dicatat")

	// Stored, but not numbered yet.
	p.riw[0].Urutan = register.BelumUrut
	harus(t, w.teks(p), "Belum bernomor di jejak.")
}

func TestPeriksaTandaTerima(t *testing.T) {
	w := duniaJejakBaru(t)
	id := w.dinas("dinkes", "Dinas Kesehatan")
	w.tulis("perangkat_daerah", register.Permintaan{ID: id, Harap: 1}, kantor.PerangkatDaerah{Kode: "dinkes", Nama: "Dinas Kesehatan Baru", Jenis: "dinas"})
	sah := w.bukti("perangkat_daerah", id)
	p := &periksaTandaTerima{d: w.d}
	w.muat(p, alamatPeriksa)
	harus(t, w.teks(p), "Kunci kantor ini", "tidak dikirim ke mana pun", "Atau tempel isinya")
	main := w.mainkan(p)
	periksa := func(isi []byte) string {
		main(func(ctx app.Context, l *layar) { p.berkas = "uji.json"; p.periksa(ctx, l, isi) })
		return w.teks(p)
	}
	teks := periksa(sah)
	harus(t, teks, "Tanda terima uji.json sah.", "Terbukti", "versi 2", "Dinas Kesehatan Baru", "Kunci publiknya diambil dari server ini.")

	ganti := func(a, b string) []byte {
		t.Helper()
		if !bytes.Contains(sah, []byte(a)) {
			t.Fatalf("tidak ada %q", a)
		}
		return bytes.Replace(bytes.Clone(sah), []byte(a), []byte(b), 1)
	}
	for nama, c := range map[string]struct {
		isi   []byte
		sebut string
	}{
		"satu angka versi":  {ganti(`versi 2\n`, `versi 3\n`), "tidak terbukti ada"},
		"satu angka nomor":  {ganti(`"nomor":1,`, `"nomor":0,`), "tidak terbukti ada"},
		"satu huruf isi":    {ganti("Kesehatan Baru", "Kesehatan Bary"), "bukan isi yang dicatat"},
		"satu angka waktu":  {ganti("waktu 2026-03-16T02:30:00Z", "waktu 2026-03-16T02:30:01Z"), "palsu"},
		"kosong":            {[]byte(" \n"), "kosong"},
		"checkpoint":        {w.titik(jejak.Umum), "checkpoint, bukan tanda terima"},
		"bukan JSON":        {[]byte("<html>" + eltest.Jahat), "bukan tanda terima"},
		"terlalu besar":     {make([]byte, jejak.MaksTandaTerima+1), "lebih besar dari 8 MB"},
		"medan asing":       {ganti(`{"format"`, `{"x":1,"format"`), "bukan tanda terima"},
		"sangat bersarang":  {[]byte(strings.Repeat("[", 100_000)), "bukan tanda terima"},
		"bukan huruf UTF-8": {[]byte("\xff\xfe{}"), "bukan tanda terima"},
	} {
		teks := periksa(c.isi)
		if !strings.Contains(teks, "tidak terbukti.") || !strings.Contains(teks, c.sebut) || strings.Contains(teks, " sah.") {
			t.Errorf("%s: tidak menyebut %q: %s", nama, c.sebut, teks)
		}
	}

	// A key of one's own needs no network; that of somebody else proves nothing.
	p.sumber, p.kunci, w.putus = "sendiri", w.umum, true
	teks = periksa(sah)
	harus(t, teks, "uji.json sah.")
	jangan(t, teks, "diambil dari server ini")
	_, asing, err := jejak.BuatKunci("kab.contoh", nil)
	if err != nil {
		t.Fatal(err)
	}
	p.kunci = asing
	harus(t, periksa(sah), "tidak dikenal")
	p.kunci = "PRIVATE+KEY+lumbung/x+0+AA"
	harus(t, periksa(sah), "kunci rahasia")
	// The office's own key was seen before the network went.
	p.sumber = "kantor"
	harus(t, periksa(sah), "uji.json sah.")
}
