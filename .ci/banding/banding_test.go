package main

import (
	"encoding/json"
	"testing"
	"time"
)

func TestContoh(t *testing.T) {
	jumlah, lain := 0, map[string]bool{}
	for i := range uint64(1000) {
		b, err := json.Marshal(contoh(i))
		if err != nil {
			t.Fatal(err)
		}
		jumlah += len(b)
		lain[string(b)] = true
		if contoh(i) != contoh(nomorKe(contoh(i).Nomor)) {
			t.Fatalf("document %d cannot be made again from its number %q", i, contoh(i).Nomor)
		}
	}
	if n := jumlah / 1000; n < 570 || n > 630 {
		t.Errorf("documents have %d bytes, want about 600", n)
	}
	if len(lain) != 1000 {
		t.Errorf("%d different documents of 1000", len(lain))
	}
}

func TestSama(t *testing.T) {
	l := contoh(7)
	j := laporanJawab{Nomor: l.Nomor, Pokok: l.Pokok, Uraian: l.Uraian, Status: l.Status, Tenggat: l.Tenggat.String() + " 00:00:00.000Z", OPD: l.OPD, Nilai: l.Nilai}
	if !j.sama(l) {
		t.Error("the same document differs")
	}
	if j.Nilai++; j.sama(l) {
		t.Error("another value passes")
	}
}

func TestCariID(t *testing.T) {
	for in, want := range map[string]string{
		`{"id":"a1","versi":1}`:                     "a1",
		`{"collectionId":"x","id":"b2","nomor":""}`: "b2",
		`{"id":""}`: "", `{"id":"terpotong`: "", `{}`: "",
	} {
		got, ok := cariID([]byte(in))
		if ok != (want != "") || ok && got != want {
			t.Errorf("cariID(%s) = %q, %t, want %q", in, got, ok, want)
		}
	}
}

func TestStatistik(t *testing.T) {
	var d []time.Duration
	for i := range 200 {
		d = append(d, time.Duration(i))
	}
	if a, b := persentil(d, 50), persentil(d, 99); a != 100 || b != 198 {
		t.Errorf("p50 %d, p99 %d, want 100, 198", a, b)
	}
	if a, b := median([]float64{9, 1, 5}), median([]float64{4, 1, 2, 9}); a != 5 || b != 3 {
		t.Errorf("medians %v, %v, want 5, 3", a, b)
	}
	// Rounds are compared with each other: a slow machine in one of them moves both.
	if s := banding([]float64{6, 60, 600}, []float64{2, 20, 300}, false); s != "3.00 (2.00-3.00)" {
		t.Errorf("ratio %q", s)
	}
}
