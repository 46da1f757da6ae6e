//go:build !(js && wasm)

package server

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

const pdfTanda = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n/ByteRange [0 1 2 3]\ntrailer<</Root 1 0 R>>\n%%EOF\n"

// A signed paper comes back, is shown as attached and not as verified; whoever may
// not send the assessment attaches nothing, and nothing else counts as signed.
func TestLampirkanTanda(t *testing.T) {
	m := mejaBaru(t)
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.TandaTangan.Keadaan != laporan.Belum || l.BeritaAcara.TandaTangan.Keadaan != laporan.Belum {
		t.Fatalf("%+v", l.TandaTangan)
	}
	for _, p := range hak.Kode() {
		if p == hak.Koordinator {
			continue
		}
		if w := m.minta(p, "kominfo", "POST", "tandatangan?dokumen=lhe", []byte(pdfTanda)); w.Code != 403 {
			t.Errorf("%s: %s", p, pesan(w))
		}
	}
	if w := m.minta("", "", "POST", "tandatangan?dokumen=lhe", []byte(pdfTanda)); w.Code != 401 {
		t.Error(pesan(w))
	}
	kosong := m.minta(hak.Koordinator, "kominfo", "GET", "lhe.pdf", nil).Body.Bytes()
	for _, x := range []struct {
		tanya string
		isi   []byte
		kata  string
	}{
		{"dokumen=lhe", kosong, "belum ditandatangani"},
		{"dokumen=lhe", []byte("bukan pdf"), "bukan PDF"},
		{"dokumen=lhe", []byte("%PDF-1.7 terpotong"), "terpotong"},
		{"dokumen=lhe", nil, "bukan PDF"},
		{"dokumen=lain", []byte(pdfTanda), "Sebutkan dokumennya"},
		{"dokumen=lhe&kirim=1", []byte(pdfTanda), "berita acara saja"},
		{"dokumen=berita_acara&kirim=x", []byte(pdfTanda), "versi penilaian"},
		{"dokumen=lhe&tanggal=kemarin", []byte(pdfTanda), "tidak dapat dibaca"},
	} {
		w := m.minta(hak.Koordinator, "kominfo", "POST", "tandatangan?"+x.tanya, x.isi)
		if w.Code < 400 || !strings.Contains(masalah(t, w), x.kata) {
			t.Errorf("%s: %s, want %q", x.tanya, pesan(w), x.kata)
		}
	}
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.TandaTangan.Keadaan != laporan.Belum {
		t.Fatalf("sesudah ditolak: %+v", l.TandaTangan)
	}

	tanya := "tandatangan?" + url.Values{"dokumen": {"lhe"}, "nama": {`C:\rahasia\..\lhe ttd.pdf`}, "nomor": {"000.8/1"}, "tanggal": {"2026-03-10"}}.Encode()
	var satu, dua hasilTanda
	w := m.minta(hak.Koordinator, "kominfo", "POST", tanya, []byte(pdfTanda))
	if w.Code != 200 || json.Unmarshal(w.Body.Bytes(), &satu) != nil || satu.Terkirim {
		t.Fatal(pesan(w))
	}
	w = m.minta(hak.Koordinator, "kominfo", "POST", tanya, []byte(pdfTanda)) // sent twice
	if w.Code != 200 || json.Unmarshal(w.Body.Bytes(), &dua) != nil || dua.ID != satu.ID {
		t.Errorf("dua kali: %s", pesan(w))
	}
	want := laporan.StatusTandaTangan{Keadaan: laporan.Terlampir, NamaBerkas: "lhe ttd.pdf", Sidik: sidikUji(pdfTanda), Ukuran: int64(len(pdfTanda)), Tanggal: kominfo.NewTanggal(2026, 3, 10), Catatan: laporan.TidakDiperiksa}
	for _, p := range []string{hak.Koordinator, hak.Entri, hak.Admin} { // it is part of the report
		if diff := cmp.Diff(want, m.lhe(p, "dinkes", "").TandaTangan); diff != "" {
			t.Errorf("%s (-want +got):\n%s", p, diff)
		}
	}
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.BeritaAcara.TandaTangan.Ada() {
		t.Error("berita acara ikut bertanda tangan")
	}
	w = m.minta(hak.Koordinator, "kominfo", "GET", "lhe-bertanda-tangan.pdf", nil)
	if w.Code != 200 || w.Body.String() != pdfTanda {
		t.Error(pesan(w))
	}
	if w := m.minta(hak.Entri, "dinkes", "GET", "lhe-bertanda-tangan.pdf", nil); w.Code != 404 {
		t.Errorf("entri perangkat lain: %s", pesan(w))
	}
	var d spbe.DataDukung
	b, err := m.store.Baca(t.Context(), m.bk.Dukung, register.LingkupPenuh(), satu.ID, 0)
	if err != nil || uraiBaris(m.bk.Dukung, b, &d) != nil || d.Jenis != "surat" || d.Nomor != "000.8/1" || !strings.Contains(d.Judul, "bertanda tangan") || !strings.Contains(d.Keterangan, laporan.TidakDiperiksa) {
		t.Errorf("%+v %v", d, err)
	}

	// Somebody of another role changes the document: it no longer counts.
	d.Keterangan = "tanda tangan sah"
	m.ubah(kominfo.Aktor{Perangkat: "kominfo", Peran: hak.Entri}, func(ctx context.Context, tx register.Tx, l register.Lingkup) error {
		_, err := def(m.bk.Dukung).Ganti(ctx, tx, l, satu.ID, 1, d)
		return err
	})
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.TandaTangan.Ada() {
		t.Errorf("diubah entri: %+v", l.TandaTangan)
	}
	d.Keterangan = "tanda tangan sah sekali"
	m.ubah(koordinatorMeja, func(ctx context.Context, tx register.Tx, l register.Lingkup) error {
		_, err := def(m.bk.Dukung).Ganti(ctx, tx, l, satu.ID, 2, d)
		return err
	})
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.TandaTangan.Catatan != laporan.TidakDiperiksa {
		t.Errorf("kata orang tentang tanda tangan: %+v", l.TandaTangan)
	}
	// Its file is gone: it is not signed any more.
	if err := m.berkas.Buang(t.Context(), sidikUji(pdfTanda)); err != nil {
		t.Fatal(err)
	}
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.TandaTangan.Keadaan != laporan.Belum {
		t.Errorf("tanpa berkas: %+v", l.TandaTangan)
	}
}

