//go:build !(js && wasm)

package penjaga

import (
	"fmt"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

type dokKunci = register.Dokumen[kantor.KunciJejak]

// percaya chooses the keys. Keys that come from what is being verified prove nothing
// about who made it, and the report says so.
func (x *periksa) percaya() {
	if len(x.o.Kunci) > 0 {
		x.kunci = x.o.Kunci
		return
	}
	if x.doc.ID != "" {
		x.kunci = x.doc.Isi.Semua()
	}
	if k, ada, err := bacaKunci(x.o.kunciJejak()); x.o.Berkas == "" && err == nil && ada {
		if x.doc.ID != "" && k.Umum != x.doc.Isi.Kunci {
			x.galat(jejak.TemuanTanda, "Berkas kunci jejak "+x.o.kunciJejak()+" bukan kunci yang berlaku menurut jejak. Letakkan kunci yang benar.")
		}
		return
	}
	if len(x.kunci) > 0 {
		x.catatan = append(x.catatan, "Kunci pemeriksa diambil dari data itu sendiri: "+x.kunci[0]+" (sidik "+Sidik(x.kunci[0])+"). Cocokkan sidiknya dengan yang diberikan kantor lewat jalan lain, atau sebutkan kuncinya dengan -kunci.")
	}
}

// saring takes out the checkpoints that cannot be compared entry by entry: not by
// this office, or from before a restore and beyond what was restored.
func (x *periksa) saring() {
	var umum titik
	sama := map[jejak.Checkpoint]bool{} // one statement in two files counts once
	for _, b := range x.ada {
		t, err := bukaTitik(b.isi, pemeriksa(x.kunci...))
		nama, masa := x.doc.Isi.Nama, int(x.doc.Isi.Masa)
		switch batas := x.batas(t); {
		case err != nil:
			x.galat(jejak.TemuanTanda, "Checkpoint "+b.asal+" tidak dapat dipakai. "+kominfo.PesanUntukOrang(err))
		case x.doc.ID != "" && t.Nama != nama:
			x.galat(jejak.TemuanTanda, "Checkpoint "+b.asal+" milik jejak "+t.Nama+", bukan jejak "+nama+".")
		case x.doc.ID != "" && t.Masa > masa:
			x.galat(jejak.TemuanMundur, fmt.Sprintf("Data lebih tua daripada checkpoint %s (%s): data masih masa %d, checkpoint sudah masa %d.", b.asal, waktu{t.Waktu}.kata(""), masa, t.Masa))
		case t.Masa < masa && t.Ukuran > batas:
			x.galat(jejak.TemuanMundur, fmt.Sprintf("Checkpoint %s (%s, masa %d) menyebut %s jejak %s, tetapi kantor menyatakan datanya dipulihkan dari cadangan dengan %s, jadi %s hilang. Mintalah berita acara pemulihannya.",
				b.asal, waktu{t.Waktu}.kata(""), t.Masa, banyak(t.Ukuran), t.Jejak, banyak(batas), nomor(batas, t.Ukuran)))
		case t.Ukuran == 0 && t.Akar != new(jejak.Pohon).Akar():
			x.galat(jejak.TemuanCabang, "Checkpoint "+b.asal+" menyebut jejak kosong dengan akar yang salah.")
		default:
			isi := t.Checkpoint
			isi.Waktu = time.Time{}
			if t.Ukuran > 0 && !sama[isi] { // of the empty log there is nothing to compare
				sama[isi] = true
				x.pakai = append(x.pakai, b.isi)
			}
			if t.Jejak == jejak.Umum && (x.terbaru == "" || t.lebihBaru(umum)) {
				umum, x.terbaru = t, string(b.isi)
			}
		}
	}
}

// batas gives how many entries of t's epoch outlived the restores after it.
func (x *periksa) batas(t titik) int64 {
	n := t.Ukuran
	for _, m := range x.doc.Isi.MasaBaru {
		if m.Masa > int64(t.Masa) {
			sisa := m.UkuranUmum
			if t.Jejak == jejak.Dalam {
				sisa = m.UkuranDalam
			}
			n = min(n, sisa)
		}
	}
	return n
}
