package dasbor

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
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
	t := p.jawabanku
	if t == nil {
		isi := el.Isi()
		switch {
		case !p.lihatSemuaTugas():
			isi = append(isi, el.P("Indikator ini bukan tugas perangkat daerah Anda, atau belum ditugaskan. Jawaban perangkat daerah lain tidak ditampilkan."))
		case p.terkunci() == "" && p.dok.Isi.Tahap == spbe.TahapEntri && p.bisa(p.d.Buku.Tugas, "tugaskan", ""):
			isi = append(isi, el.P("Belum ada perangkat daerah yang ditugasi menjawab indikator ini."), el.Deret(el.Tombol{Label: "Bagi tugas", Ikon: el.IkonPengguna, Href: p.alamat("/tugas")}))
		default:
			isi = append(isi, el.P("Tidak ada perangkat daerah yang ditugasi menjawab indikator ini."))
		}
		return el.Bagian("Jawaban perangkat daerah", isi...)
	}
	status, nada := statusTugas(t.isi.Status)
	isi := el.Isi(el.Deret(el.Lencana(nada, status), p.namaOPD(t.isi.Perangkat)))
	if t.isi.Catatan != "" {
		n := el.Info
		if t.isi.Status == spbe.TugasDikembalikan {
			n = el.Peringatan
		}
		isi = append(isi, el.Pesan(n, "Catatan asesor internal", el.P(t.isi.Catatan)))
	}
	if p.bentrok != nil {
		return el.Bagian("Jawaban perangkat daerah", append(isi, p.bentrok.gambar(p.selesaiBentrok))...)
	}
	boleh := p.bolehJawab() && !p.jawabanDiKotak()
	if boleh {
		isi = append(isi, el.HanyaLayar(p.formJawaban(l)), el.HanyaCetak(p.bacaJawaban()))
	} else {
		isi = append(isi, p.bacaJawaban(), tempat(p.kabarDi(l, "jawab")))
		if s := p.kenapaTidak(); s != "" {
			isi = append(isi, el.Kecil(s))
		}
	}
	return el.Bagian("Jawaban perangkat daerah", append(isi, tempat(p.aksiTugas(l)))...)
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
	return slices.ContainsFunc(p.d.Kotak.Isi(), func(e *klien.Kiriman) bool { return e.ID == p.jawabanku.ID && p.milikIni(e) })
}

func (p *indikator) bacaJawaban() app.UI {
	t := &p.jawabanku.isi
	nilai := any(nil)
	if t.Nilai != "" {
		nilai = gabungKalimat(nilaiTampil(t.Nilai), p.tingkatDari(t.Nilai))
	}
	teks := func(s string) any {
		if strings.TrimSpace(s) == "" {
			return nil
		}
		var out []any
		for par := range strings.SplitSeq(s, "\n") {
			if strings.TrimSpace(par) != "" {
				out = append(out, el.P(par))
			}
		}
		return out
	}
	return el.DaftarFakta(el.Fakta{Label: "Nilai yang diusulkan", Isi: nilai}, el.Fakta{Label: "Fakta", Isi: teks(t.Fakta)},
		el.Fakta{Label: "Analisis", Isi: teks(t.Analisis)}, el.Fakta{Label: "Justifikasi", Isi: teks(t.Justifikasi)})
}

