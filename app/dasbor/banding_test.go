package dasbor

import (
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

func (w *dunia) bukaBanding(id register.ID) *banding {
	w.t.Helper()
	p := &banding{siklus: siklus{d: w.d, id: id}}
	w.muat(p, "/penilaian/"+string(id)+"/banding")
	return p
}

func (w *dunia) nilaiInstansi(kode, nama string, m spbe.Mulai) register.ID {
	w.t.Helper()
	m.Instansi, m.NamaInstansi = kode, nama
	return w.tulis("penilaian", register.Permintaan{Tindakan: "mulai"}, m).ID
}

func TestBandingTahun(t *testing.T) {
	w := duniaBaru(t)
	w.mulaiNilai(spbe.Mulai{Tahun: 2020, Instrumen: "spbe-2018", Nilai: semuaNilai(t, "spbe-2018", "3", nil)})
	w.mulaiNilai(spbe.Mulai{Tahun: 2022, Instrumen: "spbe-2020", Nilai: semuaNilai(t, "spbe-2020", "2", map[string]string{"5": "3"})})
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2024, Instrumen: "spbe-2020", Nilai: semuaNilai(t, "spbe-2020", "2", map[string]string{"1": "4", "5": "1"})})
	pemdi := w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026", Nilai: map[string]string{"1": "3"}})

	p := w.bukaBanding(id)
	teks := w.teks(p)
	harus(t, teks, "Dari tahun ke tahun", "instrumen berganti, tidak dapat dibandingkan", "Instrumen berganti dari SPBE 2018 (2020) ke SPBE 2020 (2022)", "2023 tidak ada data",
		"Indeks 2022 ke 2024", "1 naik, 1 turun, 45 tetap", "naik 2,00 (2,00 menjadi 4,00)", "turun 2,00 (3,00 menjadi 1,00)", "1 tahun di antaranya tanpa hasil")
	c, ada := p.kini()
	if !ada {
		t.Fatal("hasil tahun ini tidak ada")
	}
	harus(t, teks, c.Indeks.String(), c.Predikat)
	svg := teksSVG(w, p)
	if n := strings.Count(svg, "M"); n != 3 {
		t.Errorf("garis punya %d potongan, want 3: 2020, 2022, 2024", n)
	}
	bagian := strings.Count(teks, "tetap 2,00") // domains and aspects
	p.semua = true
	teks = w.teks(p)
	if n := strings.Count(teks, "tetap 2,00"); n != bagian+45 {
		t.Errorf("%d indikator tetap tampil, want 45", n-bagian)
	}
	harus(t, teks, "Sembunyikan indikator yang tetap")

	q := w.bukaBanding(pemdi)
	harus(t, w.teks(q), "Tidak ada hasil Penilaian mandiri dari tahun sebelumnya dengan instrumen Pemdi 2026", "terisi 1", "Belum ada rata-rata terbitan untuk Pemdi 2026")
}

// teksSVG is the path of the line in the chart of years.
func teksSVG(w *dunia, p halaman) string {
	for _, x := range eltest.Cari(w.gambar(p), "path") {
		if k, _ := eltest.Atribut(x, "class"); k == "g-garis1" {
			s, _ := eltest.Atribut(x, "d")
			return s
		}
	}
	w.t.Error("tanpa garis")
	return ""
}

func TestBandingInstansiLain(t *testing.T) {
	w := duniaBaru(t)
	isi := func(v string) map[string]string { return semuaNilai(t, "spbe-2020", v, nil) }
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2021, Instrumen: "spbe-2020", Nilai: isi("2")})
	w.nilaiInstansi("19.01", "Kabupaten Bangka", spbe.Mulai{Tahun: 2021, Instrumen: "spbe-2020", Nilai: isi("3")})
	w.nilaiInstansi("19.02", "Kabupaten Belitung", spbe.Mulai{Tahun: 2021, Instrumen: "spbe-2020", Nilai: map[string]string{"1": "2"}})
	w.nilaiInstansi("19.03", "Kabupaten Bangka Selatan", spbe.Mulai{Tahun: 2021, Instrumen: "spbe-2020", Metode: spbe.Terbit, Nilai: isi("5")})
	w.nilaiInstansi("19.04", "Kabupaten Bangka Tengah", spbe.Mulai{Tahun: 2022, Instrumen: "spbe-2020", Nilai: isi("5")})
	w.nilaiInstansi("19.05", "Contoh Saja", spbe.Mulai{Tahun: 2021, Instrumen: "spbe-2020", Contoh: true, Nilai: isi("5")})

	p := w.bukaBanding(id)
	teks := w.teks(p)
	harus(t, teks, "Kabupaten Bangka", "2 dari 4 instansi", "Tidak terhitung: Kabupaten Bangka Selatan, Kabupaten Belitung", "Rata-rata indeks 2,50", "instansi ini",
		"Belum punya hasil Penilaian mandiri: Kabupaten Bangka Selatan", "penilaian data contoh", "dibulatkan oleh penerbit", "Rata-rata nasional 2021")
	jangan(t, teks, "Bangka Tengah", "Contoh Saja", "Ada 2 hasil")
	p.hitung(spbe.Terbit)
	teks = w.teks(p)
	harus(t, teks, "1 dari 4 instansi", "Rata-rata indeks 5,00", "Belum ada hasil Hasil terbit untuk instansi ini")
	jangan(t, teks, "Rata-rata indeks 2,50")
}

func TestBandingTahanTeksJahat(t *testing.T) {
	w := duniaBaru(t)
	n := semuaNilai(t, "spbe-2020", "2", nil)
	w.nilaiInstansi("19.06", eltest.Jahat, spbe.Mulai{Tahun: 2024, Instrumen: "spbe-2020", Catatan: eltest.Jahat, Nilai: n})
	id := w.nilaiInstansi("19.06", eltest.Jahat, spbe.Mulai{Tahun: 2025, Instrumen: "spbe-2020", Nilai: n})
	w.nilaiInstansi("19.07", eltest.Jahat+" lain", spbe.Mulai{Tahun: 2025, Instrumen: "spbe-2020", Nilai: n})
	kosong := w.nilaiInstansi("19.08", eltest.Jahat+" kosong", spbe.Mulai{Tahun: 2025, Instrumen: "spbe-2020"})
	for _, x := range []register.ID{id, kosong} {
		p := w.bukaBanding(x)
		for _, m := range []spbe.Metode{spbe.Mandiri, spbe.Terbit, "asing"} {
			p.hitung(m)
			p.semua = true
			if s := w.teks(p); len(s) < 200 {
				t.Errorf("%q", s)
			}
		}
	}
	// Nothing at all to compare with.
	tarik := w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026"})
	w.tulis("penilaian", register.Permintaan{ID: tarik, Harap: 1, Tindakan: "tarik"}, register.Alasan{Alasan: "salah"})
	harus(t, w.teks(w.bukaBanding(tarik)), "sudah ditarik", "Belum ada hasil")
}
