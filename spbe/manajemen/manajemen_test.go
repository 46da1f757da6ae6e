package manajemen_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/spbe/arsitektur"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
	"github.com/lumbung-id/lumbung/spbe/manajemen"
)

func TestSkema(t *testing.T) {
	registertest.Skema[manajemen.PetaRencana](t, "skema", manajemen.DefPetaRencana())
	registertest.Skema[manajemen.Risiko](t, "skema", manajemen.DefRisiko())
	registertest.Skema[manajemen.Audit](t, "skema", manajemen.DefAudit())
}

func tgl(s string) kominfo.Tanggal {
	t, err := kominfo.ParseTanggal(s)
	if err != nil {
		panic(err)
	}
	return t
}

func ids(fs []kominfo.Finding) (out []string) {
	for _, f := range fs {
		out = append(out, f.ID+" "+f.Path)
	}
	return out
}

func TestIndikatorAdaDiInstrumen(t *testing.T) {
	for id, n := range map[string]int{instrumen.SPBE2020: 47, instrumen.Pemdi2026: 20} {
		in, err := instrumen.Buka(id)
		if err != nil {
			t.Fatal(err)
		}
		if len(in.Indikator) != n {
			t.Errorf("%s punya %d indikator, Check mengira %d", id, len(in.Indikator), n)
		}
		periksa := func(apa string, ds []arsitektur.Dukungan) {
			if len(ds) == 0 {
				t.Errorf("%s %s tidak mendukung apa pun", id, apa)
			}
			lihat := map[string]bool{}
			for _, d := range ds {
				if _, ada := in.Cari(d.Indikator); !ada || lihat[d.Indikator] || !d.Sumber.Status.Sah() {
					t.Errorf("%s %s: %+v", id, apa, d)
				}
				lihat[d.Indikator] = true
			}
		}
		for _, m := range manajemen.SemuaMuatan() {
			periksa(string(m), m.Indikator(id))
		}
		for _, j := range []manajemen.JenisAudit{manajemen.AuditInfrastruktur, manajemen.AuditAplikasi, manajemen.AuditKeamanan} {
			periksa(string(j), j.Indikator(id))
		}
		periksa("risiko", manajemen.IndikatorRisiko(id))
	}
	if manajemen.Muatan("lain").Indikator(instrumen.SPBE2020) != nil || manajemen.TataKelola.Indikator("spbe-2018") != nil ||
		manajemen.JenisAudit("lain").Indikator(instrumen.SPBE2020) != nil || manajemen.IndikatorRisiko("spbe-2018") != nil {
		t.Error("yang tidak dikenal mendukung indikator")
	}
}

func TestPetaRencanaCheck(t *testing.T) {
	benar := manajemen.PetaRencana{Muatan: "manajemen", TahunDari: 2026, TahunSampai: 2027, Status: "berjalan", Instrumen: "pemdi-2026", Indikator: "1, 20", Anggaran2: 5, Kemajuan1: 100}
	for nama, u := range map[string]struct {
		ubah func(*manajemen.PetaRencana)
		mau  []string
	}{
		"benar":                  {func(p *manajemen.PetaRencana) {}, nil},
		"tahun terbalik":         {func(p *manajemen.PetaRencana) { p.TahunSampai = 2025 }, []string{"PRN-TAHUN-01 tahun_sampai"}},
		"enam tahun":             {func(p *manajemen.PetaRencana) { p.TahunSampai = 2031 }, []string{"PRN-TAHUN-02 tahun_sampai"}},
		"tahun di luar rentang":  {func(p *manajemen.PetaRencana) { p.Anggaran3, p.Kemajuan5 = 1, 2 }, []string{"PRN-TAHUN-03 anggaran_3", "PRN-TAHUN-03 anggaran_5"}},
		"selesai tanpa kemajuan": {func(p *manajemen.PetaRencana) { p.Status = "selesai" }, []string{"PRN-STATUS-01 status"}},
		"tanpa instrumen":        {func(p *manajemen.PetaRencana) { p.Instrumen = "" }, []string{"PRN-INDIKATOR-01 indikator"}},
		"tanpa indikator":        {func(p *manajemen.PetaRencana) { p.Indikator = " , " }, []string{"PRN-INDIKATOR-01 indikator"}},
		"indikator asing":        {func(p *manajemen.PetaRencana) { p.Indikator = "0, 21, 07" }, []string{"PRN-INDIKATOR-02 indikator", "PRN-INDIKATOR-02 indikator", "PRN-INDIKATOR-02 indikator"}},
		"indikator 2020":         {func(p *manajemen.PetaRencana) { p.Indikator, p.Instrumen = "47", "spbe-2020" }, nil},
		"indikator ganda":        {func(p *manajemen.PetaRencana) { p.Indikator = "1,1" }, []string{"PRN-INDIKATOR-03 indikator"}},
	} {
		t.Run(nama, func(t *testing.T) {
			p := benar
			u.ubah(&p)
			if diff := cmp.Diff(u.mau, ids(p.Check())); diff != "" {
				t.Errorf("temuan (-want +got):\n%s", diff)
			}
		})
	}
}

