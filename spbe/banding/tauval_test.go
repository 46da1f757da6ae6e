package banding_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe/banding"
)

// portal writes one result as the portal does, with ten decimals.
func portal(t testing.TB, kode, tahun, nama string, nilai map[string]string, ganti ...string) string {
	t.Helper()
	in := buka(t, s20)
	h := skor(t, in, nilai)
	m := map[string]string{"indeks": h.Indeks.Bulat(10, indeks.SetengahKeAtas)}
	for i, a := range in.Aspek {
		m[a.KodeLuar] = h.Aspek[i].Nilai.Bulat(10, indeks.SetengahKeAtas)
	}
	for i, d := range in.Domain {
		m[d.KodeLuar] = h.Domain[i].Nilai.Bulat(10, indeks.SetengahKeAtas)
	}
	for i := 0; i < len(ganti); i += 2 {
		m[ganti[i]] = ganti[i+1]
	}
	b, err := json.Marshal(map[string]any{"kode": kode, "tahun": tahun, "nama_instansi": nama, "kategori": "Kabupaten", "daerah": "Provinsi Uji", "nilai": m})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func larik(s ...string) []byte { return []byte("[\n" + strings.Join(s, ",\n") + "\n]\n") }

func tauval(t testing.TB, isi []byte) *banding.HasilTauval {
	t.Helper()
	h, err := banding.BacaTauvalJSON("tauval.json", isi, pustaka.Buka)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range h.Temuan {
		kalimat(t, f.Finding)
	}
	return h
}

func idsTauval(h *banding.HasilTauval) string {
	var s []string
	for _, f := range h.Temuan {
		s = append(s, fmt.Sprintf("%s@%d", f.ID, f.Baris))
	}
	return strings.Join(s, " ")
}

func TestTauval(t *testing.T) {
	in := buka(t, s20)
	h := tauval(t, larik(
		portal(t, "9901", "2024", "Kabupaten Satu", deret(in, trap2020)),
		// Like the documented sample: the domains contradict the aspek, the index does not.
		portal(t, "9902", "2024", "Kabupaten Dua", jawab(in, "3"), "D2001", "0.0000000000", "D2004", "1.3901098901"),
		portal(t, "9903", "2024", "Kabupaten Tiga", jawab(in, "2"), "indeks", "2.7000000000"),
	))
	if got, want := idsTauval(h), "BANDING-TERBIT-02@2 BANDING-TERBIT-04@2 BANDING-TERBIT-04@2 BANDING-TERBIT-03@3 BANDING-TERBIT-05@3"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	dua := h.Baris[1]
	if !dua.Layak || dua.Terbit.Domain["D1"] != "0.0000000000" || dua.Uji.DariAspek.Domain["D1"] != pc("3") || dua.Uji.DariAspek.Indeks != pc("3") {
		t.Errorf("both sides of a contradiction: %+v", dua)
	}
	if h.Baris[2].Layak || !h.AdaGalat() || !strings.HasPrefix(h.Temuan[3].Message, "Kabupaten Tiga 2024: Indeks terbit 2,7000000000 tidak cocok") {
		t.Errorf("%+v", h.Temuan[3])
	}
	// The comparison takes it from there.
	cs := h.Capaian(banding.PakaiTerbit)
	p, fs := banding.Sejajarkan(in, 2024, nil, cs)
	if len(fs) != 0 || len(p.Kelompok) != 1 || p.Kelompok[0].Asal != banding.DariTerbit || p.Kelompok[0].Desimal != 10 || p.Kelompok[0].Baris[0].Nama != "Kabupaten Dua" {
		t.Errorf("%v %+v", fs, p)
	}
	if r := p.Kelompok[0].Rerata; r.Indeks.Nilai != pc("2.7965") || r.Cacah != (kominfo.Rasio{Pembilang: 2, Penyebut: 2}) {
		t.Errorf("%+v", r)
	}
	ulang := h.Capaian(banding.PakaiUlang)
	if ulang[1].Domain["D1"] != pc("3") || cs[1].Domain["D1"] != pc("0") || ulang[1].Asal != banding.DariTerbit || ulang[1].Metode != "hitung_ulang" {
		t.Errorf("recomputed %+v", ulang[1])
	}
}

func TestTauvalIsStorable(t *testing.T) {
	h := tauval(t, larik(portal(t, "9901", "2024", "Kabupaten <Satu> & \"Dua\"", jawab(buka(t, s20), "3", "12", "4"), "A2001", "x")))
	b, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	var g banding.HasilTauval
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(*h, g); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
}

func TestTauvalFindings(t *testing.T) {
	in := buka(t, s20)
	nilai := jawab(in, "3")
	satu := portal(t, "9901", "2024", "Kabupaten Satu", nilai)
	for _, c := range []struct {
		nama, isi, want string
		layak           string
	}{
		{"the same twice", satu + "," + satu, "TAUVAL-GANDA-02@2", "ya tidak"},
		{"twice, different", satu + "," + portal(t, "9901", "2024", "Kabupaten Satu", jawab(in, "2")), "TAUVAL-GANDA-01@2", "tidak tidak"},
		{"two years are fine", satu + "," + portal(t, "9901", "2023", "Kabupaten Satu", nilai), "", "ya ya"},
		{"unknown keys", strings.Replace(satu, `{"daerah"`, `{"jabatan":{"a":[1,2]},"daerah"`, 1) + "," + portal(t, "9902", "2024", "B", nilai, "A2099", "1"), "TAUVAL-KUNCI-02@1 TAUVAL-KUNCI-02@2", "ya ya"},
		{"a key twice", strings.Replace(satu, `"kode":"9901"`, `"kode":"9901","kode":"9902"`, 1), "TAUVAL-KUNCI-03@1", "tidak"},
		{"a value twice", strings.Replace(satu, `"indeks":"3.0000000000"`, `"indeks":"3.0000000000","indeks":"4.0000000000"`, 1), "TAUVAL-KUNCI-03@1", "tidak"},
		{"kode as a number", strings.Replace(satu, `"9901"`, `9901`, 1), "TAUVAL-KODE@1", "ya"},
		{"values as numbers", strings.Replace(satu, `"3.0000000000"`, `3`, -1), "", "ya"},
		{"exponent", strings.Replace(satu, `"indeks":"3.0000000000"`, `"indeks":3e0`, 1), "BANDING-TERBIT-01@1", "tidak"},
		{"no kode", strings.Replace(satu, `"9901"`, `null`, 1), "TAUVAL-WAJIB@1", "tidak"},
		{"nested name", strings.Replace(satu, `"Kabupaten Satu"`, `["x"]`, 1), "TAUVAL-BENTUK@1 TAUVAL-WAJIB@1", "tidak"},
		{"nilai is text", `{"kode":"1","tahun":"2024","nama_instansi":"X","nilai":"3"}`, "TAUVAL-BENTUK@1 TAUVAL-KOSONG@1", "tidak"},
		{"no object", satu + `,"x",7`, "TAUVAL-BENTUK@2 TAUVAL-BENTUK@3", "ya"},
		{"no year", strings.Replace(satu, `"2024"`, `"dua ribu"`, 1), "TAUVAL-TAHUN-01@1", "tidak"},
		{"before SPBE", strings.Replace(satu, `"2024"`, `"2017"`, 1), "TAUVAL-TAHUN-02@1", "tidak"},
		{"keys of another instrument, index known", strings.Replace(satu, `"2024"`, `"2019"`, 1), "TAUVAL-KUNCI-01@1" + strings.Repeat(" TAUVAL-KUNCI-02@1", 12), "ya"},
		{"Pemdi has no domains", `{"kode":"1","tahun":"2026","nama_instansi":"X","nilai":{"D2001":"3.00"}}`, "TAUVAL-KUNCI-01@1 TAUVAL-KOSONG@1 TAUVAL-KUNCI-02@1", "tidak"},
		{"control characters", strings.Replace(satu, "Kabupaten Satu", `Kab\u001b[31m\u202eSatu`, 1), "TAUVAL-KENDALI@1", "tidak"},
		{"a long name", strings.Replace(satu, "Kabupaten Satu", strings.Repeat("é", 201), 1), "TAUVAL-PANJANG@1", "tidak"},
		{"a formula is only a name", strings.Replace(satu, "Kabupaten Satu", "=HYPERLINK(1)<script>", 1), "", "ya"},
		{"nothing", "", "TAUVAL-KOSONG@0", ""},
	} {
		h := tauval(t, []byte("["+c.isi+"]"))
		if got := idsTauval(h); got != c.want {
			t.Errorf("%s: %s, want %s", c.nama, got, c.want)
		}
		var layak []string
		for _, b := range h.Baris {
			layak = append(layak, map[bool]string{true: "ya", false: "tidak"}[b.Layak])
			if strings.ContainsAny(b.Nama+b.Kode, "\x1b\u202e") {
				t.Errorf("%s: control characters got through: %q", c.nama, b.Nama)
			}
		}
		if got := strings.Join(layak, " "); got != c.layak {
			t.Errorf("%s: layak %s, want %s", c.nama, got, c.layak)
		}
	}
}

func TestTauvalRefused(t *testing.T) {
	satu := portal(t, "9901", "2024", "Kabupaten Satu", jawab(buka(t, s20), "3"))
	for _, c := range []struct{ nama, isi, sebut string }{
		{"empty", " \n", "kosong"},
		{"web page", "<!DOCTYPE html><html>", "halaman web"},
		{"object", `{"data":[]}`, "bukan larik"},
		{"text", "kode;nama", "bukan JSON"},
		{"Latin-1", "[\"\xe9\"]", "UTF-8"},
		{"cut off", "[" + satu[:len(satu)/2], "terputus"},
		{"cut off after one", "[" + satu + ",", "terputus"},
		{"no end", "[" + satu, "terputus"},
		{"more behind", "[" + satu + "][" + satu + "]", "setelah larik"},
		{"deep", "[" + strings.Repeat(`{"a":`, 9) + "1" + strings.Repeat("}", 9) + "]", "bersarang"},
		{"very deep and cut off", strings.Repeat("[", 1<<20), "bersarang"},
		{"many", "[" + strings.Repeat("1,", banding.TauvalMaksBaris) + "1]", "lebih dari 20.000"},
		{"large", "[" + strings.Repeat(" ", banding.TauvalMaksByte) + "]", "lebih besar"},
	} {
		h, err := banding.BacaTauvalJSON("x", []byte(c.isi), pustaka.Buka)
		if h != nil || !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), c.sebut) || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %v", c.nama, err)
		}
	}
}

