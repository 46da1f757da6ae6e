package dasbor

import (
	"context"
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// semuaRegister lists the registers of this office.
type semuaRegister struct {
	saya  kominfo.Aktor
	d     *Dasbor
	baris []ringkasRegister
	cari  string
}

type ringkasRegister struct {
	in    register.Info
	n     int64
	tutup bool // the caller may not read it
}

func (p *semuaRegister) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) error {
	regs := p.d.Buku.Semua()
	p.baris = make([]ringkasRegister, len(regs))
	var fs []func() error
	for i, r := range regs {
		b := &p.baris[i]
		b.in = r.Info()
		if b.tutup = !hak.Bisa(p.saya, true, b.in, hak.Baca); b.tutup {
			continue
		}
		fs = append(fs, func() error {
			js, err := s.Rekap(ctx, r, register.LingkupUmum(), nil)
			if takTerlihat(err) {
				b.tutup = true
				return nil
			}
			if len(js) > 0 {
				b.n = js[0].N
			}
			return err
		})
	}
	return serempak(fs...)
}

// kenali tells the page who looks at it.
func (p *semuaRegister) kenali(s klien.Saya) { p.saya = s.Aktor() }

func (p *semuaRegister) Gambar(*layar) []any {
	isi := el.Isi(el.Kepala{Judul: "Register", Uraian: "Semua buku register kantor ini. Setiap register dapat dibuka, disaring, dicetak, diimpor dan diekspor."})
	if len(p.baris) > 12 {
		isi = append(isi, el.Masukan{ID: "cari-register", Label: "Cari register", Jenis: "search", Nilai: p.cari,
			Ketik: func(_ app.Context, s string) { p.cari = s }})
	}
	t := el.Tabel{Judul: "Daftar register", Kolom: []el.Kolom{{Judul: "Register"}, {Judul: "Dokumen", Angka: true}, {Judul: "Lanjut"}},
		Kosong: "Tidak ada register yang cocok. Periksa ejaan pencarian."}
	kunci := strings.ToLower(strings.TrimSpace(p.cari))
	for _, b := range p.baris {
		if !strings.Contains(strings.ToLower(b.in.Judul+" "+b.in.Keterangan), kunci) {
			continue
		}
		nama := el.Isi(el.Tautan(alamatRegister+"/"+b.in.Nama, b.in.Judul))
		if b.in.Keterangan != "" {
			nama = append(nama, el.Kecil(b.in.Keterangan))
		}
		var n any = el.Angka(b.n)
		if b.tutup {
			n = "tidak terbuka"
		}
		t.Baris = append(t.Baris, []any{nama, n, p.lanjut(b)})
	}
	return append(isi, t)
}

// lanjut are the next steps in a register.
func (p *semuaRegister) lanjut(b ringkasRegister) any {
	if b.tutup {
		return el.Kecil("Anda tidak berhak membacanya. Masuk dengan akun yang berhak, atau mintalah haknya kepada pengelola.")
	}
	isi := el.Isi(el.Tombol{Label: "Buka", LabelRi: "Buka " + b.in.Judul, Sunyi: true, Href: alamatRegister + "/" + b.in.Nama})
	if b.in.Bebas && hak.Bisa(p.saya, true, b.in, "buat") {
		isi = append(isi, el.Tombol{Label: "Tambah", LabelRi: "Tambah " + b.in.Judul, Sunyi: true, Href: alamatRegister + "/" + b.in.Nama + "/baru"})
	}
	for _, t := range tindakanOrang(b.in, p.saya) {
		if t.Mula {
			isi = append(isi, el.Tombol{Label: t.Judul, LabelRi: t.Judul + " di " + b.in.Judul, Sunyi: true, Href: alamatMula(b.in.Nama, t.Nama)})
		}
	}
	return el.Deret(isi...)
}
