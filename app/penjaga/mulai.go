//go:build !(js && wasm)

package penjaga

import (
	"context"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// mulai does what a start needs, in the order in which it must be safe to be
// killed at any point.
func (p *Penjaga) mulai(ctx context.Context) error {
	if err := p.periksaMundur(ctx); err != nil {
		return err
	}
	if err := p.lanjutkanGanti(ctx); err != nil {
		return err
	}
	if err := p.mulaiJejak(ctx); err != nil {
		return err
	}
	if err := p.periksaKunci(); err != nil {
		return err
	}
	p.periksaJam()
	p.tanda = []*kunci{p.berkas}
	p.ingatLuar()
	if err := p.simpanSemua(ctx); err != nil {
		return err
	}
	p.jaga()
	return nil
}

// mulaiJejak makes the first key and the first document of kunci_jejak.
func (p *Penjaga) mulaiJejak(ctx context.Context) (err error) {
	if p.doc.ID != "" {
		return nil
	}
	if p.berkas == nil {
		if p.berkas, err = buatKunci(p.o.kunciJejak(), namaAcak()); err != nil {
			return err
		}
		p.baru = true
	}
	return p.catatKunci(ctx, "mulai", kantor.Mulai{Nama: p.berkas.Nama, Kunci: p.berkas.Umum})
}

// catatKunci runs an action of kunci_jejak and reads the result.
func (p *Penjaga) catatKunci(ctx context.Context, tindakan string, isian any) error {
	err := p.Ubah(ctx, p.aktor(ctx), func(tx register.Tx) error {
		_, err := kantor.DefKunci().Lakukan(ctx, tx, register.LingkupPenuh(), p.doc.ID, p.doc.Versi, tindakan, isian)
		return err
	})
	if err != nil {
		return err
	}
	return p.muat(ctx)
}

// aktor is the program itself.
func (p *Penjaga) aktor(ctx context.Context) kominfo.Aktor {
	prof, _, _ := kantor.Kini(ctx, p.SQL) // without a profile the office has no code
	return kominfo.Aktor{ID: "lumbung", Nama: "Program Lumbung", Instansi: prof.Isi.Kode, Perangkat: "kominfo", Peran: "program"}
}

// periksaKunci refuses to sign with a key that is not the one in force.
func (p *Penjaga) periksaKunci() error {
	const op = "penjaga.Buka"
	path := p.o.kunciJejak()
	switch {
	case p.berkas == nil:
		return kominfo.E(kominfo.Rusak, op, "Berkas kunci jejak %s hilang, padahal jejak %s sudah berjalan. Kembalikan berkas itu dari salinan amannya; bila memang hilang, jalankan lumbung kunci ganti -alasan \"kunci hilang\".", path, p.doc.Isi.Nama)
	case p.berkas.Nama != p.doc.Isi.Nama:
		return kominfo.E(kominfo.Rusak, op, "Berkas kunci jejak %s milik jejak %s, sedangkan data ini jejak %s. Letakkan kunci yang benar.", path, p.berkas.Nama, p.doc.Isi.Nama)
	case p.berkas.Umum != p.doc.Isi.Kunci:
		return kominfo.E(kominfo.Rusak, op, "Berkas kunci jejak %s bukan kunci yang berlaku menurut jejak %s. Letakkan kunci yang benar; bila hilang, pindahkan berkas itu dan jalankan lumbung kunci ganti -alasan \"kunci hilang\".", path, p.doc.Isi.Nama)
	}
	return nil
}

// periksaJam tells of a clock that went back.
func (p *Penjaga) periksaJam() {
	kini := p.o.Sekarang()
	if p.lantai.Sub(kini) > 5*time.Minute {
		p.o.Kabar("Jam komputer menunjuk " + waktu{kini}.kata(p.zona) + ", lebih awal daripada checkpoint terakhir (" + waktu{p.lantai}.kata(p.zona) +
			"). Betulkan jamnya: selama itu checkpoint memakai waktu checkpoint terakhir, dan catatan jejak memakai jam yang salah.")
	}
}
