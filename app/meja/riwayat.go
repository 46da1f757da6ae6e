//go:build !(js && wasm)

package meja

import (
	"encoding/json"
	"time"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const riwayatTampil = 60 // versions that the timeline shows

// riwayat is what happened to a case, oldest first: the day of each act, in which
// role and when it was entered, and what it led to. berikut is what is due next.
func (m *minta) riwayat(r register.Register, l register.Lingkup, id register.ID, berikut kominfo.Tanggal) (kertas.Balok, error) {
	l.Pribadi = false
	bs, err := m.o.Store.Riwayat(m.ctx, r, l, id)
	if err != nil {
		return kertas.Balok{}, err
	}
	judul := map[string]string{"hapus_pribadi": "Data pribadi dihapus"}
	for _, t := range r.Info().Tindakan {
		judul[t.Nama] = t.Judul
	}
	t := kertas.Balok{Rupa: kertas.Linimasa}
	if n := len(bs); n > riwayatTampil {
		bs = bs[:riwayatTampil]
		t.Baris = append(t.Baris, kertas.F("", "Langkah yang lebih lama ada di riwayat dokumennya"))
	}
	lalu := ""
	for i := len(bs) - 1; i >= 0; i-- {
		b := bs[i]
		var d struct {
			Tahap string          `json:"tahap"`
			Sejak kominfo.Tanggal `json:"sejak"`
		}
		if doc, err := r.Dokumen(b); err == nil {
			_ = json.Unmarshal(doc, &d)
		}
		dicatat := kominfo.TanggalDari(b.Waktu, m.zona)
		hari := d.Sejak
		if d.Tahap == lalu || hari.Kosong() {
			hari = dicatat // an act that moves nothing
		}
		ket := kertas.Sel{}
		if d.Tahap != lalu {
			ket = append(ket, m.tahap(r, d.Tahap), kertas.Penggal{Teks: " "})
		}
		lalu = d.Tahap
		oleh := "Dicatat " + m.waktu(b.Waktu)
		if p := hakNama(b.Peran); p != "" {
			oleh += " oleh " + p
		}
		ket = append(ket, kecilSel(oleh+"."))
		if b.Alasan != "" {
			ket = append(ket, kecilSel("Alasan: "+b.Alasan))
		}
		j := judul[b.Aksi]
		if j == "" {
			j = besar(b.Aksi)
		}
		nada := sukses
		if b.Ditarik || b.Aksi == "hapus_pribadi" {
			nada = bahaya
		}
		t.Baris = append(t.Baris, []kertas.Sel{kertas.T(hari.Panjang()), kertas.T(j), ket, kertas.T(nada)})
	}
	if !berikut.Kosong() {
		s := m.sisa(berikut)
		judul := "Tenggat berikutnya"
		if m.hari.Sesudah(berikut) {
			judul = "Tenggat yang lewat"
		}
		t.Baris = append(t.Baris, []kertas.Sel{kertas.T(berikut.Panjang()), kertas.T(judul), {s}, kertas.T(s.Rupa)})
	}
	return bagian("Perjalanan", t, kertas.Balok{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{{Rupa: kertas.Kecil, Baris: [][]kertas.Sel{{{
		{Teks: "Setiap perubahan isinya ada di "}, {Teks: "dokumen dan riwayatnya", Ke: "/register/" + r.Info().Nama + "/" + string(id)}, {Teks: "."}}}}}}}), nil
}

func (m *minta) waktu(t time.Time) string {
	l := t.In(m.zona.Lokasi())
	return kominfo.TanggalDari(t, m.zona).Panjang() + " pukul " + l.Format("15.04") + " " + string(m.zona)
}

// hakNama are the roles as people call them; what is no role of an account stays.
func hakNama(peran string) string {
	out := ""
	for _, p := range pisah(peran) {
		if out != "" {
			out += ", "
		}
		switch p {
		case "pemohon":
			out += "pemohon lewat laman"
		case "sistem":
			out += "program"
		default:
			out += hak.Nama(p)
		}
	}
	return out
}
