package instrumen_test

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

func buka(t testing.TB, id string) *indeks.Instrumen {
	t.Helper()
	in, err := instrumen.Buka(id)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func pecahan(t testing.TB, s string) indeks.Pecahan {
	t.Helper()
	p, err := indeks.ParsePecahan(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func skor(t testing.TB, in *indeks.Instrumen, nilai map[string]string) indeks.Hasil {
	t.Helper()
	l, fs := in.Isi(nilai)
	if kominfo.AdaGalat(fs) {
		t.Fatal(fs)
	}
	return in.Score(l, indeks.Opsi{})
}

// semua answers every indicator with one value.
func semua(in *indeks.Instrumen, v string) map[string]string {
	m := map[string]string{}
	for _, d := range in.Indikator {
		m[d.Nomor] = v
	}
	return m
}

func TestDaftarAgreesWithFiles(t *testing.T) {
	for _, r := range instrumen.Daftar() {
		in := buka(t, r.ID)
		got := instrumen.Ringkasan{ID: in.ID, Judul: in.Judul, TahunDari: in.Berlaku.TahunDari, TahunSampai: in.Berlaku.TahunSampai, Status: in.Status}
		if diff := cmp.Diff(r, got); diff != "" {
			t.Errorf("%s (-list +file):\n%s", r.ID, diff)
		}
		if fs := in.Check(); len(fs) != 0 {
			t.Errorf("%s: %v", r.ID, fs)
		}
	}
}

func TestUnknownInstrument(t *testing.T) {
	for _, id := range []string{"", "spbe-2019", "pembanding", "../instrumen", "SPBE-2020", strings.Repeat("é", 1000)} {
		_, err := instrumen.Buka(id)
		if kominfo.KindOf(err) != kominfo.TidakAda {
			t.Errorf("%.20q: %v", id, err)
			continue
		}
		for _, r := range instrumen.Daftar() {
			if !strings.Contains(err.Error(), r.ID) || len(err.Error()) > 300 {
				t.Errorf("the message does not name %s: %v", r.ID, err)
			}
		}
	}
}

func TestUntukTahun(t *testing.T) {
	for tahun, mau := range map[int]string{
		2017: "", 2018: instrumen.SPBE2018, 2020: instrumen.SPBE2018, 2021: instrumen.SPBE2020,
		2025: instrumen.SPBE2020, 2026: instrumen.Pemdi2026, 2030: instrumen.Pemdi2026,
	} {
		if got := instrumen.UntukTahun(tahun); got != mau {
			t.Errorf("%d: %q, want %q", tahun, got, mau)
		}
	}
}

// The shapes that the regulations print: groups, items, levels.
func TestShapes(t *testing.T) {
	for id, mau := range map[string]string{
		instrumen.SPBE2018:  "3 domain, 7 aspek, 37 indikator, 37×6 kriteria, bukti 0",
		instrumen.SPBE2020:  "4 domain, 8 aspek, 47 indikator, 47×5 kriteria, bukti 235",
		instrumen.Pemdi2026: "0 domain, 7 aspek, 20 indikator, 20×5 kriteria, bukti 100",
	} {
		in := buka(t, id)
		kriteria, bukti := 0, 0
		for _, d := range in.Indikator {
			for _, k := range d.Tingkat {
				if k.Teks != "" {
					kriteria++
				}
				if len(k.Bukti) > 0 {
					bukti++
				}
			}
		}
		n := len(in.Indikator)
		got := fmt.Sprintf("%d domain, %d aspek, %d indikator, %d×%d kriteria, bukti %d", len(in.Domain), len(in.Aspek), n, n, kriteria/n, bukti)
		if got != mau || kriteria%n != 0 {
			t.Errorf("%s: %s, want %s", id, got, mau)
		}
	}
}

func TestFilesMatchSchema(t *testing.T) {
	const nama = "instrumen.schema.json"
	b, err := os.ReadFile("../../kominfo/indeks/" + nama)
	if err != nil {
		t.Fatal(err)
	}
	skema, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(nama, skema); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(nama)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range instrumen.Daftar() {
		b, err := instrumen.Data(r.ID)
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%s: %v", r.ID, err)
		}
	}
}

// The files travel to phones.
func TestFilesAreSmall(t *testing.T) {
	n := 0
	for _, r := range instrumen.Daftar() {
		b, _ := instrumen.Data(r.ID)
		n += len(b)
		if kotor := regexp.MustCompile(`VERIFIED|INFEREN|DISAGREE|TODO`).Find(b); kotor != nil {
			t.Errorf("%s holds a working note: %s", r.ID, kotor)
		}
	}
	if n > 220_000 {
		t.Errorf("%d bytes together", n)
	}
}

// A continuation names indicators that exist in the older instrument.
func TestContinuationsExist(t *testing.T) {
	for _, r := range instrumen.Daftar() {
		in := buka(t, r.ID)
		for _, d := range in.Indikator {
			k := d.Kelanjutan
			if k == nil {
				continue
			}
			lama := buka(t, k.Instrumen)
			if lama.Berlaku.TahunDari >= in.Berlaku.TahunDari {
				t.Errorf("%s %s continues the newer %s", r.ID, d.Kode, k.Instrumen)
			}
			for _, n := range k.Indikator {
				if _, ok := lama.Cari(n); !ok {
					t.Errorf("%s %s continues %s %s, which does not exist", r.ID, d.Kode, k.Instrumen, n)
				}
			}
			if k.Sifat == indeks.Baru && len(k.Indikator) > 0 {
				t.Errorf("%s %s is new and has forerunners", r.ID, d.Kode)
			}
		}
	}
}

// Nothing in pemdi-2026 and spbe-2018 may claim more than secondary sources give.
func TestStatusesAreHonest(t *testing.T) {
	for _, id := range []string{instrumen.SPBE2018, instrumen.Pemdi2026} {
		in := buka(t, id)
		for _, s := range []kominfo.StatusSumber{in.Status, in.SumberBobot.Status, in.SumberPita.Status, in.SumberRumus.Status, in.Dasar[0].Status} {
			if s == kominfo.Terverifikasi {
				t.Errorf("%s claims to be read in the regulation", id)
			}
		}
		for _, d := range in.Indikator {
			if d.Status.Nama == kominfo.Terverifikasi || d.Status.Kriteria == kominfo.Terverifikasi {
				t.Errorf("%s %s claims to be read in the regulation", id, d.Kode)
			}
		}
	}
	if s := buka(t, instrumen.Pemdi2026).PoinTingkat.Sumber.Status; s != kominfo.Inferensi {
		t.Errorf("the rule of points is %s", s)
	}
	if i3, _ := buka(t, instrumen.SPBE2020).Cari("3"); i3.Status.Kriteria != kominfo.Inferensi {
		t.Error("indicator 3: the split of levels 3 and 4 is not printed in the regulation")
	}
}

func TestPembanding(t *testing.T) {
	for id, mau := range map[string]int{instrumen.SPBE2020: 2, instrumen.SPBE2018: 1, instrumen.Pemdi2026: 0} {
		in, ps := buka(t, id), instrumen.DaftarPembanding(id)
		if len(ps) != mau {
			t.Errorf("%s: %d rows, want %d", id, len(ps), mau)
		}
		for _, p := range ps {
			if !p.Sumber.Status.Sah() || p.Sumber.Regulasi == "" || p.Nama == "" || !in.Berlaku.Mencakup(p.Tahun) {
				t.Errorf("%+v", p)
			}
			// The published index agrees with its published domains to two decimals.
			v, err := in.Gabung("", p.Domain)
			if err != nil || v.Bulat(2, indeks.SetengahKeAtas) != p.Indeks.Bulat(2, indeks.SetengahKeAtas) {
				t.Errorf("%s: domains give %v (%v), published %v", p.ID, v, err, p.Indeks)
			}
			// And each domain with its aspek, within half a unit of the last decimal.
			setengah := pecahan(t, "0.01")
			for _, d := range in.Domain {
				anggota := map[string]indeks.Pecahan{}
				for _, a := range in.Aspek {
					if v, ok := p.Aspek[a.Kode]; ok && a.Domain == d.Kode {
						anggota[a.Kode] = v
					}
				}
				if len(anggota) == 0 {
					continue
				}
				v, err := in.Gabung(d.Kode, anggota)
				if err != nil {
					t.Fatal(err)
				}
				beda, _ := v.Kurang(p.Domain[d.Kode])
				lawan, _ := p.Domain[d.Kode].Kurang(v)
				if beda.Cmp(setengah) >= 0 || lawan.Cmp(setengah) >= 0 {
					t.Errorf("%s %s: aspek give %v, published %v", p.ID, d.Kode, v, p.Domain[d.Kode])
				}
			}
		}
	}
}

func Example() {
	in, err := instrumen.Buka(instrumen.UntukTahun(2025))
	if err != nil {
		panic(err)
	}
	nilai := map[string]string{}
	for _, d := range in.Indikator {
		nilai[d.Nomor] = "2"
	}
	nilai["12"] = "4"
	lembar, _ := in.Isi(nilai)
	h := in.Score(lembar, indeks.Opsi{})
	fmt.Println(h.Instrumen, h.Indeks, h.Indeks.Bulat(2, indeks.SetengahKeAtas), h.Predikat)
	// Output: spbe-2020 41/20 2.05 Cukup
}

func ExampleBuka() {
	_, err := instrumen.Buka("spbe-2019")
	fmt.Println(kominfo.PesanUntukOrang(err))
	// Output: Instrumen "spbe-2019" tidak dikenal. Pilih salah satu: pemdi-2026, spbe-2020, spbe-2018.
}

func ExampleDaftar() {
	for _, r := range instrumen.Daftar() {
		fmt.Println(r.ID, r.TahunDari, r.Status.Label())
	}
	// Output:
	// pemdi-2026 2026 sumber sekunder
	// spbe-2020 2021 terverifikasi
	// spbe-2018 2018 sumber sekunder
}

func ExampleDaftarPembanding() {
	for _, p := range instrumen.DaftarPembanding(instrumen.SPBE2020) {
		fmt.Println(p.Nama, p.Tahun, p.Indeks.Bulat(2, indeks.SetengahKeAtas))
	}
	// Output:
	// Rata-rata nasional 2021 2.24
	// Rata-rata kabupaten 2021 2.11
}

// Buka trusts the embedded files; this is what it trusts.
func TestBerkasTerbukti(t *testing.T) {
	for _, r := range instrumen.Daftar() {
		b, err := instrumen.Data(r.ID)
		if err != nil {
			t.Fatal(err)
		}
		bukti, err := indeks.Load(b)
		if err != nil {
			t.Fatalf("%s: %v", r.ID, err)
		}
		in, err := instrumen.Buka(r.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(bukti, in, cmpopts.IgnoreUnexported(indeks.Instrumen{})); diff != "" {
			t.Errorf("%s (-Load +Buka):\n%s", r.ID, diff)
		}
	}
}
