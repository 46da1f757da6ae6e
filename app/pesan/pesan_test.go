//go:build !(js && wasm)

package pesan

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

const surelContoh = "Received: from mx.contoh.go.id by surel.contoh.go.id; Mon, 16 Mar 2026 09:12:00 +0700\r\n" +
	"From: =?UTF-8?Q?Siti_Contoh?= <siti@contoh.id>\r\nTo: ppid@contoh.go.id\r\nDate: Sun, 15 Mar 2026 23:00:00 +0000\r\n" +
	"Subject: =?utf-8?B?UGVybW9ob25hbiBJbmZvcm1hc2k=?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n" +
	"--b1\r\nContent-Type: multipart/alternative; boundary=b2\r\n\r\n--b2\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
	"Dengan hormat,\r\nNama: Siti Contoh Caf=E9\r\nNIK : 3201010101010001\r\nAlamat : Jalan Contoh 1\r\nManggar\r\nInformasi yang diminta: Salinan APBD 2025\r\ndalam bentuk softcopy=\r\n PDF\r\nTujuan: penelitian\r\n\r\nTerima kasih\r\n> kutipan lama\r\n" +
	"--b2\r\nContent-Type: text/html\r\n\r\n<p>lain</p>\r\n--b2--\r\n" +
	"--b1\r\nContent-Type: image/jpeg; name=\"ktp.jpg\"\r\nContent-Disposition: attachment; filename=\"../../ktp.jpg\"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAECAwQFBgcICQ==\r\n--b1--\r\n"

func TestSurel(t *testing.T) {
	u, fs := Baca([]byte(surelContoh))
	want := map[string]string{"kanal": "surel", "diterima_pada": "2026-03-16T09:12:00+07:00", "nama": "Siti Contoh Café", "nomor_identitas": "3201010101010001", "alamat": "Jalan Contoh 1\nManggar",
		"kontak": "siti@contoh.id", "rincian_informasi": "Salinan APBD 2025\ndalam bentuk softcopy PDF", "tujuan_penggunaan": "penelitian", "cara_memperoleh": "salinan_digital", "cara_mengirim": "surel"}
	if diff := cmp.Diff(want, u.Isian); diff != "" {
		t.Errorf("isian (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Lampiran{{"ktp.jpg", "image/jpeg", 10}}, u.Lampiran); diff != "" {
		t.Errorf("lampiran:\n%s", diff)
	}
	if len(fs) != 0 {
		t.Errorf("temuan %v", fs)
	}
	for _, a := range u.Asal {
		if a.Isian == "nama" && (a.Yakin != Tertulis || a.Baris != 2) {
			t.Errorf("%+v", a)
		}
	}
}

func TestWhatsApp(t *testing.T) {
	const nama = "2026-03-16T09:12"
	for _, c := range []struct{ teks, waktu, pengirim string }{
		{"[16/03/26 09.12] Budi: Halo", nama, "Budi"}, {"[16/03/26, 09.12.33] Budi: Halo", nama, "Budi"}, {"16/3/2026 09:12 - Budi: Halo", nama, "Budi"}, {"16/03/26 09.12 - +62 812-3456-7890: Halo", nama, "+62 812-3456-7890"},
		{"[09.12, 16/3/2026] Budi: Halo", nama, "Budi"}, {"[3/16/26, 9:12 AM] Budi: Halo", "", ""}, {"[16/03/26 25.12] Budi: Halo", "", ""}, {"Nama - saya: x", "", ""},
		{"16/03/26 09.12 - Pesan dan panggilan terenkripsi secara end-to-end.", nama, ""}, {"\u200e[16/03/26 09.12.00] Budi: Halo", nama, "Budi"},
	} {
		u, ok := bacaCap(bersih(c.teks))
		if u.waktu != c.waktu || u.pengirim != c.pengirim || ok != (c.waktu != "") {
			t.Errorf("%q: %+v %v", c.teks, u, ok)
		}
	}
	u, fs := Baca([]byte("16/03/26 09.12 - Pesan dan panggilan terenkripsi.\n16/03/26 09.12 - +62 812-3456-7890: Selamat pagi\n16/03/26 09.13 - Admin PPID: Pagi, ada yang bisa dibantu?\n" +
		"16/03/26 09.15 - +62 812-3456-7890: Nama: Budi Contoh\nAlamat: Jalan Contoh 2\nInformasi yang dibutuhkan:\nData jalan rusak 2025\nsalinan cetak\n16/03/26 09.16 - +62 812-3456-7890: KTP.jpg (file terlampir)\n"))
	want := map[string]string{"kanal": "whatsapp_medsos", "diterima_pada": nama, "nama": "Budi Contoh", "alamat": "Jalan Contoh 2", "kontak": "+62 812-3456-7890",
		"rincian_informasi": "Data jalan rusak 2025\nsalinan cetak\nKTP.jpg (file terlampir)", "cara_memperoleh": "salinan_cetak"}
	if diff := cmp.Diff(want, u.Isian); diff != "" {
		t.Errorf("isian (-want +got):\n%s", diff)
	}
	for _, a := range u.Asal {
		if a.Isian == "nama" && a.Baris != 4 {
			t.Errorf("baris asal %+v", a)
		}
	}
	if len(fs) != 1 || fs[0].ID != "PESAN-31" || len(u.Lampiran) != 1 || u.Lampiran[0].Nama != "KTP.jpg" {
		t.Errorf("%v %v", fs, u.Lampiran)
	}
}

func TestHostile(t *testing.T) {
	dalam := "From: a@b.id\nTo: c@d.id\nContent-Type: multipart/mixed; boundary=x0\n\n"
	for i := range 50 {
		dalam += "--x" + string(rune('0'+i%10)) + "\nContent-Type: multipart/mixed; boundary=x" + string(rune('0'+(i+1)%10)) + "\n\n"
	}
	banyak := "From: a@b.id\nTo: c@d.id\nContent-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\nContent-Disposition: attachment; filename=a\n\nx\n", 5000)
	for nama, c := range map[string]struct{ isi, id string }{
		"kosong":   {"  ", "PESAN-02"},
		"biner":    {"\x00\x01", "PESAN-03"},
		"besar":    {strings.Repeat("a", BatasUkuran+1), "PESAN-01"},
		"dalam":    {dalam, "PESAN-2"},
		"banyak":   {banyak, "PESAN-20"},
		"base64":   {"From: a@b.id\nTo: x\nContent-Transfer-Encoding: base64\n\n!!!!", "PESAN-21"},
		"charset":  {"From: a@b.id\nTo: x\nContent-Type: text/plain; charset=klingon\n\n\xff", "PESAN-23"},
		"pengirim": {"From: <<<\nTo: x\nMessage-ID: 1\n\nhalo", "PESAN-07"},
		"terusan":  {"From: a@b.id\nTo: x\nSubject: Fwd: minta data\n\nhalo", "PESAN-05"},
		"html":     {"From: a@b.id\nTo: x\nContent-Type: text/html\n\n" + strings.Repeat("<style>", 20000), "PESAN-11"},
		"panjang":  {"From: a@b.id\nTo: x\n\nInformasi: " + strings.Repeat("é ", 5000), "PESAN-10"},
	} {
		u, fs := Baca([]byte(c.isi))
		ada := false
		for _, f := range fs {
			ada = ada || strings.HasPrefix(f.ID, c.id)
		}
		if !ada || len(u.Lampiran) > batasLampiran {
			t.Errorf("%s: %v", nama, fs)
		}
	}
	// A direction character hides nothing in a proposal.
	if u, _ := Baca([]byte("Nama: Budi\u202eGNATAB\nInformasi: a\u200bb\x07")); u.Isian["nama"] != "BudiGNATAB" || u.Isian["rincian_informasi"] != "ab" {
		t.Errorf("%+v", u.Isian)
	}
}

