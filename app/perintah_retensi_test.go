//go:build !(js && wasm)

package main

import (
	"path/filepath"
	"testing"
)

// Nothing is erased without a reason, and a look changes nothing.
func TestPerintahRetensi(t *testing.T) {
	s := mulai(t, filepath.Join(t.TempDir(), "data"), "", "-tanpa-wasm")
	data := s.data
	s.berhenti()
	salah(t, "Pilih satu", "", "retensi", "-data", data)
	salah(t, "Pilih satu", "", "retensi", "-data", data, "-coba", "-alasan", "BA 1")
	salah(t, "1 sampai 360", "", "retensi", "-data", data, "-coba", "-bulan", "0")
	salah(t, "belum berisi data", "", "retensi", "-coba", "-data", filepath.Join(t.TempDir(), "kosong"))
	memuat(t, baik(t, "", "retensi", "-coba", "-data", data), "0 permohonan selesai lebih dari 24 bulan", "akan dibuang", "JRA")
	memuat(t, baik(t, "", "retensi", "-alasan", "BA 1/2026", "-data", data), "Data pribadi 0 permohonan dihapus", "0 berkas (0 byte) dibuang")
	h := uraiJSON[struct {
		Aturan struct {
			Bulan     int  `json:"bulan"`
			Rancangan bool `json:"rancangan"`
		} `json:"aturan"`
		Permohonan []any `json:"permohonan"`
	}](t, baik(t, "", "retensi", "-coba", "-json", "-data", data))
	if h.Aturan.Bulan != 24 || !h.Aturan.Rancangan || h.Permohonan == nil {
		t.Errorf("%+v", h)
	}
}
