//go:build !(js && wasm)

package jadwal_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/jadwal"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kabar"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/ppid"
)

// satuHari lets two schedulers, started anew as after a restart, work at the same
// time, several times a day.
func (k *kantorUji) satuHari(hari string) {
	k.t.Helper()
	for _, jam := range []int{1, 9, 23} {
		k.pada(hari, jam)
		var wg sync.WaitGroup
		for range 2 {
			j := k.jadwal()
			wg.Go(func() {
				for range 2 {
					if err := j.Sekali(k.t.Context()); err != nil {
						k.t.Error(hari, err)
					}
				}
			})
		}
		wg.Wait()
	}
}

// A request over Idulfitri and Good Friday: every level once, on its working day.
func TestCeritaPekanLibur(t *testing.T) {
	k := kantorBaru(t)
	k.profil(kominfo.WIB)
	k.orangBaku()
	k.pada("2026-03-16", 9)
	reg := k.bk.Cari("permohonan")
	id := k.terdaftar()
	k.laku("ppid_utama", "kominfo", reg, id, "disposisi", ppid.Disposisi{Perangkat: "dinkes", Alasan: "Siapkan."})
	if got := k.kolom(id, "tenggat"); got != "2026-04-07" {
		t.Fatal(got)
	}
	const no = "jawaban permohonan 001/PPID/III/2026"
	mau := map[string]map[string][]string{
		"2026-03-16": {"dinkes": {"Tugas baru: permohonan 001/PPID/III/2026"}},
		"2026-04-01": {"dinkes": {"3 hari kerja lagi: " + no}, "utama": {"3 hari kerja lagi: " + no}}, // Friday 3 April is a holiday
		"2026-04-06": {"dinkes": {"1 hari kerja lagi: " + no}, "utama": {"1 hari kerja lagi: " + no}},
		"2026-04-07": {"dinkes": {"Hari ini terakhir: " + no}, "utama": {"Hari ini terakhir: " + no}},
		"2026-04-08": {"dinkes": {"Lewat waktu: " + no}, "utama": {"Lewat waktu: " + no}, "atasan": {"Lewat waktu: " + no}},
	}
	for d := kominfo.NewTanggal(2026, 3, 16); d != kominfo.NewTanggal(2026, 4, 14); d = d.Tambah(1) {
		k.satuHari(d.String())
		for _, o := range []string{"utama", "meja", "dinkes", "bpkad", "atasan", "tim"} {
			got := k.ambil(surel(o))
			// The yearly report is due in the same weeks; it is another story.
			var perkara []string
			for _, s := range got {
				if !strings.Contains(s, "laporan layanan") {
					perkara = append(perkara, s)
				}
			}
			if diff := cmp.Diff(mau[d.String()][o], perkara); diff != "" {
				t.Errorf("%s %s (-mau +dapat):\n%s", d, o, diff)
			}
		}
	}
	if len(k.kata) != 0 {
		t.Errorf("%q", k.kata)
	}
	semua := k.log.String() + strings.Join(k.isi, "\n")
	for _, s := range []string{"rahasia", "Rahasia", "contoh.go.id", "3201010101010001", "0899112233", "penelitian"} {
		if strings.Contains(semua, s) {
			t.Errorf("%q terbaca di catatan atau surat", s)
		}
	}
	lap, err := k.s.(*sqlstore.SQL).Verifikasi(t.Context(), sqlstore.Diketahui{})
	if err != nil || !lap.Sah {
		t.Errorf("jejak: %v %+v", err, lap.Temuan)
	}
	if k.log.Len() == 0 {
		t.Error("catatan kosong, jadi tidak membuktikan apa pun")
	}
}

// What is missed is told once, as it stands now.
func TestProgramMati(t *testing.T) {
	k := kantorBaru(t)
	k.orangBaku()
	k.pada("2026-03-16", 9)
	k.terdaftar()
	k.satuHari("2026-04-02") // two working days are left
	if diff := cmp.Diff([]string{"2 hari kerja lagi: jawaban permohonan 001/PPID/III/2026"}, perkara(k.ambil(surel("utama")))); diff != "" {
		t.Error(diff)
	}
	k.satuHari("2026-05-04")
	if diff := cmp.Diff([]string{"Lewat waktu: jawaban permohonan 001/PPID/III/2026"}, perkara(k.ambil(surel("utama")))); diff != "" {
		t.Error(diff)
	}
}

func perkara(ss []string) (out []string) {
	for _, s := range ss {
		if !strings.Contains(s, "laporan layanan") {
			out = append(out, s)
		}
	}
	return out
}

