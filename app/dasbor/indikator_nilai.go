package dasbor

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// nilaiTampil shows a stored value: two decimals, and the fraction where they do
// not say it all.
func nilaiTampil(s string) string {
	x, err := indeks.ParsePecahan(s)
	if err != nil {
		return s
	}
	if strings.Contains(s, "/") {
		return dua(x) + " (tepatnya " + s + ")"
	}
	return kominfo.FormatDesimal(s)
}

// nilaiMesin writes a value as it is stored: a decimal where that is exact.
func nilaiMesin(x indeks.Pecahan) string {
	for n := range 3 {
		s := x.Bulat(n+2, indeks.SetengahKeAtas)
		if y, err := indeks.ParsePecahan(s); err == nil && y.Equal(x) {
			return s
		}
	}
	return x.String()
}

// tingkatDari names the level in which a value lies: "tingkat 2 · Membangun".
func (p *indikator) tingkatDari(s string) string {
	if x, err := indeks.ParsePecahan(s); err == nil {
		if n, ada := p.in.TingkatDari(x); ada {
			return "Tingkat " + nomor(n) + label(p.in, p.x.Jenis, n)
		}
	}
	return ""
}

// angkaPokok are the figures: the value that counts, the target, who owes the
// indicator and until when.
func (p *indikator) angkaPokok(l *layar) app.UI {
	d := &p.dok.Isi
	akhir, target, batas := d.NilaiAkhir()[p.nomor], "", d.Batas
	pic, bantu := "", ""
	if t := p.jawabanku; t != nil {
		target, pic = t.isi.Target, p.namaOPD(t.isi.Perangkat)
		for i, k := range t.isi.Pendukung {
			if bantu += ", "; i == 0 {
				bantu = "Didukung "
			}
			bantu += p.namaOPD(k)
		}
		if !t.isi.Batas.Kosong() {
			batas = t.isi.Batas
		}
	}
	f := &susunan{}
	ket := ""
	if akhir != "" {
		ket = gabungKalimat(p.tingkatDari(akhir), "menurut "+hurufKecil(metode(d.AsalNilai(p.nomor))))
	}
	f.figur("Nilai", nilaiTampil(akhir), "dari "+dua(p.in.Skala.Max), ket, "Belum diisi", el.Netral)
	ket = p.tingkatDari(target)
	if x, err := indeks.ParsePecahan(akhir); err == nil && target != "" {
		if y, err := indeks.ParsePecahan(target); err == nil && x.Cmp(y) >= 0 {
			ket += ", sudah tercapai"
		}
	}
	f.figur("Target", nilaiTampil(target), "", ket, "Belum ditentukan", el.Netral)
	tenggat, nada := "", el.Netral
	ket = ""
	if !batas.Kosong() {
		tenggat = batas.Panjang()
		if d.Tahap == spbe.TahapEntri && p.terkunci() == "" {
			n := batas.Selisih(p.hariIni(l))
			nada, ket = nadaSisa(n), hurufBesar(sisaHari(n))
		}
	}
	f.figur("Batas waktu", tenggat, "", ket, "Belum ditentukan", nada)
	kosong := "Belum ditugaskan"
	if !p.lihatSemuaTugas() {
		kosong = "Bukan tugas perangkat daerah Anda, atau belum ditugaskan"
	}
	f.figur("Penanggung jawab", pic, "", bantu, kosong, el.Netral)
	return app.Div().Class("angka-indikator").Body(el.Kisi(f.isi...))
}

// figur adds a figure; one without a value says kosong.
func (s *susunan) figur(label, nilai, dari, ket, kosong string, n el.Nada) {
	f := el.Figur{Label: label, Nilai: nilai, Dari: dari, Nada: n}
	if nilai == "" {
		f.Nilai, ket = el.TanpaNilai("belum ada"), kosong
	}
	if ket != "" {
		f.Ket = el.Isi(ket + ".")
	}
	s.apa(f)
}

