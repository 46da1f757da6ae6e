//go:build !(js && wasm)

package server

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/banding"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// mejaUji is an office with accounts, files, and an assessment that two units work
// on. Who asks stands in the headers.
type mejaUji struct {
	t      *testing.T
	h      http.Handler
	bk     *buku.Buku
	store  *register.Memori
	berkas *blob.Folder
	folder string
	nilai  register.ID
}

type akunMeja struct{ http.Handler }

func (akunMeja) Aktor(r *http.Request) (kominfo.Aktor, bool) {
	p := r.Header.Get("Uji-Peran")
	return kominfo.Aktor{ID: "uji", Instansi: "19.06", Perangkat: r.Header.Get("Uji-Perangkat"), Peran: p}, p != ""
}

var koordinatorMeja = kominfo.Aktor{ID: "k", Instansi: "19.06", Perangkat: "kominfo", Peran: hak.Koordinator}

func mejaBaru(t *testing.T) *mejaUji {
	t.Helper()
	m := &mejaUji{t: t, bk: buku.New(), folder: t.TempDir()}
	var err error
	if m.store, err = register.NewMemori(m.bk.Semua()...); err != nil {
		t.Fatal(err)
	}
	m.store.Sekarang = func() time.Time { return kiniUji }
	if m.berkas, err = blob.BukaFolder(m.folder, blob.OpsiFolder{}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.berkas.Close() })
	o := Opsi{Buku: m.bk, Store: m.store, Berkas: m.berkas, Akun: akunMeja{http.NotFoundHandler()}, Log: slog.New(slog.DiscardHandler), Sekarang: func() time.Time { return kiniUji }}
	if m.h, _, err = rangka(&o); err != nil {
		t.Fatal(err)
	}
	m.ubah(koordinatorMeja, func(ctx context.Context, tx register.Tx, l register.Lingkup) error {
		if _, err := def(m.bk.Profil).Buat(ctx, tx, l, kantor.Profil{Kunci: "kantor", Kode: "19.06", Nama: "Kabupaten Belitung Timur", Zona: kominfo.WIB}); err != nil {
			return err
		}
		for _, p := range []kantor.PerangkatDaerah{{Kode: "kominfo", Nama: "Dinas Kominfo", Jenis: "dinas"}, {Kode: "dinkes", Nama: "Dinas Kesehatan", Jenis: "dinas"}, {Kode: "bappeda", Nama: "Badan Perencanaan", Jenis: "badan"}} {
			if _, err := def(m.bk.Perangkat).Buat(ctx, tx, l, p); err != nil {
				return err
			}
		}
		x, err := def(m.bk.Penilaian).Lakukan(ctx, tx, l, "", 0, "mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Kabupaten Belitung Timur", Tahun: 2026, Instrumen: "pemdi-2026", Nilai: map[string]string{"1": "2.50"}})
		m.nilai = x.ID
		return err
	})
	return m
}

// ubah writes as somebody.
func (m *mejaUji) ubah(a kominfo.Aktor, f func(context.Context, register.Tx, register.Lingkup) error) {
	m.t.Helper()
	if err := m.store.Ubah(m.t.Context(), a, func(tx register.Tx) error { return f(m.t.Context(), tx, register.LingkupPenuh()) }); err != nil {
		m.t.Fatal(err)
	}
}

// bukti stores a document of a unit with a file (or a link) as evidence.
func (m *mejaUji) bukti(opd, indikator, judul, isi string) register.ID {
	m.t.Helper()
	d := spbe.DataDukung{Judul: judul, Jenis: "sk", Nomor: "=1+1", Tanggal: kominfo.NewTanggal(2025, 2, 3)}
	if strings.HasPrefix(isi, "https://") {
		d.Tautan = isi
	} else {
		info, err := m.berkas.Simpan(m.t.Context(), strings.NewReader(isi), blob.Opsi{Nama: "a.txt"})
		if err != nil {
			m.t.Fatal(err)
		}
		d.Berkas = &spbe.Berkas{Sidik: info.Sidik, Nama: "asli.txt", Ukuran: info.Ukuran, Jenis: string(info.Jenis)}
	}
	var id register.ID
	a := kominfo.Aktor{ID: "e", Instansi: "19.06", Perangkat: opd, Peran: hak.Entri}
	m.ubah(a, func(ctx context.Context, tx register.Tx, l register.Lingkup) error {
		x, err := def(m.bk.Dukung).Buat(ctx, tx, l, d)
		if err != nil {
			return err
		}
		id = x.ID
		_, err = def(m.bk.Bukti).Lakukan(ctx, tx, l, "", 0, "pakai", spbe.Pakai{Penilaian: m.nilai, Indikator: indikator, Tingkat: 1, Butir: 1, Dokumen: x.ID, Halaman: "@12", Keterangan: judul})
		return err
	})
	return id
}

