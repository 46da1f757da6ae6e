package dasbor

import (
	"bytes"
	"context"
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
)

// batasImpor is the most bytes of a file that the server takes.
const batasImpor = 32 << 20

// imporUmum brings the rows of a file into a register: first a dry run that
// reports what a write would do, the register's own law included, then the write.
type imporUmum struct {
	umum
	tindakan string // for registers with actions
	kembar   lembar.Kembar
	mode     lembar.Mode
	tanggal  lembar.UrutanTanggal

	nama    string // of the file
	isi     []byte
	tempel  string
	giliran int // of the dry run that counts; an older one is ignored
	tahap   tahapImpor
	lap     lembar.Laporan
	saring  string // severity of the findings shown
	galat   error
}

type tahapImpor uint8

const (
	tahapPilih tahapImpor = iota
	tahapPeriksa
	tahapLaporan
	tahapTulis
	tahapHasil
)

func (p *imporUmum) Muat(context.Context, klien.Sumber, *url.URL) error {
	p.kembar, p.mode = lembar.Lewati, lembar.Utuh
	if t := tindakanImpor(p.in, p.saya); len(t) > 0 {
		p.tindakan = t[0].Nama
	}
	return nil
}

func (p *imporUmum) Gambar(l *layar) []any {
	isi := el.Isi(el.Kepala{Judul: "Impor " + p.in.Judul, Remah: p.remah(el.Remah{Label: "Impor"}),
		Uraian: "Berkas diperiksa dulu. Tidak ada yang disimpan sebelum Anda menekan tombol tulis."})
	if !p.in.Bebas && p.tindakan == "" {
		return append(isi, el.Kosong("Register ini tidak dapat diimpor.", el.P("Register ini hanya berubah lewat tindakannya, dan tidak satu pun membuat dokumen dari isian tabel."),
			el.Tombol{Label: "Kembali ke daftar", Utama: true, Href: p.alamat()}))
	}
	if p.tahap == tahapHasil {
		return append(isi, p.gambarHasil()...)
	}
	return append(isi, p.pemilihan(l), tempat(p.keadaan()), tempat(el.Gagal(p.galat)), tempat(p.gambarLaporan(l)))
}

// pemilihan is the choice of file and of how it is understood. It stays on the
// page all the time: its parts answer when the work is done.
func (p *imporUmum) pemilihan(l *layar) any {
	isi := el.Isi(el.P("Belum punya tabelnya? ", p.tautanTemplatUntuk(p.tindakan), " lalu isi satu baris untuk satu dokumen. Untuk mengubah dokumen yang ada, pakai berkas hasil ekspor."))
	if t := tindakanImpor(p.in, p.saya); len(t) > 1 && !p.in.Bebas {
		var os []el.Opsi
		for _, x := range t {
			os = append(os, el.Opsi{Nilai: x.Nama, Label: x.Judul})
		}
		isi = append(isi, el.Pilih{ID: "impor-tindakan", Label: "Baris menjadi dokumen lewat tindakan", Nilai: p.tindakan, Opsi: os, Mati: p.sibuk(),
			Ubah: func(ctx app.Context, s string) { p.tindakan = s; p.periksa(ctx, l) }})
	}
	isi = append(isi,
		el.Berkas{ID: "impor-berkas", Label: "Berkas tabel", Terima: ".xlsx,.csv,.tsv,.txt,.xls,.html,.jsonl", Mati: p.sibuk(),
			Bantuan: "XLSX, CSV atau JSONL hasil ekspor; paling besar 32 MB.",
			Pilih:   func(ctx app.Context, fs []el.BerkasTerpilih) { p.pilih(ctx, l, fs) }},
		el.Rincian("Atau tempel dari tabel", el.Masukan{ID: "impor-tempel", Label: "Tempelan", Baris: 6, Nilai: p.tempel, Mati: p.sibuk(),
			Bantuan: "Salin dari lembar kerja bersama baris judul kolomnya, lalu tempel di sini. Diperiksa begitu Anda keluar dari kotak ini.",
			Ubah:    func(ctx app.Context, s string) { p.tempelkan(ctx, l, s) }}))
	if p.in.Bebas { // actions never change what exists
		isi = append(isi, el.PilihSatu{ID: "impor-kembar", Label: "Bila dokumennya sudah ada dengan isi lain", Nilai: string(p.kembar), Mati: p.sibuk(),
			Opsi: []el.Opsi{{Nilai: string(lembar.Lewati), Label: "Lewati barisnya"}, {Nilai: string(lembar.Perbarui), Label: "Perbarui dokumennya"}},
			Ubah: func(ctx app.Context, s string) { p.kembar = lembar.Kembar(s); p.periksa(ctx, l) }})
	}
	return el.Kartu("Berkas", append(isi,
		el.PilihSatu{ID: "impor-mode", Label: "Bila ada baris yang salah", Nilai: string(p.mode), Mati: p.sibuk(),
			Opsi: []el.Opsi{{Nilai: string(lembar.Utuh), Label: "Semua atau tidak sama sekali"}, {Nilai: string(lembar.YangSah), Label: "Tulis yang sah saja"}},
			Ubah: func(_ app.Context, s string) { p.mode = lembar.Mode(s) }},
		el.Pilih{ID: "impor-tanggal", Label: "Tanggal seperti 03/04/2026 dibaca", Nilai: string(p.tanggal), Mati: p.sibuk(), Kosong: "Tanyakan bila bisa dua arti",
			Opsi: []el.Opsi{{Nilai: string(lembar.HariBulan), Label: "Hari dulu: 3 April 2026"}, {Nilai: string(lembar.BulanHari), Label: "Bulan dulu: 4 Maret 2026"}},
			Ubah: func(ctx app.Context, s string) { p.tanggal = lembar.UrutanTanggal(s); p.periksa(ctx, l) }})...)
}

