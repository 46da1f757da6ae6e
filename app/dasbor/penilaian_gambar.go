package dasbor

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/grafik"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// geometri is a fraction as a place on a drawing; never for arithmetic.
func geometri(x indeks.Pecahan) float64 {
	return float64(x.Pembilang()) / float64(x.Penyebut())
}

func nilaiGrafik(s indeks.SubIndeks) grafik.Nilai {
	if !s.Lengkap {
		return grafik.Nilai{}
	}
	return grafik.Desimal(s.Nilai.Bulat(2, indeks.SetengahKeAtas))
}

func (p *penilaian) pita() grafik.Grafik {
	d := grafik.DataPita{ID: "pita", Judul: "Indeks terhadap predikat"}
	if p.hasil.Lengkap {
		d.Nilai, d.Predikat = grafik.Desimal(p.hasil.Indeks.Bulat(2, indeks.SetengahKeAtas)), p.hasil.Predikat
	}
	for _, b := range slices.Backward(p.in.Pita) { // the instrument lists the best first
		d.Pita = append(d.Pita, grafik.Rentang{Nama: b.Predikat, Dari: geometri(b.Rentang.Dari), Sampai: geometri(b.Rentang.Sampai), Teks: teksRentang(b.Rentang)})
	}
	return grafik.Pita(d)
}

func (p *penilaian) batang() grafik.Grafik {
	d := grafik.DataBatang{ID: "aspek", Judul: "Indeks domain dan aspek", Maks: geometri(p.in.Skala.Max), NamaNilai: "Nilai"}
	for _, s := range p.semuaSub() {
		b := grafik.Butir{Label: s.Kode + " " + s.Nama, Nilai: nilaiGrafik(s)}
		if len(p.ban) > 0 {
			d.NamaPembanding = fmt.Sprintf("%s %d", p.ban[0].Nama, p.ban[0].Tahun)
			if v, ada := p.pembanding(0, s.Kode); ada {
				b.Pembanding = grafik.Desimal(v.Bulat(2, indeks.SetengahKeAtas))
			}
		}
		d.Butir = append(d.Butir, b)
	}
	return grafik.Batang(d)
}

// semuaSub are the domains, each followed by its aspects; without domains the
// aspects alone.
func (p *penilaian) semuaSub() []indeks.SubIndeks {
	if len(p.hasil.Domain) == 0 {
		return p.hasil.Aspek
	}
	var out []indeks.SubIndeks
	for _, d := range p.hasil.Domain {
		out = append(out, d)
		for _, a := range p.in.Aspek {
			if s, ada := p.hasil.Sub(a.Kode); ada && a.Domain == d.Kode {
				out = append(out, s)
			}
		}
	}
	return out
}

// desimalBobot shows 13 as "13" and 16.5 as "16,5".
func desimalBobot(x indeks.Pecahan) int {
	switch {
	case x.Penyebut() == 1:
		return 0
	case 10%x.Penyebut() == 0:
		return 1
	}
	return 2
}

func teksRentang(r indeks.Rentang) string {
	dari, sampai := "lebih dari "+dua(r.Dari), "kurang dari "+dua(r.Sampai)
	if r.DariTermasuk {
		dari = dua(r.Dari)
	}
	if r.SampaiTermasuk {
		sampai = dua(r.Sampai)
	}
	return dari + " sampai " + sampai
}

