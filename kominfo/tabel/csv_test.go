package tabel

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

func TestBacaCSVDialects(t *testing.T) {
	u16 := func(s string, le bool) string {
		var b []byte
		for _, r := range s {
			if le {
				b = append(b, byte(r), byte(r>>8))
			} else {
				b = append(b, byte(r>>8), byte(r))
			}
		}
		return string(b)
	}
	for _, c := range []struct {
		nama, isi string
		pemisah   byte
		sandi     Penyandian
		want      []string
	}{
		{"koma", "a,b\n1,2\n", ',', UTF8, []string{"1: a|b", "2: 1|2"}},
		{"titik koma dan koma desimal", "kab;jumlah;laju\nPacitan;588,5;0,12\nBlitar;1,5;0,8\n", ';', UTF8, []string{"1: kab|jumlah|laju", "2: Pacitan|588,5|0,12", "3: Blitar|1,5|0,8"}},
		{"semua angka desimal koma", "1,5;2,5\n1,5;2,5\n", ';', UTF8, []string{"1: 1,5|2,5", "2: 1,5|2,5"}},
		{"tab", "a\tb\n1,5\t2\n", '\t', UTF8, []string{"1: a|b", "2: 1,5|2"}},
		{"garis tegak", "a|b\n1|2\n", '|', UTF8, []string{"1: a|b", "2: 1|2"}},
		{"satu kolom", "nama\nBudi\n", ',', UTF8, []string{"1: nama", "2: Budi"}},
		{"sep=", "sep=;\r\na;b,c\r\n", ';', UTF8, []string{"1: a|b,c"}},
		{"BOM", "\xEF\xBB\xBF\"a\",b\n", ',', UTF8BOM, []string{"1: a|b"}},
		{"UTF-16LE", "\xFF\xFE" + u16("a;é\r\n1;2", true), ';', UTF16LE, []string{"1: a|é", "2: 1|2"}},
		{"UTF-16BE", "\xFE\xFF" + u16("a;é\r\n1;2", false), ';', UTF16BE, []string{"1: a|é", "2: 1|2"}},
		{"UTF-16LE tanpa tanda", u16("nama;jumlah\r\nA;1", true), ';', UTF16LE, []string{"1: nama|jumlah", "2: A|1"}},
		{"Windows-1252", "nama,harga\nCaf\xE9,\x80 5\n", ',', Windows1252, []string{"1: nama|harga", "2: Café|€ 5"}},
		{"campuran", "é,\xE9\n", ',', Campuran, []string{"1: é|é"}},
		{"CRLF dan baris kosong", "a,b\r\n\r\n1,2\r\n,\r\n3,4", ',', UTF8, []string{"1: a|b", "3: 1|2", "5: 3|4"}},
		{"CR saja", "a,b\r1,2\r", ',', UTF8, []string{"1: a|b", "2: 1|2"}},
		{"kutip berbaris", "a,b\n\"x\ny\",\"p \"\"q\"\"\"\nz,\n", ',', UTF8, []string{"1: a|b", "2: x\ny|p \"q\"", "3: z|"}},
		{"teks setelah kutip", "a,b\n\"x\" y,\"z\"w\"\n", ',', UTF8, []string{"1: a|b", "2: x y|zw\""}},
		{"kutip di tengah", "a,b\n5\" pipa,2\n", ',', UTF8, []string{"1: a|b", "2: 5\" pipa|2"}},
		{"kutip tidak ditutup", "a,b\n\"x,2\ny,3\n", ',', UTF8, []string{"1: a|b", "2: \"x|2", "3: y|3"}},
		{"lebar berbeda", "a,b,c\n1\n1,2,3,4\n", ',', UTF8, []string{"1: a|b|c", "2: 1", "3: 1|2|3|4"}},
	} {
		t.Run(c.nama, func(t *testing.T) {
			b := bacaUji(t, []byte(c.isi))
			if b.Pemisah != c.pemisah || b.Penyandian != c.sandi {
				t.Errorf("pemisah %q, penyandian %q; want %q, %q", b.Pemisah, b.Penyandian, c.pemisah, c.sandi)
			}
			if diff := cmp.Diff(c.want, ringkasan(b.Lembar[0])); diff != "" {
				t.Errorf("cells (-want +got):\n%s", diff)
			}
		})
	}
}

func TestBacaCSVReportsCutFile(t *testing.T) {
	b := bacaUji(t, []byte("a,b\n1,2\n\"x,2\n"))
	if len(b.Temuan) != 1 || b.Temuan[0].ID != "TABEL-KUTIP" || !strings.Contains(b.Temuan[0].Message, "Baris 3") {
		t.Errorf("Temuan = %+v, want TABEL-KUTIP at row 3", b.Temuan)
	}
}

func TestBacaCSVLineNumbers(t *testing.T) {
	var got []string
	for r, err := range BacaCSV(strings.NewReader("sep=,\na,b\n\"x\ny\nz\",2\n\n3,4\n"), Opsi{}).Baris() {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%d@%d", r.Nomor, r.Garis))
	}
	if diff := cmp.Diff([]string{"1@2", "2@3", "4@7"}, got); diff != "" {
		t.Errorf("row@line (-want +got):\n%s", diff)
	}
}

