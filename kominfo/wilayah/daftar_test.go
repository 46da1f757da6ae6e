package wilayah

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/kominfo"
)

// perProvinsi is the number of kabupaten and kota in each province, from the
// decree's summary table.
var perProvinsi = map[string][2]int{
	"11": {18, 5}, "12": {25, 8}, "13": {12, 7}, "14": {10, 2}, "15": {9, 2}, "16": {13, 4}, "17": {9, 1}, "18": {13, 2},
	"19": {6, 1}, "21": {5, 2}, "31": {1, 5}, "32": {18, 9}, "33": {29, 6}, "34": {4, 1}, "35": {29, 9}, "36": {4, 4},
	"51": {8, 1}, "52": {8, 2}, "53": {21, 1}, "61": {12, 2}, "62": {13, 1}, "63": {11, 2}, "64": {7, 3}, "65": {4, 1},
	"71": {11, 4}, "72": {12, 1}, "73": {21, 3}, "74": {15, 2}, "75": {5, 1}, "76": {6, 0}, "81": {9, 2}, "82": {8, 2},
	"91": {8, 1}, "92": {7, 0}, "93": {4, 0}, "94": {8, 0}, "95": {8, 0}, "96": {5, 1},
}

func TestJumlahDanHierarki(t *testing.T) {
	d := Semua()
	var kab, kota, prov int
	for p := range d.Anak(Kode{}) {
		prov++
		got := [2]int{}
		for w := range d.Anak(p.Kode) {
			if w.Kode.Induk() != p.Kode || w.Zona != p.Zona {
				t.Errorf("%s is not a child of %s", w.Kode, p.Kode)
			}
			if w.Kode.Jenis() == Kota {
				got[1]++
			} else {
				got[0]++
			}
			for range d.Anak(w.Kode) {
				t.Fatalf("%s has children here", w.Kode)
			}
		}
		if want := perProvinsi[p.Kode.String()]; got != want {
			t.Errorf("%s %s: kabupaten and kota %v, want %v", p.Kode, p.Nama, got, want)
		}
		kab, kota = kab+got[0], kota+got[1]
	}
	if prov != 38 || kab != 416 || kota != 98 {
		t.Errorf("%d provinces, %d kabupaten, %d kota; want 38, 416, 98", prov, kab, kota)
	}
	otonom, semua := 0, 0
	for w := range d.KabupatenKota() {
		semua++
		if w.Otonom {
			otonom++
		} else if w.Kode.Provinsi().String() != "31" || !strings.Contains(w.Nama, "Administrasi") {
			t.Errorf("%s %s must be autonomous", w.Kode, w.Nama)
		}
		// The prefix of the name agrees with the kind that the code says.
		if jenis := strings.ToLower(strings.Fields(w.Nama)[0]); jenis != string(w.Kode.Jenis()) {
			t.Errorf("%s %s: the code says %s", w.Kode, w.Nama, w.Kode.Jenis())
		}
		if strings.TrimSpace(w.Nama) != w.Nama || strings.Contains(w.Nama, "  ") {
			t.Errorf("%s: stray spaces in %q", w.Kode, w.Nama)
		}
	}
	if semua != 514 || otonom != 508 {
		t.Errorf("%d regencies of which %d autonomous; want 514 and 508", semua, otonom)
	}
}

// Checksums were computed once from the list that the data was taken from.
func TestDataSamaDenganSumber(t *testing.T) {
	d := Semua()
	nama, bps, ubah := sha256.New(), sha256.New(), sha256.New()
	for w := range d.Anak(Kode{}) {
		fmt.Fprintf(nama, "%s\t%s\n", w.Kode, w.Nama)
	}
	for w := range d.KabupatenKota() {
		fmt.Fprintf(nama, "%s\t%s\n", w.Kode, w.Nama)
		fmt.Fprintf(bps, "%s\t%s\t%s\n", w.Kode, w.BPS, w.BPSLama)
	}
	for p := range d.Perubahan(Kode{}) {
		fmt.Fprintf(ubah, "%s\t%s\t%s\t%s\n", p.Lama, p.Baru, p.Berlaku, p.Dasar.Regulasi)
	}
	got := []string{hex.EncodeToString(nama.Sum(nil)), hex.EncodeToString(bps.Sum(nil)), hex.EncodeToString(ubah.Sum(nil))}
	want := []string{
		"d2d48df2c3b4c8e9140fe4fcbbe71812b9d569f0e14bc7859fd9e44103873c3c",
		"778fb5838fbb2be460272984bed1163afc710afc99b60d66773b7d4bdc9f454c",
		"4effb414e1513de5e0769b61608ea73489d38a2bf82b30e4d9926222985d46c2",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names, BPS codes, changes (-want +got):\n%s", diff)
	}
	if n := len(dataProvinsi) + len(dataKabupatenKota) + len(dataAlias) + len(dataPerubahan); n >= 40_000 {
		t.Errorf("the embedded data has %d bytes, budget 40,000", n)
	}
}

