package lembar_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// bentrokan is a store in which rows become invalid between check and write. With
// telat it says so many rows later, as a store does that writes in the background.
type bentrokan struct {
	*register.Memori
	tolak map[string]bool
	telat int
}

type txBentrok struct {
	register.Tx
	b     *bentrokan
	galat *register.GalatTulisan // the first refusal, while it is not yet told
	sejak int                    // rows since
}

func (b *bentrokan) Ubah(ctx context.Context, a kominfo.Aktor, f func(register.Tx) error) error {
	return b.Memori.Ubah(ctx, a, func(tx register.Tx) error {
		x := &txBentrok{Tx: tx, b: b}
		if err := f(x); err != nil || x.galat == nil {
			return err
		}
		return x.galat
	})
}

func (x *txBentrok) Simpan(ctx context.Context, t register.Tulisan) (register.Meta, error) {
	m := t.Baris().Meta
	m.ID = register.IDBaru(x.Sekarang(), 0)
	if x.galat != nil {
		if x.sejak++; x.sejak >= x.b.telat {
			return register.Meta{}, x.galat
		}
		return m, nil
	}
	if x.b.tolak[t.Baris().Kolom[0].(string)] {
		err := register.SudahAda(t.Register().Info(), []string{"nomor"})
		if x.b.telat == 0 {
			return register.Meta{}, err
		}
		x.galat = &register.GalatTulisan{Register: t.Register().Info().Nama, ID: m.ID, Err: err}
		return m, nil
	}
	return x.Tx.Simpan(ctx, t)
}

func TestJalankanBerubahDiTengah(t *testing.T) {
	var isi strings.Builder
	isi.WriteString("nomor,opd\n")
	tolak := map[string]bool{}
	for i := range 4500 {
		fmt.Fprintf(&isi, "%d,kominfo\n", i)
		if i%500 == 0 || i == 4499 {
			tolak[fmt.Sprint(i)] = true
		}
	}
	for _, u := range []struct {
		mode  lembar.Mode
		telat int
	}{{lembar.Utuh, 0}, {lembar.YangSah, 0}, {lembar.Utuh, 100}, {lembar.YangSah, 100}} {
		mode := u.mode
		a := newAlat(t)
		im := impor(a.surat)
		im.Mode = mode
		var maju []int
		im.Kemajuan = func(selesai, total int) {
			if total != 4500 || len(maju) > 0 && selesai < maju[len(maju)-1] {
				t.Errorf("kemajuan %d dari %d setelah %v", selesai, total, maju)
			}
			maju = append(maju, selesai)
		}
		l, err := im.Jalankan(t.Context(), &bentrokan{a.m, tolak, u.telat}, baca(t, isi.String()))
		if err != nil {
			t.Fatal(err)
		}
		n := a.versi(t)
		if mode == lembar.Utuh && (l.Ditulis != 0 || n != 0 || l.Ditolak != 1) {
			t.Errorf("utuh: %s, %d versi", ringkas(l), n)
		}
		if mode == lembar.YangSah && (l.Ditulis != 4490 || n != 4490 || l.Ditolak != 10 || maju[len(maju)-1] != 4500) {
			t.Errorf("yang sah: %d ditulis, %d ditolak, %d versi, kemajuan %v", l.Ditulis, l.Ditolak, n, maju)
		}
	}
}

func TestJalankanBatal(t *testing.T) {
	a := newAlat(t)
	ctx, batal := context.WithCancel(t.Context())
	batal()
	if _, err := impor(a.surat).Jalankan(ctx, a.m, baca(t, suratCSV)); err == nil {
		t.Error("konteks batal diabaikan")
	}
	if n := a.versi(t); n != 0 {
		t.Errorf("%d versi tertulis", n)
	}
}

// A file of nothing but faults gives a report of bounded size.
func TestLaporanTerbatas(t *testing.T) {
	a := newAlat(t)
	l := a.jalankan(t, impor(a.surat), "nomor,opd,lembar\n"+strings.Repeat(",,x\n", 2000))
	if l.Ditolak != 2000 || len(l.Temuan) != lembar.BatasTemuan || l.TemuanLain != 6000-lembar.BatasTemuan {
		t.Errorf("ditolak %d, temuan %d dan %d lain", l.Ditolak, len(l.Temuan), l.TemuanLain)
	}
}

// No file makes an import panic, and what it accepts it accepts again as the same.
func FuzzImpor(f *testing.F) {
	for _, s := range []string{suratCSV, "nomor,opd\n1,a\n1,a\n", "id,versi,nomor,opd\nx,1,2,3\n", `{"nomor":"1","opd":"a"}`, `{"register":"uji_surat","id":"x","versi":1,"dokumen":{}}`,
		"<table><tr><td>nomor<td>opd<tr><td>1<td>kominfo</table>", "nomor,opd\n'=1,\"a\n", "{\"nomor\":1e400}", "{}\n[]\n{\"a\":" + strings.Repeat("[", 5000)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, isi []byte) {
		m, err := lembar.Baca("x", isi, tabel.Opsi{MaksByte: 1 << 16})
		if err != nil {
			return
		}
		a := newAlat(t)
		im := impor(a.surat)
		im.Mode = lembar.YangSah
		l, err := im.Jalankan(t.Context(), a.m, m)
		if err != nil {
			if kominfo.KindOf(err) == kominfo.Rusak {
				t.Fatal(err)
			}
			return
		}
		if l.Baru+l.Berubah+l.Sama+l.Dilewati+l.Ditolak != l.Baris || l.Ditulis != l.Baru+l.Berubah {
			t.Fatalf("laporan tidak genap: %+v", l)
		}
		lagi, err := im.Jalankan(t.Context(), a.m, m)
		if err != nil || lagi.Ditulis != 0 {
			t.Fatalf("kedua kali: %+v %v", lagi, err)
		}
	})
}