// Findings about a hostile file are bounded, and the rest is counted.
func TestTauvalManyFindings(t *testing.T) {
	h := tauval(t, []byte("["+strings.Repeat(`{},`, 5000)+`{}]`))
	if len(h.Temuan) != banding.TauvalMaksTemuan || h.TemuanLain == 0 || len(h.Baris) != 5001 || !h.AdaGalat() {
		t.Errorf("%d + %d findings, %d rows", len(h.Temuan), h.TemuanLain, len(h.Baris))
	}
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, `"k%d":1,`, i)
	}
	h = tauval(t, []byte(`[{`+b.String()+`"nilai":{`+b.String()+`"x":1}}]`))
	if n := len(h.Temuan); n > 120 {
		t.Errorf("%d findings about foreign keys", n)
	}
}

func TestTauvalTable(t *testing.T) {
	in := buka(t, s20)
	hs := skor(t, in, deret(in, trap2020))
	des := func(v indeks.Pecahan) string { return kominfo.FormatDesimal(v.Bulat(4, indeks.SetengahKeAtas)) }
	baris := "9901;Kabupaten Satu;" + des(hs.Indeks)
	for _, s := range append(hs.Domain, hs.Aspek...) {
		baris += ";" + des(s.Nilai)
	}
	kepala := "code;nama_instansi;indeks;d1;d2;d3;d4;a1;a2;a3;a4;a5;a6;a7;a8"
	isi := []byte("Rekap nilai\r\n\r\n" + kepala + ";peringkat\r\n" + baris + ";1\r\n" + strings.Replace(baris, "9901;Kabupaten Satu;2,593", "9902;Kabupaten Dua;2,793", 1) + ";2\r\n")
	h, err := banding.BacaTauval("rekap.csv", isi, 2024, pustaka.Buka)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := idsTauval(h), "BANDING-TERBIT-03@5 BANDING-TERBIT-05@5 TAUVAL-KUNCI-02@4"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if b := h.Baris[0]; !b.Layak || b.Tahun != 2024 || b.Uji.Nilai.Indeks != pc("2.593") || b.Uji.Nilai.Desimal != 4 || b.Terbit.Indeks != "2.5930" || h.Bentuk != "tabel" {
		t.Errorf("%+v", b)
	}
	if _, err := banding.BacaTauval("rekap.csv", isi, 0, pustaka.Buka); !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), "kolom tahun") {
		t.Errorf("no year: %v", err)
	}
	if h, err := banding.BacaTauval("rekap.csv", []byte("tahun;"+kepala+"\n2023;"+baris+"\n"), 0, pustaka.Buka); err != nil || h.Baris[0].Tahun != 2023 {
		t.Errorf("year column: %v", err)
	}
	for _, s := range []string{"a;b\n1;2\n", "kode\n1\n"} {
		if _, err := banding.BacaTauval("x.csv", []byte(s), 2024, pustaka.Buka); !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), "code (atau kode)") {
			t.Errorf("%q: %v", s, err)
		}
	}
}

