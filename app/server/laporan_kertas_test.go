//go:build !(js && wasm)

package server

import (
	"encoding/json"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/app/dasbor"
	"github.com/lumbung-id/lumbung/app/hak"
)

// kertas asks for one paper, and gives its whole text besides.
func (m *mejaUji) kertas(peran, opd, dokumen string) (k dasbor.Kertas, teks string) {
	m.t.Helper()
	w := m.minta(peran, opd, "GET", "kertas.json?dokumen="+dokumen, nil)
	if w.Code != 200 || json.Unmarshal(w.Body.Bytes(), &k) != nil {
		m.t.Fatal(pesan(w))
	}
	var b strings.Builder
	sel := func(s []kertas.Sel) {
		for _, c := range s {
			for _, g := range c {
				b.WriteString(g.Teks)
			}
			b.WriteString(" | ")
		}
	}
	var semua func(bs []kertas.Balok)
	semua = func(bs []kertas.Balok) {
		for _, x := range bs {
			b.WriteString(x.Judul + " | " + strings.Join(x.Kolom, " | ") + " | ")
			for _, r := range x.Baris {
				sel(r)
			}
			sel(x.Kaki)
			semua(x.Isi)
		}
	}
	semua(k.TandaTangan)
	semua(k.Isi)
	return k, b.String()
}

// The papers of the page say what the report says: no index while something is
// missing, marks of sources, links to the indicators, nobody's signature.
func TestKertas(t *testing.T) {
	m := mejaBaru(t)
	m.tugas("dinkes", "2")
	m.bukti("dinkes", "2", "SK <b>Tim</b>", "isi")
	m.bukti("dinkes", "3", "Layanan", "https://layanan.contoh.go.id/a")
	indikator := "/penilaian/" + string(m.nilai) + "/indikator/2"
	for dokumen, mau := range map[string][]string{
		"":                    {"Belum untuk diserahkan", "19 indikator belum diisi", "Bila semua terisi, antara", "[s]", "belum lengkap", "BELUM DITANDATANGANI", "Sumber angka", "2. Manajemen Layanan"},
		"berita-acara":        {"telah dilaksanakan penilaian mandiri Kabupaten Belitung Timur", "jadi belum ada indeks dan predikat", "belum diisi", "BELUM DITANDATANGANI", "sumber sekunder"},
		"pekerjaan":           {"Dinas Kesehatan", "Belum ditugaskan", "19 indikator belum ditugaskan", "1 draf"},
		"bukti":               {"SK <b>Tim</b>, nomor =1+1, 3 Februari 2025", "halaman @12", "https://layanan.contoh.go.id/a", "Draf"},
		"<script>":            {"Bila semua terisi"},
		"berita-acara&nomor=": {"telah dilaksanakan"},
	} {
		k, teks := m.kertas(hak.Koordinator, "kominfo", dokumen)
		for _, s := range mau {
			if !strings.Contains(teks, s) {
				t.Errorf("%q tanpa %q:\n%s", dokumen, s, teks)
			}
		}
		if !k.Sementara || k.Contoh || len(k.Tanda) != 1 || len(k.Pilihan) != 4 || !strings.Contains(k.Judul, "Pemdi") || k.PDF == "" {
			t.Errorf("%q: %+v", dokumen, k)
		}
		if b, _ := json.Marshal(k); !strings.Contains(string(b), indikator) {
			t.Errorf("%q tanpa tautan indikator", dokumen)
		}
		if tanda := dokumen == "pekerjaan" || dokumen == "bukti"; tanda != (k.TandaTangan == nil) || tanda != (k.Lampirkan == "") {
			t.Errorf("%q: tanda tangan %v %q", dokumen, k.TandaTangan, k.Lampirkan)
		}
	}
	// Who sees a part is told so, and gets no button that the server would refuse.
	k, teks := m.kertas(hak.Entri, "bappeda", "pekerjaan")
	if k.Tanda[len(k.Tanda)-1] != tandaSebagian || strings.Contains(teks, "Belum ditugaskan") || strings.Contains(teks, "Dinas Kesehatan") || k.Lampirkan != "" {
		t.Errorf("%+v %s", k.Tanda, teks)
	}
	if k, teks := m.kertas(hak.Entri, "bappeda", ""); len(k.Tanda) != 1 || k.Lampirkan != "" || !strings.Contains(teks, "dilampirkan oleh koordinator") {
		t.Errorf("%+v %s", k.Tanda, teks)
	}
	k, _ = m.kertas(hak.Admin, "kominfo", "bukti") // has no list of evidence: the report is shown
	if len(k.Pilihan) != 2 || !strings.Contains(k.PDF, "/lhe.pdf") || len(k.Unduh) != 5 {
		t.Errorf("%+v", k)
	}
	// Every file that is offered is there.
	for _, p := range hak.Kode() {
		if hak.Untuk(p, true, "penilaian", hak.Baca) == (hak.Izin{}) {
			continue
		}
		k, _ := m.kertas(p, "dinkes", "")
		for _, u := range k.Unduh {
			_, nama, _ := strings.Cut(u.Ke, string(m.nilai)+"/")
			if w := m.minta(p, "dinkes", "GET", nama, nil); w.Code != 200 {
				t.Errorf("%s ditawari %s: %s", p, u.Ke, pesan(w))
			}
		}
	}
	if w := m.minta(hak.Koordinator, "kominfo", "POST", "tandatangan?dokumen=lhe&nama=a.pdf", []byte(pdfTanda)); w.Code != 200 {
		t.Fatal(pesan(w))
	}
	k, teks = m.kertas(hak.Koordinator, "kominfo", "")
	if strings.Contains(teks, "BELUM DITANDATANGANI") || !strings.Contains(teks, "Tanda tangan tidak diperiksa oleh program ini") || !strings.Contains(k.StatusTanda, "tidak diperiksa") || !strings.Contains(teks, sidikUji(pdfTanda)) {
		t.Errorf("terlampir: %s %s", k.StatusTanda, teks)
	}
}

func BenchmarkKertas(b *testing.B) {
	m := mejaBaru(b)
	b.ReportAllocs()
	for b.Loop() {
		if w := m.minta(hak.Koordinator, "kominfo", "GET", "kertas.json", nil); w.Code != 200 {
			b.Fatal(pesan(w))
		}
	}
}
