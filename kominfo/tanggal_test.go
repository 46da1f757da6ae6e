package kominfo

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestParseTanggal(t *testing.T) {
	for _, c := range []struct {
		s    string
		want Tanggal
	}{
		{"2026-03-16", NewTanggal(2026, time.March, 16)},
		{"2024-02-29", NewTanggal(2024, time.February, 29)},
		{"2000-02-29", NewTanggal(2000, time.February, 29)},
		{"0001-01-01", Tanggal{1}},
		{"1970-01-01", Tanggal{epochUnix}},
		{"9999-12-31", NewTanggal(9999, time.December, 31)},
	} {
		got, err := ParseTanggal(c.s)
		if err != nil || got != c.want || got.String() != c.s {
			t.Errorf("ParseTanggal(%q) = %v, %v", c.s, got, err)
		}
	}
	for _, s := range []string{
		"", "2026-3-16", "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
		"16-03-2026", "2026/03/16", "2026-03-16 ", " 2026-03-1", "2026-03-16T00:00:00Z", "+026-03-16", "２０２６-03-16", "2026-03-1\x00",
		strings.Repeat("9", 1<<20),
	} {
		got, err := ParseTanggal(s)
		if !errors.Is(err, TidakSah) || !got.Kosong() {
			t.Errorf("ParseTanggal(%.20q) = %v, %v; want a refusal", s, got, err)
		} else if len(err.Error()) > 300 {
			t.Errorf("the message for a huge text has %d bytes", len(err.Error()))
		}
	}
}

// Every day of the civil calendar agrees with package time.
func TestTanggalSepertiPaketTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 3652059).Draw(t, "n") // 0001-01-01 to 9999-12-31
		d := Tanggal{int32(n)}
		w := time.Date(1, 1, n, 0, 0, 0, 0, time.UTC)
		if !d.Time().Equal(w) || d.Hari() != w.Weekday() || d.Tahun() != w.Year() || d.String() != w.Format(time.DateOnly) {
			t.Fatalf("%d: %s (%s), package time says %s", n, d, d.Hari(), w)
		}
		y, m, h := d.Pecah()
		if NewTanggal(y, m, h) != d {
			t.Fatalf("NewTanggal undoes Pecah: %s", d)
		}
		p, err := ParseTanggal(d.String())
		if err != nil || p != d {
			t.Fatalf("ParseTanggal(%s) = %v, %v", d, p, err)
		}
		k := rapid.IntRange(-100000, 100000).Draw(t, "k")
		if e := d.Tambah(k); e.Selisih(d) != k || e.Sebelum(d) != (k < 0) || e.Sesudah(d) != (k > 0) || (e == d) != (k == 0) {
			t.Fatalf("%s and %s, %d days apart, compare wrongly", d, e, k)
		}
	})
}

func TestNewTanggalMenormalkan(t *testing.T) {
	for _, c := range []struct {
		y    int
		m    time.Month
		d    int
		want string
	}{{2026, 2, 30, "2026-03-02"}, {2026, 14, 0, "2027-01-31"}, {2026, 1, -1, "2025-12-30"}} {
		if got := NewTanggal(c.y, c.m, c.d).String(); got != c.want {
			t.Errorf("NewTanggal(%d, %d, %d) = %s, want %s", c.y, c.m, c.d, got, c.want)
		}
	}
}

func TestTanggalDariZona(t *testing.T) {
	saat := time.Date(2025, 5, 8, 16, 30, 0, 0, time.UTC)
	for z, want := range map[Zona]string{WIB: "2025-05-08", WITA: "2025-05-09", WIT: "2025-05-09", "": "2025-05-08"} {
		if got := TanggalDari(saat, z).String(); got != want {
			t.Errorf("%s: %s, want %s", z, got, want)
		}
	}
	lama := time.Date(1945, 8, 16, 16, 59, 59, 0, time.UTC) // before 1970
	if got := TanggalDari(lama, WIB).String(); got != "1945-08-16" {
		t.Errorf("before 1970: %s", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		d := Tanggal{int32(rapid.IntRange(600000, 900000).Draw(t, "n"))}
		z := rapid.SampledFrom([]Zona{WIB, WITA, WIT, ""}).Draw(t, "zona")
		awal := d.AwalHari(z)
		if TanggalDari(awal, z) != d || TanggalDari(awal.Add(-1), z) != d.Tambah(-1) || TanggalDari(awal.Add(24*time.Hour-1), z) != d {
			t.Fatalf("%s does not begin at %s in %s", d, awal, z)
		}
	})
}

