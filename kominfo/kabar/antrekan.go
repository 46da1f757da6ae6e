package kabar

import (
	"context"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// aktor is the program itself.
func aktor() kominfo.Aktor { return kominfo.Aktor{ID: "lumbung", Nama: "Lumbung", Peran: Sistem} }

// sekali is how many notices are queued in one transaction.
const sekali = 100

// Antrekan puts notices into the outbox and says how many were new. Those that the
// recipient, or the mailbox, already has are passed over. sekarang is the clock by
// which pauses run. The store must hold the register of [DefKiriman].
func Antrekan(ctx context.Context, s register.Store, sekarang time.Time, surat ...Surat) (baru int, err error) {
	for len(surat) > 0 {
		bagian := surat[:min(sekali, len(surat))]
		surat = surat[len(bagian):]
		var n int
		for coba := range 4 {
			err = s.Ubah(ctx, aktor(), func(tx register.Tx) (err error) {
				n, err = AntrekanDalam(ctx, tx, sekarang, bagian...)
				return err
			})
			// Another process queued one of them at the same moment: look again.
			if kominfo.KindOf(err) != kominfo.Bentrok || coba == 3 {
				break
			}
		}
		if err != nil {
			return baru, err
		}
		baru += n
	}
	return baru, nil
}

// AntrekanDalam is [Antrekan] inside a transaction of the caller, so that what
// happened and the notice of it are stored together or not at all. The actor of tx
// must have the role [Sistem].
func AntrekanDalam(ctx context.Context, tx register.Tx, sekarang time.Time, surat ...Surat) (baru int, err error) {
	for _, x := range surat {
		if x.Pesan.Kunci == "" || len(x.Pesan.Kunci) > panjangKunci || x.Alamat.ID == "" || x.Pesan.rapi().Judul == "" {
			return 0, kominfo.E(kominfo.TidakSah, "kabar.Antrekan", "Pemberitahuan harus punya kunci (paling panjang %d), penerima dan judul.", panjangKunci)
		}
	}
	d := DefKiriman()
	penuh := register.LingkupPenuh()
	var kunci []any
	for _, x := range surat {
		kunci = append(kunci, x.Pesan.Kunci)
	}
	type siapa struct{ kunci, siapa string }
	ada := map[siapa]bool{}
	tandai := func(kunci, penerima, alamat string) {
		ada[siapa{kunci, penerima}] = true
		if alamat != "" {
			ada[siapa{kunci, "surel:" + strings.ToLower(alamat)}] = true
		}
	}
	for k, err := range (register.Tipe[Kiriman]{Register: d}).Semua(ctx, tx, penuh, register.Query{Saring: []register.Syarat{{Kolom: "kunci", Op: register.SalahSatu, Daftar: kunci}}}) {
		if err != nil {
			return 0, err
		}
		tandai(k.Isi.Kunci, k.Isi.Penerima, k.Isi.Alamat)
	}
	for _, x := range surat {
		p, a := x.Pesan.rapi(), alamatLayak(x.Alamat.Surel)
		if ada[siapa{p.Kunci, x.Alamat.ID}] || a != "" && ada[siapa{p.Kunci, "surel:" + strings.ToLower(a)}] {
			continue
		}
		_, err := d.Lakukan(ctx, tx, penuh, "", 0, "antre", isianAntre{Kunci: p.Kunci, Penerima: x.Alamat.ID, Untuk: p.Untuk, Perangkat: p.Perangkat,
			Alamat: a, Judul: p.Judul, Isi: p.Isi, Register: p.Rujukan.Register, Dokumen: p.Rujukan.ID, Jatuh: p.Jatuh, Sampai: saat(p.Sampai), Pada: saat(sekarang)})
		if err != nil {
			return 0, err
		}
		tandai(p.Kunci, x.Alamat.ID, a)
		baru++
	}
	return baru, nil
}

// alamatLayak gives an address that may be kept, or "": one that can be no mailbox
// must not keep the notice, and those beside it, from being shown.
func alamatLayak(s string) string {
	s = strings.TrimSpace(s)
	i := strings.LastIndexByte(s, '@')
	if i < 1 || i == len(s)-1 || len(s) > 254 || s != bersih(s, false) || strings.ContainsAny(s, " <>,;") {
		return ""
	}
	return s
}

// SudahAda tells which of the keys were queued before, for any recipient. It reads
// columns only.
func SudahAda(ctx context.Context, r register.Reader, kunci ...string) (map[string]bool, error) {
	d := DefKiriman()
	out := map[string]bool{}
	for len(kunci) > 0 {
		var daftar []any
		for _, k := range kunci[:min(500, len(kunci))] {
			daftar = append(daftar, k)
		}
		kunci = kunci[len(daftar):]
		rs, err := r.Rekap(ctx, d, register.LingkupUmum(), []register.Syarat{{Kolom: "kunci", Op: register.SalahSatu, Daftar: daftar}}, "kunci")
		if err != nil {
			return nil, err
		}
		for _, x := range rs {
			k, _ := x.Nilai[0].(string)
			out[k] = true
		}
	}
	return out, nil
}

// Kaitan lists every notice to one recipient ([Alamat].ID), for the Ikutan of the
// register that has the address: when a person's data are erased there, the copies
// in the outbox go with them.
func Kaitan(ctx context.Context, r register.Reader, penerima string) (out []register.Kait, err error) {
	d := DefKiriman()
	q := register.Query{Ditarik: true, Saring: []register.Syarat{{Kolom: "penerima", Op: register.Sama, Nilai: penerima}}}
	for b, err := range register.Semua(ctx, r, d, register.LingkupUmum(), q) {
		if kominfo.KindOf(err) == kominfo.TidakAda {
			return nil, nil // a program without an outbox
		}
		if err != nil {
			return nil, err
		}
		if !b.PribadiDihapus {
			out = append(out, register.Kait{Register: d, ID: b.ID})
		}
	}
	return out, nil
}
