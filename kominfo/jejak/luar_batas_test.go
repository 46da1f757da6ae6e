package jejak

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
)

// In a copy made while the log grew, the narrow tiles may have become full.
func TestPeriksaLuarUbinMelebar(t *testing.T) {
	f, g, s, v := logTerbit(t, Umum, 300)
	g.catat(t, Umum, slices.Repeat([][]byte{[]byte("kelak\n")}, 300)...)
	besar := g.terbitkan(t, Umum, g.checkpointUji(t, Umum, s), "")
	for nama, isi := range besar {
		if strings.Contains(nama, "/tile/") {
			f[nama] = isi
		}
	}
	delete(f, "jejak/umum/tile/8/0/001.p/44")
	delete(f, "jejak/umum/tile/8/data/001.p/44")
	if l := periksa(t, f, OpsiLuar{Kunci: []note.Verifier{v}}); !l.Sah || len(l.Temuan) > 0 {
		t.Errorf("%+v", l.Temuan)
	}
}

func TestPeriksaLuarTidakSelesai(t *testing.T) {
	f, _, _, v := logTerbit(t, Umum, 600)
	putus := errors.New("jaringan putus")
	batal := func() {}
	for nama, c := range map[string]struct {
		ambil func(context.Context, string) ([]byte, error)
		want  error
	}{
		"tanpa checkpoint": {terbit{}.ambil, kominfo.TidakAda},
		"jaringan putus": {func(ctx context.Context, p string) ([]byte, error) {
			if strings.HasSuffix(p, "0/001") {
				return nil, putus
			}
			return f.ambil(ctx, p)
		}, putus},
		"data putus": {func(ctx context.Context, p string) ([]byte, error) {
			if strings.Contains(p, "data/002") {
				return nil, putus
			}
			return f.ambil(ctx, p)
		}, putus},
		"dibatalkan": {func(c context.Context, p string) ([]byte, error) {
			if strings.HasSuffix(p, "data/000") {
				batal()
			}
			return f.ambil(c, p)
		}, context.Canceled},
	} {
		ctx, cancel := context.WithCancel(context.Background())
		batal = cancel
		l, err := PeriksaLuar(ctx, c.ambil, OpsiLuar{Kunci: []note.Verifier{v}})
		cancel()
		if !errors.Is(err, c.want) || l.Sah || len(l.Terbukti) > 0 {
			t.Errorf("%s: %v, %+v", nama, err, l)
		}
	}
	if _, err := PeriksaLuar(context.Background(), f.ambil, OpsiLuar{Jejak: "lain"}); !errors.Is(err, kominfo.TidakSah) {
		t.Errorf("unknown log: %v", err)
	}
}

func TestPeriksaLuarKunciTiada(t *testing.T) {
	f, _, _, _ := logTerbit(t, Umum, 3)
	hilang := func(ctx context.Context, p string) ([]byte, error) {
		if p == "jejak/kunci" {
			return nil, &fs.PathError{Op: "open", Path: p, Err: fs.ErrNotExist}
		}
		return f.ambil(ctx, p)
	}
	l, err := PeriksaLuar(context.Background(), hilang, OpsiLuar{})
	if err != nil || id(l) != "TANDA" || l.Temuan[0].Path != "kunci" {
		t.Errorf("%v %+v", err, l)
	}
	f["jejak/kunci"] = []byte("bukan kunci")
	if l := periksa(t, f, OpsiLuar{}); id(l) != "TANDA" {
		t.Errorf("%+v", l)
	}
}

