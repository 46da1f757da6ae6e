package dasbor

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/wilayah"
	"github.com/lumbung-id/lumbung/spbe"
)

// beranda is the first page: which office this is, what can be done, what is
// there already.
type beranda struct {
	d      *Dasbor
	saya   klien.Saya
	kantor *kantor.Profil
	baris  []register.Dokumen[spbe.Penilaian]
	kini   *register.Dokumen[spbe.Penilaian]       // the office's own of this year
	tugas  []register.Dokumen[spbe.TugasIndikator] // of the person's unit in it
	ajuan  int64                                   // answers in it that wait for an internal assessor

	cari  string
	sibuk bool
	galat error
	dw    *wilayah.Daftar // read when the first letter is typed
}

func (b *beranda) kenali(s klien.Saya) { b.saya = s }

func (b *beranda) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) error {
	ds, _, err := b.d.Buku.Profil.Cari(ctx, s, register.LingkupUmum(), register.Query{Batas: 1})
	if err != nil {
		return err
	}
	if len(ds) > 0 {
		b.kantor = &ds[0].Isi
	}
	if !b.menilai() {
		return nil
	}
	if b.baris, _, err = b.d.Buku.Penilaian.Cari(ctx, s, register.LingkupUmum(), register.Query{Urut: "tahun", Turun: true, Batas: 20}); err != nil {
		return err
	}
	b.pilihKini()
	if b.kini == nil {
		return nil
	}
	return serempak(
		func() error { return b.muatTugas(ctx, s) },
		func() error { return b.muatAjuan(ctx, s) })
}

// menilai: the person's roles include assessments. Officers of PPID have none.
func (b *beranda) menilai() bool {
	return hak.Bisa(b.saya.Aktor(), b.saya.Masuk, b.d.Buku.Penilaian.Info(), hak.Baca)
}

// pilihKini finds the assessment that is being worked on: the office's own, newest
// first, before one that is fixed already.
func (b *beranda) pilihKini() {
	for i := range b.baris {
		x := &b.baris[i]
		if b.kantor == nil || x.Isi.Instansi != b.kantor.Kode || x.Isi.Contoh || x.Isi.Metode == spbe.Terbit {
			continue
		}
		if b.kini == nil || b.kini.Isi.Tahap == spbe.TahapPenetapan && x.Isi.Tahap != spbe.TahapPenetapan && x.Isi.Tahun >= b.kini.Isi.Tahun {
			b.kini = x
		}
	}
}

// muatTugas loads what the person's unit owes; nothing where it may not be seen.
func (b *beranda) muatTugas(ctx context.Context, s klien.Sumber) (err error) {
	if b.saya.Perangkat == "" {
		return nil
	}
	b.tugas, _, err = b.d.Buku.Tugas.Cari(ctx, s, register.LingkupUmum(), register.Query{Batas: batasSekali, Saring: []register.Syarat{
		{Kolom: "penilaian", Op: register.Sama, Nilai: string(b.kini.ID)}, {Kolom: "perangkat", Op: register.Sama, Nilai: b.saya.Perangkat}}})
	if takTerlihat(err) {
		return nil
	}
	return err
}

// muatAjuan counts what waits for internal assessors, for those who are.
func (b *beranda) muatAjuan(ctx context.Context, s klien.Sumber) error {
	if b.kini.Isi.Tahap != spbe.TahapEntri || !bisaPada(b.saya.Aktor(), b.d.Buku.Tugas.Info(), "setujui", "") {
		return nil
	}
	js, err := s.Rekap(ctx, b.d.Buku.Tugas, register.LingkupUmum(), []register.Syarat{
		{Kolom: "penilaian", Op: register.Sama, Nilai: string(b.kini.ID)}, {Kolom: "status", Op: register.Sama, Nilai: string(spbe.TugasDiajukan)}})
	if err == nil && len(js) > 0 {
		b.ajuan = js[0].N
	}
	if takTerlihat(err) {
		return nil
	}
	return err
}

func (b *beranda) Gambar(l *layar) []any {
	if b.kantor == nil {
		return b.gambarPilih(l)
	}
	if !b.menilai() {
		return el.Isi(el.Kepala{Judul: b.kantor.Nama, Uraian: "Layanan informasi publik, register, dan hitungan hari kerja."},
			el.Deret(el.Tombol{Label: "Buka meja PPID", Utama: true, Href: alamatPPID}, el.Tombol{Label: "Register", Href: alamatRegister}))
	}
	return el.Isi(
		el.Kepala{Judul: b.kantor.Nama, Uraian: "Penilaian pemerintahan digital, data kantor, dan hitungan hari kerja."},
		el.Gagal(b.galat),
		b.kerja(l),
		tempat(b.mulaiAtas(l)),
		b.penilaian(),
		tempat(b.mulaiBawah(l)),
		tempat(b.siapkan()),
	)
}

