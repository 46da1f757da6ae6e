package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

const namaJejak = "kab.contoh" // in keys and checkpoints, for ever

// PUTUSKAN: backup. Everything is in kabupaten.db; copy it with SQLite's backup or
// "VACUUM INTO", never as a file while the program runs. The key below stays out of
// that backup and in the office's safe: who has both can write another history.
//
// After a restore the journal is shorter than checkpoints that others hold. Then
// masa must become 2, or they see two histories under one name. This example keeps
// it at 1 and does not notice; Lumbung's own server does both by itself.
const masa = 1

// bukaJejak reads the key that signs the journal, or makes it at the first start.
func bukaJejak(s jejak.Sumber, berkas string, sekarang func() time.Time) (*web.Jejak, error) {
	b, err := os.ReadFile(berkas) // two lines: the secret key, the public one
	if errors.Is(err, fs.ErrNotExist) {
		rahasia, umum, err := jejak.BuatKunci(namaJejak, nil)
		if err != nil {
			return nil, err
		}
		b = []byte(rahasia + "\n" + umum + "\n")
		if err := os.WriteFile(berkas, b, 0o600); err != nil {
			return nil, err
		}
	} else if err != nil {
		return nil, err
	}
	rahasia, umum, _ := strings.Cut(strings.TrimSpace(string(b)), "\n")
	kunci, err := jejak.BukaKunci(rahasia)
	if err != nil {
		return nil, err
	}
	p := &penanda{s: s, kunci: kunci, sekarang: sekarang, akhir: map[string]ditandai{}}
	return &web.Jejak{Sumber: s, Checkpoint: p.checkpoint, Kunci: func(context.Context) ([]string, error) { return []string{umum}, nil }}, nil
}

// penanda signs the head of a journal when it is asked for, once for each size.
type penanda struct {
	s        jejak.Sumber
	kunci    note.Signer
	sekarang func() time.Time
	mu       sync.Mutex
	akhir    map[string]ditandai
}

type ditandai struct {
	ukuran int64
	isi    []byte
}

func (p *penanda) checkpoint(ctx context.Context, nama string) ([]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	k, err := p.s.Kepala(ctx, nama)
	if err != nil {
		return nil, err
	}
	if d, ada := p.akhir[nama]; ada && d.ukuran == k.Ukuran {
		return d.isi, nil
	}
	isi, err := jejak.TandaTangani(jejak.Checkpoint{Nama: namaJejak, Jejak: nama, Masa: masa, Kepala: k, Waktu: p.sekarang()}, p.kunci)
	if err == nil {
		p.akhir[nama] = ditandai{k.Ukuran, isi}
	}
	return isi, err
}