// Records longer than the buffer, sequences cut between reads, every line end.
func TestBacaCSVStreams(t *testing.T) {
	var want [][]string
	var s strings.Builder
	for i := range 3000 {
		r := []string{fmt.Sprint(i), strings.Repeat("é€𝄞", i%40), strings.Repeat("a,\"b\"\n", i%7), "x"}
		if i == 1500 {
			r[1] = strings.Repeat("panjang ", 12000)
		}
		want = append(want, r)
		for j, f := range r {
			if j > 0 {
				s.WriteByte(',')
			}
			if strings.ContainsAny(f, ",\"\n") {
				f = `"` + strings.ReplaceAll(f, `"`, `""`) + `"`
			}
			s.WriteString(f)
		}
		s.WriteString([]string{"\n", "\r\n"}[i%2])
	}
	for nama, r := range map[string]io.Reader{"utuh": strings.NewReader(s.String()), "per byte": iotest.OneByteReader(strings.NewReader(s.String()))} {
		if diff := cmp.Diff(want, semua(t, r, Opsi{})); diff != "" {
			t.Errorf("%s (-want +got):\n%.2000s", nama, diff)
		}
	}
}

func semua(t testing.TB, r io.Reader, o Opsi) [][]string {
	var out [][]string
	for r, err := range BacaCSV(r, o).Baris() {
		if err != nil {
			t.Fatal(err)
		}
		var b []string
		for _, f := range r.Medan {
			b = append(b, string(f))
		}
		out = append(out, b)
	}
	return out
}

func TestBacaCSVRefuses(t *testing.T) {
	for _, c := range []struct {
		nama, isi, kata string
		o               Opsi
	}{
		{"byte nol", "a,b\n1,\x002\n3,4\n", "byte nol", Opsi{}},
		{"sel panjang", "a,b\n1," + strings.Repeat("x", 50) + "\n", "B2", Opsi{MaksPanjang: 40}},
		{"sel panjang berkutip", "a,b\n\"" + strings.Repeat("x", 50) + "\",1\n", "A2", Opsi{MaksPanjang: 40}},
		{"baris tanpa akhir", strings.Repeat("x", 600_000), "Baris 1", Opsi{MaksPanjang: 1000}},
		{"terlalu banyak kolom", strings.Repeat("a,", 20) + "\n", "kolom", Opsi{MaksKolom: 10}},
		{"terlalu banyak baris", strings.Repeat("a,b\n", 20), "baris", Opsi{MaksBaris: 10}},
		{"terlalu banyak sel", strings.Repeat("a,b\n", 20), "sel", Opsi{MaksSel: 10}},
		{"terlalu besar", strings.Repeat("a,b\n", 20), "lebih besar", Opsi{MaksByte: 10}},
		{"kosong", " \r\n\t", "kosong", Opsi{}},
		{"hanya pemisah", ",,,\n,,,\n", "kosong", Opsi{}},
	} {
		t.Run(c.nama, func(t *testing.T) {
			_, err := Baca("x.csv", []byte(c.isi), c.o)
			harusTolak(t, err, c.kata)
		})
	}
}

func TestBacaCSVReadError(t *testing.T) {
	p := BacaCSV(io.MultiReader(strings.NewReader(strings.Repeat("a,b\n", 100_000)), iotest.ErrReader(io.ErrClosedPipe)), Opsi{})
	n := 0
	for p.Lanjut() {
		n++
	}
	if p.Err() == nil || n == 0 {
		t.Errorf("after %d records err = %v, want the reader's error after some records", n, p.Err())
	}
}

// FuzzCSV holds the streaming reader against encoding/csv: whatever that
// accepts gives the same fields here. What it refuses must not panic.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "\"a\nb\",\"c\"\"d\"\r\n", "a\r\n\r\nb\r", "\"", "\"a\" b,c", ",\n,,\n", "\"a\"\r\n\"b\"\r", "x\"y,z\n", "\xEF\xBB\xBFa", "é,\xE9\n", "\"\"\"\",\n\"\r\n\"", "aaaaaaaa,bbbbbbb,-,,-,\n", "\r,\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := Baca("x", b, Opsi{MaksSel: 100_000}); err != nil {
			_ = err.Error()
		}
		o := Opsi{Pemisah: ','}
		var got [][]string
		p := BacaCSV(iotest.HalfReader(bytes.NewReader(b)), o)
		for p.Lanjut() {
			var r []string
			for _, m := range p.Rekaman().Medan {
				r = append(r, strings.ReplaceAll(string(m), "\r\n", "\n"))
			}
			got = append(got, r)
		}
		if s, _ := kenaliPenyandian(b); s != UTF8 || !bytes.Equal(b, bytes.ToValidUTF8(b, nil)) || bytes.IndexByte(b, 0) >= 0 ||
			bytes.HasPrefix(bytes.ToLower(bytes.TrimLeft(b, "\"")), []byte("sep=")) || bytes.IndexByte(b, '\n') < 0 && bytes.IndexByte(b, '\r') >= 0 {
			return // beyond encoding/csv: encodings, sep=, old line ends
		}
		r := csv.NewReader(bytes.NewReader(b))
		r.FieldsPerRecord = -1
		want, err := r.ReadAll()
		if err != nil {
			return
		}
		if p.Err() != nil {
			t.Fatalf("refused what encoding/csv accepts: %v", p.Err())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("records (-encoding/csv +ours):\n%s", diff)
		}
	})
}
