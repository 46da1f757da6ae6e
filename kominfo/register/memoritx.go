package register

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// txMemori writes in place under the store's lock and keeps how to undo it.
type txMemori struct {
	m     *Memori
	aktor kominfo.Aktor
	waktu time.Time
	batal []func()
	baru  []versiDari
}

func (x *txMemori) Aktor() kominfo.Aktor { return x.aktor }
func (x *txMemori) Sekarang() time.Time  { return x.waktu }

func (x *txMemori) Baca(_ context.Context, r Register, l Lingkup, id ID, versi int64) (Baris, error) {
	return x.m.baca(r, l, id, versi)
}
func (x *txMemori) Riwayat(_ context.Context, r Register, l Lingkup, id ID) ([]Baris, error) {
	return x.m.riwayat(r, l, id)
}
func (x *txMemori) Cari(_ context.Context, r Register, l Lingkup, q Query) (Halaman, error) {
	return x.m.cari(r, l, q)
}
func (x *txMemori) Rekap(_ context.Context, r Register, l Lingkup, s []Syarat, kelompok ...string) ([]Jumlah, error) {
	return x.m.rekap(r, l, s, kelompok)
}
func (x *txMemori) Perubahan(_ context.Context, l Lingkup, j Jejak, sejak int64, batas int) ([]Perubahan, int64, error) {
	return x.m.perubahan(l, j, sejak, batas)
}

// Simpan stores a change.
func (x *txMemori) Simpan(_ context.Context, t Tulisan) (Meta, error) {
	meja, err := x.m.meja(t.Register())
	if err != nil {
		return Meta{}, err
	}
	b := t.Baris()
	if b.ID == "" {
		b.ID = IDBaru(x.waktu, len(x.baru))
	}
	vs := meja.dok[b.ID]
	if int64(len(vs)) != t.Harap() {
		return Meta{}, Bentrokan(meja.in, t.Harap(), int64(len(vs)))
	}
	for i, k := range meja.in.Kolom {
		if id, _ := b.Kolom[i].(string); k.Rujukan != "" && id != "" && len(x.m.isi[k.Rujukan].dok[ID(id)]) == 0 {
			return Meta{}, RujukanHilang(k)
		}
	}
	if !b.Ditarik {
		if err := x.unik(meja, b); err != nil {
			return Meta{}, err
		}
	}
	return x.tambah(meja, b), nil
}

func (x *txMemori) unik(meja *mejaMemori, b Baris) error {
	for i, set := range meja.in.Unik {
		if id, ada := meja.unik[i][meja.kunci(set, b)]; ada && id != b.ID {
			return SudahAda(meja.in, set)
		}
	}
	return nil
}

// kunci joins the values of a unique key, each with its length before it.
func (t *mejaMemori) kunci(set []string, b Baris) string {
	var k []byte
	for _, n := range set {
		s := b.Pemilik
		if n != "pemilik" {
			switch v := b.Kolom[t.in.indeksKolom(n)].(type) {
			case string:
				s = v
			case int64:
				s = strconv.FormatInt(v, 10)
			}
		}
		k = append(append(strconv.AppendInt(k, int64(len(s)), 10), ':'), s...)
	}
	return string(k)
}

// catatKunci notes that the document of b has its unique keys, or no longer has.
func (t *mejaMemori) catatKunci(b Baris, punya bool) {
	if b.Ditarik {
		return
	}
	for i, set := range t.in.Unik {
		if punya {
			t.unik[i][t.kunci(set, b)] = b.ID
		} else {
			delete(t.unik[i], t.kunci(set, b))
		}
	}
}

func (x *txMemori) tambah(meja *mejaMemori, b Baris) Meta {
	vs := meja.dok[b.ID]
	ganti := len(vs) > 0
	if ganti {
		meja.catatKunci(vs[len(vs)-1], false)
	}
	meja.catatKunci(b, true)
	meja.dok[b.ID] = append(slices.Clip(vs), b)
	if b.Ulang != nil {
		meja.tahu[string(b.Ulang[:PanjangKunci])] = versiDari{meja.in.Nama, b.ID, b.Versi}
	}
	x.batal = append(x.batal, func() {
		if b.Ulang != nil {
			delete(meja.tahu, string(b.Ulang[:PanjangKunci]))
		}
		meja.catatKunci(b, false)
		if ganti {
			meja.catatKunci(vs[len(vs)-1], true)
			meja.dok[b.ID] = vs
		} else {
			delete(meja.dok, b.ID)
		}
	})
	x.baru = append(x.baru, versiDari{meja.in.Nama, b.ID, b.Versi})
	return b.Meta
}