func (m *mejaUji) tugas(opd, indikator string) {
	m.t.Helper()
	m.ubah(koordinatorMeja, func(ctx context.Context, tx register.Tx, l register.Lingkup) error {
		_, err := def(m.bk.Tugas).Lakukan(ctx, tx, l, "", 0, "tugaskan", spbe.Tugaskan{Penilaian: m.nilai, Indikator: indikator, Perangkat: opd})
		return err
	})
}

// minta asks as a role of a unit.
func (m *mejaUji) minta(peran, opd, metode, berkas string, isi []byte) *httptest.ResponseRecorder {
	r := httptest.NewRequest(metode, "http://kantor.contoh.go.id/berkas/penilaian/"+string(m.nilai)+"/"+berkas, bytes.NewReader(isi))
	r.Header.Set("Uji-Peran", peran)
	r.Header.Set("Uji-Perangkat", opd)
	w := httptest.NewRecorder()
	m.h.ServeHTTP(w, r)
	return w
}

func (m *mejaUji) lhe(peran, opd, tanya string) (l laporan.Laporan) {
	m.t.Helper()
	w := m.minta(peran, opd, "GET", "lhe.json"+tanya, nil)
	if w.Code != 200 || json.Unmarshal(w.Body.Bytes(), &l) != nil {
		m.t.Fatal(pesan(w))
	}
	return l
}

// Every file is what its name says, named after the institution and the year.
func TestLaporanSetiapBentuk(t *testing.T) {
	m := mejaBaru(t)
	m.tugas("dinkes", "2")
	m.bukti("dinkes", "2", "SK Tim", "isi sk")
	for berkas, mau := range map[string]struct{ awal, nama, jenis string }{
		"lhe.pdf":                               {"%PDF-1.", "lhe-kabupaten-belitung-timur-2026.pdf", "application/pdf"},
		"berita-acara.pdf":                      {"%PDF-1.", "berita-acara-kabupaten-belitung-timur-2026.pdf", "application/pdf"},
		"pekerjaan.pdf":                         {"%PDF-1.", "pekerjaan-kabupaten-belitung-timur-2026.pdf", "application/pdf"},
		"bukti.pdf":                             {"%PDF-1.", "bukti-kabupaten-belitung-timur-2026.pdf", "application/pdf"},
		"lhe.xlsx":                              {"PK\x03\x04", "lhe-kabupaten-belitung-timur-2026.xlsx", jenisXLSX},
		"lhe.json":                              {"{\n", "lhe-kabupaten-belitung-timur-2026.json", "application/json"},
		"bukti.zip":                             {"PK\x03\x04", "bukti-kabupaten-belitung-timur-2026.zip", "application/zip"},
		"nilai.csv":                             {"\ufeffinstrumen;", "nilai-kabupaten-belitung-timur-2026.csv", "text/csv; charset=utf-8"},
		"pekerjaan.pdf?opd=dinkes&penjelasan=1": {"%PDF-1.", "pekerjaan-kabupaten-belitung-timur-2026.pdf", "application/pdf"},
	} {
		w := m.minta(hak.Koordinator, "kominfo", "GET", berkas, nil)
		if h := w.Header(); w.Code != 200 || !strings.HasPrefix(w.Body.String(), mau.awal) || h.Get("Content-Type") != mau.jenis ||
			h.Get("Content-Disposition") != `attachment; filename="`+mau.nama+`"` || h.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %v %.40q", berkas, w.Code, h, w.Body)
		}
		if mau.awal == "%PDF-1." && (w.Body.Len() < 3000 || !bytes.Contains(w.Body.Bytes()[w.Body.Len()-10:], []byte("%%EOF"))) {
			t.Errorf("%s: %d byte", berkas, w.Body.Len())
		}
	}
	w := m.minta(hak.Koordinator, "kominfo", "GET", "nilai.csv", nil)
	h, err := banding.BacaNilai("nilai.csv", w.Body.Bytes(), banding.BarisNilai{}, m.bk.Pustaka.Buka)
	if err != nil || len(h.Baris) != 20 || h.Baris[0].Tingkat != "2.50" && h.Baris[0].Tingkat != "2.5" || h.Baris[0].KodeInstansi != "19.06" {
		t.Errorf("nilai.csv terbaca kembali: %+v %v", h, err)
	}
	for berkas, status := range map[string]int{
		"lhe.docx": 404, "lhe": 404, "..%2f..%2fetc": 404, "lhe.pdf%00": 404, "lhe.pdf?tanggal=16-09-2026": 422, "lhe.pdf?tanggal=0001-01-01": 422, "lhe.pdf?nomor=" + strings.Repeat("9", 101): 422,
		"lhe.pdf?tempat=" + strings.Repeat("x", 61): 422, "pekerjaan.pdf?opd=tidak-ada": 404, "lhe-bertanda-tangan.pdf": 404,
	} {
		w := m.minta(hak.Koordinator, "kominfo", "GET", berkas, nil)
		if masalah(t, w); w.Code != status {
			t.Errorf("%s: %s, want %d", berkas, pesan(w), status)
		}
	}
}

