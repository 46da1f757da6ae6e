package kantor_test

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// kunciUji makes a real verifier key, different at each call.
func kunciUji(t testing.TB, nama string) string {
	t.Helper()
	_, umum, err := note.GenerateKey(nil, "lumbung/"+nama)
	if err != nil {
		t.Fatal(err)
	}
	return umum
}

func lakukan(t *testing.T, s register.Store, d *register.Def[kantor.KunciJejak], id register.ID, harap int64, tindakan string, in any) (m register.Meta, err error) {
	t.Helper()
	err = s.Ubah(t.Context(), kominfo.Aktor{Perangkat: "kominfo", Peran: "koordinator"}, func(tx register.Tx) error {
		m, err = d.Lakukan(t.Context(), tx, register.LingkupPenuh(), id, harap, tindakan, in)
		return err
	})
	return m, err
}

// A log begins, its key is changed, the office restores its data twice.
func TestKisahKunciJejak(t *testing.T) {
	d := kantor.DefKunci()
	s := tokoUji(t, d)
	jam := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	s.Sekarang = func() time.Time { jam = jam.Add(time.Hour); return jam }
	if _, ok, err := kantor.KunciKini(t.Context(), s); ok || err != nil {
		t.Fatalf("sebelum mulai: %v %v", ok, err)
	}
	k1, k2 := kunciUji(t, "kab.contoh"), kunciUji(t, "kab.contoh")
	m, err := lakukan(t, s, d, "", 0, "mulai", kantor.Mulai{Nama: "kab.contoh", Kunci: k1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lakukan(t, s, d, "", 0, "mulai", kantor.Mulai{Nama: "kab.contoh", Kunci: k2}); kominfo.KindOf(err) != kominfo.Bentrok {
		t.Errorf("jejak kedua: %v", err)
	}
	if _, err := lakukan(t, s, d, m.ID, 1, "ganti_kunci", kantor.Ganti{Kunci: k2, Alasan: "Laptop kunci hilang"}); err != nil {
		t.Fatal(err)
	}
	if _, err := lakukan(t, s, d, m.ID, 2, "ganti_kunci", kantor.Ganti{Kunci: k1, Alasan: "Kembali"}); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Errorf("kunci lama dipakai lagi: %v", err)
	}
	pulih := kantor.Pulih{Sebab: "Cakram rusak", UkuranUmum: 1200, AkarUmum: akarUji, AkarDalam: akarUji, CheckpointUmum: titikUji}
	if _, err := lakukan(t, s, d, m.ID, 2, "masa_baru", kantor.MasaBaru{Masa: 2, Pulih: pulih}); err != nil {
		t.Fatal(err)
	}
	// The copy was older than what outsiders have seen: epoch 3 is taken.
	dahulu := pulih
	dahulu.CheckpointUmum = strings.Replace(titikUji, "umum/1", "umum/3", 1)
	_, err = lakukan(t, s, d, m.ID, 3, "masa_baru", kantor.MasaBaru{Masa: 3, Pulih: dahulu})
	if !strings.Contains(kominfo.PesanUntukOrang(err), "yaitu 3") {
		t.Errorf("masa yang sudah dipakai: %v", err)
	}
	if _, err := lakukan(t, s, d, m.ID, 3, "masa_baru", kantor.MasaBaru{Masa: 4, Pulih: dahulu}); err != nil {
		t.Fatal(err)
	}
	got, ok, err := kantor.KunciKini(t.Context(), s)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	saat := got.Isi.Sejak
	for _, x := range []time.Time{got.Isi.KunciLama[0].Sejak, saat, got.Isi.MasaBaru[0].Sejak, got.Isi.MasaSejak} {
		if x.Before(saat.Add(-24*time.Hour)) || x.Location() != time.UTC {
			t.Errorf("waktu %v", x)
		}
	}
	want := kantor.KunciJejak{Nama: "kab.contoh", Kunci: k2, Sejak: saat, Masa: 4, MasaSejak: got.Waktu,
		KunciLama: []kantor.KunciLama{{Kunci: k1, Sejak: got.Isi.KunciLama[0].Sejak, Sampai: saat, Alasan: "Laptop kunci hilang"}},
		MasaBaru:  []kantor.MasaJejak{{Masa: 2, Sejak: got.Isi.MasaBaru[0].Sejak, Pulih: pulih}, {Masa: 4, Sejak: got.Waktu, Pulih: dahulu}}}
	if diff := cmp.Diff(want, got.Isi); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{k2, k1}, got.Isi.Semua()); diff != "" {
		t.Errorf("Semua (-want +got):\n%s", diff)
	}
	if h, err := s.Riwayat(t.Context(), d, register.LingkupUmum(), m.ID); err != nil || h[2].Alasan != "Laptop kunci hilang" {
		t.Errorf("alasan di riwayat: %v", err)
	}
}

