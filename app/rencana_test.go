//go:build !(js && wasm)

package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// rencanaJSON is the stable shape for other programs.
type rencanaJSON struct {
	Instrumen string       `json:"instrumen"`
	Tercapai  bool         `json:"tercapai"`
	Dari      string       `json:"dari"`
	Indeks    *string      `json:"indeks"`
	Eksak     *string      `json:"indeks_eksak"`
	Predikat  *string      `json:"predikat"`
	Biaya     *int64       `json:"biaya"`
	Optimal   bool         `json:"optimal"`
	Langkah   []langkahUji `json:"langkah"`
	Garis     []struct {
		Biaya int64  `json:"biaya"`
		Eksak string `json:"indeks_eksak"`
	} `json:"garis_depan"`
	Kenaikan []struct {
		Indikator string `json:"indikator"`
		Tambahan  string `json:"tambahan_eksak"`
	} `json:"kenaikan"`
	Tertinggi struct {
		Eksak string `json:"indeks_eksak"`
	} `json:"tertinggi"`
	Penghalang []struct{ Indikator string } `json:"penghalang"`
	Temuan     []struct{ ID string }        `json:"temuan"`
}

type langkahUji struct {
	Indikator string      `json:"indikator"`
	Dari      json.Number `json:"dari"`
	Ke        json.Number `json:"ke"`
	Biaya     int64       `json:"biaya"`
	Janji     bool        `json:"janji"`
}

const biayaUji = `{"biaya":{"12":[1,1,2,5],"42":[4,4,9,9]},"larangan":{"20":3,"47":3},"janji":{"13":5,"22":2}}`

// A published assessment, planned up to a predikat: the steps, put back into the
// file, give that index when they are scored.
func TestRencanaTerbit(t *testing.T) {
	for _, x := range hasilTerbit(t) {
		isi, _ := json.Marshal(map[string]any{"nilai": x.Nilai})
		biaya := []string{}
		if x.Instrumen == "spbe-2020" {
			biaya = []string{"-biaya", tulisBerkas(t, "biaya.json", biayaUji)}
		}
		args := append([]string{"rencana", "-instrumen", x.Instrumen, "-target", "Sangat Baik"}, biaya...)
		mesin := baik(t, string(isi), append(args, "-json", "-")...)
		j := uraiJSON[rencanaJSON](t, mesin)
		if j.Instrumen != x.Instrumen || !j.Tercapai || !j.Optimal || j.Dari != x.Terbit.Indeks || *j.Predikat != "Sangat Baik" || j.Temuan == nil || len(j.Kenaikan) != len(x.Nilai) {
			t.Fatalf("%s: %.400s", x.Instrumen, mesin)
		}
		jumlah, ke := int64(0), map[string]string{}
		for k, v := range x.Nilai {
			ke[k] = v
		}
		for _, l := range j.Langkah {
			if ke[l.Indikator] != l.Dari.String() {
				t.Errorf("%s: langkah %+v dari nilai %s", x.Instrumen, l, ke[l.Indikator])
			}
			ke[l.Indikator] = l.Ke.String()
			jumlah += l.Biaya
		}
		isiBaru, _ := json.Marshal(map[string]any{"nilai": ke})
		s := uraiJSON[skorJSON](t, baik(t, string(isiBaru), "skor", "-json", "-instrumen", x.Instrumen, "-"))
		if jumlah != *j.Biaya || *s.Eksak != *j.Eksak || *s.Indeks != *j.Indeks || *s.Predikat != *j.Predikat {
			t.Errorf("%s: langkah memberi %d dan %s, rencana %d dan %s", x.Instrumen, jumlah, *s.Eksak, *j.Biaya, *j.Eksak)
		}
		ada := false
		for i, g := range j.Garis {
			ada = ada || g.Biaya == *j.Biaya && g.Eksak == *j.Eksak
			if i > 0 && g.Biaya <= j.Garis[i-1].Biaya {
				t.Errorf("garis depan tidak naik di %d", i)
			}
		}
		if !ada || j.Garis[len(j.Garis)-1].Eksak != j.Tertinggi.Eksak {
			t.Errorf("%s: rencana tidak di garis depan", x.Instrumen)
		}
		emas(t, "rencana-"+x.Instrumen+".txt", baik(t, string(isi), append(args, "-")...))
		emas(t, "rencana-"+x.Instrumen+".json", mesin)
	}
}

// Pemdi: steps to the values of complete levels, a value that is no decimal, an
// index of another institution, and a start value for what is not answered.
func TestRencanaPemdi(t *testing.T) {
	const nilai = `{"nilai":{"1":"7/6","2":2.5,"3":"1,30","5":1.5}}`
	args := []string{"rencana", "-target", "Cukup", "-belum-diisi", "1", "-"}
	emas(t, "rencana-pemdi.txt", baik(t, nilai, args...))
	j := uraiJSON[rencanaJSON](t, baik(t, nilai, append(args, "-json")...))
	for _, l := range j.Langkah {
		if !strings.Contains(" 1.5 2.5 3.5 4 5 ", " "+l.Ke.String()+" ") {
			t.Errorf("langkah %+v", l)
		}
	}
	if j.Instrumen != "pemdi-2026" || len(j.Langkah) == 0 {
		t.Errorf("%+v", j)
	}
}

// nilaiSama fills spbe-2020 with one level.
func nilaiSama(n int) string {
	var b strings.Builder
	for i := range 47 {
		fmt.Fprintf(&b, ",%q:%d", strconv.Itoa(i+1), n)
	}
	return `{"instrumen":"spbe-2020","nilai":{` + b.String()[1:] + `}}`
}

