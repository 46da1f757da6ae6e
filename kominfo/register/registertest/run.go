package registertest

import (
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Buka opens a fresh, empty store for the registers; it closes it by t.Cleanup.
type Buka func(t testing.TB, regs ...register.Register) register.Store

// Run proves a store. Each part opens a store of its own.
func Run(t *testing.T, buka Buka) {
	for _, u := range []struct {
		nama string
		f    func(*testing.T, *alat)
	}{
		{"dokumen dan versi", ujiVersi},
		{"bita tersimpan persis", ujiBita},
		{"isian diperiksa", ujiIsian},
		{"tindakan menolak tulisan umum", ujiTindakan},
		{"lingkup", ujiLingkup},
		{"menulis di luar lingkup", ujiLingkupTulis},
		{"daftar, urutan dan kursor", ujiDaftar},
		{"urutan dibuat", ujiUrutanDibuat},
		{"semua halaman", ujiSemua},
		{"saringan", ujiSaring},
		{"rekap", ujiRekap},
		{"kunci unik dan rujukan", ujiKunci},
		{"transaksi batal utuh", ujiBatal},
		{"tarik", ujiTarik},
		{"hapus bagian pribadi", ujiHapusPribadi},
		{"jejak perubahan", ujiPerubahan},
		{"jejak dengan penulis serentak", ujiSerentak},
		{"satu pemenang per versi", ujiPemenang},
		{"transaksi besar", ujiRamai},
		{"tulisan yang diulang", ujiUlang},
		{"tulisan yang diulang serentak", ujiUlangSerentak},
	} {
		t.Run(u.nama, func(t *testing.T) {
			a := &alat{unit: DefUnit(), surat: DefSurat(), izin: DefIzin()}
			a.s = buka(t, a.unit, a.surat, a.izin)
			u.f(t, a)
		})
	}
}

type alat struct {
	s     register.Store
	unit  *register.Def[Unit]
	surat *register.Def[Surat]
	izin  *register.Def[Izin]
}

func penulis() kominfo.Aktor {
	return kominfo.Aktor{ID: "u1", Nama: "Penulis Uji", Instansi: "19.06", Perangkat: "kominfo", Peran: "entri"}
}

func (a *alat) ubah(t testing.TB, f func(tx register.Tx) error) {
	t.Helper()
	if err := a.s.Ubah(t.Context(), penulis(), f); err != nil {
		t.Fatalf("Ubah: %v", err)
	}
}

func (a *alat) urutkan(t testing.TB) {
	t.Helper()
	if _, err := a.s.Urutkan(t.Context()); err != nil {
		t.Fatalf("Urutkan: %v", err)
	}
}

func (a *alat) buat(t testing.TB, s Surat) register.Meta {
	t.Helper()
	var m register.Meta
	a.ubah(t, func(tx register.Tx) (err error) {
		m, err = a.surat.Buat(t.Context(), tx, register.LingkupPenuh(), s)
		return err
	})
	return m
}

func mauKind(t testing.TB, err error, k kominfo.Kind, apa string) {
	t.Helper()
	if got := kominfo.KindOf(err); got != k {
		t.Errorf("%s: jenis galat %q (%v), seharusnya %q", apa, got, err, k)
	}
}
