package dasbor

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// How a column is filtered.
type caraSaring uint8

const (
	saringTeks    caraSaring = iota // by its beginning
	saringPilihan                   // one of few values
	saringTanggal                   // from … to
	saringAngka                     // from … to
)

func jenisSaring(in register.Info, k register.InfoKolom) caraSaring {
	x := in.CariIsian(k.Nama)
	switch {
	case k.Rujukan != "", x != nil && (x.Rupa == register.RupaPilihan || x.Rupa == register.RupaCentang):
		return saringPilihan
	case k.Bilangan:
		return saringAngka
	case x != nil && x.Rupa == register.RupaTanggal:
		return saringTanggal
	}
	return saringTeks
}

// panelSaring are the filters and the order. Each choice is applied at once by
// going to the address that says it.
func (p *daftarUmum) panelSaring(l *layar) app.UI {
	var medan []any
	for _, k := range p.in.Kolom {
		medan = append(medan, p.medanSaring(l, k)...)
	}
	medan = append(medan, p.medanUrut())
	judul := "Saring dan urutkan"
	if n := len(p.t.saring); n > 0 {
		judul += " (" + nomor(n) + " saringan dipakai)"
	}
	return el.Rincian(judul, el.KisiLebar(medan...),
		el.Centang{ID: "saring-ditarik", Label: "Tampilkan yang ditarik", Aktif: p.t.ditarik, Ubah: func(ctx app.Context, ya bool) {
			b := p.t.awal()
			b.ditarik = ya
			ctx.Navigate(b.alamat(p.alamat()))
		}})
}

func (p *daftarUmum) pakai(ctx app.Context, k register.InfoKolom, op register.Op, nilai string) {
	var v any
	if nilai != "" {
		v = nilai
		if k.Bilangan {
			n, err := strconv.ParseInt(strings.NewReplacer(".", "", " ", "", "Rp", "").Replace(nilai), 10, 64)
			if err != nil {
				p.salah[k.Nama+akhiranOp(op)] = "Tulis bilangan bulat, misalnya 2026 atau 1.500.000."
				return
			}
			v = n
		}
	}
	delete(p.salah, k.Nama+akhiranOp(op))
	ctx.Navigate(p.t.dengan(k.Nama, op, v).alamat(p.alamat()))
}

func (p *daftarUmum) medanSaring(l *layar, k register.InfoKolom) []any {
	id := "saring-" + k.Nama
	ubah := func(op register.Op) func(app.Context, string) {
		return func(ctx app.Context, s string) { p.pakai(ctx, k, op, strings.TrimSpace(s)) }
	}
	antara := func(jenis, mode string) []any {
		var out []any
		for _, op := range []register.Op{register.Minimal, register.Maksimal} {
			a := akhiranOp(op)
			label := k.Judul + " mulai"
			if op == register.Maksimal {
				label = k.Judul + " sampai"
			}
			out = append(out, el.Masukan{ID: id + "-" + a, Label: label, Nilai: p.t.nilai(k.Nama, op), Jenis: jenis, Mode: mode, Galat: p.salah[k.Nama+a], Ubah: ubah(op)})
		}
		return out
	}
	switch jenisSaring(p.in, k) {
	case saringAngka:
		return antara("", "numeric")
	case saringTanggal:
		return antara("date", "")
	case saringPilihan:
		if c := p.pilih[k.Nama]; c != nil {
			return el.Isi(c.medan(l, medanRujukan{id: id, label: k.Judul, nilai: p.t.nilai(k.Nama, register.Sama), kosong: "Semua", ubah: ubah(register.Sama)}))
		}
		if k.Rujukan != "" {
			return nil
		}
		return el.Isi(el.Pilih{ID: id, Label: k.Judul, Nilai: p.t.nilai(k.Nama, register.Sama), Opsi: p.opsiSaring(k), Kosong: "Semua", Ubah: ubah(register.Sama)})
	}
	return el.Isi(el.Masukan{ID: id, Label: k.Judul + " diawali", Jenis: "search", Nilai: p.t.nilai(k.Nama, register.DiawaliOp),
		Bantuan: "Huruf besar dan kecil dibedakan.", Ubah: ubah(register.DiawaliOp)})
}

