package jejak

import (
	"context"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Buktikan gives the proof that entry nomor, counted from 0, is in the log as it
// was when it had the given size; tlog.CheckRecord checks it. An entry or a size
// that the log does not have is an error of kind tidak_ada.
func Buktikan(ctx context.Context, s Sumber, jejak string, nomor, ukuran int64) (tlog.RecordProof, error) {
	const op = "jejak.Buktikan"
	if err := cukup(ctx, s, op, jejak, ukuran); err != nil {
		return nil, err
	}
	if nomor < 0 || nomor >= ukuran {
		return nil, kominfo.E(kominfo.TidakAda, op,
			"Catatan nomor %d tidak ada dalam jejak %s dengan %d catatan (nomor mulai dari 0).", nomor, jejak, ukuran)
	}
	return tlog.ProveRecord(ukuran, nomor, pembaca{ctx, s, jejak})
}

// BuktikanSejalan gives the proof that the log of size lama is the beginning of
// the log of size baru; tlog.CheckTree checks it. Nothing needs to be proven
// about the empty log: for lama 0 the proof is empty, and CheckTree does not take
// it. A size that the log does not have is an error of kind tidak_ada.
func BuktikanSejalan(ctx context.Context, s Sumber, jejak string, lama, baru int64) (tlog.TreeProof, error) {
	const op = "jejak.BuktikanSejalan"
	if err := cukup(ctx, s, op, jejak, baru); err != nil {
		return nil, err
	}
	if lama < 0 || lama > baru {
		return nil, kominfo.E(kominfo.TidakAda, op,
			"Jejak %s berukuran %d bukan kelanjutan ukuran %d. Tukar kedua ukurannya.", jejak, baru, lama)
	}
	if lama == 0 {
		return tlog.TreeProof{}, nil
	}
	return tlog.ProveTree(baru, lama, pembaca{ctx, s, jejak})
}

func cukup(ctx context.Context, s Sumber, op, jejak string, ukuran int64) error {
	k, err := s.Kepala(ctx, jejak)
	if err != nil {
		return err
	}
	if ukuran < 0 || ukuran > k.Ukuran {
		return kominfo.E(kominfo.TidakAda, op, "Jejak %s baru memuat %d catatan; ukuran %d belum ada.", jejak, k.Ukuran, ukuran)
	}
	return nil
}

// pembaca reads hashes of the tree from a store's tiles.
type pembaca struct {
	ctx   context.Context
	s     Sumber
	jejak string
}

func (p pembaca) ReadHashes(indeks []int64) ([]tlog.Hash, error) {
	type kunci struct {
		tingkat int
		nomor   int64
	}
	ubin := make(map[kunci][]byte, 4) // one for each level of tiles, more or less
	hash := make([]tlog.Hash, len(indeks))
	for i, x := range indeks {
		t := tlog.TileForIndex(tinggi, x)
		k := kunci{t.L, t.N}
		isi, ada := ubin[k]
		if !ada {
			var err error
			if isi, err = p.s.Ubin(p.ctx, p.jejak, t.L, t.N); err != nil {
				return nil, err
			}
			ubin[k] = isi
		}
		t.W = len(isi) / tlog.HashSize
		var err error
		if hash[i], err = tlog.HashFromTile(t, isi, x); err != nil {
			return nil, kominfo.E(kominfo.Rusak, "jejak.Buktikan",
				"Ubin jejak %s tingkat %d nomor %d rusak: panjangnya %d byte. Jalankan verifikasi.", p.jejak, t.L, t.N, len(isi)).Sebab(err)
		}
	}
	return hash, nil
}
