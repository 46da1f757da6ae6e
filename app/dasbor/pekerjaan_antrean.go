package dasbor

import (
	"encoding/json"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// antrean are several writes of a page that go through the outbox, one after the
// other.
type antrean struct {
	no    []string // in the outbox
	galat error    // why the outbox took no more, or what the server refused first
	tolak int      // how many it refused
}

// titip puts one more write into the outbox, on top of what sesudah writes, and
// gives its number; "" when it was not taken.
func (a *antrean) titip(k *klien.KotakKirim, r register.Register, w register.Permintaan, isi any, label, sesudah string) string {
	if a.galat != nil {
		return ""
	}
	var e *klien.Kiriman
	if w.Isian, a.galat = json.Marshal(isi); a.galat == nil {
		e, a.galat = k.Titip(r, w, label, sesudah)
	}
	if a.galat != nil {
		return ""
	}
	a.no = append(a.no, e.No)
	return e.No
}

// hitung tells how many are carried out or gone, and why the first one is not.
func (a *antrean) hitung(k *klien.KotakKirim) (usai int, galat error) {
	galat = a.galat
	for _, no := range a.no {
		e := k.Lihat(no)
		switch {
		case e == nil || e.Keadaan == klien.Dikirim:
			usai++
		case galat == nil && e.Pesan != "":
			galat = e.Galat()
		}
	}
	return usai, galat
}

// jalan reports whether something is on its way.
func (a *antrean) jalan() bool { return len(a.no) > 0 }

// rampung reports whether nothing is on its way any more. What the server refused
// is taken back: the page has it, and galat says what is wrong.
func (a *antrean) rampung(k *klien.KotakKirim) bool {
	if len(a.no) == 0 {
		return false
	}
	jalan := 0
	for _, no := range a.no {
		e := k.Lihat(no)
		switch {
		case e == nil || e.Keadaan == klien.Dikirim:
		case e.Keadaan == klien.Menunggu:
			jalan++
		default:
			if a.galat == nil {
				a.galat = e.Galat()
			}
			a.tolak++
			k.Buang(no)
		}
	}
	if jalan > 0 {
		return false
	}
	a.no = nil
	return true
}

// gambar shows how far they have come.
func (a *antrean) gambar(k *klien.KotakKirim) any {
	if len(a.no) == 0 && a.galat == nil {
		return nil
	}
	usai, galat := a.hitung(k)
	if len(a.no) == 0 {
		return el.Pesan(el.Bahaya, "Tidak semua tersimpan", el.P(kominfo.PesanUntukOrang(galat)))
	}
	var isi susunan
	isi.apa(el.Kemajuan("Tersimpan "+dariJumlah(usai, len(a.no)), usai, len(a.no)))
	if galat == nil {
		return el.Pesan(el.Info, "Menyimpan…", isi.isi...)
	}
	isi.p(kominfo.PesanUntukOrang(galat))
	isi.apa(el.P(el.Tautan(alamatKotak, "Buka kotak kirim")))
	return el.Pesan(el.Peringatan, "Belum semua tersimpan", isi.isi...)
}