func TestTanggalKosong(t *testing.T) {
	var d Tanggal
	if !d.Kosong() || d.String() != "" || d.Panjang() != "" || d.Lengkap() != "" || !d.Time().IsZero() || !d.AwalHari(WIT).IsZero() {
		t.Errorf("no date: %q %q %q %s %s", d.String(), d.Panjang(), d.Lengkap(), d.Time(), d.AwalHari(WIT))
	}
}

// Days before the year 1 only come from arithmetic; they still have a weekday.
func TestTanggalSebelumTahunSatu(t *testing.T) {
	for n := int32(-20); n < 0; n++ {
		d := Tanggal{n}
		if want := d.Time().Weekday(); d.Hari() != want || NamaHari(d.Hari()) == "" {
			t.Errorf("%d: %v, want %v", n, d.Hari(), want)
		}
	}
}

func TestTanggalUntukOrang(t *testing.T) {
	d := NewTanggal(2026, time.March, 16)
	if got := d.Panjang() + "|" + d.Lengkap(); got != "16 Maret 2026|Senin, 16 Maret 2026" {
		t.Error(got)
	}
	var hari, bulan []string
	for i := range time.Weekday(7) {
		hari = append(hari, NamaHari(i))
	}
	for m := range time.Month(12) {
		bulan = append(bulan, NamaBulan(m+1))
	}
	if diff := cmp.Diff("Minggu Senin Selasa Rabu Kamis Jumat Sabtu", strings.Join(hari, " ")); diff != "" {
		t.Errorf("days (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember", strings.Join(bulan, " ")); diff != "" {
		t.Errorf("months (-want +got):\n%s", diff)
	}
	if NamaHari(7)+NamaHari(-1)+NamaBulan(0)+NamaBulan(13) != "" {
		t.Error("a day or month that does not exist has a name")
	}
}

func TestTanggalJSON(t *testing.T) {
	type isi struct {
		A Tanggal
		B Tanggal `json:",omitzero"`
		C map[Tanggal]int
	}
	want := isi{A: NewTanggal(2026, 3, 16), C: map[Tanggal]int{NewTanggal(2026, 1, 2): 7}}
	b, err := json.Marshal(want)
	if err != nil || string(b) != `{"A":"2026-03-16","C":{"2026-01-02":7}}` {
		t.Fatalf("%s, %v", b, err)
	}
	var got isi
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("round trip (-want +got):\n%s", diff)
	}
	d := NewTanggal(2026, 3, 16)
	if err := json.Unmarshal([]byte(`""`), &d); err != nil || !d.Kosong() {
		t.Errorf("empty: %v, %v", d, err)
	}
	d = NewTanggal(2026, 3, 16)
	if err := json.Unmarshal([]byte(`"2026-02-30"`), &d); !errors.Is(err, TidakSah) || d.String() != "2026-03-16" {
		t.Errorf("a bad date: %v, %v", d, err)
	}
	for _, luar := range []Tanggal{NewTanggal(10000, 1, 1), NewTanggal(-5, 1, 1)} {
		if b, err := json.Marshal(luar); err == nil {
			t.Errorf("a date that cannot be read back is written: %s", b)
		}
	}
}

func FuzzParseTanggal(f *testing.F) {
	for _, s := range []string{"2026-03-16", "2024-02-29", "2026-02-30", "", "0000-00-00", "9999-12-31", "2026-3-16", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseTanggal(s)
		if w, e := time.Parse(time.DateOnly, s); (e == nil && len(s) == 10 && w.Year() > 0) != (err == nil) {
			t.Fatalf("%q: %v, package time says %v", s, err, e)
		}
		if err == nil && d.String() != s {
			t.Fatalf("%q comes back as %q", s, d)
		}
	})
}

func BenchmarkParseTanggal(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseTanggal("2026-03-16"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTanggalString(b *testing.B) {
	d := NewTanggal(2026, 3, 16)
	b.ReportAllocs()
	for b.Loop() {
		_ = d.String()
	}
}

func BenchmarkTanggalLengkap(b *testing.B) {
	d := NewTanggal(2026, 3, 16)
	b.ReportAllocs()
	for b.Loop() {
		_ = d.Lengkap()
	}
}
