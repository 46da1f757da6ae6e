//go:build !(js && wasm)

package kabar_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kabar"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

func TestSekali(t *testing.T) {
	for nama, buka := range map[string]func(testing.TB, *jam) register.Store{"memori": tokoMemori, "sqlite": tokoSQLite} {
		t.Run(nama, func(t *testing.T) {
			j := jamBaru()
			s, p := buka(t, j), &pos{}
			antrekan(t, s, j, 2, surat("k1", "a1", "satu@x.id"), surat("k1", "a1", "satu@x.id"), surat("k1", "a2", "dua@x.id"))
			// The same account with another address, another account with the same mailbox.
			antrekan(t, s, j, 0, surat("k1", "a1", "lain@x.id"), surat("k1", "a3", "SATU@x.id"))
			antrekan(t, s, j, 1, surat("k2", "a3", "Satu@x.id"))
			if h := kirimkan(t, s, p, j); h.Terkirim != 3 || h.Surat != 2 {
				t.Errorf("%+v", h)
			}
			antrekan(t, s, j, 0, surat("k1", "a1", "satu@x.id"))
			j.maju(time.Hour)
			if h := kirimkan(t, s, p, j); h != (kabar.Hasil{}) {
				t.Errorf("dikirim lagi: %+v", h)
			}
			if got := p.dapat["satu@x.id"]; len(got) != 1 || got[0].Judul != "2 pemberitahuan" || !strings.Contains(got[0].Isi, "Isi k1") || !strings.Contains(got[0].Isi, "Isi k2") {
				t.Errorf("%q", got)
			}
			ada, err := kabar.SudahAda(t.Context(), s, "k1", "k2", "k3")
			if diff := cmp.Diff(map[string]bool{"k1": true, "k2": true}, ada); diff != "" || err != nil {
				t.Error(diff, err)
			}
		})
	}
}

// A mail server that takes its time keeps a delivery from ending for no longer than a
// few minutes; what is left goes out in the next ones.
func TestServerLambat(t *testing.T) {
	j := jamBaru()
	s := tokoMemori(t, j)
	p := &pos{kirim: func(context.Context, kabar.Alamat, kabar.Pesan) error { j.maju(2 * time.Minute); return nil }}
	var ss []kabar.Surat
	for i := range 7 {
		ss = append(ss, surat("k1", fmt.Sprint("a", i), fmt.Sprintf("o%d@x.id", i)))
	}
	antrekan(t, s, j, 7, ss...)
	for i, mau := range []int{3, 3, 1, 0} {
		if h := kirimkan(t, s, p, j); h.Terkirim != mau || h.Mungkin != 0 {
			t.Errorf("putaran %d: %+v", i, h)
		}
	}
}