// Whatever stands in a database, sums neither panic nor count a year twice.
func TestPerTahunMenjumlahTepat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var ps []manajemen.PetaRencana
		var mau kominfo.Rupiah
		tahun := rapid.Int64Range(2018, 2100)
		for range rapid.IntRange(0, 8).Draw(t, "n") {
			p := manajemen.PetaRencana{
				Muatan: rapid.SampledFrom(manajemen.SemuaMuatan()).Draw(t, "muatan"), TahunDari: tahun.Draw(t, "dari"), TahunSampai: tahun.Draw(t, "sampai"),
				Anggaran1: kominfo.Rupiah(rapid.Int64Range(0, 1e15).Draw(t, "a1")), Anggaran5: kominfo.Rupiah(rapid.Int64Range(0, 1e15).Draw(t, "a5")),
				Status: rapid.SampledFrom([]manajemen.StatusRencana{"direncanakan", "batal"}).Draw(t, "status"),
			}
			p.Check()
			if n := p.TahunSampai - p.TahunDari; p.Status != manajemen.Batal && n >= 0 {
				mau += p.Anggaran1
				if n >= 4 {
					mau += p.Anggaran5
				}
			}
			ps = append(ps, p)
		}
		var got kominfo.Rupiah
		lalu := int64(0)
		for _, x := range manajemen.PerTahun(ps) {
			if x.Tahun <= lalu || x.Selesai.Penyebut != x.Kegiatan || x.Muatan.Pembilang < 1 || x.Muatan.Pembilang > 7 {
				t.Fatalf("%+v sesudah %d", x, lalu)
			}
			lalu = x.Tahun
			got += x.Anggaran
		}
		if got != mau {
			t.Fatalf("jumlah %s, mau %s", got, mau)
		}
	})
}

func TestRisikoCheck(t *testing.T) {
	for nama, u := range map[string]struct {
		r   manajemen.Risiko
		mau []string
	}{
		"terbuka":               {manajemen.Risiko{Status: "terbuka", Penanggung: "Kabid", Batas: tgl("2026-03-01")}, nil},
		"terbuka tanpa batas":   {manajemen.Risiko{Status: "terbuka", Penanggung: "Kabid"}, []string{"RIS-LAKU-02 batas"}},
		"terbuka bertanggal":    {manajemen.Risiko{Status: "terbuka", Penanggung: "Kabid", Batas: tgl("2026-03-01"), Ditangani: tgl("2026-02-01")}, []string{"RIS-STATUS-02 tanggal_ditangani"}},
		"tertangani":            {manajemen.Risiko{Status: "tertangani", Perlakuan: "Cadangan listrik", Ditangani: tgl("2026-02-01")}, nil},
		"tertangani tak terisi": {manajemen.Risiko{Status: "tertangani"}, []string{"RIS-STATUS-01 tanggal_ditangani", "RIS-LAKU-01 perlakuan"}},
	} {
		t.Run(nama, func(t *testing.T) {
			if diff := cmp.Diff(u.mau, ids(u.r.Check())); diff != "" {
				t.Errorf("temuan (-want +got):\n%s", diff)
			}
		})
	}
	if manajemen.SumberSkala().Status != kominfo.Inferensi {
		t.Error("skala bukan bunyi aturan dan harus mengatakannya")
	}
}

