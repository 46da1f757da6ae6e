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
	for n := range 5 {
		s := x.Bulat(n, indeks.SetengahKeAtas)
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
	nilai := el.Figur{Label: "Nilai", Nilai: el.TanpaNilai("belum diisi"), Dari: "dari " + dua(p.in.Skala.Max), Ket: el.Isi("Belum diisi.")}
	akhir := d.NilaiAkhir()[p.nomor]
	if akhir != "" {
		nilai.Nilai = nilaiTampil(akhir)
		nilai.Ket = el.Isi(gabungKalimat(p.tingkatDari(akhir)+".", "Menurut "+hurufKecil(metode(d.AsalNilai(p.nomor)))+"."))
	}
	target := el.Figur{Label: "Target", Nilai: el.TanpaNilai("belum ditentukan"), Ket: el.Isi("Belum ditentukan untuk indikator ini.")}
	pic := el.Figur{Label: "Penanggung jawab", Nilai: el.TanpaNilai("belum ditugaskan"), Ket: el.Isi("Belum ditugaskan.")}
	if !p.lihatSemuaTugas() {
		pic.Ket = el.Isi("Bukan tugas perangkat daerah Anda, atau belum ditugaskan.")
	}
	batas := d.Batas
	if t := p.jawabanku; t != nil {
		if t.isi.Target != "" {
			target.Nilai, target.Ket = nilaiTampil(t.isi.Target), el.Isi(p.tingkatDari(t.isi.Target)+".")
			if akhir != "" {
				a, err := indeks.ParsePecahan(akhir)
				b, err2 := indeks.ParsePecahan(t.isi.Target)
				if err == nil && err2 == nil && a.Cmp(b) >= 0 {
					target.Ket = append(target.Ket, " Sudah tercapai.")
				}
			}
		}
		pic.Nilai, pic.Ket = el.Lencana(el.Netral, p.namaOPD(t.isi.Perangkat)), nil
		if len(t.isi.Pendukung) > 0 {
			var n []string
			for _, k := range t.isi.Pendukung {
				n = append(n, p.namaOPD(k))
			}
			pic.Ket = el.Isi("Didukung ", strings.Join(n, ", "), ".")
		}
		if !t.isi.Batas.Kosong() {
			batas = t.isi.Batas
		}
	}
	tenggat := el.Figur{Label: "Batas waktu", Nilai: el.TanpaNilai("belum ditentukan"), Ket: el.Isi("Belum ditentukan.")}
	if !batas.Kosong() {
		tenggat.Nilai, tenggat.Ket = el.Tanggal(batas), nil
		if d.Tahap == spbe.TahapEntri && p.terkunci() == "" {
			n := batas.Selisih(p.hariIni(l))
			tenggat.Nada, tenggat.Ket = nadaSisa(n), el.Isi(hurufBesar(sisaHari(n))+".")
		}
	}
	return el.Kisi(nilai, target, pic, tenggat)
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
	baris := func(m spbe.Metode, v, alasan string) {
		if v == "" {
			return
		}
		berlaku := any("diganti")
		if m == asal {
			berlaku = el.Lencana(el.Sukses, "nilai akhir")
		}
		t.Baris = append(t.Baris, []any{metode(m), nilaiTampil(v), alasan, berlaku})
	}
	baris(d.Metode, d.Nilai[p.nomor], "")
	sendiri := len(t.Baris)
	for _, m := range []spbe.Metode{spbe.Dokumen, spbe.Interviu, spbe.Visitasi} {
		baris(m, d.Asesmen[m].Nilai[p.nomor], d.Asesmen[m].Alasan[p.nomor])
	}
	if len(t.Baris) == sendiri {
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
	isi := el.Isi()
	if n.Ada {
		isi = append(isi, el.P(el.Tebal(kominfo.FormatDesimal(n.Nilai.Bulat(2, indeks.SetengahKeAtas))), " · tingkat "+nomor(n.Tingkat)+label(p.in, p.x.Jenis, n.Tingkat)+". ", el.TandaSumber(n.Sumber.Status)))
	}
	if !p.semua {
		isi = append(isi, el.P("Dihitung dari bukti perangkat daerah Anda saja; bukti perangkat daerah lain tidak terlihat dari sini."))
	}
	if k := n.ButirKurang(); len(k) > 0 {
		var bs []any
		for _, b := range k {
			status, nada := statusButir(&b, p.semua)
			bs = append(bs, el.Isi(sebutLetak(b.Tingkat, b.Butir)+": "+b.Teks+" ", el.Lencana(nada, status)))
		}
		isi = append(isi, el.P("Yang kurang untuk naik ke nilai ", kominfo.FormatDesimal(n.Naik.Menjadi.Bulat(2, indeks.SetengahKeAtas)), ":"), el.Butir(bs...))
	}
	if n.Ada {
		isi = append(isi, p.pakaiNilai(l, nilaiMesin(n.Nilai), "dari bukti"))
	}
	var s []any
	for _, t := range n.Jelaskan() {
		s = append(s, t)
	}
	isi = append(isi, tempat(p.kabarDi(l, "nilai")), el.Rincian("Dari mana angka ini", el.Butir(s...), el.Temuan(n.Temuan), el.Kecil("Aturan: ", el.Sumber(n.Sumber))))
	return el.Kartu("Nilai dari bukti yang diterima", isi...)
}

// dariIndeks takes the number that another institution publishes and shows what it
// is worth here.
func (p *indikator) dariIndeks(l *layar) app.UI {
	x := p.x.IndeksLuar
	dari, sampai := x.Konversi[0].X, x.Konversi[len(x.Konversi)-1].X
	h, fs := p.in.NilaiLuar(p.nomor, p.angka, false)
	m := el.Masukan{ID: "angka-luar", Label: "Angka " + x.Nama, Nilai: p.angka, Mode: "decimal", Panjang: 12,
		Bantuan: "Hasil resmi terakhir dari " + x.Pemilik + ", antara " + dua(dari) + " dan " + dua(sampai) + ".",
		Ketik:   func(_ app.Context, s string) { p.angka = strings.TrimSpace(s) }}
	if p.angka != "" {
		m.Galat = kominfo.RingkasTemuan(fs)
	}
	isi := el.Isi(el.P("Nilai indikator ini diambil dari "+x.Nama+" ("+x.Pemilik+"), bukan dari butir bukti. Bukti tetap diunggah sebagai pendukung."), m)
	hasil := el.Isi()
	if h.Ada {
		for _, s := range h.Jelaskan() {
			hasil = append(hasil, el.P(s))
		}
		hasil = append(hasil, p.pakaiNilai(l, nilaiMesin(h.Nilai), "dari indeks ini"))
	}
	t := el.Tabel{Judul: "Titik konversi", JudulTersembunyi: true, Kolom: []el.Kolom{{Judul: "Angka " + x.Nama}, {Judul: "Nilai indikator", Angka: true}}, TanpaKepalaBaris: true}
	for _, k := range x.Konversi {
		t.Baris = append(t.Baris, []any{dua(k.X), dua(k.Y)})
	}
	isi = append(isi, el.Siar(el.Tumpuk(hasil...)), tempat(p.kabarDi(l, "nilai")),
		el.Rincian("Cara mengonversi", el.P("Di antara dua titik nilainya dihitung lurus sebanding."), t, el.Kecil(el.Sumber(x.Sumber))))
	return el.Kartu("Nilai dari indeks instansi lain", isi...)
}

// pakaiNilai offers a computed value: to who writes the assessment as its value, to
// who owes the answer as a proposal.
func (p *indikator) pakaiNilai(l *layar, v, dari string) any {
	if p.terkunci() != "" {
		return nil
	}
	tampil := nilaiTampil(v)
	switch {
	case p.dok.Isi.Tahap != spbe.TahapEntri:
		return el.Kecil("Nilai mandiri hanya diubah di tahap entri data; sekarang tahap " + p.dok.Isi.Tahap.Label() + ".")
	case samaNilai(p.dok.Isi.Nilai[p.nomor], v):
		return el.Kecil("Nilai ini sudah dipakai dalam penilaian.")
	case p.bisa(p.d.Buku.Penilaian, "isi", ""):
		return el.Deret(el.Tombol{Label: "Pakai nilai " + dari, LabelRi: "Pakai nilai " + tampil + " " + dari, Ikon: el.IkonCentang, Sibuk: p.sibuk == "nilai" && p.tunda == nil, Mati: p.sibuk != "",
			Klik: func(ctx app.Context) { p.pakai(ctx, l, v) }})
	case p.bolehJawab() && !samaNilai(p.jawab.teks["nilai"], v):
		return el.Deret(el.Tombol{Label: "Jadikan nilai usulan", LabelRi: "Jadikan " + tampil + " nilai usulan", Ikon: el.IkonCentang, Klik: func(ctx app.Context) {
			p.jawab.isi(register.Isian{Nama: "nilai"}, v)
			el.Umumkan(ctx, "Nilai usulan menjadi "+tampil+". Simpan jawabannya.")
		}})
	}
	return nil
}

// pakai makes a value the assessment's own.
func (p *indikator) pakai(ctx app.Context, l *layar, v string) {
	isi := spbe.Isi{Nilai: map[string]string{p.nomor: v}}
	p.tulis(ctx, l, p.d.Buku.Penilaian, register.Permintaan{ID: p.id, Harap: p.dok.Versi, Tindakan: "isi"}, isi, "nilai", func(ctx app.Context, _ register.Meta) {
		p.beres(ctx, l, "Nilai indikator "+p.nomor+" menjadi "+nilaiTampil(v)+".")
	})
}
