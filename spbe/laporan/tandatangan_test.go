package laporan_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

type penandatangan func([]byte) ([]byte, error)

func (p penandatangan) Tandatangani(_ context.Context, pdf []byte, _ laporan.MetaDokumen) ([]byte, laporan.TandaTangan, error) {
	b, err := p(pdf)
	return b, laporan.TandaTangan{Penyedia: "Layanan uji\x00", Tanggal: kominfo.NewTanggal(2026, 9, 17)}, err
}

func TestTandaTangan(t *testing.T) {
	pdf := []byte("%PDF-1.3\nisi\n%%EOF\n")
	s, err := laporan.Lampirkan(pdf, `C:\berkas\..\ba "2026".pdf`, kominfo.NewTanggal(2026, 9, 17))
	if err != nil {
		t.Fatal(err)
	}
	want := laporan.StatusTandaTangan{Keadaan: laporan.Terlampir, NamaBerkas: `ba "2026".pdf`, Sidik: fmt.Sprintf("%x", sha256.Sum256(pdf)), Ukuran: 19, Tanggal: kominfo.NewTanggal(2026, 9, 17),
		Catatan: laporan.TidakDiperiksa + "; di dalam berkas tidak terlihat tanda tangan elektronik, mungkin pindaian tanda tangan basah"}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Errorf("lampiran (-want +got):\n%s", diff)
	}
	if !s.Cocok(pdf) || s.Cocok(append(pdf, ' ')) {
		t.Error("Cocok harus membandingkan isi berkas")
	}
	for nama, isi := range map[string][]byte{"kosong": nil, "gambar": []byte("\x89PNG %%EOF"), "terpotong": []byte("%PDF-1.7 isi"), "raksasa": make([]byte, laporan.MaksPDF+1),
		"html": []byte("<html>" + strings.Repeat(" ", 2000) + "%PDF- %%EOF")} {
		if _, err := laporan.Lampirkan(isi, "a.pdf", kominfo.Tanggal{}); kominfo.KindOf(err) != kominfo.TidakSah {
			t.Errorf("%s: %v", nama, err)
		}
	}
	for _, n := range []string{"", "..", "/", "\x00"} {
		if s, _ := laporan.Lampirkan(pdf, n, kominfo.Tanggal{}); s.NamaBerkas != "dokumen.pdf" {
			t.Errorf("nama %q menjadi %q", n, s.NamaBerkas)
		}
	}
	for nama, f := range map[string]penandatangan{
		"menolak": func([]byte) ([]byte, error) { return nil, errors.New("putus") },
		"sama":    func(b []byte) ([]byte, error) { return b, nil },
		"bukan":   func([]byte) ([]byte, error) { return []byte("ok"), nil },
	} {
		if _, s, err := laporan.Mintakan(t.Context(), f, pdf, laporan.MetaDokumen{}); kominfo.KindOf(err) != kominfo.Ditolak || s.Ada() {
			t.Errorf("%s: %+v, %v", nama, s, err)
		}
	}
	tambah := penandatangan(func(b []byte) ([]byte, error) {
		b[0] = 'x' // must not reach the caller's bytes
		return append([]byte("%PDF-1.3\nisi\n%%EOF\n"), "/ByteRange [0 1 2 3]\n%%EOF\n"...), nil
	})
	hasil, s, err := laporan.Mintakan(t.Context(), tambah, pdf, laporan.MetaDokumen{Nama: "ba.pdf"})
	if err != nil || !s.Cocok(hasil) || s.Catatan != laporan.TidakDiperiksa || s.Penyedia != "Layanan uji" || pdf[0] != '%' {
		t.Errorf("%+v, %v", s, err)
	}
	b := contoh(t, 0)
	b.TandaTangan = laporan.StatusTandaTangan{Keadaan: laporan.Terlampir, Penyedia: "x"}
	if got := susun(t, b).TandaTangan; got != (laporan.StatusTandaTangan{Keadaan: laporan.Belum}) {
		t.Errorf("tanpa berkas: %+v", got)
	}
}

func FuzzLampirkan(f *testing.F) {
	f.Add([]byte("%PDF-1.3\n%%EOF"), "a.pdf")
	f.Add([]byte{}, "../../etc/passwd")
	f.Fuzz(func(t *testing.T, isi []byte, nama string) {
		s, err := laporan.Lampirkan(isi, nama, kominfo.Tanggal{})
		if (err == nil) != s.Ada() || err == nil && (!s.Cocok(isi) || strings.ContainsAny(s.NamaBerkas, "/\\\n\x00") || s.NamaBerkas == "") {
			t.Errorf("%+v, %v", s, err)
		}
	})
}

func ExampleLampirkan() {
	s, err := laporan.Lampirkan([]byte("%PDF-1.7\n/ByteRange [0 9 9 9]\n%%EOF\n"), "berita-acara.pdf", kominfo.NewTanggal(2025, 6, 14))
	fmt.Println(s.Keadaan, s.NamaBerkas, s.Catatan, err)
	// Output:
	// terlampir berita-acara.pdf tanda tangan tidak diperiksa oleh program ini <nil>
}
