//go:build !(js && wasm)

package main

import (
	"net/http/httptest"
	"testing"
)

// The pages that count the whole register of an office with 50,000 requests:
//
//	go test -run '^$' -bench HitungPPID -benchtime 5x ./app
func BenchmarkHitungPPID(b *testing.B) {
	h := bukaAntrean(b, 50_000)
	for _, x := range [][3]string{
		{"laporan", "petugas", "/berkas/lembar/ppid/laporan?tahun=2025"}, {"laporan_semua", "petugas", "/berkas/lembar/ppid/laporan?tahun=2025&badan=*"}, {"laporan_unit", "opd03", "/berkas/lembar/ppid/laporan?tahun=2025"},
		{"laporan_desa", "desa5", "/berkas/lembar/ppid/laporan?tahun=2025"}, {"laporan_pdf", "petugas", "/berkas/ppid/laporan.pdf?tahun=2025"}, {"laporan_xlsx", "petugas", "/berkas/ppid/laporan.xlsx?tahun=2025"},
		{"pemberitahuan", "petugas", "/berkas/lembar/ppid/pemberitahuan"}, {"pemberitahuan_desa", "desa5", "/berkas/lembar/ppid/pemberitahuan"}, {"pemberitahuan_unit", "opd03", "/berkas/lembar/ppid/pemberitahuan"},
	} {
		b.Run(x[0], func(b *testing.B) {
			for b.Loop() {
				r := httptest.NewRequest("GET", x[2], nil)
				r.Header.Set("Orang", x[1])
				w := httptest.NewRecorder()
				h.ServeHTTP(w, r)
				if w.Code != 200 || w.Body.Len() < 500 {
					b.Fatalf("%d %s", w.Code, w.Body)
				}
				b.ReportMetric(float64(w.Body.Len()), "byte")
			}
		})
	}
}