func hurufKecil(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// nilaiMetode lists what each method scored and why, where a later one did.
func (p *indikator) nilaiMetode() any {
	d := &p.dok.Isi
	t := el.Tabel{Judul: "Nilai menurut tiap penilaian", Kolom: []el.Kolom{{Judul: "Penilaian"}, {Judul: "Nilai", Angka: true}, {Judul: "Alasan"}, {Judul: "Berlaku"}}}
	asal := d.AsalNilai(p.nomor)
	for _, m := range [...]spbe.Metode{d.Metode, spbe.Dokumen, spbe.Interviu, spbe.Visitasi} {
		v, alasan := d.Nilai[p.nomor], ""
		if m != d.Metode {
			v, alasan = d.Asesmen[m].Nilai[p.nomor], d.Asesmen[m].Alasan[p.nomor]
		}
		if v == "" {
			continue
		}
		berlaku := "diganti"
		if m == asal {
			berlaku = "nilai akhir"
		}
		t.Baris = append(t.Baris, []any{metode(m), nilaiTampil(v), alasan, berlaku})
	}
	if len(t.Baris) == 0 || asal == d.Metode {
		return nil
	}
	return t
}

// luar reports whether the value is another institution's index.
func (p *indikator) luar() bool {
	return p.x.IndeksLuar != nil && p.x.IndeksLuar.Peran == indeks.SumberNilai && len(p.x.IndeksLuar.Konversi) > 1
}

// dariBukti is the value that accepted evidence, or another institution's index,
// gives; nil for instruments whose values people choose.
func (p *indikator) dariBukti(l *layar) any {
	if p.luar() {
		return p.dariIndeks(l)
	}
	if p.in.PoinTingkat == nil {
		return nil
	}
	n := spbe.NilaiDariBukti(p.in, p.nomor, p.isi)
	s, t := &susunan{}, &susunan{}
	if n.Ada {
		s.judul(duaAngka(n.Nilai)+" · tingkat "+nomor(n.Tingkat)+label(p.in, p.x.Jenis, n.Tingkat), el.Netral, n.Sumber.Status.Label())
	}
	if !p.semua {
		s.p("Dihitung dari bukti perangkat daerah Anda saja; bukti perangkat daerah lain tidak terlihat dari sini.")
	}
	for _, b := range n.ButirKurang() {
		teks, _ := statusButir(&b, p.semua)
		t.teks(sebutLetak(b.Tingkat, b.ButirKe.Butir) + ": " + b.Teks + " (" + teks + ")")
	}
	if t.isi != nil {
		s.p("Yang kurang untuk naik ke nilai " + duaAngka(n.Naik.Menjadi) + ":")
		s.ui(t.butir())
	}
	if n.Ada {
		p.pakaiNilai(l, s, nilaiMesin(n.Nilai), "dari bukti")
	}
	s.apa(p.kabarDi("nilai"))
	t = &susunan{}
	for _, k := range n.Jelaskan() {
		t.teks(k)
	}
	s.ui(el.Rincian("Dari mana angka ini", t.butir(), el.Temuan(n.Temuan), el.Sumber(n.Sumber)))
	return s.kartu("Nilai dari bukti yang diterima")
}

func duaAngka(x indeks.Pecahan) string {
	return kominfo.FormatDesimal(x.Bulat(2, indeks.SetengahKeAtas))
}

// dariIndeks takes the number that another institution publishes and shows what it
// is worth here.
func (p *indikator) dariIndeks(l *layar) app.UI {
	x := p.x.IndeksLuar
	s, hasil, titik := &susunan{}, &susunan{}, &susunan{}
	s.p("Nilai indikator ini diambil dari " + x.Nama + " (" + x.Pemilik + "), bukan dari butir bukti. Bukti tetap diunggah sebagai pendukung.")
	h, fs := p.in.NilaiLuar(p.nomor, p.angka, false)
	m := el.Masukan{ID: "angka-luar", Label: "Angka " + x.Nama, Nilai: p.angka, Mode: "decimal", Panjang: 12,
		Bantuan: "Hasil resmi terakhir, antara " + dua(x.Konversi[0].X) + " dan " + dua(x.Konversi[len(x.Konversi)-1].X) + ".",
		Ketik:   func(_ app.Context, s string) { p.angka = strings.TrimSpace(s) }}
	if p.angka != "" {
		m.Galat = kominfo.RingkasTemuan(fs)
	}
	s.ui(m.UI())
	if h.Ada {
		for _, t := range h.Jelaskan() {
			hasil.p(t)
		}
		p.pakaiNilai(l, hasil, nilaiMesin(h.Nilai), "dari indeks ini")
	}
	s.ui(el.Siar(hasil.tumpuk()))
	s.apa(p.kabarDi("nilai"))
	for _, k := range x.Konversi {
		titik.teks("angka " + dua(k.X) + " menjadi nilai " + dua(k.Y))
	}
	s.ui(el.Rincian("Cara mengonversi", el.P("Di antara dua titik nilainya dihitung lurus sebanding."), titik.butir(), el.Sumber(x.Sumber)))
	return s.kartu("Nilai dari indeks instansi lain")
}

// pakaiNilai offers a computed value: to who writes the assessment as its value, to
// who owes the answer as a proposal.
func (p *indikator) pakaiNilai(l *layar, s *susunan, v, dari string) {
	switch t := &(susunan{}); {
	case p.terkunci() != "":
	case p.dok.Isi.Tahap != spbe.TahapEntri:
		s.kecil("Nilai mandiri hanya diubah di tahap entri data; sekarang tahap " + p.dok.Isi.Tahap.Label() + ".")
	case samaNilai(p.dok.Isi.Nilai[p.nomor], v):
		s.kecil("Nilai ini sudah dipakai dalam penilaian.")
	case p.bisa(p.d.Buku.Penilaian, "isi", ""):
		t.tombol("Pakai nilai "+dari, el.IkonCentang, p.sibuk == "nilai" && p.tunda == nil, p.sibuk != "", func(ctx app.Context) { p.pakai(ctx, l, v) })
		s.ui(t.deret())
	case p.bolehJawab() && !samaNilai(p.jawab.teks["nilai"], v):
		t.tombol("Jadikan nilai usulan", el.IkonCentang, false, p.sibuk != "", func(ctx app.Context) {
			p.jawab.isi(register.Isian{Nama: "nilai"}, v)
			el.Umumkan(ctx, "Nilai usulan menjadi "+nilaiTampil(v)+". Simpan jawabannya.")
		})
		s.ui(t.deret())
	}
}

// pakai makes a value the assessment's own.
func (p *indikator) pakai(ctx app.Context, l *layar, v string) {
	isian := []byte(`{"nilai":{"` + p.nomor + `":"` + v + `"}}`) // digits and signs only
	p.tulis(ctx, l, p.d.Buku.Penilaian, p.id, p.dok.Versi, "isi", isian, "nilai", func(ctx app.Context, _ register.Meta) {
		p.beres(ctx, l, "Nilai indikator "+p.nomor+" menjadi "+nilaiTampil(v)+".")
	})
}
