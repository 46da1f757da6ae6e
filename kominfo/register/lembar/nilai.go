package lembar

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// cara says how a text is to be read where the text alone does not say it. The
// zero value is a text typed by a person.
type cara struct {
	mesin  bool          // a number of the spreadsheet itself: the dot is a decimal point
	titik  bool          // elsewhere in the column the dot is a decimal point
	urutan UrutanTanggal // what the person said about dates such as 03/04/2026
}

// nilai appends the JSON value that text s has in field x. With a finding, what
// was appended is to be thrown away.
func nilai(b []byte, x *register.Isian, s string, c cara) ([]byte, *kominfo.Finding) {
	switch x.Rupa {
	case register.RupaTeks, register.RupaPanjang, register.RupaRujukan:
		return appendTeks(b, s), nil
	}
	s = rapi(s)
	if s == "" {
		switch x.Rupa {
		case register.RupaTanggal, register.RupaPeriode, register.RupaPilihan:
			return append(b, `""`...), nil
		}
		return append(b, "null"...), nil
	}
	switch x.Rupa {
	case register.RupaAngka, register.RupaRupiah:
		return nilaiAngka(b, x, s, c)
	case register.RupaTahun:
		return nilaiTahun(b, x, s, c)
	case register.RupaTanggal:
		return nilaiTanggal(b, x, s, c)
	case register.RupaPeriode:
		return nilaiPeriode(b, x, s)
	case register.RupaPilihan:
		return nilaiPilihan(b, x, s)
	case register.RupaCentang:
		return nilaiCentang(b, x, s)
	case register.RupaRinci:
		return nilaiRinci(b, x, s)
	}
	return appendTeks(b, s), nil
}

// rapi takes off the blanks around a value that is no free text, the
// non-breaking ones too.
func rapi(s string) string { return strings.TrimSpace(s) }

// temuan makes a finding of severity galat about field x.
func temuan(id string, x *register.Isian, pesan string) *kominfo.Finding {
	return &kominfo.Finding{ID: id, Path: x.Nama, Severity: kominfo.Galat, Message: pesan}
}

// usulkan adds a proposal: never applied, always shown with what was found.
func usulkan(f *kominfo.Finding, dari, menjadi string) *kominfo.Finding {
	if menjadi != "" && menjadi != dari {
		f.Fix = &kominfo.Usul{Dari: dari, Menjadi: menjadi}
	}
	return f
}

// sebut quotes a value in a message; a personal one is not repeated.
func sebut(x *register.Isian, s string) string {
	if x.Pribadi {
		return ""
	}
	return " " + kutip(s)
}

func nilaiAngka(b []byte, x *register.Isian, s string, c cara) ([]byte, *kominfo.Finding) {
	n, usul, apa := bilangan(s, x.Rupa == register.RupaRupiah, c)
	switch apa {
	case jelas:
		return strconv.AppendInt(b, n, 10), nil
	case ragu:
		return b, usulkan(temuan("LBR-ANGKA-RAGU", x, x.Label+sebut(x, s)+" dapat dibaca dua cara: titik atau komanya bisa pemisah ribuan atau tanda desimal. Tulis tanpa pemisah, misalnya 1234."), s, usul)
	case pecahan:
		return b, usulkan(temuan("LBR-ANGKA", x, x.Label+sebut(x, s)+" bukan bilangan bulat. Tulis tanpa pecahan."), s, usul)
	case kebesaran:
		return b, temuan("LBR-ANGKA", x, x.Label+sebut(x, s)+" terlalu besar untuk disimpan. Periksa jumlah angkanya.")
	}
	contoh := "1234 atau 1.234"
	if x.Rupa == register.RupaRupiah {
		contoh = "1500000 atau Rp1.500.000"
	}
	return b, temuan("LBR-ANGKA", x, x.Label+sebut(x, s)+" bukan bilangan. Tulis misalnya "+contoh+".")
}

