package dasbor

import (
	"maps"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
)

const (
	pilihSaya = "saya"
	pilihBaru = "baru"
)

// bentrokUmum sets two versions of a document beside each other, field by field:
// what was typed here and what somebody else stored meanwhile. Nothing is merged
// silently.
type bentrokUmum struct {
	f     *formulirUmum
	meta  register.Meta // of the stored version
	doc   []byte
	saya  map[string]string
	baru  map[string]string
	beda  []register.Isian
	pilih map[string]string // field: pilihSaya or pilihBaru
	belum bool              // asked to go on while something is undecided
}

func bentrokBaru(f *formulirUmum, saya map[string]string, meta register.Meta, doc []byte) *bentrokUmum {
	isi := datar(f.isian)
	k := &bentrokUmum{f: f, meta: meta, doc: doc, saya: maps.Clone(saya), baru: lembar.Teks(isi, doc), pilih: map[string]string{}}
	for _, x := range isi {
		a, b, lama := polosTeks(x, k.saya[x.Nama]), polosTeks(x, k.baru[x.Nama]), polosTeks(x, f.awal[x.Nama])
		if a == b {
			continue
		}
		k.beda = append(k.beda, x)
		switch {
		case f.versi == meta.Versi: // input from an unknown version: every field is asked for
		case a == lama:
			k.pilih[x.Nama] = pilihBaru // only the other one changed it
		case b == lama:
			k.pilih[x.Nama] = pilihSaya // only this one did
		}
	}
	return k
}

// hasil are the texts as chosen.
func (k *bentrokUmum) hasil() map[string]string {
	out := maps.Clone(k.baru)
	for _, x := range k.beda {
		if k.pilih[x.Nama] == pilihSaya {
			out[x.Nama] = k.saya[x.Nama]
		}
	}
	return out
}

func (k *bentrokUmum) gambar(lanjut func(app.Context)) app.UI {
	isi := el.Isi(el.Pesan(el.Peringatan, "Dokumen ini sudah diubah orang lain",
		el.P("Sekarang tersimpan versi "+nomor(int(k.meta.Versi))+". Isian Anda tidak hilang. Pilih untuk tiap isian yang berbeda, lalu lanjutkan; Anda masih dapat memeriksanya sebelum disimpan.")))
	if k.meta.Ditarik {
		return el.Tumpuk(append(isi, el.Pesan(el.Bahaya, "Dokumen ini sudah ditarik", el.P("Perubahan tidak dapat disimpan lagi. Salin isian Anda di bawah bila masih diperlukan.")), el.DaftarFakta(k.fakta()...))...)
	}
	if len(k.beda) == 0 {
		isi = append(isi, el.P("Isinya sama dengan isian Anda."))
	}
	sisa := 0
	for _, x := range k.beda {
		galat := ""
		if k.pilih[x.Nama] == "" {
			sisa++
			if k.belum {
				galat = "Keduanya berubah. Pilih salah satu."
			}
		}
		isi = append(isi, el.PilihSatu{ID: "bentrok-" + x.Nama, Label: x.Label, Nilai: k.pilih[x.Nama], Galat: galat, Wajib: true,
			Opsi: []el.Opsi{
				{Nilai: pilihSaya, Label: "Isian saya: " + k.sebut(x, k.saya[x.Nama])},
				{Nilai: pilihBaru, Label: "Versi tersimpan: " + k.sebut(x, k.baru[x.Nama])},
			},
			Ubah: func(_ app.Context, s string) { k.pilih[x.Nama] = s }})
	}
	return el.Formulir(func(ctx app.Context) {
		if sisa > 0 {
			k.belum = true
			return
		}
		lanjut(ctx)
	}, append(isi, el.Deret(el.Tombol{Label: "Lanjutkan dengan pilihan ini", Utama: true, Kirim: true}))...)
}

func (k *bentrokUmum) fakta() (fs []el.Fakta) {
	for _, x := range k.beda {
		fs = append(fs, el.Fakta{Label: x.Label, Isi: k.sebut(x, k.saya[x.Nama])})
	}
	return fs
}

// sebut shows a text of a field to people.
func (k *bentrokUmum) sebut(x register.Isian, s string) string {
	switch {
	case s == "" && x.Rupa != register.RupaCentang:
		return "(kosong)"
	case x.Rupa == register.RupaCentang:
		return yaTidak(s == "ya")
	case x.Rupa == register.RupaPilihan:
		return x.TeksPilihan(s)
	case x.Rupa == register.RupaRujukan:
		if c := k.f.rujukan[x.Nama]; c != nil {
			return c.label(s)
		}
	}
	return s
}