// Ulangan finds the version that a write with a key made.
func (x *txMemori) Ulangan(_ context.Context, r Register, kunci []byte) (Baris, bool, error) {
	meja, err := x.m.meja(r)
	if err != nil {
		return Baris{}, false, err
	}
	v, ada := meja.tahu[string(kunci)]
	if !ada {
		return Baris{}, false, nil
	}
	b := meja.dok[v.id][v.ver-1]
	return Baris{Meta: b.Meta, Ulang: b.Ulang}, true, nil
}

// HapusPribadi erases the personal part in every version, and those that go with it.
func (x *txMemori) HapusPribadi(ctx context.Context, r Register, id ID, alasan string) (Meta, error) {
	return HapusSerumpun(ctx, x, r, id, func(r Register, id ID) (Meta, error) { return x.hapusSatu(r, id, alasan) })
}

func (x *txMemori) hapusSatu(r Register, id ID, alasan string) (Meta, error) {
	meja, err := x.m.meja(r)
	if err != nil {
		return Meta{}, err
	}
	vs := meja.dok[id]
	if len(vs) == 0 {
		return Meta{}, tidakAda(meja.in)
	}
	bersih := slices.Clone(vs)
	for i := range bersih {
		bersih[i].Pribadi, bersih[i].GaramPribadi, bersih[i].PribadiDihapus = nil, nil, true
		if u := bersih[i].Ulang; u != nil {
			bersih[i].Ulang = u[:PanjangKunci:PanjangKunci] // what was written is a hash of it too
		}
	}
	meja.dok[id] = bersih
	x.batal = append(x.batal, func() { meja.dok[id] = vs })
	return x.tambah(meja, HapusanPribadi(bersih[len(bersih)-1], x, alasan)), nil
}

// HapusanPribadi is the version that a store adds when it erases the personal
// part of a document whose current version is b.
func HapusanPribadi(b Baris, tx Tx, alasan string) Baris {
	b.Versi++
	b.Urutan, b.Waktu, b.PribadiDihapus = BelumUrut, tx.Sekarang(), true
	b.Aksi, b.Alasan = "hapus_pribadi", alasan
	b.Instansi, b.Peran = tx.Aktor().Instansi, tx.Aktor().Peran
	b.Pribadi, b.GaramPribadi, b.Ulang = nil, nil, nil
	b.GaramUmum = garam()
	return b
}

// Bentrokan is the error for a version that is not the expected one; for stores.
func Bentrokan(in Info, harap, ada int64) error {
	if ada == 0 {
		return tidakAda(in)
	}
	return kominfo.E(kominfo.Bentrok, "register.Simpan", "Dokumen sudah diubah orang lain: Anda membuka versi %d, sekarang versi %d. Muat ulang, lalu ulangi perubahan Anda.", harap, ada)
}

// SudahAda is the error for a unique key that exists; for stores.
func SudahAda(in Info, kunci []string) error {
	var n []string
	for _, k := range kunci {
		j := k
		if i := in.indeksKolom(k); i >= 0 {
			j = in.Kolom[i].Judul
		}
		n = append(n, j)
	}
	e := kominfo.E(kominfo.Bentrok, "register.Simpan", "Sudah ada dokumen lain di register %s dengan %s yang sama. Buka dan ubah yang sudah ada.", in.Judul, strings.Join(n, " dan "))
	e.Findings = []kominfo.Finding{{ID: "REG-UNIK", Path: kunci[0], Severity: kominfo.Galat, Message: e.Message}}
	return e
}

// RujukanHilang is the error for a reference that leads nowhere; for stores.
func RujukanHilang(k InfoKolom) error {
	return kominfo.TidakSahKarena("register.Simpan", []kominfo.Finding{{ID: "REG-RUJUKAN", Path: k.Nama, Severity: kominfo.Galat,
		Message: k.Judul + " menunjuk dokumen yang tidak ada di register " + k.Rujukan + ". Pilih dari daftar."}})
}

// TidakAdaDokumen is the error for a document that is absent or out of scope; for stores.
func TidakAdaDokumen(in Info) error { return tidakAda(in) }
