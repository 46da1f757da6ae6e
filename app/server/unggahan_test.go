//go:build !(js && wasm)

package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// tanya sends a request to any address as a role of a unit.
func (m *mejaUji) tanya(peran, opd, metode, alamat, isi string, kepala ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(metode, "http://kantor.contoh.go.id"+alamat, strings.NewReader(isi))
	r.Header.Set("Uji-Peran", peran)
	r.Header.Set("Uji-Perangkat", opd)
	for i := 0; i+1 < len(kepala); i += 2 {
		r.Header.Set(kepala[i], kepala[i+1])
	}
	w := httptest.NewRecorder()
	m.h.ServeHTTP(w, r)
	return w
}

func docBerkas(sidik, nama string) string {
	return fmt.Sprintf(`{"judul":"Surat","jenis":"surat","tanggal":"2026-01-02","berkas":{"sidik":%q,"nama":%q,"ukuran":9,"jenis":"application/pdf"}}`, sidik, nama)
}

func idJawaban(w *httptest.ResponseRecorder) string {
	var j struct {
		ID string `json:"id"`
	}
	_ = json.Unmarshal(w.Body.Bytes(), &j)
	return j.ID
}

const apiDukung = "/api/v1/register/data_dukung"

// Who knows the hash of another unit's file, which stands in reports, does not
// thereby get the file.
func TestSidikBukanKunci(t *testing.T) {
	m := mejaBaru(t)
	w := m.minta(hak.Koordinator, "kominfo", "POST", "tandatangan?dokumen=lhe&nama=lhe.pdf", []byte(pdfTanda))
	if w.Code != 200 {
		t.Fatal(pesan(w))
	}
	sidik := m.lhe(hak.Entri, "dinkes", "").TandaTangan.Sidik
	if sidik != sidikUji(pdfTanda) {
		t.Fatalf("laporan tidak menyebut sidik: %q", sidik)
	}
	for _, x := range []struct{ alamat, isi string }{
		{apiDukung, docBerkas(sidik, "a.pdf")},
		{"/berkas/register/data_dukung/impor?nama=a.jsonl", docBerkas(sidik, "a.pdf")},
	} {
		w := m.tanya(hak.Entri, "dinkes", "POST", x.alamat, x.isi, "Content-Type", "application/json")
		if strings.Contains(x.alamat, "impor") { // answers what became of each row
			if !strings.Contains(w.Body.String(), "belum Anda unggah") {
				t.Errorf("%s: %s", x.alamat, pesan(w))
			}
		} else if w.Code != 422 || !strings.Contains(masalah(t, w), "belum Anda unggah") {
			t.Errorf("%s: %s", x.alamat, pesan(w))
		}
	}
	// A document of one's own is no way around it.
	id := string(m.bukti("dinkes", "1", "Punya sendiri", "isi sendiri"))
	if w := m.tanya(hak.Entri, "dinkes", "PUT", apiDukung+"/"+id, docBerkas(sidik, "a.pdf"), "Content-Type", "application/json", "If-Match", `"1"`); w.Code != 422 {
		t.Errorf("ganti: %s", pesan(w))
	}
	if w := m.tanya(hak.Entri, "dinkes", "PUT", apiDukung+"/"+id, docBerkas(sidikUji("isi sendiri"), "a.txt"), "Content-Type", "application/json", "If-Match", `"1"`); w.Code != 200 {
		t.Errorf("berkas yang sudah di dokumen sendiri: %s", pesan(w))
	}
	// Who has the file itself may send it; that others have it too is not said.
	w = m.tanya(hak.Entri, "dinkes", "POST", "/berkas/bukti?nama=a.pdf", pdfTanda)
	if w.Code != 200 || strings.Contains(w.Body.String(), "sudah") {
		t.Fatalf("unggah: %s", pesan(w))
	}
	if w := m.tanya(hak.Entri, "bappeda", "POST", apiDukung, docBerkas(sidik, "a.pdf"), "Content-Type", "application/json"); w.Code != 422 {
		t.Errorf("diunggah orang lain: %s", pesan(w))
	}
	w = m.tanya(hak.Entri, "dinkes", "POST", apiDukung, docBerkas(sidik, "a.html"), "Content-Type", "application/json")
	if w.Code != 201 {
		t.Fatalf("sesudah diunggah: %s", pesan(w))
	}
	w = m.tanya(hak.Entri, "dinkes", "GET", "/berkas/bukti/"+idJawaban(w), "")
	if d := w.Header().Get("Content-Disposition"); w.Code != 200 || d != "attachment; filename=a.html.pdf" {
		t.Errorf("unduh: %d %s", w.Code, d)
	}
	if w := m.tanya(hak.Entri, "dinkes", "POST", "/berkas/bukti?nama=a.pdf", pdfTanda); !strings.Contains(w.Body.String(), `"sudah":true`) {
		t.Errorf("kedua kali, dan sudah di dokumen sendiri: %s", pesan(w))
	}
	if w := m.tanya(hak.Koordinator, "kominfo", "POST", apiDukung, docBerkas(sidik, "a.pdf"), "Content-Type", "application/json"); w.Code != 201 {
		t.Errorf("yang membaca semua berkas: %s", pesan(w))
	}
}

