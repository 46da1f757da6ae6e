//go:build !(js && wasm)

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// skorJSON is the stable shape for other programs.
type skorJSON struct {
	Instrumen string                                    `json:"instrumen"`
	Indeks    *string                                   `json:"indeks"`
	Eksak     *string                                   `json:"indeks_eksak"`
	Predikat  *string                                   `json:"predikat"`
	Domain    map[string]struct{ Nilai, Eksak *string } `json:"domain"`
	Aspek     map[string]struct{ Nilai, Eksak *string } `json:"aspek"`
	Belum     []string                                  `json:"belum_diisi"`
}

// bentukNilai writes values in every form that the command reads.
func bentukNilai(t *testing.T, nilai map[string]string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	out := map[string]string{}
	tulis := func(nama, isi string) {
		out[nama] = filepath.Join(dir, nama)
		if err := os.WriteFile(out[nama], []byte(isi), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	teks, _ := json.Marshal(map[string]any{"nilai": nilai})
	tulis("teks.json", string(teks))
	angka := map[string]json.Number{}
	var nomor []string
	for k, v := range nilai {
		angka[k] = json.Number(v)
		nomor = append(nomor, k)
	}
	slices.Sort(nomor)
	b, _ := json.Marshal(map[string]any{"nilai": angka})
	tulis("angka.json", "\ufeff"+string(b))
	for pemisah, nama := range map[string]string{";": "titik-koma.csv", ",": "koma.csv", "\t": "tab.csv"} {
		var berkepala, polos strings.Builder
		berkepala.WriteString("nomor_indikator" + pemisah + "tingkat\r\n")
		for _, k := range nomor {
			fmt.Fprintf(&berkepala, "%s%s%s\r\n", k, pemisah, nilai[k])
			fmt.Fprintf(&polos, "%s%s%s\n", k, pemisah, nilai[k])
		}
		tulis(nama, berkepala.String())
		tulis("polos-"+nama, polos.String())
	}
	x := excelize.NewFile()
	defer x.Close()
	set := func(sel string, v any) {
		if err := x.SetCellValue("Sheet1", sel, v); err != nil {
			t.Fatal(err)
		}
	}
	set("A1", "nomor_indikator")
	set("B1", "tingkat")
	for i, k := range nomor {
		if n, err := strconv.Atoi(k); err == nil {
			set("A"+strconv.Itoa(i+2), n)
		} else {
			set("A"+strconv.Itoa(i+2), k)
		}
		n, err := strconv.Atoi(nilai[k])
		if err != nil {
			t.Fatal(err)
		}
		set("B"+strconv.Itoa(i+2), n)
	}
	out["buku.xlsx"] = filepath.Join(dir, "buku.xlsx")
	if err := x.SaveAs(out["buku.xlsx"]); err != nil {
		t.Fatal(err)
	}
	return out
}

// Both published results come out to the digit, from every form of file.
func TestSkorTerbit(t *testing.T) {
	for _, x := range hasilTerbit(t) {
		for bentuk, f := range bentukNilai(t, x.Nilai) {
			j := uraiJSON[skorJSON](t, baik(t, "", "skor", "-instrumen", x.Instrumen, "-json", f))
			if j.Instrumen != x.Instrumen || j.Indeks == nil || *j.Indeks != x.Terbit.Indeks || *j.Eksak != x.Terbit.Eksak || *j.Predikat != x.Terbit.Predikat || j.Belum == nil || len(j.Belum) != 0 {
				t.Errorf("%s, %s: %+v, terbit %+v", x.Nama, bentuk, j, x.Terbit)
				continue
			}
			domain, aspek := map[string]string{}, map[string]string{}
			for k, v := range j.Domain {
				domain[k] = *v.Nilai
			}
			for k, v := range j.Aspek {
				aspek[k] = *v.Nilai
			}
			if diff := cmp.Diff(x.Terbit.Domain, domain); diff != "" {
				t.Errorf("%s, %s: domain (-terbit +hitungan):\n%s", x.Nama, bentuk, diff)
			}
			if diff := cmp.Diff(x.Terbit.Aspek, aspek); diff != "" {
				t.Errorf("%s, %s: aspek (-terbit +hitungan):\n%s", x.Nama, bentuk, diff)
			}
		}
		b, _ := json.Marshal(map[string]any{"nilai": x.Nilai})
		emas(t, "skor-"+x.Instrumen+".txt", baik(t, string(b), "skor", "-", "-instrumen", x.Instrumen))
		emas(t, "skor-"+x.Instrumen+".json", baik(t, string(b), "skor", "-json", "-instrumen", x.Instrumen, "-"))
	}
}

// An index that is not final is not shown as one.
func TestSkorBelumLengkap(t *testing.T) {
	const nilai = `{"nilai":{"1":"2.50","2":"1,5","3":null,"4":""}}`
	h := jalankan(t, nilai, "skor", "-json", "-")
	j := uraiJSON[skorJSON](t, h.keluar)
	if h.status != keluarTemuan || h.galat != "" || j.Indeks != nil || j.Predikat != nil || len(j.Belum) != 18 || j.Belum[0] != "3" {
		t.Errorf("%d %+v %s", h.status, j, h.galat)
	}
	h = jalankan(t, nilai, "skor", "-")
	if h.status != keluarTemuan {
		t.Errorf("keluar %d", h.status)
	}
	emas(t, "skor-belum.txt", h.keluar)
}

func TestSkorDitolak(t *testing.T) {
	const satu = `{"nilai":{"1":3}}`
	salah(t, "pemdi-2026, spbe-2020, spbe-2018", satu, "skor", "-instrumen", "spbe-2019", "-")
	salah(t, "Nilai pilihan -instrumen", satu, "skor", "-instrumen", "", "-")
	salah(t, "indikator 1 adalah 9, di luar skala", `{"nilai":{"1":9}}`, "skor", "-instrumen", "spbe-2020", "-")
	salah(t, "indikator 1 adalah 0, di luar skala", "1;0\n2;3\n", "skor", "-instrumen", "spbe-2020", "-")
	salah(t, "tingkat utuh", `{"nilai":{"1":2.5}}`, "skor", "-instrumen", "spbe-2020", "-")
	salah(t, `Indikator "48" tidak ada`, `{"nilai":{"48":2}}`, "skor", "-instrumen", "spbe-2020", "-")
	salah(t, "bukan angka", `{"nilai":{"1":"tiga"}}`, "skor", "-")
	salah(t, "terpotong", `{"nilai":{"1":3}`, "skor", "-")
	salah(t, "nilai", `{"skor":{"1":3}}`, "skor", "-")
	salah(t, "nilai", `{"nilai":[1,2,3]}`, "skor", "-")
	salah(t, "", "", "skor", "-")
	salah(t, "", "%PDF-1.7\n%\xe2\xe3\n", "skor", "-")
	salah(t, "", "PK\x03\x04rusak", "skor", "-")
	salah(t, "tidak dapat dibuka", "", "skor", filepath.Join(t.TempDir(), "tidak-ada.csv"))
	salah(t, "satu berkas nilai", "", "skor")
	salah(t, "satu berkas nilai", "", "skor", "a", "b")
	salah(t, "Pilihan tidak dikenal", "", "skor", "-asing", "a")

	// Everything that is wrong is said, one line each.
	h := jalankan(t, `{"nilai":{"1":9,"2":8,"99":1}}`, "skor", "-instrumen", "pemdi-2026", "-")
	if n := strings.Count(h.galat, "\n"); h.status != keluarSalah || n != 3 {
		t.Errorf("%d, %d baris:\n%s", h.status, n, h.galat)
	}
}

// 47 answers without the name of their instrument are not of the one that is tried
// first; the way out is named.
func TestSkorInstrumenTidakDisebut(t *testing.T) {
	h := jalankan(t, `{"nilai":{"1":3,"47":3}}`, "skor", "-")
	if h.status != keluarSalah || !strings.HasSuffix(h.galat, "jadi dibaca sebagai pemdi-2026. Bila bukan, sebutkan dengan -instrumen.\n") {
		t.Errorf("%d\n%s", h.status, h.galat)
	}
}

// A file that names its instrument is not scored by another.
func TestSkorBerkasUntukInstrumenLain(t *testing.T) {
	x := hasilTerbit(t)[0]
	b, _ := json.Marshal(map[string]any{"instrumen": x.Instrumen, "nilai": x.Nilai})
	salah(t, "spbe-2020", string(b), "skor", "-instrumen", "spbe-2018", "-")
	if j := uraiJSON[skorJSON](t, baik(t, string(b), "skor", "-json", "-")); j.Instrumen != x.Instrumen || *j.Indeks != x.Terbit.Indeks {
		t.Errorf("instrumen dari berkas: %+v", j)
	}
}
