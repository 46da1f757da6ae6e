package dasbor

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// simpananKunci is the place in this browser that keeps the keys which the
// office's server last published, for the day without network.
const simpananKunci = "lumbung.jejak.kunci"

// periksaTandaTerima checks a receipt that somebody brings. Nothing of it leaves
// the device.
type periksaTandaTerima struct {
	d      *Dasbor
	berkas string // name of the file, to show
	tempel string
	sumber string // "kantor" or "sendiri"
	kunci  string

	sibuk bool
	hasil *hasilBukti
	galat error
	salah string // what is wrong with the key
}

func (p *periksaTandaTerima) Muat(context.Context, klien.Sumber, *url.URL) error {
	p.sumber = "kantor"
	return nil
}

func (p *periksaTandaTerima) Gambar(l *layar) []any {
	var kunci any
	if p.sumber == "sendiri" {
		kunci = el.Masukan{ID: "kunci-sendiri", Label: "Kunci publik", Baris: 3, Nilai: p.kunci, Galat: p.salah, Wajib: true,
			Bantuan: "Satu baris berbentuk lumbung/NAMA+sidik+kunci, dari surat atau situs resmi kantornya.",
			Ketik:   func(_ app.Context, s string) { p.kunci = s }}
	}
	return el.Isi(
		el.KopSurat{Pemerintah: l.k.kop()},
		el.Kepala{Judul: "Periksa tanda terima", Remah: []el.Remah{{Label: "Jejak", Href: alamatJejak}, {Label: "Periksa tanda terima"}},
			Uraian: "Pilih berkas tanda terima. Pemeriksaan berjalan di peramban ini; berkasnya tidak dikirim ke mana pun."},
		el.HanyaLayar(el.Kartu("Tanda terima",
			el.PilihSatu{ID: "sumber-kunci", Label: "Diperiksa dengan", Nilai: p.sumber,
				Opsi: []el.Opsi{{Nilai: "kantor", Label: "Kunci kantor ini"}, {Nilai: "sendiri", Label: "Kunci yang saya punya"}},
				Ubah: func(_ app.Context, s string) { p.sumber, p.hasil, p.galat = s, nil, nil }},
			tempat(kunci),
			el.Berkas{ID: "berkas-tanda-terima", Label: "Berkas tanda terima", Terima: ".json,application/json", Bantuan: "Berkas JSON yang diunduh dari halaman tanda terima; paling besar 8 MB.",
				Pilih: func(ctx app.Context, fs []el.BerkasTerpilih) { p.pilih(ctx, l, fs) }},
			el.Rincian("Atau tempel isinya", el.Masukan{ID: "tempel-tanda-terima", Label: "Isi tanda terima", Baris: 6, Nilai: p.tempel,
				Ketik: func(_ app.Context, s string) { p.tempel = s }},
				el.Deret(el.Tombol{Label: "Periksa", Ikon: el.IkonAman, Sibuk: p.sibuk, Klik: func(ctx app.Context) {
					p.berkas = "tempelan"
					p.periksa(ctx, l, []byte(p.tempel))
				}})))),
		el.Siar(el.P(p.ringkasan())),
		tempat(p.gambarHasil(l)))
}

// ringkasan is the verdict in one sentence.
func (p *periksaTandaTerima) ringkasan() string {
	switch {
	case p.sibuk:
		return "Memeriksa…"
	case p.galat != nil:
		return "Tanda terima " + p.berkas + " tidak terbukti."
	case p.hasil != nil:
		return "Tanda terima " + p.berkas + " sah. Kode singkat: " + kodeSingkat(p.hasil.t.Entri) + "."
	}
	return ""
}

