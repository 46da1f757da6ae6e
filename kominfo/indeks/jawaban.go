package indeks

import (
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Jawaban is an answer file: values as text by nomor or kode of the indicator,
// ready for [Instrumen.Isi], and the instrument it says it is for, if it does.
type Jawaban struct {
	Instrumen string
	Nilai     map[string]string
}

// BacaJawaban reads {"nilai":{"1":3,"2":"2.50"}}, with an optional "instrumen".
// Numbers are kept as the decimal text of the file and never become a float;
// null and "" mean not answered. Other fields beside nilai are passed over. A
// file that is no JSON, has no nilai, or holds something else than numbers and
// text is an error of kind tidak_sah (IDX-JSON-01 to -03, IDX-UKURAN-01).
func BacaJawaban(data []byte) (Jawaban, error) {
	const op = "indeks.BacaJawaban"
	tolak := func(jalur, format string, args ...any) (Jawaban, error) {
		return Jawaban{}, kominfo.TidakSahKarena(op, []kominfo.Finding{{ID: "IDX-JSON-02", Path: jalur,
			Severity: kominfo.Galat, Message: "Berkas jawaban " + fmt.Sprintf(format, args...)}})
	}
	var semua map[string]json.RawMessage
	if f := bacaJSON(data, &semua, "Berkas jawaban"); f != nil {
		if f.ID == "IDX-JSON-02" {
			return tolak("", `bukan objek. Tulis {"nilai":{"1":3,"2":"2.50"}}.`)
		}
		return Jawaban{}, kominfo.TidakSahKarena(op, []kominfo.Finding{*f})
	}
	var j Jawaban
	if b, ok := semua["instrumen"]; ok && json.Unmarshal(b, &j.Instrumen) != nil {
		return tolak("instrumen", `menyebut instrumen yang bukan teks. Tulis misalnya "instrumen":"spbe-2020".`)
	}
	isi, ok := semua["nilai"]
	if !ok {
		return tolak("nilai", `tidak punya bidang "nilai". Tulis {"nilai":{"1":3,"2":"2.50"}}.`)
	}
	var nilai map[string]json.RawMessage
	if json.Unmarshal(isi, &nilai) != nil || nilai == nil {
		return tolak("nilai", `punya bidang "nilai" yang bukan objek. Tulis {"nilai":{"1":3,"2":"2.50"}}.`)
	}
	j.Nilai = make(map[string]string, len(nilai))
	var fs []kominfo.Finding
	for k, b := range nilai {
		switch c := b[0]; {
		case c == '-' || c >= '0' && c <= '9':
			j.Nilai[k] = string(b) // the text of the number, untouched
		case c == '"':
			var s string
			_ = json.Unmarshal(b, &s) // proven valid above
			j.Nilai[k] = s
		case c == 'n':
			j.Nilai[k] = ""
		default:
			fs = append(fs, kominfo.Finding{ID: "IDX-JSON-02", Path: "nilai." + potong(k), Severity: kominfo.Galat,
				Message: fmt.Sprintf("Nilai indikator %q bukan angka atau teks. Tulis misalnya \"%s\":3.", potong(k), potong(k))})
		}
	}
	if len(fs) > 0 {
		sort.SliceStable(fs, func(i, j int) bool { return fs[i].Path < fs[j].Path })
		return Jawaban{}, kominfo.TidakSahKarena(op, fs[:min(len(fs), maksTemuan)])
	}
	return j, nil
}

// BarisJawaban reads answers from the rows of a table: nomor_indikator and
// tingkat, with or without a row of headings. With headings the two columns are
// found by name wherever they stand (nomor_indikator, nomor, indikator, kode;
// tingkat, nilai, level, capaian); without, they are the first two. Empty rows
// are passed over. Findings:
//
//	IDX-BARIS-01  a row without nomor
//	IDX-BARIS-02  an indicator in two rows with different values; neither counts
//	IDX-BARIS-03  headings without a column for nomor or tingkat
//	IDX-BARIS-04  no answer at all
//	IDX-BARIS-05  more rows than an instrument can have
func BarisJawaban(baris [][]string) (map[string]string, []kominfo.Finding) {
	nilai := map[string]string{}
	var fs []kominfo.Finding
	galat := func(id string, b int, format string, args ...any) {
		jalur := ""
		if b > 0 {
			jalur = fmt.Sprintf("baris %d", b)
		}
		fs = append(fs, kominfo.Finding{ID: id, Path: jalur, Severity: kominfo.Galat, Message: fmt.Sprintf(format, args...)})
	}
	if len(baris) > 2*MaksIndikator {
		galat("IDX-BARIS-05", 0, "Tabel punya %d baris; paling banyak %d. Periksa apakah berkasnya benar.", len(baris), 2*MaksIndikator)
		return nilai, fs
	}
	kNomor, kNilai := 0, 1
	asal, bentrok := map[string]int{}, map[string]bool{}
	pertama := true
	for i, b := range baris {
		if strings.TrimSpace(strings.Join(b, "")) == "" {
			continue
		}
		if pertama {
			pertama = false
			if n, t, judul := kepala(b); judul {
				if n < 0 || t < 0 {
					galat("IDX-BARIS-03", i+1, "Judul kolom tidak lengkap. Beri judul nomor_indikator dan tingkat.")
					return nilai, fs
				}
				kNomor, kNilai = n, t
				continue
			}
		}
		nomor, v := sel(b, kNomor), sel(b, kNilai)
		if nomor == "" {
			if v != "" {
				galat("IDX-BARIS-01", i+1, "Baris %d tidak punya nomor indikator.", i+1)
			}
			continue
		}
		if lama, ada := nilai[nomor]; ada && lama != v {
			galat("IDX-BARIS-02", i+1, "Indikator %q ada di baris %d dan %d dengan nilai berbeda (%q dan %q). Sisakan satu.", potong(nomor), asal[nomor], i+1, potong(lama), potong(v))
			bentrok[nomor] = true
			continue
		}
		nilai[nomor], asal[nomor] = v, i+1
	}
	for k := range bentrok {
		delete(nilai, k)
	}
	if len(nilai) == 0 && len(fs) == 0 {
		galat("IDX-BARIS-04", 0, "Tabel tidak berisi jawaban. Isi kolom nomor_indikator dan tingkat.")
	}
	return nilai, fs
}

func sel(b []string, i int) string {
	if i >= len(b) {
		return ""
	}
	return strings.TrimSpace(strings.TrimPrefix(b[i], "\ufeff"))
}

// kepala finds the columns by their headings; judul is false when the row holds
// no known heading, so that it must be data.
func kepala(b []string) (nomor, tingkat int, judul bool) {
	nomor, tingkat = -1, -1
	for i := range b {
		switch nama := strings.ToLower(strings.ReplaceAll(sel(b, i), " ", "_")); {
		case slices.Contains([]string{"nomor_indikator", "nomor", "no", "no_indikator", "indikator", "kode", "kode_indikator"}, nama):
			if nomor < 0 || nama == "nomor_indikator" {
				nomor = i
			}
		case slices.Contains([]string{"tingkat", "nilai", "level", "capaian", "tingkat_kematangan"}, nama):
			if tingkat < 0 || nama == "tingkat" {
				tingkat = i
			}
		}
	}
	return nomor, tingkat, nomor >= 0 || tingkat >= 0
}
