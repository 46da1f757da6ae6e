package arsitektur_test

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe/arsitektur"
)

type alat struct {
	t testing.TB
	d *register.Def[arsitektur.Elemen]
	s register.Store
}

func baru(t testing.TB) alat {
	d := arsitektur.DefElemen()
	if err := register.PeriksaDef(d); err != nil {
		t.Fatal(err)
	}
	s, err := register.NewMemori(d)
	if err != nil {
		t.Fatal(err)
	}
	return alat{t, d, s}
}

func (a alat) tulis(id register.ID, harap int64, e arsitektur.Elemen) (m register.Meta, err error) {
	err = a.s.Ubah(a.t.Context(), kominfo.Aktor{Perangkat: "kominfo"}, func(tx register.Tx) error {
		if id == "" {
			m, err = a.d.Buat(a.t.Context(), tx, register.LingkupPenuh(), e)
		} else {
			m, err = a.d.Ganti(a.t.Context(), tx, register.LingkupPenuh(), id, harap, e)
		}
		return err
	})
	return m, err
}

func (a alat) buat(e arsitektur.Elemen) register.ID {
	a.t.Helper()
	m, err := a.tulis("", 0, e)
	if err != nil {
		a.t.Fatal(err)
	}
	return m.ID
}

func temuan(err error) []string {
	var e *kominfo.Error
	if !errors.As(err, &e) {
		return nil
	}
	return ids(e.Findings)
}

func el(d arsitektur.Domain, k arsitektur.Kode, nama string) arsitektur.Elemen {
	return arsitektur.Elemen{Domain: d, Kode: k, Nama: nama, Perangkat: "kominfo", Status: arsitektur.Berlaku}
}

