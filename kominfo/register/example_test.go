package register_test

import (
	"context"
	"fmt"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Tamu is a visit in the guest book of an office.
type Tamu struct {
	Masuk   kominfo.Tanggal `json:"masuk" judul:"Tanggal" wajib:"ya"`
	Tujuan  string          `json:"tujuan" judul:"Tujuan" wajib:"ya" pilihan:"rapat=Rapat|layanan=Layanan"`
	Nama    string          `json:"nama" judul:"Nama tamu" wajib:"ya" pribadi:"ya"`
	Telepon string          `json:"telepon" judul:"Telepon" pribadi:"ya" pola:"^[0-9+ -]+$" contoh:"0717 123456"`
}

// One struct and one Def are a register: it can be written, listed, counted and
// asked for its history, in memory here and on disk with package sqlstore.
func Example() {
	masuk := register.Kolom[Tamu, string]{Nama: "masuk", Baca: func(t *Tamu) string { return t.Masuk.String() }}
	tujuan := register.Kolom[Tamu, string]{Nama: "tujuan", Baca: func(t *Tamu) string { return t.Tujuan }}
	tamu := &register.Def[Tamu]{
		Nama: "tamu", Judul: "Buku tamu", Jejak: register.Dalam, VersiSkema: 1,
		Kolom:  []register.AnyKolom[Tamu]{masuk, tujuan},
		Indeks: [][]string{{"masuk"}},
	}
	m, err := register.NewMemori(tamu)
	if err != nil {
		fmt.Println(err)
		return
	}
	m.Sekarang = func() time.Time { return time.Date(2026, 3, 16, 2, 0, 0, 0, time.UTC) }
	ctx, semua := context.Background(), register.LingkupPenuh()
	aktor := kominfo.Aktor{Instansi: "19.06", Perangkat: "kominfo", Peran: "entri"}

	var id register.ID
	err = m.Ubah(ctx, aktor, func(tx register.Tx) error {
		meta, err := tamu.Buat(ctx, tx, semua, Tamu{Masuk: kominfo.NewTanggal(2026, 3, 16), Tujuan: "rapat", Nama: "Nama Contoh"})
		if id = meta.ID; err != nil {
			return err
		}
		_, err = tamu.Ganti(ctx, tx, semua, id, meta.Versi, Tamu{Masuk: kominfo.NewTanggal(2026, 3, 16), Tujuan: "layanan", Nama: "Nama Contoh"})
		return err
	})
	fmt.Println("tersimpan:", err == nil)

	// Someone without the right to personal data sees no names.
	daftar, _, _ := tamu.Cari(ctx, m, register.LingkupUmum(), register.Query{Saring: []register.Syarat{tujuan.Sama("layanan")}})
	for _, d := range daftar {
		fmt.Printf("%s %s, nama %q\n", d.Isi.Masuk, d.Isi.Tujuan, d.Isi.Nama)
	}
	riwayat, _ := m.Riwayat(ctx, tamu, semua, id)
	for _, b := range riwayat {
		fmt.Println(b.Versi, b.Aksi, b.Peran)
	}
	// What breaks a rule is refused with every finding, in plain Indonesian.
	err = m.Ubah(ctx, aktor, func(tx register.Tx) error {
		_, err := tamu.Buat(ctx, tx, semua, Tamu{Tujuan: "tidur", Nama: "Nama Contoh", Telepon: "rahasia"})
		return err
	})
	fmt.Println(kominfo.PesanUntukOrang(err))
	// Output:
	// tersimpan: true
	// 2026-03-16 layanan, nama ""
	// 2 ganti entri
	// 1 buat entri
	// Tanggal belum diisi. Tujuan "tidur" bukan salah satu pilihan: rapat, layanan. Telepon tidak sesuai bentuk yang diminta. Misalnya: 0717 123456.
}