const koordinatorMulai = "Koordinator penilaian di kantor Anda yang memulainya."

// bisaMulai reports whether the person may start assessments.
func bisaMulai(d *Dasbor, s klien.Saya) bool {
	return bisaPada(s.Aktor(), d.Buku.Penilaian.Info(), "mulai", "")
}

// siapkan leads to what an office sets up once: its units and its people. Once an
// assessment is on its way, its pages say what is missing.
func (b *beranda) siapkan() any {
	if b.kini != nil || b.saya.Lokal || !bisaKelola(b.saya, b.d) {
		return nil
	}
	return el.Bagian("Siapkan kantor", el.P("Isi dulu daftar perangkat daerah, supaya indikator dapat dibagi dan tiap orang tercatat di perangkat daerahnya."),
		el.Deret(el.Tautan(alamatRegister+"/perangkat_daerah", "Daftar perangkat daerah"), el.Tautan("/akun/undang", "Undang orang")))
}

// Without an assessment to work on, starting one comes first; otherwise last.
func (b *beranda) mulaiAtas(l *layar) any {
	if b.kini != nil || !bisaMulai(b.d, b.saya) {
		return nil
	}
	return b.aksi(l)
}

func (b *beranda) mulaiBawah(l *layar) any {
	if b.kini == nil || !bisaMulai(b.d, b.saya) {
		return nil
	}
	return el.Bagian("Mulai yang lain", b.aksi(l))
}

// kerja is what the person has to do, and where this year's assessment stands.
func (b *beranda) kerja(l *layar) any {
	if b.kini == nil {
		return nil
	}
	p := siklus{d: b.d, saya: b.saya, id: b.kini.ID, dok: *b.kini}
	var ke susunan
	ke.ke("Simulasi", el.IkonTarget, p.alamat("/simulasi"), false)
	ke.ke("Perbandingan", el.IkonTabel, p.alamat("/banding"), false)
	ke.ke("Laporan", el.IkonDokumen, p.alamat("/laporan"), false)
	ke.ke("Data dukung", el.IkonLampiran, alamatRegister+"/data_dukung", false)
	return el.Tumpuk(el.KisiLebar(b.pekerjaan(l, &p), b.siklus(l, &p)), ke.deret())
}

// pekerjaan is what the person's unit still owes, and what waits for the person as
// an assessor.
func (b *beranda) pekerjaan(l *layar, p *siklus) any {
	terbuka, draf := 0, 0
	var batas kominfo.Tanggal
	for i := range b.tugas {
		t := &b.tugas[i]
		switch t.Isi.Status {
		case spbe.TugasBelum, spbe.TugasDraf, spbe.TugasDikembalikan:
			terbuka++
			if t.Isi.Status == spbe.TugasDraf {
				draf++
			}
			x := t.Isi.Batas
			if x.Kosong() {
				x = b.kini.Isi.Batas
			}
			if !x.Kosong() && (batas.Kosong() || x.Sebelum(batas)) {
				batas = x
			}
		}
	}
	var isi susunan
	saring, teks := "?opd="+b.saya.Perangkat, ""
	entri, isian := b.kini.Isi.Tahap == spbe.TahapEntri, p.bisa(b.d.Buku.Tugas, "isi", b.saya.Perangkat)
	switch {
	case len(b.tugas) == 0 && !p.bisa(b.d.Buku.Tugas, hak.Baca, b.saya.Perangkat):
		teks, saring = "Peran Anda tidak mencakup pekerjaan penilaian.", ""
	case !isian && p.bisa(b.d.Buku.Tugas, "setujui", ""): // judges, and answers nothing
		if saring = "?status=diajukan"; b.ajuan == 0 {
			teks, saring = "Tidak ada jawaban yang menunggu pemeriksaan Anda.", ""
		}
	case len(b.tugas) == 0:
		teks, saring = "Belum ada indikator yang ditugaskan kepada perangkat daerah Anda.", ""
	case terbuka == 0:
		teks = "Semua indikator perangkat daerah Anda sudah diajukan atau disetujui (" + dariJumlah(len(b.tugas), len(b.tugas)) + ")."
	case !entri:
		teks = dariJumlah(terbuka, len(b.tugas)) + " indikator perangkat daerah Anda tidak sempat diajukan; penilaian sudah di tahap " + b.kini.Isi.Tahap.Label() + "."
	default:
		teks = dariJumlah(terbuka, len(b.tugas)) + " indikator perangkat daerah Anda belum diajukan."
	}
	if teks != "" {
		isi.p(teks)
	}
	if entri && isian && terbuka > 0 && !batas.Kosong() {
		n := batas.Selisih(p.hariIni(l))
		isi.ui(el.P("Batas terdekat "+batas.Panjang()+" ", el.Lencana(nadaSisa(n), sisaHari(n))))
	}
	if entri && isian && draf > 0 {
		teks = " jawaban masih draf; kepala perangkat daerah yang mengajukannya."
		if p.bisa(b.d.Buku.Tugas, "ajukan", b.saya.Perangkat) {
			teks = " jawaban masih draf dan menunggu Anda ajukan."
		}
		isi.p(nomor(draf) + teks)
	}
	if b.ajuan > 0 {
		isi.ui(el.P(nomor(int(b.ajuan))+" jawaban menunggu pemeriksaan asesor internal. ", el.Tautan(p.alamat("/tugas?status=diajukan"), "Periksa")))
	}
	isi.ke("Buka pekerjaan", el.IkonDaftar, p.alamat("/tugas"+saring), true)
	return el.Kartu("Pekerjaan saya", isi.isi...)
}

