package wilayah

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Parse reads a Kemendagri code in its dotted form: "19", "19.06", "19.06.01",
// "19.06.01.2001". Nothing else around it is accepted, not even a space.
//
// Six digits without dots are read too ("190601" is 19.06.01): only Kemendagri
// has codes of that length. Four or ten digits without dots are refused, because
// BPS writes its codes so and the same digits mostly mean another region; use
// [Daftar.Parse], which knows both systems, or put in the dots. A province has no
// dot to tell by and is always read as Kemendagri's: 91 to 96 are other provinces
// at BPS, so ask [Daftar.Tafsir] when the origin is unknown.
//
// The error is of kind tidak_sah, with one finding that says what to write.
func Parse(s string) (Kode, error) {
	const op = "wilayah.Parse"
	if len(s) == 6 && hanyaDigit(s) {
		return urai(op, s, s[:2]+"."+s[2:4]+"."+s[4:])
	}
	if n := len(s); (n == 4 || n == 10) && hanyaDigit(s) {
		return Kode{}, salahBentuk(op, "WILAYAH-KODE-02", "Kode wilayah %q ditulis tanpa titik, sehingga dapat berarti kode Kemendagri atau kode BPS. Bila kode Kemendagri, tulis %s.", s, bertitik(s))
	}
	return urai(op, s, s)
}

// bertitik puts dots into digits of length 4 or 10.
func bertitik(s string) string {
	if len(s) == 4 {
		return s[:2] + "." + s[2:]
	}
	return s[:2] + "." + s[2:4] + "." + s[4:6] + "." + s[6:]
}

// urai reads the dotted form s; asli is what the caller was given.
func urai(op, asli, s string) (Kode, error) {
	if s == "" {
		return Kode{}, salahBentuk(op, "WILAYAH-KODE-01", "Kode wilayah kosong. Tulis misalnya 19 untuk provinsi atau 19.06 untuk kabupaten/kota.")
	}
	// The longest code has 13 characters.
	if len(s) > 13 || strings.Trim(s, "0123456789.") != "" {
		return Kode{}, salahBentuk(op, "WILAYAH-KODE-01", "Kode wilayah %q tidak dikenal. Kode Kemendagri hanya berisi angka dan titik, misalnya 19.06%s.", potong(asli), petunjuk(s))
	}
	tingkat := [...]Tingkat{TingkatProvinsi, TingkatKabupatenKota, TingkatKecamatan, TingkatDesa}
	var nilai [4]int
	bagian, sisa, ada := "", s, true
	for i := 0; ada; i++ {
		bagian, sisa, ada = strings.Cut(sisa, ".")
		if i == 2 && !ada && len(bagian) == 5 && bagian[0] == '4' {
			return Kode{}, salahBentuk(op, "WILAYAH-KODE-01", "Kode %q adalah kode pulau. Pakai kode provinsi, kabupaten/kota, kecamatan atau desa/kelurahan.", asli)
		}
		if i == len(nilai) {
			return Kode{}, salahBentuk(op, "WILAYAH-KODE-01", "Kode wilayah %q terlalu panjang. Paling banyak empat bagian, misalnya 19.06.01.2001.", asli)
		}
		n, ok := digit(bagian)
		lebar := 2
		if i == 3 {
			lebar = 4
		}
		if !ok || len(bagian) != lebar {
			return Kode{}, salahLebar(op, asli, s, tingkat[i], bagian, lebar)
		}
		sah := [...]func(int) bool{sahProvinsi, sahKabupatenKota, sahKecamatan, sahDesa}[i]
		if !sah(n) {
			return Kode{}, salahBagian(op, tingkat[i], n)
		}
		nilai[i] = n
	}
	return Kode{uint64(nilai[0])*satuProvinsi + uint64(nilai[1])*satuKabupaten + uint64(nilai[2])*satuKecamatan + uint64(nilai[3])}, nil
}

// salahLebar explains a part of the wrong width. The usual cause is a worksheet
// that took the code for a number and dropped a zero.
func salahLebar(op, asli, s string, t Tingkat, bagian string, lebar int) error {
	if t == TingkatKabupatenKota && len(bagian) == 1 && len(s) == 4 {
		return salahBentuk(op, "WILAYAH-KODE-01", "Kode wilayah %q kehilangan angka nol, biasanya karena lembar kerja membacanya sebagai bilangan. Tulis %s0%s atau %s0 sebagai teks.", asli, s[:3], bagian, s)
	}
	return salahBentuk(op, "WILAYAH-KODE-01", "Kode wilayah %q tidak lengkap: bagian %s harus %d angka. Tulis misalnya 19, 19.06, 19.06.01 atau 19.06.01.2001.", asli, namaTingkat(t), lebar)
}

func salahBagian(op string, t Tingkat, n int) error {
	aturan := map[Tingkat]string{
		TingkatProvinsi:      "kode provinsi mulai dari 11",
		TingkatKabupatenKota: "kabupaten bernomor 01-69 dan kota 71-99",
		TingkatKecamatan:     "kecamatan bernomor 01-99",
		TingkatDesa:          "kelurahan bernomor 1001-1999, desa 2001-2999 dan desa adat 3001-3999",
	}[t]
	return salahBentuk(op, "WILAYAH-KODE-01", "Bagian %s %d pada kode wilayah tidak ada: %s. Periksa kembali kodenya.", namaTingkat(t), n, aturan)
}

// petunjuk adds advice for two frequent slips.
func petunjuk(s string) string {
	switch {
	case strings.TrimSpace(s) != s:
		return "; hapus spasi di awal atau akhir"
	case strings.Contains(s, ",") && strings.Trim(s, "0123456789,") == "":
		return "; pakai titik, bukan koma"
	}
	return ""
}

// salahBentuk makes the error for one broken rule with a stable finding ID.
func salahBentuk(op, id, format string, args ...any) error {
	return kominfo.TidakSahKarena(op, []kominfo.Finding{{
		ID: id, Path: "kode", Severity: kominfo.Galat, Message: fmt.Sprintf(format, args...),
	}})
}

func namaTingkat(t Tingkat) string {
	switch t {
	case TingkatKabupatenKota:
		return "kabupaten/kota"
	case TingkatDesa:
		return "desa/kelurahan"
	}
	return string(t)
}

func hanyaDigit(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func digit(s string) (n int, ok bool) {
	if !hanyaDigit(s) || len(s) > 4 {
		return 0, false
	}
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// potong keeps an error message readable when the input is huge or binary.
func potong(s string) string {
	const batas = 40
	if len(s) <= batas {
		return s
	}
	s = s[:batas]
	for !utf8.ValidString(s) && len(s) > batas-utf8.UTFMax {
		s = s[:len(s)-1]
	}
	return s + "…"
}