// Two processes queue and send at the same time: nothing is double.
func TestDuaProses(t *testing.T) {
	j := jamBaru()
	s, p := tokoSQLite(t, j), &pos{}
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for i := range 15 {
				if _, err := kabar.Antrekan(t.Context(), s, j.sekarang(), surat(fmt.Sprint("k", i), "a", "satu@x.id"), surat(fmt.Sprint("k", i), "b", "dua@x.id")); err != nil {
					t.Error(err)
				}
				if _, err := kabar.Kirimkan(t.Context(), s, p, j.sekarang); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	kirimkan(t, s, p, j)
	if diff := cmp.Diff(map[kabar.Status]int{kabar.Terkirim: 30}, status(t, s)); diff != "" {
		t.Error(diff)
	}
	for a, ps := range p.dapat {
		semua := ""
		for _, x := range ps {
			semua += x.Isi + "\n"
		}
		for i := range 15 {
			if n := strings.Count(semua, fmt.Sprintf("Isi k%d\n", i)); n != 1 {
				t.Errorf("%s: k%d dikirim %d kali", a, i, n)
			}
		}
	}
}

// gagalCatat is a store that fails to write what comes after sending.
type gagalCatat struct {
	register.Store
	mati bool
}

func (g *gagalCatat) Ubah(ctx context.Context, a kominfo.Aktor, f func(register.Tx) error) error {
	if g.mati {
		return kominfo.E(kominfo.Rusak, "uji", "Cakram tidak dapat ditulis.")
	}
	return g.Store.Ubah(ctx, a, f)
}

// The program dies between sending and noting it: a person sees "mungkin", and no
// second mail leaves by itself.
func TestMatiSesudahKirim(t *testing.T) {
	j := jamBaru()
	g := &gagalCatat{Store: tokoSQLite(t, j)}
	p := &pos{}
	p.kirim = func(context.Context, kabar.Alamat, kabar.Pesan) error { g.mati = true; return nil }
	antrekan(t, g, j, 1, surat("k1", "a1", "satu@x.id"))
	if _, err := kabar.Kirimkan(t.Context(), g, p, j.sekarang); kominfo.KindOf(err) != kominfo.Rusak {
		t.Fatal(err)
	}
	g.mati, p.kirim = false, nil
	j.maju(time.Minute)
	if h := kirimkan(t, g, p, j); h != (kabar.Hasil{}) {
		t.Errorf("pengiriman yang mungkin masih berjalan diganggu: %+v", h)
	}
	j.maju(kabar.MasaKirim)
	if h := kirimkan(t, g, p, j); h.Mungkin != 1 || h.Terkirim != 0 {
		t.Errorf("%+v", h)
	}
	j.maju(72 * time.Hour)
	kirimkan(t, g, p, j)
	if n := len(p.dapat["satu@x.id"]); n != 1 {
		t.Fatalf("%d surat", n)
	}
	d := semua(t, g)[0]
	if d.Isi.Status != kabar.Mungkin || !strings.Contains(d.Isi.Sebab, "mungkin sudah terkirim") {
		t.Errorf("%+v", d.Isi)
	}
	antrekan(t, g, j, 0, surat("k1", "a1", "satu@x.id"))
	if err := laku(t, g, "koordinator", d, "ulangi", register.Alasan{Alasan: "Penerima tidak menerimanya."}); err != nil {
		t.Fatal(err)
	}
	if h := kirimkan(t, g, p, j); h.Terkirim != 1 {
		t.Errorf("%+v", h)
	}
}

func TestCobaLagi(t *testing.T) {
	j := jamBaru()
	s, p := tokoMemori(t, j), &pos{}
	p.kirim = func(_ context.Context, a kabar.Alamat, _ kabar.Pesan) error {
		return &kabar.GalatKirim{Nasib: kabar.Belum, Sebab: "Server surel tidak menjawab."}
	}
	antrekan(t, s, j, 1, surat("k1", "a1", "satu@x.id"))
	awal := j.sekarang()
	var lama []time.Duration
	for n := 0; len(lama) < 20; n++ {
		h := kirimkan(t, s, p, j)
		if h.Ditunda+h.Gagal > 0 {
			lama = append(lama, j.sekarang().Sub(awal))
		}
		if h.Gagal == 1 {
			break
		}
		j.maju(5 * time.Minute)
		if n > 3000 {
			t.Fatal("tidak pernah menyerah")
		}
	}
	mau := []time.Duration{0, 5 * time.Minute, 20 * time.Minute, 80 * time.Minute, 320 * time.Minute, 1040 * time.Minute, 2240 * time.Minute, 3680 * time.Minute}
	if diff := cmp.Diff(mau, lama); diff != "" {
		t.Error(diff)
	}
	if d := semua(t, s)[0]; d.Isi.Status != kabar.Gagal || d.Isi.Percobaan != kabar.MaksPercobaan || d.Isi.Sebab != "Server surel tidak menjawab." {
		t.Errorf("%+v", d.Isi)
	}
}

// Whatever a sender does, what is kept has no address, and doubt is doubt.
func TestGalatPengirim(t *testing.T) {
	for nama, x := range map[string]struct {
		f    func() error
		mau  kabar.Status
		kata string
	}{
		"bocor": {func() error {
			return &kabar.GalatKirim{Nasib: kabar.Tetap, Sebab: "550 sari.rahasia@x.id tidak dikenal"}
		}, kabar.Gagal, "tidak diterima"},
		"lokal":  {func() error { return &kabar.GalatKirim{Nasib: kabar.Tetap, Sebab: "550 Sari.Rahasia tidak ada"} }, kabar.Gagal, "tidak diterima"},
		"polos":  {func() error { return errors.New("sari.rahasia@x.id: EOF") }, kabar.Mungkin, "tanpa keterangan"},
		"kosong": {func() error { return &kabar.GalatKirim{} }, kabar.Mungkin, "tidak diterima"},
		"panik":  {func() error { panic("sari.rahasia@x.id") }, kabar.Mungkin, "tanpa keterangan"},
	} {
		t.Run(nama, func(t *testing.T) {
			j := jamBaru()
			s := tokoMemori(t, j)
			antrekan(t, s, j, 1, surat("k1", "a1", "sari.rahasia@x.id"))
			h := kirimkan(t, s, &pos{kirim: func(context.Context, kabar.Alamat, kabar.Pesan) error { return x.f() }}, j)
			d := semua(t, s)[0].Isi
			if d.Status != x.mau || !strings.Contains(d.Sebab, x.kata) || strings.Contains(strings.ToLower(d.Sebab+h.Sebab), "rahasia") {
				t.Errorf("%s %q %+v", d.Status, d.Sebab, h)
			}
		})
	}
}

func TestKedaluwarsa(t *testing.T) {
	j := jamBaru()
	s, p := tokoMemori(t, j), &pos{}
	x := surat("k1", "a1", "satu@x.id")
	x.Pesan.Sampai = j.sekarang().Add(time.Hour)
	antrekan(t, s, j, 2, x, surat("k2", "ppid_utama", ""))
	j.maju(2 * time.Hour)
	if h := kirimkan(t, s, p, j); h.Gagal != 1 || len(p.dapat) != 0 {
		t.Errorf("%+v", h)
	}
	if diff := cmp.Diff(map[kabar.Status]int{kabar.Gagal: 1, kabar.Tampil: 1}, status(t, s)); diff != "" {
		t.Error(diff)
	}
}

// Server trouble stops the delivery at once and costs the others no try.
func TestPutus(t *testing.T) {
	j := jamBaru()
	s, n := tokoMemori(t, j), 0
	p := &pos{kirim: func(context.Context, kabar.Alamat, kabar.Pesan) error {
		n++
		return &kabar.GalatKirim{Nasib: kabar.Belum, Putus: true, Sebab: "Server surel tidak menjawab."}
	}}
	antrekan(t, s, j, 3, surat("k", "a1", "a@x.id"), surat("k", "a2", "b@x.id"), surat("k", "a3", "c@x.id"))
	if h := kirimkan(t, s, p, j); !h.Putus || h.Ditunda != 1 || n != 1 {
		t.Errorf("%+v sesudah %d", h, n)
	}
}

// Only the program says what was sent; people decide about doubt and may cancel.
func TestHakTindakan(t *testing.T) {
	j := jamBaru()
	s := tokoMemori(t, j)
	antrekan(t, s, j, 1, surat("k1", "a1", "satu@x.id"))
	d := semua(t, s)[0]
	for tindakan, isian := range map[string]any{"mulai": struct{}{}, "terkirim": struct{}{}, "gagal": map[string]any{"sebab": "x"}, "ragukan": map[string]any{"sebab": "x"}, "ulangi": register.Alasan{Alasan: "x"},
		"antre": map[string]any{}} {
		if err := laku(t, s, "admin", d, tindakan, isian); err == nil {
			t.Errorf("%s boleh", tindakan)
		}
	}
	if err := laku(t, s, "admin", d, "batalkan", register.Alasan{Alasan: "Salah."}); err != nil {
		t.Fatal(err)
	}
	antrekan(t, s, j, 0, surat("k1", "a1", "satu@x.id")) // cancelling does not free the key
	if h := kirimkan(t, s, &pos{}, j); h != (kabar.Hasil{}) {
		t.Errorf("%+v", h)
	}
}

// The address is in the personal part, and nowhere else.
func TestAlamatTersembunyi(t *testing.T) {
	const surel = "sari.rahasia@x.id"
	j := jamBaru()
	s := tokoSQLite(t, j)
	antrekan(t, s, j, 1, surat("k1", "a1", surel))
	kirimkan(t, s, &pos{}, j)
	bs, err := s.Riwayat(t.Context(), kabar.DefKiriman(), register.LingkupUmum(), semua(t, s)[0].ID)
	if err != nil || len(bs) != 3 {
		t.Fatal(len(bs), err)
	}
	a := kabar.Alamat{ID: "a1", Surel: surel}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "alamat", a, "surat", kabar.Surat{Alamat: a})
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "alamat", a, "surat", kabar.Surat{Alamat: a})
	js, _ := json.Marshal(kabar.Surat{Alamat: a})
	teks := log.String() + string(js) + fmt.Sprintf("%v %+v %#v %s %q %x %d", a, a, a, a, a, a, a) + fmt.Sprintf("%v %+v %#v", kabar.Surat{Alamat: a}, &kabar.Surat{Alamat: a}, []kabar.Surat{{Alamat: a}}) + fmt.Sprint(bs)
	for _, b := range bs {
		teks += string(b.Umum) + fmt.Sprint(b.Kolom) + b.Alasan
	}
	if strings.Contains(teks, "rahasia") || strings.Contains(teks, fmt.Sprintf("%x", "rahasia")) {
		t.Error(teks)
	}
}

