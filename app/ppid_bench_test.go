//go:build !(js && wasm)

package main

import (
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/meja"
	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/ppid"
)

// The queue of an office with 50,000 requests, asked for by 32 officers at once:
//
//	go test -run '^$' -bench AntreanPPID -benchtime 4000x ./app
//
// Reported are p50 and p99 of one request through the handler of the desk (rights,
// query, names of units, page as JSON), the way of the officers: first page, a stage, a
// unit, late ones, following pages.
func BenchmarkAntreanPPID(b *testing.B) {
	d := bukaAntrean(b, 50_000)
	for nama, alamat := range map[string]string{"semua": "", "tahap": "?tahap=diproses", "unit": "?perangkat=opd07", "terlambat": "?tahap=terlambat", "tahap_unit": "?tahap=uji_konsekuensi&perangkat=opd03",
		"desa": "?badan=desa", "kabupaten": "?badan=kabupaten", "tanpa_tenggat": "?tahap=tanpa_tenggat", "segera": "?tahap=segera"} {
		for _, o := range []string{"petugas", "opd03", "desa5"} {
			b.Run("satu/"+nama+"/"+o, func(b *testing.B) { ukurAntrean(b, d, 1, []string{o}, []string{alamat}) })
		}
	}
	for _, u := range []struct {
		nama   string
		orang  []string
		alamat []string
	}{
		{"petugas", []string{"petugas"}, []string{"", "?tahap=diproses", "?perangkat=opd07", "?tahap=terlambat", "?tahap=uji_konsekuensi&perangkat=opd03", "?badan=desa", "?tahap=tanpa_tenggat"}},
		{"pelaksana", []string{"opd03", "opd11", "opd20"}, []string{"", "?tahap=diproses", "?tahap=terlambat"}},
		{"campuran", []string{"petugas", "petugas", "opd03", "opd07", "desa5"}, []string{"", "", "?tahap=diproses", "?tahap=segera", "?tahap=terdaftar"}},
	} {
		for _, n := range []int{1, 32} {
			b.Run(fmt.Sprintf("%s/%dklien", u.nama, n), func(b *testing.B) { ukurAntrean(b, d, n, u.orang, u.alamat) })
		}
	}
}

