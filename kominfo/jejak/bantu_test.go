package jejak

import (
	"context"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
)

// gudang is a Sumber in memory, as a store would be: it keeps the texts and the
// tiles that Pohon gives it, and nothing else.
type gudang struct {
	log map[string]*logUji
}

type logUji struct {
	entri  [][]byte
	ubin   map[[2]int64][]byte
	ukuran int64
}

func gudangBaru() *gudang {
	return &gudang{log: map[string]*logUji{Umum: {ubin: map[[2]int64][]byte{}}, Dalam: {ubin: map[[2]int64][]byte{}}}}
}

// catat appends texts as one transaction.
func (g *gudang) catat(t testing.TB, jejak string, teks ...[]byte) {
	t.Helper()
	l := g.log[jejak]
	p, err := MuatPohon(l.ukuran, func(tingkat int, nomor int64) ([]byte, error) {
		return g.Ubin(context.Background(), jejak, tingkat, nomor)
	})
	if err != nil {
		t.Fatal(err)
	}
	lama := p.Ukuran()
	for _, e := range teks {
		p.Tambah(Daun(e))
	}
	for _, u := range p.UbinSejak(lama) {
		l.ubin[[2]int64{int64(u.Tingkat), u.Nomor}] = u.Isi
	}
	l.entri = append(l.entri, teks...)
	l.ukuran = p.Ukuran()
}

