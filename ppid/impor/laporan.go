package impor

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

// barisLembar bounds the table of findings on a page; the JSON has all of them.
const barisLembar = 500

// Lembar lays the report out for a page or for paper. It names no applicant.
func (l *Laporan) Lembar() kertas.Lembar {
	out := kertas.Lembar{Judul: "Laporan impor register lama", Uraian: l.Berkas}
	disalin := "Disalin"
	if l.Coba {
		disalin = "Dapat disalin"
		out.Tanda = []kertas.Penggal{{Teks: "PERCOBAAN: tidak ada yang disimpan", Rupa: "info"}}
	}
	out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.Fakta, Baris: [][]kertas.Sel{
		kertas.F("Baris dibaca", jumlah(l.Baris)), kertas.F(disalin, jumlah(l.Disalin)), kertas.F("Sudah ada, dilewati", jumlah(l.Sudah)), kertas.F("Tidak dapat disalin", jumlah(l.Ditolak))}})
	if l.Ditolak > 0 {
		out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.Pesan, Judul: "Ada baris yang belum dapat disalin", Baris: [][]kertas.Sel{
			kertas.F("Betulkan sel yang disebut di bawah, lalu impor lagi berkas yang sama: baris yang sudah disalin dilewati.")}})
	}
	t := kertas.Balok{Rupa: kertas.Tabel, Kolom: []string{"Tempat", "Kolom", "Isi sel", "Temuan", "Usul"}, Lebar: []int{16, 16, 14, 42, 12}}
	for i := range l.Temuan {
		if i == barisLembar {
			break
		}
		x := &l.Temuan[i]
		usul := ""
		if x.Fix != nil {
			usul = x.Fix.Menjadi
		}
		nada := map[kominfo.Severity]string{kominfo.Galat: "bahaya", kominfo.Peringatan: "peringatan"}[x.Severity]
		if nada == "" {
			nada = "netral"
		}
		t.Baris = append(t.Baris, []kertas.Sel{kertas.T(tempatBaris(x)), kertas.T(strings.ReplaceAll(x.Kolom, "_", " ")), kertas.T(x.Nilai), {{Teks: string(x.Severity), Rupa: nada}, {Teks: " " + x.Message}}, kertas.T(usul)})
	}
	if t.Baris == nil {
		out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.Kosong, Judul: "Tidak ada temuan"})
		return out
	}
	out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.Bagian, Judul: "Temuan", Isi: []kertas.Balok{t}})
	if n := len(l.Temuan) - len(t.Baris) + l.Lain; n > 0 {
		out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.Kecil, Baris: [][]kertas.Sel{kertas.F("Dan " + jumlah(n) + " temuan lain.")}})
	}
	k := kertas.Balok{Rupa: kertas.Tabel, Kolom: []string{"Lembar", "Judul kolom di berkas", "Dibaca sebagai"}}
	for _, x := range l.Kolom {
		sebagai := "tidak disalin"
		if x.Kunci != "" {
			sebagai = strings.ReplaceAll(x.Kunci, "_", " ")
		}
		k.Baris = append(k.Baris, kertas.F(x.Lembar, x.Kepala, sebagai))
	}
	if k.Baris != nil {
		out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.Rincian, Judul: "Kolom yang dikenal", Isi: []kertas.Balok{k}})
	}
	return out
}