// pengisian is the entry of values, one aspect at a time.
func (p *penilaian) pengisian(l *layar) app.UI {
	judul := "Isi nilai"
	if !p.bolehUbah() {
		judul = "Nilai per indikator"
	}
	var opsi []el.Opsi
	for i, a := range p.in.Aspek {
		ket := ""
		if n := p.kosongDi(a.Kode); n > 0 {
			ket = fmt.Sprintf(" (%d belum)", n)
		}
		opsi = append(opsi, el.Opsi{Nilai: strconv.Itoa(i), Label: a.Kode + " " + a.Nama + ket})
	}
	isi := el.Isi(tempat(p.belumTersimpan(l)), tempat(p.mengapaTerkunci()),
		el.Pilih{ID: "aspek", Label: "Aspek", Nilai: strconv.Itoa(p.aspek), Opsi: opsi, Ubah: func(_ app.Context, v string) { p.aspek, _ = strconv.Atoi(v) }})
	a := p.in.Aspek[min(p.aspek, len(p.in.Aspek)-1)]
	for kx := range p.in.Indikator {
		x := &p.in.Indikator[kx]
		if x.Aspek == a.Kode {
			isi = append(isi, p.indikator(l, x))
		}
	}
	var lanjut []any
	if p.aspek > 0 {
		lanjut = append(lanjut, el.Tombol{Label: "Aspek sebelumnya", Ikon: el.IkonKiri, Klik: func(ctx app.Context) { p.pindah(ctx, -1) }})
	}
	if p.aspek < len(p.in.Aspek)-1 {
		lanjut = append(lanjut, el.Tombol{Label: "Aspek berikutnya", Ikon: el.IkonKanan, Klik: func(ctx app.Context) { p.pindah(ctx, 1) }})
	}
	return el.HanyaLayar(el.Bagian(judul, append(isi, el.Deret(lanjut...))...))
}

// mengapaTerkunci says why values cannot be entered here now.
func (p *penilaian) mengapaTerkunci() any {
	switch {
	case p.bolehUbah():
		return nil
	case p.dok.Ditarik:
		return el.Kecil("Penilaian ini sudah ditarik, jadi nilainya tidak dapat diubah.")
	case p.dok.Isi.Contoh:
		return el.Kecil("Ini data contoh, jadi nilainya tidak dapat diubah.")
	case p.dok.Isi.Tahap != spbe.TahapEntri:
		return el.Kecil("Nilai diisi hanya di tahap entri data; sekarang tahap " + p.dok.Isi.Tahap.Label() + ".")
	}
	return el.Kecil("Nilai di sini diisi koordinator dan asesor internal. Jawaban perangkat daerah ditulis di halaman tiap indikator, lewat menu Pekerjaan.")
}

// cetak is what stands on paper in place of the entry: every indicator with its
// value.
func (p *penilaian) cetak() app.UI {
	akhir := p.dok.Isi.NilaiAkhir()
	t := el.Tabel{Judul: "Nilai per indikator", JudulTersembunyi: true, Kolom: []el.Kolom{{Judul: "No."}, {Judul: "Indikator"}, {Judul: "Bobot", Angka: true}, {Judul: "Nilai", Angka: true}}, Gulir: true, Padat: true}
	for kx := range p.in.Indikator {
		x := &p.in.Indikator[kx]
		var v any
		if s := akhir[x.Nomor]; s != "" {
			v = el.Desimal(s)
		}
		t.Baris = append(t.Baris, []any{x.Nomor, x.Nama, el.Desimal(x.Bobot.Bulat(desimalBobot(x.Bobot), indeks.SetengahKeAtas)), v})
	}
	return el.HanyaCetak(el.Bagian("Nilai per indikator", t))
}

// pindah goes to a neighbouring aspect, and back up to its head.
func (p *penilaian) pindah(ctx app.Context, n int) {
	p.aspek = min(max(p.aspek+n, 0), len(p.in.Aspek)-1)
	ctx.Defer(func(ctx app.Context) { ctx.ScrollTo("aspek") })
}

func (p *penilaian) kosongDi(aspek string) (n int) {
	for kx := range p.in.Indikator {
		x := &p.in.Indikator[kx]
		if _, ada := p.dok.Isi.Nilai[x.Nomor]; x.Aspek == aspek && !ada {
			n++
		}
	}
	return n
}