func TestIndukDanKaitan(t *testing.T) {
	a := baru(t)
	induk := el(arsitektur.Layanan, "RAL.01.05", "Layanan informasi")
	idInduk := a.buat(induk)
	apl := a.buat(el(arsitektur.Aplikasi, "RAA.02.02.01", "Portal"))

	anak := el(arsitektur.Layanan, "RAL.01.05.01", "Permohonan informasi")
	anak.Induk, anak.Memakai = idInduk, []register.ID{apl}
	idAnak := a.buat(anak)

	salah := anak
	salah.Nama, salah.Kode = "Lain", "RAL.01.06.01"
	if _, err := a.tulis("", 0, salah); !cmp.Equal(temuan(err), []string{"ARS-INDUK-02 induk"}) {
		t.Errorf("kode di luar induk: %v", err)
	}
	salah.Kode = "RAL.01.05" // a code is not below itself: no circles
	if _, err := a.tulis("", 0, salah); !cmp.Equal(temuan(err), []string{"ARS-INDUK-02 induk"}) {
		t.Errorf("kode sama dengan induk: %v", err)
	}
	salah = anak
	salah.Nama, salah.Memakai = "Lain", []register.ID{"0198a000-0000-7000-8000-000000000000"}
	if _, err := a.tulis("", 0, salah); !cmp.Equal(temuan(err), []string{"ARS-MEMAKAI-04 memakai.0"}) {
		t.Errorf("memakai yang tidak ada: %v", err)
	}
	salah.Memakai = []register.ID{idAnak}
	if _, err := a.tulis(idAnak, 1, salah); !cmp.Equal(temuan(err), []string{"ARS-MEMAKAI-03 memakai.0"}) {
		t.Errorf("memakai diri sendiri: %v", err)
	}
	induk.Kode = "RAL.01.06"
	if _, err := a.tulis(idInduk, 1, induk); !cmp.Equal(temuan(err), []string{"ARS-INDUK-03 kode"}) {
		t.Errorf("kode induk berubah: %v", err)
	}
	induk.Kode = "RAL.01" // still above its child
	if _, err := a.tulis(idInduk, 1, induk); err != nil {
		t.Errorf("kode induk naik setingkat: %v", err)
	}
	if _, err := a.tulis("", 0, anak); kominfo.KindOf(err) != kominfo.Bentrok {
		t.Errorf("elemen kembar: %v", err)
	}

	// An unusual direction is a warning: written, and told.
	balik := el(arsitektur.Aplikasi, "RAA.02.02.02", "Aplikasi kedua")
	balik.Memakai = []register.ID{idAnak}
	fs, err := a.d.Check(t.Context(), a.s, nil, &balik)
	if err != nil || !cmp.Equal(ids(fs), []string{"ARS-MEMAKAI-05 memakai.0"}) || kominfo.AdaGalat(fs) {
		t.Errorf("arah tak lazim: %v %v", fs, err)
	}

	if err := a.s.Ubah(t.Context(), kominfo.Aktor{}, func(tx register.Tx) error {
		_, err := a.d.Lakukan(t.Context(), tx, register.LingkupPenuh(), apl, 1, "tarik", register.Alasan{Alasan: "salah catat"})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	anak.Uraian = "Diubah"
	if _, err := a.tulis(idAnak, 1, anak); !cmp.Equal(temuan(err), []string{"ARS-MEMAKAI-04 memakai.0"}) {
		t.Errorf("memakai yang sudah ditarik: %v", err)
	}
}

func TestKolomDanPemilik(t *testing.T) {
	a := baru(t)
	id := a.buat(el(arsitektur.ProsesBisnis, "RAB.09.04.01", "Diseminasi informasi"))
	b, err := a.s.Baca(t.Context(), a.d, register.LingkupPenuh(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	mau := []any{"proses_bisnis", "RAB.09.04.01", "Diseminasi informasi", "kominfo", "berlaku", "", "Pemerintahan Umum › Komunikasi"}
	if diff := cmp.Diff(mau, b.Kolom); diff != "" {
		t.Errorf("kolom (-want +got):\n%s", diff)
	}
	if b.Pemilik != "kominfo" {
		t.Errorf("pemilik %q", b.Pemilik)
	}
	for _, kode := range []arsitektur.Kode{"RAB", "RAB.9", "rab.09", "RAB.09.04'; DROP TABLE x", "=RAB.09"} {
		if _, err := a.tulis("", 0, el(arsitektur.ProsesBisnis, kode, "x")); kominfo.KindOf(err) != kominfo.TidakSah {
			t.Errorf("kode %q: %v", kode, err)
		}
	}
}

// Every field of the form belongs to all domains or is named with its own; a new
// one must not slip past Check.
func TestTiapIsianPunyaDomain(t *testing.T) {
	umum := map[string]bool{"Domain": true, "Kode": true, "Nama": true, "Uraian": true, "Induk": true, "Perangkat": true, "Status": true, "Memakai": true}
	tp := reflect.TypeFor[arsitektur.Elemen]()
	for i := range tp.NumField() {
		f := tp.Field(i)
		if umum[f.Name] {
			continue
		}
		ditolak := 0
		for _, d := range arsitektur.SemuaDomain() {
			e := arsitektur.Elemen{Domain: d, Kode: arsitektur.Kode(d.Awalan() + ".01")}
			reflect.ValueOf(&e).Elem().Field(i).SetString("x")
			for _, g := range e.Check() {
				if g.ID == "ARS-ISIAN-01" && g.Path == f.Tag.Get("json") {
					ditolak++
				}
			}
		}
		if ditolak != 4 && ditolak != 5 {
			t.Errorf("isian %s ditolak oleh %d domain, mau 4 atau 5", f.Name, ditolak)
		}
	}
}

func TestHitung(t *testing.T) {
	data := el(arsitektur.Data, "RAD.10.01", "Daftar kebijakan")
	data.Uraian, data.Sifat = "x", "terbuka" // 2 of 9 fields
	rancang := el(arsitektur.Data, "RAD.10.02", "Jadwal")
	rancang.Status, rancang.Perangkat = arsitektur.Rancangan, "bappeda" // 0 of 9
	henti := el(arsitektur.Aplikasi, "RAA.02", "Lama")
	henti.Status = arsitektur.Dihentikan
	asing := el(arsitektur.Keamanan, "RAK.01", "SOP")
	asing.Perangkat = "tidak_dikenal"
	c := arsitektur.Hitung([]arsitektur.Elemen{data, rancang, henti, asing}, []string{"kominfo", "bappeda", "dinkes"})
	r := func(a, b int64) kominfo.Rasio { return kominfo.Rasio{Pembilang: a, Penyebut: b} }
	mau := arsitektur.Cakupan{
		Domain: r(2, 6), Perangkat: r(2, 3), Kosong: []string{"dinkes"}, Lepas: []string{"tidak_dikenal"},
		Rinci: []arsitektur.CakupanDomain{
			{Domain: "proses_bisnis", Perangkat: r(0, 3)}, {Domain: "layanan", Perangkat: r(0, 3)},
			{Domain: "data", Berlaku: r(1, 2), Isian: r(2, 18), Perangkat: r(2, 3)},
			{Domain: "aplikasi", Perangkat: r(0, 3)}, {Domain: "infrastruktur", Perangkat: r(0, 3)},
			{Domain: "keamanan", Berlaku: r(1, 1), Isian: r(0, 2), Perangkat: r(0, 3)},
		},
		Pemilik: []arsitektur.CakupanPerangkat{
			{Perangkat: "kominfo", Domain: r(1, 6), Berlaku: r(1, 1), Isian: r(2, 9)},
			{Perangkat: "bappeda", Domain: r(1, 6), Berlaku: r(0, 1), Isian: r(0, 9)},
			{Perangkat: "dinkes", Domain: r(0, 6)},
			{Perangkat: "tidak_dikenal", Domain: r(1, 6), Berlaku: r(1, 1), Isian: r(0, 2)},
		},
	}
	if diff := cmp.Diff(mau, c); diff != "" {
		t.Errorf("cakupan (-want +got):\n%s", diff)
	}
	if c := arsitektur.Hitung(nil, nil); c.Perangkat.Ada() || c.Domain != r(0, 6) || len(c.Rinci) != 6 {
		t.Errorf("kosong: %+v", c)
	}
}

func ExampleParseKode() {
	k, err := arsitektur.ParseKode("rab.09.04.01")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range k.Jalur() {
		fmt.Println(a.Kode, a.Nama, "-", a.Status.Label())
	}
	_, err = arsitektur.ParseKode("RAB.9")
	fmt.Println(err)
	// Output:
	// RAB.09 Pemerintahan Umum - sumber sekunder
	// RAB.09.04 Komunikasi - sumber sekunder
	// Kode referensi "RAB.9" tidak dikenal. Tulis awalan RAB, RAL, RAD, RAA, RAI atau RAK, lalu satu sampai tujuh tingkat dua angka yang dipisah titik, misalnya RAB.09.04.
}

func ExamplePadananUrusan() {
	p, _ := arsitektur.PadananUrusan("Persandian")
	fmt.Println(p.Kira, p.Kode, p.Catatan)
	// Output: true [RAB.05.02 RAB.09.03 RAB.09.04] salah satu, menurut layanannya
}

func ExampleIndikatorDidukung() {
	for _, d := range arsitektur.IndikatorDidukung(arsitektur.ProsesBisnis, "pemdi-2026") {
		fmt.Println(d.Indikator, d.Sumber)
	}
	// Output:
	// 1 PermenPANRB 8/2026, Indikator 1, kriteria dan bukti Arsitektur Pemdi (sumber sekunder)
	// 15 PermenPANRB 8/2026, Indikator 15, bukti isian proses bisnis pada Arsitektur Pemdi (sumber sekunder)
}

func ExampleHitung() {
	c := arsitektur.Hitung([]arsitektur.Elemen{{Domain: "layanan", Kode: "RAL.01", Perangkat: "dinkes", Status: "berlaku", Tujuan: "Melayani"}}, []string{"dinkes", "kominfo"})
	fmt.Println("Domain:", c.Domain)
	fmt.Println("Perangkat daerah:", c.Perangkat, c.Kosong)
	fmt.Println("Isian layanan:", c.Rinci[1].Isian)
	// Output:
	// Domain: 16,7 % (1 dari 6)
	// Perangkat daerah: 50,0 % (1 dari 2) [kominfo]
	// Isian layanan: 8,3 % (1 dari 12)
}

func BenchmarkKode(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if arsitektur.Kode("RAB.09.04.01").Jalur() == nil {
			b.Fatal("jalur kosong")
		}
	}
}

func BenchmarkHitung(b *testing.B) {
	es := make([]arsitektur.Elemen, 2000)
	for i := range es {
		es[i] = el(arsitektur.SemuaDomain()[i%6], "RAB.01", fmt.Sprint(i))
		es[i].Perangkat = fmt.Sprint("opd", i%40)
	}
	b.ReportAllocs()
	for b.Loop() {
		arsitektur.Hitung(es, nil)
	}
}
