package dasbor

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// pilihanRujukan are the documents that a reference may point to, by name. Up to
// batasSekali are kept; beyond that the server is asked for what is typed.
type pilihanRujukan struct {
	reg     register.Register
	opsi    []el.Opsi
	lengkap bool
	tutup   bool // the caller may not read that register
	cari    string
	mencari bool
	galat   error
}

// muat reads the choices; kini is the value that must be among them.
func (c *pilihanRujukan) muat(ctx context.Context, s klien.Sumber, kini string) error {
	h, err := s.Cari(ctx, c.reg, register.LingkupUmum(), register.Query{Isi: true, Batas: batasSekali, Urut: c.kolomNama()})
	if takTerlihat(err) {
		c.tutup = true
		return nil
	}
	if err != nil {
		return err
	}
	c.lengkap = h.Kursor == ""
	c.tambah(h.Baris...)
	if kini == "" || c.ada(kini) {
		return nil
	}
	b, err := s.Baca(ctx, c.reg, register.LingkupUmum(), register.ID(kini), 0)
	if err == nil {
		c.tambah(b)
	} else if !takTerlihat(err) {
		return err
	}
	return nil
}

// kolomNama is the column by which names are searched on the server.
func (c *pilihanRujukan) kolomNama() string {
	in := c.reg.Info()
	for _, nama := range []string{"nama", "judul", "nomor", "kode"} {
		if k := cariKolom(in, nama); k != nil && !k.Bilangan {
			return nama
		}
	}
	for _, k := range in.Kolom {
		if !k.Bilangan && k.Rujukan == "" {
			return k.Nama
		}
	}
	return ""
}

func (c *pilihanRujukan) ada(id string) bool {
	return slices.ContainsFunc(c.opsi, func(o el.Opsi) bool { return o.Nilai == id })
}

func (c *pilihanRujukan) tambah(bs ...register.Baris) {
	for _, b := range bs {
		if !c.ada(string(b.ID)) {
			c.opsi = append(c.opsi, el.Opsi{Nilai: string(b.ID), Label: sebutan(b)})
		}
	}
	sort.Slice(c.opsi, func(i, j int) bool {
		a, b := c.opsi[i], c.opsi[j]
		return cmp.Or(strings.Compare(strings.ToLower(a.Label), strings.ToLower(b.Label)), strings.Compare(a.Nilai, b.Nilai)) < 0
	})
}

func (c *pilihanRujukan) label(id string) string {
	for _, o := range c.opsi {
		if o.Nilai == id {
			return o.Label
		}
	}
	return "dokumen " + potongTeks(id, 13)
}

// medanRujukan is how one field shows the choices.
type medanRujukan struct {
	id, label, bantuan, galat, nilai, kosong string
	wajib                                    bool
	ubah                                     func(app.Context, string)
}

func (c *pilihanRujukan) medan(l *layar, m medanRujukan) any {
	judul := c.reg.Info().Judul
	if c.tutup {
		return el.Masukan{ID: m.id, Label: m.label, Nilai: m.nilai, Wajib: m.wajib, Galat: m.galat, Ubah: m.ubah,
			Bantuan: "Anda tidak berhak membaca register " + judul + "; tulis id dokumennya."}
	}
	pilih := el.Pilih{ID: m.id, Label: m.label, Bantuan: m.bantuan, Galat: m.galat, Nilai: m.nilai, Opsi: c.tersaring(m.nilai), Kosong: m.kosong, Wajib: m.wajib, Ubah: m.ubah}
	if len(c.opsi) == 0 {
		pilih.Bantuan = gabungKalimat(m.bantuan, "Belum ada dokumen di register "+judul+"; tambahkan di sana dulu.")
	}
	if len(c.opsi) <= 12 && c.lengkap {
		return pilih
	}
	bantuan := "Ketik sebagian nama, lalu pilih di bawahnya."
	switch {
	case c.mencari:
		bantuan = "Mencari…"
	case c.galat != nil:
		bantuan = "Pencarian gagal. Periksa sambungan, lalu ketik lagi."
	case !c.lengkap:
		bantuan = "Ketik awal nama, lalu tekan Enter; daftar di bawahnya baru sebagian."
	}
	cari := el.Masukan{ID: m.id + "-cari", Label: "Cari " + m.label, Jenis: "search", Nilai: c.cari, Bantuan: bantuan,
		Ketik: func(_ app.Context, s string) { c.cari = s }, Ubah: func(ctx app.Context, s string) { c.cariServer(ctx, l, s) }}
	return el.Tumpuk(cari, pilih)
}

// tersaring are the choices that hold what is typed, and always the chosen one.
func (c *pilihanRujukan) tersaring(nilai string) []el.Opsi {
	kunci := strings.ToLower(strings.TrimSpace(c.cari))
	if kunci == "" {
		return c.opsi
	}
	var out []el.Opsi
	for _, o := range c.opsi {
		if o.Nilai == nilai || strings.Contains(strings.ToLower(o.Label), kunci) {
			out = append(out, o)
		}
	}
	return out
}

// cariServer asks for names that begin with what was typed, as typed and with
// capital initials.
func (c *pilihanRujukan) cariServer(ctx app.Context, l *layar, s string) {
	c.cari = s
	s = strings.TrimSpace(s)
	kolom := c.kolomNama()
	if c.lengkap || s == "" || kolom == "" || c.mencari {
		return
	}
	c.mencari, c.galat = true, nil
	var baris []register.Baris
	l.kerja(ctx, func(k context.Context) error {
		coba := []string{s, besarAwal(s), strings.ToUpper(s), strings.ToLower(s)}
		slices.Sort(coba)
		for _, t := range slices.Compact(coba) {
			h, err := l.d.Sumber.Cari(k, c.reg, register.LingkupUmum(), register.Query{Isi: true, Batas: 50, Saring: []register.Syarat{{Kolom: kolom, Op: register.DiawaliOp, Nilai: t}}})
			if err != nil {
				return err
			}
			baris = append(baris, h.Baris...)
		}
		return nil
	}, func(_ app.Context, err error) {
		c.mencari, c.galat = false, err
		c.tambah(baris...)
	})
}

// besarAwal writes each word with a capital initial.
func besarAwal(s string) string {
	w := strings.Fields(strings.ToLower(s))
	for i := range w {
		r := []rune(w[i])
		w[i] = strings.ToUpper(string(r[:1])) + string(r[1:])
	}
	return strings.Join(w, " ")
}

func gabungKalimat(s ...string) string {
	t := ""
	for _, x := range s {
		if x == "" {
			continue
		}
		if t != "" {
			t += " "
		}
		t += x
	}
	return t
}
