package register_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

type bendaUji struct {
	Nama  string `json:"nama" judul:"Nama"`
	Unit  string `json:"unit" rujukan:"tiada"`
	HP    string `json:"hp" pribadi:"ya"`
	Pola  string `json:"pola" pola:"("`
	Jumla int64  `json:"jumlah"`
}

type benda struct {
	Nama string `json:"nama" judul:"Nama"`
	Unit string `json:"unit" rujukan:"benda"`
	HP   string `json:"hp" pribadi:"ya"`
}

func teksDari[T any](string) func(*T) string { return func(*T) string { return "" } }

func TestPeriksaDef(t *testing.T) {
	type def = register.Def[benda]
	kol := func(nama string) register.AnyKolom[benda] {
		return register.Kolom[benda, string]{Nama: nama, Baca: teksDari[benda]("")}
	}
	sah := func(f func(*def)) *def {
		d := &def{Nama: "benda", Judul: "Benda", Jejak: register.Umum, VersiSkema: 1, Kolom: []register.AnyKolom[benda]{kol("nama")}}
		f(d)
		return d
	}
	laku := register.Lakukan(func(_ context.Context, _ register.Tx, _ *register.Dokumen[benda], _ register.Alasan) (benda, error) {
		return benda{}, nil
	})
	for nama, u := range map[string]struct {
		regs []register.Register
		mau  []string
	}{
		"sah":              {[]register.Register{sah(func(d *def) { d.Unik = [][]string{{"nama", "pemilik"}} })}, nil},
		"kosong":           {nil, nil},
		"nama ganda":       {[]register.Register{sah(func(*def) {}), sah(func(*def) {})}, []string{"Register benda: nama dipakai dua kali."}},
		"nama salah":       {[]register.Register{sah(func(*def) {}), sah(func(d *def) { d.Nama = "Benda Lain" })}, []string{"Register Benda Lain: nama harus huruf kecil, angka dan garis bawah."}},
		"tanpa judul":      {[]register.Register{sah(func(d *def) { d.Judul = "" })}, []string{wajib3}},
		"skema nol":        {[]register.Register{sah(func(d *def) { d.VersiSkema = 0 })}, []string{wajib3}},
		"jejak asing":      {[]register.Register{sah(func(d *def) { d.Jejak = "lain" })}, []string{wajib3}},
		"bukan struct":     {[]register.Register{&register.Def[string]{Nama: "benda", Judul: "x", Jejak: register.Umum, VersiSkema: 1}}, []string{"Register benda: tipe dokumen harus struct dengan nama json."}},
		"kolom tetap":      {[]register.Register{sah(func(d *def) { d.Kolom = append(d.Kolom, kol("versi")) })}, []string{`Register benda: nama kolom "versi" tidak boleh dipakai atau ganda.`}},
		"kolom ganda":      {[]register.Register{sah(func(d *def) { d.Kolom = append(d.Kolom, kol("nama")) })}, []string{`Register benda: nama kolom "nama" tidak boleh dipakai atau ganda.`}},
		"kolom salah nama": {[]register.Register{sah(func(d *def) { d.Kolom = append(d.Kolom, kol(`x"; DROP`)) })}, []string{`Register benda: nama kolom "x\"; DROP" tidak boleh dipakai atau ganda.`}},
		"kolom pribadi":    {[]register.Register{sah(func(d *def) { d.Kolom = append(d.Kolom, kol("hp")) })}, []string{"Register benda: kolom hp berisi data pribadi; kolom tidak dihapus bersama bagian pribadi."}},
		"kolom rujukan": {[]register.Register{sah(func(d *def) {
			d.Kolom = append(d.Kolom, register.Kolom[benda, string]{Nama: "unit", Rujukan: "tiada", Baca: teksDari[benda]("")})
		})}, []string{"Register benda: kolom unit merujuk register tiada yang tidak ada, atau bukan teks."}},
		"kolom rujukan angka": {[]register.Register{sah(func(d *def) {
			d.Kolom = append(d.Kolom, register.Kolom[benda, int64]{Nama: "unit", Rujukan: "benda", Baca: func(*benda) int64 { return 0 }})
		})}, []string{"Register benda: kolom unit merujuk register benda yang tidak ada, atau bukan teks."}},
		"indeks asing": {[]register.Register{sah(func(d *def) { d.Indeks = [][]string{{"a"}}; d.Unik = [][]string{{"b"}}; d.Ringkas = [][]string{{"c"}} })}, []string{`Register benda: indeks menyebut kolom "a" yang tidak ada.`, `Register benda: indeks menyebut kolom "b" yang tidak ada.`, `Register benda: indeks menyebut kolom "c" yang tidak ada.`}},
		"tindakan salah": {[]register.Register{sah(func(d *def) {
			d.Tindakan = []register.Tindakan[benda]{{Nama: "riwayat", Laku: laku}, {Nama: "a", Laku: laku}, {Nama: "a", Laku: laku}, {Nama: "A-b", Laku: laku}}
		})}, []string{`Register benda: nama tindakan "riwayat" tidak boleh dipakai atau ganda.`, `Register benda: nama tindakan "a" tidak boleh dipakai atau ganda.`, `Register benda: nama tindakan "A-b" tidak boleh dipakai atau ganda.`}},
	} {
		t.Run(nama, func(t *testing.T) {
			var got []string
			if e, ok := errors.AsType[*kominfo.Error](register.PeriksaDef(u.regs...)); ok {
				for _, f := range e.Findings {
					if f.ID != "REG-DEF" || f.Severity != kominfo.Galat || f.Path == "" {
						t.Errorf("temuan %+v", f)
					}
					got = append(got, f.Message)
				}
			}
			if diff := cmp.Diff(u.mau, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if _, err := register.NewMemori(u.regs...); (err != nil) != (u.mau != nil) {
				t.Errorf("NewMemori: %v", err)
			}
		})
	}
}

const wajib3 = "Register benda: Judul, VersiSkema (mulai 1) dan Jejak (umum atau dalam) wajib diisi."

func TestPeriksaDefIsian(t *testing.T) {
	err := register.PeriksaDef(&register.Def[bendaUji]{Nama: "benda", Judul: "Benda", Jejak: register.Umum, VersiSkema: 1})
	e, ok := errors.AsType[*kominfo.Error](err)
	if !ok || len(e.Findings) != 2 {
		t.Fatalf("%v", err)
	}
	if got, want := e.Findings[0].Message, "Register benda: isian unit merujuk register tiada yang tidak ada."; got != want {
		t.Errorf("%q, seharusnya %q", got, want)
	}
	if got, want := e.Findings[1].Message, "Register benda: pola isian pola tidak dapat dipakai: "; !strings.HasPrefix(got, want) { // then what the engine says
		t.Errorf("%q, seharusnya %q", got, want)
	}
}
