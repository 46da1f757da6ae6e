package registertest

import (
	"fmt"
	"runtime"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

func ujiPerubahan(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	var ids []register.ID
	for i := range 5 {
		ids = append(ids, a.buat(t, Surat{Nomor: fmt.Sprint(i), OPD: "kominfo"}).ID)
	}
	p, _, err := a.s.Perubahan(ctx, l, register.Dalam, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range p {
		if x.Urutan == register.BelumUrut {
			t.Error("perubahan yang belum bernomor ada di jejak")
		}
	}
	a.urutkan(t)
	if n, err := a.s.Urutkan(ctx); n != 0 || err != nil {
		t.Errorf("Urutkan kedua: %d %v", n, err)
	}
	var urut []register.ID
	var sejak int64
	for {
		p, _, err := a.s.Perubahan(ctx, l, register.Dalam, sejak, 2)
		if err != nil {
			t.Fatal(err)
		}
		if len(p) == 0 {
			break
		}
		for _, x := range p {
			if x.Urutan != int64(len(urut)) || x.Register != "uji_surat" || len(x.Umum) == 0 {
				t.Errorf("perubahan %d: urutan %d register %q", len(urut), x.Urutan, x.Register)
			}
			urut = append(urut, x.ID)
			sejak = x.Urutan + 1
		}
	}
	if diff := cmp.Diff(ids, urut); diff != "" {
		t.Errorf("urutan jejak (-want +got):\n%s", diff)
	}
	b, err := a.s.Baca(ctx, a.surat, l, ids[3], 0)
	if err != nil || b.Urutan != 3 {
		t.Errorf("urutan pada dokumen: %d %v", b.Urutan, err)
	}
	if p, _, err := a.s.Perubahan(ctx, l, register.Umum, 0, 10); err != nil || len(p) != 0 {
		t.Errorf("jejak lain: %d %v", len(p), err)
	}
}

// ujiSerentak lets readers follow the feed while writers write: nothing may be
// missed, repeated or out of order.
func ujiSerentak(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	const penulisan, masing = 6, 15
	selesai := make(chan struct{})
	var wg sync.WaitGroup
	for w := range penulisan {
		wg.Go(func() {
			for i := range masing {
				err := a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
					_, err := a.surat.Buat(ctx, tx, l, Surat{Nomor: fmt.Sprintf("%d-%d", w, i), OPD: "kominfo"})
					return err
				})
				if err != nil {
					t.Errorf("penulis %d: %v", w, err)
				}
				if i%5 == 0 {
					if _, err := a.s.Urutkan(ctx); err != nil {
						t.Errorf("Urutkan: %v", err)
					}
				}
			}
		})
	}
	go func() { wg.Wait(); close(selesai) }()
	lihat := map[string]bool{}
	var sejak int64
	for habis := false; ; {
		p, _, err := a.s.Perubahan(ctx, l, register.Dalam, sejak, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range p {
			if x.Urutan != sejak {
				t.Fatalf("urutan %d, seharusnya %d: ada yang terlewat", x.Urutan, sejak)
			}
			sejak++
			lihat[x.Kolom[0].(string)] = true
		}
		if len(p) > 0 {
			continue
		}
		if habis {
			break
		}
		select {
		case <-selesai:
			habis = true
			a.urutkan(t)
		default:
			runtime.Gosched() // a browser has one thread
		}
	}
	if len(lihat) != penulisan*masing {
		t.Errorf("jejak memuat %d dari %d dokumen", len(lihat), penulisan*masing)
	}
}

// ujiPemenang lets many writers change the same version: one wins, the others
// are told, and no change is lost.
func ujiPemenang(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	m := a.buat(t, Surat{Nomor: "1", OPD: "kominfo"})
	const banyak, kali = 8, 10
	var wg sync.WaitGroup
	for range banyak {
		wg.Go(func() {
			for n := 0; n < kali; {
				d, err := a.surat.Baca(ctx, a.s, l, m.ID)
				if err != nil {
					t.Error(err)
					return
				}
				d.Isi.Lembar++
				err = a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
					_, err := a.surat.Ganti(ctx, tx, l, m.ID, d.Versi, d.Isi)
					return err
				})
				switch kominfo.KindOf(err) {
				case "":
					n++
				case kominfo.Bentrok:
				default:
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	d, err := a.surat.Baca(ctx, a.s, l, m.ID)
	if err != nil || d.Isi.Lembar != banyak*kali || d.Versi != banyak*kali+1 {
		t.Errorf("lembar %d versi %d, seharusnya %d dan %d: %v", d.Isi.Lembar, d.Versi, banyak*kali, banyak*kali+1, err)
	}
}