// indikator shows one indicator: its value, what each level asks for and what
// proves it.
func (p *penilaian) indikator(l *layar, x *indeks.Indikator) app.UI {
	var isi susunan
	if x.Pertanyaan != "" {
		isi.p(x.Pertanyaan)
	} else if x.Definisi != "" {
		isi.p(x.Definisi)
	}
	isi.apa(p.masukan(l, x))
	if x.IndeksLuar != nil && len(x.IndeksLuar.Konversi) > 0 {
		isi.apa(el.Kecil("Nilai indikator ini diambil dari "+x.IndeksLuar.Nama+" ("+x.IndeksLuar.Pemilik+"). ", el.Sumber(x.IndeksLuar.Sumber)))
	}
	var kriteria dasarFakta
	for _, k := range x.Tingkat {
		var bukti, satu susunan
		for _, b := range k.Bukti {
			bukti.teks(b.Teks)
		}
		satu.p(k.Teks)
		if bukti.isi != nil {
			satu.apa(el.Kecil("Bukti:", el.TandaSumber(x.Status.Bukti)))
			satu.ui(bukti.butir())
		}
		kriteria.tambah("Tingkat "+strconv.Itoa(k.Tingkat)+label(p.in, x.Jenis, k.Tingkat), satu.isi)
	}
	isi.apa(el.Rincian("Kriteria dan bukti tiap tingkat", el.Kecil("Status kriteria: "+x.Status.Kriteria.Label()+". "+x.Status.Catatan), el.DaftarFakta(kriteria.isi...)))
	isi.apa(p.nilaiLain(x.Nomor))
	isi.apa(el.P(el.Tautan(p.alamat("/indikator/"+x.Nomor), "Jawaban dan bukti indikator "+x.Nomor)))
	isi.kecil("Bobot " + kominfo.FormatDesimal(x.Bobot.Bulat(desimalBobot(x.Bobot), indeks.SetengahKeAtas)) + " dari 100 · nama: " + x.Status.Nama.Label())
	return el.SubKartu(x.Nomor+". "+x.Nama, isi.isi...)
}

// nilaiLain names the later method whose value counts in place of the one entered.
func (p *penilaian) nilaiLain(nomor string) any {
	m := p.dok.Isi.AsalNilai(nomor)
	if m == "" || m == p.dok.Isi.Metode {
		return nil
	}
	return el.Kecil("Nilai yang berlaku ", el.Tebal(el.Desimal(p.dok.Isi.Asesmen[m].Nilai[nomor])), " menurut "+metode(m)+".")
}

func label(in *indeks.Instrumen, jenis string, tingkat int) string {
	if s := in.LabelTingkat(jenis, tingkat); s != "" {
		return " · " + s
	}
	return ""
}

// masukan is a row of buttons for whole levels, a decimal field otherwise.
func (p *penilaian) masukan(l *layar, x *indeks.Indikator) any {
	kini := p.dok.Isi.Nilai[x.Nomor]
	id := "nilai-" + x.Nomor
	if p.in.Skala.Bulat {
		dari, sampai := int(p.in.Skala.Min.Pembilang()), int(p.in.Skala.Max.Pembilang())
		t := el.Tingkat{ID: id, Label: "Tingkat indikator " + x.Nomor, LabelTersembunyi: true, Dari: dari, Sampai: sampai, Nilai: el.BelumDiisi,
			Mati: !p.bolehUbah(), BolehKosong: true, Galat: p.salah[x.Nomor],
			Ubah: func(ctx app.Context, n int) {
				if n == el.BelumDiisi {
					p.ubah(ctx, l, x.Nomor, "")
				} else {
					p.ubah(ctx, l, x.Nomor, strconv.Itoa(n))
				}
			}}
		if v, err := strconv.Atoi(kini); err == nil {
			t.Nilai = v
		}
		for n := dari; n <= sampai; n++ {
			t.Nama = append(t.Nama, p.in.LabelTingkat(x.Jenis, n))
			teks := ""
			for _, k := range x.Tingkat {
				if k.Tingkat == n {
					teks = k.Teks
				}
			}
			t.Uraian = append(t.Uraian, teks)
		}
		return t
	}
	tingkat := "Belum diisi. Tulis angka " + dua(p.in.Skala.Min) + " sampai " + dua(p.in.Skala.Max) + "."
	if v, err := indeks.ParsePecahan(kini); err == nil {
		if n, ada := p.in.TingkatDari(v); ada {
			tingkat = "Tingkat " + strconv.Itoa(n) + label(p.in, x.Jenis, n)
		}
	}
	return el.Masukan{ID: id, Label: "Nilai indikator " + x.Nomor, Nilai: strings.Replace(kini, ".", ",", 1), Mode: "decimal", Panjang: 12,
		Mati: !p.bolehUbah(), Bantuan: tingkat, Galat: p.salah[x.Nomor],
		Ubah: func(ctx app.Context, s string) {
			p.ubah(ctx, l, x.Nomor, strings.Replace(strings.TrimSpace(s), ",", ".", 1))
		}}
}