func TestZonaProvinsi(t *testing.T) {
	d := Semua()
	got := map[kominfo.Zona][]string{}
	for p := range d.Anak(Kode{}) {
		got[p.Zona] = append(got[p.Zona], p.Kode.String())
	}
	want := map[kominfo.Zona][]string{
		kominfo.WIB:  {"11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35", "36", "61", "62"},
		kominfo.WITA: {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"},
		kominfo.WIT:  {"81", "82", "91", "92", "93", "94", "95", "96"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("zones (-want +got):\n%s", diff)
	}
	if z, ok := d.Zona(kodeUji(t, "93.01.01.2001")); !ok || z != kominfo.WIT {
		t.Errorf("zone of a village in Merauke: %v, %v", z, ok)
	}
	if _, ok := d.Zona(kodeUji(t, "99.01")); ok {
		t.Error("an unknown province has a zone")
	}
	if _, ok := d.Zona(Kode{}); ok {
		t.Error("Indonesia has one zone")
	}
	for _, s := range []kominfo.Sumber{SumberZona(), SumberKode(), SumberBPS(), SumberBentuk(), SumberOtonom()} {
		if s.Regulasi == "" || !s.Status.Sah() || s.Status == kominfo.Terverifikasi {
			t.Errorf("source %+v", s)
		}
	}
}

func TestBPSBukanKemendagri(t *testing.T) {
	d := Semua()
	sama, lain := 0, 0
	for w := range d.KabupatenKota() {
		b := w.BPS.String()
		if k, ok := d.Lookup(kodeUji(t, b[:2]+"."+b[2:])); ok {
			sama++
			if k.Kode != w.Kode {
				lain++
			}
		}
		if balik, ok := d.DariBPS(w.BPS); !ok || balik != w {
			t.Errorf("DariBPS(%s) = %v, %v; want %s", w.BPS, balik.Kode, ok, w.Kode)
		}
		prov, _ := d.Lookup(w.Kode.Provinsi())
		if w.BPS.Induk() != prov.BPS {
			t.Errorf("%s: BPS code %s is not in BPS province %s", w.Kode, w.BPS, prov.BPS)
		}
	}
	if sama != 484 || lain != 169 {
		t.Errorf("%d BPS codes have the digits of a Kemendagri code, %d of another regency; want 484, 169", sama, lain)
	}
}

func TestBPSLama(t *testing.T) {
	d := Semua()
	bps := func(s string) KodeBPS { b, _ := ParseBPS(s); return b }
	for _, c := range []struct{ bps, kini, lama string }{
		{"3171", "31.74", "31.74"}, // unchanged
		{"9401", "", "93.01"},      // Merauke before 2023
		{"9501", "93.01", ""},      // Merauke since 2023
		{"9108", "", "96.03"},      // Raja Ampat before 2023
		{"94", "91", "91"},
		{"92", "96", "96"},
		{"9999", "", ""},
	} {
		kini, ok1 := d.DariBPS(bps(c.bps))
		lama, ok2 := d.DariBPSLama(bps(c.bps))
		if kini.Kode.String() != c.kini && ok1 || ok1 != (c.kini != "") || ok2 != (c.lama != "") || ok2 && lama.Kode.String() != c.lama {
			t.Errorf("%s: now %s %v, before %s %v; want %q, %q", c.bps, kini.Kode, ok1, lama.Kode, ok2, c.kini, c.lama)
		}
	}
	n := 0
	for w := range d.KabupatenKota() {
		if !w.BPSLama.Kosong() {
			n++
			if got, ok := d.DariBPSLama(w.BPSLama); !ok || got != w {
				t.Errorf("DariBPSLama(%s) = %s", w.BPSLama, got.Kode)
			}
		}
	}
	if n != 26 {
		t.Errorf("%d regencies have an old BPS code, want 26", n)
	}
}

func TestPerubahanKode(t *testing.T) {
	d := Semua()
	tgl := func(s string) kominfo.Tanggal { v, _ := kominfo.ParseTanggal(s); return v }
	for _, c := range []struct{ kode, pada, mau string }{
		{"93.01", "2020-01-01", "91.01"},
		{"91.01", "2020-01-01", "91.01"},
		{"91.01", "2022-07-24", "91.01"},
		{"91.01", "2022-07-25", "93.01"},
		{"93.01", "2026-01-01", "93.01"},
		{"96.71", "2022-12-07", "92.71"},
		{"92.71", "2022-12-08", "96.71"},
		{"65.71", "2012-11-16", "64.73"},
		{"64.73", "2012-11-17", "65.71"},
		{"19.06", "2010-01-01", "19.06"},
	} {
		if got, ok := d.KodePada(kodeUji(t, c.kode), tgl(c.pada)); !ok || got.String() != c.mau {
			t.Errorf("KodePada(%s, %s) = %s, %v; want %s", c.kode, c.pada, got, ok, c.mau)
		}
	}
	if _, ok := d.KodePada(kodeUji(t, "19.50"), tgl("2020-01-01")); ok {
		t.Error("an unknown code has a history")
	}
	dasar := map[string]int{}
	for p := range d.Perubahan(Kode{}) {
		dasar[p.Dasar.Regulasi]++
		if kini, ok := d.KodeKini(p.Lama); !ok || kini != p.Baru {
			t.Errorf("KodeKini(%s) = %s", p.Lama, kini)
		}
		if kini, ok := d.KodeKini(p.Baru); !ok || kini != p.Baru || d.Nama(kini) != p.Nama {
			t.Errorf("KodeKini(%s) = %s", p.Baru, kini)
		}
		if _, ada := d.Lookup(p.Lama); ada {
			t.Errorf("old code %s is still in the list", p.Lama)
		}
		for _, k := range []Kode{p.Lama, p.Baru} {
			if ps := slices.Collect(d.Perubahan(k)); len(ps) != 1 || ps[0] != p {
				t.Errorf("Perubahan(%s) = %v", k, ps)
			}
		}
	}
	want := map[string]int{"UU 20/2012": 5, "UU 14/2022": 4, "UU 15/2022": 8, "UU 16/2022": 8, "UU 29/2022": 6}
	if diff := cmp.Diff(want, dasar); diff != "" {
		t.Errorf("changes by law (-want +got):\n%s", diff)
	}
	if _, ok := d.KodeKini(kodeUji(t, "19.50")); ok {
		t.Error("19.50 does not exist")
	}
}

func TestInstansi(t *testing.T) {
	d := Semua()
	for _, c := range []struct {
		kode string
		mau  kominfo.Instansi
	}{
		{"19.06", kominfo.Instansi{Kode: "19.06", Nama: "Kabupaten Belitung Timur", Jenis: kominfo.Kabupaten}},
		{"19.71", kominfo.Instansi{Kode: "19.71", Nama: "Kota Pangkal Pinang", Jenis: kominfo.Kota}},
		{"19", kominfo.Instansi{Kode: "19", Nama: "Provinsi Kepulauan Bangka Belitung", Jenis: kominfo.Provinsi}},
	} {
		w, _ := d.Lookup(kodeUji(t, c.kode))
		got, err := w.Instansi()
		if diff := cmp.Diff(c.mau, got); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", c.kode, err, diff)
		}
	}
	w, _ := d.Lookup(kodeUji(t, "31.71"))
	if _, err := w.Instansi(); !errors.Is(err, kominfo.Ditolak) || !strings.Contains(err.Error(), "31") {
		t.Errorf("Jakarta Pusat: %v", err)
	}
}

func TestDaftarParse(t *testing.T) {
	d := Semua()
	for s, mau := range map[string]string{"19.06": "19.06", "1906": "19.06", "19": "19", "190601": "19.06.01", "31.71": "31.71", "19.06.01.2001": "19.06.01.2001", "96.71": "96.71"} {
		if k, err := d.Parse(s); err != nil || k.String() != mau {
			t.Errorf("Parse(%s) = %s, %v; want %s", s, k, err, mau)
		}
	}
	for _, c := range []struct{ masukan, id, berisi string }{
		{"3171", "WILAYAH-KODE-02", "Jakarta Selatan (31.74) menurut kode BPS"},
		{"9401", "WILAYAH-KODE-02", "Merauke (93.01) menurut kode BPS lama"},
		{"9104", "WILAYAH-KODE-02", "Nabire (94.01) menurut kode Kemendagri lama"},
		{"9499", "WILAYAH-KODE-02", "94.99"},
		{"19.50", "WILAYAH-KODE-03", "19.50 tidak ada"},
		{"99", "WILAYAH-KODE-03", "99 tidak ada"},
		{"19.50.01.2001", "WILAYAH-KODE-03", "19.50 tidak ada"},
		{"91.01", "WILAYAH-KODE-04", "93.01 sejak 25 Juli 2022"},
		{"91.01.01", "WILAYAH-KODE-04", "93.01"},
		{"19,06", "WILAYAH-KODE-01", "koma"},
	} {
		k, err := d.Parse(c.masukan)
		var e *kominfo.Error
		if !errors.As(err, &e) || len(e.Findings) != 1 || e.Findings[0].ID != c.id || !strings.Contains(e.Message, c.berisi) {
			t.Errorf("Parse(%s) = %s, %v; want %s with %q", c.masukan, k, err, c.id, c.berisi)
			continue
		}
		want := c.masukan == "91.01"
		if got := e.Findings[0].Fix != nil; got != want {
			t.Errorf("Parse(%s) proposes a repair: %v, want %v", c.masukan, got, want)
		}
	}
	// Every digit string of both systems is either safe or refused.
	aman := 0
	for w := range d.KabupatenKota() {
		if k, err := d.Parse(w.BPS.String()); err == nil {
			if k != w.Kode {
				t.Errorf("BPS %s was read as Kemendagri %s, it is %s", w.BPS, k, w.Kode)
			}
			aman++
		}
	}
	if aman != 315 { // 514 codes, 199 of which differ between the systems
		t.Errorf("%d BPS codes mean the same in both systems, want 315", aman)
	}
}

func TestTafsir(t *testing.T) {
	ts := Semua().Tafsir("9401")
	b, err := json.Marshal(ts)
	if err != nil {
		t.Fatal(err)
	}
	const want = `[{"sistem":"kemendagri","lama":false,"wilayah":{"kode":"94.01","nama":"Kabupaten Nabire","kode_bps":"9604","kode_bps_lama":"9404","zona":"WIT","otonom":true}},` +
		`{"sistem":"bps","lama":true,"wilayah":{"kode":"93.01","nama":"Kabupaten Merauke","kode_bps":"9501","kode_bps_lama":"9401","zona":"WIT","otonom":true}}]`
	if diff := cmp.Diff(want, string(b)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if ts := Semua().Tafsir("bukan kode"); ts != nil {
		t.Errorf("got %v", ts)
	}
	// None of the provinces of Papua has the same number in both systems.
	for _, s := range []string{"91", "92", "93", "94", "95", "96"} {
		ts := Semua().Tafsir(s)
		if ts[0].Sistem != Kemendagri || len(ts) == 2 && ts[1].Wilayah.Kode == ts[0].Wilayah.Kode {
			t.Errorf("Tafsir(%s) = %v", s, ts)
		}
	}
}

func TestDataRusakDitolak(t *testing.T) {
	const prov, kab, alias, ubah = "h\n19,Babel,19,WIB\n", "h\n19.06,Kabupaten A,1906,1907,ya\n", "h\n19,B,singkatan,dari_ingatan\n", "h\n18.06,19.06,Kabupaten A,2012-11-17,UU 1/2012\n"
	crlf := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	for _, f := range [][4]string{{prov, kab, alias, ubah}, {crlf(prov), crlf(kab), crlf(alias), crlf(ubah)}} {
		if _, err := baca(f[0], f[1], f[2], f[3]); err != nil {
			t.Fatal(err)
		}
	}
	for nama, f := range map[string][4]string{
		"columns":       {prov + "21,Kepri\n", kab, alias, ubah},
		"extra column":  {prov + "21,Kepri,21,WIB,x\n", kab, alias, ubah},
		"order":         {prov + "18,Lampung,18,WIB\n", kab, alias, ubah},
		"zone":          {"h\n19,Babel,19,WAT\n", kab, alias, ubah},
		"level":         {prov + "21.01,Kepri,21,WIB\n", kab, alias, ubah},
		"bps twice":     {prov + "21,Kepri,19,WIB\n", kab, alias, ubah},
		"bps level":     {prov, "h\n19.06,Kabupaten A,19,,ya\n", alias, ubah},
		"old bps":       {prov, "h\n19.06,Kabupaten A,1906,19,ya\n", alias, ubah},
		"no province":   {prov, "h\n18.06,Kabupaten A,1806,,ya\n", alias, ubah},
		"autonomy":      {prov, "h\n19.06,Kabupaten A,1906,,\n", alias, ubah},
		"alias of none": {prov, kab, "h\n19.07,B,singkatan,dari_ingatan\n", ubah},
		"alias status":  {prov, kab, "h\n19,B,singkatan,pasti\n", ubah},
		"change date":   {prov, kab, alias, "h\n18.06,19.06,Kabupaten A,2012-13-17,UU 1/2012\n"},
		"old code live": {prov, kab, alias, "h\n19.06,19.06,Kabupaten A,2012-11-17,UU 1/2012\n"},
		"new code none": {prov, kab, alias, "h\n18.06,19.07,Kabupaten A,2012-11-17,UU 1/2012\n"},
	} {
		if _, err := baca(f[0], f[1], f[2], f[3]); err == nil {
			t.Errorf("%s: accepted", nama)
		}
	}
}
