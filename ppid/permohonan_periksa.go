package ppid

import (
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// DokumenWajib are the kinds of documents ([DokumenPemohon].Jenis) that a kind of
// applicant hands in, Perki 1/2021 Pasal 27 ayat (3)-(5) and (7); the
// texts are those of [Pemohon].Dokumen and DokumenKuasa.
func DokumenWajib(jenis string, kuasa bool) (d []string) {
	switch jenis {
	case "perorangan":
		d = []string{"identitas"}
	case "kelompok_orang":
		return []string{"surat_kuasa", "identitas_pemberi_kuasa"}
	case "badan_hukum":
		d = []string{"akta"}
	}
	if kuasa {
		d = append(d, "surat_kuasa")
	}
	return d
}

func namaDokumen(kode string) string {
	switch kode {
	case "identitas":
		return "fotokopi KTP atau surat keterangan kependudukan"
	case "surat_kuasa":
		return "surat kuasa"
	case "identitas_pemberi_kuasa":
		return "fotokopi KTP atau surat keterangan kependudukan semua pemberi kuasa"
	case "akta":
		return "fotokopi akta pendirian yang disahkan"
	}
	return kode
}

// BelumLengkap lists, for people, what a request still lacks of what Perki 1/2021
// Pasal 27 and 29 ask for, by the law h. Nil: it is complete on paper; whether what
// is there is clear enough is the officer's to judge.
func (x *IsianPemohon) BelumLengkap(h *Hukum) (kurang []string) {
	nilai := map[string]string{"nama": x.Nama, "nomor_identitas": x.NomorIdentitas, "alamat": x.Alamat, "kontak": x.Kontak,
		"rincian_informasi": x.RincianInformasi, "tujuan_penggunaan": x.TujuanPenggunaan, "cara_memperoleh": x.CaraMemperoleh}
	for _, i := range h.Isian {
		v, ada := nilai[i.Kode]
		if i.Kode == "cara_mengirim" && i.Wajib != "tidak" {
			v, ada = x.CaraMengirim, strings.HasPrefix(x.CaraMemperoleh, "salinan")
		} else if i.Wajib != "ya" {
			continue
		}
		if ada && kosong(v) {
			kurang = append(kurang, i.Nama)
		}
	}
	if x.JenisPemohon == "" {
		kurang = append(kurang, "jenis pemohon")
	}
	if x.JenisPemohon == "perorangan" && x.NomorIdentitas != "" && !nikSah(x.NomorIdentitas) {
		kurang = append(kurang, "NIK yang 16 angka")
	}
	if x.Dikuasakan && kosong(x.NamaKuasa) {
		kurang = append(kurang, "nama kuasa")
	}
	for _, d := range DokumenWajib(x.JenisPemohon, x.Dikuasakan) {
		if !slices.ContainsFunc(x.Dokumen, func(p DokumenPemohon) bool { return p.Jenis == d }) {
			kurang = append(kurang, namaDokumen(d))
		}
	}
	return kurang
}

func nikSah(s string) bool {
	return len(s) == 16 && strings.Trim(s, "0123456789") == ""
}

// Check gives everything that is wrong with the document as such: lists that are
// too long, documents and digests that cannot be, dates that contradict.
func (p *Permohonan) Check(h *Hukum) []kominfo.Finding {
	var out temuan
	if len(p.Dokumen) > 40 {
		out.galat("PPID-DOK-01", "dokumen", "Dokumen pemohon paling banyak 40. Gabungkan yang sejenis.")
	}
	for i, d := range p.Dokumen {
		if !slices.Contains([]string{"identitas", "surat_kuasa", "identitas_pemberi_kuasa", "akta", "lain"}, d.Jenis) {
			out.galat("PPID-DOK-02", "dokumen."+strconv.Itoa(i), "Jenis dokumen ke-"+strconv.Itoa(i+1)+" tidak dikenal. Pilih: identitas, surat_kuasa, identitas_pemberi_kuasa, akta, lain.")
			break
		}
		if d.Sidik != "" && (len(d.Sidik) != 64 || strings.Trim(d.Sidik, "0123456789abcdef") != "") {
			out.galat("PPID-DOK-03", "dokumen."+strconv.Itoa(i), "Sidik dokumen ke-"+strconv.Itoa(i+1)+" bukan SHA-256. Unggah ulang berkasnya.")
			break
		}
	}
	if len(p.Kekurangan) > 60 || slices.ContainsFunc(p.Kekurangan, func(s string) bool { return len(s) > 2000 || adaTersembunyi(s) }) {
		out.galat("PPID-KURANG-01", "kekurangan", "Kekurangan paling banyak 60 butir, masing-masing paling panjang 2.000 huruf tanpa huruf tersembunyi.")
	}
	if len(p.Bahan) > 100 {
		out.galat("PPID-BAHAN-05", "bahan", "Bahan jawaban paling banyak 100 kali. Gabungkan yang sejenis.")
	}
	for i := range p.Bahan {
		out = append(out, p.Bahan[i].periksa(h, "bahan."+strconv.Itoa(i)+".")...)
	}
	m := p.masukan()
	m.Dijawab = p.Dijawab
	for _, f := range h.periksa(&m, Kebijakan{}) {
		if p.Lama { // what the old book has is kept as it is, and told
			f.Severity = kominfo.Peringatan
		}
		out = append(out, f)
	}
	return out
}

// adaTersembunyi reports whether s has control or direction characters, or is no
// valid text.
func adaTersembunyi(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool {
		return c < ' ' || c >= 0x7f && c < 0xa0 || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c == 0xfffd
	})
}
