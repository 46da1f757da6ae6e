//go:build !(js && wasm)

package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/spbe"
)

// dua shows a value as the pages do.
func dua(x indeks.Pecahan) string {
	return kominfo.FormatDesimal(x.Bulat(2, indeks.SetengahKeAtas))
}

// pilihKantor chooses the office on the first page.
func (p *peramban) pilihKantor(cari, label string) {
	p.t.Helper()
	p.ketik("#cari-wilayah", cari)
	p.klik(label)
	p.sampai(siap + ` && document.querySelector("h1").innerText.includes("` + strings.Split(label, " · ")[0] + `")`)
}

// From the first start to the index of twenty indicators, typed on a phone; the
// server stops, starts again, and everything is still there.
func TestPerjalananPertama(t *testing.T) {
	p := bukaPeramban(t, "ERR_CONNECTION_REFUSED", "Failed to fetch")
	data := t.TempDir()
	s := mulai(t, data, "")
	p.buka("http://" + s.alamat + "/")
	p.tunggu("Pilih kabupaten/kota")

	// "bogor" may mean two; neither is chosen for the office.
	p.ketik("#cari-wilayah", "bogor")
	p.tunggu("Kabupaten Bogor", "Kota Bogor", "Jawa Barat")
	var h1 string
	if p.nilai(`document.querySelector("h1").innerText`, &h1); h1 != "Pilih kabupaten/kota" {
		t.Errorf("sudah dipilih sendiri: %q", h1)
	}
	p.klik("Kabupaten Bogor · Jawa Barat · 32.01")
	p.tunggu("Isi Pemdi 2026")
	p.sampai(`document.querySelector("h1").innerText === "Kabupaten Bogor"`)
	p.muat()

	p.klik("Isi Pemdi")
	p.tunggu("Penilaian baru")
	p.muat()
	p.klik("Mulai penilaian")
	p.sampai(`location.pathname.startsWith("/penilaian/0")`)
	p.tunggu("Terisi", "dari 20 indikator")
	p.muat()

	in, err := (&spbe.Pustaka{}).Buka("pemdi-2026")
	if err != nil {
		t.Fatal(err)
	}
	// What is no level is refused in a sentence, and does not count.
	p.ketik("#nilai-1", "7,5")
	p.sampai(`document.querySelector("#nilai-1-galat") && document.querySelector("#nilai-1-galat").innerText.includes("7,5")`)
	var galat string
	p.nilai(`document.querySelector("#nilai-1-galat").innerText`, &galat)
	kalimat(t, "di luar skala", galat)
	p.ketik("#nilai-1", "tiga")
	p.sampai(`document.querySelector("#nilai-1-galat").innerText.includes("bukan angka")`)

	nilai := map[string]string{}
	aspek := in.Indikator[0].Aspek
	for i, x := range in.Indikator {
		if x.Aspek != aspek {
			aspek = x.Aspek
			p.klik("Aspek berikutnya")
		}
		n := []string{"2.50", "1.00", "3.75", "4", "1.3", "5.00", "2.99"}[i%7]
		nilai[x.Nomor] = n
		p.ketik("#nilai-"+x.Nomor, strings.Replace(n, ".", ",", 1))
		h := spbe.Skor(in, nilai)
		if h.Lengkap {
			break
		}
		p.tunggu(fmt.Sprintf("Antara %s dan %s, bergantung pada %d indikator yang belum diisi.", dua(h.Batas.Terendah), dua(h.Batas.Tertinggi), 19-i))
	}
	h := spbe.Skor(in, nilai)
	tampil := func() {
		t.Helper()
		p.tunggu("Eksak "+h.Indeks.String(), "Semua tersimpan")
		for label, mau := range map[string]string{"Indeks": dua(h.Indeks), "Predikat": h.Predikat, "Terisi": "20"} {
			if got := p.figur(label); !strings.Contains(got, mau) {
				t.Errorf("%s: %q, want %s", label, got, mau)
			}
		}
	}
	tampil()
	p.muat()

	kata := s.berhenti()
	if !strings.Contains(kata, "Berhenti.") {
		t.Errorf("server: %s", kata)
	}
	mulai(t, data, s.alamat)
	p.laku(chromedp.Reload())
	p.sampai(siap)
	tampil()
	var isi string
	p.nilai(`document.querySelector("#nilai-1").value`, &isi)
	if isi != "2,50" {
		t.Errorf("nilai 1 sesudah mulai lagi: %q", isi)
	}
}

