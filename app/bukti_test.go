//go:build !(js && wasm)

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

const pdfUji = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

// mulaiPenilaian makes a data folder with one assessment in it.
func mulaiPenilaian(t *testing.T, instrumen string, metode ...spbe.Metode) (folder string, id register.ID) {
	t.Helper()
	folder = t.TempDir()
	bk := buku.New()
	s, err := (&program{Galat: &bytes.Buffer{}}).buka(t.Context(), folder, bk)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	tulis := func(r register.Register, tindakan string, v any) register.Meta {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		m, err := langsung{s}.Tulis(t.Context(), r, register.Permintaan{Tindakan: tindakan, Isian: b})
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	tulis(bk.Perangkat.Register, "", kantor.PerangkatDaerah{Kode: "setda", Nama: "Sekretariat Daerah", Jenis: "sekretariat_daerah"})
	tahun := int64(2026)
	if instrumen == "spbe-2018" {
		tahun = 2019
	}
	return folder, tulis(bk.Penilaian.Register, "mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Kabupaten Belitung Timur", Tahun: tahun, Instrumen: instrumen, Metode: append(metode, spbe.Mandiri)[0], Nilai: map[string]string{"1": "1"}}).ID
}

// buktiAda lists what is noted: indicator, level, item, title, kind, owner.
func buktiAda(t *testing.T, folder string) (bukti, dokumen []string) {
	t.Helper()
	bk := buku.New()
	s, err := (&program{Galat: &bytes.Buffer{}}).bukaAda(t.Context(), folder, bk)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	judul := map[register.ID]string{}
	for _, pemilik := range []string{"kominfo", "setda"} {
		ds, _, err := bk.Dukung.Cari(t.Context(), s, register.LingkupPenuh().Persempit([]string{pemilik}), register.Query{Batas: 1000})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range ds {
			judul[d.ID] = d.Isi.Judul
			dokumen = append(dokumen, fmt.Sprintf("%s|%s|%s|%s|%s|%s", d.Isi.Judul, d.Isi.Jenis, d.Isi.Tanggal, d.Isi.Berkas.Nama, d.Isi.Berkas.Jenis, pemilik))
		}
	}
	bs, _, err := bk.Bukti.Cari(t.Context(), s, register.LingkupPenuh(), register.Query{Batas: 1000})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range bs {
		bukti = append(bukti, fmt.Sprintf("%s L%d/%d %s (%s) %v", b.Isi.Indikator, b.Isi.Tingkat, b.Isi.Butir, judul[b.Isi.Dokumen], b.Isi.Status, b.Isi.Keterangan == ""))
	}
	slices.Sort(bukti)
	slices.Sort(dokumen)
	return bukti, dokumen
}

// impor runs the command by itself.
func impor(t *testing.T, args ...string) (keluar string, err error) {
	t.Helper()
	var b bytes.Buffer
	p := &program{Keluar: &b, Galat: &bytes.Buffer{}}
	ctx, henti := context.WithTimeout(t.Context(), time.Minute)
	defer henti()
	fs := flag.NewFlagSet("impor-bukti", flag.ContinueOnError)
	fs.SetOutput(&bytes.Buffer{})
	err = p.imporBukti(ctx, fs, args)
	return b.String(), err
}

