//go:build !(js && wasm)

package laporan_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
	"github.com/lumbung-id/lumbung/ppid"
	"github.com/lumbung-id/lumbung/ppid/laporan"
)

// bukuUji are the registers of PPID with their columns and indexes but without
// actions, so that a test fills them as it likes.
type bukuUji struct {
	per *register.Def[ppid.Permohonan]
	keb *register.Def[ppid.Keberatan]
	sen *register.Def[ppid.Sengketa]
	uni *register.Def[ppid.UnitPPID]
}

func bebas[T any](d *register.Def[T]) *register.Def[T] {
	return &register.Def[T]{Nama: d.Nama, Judul: d.Judul, Jejak: d.Jejak, VersiSkema: 1, Kolom: d.Kolom, Indeks: d.Indeks, Ringkas: d.Ringkas, Pemilik: d.Pemilik}
}

func (b bukuUji) buku() laporan.Buku {
	return laporan.Buku{Permohonan: b.per, Keberatan: b.keb, Sengketa: b.sen, Unit: b.uni}
}

func bukaUji(t testing.TB) (bukuUji, register.Store) {
	t.Helper()
	d := ppid.DefLayanan(&ppid.Layanan{Perangkat: "kominfo"})
	b := bukuUji{bebas(d.Permohonan), bebas(d.Keberatan), bebas(d.Sengketa), bebas(d.Unit)}
	// references lead to uji_konsekuensi and dip: the registers must be there
	s, err := sqlite.Buka(t.Context(), filepath.Join(t.TempDir(), "uji.db"), sqlite.Opsi{Migrasi: true}, b.per, b.keb, b.sen, b.uni, bebas(d.Uji), bebas(d.DIP), bebas(d.DIK))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return b, s
}

var petugas = kominfo.Aktor{Instansi: "19.06", Perangkat: "kominfo", Peran: "petugas_layanan"}

// dokumen makes the document of which r are the columns.
func dokumen(r laporan.BarisPermohonan, i int) ppid.Permohonan {
	p := ppid.Permohonan{Nomor: "x", Badan: r.Badan, Tahun: 2025, NomorUrut: int64(i + 1), Perangkat: r.Perangkat, Kanal: r.Kanal, Tahap: r.Tahap, Hasil: r.Hasil, DiterimaPada: "x", Zona: "WIB",
		Diterima: r.Diterima, Dicatat: r.Diterima, Sejak: r.Sejak, DinyatakanTidakLengkap: r.TidakLengkap, DinyatakanLengkap: r.Lengkap, Diperpanjang: r.Diperpanjang, Dijawab: r.Dijawab, Diserahkan: r.Diserahkan}
	p.JenisPemohon, p.Huruf, p.Nama = r.JenisPemohon, r.Huruf, "Nama Rahasia"
	if !r.TenggatJawaban.Kosong() {
		p.Batas = append(p.Batas, ppid.Batas{Jenis: ppid.JawabanPermohonan, Tanggal: r.TenggatJawaban})
	}
	p.Batas = append(p.Batas, ppid.Batas{Jenis: ppid.PenolakanPermohonan, Tanggal: r.TenggatPenolakan})
	return p
}