// 18 August 2025 was added on 7 August: dates move, the journal says from where to
// where, and the moved date alerts anew.
func TestKalenderBerubah(t *testing.T) {
	k := kantorBaru(t)
	k.orangBaku()
	k.pada("2025-08-06", 9)
	k.kal = kalender.Nasional().Pada(kominfo.NewTanggal(2025, 8, 6))
	lama := k.kal.Versi()
	a, b := k.terdaftar(), k.terdaftar()
	k.laku("petugas_layanan", "kominfo", k.bk.Cari("permohonan"), b, "cabut", ppid.Cabut{Alasan: "surat"})
	k.satuHari("2025-08-14")
	if got := perkara(k.ambil(surel("utama"))); got != nil {
		t.Error(got)
	}
	k.satuHari("2025-08-15") // three days by the old calendar
	if diff := cmp.Diff([]string{"3 hari kerja lagi: jawaban permohonan 001/PPID/VIII/2025"}, k.ambil(surel("utama"))); diff != "" {
		t.Error(diff)
	}
	k.kal = kalender.Nasional()
	h, err := k.jadwal().HitungUlang(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"001/PPID/VIII/2025 2025-08-20 2025-08-21"}, pindah(h.Pindah)); diff != "" || h.Dihitung != 1 {
		t.Error(diff, h.Dihitung)
	}
	if s := h.String(); !strings.Contains(s, "1 tenggat berpindah: permohonan 001/PPID/VIII/2025 dari 20 Agustus 2025 menjadi 21 Agustus 2025.") {
		t.Error(s)
	}
	rs, err := k.s.Riwayat(t.Context(), k.bk.Cari("permohonan"), register.LingkupPenuh(), a)
	if err != nil || rs[0].Aksi != "hitung_ulang" || rs[0].Peran != "sistem" || !strings.Contains(rs[0].Alasan, lama) || !strings.Contains(rs[0].Alasan, k.kal.Versi()) {
		t.Errorf("%v %q", err, rs[0].Alasan)
	}
	if h, err := k.jadwal().HitungUlang(t.Context()); err != nil || h.Dihitung != 0 {
		t.Errorf("dihitung lagi: %+v %v", h, err)
	}
	for _, d := range []string{"2025-08-16", "2025-08-18", "2025-08-19", "2025-08-20", "2025-08-21", "2025-08-22"} {
		k.satuHari(d)
	}
	const no = "jawaban permohonan 001/PPID/VIII/2025"
	if diff := cmp.Diff([]string{"1 hari kerja lagi: " + no, "3 hari kerja lagi: " + no, "Hari ini terakhir: " + no, "Lewat waktu: " + no}, k.ambil(surel("utama"))); diff != "" {
		t.Error(diff)
	}
}

func pindah(ps []jadwal.Pindah) (out []string) {
	for _, p := range ps {
		out = append(out, fmt.Sprint(p.Nomor, " ", p.Dari, " ", p.Ke))
	}
	return out
}

