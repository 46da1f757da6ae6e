package dasbor

import (
	"context"
	"net/url"
	"strconv"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// tandaTerima is the receipt of one version as a sheet of paper. All that stands
// on it comes from the receipt itself, so that nothing personal is printed.
type tandaTerima struct {
	umum
	id    register.ID
	t     jejak.TandaTerima
	e     jejak.Entri
	cp    checkpointLama
	sebut string
}

// alamatTandaTerima is the page of a version's receipt.
func alamatTandaTerima(nama string, id register.ID, versi int64) string {
	return "/tanda-terima/" + nama + "/" + string(id) + "?versi=" + strconv.FormatInt(versi, 10)
}

func (p *tandaTerima) Muat(ctx context.Context, s klien.Sumber, u *url.URL) (err error) {
	var versi int64
	if v := u.Query().Get("versi"); v != "" {
		if versi, err = strconv.ParseInt(v, 10, 64); err != nil || versi < 1 {
			return kominfo.E(kominfo.TidakSah, "dasbor.tandaTerima", "Versi harus bilangan bulat mulai 1. Buka tanda terima dari riwayat dokumennya.")
		}
	}
	if p.t, err = ambilBukti(ctx, s, p.d, p.in.Nama, p.id, versi); err != nil {
		return err
	}
	if p.e, err = jejak.UraiEntri([]byte(p.t.Entri)); err != nil {
		return err
	}
	p.cp = bacaLama(p.t.Checkpoint)
	if p.sebut, err = sebutanUmum(ctx, s, p.reg, p.id, p.e.Versi); err != nil {
		return err
	}
	return p.cp.galat
}

// sebutanUmum names a version by its public part alone: the history has no other.
func sebutanUmum(ctx context.Context, s klien.Sumber, r register.Register, id register.ID, versi int64) (string, error) {
	vs, err := s.Riwayat(ctx, r, register.LingkupUmum(), id)
	if takTerlihat(err) {
		return "", nil
	}
	for _, b := range vs {
		if b.Versi == versi {
			return b.Sebutan, nil
		}
	}
	return "", err
}

func (p *tandaTerima) Gambar(l *layar) []any {
	z, e := l.k.zona, p.e
	alamat := alamatTandaTerima(p.in.Nama, p.id, e.Versi)
	judul := p.sebut
	if judul == "" {
		judul = "Dokumen " + e.ID
	}
	kantor := l.k.nama
	if kantor == "" {
		kantor = p.cp.c.Nama
	}
	unduh := el.Tombol{Label: "Unduh tanda terima", Ikon: el.IkonUnduh, Href: alamatBukti(p.in.Nama, p.id, e.Versi), Unduh: "tanda-terima-" + p.in.Nama + "-" + kodeSingkat(p.t.Entri) + ".json"}
	asal := asalKini()
	var qr any
	if asal != "server ini" {
		qr = el.Isi(el.KodeQR("/berkas/qr.svg?teks="+url.QueryEscape(asal+alamat), "Kode QR berisi alamat tanda terima ini"), el.Kecil("Pindai untuk membuka tanda terima ini."))
	}
	return el.Isi(el.Lembar(
		el.KopSurat{Pemerintah: l.k.kop()},
		el.Kepala{Judul: "Tanda terima", Uraian: judul,
			Remah: []el.Remah{{Label: "Register", Href: alamatRegister}, {Label: p.in.Judul, Href: p.alamat()}, {Label: potongTeks(judul, 40), Href: alamatDokumen(p.in.Nama, p.id)}, {Label: "Tanda terima"}},
			Aksi:  el.Isi(el.TombolCetak("Cetak"), unduh)},
		el.DuaKolom(el.Isi(daftarTeks(
			teksFakta{"Register", p.in.Judul, false},
			teksFakta{"Versi", strconv.FormatInt(e.Versi, 10) + ", " + judulAksi(p.in, e.Aksi), false},
			teksFakta{"Dicatat", waktuDi(e.Waktu, z) + " (waktu menurut kantor)", false},
			teksFakta{"Kantor", kantor, false},
			teksFakta{"Nomor jurnal", kominfo.FormatAngka(p.t.Nomor) + " di jejak " + p.cp.c.Jejak, false},
			teksFakta{"Kode singkat", kodeSingkat(p.t.Entri), true},
			teksFakta{"Id dokumen", e.ID, true})), el.Isi(qr)),
		p.gambarPribadi(),
		el.Bagian("Checkpoint", el.Kecil("Keadaan jejak yang ditandatangani kantor: ", el.Angka(p.cp.c.Ukuran), " catatan, ", waktuDi(p.cp.c.Waktu, z), ". Nomor jurnal di atas ada di dalamnya."),
			el.TeksTetap("Checkpoint", p.cp.catatan)),
		el.Bagian("Cara memeriksa", el.Urutan(
			el.Isi("Simpan berkas tanda terimanya (tombol Unduh di halaman ini, atau minta kepada kantor)."),
			el.Isi("Buka ", el.Kode(asal+alamatPeriksa), " lalu pilih berkas itu. Kode singkatnya harus sama dengan yang tercetak di sini."),
			el.Isi("Seluruh jejak diperiksa tanpa peramban dengan ", el.Kode("lumbung verifikasi "+asal), "."))),
		el.Kecil("Lembar ini bukan bukti dengan sendirinya: yang membuktikan ialah berkas tanda terima, diperiksa dengan kunci publik kantor. Selama Anda menyimpan berkas itu, catatan ini tidak dapat dihapus atau diubah tanpa diketahui."),
		el.HanyaLayar(el.Deret(el.Tombol{Label: "Periksa tanda terima", Ikon: el.IkonAman, Href: alamatPeriksa}))))
}

// gambarPribadi tells of what is not in the receipt.
func (p *tandaTerima) gambarPribadi() any {
	if p.e.Pribadi == nil {
		return nil
	}
	return el.Kecil("Data pribadi dokumen ini tidak ada di tanda terima; yang ada hanya ikatannya (komitmen), yang tidak dapat dibalik.")
}
