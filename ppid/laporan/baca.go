package laporan

import (
	"context"
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Buku are the registers that a report is counted from, as a store or an API knows
// them.
type Buku struct {
	Permohonan register.Register
	Keberatan  register.Register
	Sengketa   register.Register
	Unit       register.Register
}

// Baca fills the rows of b from the registers, as far as its period and its body need
// them. l is what the reader may see; a report of the office needs every owner, and
// none needs personal parts.
func Baca(ctx context.Context, r register.Reader, buku Buku, l register.Lingkup, b Bahan) (Bahan, error) {
	var err error
	if b.Permohonan, err = BacaPermohonan(ctx, r, buku.Permohonan, l, b.Masa, b.Badan); err != nil {
		return b, err
	}
	if b.Keberatan, err = BacaKeberatan(ctx, r, buku.Keberatan, l, b.Masa, b.Badan); err != nil {
		return b, err
	}
	if b.Sengketa, err = BacaSengketa(ctx, r, buku.Sengketa, l, b.Masa, b.Badan); err != nil {
		return b, err
	}
	// what one village owns is all there is of that village
	b.Sebagian = !l.Semua && (b.Badan == "" || b.Badan == SemuaBadan || !slices.Contains(l.Pemilik, b.Badan))
	b.Unit, err = BacaUnit(ctx, r, buku.Unit)
	return b, err
}

// BacaPermohonan reads the requests that bear on a period: received in it, or earlier
// and not answered before it began. It groups by columns, so that a store answers
// from its covering index and no id of a document comes along.
func BacaPermohonan(ctx context.Context, r register.Reader, reg register.Register, l register.Lingkup, m Masa, badan string) ([]BarisPermohonan, error) {
	l.Pribadi = false
	kelompok := []string{"diterima", "badan", "tahap", "hasil", "huruf", "kanal", "jenis_pemohon", "perangkat", "dijawab", "sejak", "tidak_lengkap",
		"lengkap", "diperpanjang", "diserahkan", "tenggat_jawaban", "tenggat_penolakan", "tepat_waktu"}
	var out []BarisPermohonan
	for _, s := range [][]register.Syarat{
		{minimal("diterima", m.Awal), maksimal("diterima", m.Akhir)},
		{kurang("diterima", m.Awal), minimal("dijawab", m.Awal)},
		{kurang("diterima", m.Awal), maksimal("dijawab", kominfo.Tanggal{})},
	} {
		js, err := r.Rekap(ctx, reg, l, append(s, milik(badan)...), kelompok...)
		if err != nil {
			return nil, err
		}
		if out == nil {
			out = make([]BarisPermohonan, 0, len(js))
		}
		for _, j := range js {
			b := bacaan{nilai: j.Nilai}
			out = append(out, BarisPermohonan{Diterima: b.tanggal(), Badan: b.teks(), Tahap: b.teks(), Hasil: b.teks(), Huruf: b.teks(), Kanal: b.teks(),
				JenisPemohon: b.teks(), Perangkat: b.teks(), Dijawab: b.tanggal(), Sejak: b.tanggal(), TidakLengkap: b.tanggal(), Lengkap: b.tanggal(),
				Diperpanjang: b.tanggal(), Diserahkan: b.tanggal(), TenggatJawaban: b.tanggal(), TenggatPenolakan: b.tanggal(), TepatWaktu: b.teks(), N: int(j.N)})
			if b.err != nil {
				return nil, b.err
			}
		}
	}
	return out, nil
}

// BacaKeberatan reads the objections brought until the end of a period.
func BacaKeberatan(ctx context.Context, r register.Reader, reg register.Register, l register.Lingkup, m Masa, badan string) ([]BarisKeberatan, error) {
	l.Pribadi = false
	js, err := r.Rekap(ctx, reg, l, append(milik(badan), maksimal("diajukan", m.Akhir)),
		"diajukan", "badan", "tahap", "keputusan", "alasan_keberatan", "ditanggapi", "tenggat_tanggapan", "sejak", "dilaksanakan", "susulan")
	if err != nil {
		return nil, err
	}
	out := make([]BarisKeberatan, 0, len(js))
	for _, j := range js {
		b := bacaan{nilai: j.Nilai}
		out = append(out, BarisKeberatan{Diajukan: b.tanggal(), Badan: b.teks(), Tahap: b.teks(), Keputusan: b.teks(), Alasan: b.teks(), Ditanggapi: b.tanggal(),
			TenggatTanggapan: b.tanggal(), Sejak: b.tanggal(), Dilaksanakan: b.tanggal(), Susulan: b.teks(), N: int(j.N)})
		if b.err != nil {
			return nil, b.err
		}
	}
	return out, nil
}

// BacaSengketa reads the disputes brought until the end of a period.
func BacaSengketa(ctx context.Context, r register.Reader, reg register.Register, l register.Lingkup, m Masa, badan string) ([]BarisSengketa, error) {
	l.Pribadi = false
	js, err := r.Rekap(ctx, reg, l, append(milik(badan), maksimal("diajukan", m.Akhir)), "diajukan", "badan", "tahap", "putusan", "pengadilan", "sejak")
	if err != nil {
		return nil, err
	}
	out := make([]BarisSengketa, 0, len(js))
	for _, j := range js {
		b := bacaan{nilai: j.Nilai}
		out = append(out, BarisSengketa{Diajukan: b.tanggal(), Badan: b.teks(), Tahap: b.teks(), Putusan: b.teks(), Pengadilan: b.teks(), Sejak: b.tanggal(), N: int(j.N)})
		if b.err != nil {
			return nil, b.err
		}
	}
	return out, nil
}

// BacaUnit reads every PPID. They are public.
func BacaUnit(ctx context.Context, r register.Reader, reg register.Register) ([]BarisUnit, error) {
	js, err := r.Rekap(ctx, reg, register.LingkupUmum(), nil, "kode", "nama", "jenis", "aktif")
	if err != nil {
		return nil, err
	}
	out := make([]BarisUnit, 0, len(js))
	for _, j := range js {
		b := bacaan{nilai: j.Nilai}
		out = append(out, BarisUnit{Kode: b.teks(), Nama: b.teks(), Jenis: b.teks(), Aktif: b.teks() == "ya"})
	}
	return out, nil
}

// milik asks for one body as a range of one value. With a column that must equal a
// value SQLite no longer sees that the groups come in the order of the index, and
// sorts them all.
func milik(badan string) []register.Syarat {
	if badan == SemuaBadan {
		return nil
	}
	return []register.Syarat{{Kolom: "badan", Op: register.Minimal, Nilai: badan}, {Kolom: "badan", Op: register.Maksimal, Nilai: badan}}
}

func minimal(kolom string, t kominfo.Tanggal) register.Syarat {
	return register.Syarat{Kolom: kolom, Op: register.Minimal, Nilai: t.String()}
}

func maksimal(kolom string, t kominfo.Tanggal) register.Syarat {
	return register.Syarat{Kolom: kolom, Op: register.Maksimal, Nilai: t.String()}
}

func kurang(kolom string, t kominfo.Tanggal) register.Syarat {
	return register.Syarat{Kolom: kolom, Op: register.Kurang, Nilai: t.String()}
}

// bacaan takes the columns of one row in order.
type bacaan struct {
	nilai []any
	ke    int
	err   error
}

func (b *bacaan) teks() string {
	s, _ := b.nilai[b.ke].(string)
	b.ke++
	return s
}

func (b *bacaan) tanggal() kominfo.Tanggal {
	s := b.teks()
	if s == "" {
		return kominfo.Tanggal{}
	}
	t, err := kominfo.ParseTanggal(s)
	if err != nil && b.err == nil {
		b.err = kominfo.E(kominfo.Rusak, "laporan.Baca", "Register memuat tanggal yang rusak. Jalankan verifikasi register.").Sebab(err)
	}
	return t
}
