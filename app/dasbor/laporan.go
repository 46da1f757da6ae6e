package dasbor

import (
	"context"
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// ruteLaporan is the page of an assessment's papers.
func ruteLaporan() []rute {
	return []rute{{"/penilaian/" + bagianID + "/laporan", "/penilaian", func(d *Dasbor, b []string) halaman {
		return &halamanLaporan{siklus: siklus{d: d, id: register.ID(b[1])}}
	}}}
}

// halamanLaporan shows the report, the Berita Acara, the work list and the list of
// evidence as they are printed. The server makes them, out of the very report that
// the PDF is printed from.
type halamanLaporan struct {
	siklus
	surat url.Values // paper and letter, as the address says
	isian [3]string  // number, place and date as typed
	salah string     // what is wrong with the date
	k     Kertas

	berkas el.BerkasTerpilih // signed paper that was chosen
	kirim  bool              // send the assessment with it
	sibuk  bool
	galat  error
}

// suratDari takes what an address or a person says of the letter; a date that is
// none is dropped, and said.
func suratDari(kertas, nomor, tempat, tanggal string) (v url.Values, salah string) {
	v = url.Values{}
	if t, err := kominfo.ParseTanggal(tanggal); tanggal != "" && (err != nil || t.Tahun() < 2000 || t.Tahun() > 2100) {
		tanggal, salah = "", "Tanggal surat tidak dapat dibaca. Pilih lagi tanggalnya, atau kosongkan."
	}
	for i, s := range []string{kertas, potongTeks(strings.TrimSpace(nomor), 99), potongTeks(strings.TrimSpace(tempat), 59), tanggal} {
		if s != "" {
			v.Set([]string{"dokumen", "nomor", "tempat", "tanggal"}[i], s)
		}
	}
	return v, salah
}

func (p *halamanLaporan) Muat(ctx context.Context, s klien.Sumber, u *url.URL) error {
	q := u.Query()
	kertas := q.Get("dokumen")
	if !namaRegister(strings.ReplaceAll(kertas, "-", "_")) { // as it is named in addresses
		kertas = ""
	}
	p.surat, p.salah = suratDari(kertas, q.Get("nomor"), q.Get("tempat"), q.Get("tanggal"))
	p.isian = [3]string{p.surat.Get("nomor"), p.surat.Get("tempat"), p.surat.Get("tanggal")}
	return serempak(func() error { return p.muatDokumen(ctx, s) }, func() error { return p.ambil(ctx, s) })
}

// ambil gets the paper.
func (p *halamanLaporan) ambil(ctx context.Context, s klien.Sumber) error {
	return ambilKertas(ctx, p.d, s, "/berkas/penilaian/"+string(p.id)+"/kertas.json?"+p.surat.Encode(), &p.k)
}

// alamatSurat is this page for a paper and a letter.
func (p *halamanLaporan) alamatSurat(v url.Values) string {
	if len(v) == 0 {
		return p.alamat("/laporan")
	}
	return p.alamat("/laporan") + "?" + v.Encode()
}

func (p *halamanLaporan) Gambar(l *layar) []any {
	k := &p.k
	var unduh any
	if k.PDF != "" {
		unduh = el.Tombol{Label: "Unduh PDF", Utama: true, Ikon: el.IkonUnduh, Href: k.PDF, Unduh: "laporan.pdf"}
	}
	var tanda, lipatan, berkas []any
	for _, t := range k.Tanda {
		tanda = append(tanda, el.Lencana(el.Peringatan, t))
	}
	for i := range k.Unduh {
		berkas = append(berkas, gambarSel(k.Unduh[i:i+1]))
	}
	lipatan = append(lipatan, p.isianSurat(l))
	if k.TandaTangan != nil {
		lipatan = append(lipatan, el.Rincian("Tanda tangan: "+k.StatusTanda, append(gambarBalok(l, k.TandaTangan), p.lampiran(l))...))
	}
	lipatan = append(lipatan, el.Rincian("Unduh berkas lain", el.Butir(berkas...)))
	isi := el.Isi(el.KopSurat{Pemerintah: k.Kop[0], Perangkat: k.Kop[1], Alamat: k.Kop[2], Kontak: k.Kop[3]},
		el.Kepala{Judul: k.Judul, Uraian: k.Instansi, Tanda: tanda, Remah: p.remah(el.Remah{Label: "Laporan"}), Aksi: el.Isi(unduh, el.TombolCetak("Cetak"))},
		el.SuratResmi(k.Contoh, k.Sementara, k.Nomor), p.menu("/laporan"), p.menuKertas(), el.HanyaLayar(el.Kartu("", lipatan...)))
	return append(isi, gambarBalok(l, k.Isi)...)
}

func (p *halamanLaporan) menuKertas() app.UI {
	var ms []el.Menu
	for _, x := range p.k.Pilihan {
		v, _ := suratDari(x.Ke, p.surat.Get("nomor"), p.surat.Get("tempat"), p.surat.Get("tanggal"))
		ms = append(ms, el.Menu{Label: x.Teks, Href: p.alamatSurat(v)})
	}
	return el.Submenu("Dokumen", ms, p.alamatSurat(p.surat))
}

// isianSurat asks for what SRIKANDI gives to the letter. It stays in the address, so
// that the page can be kept and printed again.
func (p *halamanLaporan) isianSurat(l *layar) app.UI {
	isi := func(i int) func(app.Context, string) {
		return func(_ app.Context, v string) { p.isian[i] = v }
	}
	return el.Rincian("Nomor, tempat dan tanggal surat", el.Formulir(func(ctx app.Context) {
		v, salah := suratDari(p.surat.Get("dokumen"), p.isian[0], p.isian[1], p.isian[2])
		if p.salah = salah; salah == "" {
			ctx.Navigate(p.alamatSurat(v))
		}
	},
		el.Masukan{ID: "nomor", Label: "Nomor surat", Nilai: p.isian[0], Panjang: 99, Bantuan: "Dari SRIKANDI. Bila kosong, tercetak garis untuk diisi.", Ketik: isi(0)},
		el.Masukan{ID: "tempat", Label: "Tempat", Nilai: p.isian[1], Panjang: 59, Ketik: isi(1)},
		el.Masukan{ID: "tanggal", Label: "Tanggal", Jenis: "date", Nilai: p.isian[2], Galat: p.salah, Bantuan: "Bila kosong: hari ini, " + p.hariIni(l).Panjang() + ".", Ketik: isi(2)},
		el.Deret(el.Tombol{Label: "Pakai di dokumen", Kirim: true})))
}