// opsiSaring are the values of an enumeration with their counts, in the order of
// the definition, then what stands in the data beside it.
func (p *daftarUmum) opsiSaring(k register.InfoKolom) (out []el.Opsi) {
	n := map[string]int64{}
	var urut []string
	for _, j := range p.jumlah[k.Nama] {
		if len(j.Nilai) == 1 {
			s := teksSyarat(register.Syarat{Op: register.Sama, Nilai: j.Nilai[0]})
			n[s] = j.N
			urut = append(urut, s)
		}
	}
	x := p.in.CariIsian(k.Nama)
	sudah := map[string]bool{"": true} // no value cannot be asked for by address
	tambah := func(nilai, label string) {
		if !sudah[nilai] {
			sudah[nilai] = true
			out = append(out, el.Opsi{Nilai: nilai, Label: label + " (" + kominfo.FormatAngka(n[nilai]) + ")"})
		}
	}
	if x != nil {
		for _, o := range x.Pilihan {
			tambah(o.Nilai, o.Teks)
		}
	}
	for _, s := range urut {
		label := s
		if x != nil && x.Rupa == register.RupaCentang {
			label = yaTidak(s == "ya" || s == "true" || s == "1")
		}
		tambah(s, label)
	}
	return out
}

// medanUrut orders the list where the heads of the table are not shown: on a
// phone.
func (p *daftarUmum) medanUrut() app.UI {
	var os []el.Opsi
	for _, k := range p.in.Kolom {
		os = append(os, el.Opsi{Nilai: k.Nama, Label: k.Judul + ", naik"}, el.Opsi{Nilai: "-" + k.Nama, Label: k.Judul + ", turun"})
	}
	os = append(os, el.Opsi{Nilai: "-", Label: "Yang terakhir dicatat dulu"})
	kini := tandaTurun(p.t.turun) + p.t.urut
	return el.Pilih{ID: "saring-urut", Label: "Urutkan menurut", Nilai: kini, Opsi: os, Kosong: "Yang pertama dicatat dulu", Ubah: func(ctx app.Context, s string) {
		b := p.t.awal()
		b.urut, b.turun = strings.CutPrefix(s, "-")
		ctx.Navigate(b.alamat(p.alamat()))
	}}.UI()
}

// kepingan are the filters in use, each with a way to take it off.
func (p *daftarUmum) kepingan() any {
	var ks []any
	for _, x := range p.t.saring {
		b := p.t.awal()
		b.saring = nil
		for _, y := range p.t.saring {
			if y.Kolom != x.Kolom || y.Op != x.Op {
				b.saring = append(b.saring, y)
			}
		}
		teks := p.sebutSyarat(x)
		ks = append(ks, el.Tombol{Label: teks, LabelRi: "Hapus saringan: " + teks, Ikon: el.IkonTutup, Href: b.alamat(p.alamat())})
	}
	if p.t.ditarik {
		b := p.t.awal()
		b.ditarik = false
		ks = append(ks, el.Tombol{Label: "termasuk yang ditarik", LabelRi: "Sembunyikan yang ditarik", Ikon: el.IkonTutup, Href: b.alamat(p.alamat())})
	}
	if len(ks) == 0 {
		return nil
	}
	if len(ks) > 1 {
		ks = append(ks, el.Tombol{Label: "Hapus semua saringan", Sunyi: true, Href: p.alamat()})
	}
	var teks []any
	for _, x := range p.t.saring {
		teks = append(teks, p.sebutSyarat(x))
	}
	return el.Tumpuk(el.Deret(ks...), el.HanyaCetak(el.Kecil("Disaring menurut:"), el.Butir(teks...)))
}

func (p *daftarUmum) sebutSyarat(x register.Syarat) string {
	k := cariKolom(p.in, x.Kolom)
	if k == nil {
		return x.Kolom
	}
	is := p.in.CariIsian(x.Kolom)
	satu := func(s string) string {
		switch {
		case k.Rujukan != "":
			if c := p.pilih[x.Kolom]; c != nil {
				return c.label(s)
			}
		case is != nil && is.Rupa == register.RupaTanggal:
			if t, err := kominfo.ParseTanggal(s); err == nil {
				return t.Panjang()
			}
		case k.Bilangan && (is == nil || is.Rupa != register.RupaTahun):
			if n, err := strconv.ParseInt(s, 10, 64); err == nil {
				return kominfo.FormatAngka(n)
			}
		case is != nil:
			return is.TeksPilihan(s)
		}
		return s
	}
	apa := map[register.Op]string{register.Sama: ": ", register.Tidak: " bukan ", register.Minimal: " mulai ", register.Maksimal: " sampai ",
		register.Lebih: " lebih dari ", register.Kurang: " kurang dari ", register.DiawaliOp: " diawali ", register.SalahSatu: ": "}[x.Op]
	if x.Op == register.SalahSatu {
		var d []string
		for s := range strings.SplitSeq(teksSyarat(x), "|") {
			d = append(d, satu(s))
		}
		return k.Judul + apa + strings.Join(d, " atau ")
	}
	return k.Judul + apa + satu(teksSyarat(x))
}
