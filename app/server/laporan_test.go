//go:build !(js && wasm)

package server

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
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
	t      testing.TB
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
	return kominfo.Aktor{ID: "uji-" + r.Header.Get("Uji-Perangkat"), Instansi: "19.06", Perangkat: r.Header.Get("Uji-Perangkat"), Peran: p}, p != ""
}

var koordinatorMeja = kominfo.Aktor{ID: "k", Instansi: "19.06", Perangkat: "kominfo", Peran: hak.Koordinator}

func mejaBaru(t testing.TB) *mejaUji {
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
