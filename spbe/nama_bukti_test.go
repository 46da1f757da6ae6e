package spbe_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/spbe"
)

func TestUraiNamaBukti(t *testing.T) {
	for nama, mau := range map[string]string{
		"Indikator1a-judul.pdf":                      "1|1|judul|0",
		"Indikator 1a - Judul.pdf":                   "1|1|Judul|0",
		"I1-L2-03 judul.pdf":                         "1|3|judul|2",
		"indikator_12b.pdf":                          "12|2||0",
		"12a_SK Tim.pdf":                             "12|1|SK Tim|0",
		"INDIKATOR 07C_Laporan_Audit.PDF":            "7|3|Laporan Audit|0",
		"Indikator35-1a-SK.pdf":                      "35-1|1|SK|0",
		"Indikator 2.1b SOP.pdf":                     "2.1|2|SOP|0",
		"Ind. 3 - Peta Rencana.docx":                 "3|0|Peta Rencana|0",
		"indikator-20.pdf":                           "20|0||0",
		"I12_tingkat 3_04_Notula rapat.pdf":          "12|4|Notula rapat|3",
		"I1-Level 2 Judul.pdf":                       "1|0|Judul|2",
		"I1-03 judul.pdf":                            "1|3|judul|0",
		"Indikator 1 - 5 lembar foto.pdf":            "1|0|5 lembar foto|0",
		"Indikator 1 - 2024 Laporan.pdf":             "1|0|2024 Laporan|0",
		"Indikator 47aa-Akhir.pdf":                   "47|27|Akhir|0",
		"Indikator 3 Tim.pdf":                        "3|0|Tim|0",
		"(Indikator 4a) SK.pdf":                      "4|1|SK|0",
		"Bukti/Indikator 5/5a-SK.pdf":                "5|1|SK|0",
		`D:\bukti\Indikator6a-SK.pdf`:                "6|1|SK|0",
		"Indikator 9":                                "9|0||0",
		"Indikator8a-SK No. 12":                      "8|1|SK No. 12|0",
		"Indikator8a-SK v1.2":                        "8|1|SK v1.2|0",
		"Indikator10a–Surat\u202e\nedaran.pdf":       "10|1|Surat edaran|0",
		"12. SK Tim.pdf":                             "",
		"10 Januari 2024.pdf":                        "",
		"5 foto.jpg":                                 "",
		"2024a laporan.pdf":                          "",
		"Indikator 123.pdf":                          "",
		"Indikator 0a.pdf":                           "",
		"Indikator.pdf":                              "",
		"Indikator SPBE.pdf":                         "",
		"Indikasi 1a.pdf":                            "",
		"SK Indikator 1a.pdf":                        "",
		"Indikator1abc.pdf":                          "",
		"Indikator1,2.pdf":                           "",
		"a.pdf":                                      "",
		"":                                           "",
		"1":                                          "",
		"i":                                          "",
		"Indikator ٣a.pdf":                           "",
		"Indikator 000000000000000000000000001a.pdf": "",
	} {
		i, u, j, ok := spbe.UraiNamaBukti(nama)
		got := ""
		if ok {
			got = fmt.Sprintf("%s|%d|%s|%d", i, u, j, spbe.TingkatNamaBukti(nama))
		}
		if got != mau {
			t.Errorf("%q: %q, seharusnya %q", nama, got, mau)
		}
	}
}

func TestNamaBukti(t *testing.T) {
	for _, x := range []struct {
		indikator      string
		urutan         int
		judul, akhiran string
		mau            string
	}{
		{"1", 1, "judul", "pdf", "Indikator1a-judul.pdf"},
		{"12", 2, "SK Tim/Koordinasi: 2025", ".PDF", "Indikator12b-SK Tim Koordinasi 2025.pdf"},
		{"35-1", 0, "", "pdf", "Indikator35-1a.pdf"},
		{"3", 26, "x", "", "Indikator3z-x"},
		{"3", 27, "x", "", "Indikator3aa-x"},
		{"3", 702, "x", "", "Indikator3zz-x"},
		{"3", 9999, "x", "", "Indikator3zz-x"},
		{"../3", 1, "..\\..\\x\x00", "p/d f", "Indikator3a-x.p d f"},
		{"1", 1, strings.Repeat("é ", 100), "pdf", "Indikator1a-" + strings.TrimSpace(strings.Repeat("é ", 33)) + ".pdf"},
	} {
		if got := spbe.NamaBukti(x.indikator, x.urutan, x.judul, x.akhiran); got != x.mau {
			t.Errorf("%+v: %q", x, got)
		}
	}
}

// What is made is understood again.
func TestNamaBuktiBolakBalik(t *testing.T) {
	for _, indikator := range []string{"1", "12", "47", "35-1", "2.1"} {
		for urutan := 1; urutan <= 702; urutan++ {
			for _, judul := range []string{"", "SK Tim", "L2-03 uji", "2024 laporan", "a b"} {
				nama := spbe.NamaBukti(indikator, urutan, judul, "pdf")
				i, u, j, ok := spbe.UraiNamaBukti(nama)
				if !ok || i != indikator || u != urutan || j != judul {
					t.Fatalf("%q: %q %d %q %v", nama, i, u, j, ok)
				}
			}
		}
	}
}

func FuzzUraiNamaBukti(f *testing.F) {
	for _, s := range []string{"Indikator1a-judul.pdf", "I1-L2-03 judul.pdf", "indikator_12b.pdf", "12a_SK Tim.pdf", "Indikator35-1a-x", "i\xff1a", "Ind–1", "../../1a\u202e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		i, u, j, ok := spbe.UraiNamaBukti(s)
		if !ok {
			if i != "" || u != 0 || j != "" || spbe.TingkatNamaBukti(s) != 0 {
				t.Errorf("%q: %q %d %q walau tidak dikenali", s, i, u, j)
			}
			return
		}
		if i == "" || len(i) > 4 || u < 0 || u > 702 || strings.ContainsAny(j, "/\\\n\x00\u202e") || strings.TrimSpace(j) != j {
			t.Errorf("%q: %q %d %q", s, i, u, j)
		}
		nama := spbe.NamaBukti(i, u, j, "pdf")
		i2, u2, _, ok := spbe.UraiNamaBukti(nama)
		if !ok || i2 != i || u2 != max(u, 1) {
			t.Errorf("%q -> %q -> %q %d %v", s, nama, i2, u2, ok)
		}
	})
}

func ExampleUraiNamaBukti() {
	fmt.Println(spbe.UraiNamaBukti("I1-L2-03 SK Tim Koordinasi.pdf"))
	fmt.Println(spbe.TingkatNamaBukti("I1-L2-03 SK Tim Koordinasi.pdf"))
	fmt.Println(spbe.NamaBukti("1", 3, "SK Tim Koordinasi", "pdf"))
	// Output:
	// 1 3 SK Tim Koordinasi true
	// 2
	// Indikator1c-SK Tim Koordinasi.pdf
}
