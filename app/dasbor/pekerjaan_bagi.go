package dasbor

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// pembagian is the form that gives all unassigned indicators to units at once: the
// usual table says which function answers, the office says who has it here.
type pembagian struct {
	baris  []barisBagi
	pic    []spbe.PIC
	sumber kominfo.Sumber
	batas  string
	galat  string
}

// barisBagi is a function with the indicators that it answers, or a single
// indicator whose answer lies with whoever runs the service.
type barisBagi struct {
	judul  string
	fungsi string   // fungsiPengampu for a single indicator, "" for an aspect
	nomor  []string // it answers
	dukung []string // it helps with
	kode   string   // the unit chosen
}

// fungsiPengampu is the function of whoever runs the service: another unit for each.
const fungsiPengampu = "opd_pengampu"

// ciriFungsi says by which words in a unit's code or name a function is
// recognised, and by which words in an indicator's name the service is the
// function's. Proposals, to be confirmed.
var ciriFungsi = [...]struct{ fungsi, judul, unit, layanan string }{
	{"kominfo", "Komunikasi dan informatika", "kominfo komunikasi diskominfo", "pengaduan data aplikasi"},
	{"bagian_hukum", "Hukum", "hukum", "jdih"},
	{"bappeda", "Perencanaan pembangunan", "bappeda perencanaan bapperida bappelitbang", "perencanaan"},
	{"bagian_organisasi", "Organisasi dan tata laksana", "organisasi", "akuntabilitas kepuasan"},
	{"inspektorat", "Pengawasan", "inspektorat", "pengawasan"},
	{"bkpsdm", "Kepegawaian", "kepegawaian bkpsdm bkpsdmd bkd bkppd", "kepegawaian pegawai"},
	{"bpkad", "Keuangan dan barang daerah", "bpkad keuangan bkad", "penganggaran keuangan bmn"},
	{"arsip", "Kearsipan", "arsip kearsipan", "kearsipan"},
	{"setda", "Sekretariat daerah", "setda sekretariat_daerah", "pengadaan"},
}

// tebakUnit proposes the unit that has a function: by its code, or by a word of
// its code or name. What parts of the secretariat do falls to the secretariat.
func (p *siklus) tebakUnit(fungsi string) string {
	if _, ada := p.opd[fungsi]; ada {
		return fungsi
	}
	for _, c := range ciriFungsi {
		if c.fungsi != fungsi {
			continue
		}
		for _, o := range p.pilihanOPD() {
			kata := strings.Fields(strings.ToLower(o.Nilai + " " + o.Label))
			for ciri := range strings.SplitSeq(c.unit, " ") {
				if slices.Contains(kata, ciri) {
					return o.Nilai
				}
			}
		}
	}
	switch fungsi {
	case "bagian_hukum", "bagian_organisasi":
		return p.tebakUnit("setda")
	case "setda":
		for _, o := range p.pilihanOPD() {
			if strings.EqualFold(o.Label, "Sekretariat Daerah") {
				return o.Nilai
			}
		}
	}
	return ""
}

func judulFungsi(f string) string {
	for _, c := range ciriFungsi {
		if c.fungsi == f {
			return c.judul
		}
	}
	return f
}

// tanpaTugas are the indicators that nobody owes, and that are not on their way to
// somebody.
func (p *pekerjaan) tanpaTugas() (out []indeks.Indikator) {
	for kx := range p.in.Indikator {
		x := &p.in.Indikator[kx]
		if p.tugasDari(x.Nomor) == nil && !p.titip[x.Nomor] {
			out = append(out, *x)
		}
	}
	return out
}