// An incomplete assessment has no index, and says so; letterhead and letter come
// from the office and the address.
func TestLaporanBelumLengkap(t *testing.T) {
	m := mejaBaru(t)
	l := m.lhe(hak.Koordinator, "kominfo", "")
	if l.Lengkap || l.Hasil.Indeks != nil || l.Hasil.Predikat != "" || l.Hasil.Terendah == nil || len(l.BelumDiisi) != 19 {
		t.Errorf("%+v", l.Hasil)
	}
	if diff := cmp.Diff([]string{laporan.TandaSementara}, l.Tanda); diff != "" {
		t.Errorf("tanda (-want +got):\n%s", diff)
	}
	if l.Kop.Pemerintah != "Pemerintah Kabupaten Belitung Timur" || l.Kop.Unit != "Dinas Kominfo" || l.Tanggal.String() != "2026-03-16" || l.Nomor != "" {
		t.Errorf("kop %+v, tanggal %s, nomor %q", l.Kop, l.Tanggal, l.Nomor)
	}
	q := url.Values{"nomor": {jahat}, "tempat": {"Manggar\u202e"}, "tanggal": {"2026-09-16"}}
	l = m.lhe(hak.Koordinator, "kominfo", "?"+q.Encode())
	if strings.ContainsAny(l.Nomor+l.Tempat, "\u202e\u2028") || l.Tempat != "Manggar" || l.Tanggal.String() != "2026-09-16" {
		t.Errorf("surat %q %q %s", l.Nomor, l.Tempat, l.Tanggal)
	}
	if w := m.minta(hak.Koordinator, "kominfo", "GET", "lhe.pdf?"+q.Encode(), nil); w.Code != 200 {
		t.Error(pesan(w))
	}
}

