package dasbor

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// sebutLetak names a level and item for people.
func sebutLetak(tingkat, butir int) string {
	s := "Tingkat " + nomor(tingkat)
	if butir > 0 {
		s += " butir " + nomor(butir)
	}
	return s
}

// statusButir says how an item stands, with its derived states.
func statusButir(b *spbe.ButirBukti, semua bool) (string, el.Nada) {
	switch {
	case b.Turunan:
		return "otomatis ditolak: tingkat di bawahnya belum lengkap", el.Peringatan
	case b.Status == spbe.BuktiBelum && !semua:
		return "belum ada bukti dari perangkat daerah Anda", el.Netral
	}
	return statusBukti(b.Status, b.Alasan)
}

func statusBukti(s spbe.StatusBukti, a spbe.AlasanRevisi) (string, el.Nada) {
	switch s {
	case spbe.BuktiBelum:
		return "belum ada bukti", el.Peringatan
	case spbe.BuktiDraf:
		return "draf", el.Netral
	case spbe.BuktiProses:
		return "diajukan, menunggu asesor", el.Info
	case spbe.BuktiDiterima:
		return "diterima", el.Sukses
	case spbe.BuktiRevisi:
		switch a {
		case spbe.TidakTepat:
			return "revisi: tidak tepat", el.Bahaya
		case spbe.BelumDiunggah:
			return "revisi: belum diunggah", el.Bahaya
		case spbe.OtomatisDitolak:
			return "revisi: otomatis ditolak", el.Bahaya
		}
		return "revisi", el.Bahaya
	}
	return string(s), el.Netral
}

// bolehTambah reports whether the person may add evidence here.
func (p *indikator) bolehTambah() bool {
	opd := p.saya.Perangkat
	return p.terkunci() == "" && p.bisa(p.d.Buku.Bukti, "pakai", opd) && p.bisa(p.d.Buku.Dukung, "buat", opd)
}

// bagianBukti is what each level asks for, beside what proves it.
func (p *indikator) bagianBukti(l *layar) app.UI {
	isi := el.Isi(el.Kecil("Bukti bertingkat: bukti sebuah tingkat baru dihitung bila semua tingkat di bawahnya lengkap. Kriteria: ", p.x.Status.Kriteria.Label(), sebutStatus("; daftar bukti: ", p.x.Status.Bukti), "."))
	if !p.semua {
		isi = append(isi, el.Kecil("Yang tampil hanya bukti milik perangkat daerah Anda."))
	}
	isi = append(isi, tempat(p.kabarDi(l, "halaman")), tempat(p.ajukanSemua(l)))
	n := spbe.NilaiDariBukti(p.in, p.nomor, p.isi)
	lengkap := spbe.KelengkapanBukti(p.in, p.nomor, p.isi)
	ke := 0
	for i := range p.x.Tingkat {
		k := &p.x.Tingkat[i]
		judul := "Tingkat " + nomor(k.Tingkat) + label(p.in, p.x.Jenis, k.Tingkat)
		kartu := el.Isi(el.P(k.Teks))
		if i < len(lengkap) {
			kartu = append(kartu, p.keadaanTingkat(&lengkap[i]))
		}
		for ; ke < len(n.Butir) && n.Butir[ke].Tingkat == k.Tingkat; ke++ {
			kartu = append(kartu, p.butir(l, &n.Butir[ke]))
		}
		isi = append(isi, el.SubKartu(judul, kartu...))
	}
	isi = append(isi, tempat(p.tanpaTempat(l, n.Butir)))
	return el.Bagian("Kriteria dan bukti", isi...)
}

func sebutStatus(apa string, s kominfo.StatusSumber) string {
	if s == "" {
		return ""
	}
	return apa + s.Label()
}

// keadaanTingkat says how complete the evidence of a level is.
func (p *indikator) keadaanTingkat(k *spbe.KelengkapanTingkat) any {
	ada := 0
	terima := 0
	for _, s := range k.Butir {
		if s != spbe.BuktiBelum {
			ada++
		}
		if s == spbe.BuktiDiterima {
			terima++
		}
	}
	dari := nomor(ada) + " dari " + nomor(len(k.Butir)) + " butir berbukti"
	switch {
	case !p.semua:
		return el.Lencana(el.Netral, dari+" milik Anda")
	case terima == len(k.Butir) && len(k.BawahKurang) == 0:
		return el.Lencana(el.Sukses, "lengkap dan diterima")
	case len(k.BawahKurang) > 0:
		return el.Isi(el.Lencana(el.Netral, dari), " ", el.Kecil("Belum dihitung karena tingkat "+deretAngka(k.BawahKurang)+" belum lengkap."))
	case k.Lengkap() && k.Wajib:
		return el.Lencana(el.Info, "bukti lengkap, belum semua diterima")
	case !k.Wajib:
		return el.Lencana(el.Netral, dari+" · tingkat ini diakui tanpa bukti")
	}
	return el.Lencana(el.Peringatan, dari)
}

