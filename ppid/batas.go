package ppid

import (
	"errors"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
)

// Batas is a due date as a register stores it: with the calendar that gave it, so
// that a changed calendar is noticed. Tanggal is the date in force; it is empty
// while the clock does not run, or where the calendar does not reach, and Catatan
// says which. That it has passed is never stored.
type Batas struct {
	Jenis        Jenis           `json:"jenis" judul:"Jenis"`
	Hari0        kominfo.Tanggal `json:"hari_0,omitzero" judul:"Hari ke-0"`
	Tanggal      kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tenggat"`
	Perpanjangan kominfo.Tanggal `json:"bila_diperpanjang,omitzero" judul:"Bila diperpanjang"`
	Versi        string          `json:"versi_kalender" judul:"Versi kalender"`
	Catatan      string          `json:"catatan,omitempty" judul:"Catatan"`
}

// batas counts one due date. A year without a decree must not stop a request from
// being recorded: the date then stays open, with the reason.
func (l *Layanan) batas(j Jenis, m Masukan) (Batas, error) {
	k := l.kalender()
	h, err := l.hukum().Tenggat(j, m, k, l.Kebijakan)
	if _, tanpa := errors.AsType[kalender.TanpaKeputusan](err); tanpa {
		return Batas{Jenis: j, Versi: k.Versi(), Catatan: kominfo.PesanUntukOrang(err)}, nil
	}
	if err != nil {
		return Batas{}, err
	}
	b := Batas{Jenis: j, Hari0: h.Hari0, Tanggal: h.Berlaku, Versi: h.Versi}
	if h.Berlaku == h.Tenggat {
		b.Perpanjangan = h.TenggatPerpanjangan
	}
	if b.Tanggal.Kosong() {
		b.Hari0, b.Catatan = kominfo.Tanggal{}, "Belum berjalan: permohonan belum dinyatakan lengkap."
	}
	return b, nil
}

// cariBatas gives the due date of a kind, empty when it was never counted.
func cariBatas(d []Batas, j Jenis) Batas {
	for _, b := range d {
		if b.Jenis == j {
			return b
		}
	}
	return Batas{}
}

// pasangBatas gives the list with b in it; d stays as it is.
func pasangBatas(d []Batas, b Batas) []Batas {
	out := make([]Batas, 0, len(d)+1)
	ada := false
	for _, x := range d {
		if x.Jenis == b.Jenis {
			x, ada = b, true
		}
		out = append(out, x)
	}
	if !ada {
		out = append(out, b)
	}
	return out
}
