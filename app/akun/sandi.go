package akun

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
)

// SandiPendek and SandiPanjang bound a password: characters at least, bytes at most.
const (
	SandiPendek  = 10
	SandiPanjang = 200
)

// PeriksaSandi gives what is wrong with a new password of a login name. Length
// counts, not kinds of characters: rules about those make people write "Password1!".
// The password itself never stands in a finding.
func PeriksaSandi(sandi, masuk string) (fs []kominfo.Finding) {
	tolak := func(id, pesan string) { fs = append(fs, salah(id, "sandi", pesan)) }
	if !utf8.ValidString(sandi) {
		tolak("AKUN-SANDI-01", "Kata sandi memuat huruf yang rusak. Ketik ulang.")
		return fs
	}
	if utf8.RuneCountInString(sandi) < SandiPendek {
		tolak("AKUN-SANDI-02", "Kata sandi terlalu pendek. Pakai paling sedikit 10 huruf; tiga atau empat kata yang mudah Anda ingat lebih baik daripada satu kata dengan lambang.")
	}
	if len(sandi) > SandiPanjang {
		tolak("AKUN-SANDI-03", "Kata sandi terlalu panjang. Paling banyak 200 huruf.")
		return fs
	}
	kecil := strings.ToLower(sandi)
	if masuk != "" && strings.Contains(kecil, strings.ToLower(masuk)) {
		tolak("AKUN-SANDI-04", "Kata sandi memuat nama masuk Anda. Pilih yang tidak ada hubungannya.")
	}
	if len(fs) == 0 && umum(kecil) {
		tolak("AKUN-SANDI-05", "Kata sandi itu termasuk yang paling sering dipakai orang, jadi paling dahulu dicoba. Pilih yang lain, misalnya empat kata acak.")
	}
	return fs
}

// umum reports whether a lower-case password is one of the first that anybody
// tries: a common word with digits or marks around it, such words in a row, one
// character or a run of neighbours on the keyboard.
func umum(s string) bool {
	if berulang(s) || deret(s) {
		return true
	}
	bukan := func(r rune) bool { return !unicode.IsLetter(r) }
	inti := strings.TrimFunc(s, bukan)
	return hanyaKata(inti) || hanyaKata(huruf.Replace(inti)) || hanyaKata(huruf.Replace(strings.TrimRightFunc(s, bukan)))
}

// huruf undoes what people write for letters.
var huruf = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "@", "a", "$", "s", "!", "i")

// hanyaKata reports whether a text is made of at most three different common words
// and nothing else but marks between them.
func hanyaKata(s string) bool {
	var kata []string
	for s != "" {
		p := ""
		for k := range strings.FieldsSeq(kataUmum) {
			if len(k) > len(p) && strings.HasPrefix(s, k) {
				p = k
			}
		}
		if p == "" {
			return false
		}
		if !slices.Contains(kata, p) {
			kata = append(kata, p)
		}
		s = strings.TrimLeftFunc(s[len(p):], func(r rune) bool { return !unicode.IsLetter(r) })
	}
	return len(kata) > 0 && len(kata) <= 3
}

// berulang reports whether a text is one short piece again and again: "aaaaaaaaaa",
// "1212121212".
func berulang(s string) bool {
	for n := 1; n <= 3 && n*3 <= len(s); n++ {
		sama := true
		for i := n; i < len(s); i++ {
			sama = sama && s[i] == s[i-n]
		}
		if sama {
			return true
		}
	}
	return false
}

// deret reports whether a text is a run on a keyboard or of the alphabet, also
// backwards, also begun anew: "1234567890", "qwertyuiop", "0987654321".
func deret(s string) bool {
	for _, baris := range []string{"01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p"} {
		for _, arah := range []int{1, -1} {
			putus := 0
			for i := 1; i < len(s); i++ {
				if j := strings.IndexByte(baris, s[i-1]); j < 0 || !tetangga(baris, s[i-1], s[i], arah) {
					putus++
				}
			}
			if putus*4 <= len(s) && putus <= 3 {
				return true
			}
		}
	}
	return false
}

func tetangga(baris string, a, b byte, arah int) bool {
	for i := range len(baris) {
		if j := i + arah; baris[i] == a && j >= 0 && j < len(baris) && baris[j] == b {
			return true
		}
	}
	return false
}

// kataUmum are words that common passwords in Indonesia are made of. The list is
// our own.
const kataUmum = `password passwd pass admin administrator root user guest login welcome letmein secret master test demo
qwerty qwertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm qaz wsx abc abcd abcdef iloveyou love dragon monkey sunshine princess football
sandi katasandi kata rahasia masuk pengguna akun operator petugas pegawai kepala dinas kantor bupati walikota camat
kominfo diskominfo pemda pemkab pemkot pemprov kabupaten kota provinsi spbe pemdi lumbung indonesia nusantara jakarta bandung surabaya
garuda pancasila merdeka merahputih bhinneka bismillah alhamdulillah assalamualaikum insyaallah allah akbar allahuakbar yesus
sayang cinta cantik ganteng sayangku cintaku aku kamu kita saya mama papa ibu bapak anak keluarga bahagia semangat sukses
jagung bakso persib persija arema`