// Every role gets the report; of the work and the evidence it gets what it may read,
// and then the list says that it is a part.
func TestLaporanMenurutHak(t *testing.T) {
	m := mejaBaru(t)
	m.tugas("dinkes", "2")
	m.tugas("bappeda", "3")
	m.bukti("dinkes", "2", "SK Dinkes", "isi dinkes")
	m.bukti("bappeda", "3", "SK Bappeda", "isi bappeda")
	for _, x := range []struct {
		peran, opd string
		opdTugas   []string // in the work list, without the row of what is not assigned
		judul      []string
		sebagian   bool
	}{
		{hak.Koordinator, "kominfo", []string{"", "bappeda", "dinkes"}, []string{"SK Dinkes", "SK Bappeda"}, false},
		{hak.AsesorInternal, "inspektorat", []string{"", "bappeda", "dinkes"}, []string{"SK Dinkes", "SK Bappeda"}, false},
		{hak.Pemantau, "", []string{"", "bappeda", "dinkes"}, []string{"SK Dinkes", "SK Bappeda"}, false},
		{hak.Entri, "dinkes", []string{"dinkes"}, []string{"SK Dinkes"}, true},
		{hak.KepalaOPD, "bappeda", []string{"bappeda"}, []string{"SK Bappeda"}, true},
		{hak.Admin, "kominfo", nil, nil, true},
	} {
		nama := x.peran + " " + x.opd
		l := m.lhe(x.peran, x.opd, "")
		var opd, judul []string
		for _, p := range l.Pekerjaan {
			opd = append(opd, p.Perangkat)
		}
		for _, b := range l.Bukti {
			judul = append(judul, b.Judul)
		}
		if diff := cmp.Diff(x.opdTugas, opd); diff != "" {
			t.Errorf("%s: pekerjaan (-want +got):\n%s", nama, diff)
		}
		if diff := cmp.Diff(x.judul, judul); diff != "" {
			t.Errorf("%s: bukti (-want +got):\n%s", nama, diff)
		}
		if got := l.Tanda[len(l.Tanda)-1] == tandaSebagian; got != x.sebagian {
			t.Errorf("%s: tanda %q", nama, l.Tanda)
		}
		if w := m.minta(x.peran, x.opd, "GET", "lhe.pdf", nil); w.Code != 200 {
			t.Errorf("%s: lhe.pdf %s", nama, pesan(w))
		}
		for _, f := range []string{"pekerjaan.pdf", "bukti.pdf", "bukti.zip"} {
			w := m.minta(x.peran, x.opd, "GET", f, nil)
			if want := map[bool]int{true: 200, false: 403}[x.opdTugas != nil]; w.Code != want {
				t.Errorf("%s: %s %s, want %d", nama, f, pesan(w), want)
			}
		}
		if x.judul != nil {
			isi := bongkar(t, m.minta(x.peran, x.opd, "GET", "bukti.zip", nil).Body.Bytes())
			indeks := "00-indeks.csv"
			if x.sebagian {
				indeks = "00-indeks-sebagian.csv"
			}
			if len(isi) != 1+len(x.judul) || isi[0].nama != indeks {
				t.Errorf("%s: paket %v", nama, isi)
			}
		}
	}
	for _, f := range []string{"lhe.pdf", "lhe.json", "bukti.zip", "nilai.csv", "lhe-bertanda-tangan.pdf"} {
		if w := m.minta("", "", "GET", f, nil); w.Code != 401 {
			t.Errorf("tanpa akun, %s: %s", f, pesan(w))
		}
		if w := m.minta("peran_karangan", "dinkes", "GET", f, nil); w.Code != 403 {
			t.Errorf("tanpa peran, %s: %s", f, pesan(w))
		}
	}
	m.nilai = asing
	for _, f := range []string{"lhe.pdf", "bukti.zip", "nilai.csv", "lhe-bertanda-tangan.pdf"} {
		if w := m.minta(hak.Koordinator, "kominfo", "GET", f, nil); w.Code != 404 {
			t.Errorf("penilaian lain, %s: %s", f, pesan(w))
		}
	}
	m.nilai = "bukan-id"
	if w := m.minta(hak.Koordinator, "kominfo", "GET", "lhe.pdf", nil); w.Code != 404 {
		t.Error(pesan(w))
	}
}

type entri struct {
	nama string
	isi  []byte
}

func (e entri) String() string { return fmt.Sprintf("%s (%d)", e.nama, len(e.isi)) }

func bongkar(t *testing.T, b []byte) (out []entri) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		isi, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, entri{f.Name, isi})
	}
	return out
}

