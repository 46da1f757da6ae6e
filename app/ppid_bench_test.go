//go:build !(js && wasm)

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/meja"
	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
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
// unit, late ones; and of the first page of the desk, with its counts.
func BenchmarkAntreanPPID(b *testing.B) {
	d := bukaAntrean(b, 50_000)
	for nama, alamat := range map[string]string{"semua": "", "tahap": "?tahap=diproses", "unit": "?perangkat=opd07", "terlambat": "?tahap=terlambat", "tahap_unit": "?tahap=uji_konsekuensi&perangkat=opd03",
		"desa": "?badan=desa", "kabupaten": "?badan=kabupaten", "tanpa_tenggat": "?tahap=tanpa_tenggat", "segera": "?tahap=segera"} {
		for _, o := range []string{"petugas", "opd03", "desa5"} {
			b.Run("satu/"+nama+"/"+o, func(b *testing.B) { ukurAntrean(b, d, 1, []string{o}, []string{"/antrean" + alamat}) })
		}
	}
	for _, u := range []struct {
		nama   string
		orang  []string
		alamat []string
	}{
		{"petugas", []string{"petugas"}, []string{"/antrean", "/antrean?tahap=diproses", "/antrean?perangkat=opd07", "/antrean?tahap=terlambat", "/antrean?tahap=uji_konsekuensi&perangkat=opd03", "/antrean?badan=desa", "/antrean?tahap=tanpa_tenggat"}},
		{"pelaksana", []string{"opd03", "opd11", "opd20"}, []string{"/antrean", "/antrean?tahap=diproses", "/antrean?tahap=terlambat"}},
		{"campuran", []string{"petugas", "petugas", "opd03", "opd07", "desa5"}, []string{"/antrean", "/antrean", "/antrean?tahap=diproses", "/antrean?tahap=segera", "/antrean?tahap=terdaftar"}},
		{"meja_petugas", []string{"petugas"}, []string{""}},
		{"meja_pelaksana", []string{"opd03", "opd11", "desa5"}, []string{""}},
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
				r := httptest.NewRequest("GET", "/berkas/lembar/ppid"+alamat[i%len(alamat)], nil)
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
func bukaAntrean(b testing.TB, n int) http.Handler { return meja.New(opsiAntrean(b, n)) }

func opsiAntrean(b testing.TB, n int) meja.Opsi {
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
	return meja.Opsi{Buku: bk, Layanan: l, Store: s, Web: wo, Sekarang: func() time.Time { return kini }}
}

func isiUnit(b testing.TB, s register.Store, a kominfo.Aktor) {
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
func isiPermohonan(b testing.TB, s register.Store, a kominfo.Aktor, asli *register.Def[ppid.Permohonan], hari kominfo.Tanggal, n int) {
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

// The desk remembers what units are called until something is written, for each way to
// read their lists apart.
func TestMejaPPIDNamaUnit(t *testing.T) {
	o := opsiAntrean(t, 3000)
	o.Web.Boleh = func(a kominfo.Aktor, masuk bool, r register.Info, aksi string) (register.Lingkup, error) {
		if a.ID == "opd03" && r.Nama == "perangkat_daerah" {
			return register.Lingkup{}, kominfo.E(kominfo.Ditolak, "uji", "Tidak boleh.")
		}
		return hak.Boleh(a, masuk, r, aksi)
	}
	h := meja.New(o)
	nama := func(orang, mau string) {
		t.Helper()
		for range 2 { // read, and remembered
			if l := halamanMeja(t, h, orang, "/antrean"); !strings.Contains(l, `"`+mau+`"`) {
				t.Errorf("%s: tidak memuat %q: %.2000s", orang, mau, l)
			}
		}
	}
	nama("petugas", "Dinas Contoh 3")
	nama("opd03", "opd03")
	d, akt := kantor.DefPerangkat(), kominfo.Aktor{ID: "uji", Instansi: "19.06", Perangkat: "kominfo", Peran: "admin"}
	ubah := func(f func(register.Tx) error) {
		t.Helper()
		if err := o.Store.Ubah(t.Context(), akt, f); err != nil {
			t.Fatal(err)
		}
	}
	ubah(func(tx register.Tx) error {
		ds, _, err := d.Cari(t.Context(), tx, register.LingkupUmum(), register.Query{Saring: []register.Syarat{{Kolom: "kode", Op: register.Sama, Nilai: "opd03"}}})
		if err != nil || len(ds) != 1 {
			return fmt.Errorf("%d unit: %w", len(ds), err)
		}
		ds[0].Isi.Nama = "Badan Baru"
		_, err = d.Ganti(t.Context(), tx, register.LingkupPenuh(), ds[0].ID, ds[0].Versi, ds[0].Isi)
		return err
	})
	nama("petugas", "Badan Baru")
	nama("opd03", "opd03")
	ubah(func(tx register.Tx) error {
		_, err := kantor.DefProfil().Buat(t.Context(), tx, register.LingkupPenuh(), kantor.Profil{Kunci: "kantor", Kode: "19.06", Nama: "Kabupaten Contoh", Zona: kominfo.WIB})
		return err
	})
	nama("petugas", "Pemerintah Kabupaten Contoh")
	nama("opd03", "Pemerintah Kabupaten Contoh")
}

// The figures of the desk are those of its requests, counted one by one.
func TestMejaPPIDAngka(t *testing.T) {
	o := opsiAntrean(t, 3000)
	h, r := meja.New(o), o.Buku.Cari("permohonan")
	tempat := map[string]int{}
	for i, k := range r.Info().Kolom {
		tempat[k.Nama] = i
	}
	tahap := r.Info().CariIsian("tahap")
	for _, orang := range []string{"petugas", "opd03", "desa5"} {
		l := register.Lingkup{Semua: orang == "petugas", Pemilik: []string{orang}}
		mau := map[string]int64{}
		for b, err := range register.Semua(t.Context(), o.Store, r, l, register.Query{}) {
			if err != nil {
				t.Fatal(err)
			}
			teks := func(k string) string { return b.Kolom[tempat[k]].(string) }
			tenggat, desa := teks("tenggat"), l.Semua && teks("badan") != ""
			switch {
			case desa && tenggat != "" && tenggat < "2026-06-15":
				mau["Terlambat di desa"]++
			case desa:
			case tenggat != "" && tenggat < "2026-06-15":
				mau["Terlambat"]++
			case tenggat != "" && tenggat <= "2026-06-19": // three working days from Monday, Tuesday is a holiday
				mau["Jatuh tempo segera"]++
			}
			if desa {
				continue
			}
			if tenggat != "" {
				mau["Bertenggat"]++
			}
			switch s := teks("tahap"); s {
			case "tidak_lengkap", "menunggu_biaya":
				mau["Menunggu pemohon"]++
				mau[tahap.TeksPilihan(s)]++
			case "diterima", "terdaftar", "diproses", "uji_konsekuensi", "diperpanjang":
				mau[tahap.TeksPilihan(s)]++
			case "pemberitahuan_terkirim":
				if tenggat != "" {
					mau[tahap.TeksPilihan(s)]++
				}
			}
		}
		var p kertas.Lembar
		if err := json.Unmarshal([]byte(halamanMeja(t, h, orang, "")), &p); err != nil {
			t.Fatal(err)
		}
		got := map[string]int64{}
		var baca func([]kertas.Balok)
		baca = func(bs []kertas.Balok) {
			for _, b := range bs {
				if b.Rupa == kertas.Figur || b.Judul == "Menurut tahap" {
					for _, s := range b.Baris {
						n, _ := strconv.ParseInt(strings.ReplaceAll(s[1][0].Teks, ".", ""), 10, 64)
						if n > 0 {
							got[s[0][0].Teks] = n
						}
					}
				}
				baca(b.Isi)
			}
		}
		baca(p.Isi)
		if diff := cmp.Diff(mau, got); diff != "" || orang == "petugas" && len(mau) != 13 {
			t.Errorf("%s (-want +got):\n%s", orang, diff)
		}
	}
}

func halamanMeja(t *testing.T, h http.Handler, orang, alamat string) string {
	t.Helper()
	r := httptest.NewRequest("GET", "/berkas/lembar/ppid"+alamat, nil)
	r.Header.Set("Orang", orang)
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, r); w.Code != 200 {
		t.Fatalf("%s %s: %d %s", orang, alamat, w.Code, w.Body)
	}
	return w.Body.String()
}
