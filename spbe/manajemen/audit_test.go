package manajemen_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/manajemen"
)

func TestAuditCheckDanTempo(t *testing.T) {
	sidik := strings.Repeat("a", 64)
	for nama, u := range map[string]struct {
		a          manajemen.Audit
		mau        []string
		berikutnya string
	}{
		"rencana":             {manajemen.Audit{Jenis: "aplikasi", Golongan: "aplikasi_khusus", Tahun: 2026}, nil, "2026-12-31"},
		"aplikasi umum":       {manajemen.Audit{Jenis: "aplikasi", Golongan: "aplikasi_umum", Tahun: 2024, Tanggal: tgl("2024-02-29"), Sidik: sidik}, nil, "2025-02-28"},
		"aplikasi khusus":     {manajemen.Audit{Jenis: "keamanan", Golongan: "aplikasi_khusus", Tahun: 2024, Tanggal: tgl("2024-11-30"), Sidik: sidik}, nil, "2026-11-30"},
		"tanpa frekuensi":     {manajemen.Audit{Jenis: "infrastruktur", Golongan: "lain", Tahun: 2024, Tanggal: tgl("2024-11-30"), Sidik: sidik}, nil, ""},
		"tanpa sidik":         {manajemen.Audit{Jenis: "keamanan", Golongan: "infrastruktur_nasional", Tahun: 2024, Tanggal: tgl("2024-11-30")}, []string{"AUD-SIDIK-01 sidik_laporan"}, "2025-11-30"},
		"tindak lanjut lebih": {manajemen.Audit{Jenis: "aplikasi", Golongan: "aplikasi_umum", Tahun: 2024, Tanggal: tgl("2025-01-10"), Sidik: sidik, Temuan: 2, TindakLanjut: 3}, []string{"AUD-TEMUAN-01 tindak_lanjut"}, "2026-01-10"},
		"hasil tanpa tanggal": {manajemen.Audit{Jenis: "aplikasi", Golongan: "aplikasi_umum", Tahun: 2024, Temuan: 2}, []string{"AUD-TANGGAL-01 tanggal_laporan"}, "2024-12-31"},
		"tanggal jauh":        {manajemen.Audit{Jenis: "aplikasi", Golongan: "aplikasi_umum", Tahun: 2024, Tanggal: tgl("2023-12-31"), Sidik: sidik}, []string{"AUD-TANGGAL-02 tanggal_laporan"}, "2024-12-31"},
		"golongan lain jenis": {manajemen.Audit{Jenis: "infrastruktur", Golongan: "aplikasi_umum", Tahun: 2024}, []string{"AUD-GOLONGAN-01 golongan"}, "2024-12-31"},
	} {
		t.Run(nama, func(t *testing.T) {
			if diff := cmp.Diff(u.mau, ids(u.a.Check())); diff != "" {
				t.Errorf("temuan (-want +got):\n%s", diff)
			}
			if got := u.a.Berikutnya().String(); got != u.berikutnya {
				t.Errorf("berikutnya %q, mau %q", got, u.berikutnya)
			}
		})
	}
	a := manajemen.Audit{Tanggal: tgl("2024-06-15")}
	for hari, mau := range map[string]bool{"2024-06-14": false, "2024-06-15": true, "2026-06-15": true, "2026-06-16": false} {
		if a.MasihBukti(tgl(hari)) != mau {
			t.Errorf("laporan 15 Juni 2024 pada %s: mau %v", hari, mau)
		}
	}
	if (&manajemen.Audit{}).MasihBukti(tgl("2026-01-01")) {
		t.Error("audit yang belum dilaksanakan menjadi bukti")
	}
}

