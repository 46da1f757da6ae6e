package dasbor

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// siapkanJawaban makes the form of the answer from the task.
func (p *indikator) siapkanJawaban() {
	if t := p.jawabanku; t != nil {
		p.jawab = p.formulirBaru("jawab", isianTindakan(p.d.Buku.Tugas.Info(), "isi"), t.doc)
		p.jawab.versi = t.Versi
	}
}

// lihatSemuaTugas reports whether the person sees who owes any indicator.
func (p *indikator) lihatSemuaTugas() bool {
	l, err := hak.Boleh(p.saya.Aktor(), true, p.d.Buku.Tugas.Info(), hak.Baca)
	return err == nil && l.Semua
}

// bisaTugas reports whether the person may do something with the task now: the
// answers change only while values are entered.
func (p *indikator) bisaTugas(aksi string, status ...spbe.StatusTugas) bool {
	t := p.jawabanku
	return t != nil && p.terkunci() == "" && p.dok.Isi.Tahap == spbe.TahapEntri && slices.Contains(status, t.isi.Status) && p.bisa(p.d.Buku.Tugas, aksi, t.isi.Perangkat)
}

func (p *indikator) bolehJawab() bool {
	return p.bisaTugas("isi", spbe.TugasBelum, spbe.TugasDraf, spbe.TugasDikembalikan)
}

// jawaban is the answer of the perangkat daerah that owes the indicator.
func (p *indikator) jawaban(l *layar) app.UI {
	const judul = "Jawaban perangkat daerah"
	s, t := &susunan{}, p.jawabanku
	if t == nil {
		switch {
		case !p.lihatSemuaTugas():
			s.p("Indikator ini bukan tugas perangkat daerah Anda, atau belum ditugaskan. Jawaban perangkat daerah lain tidak ditampilkan.")
		case p.terkunci() == "" && p.dok.Isi.Tahap == spbe.TahapEntri && p.bisa(p.d.Buku.Tugas, "tugaskan", ""):
			s.p("Belum ada perangkat daerah yang ditugasi menjawab indikator ini.")
			s.ui(el.Tautan(p.alamat("/tugas"), "Bagi tugas"))
		default:
			s.p("Tidak ada perangkat daerah yang ditugasi menjawab indikator ini.")
		}
		return s.bagian(judul)
	}
	status, nada := statusTugas(t.isi.Status)
	s.judul(p.namaOPD(t.isi.Perangkat), nada, status)
	if t.isi.Catatan != "" {
		n := el.Info
		if t.isi.Status == spbe.TugasDikembalikan {
			n = el.Peringatan
		}
		s.pesan(n, "Catatan asesor internal", t.isi.Catatan)
	}
	switch {
	case p.bentrok != nil:
		s.ui(p.bentrok.gambar(p.selesaiBentrok))
		return s.bagian(judul)
	case p.bolehJawab() && !p.jawabanDiKotak():
		s.ui(el.HanyaLayar(p.formJawaban(l)))
		s.ui(el.HanyaCetak(p.bacaJawaban()))
	default:
		s.ui(p.bacaJawaban())
		s.apa(p.kabarDi("jawab"))
		if k := p.kenapaTidak(); k != "" {
			s.kecil(k)
		}
	}
	p.aksiTugas(l, s)
	return s.bagian(judul)
}

func statusTugas(s spbe.StatusTugas) (string, el.Nada) {
	switch s {
	case spbe.TugasBelum:
		return "belum diisi", el.Peringatan
	case spbe.TugasDraf:
		return "draf", el.Netral
	case spbe.TugasDiajukan:
		return "diajukan, menunggu asesor internal", el.Info
	case spbe.TugasDikembalikan:
		return "dikembalikan untuk diperbaiki", el.Bahaya
	case spbe.TugasDisetujui:
		return "disetujui", el.Sukses
	}
	return string(s), el.Netral
}

// kenapaTidak says why the answer cannot be written now.
func (p *indikator) kenapaTidak() string {
	t := p.jawabanku
	switch {
	case p.terkunci() != "": // said above
		return ""
	case p.dok.Isi.Tahap != spbe.TahapEntri:
		return "Jawaban hanya diubah di tahap entri data; sekarang tahap " + p.dok.Isi.Tahap.Label() + "."
	case p.jawabanDiKotak():
		return "Jawaban yang lebih baru masih menunggu dikirim di kotak kirim."
	case t.isi.Status == spbe.TugasDiajukan:
		return "Jawaban sudah diajukan. Asesor internal menyetujui atau mengembalikannya."
	case t.isi.Status == spbe.TugasDisetujui:
		return "Jawaban sudah disetujui. Asesor internal dapat membukanya kembali selama tahap entri data."
	case !p.bolehJawab():
		return "Jawaban diisi oleh " + p.namaOPD(t.isi.Perangkat) + "."
	}
	return ""
}

