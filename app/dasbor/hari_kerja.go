package dasbor

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
)

// hariKerja counts working days in the browser and says why.
type hariKerja struct {
	d     *Dasbor
	k     *kalender.Kalender
	dari  string
	n     string
	tahun int
}

func (h *hariKerja) Muat(_ context.Context, _ klien.Sumber, u *url.URL) error {
	h.k = kalender.Nasional()
	kini := kominfo.TanggalDari(h.d.Sekarang(), kominfo.WIB)
	h.dari, h.n, h.tahun = kini.String(), "10", kini.Tahun()
	if v := u.Query().Get("dari"); v != "" {
		h.dari = v
	}
	if t, err := kominfo.ParseTanggal(h.dari); err == nil {
		h.tahun = t.Tahun()
	}
	if v := u.Query().Get("n"); v != "" {
		h.n = v
	}
	return nil
}

func (h *hariKerja) Gambar(*layar) []any {
	isi := el.Isi(
		el.Kepala{Judul: "Hitung hari kerja", Uraian: "Menurut keputusan libur nasional dan cuti bersama, dengan alasan tiap hari yang dilewati."},
		el.Kisi(
			el.Masukan{ID: "dari", Label: "Tanggal awal", Jenis: "date", Nilai: h.dari, Bantuan: "Hari ini tidak ikut dihitung.", Ubah: func(_ app.Context, v string) { h.dari = v }},
			el.Masukan{ID: "n", Label: "Jumlah hari kerja", Mode: "numeric", Nilai: h.n, Panjang: 5, Bantuan: "Angka negatif menghitung mundur.", Ketik: func(_ app.Context, v string) { h.n = v }}),
		h.hasil())
	return append(isi, h.libur())
}

func (h *hariKerja) hasil() any {
	dari, err := kominfo.ParseTanggal(h.dari)
	if err != nil {
		return el.Gagal(err)
	}
	n, err := strconv.Atoi(strings.TrimSpace(h.n))
	if err != nil || n < -2000 || n > 2000 {
		return el.Gagal(kominfo.E(kominfo.TidakSah, "dasbor.hariKerja", "Jumlah hari kerja harus bilangan bulat antara -2000 dan 2000."))
	}
	r, err := h.k.Tambah(dari, n)
	if err != nil {
		return el.Gagal(err)
	}
	t := el.Tabel{Judul: "Hari yang dilewati", Kolom: []el.Kolom{{Judul: "Tanggal"}, {Judul: "Sebab"}, {Judul: "Dasar"}}, Kosong: "Tidak ada hari yang dilewati."}
	for _, l := range r.Dilewati {
		t.Baris = append(t.Baris, []any{l.Tanggal.Lengkap(), l.Alasan, el.Isi(l.Keputusan, el.TandaSumber(l.Status))})
	}
	var catatan []any
	for _, c := range r.Catatan {
		catatan = append(catatan, el.Pesan(el.Peringatan, "Tanggal ini masih dapat berubah", el.P(c.String())))
	}
	return el.Isi(el.Kisi(el.Figur{Label: "Jatuh pada", Nilai: r.Tanggal.Lengkap(), Ket: el.Isi("Kalender ", el.Kode(r.Versi))}), catatan,
		el.Rincian("Mengapa tanggal ini? "+strconv.Itoa(len(r.Dilewati))+" hari dilewati", t))
}

// libur lists the holidays of a year.
func (h *hariKerja) libur() app.UI {
	awal, akhir := h.k.Rentang()
	var opsi []el.Opsi
	for y := akhir; y >= awal; y-- {
		opsi = append(opsi, el.Opsi{Nilai: strconv.Itoa(y)})
	}
	isi := el.Isi(el.Pilih{ID: "tahun", Label: "Tahun", Nilai: strconv.Itoa(h.tahun), Opsi: opsi, Ubah: func(_ app.Context, v string) { h.tahun, _ = strconv.Atoi(v) }})
	y, err := h.k.Tahun(h.tahun)
	if err != nil {
		return el.Bagian("Hari libur", append(isi, el.Gagal(err))...)
	}
	t := el.Tabel{Judul: "Hari libur " + strconv.Itoa(h.tahun), Kolom: []el.Kolom{{Judul: "Tanggal"}, {Judul: "Nama"}}}
	for _, l := range y.Libur {
		var pekan any
		if l.AkhirPekan {
			pekan = el.Kecil("Jatuh pada akhir pekan.")
		}
		t.Baris = append(t.Baris, []any{l.Tanggal.Lengkap(), el.Isi(l.Nama, pekan)})
	}
	var dasar, catatan []any
	for _, k := range y.Keputusan {
		dasar = append(dasar, el.Sumber(k.Sumber()))
	}
	for _, c := range y.Catatan {
		catatan = append(catatan, el.Pesan(el.Peringatan, "Masih dapat berubah", el.P(c.String())))
	}
	return el.Bagian("Hari libur", append(isi, el.P(strconv.Itoa(y.HariKerja), " hari kerja dalam tahun ini."), catatan, t,
		el.SubBagian("Keputusan", el.Butir(dasar...)))...)
}
