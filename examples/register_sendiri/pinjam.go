package main

import (
	"context"
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Pinjam is one loan of an office's ICT equipment. From the tags follow the form,
// the checks, the import template and the JSON Schema. The document belongs to
// the perangkat daerah that borrows: the one of the account that writes it.
type Pinjam struct {
	Alat    string          `json:"alat" judul:"Alat" wajib:"ya" pilihan:"proyektor=Proyektor|laptop=Laptop|modem=Modem satelit"`
	Dari    string          `json:"dari" judul:"Dipinjam dari" wajib:"ya" rujukan:"perangkat_daerah"`
	Mulai   kominfo.Tanggal `json:"mulai" judul:"Tanggal mulai" wajib:"ya"`
	Kembali kominfo.Tanggal `json:"kembali" judul:"Tanggal kembali" wajib:"ya"`
	Untuk   string          `json:"untuk" judul:"Keperluan" panjang:"200" contoh:"Rapat koordinasi stunting"`
	Nama    string          `json:"nama" judul:"Penanggung jawab" wajib:"ya" panjang:"80" pribadi:"ya"`
	Telepon string          `json:"telepon" judul:"Telepon" pola:"^[0-9+ -]{6,20}$" contoh:"0719 000000" pribadi:"ya"`
}

// defPinjam makes the register pinjam_alat.
func defPinjam(perangkat *register.Def[kantor.PerangkatDaerah]) *register.Def[Pinjam] {
	return &register.Def[Pinjam]{
		Nama: "pinjam_alat", Judul: "Peminjaman alat TIK",
		Jejak:      register.Dalam, // not for the public
		VersiSkema: 1,
		Kolom: []register.AnyKolom[Pinjam]{ // what lists filter, sort and count by; never a personal field
			register.Kolom[Pinjam, string]{Nama: "alat", Baca: func(p *Pinjam) string { return p.Alat }},
			register.Kolom[Pinjam, string]{Nama: "mulai", Baca: func(p *Pinjam) string { return p.Mulai.String() }},
			register.Kolom[Pinjam, string]{Nama: "dari", Rujukan: "perangkat_daerah", Baca: func(p *Pinjam) string { return p.Dari }},
		},
		Indeks:  [][]string{{"alat"}, {"mulai"}},
		Sebutan: func(p *Pinjam) string { return p.Alat + " mulai " + p.Mulai.Panjang() },
		Check: func(ctx context.Context, r register.Reader, _ *register.Dokumen[Pinjam], baru *Pinjam) (fs []kominfo.Finding, err error) {
			temuan := func(id, jalur, format string, a ...any) {
				fs = append(fs, kominfo.Finding{ID: id, Path: jalur, Severity: kominfo.Galat, Message: fmt.Sprintf(format, a...)})
			}
			if baru.Kembali.Sebelum(baru.Mulai) {
				temuan("PINJAM-01", "kembali", "Tanggal kembali %s lebih awal daripada tanggal mulai %s. Perbaiki salah satunya.", baru.Kembali.Panjang(), baru.Mulai.Panjang())
			}
			// A rule may look into other registers. An office that does not exist
			// needs no rule: the store refuses a reference that leads nowhere.
			d, err := perangkat.Baca(ctx, r, register.LingkupUmum(), register.ID(baru.Dari))
			switch {
			case kominfo.KindOf(err) == kominfo.TidakAda:
			case err != nil:
				return nil, err
			case d.Isi.Bubar:
				temuan("PINJAM-02", "dari", "%s sudah bubar. Pilih perangkat daerah yang menggantikannya.", d.Isi.Nama)
			}
			return fs, nil
		},
	}
}