// Values that the office has already are pasted, or read from a file.
func TestTempelDanUnggah(t *testing.T) {
	p := bukaPeramban(t, "status of 422")
	s := mulai(t, t.TempDir(), "")
	p.buka("http://" + s.alamat + "/")
	p.pilihKantor("belitung timur", "Kabupaten Belitung Timur · Kepulauan Bangka Belitung · 19.06")
	in, err := (&spbe.Pustaka{}).Buka("pemdi-2026")
	if err != nil {
		t.Fatal(err)
	}
	nilai := map[string]string{}
	var tempel, buruk strings.Builder
	for i, x := range in.Indikator {
		nilai[x.Nomor] = []string{"2.5", "3", "1.25"}[i%3]
		fmt.Fprintf(&tempel, "%s\t%s\n", x.Nomor, strings.Replace(nilai[x.Nomor], ".", ",", 1))
		fmt.Fprintf(&buruk, "%s;%d\n", x.Nomor, i)
	}
	h := spbe.Skor(in, nilai)
	hasil := fmt.Sprintf("Indeks %s, predikat %s.", dua(h.Indeks), h.Predikat)

	p.pindah("/penilaian/mulai?instrumen=pemdi-2026")
	p.laku(chromedp.Focus("#tempel", chromedp.ByQuery), input.InsertText(tempel.String()), chromedp.KeyEvent("\t"))
	p.tunggu("20 dari 20 indikator terbaca. " + hasil)

	// A file with values outside of the scale is not accepted, and says where.
	p.laku(chromedp.SetUploadFiles("#berkas", []string{tulisBerkas(t, "buruk.csv", buruk.String())}))
	p.tunggu("Ada yang perlu dibetulkan sebelum disimpan", "Nilai indikator 1 adalah 0, di luar skala", "Nilai indikator 7 adalah 6, di luar skala")
	p.klik("Mulai penilaian")
	p.tunggu("Masih ada nilai yang perlu dibetulkan")
	p.laku(chromedp.SetUploadFiles("#berkas", []string{tulisBerkas(t, "bukan.xlsx", "%PDF-1.7\n")}))
	p.sampai(`!document.body.innerText.includes("indikator terbaca") && !document.body.innerText.includes("di luar skala")`)
	p.muat()

	p.laku(chromedp.SetUploadFiles("#berkas", []string{tulisBerkas(t, "baik.csv", "nomor_indikator;tingkat\r\n"+strings.ReplaceAll(tempel.String(), "\t", ";"))}))
	p.tunggu("baik.csv", "20 dari 20 indikator terbaca. "+hasil)
	p.klik("Mulai penilaian")
	p.sampai(`location.pathname.startsWith("/penilaian/0")`)
	p.tunggu("Eksak " + h.Indeks.String())
	if got := p.figur("Predikat"); !strings.Contains(got, h.Predikat) {
		t.Errorf("predikat %q", got)
	}
}

// The published results, computed in the browser, are what was published. They
// are marked as samples everywhere and leave with one click.
func TestHasilTerbitDiPeramban(t *testing.T) {
	p := bukaPeramban(t)
	s := mulai(t, t.TempDir(), "", "-contoh")
	p.buka("http://" + s.alamat + "/")
	p.tunggu("Sebagian penilaian di sini adalah hasil instansi lain", "Hapus data contoh")
	for _, x := range hasilTerbit(t) {
		p.pindah("/penilaian")
		label := x.Nama + " "
		var alamat string
		p.nilai(fmt.Sprintf(`(() => { const a = [...document.querySelectorAll("main a")].find(a => a.innerText.startsWith(%q)); return a ? a.getAttribute("href") : "" })()`, label), &alamat)
		var baris string
		p.nilai(fmt.Sprintf(`(() => { const r = [...document.querySelectorAll("main tbody tr")].find(r => r.innerText.includes(%q)); return r ? r.innerText.split(/\s+/).join(" ") : "" })()`, label), &baris)
		if !strings.Contains(baris, kominfo.FormatDesimal(x.Terbit.Indeks)) || !strings.Contains(baris, x.Terbit.Predikat) || !strings.Contains(baris, "contoh") {
			t.Errorf("%s di daftar: %q", x.Nama, baris)
		}
		p.pindah(alamat)
		p.tunggu("data contoh", "Eksak "+x.Terbit.Eksak, "Hapus data contoh")
		if got := p.figur("Indeks"); !strings.Contains(got, kominfo.FormatDesimal(x.Terbit.Indeks)) {
			t.Errorf("%s: indeks %q, terbit %s", x.Nama, got, x.Terbit.Indeks)
		}
		if got := p.figur("Predikat"); !strings.Contains(got, x.Terbit.Predikat) {
			t.Errorf("%s: predikat %q", x.Nama, got)
		}
		var sub [][]string
		p.nilai(`[...document.querySelectorAll("main table")].find(t => t.caption.innerText.startsWith("Nilai menurut domain dan aspek")) && [...[...document.querySelectorAll("main table")].find(t => t.caption.innerText.startsWith("Nilai menurut domain dan aspek")).tBodies[0].rows].map(r => [...r.cells].map(c => c.innerText.trim()))`, &sub)
		dapat := map[string]string{}
		for _, r := range sub {
			kode, _, _ := strings.Cut(r[0], " ")
			dapat[kode] = r[2]
		}
		mau := map[string]string{}
		for _, m := range []map[string]string{x.Terbit.Domain, x.Terbit.Aspek} {
			for k, v := range m {
				mau[k] = kominfo.FormatDesimal(v)
			}
		}
		if diff := cmp.Diff(mau, dapat); diff != "" {
			t.Errorf("%s: domain dan aspek (-terbit +halaman):\n%s", x.Nama, diff)
		}
		var terkunci bool
		if p.nilai(`[...document.querySelectorAll("main .tingkat input")].every(i => i.disabled) && document.querySelectorAll("main .tingkat input").length > 0`, &terkunci); !terkunci {
			t.Errorf("%s: contoh dapat diubah", x.Nama)
		}
	}
	p.klik("Hapus data contoh")
	p.sampai(`!document.body.innerText.includes("Hapus data contoh") && ` + siap)
	p.pindah("/penilaian")
	p.tunggu("Belum ada penilaian")
	r, err := http.Get("http://" + s.alamat + "/")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
}

