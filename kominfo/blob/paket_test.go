package blob_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
)

func TestPaket(t *testing.T) {
	f, dir := bukaFolder(t)
	simpan := func(s string) string {
		i, err := f.Simpan(t.Context(), strings.NewReader(s), blob.Opsi{})
		if err != nil {
			t.Fatal(err)
		}
		return i.Sidik
	}
	pdf, csv := simpan(isiPDF), simpan("a;b\n"+strings.Repeat("1;2\n", 1000))
	p := blob.Paket{Store: f, Waktu: time.Date(2026, 8, 17, 10, 0, 1, 5, time.FixedZone("WIB", 7*3600)), Indeks: func(nama []string) (blob.IsiPaket, error) {
		return blob.IsiPaket{Nama: "00 Daftar.txt", Isi: []byte(strings.Join(nama, "\n"))}, nil
	}}
	isi := []blob.IsiPaket{{Nama: "Indikator 1/SK.pdf", Sidik: pdf}, {Nama: "Indikator 1/SK.pdf", Sidik: pdf}, {Nama: "../é.csv", Sidik: csv}, {Nama: "catatan.txt", Isi: []byte("halo")}}
	buat := func() []byte {
		var b bytes.Buffer
		if err := p.Tulis(t.Context(), &b, isi); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	b := buat()
	if !bytes.Equal(b, buat()) {
		t.Error("dua kali tidak sama")
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, h := range z.File {
		r, err := h.Open()
		if err != nil {
			t.Fatal(err)
		}
		c, err := io.ReadAll(r)
		if err != nil {
			t.Errorf("%s: %v", h.Name, err)
		}
		got = append(got, fmt.Sprintf("%s %d %d %s %v", h.Name, h.Method, len(c), h.Modified.UTC().Format("2006-01-02 15:04:05"), h.NonUTF8))
		if h.Method == zip.Store && h.Flags&8 != 0 {
			t.Errorf("%s: tanpa ukuran di depan", h.Name)
		}
	}
	mau := []string{
		"00 Daftar.txt 8 60 2026-08-17 03:00:00 false",
		"Indikator 1/SK.pdf 0 69 2026-08-17 03:00:00 false",
		"Indikator 1/SK (2).pdf 0 69 2026-08-17 03:00:00 false",
		"é.csv 8 4004 2026-08-17 03:00:00 false",
		"catatan.txt 8 4 2026-08-17 03:00:00 false",
	}
	if diff := cmp.Diff(mau, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// What was exported is taken in again, and is the same.
	if err := galatImpor(t, f, b, blob.OpsiImpor{}); err != nil {
		t.Error(err)
	}
	if ada, err := f.Ada(t.Context(), sidik("halo")); !ada || err != nil {
		t.Errorf("%v %v", ada, err)
	}

	tolak := func(p blob.Paket, isi []blob.IsiPaket, mau kominfo.Kind) {
		t.Helper()
		if err := p.Tulis(t.Context(), io.Discard, isi); !errors.Is(err, mau) {
			t.Errorf("%v, seharusnya %s", err, mau)
		}
	}
	tolak(p, []blob.IsiPaket{{Nama: "00 DAFTAR.txt", Sidik: pdf}}, kominfo.TidakSah)
	tolak(p, []blob.IsiPaket{{Nama: "a", Sidik: sidik("tidak ada")}}, kominfo.TidakAda)
	var kosong bytes.Buffer
	if err := p.Tulis(t.Context(), &kosong, append(isi, blob.IsiPaket{Nama: "a", Sidik: sidik("tidak ada")})); err == nil || kosong.Len() != 0 {
		t.Errorf("%d byte tertulis, %v", kosong.Len(), err)
	}
	tolak(p, []blob.IsiPaket{{Nama: "a", Sidik: "../x"}}, kominfo.TidakSah)
	if err := os.WriteFile(jalur(dir, pdf), []byte("rusak"), 0o600); err != nil {
		t.Fatal(err)
	}
	tolak(p, isi, kominfo.Rusak)
	if err := p.Tulis(t.Context(), penuh{}, isi[3:]); !errors.Is(err, kominfo.Rusak) {
		t.Errorf("%v", err)
	}
}

type penuh struct{}

func (penuh) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