func TestHitungRisiko(t *testing.T) {
	r := manajemen.HitungRisiko([]manajemen.Risiko{
		{Kemungkinan: 5, Dampak: 1, Status: "terbuka", Batas: tgl("2026-02-28")},
		{Kemungkinan: 5, Dampak: 1, Status: "terbuka", Batas: tgl("2026-03-01")}, // the last day is in time
		{Kemungkinan: 2, Dampak: 4, Status: "tertangani", Batas: tgl("2026-01-01")},
		{Kemungkinan: 9, Dampak: -1, Status: "terbuka"},
	}, tgl("2026-03-01"))
	mau := manajemen.RingkasRisiko{Tertangani: kominfo.Rasio{Pembilang: 1, Penyebut: 4}, Terlambat: 1, Sumber: manajemen.SumberSkala()}
	mau.Matriks[4][0] = 2
	if diff := cmp.Diff(mau, r); diff != "" {
		t.Errorf("risiko (-want +got):\n%s", diff)
	}
}

func TestRegister(t *testing.T) {
	el, pr, ri, au := arsitektur.DefElemen(), manajemen.DefPetaRencana(), manajemen.DefRisiko(), manajemen.DefAudit()
	if err := register.PeriksaDef(el, pr, ri, au); err != nil {
		t.Fatal(err)
	}
	s, err := register.NewMemori(el, pr, ri, au)
	if err != nil {
		t.Fatal(err)
	}
	penuh := register.LingkupPenuh()
	tulis := func(f func(register.Tx) (register.Meta, error)) (m register.Meta, err error) {
		err = s.Ubah(t.Context(), kominfo.Aktor{Perangkat: "kominfo"}, func(tx register.Tx) error { m, err = f(tx); return err })
		return m, err
	}
	kolom := func(d register.Register, id register.ID) map[string]any {
		b, err := s.Baca(t.Context(), d, penuh, id, 0)
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]any{"pemilik": b.Pemilik}
		for i, k := range d.Info().Kolom {
			out[k.Nama] = b.Kolom[i]
		}
		return out
	}
	r := manajemen.Risiko{Kejadian: "Listrik padam", Perangkat: "dinkes", Kemungkinan: 3, Dampak: 4, Status: "terbuka"}
	m, err := tulis(func(tx register.Tx) (register.Meta, error) { return ri.Buat(t.Context(), tx, penuh, r) })
	if err != nil {
		t.Fatal(err)
	}
	if k := kolom(ri, m.ID); k["besaran"] != int64(12) || k["pemilik"] != "dinkes" || k["batas"] != "" {
		t.Errorf("kolom risiko: %v", k)
	}
	for _, salah := range []manajemen.Risiko{{Kejadian: "x", Perangkat: "p", Kemungkinan: 6, Dampak: 1, Status: "terbuka"}, {Kejadian: "x", Perangkat: "p", Kemungkinan: 1, Status: "terbuka"}, {Kejadian: "x", Perangkat: "p", Kemungkinan: 1, Dampak: 1, Status: "terbuka", Elemen: "0198a000-0000-7000-8000-000000000000"}} {
		if _, err := tulis(func(tx register.Tx) (register.Meta, error) { return ri.Buat(t.Context(), tx, penuh, salah) }); kominfo.KindOf(err) != kominfo.TidakSah {
			t.Errorf("%+v: %v", salah, err)
		}
	}
	a := manajemen.Audit{Jenis: "aplikasi", Objek: "Portal", Golongan: "aplikasi_khusus", Perangkat: "kominfo", Tahun: 2025, Auditor: "internal", Tanggal: tgl("2025-07-01"), Temuan: 5, TindakLanjut: 2}
	if m, err = tulis(func(tx register.Tx) (register.Meta, error) { return au.Buat(t.Context(), tx, penuh, a) }); err != nil {
		t.Fatal(err)
	}
	if k := kolom(au, m.ID); k["berikutnya"] != "2027-07-01" || k["sisa_temuan"] != int64(3) {
		t.Errorf("kolom audit: %v", k)
	}
	a.Sidik = "bukan sidik"
	if _, err := tulis(func(tx register.Tx) (register.Meta, error) { return au.Ganti(t.Context(), tx, penuh, m.ID, 1, a) }); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Errorf("sidik rusak: %v", err)
	}
	p := manajemen.PetaRencana{Muatan: "manajemen", Kegiatan: "Menyusun pedoman", Keluaran: "Pedoman", Perangkat: "kominfo", TahunDari: 2026, TahunSampai: 2027, Status: "direncanakan", Anggaran1: 10, Anggaran2: 5}
	if m, err = tulis(func(tx register.Tx) (register.Meta, error) { return pr.Buat(t.Context(), tx, penuh, p) }); err != nil {
		t.Fatal(err)
	}
	if k := kolom(pr, m.ID); k["anggaran"] != int64(15) || k["pemilik"] != "kominfo" {
		t.Errorf("kolom rencana: %v", k)
	}
	for i, ubah := range []func(*manajemen.PetaRencana){func(p *manajemen.PetaRencana) { p.Anggaran1 = -1 }, func(p *manajemen.PetaRencana) { p.Kemajuan1 = 101 }, func(p *manajemen.PetaRencana) { p.Indikator = "=1+1" }} {
		x := p
		x.Kegiatan = fmt.Sprint("Lain ", i)
		ubah(&x)
		if _, err := tulis(func(tx register.Tx) (register.Meta, error) { return pr.Buat(t.Context(), tx, penuh, x) }); kominfo.KindOf(err) != kominfo.TidakSah {
			t.Errorf("ubahan %d diterima: %v", i, err)
		}
	}
	p.Instrumen, p.Indikator = "pemdi-2026", "1, 13"
	if !p.Mendukung("pemdi-2026", "13") || p.Mendukung("pemdi-2026", "3") || p.Mendukung("spbe-2020", "1") {
		t.Errorf("rencana %q mendukung yang salah", p.Indikator)
	}
}

