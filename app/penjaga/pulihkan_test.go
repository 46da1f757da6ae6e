//go:build !(js && wasm)

package penjaga

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

const sandiUji = "empat kata acak sekali"

func (w *dunia) pulihkan(o OpsiPulih) HasilPulih {
	w.t.Helper()
	o.Opsi = w.o
	h, err := Pulihkan(w.t.Context(), o)
	if err != nil {
		w.t.Fatal(err)
	}
	return h
}

func (w *dunia) pelapor(p *Penjaga, id register.ID) (string, bool) {
	w.t.Helper()
	d, err := defAduan().Baca(w.t.Context(), p, register.LingkupPenuh(), id)
	if err != nil {
		w.t.Fatal(err)
	}
	return d.Isi.Pelapor, d.PribadiDihapus
}

// An older backup over newer data: what is lost is told, a new epoch begins and is
// linked to the old, what was there is kept, and an erasure that came after the
// backup holds.
func TestPulihkanMundur(t *testing.T) {
	w := duniaBaru(t)
	w.o.Luar = t.TempDir()
	var ids []register.ID
	w.jalan(func(p *Penjaga) { ids = w.tulis(p, 3) })
	ke, h := w.cadangkan("lama.db")
	if h.Dokumen != 4 || h.Register != 2 || h.Tersegel != 3 || h.Umum != 1 || h.Dalam != 3 {
		t.Errorf("%+v", h)
	}
	w.jam.maju(24 * time.Hour)
	w.jalan(func(p *Penjaga) {
		w.tulis(p, 2)
		w.hapusPribadi(p, ids[1])
	})
	sebelum := w.titik(w.path("checkpoint"), jejak.Dalam)
	baru := bacaUji(t, w.o.db())

	_, err := Pulihkan(t.Context(), OpsiPulih{Opsi: w.o, Berkas: ke})
	kalimat(t, err, kominfo.Bentrok, "-ganti", "tidak dihapus")
	r := w.pulihkan(OpsiPulih{Berkas: ke, Ganti: true})
	if r.Masa != 2 || r.Dihapus != 1 || r.KunciBaru || !r.Laporan.Sah || len(r.Jejak) != 2 {
		t.Errorf("%+v", r)
	}
	d := r.Jejak[1]
	if d.Jejak != jejak.Dalam || d.Ukuran != 3 || d.Diketahui != 6 || d.Checkpoint != string(sebelum.isi) || !strings.Contains(d.Kalimat, "catatan nomor 3 sampai 5") || !strings.Contains(d.Kalimat, "22 November 2026") || !strings.Contains(d.Kalimat, "23 November 2026") {
		t.Errorf("%+v", d)
	}
	if b := bacaUji(t, filepath.Join(r.Lama, "lumbung.db")); !bytes.Equal(b, baru) {
		t.Error("data lama tidak utuh")
	}
	if ada(filepath.Join(r.Lama, "kunci")) {
		t.Error("kunci ikut dipindahkan atau disalin")
	}
	w.jalan(func(p *Penjaga) {
		for i, mau := range []string{"Warga A", "", "Warga C"} {
			if s, hapus := w.pelapor(p, ids[i]); s != mau || hapus != (mau == "") {
				t.Errorf("dokumen %d: %q %v", i, s, hapus)
			}
		}
		x, err := p.Riwayat(t.Context(), defAduan(), register.LingkupPenuh(), ids[1])
		if err != nil || x[0].Aksi != "hapus_pribadi" || x[0].Alasan != hapusBaku {
			t.Errorf("%+v: %v", x, err)
		}
		k, _, err := kantor.KunciKini(t.Context(), p)
		if err != nil || k.Isi.Masa != 2 || len(k.Isi.MasaBaru) != 1 {
			t.Fatalf("%+v: %v", k, err)
		}
		m := k.Isi.MasaBaru[0]
		if m.UkuranDalam != 3 || m.UkuranUmum != 1 || m.CheckpointDalam != string(sebelum.isi) || m.Sebab != sebabBaku {
			t.Errorf("%+v", m)
		}
		w.tulis(p, 1)
	})
	for _, dir := range []string{w.path("checkpoint"), w.o.Luar} {
		if c := w.titik(dir, jejak.Dalam); c.Masa != 2 || c.Ukuran != 5 {
			t.Errorf("%s: masa %d, %d catatan", dir, c.Masa, c.Ukuran)
		}
		if b := bacaUji(t, filepath.Join(dir, "masa-1", "dalam")); string(b) != string(sebelum.isi) {
			t.Errorf("%s: checkpoint masa 1 tidak disimpan", dir)
		}
	}
	if ada(w.path("pulih.sementara")) {
		t.Error("folder kerja tertinggal")
	}
	w.sehat()
	// Who kept the old checkpoint is told of the restore.
	l, err := Periksa(t.Context(), OpsiPeriksa{Opsi: w.o, Checkpoint: [][]byte{sebelum.isi}})
	if err != nil || l.Sah || !adaTemuan(l, jejak.TemuanMundur) || !strings.Contains(l.Temuan[0].Message, "catatan nomor 3 sampai 5 hilang") {
		t.Errorf("%+v: %v", l, err)
	}
	// One from within what was restored still holds.
	lama := Pisah(bacaUji(t, ke+".checkpoint"))
	if l, err := Periksa(t.Context(), OpsiPeriksa{Opsi: w.o, Checkpoint: lama}); err != nil || !l.Sah {
		t.Errorf("%+v: %v", l, err)
	}
	// And once more, from the same backup: epoch 3.
	if r := w.pulihkan(OpsiPulih{Berkas: ke, Ganti: true, Sebab: "uji pemulihan"}); r.Masa != 3 || !strings.Contains(r.Jejak[0].Kalimat, "masa 2") {
		t.Errorf("%+v", r)
	}
	w.sehat()
}