// Documents with the title of a signed paper, written by who may not sign, neither
// count nor hide the real one, however many.
func TestTandaTidakTergeser(t *testing.T) {
	m := mejaBaru(t)
	if w := m.minta(hak.Koordinator, "kominfo", "POST", "tandatangan?dokumen=lhe&nama=asli.pdf", []byte(pdfTanda)); w.Code != 200 {
		t.Fatal(pesan(w))
	}
	var d dokPenilaian
	d.ID, d.isi = m.nilai, spbe.Penilaian{Tahun: 2026, Instrumen: "pemdi-2026"}
	palsu := strings.Replace(pdfTanda, "1.7", "1.6", 1)
	info, err := m.berkas.Simpan(t.Context(), strings.NewReader(palsu), blob.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	m.ubah(kominfo.Aktor{ID: "e", Instansi: "19.06", Perangkat: "dinkes", Peran: hak.Entri}, func(ctx context.Context, tx register.Tx, l register.Lingkup) error {
		for range 450 {
			if _, err := def(m.bk.Dukung).Buat(ctx, tx, l, spbe.DataDukung{Judul: judulTanda(&d, dokumenLHE), Jenis: "surat", Tanggal: kominfo.NewTanggal(2026, 3, 1),
				Berkas: &spbe.Berkas{Sidik: info.Sidik, Nama: "palsu.pdf", Ukuran: info.Ukuran, Jenis: string(info.Jenis)}}); err != nil {
				return err
			}
		}
		return nil
	})
	if st := m.lhe(hak.Koordinator, "kominfo", "").TandaTangan; st.Keadaan != laporan.Terlampir || st.NamaBerkas != "asli.pdf" {
		t.Errorf("%+v", st)
	}
}

// One account neither holds all lines nor fills the disk in a day.
func TestBatasUnggahan(t *testing.T) {
	kini := kiniUji
	u := unggahanBaru(func() time.Time { return kini })
	var selesai []func(int64, string)
	for range unggahSerentak {
		f, err := u.mulai("siti")
		if err != nil {
			t.Fatal(err)
		}
		selesai = append(selesai, f)
	}
	if _, err := u.mulai("siti"); kominfo.KindOf(err) != kominfo.Ditolak || !strings.Contains(err.Error(), "yang berjalan") {
		t.Errorf("kelima: %v", err)
	}
	f, err := u.mulai("budi")
	if err != nil {
		t.Fatalf("orang lain: %v", err)
	}
	f(unggahSehari, "")
	if _, err := u.mulai("budi"); kominfo.KindOf(err) != kominfo.Ditolak || !strings.Contains(err.Error(), "hari ini") {
		t.Errorf("sesudah penuh: %v", err)
	}
	for _, f := range selesai {
		f(1, "")
	}
	if f, err = u.mulai("siti"); err != nil {
		t.Fatalf("sesudah selesai: %v", err)
	}
	f(1, "")
	kini = kini.Add(24 * time.Hour)
	if _, err := u.mulai("budi"); err != nil {
		t.Errorf("esoknya: %v", err)
	}
	for i := range ingatUnggahan + 10 {
		f, err := u.mulai("siti")
		if err != nil {
			t.Fatal(err)
		}
		f(1, fmt.Sprint(i))
	}
	if n := len(u.orang["siti"].sidik); n > ingatUnggahan {
		t.Errorf("%d berkas diingat", n)
	}
}

// Works that take much memory wait for each other, and a person who gave up waiting
// takes no place.
func TestGiliran(t *testing.T) {
	b := &berkasAPI{berat: make(chan struct{}, beratSerentak)}
	var lepas []func()
	for range beratSerentak {
		f, err := b.giliran(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		lepas = append(lepas, f)
	}
	ctx, batal := context.WithCancel(t.Context())
	batal()
	if _, err := b.giliran(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("ketiga: %v", err)
	}
	dapat := make(chan error)
	go func() {
		_, err := b.giliran(t.Context())
		dapat <- err
	}()
	lepas[0]()
	if err := <-dapat; err != nil {
		t.Error(err)
	}
}

// The drop-downs of a template list nothing that the person may not read.
func TestTemplatTanpaYangTersembunyi(t *testing.T) {
	bk := buku.New()
	b := &berkasAPI{o: Opsi{Store: &tokoHak{regs: bk.Semua()}}, wo: web.Opsi{Boleh: hak.Boleh}}
	for _, p := range append(hak.Kode(), "") {
		a := kominfo.Aktor{Perangkat: "dinkes", Peran: p}
		if p != "" {
			a.ID = "uji"
		}
		for _, l := range []register.Lingkup{register.LingkupUmum(), {Pemilik: []string{"dinkes"}}} {
			dapat := map[string]bool{}
			for _, r := range b.rujukan(a, l) {
				dapat[r.Info().Nama] = true
			}
			for _, r := range bk.Semua() {
				lr, err := hak.Boleh(a, p != "", r.Info(), hak.Baca)
				boleh := err == nil && lr.Melihat("dinkes") && (lr.Melihat("bappeda") || !l.Semua)
				if dapat[r.Info().Nama] != boleh {
					t.Errorf("peran %q, lingkup %+v: %s didaftar=%v, want %v", p, l, r.Info().Nama, dapat[r.Info().Nama], boleh)
				}
			}
		}
	}
}
