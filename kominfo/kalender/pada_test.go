package kalender

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
)

func TestPadaHariItu(t *testing.T) {
	for _, c := range []struct {
		nama, pada, hari string
		kerja            bool
		keputusan        string // when not a working day
	}{
		{"22 May 2020 set", "2020-05-19", "2020-05-22", false, "SKB Menag 728/2019, Menaker 213/2019, MenPANRB 01/2019"},
		{"22 May 2020 cancelled two days before", "2020-05-20", "2020-05-22", true, ""},
		{"18 August 2025 not yet", "2025-08-06", "2025-08-18", true, ""},
		{"18 August 2025 added eleven days before", "2025-08-07", "2025-08-18", false, "SKB Menag 933/2025, Menaker 1/2025, MenPANRB 3/2025"},
		{"26 May 2020 set", "2020-04-08", "2020-05-26", false, "SKB Menag 728/2019, Menaker 213/2019, MenPANRB 01/2019"},
		{"26 May 2020 moved", "2020-04-09", "2020-05-26", true, ""},
		{"28 May 2020 not yet", "2020-03-08", "2020-05-28", true, ""},
		{"28 May 2020 added", "2020-03-09", "2020-05-28", false, "SKB Menag 174/2020, Menaker 01/2020, MenPANRB 01/2020"},
		{"28 May 2020 moved", "2020-04-09", "2020-05-28", true, ""},
		{"29 December 2020 in between", "2020-04-09", "2020-12-29", false, "SKB Menag 391/2020, Menaker 02/2020, MenPANRB 02/2020"},
		{"29 December 2020 cancelled", "2020-12-01", "2020-12-29", true, ""},
		// Four days of 2020 are cited by the last amendment today, but were in
		// force long before it.
		{"21 August 2020 before its last amendment", "2020-08-01", "2020-08-21", false, "SKB Menag 174/2020, Menaker 01/2020, MenPANRB 01/2020"},
		{"21 August 2020 restated", "2020-12-01", "2020-08-21", false, "SKB Menag 744/2020, Menaker 05/2020, MenPANRB 06/2020"},
		{"31 December 2020 stays", "2020-11-30", "2020-12-31", false, "SKB Menag 391/2020, Menaker 02/2020, MenPANRB 02/2020"},
		{"12 May 2021 from the first", "2021-01-01", "2021-05-12", false, "SKB Menag 642/2020, Menaker 4/2020, MenPANRB 4/2020"},
		{"26 April 2023 set", "2023-03-28", "2023-04-26", false, "SKB Menag 1066/2022, Menaker 3/2022, MenPANRB 3/2022"},
		{"26 April 2023 taken back", "2023-03-29", "2023-04-26", true, ""},
		{"21 April 2023 all along", "2023-03-28", "2023-04-21", false, "SKB Menag 1066/2022, Menaker 3/2022, MenPANRB 3/2022"},
		{"9 December 2020 before the Keppres", "2020-11-26", "2020-12-09", true, ""},
		{"27 November 2024 before the Keppres", "2024-11-20", "2024-11-27", true, ""},
		{"27 November 2024 after the Keppres", "2024-11-21", "2024-11-27", false, "Keppres 33/2024"},
	} {
		t.Run(c.nama, func(t *testing.T) {
			h, err := Nasional().Pada(tgl(c.pada)).HariKerja(tgl(c.hari))
			if err != nil {
				t.Fatal(err)
			}
			if h.HariKerja != c.kerja || h.Keputusan != c.keputusan {
				t.Errorf("on %s: %s working day %v under %q, want %v under %q", c.pada, c.hari, h.HariKerja, h.Keputusan, c.kerja, c.keputusan)
			}
		})
	}
}