func (p *imporUmum) sibuk() bool { return p.tahap == tahapPeriksa || p.tahap == tahapTulis }

func (p *imporUmum) keadaan() any {
	switch p.tahap {
	case tahapPeriksa:
		return el.Memuat("Memeriksa berkas…")
	case tahapTulis:
		return el.Memuat("Menulis… Jangan menutup halaman ini.")
	}
	return nil
}

func (p *imporUmum) pilih(ctx app.Context, l *layar, fs []el.BerkasTerpilih) {
	if len(fs) == 0 {
		return
	}
	fs[0].Baca(ctx, batasImpor, func(ctx app.Context, isi []byte, err error) {
		p.terima(ctx, l, fs[0].Nama, isi, err)
	})
}

// terima takes a file that was read, or says why there is nothing to take.
func (p *imporUmum) terima(ctx app.Context, l *layar, nama string, isi []byte, err error) {
	if err == nil {
		err = berkasKosong(nama, isi)
	}
	p.nama, p.isi, p.tempel, p.lap = nama, isi, "", lembar.Laporan{}
	if p.galat = err; err != nil {
		p.tahap = tahapPilih
		return
	}
	p.periksa(ctx, l)
}

// berkasKosong is the error for a file without content; nil for any other.
func berkasKosong(nama string, isi []byte) error {
	if len(bytes.TrimSpace(isi)) > 0 {
		return nil
	}
	return kominfo.E(kominfo.TidakSah, "dasbor.berkas", "Berkas %s kosong. Buka berkasnya, pastikan ada isinya dan sudah disimpan, lalu pilih lagi.", nama)
}

func (p *imporUmum) tempelkan(ctx app.Context, l *layar, s string) {
	p.tempel, p.nama, p.isi = s, "tempelan.csv", []byte(s)
	p.periksa(ctx, l)
}

func (p *imporUmum) impor() lembar.Impor {
	im := lembar.Impor{Register: p.reg, Lingkup: register.LingkupPenuh(), Kembar: p.kembar, Mode: p.mode, Tanggal: p.tanggal, Rujukan: p.semua, LingkupRujukan: register.LingkupUmum()}
	if !p.in.Bebas {
		im.Tindakan = p.tindakan
	}
	return im
}

// periksa is the dry run. It is the server's: it needs the register's documents,
// and its code would be a twentieth of the browser's program.
func (p *imporUmum) periksa(ctx app.Context, l *layar) {
	p.lap, p.galat = lembar.Laporan{}, nil
	if len(strings.TrimSpace(string(p.isi))) == 0 {
		p.tahap = tahapPilih
		return
	}
	p.giliran++
	ini := p.giliran
	p.tahap = tahapPeriksa
	im, nama, isi := p.impor(), p.nama, p.isi
	var lap lembar.Laporan
	l.kerja(ctx, func(c context.Context) (err error) {
		lap, err = kirimImpor(c, l.d.Angkut, im, nama, isi, true)
		return err
	}, func(ctx app.Context, err error) {
		if ini != p.giliran {
			return // another file was chosen meanwhile
		}
		p.lap, p.galat, p.tahap = lap, err, tahapLaporan
		if err != nil {
			p.tahap = tahapPilih
			return
		}
		el.Umumkan(ctx, "Pemeriksaan selesai: "+kominfo.FormatAngka(int64(lap.Baris))+" baris, "+kominfo.FormatAngka(int64(lap.Ditolak))+" ditolak.")
	})
}

// bolehTulis says why the file cannot be written as it is; "" when it can.
func (p *imporUmum) bolehTulis() string {
	switch n := p.lap.Baru + p.lap.Berubah; {
	case p.lap.Baris == 0:
		return "Tidak ada baris yang berisi dokumen. Periksa apakah judul kolomnya ada di baris pertama."
	case n == 0 && p.lap.Ditolak == 0:
		return "Tidak ada yang perlu ditulis: semua baris sudah ada di register."
	case n == 0:
		return "Tidak ada baris yang sah. Betulkan berkasnya, lalu pilih lagi."
	case p.lap.Ditolak > 0 && p.mode != lembar.YangSah:
		return "Ada baris yang ditolak. Betulkan berkasnya lalu pilih lagi, atau pilih \"Tulis yang sah saja\" di atas."
	}
	return ""
}

func (p *imporUmum) tulis(ctx app.Context, l *layar) {
	if p.sibuk() || p.bolehTulis() != "" {
		return
	}
	p.tahap, p.galat = tahapTulis, nil
	im, nama, isi := p.impor(), p.nama, p.isi
	var lap lembar.Laporan
	l.kerja(ctx, func(c context.Context) (err error) {
		lap, err = kirimImpor(c, l.d.Angkut, im, nama, isi, false)
		return err
	}, func(ctx app.Context, err error) {
		if p.galat = err; err != nil {
			p.tahap = tahapLaporan
			return
		}
		p.lap, p.tahap = lap, tahapHasil
		el.Umumkan(ctx, kominfo.FormatAngka(int64(lap.Ditulis))+" dokumen ditulis.")
	})
}