// A machine that is lost: from the backup and the copy of the keys, on a new one.
func TestPulihkanMesinBaru(t *testing.T) {
	w := duniaBaru(t)
	var ids []register.ID
	w.jalan(func(p *Penjaga) {
		ids = w.tulis(p, 3)
		w.hapusPribadi(p, ids[0])
	})
	kunci := filepath.Join(t.TempDir(), "kunci.salin")
	if err := SalinKunci(w.o.Folder, kunci, sandiUji); err != nil {
		t.Fatal(err)
	}
	ke, _ := w.cadangkan("a.db")
	kunciLama := NamaJejak(w.o.Folder)

	b := duniaBaru(t)
	b.jam = w.jam
	b.o.Sekarang = w.jam.Sekarang
	_, err := Pulihkan(t.Context(), OpsiPulih{Opsi: b.o, Berkas: ke})
	kalimat(t, err, kominfo.Ditolak, "2 dokumen", "-kunci FILE", "-tanpa-kunci")
	_, err = Pulihkan(t.Context(), OpsiPulih{Opsi: b.o, Berkas: ke, Kunci: bytes.NewReader(bacaUji(t, kunci)), Sandi: "bukan kata sandinya"})
	kalimat(t, err, kominfo.TidakSah, "Kata sandi")
	if ada(b.o.db()) || ada(b.o.pribadi()) {
		t.Error("pemulihan yang ditolak meninggalkan data")
	}
	r := b.pulihkan(OpsiPulih{Berkas: ke, Kunci: bytes.NewReader(bacaUji(t, kunci)), Sandi: sandiUji})
	if r.Masa != 2 || !r.KunciBaru || r.Dihapus != 0 || r.Lama != "" || r.Nama != kunciLama {
		t.Errorf("%+v", r)
	}
	b.jalan(func(p *Penjaga) {
		for i, mau := range []string{"", "Warga B", "Warga C"} {
			if s, _ := b.pelapor(p, ids[i]); s != mau {
				t.Errorf("dokumen %d: %q", i, s)
			}
		}
		k, _, _ := kantor.KunciKini(t.Context(), p)
		if len(k.Isi.KunciLama) != 1 || k.Isi.Masa != 2 {
			t.Errorf("%+v", k.Isi)
		}
		// New keys begin behind every number that was given.
		b.tulis(p, 1)
	})
	b.sehat()
}

// Documents written after the keys were copied: their keys are lost, and only the
// caller decides that they count as erased.
func TestPulihkanKunciHilang(t *testing.T) {
	w := duniaBaru(t)
	var ids []register.ID
	w.jalan(func(p *Penjaga) { ids = w.tulis(p, 2) })
	kunci := filepath.Join(t.TempDir(), "kunci.salin")
	if err := SalinKunci(w.o.Folder, kunci, sandiUji); err != nil {
		t.Fatal(err)
	}
	w.jalan(func(p *Penjaga) { ids = append(ids, w.tulis(p, 1)...) }) // begins with a new batch of keys
	ke, _ := w.cadangkan("a.db")
	b := duniaBaru(t)
	o := OpsiPulih{Opsi: b.o, Berkas: ke, Kunci: bytes.NewReader(bacaUji(t, kunci)), Sandi: sandiUji}
	_, err := Pulihkan(t.Context(), o)
	kalimat(t, err, kominfo.Ditolak, "1 dokumen", "lebih baru", "-tanpa-kunci")
	o.Kunci, o.TanpaKunci = bytes.NewReader(bacaUji(t, kunci)), true
	if r := b.pulihkan(o); r.Dihapus != 1 {
		t.Errorf("%+v", r)
	}
	b.jalan(func(p *Penjaga) {
		for i, mau := range []string{"Warga A", "Warga B", ""} {
			if s, hapus := b.pelapor(p, ids[i]); s != mau || hapus != (mau == "") {
				t.Errorf("dokumen %d: %q %v", i, s, hapus)
			}
		}
	})
	b.sehat()
	// With nothing at all: everything personal counts as erased, and numbers are not
	// given twice.
	c := duniaBaru(t)
	if r := c.pulihkan(OpsiPulih{Berkas: ke, TanpaKunci: true}); r.Dihapus != 3 {
		t.Errorf("%+v", r)
	}
	c.jalan(func(p *Penjaga) {
		baru := c.tulis(p, 1)[0]
		if s, _ := c.pelapor(p, baru); s != "Warga A" {
			t.Errorf("dokumen baru: %q", s)
		}
	})
	c.sehat()
}