// siklus is where the assessment stands.
func (b *beranda) siklus(l *layar, p *siklus) any {
	d := &b.kini.Isi
	h := b.d.hasil(d)
	var x any = el.TanpaNilai("belum final")
	if h.Lengkap {
		x = el.Isi(duaDesimal(h.Indeks), ", "+h.Predikat)
	}
	n := len(d.NilaiAkhir())
	var fs dasarFakta
	fs.tambah("Tahap", kapitalAwal(d.Tahap.Label()))
	fs.tambah("Indeks", x)
	fs.tambah("Terisi", dariJumlah(n, n+len(h.BelumDiisi))+" indikator")
	if !d.Batas.Kosong() && (d.Tahap == spbe.TahapEntri || d.Tahap == spbe.TahapPemeriksaan) {
		s := d.Batas.Selisih(p.hariIni(l))
		fs.tambah("Batas unggah", el.Isi(d.Batas.Panjang()+" ", el.Lencana(nadaSisa(s), sisaHari(s))))
	}
	return el.Kartu("Penilaian "+namaSiklus(d), el.DaftarFakta(fs.isi...), el.Deret(el.Tombol{Label: "Buka penilaian", Ikon: el.IkonGrafik, Href: p.alamat("")}))
}

// aksi are the large actions of the start.
func (b *beranda) aksi(l *layar) app.UI {
	var pemdi, spbe, contoh susunan
	pemdi.p("Nilai 20 indikator Pemdi, ketik di ponsel atau unggah dari tabel. Indeks langsung terhitung.")
	pemdi.ke("Isi Pemdi", el.IkonUbah, "/penilaian/mulai?instrumen=pemdi-2026", b.kini == nil)
	spbe.p("Instrumen 47 indikator untuk 2021–2025, atau 35 indikator untuk 2018–2020.")
	spbe.ke("Isi SPBE", el.IkonUbah, "/penilaian/mulai?instrumen=spbe-2020", false)
	contoh.p("Hasil yang pernah terbit, dihitung ulang oleh program ini. Dapat dihapus dengan satu tombol.")
	contoh.tombol("Buka contoh", el.IkonLihat, b.sibuk, false, func(ctx app.Context) { b.bukaContoh(ctx, l) })
	return el.KisiLebar(pemdi.kartu("Isi Pemdi 2026"), spbe.kartu("Isi SPBE"), contoh.kartu("Lihat contoh"))
}

func (b *beranda) bukaContoh(ctx app.Context, l *layar) {
	b.sibuk, b.galat = true, nil
	l.kerja(ctx, func(c context.Context) error { return MuatContoh(c, b.d.Buku, b.d.Sumber) }, func(ctx app.Context, err error) {
		b.sibuk, b.galat = false, err
		if err == nil {
			el.Umumkan(ctx, "Data contoh sudah dimuat.")
			ctx.Navigate("/penilaian")
		}
	})
}

func (b *beranda) penilaian() app.UI {
	if len(b.baris) == 0 {
		if !bisaMulai(b.d, b.saya) {
			return el.Bagian("Penilaian", el.Kosong("Belum ada penilaian. "+koordinatorMulai))
		}
		return el.Bagian("Penilaian", el.Kosong("Belum ada penilaian. Mulai dengan Isi Pemdi, atau buka contoh untuk melihat hasilnya."))
	}
	return el.Bagian("Penilaian", tabelPenilaian(b.d, b.baris), el.Deret(el.Tautan("/penilaian", "Semua penilaian dan perbandingan tahun")))
}

