//go:build !(js && wasm)

package pesan

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
)

// BatasUkuran is the most bytes of a message, attachments included.
const BatasUkuran = 25 << 20

const (
	batasTeks  = 200_000 // bytes of text that are looked at
	batasBaris = 5000
)

// The kinds of a message.
const (
	Surel    = "surel"
	WhatsApp = "whatsapp"
	Teks     = "teks" // copied without sender and time
)

// How sure a field is.
const (
	Tertulis    = "tertulis"    // the message says it
	Teknis      = "teknis"      // the mail system, or WhatsApp, says it
	Disimpulkan = "disimpulkan" // a reading that may be wrong
)

// Usulan is what a message proposes for the action catat.
type Usulan struct {
	Rupa     string            `json:"rupa"`
	Isian    map[string]string `json:"isian"` // fields of ppid.Catat that were found
	Asal     []Asal            `json:"asal"`
	Lampiran []Lampiran        `json:"lampiran"`
}

// Asal says where a field was read.
type Asal struct {
	Isian string `json:"isian"`
	Yakin string `json:"yakin"`
	Baris int    `json:"baris,omitempty"` // line of the message's text, from 1; 0: of its head
	Teks  string `json:"teks"`
}

// Lampiran is an attachment, by name only: it is not kept.
type Lampiran struct {
	Nama   string `json:"nama"`
	Jenis  string `json:"jenis"`
	Ukuran int64  `json:"ukuran"` // bytes, unpacked
}

// Baca reads a message. What it is, is seen in its bytes. A message that cannot be
// read is a finding of severity galat, and nothing is proposed.
func Baca(b []byte) (Usulan, []kominfo.Finding) {
	p := &pembaca{u: Usulan{Isian: map[string]string{}, Asal: []Asal{}, Lampiran: []Lampiran{}}}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	switch {
	case len(b) > BatasUkuran:
		p.temuan("PESAN-01", "", kominfo.Galat, "Pesan lebih besar dari 25 MB. Simpan tanpa lampirannya, atau salin teksnya saja.")
	case len(bytes.TrimSpace(b)) == 0:
		p.temuan("PESAN-02", "", kominfo.Galat, "Pesan kosong. Tempel teksnya, atau pilih berkas .eml.")
	case tampakSurel(b):
		p.surel(b)
	case bytes.IndexByte(b, 0) >= 0:
		p.temuan("PESAN-03", "", kominfo.Galat, "Berkas ini bukan surel (.eml) dan bukan teks. Simpan surelnya sebagai .eml, atau salin teks percakapannya.")
	default:
		teks := string(b)
		if !utf8.Valid(b) {
			teks = latin1(b)
		}
		p.percakapan(teks)
	}
	p.akhiri()
	return p.u, p.fs
}

type pembaca struct {
	u  Usulan
	fs []kominfo.Finding
}

func (p *pembaca) temuan(id, jalur string, s kominfo.Severity, pesan string) {
	if len(p.fs) < 100 {
		p.fs = append(p.fs, kominfo.Finding{ID: id, Path: jalur, Severity: s, Message: pesan})
	}
}

// isi proposes a field, unless it has a value already.
func (p *pembaca) isi(isian, nilai, yakin string, baris int, teks string) {
	nilai = strings.TrimSpace(bersih(nilai))
	if nilai == "" || p.u.Isian[isian] != "" {
		return
	}
	if m := panjang(isian); utf8.RuneCountInString(nilai) > m {
		nilai = string([]rune(nilai)[:m])
		p.temuan("PESAN-10", isian, kominfo.Peringatan, "Isinya lebih panjang dari yang muat, jadi dipotong sampai "+kominfo.FormatAngka(int64(m))+" huruf. Ringkas sebelum mencatat.")
	}
	p.u.Isian[isian] = nilai
	if r := []rune(strings.TrimSpace(bersih(teks))); len(r) > 200 {
		teks = string(r[:200]) + "…"
	} else {
		teks = string(r)
	}
	p.u.Asal = append(p.u.Asal, Asal{isian, yakin, baris, teks})
}

// panjang is the most letters of a field, and whether it has one line.
func panjang(isian string) int {
	switch isian {
	case "rincian_informasi":
		return 4000
	case "tujuan_penggunaan":
		return 2000
	case "alamat":
		return 500
	case "nomor_identitas":
		return 60
	case "pekerjaan":
		return 100
	}
	return 200
}

// bersih takes away what a form refuses: control and direction characters.
func bersih(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n':
			return c
		case c == '\t', c == '\u00a0', c == '\u202f':
			return ' '
		case c < ' ', c >= 0x7f && c < 0xa0, c >= 0x200b && c <= 0x200f, c >= 0x202a && c <= 0x202e, c >= 0x2060 && c <= 0x206f, c == 0xfeff, c == utf8.RuneError:
			return -1
		}
		return c
	}, s)
}

// akhiri says what the law asks for and the message does not have.
func (p *pembaca) akhiri() {
	if kominfo.AdaGalat(p.fs) {
		p.u.Isian, p.u.Asal = map[string]string{}, []Asal{}
		return
	}
	for _, x := range [][2]string{{"nama", "Nama pemohon"}, {"alamat", "Alamat pemohon"}, {"rincian_informasi", "Rincian informasi"}, {"cara_memperoleh", "Cara memperoleh informasi"}, {"diterima_pada", "Waktu diterima"}} {
		if p.u.Isian[x[0]] == "" {
			p.temuan("PESAN-11", x[0], kominfo.Peringatan, x[1]+" tidak ditemukan dalam pesan. Isi sendiri, atau tanyakan kepada pemohon (UU 14/2008 Pasal 22 ayat (2)).")
		}
	}
}
