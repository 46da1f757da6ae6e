package kantor_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const idDokumen = register.ID("01a201c2-4836-75db-8f00-000000000001")

// tokoUji is a store whose clock stands at 20:00 UTC, when it is tomorrow in all
// of Indonesia.
func tokoUji(t *testing.T, regs ...register.Register) *register.Memori {
	t.Helper()
	s, err := register.NewMemori(regs...)
	if err != nil {
		t.Fatal(err)
	}
	s.Sekarang = func() time.Time { return time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC) }
	return s
}

func TestCatatAkses(t *testing.T) {
	ctx, penuh := t.Context(), register.LingkupPenuh()
	d, profil := kantor.DefAkses(), kantor.DefProfil()
	s := tokoUji(t, d, profil)
	petugas := kominfo.Aktor{ID: "sari", Nama: "Nama Contoh", Instansi: "91.71", Perangkat: "dinkes", Peran: "ppid"}
	catat := kantor.CatatAkses(s)
	if err := catat(ctx, petugas, register.Info{Nama: "permohonan"}, idDokumen, 3); err != nil {
		t.Fatal(err)
	}
	err := s.Ubah(ctx, petugas, func(tx register.Tx) error {
		_, err := profil.Buat(ctx, tx, penuh, kantor.Profil{Kunci: "kantor", Kode: "91.71", Nama: "Kota Jayapura", Zona: kominfo.WIT})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := kantor.CatatBacaan(ctx, s, petugas, kantor.Bacaan{Register: "permohonan", Dokumen: idDokumen, Versi: 1, Rute: kantor.RuteEkspor}); err != nil {
		t.Fatal(err)
	}
	ds, _, err := d.Cari(ctx, s, penuh, register.Query{Urut: "rute"})
	if err != nil {
		t.Fatal(err)
	}
	var got []kantor.AksesPribadi
	for _, x := range ds {
		got = append(got, x.Isi)
	}
	want := []kantor.AksesPribadi{
		{Register: "permohonan", Dokumen: idDokumen, Versi: 3, Rute: kantor.RuteBaca, Pelaku: "sari", Peran: "ppid", Perangkat: "dinkes", Tanggal: kominfo.NewTanggal(2026, 11, 23)},
		{Register: "permohonan", Dokumen: idDokumen, Versi: 1, Rute: kantor.RuteEkspor, Pelaku: "sari", Peran: "ppid", Perangkat: "dinkes", Tanggal: kominfo.NewTanggal(2026, 11, 23)},
	}
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b kominfo.Tanggal) bool { return a == b })); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// The record belongs to the reader's office; no name of a person is in it.
	h, err := s.Cari(ctx, d, register.Lingkup{Pemilik: []string{"dinkes"}}, register.Query{Isi: true, Saring: []register.Syarat{{Kolom: "pelaku", Op: register.Sama, Nilai: "sari"}}})
	if err != nil || len(h.Baris) != 2 || strings.Contains(string(h.Baris[0].Umum), "Contoh") {
		t.Errorf("milik dinkes: %d %v", len(h.Baris), err)
	}
	if d.Info().AdaPribadi() {
		t.Error("membaca catatan akses akan mencatat akses lagi, tanpa akhir")
	}
}

// The office's own date decides: at 16:30 UTC it is still today in Jakarta and
// already tomorrow in Jayapura.
func TestTanggalAksesMenurutZona(t *testing.T) {
	ctx := t.Context()
	d, profil := kantor.DefAkses(), kantor.DefProfil()
	for zona, mau := range map[kominfo.Zona]string{"": "2026-11-22", kominfo.WIB: "2026-11-22", kominfo.WIT: "2026-11-23"} {
		s := tokoUji(t, d, profil)
		s.Sekarang = func() time.Time { return time.Date(2026, 11, 22, 16, 30, 0, 0, time.UTC) }
		if zona != "" {
			err := s.Ubah(ctx, kominfo.Aktor{}, func(tx register.Tx) error {
				_, err := profil.Buat(ctx, tx, register.LingkupPenuh(), kantor.Profil{Kunci: "kantor", Kode: "91.71", Nama: "Kota", Zona: zona})
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := kantor.CatatAkses(s)(ctx, kominfo.Aktor{}, register.Info{Nama: "permohonan"}, idDokumen, 1); err != nil {
			t.Fatal(err)
		}
		ds, _, err := d.Cari(ctx, s, register.LingkupPenuh(), register.Query{})
		if err != nil || len(ds) != 1 || ds[0].Isi.Tanggal.String() != mau {
			t.Errorf("zona %q: %+v %v, want %s", zona, ds, err, mau)
		}
	}
}

// A page is recorded whole or not at all, and a record is never changed.
func TestCatatBacaanUtuh(t *testing.T) {
	ctx, penuh := t.Context(), register.LingkupPenuh()
	d := kantor.DefAkses()
	s := tokoUji(t, d) // a program without a profile
	baik := kantor.Bacaan{Register: "permohonan", Dokumen: idDokumen, Versi: 1, Rute: kantor.RuteDaftar}
	jumlah := func() int64 {
		j, err := s.Rekap(ctx, d, penuh, nil)
		if err != nil {
			t.Fatal(err)
		}
		return j[0].N
	}
	for nama, rusak := range map[string]func(*kantor.Bacaan){
		"register": func(b *kantor.Bacaan) { b.Register = "Permohonan'" },
		"dokumen":  func(b *kantor.Bacaan) { b.Dokumen = "1903010101010001" }, // a NIK, say
		"versi":    func(b *kantor.Bacaan) { b.Versi = 0 },
		"rute":     func(b *kantor.Bacaan) { b.Rute = "intip" },
	} {
		buruk := baik
		rusak(&buruk)
		if k := kominfo.KindOf(kantor.CatatBacaan(ctx, s, kominfo.Aktor{}, baik, buruk)); k != kominfo.TidakSah || jumlah() != 0 {
			t.Errorf("%s: %q, %d catatan", nama, k, jumlah())
		}
	}
	if err := kantor.CatatBacaan(ctx, s, kominfo.Aktor{}, baik, baik, baik); err != nil || jumlah() != 3 {
		t.Errorf("satu halaman: %v, %d catatan", err, jumlah())
	}
	if err := kantor.CatatBacaan(ctx, s, kominfo.Aktor{}); err != nil || jumlah() != 3 {
		t.Errorf("halaman kosong: %v", err)
	}
	ds, _, err := d.Cari(ctx, s, penuh, register.Query{Batas: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, tindakan := range []string{"", "tarik", "catat"} {
		err := s.Ubah(ctx, kominfo.Aktor{}, func(tx register.Tx) error {
			_, err := d.Tulis(ctx, tx, register.Permintaan{ID: ds[0].ID, Harap: 1, Tindakan: tindakan, Isian: []byte(`{"alasan":"x"}`), Lingkup: penuh})
			return err
		})
		if err == nil {
			t.Errorf("catatan akses dapat diubah lewat %q", tindakan)
		}
	}
	batal, stop := context.WithCancel(ctx)
	stop()
	if kantor.CatatAkses(s)(batal, kominfo.Aktor{}, register.Info{Nama: "permohonan"}, idDokumen, 1) == nil {
		t.Error("catatan yang gagal dianggap berhasil")
	}
}
