package akun_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/app/akun"
)

func TestPeriksaSandi(t *testing.T) {
	for s, mau := range map[string]string{
		"kuda baterai stapler benar": "", "hujan-turun-di-manggar": "", "gunung ombak sepeda": "", "9f$kQ2!mZx": "", "Laskar Pelangi 1979": "",
		"kelapasawit": "", "tigapuluhsatu": "", "belitungtimur": "",
		"":                                   "02",
		"pendek9ca":                          "02",
		"éééééééééé":                         "05",
		"èéêëàáâäùú":                         "", // ten letters, twenty bytes
		strings.Repeat("panjang ", 25):       "",
		strings.Repeat("panjang ", 25) + "x": "03",
		"\xff\xfe123456789":                  "01",
		"12345678901":                        "05", "0987654321": "05", "aaaaaaaaaaaa": "05", "1212121212": "05", "abcdefghij": "05", "qwertyuiop": "05", "zyxwvutsrq": "05", "1q2w3e4r5t": "05",
		"Password123": "05", "P@ssw0rd2024": "05", "admin12345": "05", "rahasia1234": "05", "bismillah1": "05", "Indonesia45!": "05", "kominfo2026": "05", "adminkominfo": "05",
		"sayangkamu99": "05", "Merdeka1945!!": "05", "katasandiku1": "", "adminadminadmin": "05", "123456789a": "05",
		"siti.aminah-oke": "04", "SITI.AMINAH dan kuda": "04",
	} {
		var got []string
		for _, f := range akun.PeriksaSandi(s, "siti.aminah") {
			got = append(got, strings.TrimPrefix(f.ID, "AKUN-SANDI-"))
			if f.Path != "sandi" || s != "" && strings.Contains(f.Message, s) {
				t.Errorf("%q: %+v", s, f)
			}
		}
		if g := strings.Join(got, " "); g != mau {
			t.Errorf("%q: %q, want %q", s, g, mau)
		}
	}
	if fs := akun.PeriksaSandi("siti", "siti"); len(fs) != 2 {
		t.Errorf("semua temuan, bukan yang pertama: %v", fs)
	}
}

func FuzzPeriksaSandi(f *testing.F) {
	for _, s := range []string{"", "Password123", "é", "\xff", "1q2w3e4r5t6y", strings.Repeat("kominfo", 30), "4dmin-4dmin-4dmin"} {
		f.Add(s, "siti")
	}
	f.Fuzz(func(t *testing.T, s, masuk string) {
		for _, x := range akun.PeriksaSandi(s, masuk) {
			if len(s) >= akun.SandiPendek && strings.Contains(x.Message, s) {
				t.Errorf("%q di pesan", s)
			}
		}
	})
}

func ExamplePeriksaSandi() {
	for _, f := range akun.PeriksaSandi("Kominfo2026", "siti.aminah") {
		fmt.Println(f.ID, f.Message)
	}
	fmt.Println(len(akun.PeriksaSandi("kuda baterai stapler benar", "siti.aminah")))
	// Output:
	// AKUN-SANDI-05 Kata sandi itu termasuk yang paling sering dipakai orang, jadi paling dahulu dicoba. Pilih yang lain, misalnya empat kata acak.
	// 0
}