func FuzzBacaTauval(f *testing.F) {
	satu := portal(f, "9901", "2024", "Kabupaten Satu", jawab(buka(f, s20), "3"))
	for _, s := range []string{"[" + satu + "]", "[" + satu + "," + satu + "]", "[{}]", "[[[]]]", `[{"nilai":{"indeks":"1e9"}}]`, `[{"kode":"\u0000"}]`,
		"code;nama_instansi;indeks;a1\n1;X;3,5;4\n", "kode,nama,indeks\n'=1,X,99999999999999999999.99999999999999999999\n", "<html>", "[", "\ufeff[]"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := banding.BacaTauval("x", b, 2024, pustaka.Buka)
		if err != nil {
			if kominfo.KindOf(err) != kominfo.TidakSah {
				t.Fatalf("%v", err)
			}
			return
		}
		if len(h.Temuan) > banding.TauvalMaksTemuan || len(h.Baris) > banding.TauvalMaksBaris {
			t.Fatalf("%d findings, %d rows", len(h.Temuan), len(h.Baris))
		}
		for _, x := range h.Temuan {
			if x.ID == "" || x.Message == "" || strings.ContainsAny(x.Message, "\x1b\n\r") {
				t.Fatalf("%+v", x)
			}
		}
		for _, c := range h.Capaian(banding.PakaiTerbit) {
			if c.Kode == "" || c.Tahun == 0 || c.Instrumen == "" || c.Asal != banding.DariTerbit {
				t.Fatalf("%+v", c)
			}
		}
		for tahun := 2018; tahun <= 2027; tahun++ {
			if id := buka(t, s20); id.Berlaku.Mencakup(tahun) {
				banding.Sejajarkan(id, tahun, nil, h.Capaian(banding.PakaiUlang))
			}
		}
		if _, err := json.Marshal(h); err != nil {
			t.Fatal(err)
		}
	})
}