func TestMuatanKosong(t *testing.T) {
	ps := []manajemen.PetaRencana{{Muatan: "layanan"}, {Muatan: "keamanan", Status: manajemen.Batal}}
	mau := []manajemen.Muatan{"tata_kelola", "manajemen", "infrastruktur", "aplikasi", "keamanan", "audit_tik"}
	if diff := cmp.Diff(mau, manajemen.MuatanKosong(ps)); diff != "" {
		t.Errorf("muatan kosong (-want +got):\n%s", diff)
	}
}

func ExamplePerTahun() {
	ps := []manajemen.PetaRencana{
		{Muatan: "aplikasi", TahunDari: 2026, TahunSampai: 2027, Anggaran1: 150_000_000, Anggaran2: 50_000_000, Kemajuan1: 100},
		{Muatan: "keamanan", TahunDari: 2026, TahunSampai: 2026},
		{Muatan: "layanan", TahunDari: 2026, TahunSampai: 2026, Anggaran1: 900_000_000, Status: manajemen.Batal},
	}
	for _, t := range manajemen.PerTahun(ps) {
		fmt.Println(t.Tahun, t.Kegiatan, t.Anggaran, "selesai", t.Selesai, "tanpa anggaran", t.TanpaAnggaran)
	}
	// Output:
	// 2026 2 Rp150.000.000 selesai 50,0 % (1 dari 2) tanpa anggaran 1
	// 2027 1 Rp50.000.000 selesai 0,0 % (0 dari 1) tanpa anggaran 0
}

func ExampleHitungRisiko() {
	r := manajemen.HitungRisiko([]manajemen.Risiko{{Kemungkinan: 4, Dampak: 5, Status: manajemen.Terbuka}}, kominfo.NewTanggal(2026, 4, 1))
	fmt.Println(r.Matriks[3][4], r.Tertangani)
	fmt.Println(r.Sumber)
	// Output:
	// 1 0,0 % (0 dari 1)
	// PermenPANRB 5/2020 (kesimpulan, bukan bunyi aturan)
}

func ExampleMuatan_Indikator() {
	for _, d := range manajemen.AuditTIK.Indikator("pemdi-2026") {
		fmt.Println(d.Indikator, d.Sumber.Status)
	}
	// Output:
	// 1 sekunder
	// 9 inferensi
}
