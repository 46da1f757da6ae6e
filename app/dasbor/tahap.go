package dasbor

import (
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// kartuTahap says where the assessment stands, whose turn it is, and what this
// person can do about it.
func (p *penilaian) kartuTahap(l *layar) any {
	d := &p.dok.Isi
	switch {
	case p.dok.Ditarik:
		return nil
	case d.Metode == spbe.Terbit:
		return p.penetapan("Hasil terbit", "Ini hasil yang sudah diumumkan, jadi tidak diubah lagi.")
	case d.Contoh:
		return nil
	case d.Tahap == spbe.TahapPenetapan:
		return el.Tumpuk(p.penetapan("Hasil sudah ditetapkan", "Nilai, jawaban dan bukti penilaian ini tidak dapat diubah lagi oleh siapa pun."), el.Kartu("Perjalanan penilaian", p.langkah(l)))
	}
	var isi susunan
	isi.apa(p.langkah(l))
	isi.apa(el.P(el.Tebal("Yang bertindak sekarang: "), giliran(d.Tahap)))
	isi.apa(p.langkahSaya(l))
	isi.apa(p.tombolTindakan(l))
	isi.apa(p.gambarTindakan(l))
	isi.apa(p.gambarAsesor(l))
	isi.apa(p.sumberTahap())
	return el.Kartu("Tahap penilaian", isi.isi...)
}

// langkah shows the stages in their order. A stage that was never entered was left
// out; a monitoring has neither interviu nor visitasi.
func (p *penilaian) langkah(l *layar) any {
	if p.sejak == nil {
		p.sejak = map[spbe.Tahap]string{}
		for _, b := range p.riw { // newest first
			var x spbe.Penilaian
			switch b.Aksi {
			case "mulai", "ajukan", "kembalikan", "kirim", "lanjut", "tetapkan":
				if uraiDok(p.d.Buku.Penilaian, b, &x) == nil && x.Tahap != "" && p.sejak[x.Tahap] == "" {
					p.sejak[x.Tahap] = tanggalDi(b.Waktu, l.k.zona).Panjang()
				}
			}
		}
	}
	d := &p.dok.Isi
	var ls []el.Langkah
	lewat, ket := true, "berikutnya" // stages before the current one; what is said of the one after it
	for _, t := range spbe.DaftarTahap() {
		ada := p.sejak[t]
		if d.Cara == spbe.Pemantauan && ada == "" && (t == spbe.TahapInterviu || t == spbe.TahapVisitasi) {
			continue
		}
		x := el.Langkah{Judul: kapitalAwal(t.Label())}
		switch {
		case t == d.Tahap:
			x.Keadaan, lewat = el.LangkahKini, false
			if x.Ket = "sekarang"; ada != "" {
				x.Ket = "sekarang, sejak " + ada
			}
			if t == spbe.TahapPenetapan {
				x.Keadaan, x.Ket = el.LangkahUsai, "selesai"
			}
		case lewat && ada != "":
			x.Keadaan, x.Ket = el.LangkahUsai, "selesai, mulai "+ada
		case lewat:
			x.Keadaan, x.Ket = el.LangkahLewati, "dilewati"
		default:
			if x.Ket, ket = ket, ""; t == spbe.TahapVisitasi {
				x.Ket = "bila diperlukan"
			}
		}
		ls = append(ls, x)
	}
	return el.DeretLangkah(ls...)
}

// tanggalDi is the day of a moment on the office's wall.
func tanggalDi(t time.Time, z kominfo.Zona) kominfo.Tanggal {
	if z == "" {
		z = kominfo.WIB
	}
	return kominfo.TanggalDari(t, z)
}

// namaSiklus is what people call an assessment of a year: "SPBE 2020 tahun 2025",
// "Pemdi 2026".
func namaSiklus(p *spbe.Penilaian) string {
	n, t := spbe.NamaPendek(p.Instrumen), strconv.FormatInt(p.Tahun, 10)
	if strings.HasSuffix(n, t) {
		return n
	}
	return n + " tahun " + t
}

// kapitalAwal writes a name as it stands at the head of a line.
func kapitalAwal(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// giliran says who has to act at a stage.
func giliran(t spbe.Tahap) string {
	switch t {
	case spbe.TahapEntri:
		return "perangkat daerah mengisi jawaban dan bukti, asesor internal menyetujui, koordinator mengajukan."
	case spbe.TahapPemeriksaan:
		return "penanggung jawab memeriksa; koordinator mencatat pengirimannya dengan berita acara, atau mengembalikannya ke entri data."
	case spbe.TahapDokumen:
		return "asesor eksternal menilai dokumen; koordinator mencatat nilainya, lalu melanjutkan ke interviu atau konsolidasi."
	case spbe.TahapInterviu:
		return "asesor eksternal mewawancarai; koordinator mencatat nilainya, lalu melanjutkan ke visitasi atau konsolidasi."
	case spbe.TahapVisitasi:
		return "asesor eksternal melihat di tempat; koordinator mencatat nilainya, lalu melanjutkan ke konsolidasi."
	case spbe.TahapKonsolidasi:
		return "asesor eksternal merampungkan hasil; koordinator mencatat nilai akhir dan keputusan penetapannya."
	}
	return "tidak seorang pun; hasilnya sudah tetap."
}

// sumberTahap is where the order of the stages comes from.
func (p *penilaian) sumberTahap() any {
	s := kominfo.Sumber{Regulasi: "PermenPANRB 59/2020", Bagian: "Bab III", Status: kominfo.Terverifikasi}
	if p.in.ID == instrumen.Pemdi2026 {
		s.Status, s.Catatan = kominfo.Sekunder, "Urutan tahap Pemdi menurut sosialisasi dan panduan daerah; jadwalnya menurut surat tahunan."
	}
	return el.Kecil("Urutan tahap: ", el.Sumber(s))
}

// penetapan shows the decree, and that nothing changes any more.
func (p *penilaian) penetapan(judul, kata string) any {
	x := p.dok.Isi.Penetapan
	var isi susunan
	isi.apa(el.P(kata))
	if x != nil {
		var fs dasarFakta
		fs.tambah("Keputusan", isiAtau(x.Nomor))
		fs.tambah("Tanggal", el.Tanggal(x.Tanggal))
		if x.Indeks != "" {
			fs.tambah("Indeks ditetapkan", el.Desimal(x.Indeks))
		}
		fs.tambah("Predikat ditetapkan", isiAtau(x.Predikat))
		if x.Catatan != "" {
			fs.tambah("Catatan", x.Catatan)
		}
		isi.apa(el.DaftarFakta(fs.isi...))
		if b := p.bedaTerbit(x.Indeks, x.Predikat); b != "" {
			isi.apa(el.Kecil(b))
		}
	}
	return el.Pesan(el.Info, judul, isi.isi...)
}

// isiAtau gives nil, which is drawn as a dash, for nothing.
func isiAtau(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// bedaTerbit says in words how a published result differs from the values here;
// "" when it does not, or when there is nothing to compare.
func (p *penilaian) bedaTerbit(terbit, predikat string) string {
	if !p.hasil.Lengkap {
		return ""
	}
	t := ""
	if x, err := indeks.ParsePecahan(terbit); err == nil && !samaDua(terbit, p.hasil.Indeks) {
		t = "Indeks terbit " + dua(x) + " berbeda dari indeks yang dihitung dari nilai di sini, " + dua(p.hasil.Indeks) + ". "
	}
	if predikat != "" && predikat != p.hasil.Predikat {
		t += "Predikat terbit " + predikat + " berbeda dari predikat menurut nilai di sini, " + p.hasil.Predikat + ". "
	}
	if t != "" {
		t += "Keduanya tercatat; cocokkan nilai indikator dengan keputusannya."
	}
	return t
}

// sisaHari says how many days are left until a date.
func sisaHari(n int) string {
	switch {
	case n < 0:
		return "lewat " + strconv.Itoa(-n) + " hari"
	case n == 0:
		return "hari ini"
	}
	return strconv.Itoa(n) + " hari lagi"
}

// nadaSisa is the tone of a date that is n days away.
func nadaSisa(n int) el.Nada {
	switch {
	case n < 0:
		return el.Bahaya
	case n <= 7:
		return el.Peringatan
	}
	return el.Netral
}

// figurBatas shows how long entries can still be made; afterwards it is nothing to
// look at.
func (p *penilaian) figurBatas(l *layar) any {
	d := &p.dok.Isi
	if !p.berjalan() || d.Tahap != spbe.TahapEntri && d.Tahap != spbe.TahapPemeriksaan {
		return nil
	}
	f := el.Figur{Label: "Batas unggah", Nilai: el.TanpaNilai("belum diatur"), Ket: el.Isi("Hari terakhir menurut surat tahunan belum diatur.")}
	if !d.Batas.Kosong() {
		n := d.Batas.Selisih(p.hariIni(l))
		f.Nilai, f.Nada, f.Ket = sisaHari(n), nadaSisa(n), el.Isi(d.Batas.Lengkap()+".")
	}
	return f
}

// langkahSaya are the next things that this person should do.
func (p *penilaian) langkahSaya(l *layar) any {
	d, b, k := &p.dok.Isi, p.d.Buku, p.ikhtisarnya(l)
	var hal susunan
	tugas := func(n int, teks, saring string) {
		if n > 0 {
			hal.apa(el.Isi(nomor(n)+" "+teks+" ", el.Tautan(p.alamat("/tugas"+saring), "Buka pekerjaan")))
		}
	}
	switch d.Tahap {
	case spbe.TahapEntri:
		if o := k.opd(p.saya.Perangkat); o != nil && p.bisa(b.Tugas, "isi", p.saya.Perangkat) {
			tugas(len(o.Sisa), "indikator milik perangkat daerah Anda belum selesai.", "?opd="+p.saya.Perangkat)
		}
		if p.bisa(b.Tugas, "ajukan", p.saya.Perangkat) && !p.lihatSemua() {
			tugas(k.kem.Tugas[spbe.TugasDraf], "jawaban perangkat daerah Anda masih draf dan menunggu Anda ajukan.", "?status=draf")
		}
		if p.bisa(b.Tugas, "setujui", "") {
			tugas(k.kem.Tugas[spbe.TugasDiajukan], "jawaban menunggu pemeriksaan asesor internal.", "?status=diajukan")
			tugas(k.kem.Bukti[spbe.BuktiProses], "bukti menunggu penilaian asesor internal.", "?status="+saringBukti)
		}
		if p.bisa(b.Tugas, "tugaskan", "") {
			tugas(len(k.kem.TanpaTugas), "indikator belum dibagi ke perangkat daerah.", "")
		}
		if p.bisa(b.Penilaian, "ajukan", "") && p.hasil.Lengkap {
			hal.apa("Semua indikator sudah bernilai: penilaian dapat diajukan untuk diperiksa.")
		}
	case spbe.TahapPemeriksaan:
		if p.bisa(b.Penilaian, "kirim", "") {
			hal.apa("Catat nomor dan tanggal berita acara, lalu kirim; atau kembalikan ke entri data.")
		}
	case spbe.TahapKonsolidasi:
		if p.bisa(b.Penilaian, "tetapkan", "") {
			hal.apa("Lengkapi nilai akhir asesor eksternal, lalu catat keputusan penetapannya.")
		}
	default:
		if p.bisa(b.Penilaian, "nilai_asesor", "") {
			hal.apa("Catat nilai asesor eksternal begitu diterima, lalu lanjutkan ke tahap berikutnya.")
		}
	}
	if hal.isi == nil {
		return el.HanyaLayar(el.P(el.Tebal("Untuk Anda: "), "tidak ada yang perlu dikerjakan sekarang."))
	}
	return el.HanyaLayar(el.P(el.Tebal("Untuk Anda:")), el.Butir(hal.isi...))
}