func TestAuditTerlambat(t *testing.T) {
	as := []manajemen.Audit{
		{Jenis: "aplikasi", Objek: "Portal", Perangkat: "kominfo", Golongan: "aplikasi_khusus", Tahun: 2022, Tanggal: tgl("2022-05-01")},
		{Jenis: "aplikasi", Objek: " portal ", Perangkat: "kominfo", Golongan: "aplikasi_khusus", Tahun: 2024, Tanggal: tgl("2024-05-01"), Elemen: "E1"}, // takes the place of the first
		{Jenis: "keamanan", Objek: "Portal", Perangkat: "kominfo", Golongan: "aplikasi_khusus", Tahun: 2025, Tanggal: tgl("2025-01-01")},                 // another kind, in time
		{Jenis: "infrastruktur", Objek: "Jaringan", Perangkat: "kominfo", Golongan: "lain", Tahun: 2018, Tanggal: tgl("2018-05-01")},                     // no frequency
		{Jenis: "infrastruktur", Objek: "Ruang server", Perangkat: "kominfo", Golongan: "lain", Tahun: 2024},                                             // planned, not done
		{Jenis: "aplikasi", Objek: "Presensi", Perangkat: "bkpsdm", Golongan: "aplikasi_khusus", Tahun: 2024},                                            // planned, done under its element
		{Jenis: "aplikasi", Objek: "Presensi", Perangkat: "bkpsdm", Golongan: "aplikasi_khusus", Tahun: 2025, Tanggal: tgl("2025-03-01"), Elemen: "E2"},
		{Jenis: "aplikasi", Objek: "Depan", Perangkat: "kominfo", Golongan: "aplikasi_umum", Tahun: 2027, Tanggal: tgl("2027-01-01")}, // later than the day
	}
	type baris struct {
		Objek, Batas string
		Hari         int
		Dasar        bool
	}
	var got []baris
	for _, x := range manajemen.AuditTerlambat(as, tgl("2026-05-02")) {
		got = append(got, baris{strings.TrimSpace(x.Audit.Objek), x.Batas.String(), x.Hari, x.Sumber.Status == kominfo.Sekunder})
	}
	mau := []baris{{"Ruang server", "2024-12-31", 487, false}, {"portal", "2026-05-01", 1, true}}
	if diff := cmp.Diff(mau, got); diff != "" {
		t.Errorf("terlambat (-want +got):\n%s", diff)
	}
	if x := manajemen.AuditTerlambat(as[:2], tgl("2026-05-01")); x != nil {
		t.Errorf("pada hari terakhir belum terlambat: %+v", x)
	}
	if x := manajemen.AuditTerlambat(as[:2], tgl("2024-04-30")); len(x) != 0 {
		t.Errorf("dua tahun sesudah laporan pertama: %+v", x) // due on 2024-05-01
	}
}

func TestHitungAudit(t *testing.T) {
	got := manajemen.HitungAudit([]manajemen.Audit{
		{Jenis: "aplikasi", Tanggal: tgl("2023-01-01"), Auditor: "eksternal", Sertifikat: true, Temuan: 4, TindakLanjut: 4},
		{Jenis: "aplikasi", Tanggal: tgl("2025-01-01"), Auditor: "eksternal", Temuan: 2, TindakLanjut: 1},
		{Jenis: "aplikasi", Tahun: 2026},
		{Jenis: "keamanan", Tanggal: tgl("2027-01-01")},
		{Jenis: "lain", Tanggal: tgl("2025-01-01")},
	}, tgl("2026-01-01"))
	mau := []manajemen.RingkasAudit{{Jenis: "infrastruktur"},
		{Jenis: "aplikasi", Dilaksanakan: 2, Eksternal: 1, Bukti: 1, TindakLanjut: kominfo.Rasio{Pembilang: 5, Penyebut: 6}}, {Jenis: "keamanan"}}
	if diff := cmp.Diff(mau, got); diff != "" {
		t.Errorf("audit (-want +got):\n%s", diff)
	}
}

func ExampleAuditTerlambat() {
	as := []manajemen.Audit{{Jenis: "aplikasi", Objek: "Portal layanan", Perangkat: "kominfo", Golongan: manajemen.AplikasiKhusus, Tahun: 2024, Tanggal: kominfo.NewTanggal(2024, 3, 1)}}
	for _, x := range manajemen.AuditTerlambat(as, kominfo.NewTanggal(2026, 4, 1)) {
		fmt.Println(x.Audit.Objek, "terlambat", x.Hari, "hari sejak", x.Batas.Panjang())
	}
	// Output: Portal layanan terlambat 31 hari sejak 1 Maret 2026
}

func BenchmarkAuditTerlambat(b *testing.B) {
	as := make([]manajemen.Audit, 1000)
	for i := range as {
		as[i] = manajemen.Audit{Jenis: "aplikasi", Objek: fmt.Sprint("Aplikasi ", i/3), Perangkat: "kominfo", Golongan: "aplikasi_khusus", Tahun: int64(2018 + i%3), Tanggal: kominfo.NewTanggal(2018+i%3, 5, 1)}
	}
	b.ReportAllocs()
	for b.Loop() {
		manajemen.AuditTerlambat(as, kominfo.NewTanggal(2026, 1, 1))
	}
}