// bukaBagi makes the form: a row for each function, one for each indicator of a
// service, and one for each aspect of what the usual table does not know.
func (p *pekerjaan) bukaBagi() {
	b := &pembagian{pic: spbe.TugasBaku(p.in.ID)}
	baris := func(fungsi, judul string) *barisBagi {
		for i := range b.baris {
			if b.baris[i].judul == judul {
				return &b.baris[i]
			}
		}
		b.baris = append(b.baris, barisBagi{judul: judul, fungsi: fungsi, kode: p.tebakUnit(fungsi)})
		return &b.baris[len(b.baris)-1]
	}
	var sendiri []barisBagi
	for _, x := range p.tanpaTugas() {
		i := slices.IndexFunc(b.pic, func(c spbe.PIC) bool { return c.Indikator == x.Nomor })
		if i < 0 {
			judul := "Aspek " + x.Aspek
			for _, a := range p.in.Aspek {
				if a.Kode == x.Aspek {
					judul += " " + a.Nama
				}
			}
			r := baris("", judul)
			r.nomor = append(r.nomor, x.Nomor)
			continue
		}
		b.sumber = b.pic[i].Sumber
		b.sumber.Bagian = ""
		for n, f := range b.pic[i].Perangkat {
			switch {
			case f == fungsiPengampu && n == 0:
				s := barisBagi{judul: x.Nomor + ". " + x.Nama, fungsi: fungsiPengampu, nomor: []string{x.Nomor}}
				for kata := range strings.FieldsSeq(strings.ToLower(x.Nama)) {
					for _, c := range ciriFungsi {
						if s.kode == "" && slices.Contains(strings.Fields(c.layanan), kata) {
							s.kode = p.tebakUnit(c.fungsi)
						}
					}
				}
				sendiri = append(sendiri, s)
			case f == fungsiPengampu: // who helps is known only when the services are
			case n == 0:
				r := baris(f, judulFungsi(f))
				r.nomor = append(r.nomor, x.Nomor)
			default:
				r := baris(f, judulFungsi(f))
				r.dukung = append(r.dukung, x.Nomor)
			}
		}
	}
	b.baris = append(b.baris, sendiri...)
	p.bagi, p.alih = b, nil
}

// pembagian offers to assign what nobody owes.
func (p *pekerjaan) pembagian(l *layar) any {
	n := len(p.tanpaTugas())
	if !p.bolehAtur() || n == 0 || p.antre.jalan() {
		return nil
	}
	if p.bagi == nil {
		if len(p.tugas) > 0 {
			return el.HanyaLayar(el.Pesan(el.Peringatan, nomor(n)+" indikator belum dibagi ke perangkat daerah", el.Deret(el.Tombol{Label: "Bagi tugas", Ikon: el.IkonDaftar, Klik: func(app.Context) { p.bukaBagi() }})))
		}
		p.bukaBagi()
	}
	b := p.bagi
	opsi := p.pilihanOPD()
	t := el.Tabel{Judul: "Perangkat daerah untuk tiap fungsi", Kolom: []el.Kolom{{Judul: "Fungsi"}, {Judul: "Indikator"}, {Judul: "Perangkat daerah"}}}
	var layanan susunan
	dibagi := 0
	for i := range b.baris {
		r := &b.baris[i]
		if r.kode != "" {
			dibagi += len(r.nomor)
		}
		m := el.Pilih{ID: "bagi-" + nomor(i), Label: r.judul, Nilai: r.kode, Opsi: opsi, Kosong: "Belum dipilih", Ubah: ikat(&r.kode)}
		if r.fungsi == fungsiPengampu {
			layanan.apa(m)
			continue
		}
		isi := ringkasNomor(r.nomor)
		if len(r.dukung) > 0 {
			isi = strings.TrimPrefix(isi+"; mendukung "+ringkasNomor(r.dukung), "; ")
		}
		if len(r.nomor) == 0 {
			m.Kosong = "Tidak dilibatkan"
		}
		m.Label, m.LabelTersembunyi = "Perangkat daerah untuk "+r.judul, true
		tambahBaris(&t, r.judul, isi, m)
	}
	var isi susunan
	if len(b.pic) > 0 {
		isi.p("Usulan di bawah mengikuti pembagian yang lazim. Periksa sekali, ubah yang tidak cocok, lalu bagi semuanya; sesudah itu tiap indikator masih dapat dialihkan.")
		isi.apa(el.Kecil("Dasar usulan: ", el.Sumber(b.sumber)))
	} else {
		isi.p("Pilih perangkat daerah untuk tiap aspek; sesudah dibagi, tiap indikator masih dapat dialihkan.")
	}
	if len(p.opd) == 0 {
		isi.apa(el.Pesan(el.Peringatan, "Daftar perangkat daerah masih kosong", el.P("Isi dulu daftarnya, supaya indikator dapat dibagi. ", el.Tautan(alamatRegister+"/perangkat_daerah", "Buka daftar perangkat daerah"))))
	}
	var galat any
	if b.galat != "" {
		galat = el.Pesan(el.Bahaya, b.galat)
	}
	if t.Baris != nil {
		isi.apa(t)
	}
	if layanan.isi != nil {
		isi.apa(el.SubBagian("Pengampu tiap layanan", el.KisiLebar(layanan.isi...)))
	}
	isi.boleh("bagi-batas", "Batas waktu untuk perangkat daerah", "date", "Boleh kosong: mengikuti batas unggah penilaian.", &b.batas)
	isi.apa(galat)
	isi.apa(el.Deret(el.Tombol{Label: "Bagi " + nomor(dibagi) + " dari " + nomor(n) + " indikator", Utama: true, Mati: dibagi == 0, Klik: func(ctx app.Context) { p.kirimBagi(ctx, l) }}))
	return el.HanyaLayar(isi.bagian("Bagi tugas"))
}