func ukurAntrean(b *testing.B, h http.Handler, klien int, orang, alamat []string) {
	lama := make([]time.Duration, b.N)
	var ke atomic.Int64
	var wg sync.WaitGroup
	b.ResetTimer()
	for range klien {
		wg.Go(func() {
			for {
				i := int(ke.Add(1)) - 1
				if i >= b.N {
					return
				}
				r := httptest.NewRequest("GET", "/berkas/lembar/ppid/antrean"+alamat[i%len(alamat)], nil)
				r.Header.Set("Orang", orang[i/len(alamat)%len(orang)])
				w := httptest.NewRecorder()
				mulai := time.Now()
				h.ServeHTTP(w, r)
				lama[i] = time.Since(mulai)
				if w.Code != 200 || w.Body.Len() < 500 {
					b.Errorf("%d %s", w.Code, w.Body)
					return
				}
			}
		})
	}
	wg.Wait()
	b.StopTimer()
	slices.Sort(lama)
	b.ReportMetric(float64(lama[len(lama)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(lama[len(lama)*99/100].Microseconds())/1000, "p99-ms")
}

// bukaAntrean makes the office: 30 units and 150 villages; nine in ten requests are
// finished, the others are open and due between last month and next.
func bukaAntrean(b *testing.B, n int) http.Handler {
	kini := time.Date(2026, 6, 15, 3, 0, 0, 0, time.UTC)
	l := &ppid.Layanan{Perangkat: buku.Kominfo, Zona: kominfo.WIB, Kalender: kalender.Nasional}
	bk := buku.Dengan(l)
	s, err := penjaga.Buka(b.Context(), penjaga.Opsi{Folder: filepath.Join(b.TempDir(), "data"), Register: bk.Simpanan(), Sekarang: func() time.Time { return kini }})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	akt := kominfo.Aktor{ID: "bench", Instansi: "19.06", Perangkat: "kominfo", Peran: "admin ppid_utama petugas_layanan koordinator"}
	isiUnit(b, s, akt)
	isiPermohonan(b, s, akt, ppid.DefLayanan(l).Permohonan, kominfo.TanggalDari(kini, kominfo.WIB), n)
	wo := web.Opsi{Boleh: hak.Boleh, CatatAkses: kantor.CatatAkses(s), Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Aktor: func(r *http.Request) (kominfo.Aktor, bool) {
		o := r.Header.Get("Orang")
		a := kominfo.Aktor{ID: o, Instansi: "19.06", Perangkat: o, Peran: "ppid_pelaksana"}
		switch {
		case o == "petugas":
			a.Perangkat, a.Peran = "kominfo", "petugas_layanan ppid_utama"
		case len(o) > 4 && o[:4] == "desa":
			a.Peran = "ppid_desa"
		}
		return a, true
	}}
	return meja.New(meja.Opsi{Buku: bk, Layanan: l, Store: s, Web: wo, Sekarang: func() time.Time { return kini }})
}

func isiUnit(b *testing.B, s register.Store, a kominfo.Aktor) {
	d := kantor.DefPerangkat()
	err := s.Ubah(b.Context(), a, func(tx register.Tx) error {
		for i := range 30 {
			if _, err := d.Buat(b.Context(), tx, register.LingkupPenuh(), kantor.PerangkatDaerah{Kode: fmt.Sprintf("opd%02d", i), Nama: fmt.Sprintf("Dinas Contoh %d", i), Jenis: "dinas"}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

// isiPermohonan writes requests past the moves of the law: a register of the same
// shape without actions.
func isiPermohonan(b *testing.B, s register.Store, a kominfo.Aktor, asli *register.Def[ppid.Permohonan], hari kominfo.Tanggal, n int) {
	d := &register.Def[ppid.Permohonan]{Nama: asli.Nama, Judul: asli.Judul, Jejak: asli.Jejak, VersiSkema: asli.VersiSkema, Kolom: asli.Kolom, Indeks: asli.Indeks, Unik: asli.Unik,
		Ringkas: asli.Ringkas, Sebutan: asli.Sebutan, Pemilik: asli.Pemilik}
	acak := rand.New(rand.NewPCG(1, 2))
	selesai := []string{"diserahkan", "diserahkan", "diserahkan", "ditolak", "dirujuk", "dicabut", "tidak_ditindaklanjuti"}
	terbuka := []string{"diterima", "tidak_lengkap", "terdaftar", "diproses", "diproses", "diproses", "uji_konsekuensi", "diperpanjang", "pemberitahuan_terkirim", "menunggu_biaya"}
	mulai := time.Now()
	for i := 0; i < n; {
		err := s.Ubah(b.Context(), a, func(tx register.Tx) error {
			for akhir := min(i+5000, n); i < akhir; i++ {
				p := ppid.Permohonan{Nomor: fmt.Sprintf("%05d/PPID/VI/2026", i), Tahun: 2026, NomorUrut: int64(i + 1), Perangkat: fmt.Sprintf("opd%02d", acak.IntN(30)), Kanal: "laman_ppid", Zona: "WIB",
					IsianPemohon: ppid.IsianPemohon{JenisPemohon: "perorangan", Nama: "Nama Contoh Pemohon", NomorIdentitas: "1906010101010001", Alamat: "Jalan Contoh 1", Kontak: "0811", Pekerjaan: "petani",
						RincianInformasi: "Rencana kerja dan anggaran tahun berjalan beserta realisasinya", TujuanPenggunaan: "penelitian", CaraMemperoleh: "salinan_digital", CaraMengirim: "surel"}}
				if acak.IntN(12) == 0 {
					p.Badan = fmt.Sprintf("desa%d", acak.IntN(150))
					p.Perangkat = p.Badan
				}
				if acak.IntN(10) > 0 {
					p.Tahap = selesai[acak.IntN(len(selesai))]
					p.Diterima = hari.Tambah(-40 - acak.IntN(1500))
					p.Dijawab, p.Hasil = p.Diterima.Tambah(9), "dikabulkan_seluruhnya"
				} else {
					p.Tahap = terbuka[acak.IntN(len(terbuka))]
					p.Diterima = hari.Tambah(-acak.IntN(45))
				}
				p.DiterimaPada, p.Dicatat, p.Sejak = p.Diterima.String()+"T09:00:00+07:00", p.Diterima, p.Diterima
				batas := p.Diterima.Tambah(14)
				p.WaktuPenyediaan = batas
				for _, j := range []ppid.Jenis{ppid.PemeriksaanPermohonan, ppid.KelengkapanPermohonan, ppid.JawabanPermohonan, ppid.PenolakanPermohonan} {
					p.Batas = append(p.Batas, ppid.Batas{Jenis: j, Hari0: p.Diterima, Tanggal: batas, Versi: "2026.1"})
				}
				if _, err := d.Buat(b.Context(), tx, register.LingkupPenuh(), p); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.Logf("%d permohonan dibuat dalam %.1f detik", n, time.Since(mulai).Seconds())
}