// The Berita Acara can be attached and the assessment sent in one step, or not at
// all.
func TestKirimDenganBeritaAcara(t *testing.T) {
	m := mejaBaru(t)
	nilai := map[string]string{}
	in, err := m.bk.Pustaka.Buka("pemdi-2026")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range in.Indikator {
		nilai[x.Nomor] = "3"
	}
	m.ubah(koordinatorMeja, func(ctx context.Context, tx register.Tx, l register.Lingkup) error {
		_, err := def(m.bk.Penilaian).Lakukan(ctx, tx, l, m.nilai, 1, "isi", spbe.Isi{Nilai: nilai})
		return err
	})
	kirim := func(versi int) *httptest.ResponseRecorder {
		return m.minta(hak.Koordinator, "kominfo", "POST", fmt.Sprintf("tandatangan?dokumen=berita_acara&nama=ba.pdf&nomor=7&tanggal=2026-03-15&kirim=%d", versi), []byte(pdfTanda))
	}
	if w := kirim(2); w.Code != 403 || !strings.Contains(masalah(t, w), "tahap") {
		t.Errorf("masih entri: %s", pesan(w))
	}
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.BeritaAcara.TandaTangan.Ada() {
		t.Error("setengah tertulis")
	}
	m.ubah(koordinatorMeja, func(ctx context.Context, tx register.Tx, l register.Lingkup) error {
		_, err := def(m.bk.Penilaian).Lakukan(ctx, tx, l, m.nilai, 2, "ajukan", struct{}{})
		return err
	})
	if w := kirim(2); w.Code != 409 && w.Code != 412 {
		t.Errorf("versi lama: %s", pesan(w))
	}
	if w := kirim(3); w.Code != 200 || !strings.Contains(w.Body.String(), `"terkirim":true`) {
		t.Fatal(pesan(w))
	}
	l := m.lhe(hak.Koordinator, "kominfo", "")
	if l.Tahap.Kode != string(spbe.TahapDokumen) || l.BeritaAcara.Nomor != "7" || l.BeritaAcara.Sidik != sidikUji(pdfTanda) || !l.BeritaAcara.TandaTangan.Ada() || l.BeritaAcara.TandaTangan.Catatan != laporan.TidakDiperiksa {
		t.Errorf("%+v", l.BeritaAcara)
	}
	// Another paper later does not take the place of the one that was sent.
	if w := m.minta(hak.Koordinator, "kominfo", "POST", "tandatangan?dokumen=berita_acara&nama=baru.pdf", []byte(pdfTanda+"\n")); w.Code != 200 {
		t.Error(pesan(w))
	}
	if l := m.lhe(hak.Koordinator, "kominfo", ""); l.BeritaAcara.TandaTangan.Sidik != sidikUji(pdfTanda) {
		t.Errorf("%+v", l.BeritaAcara.TandaTangan)
	}
}
