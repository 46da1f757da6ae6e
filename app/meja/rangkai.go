//go:build !(js && wasm)

package meja

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// The tones of a badge.
const (
	netral     = "netral"
	info       = "info"
	sukses     = "sukses"
	peringatan = "peringatan"
	bahaya     = "bahaya"
)

func lencana(nada, teks string) kertas.Penggal { return kertas.Penggal{Teks: teks, Rupa: nada} }

func kecilSel(s string) kertas.Penggal { return kertas.Penggal{Teks: s, Rupa: "kecil"} }

func bagian(judul string, isi ...kertas.Balok) kertas.Balok {
	return kertas.Balok{Rupa: kertas.Bagian, Judul: judul, Isi: isi}
}

func kecil(s string) kertas.Balok {
	return kertas.Balok{Rupa: kertas.Kecil, Baris: [][]kertas.Sel{{kertas.T(s)}}}
}

func pesan(nada, judul string, isi ...string) kertas.Balok {
	b := kertas.Balok{Rupa: kertas.Pesan, Nada: nada, Judul: judul}
	for _, s := range isi {
		b.Baris = append(b.Baris, kertas.F(s))
	}
	return b
}

func kosong(judul string) kertas.Balok { return kertas.Balok{Rupa: kertas.Kosong, Judul: judul} }

func besar(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// angka is a count for people.
func angka(n int64) string { return kominfo.FormatAngka(n) }

// dokumen is a document with the texts of its form: fields by their names.
type dokumen struct {
	in  register.Info
	isi map[string]json.RawMessage
}

func uraiDokumen(r register.Register, b register.Baris) (d dokumen, err error) {
	doc, err := r.Dokumen(b)
	if err == nil {
		err = json.Unmarshal(doc, &d.isi)
	}
	d.in = r.Info()
	return d, err
}

// teks is a field as people read it; "" when it is empty, or not one line of facts.
func (d dokumen) teks(nama string) string {
	x, v := d.in.CariIsian(nama), d.isi[nama]
	if x == nil || len(v) == 0 || string(v) == "null" {
		return ""
	}
	switch x.Rupa {
	case register.RupaCentang:
		if string(v) == "true" {
			return "ya"
		}
		return ""
	case register.RupaRupiah:
		if n, err := strconv.ParseInt(string(v), 10, 64); err == nil && n != 0 {
			return kominfo.Rupiah(n).String()
		}
		return ""
	case register.RupaAngka, register.RupaTahun:
		if n, err := strconv.ParseInt(string(v), 10, 64); err == nil && n != 0 {
			return strconv.FormatInt(n, 10)
		}
		return ""
	case register.RupaRinci, register.RupaRujukan:
		return ""
	}
	var s string
	if json.Unmarshal(v, &s) != nil {
		return ""
	}
	if x.Rupa == register.RupaTanggal {
		t, _ := kominfo.ParseTanggal(s)
		if t.Kosong() {
			return ""
		}
		return t.Lengkap()
	}
	return x.TeksPilihan(s)
}

// fakta are the named fields that are filled, under their labels.
func (d dokumen) fakta(nama ...string) kertas.Balok {
	b := kertas.Balok{Rupa: kertas.Fakta}
	for _, n := range nama {
		if s := d.teks(n); s != "" {
			b.Baris = append(b.Baris, kertas.F(d.in.CariIsian(n).Label, s))
		}
	}
	return b
}

// halaman are the links to the next page of a list, and to its first.
func halaman(lanjut, awal string) []kertas.Balok {
	var s kertas.Sel
	if awal != "" {
		s = append(s, kertas.Penggal{Teks: "Ke halaman pertama", Ke: awal, Rupa: "tombol"}, kertas.Penggal{Teks: " "})
	}
	if lanjut != "" {
		s = append(s, kertas.Penggal{Teks: "Halaman berikutnya", Ke: lanjut, Rupa: "tombol"})
	}
	if s == nil {
		return nil
	}
	return []kertas.Balok{{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{{Baris: [][]kertas.Sel{{s}}}}}}
}