// A date that comes forward is told to PPID Utama, together with the move.
func TestTenggatMaju(t *testing.T) {
	k := kantorBaru(t)
	k.orangBaku()
	k.pada("2025-12-18", 9)
	for range 120 {
		k.terdaftar()
	}
	kal, err := kalender.Nasional().Dengan(kalender.Setelan{CutiBersamaKerja: true})
	if err != nil {
		t.Fatal(err)
	}
	k.kal = kal
	j := k.jadwal()
	for range 2 {
		if err := j.Sekali(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got := k.ambil(surel("utama")); len(got) != 120 || !strings.HasPrefix(got[0], "Tenggat maju: permohonan 001/PPID/XII/2025") {
		t.Errorf("%d %q", len(got), got[:min(3, len(got))])
	}
	if n := len(k.isi); n != 3 { // forty in a message
		t.Errorf("%d surat", n)
	}
	if len(k.kata) != 1 || !strings.Contains(k.kata[0], "120 perkara dihitung ulang, 120 tenggat berpindah, 120 di antaranya maju") || !strings.Contains(k.kata[0], "dan seterusnya.") {
		t.Errorf("%q", k.kata)
	}
	if !strings.Contains(k.isi[0], "maju dari Selasa, 6 Januari 2026") {
		t.Error(k.isi[0])
	}
}

// Trouble with the mail server is told once, asked less and less often, and over.
func TestSurelPutus(t *testing.T) {
	k := kantorBaru(t)
	k.orangBaku()
	k.pada("2026-03-16", 9)
	k.catat()
	k.pada("2026-03-17", 9)
	n := 0
	k.gagal = func() error {
		n++
		return &kabar.GalatKirim{Nasib: kabar.Belum, Putus: true, Sebab: "Server surel tidak menjawab."}
	}
	j := k.jadwal()
	for range 24 {
		_ = j.Sekali(t.Context())
		k.mu.Lock()
		k.kini = k.kini.Add(5 * time.Minute)
		k.mu.Unlock()
	}
	if len(k.kata) != 1 || !strings.Contains(k.kata[0], "Server surel tidak menjawab.") || n > 6 {
		t.Errorf("%d kali dicoba, %q", n, k.kata)
	}
	k.gagal = nil
	for range 30 {
		k.mu.Lock()
		k.kini = k.kini.Add(30 * time.Minute)
		k.mu.Unlock()
		if err := j.Sekali(t.Context()); err != nil {
			continue
		}
	}
	if len(k.ambil(surel("meja"))) == 0 {
		t.Error("tidak pernah terkirim")
	}
}

// One job that fails, even by a panic, does not keep the others from their work.
func TestSatuGagal(t *testing.T) {
	k := kantorBaru(t)
	k.orangBaku()
	k.pada("2026-03-16", 9)
	k.catat()
	semula, panik := k.l.Kalender, true
	k.l.Kalender = func() *kalender.Kalender {
		if panik {
			panic("Rahasia")
		}
		return semula()
	}
	j := k.jadwal()
	for range 3 {
		if err := j.Sekali(t.Context()); err == nil || strings.Contains(err.Error(), "Rahasia") {
			t.Error(err)
		}
	}
	if len(k.kata) != 2 { // two jobs ask the calendar
		t.Errorf("%q", k.kata)
	}
	panik = false
	k.pada("2026-03-17", 9)
	if err := j.Sekali(t.Context()); err != nil {
		t.Error(err)
	}
	if got := perkara(k.ambil(surel("meja"))); len(got) != 1 {
		t.Error(got)
	}
}

// Without a sender, and for roles that nobody has, alerts are kept to be shown.
func TestTanpaPengirim(t *testing.T) {
	k := kantorBaru(t)
	k.pada("2026-03-16", 9)
	k.terdaftar()
	k.pada("2026-04-08", 9)
	if err := k.jadwal().Sekali(t.Context()); err != nil {
		t.Fatal(err)
	}
	rs, err := k.s.Rekap(t.Context(), kabar.DefKiriman(), register.LingkupUmum(), nil, "status", "untuk")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"tampil atasan_ppid 1", "tampil ppid_utama 1"}, rekap(rs)); diff != "" || len(k.isi) != 0 {
		t.Error(diff, k.isi)
	}
}

func rekap(rs []register.Jumlah) (out []string) {
	for _, r := range rs {
		out = append(out, fmt.Sprint(r.Nilai[0], " ", r.Nilai[1], " ", r.N))
	}
	return out
}

// The zone follows the profile: half past ten in the evening in Jakarta is tomorrow
// in Jayapura.
func TestZona(t *testing.T) {
	k := kantorBaru(t)
	j := k.jadwal()
	if err := j.Sekali(t.Context()); err != nil || k.zona.Kini() != kominfo.WIB {
		t.Error(err, k.zona.Kini())
	}
	k.profil(kominfo.WIT)
	if err := j.Sekali(t.Context()); err != nil || k.zona.Kini() != kominfo.WIT {
		t.Error(err, k.zona.Kini())
	}
	k.pada("2026-03-16", 23)
	if got := k.kolom(k.catat(), "diterima"); got != "2026-03-17" {
		t.Error(got)
	}
}

// Jalan works at once and ends with its context.
func TestJalan(t *testing.T) {
	k := kantorBaru(t)
	k.orangBaku()
	k.pada("2026-03-16", 9)
	k.catat()
	ctx, henti := context.WithCancel(t.Context())
	var sekali sync.Once
	k.gagal = func() error { sekali.Do(henti); return errors.New("x") }
	k.jadwal().Jalan(ctx)
	// What was being sent when the program stopped is noted all the same.
	rs, err := k.s.Rekap(t.Context(), kabar.DefKiriman(), register.LingkupUmum(), []register.Syarat{{Kolom: "status", Op: register.Sama, Nilai: "mungkin"}}, "status", "untuk")
	if err != nil || len(rs) != 1 {
		t.Error(rekap(rs), err)
	}
}