// What is proposed passes the checks of the form, field by field.
func periksaUsul(t *testing.T, u Usulan) {
	t.Helper()
	var isian []register.Isian
	for _, x := range buku.New().Cari("permohonan").Info().Tindakan {
		if x.Nama == "catat" {
			isian = x.Isian
		}
	}
	for n, v := range u.Isian {
		b, err := json.Marshal(map[string]string{n: v})
		if err != nil || !utf8.ValidString(v) {
			t.Fatalf("%s: %v", n, err)
		}
		kenal := false
		for _, x := range isian {
			if x.Nama != n {
				continue
			}
			kenal = true
			if fs := register.PeriksaIsian([]register.Isian{x}, b); fs != nil {
				t.Fatalf("%s %q: %v", n, v, fs)
			}
		}
		if !kenal {
			t.Fatalf("isian %s tidak ada pada catat", n)
		}
	}
}

func FuzzBaca(f *testing.F) {
	f.Add([]byte(surelContoh))
	f.Add([]byte("[16/03/26 09.12] Budi: Nama: Budi\nNIK: 1\n"))
	f.Add([]byte("From: a@b\nReceived: x; Mon, 16 Mar 2026 09:12:00 +0700\nContent-Type: multipart/x; boundary=\n\n--\n"))
	f.Add([]byte("Alamat:\n\nTujuan = x\n\xff\xfe"))
	f.Fuzz(func(t *testing.T, b []byte) {
		u, fs := Baca(b)
		if len(u.Asal) != len(u.Isian) {
			t.Fatalf("%d asal untuk %d isian", len(u.Asal), len(u.Isian))
		}
		if kominfo.AdaGalat(fs) && len(u.Isian) > 0 {
			t.Fatal("usul dari pesan yang tidak terbaca")
		}
		periksaUsul(t, u)
	})
}

func TestHandler(t *testing.T) {
	siapa := ""
	h := Handler(Opsi{Buku: buku.New(), Web: web.Opsi{Boleh: hak.Boleh, Aktor: func(*http.Request) (kominfo.Aktor, bool) {
		return kominfo.Aktor{ID: "x", Perangkat: "kominfo", Peran: siapa}, siapa != ""
	}}})
	minta := func(isi string, kepala ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("POST", "/berkas/ppid/pesan", strings.NewReader(isi))
		for i := 0; i < len(kepala); i += 2 {
			r.Header.Set(kepala[i], kepala[i+1])
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	if w := minta(surelContoh); w.Code != http.StatusUnauthorized {
		t.Errorf("tanpa masuk: %d", w.Code)
	}
	siapa = "pemantau"
	if w := minta(surelContoh); w.Code != http.StatusForbidden {
		t.Errorf("pemantau: %d", w.Code)
	}
	siapa = "petugas_layanan"
	if w := minta(surelContoh, "Sec-Fetch-Site", "cross-site"); w.Code != http.StatusForbidden {
		t.Errorf("situs lain: %d", w.Code)
	}
	w := minta(surelContoh)
	var j struct {
		Isian  map[string]string `json:"isian"`
		Temuan []kominfo.Finding `json:"temuan"`
	}
	if err := json.Unmarshal(w.Body.Bytes(), &j); err != nil || w.Code != 200 || j.Isian["nama"] != "Siti Contoh Café" || j.Temuan == nil || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("%d %v %s", w.Code, err, w.Body)
	}
	if w := minta(strings.Repeat("a", BatasUkuran+1)); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("terlalu besar: %d", w.Code)
	}
}