// jawabanDiKotak reports whether an answer from before waits in the outbox.
func (p *indikator) jawabanDiKotak() bool {
	if p.antri == 0 || p.sibuk != "" {
		return false
	}
	for _, e := range p.d.Kotak.Isi() {
		if e.ID == p.jawabanku.ID && p.milikIni(e) {
			return true
		}
	}
	return false
}

func (p *indikator) bacaJawaban() app.UI {
	t := &p.jawabanku.isi
	d := &dasarFakta{}
	for _, x := range p.jawab.isian {
		s := &susunan{}
		v := p.jawab.awal[x.Nama]
		if x.Nama == "nilai" {
			v = gabungTitik(nilaiTampil(t.Nilai), p.tingkatDari(t.Nilai))
		}
		for par := range strings.SplitSeq(v, "\n") {
			if strings.TrimSpace(par) != "" {
				s.p(par)
			}
		}
		if s.isi == nil {
			s.ui(el.TanpaNilai("tidak diisi"))
		}
		d.tambah(x.Label, s.isi)
	}
	return el.DaftarFakta(d.isi...)
}

// formJawaban is the form of the answer.
func (p *indikator) formJawaban(l *layar) app.UI {
	f, s, ts := &p.jawab, &susunan{}, &susunan{}
	s.apa(f.ringkas())
	s.apa(f.tawaran(func(_ app.Context, d drafUmum) { p.pulihkanJawaban(d) }))
	for _, x := range f.isian {
		if x.Nama == "nilai" {
			p.medanNilai(s, x)
		} else {
			s.apa(f.medan(l, x))
		}
	}
	s.apa(p.kabarDi("jawab"))
	switch {
	case f.beda():
		s.kecil("Ada perubahan yang belum disimpan.")
	case p.jawabanku.isi.Status == spbe.TugasBelum:
		s.kecil("Belum diisi.")
	default:
		s.kecil("Tersimpan.")
	}
	ts.apa(el.Tombol{Label: "Simpan jawaban", Utama: p.buka == nil, Kirim: true, Sibuk: p.sibuk == "jawab" && p.tunda == nil, Mati: p.sibuk != "" && p.sibuk != "jawab" || p.tunda != nil})
	boleh := p.bisa(p.d.Buku.Tugas, "ajukan", p.jawabanku.isi.Perangkat)
	if boleh {
		ts.tombol("Simpan dan ajukan", el.IkonKirim, false, p.sibuk != "", func(ctx app.Context) { p.simpanJawaban(ctx, l, true) })
	}
	s.ui(ts.deret())
	if !boleh {
		s.kecil("Kepala perangkat daerah atau koordinator yang mengajukannya ke asesor internal.")
	}
	return el.Formulir(func(ctx app.Context) { p.simpanJawaban(ctx, l, false) }, s.isi...)
}

// medanNilai asks for the value: one of the levels, or a decimal.
func (p *indikator) medanNilai(s *susunan, x register.Isian) {
	f := &p.jawab
	id, kini, galat := idMedan(x), f.teks["nilai"], f.galatDi("nilai")
	ubah := func(_ app.Context, s string) {
		f.isi(x, strings.Replace(strings.TrimSpace(s), ",", ".", 1))
		f.temuan = append(f.temuan, p.salahNilai()...)
	}
	if p.in.Skala.Bulat {
		var os []el.Opsi
		for n := int(p.in.Skala.Min.Pembilang()); n <= int(p.in.Skala.Max.Pembilang()); n++ {
			os = append(os, el.Opsi{Nilai: nomor(n), Label: nomor(n) + label(p.in, p.x.Jenis, n)})
		}
		s.pilihan(id, x.Label, "Tingkat tertinggi yang semua kriterianya terbukti.", galat, kini, "Belum dipilih", os, ubah)
		return
	}
	s.ui(el.Masukan{ID: id, Label: x.Label, Nilai: strings.Replace(kini, ".", ",", 1), Mode: "decimal", Panjang: 10, Galat: galat,
		Bantuan: gabungKalimat("Angka "+dua(p.in.Skala.Min)+" sampai "+dua(p.in.Skala.Max)+".", p.tingkatDari(kini)),
		Ketik:   func(_ app.Context, s string) { f.isi(x, strings.Replace(strings.TrimSpace(s), ",", ".", 1)) }, Ubah: ubah}.UI())
}