func (g *gudang) pohon(t testing.TB, jejak string) *Pohon {
	t.Helper()
	p, err := MuatPohon(g.log[jejak].ukuran, func(tingkat int, nomor int64) ([]byte, error) {
		return g.Ubin(context.Background(), jejak, tingkat, nomor)
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (g *gudang) Kepala(_ context.Context, jejak string) (Kepala, error) {
	l := g.log[jejak]
	p, err := MuatPohon(l.ukuran, func(tingkat int, nomor int64) ([]byte, error) {
		return l.ubin[[2]int64{int64(tingkat), nomor}], nil
	})
	if err != nil {
		return Kepala{}, err
	}
	return p.Kepala(), nil
}

func (g *gudang) Ubin(_ context.Context, jejak string, tingkat int, nomor int64) ([]byte, error) {
	isi, ada := g.log[jejak].ubin[[2]int64{int64(tingkat), nomor}]
	if !ada {
		return nil, kominfo.E(kominfo.TidakAda, "gudang.Ubin", "Ubin %d/%d tidak ada.", tingkat, nomor)
	}
	return isi, nil
}

func (g *gudang) Entri(_ context.Context, jejak string, dari int64, n int) ([][]byte, error) {
	e := g.log[jejak].entri
	if dari >= int64(len(e)) {
		return nil, nil
	}
	e = e[dari:]
	return e[:min(n, len(e), 100)], nil // fewer than asked: a Sumber may
}

// terbit is a published log: files by path.
type terbit map[string][]byte

// terbitkan writes every file of a log that a reader of its present size needs.
func (g *gudang) terbitkan(t testing.TB, jejak string, checkpoint []byte, kunci string) terbit {
	t.Helper()
	f := terbit{"jejak/" + jejak + "/checkpoint": checkpoint, "jejak/kunci": []byte(kunci + "\n")}
	for _, u := range tlog.NewTiles(tinggi, 0, g.log[jejak].ukuran) {
		for _, l := range []int{u.L, -1} {
			if l < 0 && (u.L > 0 || jejak == Dalam) {
				continue
			}
			u := u
			u.L = l
			b, err := UbinHTTP(context.Background(), g, jejak, u.Path())
			if err != nil {
				t.Fatal(err)
			}
			f["jejak/"+jejak+"/"+u.Path()] = b
		}
	}
	return f
}

func (f terbit) ambil(_ context.Context, path string) ([]byte, error) {
	b, ada := f[path]
	if !ada {
		return nil, kominfo.E(kominfo.TidakAda, "terbit.ambil", "%s tidak ada.", path)
	}
	return b, nil
}

func (f terbit) salin() terbit {
	g := terbit{}
	for k, v := range f {
		g[k] = append([]byte(nil), v...)
	}
	return g
}

// waktuUji is the moment at which everything in the tests happens.
func waktuUji() time.Time { return time.Date(2026, 11, 22, 6, 12, 34, 123456000, time.UTC) }

const idUji = "01a201c2-4836-75db-8f00-000000000001"

func garamUji(n int) []byte {
	g := make([]byte, PanjangGaram)
	for i := range g {
		g[i] = byte(n + i)
	}
	return g
}

// entriUji gives version v of document number dok.
func entriUji(dok int, v int64) Entri {
	p := Ikat(garamUji(dok+7), []byte(`{"nama":"Warga"}`), "")
	e := Entri{
		Register: "permohonan", ID: fmt.Sprintf("01a201c2-4836-75db-8f00-%012x", dok), Versi: v, Skema: 1,
		Waktu: waktuUji().Add(time.Duration(dok) * time.Second), Instansi: "19.06", Pemilik: "kominfo", Peran: "koordinator",
		Aksi: "perpanjang", Umum: Ikat(garamUji(dok), []byte(isiUji(dok)), alasanUji), Pribadi: &p,
	}
	if dok%3 == 0 {
		e.Pribadi, e.Pemilik = nil, ""
	}
	return e
}

const alasanUji = "Data perlu dikumpulkan dari tiga bidang.\nJawaban menyusul."

func isiUji(dok int) string { return fmt.Sprintf(`{"nomor":"P-%d","status":"diproses"}`, dok) }

func teksUji(t testing.TB, e Entri) []byte {
	t.Helper()
	b, err := e.Teks()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// isiLog fills a log with n entries: three documents in turn, then new ones.
func (g *gudang) isiLog(t testing.TB, jejak string, n int) {
	t.Helper()
	var teks [][]byte
	for i := range n {
		if i < 30 {
			teks = append(teks, teksUji(t, entriUji(i%3, int64(i/3+1))))
		} else {
			teks = append(teks, teksUji(t, entriUji(i, 1)))
		}
	}
	g.catat(t, jejak, teks...)
}

// kunciUji gives a key pair that is always the same.
func kunciUji(t testing.TB, nama string, n byte) (note.Signer, note.Verifier, string) {
	t.Helper()
	rahasia, umum := kunciTetap(t, nama, n)
	s, err := BukaKunci(rahasia)
	if err != nil {
		t.Fatal(err)
	}
	v, err := note.NewVerifier(umum)
	if err != nil {
		t.Fatal(err)
	}
	return s, v, umum
}

func kunciTetap(t testing.TB, nama string, n byte) (rahasia, umum string) {
	t.Helper()
	rahasia, umum, err := BuatKunci(nama, strings.NewReader(strings.Repeat(string(rune('a'+n)), 32)))
	if err != nil {
		t.Fatal(err)
	}
	return rahasia, umum
}

const namaUji = "kominfo.contoh"

// checkpointUji signs the present head of a log.
func (g *gudang) checkpointUji(t testing.TB, jejak string, s ...note.Signer) []byte {
	t.Helper()
	return tandai(t, Checkpoint{Nama: namaUji, Jejak: jejak, Masa: 1, Kepala: g.pohon(t, jejak).Kepala(), Waktu: waktuUji()}, s...)
}

func tandai(t testing.TB, c Checkpoint, s ...note.Signer) []byte {
	t.Helper()
	b, err := TandaTangani(c, s...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// pohonPolos is the Merkle tree hash of RFC 6962, section 2.1, word for word.
func pohonPolos(daun []tlog.Hash) tlog.Hash {
	switch len(daun) {
	case 0:
		h, _ := tlog.TreeHash(0, nil)
		return h
	case 1:
		return daun[0]
	}
	k := 1
	for 2*k < len(daun) {
		k *= 2
	}
	return tlog.NodeHash(pohonPolos(daun[:k]), pohonPolos(daun[k:]))
}

func daunUji(i int64) tlog.Hash {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(i))
	return tlog.RecordHash(b[:])
}

func kunciLain(t testing.TB) note.Signer {
	s, _, _ := kunciUji(t, "a", 0)
	return s
}