// No plan: status 1, the highest index, and what forbids more.
func TestRencanaTidakTercapai(t *testing.T) {
	f := tulisBerkas(t, "biaya.json", `{"larangan":{"42":4,"43":2}}`)
	h := jalankan(t, nilaiSama(3), "rencana", "-target", "4.99", "-biaya", f, "-")
	if h.status != keluarTemuan || h.galat != "" {
		t.Errorf("keluar %d %s", h.status, h.galat)
	}
	emas(t, "rencana-tidak-tercapai.txt", h.keluar)
	h = jalankan(t, nilaiSama(3), "rencana", "-target", "4.99", "-biaya", f, "-json", "-")
	j := uraiJSON[rencanaJSON](t, h.keluar)
	if h.status != keluarTemuan || j.Tercapai || j.Optimal || j.Indeks != nil || j.Eksak != nil || j.Predikat != nil || j.Biaya != nil || j.Langkah == nil || len(j.Langkah) != 0 ||
		j.Tertinggi.Eksak != "491/100" || len(j.Penghalang) != 2 || len(j.Temuan) != 1 || j.Temuan[0].ID != "RCN-TARGET-03" {
		t.Errorf("%d %+v", h.status, j)
	}
}

// A budget asks the other way round; the answer is on the same front.
func TestRencanaAnggaran(t *testing.T) {
	j := uraiJSON[rencanaJSON](t, baik(t, nilaiSama(3), "rencana", "-anggaran", "12", "-json", "-"))
	if !j.Tercapai || *j.Biaya != 12 || len(j.Garis) != 95 || j.Garis[12].Eksak != *j.Eksak {
		t.Errorf("%+v", j)
	}
	teks := baik(t, nilaiSama(3), "rencana", "-anggaran", "12", "-")
	if !strings.Contains(teks, "Anggaran: biaya 12") || !strings.Contains(teks, "Indeks tertinggi dalam anggaran, terbukti: biaya 12") {
		t.Error(teks)
	}
	f := tulisBerkas(t, "biaya.json", `{"janji":{"42":5}}`)
	h := jalankan(t, nilaiSama(3), "rencana", "-anggaran", "1", "-biaya", f, "-")
	if h.status != keluarTemuan || !strings.Contains(h.keluar, "Anggaran lebih kecil daripada biaya langkah yang sudah dijanjikan") {
		t.Errorf("%+v", h)
	}
	if teks := baik(t, nilaiSama(5), "rencana", "-target", "5", "-"); !strings.Contains(teks, "Tidak ada langkah yang perlu diambil.") {
		t.Error(teks)
	}
}

func TestRencanaDitolak(t *testing.T) {
	tiga := nilaiSama(3)
	dua := func(s string) string { return tulisBerkas(t, "biaya.json", s) }
	salah(t, "-target", tiga, "rencana", "-")
	salah(t, "-target", tiga, "rencana", "-target", "4", "-anggaran", "3", "-")
	salah(t, "di bawah nol", tiga, "rencana", "-anggaran", "-3", "-")
	salah(t, "satu berkas nilai", "", "rencana", "-target", "4")
	salah(t, "bukan indeks atau predikat", tiga, "rencana", "-target", "Istimewa", "-")
	salah(t, "di luar indeks", tiga, "rencana", "-target", "5.01", "-")
	salah(t, "spbe-2020", tiga, "rencana", "-instrumen", "spbe-2018", "-target", "4", "-")
	salah(t, "spbe-2020", `{"nilai":{"1":3}}`, "rencana", "-instrumen", "asing", "-target", "4", "-")
	salah(t, "di luar skala", `{"nilai":{"1":9}}`, "rencana", "-instrumen", "spbe-2020", "-target", "4", "-")
	salah(t, "46 dari 47 indikator belum diisi: 2, 3", `{"nilai":{"1":3}}`, "rencana", "-instrumen", "spbe-2020", "-target", "4", "-")
	salah(t, "bukan angka", tiga, "rencana", "-target", "4", "-belum-diisi", "satu", "-")
	salah(t, "di luar skala", `{"nilai":{"1":3}}`, "rencana", "-instrumen", "spbe-2020", "-target", "4", "-belum-diisi", "0", "-")
	salah(t, "tidak dapat dibuka", tiga, "rencana", "-target", "4", "-biaya", filepath.Join(t.TempDir(), "tidak-ada.json"), "-")
	salah(t, "masukan baku", tiga, "rencana", "-target", "4", "-biaya", "-", "-")
	salah(t, "bukan JSON", tiga, "rencana", "-target", "4", "-biaya", dua(`{"biaya"`), "-")
	salah(t, "bilangan bulat", tiga, "rencana", "-target", "4", "-biaya", dua(`{"biaya":{"1":[1,1,1,0.5]}}`), "-")
	salah(t, "berisi 3 angka; harus 4", tiga, "rencana", "-target", "4", "-biaya", dua(`{"biaya":{"1":[1,1,1]}}`), "-")
	salah(t, "\"48\" yang tidak ada", tiga, "rencana", "-target", "4", "-biaya", dua(`{"janji":{"48":4}}`), "-")
	salah(t, "Jumlah seluruh biaya terlalu besar", tiga, "rencana", "-target", "4", "-biaya", dua(`{"biaya":{"1":[9223372036854775807,1,1,1]}}`), "-")
	// Everything that is wrong is said, one line each.
	h := jalankan(t, tiga, "rencana", "-target", "4", "-biaya", dua(`{"biaya":{"1":[1],"2":[-1,1,1,1]},"larangan":{"3":7},"janji":{"99":1}}`), "-")
	if n := strings.Count(h.galat, "\n"); h.status != keluarSalah || n != 4 {
		t.Errorf("%d, %d baris:\n%s", h.status, n, h.galat)
	}
}
