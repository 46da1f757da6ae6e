//go:build !(js && wasm)

package sqlite

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
)

// laporan is a document of about 420 public and 150 personal bytes.
type laporan struct {
	Pokok   string          `json:"pokok" judul:"Pokok" wajib:"ya"`
	Uraian  string          `json:"uraian" judul:"Uraian" rupa:"panjang"`
	Status  string          `json:"status" judul:"Status" pilihan:"baru|proses|selesai|tolak"`
	Tenggat kominfo.Tanggal `json:"tenggat" judul:"Tenggat"`
	OPD     string          `json:"opd" judul:"Perangkat daerah"`
	Nilai   int64           `json:"nilai" judul:"Nilai"`
	Pelapor string          `json:"pelapor" judul:"Pelapor" pribadi:"ya"`
	Alamat  string          `json:"alamat" judul:"Alamat" pribadi:"ya"`
}

func defLaporan() *register.Def[laporan] {
	return &register.Def[laporan]{
		Nama: "laporan", Judul: "Laporan", Jejak: register.Dalam, VersiSkema: 1,
		Kolom: []register.AnyKolom[laporan]{
			register.Kolom[laporan, string]{Nama: "status", Baca: func(l *laporan) string { return l.Status }},
			register.Kolom[laporan, string]{Nama: "tenggat", Baca: func(l *laporan) string { return l.Tenggat.String() }},
			register.Kolom[laporan, int64]{Nama: "nilai", Baca: func(l *laporan) int64 { return l.Nilai }},
		},
		Indeks:  [][]string{{"nilai"}, {"pemilik"}},
		Ringkas: [][]string{{"status", "tenggat"}},
		Pemilik: func(l *laporan) string { return l.OPD },
	}
}

func contohLaporan(i int) laporan {
	acak := uint32(i) * 2654435761
	return laporan{
		Pokok:   fmt.Sprintf("Laporan nomor %d tentang jaringan", i),
		Uraian:  strings.Repeat("Sambungan terputus di kantor kecamatan. ", 6),
		Status:  []string{"baru", "proses", "selesai", "tolak"}[acak>>8%4],
		Tenggat: kominfo.NewTanggal(2026, 1, 1).Tambah(int(acak >> 12 % 700)),
		OPD:     fmt.Sprintf("opd-%02d", acak>>4%40), Nilai: int64(acak >> 10 % 1000),
		Pelapor: "Nama Contoh Pelapor", Alamat: strings.Repeat("Jalan Contoh ", 8),
	}
}

func aktorUji() kominfo.Aktor {
	return kominfo.Aktor{Instansi: "19.06", Perangkat: "kominfo", Peran: "entri"}
}

func isiLaporan(t testing.TB, s *sqlstore.SQL, d *register.Def[laporan], dari, n int) {
	t.Helper()
	const sekali = 10000
	for i := 0; i < n; i += sekali {
		err := s.Ubah(context.Background(), aktorUji(), func(tx register.Tx) error {
			for j := i; j < min(i+sekali, n); j++ {
				if _, err := d.Buat(context.Background(), tx, register.LingkupPenuh(), contohLaporan(dari+j)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
