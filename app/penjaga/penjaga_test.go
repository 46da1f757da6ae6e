//go:build !(js && wasm)

package penjaga

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
)

// The first start makes key, name, first entry and checkpoints; the second changes
// nothing.
func TestMulai(t *testing.T) {
	w := duniaBaru(t)
	var nama string
	w.jalan(func(p *Penjaga) {
		if nama = p.Nama(); !p.KunciBaru() {
			t.Error("kunci baru tidak dikatakan")
		}
	})
	if !regexp.MustCompile(`^lb-[0-9a-f]{10}$`).MatchString(nama) || NamaJejak(w.o.Folder) != nama {
		t.Errorf("nama %q, menurut berkas %q", nama, NamaJejak(w.o.Folder))
	}
	for _, f := range []string{"kunci/jejak.kunci", "kunci/pribadi.kunci", "checkpoint/umum", "checkpoint/dalam"} {
		st, err := os.Stat(w.path(f))
		if err != nil || runtime.GOOS != "windows" && st.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v %v", f, st, err)
		}
	}
	u := w.titik(w.path("checkpoint"), jejak.Umum)
	if u.Ukuran != 1 || u.Masa != 1 || u.Nama != nama || !u.Waktu.Equal(w.jam.kini) {
		t.Errorf("%+v", u)
	}
	kunci := string(bacaUji(t, w.path("kunci", "jejak.kunci")))
	w.jam.maju(time.Hour)
	w.jalan(func(p *Penjaga) {
		k, _, err := kantor.KunciKini(t.Context(), p)
		if err != nil || p.KunciBaru() || k.Versi != 1 || k.Isi.Nama != nama || k.Isi.Kunci != p.berkas.Umum {
			t.Errorf("%+v: %v", k, err)
		}
	})
	if string(bacaUji(t, w.path("kunci", "jejak.kunci"))) != kunci || string(w.titik(w.path("checkpoint"), jejak.Umum).isi) != string(u.isi) {
		t.Error("mulai yang kedua mengubah kunci atau checkpoint")
	}
	w.sehat()
}

// The checkpoint outside follows the journal within a second, and at Close.
func TestCheckpointMenyusul(t *testing.T) {
	w := duniaBaru(t)
	w.o.Luar = t.TempDir()
	p := w.buka()
	w.tulis(p, 3)
	batas := time.Now().Add(5 * time.Second) // a loaded machine
	for w.baca(w.o.Luar, jejak.Dalam).Ukuran != 3 && time.Now().Before(batas) {
		time.Sleep(20 * time.Millisecond)
	}
	if n := w.baca(w.o.Luar, jejak.Dalam).Ukuran; n != 3 {
		t.Errorf("checkpoint di luar menyebut %d catatan", n)
	}
	w.tulis(p, 2)
	w.tutup(p)
	for _, dir := range []string{w.o.Luar, w.path("checkpoint")} {
		if n := w.titik(dir, jejak.Dalam).Ukuran; n != 5 {
			t.Errorf("%s: %d catatan", dir, n)
		}
	}
	if w.dikabari() != "" {
		t.Error(w.dikabari())
	}
}

