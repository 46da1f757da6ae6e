package lembar_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

func TestEksporImpor(t *testing.T) {
	a := newAlat(t)
	for i := range 2300 { // more than two pages
		s := registertest.Surat{Nomor: fmt.Sprintf("S-%04d", i), Perihal: "p", OPD: "kominfo", NIK: "1234567890123456"}
		if i == 7 {
			s.Perihal = `=cmd|'/C calc'!A0; "x"`
		}
		a.surat1(t, s)
	}
	csv := a.csv(t, a.surat, register.LingkupPenuh())
	if n := strings.Count(csv, "\r\n"); n != 2301 || !strings.HasPrefix(csv, "id,versi,nomor,perihal,tanggal,lembar,unit,opd,pemohon,nik\r\n") {
		t.Fatalf("%d baris, awal %.60s", n, csv)
	}
	if strings.Contains(csv, ",=cmd") || !strings.Contains(csv, "'=cmd") {
		t.Error("rumus tidak diamankan")
	}
	umum := a.csv(t, a.surat, register.LingkupUmum())
	if strings.Contains(umum, "1234567890123456") || strings.Contains(umum, "nik") {
		t.Error("data pribadi ada di ekspor tanpa hak")
	}
	im := impor(a.surat)
	for _, isi := range []string{csv, umum} {
		if l := a.jalankan(t, im, isi); l.Sama != 2300 || len(l.Temuan) != 0 {
			t.Fatalf("ekspor tanpa perubahan: %s", ringkas(l))
		}
	}
	// Someone changes one row and adds another, in the public export.
	ubah := strings.Replace(umum, "S-0003,p,", "S-0003,diubah,", 1) + ",,S-9999,baru,,,,kominfo\r\n"
	l := a.jalankan(t, im, ubah)
	if l.Berubah != 1 || l.Baru != 1 || l.Ditulis != 2 || l.Sama != 2299 {
		t.Fatalf("ekspor diubah: %s", ringkas(l))
	}
	h, err := a.surat.Baca(t.Context(), a.m, register.LingkupPenuh(), register.ID(strings.SplitN(strings.Split(csv, "\r\n")[4], ",", 2)[0]))
	if err != nil || h.Isi.Perihal != "diubah" || h.Isi.NIK != "1234567890123456" || h.Versi != 2 {
		t.Errorf("bagian pribadi hilang saat ekspor umum kembali: %+v %v", h, err)
	}
	// The same changed file again: nothing. The unchanged old one: a conflict.
	if l := a.jalankan(t, im, ubah); l.Sama != 2301 || l.Ditulis != 0 {
		t.Errorf("kedua kali: %s", ringkas(l))
	}
	if l := a.jalankan(t, im, csv); l.Sama != 2299 || l.Ditolak != 1 || l.Temuan[0].ID != "LBR-VERSI" || l.Temuan[0].Baris != 5 {
		t.Errorf("ekspor basi: %s", ringkas(l))
	}
}

func TestJSONL(t *testing.T) {
	a := newAlat(t)
	doc := `{"nama":"Meja","jumlah":9007199254740993,"harga":0,"tahun":0,"tanggal":"","periode":"","kondisi":"","hibah":false,"unit":"","ket":"\u003cb\u003e","label":["a"],"ukuran":0.1}`
	l := a.jalankan(t, impor(a.barang), doc+"\n\n"+`{"nama":""}`+"\n{rusak\n")
	if l.Ditolak != 2 || l.Temuan[len(l.Temuan)-1].Baris != 4 {
		t.Fatalf("%s", ringkas(l))
	}
	a.jalankan(t, impor(a.barang), doc+"\n")
	var b bytes.Buffer
	k := lembar.Ekspor(a.m, a.barang, register.LingkupPenuh(), register.Query{})
	if err := k.TulisJSONL(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `"versi":1,"dokumen":`+doc) {
		t.Errorf("JSONL tidak utuh: %s", b.String())
	}
	if l := a.jalankan(t, impor(a.barang), b.String()); l.Sama != 1 {
		t.Errorf("kembali: %s", ringkas(l))
	}
	if l := a.jalankan(t, impor(a.barang), strings.Replace(b.String(), "Meja", "Kursi", 1)); l.Berubah != 1 {
		t.Errorf("diubah: %s", ringkas(l))
	}
	if l := a.jalankan(t, impor(a.surat), b.String()); l.Ditolak != 1 || l.Temuan[0].ID != "LBR-REGISTER" {
		t.Errorf("register lain: %s", ringkas(l))
	}
	// Public JSONL of a register with personal data keeps it on the way back.
	m := a.surat1(t, registertest.Surat{Nomor: "1", OPD: "kominfo", NIK: "1234567890123456"})
	b.Reset()
	if err := lembar.Ekspor(a.m, a.surat, register.LingkupUmum(), register.Query{}).TulisJSONL(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	if l := a.jalankan(t, impor(a.surat), strings.Replace(b.String(), `"perihal":""`, `"perihal":"x"`, 1)); l.Berubah != 1 {
		t.Fatalf("%s", ringkas(l))
	}
	if d, err := a.surat.Baca(t.Context(), a.m, register.LingkupPenuh(), m.ID); err != nil || d.Isi.NIK == "" || d.Isi.Perihal != "x" {
		t.Errorf("%+v %v", d, err)
	}
}

// An export obeys the scope as a list does: what belongs to another perangkat
// daerah is in none of its forms.
func TestEksporMenurutLingkup(t *testing.T) {
	a := newAlat(t)
	a.surat1(t, registertest.Surat{Nomor: "MILIK-KOMINFO", OPD: "kominfo"})
	a.surat1(t, registertest.Surat{Nomor: "MILIK-DINKES", OPD: "dinkes"})
	for _, u := range []struct {
		l               register.Lingkup
		kominfo, dinkes bool
	}{
		{register.Lingkup{Pemilik: []string{"kominfo"}}, true, false},
		{register.Lingkup{Pemilik: []string{"dinkes"}}, false, true},
		{register.Lingkup{}, false, false},
		{register.LingkupUmum(), true, true},
	} {
		var jsonl bytes.Buffer
		if err := lembar.Ekspor(a.m, a.surat, u.l, register.Query{}).TulisJSONL(t.Context(), &jsonl); err != nil {
			t.Fatal(err)
		}
		for bentuk, isi := range map[string]string{"csv": a.csv(t, a.surat, u.l), "jsonl": jsonl.String()} {
			if k, d := strings.Contains(isi, "MILIK-KOMINFO"), strings.Contains(isi, "MILIK-DINKES"); k != u.kominfo || d != u.dinkes {
				t.Errorf("%+v sebagai %s: kominfo %v dinkes %v, seharusnya %v %v", u.l, bentuk, k, d, u.kominfo, u.dinkes)
			}
		}
	}
}
