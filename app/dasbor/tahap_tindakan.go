package dasbor

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// tindakanTahap is the form of one action, open on the assessment's own page.
type tindakanTahap struct {
	t     register.InfoTindakan
	f     formulirUmum
	sibuk bool
	tunda error // why it waits in the outbox
}

func (b *tindakanTahap) kotor() bool { return b != nil && b.tunda == nil && b.f.beda() }

// tindakanDi are the actions that move an assessment on from a stage, the most
// wanted first.
func tindakanDi(t spbe.Tahap) []string {
	switch t {
	case spbe.TahapEntri:
		return []string{"ajukan"}
	case spbe.TahapPemeriksaan:
		return []string{"kirim", "kembalikan"}
	case spbe.TahapDokumen, spbe.TahapInterviu, spbe.TahapVisitasi:
		return []string{"nilai_asesor", "lanjut"}
	case spbe.TahapKonsolidasi:
		return []string{"tetapkan", "nilai_asesor"}
	}
	return nil
}

// tombolTindakan are the buttons for what this person may do at this stage.
func (p *penilaian) tombolTindakan(l *layar) any {
	if p.buka != nil || p.asesor != nil {
		return nil
	}
	var isi susunan
	in := p.d.Buku.Penilaian.Info()
	for i, nama := range append(tindakanDi(p.dok.Isi.Tahap), "atur", "catatan") {
		if !p.bisa(p.d.Buku.Penilaian, nama, "") {
			continue
		}
		for _, t := range in.Tindakan {
			if t.Nama == nama {
				isi.apa(el.Tombol{Label: t.Judul, Utama: i == 0 && (nama != "ajukan" || p.hasil.Lengkap), Mati: len(p.tunda) > 0, Klik: func(ctx app.Context) { p.bukaTindakan(ctx, t) }})
			}
		}
	}
	switch {
	case isi.isi == nil:
		return nil
	case len(p.tunda) > 0:
		return el.Tumpuk(el.Deret(isi.isi...), el.Kecil("Tombol aktif lagi sesudah isian di halaman ini tersimpan."))
	}
	return el.Deret(isi.isi...)
}

// bukaTindakan opens the form of an action.
func (p *penilaian) bukaTindakan(ctx app.Context, t register.InfoTindakan) {
	if t.Nama == "nilai_asesor" {
		p.bukaAsesor()
		return
	}
	var isian []register.Isian
	for _, x := range t.Isian {
		switch {
		case t.Nama == "kirim" && x.Nama == "sidik": // no person types a hash
			continue
		case t.Nama == "lanjut" && x.Nama == "tahap":
			x.Pilihan = p.tahapBerikut(x.Pilihan)
		case t.Nama == "tetapkan" && x.Nama == "predikat":
			x.Rupa = register.RupaPilihan
			for _, b := range p.in.Pita {
				x.Pilihan = append(x.Pilihan, register.Pilihan{Nilai: b.Predikat, Teks: b.Predikat})
			}
		}
		isian = append(isian, x)
	}
	b := &tindakanTahap{t: t, f: formulirUmum{isian: isian, kunci: "draf:" + p.alamat("/") + t.Nama, versi: p.dok.Versi}}
	var awal []byte
	switch t.Nama {
	case "atur":
		awal, _ = json.Marshal(spbe.Atur{Batas: p.dok.Isi.Batas, Target: p.dok.Isi.Target, Cara: p.dok.Isi.Cara})
	case "catatan":
		awal, _ = json.Marshal(spbe.UbahCatatan{Catatan: p.dok.Isi.Catatan})
	}
	if err := b.f.muat(context.Background(), nil, &umum{d: p.d}, awal); err != nil {
		b.f.galat = err
	}
	if d, ada := p.d.draf[b.f.kunci]; ada { // left before it was sent
		b.f.teks = d.Teks
	}
	p.buka = b
	if len(isian) > 0 {
		ctx.Defer(func(app.Context) { fokusMedan(idMedan(isian[0])) })
	}
}

// tahapBerikut leaves the stages that can follow.
func (p *penilaian) tahapBerikut(semua []register.Pilihan) (out []register.Pilihan) {
	lewat := false
	for _, t := range semua { // in their order
		maju := lewat || p.dok.Isi.Tahap == spbe.TahapDokumen && t.Nilai != string(spbe.TahapVisitasi)
		if t.Nilai == string(spbe.TahapKonsolidasi) || maju && p.dok.Isi.Cara != spbe.Pemantauan {
			out = append(out, t)
		}
		lewat = lewat || t.Nilai == string(p.dok.Isi.Tahap)
	}
	return out
}

