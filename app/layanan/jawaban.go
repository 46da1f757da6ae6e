//go:build !(js && wasm)

package layanan

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/ppid"
)

// samar shows of a name the first letter of each word.
func samar(s string) string {
	var out []string
	for i, w := range strings.Fields(s) {
		if i == 6 {
			break
		}
		for _, r := range w {
			out = append(out, string(r)+"***")
			break
		}
	}
	return strings.Join(out, " ")
}

// tambahFakta adds pairs of label and value where there is a value.
func tambahFakta(fs *[]fakta, pasangan ...string) {
	for i := 0; i+1 < len(pasangan); i += 2 {
		if pasangan[i+1] != "" {
			*fs = append(*fs, fakta{Label: pasangan[i], Isi: pasangan[i+1]})
		}
	}
}

// jawaban is what the office answered.
func jawaban(h *ppid.Hukum, x *ppid.Permohonan) (out []fakta) {
	if x.Dijawab.Kosong() {
		return nil
	}
	hasil := x.Hasil
	for _, y := range h.Hasil {
		if y.Kode == x.Hasil {
			hasil = y.Nama
		}
	}
	var bentuk []string
	if x.Softcopy {
		bentuk = append(bentuk, "digital")
	}
	if x.Hardcopy {
		bentuk = append(bentuk, "cetak")
	}
	tambahFakta(&out, "Hasil", hasil, "Tanggal pemberitahuan", x.Dijawab.Lengkap(), "Nomor surat", x.NomorSurat, "Informasi yang diberikan", x.Materi, "Bentuk", strings.Join(bentuk, " dan "),
		"Bagian yang dihitamkan", x.Penghitaman)
	for _, p := range h.Pengecualian {
		if strings.Contains(x.Huruf, p.Huruf) {
			tambahFakta(&out, "Dasar pengecualian", "UU 14/2008 Pasal 17 huruf "+p.Huruf+": "+p.Bunyi)
		}
	}
	tambahFakta(&out, "Undang-undang lain", x.DasarLain, "Akibat bila dibuka", x.Konsekuensi, "Badan publik yang menguasai", x.BadanPublikLain, "Cara membayar", x.CaraPembayaran, "Disediakan paling lambat", lengkap(x.WaktuPenyediaan))
	if x.Biaya > 0 {
		tambahFakta(&out, "Biaya", x.Biaya.String())
	}
	if x.Tautan != "" {
		f := fakta{Label: "Tautan atau letak", Isi: x.Tautan}
		if strings.HasPrefix(x.Tautan, "https://") || strings.HasPrefix(x.Tautan, "http://") {
			f.Ke = x.Tautan
		}
		out = append(out, f)
	}
	tambahFakta(&out, "Diserahkan", lengkap(x.Diserahkan))
	return out
}

// lengkap is a date in words, "" for none.
func lengkap(t kominfo.Tanggal) string {
	if t.Kosong() {
		return ""
	}
	return t.Lengkap()
}