func TestKunciYangTidakSah(t *testing.T) {
	d := kantor.DefKunci()
	rahasia, umum, err := note.GenerateKey(nil, "lumbung/kab.contoh")
	if err != nil {
		t.Fatal(err)
	}
	b := strings.SplitN(umum, "+", 3)
	rsa := append([]byte{2}, make([]byte, ed25519.PublicKeySize)...)
	h := sha256.Sum256(append([]byte("lumbung/kab.contoh\n"), rsa...))
	for nama, k := range map[string]struct{ kunci, kata string }{
		"rahasia":         {rahasia, "kunci rahasia"},
		"satu kata":       {"kunci", "satu baris"},
		"kantor lain":     {kunciUji(t, "kab.lain"), "bernama"},
		"sidik salah":     {b[0] + "+00000000+" + b[2], "Sidik"},
		"sidik besar":     {b[0] + "+" + strings.Repeat("F", 8) + "+" + b[2], "Sidik"},
		"terpotong":       {umum[:len(umum)-4], "terpotong"},
		"algoritma asing": {fmt.Sprintf("%s+%x+%s", b[0], h[:4], base64.StdEncoding.EncodeToString(rsa)), "Ed25519"},
	} {
		s := tokoUji(t, d)
		_, err := lakukan(t, s, d, "", 0, "mulai", kantor.Mulai{Nama: "kab.contoh", Kunci: k.kunci})
		if kominfo.KindOf(err) != kominfo.TidakSah || !strings.Contains(kominfo.PesanUntukOrang(err), k.kata) {
			t.Errorf("%s: %v, want %q", nama, err, k.kata)
		}
		if err != nil && strings.Contains(err.Error(), strings.TrimPrefix(rahasia, "PRIVATE")) {
			t.Errorf("%s: kunci rahasia diulang dalam pesan", nama)
		}
	}
}

func TestMasaBaruYangTidakSah(t *testing.T) {
	d := kantor.DefKunci()
	s := tokoUji(t, d)
	m, err := lakukan(t, s, d, "", 0, "mulai", kantor.Mulai{Nama: "kab.contoh", Kunci: kunciUji(t, "kab.contoh")})
	if err != nil {
		t.Fatal(err)
	}
	_, err = lakukan(t, s, d, m.ID, 1, "masa_baru", kantor.MasaBaru{Masa: 2, Pulih: kantor.Pulih{Sebab: "x", AkarUmum: "bukan", AkarDalam: akarUji,
		CheckpointUmum: strings.Replace(titikUji, "kab.contoh/", "kab.lain/", 1), CheckpointDalam: titikUji[:40]}})
	e, _ := err.(*kominfo.Error)
	if e == nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range e.Findings {
		got = append(got, f.ID+" "+f.Path)
	}
	if diff := cmp.Diff([]string{"KUNCI-03 akar_umum", "KUNCI-05 checkpoint_umum", "KUNCI-04 checkpoint_dalam"}, got); diff != "" {
		t.Errorf("temuan (-want +got):\n%s", diff)
	}
}
