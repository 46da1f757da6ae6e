//go:build !(js && wasm)

package meja

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
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

// papan is what the pages show of registers that seldom change: what units are called,
// and the letterhead. It is made once and never changed, because it serves many
// requests at the same time.
type papan struct {
	akhir int64 // where the public journal ended before it was read
	kop   [4]string
	nama  map[string]string // of units by their codes
	unit  []string          // the codes, by name
}

func (p *papan) sebut(kode string) string {
	if n := p.nama[kode]; n != "" {
		return n
	}
	return kode
}

// banding orders two codes by what they are called.
func (p *papan) banding(a, b string) int { return strings.Compare(p.sebut(a)+a, p.sebut(b)+b) }

// papanKini gives the board as of now. One that was read before serves as long as
// nothing was written to the public journal, in which the profile of the office and
// both lists of units stand; each of the four ways to read those lists has its own. In
// a store with a sequencer a change counts from when it is numbered.
func (m *minta) papanKini() (*papan, error) {
	if m.papan != nil {
		return m.papan, nil
	}
	unit := []register.Register{m.perangkat, m.unit.Register}
	ke := 0
	for i, r := range unit {
		if m.membaca(r) {
			ke |= 1 << i
		}
	}
	ingat := &m.papanLama[ke]
	lama := ingat.Load()
	dari := int64(0)
	if lama != nil {
		dari = lama.akhir
	}
	akhir, err := m.akhirJejak(dari)
	if err != nil {
		return nil, err
	}
	if lama != nil && lama.akhir == akhir {
		m.papan = lama
		return lama, nil
	}
	p := &papan{akhir: akhir, nama: map[string]string{}}
	for i, r := range unit {
		if ke>>i&1 == 0 {
			continue
		}
		kode, nama := kolom(r, "kode"), kolom(r, "nama")
		for b, err := range register.Semua(m.ctx, m.o.Store, r, register.LingkupUmum(), register.Query{Batas: 1000, Urut: "nama"}) {
			if err != nil {
				return nil, err
			}
			k, _ := b.Kolom[kode].(string)
			if n, _ := b.Kolom[nama].(string); p.nama[k] == "" {
				p.nama[k] = n
			}
		}
	}
	for k := range p.nama {
		if k != "" {
			p.unit = append(p.unit, k)
		}
	}
	slices.SortFunc(p.unit, p.banding)
	d, ada, err := kantor.Kini(m.ctx, m.o.Store)
	if ada {
		p.kop[0], p.kop[1] = "Pemerintah "+d.Isi.Nama, "Pejabat Pengelola Informasi dan Dokumentasi"
	}
	if err == nil { // else a page without letterhead, this once
		ingat.Store(p)
	}
	m.papan = p
	return p, nil
}

// akhirJejak is the number that the next entry of the public journal will have; dari
// is one that it had before, or 0.
func (m *minta) akhirJejak(dari int64) (int64, error) {
	lewat := func(n int64) (int64, error) {
		_, lanjut, err := m.o.Store.Perubahan(m.ctx, register.LingkupUmum(), register.Umum, n, 1)
		return lanjut, err
	}
	// Entries stand before ada, none at habis or behind it. Doubling and halving find
	// the end of a million entries in forty short reads, once.
	ada, err := lewat(dari)
	if err != nil || ada == dari {
		return dari, err
	}
	habis := int64(-1)
	for langkah := int64(1); habis < 0 || ada < habis; {
		n := ada + langkah
		if habis >= 0 {
			n = ada + (habis-ada)/2
		}
		l, err := lewat(n)
		switch {
		case err != nil:
			return 0, err
		case l > n:
			ada, langkah = l, 2*langkah
		default:
			habis = n
		}
	}
	return ada, nil
}

// sekali remembers what f gave: rows of one page share few dates and states.
func sekali[K comparable, V any](f func(K) V) func(K) V {
	ada := map[K]V{}
	return func(k K) V {
		v, tahu := ada[k]
		if !tahu {
			v = f(k)
			ada[k] = v
		}
		return v
	}
}
