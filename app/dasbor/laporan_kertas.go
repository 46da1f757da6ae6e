package dasbor

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

// Kertas is a paper of an assessment as the server sends it: what stands on it, in
// order, and what this person can do with it. The server has the report, its law and
// the rights; the page draws, and costs the browser's program little.
type Kertas struct {
	Judul     string           `json:"judul"`
	Instansi  string           `json:"instansi"`
	Kop       [4]string        `json:"kop"`       // government, unit, address, contact; empty lines are left out
	Nomor     string           `json:"nomor"`     // of the letter; "" prints a line to fill in
	Tanda     []string         `json:"tanda"`     // marks: DATA CONTOH, SEMENTARA
	Contoh    bool             `json:"contoh"`    // the margins say so when it is printed
	Sementara bool             `json:"sementara"` // likewise
	Pilihan   []kertas.Penggal `json:"pilihan"`   // the papers there are; Ke is the name in the address
	PDF       string           `json:"pdf"`       // address of this paper as a file; "": there is none
	Unduh     []kertas.Penggal `json:"unduh"`     // every file that the person may have
	Isi       []kertas.Balok   `json:"isi"`

	StatusTanda string         `json:"status_tanda"` // state of the signature in a few words
	TandaTangan []kertas.Balok `json:"tanda_tangan"` // the same at length; nil: nobody signs this paper
	Lampirkan   string         `json:"lampirkan"`    // what a signed file is attached as; "": not by this person
	Kirim       int64          `json:"kirim"`        // version of the assessment that can be sent with it; 0: none
}

func gambarSel(s kertas.Sel) []any {
	var out []any
	for _, x := range s {
		var u any = x.Teks
		switch x.Rupa {
		case "tebal":
			u = el.Tebal(x.Teks)
		case "kecil":
			u = el.Kecil(x.Teks)
		case "kode":
			u = el.Kode(x.Teks)
		case "tombol":
			u = el.Tombol{Label: x.Teks, Href: x.Ke}
		case "unduh":
			u = el.TautanUnduh(x.Ke, "", x.Teks)
		case "netral", "info", "sukses", "peringatan", "bahaya":
			u = el.Lencana(nadaKertas(x.Rupa), x.Teks)
		default:
			if strings.HasPrefix(x.Ke, "/berkas/") { // no page of the program
				u = el.TautanBaru(x.Ke, x.Teks)
			} else if x.Ke != "" {
				u = el.Tautan(x.Ke, x.Teks)
			}
		}
		out = append(out, u)
	}
	return out
}

func nadaKertas(s string) el.Nada {
	for i, n := range [...]string{"netral", "info", "sukses", "peringatan", "bahaya"} { // in the order of [el.Nada]
		if n == s {
			return el.Nada(i)
		}
	}
	return el.Netral
}

// selKe draws a cell that may be missing; nil is drawn as a dash.
func selKe(b []kertas.Sel, i int) any {
	if i >= len(b) || len(b[i]) == 0 {
		return nil
	}
	return gambarSel(b[i])
}

// teksKe is the text of a cell that may be missing.
func teksKe(b []kertas.Sel, i int) (s string) {
	if i < len(b) {
		for _, x := range b[i] {
			s += x.Teks
		}
	}
	return s
}

func gambarBalok(l *layar, bs []kertas.Balok) []any {
	out := []any{}
	for i := range bs {
		b := &bs[i]
		var butir []any
		for _, r := range b.Baris {
			butir = append(butir, selKe(r, 0))
		}
		var u any
		switch b.Rupa {
		case kertas.Bagian:
			u = el.Bagian(b.Judul, gambarBalok(l, b.Isi)...)
		case kertas.SubBagian:
			u = el.SubBagian(b.Judul, gambarBalok(l, b.Isi)...)
		case kertas.HanyaLayar:
			u = el.HanyaLayar(gambarBalok(l, b.Isi)...)
		case kertas.Daftar:
			u = el.Butir(butir...)
		case kertas.Bernomor:
			u = el.Urutan(butir...)
		case kertas.Rincian:
			u = el.Rincian(b.Judul, gambarBalok(l, b.Isi)...)
		case kertas.Saring:
			u = gambarSaring(b)
		case kertas.Kirim:
			u = el.HanyaLayar(&kirimBalok{B: b, L: l})
		case kertas.Salin:
			t := ""
			for _, r := range b.Baris {
				t += teksKe(r, 0)
			}
			u = el.HanyaLayar(el.Tumpuk(el.TeksTetap(b.Judul, t), el.TombolSalin("Salin", b.Judul, t)))
		case kertas.GantiHalaman:
			u = app.Div().Class("ganti-halaman")
		case kertas.Linimasa:
			var ks []el.Kejadian
			for _, r := range b.Baris {
				ks = append(ks, el.Kejadian{Waktu: teksKe(r, 0), Judul: teksKe(r, 1), Isi: el.Isi(selKe(r, 2)), Nada: nadaKertas(teksKe(r, 3))})
			}
			u = el.Linimasa(ks...)
		case kertas.Pesan:
			n := el.Peringatan
			if b.Nada != "" {
				n = nadaKertas(b.Nada)
			}
			if len(butir) > 1 {
				butir = el.Isi(el.Butir(butir...))
			}
			u = el.Pesan(n, b.Judul, butir...)
		case kertas.Kosong:
			u = el.Kosong(b.Judul)
		case kertas.Kecil:
			u = el.Kecil(butir...)
		case kertas.Tabel:
			u = gambarTabel(b)
		case kertas.Fakta:
			fs := make([]el.Fakta, len(b.Baris))
			for j, r := range b.Baris {
				fs[j] = el.Fakta{Label: teksKe(r, 0), Isi: selKe(r, 1)}
			}
			u = el.DaftarFakta(fs...)
		case kertas.Figur:
			var fs []any
			for _, r := range b.Baris {
				f := el.Figur{Label: teksKe(r, 0), Nilai: selKe(r, 1), Dari: teksKe(r, 2), Ket: el.Isi(selKe(r, 3))}
				if f.Nilai == nil {
					f.Nilai = el.TanpaNilai("belum ada")
				}
				fs = append(fs, f)
			}
			u = el.Kisi(fs...)
		case kertas.TandaTangan:
			for _, r := range b.Baris {
				t, _ := kominfo.ParseTanggal(teksKe(r, 1))
				out = append(out, el.TandaTangan{Tempat: teksKe(r, 0), Tanggal: t, Jabatan: teksKe(r, 2), Kotak: el.Isi(selKe(r, 3))})
			}
			continue
		default:
			u = el.P(butir...)
		}
		out = append(out, u)
	}
	return out
}

func gambarTabel(b *kertas.Balok) el.Tabel {
	t := el.Tabel{Judul: b.Judul, JudulTersembunyi: true, Gulir: b.Gulir, Kosong: "Belum ada."}
	for i, k := range b.Kolom {
		t.Kolom = append(t.Kolom, el.Kolom{Judul: k, Angka: i < len(b.Angka) && b.Angka[i]})
	}
	baris := func(r []kertas.Sel) (out []any) {
		for i := range r {
			out = append(out, selKe(r, i))
		}
		return out
	}
	for _, r := range b.Baris {
		t.Baris = append(t.Baris, baris(r))
	}
	t.Kaki = baris(b.Kaki)
	return t
}
