package klien_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// While a request is under way, another page or a person does something about the
// same write. What comes back late changes nothing that is known better.
func TestHasilYangTerlambat(t *testing.T) {
	mulai := func() (*kotakUji, *klien.KotakKirim, *klien.Kiriman) {
		u := kotakBaru(t, &klien.Memori{})
		m := u.d.tulis(u.d.unit, register.Permintaan{}, unit("asal"))
		e := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("a"), "")
		return u, u.buka(), e
	}
	u, lain, e := mulai()
	u.kabel.nasib = urutan("baik", "hilang")
	u.kabel.saat = func() { u.jam = u.jam.Add(2 * time.Minute); lain.Kirimkan(t.Context()) }
	if u.Kirimkan(t.Context()); u.lihat(e.No).Keadaan != klien.Dikirim || len(u.kabel.kunci) != 2 {
		t.Errorf("tab lain sudah mengirimnya: %+v", u.lihat(e.No))
	}
	u, lain, e = mulai()
	u.kabel.nasib = urutan("422")
	u.kabel.saat = func() { lain.Ulangi(e.No, 7) }
	u.Kirimkan(t.Context())
	if x := u.lihat(e.No); x.Harap != 7 || x.Kunci == e.Kunci || x.Keadaan == klien.Ditolak {
		t.Errorf("jawaban untuk kunci lama: %+v", x)
	}
	u, lain, e = mulai()
	u.kabel.saat = func() { lain.Buang(e.No) }
	if u.Kirimkan(t.Context()); len(u.Isi()) != 0 {
		t.Errorf("yang dibuang kembali: %+v", u.Isi())
	}
}

// Two pages over one store: one sends at a time, and a page that was closed while
// it sent loses its turn.
func TestDuaTab(t *testing.T) {
	s := &klien.Memori{}
	u := kotakBaru(t, s)
	m := u.d.tulis(u.d.unit, register.Permintaan{}, unit("asal"))
	lain := u.buka()
	kabar := 0
	lain.Simak(func() { kabar++ })
	a := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("a"), "")
	_ = s.Simpan("giliran", "tab-mati "+"1773630005000") // five seconds past three that day
	if lagi := lain.Kirimkan(t.Context()); lagi != 2*time.Second || u.lihat(a.No).Coba != 0 {
		t.Errorf("%s: %+v", lagi, u.lihat(a.No))
	}
	u.jam = u.jam.Add(2 * time.Minute)
	if lagi := lain.Kirimkan(t.Context()); lagi != 0 {
		t.Errorf("giliran yang lewat tidak diambil: %s", lagi)
	}
	u.Segarkan()
	if u.lihat(a.No).Keadaan != klien.Dikirim || kabar == 0 {
		t.Errorf("tab pertama tidak tahu: %+v", u.Isi())
	}
	if semua, _ := s.Semua(); semua["giliran"] != "" {
		t.Errorf("giliran tidak dilepas: %v", semua)
	}

	// All at once: no write twice, none lost.
	var wg sync.WaitGroup
	tabs := []*klien.KotakKirim{u.KotakKirim, lain, u.buka(), u.buka()}
	sesudah := a.No
	for i := range 12 {
		e := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 2}, unit(string(rune('b'+i))), sesudah)
		sesudah = e.No
	}
	for _, k := range tabs {
		wg.Go(func() { k.Kirimkan(context.Background()) })
	}
	wg.Wait()
	u.Kirimkan(t.Context())
	if got := strings.Join(u.d.namaUnit(m.ID), ""); got != "asalabcdefghijklm" {
		t.Errorf("versi: %s", got)
	}
}

// Jaga sends by itself: when it begins, when it is woken.
func TestJaga(t *testing.T) {
	u := kotakBaru(t, &klien.Memori{})
	u.kabel.nasib = terus("hilang")
	e := u.titip(u.d.unit, register.Permintaan{}, unit("x"), "")
	kabar := make(chan struct{}, 100)
	u.Simak(func() { kabar <- struct{}{} })
	ctx, batal := context.WithCancel(t.Context())
	usai := make(chan struct{})
	go func() { u.Jaga(ctx); close(usai) }()
	sampai := func(k klien.Keadaan, coba int) {
		t.Helper()
		for x := u.lihat(e.No); x.Keadaan != k || x.Coba < coba; x = u.lihat(e.No) {
			select {
			case <-kabar:
			case <-time.After(10 * time.Second):
				t.Fatalf("masih %+v", x)
			}
		}
	}
	sampai(klien.Menunggu, 1)
	u.kabel.pasang(nil)
	u.Bangunkan()
	u.Bangunkan()
	sampai(klien.Dikirim, 2)
	batal()
	<-usai
}

// While the server is away it is asked ever more seldom; what a page leaves behind
// that was closed is sent by another one.
func TestJagaSabar(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		u := kotakBaru(t, &klien.Memori{})
		u.Sekarang = nil
		ctx, batal := context.WithCancel(t.Context())
		go u.Jaga(ctx)
		synctest.Wait()
		lain := u.buka()
		lain.Sekarang = nil
		e, err := lain.Titip(u.d.unit, register.Permintaan{Isian: []byte(`{"kode":"x","nama":"x"}`)}, "uji", "")
		if err != nil {
			t.Fatal(err)
		}
		u.kabel.pasang(terus("hilang"))
		u.Segarkan()
		time.Sleep(time.Hour)
		if n := u.kabel.hitung(); n < 28 || n > 33 {
			t.Errorf("%d permintaan dalam satu jam", n)
		}
		u.kabel.pasang(nil)
		time.Sleep(2 * time.Minute)
		if u.lihat(e.No).Keadaan != klien.Dikirim {
			t.Errorf("%+v", u.lihat(e.No))
		}
		n := u.kabel.hitung()
		time.Sleep(time.Hour)
		if u.kabel.hitung() != n {
			t.Error("masih bertanya padahal tidak ada yang menunggu")
		}
		batal()
	})
}
