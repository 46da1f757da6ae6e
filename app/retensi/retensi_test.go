//go:build !(js && wasm)

package retensi

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/ppid"
)

// An officer sees the list, approves one of it with a reason, and what changed
// meanwhile stays.
func TestRetensi(t *testing.T) {
	kini := time.Date(2025, 2, 3, 2, 0, 0, 0, time.UTC)
	l := &ppid.Layanan{Perangkat: buku.Kominfo}
	bk := buku.Dengan(l)
	s, err := register.NewMemori(bk.Simpanan()...)
	if err != nil {
		t.Fatal(err)
	}
	s.Sekarang = func() time.Time { return kini }
	orang := map[string]kominfo.Aktor{
		"petugas": {ID: "p", Perangkat: "kominfo", Peran: "petugas_layanan"},
		"utama":   {ID: "u", Perangkat: "kominfo", Peran: "ppid_utama"},
		"desa":    {ID: "d", Perangkat: "desa1", Peran: "ppid_desa"},
	}
	reg := bk.Cari("permohonan")
	laku := func(id register.ID, harap int64, tindakan string, isian any) register.Meta {
		t.Helper()
		b, _ := json.Marshal(isian)
		var m register.Meta
		err := s.Ubah(t.Context(), orang["petugas"], func(tx register.Tx) (err error) {
			m, err = reg.Tulis(t.Context(), tx, register.Permintaan{ID: id, Harap: harap, Tindakan: tindakan, Isian: b, Lingkup: register.LingkupPenuh()})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	var m []register.Meta
	for range 3 {
		x := laku("", 0, "catat", ppid.Catat{Kanal: "surat", IsianPemohon: ppid.IsianPemohon{JenisPemohon: "perorangan", Nama: "Siti Rahasia", NomorIdentitas: "1906014101900001", Alamat: "Jalan A", Kontak: "0811",
			RincianInformasi: "APBD", TujuanPenggunaan: "tahu", CaraMemperoleh: "melihat"}})
		m = append(m, laku(x.ID, x.Versi, "cabut", ppid.Cabut{Alasan: "surat"}))
	}
	o := Opsi{Buku: bk, Layanan: l, Store: s, Sekarang: func() time.Time { return kini }, Web: web.Opsi{Boleh: hak.Boleh, Aktor: func(r *http.Request) (kominfo.Aktor, bool) {
		a, ada := orang[r.Header.Get("Orang")]
		return a, ada
	}}}
	h := Handler(o)
	minta := func(siapa, metode, alamat, isi string, mau int, v any) string {
		t.Helper()
		r := httptest.NewRequestWithContext(t.Context(), metode, alamat, strings.NewReader(isi))
		r.Header.Set("Orang", siapa)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != mau || strings.Contains(w.Body.String(), "Siti") {
			t.Fatalf("%s %s: %d %s", siapa, alamat, w.Code, w.Body)
		}
		if v != nil {
			if err := json.Unmarshal(w.Body.Bytes(), v); err != nil {
				t.Fatal(err)
			}
		}
		return w.Body.String()
	}
	kini = time.Date(2026, 3, 1, 2, 0, 0, 0, time.UTC)
	var d struct {
		Aturan     ppid.AturanRetensi  `json:"aturan"`
		Permohonan []ppid.CalonRetensi `json:"permohonan"`
	}
	minta("utama", "GET", "/berkas/ppid/retensi", "", 200, &d)
	if len(d.Permohonan) != 0 || d.Aturan.Bulan != 24 {
		t.Errorf("%+v", d)
	}
	minta("utama", "GET", "/berkas/ppid/retensi?bulan=12", "", 200, &d)
	if len(d.Permohonan) != 3 || d.Aturan.Bulan != 12 || !d.Aturan.Rancangan {
		t.Errorf("%+v", d)
	}
	minta("desa", "GET", "/berkas/ppid/retensi?bulan=12", "", 200, &d)
	if len(d.Permohonan) != 0 {
		t.Errorf("desa melihat milik kabupaten: %+v", d)
	}
	var lembar kertas.Lembar
	minta("utama", "GET", "/berkas/lembar/ppid/retensi?bulan=12", "", 200, &lembar)
	if lembar.Judul == "" || len(lembar.Tanda) != 1 {
		t.Errorf("%+v", lembar)
	}
	minta("", "GET", "/berkas/ppid/retensi", "", 401, nil)
	minta("petugas", "GET", "/berkas/ppid/retensi", "", 403, nil)
	minta("utama", "GET", "/berkas/ppid/retensi?bulan=0", "", 422, nil)
	minta("utama", "GET", "/berkas/ppid/retensi?bulan=x", "", 422, nil)

	kirim := func(siapa, alasan string, bulan int, ps ...Pilihan) (h Hasil) {
		t.Helper()
		b, _ := json.Marshal(map[string]any{"bulan": bulan, "alasan": alasan, "dokumen": ps})
		minta(siapa, "POST", "/berkas/ppid/retensi", string(b), 200, &h)
		return h
	}
	satu, dua := Pilihan{m[0].ID, m[0].Versi}, Pilihan{m[1].ID, m[1].Versi}
	minta("petugas", "POST", "/berkas/ppid/retensi", `{"alasan":"x"}`, 403, nil)
	minta("utama", "POST", "/berkas/ppid/retensi", `{"bulan":12,"alasan":" ","dokumen":[]}`, 422, nil)
	minta("utama", "POST", "/berkas/ppid/retensi", `{"semua":true}`, 422, nil)
	if h := kirim("utama", "BA 1/2026", 24, satu); h.Dihapus != 0 || len(h.Dilewati) != 1 {
		t.Errorf("masa simpan belum habis: %+v", h)
	}
	if h := kirim("desa", "BA 1/2026", 12, satu); h.Dihapus != 0 || len(h.Dilewati) != 1 {
		t.Errorf("bukan miliknya: %+v", h)
	}
	if h := kirim("utama", "BA 1/2026", 12, satu, satu, Pilihan{m[1].ID, 1}); h.Dihapus != 1 || len(h.Dilewati) != 2 {
		t.Errorf("%+v", h)
	}
	for i, mau := range []bool{true, false, false} {
		b, err := s.Baca(t.Context(), reg, register.LingkupPenuh(), m[i].ID, 0)
		if err != nil || b.PribadiDihapus != mau || mau && b.Alasan != "BA 1/2026" {
			t.Errorf("%d: %+v %v", i, b.Meta, err)
		}
	}
	if h := kirim("utama", "BA 2/2026", 12, satu, dua); h.Dihapus != 1 || len(h.Dilewati) != 1 {
		t.Errorf("%+v", h)
	}

	// The same on the page: a form that asks twice, and erases what was shown alone.
	m[0] = laku("", 0, "catat", ppid.Catat{Kanal: "surat", IsianPemohon: ppid.IsianPemohon{JenisPemohon: "perorangan", Nama: "Siti Rahasia", NomorIdentitas: "1906014101900001", Alamat: "Jalan A", Kontak: "0811",
		RincianInformasi: "APBD", TujuanPenggunaan: "tahu", CaraMemperoleh: "melihat"}})
	laku(m[0].ID, m[0].Versi, "cabut", ppid.Cabut{Alasan: "surat"})
	kini = kini.AddDate(3, 0, 0)
	formulir := func(siapa, alamat string) kertas.Balok {
		t.Helper()
		lembar = kertas.Lembar{}
		minta(siapa, "GET", alamat, "", 200, &lembar)
		return cariKirim(lembar.Isi)
	}
	if b := formulir("desa", "/berkas/lembar/ppid/retensi"); b.Ke != "" {
		t.Errorf("desa tanpa calon mendapat formulir: %+v", b)
	}
	f := formulir("utama", "/berkas/lembar/ppid/retensi?bulan=12")
	if len(f.Medan) != 2 || !strings.Contains(f.Ke, "daftar=") || strings.Contains(f.Ke, "setuju") {
		t.Fatalf("%+v", f)
	}
	isi := func(alasan, lepas string) string {
		b, _ := json.Marshal(kertas.Isian{"alasan": alasan, "kecuali": lepas})
		return string(b)
	}
	nomor := func(i int) string {
		b, err := s.Baca(t.Context(), reg, register.LingkupPenuh(), m[i].ID, 0)
		if err != nil {
			t.Fatal(err)
		}
		return b.Teks(reg.Info(), "nomor")
	}
	minta("", "POST", f.Ke, isi("BA 3", ""), 401, nil)
	minta("petugas", "POST", f.Ke, isi("BA 3", ""), 403, nil)
	minta("desa", "POST", f.Ke, isi("BA 3", ""), 409, nil)
	minta("utama", "POST", f.Ke, isi(" ", ""), 422, nil)
	minta("utama", "POST", f.Ke, "[", 422, nil)
	minta("utama", "POST", f.Ke, isi("BA 3", "999/PPID/I/2025"), 422, nil)
	minta("utama", "POST", f.Ke, isi("BA 3", nomor(0)+"\n"+nomor(2)), 422, nil) // nothing is left
	minta("utama", "POST", "/berkas/lembar/ppid/retensi?bulan=12&daftar=lain&setuju=ya", isi("BA 3", ""), 409, nil)
	minta("utama", "POST", strings.Replace(f.Ke, "bulan=12", "bulan=13", 1)+"&setuju=ya", isi("BA 3", ""), 409, nil)
	var b kertas.Balasan
	minta("utama", "POST", f.Ke, isi("BA 3", nomor(2)), 200, &b)
	if len(b.Lagi) != 1 || !strings.Contains(b.Lagi[0].Teks, "1 permohonan") {
		t.Fatalf("%+v", b)
	}
	hilang := func(i int) bool {
		b, err := s.Baca(t.Context(), reg, register.LingkupPenuh(), m[i].ID, 0)
		return err == nil && b.PribadiDihapus
	}
	if hilang(0) || hilang(2) {
		t.Error("dihapus sebelum disetujui")
	}
	ke := b.Lagi[0].Ke
	b = kertas.Balasan{}
	minta("utama", "POST", ke, isi("BA 3", nomor(2)), 200, &b)
	if !hilang(0) || hilang(2) || b.Lagi != nil {
		t.Errorf("%v %v %+v", hilang(0), hilang(2), b)
	}
	minta("utama", "POST", ke, isi("BA 3", ""), 409, nil) // the list is another now
	for _, q := range []string{"bulan=0", "bulan=x", "bulan=99999"} {
		lembar = kertas.Lembar{}
		minta("utama", "GET", "/berkas/lembar/ppid/retensi?"+q, "", 200, &lembar)
		if cariKirim(lembar.Isi).Ke != "" || len(lembar.Isi) != 2 {
			t.Errorf("%s: %+v", q, lembar.Isi)
		}
	}
}

// What a village alone may erase is not offered to the officers of the regency, nor to
// another village.
func TestMilik(t *testing.T) {
	cs := []ppid.CalonRetensi{{ID: "a"}, {ID: "b", Badan: "desa1"}, {ID: "c", Badan: "desa2"}}
	for siapa, mau := range map[string]string{"kominfo": "a", "desa1": "ab", "desa2": "ac"} {
		out, desa := milik(kominfo.Aktor{Perangkat: siapa}, cs)
		ada := ""
		for _, c := range out {
			ada += string(c.ID)
		}
		if ada != mau || desa != len(cs)-len(mau) {
			t.Errorf("%s: %s, %d milik desa", siapa, ada, desa)
		}
	}
}

// cariKirim finds the form of a page.
func cariKirim(bs []kertas.Balok) kertas.Balok {
	for _, b := range bs {
		if b.Rupa == kertas.Kirim {
			return b
		}
		if x := cariKirim(b.Isi); x.Ke != "" {
			return x
		}
	}
	return kertas.Balok{}
}