// Data that somebody put back by hand are taken over with -masa-baru.
func TestMasaBaru(t *testing.T) {
	w := duniaBaru(t)
	w.jalan(func(p *Penjaga) { w.tulis(p, 2) })
	lama := bacaUji(t, w.o.db())
	w.jalan(func(p *Penjaga) { w.tulis(p, 2) })
	tulisUji(t, w.o.db(), lama)
	if _, err := Buka(t.Context(), w.o); kominfo.KindOf(err) != kominfo.Ditolak {
		t.Fatal(err)
	}
	r := w.pulihkan(OpsiPulih{})
	if r.Masa != 2 || !strings.Contains(r.Jejak[1].Kalimat, "catatan nomor 2 sampai 3") {
		t.Errorf("%+v", r)
	}
	w.jalan(func(p *Penjaga) { w.tulis(p, 1) })
	w.sehat()
}

// Keys that were lost alone come back from their copy.
func TestKunciPribadiKembali(t *testing.T) {
	w := duniaBaru(t)
	var id register.ID
	w.jalan(func(p *Penjaga) { id = w.tulis(p, 2)[1] })
	kunci := filepath.Join(t.TempDir(), "kunci.salin")
	if err := SalinKunci(w.o.Folder, kunci, sandiUji); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(w.o.pribadi()); err != nil {
		t.Fatal(err)
	}
	_, err := Buka(t.Context(), w.o)
	kalimat(t, err, kominfo.Rusak, "pulihkan -masa-baru -kunci FILE")
	w.pulihkan(OpsiPulih{Kunci: bytes.NewReader(bacaUji(t, kunci)), Sandi: sandiUji})
	w.jalan(func(p *Penjaga) {
		if s, _ := w.pelapor(p, id); s != "Warga B" {
			t.Errorf("%q", s)
		}
		w.tulis(p, 1)
	})
	w.sehat()
}

// Nothing is moved unless the backup verifies.
func TestPulihkanDitolak(t *testing.T) {
	w := duniaBaru(t)
	w.jalan(func(p *Penjaga) { w.tulis(p, 3) })
	ke, _ := w.cadangkan("a.db")
	kini := bacaUji(t, w.o.db())
	dir := t.TempDir()

	rusak := filepath.Join(dir, "rusak.db")
	b := bacaUji(t, ke)
	i := bytes.LastIndex(b, []byte(`"Jaringan putus"`))
	if i < 0 {
		t.Fatal("isi tidak ditemukan")
	}
	b[i+1] ^= 0x20
	tulisUji(t, rusak, b)
	bukan := filepath.Join(dir, "bukan.db")
	tulisUji(t, bukan, []byte(strings.Repeat("bukan basis data ", 500)))
	lain := duniaBaru(t)
	lain.jalan(func(p *Penjaga) { lain.tulis(p, 1) })
	keLain, _ := lain.cadangkan("lain.db")
	tertukar := filepath.Join(dir, "tertukar.db")
	tulisUji(t, tertukar, bacaUji(t, ke))
	tulisUji(t, tertukar+".checkpoint", bacaUji(t, keLain+".checkpoint"))

	// To SQLite both are databases in order.
	kosong, asing := filepath.Join(dir, "kosong.db"), filepath.Join(dir, "asing.db")
	tulisUji(t, kosong, nil)
	so := sqlite.Opsi{Migrasi: true}
	so.Awalan = "lain_"
	s, err := sqlite.Buka(t.Context(), asing, so, regsUji()...)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{kosong, asing} {
		_, err := Periksa(t.Context(), OpsiPeriksa{Opsi: w.o, Berkas: f})
		kalimat(t, err, kominfo.TidakSah, "tidak berisi data Lumbung")
	}

	for _, u := range []struct {
		berkas string
		sebut  string
	}{
		{kosong, "tidak berisi data Lumbung"},
		{asing, "tidak berisi data Lumbung"},
		{rusak, "tidak lolos verifikasi"},
		{bukan, "bukan berkas data Lumbung"},
		{filepath.Join(dir, "tidak-ada.db"), "tidak ada"},
		{keLain, "tidak sesuai"},
		{tertukar, "tidak sesuai"},
	} {
		_, err := Pulihkan(t.Context(), OpsiPulih{Opsi: w.o, Berkas: u.berkas, Ganti: true})
		if err == nil || !strings.Contains(err.Error(), u.sebut) {
			t.Errorf("%s: %v, want %q", u.berkas, err, u.sebut)
		}
	}
	_, err = Pulihkan(t.Context(), OpsiPulih{Opsi: w.o, Berkas: ke, Ganti: true, Kunci: strings.NewReader("x"), Sandi: sandiUji})
	kalimat(t, err, kominfo.Bentrok, "sudah ada dan tidak ditimpa")
	_, err = Pulihkan(t.Context(), OpsiPulih{Opsi: duniaBaru(t).o})
	kalimat(t, err, kominfo.TidakAda, "belum berisi data")
	if !bytes.Equal(bacaUji(t, w.o.db()), kini) || ada(w.path("pulih.sementara")) {
		t.Error("pemulihan yang ditolak mengubah folder")
	}
	if x, _ := filepath.Glob(w.o.Folder + ".lama-*"); len(x) != 0 {
		t.Errorf("ada yang dipindahkan: %v", x)
	}
	w.sehat()
}

