package jejak

import (
	"context"

	"golang.org/x/mod/sumdb/tlog"
)

// Kepala is the head of a log: how many entries it has and the root of the tree
// over them.
type Kepala struct {
	Ukuran int64
	Akar   tlog.Hash
}

// Sumber is what a store gives, so that this package can prove and publish. The
// log is [Umum] or [Dalam]. A log only grows: what a Sumber gave once it gives
// for ever, except that the tiles on the right edge become wider.
type Sumber interface {
	// Kepala gives the head as committed now.
	Kepala(ctx context.Context, jejak string) (Kepala, error)
	// Ubin gives a tile as stored now: 32*W bytes, W from 1 to 256. A tile that
	// does not exist is an error of kind tidak_ada.
	Ubin(ctx context.Context, jejak string, tingkat int, nomor int64) ([]byte, error)
	// Entri gives the canonical texts of the entries from number dari, at most n
	// of them; fewer when the log ends.
	Entri(ctx context.Context, jejak string, dari int64, n int) ([][]byte, error)
}