func nilaiTahun(b []byte, x *register.Isian, s string, c cara) ([]byte, *kominfo.Finding) {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return strconv.AppendInt(b, n, 10), nil
	}
	n, _, apa := bilangan(s, false, c)
	if apa == jelas && c.mesin {
		return strconv.AppendInt(b, n, 10), nil
	}
	f := temuan("LBR-TAHUN", x, x.Label+sebut(x, s)+" bukan tahun. Tulis empat angka, misalnya 2026.")
	if apa == jelas && n >= 1000 && n <= 9999 {
		usulkan(f, s, strconv.FormatInt(n, 10))
	}
	return b, f
}

func nilaiCentang(b []byte, x *register.Isian, s string) ([]byte, *kominfo.Finding) {
	switch strings.ToLower(s) {
	case "ya", "true", "1":
		return append(b, "true"...), nil
	case "tidak", "false", "0":
		return append(b, "false"...), nil
	}
	return b, temuan("LBR-YA-TIDAK", x, x.Label+sebut(x, s)+" bukan ya atau tidak. Tulis ya, tidak, 1 atau 0.")
}

// nilaiPilihan finds an enumeration value: by the value, else by its text, else
// by either without regard to case, and then only when one fits.
func nilaiPilihan(b []byte, x *register.Isian, s string) ([]byte, *kominfo.Finding) {
	var sama []string
	for lapis := range 4 {
		for _, p := range x.Pilihan {
			var cocok bool
			switch lapis {
			case 0:
				cocok = p.Nilai == s
			case 1:
				cocok = p.Teks == s
			case 2:
				cocok = strings.EqualFold(p.Nilai, s)
			case 3:
				cocok = strings.EqualFold(rapi(p.Teks), s)
			}
			if cocok {
				sama = append(sama, p.Nilai)
			}
		}
		if len(sama) == 1 {
			return appendTeks(b, sama[0]), nil
		}
		if len(sama) > 1 {
			return b, temuan("LBR-PILIHAN", x, x.Label+sebut(x, s)+" cocok dengan beberapa pilihan: "+strings.Join(sama, ", ")+". Tulis salah satunya.")
		}
	}
	f := temuan("LBR-PILIHAN", x, x.Label+sebut(x, s)+" bukan salah satu pilihan: "+daftarPilihan(x)+".")
	for _, p := range x.Pilihan { // "Belum  selesai" for "belum_selesai"
		if k := KunciKepala(s); k != "" && (KunciKepala(p.Nilai) == k || KunciKepala(p.Teks) == k) {
			return b, usulkan(f, s, p.Nilai)
		}
	}
	return b, f
}

// TeksPilihan gives what a drop-down shows for the value of an enumeration: its
// text, or the value itself where the text could mean another value.
func TeksPilihan(x *register.Isian, v string) string {
	t := x.TeksPilihan(v)
	if b, f := nilaiPilihan(nil, x, t); f == nil && rapi(t) == t && string(b) == string(appendTeks(nil, v)) {
		return t
	}
	return v
}

func daftarPilihan(x *register.Isian) string {
	var n []string
	for i, p := range x.Pilihan {
		if i == 20 {
			n = append(n, "…")
			break
		}
		if p.Teks == p.Nilai {
			n = append(n, p.Nilai)
		} else {
			n = append(n, p.Teks+" ("+p.Nilai+")")
		}
	}
	return strings.Join(n, ", ")
}

func nilaiRinci(b []byte, x *register.Isian, s string) ([]byte, *kominfo.Finding) {
	var buf bytes.Buffer
	if len(s) > register.BatasDokumen || json.Compact(&buf, []byte(s)) != nil {
		return b, temuan("LBR-RINCI", x, x.Label+" harus berupa daftar atau objek JSON yang utuh. Isian bertingkat lebih mudah diubah di halaman dokumennya.")
	}
	return append(b, buf.Bytes()...), nil
}