// gambarPilih asks which office this is.
func (b *beranda) gambarPilih(l *layar) []any {
	if !bisaPada(b.saya.Aktor(), b.d.Buku.Profil.Info(), "buat", "") {
		return el.Isi(el.Kepala{Judul: "Beranda"}, el.Kosong("Kabupaten/kota kantor ini belum dipilih. Pengelola atau koordinator yang memilihnya; sesudah itu halaman ini menampilkan pekerjaan Anda."))
	}
	var isi susunan
	isi.apa(el.Kepala{Judul: "Pilih kabupaten/kota", Uraian: "Sekali saja, supaya penilaian dan tenggat memakai nama, kode dan zona waktu daerah Anda."})
	isi.apa(el.Gagal(b.galat))
	isi.apa(el.Masukan{ID: "cari-wilayah", Label: "Nama atau kode kabupaten/kota", Bantuan: "Ketik beberapa huruf, misalnya belitung timur, atau kodenya.", Nilai: b.cari, Jenis: "search",
		Ketik: func(ctx app.Context, s string) { b.cari = s }})
	ks := b.kandidat()
	var kartu []any
	for _, k := range ks {
		kartu = append(kartu, el.Tombol{Label: b.label(k.Wilayah), Sibuk: b.sibuk,
			Klik: func(ctx app.Context) { b.pilih(ctx, l, k.Wilayah) }})
	}
	switch {
	case len(kartu) > 0:
		isi.apa(el.Bagian("Pilih salah satu", el.Tumpuk(kartu...)))
	case len(strings.TrimSpace(b.cari)) >= 3:
		isi.apa(el.Pesan(el.Info, "Tidak ada yang cocok", el.P("Periksa ejaannya, atau ketik sebagian namanya saja.")))
	}
	if !bisaMulai(b.d, b.saya) {
		return isi.isi
	}
	isi.apa(el.Bagian("Belum mau memilih?",
		el.P("Lihat dulu hasil instansi lain yang pernah terbit; daerah Anda dapat dipilih nanti."),
		el.Deret(el.Tombol{Label: "Buka contoh", Ikon: el.IkonLihat, Sibuk: b.sibuk, Klik: func(ctx app.Context) { b.bukaContoh(ctx, l) }})))
	return isi.isi
}

func (b *beranda) label(w wilayah.Wilayah) string {
	if w.Kode.Tingkat() == wilayah.TingkatProvinsi {
		return "Provinsi " + w.Nama + " · " + w.Kode.String()
	}
	return w.Nama + " · " + b.dw.Nama(w.Kode.Provinsi()) + " · " + w.Kode.String()
}

// kandidat are the regencies that may be meant: all of them, never one picked.
func (b *beranda) kandidat() []wilayah.Kandidat {
	if len(strings.TrimSpace(b.cari)) < 3 {
		return nil
	}
	if b.dw == nil {
		b.dw = wilayah.Semua()
	}
	var out []wilayah.Kandidat
	for _, t := range b.dw.Tafsir(strings.TrimSpace(b.cari)) { // a code, in whichever system it may be
		if !t.Lama {
			out = append(out, wilayah.Kandidat{Wilayah: t.Wilayah})
		}
	}
	for _, k := range b.dw.Cari(b.cari) {
		if len(out) < 12 && (k.Wilayah.Kode.Tingkat() == wilayah.TingkatKabupatenKota || k.Wilayah.Kode.Tingkat() == wilayah.TingkatProvinsi) {
			out = append(out, k)
		}
	}
	return out
}

func (b *beranda) pilih(ctx app.Context, l *layar, w wilayah.Wilayah) {
	b.sibuk, b.galat = true, nil
	zona, _ := b.dw.Zona(w.Kode)
	in, err := w.Instansi() // refuses Jakarta's administrative regencies, with the reason
	if err != nil {
		b.sibuk, b.galat = false, err
		return
	}
	isian, err := json.Marshal(kantor.Profil{Kunci: "kantor", Kode: in.Kode, Nama: in.Nama, Zona: zona})
	if err != nil {
		b.galat = err
		return
	}
	l.tulis(ctx, b.d.Buku.Profil, register.Permintaan{Isian: isian}, func(ctx app.Context, _ register.Meta, err error) {
		b.sibuk, b.galat = false, err
		if err == nil {
			el.Umumkan(ctx, w.Nama+" dipilih.")
			l.ulang(ctx)
		}
	})
}

// MuatContoh loads the published results that are not there yet.
func MuatContoh(ctx context.Context, bk *buku.Buku, s klien.Sumber) error {
	for _, c := range spbe.Contoh() {
		isian, err := json.Marshal(c)
		if err != nil {
			return err
		}
		_, err = s.Tulis(ctx, bk.Penilaian, register.Permintaan{Tindakan: "mulai", Isian: isian})
		if err != nil && kominfo.KindOf(err) != kominfo.Bentrok {
			return err
		}
	}
	return nil
}