// gambarTindakan draws the open form.
func (p *penilaian) gambarTindakan(l *layar) any {
	b := p.buka
	if b == nil {
		return nil
	}
	if b.tunda != nil {
		return l.tertunda(b.tunda, p.alamat(""))
	}
	var isi susunan
	isi.apa(b.f.ringkas())
	isi.apa(p.gagalTindakan(l))
	halangan := false
	switch b.t.Nama {
	case "ajukan":
		isi.apa(el.P("Sesudah diajukan, nilai, jawaban dan tugas tidak dapat diubah sampai penilaian dikembalikan ke entri data."))
		isi.apa(p.belumBeres(l))
	case "kembalikan":
		isi.apa(el.P("Penilaian kembali ke entri data dan dapat diubah lagi."))
	case "kirim":
		if n := len(p.hasil.BelumDiisi); n > 0 {
			halangan = true
			isi.apa(el.Pesan(el.Peringatan, "Belum dapat dikirim", el.P(nomor(n)+" indikator belum bernilai: "+ringkasNomor(p.hasil.BelumDiisi)+". Kembalikan ke entri data, isi, lalu ajukan lagi.")))
		} else {
			isi.apa(el.P("Sesudah dikirim, penilaian mandiri tidak dapat diubah lagi. Indeksnya " + dua(p.hasil.Indeks) + ", predikat " + p.hasil.Predikat + "."))
		}
	case "tetapkan":
		isi.apa(el.P("Sesudah ditetapkan, tidak ada yang dapat diubah lagi."))
		isi.apa(p.cocokkan())
	}
	isi.isi = append(isi.isi, b.f.gambar(l)...)
	isi.apa(el.Deret(el.Tombol{Label: b.t.Judul, Utama: true, Kirim: true, Sibuk: b.sibuk, Mati: halangan}, el.Tombol{Label: "Batal", Klik: func(app.Context) { b.f.buangDraf(); p.buka = nil }}))
	return el.SubKartu(b.t.Judul, el.Formulir(func(ctx app.Context) { p.kirimTindakan(ctx, l) }, isi.isi...))
}

// belumBeres warns of what is not finished when the entry is closed.
func (p *penilaian) belumBeres(l *layar) any {
	k := p.ikhtisarnya(l)
	var bs susunan
	if n := len(p.hasil.BelumDiisi); n > 0 {
		bs.apa(nomor(n) + " indikator belum bernilai: " + ringkasNomor(p.hasil.BelumDiisi) + ".")
	}
	if n := len(p.tugas) - k.kem.Tugas[spbe.TugasDisetujui]; n > 0 {
		bs.apa(nomor(n) + " jawaban perangkat daerah belum disetujui.")
	}
	if n := k.butir[""].belum + k.butir[""].revisi; n > 0 {
		bs.apa(nomor(n) + " butir bukti belum ada atau perlu revisi.")
	}
	if bs.isi == nil {
		return nil
	}
	return el.Pesan(el.Peringatan, "Masih ada yang belum selesai", el.Butir(bs.isi...))
}

// cocokkan compares what is typed as published with what the values give, before
// it is sent.
func (p *penilaian) cocokkan() any {
	f := &p.buka.f
	if !p.hasil.Lengkap {
		return el.Pesan(el.Peringatan, "Nilai indikator belum lengkap, jadi indeksnya tidak dapat dicocokkan.")
	}
	if b := p.bedaTerbit(strings.Replace(strings.TrimSpace(f.teks["indeks"]), ",", ".", 1), f.teks["predikat"]); b != "" {
		return el.Pesan(el.Peringatan, "Berbeda dari hitungan", el.P(b))
	}
	return el.Kecil("Dihitung dari nilai di sini: indeks ", el.Tebal(dua(p.hasil.Indeks)), ", predikat ", el.Tebal(p.hasil.Predikat), ".")
}

func (p *penilaian) gagalTindakan(l *layar) any {
	err := p.buka.f.galat
	if !errors.Is(err, klien.ErrVersiLama) {
		return el.Gagal(err)
	}
	return el.Pesan(el.Peringatan, "Penilaian ini sudah diubah orang lain", el.P("Isian Anda tidak hilang. Muat versi terbaru, lalu buka formulir ini lagi."),
		el.Deret(el.Tombol{Label: "Muat versi terbaru", Ikon: el.IkonSegarkan, Klik: l.ulang}))
}

func (p *penilaian) kirimTindakan(ctx app.Context, l *layar) {
	b := p.buka
	if b == nil || b.sibuk {
		return
	}
	b.f.galat, b.f.temuan = nil, nil
	isi, fs := b.f.json(nil)
	if fs == nil {
		fs = register.PeriksaIsian(b.f.isian, isi)
	}
	if kominfo.AdaGalat(fs) {
		b.f.tolak(ctx, fs)
		return
	}
	b.sibuk = true
	l.tulis(ctx, p.d.Buku.Penilaian, register.Permintaan{ID: p.id, Harap: p.dok.Versi, Tindakan: b.t.Nama, Isian: isi}, func(ctx app.Context, _ register.Meta, err error) {
		b.sibuk, b.tunda = false, nil
		if errors.Is(err, klien.ErrMenunggu) {
			b.tunda = err
			b.f.buangDraf()
			return
		}
		if err == nil {
			b.f.awal = b.f.teks
			b.f.buangDraf()
			p.buka = nil
			el.Umumkan(ctx, b.t.Judul+": tersimpan.")
			l.ulang(ctx)
			return
		}
		if fs := temuanGalat(err); fs != nil {
			b.f.tolak(ctx, fs)
		} else {
			b.f.galat = err
		}
	})
}
