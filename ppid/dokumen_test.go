package ppid

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The embedded file names only what exists, and says nothing twice.
func TestDokumen(t *testing.T) {
	var ulang Dokumen
	p := json.NewDecoder(bytes.NewReader(berkasDokumen))
	p.DisallowUnknownFields()
	if err := p.Decode(&ulang); err != nil {
		t.Fatal(err)
	}
	d, h := DokumenBawaan(), Bawaan()
	lampiran := map[string]bool{"": true}
	for _, l := range d.Lampiran {
		lampiran[l.Nomor] = true
	}
	if len(lampiran) != 12 {
		t.Errorf("%d lampiran Perki 1/2021, seharusnya sebelas", len(lampiran)-1)
	}
	kode := map[string]bool{}
	butir := func(k, l string, dasar Dasar) {
		if k == "" || kode[k] || !lampiran[l] || len(dasar) == 0 {
			t.Errorf("%q: kode berulang, lampiran %q tidak ada, atau tanpa dasar", k, l)
		}
		kode[k] = true
		for _, s := range dasar {
			if s.Regulasi == "" || s.Status == "" {
				t.Errorf("%s: kutipan %+v", k, s)
			}
		}
	}
	kolom := map[string]int{}
	for _, r := range d.Register {
		butir(r.Kode, r.Lampiran, r.Dasar)
		ada := map[string]bool{}
		for _, c := range r.Kolom {
			if c[0] == "" || c[1] == "" || ada[c[0]] {
				t.Errorf("%s: kolom %v", r.Kode, c)
			}
			ada[c[0]] = true
		}
		kolom[r.Kode], kolom[r.Kode+" minimum"] = len(r.Kolom), len(r.Minimum)
	}
	// Lampiran VIII, Pasal 32 ayat (1) a-o; Lampiran XI, Pasal 43 ayat (2) a-i.
	if diff := cmp.Diff(map[string]int{"permohonan": 22, "permohonan minimum": 15, "keberatan": 14, "keberatan minimum": 9}, kolom); diff != "" {
		t.Error(diff)
	}
	for _, f := range d.Formulir {
		butir(f.Kode, f.Lampiran, f.Dasar)
		if f.Nama == "" || len(f.Isian) == 0 {
			t.Errorf("%s: kosong", f.Kode)
		}
	}
	for _, k := range d.Ketentuan {
		butir(k.Kode, "", k.Dasar)
		if len(k.Isi) == 0 {
			t.Errorf("%s: kosong", k.Kode)
		}
	}
	for _, x := range d.Perbedaan {
		if x.Pokok == "" || x.Isi == "" || x.Kebijakan != "" && !slices.ContainsFunc(h.Kebijakan, func(s Saklar) bool { return s.Kode == x.Kebijakan }) {
			t.Errorf("%+v", x)
		}
	}
}
