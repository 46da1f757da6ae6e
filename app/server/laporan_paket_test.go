//go:build !(js && wasm)

package server

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/hak"
)

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