// When a person is erased, the copies of the address go, and nothing is sent there.
func TestHapusPenerima(t *testing.T) {
	j := jamBaru()
	s, p := tokoSQLite(t, j), &pos{}
	antrekan(t, s, j, 3, surat("k1", "a1", "satu@x.id"), surat("k2", "a1", "satu@x.id"), surat("k1", "a2", "dua@x.id"))
	ks, err := kabar.Kaitan(t.Context(), s, "a1")
	if err != nil || len(ks) != 2 {
		t.Fatal(len(ks), err)
	}
	err = s.Ubah(t.Context(), kominfo.Aktor{ID: "u", Peran: "admin"}, func(tx register.Tx) error {
		for _, k := range ks {
			if _, err := tx.HapusPribadi(t.Context(), k.Register, k.ID, "Diminta pemiliknya."); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if h := kirimkan(t, s, p, j); h.Gagal != 2 || h.Terkirim != 1 || len(p.dapat) != 1 {
		t.Errorf("%+v", h)
	}
	antrekan(t, s, j, 0, surat("k1", "a1", "satu@x.id"))
	if ks, err := kabar.Kaitan(t.Context(), s, "a1"); err != nil || len(ks) != 0 {
		t.Error(len(ks), err)
	}
}

// Hostile text becomes harmless text that fits.
func TestTeksJahat(t *testing.T) {
	j := jamBaru()
	s, p := tokoMemori(t, j), &pos{}
	x := surat("k1", "a1", "satu@x.id")
	x.Pesan.Judul = "Halo\r\nBcc: semua@x.id\x00\u202e" + strings.Repeat("panjang ", 100)
	x.Pesan.Isi = "baris\r\n.\r\nQUIT\xff\u2028" + strings.Repeat("é", 5000)
	antrekan(t, s, j, 1, x)
	kirimkan(t, s, p, j)
	got := p.dapat["satu@x.id"][0]
	if strings.ContainsAny(got.Judul, "\r\n\x00\u202e") || len([]rune(got.Judul)) > 160 || strings.ContainsAny(got.Isi, "\r\u2028") || len([]rune(got.Isi)) != 4000 || !strings.HasPrefix(got.Isi, "baris\n.\nQUIT") {
		t.Errorf("%q %d", got.Judul, len([]rune(got.Isi)))
	}
	for _, buruk := range []kabar.Surat{{}, surat("", "a", ""), surat("k", "", ""), surat(strings.Repeat("k", 301), "a", "")} {
		if _, err := kabar.Antrekan(t.Context(), s, j.sekarang(), buruk); kominfo.KindOf(err) != kominfo.TidakSah {
			t.Error(err)
		}
	}
}

// Whatever a text or an address holds, the notices beside it are queued.
func FuzzAntrekan(f *testing.F) {
	f.Add("Judul", "Isi", "a@b.id")
	f.Add("\r\nBcc: x", "\x00\xff\u202e", "a@b.id\r\nBcc: c@d.id")
	f.Add("\u200b", "", "@")
	f.Fuzz(func(t *testing.T, judul, isi, surel string) {
		j := jamBaru()
		s, p := tokoMemori(t, j), &pos{}
		x := surat("k1", "a1", surel)
		x.Pesan.Judul, x.Pesan.Isi = "J"+judul, isi
		antrekan(t, s, j, 2, x, surat("k2", "a2", "lain@x.id"))
		kirimkan(t, s, p, j)
		for a, ps := range p.dapat {
			for _, m := range ps {
				if strings.ContainsAny(a+m.Judul, "\r\n\x00") || strings.ContainsAny(m.Isi, "\r\x00") {
					t.Errorf("%q %q %q", a, m.Judul, m.Isi)
				}
			}
		}
	})
}

func ExampleKirimkan() {
	ctx := context.Background()
	s, _ := register.NewMemori(kabar.DefKiriman())
	kini := func() time.Time { return time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) }
	s.Sekarang = kini
	for range 2 { // asked for twice, queued once
		n, err := kabar.Antrekan(ctx, s, kini(), kabar.Surat{
			Pesan:  kabar.Pesan{Kunci: "rapat/12/undangan", Untuk: "koordinator", Judul: "Rapat Senin", Isi: "Rapat pukul 9."},
			Alamat: kabar.Alamat{ID: "akun-7", Surel: "koordinator@contoh.go.id"},
		})
		fmt.Println(n, err)
	}
	h, err := kabar.Kirimkan(ctx, s, &pos{}, kini)
	fmt.Println(h.Terkirim, err)
	// Output:
	// 1 <nil>
	// 0 <nil>
	// 1 <nil>
}
