//go:build !(js && wasm)

package pesan

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
)

// label says which field a line such as "Nama lengkap : …" fills in; "" for none.
func label(s string) string {
	k := lembar.KunciKepala(strings.TrimLeft(strings.TrimSpace(s), "0123456789.)-*• "))
	if len(k) > 60 {
		return ""
	}
	switch k {
	case "nama", "namalengkap", "namapemohon", "namasaya", "namalengkappemohon":
		return "nama"
	case "nik", "noktp", "nomorktp", "noktpnik", "nomoridentitas", "noidentitas", "nikktp":
		return "nomor_identitas"
	case "alamat", "alamatlengkap", "alamatpemohon", "alamatrumah":
		return "alamat"
	case "pekerjaan", "profesi":
		return "pekerjaan"
	case "nohp", "nomorhp", "hp", "telepon", "telp", "notelepon", "notelp", "nomortelepon", "nowa", "nomorwa", "whatsapp", "email", "surel", "kontak", "nomorkontak", "notelpemail", "nohpemail":
		return "kontak"
	case "informasiyangdiminta", "rincianinformasi", "informasiyangdibutuhkan", "rincianinformasiyangdibutuhkan", "rincianinformasiyangdiminta", "informasidiminta", "informasi", "permohonaninformasi", "datayangdiminta", "datayangdibutuhkan":
		return "rincian_informasi"
	case "tujuan", "tujuanpenggunaan", "tujuanpenggunaaninformasi", "alasanpermintaan", "alasanpermohonan":
		return "tujuan_penggunaan"
	case "caramemperoleh", "caramemperolehinformasi", "bentukinformasi":
		return "cara_memperoleh"
	case "caramengirim", "caramendapatkan", "caramendapatkansalinan", "caramendapatkansalinaninformasi":
		return "cara_mengirim"
	}
	return ""
}

// uraikan finds the fields in the text of a request: what stands behind a label, and
// as the information asked for whatever else there is. awal is the number of the
// first line.
func (p *pembaca) uraikan(teks, judul string, awal int) {
	nilai := map[string][]string{}
	tempat := map[string]int{}
	var sisa []string
	kini, mulai := "", 0
	n := 0
	for g := range strings.SplitSeq(strings.ReplaceAll(teks, "\r\n", "\n"), "\n") {
		if n++; n > batasBaris {
			break
		}
		g = strings.TrimSpace(bersih(g))
		depan, isi, ada := strings.Cut(g, ":")
		if !ada {
			depan, isi, ada = strings.Cut(g, "=")
		}
		if l := label(depan); ada && l != "" {
			if kini = l; nilai[l] == nil {
				tempat[l] = awal + n - 1
			}
			if isi = strings.TrimSpace(isi); isi != "" {
				nilai[l] = append(nilai[l], isi)
			}
			continue
		}
		if g == "" || salam(g) {
			kini = ""
		}
		switch {
		case kini == "rincian_informasi" || kini == "tujuan_penggunaan" || kini == "alamat" || kini != "" && nilai[kini] == nil:
			nilai[kini] = append(nilai[kini], g)
		case g != "" && !salam(g):
			if sisa == nil {
				mulai = awal + n - 1
			}
			sisa = append(sisa, g)
		}
	}
	for _, l := range []string{"nama", "nomor_identitas", "alamat", "pekerjaan", "kontak", "rincian_informasi", "tujuan_penggunaan"} {
		pisah := "\n"
		if panjang(l) <= 200 {
			pisah = " "
		}
		if v := nilai[l]; v != nil {
			p.isi(l, strings.Join(v, pisah), Tertulis, tempat[l], l+": "+v[0])
		}
	}
	if sisa != nil && p.u.Isian["rincian_informasi"] == "" {
		p.isi("rincian_informasi", strings.Join(sisa, "\n"), Disimpulkan, mulai, sisa[0])
		p.temuan("PESAN-12", "rincian_informasi", kominfo.Peringatan, "Rincian informasi diambil dari seluruh isi pesan. Tulis hanya informasi yang diminta, tanpa data pribadi.")
	}
	if p.u.Isian["rincian_informasi"] == "" && judul != "" {
		p.isi("rincian_informasi", judul, Disimpulkan, 0, "Perihal: "+judul)
	}
	p.cara(nilai, tempat, sisa, mulai)
}

