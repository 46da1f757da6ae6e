package dasbor

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const (
	batasSekali = 200 // rows with bodies that the API gives at once
	batasNama   = 50  // documents that are read one by one for their names
)

// sebutan names a row the way people do; its id when it has no name.
func sebutan(b register.Baris) string {
	if strings.TrimSpace(b.Sebutan) == "" {
		return string(b.ID)
	}
	return b.Sebutan
}

// penamaan gives names for what documents hold as ids and codes.
type penamaan struct {
	dok       map[string]string // register + "/" + id
	perangkat map[string]string // code of an owner
}

// muat learns the names of documents, by register. What the caller may not see
// stays without a name; so does what goes beyond batasNama.
func (n *penamaan) muat(ctx context.Context, s klien.Sumber, u *umum, ids map[string][]string) error {
	if n.dok == nil {
		n.dok = map[string]string{}
	}
	for nama, daftar := range ids {
		r := u.cari(nama)
		if r == nil {
			continue
		}
		daftar = slices.DeleteFunc(daftar, func(id string) bool { return n.dok[nama+"/"+id] != "" })
		if len(daftar) > 3 { // one list is cheaper than many readings
			h, err := s.Cari(ctx, r, register.LingkupUmum(), register.Query{Isi: true, Batas: batasSekali})
			if err != nil && !takTerlihat(err) {
				return err
			}
			for _, b := range h.Baris {
				n.dok[nama+"/"+string(b.ID)] = sebutan(b)
			}
		}
		var fs []func() error
		hasil := map[string]*string{}
		for _, id := range daftar {
			if n.dok[nama+"/"+id] != "" || id == "" || hasil[id] != nil || len(fs) == batasNama {
				continue
			}
			t := new(string)
			hasil[id] = t
			fs = append(fs, func() error {
				b, err := s.Baca(ctx, r, register.LingkupUmum(), register.ID(id), 0)
				if err == nil {
					*t = sebutan(b)
				} else if !takTerlihat(err) {
					return err
				}
				return nil
			})
		}
		if err := serempak(fs...); err != nil {
			return err
		}
		for id, t := range hasil {
			n.dok[nama+"/"+id] = *t
		}
	}
	return nil
}

// kenal takes the names that the choices of a filter have.
func (n *penamaan) kenal(reg string, c *pilihanRujukan) {
	if n.dok == nil {
		n.dok = map[string]string{}
	}
	for _, o := range c.opsi {
		n.dok[reg+"/"+o.Nilai] = o.Label
	}
}

// muatPemilik learns the names of the offices that own documents.
func (n *penamaan) muatPemilik(ctx context.Context, s klien.Sumber, u *umum, kode ...string) error {
	n.perangkat = map[string]string{}
	kode = slices.DeleteFunc(slices.Clone(kode), func(k string) bool { return k == "" })
	slices.Sort(kode)
	kode = slices.Compact(kode)
	if len(kode) == 0 || len(kode) > batasNama {
		return nil
	}
	q := register.Query{Batas: batasNama, Saring: []register.Syarat{{Kolom: "kode", Op: register.SalahSatu}}}
	for _, k := range kode {
		q.Saring[0].Daftar = append(q.Saring[0].Daftar, k)
	}
	ds, _, err := u.d.Buku.Perangkat.Cari(ctx, s, register.LingkupUmum(), q)
	if err != nil && !takTerlihat(err) {
		return err
	}
	for _, d := range ds {
		n.perangkat[d.Isi.Kode] = d.Isi.Nama
	}
	return nil
}

func (n *penamaan) pemilik(kode string) string {
	if t := n.perangkat[kode]; t != "" {
		return t
	}
	return kode
}

// tautan links to a document of another register under its name.
func (n *penamaan) tautan(reg, id string) any {
	if id == "" {
		return nil
	}
	t := n.dok[reg+"/"+id]
	if t == "" {
		t = "dokumen " + potongTeks(id, 13)
	}
	return el.Tautan(alamatDokumen(reg, register.ID(id)), t)
}

// nilaiKolom shows a column's value to people.
func (n *penamaan) nilaiKolom(in register.Info, k register.InfoKolom, v any) any {
	if s, ok := v.(string); ok && k.Rujukan != "" {
		return n.tautan(k.Rujukan, s)
	}
	return teksKolom(in, k, v)
}

// teksKolom is the sentence for a column's value; nil when there is none.
func teksKolom(in register.Info, k register.InfoKolom, v any) any {
	x := in.CariIsian(k.Nama)
	switch v := v.(type) {
	case int64:
		if x == nil {
			return el.Angka(v)
		}
		return bilangan(x.Rupa, v)
	case string:
		if x == nil {
			if v == "" {
				return nil
			}
			return potongTeks(v, 200)
		}
		return teksNilai(*x, v)
	}
	return nil
}

func bilangan(r register.Rupa, n int64) any {
	switch r {
	case register.RupaTahun:
		return strconv.FormatInt(n, 10)
	case register.RupaRupiah:
		return el.Rupiah(kominfo.Rupiah(n))
	case register.RupaCentang:
		return yaTidak(n != 0)
	}
	return el.Angka(n)
}

// teksNilai shows a text value of a field: the words of an enumeration, a date
// written out.
func teksNilai(x register.Isian, s string) any {
	if x.Rupa == register.RupaCentang {
		return yaTidak(s == "ya" || s == "true" || s == "1")
	}
	if s == "" {
		return nil
	}
	switch x.Rupa {
	case register.RupaPilihan:
		return x.TeksPilihan(s)
	case register.RupaTanggal:
		if t, err := kominfo.ParseTanggal(s); err == nil {
			return el.Tanggal(t)
		}
	case register.RupaPeriode:
		if p, err := kominfo.ParsePeriode(s); err == nil {
			return p.Nama()
		}
	}
	return s
}

// nilaiIsian shows the JSON value of a field.
func (n *penamaan) nilaiIsian(x register.Isian, judul map[string]string, v json.RawMessage) any {
	if len(v) == 0 || string(v) == "null" {
		return nil
	}
	switch x.Rupa {
	case register.RupaRinci:
		return rinci(judul, v)
	case register.RupaCentang:
		return yaTidak(string(v) == "true")
	}
	var s string
	if json.Unmarshal(v, &s) == nil {
		if x.Rupa == register.RupaRujukan {
			return n.tautan(x.Rujukan, s)
		}
		if t, err := time.Parse(time.RFC3339, s); err == nil {
			return waktuDi(t, "")
		}
		return teksNilai(x, s)
	}
	if i, err := strconv.ParseInt(string(v), 10, 64); err == nil {
		return bilangan(x.Rupa, i)
	}
	return string(v)
}

func yaTidak(ya bool) string {
	if ya {
		return "Ya"
	}
	return "Tidak"
}

func potongTeks(s string, maks int) string {
	if r := []rune(s); len(r) > maks {
		return string(r[:maks]) + "…"
	}
	return s
}

// waktuDi is a moment as the office's clock shows it, with its zone.
func waktuDi(t time.Time, z kominfo.Zona) string {
	if z == "" {
		z = kominfo.WIB // no office was chosen yet
	}
	return kominfo.TanggalDari(t, z).Panjang() + ", " + t.In(z.Lokasi()).Format("15.04") + " " + string(z)
}
