package dasbor

import (
	"bytes"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

const temuanTampil = 200

// gambarLaporan shows what the dry run found, and the button that writes.
func (p *imporUmum) gambarLaporan(l *layar) any {
	if p.tahap != tahapLaporan && p.tahap != tahapTulis {
		return nil
	}
	n := p.lap.Baru + p.lap.Berubah
	isi := el.Isi(p.angka(false), p.kolomTerbaca())
	if halang := p.bolehTulis(); halang != "" {
		nada := el.Peringatan
		if p.lap.Ditolak == 0 && p.lap.Baris > 0 {
			nada = el.Sukses
		}
		isi = append(isi, el.Pesan(nada, halang))
	} else {
		isi = append(isi, el.Deret(el.Tombol{Label: "Tulis " + kominfo.FormatAngka(int64(n)) + " dokumen", Utama: true, Ikon: el.IkonCentang, Sibuk: p.tahap == tahapTulis,
			Klik: func(ctx app.Context) { p.tulis(ctx, l) }}))
	}
	if p.in.AdaPribadi() {
		isi = append(isi, el.Kecil("Data pribadi dokumen yang ada tidak dibaca di sini, jadi hitungan di atas dapat sedikit berbeda dari hasil akhirnya."))
	}
	return el.Bagian("Hasil pemeriksaan "+p.nama, append(isi, p.temuan())...)
}

// angka are the counts. They add up to the rows of the file.
func (p *imporUmum) angka(tertulis bool) app.UI {
	f := func(label string, n int, ket string, nada el.Nada) any {
		g := el.Figur{Label: label, Nilai: el.Angka(int64(n)), Ket: el.Isi(ket)}
		if n > 0 {
			g.Nada = nada
		}
		return g
	}
	isi := el.Isi()
	if tertulis {
		isi = append(isi, f("Ditulis", p.lap.Ditulis, "dari "+kominfo.FormatAngka(int64(p.lap.Baris))+" baris", el.Sukses))
	}
	return el.Kisi(append(isi,
		f("Baru", p.lap.Baru, "dokumen baru", el.Netral),
		f("Berubah", p.lap.Berubah, "dokumen yang isinya berganti", el.Netral),
		f("Sama", p.lap.Sama, "sudah ada, persis begitu", el.Netral),
		f("Dilewati", p.lap.Dilewati, "sudah ada dengan isi lain", el.Netral),
		f("Ditolak", p.lap.Ditolak, "melanggar aturan", el.Bahaya))...)
}

// kolomTerbaca tells how the columns were understood.
func (p *imporUmum) kolomTerbaca() any {
	if len(p.lap.Kolom) == 0 {
		return nil
	}
	t := el.Tabel{Judul: "Kolom berkas", JudulTersembunyi: true, Kolom: []el.Kolom{{Judul: "Kolom"}, {Judul: "Judul di berkas"}, {Judul: "Dibaca sebagai"}}}
	dipakai := 0
	for _, k := range p.lap.Kolom {
		var sebagai any = el.Lencana(el.Peringatan, "tidak dipakai")
		if k.Isian != "" {
			dipakai++
			sebagai = p.labelIsian(k.Isian)
		}
		huruf := k.Huruf
		if k.Lembar != "" {
			huruf = k.Lembar + " · " + huruf
		}
		t.Baris = append(t.Baris, []any{huruf, atauStrip(k.Kepala), sebagai})
	}
	return el.Rincian(nomor(dipakai)+" dari "+nomor(len(p.lap.Kolom))+" kolom dipakai", t)
}

func (p *imporUmum) labelIsian(nama string) string {
	isian := p.in.Isian
	for _, t := range p.in.Tindakan {
		if t.Nama == p.tindakan && !p.in.Bebas {
			isian = t.Isian
		}
	}
	for _, x := range isian {
		if x.Nama == nama {
			return x.Label
		}
	}
	return nama
}

// temuan lists the findings, at most temuanTampil of them; the counts are always
// those of all that were listed.
func (p *imporUmum) temuan() any {
	if len(p.lap.Temuan) == 0 {
		return el.Pesan(el.Sukses, "Tidak ada temuan.")
	}
	n := map[kominfo.Severity]int{}
	for _, t := range p.lap.Temuan {
		n[t.Severity]++
	}
	opsi := func(s kominfo.Severity, nama string) el.Opsi {
		return el.Opsi{Nilai: string(s), Label: nama + " (" + nomor(n[s]) + ")"}
	}
	t := el.Tabel{Judul: "Temuan", JudulTersembunyi: true, TanpaKepalaBaris: true, Kosong: "Tidak ada temuan dengan tingkat itu.",
		Kolom: []el.Kolom{{Judul: "Baris", Angka: true}, {Judul: "Tingkat"}, {Judul: "Kolom"}, {Judul: "Temuan"}}}
	cocok := 0
	for _, x := range p.lap.Temuan {
		if p.saring != "" && string(x.Severity) != p.saring {
			continue
		}
		if cocok++; cocok <= temuanTampil {
			t.Baris = append(t.Baris, barisTemuan(x))
		}
	}
	isi := el.Isi(el.Pilih{ID: "impor-saring", Label: "Tampilkan", Nilai: p.saring, Kosong: "Semua tingkat (" + nomor(len(p.lap.Temuan)) + ")",
		Opsi: []el.Opsi{opsi(kominfo.Galat, "Galat"), opsi(kominfo.Peringatan, "Peringatan"), opsi(kominfo.Catatan, "Catatan")},
		Ubah: func(_ app.Context, s string) { p.saring = s }}, t)
	if cocok > temuanTampil {
		isi = append(isi, el.Kecil("Ditampilkan ", nomor(temuanTampil), " dari ", nomor(cocok), ". Sisanya ada di berkas temuan."))
	}
	if p.lap.TemuanLain > 0 {
		isi = append(isi, el.Kecil(kominfo.FormatAngka(int64(p.lap.TemuanLain)), " temuan lagi tidak dicatat satu per satu. Betulkan yang ada dulu, lalu periksa ulang."))
	}
	return el.SubBagian("Temuan", append(isi, el.Deret(el.Tombol{Label: "Unduh temuan (CSV)", Ikon: el.IkonUnduh, Klik: func(app.Context) {
		unduhIsi("temuan-"+p.in.Nama+".csv", "text/csv;charset=utf-8", csvTemuan(p.lap))
	}}))...)
}

func barisTemuan(x lembar.Temuan) []any {
	var baris, usul any
	if x.Baris > 0 {
		baris = el.Angka(int64(x.Baris))
	}
	if x.Lembar != "" {
		baris = el.Isi(baris, " ", el.Kecil(x.Lembar))
	}
	if x.Fix != nil {
		usul = el.Kecil("Usul: tulis ", el.Tebal(x.Fix.Menjadi), " sebagai ganti ", el.Tebal(x.Fix.Dari), ".")
	}
	tingkat := el.Lencana(el.Info, "catatan")
	switch x.Severity {
	case kominfo.Galat:
		tingkat = el.Lencana(el.Bahaya, "galat")
	case kominfo.Peringatan:
		tingkat = el.Lencana(el.Peringatan, "peringatan")
	}
	kolom := x.Kolom
	if kolom == "" {
		kolom = x.Path
	}
	return []any{atauStrip(baris), tingkat, atauStrip(kolom), el.Isi(x.Message, usul)}
}

// csvTemuan is the list of findings for a spreadsheet, guarded against formulas.
func csvTemuan(lap lembar.Laporan) []byte {
	var b bytes.Buffer
	w := tabel.NewPenulisCSV(&b, tabel.UntukExcel())
	_ = w.Tulis([]string{"tingkat", "lembar", "baris", "kolom", "nilai", "temuan", "usul", "kode"}) // a buffer takes everything
	for _, x := range lap.Temuan {
		usul, baris := "", ""
		if x.Fix != nil {
			usul = x.Fix.Menjadi
		}
		if x.Baris > 0 {
			baris = strconv.Itoa(x.Baris)
		}
		_ = w.Tulis([]string{string(x.Severity), x.Lembar, baris, x.Kolom, x.Nilai, x.Message, usul, x.ID})
	}
	_ = w.Selesai()
	return b.Bytes()
}

// gambarHasil tells what was written.
func (p *imporUmum) gambarHasil() []any {
	judul, nada := kominfo.FormatAngka(int64(p.lap.Ditulis))+" dokumen ditulis dari "+p.nama, el.Sukses
	switch {
	case p.lap.Ditulis == 0 && p.lap.Ditolak > 0:
		judul, nada = "Tidak ada yang ditulis: ada baris yang ditolak", el.Bahaya
	case p.lap.Ditolak > 0:
		judul, nada = judul+", "+kominfo.FormatAngka(int64(p.lap.Ditolak))+" baris ditolak", el.Peringatan
	}
	return el.Isi(el.Pesan(nada, judul), el.Bagian("Hasil", p.angka(true), p.temuan()),
		el.Deret(el.Tombol{Label: "Lihat daftarnya", Utama: true, Ikon: el.IkonDaftar, Href: p.alamat()},
			el.Tombol{Label: "Impor berkas lain", Ikon: el.IkonUnggah, Klik: func(app.Context) {
				p.tahap, p.isi, p.nama, p.tempel, p.lap, p.saring = tahapPilih, nil, "", "", lembar.Laporan{}, ""
			}}))
}
