//go:build !(js && wasm)

package penjaga

import (
	"context"
	"errors"
	"slices"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// Checkpoint gives the signed checkpoint of a log as it is now. It is signed once
// for each size.
func (p *Penjaga) Checkpoint(ctx context.Context, j string) ([]byte, error) {
	t, err := p.titik(ctx, j)
	return t.isi, err
}

func (p *Penjaga) titik(ctx context.Context, j string) (titik, error) {
	const op = "penjaga.Checkpoint"
	if !slices.Contains(semuaJejak[:], j) {
		return titik{}, kominfo.E(kominfo.TidakAda, op, "Jejak %q tidak ada; yang ada umum dan dalam.", j)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	k, err := p.Kepala(ctx, j)
	if err != nil {
		return titik{}, err
	}
	lalu, ada := p.akhir[j]
	if ada && lalu.Masa == int(p.doc.Isi.Masa) {
		if lalu.Kepala == k {
			return lalu, nil
		}
		// Two checkpoints that contradict each other would cost the office its
		// name: nothing is signed that does not continue the last one.
		if akar, err := akarLalu(ctx, p.SQL, lalu); k.Ukuran <= lalu.Ukuran || err != nil || akar != lalu.Akar {
			return titik{}, kominfo.E(kominfo.Rusak, op, "Jejak %s tidak lagi sambung dengan checkpoint yang sudah ditandatangani (%s), jadi tidak ada yang ditandatangani. Berkas data diubah dari luar: hentikan program, lalu jalankan verifikasi.", j, banyak(lalu.Ukuran)).Sebab(err)
		}
	}
	c := jejak.Checkpoint{Nama: p.doc.Isi.Nama, Jejak: j, Masa: int(p.doc.Isi.Masa), Kepala: k, Waktu: p.waktuBaru()}
	var s []note.Signer
	for _, x := range p.tanda {
		s = append(s, x)
	}
	isi, err := jejak.TandaTangani(c, s...)
	if err != nil {
		return titik{}, err
	}
	t := titik{Checkpoint: c, isi: isi}
	p.akhir[j] = t
	return t, nil
}

func akarLalu(ctx context.Context, s jejak.Sumber, t titik) ([32]byte, error) {
	return akarPada(ctx, s, t.Jejak, t.Ukuran)
}

// waktuBaru is the clock's time, but never earlier than the last checkpoint's. The
// caller holds mu.
func (p *Penjaga) waktuBaru() time.Time {
	kini := p.o.Sekarang().UTC().Truncate(time.Second)
	if kini.Before(p.lantai) {
		return p.lantai
	}
	p.lantai = kini
	return kini
}

// ingatLuar takes the newest checkpoints found outside for the last signed ones, so
// that an unchanged log is not signed again at every start.
func (p *Penjaga) ingatLuar() {
	for _, t := range p.luar {
		if int64(t.Masa) != p.doc.Isi.Masa || p.doc.Isi.Kunci == "" {
			continue
		}
		if _, _, err := jejak.BukaCheckpoint(t.isi, pemeriksa(p.doc.Isi.Kunci)...); err != nil {
			continue // by a key that is no longer in force
		}
		if lama, ada := p.akhir[t.Jejak]; !ada || t.lebihBaru(lama) {
			p.akhir[t.Jejak] = t
		}
	}
}

// simpanSemua signs both logs where they grew and keeps the checkpoints outside.
// Trouble with one folder does not keep the other from being written.
func (p *Penjaga) simpanSemua(ctx context.Context) error {
	p.tulis.Lock()
	defer p.tulis.Unlock()
	var semua error
	for _, j := range semuaJejak {
		t, err := p.titik(ctx, j)
		if err != nil {
			semua = errors.Join(semua, err)
			continue
		}
		for _, dir := range p.o.checkpoint() {
			if err := tulisTitik(dir, t); err != nil {
				semua = errors.Join(semua, err)
			}
		}
	}
	return pertama(semua)
}

// pertama gives the first of joined errors: one sentence is enough.
func pertama(err error) error {
	for {
		j, ok := err.(interface{ Unwrap() []error })
		if !ok {
			return err
		}
		err = j.Unwrap()[0]
	}
}

// jaga keeps the checkpoints outside up to date until Close.
func (p *Penjaga) jaga() {
	ctx, henti := context.WithCancel(context.Background())
	p.henti = henti
	p.usai.Go(func() {
		jam := time.NewTicker(jeda)
		defer jam.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-jam.C:
			}
			err := p.simpanSemua(ctx)
			if ctx.Err() != nil {
				return
			}
			p.kabari("checkpoint", err)
		}
	})
}

// kabari tells of trouble once, until it changes or is over.
func (p *Penjaga) kabari(apa string, err error) {
	kata := ""
	if err != nil {
		kata = kominfo.PesanUntukOrang(err)
	}
	if p.kata[apa] == kata {
		return
	}
	p.kata[apa] = kata
	if err != nil {
		p.o.Kabar(kata + " Pekerjaan jalan terus; yang sudah dijawab tersimpan di basis data.")
	}
}
