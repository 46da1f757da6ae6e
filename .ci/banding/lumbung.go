package main

import (
	"context"
	"net"
	"net/http"
	"path/filepath"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// penulis is who writes. Checking a login is the embedder's in ours and switched
// off in the peer (open rules), so neither pays for it.
var penulis = kominfo.Aktor{ID: "banding", Instansi: "19.03", Perangkat: "kominfo", Peran: "entri"}

// bukaLumbung opens our store as every program does, with no option changed: write-ahead log,
// synchronous=FULL, one writer with group commit, journal.
func bukaLumbung(ctx context.Context, folder string) (*sqlstore.SQL, *register.Def[laporan], error) {
	arsip := defLaporan(tabelBaca)
	s, err := sqlite.Buka(ctx, filepath.Join(folder, "lumbung.db"), sqlite.Opsi{Migrasi: true}, defLaporan(tabelTulis), arsip)
	return s, arsip, err
}

func layaniLumbung(ctx context.Context, t tugas, ln net.Listener) (peladen, error) {
	s, arsip, err := bukaLumbung(ctx, t.Folder)
	if err != nil {
		return peladen{}, err
	}
	ids, err := isiLumbung(ctx, s, arsip, t.Isi)
	if err != nil {
		return peladen{}, err
	}
	api, err := web.Handler(s, web.Opsi{
		Aktor: func(*http.Request) (kominfo.Aktor, bool) { return penulis, true },
		Boleh: func(kominfo.Aktor, bool, register.Info, string) (register.Lingkup, error) {
			return register.LingkupPenuh(), nil
		},
	})
	if err != nil {
		return peladen{}, err
	}
	mux := http.NewServeMux()
	mux.Handle("/api/v1/", api)
	srv := web.Server("", mux)
	return peladen{
		Mesin:   sqlite.Driver(),
		Sinkron: "FULL", // by the contract of package sqlite; a pragma of its own connection cannot be asked from outside
		ID:      ids,
		layani:  func() error { return srv.Serve(ln) },
		tutup: func() error {
			_ = srv.Close() // all answers have been read
			return s.Close()
		},
	}, nil
}

// isiLumbung fills the table for reading, once.
func isiLumbung(ctx context.Context, s *sqlstore.SQL, d *register.Def[laporan], n int) ([]string, error) {
	ids := make([]string, 0, n)
	for len(ids) < n {
		err := s.Ubah(ctx, penulis, func(tx register.Tx) error {
			for range min(10_000, n-len(ids)) {
				m, err := d.Buat(ctx, tx, register.LingkupPenuh(), contoh(benihIsi(len(ids))))
				if err != nil {
					return err
				}
				ids = append(ids, string(m.ID))
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// verifikasiLumbung checks the whole store after the run, as `verifikasi` does.
func verifikasiLumbung(ctx context.Context, folder string) (jejak.Laporan, error) {
	s, _, err := bukaLumbung(ctx, folder)
	if err != nil {
		return jejak.Laporan{}, err
	}
	defer func() { _ = s.Close() }() // nothing was written
	return s.Verifikasi(ctx, sqlstore.Diketahui{})
}
