//go:build !(js && wasm)

package masuk

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

func idTemuan(err error) string {
	var s []string
	if e, ok := errors.AsType[*kominfo.Error](err); ok {
		for _, f := range e.Findings {
			s = append(s, f.ID+" "+f.Path)
		}
	}
	return strings.Join(s, ";")
}

func TestPengelolaPertama(t *testing.T) {
	tiapStore(t, func(t *testing.T, k *kantorUji) {
		ctx := t.Context()
		lama, perlu, err := k.PengelolaPertama(ctx)
		k.baik(err)
		kode, perlu2, err := k.PengelolaPertama(ctx)
		k.baik(err)
		if !perlu || !perlu2 || lama.Kode == kode.Kode || len(kode.Kode) != panjangRahasia {
			t.Fatalf("%v %v", lama, kode)
		}
		_, err = k.PeriksaKode(ctx, lama.Kode)
		k.jenis(err, kominfo.Ditolak, "kode sebelumnya")
		got, err := k.PeriksaKode(ctx, kode.Kode)
		k.baik(err)
		if diff := cmp.Diff(Terbaca{Tujuan: akun.UntukPengelola, Perangkat: "kominfo", Peran: []string{"admin", "koordinator"}, Kedaluwarsa: k.jam.t.Add(umurKode)}, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		for mau, p := range map[string]Penerimaan{
			"REG-WAJIB masuk;REG-WAJIB nama;AKUN-SANDI-02 sandi": {},
			"REG-POLA masuk":        {Masuk: "a/b", Nama: "A", Sandi: sandiAdmin},
			"AKUN-MASUK-01 masuk":   {Masuk: "3201010101010001", Nama: "A", Sandi: sandiAdmin},
			"REG-POLA perangkat":    {Masuk: "admin", Nama: "A", Perangkat: "Dinas", Sandi: sandiAdmin},
			"AKUN-SANDI-04 sandi":   {Masuk: "rahwana", Nama: "A", Sandi: "rahwana pulang"},
			"REG-PANJANG nama":      {Masuk: "admin", Nama: strings.Repeat("n", 121), Sandi: sandiAdmin},
			"AKUN-SANDI-03 sandi":   {Masuk: "admin", Nama: "A", Sandi: strings.Repeat("kuda ", 50)},
			"REG-HURUF nama":        {Masuk: "admin", Nama: "A\u202e", Sandi: sandiAdmin},
			"REG-PANJANG perangkat": {Masuk: "admin", Nama: "A", Perangkat: strings.Repeat("p", 21), Sandi: sandiAdmin},
		} {
			p.Kode = kode.Kode
			_, err := k.TerimaUndangan(ctx, p)
			if got := idTemuan(err); got != mau {
				t.Errorf("%q, want %q (%v)", got, mau, err)
			}
		}
		token, err := k.TerimaUndangan(ctx, Penerimaan{Kode: kode.Kode, Masuk: " Admin", Nama: "Pak A", Perangkat: "diskominfo", Sandi: sandiAdmin})
		k.baik(err)
		if a := k.aktorDari(token); a.Perangkat != "diskominfo" || a.Peran != "admin koordinator" {
			t.Errorf("%+v", a)
		}
		if _, perlu, err := k.PengelolaPertama(ctx); perlu || err != nil {
			t.Errorf("masih perlu: %v", err)
		}
		// Locked out: one more, with a name of his own.
		kode, err = k.KodePengelola(ctx)
		k.baik(err)
		_, err = k.TerimaUndangan(ctx, Penerimaan{Kode: kode.Kode, Masuk: "admin", Nama: "B", Sandi: sandiBudi})
		if got := idTemuan(err); got != "AKUN-MASUK-02 masuk" {
			t.Errorf("nama masuk terpakai: %v", err)
		}
		_, err = k.TerimaUndangan(ctx, Penerimaan{Kode: kode.Kode, Masuk: "admin2", Nama: "B", Sandi: sandiBudi})
		k.baik(err)
	})
}

func TestUndang(t *testing.T) {
	tiapStore(t, func(t *testing.T, k *kantorUji) {
		ctx := t.Context()
		tAdmin := k.admin()
		oleh := k.aktorDari(tAdmin)
		undang := akun.Undang{Masuk: "Siti.A", Nama: "Siti", Surel: "siti@contoh.go.id", Perangkat: "dinkes", Peran: []string{"entri"}}
		kode, err := k.Undang(ctx, oleh, undang)
		k.baik(err)
		_, err = k.Undang(ctx, oleh, undang)
		if got := idTemuan(err); got != "AKUN-MASUK-02 masuk" {
			t.Errorf("dua kali: %v", err)
		}
		_, err = k.Masuk(ctx, "siti.a", sandiBudi, "192.0.2.1")
		k.jenis(err, kominfo.BelumMasuk, "masuk sebelum menerima")
		// The journal's entries say by which role, not by which person.
		b, err := k.store.Baca(ctx, k.akun, register.LingkupPenuh(), kode.Akun, 0)
		k.baik(err)
		if b.Peran != "admin koordinator" || b.Pemilik != "dinkes" || strings.Contains(string(b.Umum), "Siti") {
			t.Errorf("%q %q %s", b.Peran, b.Pemilik, b.Umum)
		}
		// A new invitation for who lost the first.
		lama := kode
		kode, err = k.AturUlang(ctx, oleh, lama.Akun)
		k.baik(err)
		if kode.Tujuan != akun.UntukBaru || !kode.Kedaluwarsa.Equal(k.jam.t.Add(umurUndangan)) {
			t.Errorf("%+v", kode)
		}
		_, err = k.TerimaUndangan(ctx, Penerimaan{Kode: lama.Kode, Sandi: sandiBudi})
		k.jenis(err, kominfo.Ditolak, "kode yang diganti")
		k.jam.maju(umurUndangan)
		_, err = k.TerimaUndangan(ctx, Penerimaan{Kode: kode.Kode, Sandi: sandiBudi})
		k.jenis(err, kominfo.Ditolak, "kedaluwarsa")
		kode, err = k.AturUlang(ctx, oleh, lama.Akun)
		k.baik(err)
		k.jam.maju(umurUndangan - time.Second)
		_, err = k.TerimaUndangan(ctx, Penerimaan{Kode: kode.Kode, Masuk: "admin.kantor", Sandi: sandiBudi})
		if got := idTemuan(err); got != "AKUN-MASUK-02 masuk" {
			t.Errorf("nama orang lain: %v", err)
		}
		token, err := k.TerimaUndangan(ctx, Penerimaan{Kode: kode.Kode, Masuk: "siti.aminah", Nama: "Siti Aminah", Perangkat: "kominfo", Sandi: sandiBudi})
		k.baik(err)
		if a := k.aktorDari(token); a.Nama != "Siti Aminah" || a.Perangkat != "dinkes" || a.Peran != "entri" {
			t.Errorf("%+v", a) // who is invited chooses neither office nor roles
		}
		for _, s := range []string{kode.Kode, "", "x", strings.Repeat("A", panjangRahasia), token} {
			_, err = k.TerimaUndangan(ctx, Penerimaan{Kode: s, Sandi: sandiBudi})
			k.jenis(err, kominfo.Ditolak, "kode bekas atau karangan")
			_, err = k.PeriksaKode(ctx, s)
			k.jenis(err, kominfo.Ditolak, "periksa kode bekas atau karangan")
		}
		_, err = k.Masuk(ctx, "siti.aminah", sandiBudi, "192.0.2.1")
		k.baik(err)
		_, err = k.Masuk(ctx, "siti.a", sandiBudi, "192.0.2.1")
		k.jenis(err, kominfo.BelumMasuk, "nama masuk lama")
	})
}

func TestAturUlang(t *testing.T) {
	tiapStore(t, func(t *testing.T, k *kantorUji) {
		ctx, baru := t.Context(), "angin laut pagi hari"
		tAdmin := k.admin()
		token, id := k.budi(tAdmin)
		kode, err := k.AturUlang(ctx, k.aktorDari(tAdmin), id)
		k.baik(err)
		k.berlaku(token, true, "sebelum kodenya dipakai")
		if kode.Tujuan != akun.UntukAturUlang || k.Tautan(kode) != "/undangan#"+kode.Kode {
			t.Errorf("%+v %s", kode, k.Tautan(kode))
		}
		_, err = k.TerimaUndangan(ctx, Penerimaan{Kode: kode.Kode, Sandi: "budi budi budi"})
		if got := idTemuan(err); got != "AKUN-SANDI-04 sandi" {
			t.Errorf("aturan sandi: %v", err)
		}
		token2, err := k.TerimaUndangan(ctx, Penerimaan{Kode: kode.Kode, Masuk: "lain", Nama: "Lain", Sandi: baru})
		k.baik(err)
		k.berlaku(token, false, "sesi lama")
		if a := k.aktorDari(token2); a.Nama != "Budi" {
			t.Errorf("%+v", a)
		}
		_, err = k.Masuk(ctx, "budi", sandiBudi, "192.0.2.1")
		k.jenis(err, kominfo.BelumMasuk, "sandi lama")
		_, err = k.Masuk(ctx, "budi", baru, "192.0.2.1")
		k.baik(err)
		kode, err = k.AturUlang(ctx, k.aktorDari(tAdmin), id)
		k.baik(err)
		k.baik(k.aksi(id, "nonaktifkan", register.Alasan{Alasan: "pindah"}))
		k.baik(k.aksi(id, "aktifkan_lagi", struct{}{}))
		_, err = k.TerimaUndangan(ctx, Penerimaan{Kode: kode.Kode, Sandi: sandiBudi})
		k.jenis(err, kominfo.Ditolak, "kode dari sebelum nonaktif")
		_, err = k.AturUlang(ctx, k.aktorDari(tAdmin), "00000000-0000-7000-8000-000000000000")
		k.jenis(err, kominfo.TidakAda, "akun asing")
	})
}

// Two who use one code at the same moment: one gets in, the other is refused, and
// there is one account, one password and one session.
func TestKodeSerentak(t *testing.T) {
	tiapStore(t, func(t *testing.T, k *kantorUji) {
		for i := range 10 {
			k.jam.maju(time.Hour)
			kode, err := k.KodePengelola(t.Context())
			k.baik(err)
			sebelum := [3]int64{k.jumlah(k.akun), k.jumlah(k.sandi), k.jumlah(k.sesi)}
			var dapat atomic.Int32
			var wg sync.WaitGroup
			for j := range 4 {
				wg.Go(func() {
					_, err := k.TerimaUndangan(t.Context(), Penerimaan{Kode: kode.Kode, Masuk: "admin-" + string(rune('a'+i)) + string(rune('a'+j)), Nama: "X", Sandi: sandiAdmin})
					if err == nil {
						dapat.Add(1)
					} else if kominfo.KindOf(err) != kominfo.Ditolak {
						t.Errorf("yang kalah: %v", err)
					}
				})
			}
			wg.Wait()
			sesudah := [3]int64{k.jumlah(k.akun), k.jumlah(k.sandi), k.jumlah(k.sesi)}
			for n := range sesudah {
				sesudah[n] -= sebelum[n]
			}
			if dapat.Load() != 1 || sesudah != [3]int64{1, 1, 1} {
				t.Fatalf("%d kali diterima; bertambah %v", dapat.Load(), sesudah)
			}
		}
	})
}

// Logins, role changes and requests at the same time: nobody ever sees a role that was
// taken away before he asked.
func TestPeranSerentak(t *testing.T) {
	k := memori(t, Opsi{})
	tAdmin := k.admin()
	token, id := k.budi(tAdmin)
	var wg sync.WaitGroup
	stop := make(chan struct{})
	for range 4 {
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				k.Aktor(k.permintaan("GET", "/", "", token))
			}
		})
	}
	for i := range 200 {
		peran := []string{"entri", "pemantau"}[i%2]
		k.baik(k.aksi(id, "ubah", akun.Ubah{Nama: "Budi", Perangkat: "dinkes", Peran: []string{peran}}))
		if a := k.aktorDari(token); a.Peran != peran {
			t.Fatalf("putaran %d: peran %q, want %q", i, a.Peran, peran)
		}
	}
	close(stop)
	wg.Wait()
}
