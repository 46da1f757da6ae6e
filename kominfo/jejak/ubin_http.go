package jejak

import (
	"context"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
)

// MaksBerkas bounds every file of a published log, in bytes: whoever fetches one
// may stop reading after it.
const MaksBerkas = lebarUbin * (MaksEntri + 1)

const (
	maksJalur   = 100
	maksTingkat = 6 // of tiles: 2^56 leaves
)

// UbinHTTP answers the path of a tile, "tile/8/0/x001/234.p/56", of a log: 32
// bytes for each hash; for a data tile ("tile/8/data/…", only of [Umum]) the
// entries, each followed by an empty line. A tile is given at any width that it
// has reached, so a full tile never changes and may be cached for ever. A path
// that is none, or a tile that does not exist yet, is an error of kind
// tidak_ada.
func UbinHTTP(ctx context.Context, s Sumber, jejak, path string) ([]byte, error) {
	const op = "jejak.UbinHTTP"
	if jejak != Umum && jejak != Dalam {
		return nil, kominfo.E(kominfo.TidakAda, op, "Jejak %q tidak ada; yang ada umum dan dalam.", potong(jejak))
	}
	var t tlog.Tile
	var err error
	if len(path) <= maksJalur {
		t, err = tlog.ParseTilePath(path)
	}
	if err != nil || t.H != tinggi || t.L > maksTingkat {
		return nil, kominfo.E(kominfo.TidakAda, op, "%q bukan alamat ubin jejak. Contoh yang benar: tile/8/0/000.p/5.", potong(path))
	}
	if t.L < 0 && jejak != Umum {
		return nil, kominfo.E(kominfo.TidakAda, op, "Catatan jejak %s tidak diterbitkan; hanya hash-nya.", jejak)
	}
	k, err := s.Kepala(ctx, jejak)
	if err != nil {
		return nil, err
	}
	if ada := k.Ukuran >> (tinggi * max(t.L, 0)); t.N > ada>>tinggi || t.N<<tinggi+int64(t.W) > ada {
		return nil, kominfo.E(kominfo.TidakAda, op, "Ubin %s belum ada; jejak %s baru memuat %d catatan.", path, jejak, k.Ukuran)
	}
	if t.L < 0 {
		return ubinData(ctx, s, jejak, t)
	}
	isi, err := s.Ubin(ctx, jejak, t.L, t.N)
	if err != nil {
		return nil, err
	}
	if len(isi) < t.W*tlog.HashSize {
		return nil, kominfo.E(kominfo.Rusak, op, "Ubin %s jejak %s tersimpan tidak lengkap. Jalankan verifikasi.", path, jejak)
	}
	return isi[:t.W*tlog.HashSize], nil
}

// ubinData writes the entries as tlog.FormatRecord does, without the line of
// their number, which the tile's place gives.
func ubinData(ctx context.Context, s Sumber, jejak string, t tlog.Tile) ([]byte, error) {
	isi := make([]byte, 0, t.W*512)
	for ada := 0; ada < t.W; {
		teks, err := s.Entri(ctx, jejak, t.N<<tinggi+int64(ada), t.W-ada)
		if err != nil {
			return nil, err
		}
		if len(teks) == 0 || len(teks) > t.W-ada {
			return nil, kominfo.E(kominfo.Rusak, "jejak.UbinHTTP",
				"Catatan jejak %s mulai nomor %d tidak dapat dibaca dari penyimpanan. Jalankan verifikasi.", jejak, t.N<<tinggi+int64(ada))
		}
		for _, e := range teks {
			isi = append(append(isi, e...), '\n')
		}
		ada += len(teks)
	}
	return isi, nil
}
