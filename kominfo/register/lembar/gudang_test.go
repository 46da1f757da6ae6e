package lembar_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

// pencatat counts what an import reads.
type pencatat struct {
	*register.Memori
	cari int
}

func (p *pencatat) Cari(ctx context.Context, r register.Register, l register.Lingkup, q register.Query) (register.Halaman, error) {
	p.cari++
	return p.Memori.Cari(ctx, r, l, q)
}

// A small file for a large register asks for its keys instead of reading the
// register, with the same answers.
func TestImporKeRegisterBesar(t *testing.T) {
	a := newAlat(t)
	var isi strings.Builder
	isi.WriteString("nomor,opd,perihal\n")
	for i := range 2100 {
		fmt.Fprintf(&isi, "%d,kominfo,p\n", i)
	}
	a.jalankan(t, impor(a.surat), isi.String())
	a.surat1(t, registertest.Surat{Nomor: "77", OPD: "dinkes"}) // the same number of another owner
	kecil := "nomor,opd,perihal\n5,kominfo,p\n6,kominfo,lain\n77,dinkes,\n9999,kominfo,baru\n"
	p := &pencatat{Memori: a.m}
	l, err := impor(a.surat).Periksa(t.Context(), p, baca(t, kecil))
	if err != nil {
		t.Fatal(err)
	}
	cekRingkas(t, l, `baris 4 baru 1 berubah 0 sama 2 dilewati 1 ditolak 0 ditulis 0
LBR-SUDAH-ADA peringatan baris 3`)
	if p.cari != 4 {
		t.Errorf("%d pencarian, seharusnya satu untuk tiap baris", p.cari)
	}
	im := impor(a.surat)
	im.Kembar = lembar.Perbarui
	if l := a.jalankan(t, im, kecil); l.Baru != 1 || l.Berubah != 1 || l.Ditulis != 2 {
		t.Errorf("%s", ringkas(l))
	}
	if l := a.jalankan(t, im, kecil); l.Sama != 4 {
		t.Errorf("kedua kali: %s", ringkas(l))
	}
	p.cari = 0
	if _, err := impor(a.surat).Periksa(t.Context(), p, baca(t, isi.String())); err != nil || p.cari != 3 {
		t.Errorf("berkas besar: %d pencarian, seharusnya 3 halaman; %v", p.cari, err)
	}
}

// Aset has fields with the names of the two columns of an export, and an action
// that gives out a number.
type Aset struct {
	ID    string `json:"id" judul:"ID aset" wajib:"ya"`
	Versi string `json:"versi" judul:"Versi"`
	Nomor string `json:"nomor" judul:"Nomor"`
}

func defAset(tindakan bool) *register.Def[Aset] {
	d := &register.Def[Aset]{Nama: "aset", Judul: "Aset", Jejak: register.Umum, VersiSkema: 1,
		Kolom: []register.AnyKolom[Aset]{
			register.Kolom[Aset, string]{Nama: "kode", Judul: "ID aset", Baca: func(a *Aset) string { return a.ID }},
			register.Kolom[Aset, string]{Nama: "nomor", Baca: func(a *Aset) string { return a.Nomor }},
		},
		Unik: [][]string{{"kode"}}}
	if !tindakan {
		return d
	}
	type catat struct {
		Kode string `json:"kode" judul:"Kode" wajib:"ya"`
	}
	d.Unik = [][]string{{"nomor"}, {"kode"}}
	d.Tindakan = []register.Tindakan[Aset]{{Nama: "catat", Judul: "Catat", Mula: true, Laku: register.Lakukan(
		func(ctx context.Context, tx register.Tx, _ *register.Dokumen[Aset], in catat) (Aset, error) {
			n, err := tx.Rekap(ctx, d, register.LingkupPenuh(), nil)
			if err != nil {
				return Aset{}, err
			}
			return Aset{ID: in.Kode, Nomor: fmt.Sprint("N-", n[0].N+1)}, nil
		})}}
	return d
}

func TestEksporIsianBernamaID(t *testing.T) {
	d := defAset(false)
	m, err := register.NewMemori(d)
	if err != nil {
		t.Fatal(err)
	}
	a := &alat{m: m}
	if l := a.jalankan(t, impor(d), "id,versi,nomor\nA1,2.0,7\n"); l.Ditulis != 1 {
		t.Fatal(ringkas(l))
	}
	csv := a.csv(t, d, register.LingkupPenuh())
	if !strings.HasPrefix(csv, "id_dokumen,versi_dokumen,id,versi,nomor\r\n") || !strings.Contains(csv, ",1,A1,2.0,7\r\n") {
		t.Errorf("%s", csv)
	}
	if l := a.jalankan(t, impor(d), strings.Replace(csv, ",7", ",8", 1)); l.Berubah != 1 || l.Ditulis != 1 {
		t.Errorf("%s", ringkas(l))
	}
}

// A number that the action gives out is no key of the file: in a dry run every
// row would get the same one.
func TestImporTindakanBernomor(t *testing.T) {
	d := defAset(true)
	m, err := register.NewMemori(d)
	if err != nil {
		t.Fatal(err)
	}
	a := &alat{m: m}
	im := impor(d)
	im.Tindakan = "catat"
	isi := "kode\nA\nB\nC\nA\n"
	l, err := im.Periksa(t.Context(), m, baca(t, isi))
	if err != nil {
		t.Fatal(err)
	}
	cekRingkas(t, l, `baris 4 baru 3 berubah 0 sama 0 dilewati 0 ditolak 1 ditulis 0
LBR-KEMBAR galat baris 5`)
	im.Mode = lembar.YangSah
	if l := a.jalankan(t, im, isi); l.Ditulis != 3 {
		t.Fatal(ringkas(l))
	}
	l = a.jalankan(t, im, "kode\nA\nB\n")
	if l.Dilewati != 2 || l.Ditulis != 0 {
		t.Errorf("kedua kali: %s", ringkas(l))
	}
	// Without the key nothing tells a row from a document that came of it.
	d = defAset(true)
	d.Unik = d.Unik[:1]
	if m, err = register.NewMemori(d); err != nil {
		t.Fatal(err)
	}
	im.Register = d
	if _, err := im.Periksa(t.Context(), m, baca(t, isi)); kominfo.KindOf(err) != kominfo.Ditolak {
		t.Errorf("tanpa kunci: %v", err)
	}
}

func TestImporTanpaKunciDenganDataPribadi(t *testing.T) {
	d := registertest.DefSurat()
	d.Unik = nil
	m, err := register.NewMemori(d, registertest.DefUnit())
	if err != nil {
		t.Fatal(err)
	}
	im := impor(d)
	im.Lingkup.Pribadi = false
	if _, err := im.Jalankan(t.Context(), m, baca(t, "nomor,opd,pemohon\n1,kominfo,Nama Contoh\n")); kominfo.KindOf(err) != kominfo.Ditolak {
		t.Errorf("%v, seharusnya ditolak", err)
	}
	a := &alat{m: m}
	isi := "nomor,opd,pemohon\n1,kominfo,Nama Contoh\n1,kominfo,Nama Lain\n"
	for _, mau := range []int{2, 0} {
		if l := a.jalankan(t, impor(d), isi); l.Ditulis != mau {
			t.Errorf("ditulis %d, seharusnya %d: %s", l.Ditulis, mau, ringkas(l))
		}
	}
}
