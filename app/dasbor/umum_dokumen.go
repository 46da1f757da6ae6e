package dasbor

import (
	"context"
	"encoding/json"
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// dokumenUmum shows one document: its facts, what can be done, where it came
// from.
type dokumenUmum struct {
	umum
	id     register.ID
	baris  register.Baris
	isi    map[string]json.RawMessage
	sebut  string
	riw    []register.Baris
	nama   penamaan
	kantor *kantor.Profil
	zona   kominfo.Zona
	judul  map[string]string // titles of nested members
	bukti  buktiRiwayat
}

func (p *dokumenUmum) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) (err error) {
	if p.baris, err = s.Baca(ctx, p.reg, register.LingkupUmum(), p.id, 0); err != nil {
		return err
	}
	doc, err := p.reg.Dokumen(p.baris)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(doc, &p.isi); err != nil {
		return kominfo.E(kominfo.Rusak, "dasbor.dokumen", "Dokumen ini tidak dapat dibaca. Sebutkan id-nya kepada pengelola: %s.", p.id).Sebab(err)
	}
	p.sebut, p.judul = sebutan(p.baris), judulRinci(p.in)
	return serempak(
		func() (err error) { p.riw, err = s.Riwayat(ctx, p.reg, register.LingkupUmum(), p.id); return err },
		func() (err error) { p.kantor, p.zona, err = p.kantorIni(ctx, s); return err },
		func() error {
			if err := p.nama.muatPemilik(ctx, s, &p.umum, p.baris.Pemilik); err != nil {
				return err
			}
			ids := map[string][]string{}
			for _, x := range p.in.Isian {
				var id string
				if x.Rupa == register.RupaRujukan && json.Unmarshal(p.isi[x.Nama], &id) == nil && id != "" {
					ids[x.Rujukan] = append(ids[x.Rujukan], id)
				}
			}
			return p.nama.muat(ctx, s, &p.umum, ids)
		})
}

func (p *dokumenUmum) Gambar(l *layar) []any {
	var tanda []any
	if p.baris.Ditarik {
		tanda = el.Isi(el.Lencana(el.Bahaya, "ditarik"))
	}
	isi := el.Isi(p.kop(), el.Kepala{Judul: p.sebut, Uraian: p.in.Judul, Tanda: tanda, Aksi: p.aksi(), Remah: p.remah(el.Remah{Label: p.sebut})})
	return append(isi, p.ditarik(), p.fakta(), p.catatan(), p.riwayat(l))
}

// kop is the letterhead on paper: the government, and the office that owns the
// document.
func (p *dokumenUmum) kop() any {
	if p.kantor == nil {
		return nil
	}
	return el.KopSurat{Pemerintah: "Pemerintah " + p.kantor.Nama, Perangkat: p.nama.perangkat[p.baris.Pemilik]}
}

func (p *dokumenUmum) aksi() []any {
	isi := el.Isi()
	dasar := alamatRegister + "/" + p.in.Nama + "/" + string(p.id)
	if !p.baris.Ditarik {
		if p.in.Bebas && bisaPada(p.saya, p.in, "ganti", p.baris.Pemilik) {
			isi = append(isi, el.Tombol{Label: "Ubah", Utama: true, Ikon: el.IkonUbah, Href: dasar + "/ubah"})
		}
		for _, t := range p.in.Tindakan {
			if !t.Mula && bisaPada(p.saya, p.in, t.Nama, p.baris.Pemilik) {
				isi = append(isi, el.Tombol{Label: t.Judul, Bahaya: t.Menarik, Href: dasar + "/tindakan/" + t.Nama})
			}
		}
	}
	if khusus := alamatDokumen(p.in.Nama, p.id); khusus != dasar {
		isi = append(isi, el.Tombol{Label: "Buka halaman khususnya", Ikon: el.IkonLihat, Href: khusus})
	}
	return append(isi, el.TombolCetak("Cetak"))
}

func (p *dokumenUmum) ditarik() any {
	if !p.baris.Ditarik {
		return nil
	}
	alasan := p.baris.Alasan
	if alasan == "" && len(p.riw) > 0 {
		alasan = p.riw[0].Alasan
	}
	var kata any
	if alasan != "" {
		kata = el.P("Alasan: ", alasan)
	}
	return el.Pesan(el.Peringatan, "Dokumen ini ditarik pada "+waktuDi(p.baris.Waktu, p.zona), kata, el.P("Isinya tetap dapat dibaca, tetapi tidak berlaku lagi dan tidak dapat diubah."))
}

// fakta are the fields in the order of the form, by section.
func (p *dokumenUmum) fakta() any {
	var out []any
	var fs []el.Fakta
	kelompok := ""
	tutup := func() {
		switch {
		case fs == nil:
		case kelompok == "":
			out = append(out, el.Kartu("", el.DaftarFakta(fs...)))
		default:
			out = append(out, el.Kartu(kelompok, el.DaftarFakta(fs...)))
		}
		fs = nil
	}
	for _, x := range p.in.Isian {
		if x.Kelompok != kelompok {
			tutup()
			kelompok = x.Kelompok
		}
		fs = append(fs, el.Fakta{Label: x.Label, Isi: p.nilai(x)})
	}
	tutup()
	return out
}

func (p *dokumenUmum) nilai(x register.Isian) any {
	v := p.isi[x.Nama]
	if !x.Pribadi || len(v) > 0 {
		return p.nama.nilaiIsian(x, p.judul, v)
	}
	if p.baris.PribadiDihapus {
		return el.Kecil("Data pribadi, sudah dihapus.")
	}
	for _, y := range p.in.Isian {
		if y.Pribadi && len(p.isi[y.Nama]) > 0 {
			return nil // the caller sees personal data, so this one is empty
		}
	}
	return el.Kecil("Data pribadi: tidak ditampilkan untuk Anda, atau tidak diisi.")
}

// catatan are the facts about the document itself.
func (p *dokumenUmum) catatan() app.UI {
	pemilik := any(p.nama.pemilik(p.baris.Pemilik))
	if p.baris.Pemilik == "" {
		pemilik = nil
	}
	fs := []el.Fakta{
		{Label: "Pemilik", Isi: pemilik},
		{Label: "Versi", Isi: el.Angka(p.baris.Versi)},
		{Label: "Terakhir diubah", Isi: waktuDi(p.baris.Waktu, p.zona)},
		{Label: "Id dokumen", Isi: el.Kode(string(p.id))},
	}
	if p.baris.Urutan >= 0 {
		fs = append(fs, el.Fakta{Label: "Nomor jurnal", Isi: el.Angka(p.baris.Urutan)})
	}
	return el.Kartu("Tentang dokumen ini", el.DaftarFakta(fs...))
}
