package laporan_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/ppid/laporan"
)

func TestSkema(t *testing.T) {
	registertest.Skema[laporan.LaporanPPID](t, "skema", laporan.DefNaskah())
}

func TestNaskahDisimpan(t *testing.T) {
	d := laporan.DefNaskah()
	s, err := register.NewMemori(d)
	if err != nil {
		t.Fatal(err)
	}
	buat := func(p laporan.LaporanPPID) error {
		return s.Ubah(t.Context(), kominfo.Aktor{Perangkat: "kominfo", Peran: "ppid_utama"}, func(tx register.Tx) error {
			_, err := d.Buat(t.Context(), tx, register.LingkupPenuh(), p)
			return err
		})
	}
	p := laporan.LaporanPPID{Unit: "kominfo", Periode: kominfo.PeriodeTahun(2025), Status: "disusun", Kebijakan: "Perbup.", JumlahSDM: 3, SDM: "Pranata humas.", Pagu: 50_000_000, Realisasi: 40_000_000, RuangLayanan: 1}
	if err := buat(p); err != nil {
		t.Fatal(err)
	}
	if k := kominfo.KindOf(buat(p)); k != kominfo.Bentrok {
		t.Errorf("dua naskah untuk satu masa: %q", k)
	}
	want := map[string]string{"kebijakan": "Perbup.", "sarana": "Ruang atau meja layanan: 1.", "sdm": "Petugas: 3 orang.\nPranata humas.", "anggaran": "Pagu: Rp50.000.000; realisasi: Rp40.000.000 (80,0 %)."}
	if diff := cmp.Diff(want, p.Naskah()); diff != "" {
		t.Errorf("Naskah (-want +got):\n%s", diff)
	}
	dok, _, err := d.Cari(t.Context(), s, register.LingkupUmum(), register.Query{})
	if err != nil || len(dok) != 1 || dok[0].Isi.SDM != "Pranata humas." {
		t.Errorf("dibaca kembali: %+v %v", dok, err)
	}
}

func TestNaskahDiperiksa(t *testing.T) {
	sah := laporan.LaporanPPID{Unit: "kominfo", Periode: kominfo.PeriodeTahun(2025), Status: "diumumkan", NomorSK: "1", TanggalSK: kominfo.NewTanggal(2026, 3, 1), Diumumkan: kominfo.NewTanggal(2026, 3, 2)}
	if fs := sah.Check(); fs != nil {
		t.Fatalf("yang sah ditolak: %+v", fs)
	}
	for id, ubah := range map[string]func(*laporan.LaporanPPID){
		"PPID-NASKAH-01": func(p *laporan.LaporanPPID) { p.Badan = "19.06.01.2001" },
		"PPID-NASKAH-02": func(p *laporan.LaporanPPID) { p.NomorSK = " " },
		"PPID-NASKAH-03": func(p *laporan.LaporanPPID) { p.Diumumkan = kominfo.Tanggal{} },
		"PPID-NASKAH-04": func(p *laporan.LaporanPPID) { p.Diumumkan = kominfo.NewTanggal(2026, 2, 1) },
		"PPID-NASKAH-05": func(p *laporan.LaporanPPID) { p.TanggalSK = kominfo.NewTanggal(2025, 12, 31) },
		"PPID-NASKAH-06": func(p *laporan.LaporanPPID) { p.Realisasi = 1 },
	} {
		p := sah
		ubah(&p)
		fs := p.Check()
		if len(fs) != 1 || fs[0].ID != id {
			t.Errorf("%s: %+v", id, fs)
		}
	}
}