// salahNilai is what the instrument says against the proposed value.
func (p *indikator) salahNilai() (out []kominfo.Finding) {
	v := p.jawab.teks["nilai"]
	if v == "" {
		return nil
	}
	_, fs := p.in.Isi(map[string]string{p.nomor: v})
	for _, t := range fs {
		if t.Severity == kominfo.Galat {
			t.Path = "nilai"
			out = append(out, t)
		}
	}
	return out
}

// simpanJawaban saves what was typed, and then sends it to the assessor if asked to.
func (p *indikator) simpanJawaban(ctx app.Context, l *layar, ajukan bool) {
	f, t := &p.jawab, p.jawabanku
	if p.sibuk != "" || t == nil {
		return
	}
	isian, fs := f.json(nil)
	if fs == nil {
		fs = append(register.PeriksaIsian(f.isian, isian), p.salahNilai()...)
	}
	if ajukan {
		for _, x := range f.isian { // without these two there is nothing to judge
			if (x.Nama == "nilai" || x.Nama == "fakta") && strings.TrimSpace(f.teks[x.Nama]) == "" {
				fs = append(fs, kominfo.Finding{ID: "SPBE-TUGAS-ISI", Path: x.Nama, Severity: kominfo.Galat, Message: x.Label + " harus terisi sebelum jawaban diajukan."})
			}
		}
	}
	if kominfo.AdaGalat(fs) {
		f.tolak(ctx, fs)
		return
	}
	f.temuan = nil
	if ajukan && !f.beda() && t.isi.Status == spbe.TugasDraf {
		p.ajukanJawaban(ctx, l, t.Versi)
		return
	}
	p.tulis(ctx, l, p.d.Buku.Tugas, t.ID, f.versi, "isi", isian, "jawab", func(ctx app.Context, m register.Meta) {
		f.awal = f.teks
		f.buangDraf()
		if ajukan {
			p.ajukanJawaban(ctx, l, m.Versi)
			return
		}
		p.beresJawaban(ctx, l, "Jawaban tersimpan.")
	})
}

func (p *indikator) ajukanJawaban(ctx app.Context, l *layar, versi int64) {
	p.tulis(ctx, l, p.d.Buku.Tugas, p.jawabanku.ID, versi, "ajukan", nil, "jawab", func(ctx app.Context, _ register.Meta) {
		p.beresJawaban(ctx, l, "Jawaban diajukan ke asesor internal.")
	})
}

// beresJawaban leaves a form of evidence that is open as it is.
func (p *indikator) beresJawaban(ctx app.Context, l *layar, pesan string) {
	el.Umumkan(ctx, pesan)
	p.segarkan(ctx, l)
}

// bandingkan opens the comparison when the task was changed under what is typed.
func (p *indikator) bandingkan() {
	t := p.jawabanku
	if t != nil && p.bentrok == nil && p.jawab.beda() && p.jawab.versi != t.Versi {
		p.bentrok = bentrokBaru(&p.jawab, p.jawab.teks, t.Meta, t.doc)
		p.galat, p.gagalDi = nil, ""
	}
}

// selesaiBentrok goes on from the newest version with what was chosen.
func (p *indikator) selesaiBentrok(app.Context) {
	k, f := p.bentrok, &p.jawab
	p.bentrok = nil
	f.versi, f.awal, f.teks, f.temuan, f.terkirim = k.meta.Versi, k.baru, k.hasil(), nil, false
	f.simpanDraf()
}

// pulihkanJawaban takes over input from before; when the task changed meanwhile,
// the two are compared first.
func (p *indikator) pulihkanJawaban(d drafUmum) {
	p.jawab.teks = d.Teks
	if t := p.jawabanku; d.Versi != t.Versi {
		p.bentrok = bentrokBaru(&p.jawab, d.Teks, t.Meta, t.doc)
	}
}

// aksiTugas are the buttons of the internal assessor.
func (p *indikator) aksiTugas(l *layar, s *susunan) {
	t := p.jawabanku
	if p.buka != nil && p.buka.id == t.ID {
		s.ui(p.formAksi(l))
		return
	}
	ts := &susunan{}
	for _, a := range [...][3]string{{"setujui", string(spbe.TugasDiajukan), "Setujui jawaban"}, {"kembalikan", string(spbe.TugasDiajukan), "Kembalikan jawaban"}, {"buka", string(spbe.TugasDisetujui), "Buka kembali jawaban"}} {
		if p.bisaTugas(a[0], spbe.StatusTugas(a[1])) {
			ts.tombol(a[2], 0, false, p.sibuk != "", func(ctx app.Context) { p.bukaAksi(ctx, l, p.d.Buku.Tugas, t.ID, t.Versi, a[0], a[2]) })
		}
	}
	p.deretAksi(s, ts, string(t.ID))
}
