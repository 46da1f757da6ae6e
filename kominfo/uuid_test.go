package kominfo

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestUUIDUrutMenurutWaktu(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := time.Unix(0, rapid.Int64Range(0, 1<<62).Draw(t, "ns"))
		// Two moments a microsecond apart are told apart by 12 bits of the millisecond.
		b := a.Add(time.Duration(rapid.Int64Range(1000, 1e12).Draw(t, "kemudian")))
		u, v := NewUUID(a), NewUUID(b)
		if !UUIDSah(u) || !UUIDSah(v) || u >= v {
			t.Fatalf("%s at %s, %s at %s", u, a, v, b)
		}
	})
}

func TestUUIDWaktuDiDalamnya(t *testing.T) {
	u := NewUUID(time.UnixMilli(0x0123456789ab))
	if !strings.HasPrefix(u, "01234567-89ab-7000-") {
		t.Errorf("milliseconds and fraction: %s", u)
	}
}

// A clock that was never set must still give valid, distinct ids.
func TestUUIDJamRusak(t *testing.T) {
	var us []string
	for _, w := range []time.Time{{}, time.Unix(-1, 999_999_999), time.Date(1900, 1, 1, 0, 0, 0, 1, time.UTC), time.Date(9999, 12, 31, 23, 59, 59, 999_999_999, time.UTC)} {
		u := NewUUID(w)
		if !UUIDSah(u) || slices.Contains(us, u) {
			t.Errorf("%s: %s", w, u)
		}
		us = append(us, u)
	}
}

func TestUUIDTidakBerulang(t *testing.T) {
	ada, w := map[string]bool{}, time.Unix(1_700_000_000, 0)
	for range 10000 {
		ada[NewUUID(w)] = true
	}
	if len(ada) != 10000 {
		t.Errorf("%d different ids of 10000", len(ada))
	}
}

func TestUUIDSah(t *testing.T) {
	const sah = "01890a5d-ac96-774b-bcce-b302099a8057"
	if !UUIDSah(sah) {
		t.Error(sah)
	}
	for _, s := range []string{
		"", sah[:35], sah + "0", strings.ToUpper(sah), strings.Replace(sah, "-", "", 1) + "0",
		"01890a5d-ac96-474b-bcce-b302099a8057", // version 4
		"01890a5d-ac96-774b-ccce-b302099a8057", // variant
		"01890a5d-ac96-774b-bcce-b302099a805g", "01890a5d/ac96-774b-bcce-b302099a8057", "{1890a5d-ac96-774b-bcce-b302099a805}",
	} {
		if UUIDSah(s) {
			t.Errorf("%q is accepted", s)
		}
	}
}

func BenchmarkNewUUID(b *testing.B) {
	w := time.Unix(1_700_000_000, 0)
	b.ReportAllocs()
	for b.Loop() {
		_ = NewUUID(w)
	}
}
