package hak_test

import (
	"flag"
	"fmt"
	"github.com/lumbung-id/lumbung/app/akun"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

var update = flag.Bool("update", false, "tulis ulang testdata")

func ExampleBoleh() {
	siti := kominfo.Aktor{Peran: "entri", Perangkat: "dinkes"}
	b := buku.New()
	l, err := hak.Boleh(siti, true, b.Penilaian.Info(), "baca")
	fmt.Println(l.Semua, l.Pribadi, err)
	_, err = hak.Boleh(siti, true, b.Penilaian.Info(), "isi")
	fmt.Println(err)
	// Output:
	// true false <nil>
	// Peran Anda (Petugas entri) tidak mencakup tindakan isi di Penilaian SPBE/Pemdi. Yang berhak: Koordinator, Asesor internal.
}

// The whole matrix, as people read it: a change of rights is a change of this file.
func TestMatriks(t *testing.T) {
	var b strings.Builder
	for _, k := range hak.Matriks(buku.New().Semua()) {
		fmt.Fprintf(&b, "%s\n", k.Register)
		for _, r := range k.Baris {
			fmt.Fprintf(&b, "  %-16s", r.Aksi)
			for i, z := range r.Izin {
				s := "-"
				if z.Jangkau != hak.Tidak {
					s = string(z.Jangkau)
				}
				if z.Pribadi {
					s += "+"
				}
				fmt.Fprintf(&b, " %s=%s", akun.PeranBaku()[i].Nama, s)
			}
			if r.Umum {
				b.WriteString(" (umum)")
			}
			b.WriteByte('\n')
		}
	}
	const nama = "testdata/matriks.txt"
	if *update {
		if err := os.WriteFile(nama, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, _ := os.ReadFile(nama)
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("hak berubah; bila memang dimaksud, jalankan go test ./app/hak -update (-want +got):\n%s", diff)
	}
}

// A register that nobody thought of is covered by the general rows.
func TestRegisterBaru(t *testing.T) {
	r := register.Info{Nama: "register_baru", Judul: "Register baru", Bebas: true, Jejak: register.Umum}
	for _, c := range []struct {
		peran, aksi string
		want        register.Lingkup
		galat       kominfo.Kind
	}{
		{"koordinator", "buat", register.Lingkup{Semua: true, Pribadi: true}, ""},
		{"entri", "ganti", register.Lingkup{Pemilik: []string{"dinkes"}}, ""},
		{"pemantau", "baca", register.Lingkup{Semua: true}, ""},
		{"pemantau", "buat", register.Lingkup{}, kominfo.Ditolak},
		{"entri", "hapus_pribadi", register.Lingkup{}, kominfo.Ditolak},
		{"", "baca", register.Lingkup{}, kominfo.Ditolak},
		{"peran_karangan", "baca", register.Lingkup{}, kominfo.Ditolak},
		{"*", "baca", register.Lingkup{}, kominfo.Ditolak},
		{"admin entri", "baca", register.Lingkup{Semua: true}, ""}, // farther, without personal parts
		{"pemantau koordinator", "baca", register.Lingkup{Semua: true, Pribadi: true}, ""},
	} {
		l, err := hak.Boleh(kominfo.Aktor{Peran: c.peran, Perangkat: "dinkes"}, true, r, c.aksi)
		if diff := cmp.Diff(c.want, l); diff != "" || kominfo.KindOf(err) != c.galat {
			t.Errorf("%q %s: %v (-want +got):\n%s", c.peran, c.aksi, err, diff)
		}
	}
	if _, err := hak.Boleh(kominfo.Aktor{Peran: "koordinator"}, false, r, "baca"); kominfo.KindOf(err) != kominfo.BelumMasuk {
		t.Errorf("a role without a login: %v", err)
	}
	// An account without a unit owns nothing, not everything.
	if l, err := hak.Boleh(kominfo.Aktor{Peran: "entri"}, true, r, "ganti"); err == nil {
		t.Errorf("an account without a unit may write: %v", l)
	}
}

// Every row of a named register names one that exists and acts that it knows, so
// that a renamed action does not fall silently to the general rows.
func TestTabelMengenalRegister(t *testing.T) {
	kenal := map[string]map[string]bool{}
	for _, r := range buku.New().Semua() {
		in := r.Info()
		kenal[in.Nama] = map[string]bool{}
		for _, a := range hak.Aksi(in) {
			kenal[in.Nama][a.Nama] = true
		}
	}
	peran := map[string]bool{"": true, "*": true}
	for _, k := range hak.Kode() {
		peran[k] = true
	}
	for _, b := range hak.Tabel() {
		for p := range strings.SplitSeq(b.Untuk, " ") {
			if !peran[strings.TrimRight(p, "~+")] {
				t.Errorf("%s %s: peran %q tidak dikenal", b.Register, b.Aksi, p)
			}
		}
		if b.Register == "*" {
			continue
		}
		if kenal[b.Register] == nil {
			t.Errorf("register %s tidak ada", b.Register)
			continue
		}
		for a := range strings.SplitSeq(b.Aksi, " ") {
			if a != "*" && !kenal[b.Register][a] {
				t.Errorf("register %s tidak punya tindakan %s", b.Register, a)
			}
		}
	}
}
