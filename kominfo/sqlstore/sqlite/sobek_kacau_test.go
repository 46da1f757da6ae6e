//go:build kacau && !(js && wasm)

package sqlite

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
)

// TestKacauSobek cuts and scribbles over the write-ahead log as a power cut would
// in the middle of a write. What was acknowledged before the place of the cut is
// there, nothing is broken, and who holds a later checkpoint is told what is lost.
func TestKacauSobek(t *testing.T) {
	const banyak, kali = 60, 200
	d, ctx := defLaporan(), t.Context()
	path := filepath.Join(t.TempDir(), "asal.db")
	penanda, kunci := kunciUji(t)
	s := bukaUji(t, bawaan(), path, d)
	ukuran := func() int64 {
		fi, err := os.Stat(path + "-wal")
		if err != nil {
			t.Fatal(err)
		}
		return fi.Size()
	}
	awal := ukuran()
	var ids []register.ID
	var batas []int64 // size of the log after each acknowledgement
	for i := range banyak {
		m, err := buat(ctx, s, d, contohLaporan(i))
		if err != nil {
			t.Fatal(err)
		}
		ids, batas = append(ids, m.ID), append(batas, ukuran())
	}
	k, err := s.Kepala(ctx, "dalam")
	if err != nil {
		t.Fatal(err)
	}
	cp, err := jejak.TandaTangani(jejak.Checkpoint{Nama: "uji", Jejak: "dalam", Masa: 1, Kepala: k, Waktu: time.Unix(1_790_000_000, 0).UTC()}, penanda)
	if err != nil {
		t.Fatal(err)
	}
	if batas[0] <= awal {
		t.Fatalf("log tidak tumbuh: %d %d", awal, batas)
	}
	isi, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	wal, err := os.ReadFile(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	utuh, mundur := 0, 0
	for i := range kali {
		letak := awal + rand.Int64N(int64(len(wal))-awal)
		sobek := append([]byte(nil), wal...)
		switch i % 3 {
		case 0: // the file ends
			sobek = sobek[:letak]
		case 1: // zeros, as some file systems leave them
			clear(sobek[letak:])
		case 2: // a sector of something else
			for j := letak; j < min(letak+512, int64(len(sobek))); j++ {
				sobek[j] ^= byte(1 + rand.IntN(255))
			}
		}
		ke := filepath.Join(t.TempDir(), "sobek.db")
		if os.WriteFile(ke, isi, 0o600) != nil || os.WriteFile(ke+"-wal", sobek, 0o600) != nil {
			t.Fatal("berkas uji tidak dapat ditulis")
		}
		err := bukaLalu(t, bawaan(), ke, Opsi{}, d, func(s *sqlstore.SQL) {
			ada := 0
			for j, id := range ids {
				_, err := s.Baca(ctx, d, register.LingkupPenuh(), id, 0)
				if err == nil {
					ada++
				} else if batas[j] <= letak {
					t.Errorf("cara %d: dokumen %d, diakui sebelum letak sobek %d, hilang: %v", i%3, j, letak, err)
				}
			}
			sehat(t, s)
			lap, err := s.Verifikasi(ctx, sqlstore.Diketahui{Kunci: []note.Verifier{kunci}, Checkpoint: [][]byte{cp}})
			switch {
			case err != nil:
				t.Error(err)
			case ada == banyak && lap.Sah:
				utuh++
			case ada < banyak && !lap.Sah && lap.Temuan[0].ID == "JEJAK-MUNDUR":
				mundur++
			default:
				t.Errorf("cara %d: %d dokumen, laporan %v", i%3, ada, lap.Temuan)
			}
		})
		if err != nil {
			t.Errorf("cara %d, letak %d: %v", i%3, letak, err)
		}
	}
	t.Logf("%d sobekan: %d tanpa kehilangan, %d kehilangan yang belum tertulis dan dilaporkan checkpoint", kali, utuh, mundur)
	if mundur == 0 {
		t.Error("tidak satu pun sobekan mengenai apa-apa")
	}
}
