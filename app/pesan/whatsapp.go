//go:build !(js && wasm)

package pesan

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// ujaran is one message of a conversation.
type ujaran struct {
	waktu    string // 2026-03-16T09:12, the clock of the telephone that exported it
	pengirim string
	teks     []string
	baris    int
}

// percakapan reads text that was copied or exported from WhatsApp, or plain text.
func (p *pembaca) percakapan(teks string) {
	if len(teks) > batasTeks {
		teks = teks[:batasTeks]
		p.temuan("PESAN-22", "rincian_informasi", kominfo.Peringatan, "Teksnya sangat panjang; hanya bagian awalnya yang dibaca.")
	}
	var us []ujaran
	n := 0
	for g := range strings.SplitSeq(strings.ReplaceAll(teks, "\r\n", "\n"), "\n") {
		if n++; n > batasBaris {
			break
		}
		g = bersih(g)
		u, cap := bacaCap(g)
		switch {
		case cap && u.pengirim != "":
			u.baris = n
			us = append(us, u)
		case cap: // WhatsApp itself speaks
		case len(us) > 0:
			us[len(us)-1].teks = append(us[len(us)-1].teks, g)
		}
	}
	if us == nil {
		p.u.Rupa = Teks
		p.temuan("PESAN-30", "kanal", kominfo.Catatan, "Teks ini tidak memuat pengirim dan waktunya. Pilih kanalnya dan isi kapan diterima.")
		p.uraikan(teks, "", 1)
		return
	}
	p.u.Rupa = WhatsApp
	p.isi("kanal", "whatsapp_medsos", Teknis, us[0].baris, "WhatsApp")
	// The first who writes asks. What others say is not the request.
	asal := us[0].pengirim
	var isi []string
	awal, lain := us[0].baris, map[string]bool{}
	for _, u := range us {
		if u.pengirim != asal {
			lain[u.pengirim] = true
			continue
		}
		for len(isi) < u.baris-awal { // so that lines keep their numbers
			isi = append(isi, "")
		}
		isi = append(isi, u.teks...)
		for _, t := range u.teks {
			p.lampiranWA(t)
		}
	}
	if len(lain) > 0 {
		p.temuan("PESAN-31", "nama", kominfo.Peringatan, "Percakapan ini memuat "+strconv.Itoa(len(lain)+1)+" pengirim. Yang menulis pertama dibaca sebagai pemohon; periksa apakah benar.")
	}
	p.isi("diterima_pada", us[0].waktu, Teknis, us[0].baris, us[0].waktu)
	p.uraikan(strings.Join(isi, "\n"), "", awal)
	if nomorTelepon(asal) {
		p.isi("kontak", asal, Teknis, awal, asal)
	} else {
		p.isi("nama", strings.TrimLeft(asal, "~ "), Disimpulkan, awal, asal)
	}
}

// bacaCap reads the stamp before a message: "[16/03/26 09.12] Nama: …", "[16/03/26,
// 09.12.33] …", "16/3/2026 09:12 - Nama: …". The day stands first, as a telephone in
// Indonesian writes; a month above twelve cannot be one.
func bacaCap(g string) (u ujaran, ok bool) {
	s := strings.TrimSpace(g)
	var cap string
	if t, ada := strings.CutPrefix(s, "["); ada {
		if cap, s, ada = strings.Cut(t, "]"); !ada {
			return u, false
		}
	} else if cap, s, ada = strings.Cut(s, " - "); !ada {
		return u, false
	}
	if len(cap) > 40 {
		return u, false
	}
	f := strings.FieldsFunc(cap, func(c rune) bool { return c == ' ' || c == ',' })
	if len(f) == 3 && (strings.EqualFold(f[2], "AM") || strings.EqualFold(f[2], "PM")) {
		f[1] += strings.ToUpper(f[2])
		f = f[:2]
	}
	if len(f) != 2 {
		return u, false
	}
	if strings.ContainsAny(f[0], ":") || strings.Count(f[0], ".") == 1 { // the hour first
		f[0], f[1] = f[1], f[0]
	}
	h, jam, sore := bagi(f[0], "/-."), f[1], 0
	if t, ada := strings.CutSuffix(jam, "PM"); ada {
		jam, sore = t, 12
	}
	jam = strings.TrimSuffix(jam, "AM")
	j := bagi(jam, ":.")
	if len(h) != 3 || len(j) < 2 || len(j) > 3 {
		return u, false
	}
	d, m, y := h[0], h[1], h[2]
	if d > 1900 { // 2026-03-16
		d, y = y, d
	}
	if y < 100 {
		y += 2000
	}
	if sore == 12 && j[0] < 12 {
		j[0] += 12
	}
	t := time.Date(y, time.Month(m), d, j[0], j[1], 0, 0, time.UTC)
	if y < 2008 || y > 2200 || t.Day() != d || int(t.Month()) != m || t.Hour() != j[0] || t.Minute() != j[1] {
		return u, false
	}
	u.waktu = fmt.Sprintf("%04d-%02d-%02dT%02d:%02d", y, m, d, j[0], j[1])
	nama, isi, ada := strings.Cut(strings.TrimSpace(s), ":")
	if !ada || len(nama) > 200 {
		return u, true
	}
	u.pengirim, u.teks = strings.TrimSpace(nama), []string{strings.TrimSpace(isi)}
	return u, true
}

// bagi splits numbers.
func bagi(s, pisah string) (out []int) {
	for _, x := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(pisah, c) }) {
		n, err := strconv.Atoi(x)
		if err != nil || len(x) > 4 || n < 0 {
			return nil
		}
		out = append(out, n)
	}
	return out
}

func nomorTelepon(s string) bool {
	n := 0
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			n++
		case !strings.ContainsRune("+ -()", c):
			return false
		}
	}
	return n >= 8 && n <= 15
}

// lampiranWA lists files that the export names.
func (p *pembaca) lampiranWA(t string) {
	for _, tanda := range []string{"(file terlampir)", "(file attached)"} {
		if nama, ada := strings.CutSuffix(strings.TrimSpace(t), tanda); ada && len(p.u.Lampiran) < batasLampiran {
			p.u.Lampiran = append(p.u.Lampiran, Lampiran{Nama: strings.TrimSpace(nama)})
		}
	}
	if _, nama, ada := strings.Cut(t, "<terlampir: "); ada && len(p.u.Lampiran) < batasLampiran {
		nama, _, _ = strings.Cut(nama, ">")
		p.u.Lampiran = append(p.u.Lampiran, Lampiran{Nama: nama})
	}
}
