//go:build !(js && wasm)

package sqlite

import (
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jmoiron/sqlx"
	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
)

// berisi makes a file with some of everything: 300 documents, so that the tree
// has a full and a partial tile, changes, a withdrawal with its reason, and an
// erasure. It gives the file's path.
func berisi(t *testing.T, p pengandar, b *brankas.Brankas) string {
	t.Helper()
	path, d := filepath.Join(t.TempDir(), "uji.db"), defLaporan()
	ctx, l := t.Context(), register.LingkupPenuh()
	o := Opsi{Migrasi: true}
	o.Brankas = b
	err := bukaLalu(t, p, path, o, d, func(s *sqlstore.SQL) {
		isiLaporan(t, s, d, 0, 300)
		p, _, err := s.Perubahan(ctx, l, register.Dalam, 100, 3) // by number: ids of one moment have no order
		if err != nil {
			t.Fatal(err)
		}
		ids := []register.ID{p[0].ID, p[1].ID, p[2].ID}
		for v := range int64(3) {
			x := contohLaporan(1000 + int(v))
			err := s.Ubah(ctx, aktorUji(), func(tx register.Tx) error {
				for _, id := range ids {
					if _, err := d.Ganti(ctx, tx, l, id, v+1, x); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		err = s.Ubah(ctx, aktorUji(), func(tx register.Tx) error {
			if _, err := d.Lakukan(ctx, tx, l, ids[0], 4, "tarik", map[string]string{"alasan": "salah catat"}); err != nil {
				return err
			}
			_, err := tx.HapusPribadi(ctx, d, ids[1], "diminta pemilik data")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		sehat(t, s)
	})
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func salin(t *testing.T, dari string) string {
	t.Helper()
	b, err := os.ReadFile(dari)
	if err != nil {
		t.Fatal(err)
	}
	ke := filepath.Join(t.TempDir(), "salinan.db")
	if err := os.WriteFile(ke, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return ke
}

// periksaRusak breaks a copy of the file and gives what Verifikasi says.
func periksaRusak(t *testing.T, asal string, tahu sqlstore.Diketahui, b *brankas.Brankas, rusak func(*sqlx.DB)) jejak.Laporan {
	t.Helper()
	path := salin(t, asal)
	db := bukaLangsung(t, bawaan(), path)
	db.MustExec("PRAGMA foreign_keys = OFF")
	rusak(db)
	var lap jejak.Laporan
	o := Opsi{}
	o.Brankas = b
	err := bukaLalu(t, bawaan(), path, o, defLaporan(), func(s *sqlstore.SQL) {
		var err error
		if lap, err = s.Verifikasi(t.Context(), tahu); err != nil {
			t.Fatal(err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return lap
}

// TestVerifikasiMenemukan breaks one thing at a time.
func TestVerifikasiMenemukan(t *testing.T) {
	asal := berisi(t, bawaan(), nil)
	for _, u := range []struct{ sql, id, sebut string }{
		{"UPDATE lb_laporan SET status = 'uji' WHERE urutan = 5", "SIMPAN-KOLOM", "Kolom status"},
		{"UPDATE lb_laporan SET nilai = nilai + 1 WHERE urutan = 5", "SIMPAN-KOLOM", "Kolom nilai"},
		{"UPDATE lb_laporan SET pemilik = 'lain' WHERE urutan = 5", "SIMPAN-KOLOM", "Pemilik dokumen"},
		{"UPDATE lb_laporan SET waktu = waktu + 1 WHERE urutan = 5", "SIMPAN-KOLOM", "Waktu dokumen"},
		{"UPDATE lb_laporan SET ditarik = 1 WHERE urutan = 5", "SIMPAN-KOLOM", "Tanda ditarik"},
		{"UPDATE lb_laporan SET versi = 7 WHERE urutan = 5", "SIMPAN-KOLOM", "Versi dokumen"},
		{"UPDATE lb_laporan SET urutan = 6 WHERE urutan = 5", "SIMPAN-KOLOM", "Pemilik dokumen"},
		{"UPDATE lb_laporan SET urutan = 9999 WHERE urutan = 5", "SIMPAN-VERSI", "nomor 9999"},
		{"DELETE FROM lb_laporan WHERE urutan = 5", "SIMPAN-VERSI", "barisnya di register laporan hilang"},
		{"UPDATE lb__jejak_dalam SET umum = x'7b' WHERE urutan = 5", "SIMPAN-ISI", "laporan versi 1"},
		{"UPDATE lb__jejak_dalam SET umum = CAST(replace(CAST(umum AS TEXT), 'jaringan', 'jarinqan') AS BLOB) WHERE urutan = 1", "SIMPAN-ISI", "versi 1"},
		{"UPDATE lb__jejak_dalam SET garam_umum = zeroblob(32) WHERE urutan = 5", "SIMPAN-ISI", "laporan versi 1"},
		{"UPDATE lb__jejak_dalam SET alasan = 'lain' WHERE alasan <> '' AND urutan < 310", "SIMPAN-ISI", "laporan versi 5"},
		{"UPDATE lb__jejak_dalam SET pribadi = x'7b7d' WHERE urutan = 5", "SIMPAN-PRIBADI", "versi 1"},
		{"UPDATE lb__jejak_dalam SET garam_pribadi = zeroblob(32) WHERE urutan = 5", "SIMPAN-PRIBADI", "versi 1"},
		{"UPDATE lb__jejak_dalam SET pribadi = NULL, garam_pribadi = NULL WHERE urutan = 5", "SIMPAN-PRIBADI", "tanpa catatan penghapusan"},
		{"UPDATE lb__jejak_dalam SET pribadi = x'7b7d', garam_pribadi = zeroblob(32) WHERE urutan = (SELECT min(urutan) FROM lb__jejak_dalam WHERE pribadi IS NULL)", "SIMPAN-PRIBADI", "seharusnya sudah dihapus"},
		{"UPDATE lb__jejak_dalam SET entri = replace(entri, 'peran entri', 'peran lain') WHERE urutan = 5", "JEJAK-ENTRI", "nomor 5 "},
		{"UPDATE lb__jejak_dalam SET entri = replace(entri, 'peran entri', 'peran lain') WHERE urutan = 290", "JEJAK-ENTRI", "nomor 290 "},
		{"UPDATE lb__jejak_dalam SET entri = 'kosong' WHERE urutan = 5", "JEJAK-ENTRI", "nomor 5 "},
		{"DELETE FROM lb__jejak_dalam WHERE urutan = 5", "JEJAK-ENTRI", "nomor 5 hilang"},
		{"DELETE FROM lb__jejak_dalam WHERE urutan >= 305", "JEJAK-ENTRI", "nomor 305 hilang"},
		{"INSERT INTO lb__jejak_dalam (urutan, entri, alasan, umum, garam_umum) SELECT 5000, entri, alasan, umum, garam_umum FROM lb__jejak_dalam WHERE urutan = 5", "JEJAK-ENTRI", "nomor 5000 terselip"},
		{"UPDATE lb__jejak_dalam SET urutan = -1 WHERE urutan = 5; UPDATE lb__jejak_dalam SET urutan = 5 WHERE urutan = 6; UPDATE lb__jejak_dalam SET urutan = 6 WHERE urutan = -1", "JEJAK-ENTRI", "nomor 5 "},
		{"UPDATE lb__jejak_dalam SET lalu = 7 WHERE urutan = 303", "SIMPAN-VERSI", "tidak tersambung"},
		{"UPDATE lb__jejak_dalam SET lalu = 7 WHERE urutan = 5", "SIMPAN-VERSI", "salah sambung"},
		{"UPDATE lb__ubin SET isi = CAST(x'00' || substr(isi, 2) AS BLOB) WHERE jejak = 'dalam' AND tingkat = 0 AND nomor = 0", "JEJAK-UBIN", "nomor 0 "},
		{"UPDATE lb__ubin SET isi = CAST(x'00' || substr(isi, 2) AS BLOB) WHERE jejak = 'dalam' AND tingkat = 0 AND nomor = 1", "JEJAK-UBIN", "nomor 256 "},
		{"UPDATE lb__ubin SET isi = CAST(x'00' || substr(isi, 2) AS BLOB) WHERE jejak = 'dalam' AND tingkat = 1", "JEJAK-UBIN", "tingkat 1 nomor 0"},
		{"DELETE FROM lb__ubin WHERE jejak = 'dalam' AND tingkat = 0 AND nomor = 0", "JEJAK-UBIN", "tingkat 0 nomor 0"},
		{"UPDATE lb__jejak SET akar = zeroblob(32) WHERE jejak = 'dalam'", "JEJAK-AKAR", "dalam"},
		{"UPDATE lb__jejak SET ukuran = ukuran - 1 WHERE jejak = 'dalam'", "JEJAK-AKAR", "dalam"},
	} {
		t.Run(u.sql[:min(len(u.sql), 60)], func(t *testing.T) {
			lap := periksaRusak(t, asal, sqlstore.Diketahui{}, nil, func(db *sqlx.DB) {
				var n int64
				for _, q := range strings.Split(u.sql, ";") {
					r, _ := db.MustExec(q).RowsAffected()
					n += r
				}
				if n == 0 {
					t.Fatal("perintah ini tidak merusak apa pun")
				}
			})
			if lap.Sah || len(lap.Terbukti) != 0 {
				t.Error("dinyatakan sah")
			}
			for _, f := range lap.Temuan {
				if f.ID == u.id && strings.Contains(f.Message, u.sebut) {
					return
				}
			}
			t.Errorf("mau %s %q, dapat %v", u.id, u.sebut, lap.Temuan)
		})
	}
}

// TestVerifikasiSetiapKolom flips something in every column of every table that
// matters: whatever there is, a change of it is seen.
func TestVerifikasiSetiapKolom(t *testing.T) {
	asal := berisi(t, bawaan(), nil)
	// Its loss does no harm: it only tells a repeated write.
	tanpa := []string{"lb__jejak_dalam.ulang"}
	for tabel, mana := range map[string]string{
		"lb_laporan": "urutan = 5", "lb__jejak_dalam": "urutan = 5",
		"lb__ubin": "jejak = 'dalam' AND tingkat = 0 AND nomor = 0", "lb__jejak": "jejak = 'dalam'",
	} {
		var kolom []struct{ Name, Type string }
		if err := bukaLangsung(t, bawaan(), asal).Select(&kolom, "SELECT name, type FROM pragma_table_info(?)", tabel); err != nil {
			t.Fatal(err)
		}
		for _, k := range kolom {
			if slices.Contains(tanpa, tabel+"."+k.Name) {
				continue
			}
			ganti := map[string]string{
				"TEXT":    "UPDATE %[1]s SET %[2]s = %[2]s || 'x'",
				"INTEGER": "UPDATE %[1]s SET %[2]s = ifnull(%[2]s, 0) + 12345",
				"BLOB":    "UPDATE %[1]s SET %[2]s = CAST(x'ff' || substr(%[2]s, 2) AS BLOB)",
			}[k.Type]
			lap := periksaRusak(t, asal, sqlstore.Diketahui{}, nil, func(db *sqlx.DB) {
				if n, _ := db.MustExec(fmt.Sprintf(ganti, tabel, k.Name) + " WHERE " + mana).RowsAffected(); n != 1 {
					t.Errorf("%s.%s: %d baris diubah", tabel, k.Name, n)
				}
			})
			if lap.Sah {
				t.Errorf("perubahan %s.%s tidak terlihat", tabel, k.Name)
			}
		}
	}
}

// kunciUji makes a signer and the verifier of its key.
func kunciUji(t *testing.T) (note.Signer, note.Verifier) {
	t.Helper()
	rahasia, umum, err := jejak.BuatKunci("uji", rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	s, err := note.NewSigner(rahasia)
	if err != nil {
		t.Fatal(err)
	}
	v, err := note.NewVerifier(umum)
	if err != nil {
		t.Fatal(err)
	}
	return s, v
}

// TestVerifikasiCheckpoint: an old copy put back, and a history written anew, are
// seen by whoever kept a checkpoint.
func TestVerifikasiCheckpoint(t *testing.T) {
	d, ctx := defLaporan(), t.Context()
	penanda, kunci := kunciUji(t)
	lama := berisi(t, bawaan(), nil)
	baru := salin(t, lama)
	var cp []byte
	err := bukaLalu(t, bawaan(), baru, Opsi{}, d, func(s *sqlstore.SQL) {
		isiLaporan(t, s, d, 500, 10)
		k, err := s.Kepala(ctx, "dalam")
		if err != nil {
			t.Fatal(err)
		}
		if cp, err = jejak.TandaTangani(jejak.Checkpoint{Nama: "uji", Jejak: "dalam", Masa: 1, Kepala: k, Waktu: time.Unix(1_790_000_000, 0).UTC()}, penanda); err != nil {
			t.Fatal(err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	kosong, err := jejak.TandaTangani(jejak.Checkpoint{Nama: "uji", Jejak: "dalam", Masa: 1, Kepala: new(jejak.Pohon).Kepala(), Waktu: time.Unix(1_780_000_000, 0).UTC()}, penanda)
	if err != nil {
		t.Fatal(err)
	}
	tahu := sqlstore.Diketahui{Kunci: []note.Verifier{kunci}, Checkpoint: [][]byte{cp, kosong}}
	tidak := func(*sqlx.DB) {}
	if l := periksaRusak(t, baru, tahu, nil, tidak); !l.Sah {
		t.Errorf("yang benar ditolak: %v", l.Temuan)
	}
	ids := func(l jejak.Laporan) (out []string) {
		for _, f := range l.Temuan {
			out = append(out, f.ID)
		}
		return out
	}
	if diff := cmp.Diff([]string{"JEJAK-MUNDUR"}, ids(periksaRusak(t, lama, tahu, nil, tidak))); diff != "" {
		t.Errorf("salinan lama (-mau +dapat):\n%s", diff)
	}
	// The same number of entries, but others.
	err = bukaLalu(t, bawaan(), lama, Opsi{}, d, func(s *sqlstore.SQL) { isiLaporan(t, s, d, 700, 20) })
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"JEJAK-CABANG"}, ids(periksaRusak(t, lama, tahu, nil, tidak))); diff != "" {
		t.Errorf("sejarah lain (-mau +dapat):\n%s", diff)
	}
	lain, _ := kunciUji(t)
	palsu, err := jejak.TandaTangani(jejak.Checkpoint{Nama: "uji", Jejak: "dalam", Masa: 1, Waktu: time.Unix(1_790_000_000, 0).UTC(), Kepala: new(jejak.Pohon).Kepala()}, lain)
	if err != nil {
		t.Fatal(err)
	}
	tahu.Checkpoint = [][]byte{palsu}
	if diff := cmp.Diff([]string{"JEJAK-TANDA"}, ids(periksaRusak(t, baru, tahu, nil, tidak))); diff != "" {
		t.Errorf("tanda tangan orang lain (-mau +dapat):\n%s", diff)
	}
}