func (b bukuUji) isi(t testing.TB, s register.Store, rs []laporan.BarisPermohonan) {
	t.Helper()
	const sekali = 10000
	for i := 0; i < len(rs); i += sekali {
		err := s.Ubah(context.Background(), petugas, func(tx register.Tx) error {
			for k, r := range rs[i:min(i+sekali, len(rs))] {
				if _, err := b.per.Buat(context.Background(), tx, register.LingkupPenuh(), dokumen(r, i+k)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestBaca: what stands in a store gives the report of the rows themselves.
func TestBaca(t *testing.T) {
	b, s := bukaUji(t)
	contoh := tahunKecil()
	b.isi(t, s, contoh.Permohonan)
	err := s.Ubah(t.Context(), petugas, func(tx register.Tx) error {
		for _, k := range contoh.Keberatan {
			d := ppid.Keberatan{Nomor: "x", Tahun: 2025, NomorUrut: 1, Tahap: k.Tahap, Sejak: k.Sejak, Diajukan: k.Diajukan, Dicatat: k.Diajukan, Ditanggapi: k.Ditanggapi, Dilaksanakan: k.Dilaksanakan,
				Batas: []ppid.Batas{{Jenis: ppid.TanggapanKeberatan, Tanggal: k.TenggatTanggapan}}}
			d.Alasan, d.Keputusan = k.Alasan, k.Keputusan
			m, err := b.keb.Buat(t.Context(), tx, register.LingkupPenuh(), d)
			if err != nil {
				return err
			}
			if k.Alasan == "a" {
				x := contoh.Sengketa[0]
				_, err = b.sen.Buat(t.Context(), tx, register.LingkupPenuh(), ppid.Sengketa{Keberatan: m.ID, NomorKeberatan: "x", Alasan: "a", Tahap: x.Tahap, Sejak: x.Sejak, Diajukan: x.Diajukan, Putusan: x.Putusan, Pengadilan: x.Pengadilan})
			}
			if err != nil {
				return err
			}
		}
		for _, u := range contoh.Unit {
			if _, err := b.uni.Buat(t.Context(), tx, register.LingkupPenuh(), ppid.UnitPPID{Kode: u.Kode, Nama: u.Nama, Jenis: ppid.JenisUnit(u.Jenis), Jabatan: "x", Atasan: "x", Aktif: u.Aktif}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []laporan.Masa{contoh.Masa, laporan.MasaPeriode(kominfo.PeriodeTriwulan(2025, 3)), laporan.MasaBebas(tgl("2025-02-10"), tgl("2025-02-20"))} {
		for _, badan := range []string{"", laporan.SemuaBadan, "19.06.01.2001"} {
			want := contoh
			want.Masa, want.Badan = m, badan
			got := want
			got.Permohonan, got.Keberatan, got.Sengketa, got.Unit = nil, nil, nil, nil
			if got, err = laporan.Baca(t.Context(), s, b.buku(), register.LingkupUmum(), got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(bita(t, susun(t, want)), bita(t, susun(t, got))); diff != "" {
				t.Errorf("%s, badan %q (-baris +register):\n%s", m.Nama(), badan, diff)
			}
		}
	}
	// an officer of one unit counts what that unit holds
	sempit := contoh
	sempit, err = laporan.Baca(t.Context(), s, b.buku(), register.Lingkup{Pemilik: []string{"bpkad"}}, sempit)
	if err != nil {
		t.Fatal(err)
	}
	if l := susun(t, sempit); l.Statistik.Neraca.Diterima != 2 || !l.Kepala.Sebagian || l.Temuan[0].ID != "PPID-LAP-10" {
		t.Errorf("lingkup tidak dipatuhi, atau tidak disebut: %+v %+v", l.Kepala, l.Temuan)
	}
	desa := contoh
	desa.Badan = "19.06.01.2001"
	if desa, err = laporan.Baca(t.Context(), s, b.buku(), register.Lingkup{Pemilik: []string{desa.Badan}}, desa); err != nil || desa.Sebagian {
		t.Errorf("desa melihat seluruh datanya sendiri: %v %v", desa.Sebagian, err)
	}
}

// ramai are n requests of two years in a busy regency.
func ramai(n int) []laporan.BarisPermohonan {
	out := make([]laporan.BarisPermohonan, n)
	hasil := []string{"dikabulkan_seluruhnya", "dikabulkan_sebagian", "ditolak", "tidak_dikuasai", "sudah_tersedia"}
	for i := range out {
		a := uint32(i) * 2654435761
		d := tgl("2025-01-01").Tambah(int(a >> 3 % 360))
		r := laporan.BarisPermohonan{Diterima: d, Lengkap: d, Kanal: []string{"surat", "surel", "laman_ppid"}[a>>7%3], JenisPemohon: "perorangan", Perangkat: []string{"kominfo", "dinkes", "bpkad", "dpupr"}[a>>9%4],
			Tahap: "diproses", Sejak: d, TenggatJawaban: d.Tambah(14), TenggatPenolakan: d.Tambah(14)}
		if a>>11%10 < 9 {
			r.Dijawab = d.Tambah(int(a >> 13 % 24))
			r.Sejak, r.Tahap, r.Hasil = r.Dijawab, "pemberitahuan_terkirim", hasil[a>>17%5]
			r.TepatWaktu = map[bool]string{true: "tidak", false: "ya"}[r.Dijawab.Sesudah(r.TenggatJawaban)]
			if r.Hasil == "ditolak" {
				r.Huruf = []string{"a", "h", "hj"}[a>>19%3]
			}
			if a>>21%2 == 0 {
				r.Diserahkan = r.Dijawab.Tambah(int(a >> 22 % 9))
			}
		}
		out[i] = r
	}
	return out
}

// BenchmarkSusun counts 50,000 requests that are already in memory.
func BenchmarkSusun(b *testing.B) {
	x := laporan.Bahan{Masa: laporan.MasaPeriode(kominfo.PeriodeTahun(2025)), Hari: tgl("2026-03-02"), Kalender: kalender.Nasional(), Permohonan: ramai(50000)}
	for b.Loop() {
		if _, err := laporan.Susun(x); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLaporan reads 50,000 requests from SQLite and makes the annual report.
func BenchmarkLaporan(b *testing.B) {
	u, s := bukaUji(b)
	u.isi(b, s, ramai(50000))
	for b.Loop() {
		x, err := laporan.Baca(b.Context(), s, u.buku(), register.LingkupUmum(), laporan.Bahan{Masa: laporan.MasaPeriode(kominfo.PeriodeTahun(2025)), Hari: tgl("2026-03-02"), Kalender: kalender.Nasional()})
		if err != nil {
			b.Fatal(err)
		}
		l, err := laporan.Susun(x)
		if err != nil || l.Kepala.Permohonan != 50000 {
			b.Fatal(l.Kepala.Permohonan, err)
		}
	}
}