// cara finds how the applicant wants to have it, where the message says so.
func (p *pembaca) cara(nilai map[string][]string, tempat map[string]int, sisa []string, mulai int) {
	if v := nilai["cara_memperoleh"]; v != nil {
		p.isi("cara_memperoleh", caraMemperoleh(v[0]), Tertulis, tempat["cara_memperoleh"], v[0])
	}
	if v := nilai["cara_mengirim"]; v != nil {
		p.isi("cara_mengirim", caraMengirim(v[0]), Tertulis, tempat["cara_mengirim"], v[0])
	}
	for i, g := range append(append([]string{}, nilai["rincian_informasi"]...), sisa...) {
		if c := caraMemperoleh(g); c != "" {
			baris := 0
			if k := i - len(nilai["rincian_informasi"]); k >= 0 {
				baris = mulai + k
			}
			p.isi("cara_memperoleh", c, Disimpulkan, baris, g)
		}
	}
}

func caraMemperoleh(s string) string {
	k := strings.ToLower(s)
	ada := func(kata ...string) bool {
		for _, x := range kata {
			if strings.Contains(k, x) {
				return true
			}
		}
		return false
	}
	switch {
	case ada("softcopy", "soft copy", "salinan digital", "bentuk digital", "format pdf", "format excel", "file pdf", "lewat email", "melalui email", "via email", "lewat surel", "melalui surel"):
		return "salinan_digital"
	case ada("hardcopy", "hard copy", "salinan cetak", "fotokopi", "foto copy", "dicetak"):
		return "salinan_cetak"
	case ada("melihat", "membaca di tempat", "datang membaca"):
		return "melihat"
	}
	return ""
}

func caraMengirim(s string) string {
	k := strings.ToLower(s)
	for _, x := range [][2]string{{"email", "surel"}, {"e-mail", "surel"}, {"surel", "surel"}, {"langsung", "langsung"}, {"kurir", "kurir"}, {"pos", "pos"}, {"faks", "faksimili"}} {
		if strings.Contains(k, x[0]) {
			return x[1]
		}
	}
	return ""
}

// salam reports whether a line only greets, thanks or signs.
func salam(s string) bool {
	k := lembar.KunciKepala(s)
	for _, x := range []string{"assalamualaikum", "assalamu", "wassalam", "selamatpagi", "selamatsiang", "selamatsore", "selamatmalam", "dengahormat", "denganhormat", "terimakasih", "hormatsaya", "yth", "kepadayth", "salam"} {
		if strings.HasPrefix(k, x) && len(k) < 50 {
			return true
		}
	}
	return len(k) <= 12 && (k == "pagi" || k == "siang" || k == "halo" || k == "permisi" || k == "minadmin" || k == "pagimin")
}

// tanpaKutipan cuts what a reply repeats.
func tanpaKutipan(s string) string {
	var out []string
	for g := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		t := strings.TrimSpace(g)
		if strings.HasPrefix(t, "-----Original Message") || strings.HasPrefix(t, "-----Pesan Asli") || (strings.HasPrefix(t, "Pada ") && strings.HasSuffix(t, "menulis:")) || (strings.HasPrefix(t, "On ") && strings.HasSuffix(t, "wrote:")) {
			break
		}
		if strings.HasPrefix(t, ">") {
			g = ""
		}
		out = append(out, g)
	}
	return strings.Join(out, "\n")
}

// diteruskan reports whether a mail was forwarded.
func diteruskan(judul, teks string) bool {
	j := strings.ToLower(judul)
	return strings.HasPrefix(j, "fwd:") || strings.HasPrefix(j, "fw:") || strings.HasPrefix(j, "trs:") || strings.Contains(teks, "---------- Forwarded message") || strings.Contains(teks, "---------- Pesan terusan")
}