func folderBukti(t *testing.T, isi map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for nama, s := range isi {
		p := filepath.Join(dir, filepath.FromSlash(nama))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
		w := time.Date(2025, 3, 4, 5, 0, 0, 0, time.UTC)
		if err := os.Chtimes(p, w, w); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestImporBukti(t *testing.T) {
	data, id := mulaiPenilaian(t, "pemdi-2026")
	isi := map[string]string{
		"I1-L2-03 SK Tim Koordinasi.pdf":          pdfUji + "1",
		"Indikator 2/Indikator2a-SOP Layanan.pdf": pdfUji + "2",
		"Indikator 3/Notula rapat.txt":            "Notula rapat hari Senin.\n",
		"Indikator 2.1b SK ASN.pdf":               pdfUji + "2.1b", // 2.1 of the portal is indicator 3
		"Indikator4a-SK Tim Koordinasi.pdf":       pdfUji + "1",    // the same file once more
		"Foto kegiatan.png":                       "\x89PNG\r\n\x1a\n",
		"Indikator 99a-x.pdf":                     pdfUji + "99",
		"SK palsu.pdf":                            "<!doctype html><title>Masuk</title>",
		"Thumbs.db":                               "x",
	}
	dari := folderBukti(t, isi)
	keluar, err := impor(t, dari, "-penilaian", string(id), "-data", data, "-json")
	if !errors.Is(err, errTemuan) {
		t.Fatal(keluar, err)
	}
	lap := uraiJSON[laporanBukti](t, keluar)
	var ids []string
	for _, f := range lap.Temuan {
		ids = append(ids, f.ID)
	}
	slices.Sort(ids)
	if diff := cmp.Diff([]string{"BLOB-JENIS-02", "BLOB-KEMBAR-01", "BLOB-LEWAT-01"}, ids); diff != "" {
		t.Errorf("temuan (-want +got):\n%s", diff)
	}
	lap.Temuan = nil
	mau := laporanBukti{Penilaian: id, Berkas: 9, Diterima: 7, Sudah: 1, Ditolak: 1, Dilewati: 1, DokumenBaru: 6, BuktiBaru: 5, Pilih: 4, TanpaIndikator: []string{"Foto kegiatan.png", "Indikator 99a-x.pdf"}}
	if diff := cmp.Diff(mau, lap); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	bukti, dokumen := buktiAda(t, data)
	if diff := cmp.Diff([]string{
		"1 L2/3 SK Tim Koordinasi (draf) true",
		"2 L1/1 SOP Layanan (draf) false",
		"3 L1/1 Notula rapat (draf) false",
		"3 L1/1 SK ASN (draf) false",
		"4 L1/1 SK Tim Koordinasi (draf) false",
	}, bukti); diff != "" {
		t.Errorf("bukti (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{
		"Foto kegiatan|tangkapan_layar|2025-03-04|Foto kegiatan.png|image/png|kominfo",
		"Indikator 99a-x|lainnya|2025-03-04|Indikator 99a-x.pdf|application/pdf|kominfo",
		"Notula rapat|notula|2025-03-04|Notula rapat.txt|text/plain|kominfo",
		"SK ASN|sk|2025-03-04|Indikator 2.1b SK ASN.pdf|application/pdf|kominfo",
		"SK Tim Koordinasi|sk|2025-03-04|I1-L2-03 SK Tim Koordinasi.pdf|application/pdf|kominfo",
		"SOP Layanan|sop|2025-03-04|Indikator2a-SOP Layanan.pdf|application/pdf|kominfo",
	}, dokumen); diff != "" {
		t.Errorf("dokumen (-want +got):\n%s", diff)
	}

	// Once more: nothing new. A file renamed after its indicator finds its document.
	if err := os.Rename(filepath.Join(dari, "Foto kegiatan.png"), filepath.Join(dari, "Indikator5a-Foto kegiatan.png")); err != nil {
		t.Fatal(err)
	}
	keluar, err = impor(t, dari, "-penilaian", string(id), "-data", data, "-json")
	if !errors.Is(err, errTemuan) {
		t.Fatal(keluar, err)
	}
	lap = uraiJSON[laporanBukti](t, keluar)
	lap.Temuan = nil
	mau = laporanBukti{Penilaian: id, Berkas: 9, Diterima: 7, Sudah: 7, Ditolak: 1, Dilewati: 1, BuktiBaru: 1, BuktiSudah: 5, Pilih: 1, TanpaIndikator: []string{"Indikator 99a-x.pdf"}}
	if diff := cmp.Diff(mau, lap); diff != "" {
		t.Errorf("kedua kali (-want +got):\n%s", diff)
	}

	// For people, and for another owner.
	if err := os.Remove(filepath.Join(dari, "SK palsu.pdf")); err != nil {
		t.Fatal(err)
	}
	keluar, err = impor(t, dari, "-penilaian", string(id), "-data", data, "-perangkat", "setda")
	if err != nil {
		t.Fatal(keluar, err)
	}
	for _, kata := range []string{"8 berkas: 7 diterima (7 di antaranya sudah tersimpan sebelumnya), 0 ditolak, 1 dilewati.", "6 dokumen baru", "Perlu dilihat:", "isinya sama persis", "  - Indikator 99a-x.pdf", "Pilih yang benar"} {
		if !strings.Contains(keluar, kata) {
			t.Errorf("%q tidak ada di:\n%s", kata, keluar)
		}
	}
	if _, dokumen = buktiAda(t, data); len(dokumen) != 12 {
		t.Errorf("%d dokumen", len(dokumen))
	}
	if sisa, err := filepath.Glob(filepath.Join(data, "berkas", ".impor", "*")); err != nil || len(sisa) != 0 {
		t.Errorf("keadaan tertinggal: %v %v", sisa, err)
	}
}

// Level 0 of SPBE 2018 needs no evidence; its sub-indicators have their own numbers.
func TestImporBukti2018(t *testing.T) {
	data, id := mulaiPenilaian(t, "spbe-2018")
	dari := folderBukti(t, map[string]string{"Indikator35-2a-Laporan.pdf": pdfUji, "I3-L4-01 SK.pdf": pdfUji + "2", "I3-L5 SK.pdf": pdfUji + "2"})
	for range 2 { // the second time changes nothing
		if keluar, err := impor(t, dari, "-penilaian", string(id), "-data", data); err != nil {
			t.Fatal(keluar, err)
		}
	}
	bukti, _ := buktiAda(t, data)
	if diff := cmp.Diff([]string{"3 L4/0 SK (draf) true", "3 L5/0 SK (draf) true", "35-2 L1/0 Laporan (draf) false"}, bukti); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Stopped in the middle, the import goes on: every file is noted once.
func TestImporBuktiTerhenti(t *testing.T) {
	data, id := mulaiPenilaian(t, "pemdi-2026")
	isi := map[string]string{}
	const n = 60
	for i := range n {
		isi[fmt.Sprintf("Indikator%d%c-Dokumen %d.pdf", i%20+1, 'a'+i/20, i)] = pdfUji + strconv.Itoa(i)
	}
	dari := folderBukti(t, isi)
	p := &program{Keluar: &bytes.Buffer{}, Galat: &bytes.Buffer{}}
	ctx, batal := context.WithCancel(t.Context())
	defer batal()
	ctx = &hentiBila{ctx, func() {
		if fs, _ := filepath.Glob(filepath.Join(data, "berkas", "??", "*")); len(fs) > n/4 {
			batal()
		}
	}}
	err := p.imporBukti(ctx, flag.NewFlagSet("impor-bukti", flag.ContinueOnError), []string{dari, "-penilaian", string(id), "-data", data})
	if !errors.Is(err, kominfo.Ditolak) || !strings.Contains(kominfo.PesanUntukOrang(err), "untuk melanjutkan") {
		t.Fatalf("%v", err)
	}
	bukti, _ := buktiAda(t, data)
	if len(bukti) < n/8 || len(bukti) > n/2 {
		t.Errorf("terhenti sesudah %d bukti", len(bukti))
	}
	keluar, err := impor(t, dari, "-penilaian", string(id), "-data", data, "-json")
	if err != nil {
		t.Fatal(keluar, err)
	}
	lap := uraiJSON[laporanBukti](t, keluar)
	if lap.BuktiBaru+lap.BuktiSudah != n || lap.BuktiSudah < len(bukti) || lap.Sudah == 0 {
		t.Errorf("%+v, sebelumnya %d", lap, len(bukti))
	}
	if bukti, dokumen := buktiAda(t, data); len(bukti) != n || len(dokumen) != n {
		t.Errorf("%d bukti, %d dokumen", len(bukti), len(dokumen))
	}
}

// hentiBila is a context that looks, whenever it is asked, whether to end.
type hentiBila struct {
	context.Context
	lihat func()
}

func (h *hentiBila) Err() error {
	h.lihat()
	return h.Context.Err()
}

func TestImporBuktiSalah(t *testing.T) {
	data, id := mulaiPenilaian(t, "pemdi-2026")
	dari := folderBukti(t, map[string]string{"Indikator1a-SK.pdf": pdfUji})
	for _, x := range []struct {
		sebut string
		args  []string
	}{
		{"memerlukan satu folder", []string{"-data", data}},
		{"-penilaian ID", []string{dari, "-data", data}},
		{string(id) + " (Kabupaten Belitung Timur 2026, Pemdi 2026)", []string{dari, "-data", data, "-penilaian", "1"}},
		{"tidak ada di register perangkat_daerah", []string{dari, "-data", data, "-penilaian", string(id), "-perangkat", "x"}},
		{"tidak dapat dibuka", []string{dari + "x", "-data", data, "-penilaian", string(id)}},
		{"belum berisi data", []string{dari, "-data", t.TempDir(), "-penilaian", string(id)}},
		{"bukan ZIP", []string{filepath.Join(dari, "Indikator1a-SK.pdf"), "-data", data, "-penilaian", string(id)}},
	} {
		keluar, err := impor(t, x.args...)
		if keluar != "" || err == nil || !strings.Contains(kominfo.PesanUntukOrang(err), x.sebut) {
			t.Errorf("%v: %q %v", x.args, keluar, err)
		}
	}
	if bukti, _ := buktiAda(t, data); len(bukti) != 0 {
		t.Errorf("%v", bukti)
	}
	data, id = mulaiPenilaian(t, "pemdi-2026", spbe.Terbit)
	if _, err := impor(t, dari, "-data", data, "-penilaian", string(id)); !errors.Is(err, kominfo.Ditolak) {
		t.Errorf("sudah ditetapkan: %v", err)
	}
}

func TestJenisDokumen(t *testing.T) {
	for judul, mau := range map[string]string{
		"SK Tim Koordinasi SPBE": "sk", "Keputusan Bupati": "sk", "Peraturan Bupati No 12": "perbup", "Perda 3 2024": "perda",
		"Laporan SOP": "laporan", "SOP layanan": "sop", "Daftar hadir rapat": "daftar_hadir", "Surat edaran": "surat", "Skema basis data": "lainnya",
	} {
		if got := jenisDokumen(judul, ""); got != mau {
			t.Errorf("%s: %s, seharusnya %s", judul, got, mau)
		}
	}
	if got := potongJudul("  "); got != "Tanpa judul" {
		t.Error(got)
	}
}
