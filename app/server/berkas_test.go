//go:build !(js && wasm)

package server

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// sel reads a downloaded table as a spreadsheet program would.
func sel(t *testing.T, nama string, b []byte) (out [][]string) {
	t.Helper()
	bk, err := tabel.Baca(nama, b, tabel.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	for l := range bk.Tampak() {
		for _, r := range l.Baris {
			var s []string
			for _, x := range r.Sel {
				s = append(s, x.Asli())
			}
			out = append(out, s)
		}
		break
	}
	return out
}

func TestEkspor(t *testing.T) {
	k := kantorBaru(t)
	for akhiran, jenis := range map[string]string{"csv": "text/csv; charset=utf-8", "xlsx": jenisXLSX, "jsonl": "application/jsonl"} {
		for saring, n := range map[string]int{"": 3, "?jenis=dinas": 2, "?jenis=badan&urut=-kode": 1, "?kode.diawali=d": 1, "?jenis=kecamatan": 0, "?pemilik=tidak-ada": 0} {
			w := k.kirim("GET", "/berkas/register/perangkat_daerah."+akhiran+saring, "")
			h := w.Header()
			if w.Code != 200 || h.Get("Content-Type") != jenis || h.Get("Content-Disposition") != `attachment; filename="perangkat_daerah.`+akhiran+`"` || h.Get("Cache-Control") != "no-store" {
				t.Errorf("%s%s: %d %v", akhiran, saring, w.Code, h)
				continue
			}
			baris := 0
			if akhiran == "jsonl" {
				baris = bytes.Count(w.Body.Bytes(), []byte("\n"))
			} else {
				baris = len(sel(t, "a."+akhiran, w.Body.Bytes())) - 1
			}
			if baris != n {
				t.Errorf("%s%s: %d baris, want %d", akhiran, saring, baris, n)
			}
		}
	}
	for alamat, status := range map[string]int{
		"/berkas/register/asing.csv": 404, "/berkas/register/perangkat_daerah": 404, "/berkas/register/perangkat_daerah.ods": 404, "/berkas/register/perangkat_daerah.csv.exe": 404,
		"/berkas/register/perangkat_daerah.csv?asing=1": 400, "/berkas/register/perangkat_daerah.csv?jenis=a&jenis=b": 400, "/berkas/register/asing/templat.xlsx": 404,
		"/berkas/register/penilaian.csv?tahun=dua": 400, "/berkas/": 404, "/berkas/register/": 404, "/berkas/lain.csv": 404,
	} {
		w := k.kirim("GET", alamat, "")
		if w.Code != status {
			t.Errorf("%s: %s, want %d", alamat, pesan(w), status)
		}
		masalah(t, w)
	}
}

// A name that a spreadsheet would run as a formula arrives as a text, and comes
// back as it was.
func TestEksporTanpaRumus(t *testing.T) {
	k := kantorBaru(t)
	for _, akhiran := range []string{"csv", "xlsx"} {
		b := k.kirim("GET", "/berkas/register/perangkat_daerah."+akhiran+"?kode=jahat", "").Body.Bytes()
		if akhiran == "csv" && !strings.Contains(string(b), `'=</script>`) {
			t.Errorf("csv: %s", b)
		}
		if akhiran == "xlsx" {
			f, err := excelize.OpenReader(bytes.NewReader(b))
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range f.GetSheetList() {
				baris, err := f.GetRows(l)
				if err != nil {
					t.Fatal(err)
				}
				for i, r := range baris {
					for j := range r {
						nama, _ := excelize.CoordinatesToCellName(j+1, i+1)
						if rumus, _ := f.GetCellFormula(l, nama); rumus != "" {
							t.Errorf("%s!%s adalah rumus %q", l, nama, rumus)
						}
					}
				}
			}
		}
		if lap := k.impor(t, "a."+akhiran, string(b), ""); lap.Sama != 1 || lap.Ditolak != 0 {
			t.Errorf("%s kembali: %+v", akhiran, lap)
		}
	}
}

// imporMentah posts a file as the page does.
func (k *kantorUji) imporMentah(reg, nama, isi, lain string) *httptest.ResponseRecorder {
	return k.kirim("POST", "/berkas/register/"+reg+"/impor?nama="+nama+lain, isi, "Content-Type", "application/octet-stream")
}

func (k *kantorUji) impor(t *testing.T, nama, isi, lain string) (lap lembar.Laporan) {
	t.Helper()
	w := k.imporMentah("perangkat_daerah", nama, isi, lain)
	if w.Code != 200 || w.Header().Get("Content-Type") != "application/json" || json.Unmarshal(w.Body.Bytes(), &lap) != nil {
		t.Fatalf("%s%s: %s", nama, lain, pesan(w))
	}
	return lap
}

func (k *kantorUji) nama(t *testing.T, kode string) string {
	t.Helper()
	ds, _, err := k.bk.Perangkat.Cari(t.Context(), k.store, register.LingkupPenuh(), register.Query{Saring: []register.Syarat{{Kolom: "kode", Op: register.Sama, Nilai: kode}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(ds) == 0 {
		return ""
	}
	return ds[0].Isi.Nama
}

func TestImpor(t *testing.T) {
	k := kantorBaru(t)
	const dua = "kode;nama;jenis;bubar\npupr;Dinas PUPR;dinas;tidak\ndinkes;Dinas Kesehatan Baru;dinas;tidak\n"
	lap := k.impor(t, "a.csv", dua, "")
	if diff := cmp.Diff([]int{2, 1, 0, 1, 0, 1}, []int{lap.Baris, lap.Baru, lap.Berubah, lap.Dilewati, lap.Ditolak, lap.Ditulis}); diff != "" {
		t.Errorf("kunci yang ada dilewati (-want +got):\n%s", diff)
	}
	if k.nama(t, "pupr") != "Dinas PUPR" || k.nama(t, "dinkes") != "Dinas Kesehatan" {
		t.Errorf("isi: %q %q", k.nama(t, "pupr"), k.nama(t, "dinkes"))
	}
	lap = k.impor(t, "a.csv", dua, "&kembar=perbarui")
	if lap.Sama != 1 || lap.Berubah != 1 || lap.Ditulis != 1 || k.nama(t, "dinkes") != "Dinas Kesehatan Baru" {
		t.Errorf("diperbarui: %+v %q", lap, k.nama(t, "dinkes"))
	}
	// One bad row: nothing is written, and the row is named. On wish the others are.
	const sebagian = "kode,nama,jenis\nsatpol,Satpol PP,satuan\ndiskop,Dinas Koperasi,dinas\n"
	lap = k.impor(t, "b.csv", sebagian, "&mode=utuh")
	if lap.Ditolak != 1 || lap.Ditulis != 0 || len(lap.Temuan) == 0 || lap.Temuan[0].Baris != 2 || k.nama(t, "diskop") != "" {
		t.Errorf("utuh: %+v", lap)
	}
	lap = k.impor(t, "b.csv", sebagian, "&mode=yang_sah")
	if lap.Ditolak != 1 || lap.Ditulis != 1 || k.nama(t, "diskop") != "Dinas Koperasi" || k.nama(t, "satpol") != "" {
		t.Errorf("yang sah: %+v", lap)
	}
	// Assessments come in through the action that makes them.
	doc := `{"instansi":"19.02","nama_instansi":"Kabupaten Belitung","tahun":2026,"instrumen":"pemdi-2026","nilai":{"1":"2,5"}}` + "\n"
	w := k.imporMentah("penilaian", "a.jsonl", doc, "&tindakan=mulai")
	if w.Code != 200 || k.jumlah(t, k.bk.Penilaian) != 2 {
		t.Errorf("lewat tindakan: %s", pesan(w))
	}
}

// A file that is no table, too large, or asks for something unknown is refused in
// one sentence, and nothing is written.
func TestImporDitolak(t *testing.T) {
	k := kantorBaru(t)
	baik := "kode;nama;jenis\nbaru;Dinas Baru;dinas\n"
	for _, x := range []struct{ reg, nama, isi, lain string }{
		{"asing", "a.csv", baik, ""},
		{"perangkat_daerah", "a.csv", "", ""},
		{"perangkat_daerah", "a.pdf", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n", ""},
		{"perangkat_daerah", "a.xlsx", "PK\x03\x04rusak", ""},
		{"perangkat_daerah", "a.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ""},
		{"perangkat_daerah", "a.csv", baik, "&mode=asal"},
		{"perangkat_daerah", "a.csv", baik, "&kembar=asal"},
		{"perangkat_daerah", "a.csv", baik, "&tindakan=asal"},
		{"perangkat_daerah", "a.csv", baik, "&tindakan=tarik"},
		{"penilaian", "a.csv", baik, ""},
		{"penilaian", "a.csv", baik, "&tindakan=tarik"},
	} {
		w := k.imporMentah(x.reg, x.nama, x.isi, x.lain)
		if w.Code < 400 || w.Code >= 500 {
			var lap lembar.Laporan
			if json.Unmarshal(w.Body.Bytes(), &lap) != nil || lap.Ditulis != 0 || len(lap.Temuan) == 0 {
				t.Errorf("%s %s%s: %s", x.reg, x.nama, x.lain, pesan(w))
			}
			continue
		}
		masalah(t, w)
	}
	r := httptest.NewRequest("POST", "http://127.0.0.1:8080/berkas/register/perangkat_daerah/impor?nama=a.csv", io.LimitReader(barisTerus{}, batasImpor+1))
	w := httptest.NewRecorder()
	k.ServeHTTP(w, r)
	if w.Code != 413 && w.Code != 422 || !strings.Contains(masalah(t, w), "32 MB") {
		t.Errorf("terlalu besar: %s", pesan(w))
	}
	if n := k.jumlah(t, k.bk.Perangkat); n != 3 {
		t.Errorf("%d perangkat daerah sesudahnya, semula 3", n)
	}
}

// barisTerus is a file without end.
type barisTerus struct{}

func (barisTerus) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = "x;y\n"[i%4]
	}
	return len(b), nil
}

// The template is filled in and comes back as documents.
func TestTemplatKembali(t *testing.T) {
	k := kantorBaru(t)
	w := k.kirim("GET", "/berkas/register/perangkat_daerah/templat.xlsx", "")
	if w.Code != 200 || w.Header().Get("Content-Type") != jenisXLSX || w.Header().Get("Content-Disposition") != `attachment; filename="perangkat_daerah-templat.xlsx"` {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	f, err := excelize.OpenReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	l := f.GetSheetList()[0]
	kepala, err := f.GetRows(l)
	if err != nil {
		t.Fatal(err)
	}
	isi := map[string]string{"Kode singkat": "diskan", "Nama resmi": "Dinas Perikanan", "Jenis": "Dinas", "Bidang urusan": "3.25", "Sudah dibubarkan atau digabung": "ya"}
	for j, s := range kepala[0] {
		if v, ada := isi[strings.TrimSuffix(s, " *")]; ada {
			nama, _ := excelize.CoordinatesToCellName(j+1, 3) // row 2 is hidden: the identity of the template
			if err := f.SetCellStr(l, nama, v); err != nil {
				t.Fatal(err)
			}
			delete(isi, strings.TrimSuffix(s, " *"))
		}
	}
	if len(isi) != 0 {
		t.Fatalf("tidak ada kolom untuk %v di %v", isi, kepala[0])
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if lap := k.impor(t, "templat.xlsx", b.String(), ""); lap.Ditulis != 1 || lap.Ditolak != 0 {
		t.Errorf("%+v", lap)
	}
	ds, _, err := k.bk.Perangkat.Cari(t.Context(), k.store, register.LingkupPenuh(), register.Query{Saring: []register.Syarat{{Kolom: "kode", Op: register.Sama, Nilai: "diskan"}}})
	if err != nil || len(ds) != 1 {
		t.Fatal(ds, err)
	}
	if diff := cmp.Diff(kantor.PerangkatDaerah{Kode: "diskan", Nama: "Dinas Perikanan", Jenis: "dinas", Urusan: "3.25", Bubar: true}, ds[0].Isi); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
