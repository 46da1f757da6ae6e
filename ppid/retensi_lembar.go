package ppid

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

// LembarRetensi is the list of requests whose personal data may go, as a page for
// whoever approves it. Nobody is named in it.
func LembarRetensi(cs []CalonRetensi, a AturanRetensi, hari kominfo.Tanggal) kertas.Lembar {
	l := kertas.Lembar{Judul: "Data pribadi yang boleh dihapus", Uraian: "Permohonan informasi yang selesai, per " + hari.Panjang()}
	if a.Rancangan {
		l.Tanda = []kertas.Penggal{{Teks: "RANCANGAN", Rupa: "peringatan"}}
		l.Isi = append(l.Isi, kertas.Balok{Rupa: kertas.Pesan, Judul: "Masa simpan belum ditetapkan kantor", Baris: [][]kertas.Sel{{kertas.T(a.Alasan)}}})
	}
	l.Isi = append(l.Isi, kertas.P("Data pribadi disimpan "+kominfo.FormatAngka(int64(a.Bulan))+" bulan sesudah langkah terakhir dan sesudah hak mengajukan keberatan dan sengketa berakhir. "+
		"Yang dihapus: nama, identitas, alamat, kontak, tujuan dan pindaian, di permohonan dan semua keberatannya, untuk selamanya. Yang tetap: nomor, tanggal, rincian informasi, jawaban, laporan, dan semua bukti jejak."))
	if len(cs) == 0 {
		l.Isi = append(l.Isi, kertas.Balok{Rupa: kertas.Kosong, Judul: "Tidak ada permohonan yang masa simpannya habis."})
	} else {
		t := kertas.Balok{Rupa: kertas.Tabel, Judul: kominfo.FormatAngka(int64(len(cs))) + " permohonan", Kolom: []string{"Nomor", "Tahap", "Keberatan", "Selesai", "Boleh sejak", "Sebab"}, Angka: []bool{false, false, true, false, false, false}}
		h := Bawaan()
		for _, c := range cs {
			k, _ := h.keadaan(c.Tahap)
			t.Baris = append(t.Baris, []kertas.Sel{kertas.Ke(c.Nomor, "/ppid/permohonan/"+string(c.ID)), kertas.T(k.Nama), kertas.T(kominfo.FormatAngka(int64(c.Kaitan))),
				kertas.T(c.Selesai.Panjang()), kertas.T(c.Boleh.Panjang()), kertas.T(c.Sebab)})
		}
		l.Isi = append(l.Isi, t)
	}
	for _, d := range a.Dasar {
		l.Isi = append(l.Isi, kertas.Balok{Rupa: kertas.Kecil, Baris: [][]kertas.Sel{{kertas.T(d.String() + ". " + d.Catatan)}}})
	}
	return l
}
