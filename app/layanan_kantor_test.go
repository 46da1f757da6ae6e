//go:build !(js && wasm)

package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// What an office decides stands in its data folder; what cannot be used is told, and
// the program does not start with something else instead.
func TestSetelanPPID(t *testing.T) {
	coba := func(isi string) hasil {
		f := filepath.Dir(tulisBerkas(t, "ppid.json", isi))
		return jalankan(t, "", "retensi", "-coba", "-data", f)
	}
	for isi, kata := range map[string]string{
		`{"kebijakan":{"mulai_jawaban":"kapan_saja"}}`:  "Pilih: lengkap, diterima",
		`{"pola_nomor":{"permohonan":"PPID/{tahun}"}}`:  "harus memuat {urut} dan {tahun}",
		`{"pola_nomor":{"sengketa":"{urut}/{tahun}"}}`:  "hanya untuk permohonan dan keberatan",
		`{"perangkat":"Dinas Kominfo"}`:                 "Kode perangkat daerah PPID Utama",
		`{"retensi_bulan":-1}`:                          "antara 1 dan 360 bulan",
		`{"kebijaksanaan":{}}`:                          "Isiannya: perangkat, kebijakan",
		`{`:                                             "tidak dapat dibaca",
		`{"kebijakan":{"mulai_jawaban":"diterima"}}`:    "belum berisi data Lumbung",
		`{"perangkat":"diskominfo","retensi_bulan":36}`: "belum berisi data Lumbung",
	} {
		if h := coba(isi); h.status == keluarBaik || !strings.Contains(h.galat, kata) {
			t.Errorf("%s: %d %s%s", isi, h.status, h.keluar, h.galat)
		}
	}
}
