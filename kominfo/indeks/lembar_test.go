package indeks_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

func TestIsiReadsWhatPeopleWrite(t *testing.T) {
	in := muat(t, "kecil.json")
	l, fs := in.Isi(map[string]string{"1": " 3,50 ", "I2": "2.5", " 3-1": "7/6", "4": "3", "5": "5,00"})
	if len(fs) != 0 {
		t.Fatal(fs)
	}
	for nomor, mau := range map[string]string{"1": "7/2", "2": "5/2", "I3-1": "7/6", "4": "3/1", "5": "5/1"} {
		if v, ok := l.Nilai(nomor); !ok || v.String() != mau {
			t.Errorf("%s = %v, want %s", nomor, v, mau)
		}
	}
	if _, ok := l.Nilai("9"); ok {
		t.Error("an unknown indicator has a value")
	}
	if _, ok := (indeks.Lembar{}).Nilai("1"); ok {
		t.Error("the empty sheet has a value")
	}
}

func TestIsiFindings(t *testing.T) {
	penuh := func(k, v string) map[string]string {
		m := map[string]string{"2.1": "1", "2.2": "1", "2.3": "1", "3.1": "1", "3.2": "1", "3.3": "1"}
		m[k] = v
		return m
	}
	in := muat(t, "poin.json") // whole numbers 0 to 3
	for _, c := range []struct {
		id, jalur string
		nilai     map[string]string
	}{
		{"IDX-NILAI-01", "nilai.9.9", penuh("9.9", "1")},
		{"IDX-NILAI-02", "nilai.2.1", penuh("2.1", "tiga")},
		{"IDX-NILAI-02", "nilai.2.1", penuh("2.1", "1.000,5")},
		{"IDX-NILAI-02", "nilai.2.1", penuh("2.1", "1e0")},
		{"IDX-NILAI-02", "nilai.2.1", penuh("2.1", "=1+1")},
		{"IDX-NILAI-02", "nilai.2.1", penuh("2.1", strings.Repeat("9", 1<<16))},
		{"IDX-NILAI-02", "nilai.2.1", penuh("2.1", "99999999999999999999")},
		{"IDX-NILAI-03", "nilai.2.1", penuh("2.1", "4")},
		{"IDX-NILAI-03", "nilai.2.1", penuh("2.1", "-1")},
		{"IDX-NILAI-04", "nilai.2.1", penuh("2.1", "2,5")},
		{"IDX-NILAI-07", "nilai.2.1", penuh("I2.1", "1")},
	} {
		l, fs := in.Isi(c.nilai)
		if len(fs) == 0 || fs[0].ID != c.id || fs[0].Path != c.jalur || fs[0].Severity != kominfo.Galat {
			t.Errorf("%s: got %v", c.id, fs)
			continue
		}
		if len(fs[0].Message) > 300 {
			t.Errorf("%s: message of %d bytes", c.id, len(fs[0].Message))
		}
		// A refused answer is no answer: no index comes out.
		if c.id != "IDX-NILAI-01" && in.Score(l, indeks.Opsi{}).Lengkap {
			t.Errorf("%s: scored all the same", c.id)
		}
	}
	if _, fs := in.Isi(penuh("2.1", "3,00")); len(fs) != 0 {
		t.Errorf("3,00 is the whole number 3: %v", fs)
	}
}

func TestIsiNamesTheMissing(t *testing.T) {
	in := muat(t, "kecil.json")
	_, fs := in.Isi(map[string]string{"1": "3", "2": "", "4": "2"})
	want := []kominfo.Finding{{ID: "IDX-NILAI-06", Path: "nilai", Severity: kominfo.Peringatan,
		Message: "3 dari 5 indikator belum diisi: 2, 3-1, 5. Indeks baru ada setelah semuanya diisi."}}
	if diff := cmp.Diff(want, fs); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Ten decimals, as the portal writes them, are fine; what cannot be added exactly
// is refused, never rounded.
func TestIsiTooFine(t *testing.T) {
	in := muat(t, "kecil.json")
	if _, fs := in.Isi(map[string]string{"1": "4.2125000001", "2": "3.3333333333", "3-1": "1", "4": "1", "5": "1"}); len(fs) != 0 {
		t.Errorf("ten decimals: %v", fs)
	}
	l, fs := in.Isi(map[string]string{"1": "1000000007/1000000006", "2": "1000000006/1000000005", "3-1": "1", "4": "1", "5": "1"})
	if len(fs) != 2 || fs[0].ID != "IDX-NILAI-05" || fs[0].Path != "nilai.2" {
		t.Errorf("got %v", fs)
	}
	if h := in.Score(l, indeks.Opsi{}); h.Lengkap || !cmp.Equal(h.BelumDiisi, []string{"2"}) {
		t.Errorf("got %+v", h)
	}
}

func TestIsiHostile(t *testing.T) {
	in := muat(t, "kecil.json")
	m := map[string]string{"\x00": "1", "<script>": "1", strings.Repeat("x", 1<<16): "1"}
	for i := range 10_000 {
		m[fmt.Sprintf("asing-%05d", i)] = "1"
	}
	_, fs := in.Isi(m)
	if len(fs) != 202 || !ids(fs)["IDX-NILAI-08"] {
		t.Errorf("%d findings", len(fs))
	}
	for _, f := range fs {
		if len(f.Message) > 300 || len(f.Path) > 200 {
			t.Fatalf("finding of %d bytes", len(f.Message))
		}
	}
}

func TestIsiWithoutLoad(t *testing.T) {
	in := &indeks.Instrumen{ID: "x"}
	l, fs := in.Isi(map[string]string{"1": "1"})
	if !ids(fs)["IDX-WAJIB-01"] {
		t.Errorf("got %v", fs)
	}
	if h := in.Score(l, indeks.Opsi{}); h.Lengkap {
		t.Errorf("an unproven instrument scored: %+v", h)
	}
}
