//go:build !(js && wasm)

package server

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const (
	unggahSerentak = 4             // uploads of one account at a time
	unggahSehari   = 5_000_000_000 // bytes of one account in a day, kept or refused
	ingatUnggahan  = 5_000         // files remembered for one account
)

// unggahan remembers who sent which file. Files are kept by their hash, and hashes
// stand in reports and on paper: without this, whoever read one there could name it
// in a document of the own unit and so get the file of another. It is forgotten at
// a restart; then a file that was sent but not yet noted is sent again.
type unggahan struct {
	sekarang func() time.Time
	mu       sync.Mutex
	orang    map[string]*unggahanOrang // by account
}

type unggahanOrang struct {
	jalan int             // at this moment
	hari  int64           // since 1970, of byte
	byte  int64           // arrived on that day
	sidik map[string]bool // sent
}

func unggahanBaru(sekarang func() time.Time) *unggahan {
	return &unggahan{sekarang: sekarang, orang: map[string]*unggahanOrang{}}
}

// dari gives the record of an account, under the lock.
func (u *unggahan) dari(id string) *unggahanOrang {
	o := u.orang[id]
	if o == nil {
		o = &unggahanOrang{sidik: map[string]bool{}}
		u.orang[id] = o
	}
	if hari := u.sekarang().Unix() / 86400; hari != o.hari {
		o.hari, o.byte = hari, 0
	}
	return o
}

// mulai lets an upload begin; selesai is told how many bytes came, and the sidik
// when it was kept.
func (u *unggahan) mulai(id string) (selesai func(n int64, sidik string), err error) {
	const op = "server.unggah"
	u.mu.Lock()
	defer u.mu.Unlock()
	o := u.dari(id)
	switch {
	case o.jalan >= unggahSerentak:
		return nil, kominfo.E(kominfo.Ditolak, op, "Dari akun Anda sudah ada %d unggahan yang berjalan. Tunggu sampai salah satunya selesai.", unggahSerentak)
	case o.byte >= unggahSehari:
		return nil, kominfo.E(kominfo.Ditolak, op, "Unggahan akun Anda hari ini sudah %s. Lanjutkan besok, atau mintalah pengelola mengimpor foldernya dengan perintah lumbung impor-bukti.", blob.FormatUkuran(unggahSehari))
	}
	o.jalan++
	return func(n int64, sidik string) {
		u.mu.Lock()
		defer u.mu.Unlock()
		o := u.dari(id)
		o.jalan--
		o.byte += n
		if sidik == "" {
			return
		}
		if len(o.sidik) >= ingatUnggahan {
			clear(o.sidik)
		}
		o.sidik[sidik] = true
	}, nil
}

// dikenal reports whether somebody may name a file: he sent it, or may read a
// document that has it.
func (u *unggahan) dikenal(ctx context.Context, r register.Reader, a kominfo.Aktor, dukung register.Register, sidik string) (bool, error) {
	u.mu.Lock()
	o := u.orang[a.ID]
	kirim := o != nil && o.sidik[sidik]
	u.mu.Unlock()
	if kirim {
		return true, nil
	}
	return adaDokumen(ctx, r, a, dukung, sidik)
}

// adaDokumen reports whether somebody may read a document that has a file.
func adaDokumen(ctx context.Context, r register.Reader, a kominfo.Aktor, dukung register.Register, sidik string) (bool, error) {
	l, err := hak.Boleh(a, true, dukung.Info(), hak.Baca)
	if err != nil {
		return false, nil //nolint:nilerr // who reads nothing has no document
	}
	h, err := r.Cari(ctx, dukung, l, register.Query{Batas: 1, Saring: []register.Syarat{{Kolom: "sidik", Op: register.Sama, Nilai: sidik}}})
	return len(h.Baris) > 0, err
}

// tokoUnggahan is the store as requests write to it: a document of data_dukung
// names only files that its writer may have.
type tokoUnggahan struct {
	register.Store
	u *unggahan
}

func (t tokoUnggahan) Ubah(ctx context.Context, a kominfo.Aktor, f func(register.Tx) error) error {
	return t.Store.Ubah(ctx, a, func(tx register.Tx) error { return f(txUnggahan{tx, t.u}) })
}

type txUnggahan struct {
	register.Tx
	u *unggahan
}

func (x txUnggahan) Simpan(ctx context.Context, t register.Tulisan) (register.Meta, error) {
	if r := t.Register(); r.Info().Nama == "data_dukung" {
		if err := x.periksa(ctx, r, t.Baris().Umum); err != nil {
			return register.Meta{}, err
		}
	}
	return x.Tx.Simpan(ctx, t)
}

func (x txUnggahan) periksa(ctx context.Context, dukung register.Register, doc []byte) error {
	var isi struct {
		Berkas *struct {
			Sidik string `json:"sidik"`
		} `json:"berkas"`
	}
	if err := json.Unmarshal(doc, &isi); err != nil || isi.Berkas == nil {
		return err
	}
	a := x.Aktor()
	if l, err := hak.Boleh(a, true, dukung.Info(), hak.Baca); err == nil && l.Semua {
		return nil // reads every file anyway
	}
	ya, err := x.u.dikenal(ctx, x.Tx, a, dukung, isi.Berkas.Sidik)
	if err == nil && !ya {
		err = kominfo.TidakSahKarena("server.unggahan", []kominfo.Finding{{ID: "SERVER-BERKAS-01", Path: "berkas.sidik", Severity: kominfo.Galat,
			Message: "Berkas ini belum Anda unggah, atau program dimulai ulang sesudahnya. Unggah berkasnya sekali lagi, lalu simpan."}})
	}
	return err
}

// sabarTulis is a ResponseWriter for what is large: each piece that the other end
// took gives it as much time again, so that a slow line gets all of it and one that
// takes nothing is let go.
type sabarTulis struct {
	http.ResponseWriter
	kendali *http.ResponseController
}

func sabarMenulis(w http.ResponseWriter) sabarTulis {
	return sabarTulis{w, http.NewResponseController(w)}
}

func (s sabarTulis) Write(b []byte) (int, error) {
	_ = s.kendali.SetWriteDeadline(time.Now().Add(jedaUnggah)) // a test's recorder has none
	return s.ResponseWriter.Write(b)
}

func (s sabarTulis) Unwrap() http.ResponseWriter { return s.ResponseWriter }
