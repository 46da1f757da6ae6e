//go:build !(js && wasm)

package meja

import (
	"strings"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// langkah shows what comes next in a case: what this person may do now, what waits
// for others, and why the rest is not possible. utama is the first of what may be
// done, for the button of the page.
func (m *minta) langkah(r register.Register, id register.ID, pemilik string, xs []ppid.LangkahKini, bs []ppid.Batas) (isi []kertas.Balok, utama kertas.Penggal) {
	judul := map[string]string{}
	for _, t := range r.Info().Tindakan {
		judul[t.Nama] = t.Judul
	}
	bisa := kertas.Balok{Rupa: kertas.Tabel, Judul: "Langkah yang dapat Anda lakukan", Kolom: []string{"Langkah", "Yang berwenang", "Paling lambat", "Dasar"}}
	lain := kertas.Balok{Rupa: kertas.Tabel, Judul: "Menunggu pihak lain", Kolom: []string{"Langkah", "Yang berwenang", "Paling lambat", "Dasar"}}
	tidak := kertas.Balok{Rupa: kertas.Fakta}
	for _, x := range xs {
		if judul[x.Tindakan] == "" || x.Tindakan == lampirkan { // which has a form of its own on the page
			continue
		}
		oleh := kertas.T(x.Oleh)
		batas := m.tenggatKe(cari(bs, x.TenggatNya).Tanggal)
		if x.Terlambat {
			batas = kertas.Sel{lencana(bahaya, "sudah lewat")}
		}
		dasar := kertas.Sel{kecilSel(kutip(x.Dasar))}
		if len(x.Dasar) == 0 {
			dasar = nil
		}
		switch {
		case !x.Bisa:
			tidak.Baris = append(tidak.Baris, kertas.F(judul[x.Tindakan], x.Sebab))
		case x.Berwenang && m.bisa(r, x.Tindakan, pemilik):
			p := kertas.Penggal{Teks: judul[x.Tindakan], Ke: "/register/" + r.Info().Nama + "/" + string(id) + "/tindakan/" + x.Tindakan, Rupa: "tombol"}
			if utama.Teks == "" && m.pantasUtama(x) {
				utama = kertas.Penggal{Teks: p.Teks, Ke: p.Ke}
			}
			bisa.Baris = append(bisa.Baris, []kertas.Sel{{p}, oleh, batas, dasar})
		default:
			lain.Baris = append(lain.Baris, []kertas.Sel{kertas.T(judul[x.Tindakan]), oleh, batas, dasar})
		}
	}
	b := bagian("Langkah berikutnya")
	if bisa.Baris != nil {
		b.Isi = append(b.Isi, bisa)
	} else {
		b.Isi = append(b.Isi, kertas.P("Tidak ada langkah yang menunggu Anda."))
	}
	if lain.Baris != nil {
		b.Isi = append(b.Isi, kertas.Balok{Rupa: kertas.SubBagian, Judul: "Menunggu pihak lain", Isi: []kertas.Balok{lain}})
	}
	if tidak.Baris != nil {
		b.Isi = append(b.Isi, kertas.Balok{Rupa: kertas.Rincian, Judul: "Mengapa langkah lain belum dapat dilakukan", Isi: []kertas.Balok{tidak}})
	}
	return []kertas.Balok{{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{b}}}, utama
}

// pantasUtama reports whether an action may be the page's main button. What ends a case
// for the applicant never is: it is not pressed by mistake.
func (m *minta) pantasUtama(x ppid.LangkahKini) bool {
	switch x.Tindakan {
	case "cabut":
		return false
	case "selesaikan":
		return x.Peralihan != "T21" // a dispute ends with its ruling
	case "surat_sampai", "tanggapan_diterima", "laksanakan": // a clock, or the applicant, waits for it
		return true
	case "sediakan":
		return !akun.PunyaPeran(m.a.Peran, "ppid_utama")
	}
	return len(x.Dasar) > 0
}

func kutip(d ppid.Dasar) string {
	t := make([]string, len(d))
	for i, s := range d {
		t[i] = ppid.Kutip(s)
	}
	return strings.Join(t, "; ")
}

// cari gives the due date of a kind, empty when there is none.
func cari(bs []ppid.Batas, j ppid.Jenis) ppid.Batas {
	for _, b := range bs {
		if b.Jenis == j && j != "" {
			return b
		}
	}
	return ppid.Batas{}
}