func (p *periksaTandaTerima) gambarHasil(l *layar) any {
	switch {
	case p.galat != nil:
		return el.Bagian("Hasil", el.Pesan(el.Bahaya, "Tidak terbukti", el.P(kominfo.PesanUntukOrang(p.galat))),
			el.P("Jangan mengandalkan tanda terima ini sebelum kantornya menjelaskan atau memberi yang baru."))
	case p.hasil != nil:
		// Whether personal data was erased since, a receipt cannot know.
		return el.Lembar(el.Bagian("Hasil", p.hasil.gambar(p.d.Buku.Semua(), l.k.zona, false, "tanda terima"),
			el.Kecil("Diperiksa ", waktuDi(p.d.Sekarang(), l.k.zona), " di peramban pembaca. Tanda terima tidak tahu apakah dokumennya berubah sesudah itu: lihat versi terbarunya di kantor."),
			el.HanyaLayar(el.Deret(el.TombolCetak("Cetak hasil")))))
	}
	return nil
}

func (p *periksaTandaTerima) pilih(ctx app.Context, l *layar, fs []el.BerkasTerpilih) {
	if len(fs) == 0 {
		return
	}
	p.berkas = potongTeks(fs[0].Nama, 60)
	if fs[0].Ukuran > jejak.MaksTandaTerima {
		p.periksa(ctx, l, make([]byte, jejak.MaksTandaTerima+1)) // refused for its size, without reading it
		return
	}
	fs[0].Baca(ctx, jejak.MaksTandaTerima, func(ctx app.Context, isi []byte, err error) {
		if err != nil {
			p.hasil, p.galat = nil, err
			return
		}
		p.periksa(ctx, l, isi)
	})
}

// periksa checks what somebody brought.
func (p *periksaTandaTerima) periksa(ctx app.Context, l *layar, isi []byte) {
	p.hasil, p.galat, p.salah = nil, nil, ""
	t, err := uraiTandaTerima(isi)
	if err != nil {
		p.galat = err
		return
	}
	if p.sumber == "sendiri" {
		k, err := uraiKunci(p.kunci, true)
		if err != nil {
			p.salah = kominfo.PesanUntukOrang(err)
			p.galat = kominfo.E(kominfo.TidakSah, "dasbor.periksa", "Tanda terima belum diperiksa karena kuncinya tidak terbaca. %s", p.salah)
			return
		}
		p.hasil, p.galat = periksaBukti(t, k)
		return
	}
	p.sibuk = true
	var k kunciJejak
	simpan := ctx.LocalStorage()
	l.kerja(ctx, func(c context.Context) (err error) {
		k, err = ambilKunci(c, p.d.Angkut)
		return err
	}, func(_ app.Context, err error) {
		p.sibuk = false
		if err == nil {
			_ = simpan.Set(simpananKunci, k.teks) // for the day without network
		} else if errors.Is(err, klien.ErrLuring) {
			var lama string
			if simpan.Get(simpananKunci, &lama) == nil && lama != "" {
				k, err = uraiKunci(lama, false)
			}
		}
		if err != nil {
			p.galat = kominfo.E(kominfo.KindOf(err), "dasbor.periksa", "Tanda terima belum diperiksa karena kunci kantor tidak dapat diambil. %s Atau pilih \"Kunci yang saya punya\" dan tempel kuncinya.", kominfo.PesanUntukOrang(err)).Sebab(err)
			return
		}
		p.hasil, p.galat = periksaBukti(t, k)
	})
}

// uraiTandaTerima reads what people bring: a file that may be anything.
func uraiTandaTerima(isi []byte) (t jejak.TandaTerima, err error) {
	const op = "dasbor.periksa"
	switch {
	case len(isi) > jejak.MaksTandaTerima:
		return t, kominfo.E(kominfo.TidakSah, op, "Berkas ini lebih besar dari 8 MB, jadi bukan tanda terima. Pilih berkas JSON yang diunduh dari halaman tanda terima.")
	case strings.TrimSpace(string(isi)) == "":
		return t, kominfo.E(kominfo.TidakSah, op, "Berkasnya kosong. Unduh lagi tanda terimanya, atau tempel isinya.")
	case strings.HasPrefix(strings.TrimSpace(string(isi)), "lumbung/"):
		return t, kominfo.E(kominfo.TidakSah, op, "Ini checkpoint, bukan tanda terima. Checkpoint dipakai di halaman Jejak, atau dicatat sebagai saksi.")
	}
	return t, t.UnmarshalJSON(isi)
}
