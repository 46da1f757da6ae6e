package ppid_test

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

func ExampleDefLayanan() {
	buku := ppid.DefLayanan(&ppid.Layanan{Perangkat: "kominfo", Zona: kominfo.WIB})
	s, err := register.NewMemori(buku.Semua()...)
	if err != nil {
		fmt.Println(err)
		return
	}
	s.Sekarang = func() time.Time { return time.Date(2026, 3, 16, 2, 0, 0, 0, time.UTC) }
	isian, _ := json.Marshal(ppid.Catat{Kanal: "surel", IsianPemohon: ppid.IsianPemohon{
		Nama: "Pemohon Contoh", Alamat: "Manggar", RincianInformasi: "APBD 2025", CaraMemperoleh: "salinan_digital"}})
	ctx := context.Background()
	petugas := kominfo.Aktor{Perangkat: "kominfo", Peran: "petugas_layanan"}
	err = s.Ubah(ctx, petugas, func(tx register.Tx) error {
		m, err := buku.Permohonan.Tulis(ctx, tx, register.Permintaan{Tindakan: "catat", Isian: isian, Lingkup: register.LingkupPenuh()})
		if err != nil {
			return err
		}
		p, err := buku.Permohonan.Baca(ctx, tx, register.LingkupPenuh(), m.ID)
		if err != nil {
			return err
		}
		fmt.Println(p.Isi.Nomor, p.Isi.Tahap, p.Isi.Tenggat())
		_, err = buku.Permohonan.Lakukan(ctx, tx, register.LingkupPenuh(), m.ID, m.Versi, "serahkan", ppid.Serahkan{})
		return err
	})
	fmt.Println(kominfo.PesanUntukOrang(err))
	// Output:
	// 001/PPID/III/2026 diterima 2026-03-26
	// Tidak dapat menyerahkan informasi dari keadaan "Diterima, dinomori dan dicatat, belum diperiksa" oleh Petugas pelayanan informasi. Yang dapat dilakukan sekarang: menyatakan tidak lengkap (Petugas pelayanan informasi), menyatakan lengkap (Petugas pelayanan informasi), mencabut permohonan (Pemohon Informasi Publik).
}
