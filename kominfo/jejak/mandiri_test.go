package jejak_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// simpanan is the smallest store that can publish: texts and tiles.
type simpanan struct {
	teks [][]byte
	ubin map[string][]byte
	akar jejak.Kepala
}

func (s *simpanan) Kepala(context.Context, string) (jejak.Kepala, error) { return s.akar, nil }

func (s *simpanan) Ubin(_ context.Context, _ string, tingkat int, nomor int64) ([]byte, error) {
	if b, ada := s.ubin[fmt.Sprint(tingkat, "/", nomor)]; ada {
		return b, nil
	}
	return nil, kominfo.E(kominfo.TidakAda, "simpanan", "Ubin %d/%d tidak ada.", tingkat, nomor)
}

func (s *simpanan) Entri(_ context.Context, _ string, dari int64, n int) ([][]byte, error) {
	return s.teks[dari:min(dari+int64(n), int64(len(s.teks)))], nil
}

// pembacaUbin reads tiles by their published path only, as a stranger's program
// does.
type pembacaUbin struct {
	t testing.TB
	s jejak.Sumber
}

func (p pembacaUbin) Height() int { return 8 }
func (p pembacaUbin) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, t := range tiles {
		b, err := jejak.UbinHTTP(context.Background(), p.s, jejak.Umum, t.Path())
		if err != nil {
			return nil, err
		}
		data = append(data, b)
	}
	return data, nil
}
func (p pembacaUbin) SaveTiles([]tlog.Tile, [][]byte) {}

// What this package publishes is checked here with calls of golang.org/x/mod
// alone, by a reader that knows none of its code.
func TestHanyaDenganXMod(t *testing.T) {
	ctx := context.Background()
	rahasia, umum, err := jejak.BuatKunci("kominfo.contoh", bytes.NewReader(make([]byte, 32)))
	if err != nil {
		t.Fatal(err)
	}
	penanda, err := jejak.BukaKunci(rahasia)
	if err != nil {
		t.Fatal(err)
	}
	kunci, err := note.NewVerifier(umum)
	if err != nil {
		t.Fatal(err)
	}

	const akhir = 65537
	waktu := time.Date(2026, 11, 22, 6, 0, 0, 0, time.UTC)
	s := &simpanan{ubin: map[string][]byte{}}
	p := &jejak.Pohon{}
	akar := map[int64]tlog.Hash{} // of checkpoints signed earlier
	var simpan int64
	for _, n := range []int64{0, 1, 2, 3, 7, 8, 9, 254, 255, 256, 257, 511, 512, 513, 1000, 65535, 65536, akhir} {
		for p.Ukuran() < n {
			i := p.Ukuran()
			teks, err := jejak.Entri{Register: "permohonan", ID: fmt.Sprintf("01a201c2-4836-75db-8f00-%012x", i), Versi: 1, Skema: 1,
				Waktu: waktu, Aksi: "buat", Umum: jejak.Ikat(make([]byte, 32), fmt.Append(nil, i), "")}.Teks()
			if err != nil {
				t.Fatal(err)
			}
			s.teks = append(s.teks, teks)
			p.Tambah(jejak.Daun(teks))
		}
		for _, u := range p.UbinSejak(simpan) {
			s.ubin[fmt.Sprint(u.Tingkat, "/", u.Nomor)] = u.Isi
		}
		simpan, s.akar = n, p.Kepala()
		cp, err := jejak.TandaTangani(jejak.Checkpoint{Nama: "kominfo.contoh", Jejak: jejak.Umum, Masa: 1, Kepala: s.akar, Waktu: waktu}, penanda)
		if err != nil {
			t.Fatal(err)
		}

		// The stranger begins here: a note, its second and third line.
		catatan, err := note.Open(cp, note.VerifierList(kunci))
		if err != nil {
			t.Fatal(err)
		}
		var asal, hash string
		var ukuran int64
		if _, err := fmt.Sscanf(catatan.Text, "%s\n%d\n%s\n", &asal, &ukuran, &hash); err != nil || ukuran != n {
			t.Fatalf("%q: %v", catatan.Text, err)
		}
		akarN, err := tlog.ParseHash(hash)
		if err != nil {
			t.Fatal(err)
		}
		pohon := tlog.Tree{N: n, Hash: akarN}
		hr := tlog.TileHashReader(pohon, pembacaUbin{t, s})
		if h, err := tlog.TreeHash(n, hr); err != nil || h != akarN {
			t.Fatalf("size %d: %v, %v", n, h, err)
		}
		for _, i := range []int64{0, 1, n / 2, 255, 256, n - 2, n - 1} {
			if i < 0 || i >= n {
				continue
			}
			teks := rekaman(t, s, i, n)
			bukti, err := jejak.Buktikan(ctx, s, jejak.Umum, i, n)
			if err != nil {
				t.Fatal(err)
			}
			if err := tlog.CheckRecord(bukti, n, akarN, i, tlog.RecordHash(teks)); err != nil {
				t.Errorf("entry %d of %d: %v", i, n, err)
			}
			sendiri, err := tlog.ProveRecord(n, i, hr)
			if err != nil || tlog.CheckRecord(sendiri, n, akarN, i, tlog.RecordHash(teks)) != nil {
				t.Errorf("entry %d of %d from tiles alone: %v", i, n, err)
			}
		}
		for lama, akarLama := range akar {
			if lama == 0 {
				continue
			}
			bukti, err := jejak.BuktikanSejalan(ctx, s, jejak.Umum, lama, n)
			if err != nil {
				t.Fatal(err)
			}
			if err := tlog.CheckTree(bukti, n, akarN, lama, akarLama); err != nil {
				t.Errorf("%d to %d: %v", lama, n, err)
			}
			if akarLama[0]++; tlog.CheckTree(bukti, n, akarN, lama, akarLama) == nil {
				t.Errorf("%d to %d: another root passes too", lama, n)
			}
		}
		akar[n] = akarN
	}
	// Old sizes can be proven in, and joined from, a log that has grown since.
	for lama, akarLama := range akar {
		if lama == 0 {
			continue
		}
		bukti, err := jejak.Buktikan(ctx, s, jejak.Umum, lama-1, lama)
		if err != nil {
			t.Fatal(err)
		}
		if err := tlog.CheckRecord(bukti, lama, akarLama, lama-1, tlog.RecordHash(s.teks[lama-1])); err != nil {
			t.Errorf("entry %d of the old size %d: %v", lama-1, lama, err)
		}
	}
}

// rekaman reads entry i of a log of size n from its data tile with
// tlog.ParseRecord.
func rekaman(t *testing.T, s jejak.Sumber, i, n int64) []byte {
	t.Helper()
	ubin := tlog.Tile{H: 8, L: -1, N: i / 256, W: int(min(256, n-i/256*256))}
	data, err := jejak.UbinHTTP(context.Background(), s, jejak.Umum, ubin.Path())
	if err != nil {
		t.Fatal(err)
	}
	for k := i / 256 * 256; ; k++ {
		id, teks, sisa, err := tlog.ParseRecord(append(fmt.Appendf(nil, "%d\n", k), data...))
		if err != nil || id != k {
			t.Fatalf("record %d in %s: %v", k, ubin.Path(), err)
		}
		if k == i {
			return teks
		}
		data = sisa
	}
}