// The bundle read back: official names, the index first and true, hostile titles
// harmless, what is missing or damaged named and the rest whole.
func TestPaketBukti(t *testing.T) {
	m := mejaBaru(t)
	m.bukti("dinkes", "2", "SK Tim", "isi satu")
	m.bukti("dinkes", "2", "SK Tim", "isi dua")
	m.bukti("dinkes", "2", "Sama lagi", "isi satu")
	m.bukti("dinkes", "10", `../../=cmd|' /C calc'!A0\nul "<b>`, "isi tiga")
	m.bukti("dinkes", "3", "Layanan", "https://layanan.contoh.go.id/a")
	m.bukti("dinkes", "4", "Hilang", "isi hilang")
	m.bukti("dinkes", "5", "Rusak", "isi rusak")
	if err := m.berkas.Buang(t.Context(), sidikUji("isi hilang")); err != nil {
		t.Fatal(err)
	}
	s := sidikUji("isi rusak")
	jalur := filepath.Join(m.folder, s[:2], s[2:])
	_ = os.Chmod(jalur, 0o600)
	if err := os.WriteFile(jalur, []byte("ISI RUSAK"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := m.minta(hak.Koordinator, "kominfo", "GET", "bukti.zip", nil)
	if w.Code != 200 {
		t.Fatal(pesan(w))
	}
	isi := bongkar(t, w.Body.Bytes())
	var nama []string
	for _, e := range isi {
		nama = append(nama, e.nama)
	}
	if diff := cmp.Diff([]string{"00-indeks.csv", "Indikator02/Indikator2a-SK Tim.txt", "Indikator02/Indikator2b-SK Tim.txt",
		"Indikator10/Indikator10a-=cmd ' C calc'!A0 nul b.txt"}, nama[:min(4, len(nama))]); diff != "" || len(nama) != 4 {
		t.Errorf("%q (-want +got):\n%s", nama, diff)
	}
	for _, n := range nama {
		if strings.Contains(n, "..") && strings.Contains(n, "../") || strings.HasPrefix(n, "/") || strings.Contains(n, `\`) {
			t.Errorf("nama berbahaya %q", n)
		}
	}
	baris := sel(t, "a.csv", isi[0].isi)
	if diff := cmp.Diff(kepalaIndeks(), baris[0]); diff != "" || len(baris) != 8 {
		t.Fatalf("%d baris (-want +got):\n%s", len(baris), diff)
	}
	kolom := map[string]int{}
	for i, k := range baris[0] {
		kolom[k] = i
	}
	lihat := map[string][]string{} // title to file, link, problem
	for _, b := range baris[1:] {
		di := func(k string) string {
			if kolom[k] < len(b) {
				return b[kolom[k]]
			}
			return ""
		}
		lihat[di("judul_dokumen")] = []string{di("nama_berkas"), di("tautan"), di("masalah")}
		if n := di("nama_berkas"); n != "" {
			for _, e := range isi {
				if e.nama == n && sidikUji(string(e.isi)) != di("sha256") {
					t.Errorf("%s: sidik di indeks bukan sidik isinya", n)
				}
			}
		}
		if di("nomor_dokumen") != "'=1+1" && di("nomor_dokumen") != "=1+1" || di("halaman") == "" {
			t.Errorf("baris %q", b)
		}
	}
	if x := lihat["Layanan"]; x[1] != "https://layanan.contoh.go.id/a" || x[0] != "" || x[2] != "" {
		t.Errorf("tautan %q", x)
	}
	if x := lihat["Hilang"]; x[0] != "" || !strings.Contains(x[2], "tidak ada di folder") {
		t.Errorf("hilang %q", x)
	}
	if x := lihat["Rusak"]; x[0] != "" || !strings.Contains(x[2], "rusak") {
		t.Errorf("rusak %q", x)
	}
	if x := lihat["Sama lagi"]; !strings.HasPrefix(x[0], "Indikator02/Indikator2") || x[2] != "" {
		t.Errorf("berkas yang sama %q", x)
	}
	if !bytes.Contains(isi[0].isi, []byte("'=1+1")) {
		t.Error("rumus di indeks tidak dijaga")
	}
}

func sidikUji(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:])
}

const pdfTanda = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n/ByteRange [0 1 2 3]\ntrailer<</Root 1 0 R>>\n%%EOF\n"

// A signed paper comes back, is shown as attached and not as verified; whoever may
// not send the assessment attaches nothing, and nothing else counts as signed.
func TestLampirkanTanda(t *testing.T) {
	m := mejaBaru(t)
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.TandaTangan.Keadaan != laporan.Belum || l.BeritaAcara.TandaTangan.Keadaan != laporan.Belum {
		t.Fatalf("%+v", l.TandaTangan)
	}
	for _, p := range hak.Kode() {
		if p == hak.Koordinator {
			continue
		}
		if w := m.minta(p, "kominfo", "POST", "tandatangan?dokumen=lhe", []byte(pdfTanda)); w.Code != 403 {
			t.Errorf("%s: %s", p, pesan(w))
		}
	}
	if w := m.minta("", "", "POST", "tandatangan?dokumen=lhe", []byte(pdfTanda)); w.Code != 401 {
		t.Error(pesan(w))
	}
	kosong := m.minta(hak.Koordinator, "kominfo", "GET", "lhe.pdf", nil).Body.Bytes()
	for _, x := range []struct {
		tanya string
		isi   []byte
		kata  string
	}{
		{"dokumen=lhe", kosong, "belum ditandatangani"},
		{"dokumen=lhe", []byte("bukan pdf"), "bukan PDF"},
		{"dokumen=lhe", []byte("%PDF-1.7 terpotong"), "terpotong"},
		{"dokumen=lhe", nil, "bukan PDF"},
		{"dokumen=lain", []byte(pdfTanda), "Sebutkan dokumennya"},
		{"dokumen=lhe&kirim=1", []byte(pdfTanda), "berita acara saja"},
		{"dokumen=berita_acara&kirim=x", []byte(pdfTanda), "versi penilaian"},
		{"dokumen=lhe&tanggal=kemarin", []byte(pdfTanda), "tidak dapat dibaca"},
	} {
		w := m.minta(hak.Koordinator, "kominfo", "POST", "tandatangan?"+x.tanya, x.isi)
		if w.Code < 400 || !strings.Contains(masalah(t, w), x.kata) {
			t.Errorf("%s: %s, want %q", x.tanya, pesan(w), x.kata)
		}
	}
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.TandaTangan.Keadaan != laporan.Belum {
		t.Fatalf("sesudah ditolak: %+v", l.TandaTangan)
	}

	tanya := "tandatangan?" + url.Values{"dokumen": {"lhe"}, "nama": {`C:\rahasia\..\lhe ttd.pdf`}, "nomor": {"000.8/1"}, "tanggal": {"2026-03-10"}}.Encode()
	var satu, dua hasilTanda
	w := m.minta(hak.Koordinator, "kominfo", "POST", tanya, []byte(pdfTanda))
	if w.Code != 200 || json.Unmarshal(w.Body.Bytes(), &satu) != nil || satu.Terkirim {
		t.Fatal(pesan(w))
	}
	w = m.minta(hak.Koordinator, "kominfo", "POST", tanya, []byte(pdfTanda)) // sent twice
	if w.Code != 200 || json.Unmarshal(w.Body.Bytes(), &dua) != nil || dua.ID != satu.ID {
		t.Errorf("dua kali: %s", pesan(w))
	}
	want := laporan.StatusTandaTangan{Keadaan: laporan.Terlampir, NamaBerkas: "lhe ttd.pdf", Sidik: sidikUji(pdfTanda), Ukuran: int64(len(pdfTanda)), Tanggal: kominfo.NewTanggal(2026, 3, 10), Catatan: laporan.TidakDiperiksa}
	for _, p := range []string{hak.Koordinator, hak.Entri, hak.Admin} { // it is part of the report
		if diff := cmp.Diff(want, m.lhe(p, "dinkes", "").TandaTangan); diff != "" {
			t.Errorf("%s (-want +got):\n%s", p, diff)
		}
	}
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.BeritaAcara.TandaTangan.Ada() {
		t.Error("berita acara ikut bertanda tangan")
	}
	w = m.minta(hak.Koordinator, "kominfo", "GET", "lhe-bertanda-tangan.pdf", nil)
	if w.Code != 200 || w.Body.String() != pdfTanda {
		t.Error(pesan(w))
	}
	if w := m.minta(hak.Entri, "dinkes", "GET", "lhe-bertanda-tangan.pdf", nil); w.Code != 404 {
		t.Errorf("entri perangkat lain: %s", pesan(w))
	}
	var d spbe.DataDukung
	b, err := m.store.Baca(t.Context(), m.bk.Dukung, register.LingkupPenuh(), satu.ID, 0)
	if err != nil || uraiBaris(m.bk.Dukung, b, &d) != nil || d.Jenis != "surat" || d.Nomor != "000.8/1" || !strings.Contains(d.Judul, "bertanda tangan") || !strings.Contains(d.Keterangan, laporan.TidakDiperiksa) {
		t.Errorf("%+v %v", d, err)
	}

	// Somebody of another role changes the document: it no longer counts.
	d.Keterangan = "tanda tangan sah"
	m.ubah(kominfo.Aktor{Perangkat: "kominfo", Peran: hak.Entri}, func(ctx context.Context, tx register.Tx, l register.Lingkup) error {
		_, err := def(m.bk.Dukung).Ganti(ctx, tx, l, satu.ID, 1, d)
		return err
	})
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.TandaTangan.Ada() {
		t.Errorf("diubah entri: %+v", l.TandaTangan)
	}
	d.Keterangan = "tanda tangan sah sekali"
	m.ubah(koordinatorMeja, func(ctx context.Context, tx register.Tx, l register.Lingkup) error {
		_, err := def(m.bk.Dukung).Ganti(ctx, tx, l, satu.ID, 2, d)
		return err
	})
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.TandaTangan.Catatan != laporan.TidakDiperiksa {
		t.Errorf("kata orang tentang tanda tangan: %+v", l.TandaTangan)
	}
	// Its file is gone: it is not signed any more.
	if err := m.berkas.Buang(t.Context(), sidikUji(pdfTanda)); err != nil {
		t.Fatal(err)
	}
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.TandaTangan.Keadaan != laporan.Belum {
		t.Errorf("tanpa berkas: %+v", l.TandaTangan)
	}
}

// The Berita Acara can be attached and the assessment sent in one step, or not at
// all.
func TestKirimDenganBeritaAcara(t *testing.T) {
	m := mejaBaru(t)
	nilai := map[string]string{}
	in, err := m.bk.Pustaka.Buka("pemdi-2026")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range in.Indikator {
		nilai[x.Nomor] = "3"
	}
	m.ubah(koordinatorMeja, func(ctx context.Context, tx register.Tx, l register.Lingkup) error {
		_, err := def(m.bk.Penilaian).Lakukan(ctx, tx, l, m.nilai, 1, "isi", spbe.Isi{Nilai: nilai})
		return err
	})
	kirim := func(versi int) *httptest.ResponseRecorder {
		return m.minta(hak.Koordinator, "kominfo", "POST", fmt.Sprintf("tandatangan?dokumen=berita_acara&nama=ba.pdf&nomor=7&tanggal=2026-03-15&kirim=%d", versi), []byte(pdfTanda))
	}
	if w := kirim(2); w.Code != 403 || !strings.Contains(masalah(t, w), "tahap") {
		t.Errorf("masih entri: %s", pesan(w))
	}
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.BeritaAcara.TandaTangan.Ada() {
		t.Error("setengah tertulis")
	}
	m.ubah(koordinatorMeja, func(ctx context.Context, tx register.Tx, l register.Lingkup) error {
		_, err := def(m.bk.Penilaian).Lakukan(ctx, tx, l, m.nilai, 2, "ajukan", struct{}{})
		return err
	})
	if w := kirim(2); w.Code != 409 && w.Code != 412 {
		t.Errorf("versi lama: %s", pesan(w))
	}
	if w := kirim(3); w.Code != 200 || !strings.Contains(w.Body.String(), `"terkirim":true`) {
		t.Fatal(pesan(w))
	}
	l := m.lhe(hak.Koordinator, "kominfo", "")
	if l.Tahap.Kode != string(spbe.TahapDokumen) || l.BeritaAcara.Nomor != "7" || l.BeritaAcara.Sidik != sidikUji(pdfTanda) || !l.BeritaAcara.TandaTangan.Ada() || l.BeritaAcara.TandaTangan.Catatan != laporan.TidakDiperiksa {
		t.Errorf("%+v", l.BeritaAcara)
	}
	// Another paper later does not take the place of the one that was sent.
	if w := m.minta(hak.Koordinator, "kominfo", "POST", "tandatangan?dokumen=berita_acara&nama=baru.pdf", []byte(pdfTanda+"\n")); w.Code != 200 {
		t.Error(pesan(w))
	}
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.BeritaAcara.TandaTangan.Sidik != sidikUji(pdfTanda) {
		t.Errorf("%+v", l.BeritaAcara.TandaTangan)
	}
}