// A checkpoint that claims a size that nobody could serve ends at the first
// missing tile, and the findings of one kind are bounded.
func TestPeriksaLuarTerbatas(t *testing.T) {
	f, _, s, v := logTerbit(t, Umum, 600)
	f["jejak/umum/checkpoint"] = tandai(t, Checkpoint{Nama: namaUji, Jejak: Umum, Masa: 1, Kepala: Kepala{Ukuran: maksUkuran}, Waktu: waktuUji()}, s)
	if l := periksa(t, f, OpsiLuar{Kunci: []note.Verifier{v}}); id(l) != "UBIN" || len(l.Temuan) != 1 {
		t.Errorf("%+v", l.Temuan)
	}
	f, g, s, v := logTerbit(t, Dalam, 600)
	for nama, isi := range f.salin() {
		f[strings.Replace(nama, "dalam", "umum", 1)] = isi
	}
	f["jejak/umum/checkpoint"] = tandai(t, Checkpoint{Nama: namaUji, Jejak: Umum, Masa: 1, Kepala: g.pohon(t, Dalam).Kepala(), Waktu: waktuUji()}, s)
	for _, p := range []string{"000", "001", "002.p/88"} {
		f["jejak/umum/tile/8/data/"+p] = bytes.Repeat([]byte("x\n\n"), 256)
	}
	l := periksa(t, f, OpsiLuar{Kunci: []note.Verifier{v}})
	if id(l) != "ENTRI" || len(l.Temuan) != maksSejenis+1 || !strings.Contains(l.Temuan[maksSejenis].Message, "591 temuan sejenis") {
		t.Errorf("%d findings: %+v", len(l.Temuan), l.Temuan[len(l.Temuan)-1])
	}
}

// Any byte of any published file that changes is found.
func TestPeriksaLuarSatuByte(t *testing.T) {
	f, _, _, v := logTerbit(t, Umum, 270)
	var nama []string
	for n := range f {
		if n != "jejak/kunci" {
			nama = append(nama, n)
		}
	}
	slices.Sort(nama)
	rapid.Check(t, func(rt *rapid.T) {
		g := terbit{}
		for n, b := range f {
			g[n] = b
		}
		n := rapid.SampledFrom(nama).Draw(rt, "berkas")
		g[n] = balik(rt, g[n])
		l := periksa(t, g, OpsiLuar{Kunci: []note.Verifier{v}})
		if l.Sah {
			rt.Fatalf("%s changed, and nothing was found", n)
		}
	})
}

func TestLaporanJSON(t *testing.T) {
	b, err := json.Marshal(Laporan{Ukuran: 3, Checkpoint: "x"})
	if want := `{"sah":false,"ukuran":3,"checkpoint":"x","temuan":[],"terbukti":[],"tidak_terbukti":[]}`; err != nil || string(b) != want {
		t.Errorf("%s, want %s (%v)", b, want, err)
	}
}

// The last tiles of a log whose size is a multiple of 256 and of 65,536.
func TestPeriksaLuarUkuranBesar(t *testing.T) {
	s, v, umum := kunciUji(t, namaUji, 0)
	for _, n := range []int64{65536, 65537} {
		g := gudangBaru()
		var p Pohon
		for i := range n {
			p.Tambah(daunUji(i))
		}
		for _, u := range p.UbinSejak(0) {
			g.log[Dalam].ubin[[2]int64{int64(u.Tingkat), u.Nomor}] = u.Isi
		}
		g.log[Dalam].ukuran = n
		f := g.terbitkan(t, Dalam, g.checkpointUji(t, Dalam, s), umum)
		if l := periksa(t, f, OpsiLuar{Jejak: Dalam, Kunci: []note.Verifier{v}}); !l.Sah {
			t.Errorf("%d: %+v", n, l.Temuan)
		}
		ubin := tlog.Tile{H: tinggi, L: 1, N: 0, W: lebarUbin}.Path()
		f["jejak/dalam/"+ubin] = bytes.Clone(f["jejak/dalam/"+ubin])
		f["jejak/dalam/"+ubin][77*32] ^= 1
		if l := periksa(t, f, OpsiLuar{Jejak: Dalam, Kunci: []note.Verifier{v}}); id(l) != "UBIN" || !strings.Contains(l.Temuan[0].Message, "tile/8/0/077") {
			t.Errorf("%d: %+v", n, l.Temuan)
		}
	}
}
