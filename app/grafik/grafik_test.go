package grafik_test

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/app/grafik"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "tulis ulang berkas emas")

func TestGambarEmas(t *testing.T) {
	for nama, g := range contoh() {
		t.Run(nama, func(t *testing.T) {
			f := filepath.Join("testdata", nama+".svg")
			// One part per line, so that a change can be read in a diff.
			got := strings.ReplaceAll(g.SVG, "><", ">\n<") + "\n"
			if *update {
				if err := os.WriteFile(f, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", nama, diff)
			}
		})
	}
}

// bagian lists the elements of an SVG and fails when it is no well-formed XML.
func bagian(t interface {
	Helper()
	Fatalf(string, ...any)
}, svg string) []xml.StartElement {
	t.Helper()
	var es []xml.StartElement
	dec := xml.NewDecoder(strings.NewReader(svg))
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return es
		}
		if err != nil {
			t.Fatalf("SVG rusak: %v\n%s", err, svg)
		}
		if e, ok := tok.(xml.StartElement); ok {
			es = append(es, e.Copy())
		}
	}
}

func TestTerbacaPembacaLayar(t *testing.T) {
	ids := map[string]string{}
	for nama, g := range contoh() {
		es := bagian(t, g.SVG)
		atr := map[string]string{}
		for _, a := range es[0].Attr {
			atr[a.Name.Local] = a.Value
		}
		if es[0].Name.Local != "svg" || atr["role"] != "img" || es[1].Name.Local != "title" || es[2].Name.Local != "desc" {
			t.Errorf("%s: awal gambar %v %v %v, harus svg role=img, title, desc", nama, es[0], es[1].Name, es[2].Name)
		}
		if want := es[1].Attr[0].Value + " " + es[2].Attr[0].Value; atr["aria-labelledby"] != want {
			t.Errorf("%s: aria-labelledby %q, want %q", nama, atr["aria-labelledby"], want)
		}
		if lain, ada := ids[es[1].Attr[0].Value]; ada {
			t.Errorf("%s dan %s memakai id yang sama", nama, lain)
		}
		ids[es[1].Attr[0].Value] = nama
		if strings.Contains(g.SVG, " style=") {
			t.Errorf("%s memakai atribut style, yang dilarang kebijakan konten", nama)
		}
		for i, b := range g.Baris {
			if len(b) != len(g.Kolom) {
				t.Errorf("%s baris %d: %d sel untuk %d kolom", nama, i, len(b), len(g.Kolom))
			}
		}
	}
}

// jahat holds labels that try to leave their place in the drawing.
var jahat = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onload='alert(1)`, `</text></svg><script>x</script>`,
	"]]>&lt;&amp;&#x3c;", "a\x00b\x1b[31m\u202eterbalik\ufffe", "\xff\xfe", strings.Repeat("panjang sekali ", 500), strings.Repeat("x", 5000), "", "=cmd|'/c calc'!A0",
}

// semua draws every chart with s wherever a text may stand.
func semua(s string) []grafik.Grafik {
	n := grafik.Nilai{X: 2, Teks: s}
	ns := []grafik.Nilai{n, {}, n}
	seri := []grafik.Seri{{Nama: s, Nilai: ns}, {Nama: s, Nilai: ns}}
	tiga := []string{s, s, s}
	return []grafik.Grafik{
		grafik.Batang(grafik.DataBatang{ID: s, Judul: s, Satuan: s, NamaNilai: s, NamaPembanding: s, NamaTarget: s, Butir: []grafik.Butir{{Label: s, Nilai: n, Pembanding: n, Target: n}, {Label: s}}}),
		grafik.Garis(grafik.DataGaris{ID: s, Judul: s, Satuan: s, Sumbu: tiga, Seri: seri, Patah: []grafik.Patah{{Ke: 1, Sebab: s}}}),
		grafik.Jaring(grafik.DataJaring{ID: s, Judul: s, Maks: 5, Sumbu: tiga, Seri: seri}),
		grafik.Jaring(grafik.DataJaring{ID: s, Judul: s, Maks: 5, Sumbu: tiga[:2], Seri: seri}),
		grafik.Pita(grafik.DataPita{ID: s, Judul: s, Nilai: n, Predikat: s, Target: n, Pita: []grafik.Rentang{{Nama: s, Dari: 1, Sampai: 3, Teks: s}, {Nama: s, Dari: 3, Sampai: 5}}}),
		grafik.Tangga(grafik.DataTangga{ID: s, Judul: s, NamaX: s, NamaY: s, Min: 1, Maks: 5, Target: n, Pilih: 1, Pita: []grafik.Rentang{{Nama: s, Dari: 1, Sampai: 5}}, Titik: []grafik.TitikTangga{{X: n, Y: n, Ket: s}, {X: n, Y: n, Ket: s}}}),
		grafik.Sparkline(grafik.DataSparkline{ID: s, Judul: s, Sumbu: tiga, Nilai: ns}),
	}
}

