//go:build !(js && wasm)

package penjaga

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// aduan is a document with a personal part.
type aduan struct {
	Pokok   string `json:"pokok" judul:"Pokok" wajib:"ya"`
	Pelapor string `json:"pelapor" judul:"Pelapor" pribadi:"ya"`
}

func defAduan() *register.Def[aduan] {
	return &register.Def[aduan]{
		Nama: "aduan", Judul: "Aduan", Jejak: register.Dalam, VersiSkema: 1,
		Kolom:   []register.AnyKolom[aduan]{register.Kolom[aduan, string]{Nama: "pokok", Baca: func(a *aduan) string { return a.Pokok }}},
		Sebutan: func(a *aduan) string { return a.Pokok },
	}
}

func regsUji() []register.Register {
	return []register.Register{kantor.DefProfil(), kantor.DefPerangkat(), kantor.DefKunci(), defAduan()}
}

// jam is a clock that tests set.
type jam struct {
	mu   sync.Mutex
	kini time.Time
}

func jamUji() *jam { return &jam{kini: time.Date(2026, 11, 22, 3, 0, 0, 0, time.UTC)} }

func (j *jam) Sekarang() time.Time {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.kini
}

func (j *jam) maju(d time.Duration) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.kini = j.kini.Add(d)
}

// dunia is one office on a disk.
type dunia struct {
	t     *testing.T
	jam   *jam
	o     Opsi
	kabar []string
	mu    sync.Mutex
}

func duniaBaru(t *testing.T) *dunia {
	t.Helper()
	w := &dunia{t: t, jam: jamUji()}
	w.o = Opsi{Folder: filepath.Join(t.TempDir(), "data"), Register: regsUji(), Sekarang: w.jam.Sekarang, Kabar: func(s string) {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.kabar = append(w.kabar, s)
	}}
	return w
}

func (w *dunia) dikabari() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return strings.Join(w.kabar, "\n")
}

func (w *dunia) buka() *Penjaga {
	w.t.Helper()
	p, err := Buka(w.t.Context(), w.o)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = p.Close() }) // most tests close before
	return p
}

func (w *dunia) tutup(p *Penjaga) {
	w.t.Helper()
	if err := p.Close(); err != nil {
		w.t.Fatal(err)
	}
}

// jalan opens the office, lets f work in it, and closes it.
func (w *dunia) jalan(f func(*Penjaga)) {
	w.t.Helper()
	p := w.buka()
	f(p)
	w.tutup(p)
}

func aktorUji() kominfo.Aktor {
	return kominfo.Aktor{ID: "uji", Instansi: "19.06", Perangkat: "kominfo", Peran: "entri"}
}

// tulis adds n documents and gives their ids.
func (w *dunia) tulis(p *Penjaga, n int) (ids []register.ID) {
	w.t.Helper()
	d := defAduan()
	for i := range n {
		w.jam.maju(time.Minute)
		err := p.Ubah(w.t.Context(), aktorUji(), func(tx register.Tx) error {
			m, err := d.Buat(w.t.Context(), tx, register.LingkupPenuh(), aduan{Pokok: "Jaringan putus", Pelapor: "Warga " + string(rune('A'+i%26))})
			ids = append(ids, m.ID)
			return err
		})
		if err != nil {
			w.t.Fatal(err)
		}
	}
	return ids
}

func (w *dunia) hapusPribadi(p *Penjaga, id register.ID) {
	w.t.Helper()
	err := p.Ubah(w.t.Context(), aktorUji(), func(tx register.Tx) error {
		_, err := tx.HapusPribadi(w.t.Context(), defAduan(), id, "diminta pemilik data")
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *dunia) cadangkan(nama string) (string, HasilCadang) {
	w.t.Helper()
	ke := filepath.Join(w.t.TempDir(), nama)
	h, err := Cadangkan(w.t.Context(), w.o, ke)
	if err != nil {
		w.t.Fatal(err)
	}
	if !h.Laporan.Sah || h.Checkpoint == "" {
		w.t.Fatalf("cadangan: %+v", h)
	}
	return ke, h
}

// sehat verifies the folder, with every checkpoint and key.
func (w *dunia) sehat() jejak.Laporan {
	w.t.Helper()
	l, err := Periksa(w.t.Context(), OpsiPeriksa{Opsi: w.o})
	if err != nil {
		w.t.Fatal(err)
	}
	if !l.Sah {
		w.t.Errorf("tidak sah: %+v", l.Temuan)
	}
	return l
}

func (w *dunia) path(nama ...string) string {
	return filepath.Join(append([]string{w.o.Folder}, nama...)...)
}

// titik reads a checkpoint of the folder and checks its signature against the keys
// of the journal.
func (w *dunia) titik(dir, j string) titik {
	w.t.Helper()
	var v []string
	k, err := BacaKunci(w.t.Context(), w.o)
	if err != nil {
		w.t.Fatal(err)
	}
	v = k.Dokumen.Semua()
	t, ada, err := bacaTitik(dir, j, pemeriksa(v...))
	if err != nil || !ada {
		w.t.Fatalf("checkpoint %s/%s: %v %v", dir, j, ada, err)
	}
	return t
}

// kalimat checks an error for people: one sentence that holds every part.
func kalimat(t *testing.T, err error, jenis kominfo.Kind, sebut ...string) {
	t.Helper()
	s := kominfo.PesanUntukOrang(err)
	if kominfo.KindOf(err) != jenis || strings.Contains(s, "\n") || !strings.HasSuffix(s, ".") {
		t.Errorf("jenis %q: %q, want %q", kominfo.KindOf(err), s, jenis)
	}
	for _, x := range sebut {
		if !strings.Contains(s, x) {
			t.Errorf("tidak menyebut %q: %q", x, s)
		}
	}
}

func salinFolder(t *testing.T, dari string) string {
	t.Helper()
	ke := filepath.Join(t.TempDir(), filepath.Base(dari))
	if err := os.CopyFS(ke, os.DirFS(dari)); err != nil {
		t.Fatal(err)
	}
	return ke
}

func tulisUji(t *testing.T, path string, isi []byte) {
	t.Helper()
	if err := os.WriteFile(path, isi, 0o600); err != nil {
		t.Fatal(err)
	}
}

func bacaUji(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