// formJawaban is the form of the answer.
func (p *indikator) formJawaban(l *layar) app.UI {
	f := &p.jawab
	isi := el.Isi(tempat(f.ringkas()), tempat(f.tawaran(func(_ app.Context, d drafUmum) { p.pulihkanJawaban(d) })))
	for _, x := range f.isian {
		if x.Nama == "nilai" {
			isi = append(isi, p.medanNilai(x))
		} else {
			isi = append(isi, f.medan(l, x))
		}
	}
	keadaan := any(el.Kecil("Tersimpan."))
	if f.beda() {
		keadaan = el.Kecil("Ada perubahan yang belum disimpan.")
	} else if p.jawabanku.isi.Status == spbe.TugasBelum {
		keadaan = nil
	}
	ts := el.Isi(el.Tombol{Label: "Simpan jawaban", Utama: p.buka == nil, Kirim: true, Sibuk: p.sibuk == "jawab" && p.tunda == nil, Mati: p.sibuk != "" && p.sibuk != "jawab" || p.tunda != nil})
	if p.bisa(p.d.Buku.Tugas, "ajukan", p.jawabanku.isi.Perangkat) {
		ts = append(ts, el.Tombol{Label: "Simpan dan ajukan", Ikon: el.IkonKirim, Mati: p.sibuk != "", Klik: func(ctx app.Context) { p.simpanJawaban(ctx, l, true) }})
	}
	isi = append(isi, tempat(p.kabarDi(l, "jawab")), tempat(keadaan), el.Deret(ts...))
	if len(ts) == 1 {
		isi = append(isi, el.Kecil("Kepala perangkat daerah atau koordinator yang mengajukannya ke asesor internal."))
	}
	return el.Formulir(func(ctx app.Context) { p.simpanJawaban(ctx, l, false) }, isi...)
}

// medanNilai asks for the value: one of the levels, or a decimal.
func (p *indikator) medanNilai(x register.Isian) any {
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
		return el.Pilih{ID: id, Label: x.Label, Bantuan: "Tingkat tertinggi yang semua kriterianya terbukti.", Galat: galat, Nilai: kini, Opsi: os, Kosong: "Belum dipilih", Ubah: ubah}
	}
	return el.Masukan{ID: id, Label: x.Label, Nilai: strings.Replace(kini, ".", ",", 1), Mode: "decimal", Panjang: 10, Galat: galat,
		Bantuan: gabungKalimat("Angka "+dua(p.in.Skala.Min)+" sampai "+dua(p.in.Skala.Max)+".", p.tingkatDari(kini)),
		Ketik:   func(_ app.Context, s string) { f.isi(x, strings.Replace(strings.TrimSpace(s), ",", ".", 1)) }, Ubah: ubah}
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
		for _, x := range f.isian[:2] { // without them there is nothing to judge
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
	p.tulis(ctx, l, p.d.Buku.Tugas, register.Permintaan{ID: t.ID, Harap: f.versi, Tindakan: "isi", Isian: isian}, nil, "jawab", func(ctx app.Context, m register.Meta) {
		f.awal = f.teks
		f.buangDraf()
		if ajukan {
			p.ajukanJawaban(ctx, l, m.Versi)
			return
		}
		el.Umumkan(ctx, "Jawaban tersimpan.")
		p.segarkan(ctx, l)
	})
}

func (p *indikator) ajukanJawaban(ctx app.Context, l *layar, versi int64) {
	p.tulis(ctx, l, p.d.Buku.Tugas, register.Permintaan{ID: p.jawabanku.ID, Harap: versi, Tindakan: "ajukan"}, struct{}{}, "jawab", func(ctx app.Context, _ register.Meta) {
		el.Umumkan(ctx, "Jawaban diajukan ke asesor internal.")
		p.segarkan(ctx, l)
	})
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
func (p *indikator) aksiTugas(l *layar) any {
	t := p.jawabanku
	if f := p.formAksi(l, t.ID); f != nil {
		return f
	}
	var ts []any
	tombol := func(aksi string, status spbe.StatusTugas, tb el.Tombol) {
		if !p.bisaTugas(aksi, status) {
			return
		}
		judul := tb.Label
		tb.Mati = p.sibuk != ""
		tb.Klik = func(ctx app.Context) { p.bukaAksi(ctx, p.d.Buku.Tugas, t.ID, t.Versi, aksi, judul) }
		ts = append(ts, tb)
	}
	tombol("setujui", spbe.TugasDiajukan, el.Tombol{Label: "Setujui jawaban", Ikon: el.IkonCentang})
	tombol("kembalikan", spbe.TugasDiajukan, el.Tombol{Label: "Kembalikan jawaban", Ikon: el.IkonBendera})
	tombol("buka", spbe.TugasDisetujui, el.Tombol{Label: "Buka kembali jawaban", Sunyi: true})
	return p.deretAksi(l, ts, string(t.ID))
}
