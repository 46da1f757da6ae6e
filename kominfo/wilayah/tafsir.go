package wilayah

import (
	"fmt"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Sistem is a numbering of regions.
type Sistem string

const (
	Kemendagri Sistem = "kemendagri"
	BPS        Sistem = "bps"
)

// Label is the name of the system for people.
func (s Sistem) Label() string {
	if s == BPS {
		return "BPS"
	}
	return "Kemendagri"
}

// Tafsiran is one meaning that digits of unknown origin can have.
type Tafsiran struct {
	Sistem  Sistem  `json:"sistem"`
	Lama    bool    `json:"lama"` // the code is no longer in use
	Wilayah Wilayah `json:"wilayah"`
}

// Tafsir gives every meaning of a province or regency code whose system is not
// known, such as a column "kode_wilayah" with 3171: Kemendagri first, then BPS,
// present codes before old ones. A dotted code can only be Kemendagri's.
// The result is empty when no system knows the code.
func (d *Daftar) Tafsir(s string) []Tafsiran {
	var ts []Tafsiran
	titik := s
	if len(s) == 4 && hanyaDigit(s) {
		titik = bertitik(s)
	}
	if k, err := Parse(titik); err == nil {
		if kini, ok := d.KodeKini(k); ok {
			w, _ := d.Lookup(kini)
			ts = append(ts, Tafsiran{Sistem: Kemendagri, Lama: kini != k, Wilayah: w})
		}
	}
	if b, err := ParseBPS(s); err == nil {
		if w, ok := d.DariBPS(b); ok {
			ts = append(ts, Tafsiran{Sistem: BPS, Wilayah: w})
		}
		if k, ok := d.bpsLama[b]; ok {
			w, _ := d.Lookup(k)
			ts = append(ts, Tafsiran{Sistem: BPS, Lama: true, Wilayah: w})
		}
	}
	return ts
}

// Parse reads a Kemendagri code as [Parse] does and also checks that its
// province and regency exist. Digits without dots are accepted when every system
// that knows them means the same region: "1906" is 19.06, but "3171" is refused
// with both meanings named. A code no longer in use is refused with a proposal
// of the new one.
//
// Kecamatan and desa parts are checked for form only; package desa has the list.
func (d *Daftar) Parse(s string) (Kode, error) {
	const op = "wilayah.Daftar.Parse"
	if len(s) == 4 && hanyaDigit(s) {
		ts := d.Tafsir(s)
		for _, t := range ts {
			if ts[0].Sistem != Kemendagri || t.Wilayah.Kode != ts[0].Wilayah.Kode {
				return Kode{}, d.salahGanda(op, s, ts)
			}
		}
		if len(ts) > 0 {
			s = bertitik(s)
		}
	}
	k, err := Parse(s)
	if err != nil {
		return Kode{}, err
	}
	atas := k.KabupatenKota()
	if atas.Kosong() {
		atas = k
	}
	kini, ok := d.KodeKini(atas)
	if !ok {
		return Kode{}, salahBentuk(op, "WILAYAH-KODE-03", "Kode wilayah %s tidak ada dalam %s. Periksa kembali kodenya atau cari menurut nama.", atas, SumberKode().Regulasi)
	}
	for p := range d.Perubahan(atas) {
		if p.Lama == atas {
			f := kominfo.Finding{
				ID: "WILAYAH-KODE-04", Path: "kode", Severity: kominfo.Galat, Source: &p.Dasar,
				Message: fmt.Sprintf("Kode %s (%s) sudah diganti menjadi %s sejak %s dengan %s. Pakai kode yang baru.", p.Lama, p.Nama, kini, p.Berlaku.Panjang(), p.Dasar.Regulasi),
			}
			if k == atas { // parts below the regency were numbered anew
				f.Fix = &kominfo.Usul{Dari: p.Lama.String(), Menjadi: kini.String()}
			}
			return Kode{}, kominfo.TidakSahKarena(op, []kominfo.Finding{f})
		}
	}
	return k, nil
}

func (d *Daftar) salahGanda(op, s string, ts []Tafsiran) error {
	arti := make([]string, len(ts))
	for i, t := range ts {
		lama := ""
		if t.Lama {
			lama = " lama"
		}
		arti[i] = fmt.Sprintf("%s (%s) menurut kode %s%s", t.Wilayah.Nama, t.Wilayah.Kode, t.Sistem.Label(), lama)
	}
	return salahBentuk(op, "WILAYAH-KODE-02", "Kode %q tanpa titik dapat berarti %s. Tulis kode Kemendagri dengan titik.", s, strings.Join(arti, " atau "))
}
