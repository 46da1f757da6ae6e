package spbe_test

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// buku are the registers of this package, tied together.
type buku struct {
	pustaka *spbe.Pustaka
	pen     *register.Def[spbe.Penilaian]
	tugas   *register.Def[spbe.TugasIndikator]
	dok     *register.Def[spbe.DataDukung]
	bukti   *register.Def[spbe.Bukti]
}

func bukuBaru() buku {
	p := &spbe.Pustaka{}
	b := buku{pustaka: p, pen: spbe.Definisi(p), dok: spbe.DefDataDukung()}
	b.tugas, b.bukti = spbe.DefTugas(b.pen, p), spbe.DefBukti(b.pen, b.dok, p)
	return b
}

func (b buku) semua() []register.Register {
	return []register.Register{b.pen, b.tugas, b.dok, b.bukti}
}

// kantorUji is an office at work: stores, registers, a frozen clock.
type kantorUji struct {
	t testing.TB
	buku
	s    register.Store
	kini time.Time
}

func kantorBaru(t testing.TB) *kantorUji {
	t.Helper()
	k := &kantorUji{t: t, buku: bukuBaru(), kini: time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)}
	s, err := register.NewMemori(k.semua()...)
	if err != nil {
		t.Fatal(err)
	}
	s.Sekarang = func() time.Time { return k.kini }
	k.s = s
	return k
}

// orang is who writes: perangkat daerah and role.
type orang struct{ perangkat, peran string }

var (
	koordinator = orang{"kominfo", "koordinator"}
	internal    = orang{"bagian_organisasi", "asesor_internal"}
)

// lakukan carries out an action of any register on the current version of a
// document; an OPD's entry clerk sees its own documents only.
func (k *kantorUji) lakukan(o orang, reg register.Register, id register.ID, tindakan string, isian any) (m register.Meta, err error) {
	l := register.LingkupPenuh()
	if o.peran == "entri" {
		l = l.Persempit([]string{o.perangkat})
	}
	ctx := k.t.Context()
	err = k.s.Ubah(ctx, kominfo.Aktor{ID: "u-" + o.perangkat, Nama: "Nama Rahasia", Instansi: "19.06", Perangkat: o.perangkat, Peran: o.peran}, func(tx register.Tx) error {
		p := register.Permintaan{ID: id, Tindakan: tindakan, Lingkup: l, Isian: jsonDari(k.t, isian)}
		if id != "" {
			b, err := tx.Baca(ctx, reg, l, id, 0)
			if err != nil {
				return err
			}
			p.Harap = b.Versi
		}
		m, err = reg.Tulis(ctx, tx, p)
		return err
	})
	return m, err
}

func (k *kantorUji) harus(o orang, reg register.Register, id register.ID, tindakan string, isian any) register.ID {
	k.t.Helper()
	m, err := k.lakukan(o, reg, id, tindakan, isian)
	if err != nil {
		k.t.Fatalf("%s.%s: %v", reg.Info().Nama, tindakan, err)
	}
	return m.ID
}

// tolak wants a refusal whose sentence contains each of kata.
func (k *kantorUji) tolak(o orang, reg register.Register, id register.ID, tindakan string, isian any, kata ...string) {
	k.t.Helper()
	_, err := k.lakukan(o, reg, id, tindakan, isian)
	var e *kominfo.Error
	if !errors.As(err, &e) || e.Kind != kominfo.Ditolak && e.Kind != kominfo.TidakSah {
		k.t.Errorf("%s.%s: %v, seharusnya ditolak", reg.Info().Nama, tindakan, err)
		return
	}
	for _, x := range kata {
		if !strings.Contains(e.Message, x) {
			k.t.Errorf("%s.%s: pesan %q tanpa %q", reg.Info().Nama, tindakan, e.Message, x)
		}
	}
	if !strings.HasSuffix(e.Message, ".") || strings.Contains(e.Message, "  ") {
		k.t.Errorf("%s.%s: bukan kalimat utuh: %q", reg.Info().Nama, tindakan, e.Message)
	}
}

func (k *kantorUji) penilaian(id register.ID) spbe.Penilaian {
	k.t.Helper()
	d, err := k.pen.Baca(k.t.Context(), k.s, register.LingkupPenuh(), id)
	if err != nil {
		k.t.Fatal(err)
	}
	return d.Isi
}

// kolom gives a column of the current version.
func (k *kantorUji) kolom(reg register.Register, id register.ID, nama string) any {
	k.t.Helper()
	b, err := k.s.Baca(k.t.Context(), reg, register.LingkupPenuh(), id, 0)
	if err != nil {
		k.t.Fatal(err)
	}
	for i, x := range reg.Info().Kolom {
		if x.Nama == nama {
			return b.Kolom[i]
		}
	}
	k.t.Fatalf("register %s tanpa kolom %s", reg.Info().Nama, nama)
	return nil
}

// nilaiSemua answers every indicator of an instrument alike.
func nilaiSemua(n int, v string) map[string]string {
	m := map[string]string{}
	for i := range n {
		m[strconv.Itoa(i+1)] = v
	}
	return m
}

func hari(t testing.TB, s string) kominfo.Tanggal {
	t.Helper()
	h, err := kominfo.ParseTanggal(s)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func jsonDari(t testing.TB, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
