//go:build !(js && wasm)

package masuk

import (
	"bytes"
	"log/slog"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

const (
	sandiAdmin = "kuda baterai stapler"
	sandiBudi  = "hujan turun di manggar"
)

// ringan makes tests quick; the parameters in force have a test and a benchmark of
// their own.
var ringan = ongkos{64, 1, 1}

type jam struct {
	mu sync.Mutex
	t  time.Time
}

func (j *jam) kini() time.Time {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.t
}

func (j *jam) maju(d time.Duration) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.t = j.t.Add(d)
}

func semuaDef() []register.Register {
	return append(akun.DefRahasia(), akun.DefAkun(nil), kantor.DefProfil(), kantor.DefPerangkat())
}

type kantorUji struct {
	testing.TB
	*Layanan
	jam *jam
	log *bytes.Buffer
}

func layananUji(t testing.TB, s register.Store, j *jam, o Opsi) *kantorUji {
	t.Helper()
	var log bytes.Buffer
	o.Log = slog.New(slog.NewTextHandler(&log, nil))
	l, err := New(s, j.kini, o)
	if err != nil {
		t.Fatal(err)
	}
	l.cincang = pencincangBaru(ringan)
	return &kantorUji{t, l, j, &log}
}

func jamUji() *jam { return &jam{t: time.Date(2026, 3, 16, 8, 0, 0, 0, time.UTC)} }

func memori(t testing.TB, o Opsi) *kantorUji {
	t.Helper()
	j := jamUji()
	s, err := register.NewMemori(semuaDef()...)
	if err != nil {
		t.Fatal(err)
	}
	s.Sekarang = j.kini
	return layananUji(t, s, j, o)
}

func bukaSqlite(t testing.TB, path string, j *jam) *sqlstore.SQL {
	t.Helper()
	o := sqlite.Opsi{Migrasi: true}
	o.Sekarang = j.kini
	s, err := sqlite.Buka(t.Context(), path, o, semuaDef()...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// tiapStore runs a test on memory and on SQLite.
func tiapStore(t *testing.T, f func(t *testing.T, k *kantorUji)) {
	t.Run("memori", func(t *testing.T) { f(t, memori(t, Opsi{})) })
	t.Run("sqlite", func(t *testing.T) {
		j := jamUji()
		f(t, layananUji(t, bukaSqlite(t, filepath.Join(t.TempDir(), "uji.db"), j), j, Opsi{}))
	})
}

func (k *kantorUji) baik(err error) {
	k.Helper()
	if err != nil {
		k.Fatal(err)
	}
}

func (k *kantorUji) jenis(err error, mau kominfo.Kind, apa string) {
	k.Helper()
	if got := kominfo.KindOf(err); got != mau {
		k.Errorf("%s: %q (%v), want %q", apa, got, err, mau)
	}
}

// admin makes the first administrator and gives his token.
func (k *kantorUji) admin() string {
	k.Helper()
	kode, perlu, err := k.PengelolaPertama(k.Context())
	k.baik(err)
	if !perlu {
		k.Fatal("sudah ada pengelola")
	}
	token, err := k.TerimaUndangan(k.Context(), Penerimaan{Kode: kode.Kode, Masuk: "admin.kantor", Nama: "Ibu Admin", Sandi: sandiAdmin})
	k.baik(err)
	return token
}

// budi invites and accepts a second person, with the role entri.
func (k *kantorUji) budi(oleh string) (token string, id register.ID) {
	k.Helper()
	kode, err := k.Undang(k.Context(), k.aktorDari(oleh), akun.Undang{Masuk: "budi", Nama: "Budi", Perangkat: "dinkes", Peran: []string{"entri"}})
	k.baik(err)
	token, err = k.TerimaUndangan(k.Context(), Penerimaan{Kode: kode.Kode, Sandi: sandiBudi})
	k.baik(err)
	return token, kode.Akun
}

// permintaan makes a request that carries a token.
func (k *kantorUji) permintaan(metode, alamat, isi, token string, kepala ...string) *http.Request {
	k.Helper()
	r, err := http.NewRequestWithContext(k.Context(), metode, "http://lumbung.uji"+alamat, strings.NewReader(isi))
	k.baik(err)
	r.RemoteAddr = "192.0.2.7:4711"
	if metode == "POST" {
		r.Header.Set("Content-Type", "application/json")
	}
	if token != "" {
		r.AddCookie(&http.Cookie{Name: k.namaKuki(), Value: token})
	}
	for i := 0; i < len(kepala); i += 2 {
		if kepala[i+1] == "" {
			r.Header.Del(kepala[i])
		} else {
			r.Header.Set(kepala[i], kepala[i+1])
		}
	}
	return r
}

func (k *kantorUji) aktorDari(token string) kominfo.Aktor {
	k.Helper()
	a, ada := k.Aktor(k.permintaan("GET", "/", "", token))
	if !ada {
		k.Fatal("token tidak berlaku")
	}
	return a
}

func (k *kantorUji) berlaku(token string, mau bool, apa string) {
	k.Helper()
	if _, ada := k.Aktor(k.permintaan("GET", "/", "", token)); ada != mau {
		k.Errorf("%s: token berlaku = %v, want %v", apa, ada, mau)
	}
}

// aksi carries out an action on an account as the pages do: through the open store.
func (k *kantorUji) aksi(id register.ID, nama string, in any) error {
	s := k.Store()
	return s.Ubah(k.Context(), kominfo.Aktor{Peran: "admin"}, func(tx register.Tx) error {
		d, err := k.akun.Baca(k.Context(), tx, register.LingkupPenuh(), id)
		if err != nil {
			return err
		}
		_, err = k.akun.Lakukan(k.Context(), tx, register.LingkupPenuh(), id, d.Versi, nama, in)
		return err
	})
}

// jumlah counts the documents of a register that are not withdrawn.
func (k *kantorUji) jumlah(r register.Register) int64 {
	k.Helper()
	js, err := k.store.Rekap(k.Context(), r, register.LingkupPenuh(), nil)
	k.baik(err)
	return js[0].N
}
