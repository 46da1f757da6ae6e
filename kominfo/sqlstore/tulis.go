//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// kelompok is one database transaction that several callers of Ubah share, each
// in a savepoint of its own. The turn goes from caller to caller while the
// transaction stays open; the last one commits, and all return together. So many
// callers pay for one fsync, and nobody returns before it.
type kelompok struct {
	n       int // callers whose changes are in it
	sisa    int // turns left
	catat   *pencatat
	selesai chan struct{}
	err     error // of COMMIT
}

// Ubah runs f in one transaction for actor a. It returns after the COMMIT is on
// the disk. Callers are served first come, first served. f must not call Ubah of
// the same store: it would wait for itself.
func (s *SQL) Ubah(ctx context.Context, a kominfo.Aktor, f func(register.Tx) error) error {
	const op = "sqlstore.Ubah"
	if err := s.Siap(ctx); err != nil {
		return err
	}
	if err := s.pena.ambil(ctx, 1); err != nil {
		return err
	}
	k, err := s.ikut(ctx, a, f)
	if err != nil {
		return galat(op, err)
	}
	<-k.selesai
	return k.err
}

// ikut runs f in the open group, or opens one. The caller holds pena; when ikut
// returns the turn was passed on.
func (s *SQL) ikut(ctx context.Context, a kominfo.Aktor, f func(register.Tx) error) (*kelompok, error) {
	defer s.lanjut()
	if err := s.terbuka("sqlstore.Ubah"); err != nil {
		return nil, err
	}
	q, err := s.mulai(ctx)
	if err != nil {
		return nil, err
	}
	k, bg := s.kel, context.WithoutCancel(ctx)
	sendiri := k.n == 0 // the first needs no savepoint: it has the transaction
	if !sendiri {
		if _, err := q.exec(bg, "SAVEPOINT penulis"); err != nil {
			return nil, err
		}
	}
	x := s.txBaru(k.catat, a)
	berhasil := false
	defer func() { // error, panic or Goexit in f
		if berhasil {
			return
		}
		x.berhenti()
		if !sendiri {
			_, e1 := q.exec(bg, "ROLLBACK TO penulis")
			_, e2 := q.exec(bg, "RELEASE penulis")
			if e1 == nil && e2 == nil {
				return
			}
			// The database gave up the whole transaction, with what the callers
			// before us put into it.
			k.err = galat("sqlstore.Ubah", errors.Join(e1, e2))
		}
		_ = q.langsung(bg, "ROLLBACK") // may have happened already
		s.kel = nil
		close(k.selesai)
	}()
	if err := f(x); err != nil {
		return nil, err
	}
	if err := x.akhir(ctx); err != nil {
		return nil, err
	}
	if !sendiri {
		if _, err := q.exec(bg, "RELEASE penulis"); err != nil {
			return nil, err
		}
	}
	berhasil = true
	k.n++
	if x.hapus {
		s.rawat.segera = true
		s.sapu.Store(true)
	}
	return k, nil
}

// mulai begins the transaction of a new group.
func (s *SQL) mulai(ctx context.Context) (*jalur, error) {
	if s.kel != nil {
		return s.penaQ, nil
	}
	for kali := 0; ; kali++ {
		q, err := s.penulis(ctx)
		if err != nil {
			return nil, err
		}
		_, err = q.exec(context.WithoutCancel(ctx), mulaiTulis)
		if err == nil {
			// Who waits now may join; who comes later, or again after a conflict,
			// is for the next group. So a group cannot stay open for ever.
			s.kel = &kelompok{sisa: min(s.o.Kelompok, 1+s.pena.menunggu()), catat: &pencatat{k: s.skema, q: q, simpn: &s.pohon}, selesai: make(chan struct{})}
			return q, nil
		}
		s.lepasPena()
		if kali > 0 || !errors.Is(err, driver.ErrBadConn) && !errors.Is(err, sql.ErrConnDone) {
			return nil, err
		}
	}
}

// lanjut passes the turn to the next caller, or commits when nobody waits or the
// group is full.
func (s *SQL) lanjut() {
	if k := s.kel; k != nil {
		if k.sisa--; k.sisa > 0 && s.pena.oper(1) {
			return
		}
	}
	s.tuntaskan()
	s.pena.lepas(1)
}

// tuntaskan commits the open group, if there is one.
func (s *SQL) tuntaskan() {
	k := s.kel
	if k == nil {
		return
	}
	ctx := context.Background()
	s.kel = nil
	err := k.catat.tulis(ctx)
	if err == nil {
		_, err = s.penaQ.exec(ctx, "COMMIT")
	}
	if err != nil {
		k.err = galat("sqlstore.Ubah", err)
		_ = s.penaQ.langsung(ctx, "ROLLBACK") // the first error is the one to report
	} else {
		k.catat.tersimpan()
		k.err = s.buangKunci(s.penaQ)
	}
	close(k.selesai)
	if k.err == nil {
		s.rawatWAL(s.penaQ)
	}
}