func deretAngka(ns []int) string {
	s := make([]string, len(ns))
	for i, n := range ns {
		s[i] = nomor(n)
	}
	return strings.Join(s, ", ")
}

// butir is one item: what it asks for, and beside it the documents.
func (p *indikator) butir(l *layar, b *spbe.ButirBukti) app.UI {
	judul := "Bukti untuk seluruh tingkat ini"
	if b.ButirKe.Butir > 0 {
		judul = "Butir " + nomor(b.ButirKe.Butir)
	}
	teks, nada := statusButir(b, p.semua)
	lencana := any(el.Lencana(nada, teks))
	if len(b.Bukti) == 1 && !b.Turunan {
		lencana = nil // the one document says the same
	}
	diminta := el.Isi(el.P(el.Tebal(judul), " ", lencana))
	if b.Teks != "" {
		diminta = append(diminta, el.P(b.Teks))
	} else {
		diminta = append(diminta, el.Kecil("Daftar butir tingkat ini tidak diketahui. Pasang bukti yang menunjukkan kriterianya."))
	}
	ada := el.Isi()
	for _, n := range b.Bukti {
		ada = append(ada, p.kartuBukti(l, &p.daftar[n]))
	}
	if p.bolehTambah() {
		kunci := "tambah:" + kunciLetak(b.Tingkat, b.ButirKe.Butir)
		if p.buka != nil && p.buka.kunci == kunci {
			ada = append(ada, p.formBukti(l))
		} else {
			ada = append(ada, el.Deret(el.Tombol{Label: "Tambah bukti", LabelRi: "Tambah bukti untuk " + hurufKecil(sebutLetak(b.Tingkat, b.ButirKe.Butir)), Ikon: el.IkonTambah, Mati: p.sibuk != "",
				Klik: func(ctx app.Context) { p.bukaTambah(ctx, kunci, kunciLetak(b.Tingkat, b.ButirKe.Butir)) }}))
		}
	}
	return app.Div().Class("butir-bukti").Body(el.Tumpuk(diminta...), el.Tumpuk(ada...))
}

