package ppid

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Paths of a case from the first to the last move.
func TestJalanKasus(t *testing.T) {
	h := Bawaan()
	for nama, jalan := range map[string][]string{
		"dikabulkan":           {"draf", "T01 pemohon diterima", "T05 petugas_layanan terdaftar", "T06 ppid_utama diproses", "T09 ppid_utama pemberitahuan_terkirim", "T12 petugas_layanan menunggu_biaya", "T13 petugas_layanan diserahkan"},
		"dilengkapi":           {"draf", "T01 pemohon diterima", "T02 petugas_layanan tidak_lengkap", "T03 pemohon terdaftar"},
		"tidak dilengkapi":     {"tidak_lengkap", "T04 sistem tidak_ditindaklanjuti"},
		"diperpanjang":         {"diproses", "T08 ppid_utama diperpanjang", "T11 ppid_utama dirujuk", "T17 pemohon keberatan_diterima"},
		"diam sampai kasasi":   {"terdaftar", "T14 sistem lewat_waktu", "T17 pemohon keberatan_diterima", "T20 sistem keberatan_lewat_waktu", "T22 pemohon sengketa_diajukan", "T23 komisi_informasi sengketa_pemeriksaan_awal", "T24 komisi_informasi sengketa_mediasi", "T26 komisi_informasi sengketa_ajudikasi", "T27 komisi_informasi putusan_ki", "T28 atasan_ppid gugatan", "T29 pemohon kasasi", "T30 sistem selesai"},
		"ditolak lalu mediasi": {"uji_konsekuensi", "T10 ppid_utama ditolak", "T17 pemohon keberatan_diterima", "T18 atasan_ppid keberatan_musyawarah", "T19 atasan_ppid keberatan_ditanggapi", "T22 pemohon sengketa_diajukan"},
		"tanggapan terlambat":  {"keberatan_diterima", "T20 sistem keberatan_lewat_waktu", "T31 atasan_ppid keberatan_ditanggapi", "T21 pemohon selesai"},
		"tidak diperiksa":      {"diterima", "T32 sistem lewat_waktu", "T17 pemohon keberatan_diterima"},
		"jawaban terlambat":    {"lewat_waktu", "T15 ppid_utama pemberitahuan_terkirim"},
	} {
		kini := jalan[0]
		for _, l := range jalan[1:] {
			x := strings.Fields(l)
			ke, err := h.Pindah(kini, x[0], x[1])
			if err != nil || ke != x[2] {
				t.Fatalf("%s: dari %s, %s: %s, %v", nama, kini, l, ke, err)
			}
			kini = ke
		}
	}
}

// Every move that is not in the data is refused, whoever tries it, and says why.
func TestPindahMustahil(t *testing.T) {
	h := Bawaan()
	sah := 0
	for _, k := range h.Keadaan {
		for _, p := range h.Peralihan {
			for _, o := range h.Peran {
				ke, err := h.Pindah(k.Kode, p.Kode, o.Kode)
				boleh := slices.Contains(p.Dari, k.Kode) && slices.Contains(p.Oleh, o.Kode)
				switch {
				case boleh && (err != nil || ke != p.Ke):
					t.Errorf("%s %s %s: %v", k.Kode, p.Kode, o.Kode, err)
				case !boleh && (ke != "" || kominfo.KindOf(err) != kominfo.Bentrok && kominfo.KindOf(err) != kominfo.Ditolak):
					t.Errorf("%s %s %s: %q, %v", k.Kode, p.Kode, o.Kode, ke, err)
				case !boleh && !strings.Contains(err.Error(), p.Nama):
					t.Errorf("tidak menjelaskan: %v", err)
				}
				if boleh {
					sah++
				}
			}
		}
	}
	if sah != 68 {
		t.Errorf("%d langkah sah", sah)
	}
	for _, x := range [][3]string{{"asing", "T01", "pemohon"}, {"draf", "T99", "pemohon"}, {"", "", ""}} {
		if _, err := h.Pindah(x[0], x[1], x[2]); kominfo.KindOf(err) != kominfo.TidakSah {
			t.Errorf("%v: %v", x, err)
		}
	}
	_, err := h.Pindah("selesai", "T01", "pemohon")
	if err == nil || !strings.Contains(err.Error(), "Tidak ada langkah lagi") {
		t.Errorf("%v", err)
	}
	if h.Langkah("asing", "") != nil || len(h.Langkah("tidak_lengkap", "pemohon")) != 2 {
		t.Error("Langkah")
	}
}

// Every state is reached from a draft.
func TestKeadaanTerjangkau(t *testing.T) {
	h := Bawaan()
	ada := map[string]bool{}
	for antre := []string{"draf"}; len(antre) > 0; antre = antre[1:] {
		if !ada[antre[0]] {
			ada[antre[0]] = true
			for _, p := range h.Langkah(antre[0], "") {
				antre = append(antre, p.Ke)
			}
		}
	}
	for _, k := range h.Keadaan {
		if !ada[k.Kode] {
			t.Errorf("keadaan %s tidak terjangkau", k.Kode)
		}
	}
}

func TestKeadaanPada(t *testing.T) {
	h, d := Bawaan(), tgl("2025-02-17")
	got := map[string]string{}
	for _, k := range h.Keadaan {
		if g := h.KeadaanPada(k.Kode, d, d); g != k.Kode {
			t.Errorf("%s sudah %s pada hari tenggatnya", k.Kode, g)
		}
		if g := h.KeadaanPada(k.Kode, kominfo.Tanggal{}, d); g != k.Kode {
			t.Errorf("%s tanpa tenggat menjadi %s", k.Kode, g)
		}
		if g := h.KeadaanPada(k.Kode, d, d.Tambah(1)); g != k.Kode {
			got[k.Kode] = g
		}
	}
	want := map[string]string{"diterima": "lewat_waktu", "terdaftar": "lewat_waktu", "diproses": "lewat_waktu", "uji_konsekuensi": "lewat_waktu", "diperpanjang": "lewat_waktu",
		"keberatan_diterima": "keberatan_lewat_waktu", "keberatan_musyawarah": "keberatan_lewat_waktu"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