// aman fails when a drawing holds anything but shapes and text.
func aman(t interface {
	Helper()
	Fatalf(string, ...any)
}, g grafik.Grafik) {
	t.Helper()
	boleh := map[string]bool{"svg": true, "title": true, "desc": true, "text": true, "rect": true, "line": true, "path": true}
	for _, e := range bagian(t, g.SVG) {
		if !boleh[e.Name.Local] {
			t.Fatalf("unsur <%s> lolos ke gambar:\n%s", e.Name.Local, g.SVG)
		}
		for _, a := range e.Attr {
			n := a.Name.Local
			if strings.HasPrefix(n, "on") || n == "href" || n == "style" {
				t.Fatalf("atribut %s lolos ke gambar:\n%s", n, g.SVG)
			}
			if (n == "x" || n == "y" || n == "width" || n == "height") && !terhingga(a.Value) {
				t.Fatalf("koordinat %s=%q", n, a.Value)
			}
		}
	}
}

func terhingga(s string) bool {
	x, err := strconv.ParseFloat(s, 64)
	return err == nil && !math.IsNaN(x) && !math.IsInf(x, 0)
}

func TestLabelJahat(t *testing.T) {
	for _, s := range jahat {
		for _, g := range semua(s) {
			aman(t, g)
			if len(g.SVG) > 40_000 {
				t.Errorf("label %.20q membuat gambar %d byte", s, len(g.SVG))
			}
		}
	}
}

func FuzzLabel(f *testing.F) {
	for _, s := range jahat {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, g := range semua(s) {
			aman(t, g)
		}
	})
}

// Whatever the numbers are, the drawing is well formed and its coordinates are
// finite, and the table shows every row.
func TestAngkaApaPun(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nilai := rapid.Custom(func(t *rapid.T) grafik.Nilai {
			return grafik.Nilai{X: rapid.Float64().Draw(t, "x"), Teks: rapid.SampledFrom([]string{"", "1,00"}).Draw(t, "teks")}
		})
		ns := rapid.SliceOfN(nilai, 0, 60).Draw(t, "nilai")
		sumbu := rapid.SliceOfN(rapid.SampledFrom([]string{"2024", "2025", "a b"}), 0, 60).Draw(t, "sumbu")
		lo, hi := rapid.Float64().Draw(t, "lo"), rapid.Float64().Draw(t, "hi")
		seri := []grafik.Seri{{Nama: "a", Nilai: ns}, {Nama: "b"}}
		var butir []grafik.Butir
		var anakTangga []grafik.TitikTangga
		for _, n := range ns {
			anakTangga = append(anakTangga, grafik.TitikTangga{X: n, Y: n, Sebut: len(anakTangga) > 3})
			butir = append(butir, grafik.Butir{Label: "x", Nilai: n, Target: n})
		}
		for _, g := range []grafik.Grafik{
			grafik.Batang(grafik.DataBatang{Maks: hi, Butir: butir}),
			grafik.Garis(grafik.DataGaris{Min: lo, Maks: hi, Sumbu: sumbu, Seri: seri, Patah: []grafik.Patah{{Ke: -1}, {Ke: 1}, {Ke: 99}}}),
			grafik.Jaring(grafik.DataJaring{Min: lo, Maks: hi, Sumbu: sumbu, Seri: seri}),
			grafik.Pita(grafik.DataPita{Nilai: grafik.Nilai{X: lo, Teks: "x"}, Pita: []grafik.Rentang{{Nama: "a", Dari: lo, Sampai: hi}, {Nama: "b", Dari: hi, Sampai: lo}}}),
			grafik.Sparkline(grafik.DataSparkline{Nilai: ns}),
			grafik.Tangga(grafik.DataTangga{Min: lo, Maks: hi, Titik: anakTangga, Pilih: len(ns) - 1, Target: grafik.Nilai{X: hi, Teks: "x"}, Pita: []grafik.Rentang{{Dari: lo, Sampai: hi}}}),
		} {
			aman(t, g)
		}
		if g := grafik.Batang(grafik.DataBatang{Butir: butir}); len(g.Baris) != len(butir) {
			t.Fatalf("tabel %d baris, want %d", len(g.Baris), len(butir))
		}
	})
}