// baca reads a checkpoint without opening the data.
func (w *dunia) baca(dir, j string) titik {
	w.t.Helper()
	t, _, err := bacaTitik(dir, j, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	return t
}

// One size is signed once; nothing is signed that contradicts what was signed.
func TestCheckpointSekali(t *testing.T) {
	w := duniaBaru(t)
	p := w.buka()
	a, err := p.Checkpoint(t.Context(), jejak.Umum)
	if err != nil {
		t.Fatal(err)
	}
	w.jam.maju(time.Hour)
	b, err := p.Checkpoint(t.Context(), jejak.Umum)
	if err != nil || string(a) != string(b) {
		t.Errorf("ditandatangani dua kali: %v", err)
	}
	if _, err := p.Checkpoint(t.Context(), "asing"); kominfo.KindOf(err) != kominfo.TidakAda {
		t.Errorf("jejak asing: %v", err)
	}
	w.tulis(p, 1)
	p.mu.Lock()
	palsu := p.akhir[jejak.Umum]
	palsu.Akar[0] ^= 1
	p.akhir[jejak.Umum] = palsu
	p.mu.Unlock()
	_, err = p.Checkpoint(t.Context(), jejak.Umum)
	kalimat(t, err, kominfo.Rusak, "tidak lagi sambung", "verifikasi")
	p.mu.Lock()
	delete(p.akhir, jejak.Umum)
	p.mu.Unlock()
}

// Data that are older than a checkpoint do not start in silence, and nothing of the
// newer checkpoint is lost by trying.
func TestMundur(t *testing.T) {
	w := duniaBaru(t)
	w.jalan(func(p *Penjaga) { w.tulis(p, 3) })
	lama := bacaUji(t, w.o.db())
	w.jam.maju(48 * time.Hour)
	w.jalan(func(p *Penjaga) { w.tulis(p, 4) })
	cp := bacaUji(t, w.path("checkpoint", "dalam"))

	tulisUji(t, w.o.db(), lama) // what a hand that "restores" does
	_, err := Buka(t.Context(), w.o)
	kalimat(t, err, kominfo.Ditolak, "3 catatan", "22 November 2026 pukul 10.03.00 WIB", "24 November 2026", "7 catatan", "catatan nomor 3 sampai 6 hilang", "pulihkan FILE -ganti", "pulihkan -masa-baru")
	if string(bacaUji(t, w.path("checkpoint", "dalam"))) != string(cp) {
		t.Error("checkpoint yang lebih baru ditimpa")
	}
	// Also when only the second folder remembers.
	w.o.Luar = t.TempDir()
	tulisUji(t, filepath.Join(w.o.Luar, "dalam"), cp)
	if err := os.RemoveAll(w.path("checkpoint")); err != nil {
		t.Fatal(err)
	}
	_, err = Buka(t.Context(), w.o)
	kalimat(t, err, kominfo.Ditolak, filepath.Join(w.o.Luar, "dalam"), "nomor 3 sampai 6")
	// And when the data are gone altogether.
	if err := os.Remove(w.o.db()); err != nil {
		t.Fatal(err)
	}
	_, err = Buka(t.Context(), w.o)
	kalimat(t, err, kominfo.Ditolak, "tidak ada", "7 catatan", "lumbung pulihkan FILE")
	if _, err := os.Stat(w.o.db()); err == nil {
		t.Error("data kosong dibuat")
	}
	// The verification says the same of a folder.
	tulisUji(t, w.o.db(), lama)
	l, err := Periksa(t.Context(), OpsiPeriksa{Opsi: w.o})
	if err != nil || l.Sah || !adaTemuan(l, jejak.TemuanMundur) {
		t.Errorf("%+v: %v", l, err)
	}
}

func adaTemuan(l jejak.Laporan, id string) bool {
	for _, f := range l.Temuan {
		if f.ID == id {
			return true
		}
	}
	return false
}

// A history that was written anew is told as such.
func TestCabang(t *testing.T) {
	w := duniaBaru(t)
	w.jalan(func(p *Penjaga) { w.tulis(p, 2) })
	awal := bacaUji(t, w.o.db())
	w.jalan(func(p *Penjaga) { w.tulis(p, 2) })
	asli := map[string][]byte{}
	for _, j := range semuaJejak {
		asli[j] = bacaUji(t, w.path("checkpoint", j))
		if err := os.Remove(w.path("checkpoint", j)); err != nil {
			t.Fatal(err)
		}
	}
	tulisUji(t, w.o.db(), awal)
	w.jalan(func(p *Penjaga) { w.tulis(p, 5) })
	for j, b := range asli {
		tulisUji(t, w.path("checkpoint", j), b)
	}
	_, err := Buka(t.Context(), w.o)
	kalimat(t, err, kominfo.Ditolak, "bercabang", "4 catatan", "lumbung verifikasi")
	l, err := Periksa(t.Context(), OpsiPeriksa{Opsi: w.o})
	if err != nil || !adaTemuan(l, jejak.TemuanCabang) {
		t.Errorf("%+v: %v", l, err)
	}
}

// Whatever is wrong with keys and checkpoints is told in one sentence.
func TestBerkasSalah(t *testing.T) {
	asal := duniaBaru(t)
	asal.jalan(func(p *Penjaga) { asal.tulis(p, 2) })
	lain := duniaBaru(t)
	lain.jalan(func(p *Penjaga) { lain.tulis(p, 2) })
	cpLain, kunciLain := bacaUji(t, lain.path("checkpoint", "umum")), bacaUji(t, lain.path("kunci", "jejak.kunci"))
	hapus := func(path string) func(*dunia) {
		return func(w *dunia) {
			if err := os.Remove(w.path(path)); err != nil {
				w.t.Fatal(err)
			}
		}
	}
	tulis := func(path string, isi []byte) func(*dunia) {
		return func(w *dunia) { tulisUji(w.t, w.path(path), isi) }
	}
	for nama, u := range map[string]struct {
		rusak func(*dunia)
		jenis kominfo.Kind
		sebut []string
	}{
		"kunci jejak hilang":      {hapus("kunci/jejak.kunci"), kominfo.Rusak, []string{"jejak.kunci hilang", "kunci ganti"}},
		"kunci jejak rusak":       {tulis("kunci/jejak.kunci", []byte("PRIVATE+KEY+x")), kominfo.Rusak, []string{"rusak atau bukan kunci"}},
		"kunci jejak kantor lain": {tulis("kunci/jejak.kunci", kunciLain), kominfo.Rusak, []string{"milik jejak lb-", "Letakkan kunci yang benar"}},
		"kunci pribadi hilang":    {hapus("kunci/pribadi.kunci"), kominfo.Rusak, []string{"pribadi.kunci hilang", "2 dokumen", "salinan kunci"}},
		"kunci pribadi rusak":     {tulis("kunci/pribadi.kunci", []byte(strings.Repeat("x", 64))), kominfo.Rusak, []string{"pribadi.kunci", "salinan kunci"}},
		"checkpoint rusak":        {tulis("checkpoint/umum", []byte("lumbung/x\nrusak\n")), kominfo.Rusak, []string{"checkpoint/umum", "rusak", "bukti"}},
		"checkpoint terpotong":    {tulis("checkpoint/umum", nil), kominfo.Rusak, []string{"rusak"}},
		"checkpoint besar":        {tulis("checkpoint/umum", make([]byte, 1<<20)), kominfo.Rusak, []string{"checkpoint/umum", "Pindahkan"}},
		"checkpoint kantor lain":  {tulis("checkpoint/umum", cpLain), kominfo.Rusak, []string{"bukan milik jejak kantor ini"}},
		"checkpoint tertukar": {func(w *dunia) {
			tulisUji(w.t, w.path("checkpoint/umum"), bacaUji(w.t, w.path("checkpoint/dalam")))
		}, kominfo.Rusak, []string{"milik jejak dalam"}},
		"checkpoint diubah": {func(w *dunia) {
			b := strings.Replace(string(bacaUji(w.t, w.path("checkpoint/dalam"))), "\n2\n", "\n1\n", 1)
			tulisUji(w.t, w.path("checkpoint/dalam"), []byte(b))
		}, kominfo.Rusak, []string{"isinya diubah"}},
		"folder luar hilang": {func(w *dunia) { w.o.Luar = w.path("tidak-ada") }, kominfo.TidakAda, []string{"tidak-ada tidak ada", "Pasang medianya"}},
		"folder luar berkas": {func(w *dunia) { w.o.Luar = w.path("lumbung.db") }, kominfo.TidakSah, []string{"bukan folder"}},
		"folder luar kantor lain": {func(w *dunia) {
			w.o.Luar = w.t.TempDir()
			tulisUji(w.t, filepath.Join(w.o.Luar, "umum"), cpLain)
		}, kominfo.Rusak, []string{"bukan milik jejak kantor ini"}},
	} {
		t.Run(nama, func(t *testing.T) {
			w := duniaBaru(t)
			w.o.Folder = salinFolder(t, asal.o.Folder)
			u.rusak(w)
			_, err := Buka(t.Context(), w.o)
			kalimat(t, err, u.jenis, u.sebut...)
		})
	}
}

// A second program is kept out.
func TestDuaProgram(t *testing.T) {
	w := duniaBaru(t)
	w.jalan(func(*Penjaga) {
		_, err := Buka(t.Context(), w.o)
		kalimat(t, err, kominfo.Rusak, "sedang dipakai program lain")
		_, err = GantiKunci(t.Context(), w.o, "coba")
		kalimat(t, err, kominfo.Rusak, "sedang dipakai program lain")
		ke, _ := w.cadangkan("a.db")
		_, err = Pulihkan(t.Context(), OpsiPulih{Opsi: w.o, Berkas: ke, Ganti: true})
		kalimat(t, err, kominfo.Rusak, "sedang dipakai program lain")
	})
}

// A clock that goes back: checkpoints do not, and the person is told.
func TestJamMundur(t *testing.T) {
	w := duniaBaru(t)
	w.jalan(func(p *Penjaga) { w.tulis(p, 1) })
	terakhir := w.titik(w.path("checkpoint"), jejak.Dalam).Waktu
	w.jam.maju(-10 * 365 * 24 * time.Hour) // a battery that is empty
	w.jalan(func(p *Penjaga) { w.tulis(p, 1) })
	if c := w.titik(w.path("checkpoint"), jejak.Dalam); c.Ukuran != 2 || !c.Waktu.Equal(terakhir) {
		t.Errorf("checkpoint %v, sebelumnya %v", c.Waktu, terakhir)
	}
	if s := w.dikabari(); !strings.Contains(s, "Betulkan jamnya") || !strings.Contains(s, "2016") || !strings.Contains(s, "22 November 2026") {
		t.Errorf("kabar: %q", s)
	}
	w.sehat()
	w.jam.maju(20 * 365 * 24 * time.Hour)
	w.jalan(func(p *Penjaga) { w.tulis(p, 1) })
	if c := w.titik(w.path("checkpoint"), jejak.Dalam); !c.Waktu.Equal(w.jam.kini) {
		t.Errorf("sesudah jam betul: %v", c.Waktu)
	}
	h, err := Cadangkan(t.Context(), w.o, filepath.Join(t.TempDir(), "a.db"))
	if err != nil || !h.Laporan.Sah {
		t.Errorf("%+v: %v", h, err)
	}
}

// The second folder may vanish while the office works: it is told once, and work
// goes on.
func TestMediaDicabut(t *testing.T) {
	w := duniaBaru(t)
	w.o.Luar = filepath.Join(t.TempDir(), "usb")
	if err := os.Mkdir(w.o.Luar, 0o700); err != nil {
		t.Fatal(err)
	}
	p := w.buka()
	if err := os.RemoveAll(w.o.Luar); err != nil {
		t.Fatal(err)
	}
	w.tulis(p, 1)
	batas := time.Now().Add(5 * time.Second)
	for w.dikabari() == "" && time.Now().Before(batas) {
		time.Sleep(20 * time.Millisecond)
	}
	time.Sleep(3 * jeda)
	if s := w.dikabari(); strings.Count(s, "usb") != 1 || !strings.Contains(s, "Pekerjaan jalan terus") {
		t.Errorf("kabar: %q", s)
	}
	err := p.Close()
	kalimat(t, err, kominfo.Rusak, "usb")
	if n := w.baca(w.path("checkpoint"), jejak.Dalam).Ukuran; n != 1 {
		t.Errorf("folder pertama: %d", n)
	}
}

func TestGabungPisah(t *testing.T) {
	w := duniaBaru(t)
	w.jalan(func(p *Penjaga) { w.tulis(p, 1) })
	a, b := bacaUji(t, w.path("checkpoint", "umum")), bacaUji(t, w.path("checkpoint", "dalam"))
	for _, u := range []struct {
		isi []byte
		n   int
	}{{Gabung(a, b), 2}, {append(append([]byte{}, a...), b...), 2}, {a, 1}, {nil, 0}, {[]byte("\n\n"), 0}, {[]byte("apa saja"), 1},
		{[]byte(strings.ReplaceAll(string(Gabung(a, b)), "\n", "\r\n")), 2}} {
		got := Pisah(u.isi)
		if len(got) != u.n {
			t.Errorf("%d bagian, want %d: %q", len(got), u.n, got)
		}
		if u.n == 2 && (string(got[0]) != string(a) || string(got[1]) != string(b)) {
			t.Errorf("%q", got)
		}
	}
}

func FuzzPisah(f *testing.F) {
	f.Add([]byte("lumbung/a/umum/1\n1\nx\nwaktu y\n\n— lumbung/a z\n\nlumbung/a/dalam/1\n"))
	f.Add([]byte("— \n— \n\n\n—"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, c := range Pisah(b) {
			if len(c) == 0 {
				t.Error("bagian kosong")
			}
			if _, err := bukaTitik(c, nil); err == nil {
				if s := Pisah(Gabung(c, c)); len(s) != 2 || string(s[0]) != string(c) {
					t.Errorf("%q menjadi %q", c, s)
				}
			}
		}
	})
}

func TestSidik(t *testing.T) {
	const k = "lumbung/lb-0123456789+c0ffee00+AakVAMR99H7xxCinze4M9t5inlnkMdgdteZDHTU685oY"
	if got := Sidik(k); got != Sidik(k) || !regexp.MustCompile(`^(\d{4} ){7}\d{4}$`).MatchString(got) || got == Sidik(k+"x") {
		t.Errorf("%q", got)
	}
}