func hurufBesar(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// tanpaTempat shows evidence whose level or item the instrument does not have.
func (p *indikator) tanpaTempat(l *layar, bs []spbe.ButirBukti) any {
	dipasang := make([]bool, len(p.daftar))
	for i := range bs {
		for _, n := range bs[i].Bukti {
			dipasang[n] = true
		}
	}
	isi := el.Isi()
	for n := range p.daftar {
		if !dipasang[n] {
			isi = append(isi, p.kartuBukti(l, &p.daftar[n]))
		}
	}
	if len(isi) == 0 {
		return nil
	}
	return el.SubKartu("Bukti tanpa butir", append(el.Isi(el.P("Tingkat atau butir bukti ini tidak ada di instrumen. Ubah letaknya.")), isi...)...)
}

// kartuBukti is one document used as evidence.
func (p *indikator) kartuBukti(l *layar, b *barisBukti) app.UI {
	d := p.dokumen[b.isi.Dokumen]
	teks, nada := statusBukti(b.isi.Status, b.isi.AlasanRevisi)
	judul := any("Dokumen tidak dapat dibaca: mungkin milik perangkat daerah lain")
	rinci := el.Isi()
	if d != nil && d.ID != "" {
		judul = el.Tautan(alamatDokumen("data_dukung", d.ID), d.isi.Judul)
		rinci = append(rinci, el.Kecil(p.sebutDukung(d)...), p.bukaBerkas(d))
		if d.Ditarik {
			rinci = append(rinci, el.Lencana(el.Bahaya, "dokumen sudah ditarik; ganti dengan yang lain"))
		} else if s := p.masaBerlaku(d); s != "" {
			rinci = append(rinci, el.Lencana(el.Peringatan, s))
		}
	}
	isi := el.Isi(el.P(el.Tebal(judul), " ", el.Lencana(nada, teks)))
	isi = append(isi, rinci...)
	var letak []string
	for _, x := range [][2]string{{"Halaman", b.isi.Halaman}, {"", b.isi.Pasal}, {"", b.isi.Keterangan}} {
		if x[1] != "" {
			letak = append(letak, gabungKalimat(x[0], x[1]))
		}
	}
	if letak != nil {
		isi = append(isi, el.Kecil(strings.Join(letak, " · ")))
	}
	if b.isi.Catatan != "" {
		isi = append(isi, el.P(el.Tebal("Catatan asesor ("+hurufKecil(metode(b.isi.Asesor))+"): "), b.isi.Catatan))
	}
	if n := p.juga[b.isi.Dokumen]; len(n) > 0 {
		juga := el.Isi("Dipakai juga di indikator ")
		for i, x := range n {
			if i > 0 {
				juga = append(juga, ", ")
			}
			juga = append(juga, el.Tautan(p.alamatIndikator(x), x))
		}
		isi = append(isi, el.Kecil(append(juga, ".")...))
	}
	if p.semua && b.pemilik != "" {
		isi = append(isi, el.Kecil("Milik ", p.namaOPD(b.pemilik), "."))
	}
	isi = append(isi, tempat(p.aksiBukti(l, b)))
	return app.Div().Class("dok-bukti").Body(el.Tumpuk(isi...))
}

// sebutDukung is what identifies a document: kind, number, dates.
func (p *indikator) sebutDukung(d *barisDukung) []any {
	isi := el.Isi()
	if x := p.d.Buku.Dukung.Info().CariIsian("jenis"); x != nil {
		isi = append(isi, x.TeksPilihan(d.isi.Jenis))
	}
	if d.isi.Nomor != "" {
		isi = append(isi, " nomor ", d.isi.Nomor)
	}
	if !d.isi.Tanggal.Kosong() {
		isi = append(isi, ", ", el.Tanggal(d.isi.Tanggal))
	}
	if !d.isi.BerlakuSampai.Kosong() {
		isi = append(isi, "; berlaku sampai ", el.Tanggal(d.isi.BerlakuSampai))
	}
	return isi
}

// masaBerlaku warns of a document that ends before the last day of upload, or the
// end of the year.
func (p *indikator) masaBerlaku(d *barisDukung) string {
	akhir := p.dok.Isi.Batas
	if akhir.Kosong() {
		akhir = kominfo.NewTanggal(int(p.dok.Isi.Tahun), 12, 31)
	}
	if s := d.isi.BerlakuSampai; !s.Kosong() && s.Sebelum(akhir) {
		return "masa berlakunya habis sebelum " + akhir.Panjang()
	}
	return ""
}

// bukaBerkas leads to the file, or to what the document points at.
func (p *indikator) bukaBerkas(d *barisDukung) any {
	isi := el.Isi()
	if f := d.isi.Berkas; f != nil {
		alamat := "/berkas/bukti/" + string(d.ID)
		isi = append(isi, el.TautanUnduh(alamat, f.Nama, "Unduh "+potongTeks(f.Nama, 40)+" ("+ukuranBerkas(f.Ukuran)+")"))
		switch f.Jenis {
		case "application/pdf", "image/png", "image/jpeg":
			isi = append(isi, el.TautanBaru(alamat+"?lihat=1", "Lihat"))
		}
	}
	if d.isi.Tautan != "" {
		isi = append(isi, el.Tautan(d.isi.Tautan, potongTeks(d.isi.Tautan, 60)))
	}
	return el.HanyaLayar(el.Deret(isi...))
}

// ukuranBerkas is a size as people read it.
func ukuranBerkas(n int64) string {
	switch {
	case n < 1000:
		return nomor(int(n)) + " byte"
	case n < 1_000_000:
		return nomor(int(n/1000)) + " kB"
	}
	return nomor(int(n/1_000_000)) + "," + nomor(int(n/100_000%10)) + " MB"
}

// aksiBukti are the buttons of one piece of evidence, and the form that one of them
// opened.
func (p *indikator) aksiBukti(l *layar, b *barisBukti) any {
	r := p.d.Buku.Bukti
	if p.terkunci() != "" {
		return nil
	}
	if p.buka != nil && p.buka.bukti != nil && p.buka.id == b.ID {
		return p.formBukti(l)
	}
	if f := p.formAksi(l, b.ID); f != nil {
		return f
	}
	sebut := p.sebutBukti(b)
	var ts []any
	tombol := func(aksi string, t el.Tombol) {
		if !p.bisa(r, aksi, b.pemilik) {
			return
		}
		t.LabelRi, t.Mati = t.Label+": "+sebut, p.sibuk != ""
		t.Sibuk = p.sibuk == string(b.ID)+":"+aksi && p.tunda == nil
		ts = append(ts, t)
	}
	formulir := func(aksi, judul string) func(app.Context) {
		return func(ctx app.Context) { p.bukaAksi(ctx, r, b.ID, b.Versi, aksi, judul) }
	}
	s := b.isi.Status
	if s == spbe.BuktiDraf {
		tombol("ajukan", el.Tombol{Label: "Ajukan", Ikon: el.IkonKirim, Klik: func(ctx app.Context) { p.laku(ctx, l, b, "ajukan", "Bukti diajukan ke asesor.") }})
	}
	if s == spbe.BuktiDraf || s == spbe.BuktiRevisi {
		tombol("ubah", el.Tombol{Label: "Ubah", Ikon: el.IkonUbah, Klik: func(ctx app.Context) { p.bukaUbah(ctx, b) }})
	}
	// Before it is sent the internal assessor judges; later the words of the
	// external one are noted.
	terima, revisi := "Terima", "Minta revisi"
	if !p.dok.Isi.Tahap.BolehMenilai(spbe.Mandiri) {
		terima, revisi = "Catat diterima", "Catat revisi"
	}
	if s == spbe.BuktiProses || s == spbe.BuktiRevisi {
		klik := func(ctx app.Context) { p.laku(ctx, l, b, "terima", "Bukti diterima.") }
		if p.dok.Isi.Tahap == spbe.TahapKonsolidasi { // which method judged must be said
			klik = formulir("terima", terima)
		}
		tombol("terima", el.Tombol{Label: terima, Ikon: el.IkonCentang, Klik: klik})
	}
	if s == spbe.BuktiProses || s == spbe.BuktiDiterima {
		tombol("revisi", el.Tombol{Label: revisi, Ikon: el.IkonBendera, Klik: formulir("revisi", revisi)})
	}
	if (s == spbe.BuktiProses || s == spbe.BuktiRevisi) && p.dok.Isi.Tahap != spbe.TahapKonsolidasi {
		tombol("terima", el.Tombol{Label: terima + " dengan catatan", Sunyi: true, Klik: formulir("terima", terima)})
	}
	if s != spbe.BuktiDiterima {
		tombol("tarik", el.Tombol{Label: "Tarik", Sunyi: true, Klik: formulir("tarik", "Tarik bukti")})
	}
	return p.deretAksi(l, ts, string(b.ID))
}

// deretAksi is a row of buttons with what went wrong with one of them above it.
func (p *indikator) deretAksi(l *layar, ts []any, id string) any {
	if len(ts) == 0 {
		return nil
	}
	di := ""
	if strings.HasPrefix(p.gagalDi, id) {
		di = p.gagalDi
	}
	return el.HanyaLayar(tempat(p.kabarDi(l, di)), el.Deret(ts...))
}

// sebutBukti names evidence in the labels of its buttons.
func (p *indikator) sebutBukti(b *barisBukti) string {
	s := hurufKecil(sebutLetak(int(b.isi.Tingkat), int(b.isi.Butir)))
	if d := p.dokumen[b.isi.Dokumen]; d != nil && d.ID != "" {
		s = d.isi.Judul + ", " + s
	}
	return s
}

// laku carries out an action that asks for nothing.
func (p *indikator) laku(ctx app.Context, l *layar, b *barisBukti, aksi, pesan string) {
	p.tulis(ctx, l, p.d.Buku.Bukti, register.Permintaan{ID: b.ID, Harap: b.Versi, Tindakan: aksi}, struct{}{}, string(b.ID)+":"+aksi, func(ctx app.Context, _ register.Meta) {
		p.beres(ctx, l, pesan)
	})
}

// drafSaya are the drafts that the person may send to the assessor.
func (p *indikator) drafSaya() (out []*barisBukti) {
	for i := range p.daftar {
		if b := &p.daftar[i]; b.isi.Status == spbe.BuktiDraf && p.bisa(p.d.Buku.Bukti, "ajukan", b.pemilik) {
			out = append(out, b)
		}
	}
	return out
}

// ajukanSemua sends all drafts with one click.
func (p *indikator) ajukanSemua(l *layar) any {
	n := len(p.drafSaya())
	if n < 2 || p.terkunci() != "" {
		return nil
	}
	return el.HanyaLayar(el.Deret(el.Tombol{Label: "Ajukan " + nomor(n) + " draf bukti", Ikon: el.IkonKirim, Sibuk: p.sibuk == "ajukan" && p.tunda == nil, Mati: p.sibuk != "",
		Klik: func(ctx app.Context) { p.ajukanBerikut(ctx, l, p.drafSaya()) }}), tempat(p.kabarDi(l, "ajukan")))
}

func (p *indikator) ajukanBerikut(ctx app.Context, l *layar, bs []*barisBukti) {
	if len(bs) == 0 {
		p.beres(ctx, l, "Semua draf diajukan ke asesor.")
		return
	}
	p.tulis(ctx, l, p.d.Buku.Bukti, register.Permintaan{ID: bs[0].ID, Harap: bs[0].Versi, Tindakan: "ajukan"}, struct{}{}, "ajukan", func(ctx app.Context, _ register.Meta) {
		p.ajukanBerikut(ctx, l, bs[1:])
	})
}