// kirimBagi writes one task for each indicator.
func (p *pekerjaan) kirimBagi(ctx app.Context, l *layar) {
	b := p.bagi
	if b == nil || p.antre.jalan() {
		return
	}
	var batas kominfo.Tanggal
	if b.batas != "" {
		var err error
		if batas, err = kominfo.ParseTanggal(b.batas); err != nil {
			b.galat = kominfo.PesanUntukOrang(err)
			return
		}
	}
	p.antre = antrean{}
	for _, r := range b.baris {
		for _, n := range r.nomor {
			if r.kode == "" {
				continue
			}
			in := spbe.Tugaskan{Penilaian: p.id, Indikator: n, Perangkat: r.kode, Pendukung: b.pendukung(n, r.kode), Batas: batas}
			if p.antre.titip(p.d.Kotak, p.d.Buku.Tugas, register.Permintaan{Tindakan: "tugaskan"}, in, "Tugas indikator "+n+" untuk "+p.namaOPD(r.kode), "") != "" {
				p.titip[n] = true
			}
		}
	}
	p.bagi = nil
	l.kirimkan(ctx)
}

// pendukung are the units that help with an indicator.
func (b *pembagian) pendukung(indikator, pokok string) (out []string) {
	for _, r := range b.baris {
		if r.kode != "" && r.kode != pokok && slices.Contains(r.dukung, indikator) && !slices.Contains(out, r.kode) {
			out = append(out, r.kode)
		}
	}
	return out
}

// tugaskanDari reads what an entry of the outbox assigns.
func tugaskanDari(e *klien.Kiriman) (t spbe.Tugaskan, sah bool) {
	sah = json.Unmarshal(e.Isian, &t) == nil
	return t, sah
}

// ringkasNomor writes numbers that follow each other as a range: "1–10, 13".
func ringkasNomor(ns []string) string {
	var b strings.Builder
	for i := 0; i < len(ns); {
		j := i
		for j+1 < len(ns) && berikut(ns[j], ns[j+1]) {
			j++
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(ns[i])
		switch j - i {
		case 0:
		case 1:
			b.WriteString(", " + ns[j])
		default:
			b.WriteString("–" + ns[j])
		}
		i = j + 1
	}
	return b.String()
}

func berikut(a, b string) bool {
	x, e1 := strconv.Atoi(a)
	y, e2 := strconv.Atoi(b)
	return e1 == nil && e2 == nil && y == x+1
}