// A change of instrument and a missing year both end a line.
func TestGarisTerputus(t *testing.T) {
	svg := contoh()["garis"].SVG
	i := strings.Index(svg, `class="g-garis1"`)
	if got := strings.Count(svg[i:i+strings.Index(svg[i:], "/>")], "M"); got != 3 {
		t.Errorf("garis punya %d potongan, want 3: sebelum 2020, 2021-2025, 2026", got)
	}
}

func TestBatasPredikat(t *testing.T) {
	for _, c := range []struct{ nilai, want string }{{"1.00", "Kurang"}, {"1.79", "Kurang"}, {"1.80", "Cukup"}, {"5.00", "Memuaskan"}, {"0.99", ""}, {"5.01", ""}} {
		g := grafik.Pita(grafik.DataPita{Nilai: grafik.Desimal(c.nilai), Pita: predikat()})
		got := ""
		if g.Baris[1][0] == "Predikat" {
			got = g.Baris[1][1]
		}
		if got != c.want {
			t.Errorf("predikat %s = %q, want %q", c.nilai, got, c.want)
		}
	}
}

func TestTanpaNilaiBukanNol(t *testing.T) {
	for _, s := range []string{"", "x", "NaN", "Inf", "1e999"} {
		if n := grafik.Desimal(s); n.Ada() {
			t.Errorf("Desimal(%q) dianggap nilai: %+v", s, n)
		}
	}
	kosong := grafik.Batang(grafik.DataBatang{Butir: []grafik.Butir{{Label: "a"}}})
	if strings.Contains(kosong.SVG, "g-isi1") || !strings.Contains(kosong.SVG, "tidak ada data") {
		t.Errorf("nilai kosong digambar sebagai batang: %s", kosong.SVG)
	}
}

func BenchmarkJaring(b *testing.B) {
	for b.Loop() {
		contoh()
	}
}

// A front of thousands of points is drawn small, from end to end, and its table has
// the named points alone.
func TestTanggaBanyakTitik(t *testing.T) {
	d := grafik.DataTangga{NamaX: "biaya", NamaY: "indeks", Min: 1, Maks: 5, Pilih: -1}
	for i := range 30_000 {
		d.Titik = append(d.Titik, grafik.TitikTangga{X: grafik.Bulat(int64(i)), Y: grafik.Nilai{X: 1 + float64(i)/7500, Teks: "x"}, Sebut: i%10_000 == 0})
	}
	g := grafik.Tangga(d)
	aman(t, g)
	if len(g.SVG) > 20_000 || len(g.Baris) != 3 || !strings.Contains(g.SVG, "V18") || strings.Contains(g.SVG, "g-isi2") {
		t.Errorf("%d bita, %d baris: %.400s", len(g.SVG), len(g.Baris), g.SVG)
	}
}