// riwayat tells what changed from version to version.
func (p *penilaian) riwayat(l *layar) app.UI {
	var ks []el.Kejadian
	for i, b := range p.riw {
		k := el.Kejadian{Waktu: waktuDi(b.Waktu, l.k.zona), Judul: "Versi " + strconv.FormatInt(b.Versi, 10) + ": " + aksi(b.Aksi)}
		if i+1 < len(p.riw) && b.Aksi == "isi" {
			if s := p.beda(p.riw[i+1], b); s != "" {
				k.Isi = append(k.Isi, el.Kecil(s))
			}
		}
		if b.Alasan != "" {
			k.Isi = append(k.Isi, el.Kecil("Alasan: ", b.Alasan))
		}
		ks = append(ks, k)
		if len(ks) == 30 {
			break
		}
	}
	return el.HanyaLayar(el.Bagian("Riwayat", el.Rincian(strconv.Itoa(len(p.riw))+" versi tercatat", el.Linimasa(ks...))))
}

func (p *penilaian) beda(lama, baru register.Baris) string {
	var a, b spbe.Penilaian
	if uraiDok(p.d.Buku.Penilaian, lama, &a) != nil || uraiDok(p.d.Buku.Penilaian, baru, &b) != nil {
		return ""
	}
	var t []string
	for kx := range p.in.Indikator {
		x := &p.in.Indikator[kx]
		if v, w := a.Nilai[x.Nomor], b.Nilai[x.Nomor]; v != w {
			t = append(t, "indikator "+x.Nomor+": "+kosongkan(v)+" menjadi "+kosongkan(w))
		}
	}
	if len(t) > 8 {
		t = append(t[:8], fmt.Sprintf("dan %d lainnya", len(t)-8))
	}
	return strings.Join(t, "; ")
}

func kosongkan(s string) string {
	if s == "" {
		return "(kosong)"
	}
	return kominfo.FormatDesimal(s)
}

func aksi(s string) string {
	switch s {
	case "mulai":
		return "penilaian dimulai"
	case "isi":
		return "nilai diisi"
	case "catatan":
		return "catatan diubah"
	case "atur":
		return "batas, target atau cara diatur"
	case "ajukan":
		return "diajukan untuk diperiksa"
	case "kembalikan":
		return "dikembalikan ke entri data"
	case "kirim":
		return "dikirim ke penilaian dokumen"
	case "nilai_asesor":
		return "nilai asesor eksternal dicatat"
	case "lanjut":
		return "dilanjutkan ke tahap berikutnya"
	case "tetapkan":
		return "penetapan dicatat"
	case "tarik":
		return "ditarik"
	case "buat":
		return "dibuat"
	case "ganti":
		return "diubah"
	case "hapus_pribadi":
		return "data pribadi dihapus"
	}
	return s
}

// dasar names the law and how well it is known.
func (p *penilaian) dasar() app.UI {
	var isi []any
	for _, s := range p.in.Dasar {
		isi = append(isi, el.Sumber(s))
	}
	return el.Bagian("Dasar", el.Butir(isi...), el.Kecil("Predikat: ", el.Sumber(p.in.SumberPita)))
}
