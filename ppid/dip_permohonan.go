package ppid

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// UsulkanDariPermohonan is the input of the action that proposes what was given to
// one applicant for the list that everybody reads. What is left empty is taken from
// the answer: nothing of who asked, nor why.
type UsulkanDariPermohonan struct {
	Permohonan      register.ID `json:"permohonan" judul:"Permohonan yang informasinya sudah diserahkan" wajib:"ya" rujukan:"permohonan"`
	Ringkasan       string      `json:"ringkasan" judul:"Ringkasan isi informasi" rupa:"panjang" panjang:"2000" bantuan:"Kosong: informasi yang diberikan menurut jawaban. Tidak boleh memuat data pribadi."`
	Kelas           string      `json:"kelas" judul:"Kelas" bantuan:"Kosong berarti setiap saat." pilihan:"berkala=Berkala|serta_merta=Serta-merta|setiap_saat=Setiap saat" pasal:"UU 14/2008 Pasal 9-11"`
	PenanggungJawab string      `json:"penanggung_jawab" judul:"Penanggung jawab pembuatan atau penerbitan" wajib:"ya" panjang:"200" bantuan:"Jabatan."`
	WaktuTempat     string      `json:"waktu_tempat" judul:"Waktu dan tempat pembuatan" wajib:"ya" panjang:"200" contoh:"Maret 2026, Manggar"`
	Retensi         string      `json:"retensi" judul:"Jangka waktu penyimpanan" wajib:"ya" panjang:"200" contoh:"5 tahun"`
	Tautan          string      `json:"tautan" judul:"Tautan" panjang:"500" bantuan:"Kosong: tautan menurut jawaban, bila alamat lengkap."`
	Tahun           int64       `json:"tahun" judul:"Tahun informasi" rupa:"tahun" min:"1945" maks:"2200"`
}

// usulkanDariPermohonan proposes a line of the list from a delivered request (UU
// 14/2008 Pasal 11, Perki 1/2021 Pasal 45). It is only proposed: PPID Utama fixes it
// by tetapkan, after reading it.
func (h *hukumDIP) usulkanDariPermohonan(ctx context.Context, tx register.Tx, _ *dokDIP, in UsulkanDariPermohonan) (d InformasiPublik, err error) {
	if err := h.berwenang(tx.Aktor(), "mengusulkan informasi", "ppid_utama", "ppid_pelaksana"); err != nil {
		return d, err
	}
	p, err := h.asal(ctx, tx, in.Permohonan)
	if err != nil {
		return d, err
	}
	d = InformasiPublik{Status: "diusulkan", IsianDIP: IsianDIP{Ringkasan: in.Ringkasan, Kelas: in.Kelas, Perangkat: p.Perangkat, PenanggungJawab: in.PenanggungJawab,
		WaktuTempat: in.WaktuTempat, Cetak: p.Hardcopy, Digital: p.Softcopy, Retensi: in.Retensi, Tautan: in.Tautan, Tahun: in.Tahun, Asal: in.Permohonan}}
	if kosong(d.Ringkasan) {
		d.Ringkasan = p.Materi
	}
	if kosong(d.Ringkasan) {
		d.Ringkasan = p.RincianInformasi
	}
	if r := []rune(d.Ringkasan); len(r) > 2000 {
		return d, salahDIP("PPID-DIP-03", "ringkasan", "Uraian informasinya lebih dari 2.000 huruf. Tulis ringkasannya sendiri.")
	}
	if d.Kelas == "" {
		d.Kelas = "setiap_saat"
	}
	if d.Tautan == "" && (strings.HasPrefix(p.Tautan, "https://") || strings.HasPrefix(p.Tautan, "http://")) {
		d.Tautan = p.Tautan
	}
	return d, h.periksaUsul(ctx, tx, p, &d.IsianDIP, "")
}

// periksaAsal proves a line that names a request, however it was written; id is the
// line itself, "" for a new one.
func (h *hukumDIP) periksaAsal(ctx context.Context, tx register.Tx, d *IsianDIP, id register.ID) error {
	p, err := h.asal(ctx, tx, d.Asal)
	if err == nil {
		err = h.periksaUsul(ctx, tx, p, d, id)
	}
	return err
}

// asal reads the request, the applicant too, within the transaction alone.
func (h *hukumDIP) asal(ctx context.Context, tx register.Tx, id register.ID) (*Permohonan, error) {
	x, err := h.per.Baca(ctx, tx, register.LingkupPenuh(), id)
	if kominfo.KindOf(err) == kominfo.TidakAda || err == nil && x.Ditarik {
		return nil, salahDIP("PPID-DIP-04", "permohonan", "Permohonan yang disebut tidak ada. Pilih dari register permohonan.")
	}
	if err != nil {
		return nil, err
	}
	p, a := &x.Isi, tx.Aktor()
	switch {
	case p.Badan != "" && a.Perangkat != p.Badan:
		return nil, ditolak("Permohonan " + p.Nomor + " ditujukan kepada badan publik desa " + p.Badan + ", jadi hanya PPID Desa itu yang mengusulkannya.")
	case !berperan(a, "ppid_utama") && a.Perangkat != p.Perangkat:
		return nil, ditolak("Informasi permohonan " + p.Nomor + " milik perangkat daerah lain. PPID Pelaksana di sana atau PPID Utama yang mengusulkannya.")
	case p.Hasil == "ditolak":
		return nil, ditolak("Permohonan " + p.Nomor + " ditolak, jadi informasinya tidak dapat diumumkan. Bila kemudian dinyatakan terbuka, usulkan sebagai informasi baru.")
	case p.Tahap != "diserahkan":
		return nil, ditolak("Informasi permohonan " + p.Nomor + " belum diserahkan kepada pemohon, jadi belum dapat diusulkan untuk diumumkan. Petugas layanan menyerahkannya dulu.")
	}
	return p, nil
}

