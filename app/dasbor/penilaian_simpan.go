package dasbor

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// isiKiriman are the values that an entry of the outbox writes.
func isiKiriman(e *klien.Kiriman) map[string]string {
	var x spbe.Isi
	_ = json.Unmarshal(e.Isian, &x) // written below; without values it is the server that complains
	return x.Nilai
}

// dariKotak shows what waits in the outbox since the page was open before.
func (p *penilaian) dariKotak() {
	for _, e := range p.d.Kotak.Isi() {
		switch {
		case e.ID != p.dok.ID || e.Tindakan != "isi":
		case e.Keadaan != klien.Dikirim:
			p.milik = append(p.milik, e.No)
			p.pasang(isiKiriman(e))
		case e.Hasil.Versi == p.dok.Versi+1: // sent while the document was read
			p.dok.Meta = *e.Hasil
			p.pasang(isiKiriman(e))
		}
	}
	p.periksaKotak()
}

// pasang puts values into what is shown; an empty one takes the answer back.
func (p *penilaian) pasang(isi map[string]string) {
	for n, v := range isi {
		if v == "" {
			delete(p.dok.Isi.Nilai, n)
		} else {
			p.dok.Isi.Nilai[n] = v
		}
	}
}

// titip puts values into the outbox, on top of what this page has there.
func (p *penilaian) titip(isi map[string]string, harap int64) {
	k, sesudah, semua := p.d.Kotak, "", p.belum
	if n := len(p.milik); n > 0 {
		sesudah = p.milik[n-1]
		if e := k.Cabut(sesudah); e != nil { // what was never sent is one write with what follows it
			sesudah, harap, p.milik = e.Sesudah, e.Harap, p.milik[:n-1]
			semua = gabung(isiKiriman(e), semua)
		}
	}
	semua, p.belum = gabung(semua, isi), nil
	isian, err := json.Marshal(spbe.Isi{Nilai: semua})
	w := register.Permintaan{ID: p.dok.ID, Harap: harap, Tindakan: "isi", Isian: isian}
	var e *klien.Kiriman
	if err == nil {
		e, err = k.Titip(p.d.Buku.Penilaian, w, labelKiriman(p.d.Buku.Penilaian.Info(), w), sesudah)
	}
	if p.penuh = err; err != nil {
		p.belum = semua
	} else {
		p.milik = append(p.milik, e.No)
	}
	p.periksaKotak()
}

// gabung puts values over others.
func gabung(m, atas map[string]string) map[string]string {
	out := map[string]string{}
	for _, x := range []map[string]string{m, atas} {
		for n, v := range x {
			out[n] = v
		}
	}
	return out
}

// kirimkan sends what waits, also what was refused before.
func (p *penilaian) kirimkan(ctx app.Context, l *layar) {
	if len(p.belum) > 0 {
		p.titip(nil, p.dok.Versi)
	}
	for _, no := range p.milik {
		if e := p.d.Kotak.Lihat(no); e != nil && e.Keadaan == klien.Ditolak {
			p.d.Kotak.Ulangi(no, 0)
		}
	}
	l.kirimkan(ctx)
}

// periksaKotak learns what became of what this page has in the outbox: whether
// anything was saved, and whether anything was thrown away elsewhere.
func (p *penilaian) periksaKotak() (tersimpan, dibuang bool) {
	var sisa []string
	p.tunda, p.galat, p.simpan = nil, p.penuh, ""
	for _, no := range p.milik {
		e := p.d.Kotak.Lihat(no)
		switch {
		case e == nil:
			dibuang = true
			continue
		case e.Keadaan == klien.Dikirim:
			tersimpan = true
			if e.Hasil.Versi > p.dok.Versi {
				p.dok.Meta = *e.Hasil
			}
			continue
		case p.galat == nil && e.Pesan != "":
			p.galat = e.Galat()
		}
		sisa = append(sisa, no)
		p.tunda = gabung(p.tunda, isiKiriman(e))
	}
	p.milik, p.tunda = sisa, gabung(p.tunda, p.belum)
	switch {
	case len(p.tunda) == 0:
	case p.galat == nil:
		p.simpan = "Menyimpan…"
	default:
		p.simpan = nomor(len(p.tunda)) + " isian belum tersimpan"
	}
	if !p.bentrok() {
		p.kini = nil
	}
	return tersimpan, dibuang
}

