//go:build !(js && wasm)

package meja

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

// barisTenggat is one due date of a case for its table.
type barisTenggat struct {
	ppid.Batas
	selesai kominfo.Tanggal // when what was due was done
	apa     string          // what was done: "dijawab"
	diam    string          // why the clock is not running, where nothing was done
	mengapa func() (ppid.Hasil, error)
}

// tenggat is the table of due dates, each with its reasons below: every skipped day
// with its decree.
func (m *minta) tenggat(bs []barisTenggat) kertas.Balok {
	out := bagian("Tenggat")
	if len(bs) == 0 {
		out.Isi = []kertas.Balok{kertas.P("Tidak ada tenggat yang tercatat.")}
		return out
	}
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Tenggat", Kolom: []string{"Tenggat", "Hari ke-0", "Paling lambat", "Keadaan", "Bila diperpanjang"}}
	out.Isi = append(out.Isi, t)
	for _, b := range bs {
		nama := string(b.Jenis)
		if a, err := m.h.CariAturan(b.Jenis); err == nil {
			nama = a.Nama
		}
		keadaan := kertas.Sel{m.sisa(b.Tanggal)}
		switch {
		case !b.selesai.Kosong() && b.Tanggal.Kosong():
			keadaan = kertas.Sel{lencana(netral, b.apa), kecilSel(b.selesai.Panjang())}
		case !b.selesai.Kosong() && b.selesai.Sesudah(b.Tanggal):
			keadaan = kertas.Sel{lencana(bahaya, b.apa+" terlambat"), kecilSel(b.selesai.Panjang())}
		case !b.selesai.Kosong():
			keadaan = kertas.Sel{lencana(sukses, b.apa+" tepat waktu"), kecilSel(b.selesai.Panjang())}
		case b.diam != "":
			keadaan = kertas.Sel{lencana(netral, b.diam)}
		case b.Tanggal.Kosong() && b.Catatan != "":
			keadaan = append(keadaan, kecilSel(b.Catatan))
		}
		t.Baris = append(t.Baris, []kertas.Sel{{{Teks: nama, Rupa: "tebal"}}, kertas.T(panjang(b.Hari0)), kertas.T(lengkap(b.Tanggal)), keadaan, kertas.T(panjang(b.Perpanjangan))})
		out.Isi = append(out.Isi, m.alasan(nama, b)...)
	}
	out.Isi[0] = t
	return out
}

func lengkap(t kominfo.Tanggal) string {
	if t.Kosong() {
		return ""
	}
	return t.Lengkap()
}

// alasan answers "mengapa tanggal ini". Where today's calendar gives another date
// than the stored one, it says so.
func (m *minta) alasan(nama string, b barisTenggat) []kertas.Balok {
	if b.mengapa == nil {
		return nil
	}
	h, err := b.mengapa()
	if err != nil {
		return []kertas.Balok{{Rupa: kertas.Rincian, Judul: "Mengapa tanggal ini: " + nama, Isi: []kertas.Balok{kertas.P(kominfo.PesanUntukOrang(err))}}}
	}
	isi := baris(h.Penjelasan())
	if b.Versi != "" && b.Versi != h.Versi {
		isi = append(isi, kecil("Tanggal yang tersimpan dihitung menurut kalender "+b.Versi+"."))
	}
	out := []kertas.Balok{{Rupa: kertas.Rincian, Judul: "Mengapa tanggal ini: " + nama, Isi: isi}}
	if !b.Tanggal.Kosong() && b.selesai.Kosong() && b.diam == "" && !h.Berlaku.Kosong() && h.Berlaku != b.Tanggal {
		out = append(out, pesan(peringatan, "Kalender sudah berubah: "+nama,
			"Yang tersimpan "+b.Tanggal.Lengkap()+"; menurut kalender sekarang "+h.Berlaku.Lengkap()+". Petugas layanan atau PPID Utama menghitung ulang tenggatnya."))
	}
	return out
}

// baris makes blocks of lines: those that begin with a hyphen are a list.
func baris(s string) (out []kertas.Balok) {
	for t := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
		butir, daftar := strings.CutPrefix(t, "- ")
		if n := len(out); daftar && n > 0 && out[n-1].Rupa == kertas.Daftar {
			out[n-1].Baris = append(out[n-1].Baris, kertas.F(butir))
			continue
		}
		b := kertas.P(butir)
		if daftar {
			b.Rupa = kertas.Daftar
		}
		out = append(out, b)
	}
	return out
}