// periksaUsul refuses a second line of one request, and texts in which somebody can
// be recognised. The messages repeat nothing of what they found.
func (h *hukumDIP) periksaUsul(ctx context.Context, tx register.Tx, p *Permohonan, d *IsianDIP, id register.ID) error {
	lain, _, err := h.diri.Cari(ctx, tx, register.LingkupPenuh(), register.Query{Batas: 2, Isi: true, Saring: []register.Syarat{{Kolom: "permohonan", Op: register.Sama, Nilai: string(d.Asal)}}})
	if err != nil {
		return err
	}
	var fs temuan
	for _, x := range lain {
		if x.ID != id {
			fs.galat("PPID-DIP-06", "permohonan", "Informasi permohonan "+p.Nomor+" sudah ada di daftar dan berstatus "+x.Isi.Status+". Ubah baris itu; jangan mengusulkannya dua kali.")
			break
		}
	}
	for _, x := range d.teks() {
		for _, apa := range p.dikenaliDalam(x[2]) {
			fs.galat("PPID-DIP-05", x[0], x[1]+" memuat yang tampak seperti "+apa+". Daftar Informasi Publik dibaca semua orang: tulis ulang tanpa data pribadi.")
		}
	}
	return fs.error()
}

// teks are what people wrote into a line: name, title, text.
func (d *IsianDIP) teks() [][3]string {
	return [][3]string{{"ringkasan", "Ringkasan", d.Ringkasan}, {"penanggung_jawab", "Penanggung jawab", d.PenanggungJawab}, {"waktu_tempat", "Waktu dan tempat", d.WaktuTempat},
		{"retensi", "Jangka waktu penyimpanan", d.Retensi}, {"tautan", "Tautan", d.Tautan}}
}

func salahDIP(id, jalur, pesan string) error {
	var fs temuan
	fs.galat(id, jalur, pesan)
	return fs.error()
}

// dikenaliDalam names what in a text may tell who asked: what looks like a NIK, a
// telephone number or an e-mail address, and what the applicant wrote of himself.
func (p *Permohonan) dikenaliDalam(s string) (apa []string) {
	angka, telepon := deretAngka(s)
	if angka {
		apa = append(apa, "NIK")
	}
	if telepon {
		apa = append(apa, "nomor telepon")
	}
	if adaSurel(s) {
		apa = append(apa, "alamat surel")
	}
	kata := kataTeks(s)
	for _, n := range []string{p.Nama, p.NamaKuasa} {
		if memuatNama(kata, kataTeks(n)) {
			apa = append(apa, "nama pemohon atau kuasanya")
			break
		}
	}
	if k := kataTeks(p.Alamat); len(k) > 1 && memuatDeret(kata, k) {
		apa = append(apa, "alamat pemohon")
	}
	return apa
}

// deretAngka looks for runs of digits, also broken by spaces, dots and hyphens: 16 of
// them like a NIK, 9 to 15 that begin like a telephone number.
func deretAngka(s string) (nik, telepon bool) {
	r := []rune(s)
	for i := 0; i < len(r); i++ {
		if r[i] < '0' || r[i] > '9' || i > 0 && r[i-1] >= '0' && r[i-1] <= '9' {
			continue
		}
		n, jeda, rapat := make([]rune, 0, 24), 0, true
		for j := i; j < len(r) && jeda < 4 && len(n) < 24; j++ {
			switch c := r[j]; {
			case c >= '0' && c <= '9':
				rapat = rapat && jeda == 0
				n, jeda = append(n, c), 0
			case strings.ContainsRune(" .-()\u00a0\u2010\u2011\u2013", c):
				jeda++
			default:
				jeda = 4
			}
		}
		t := string(n)
		// Broken digits are a NIK only with a day and a month in them, not four years.
		nik = nik || len(n) == 16 && (rapat || t[8:10] >= "01" && t[8:10] <= "12" && t[6:8] <= "71" && t[6:8] >= "01")
		telepon = telepon || len(n) >= 9 && len(n) <= 15 && (strings.HasPrefix(t, "0") || strings.HasPrefix(t, "62") && (len(n) >= 11 || i > 0 && r[i-1] == '+'))
	}
	return nik, telepon
}

func adaSurel(s string) bool {
	huruf := func(c byte) bool { return c >= 0x80 || c == '_' || c == '-' || c == '.' || c == '+' || isHuruf(c) }
	for i := range len(s) {
		if s[i] != '@' || i == 0 || i+1 == len(s) || !huruf(s[i-1]) {
			continue
		}
		j := i + 1
		for j < len(s) && huruf(s[j]) {
			j++
		}
		if strings.Contains(strings.Trim(s[i+1:j], "."), ".") {
			return true
		}
	}
	return false
}

func isHuruf(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// kataTeks are the words of a text in small letters, without titles' dots.
func kataTeks(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

// memuatNama reports whether a text has a name: all its words in a row, or any two
// neighbours of a name of more than two.
func memuatNama(kata, nama []string) bool {
	nama = slices.DeleteFunc(nama, func(s string) bool { return len(s) < 3 })
	switch {
	case len(nama) == 0:
		return false
	case len(nama) < 3:
		return memuatDeret(kata, nama)
	}
	for i := range len(nama) - 1 {
		if memuatDeret(kata, nama[i:i+2]) {
			return true
		}
	}
	return false
}

func memuatDeret(kata, deret []string) bool {
	for i := 0; i+len(deret) <= len(kata); i++ {
		if slices.Equal(kata[i:i+len(deret)], deret) {
			return true
		}
	}
	return false
}
