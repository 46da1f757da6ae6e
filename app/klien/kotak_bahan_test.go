package klien_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

// kabel is a line between outbox and server on which things go wrong.
type kabel struct {
	d     *dunia
	mu    sync.Mutex
	saat  func()              // runs while a request is under way
	nasib func(ke int) string // what happens to a request; nil: nothing bad
	n     int
	kunci []string // Idempotency-Key of every request that was tried
	telat []func() // requests that are still under way
}

var errPutus = io.ErrUnexpectedEOF

// nasibBuruk is everything that may happen to a request besides "baik".
var nasibBuruk = []string{"hilang", "jawaban_hilang", "ganda", "telat", "telat_tetapi_500", "sampah", "terpotong", "302", "401", "403", "409", "412", "413", "422", "429", "500", "502", "503"}

func (k *kabel) angkut(ctx context.Context, metode, alamat string, kepala map[string]string, isi []byte) (klien.Jawaban, error) {
	if err := ctx.Err(); err != nil {
		return klien.Jawaban{}, err
	}
	if f := k.saat; f != nil && metode != "GET" {
		k.saat = nil
		f()
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	sampai := func() (klien.Jawaban, error) {
		return k.d.angkut(context.Background(), metode, alamat, kepala, isi)
	}
	if metode == "GET" {
		return sampai()
	}
	k.kunci = append(k.kunci, kepala["Idempotency-Key"])
	n := "baik"
	if k.nasib != nil {
		n = k.nasib(k.n)
	}
	k.n++
	switch n {
	case "baik":
		return sampai()
	case "hilang":
		return klien.Jawaban{}, errPutus
	case "jawaban_hilang":
		_, _ = sampai()
		return klien.Jawaban{}, errPutus
	case "ganda":
		_, _ = sampai()
		return sampai()
	case "telat":
		k.telat = append(k.telat, func() { _, _ = sampai() })
		return klien.Jawaban{}, errPutus
	case "telat_tetapi_500":
		k.telat = append(k.telat, func() { _, _ = sampai() })
		return klien.Jawaban{Status: 500}, nil
	case "sampah": // the page of a hotel's Wi-Fi
		return klien.Jawaban{Status: 200, Isi: []byte("<html>Masuk ke Wi-Fi</html>")}, nil
	case "terpotong":
		j, _ := sampai()
		return klien.Jawaban{Status: j.Status, Isi: j.Isi[:len(j.Isi)/2]}, nil
	}
	var s int
	_, _ = fmt.Sscan(n, &s)
	return klien.Jawaban{Status: s, Isi: []byte(`{"detail":"Ditolak oleh pengujian ini."}`)}, nil
}

// pasang changes what happens while requests may be under way.
func (k *kabel) pasang(nasib func(int) string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.nasib = nasib
}

// hitung counts the requests that were tried.
func (k *kabel) hitung() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return len(k.kunci)
}

// sampaikan delivers what was still under way.
func (k *kabel) sampaikan() {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, f := range k.telat {
		f()
	}
	k.telat = nil
}

// terus gives the same fate to every request.
func terus(n string) func(int) string { return func(int) string { return n } }

// urutan gives these fates to the first requests, and no harm to the rest.
func urutan(ns ...string) func(int) string {
	return func(i int) string {
		if i < len(ns) {
			return ns[i]
		}
		return "baik"
	}
}

// kotakUji is an outbox with its line, its clock and what it is kept in.
type kotakUji struct {
	*klien.KotakKirim
	d        *dunia
	kabel    *kabel
	simpanan klien.Simpanan
	jam      time.Time
}

func kotakBaru(t *testing.T, s klien.Simpanan) *kotakUji {
	t.Helper()
	d := baru(t)
	u := &kotakUji{d: d, kabel: &kabel{d: d}, simpanan: s, jam: time.Date(2026, 3, 16, 3, 0, 0, 0, time.UTC)}
	u.KotakKirim = u.buka()
	return u
}

// buka opens the outbox again, as a page does that is loaded anew.
func (u *kotakUji) buka() *klien.KotakKirim {
	h := klien.HTTP{Angkut: u.kabel.angkut, Jeda: []int{}}
	k := klien.NewKotakKirim(h, []register.Register{u.d.unit, u.d.surat, u.d.izin}, u.simpanan)
	k.Sekarang = func() time.Time { return u.jam }
	return k
}

func (u *kotakUji) titip(r register.Register, p register.Permintaan, isian any, sesudah string) *klien.Kiriman {
	u.d.t.Helper()
	var err error
	if p.Isian, err = json.Marshal(isian); err != nil {
		u.d.t.Fatal(err)
	}
	e, err := u.Titip(r, p, "uji", sesudah)
	if err != nil {
		u.d.t.Fatal(err)
	}
	return e
}

func (u *kotakUji) lihat(no string) *klien.Kiriman {
	u.d.t.Helper()
	e := u.Lihat(no)
	if e == nil {
		u.d.t.Fatalf("%s tidak ada lagi di kotak kirim", no)
	}
	return e
}

// nama are the names that a Unit had, oldest first.
func (d *dunia) namaUnit(id register.ID) (out []string) {
	d.t.Helper()
	bs, err := d.store.Riwayat(context.Background(), d.unit, register.LingkupPenuh(), id)
	if err != nil {
		d.t.Fatal(err)
	}
	for i := len(bs) - 1; i >= 0; i-- {
		var u registertest.Unit
		if err := json.Unmarshal(bs[i].Umum, &u); err != nil {
			d.t.Fatal(err)
		}
		out = append(out, u.Nama)
	}
	return out
}

// berkas is a Simpanan in one file with little room.
type berkas struct {
	mu    sync.Mutex
	jalur string
	muat  int // bytes; 0: no limit
}

func (s *berkas) Semua() (map[string]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.baca()
}

func (s *berkas) baca() (map[string]string, error) {
	b, err := os.ReadFile(s.jalur)
	if errors.Is(err, os.ErrNotExist) {
		return map[string]string{}, nil
	}
	if err != nil {
		return nil, err
	}
	m := map[string]string{}
	return m, json.Unmarshal(b, &m)
}

func (s *berkas) ubah(f func(map[string]string)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	m, err := s.baca()
	if err != nil {
		return err
	}
	f(m)
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	if s.muat > 0 && len(b) > s.muat {
		return klien.ErrPenuh
	}
	if err := os.WriteFile(s.jalur+".baru", b, 0o600); err != nil {
		return err
	}
	return os.Rename(s.jalur+".baru", s.jalur)
}

func (s *berkas) Simpan(nama, isi string) error {
	return s.ubah(func(m map[string]string) { m[nama] = isi })
}

func (s *berkas) Hapus(nama string) error {
	return s.ubah(func(m map[string]string) { delete(m, nama) })
}
