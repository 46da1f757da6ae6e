//go:build !(js && wasm)

package meja

import (
	"net/http"
	"strconv"
	"strings"

	masukan "github.com/lumbung-id/lumbung/app/pesan"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const (
	alamatPesan = "/berkas/ppid/pesan-usul"
	formCatat   = "/register/permohonan/tindakan/catat"
)

// aksiCatat are the ways to enter a request.
func (m *minta) aksiCatat() []kertas.Penggal {
	if !m.bisa(m.permohonan, "catat", m.a.Perangkat) {
		return nil
	}
	return []kertas.Penggal{{Teks: "Catat permohonan", Ke: formCatat}, {Teks: "Catat dari surel atau WhatsApp", Ke: "/ppid/pesan"}}
}

// halamanPesan is where a message is given in, to be read.
func (m *minta) halamanPesan() (kertas.Lembar, error) {
	if _, err := m.boleh(m.permohonan, "catat"); err != nil {
		return kertas.Lembar{}, err
	}
	out := m.laman("/antrean", "Catat dari surel atau WhatsApp", "Program membaca pesan pemohon dan mengusulkan isian formulir. Tidak ada yang tercatat sebelum Anda memeriksa dan menyimpannya.", kertas.Penggal{Teks: "Antrean", Ke: "/ppid/antrean"})
	out.Isi = append(out.Isi,
		bagian("Tempel percakapan atau isi surel",
			formulir("Baca teks", alamatPesan, kertas.Medan{Nama: "teks", Judul: "Teks pesan", Jenis: "panjang", Bantuan: "Di WhatsApp: tahan pesannya, pilih Salin. Sertakan nama dan waktu kirimnya bila ada."})),
		bagian("Atau pilih berkasnya",
			formulir("Baca berkas", alamatPesan, kertas.Medan{Nama: "berkas", Judul: "Surel (.eml) atau ekspor percakapan (.txt)", Jenis: "berkas", Nilai: ".eml,.txt", Bantuan: "Paling besar 25 MB."})),
		kecil("Pesan dan lampirannya tidak disimpan program ini. Lampiran yang diperlukan, misalnya KTP, dilampirkan di halaman permohonan sesudah tercatat."))
	return out, nil
}

// usulPesan answers what a message says, or goes on to the form with it filled in.
func (m *minta) usulPesan(w http.ResponseWriter) (out kertas.Balasan, err error) {
	if _, err = m.boleh(m.permohonan, "catat"); err != nil {
		w.Header().Set("Connection", "close")
		return out, err
	}
	asal := "teks"
	var u masukan.Usulan
	var fs []kominfo.Finding
	if m.r.URL.Query().Has("nama") { // a file is sent as it is, under a name
		isi, lepas, err := m.terima(w, masukan.BatasUkuran, "Simpan tanpa lampirannya, atau salin teksnya saja.")
		if err != nil {
			return out, err
		}
		u, fs = masukan.Baca(isi)
		asal = "berkas"
		lepas()
	} else {
		in, err := m.isian(w)
		if err != nil {
			return out, err
		}
		u, fs = masukan.Baca([]byte(in["teks"]))
	}
	medan := map[string]*register.Isian{}
	for _, t := range m.permohonan.Info().Tindakan {
		for i := range t.Isian {
			if x := &t.Isian[i]; t.Nama == "catat" && x.Rupa != register.RupaRinci {
				medan[x.Nama] = x
			}
		}
	}
	isian := kertas.Isian{}
	for n, v := range u.Isian {
		if medan[n] != nil {
			isian[n] = v
		}
	}
	siap := len(isian) > 0 && !kominfo.AdaGalat(fs)
	if siap && m.q("pakai") == "1" {
		return kertas.Balasan{Ke: formCatat, Draf: "permohonan//catat", Isian: isian}, nil
	}
	if siap {
		out.Lagi = []kertas.Penggal{{Teks: "Pakai isian ini", Ke: alamatPesan + "?pakai=1"}}
	}
	out.Isi = bacaanPesan(&u, fs, medan, asal)
	return out, nil
}

// bacaanPesan shows what was read and where, what is odd about it, and what came
// with the message.
func bacaanPesan(u *masukan.Usulan, fs []kominfo.Finding, medan map[string]*register.Isian, asal string) (out []kertas.Balok) {
	rupa := map[string]string{masukan.Surel: "surel", masukan.WhatsApp: "percakapan WhatsApp", masukan.Teks: "teks tanpa pengirim dan waktu"}[u.Rupa]
	for _, s := range []kominfo.Severity{kominfo.Galat, kominfo.Peringatan, kominfo.Catatan} {
		b := kertas.Balok{Rupa: kertas.Pesan, Nada: nadaTemuan(s), Judul: map[kominfo.Severity]string{kominfo.Galat: "Pesan tidak dapat dibaca", kominfo.Peringatan: "Periksa dulu", kominfo.Catatan: "Catatan"}[s]}
		for _, f := range fs {
			if f.Severity == s {
				b.Baris = append(b.Baris, kertas.F(f.Message))
			}
		}
		if b.Baris != nil {
			out = append(out, b)
		}
	}
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Yang terbaca dari " + asal, Kolom: []string{"Isian", "Terbaca", "Dari", "Keyakinan"}}
	for _, a := range u.Asal {
		x := medan[a.Isian]
		if x == nil {
			continue
		}
		dari := "isi pesan"
		switch {
		case a.Baris > 0:
			dari = "baris " + strconv.Itoa(a.Baris)
		case u.Rupa == masukan.Surel:
			dari = "kepala pesan"
		}
		yakin := lencana(sukses, "tertulis")
		switch a.Yakin {
		case masukan.Teknis:
			yakin = lencana(info, "dari sistem")
		case masukan.Disimpulkan:
			yakin = lencana(peringatan, "disimpulkan")
		}
		t.Baris = append(t.Baris, []kertas.Sel{kertas.T(x.Label), kertas.T(x.TeksPilihan(u.Isian[a.Isian])), {{Teks: dari}, kecilSel(strings.TrimPrefix(a.Teks, a.Isian+": "))}, {yakin}})
	}
	if t.Baris != nil {
		out = append(out, bagian("Terbaca dari "+rupa, t))
	}
	if len(u.Lampiran) > 0 {
		l := kertas.Balok{Rupa: kertas.Daftar}
		for _, x := range u.Lampiran {
			l.Baris = append(l.Baris, []kertas.Sel{{{Teks: x.Nama + " "}, kecilSel(blob.FormatUkuran(x.Ukuran))}})
		}
		out = append(out, bagian("Lampiran pesan", l, kecil("Tidak ikut tersimpan. Simpan dari aplikasi pesannya, lalu lampirkan di halaman permohonan sesudah tercatat.")))
	}
	return out
}