// A restore that was killed after it moved the data aside leaves no log behind which
// SQLite would play into the new file.
func TestPulihkanSisaLog(t *testing.T) {
	w := duniaBaru(t)
	p := w.buka()
	w.tulis(p, 3)
	wal := bacaUji(t, w.o.db()+"-wal")
	ke, _ := w.cadangkan("a.db")
	w.tutup(p)
	if err := os.Remove(w.o.db()); err != nil {
		t.Fatal(err)
	}
	tulisUji(t, w.o.db()+"-wal", wal)
	r := w.pulihkan(OpsiPulih{Berkas: ke})
	if b := bacaUji(t, filepath.Join(r.Lama, "lumbung.db-wal")); !bytes.Equal(b, wal) {
		t.Error("log lama tidak disimpan")
	}
	w.jalan(func(p *Penjaga) { w.tulis(p, 1) })
	w.sehat()
	a, b := w.pulihkan(OpsiPulih{Berkas: ke, Ganti: true}), w.pulihkan(OpsiPulih{Berkas: ke, Ganti: true})
	if a.Lama == b.Lama || !ada(filepath.Join(a.Lama, "lumbung.db")) || !ada(filepath.Join(b.Lama, "lumbung.db")) || filepath.Dir(b.Lama) != filepath.Dir(w.o.Folder) {
		t.Errorf("%s dan %s", a.Lama, b.Lama)
	}
}

// Keys are copied while a program has them open, and nothing open is left.
func TestSalinKunciSambilJalan(t *testing.T) {
	w := duniaBaru(t)
	var id register.ID
	var kunci string
	w.jalan(func(p *Penjaga) {
		id = w.tulis(p, 1)[0]
		kunci = filepath.Join(t.TempDir(), "kunci.salin")
		if err := SalinKunci(w.o.Folder, kunci, sandiUji); err != nil {
			t.Fatal(err)
		}
		kalimat(t, SalinKunci(w.o.Folder, kunci, sandiUji), kominfo.Bentrok, "tidak ditimpa")
		kalimat(t, SalinKunci(w.o.Folder, kunci+"2", "pendek"), kominfo.TidakSah, "terlalu pendek")
		isi, err := os.ReadDir(w.path("kunci"))
		if err != nil || len(isi) != 3 || ada(kunci+"2") {
			t.Errorf("tertinggal: %v %v", isi, err)
		}
	})
	ke, _ := w.cadangkan("a.db")
	b := duniaBaru(t)
	b.pulihkan(OpsiPulih{Berkas: ke, Kunci: bytes.NewReader(bacaUji(t, kunci)), Sandi: sandiUji})
	b.jalan(func(p *Penjaga) {
		if s, _ := b.pelapor(p, id); s != "Warga A" {
			t.Errorf("%q", s)
		}
	})
	kalimat(t, SalinKunci(t.TempDir(), kunci+"3", sandiUji), kominfo.TidakAda, "tidak ada")
}
