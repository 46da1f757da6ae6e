package impor

import (
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
)

// centang reads a tick box: v, x, √, ya, 1; "-" and tidak are no. ok is false for
// anything else.
func centang(s string) (ya, ok bool) {
	switch strings.ToLower(strings.Trim(s, " .*()[]")) {
	case "":
		return false, !strings.ContainsAny(s, "*[(")
	case "v", "x", "√", "✓", "✔", "☑", "☒", "ya", "y", "ada", "1", "true", "benar", "ü":
		return true, true
	case "-", "–", "—", "tidak", "t", "tdk", "0", "false", "☐", "tidak ada":
		return false, true
	}
	return false, false
}

// hasil reads the decision. catatan says what was not plain; ok is false for a text
// that names no outcome.
func hasil(s string) (h, catatan string, ok bool) {
	k := lembar.KunciKepala(s)
	ada := func(kata ...string) bool {
		for _, x := range kata {
			if strings.Contains(k, x) {
				return true
			}
		}
		return false
	}
	switch {
	case k == "", k == "proses", ada("dalamproses", "sedangdiproses", "sedangproses", "belumdijawab", "menunggu"):
		return "", "", true
	case ada("dicabut", "ditarikpemohon", "dibatalkanpemohon", "mencabut"):
		return "dicabut", "", true
	case ada("tidakditindaklanjuti", "gugur", "tidakdilengkapi"):
		return "tidak_ditindaklanjuti", "", true
	case ada("sebagian") && !ada("seluruh"):
		return "dikabulkan_sebagian", "", true
	case ada("tidakdikuasai", "tidakdibawahpenguasaan", "dirujuk", "bukankewenangan", "dilimpahkan"):
		return "tidak_dikuasai", "", true
	case ada("belumdidokumentasi", "belumdikuasai"):
		return "belum_didokumentasikan", "", true
	case ada("ditolak", "tolak", "tidakdiberikan", "tidakdapatdiberikan", "tidakdikabulkan", "dikecualikan"):
		return "ditolak", "", true
	case ada("sudahdiumumkan", "sudahtersedia", "tersediadilaman", "tersediadiwebsite"):
		return "sudah_tersedia", "", true
	case ada("seluruh", "sepenuhnya", "semua"):
		return "dikabulkan_seluruhnya", "", true
	case ada("diberikan", "dikabulkan", "dipenuhi", "disetujui", "terpenuhi", "diterima"):
		return "dikabulkan_seluruhnya", "dibaca sebagai diberikan seluruhnya", true
	}
	return "", "", false
}

// kanal reads how a request came in.
func kanal(s string) (string, bool) {
	k := lembar.KunciKepala(s)
	for _, x := range [][2]string{{"whatsapp", "whatsapp_medsos"}, {"medsos", "whatsapp_medsos"}, {"mediasosial", "whatsapp_medsos"}, {"instagram", "whatsapp_medsos"}, {"facebook", "whatsapp_medsos"},
		{"email", "surel"}, {"surel", "surel"}, {"suratelektronik", "surel"}, {"telepon", "telepon"}, {"telp", "telepon"}, {"aplikasi", "aplikasi_ppid"}, {"website", "laman_ppid"},
		{"laman", "laman_ppid"}, {"web", "laman_ppid"}, {"online", "laman_ppid"}, {"surat", "surat"}, {"pos", "surat"}, {"langsung", "datang_langsung"}, {"datang", "datang_langsung"}} {
		if strings.Contains(k, x[0]) {
			return x[1], true
		}
	}
	if k == "wa" {
		return "whatsapp_medsos", true
	}
	return "", k == ""
}

// jenisPemohon reads the kind of applicant.
func jenisPemohon(s string) (string, bool) {
	k := lembar.KunciKepala(s)
	switch {
	case k == "":
		return "", true
	case strings.Contains(k, "kelompok"):
		return "kelompok_orang", true
	case strings.Contains(k, "badanhukum"):
		return "badan_hukum", true
	case strings.Contains(k, "orang"), k == "individu", k == "pribadi", k == "wni":
		return "perorangan", true
	}
	return "", false
}

// biaya reads an amount: "Rp 20.000,-", "20000", "gratis".
func biaya(s string) (kominfo.Rupiah, bool) {
	k := strings.ToLower(strings.ReplaceAll(s, " ", ""))
	for _, b := range []string{"rp.", "rp", "idr"} {
		k = strings.TrimPrefix(k, b)
	}
	for _, e := range []string{",-", ".-", ",00", ".00"} {
		k = strings.TrimSuffix(k, e)
	}
	switch k {
	case "", "-", "–", "nihil", "gratis", "tidakada", "tidakdipungutbiaya", "tanpabiaya":
		return 0, true
	}
	if strings.Count(k, ".") > 0 {
		for i, g := range strings.Split(k, ".") {
			if i > 0 && len(g) != 3 || i == 0 && len(g) > 3 {
				return 0, false
			}
		}
		k = strings.ReplaceAll(k, ".", "")
	}
	n, err := strconv.ParseInt(k, 10, 64)
	return kominfo.Rupiah(n), err == nil && n >= 0 && n <= 1_000_000_000
}

// hurufPasal17 finds the letters that a reason names: "Pasal 17 huruf h".
func hurufPasal17(s string) (out string) {
	k := strings.ToLower(s)
	for {
		i := strings.Index(k, "huruf ")
		if i < 0 {
			return out
		}
		k = strings.TrimLeft(k[i+len("huruf "):], " (\"'")
		if k == "" || k[0] < 'a' || k[0] > 'j' || len(k) > 1 && k[1] >= 'a' && k[1] <= 'z' {
			continue
		}
		if !strings.Contains(out, k[:1]) {
			out += k[:1]
		}
	}
}