// Iduladha 2022 moved from Saturday to Sunday, so only the reason changes.
func TestPadaIduladha2022(t *testing.T) {
	alasan := func(pada string) [2]string {
		var out [2]string
		for i, hari := range []string{"2022-07-09", "2022-07-10"} {
			h, err := Nasional().Pada(tgl(pada)).HariKerja(tgl(hari))
			if err != nil {
				t.Fatal(err)
			}
			out[i] = h.Alasan
		}
		return out
	}
	if diff := cmp.Diff([2]string{"Sabtu; Iduladha 1443 H", "Minggu"}, alasan("2022-07-06")); diff != "" {
		t.Errorf("6 July (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([2]string{"Sabtu", "Minggu; Hari Raya Iduladha 1443 H"}, alasan("2022-07-07")); diff != "" {
		t.Errorf("7 July (-want +got):\n%s", diff)
	}
}

// The cuti bersama of 2020 after each of its five decrees.
func TestPadaCutiBersama2020(t *testing.T) {
	for _, c := range []struct {
		pada string
		want []string
	}{
		{"2019-08-28", []string{"2020-05-22", "2020-05-26", "2020-05-27", "2020-12-24"}},
		{"2020-03-09", []string{"2020-05-22", "2020-05-26", "2020-05-27", "2020-05-28", "2020-05-29", "2020-08-21", "2020-10-30", "2020-12-24"}},
		{"2020-04-09", []string{"2020-05-22", "2020-08-21", "2020-10-28", "2020-10-30", "2020-12-24", "2020-12-28", "2020-12-29", "2020-12-30", "2020-12-31"}},
		{"2020-05-20", []string{"2020-08-21", "2020-10-28", "2020-10-30", "2020-12-24", "2020-12-28", "2020-12-29", "2020-12-30", "2020-12-31"}},
		{"2020-12-01", []string{"2020-08-21", "2020-10-28", "2020-10-30", "2020-12-24", "2020-12-31"}},
	} {
		o, err := Nasional().Pada(tgl(c.pada)).Tahun(2020)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range o.Libur {
			if l.Jenis == CutiBersama {
				got = append(got, l.Tanggal.String())
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("as of %s (-want +got):\n%s", c.pada, diff)
		}
	}
}

func TestPadaTahunYangBelumDitetapkan(t *testing.T) {
	k := Nasional().Pada(tgl("2025-09-18")) // the SKB for 2026 is of 19 September
	_, err := k.Tambah(tgl("2025-12-20"), 20)
	if y, ok := errors.AsType[TanpaKeputusan](err); !ok || y != 2026 {
		t.Errorf("before the SKB: %v", err)
	}
	if _, err := Nasional().Pada(tgl("2025-09-19")).Tambah(tgl("2025-12-20"), 20); err != nil {
		t.Errorf("on the day of the SKB: %v", err)
	}
	for _, kosong := range []kominfo.Tanggal{{}, tgl("2018-11-01")} {
		k := Nasional().Pada(kosong)
		if a, z := k.Rentang(); a != 0 || z != 0 || k.Versi() != "nasional-kosong" {
			t.Errorf("Pada(%q) knows %d to %d, version %s", kosong, a, z, k.Versi())
		}
		if _, err := k.Tambah(tgl("2020-01-01"), 1); kominfo.KindOf(err) != kominfo.TidakAda {
			t.Errorf("Pada(%q) answers: %v", kosong, err)
		}
	}
}

func TestPadaVersi(t *testing.T) {
	k := Nasional()
	a, b := k.Pada(tgl("2025-08-07")), k.Pada(tgl("2025-09-18"))
	if a.Versi() != b.Versi() {
		t.Errorf("no decree in between, yet %s and %s", a.Versi(), b.Versi())
	}
	if a.Versi() == k.Pada(tgl("2025-08-06")).Versi() {
		t.Error("a decree in between, yet the same version")
	}
	if got := k.Pada(tgl("2030-01-01")).Versi(); got != k.Versi() {
		t.Errorf("all decrees known, yet %s", got)
	}
	// Known later is not known earlier.
	if got := k.Pada(tgl("2025-08-06")).Pada(tgl("2026-12-31")).Versi(); got != k.Pada(tgl("2025-08-06")).Versi() {
		t.Errorf("Pada of Pada knows more: %s", got)
	}
}