// kabar follows the outbox.
func (p *penilaian) kabar(ctx app.Context, l *layar) {
	if p.asesor != nil && p.asesor.antre.rampung(p.d.Kotak) {
		p.asesorUsai(ctx, l)
		return
	}
	tersimpan, dibuang := p.periksaKotak()
	switch {
	case dibuang:
		l.ulang(ctx)
	case p.bentrok() && p.kini == nil:
		p.bacaKini(ctx, l)
	case tersimpan && len(p.milik) == 0:
		l.kerja(ctx, func(c context.Context) error {
			riw, err := l.d.Sumber.Riwayat(c, p.d.Buku.Penilaian, register.LingkupUmum(), p.dok.ID)
			if err == nil {
				ctx.Dispatch(func(app.Context) { p.riw = riw })
			}
			return nil // the history is shown as it was; the value is saved
		}, func(app.Context, error) {})
	}
}

// bentrok reports whether somebody else changed the assessment meanwhile.
func (p *penilaian) bentrok() bool { return errors.Is(p.galat, klien.ErrVersiLama) }

// bacaKini reads what the conflict is with.
func (p *penilaian) bacaKini(ctx app.Context, l *layar) {
	var kini register.Dokumen[spbe.Penilaian]
	l.kerja(ctx, func(c context.Context) (err error) {
		kini, err = p.d.Buku.Penilaian.Baca(c, l.d.Sumber, register.LingkupUmum(), p.dok.ID)
		return err
	}, func(ctx app.Context, err error) {
		if err == nil && p.bentrok() {
			if kini.Isi.Nilai == nil {
				kini.Isi.Nilai = map[string]string{}
			}
			p.kini = &kini
		}
	})
}

// belumTersimpan offers to send again, or at a conflict to go on from the newer
// version; what was typed here and what is stored there are both named.
func (p *penilaian) belumTersimpan(l *layar) any {
	if p.galat == nil || len(p.tunda) == 0 {
		return nil
	}
	if !p.bentrok() {
		return el.Deret(el.Tombol{Label: "Simpan lagi", Ikon: el.IkonSegarkan, Klik: func(ctx app.Context) { p.kirimkan(ctx, l) }}, el.Tautan(alamatKotak, "Buka kotak kirim"))
	}
	kini := any(el.P("Versi terbarunya belum terbaca."))
	if p.kini != nil {
		dia := map[string]string{}
		for n := range p.tunda {
			dia[n] = p.kini.Isi.Nilai[n]
		}
		kini = el.P("Yang tersimpan sekarang (versi "+nomor(int(p.kini.Versi))+"): ", p.sebut(dia), ".")
	}
	return el.Pesan(el.Peringatan, "Penilaian ini diubah orang lain", el.P("Isian Anda yang belum tersimpan: ", p.sebut(p.tunda), "."), kini,
		el.P("Ambil versi terbaru itu; isian Anda dipasang di atasnya lalu disimpan. Isian lain mengikuti versi terbaru."),
		el.Deret(el.Tombol{Label: "Ambil versi terbaru dan pasang isian saya", Klik: func(ctx app.Context) { p.ambilBaru(ctx, l) }}, el.Tautan(alamatKotak, "Buka kotak kirim")))
}

// ambilBaru puts what was typed here on top of the version that was shown, as one
// write in place of those that met the conflict.
func (p *penilaian) ambilBaru(ctx app.Context, l *layar) {
	if p.kini == nil {
		p.bacaKini(ctx, l)
		return
	}
	isi, lama := p.tunda, p.milik
	p.dok, p.kini, p.milik, p.belum = *p.kini, nil, nil, nil // isi holds p.belum too
	p.pasang(isi)
	p.titip(isi, p.dok.Versi)
	if p.belum == nil {
		for _, no := range lama {
			p.d.Kotak.Buang(no)
		}
	}
	p.hitung()
	p.kirimkan(ctx, l)
}
