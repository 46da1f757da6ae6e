package kantor_test

import (
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

func TestSkema(t *testing.T) {
	registertest.Skema[kantor.Profil](t, "skema", kantor.DefProfil())
	registertest.Skema[kantor.PerangkatDaerah](t, "skema", kantor.DefPerangkat())
	registertest.Skema[kantor.AksesPribadi](t, "skema", kantor.DefAkses())
	registertest.Skema[kantor.Saksi](t, "skema", kantor.DefSaksi())
	registertest.Skema[kantor.KunciJejak](t, "skema", kantor.DefKunci())
}

func TestProfilHanyaSatu(t *testing.T) {
	d := kantor.DefProfil()
	s, err := register.NewMemori(d, kantor.DefPerangkat())
	if err != nil {
		t.Fatal(err)
	}
	if _, ok, err := kantor.Kini(t.Context(), s); ok || err != nil {
		t.Fatalf("sebelum dipilih: %v %v", ok, err)
	}
	buat := func(p kantor.Profil) error {
		return s.Ubah(t.Context(), kominfo.Aktor{Perangkat: "kominfo"}, func(tx register.Tx) error {
			_, err := d.Buat(t.Context(), tx, register.LingkupPenuh(), p)
			return err
		})
	}
	if err := buat(kantor.Profil{Kunci: "kantor", Kode: "19.06", Nama: "Kabupaten Belitung Timur", Zona: kominfo.WIB}); err != nil {
		t.Fatal(err)
	}
	if k := kominfo.KindOf(buat(kantor.Profil{Kunci: "kantor", Kode: "19.02", Nama: "Kabupaten Belitung", Zona: kominfo.WIB})); k != kominfo.Bentrok {
		t.Errorf("profil kedua: %q", k)
	}
	p, ok, err := kantor.Kini(t.Context(), s)
	if err != nil || !ok || p.Isi.Kode != "19.06" {
		t.Errorf("Kini: %+v %v %v", p, ok, err)
	}
	for _, salah := range []kantor.Profil{{Kunci: "kantor", Kode: "1906", Nama: "x", Zona: "WIB"}, {Kunci: "lain", Kode: "19.06", Nama: "x", Zona: "WIB"}, {Kunci: "kantor", Kode: "19.06", Nama: "x", Zona: "UTC"}} {
		if k := kominfo.KindOf(buat(salah)); k != kominfo.TidakSah {
			t.Errorf("%+v: %q", salah, k)
		}
	}
}