// A coordinator's year: the work is shared out, its deadline set, the assessment
// handed in and sent; another page sees each step.
func TestSatuTahunDiPeramban(t *testing.T) {
	in, err := (&spbe.Pustaka{}).Buka("pemdi-2026")
	if err != nil {
		t.Fatal(err)
	}
	nilai := map[string]string{}
	for _, x := range in.Indikator {
		nilai[x.Nomor] = "2.5"
	}
	s, id := kantorJadi(t, nilai)
	for kode, nama := range map[string]string{"kominfo": "Dinas Kominfo", "bappeda": "Bappeda", "inspektorat": "Inspektorat", "bkpsdm": "BKPSDM", "setda": "Sekretariat Daerah", "bpkad": "BPKAD"} {
		s.kirim("perangkat_daerah", kantor.PerangkatDaerah{Kode: kode, Nama: nama, Jenis: "dinas"})
	}
	p := bukaPeramban(t)
	p.buka("http://" + s.alamat + "/")
	p.tunggu("Pekerjaan saya", "Entri data", "20 dari 20 indikator")
	p.pindah("/penilaian/" + string(id) + "/tugas")
	p.tunggu("Perangkat daerah untuk tiap fungsi", "Bagi 19 dari 20 indikator")
	p.klik("Bagi 19 dari 20 indikator")
	p.tunggu("1 indikator belum dibagi", "Selesai 0 dari")
	p.muat()
	p.klik("Atur batas semua") // of the first unit, by name
	p.ketik("#alih-alasan", "Sesuai surat tahunan")
	p.laku(chromedp.Evaluate(`(() => { const e = document.querySelector("#alih-batas"); e.value = "2030-04-30"; e.dispatchEvent(new Event("input", {bubbles: true})); e.dispatchEvent(new Event("change", {bubbles: true})) })()`, nil))
	p.klik("Simpan")
	p.tunggu("30 April 2030")

	p.klik("Ringkasan")
	p.tunggu("Tahap penilaian", "Jawaban disetujui: 0 dari 19 indikator")
	p.muat()
	p.klik("Ajukan untuk diperiksa")
	p.tunggu("Masih ada yang belum selesai", "19 jawaban perangkat daerah belum disetujui.")
	p.klik("Ajukan untuk diperiksa")
	p.tunggu("sekarang tahap pemeriksaan")
	p.klik("Kirim ke penilaian dokumen")
	p.tunggu("Indeksnya 2,50")
	p.klik("Kirim ke penilaian dokumen") // without its number and date
	p.tunggu("2 hal perlu dibetulkan")
	p.ketik("#isian-nomor", "BA-1/2026")
	p.laku(chromedp.Evaluate(`(() => { const e = document.querySelector("#isian-tanggal"); e.value = "2025-01-15"; e.dispatchEvent(new Event("input", {bubbles: true})); e.dispatchEvent(new Event("change", {bubbles: true})) })()`, nil))
	p.klik("Kirim ke penilaian dokumen")
	p.klik("Catat nilai asesor")
	p.ketik("#asesor-1", "3,00")
	p.ketik("#asesor-alasan", "Laporan asesor")
	p.klik("Simpan nilai asesor")
	p.tunggu("Hasil menurut metode", "naik 0,50", "Laporan asesor")
	p.muat()
	p.pindah("/penilaian")
	p.tunggu("Penilaian dokumen")
}
