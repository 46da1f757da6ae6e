//go:build !(js && wasm)

package meja

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

func harus(t *testing.T, s string, kata ...string) {
	t.Helper()
	for _, x := range kata {
		if !strings.Contains(s, x) {
			t.Errorf("tanpa %q: %.1500s", x, s)
		}
	}
}

func jangan(t *testing.T, s string, kata ...string) {
	t.Helper()
	for _, x := range kata {
		if strings.Contains(s, x) {
			t.Errorf("memuat %q: %.1500s", x, s)
		}
	}
}

// baris are the rows of the first table under a page's blocks, as text.
func barisTabel(bs []kertas.Balok) (out []string) {
	for _, b := range bs {
		if b.Rupa == kertas.Tabel {
			for _, r := range b.Baris {
				s := ""
				for _, sel := range r {
					for _, p := range sel {
						s += p.Teks + " "
					}
					s += "| "
				}
				out = append(out, s)
			}
			return out
		}
		if x := barisTabel(b.Isi); x != nil {
			return x
		}
	}
	return nil
}

// The queue runs by due date and says in working days how long there is.
func TestAntrean(t *testing.T) {
	k := kantorBaru(t)
	k.terdaftar(petugas) // 2 March: Nyepi and Idulfitri lie on the way
	k.pada("2026-03-05")
	k.catat(petugas)
	k.pada("2026-03-09")
	_, s := k.buka(petugas, "/ppid/antrean")
	harus(t, s, `"001/PPID/III/2026"`, `"002/PPID/III/2026"`, "Terdaftar", "Diterima", "sisa ", "hari kerja")
	l, _ := k.buka(petugas, "/ppid/antrean")
	bs := barisTabel(l.Isi)
	if len(bs) != 2 || !strings.Contains(bs[0], "002/PPID") || !strings.Contains(bs[0], "sisa 1 hari kerja") {
		t.Errorf("%q", bs) // three working days for the examination of the second
	}
	for _, c := range [][2]string{{"2026-03-10", "hari ini"}, {"2026-03-12", "terlambat 2 hari kerja"}} {
		k.pada(c[0])
		l, _ := k.buka(utama, "/ppid/antrean")
		if bs := barisTabel(l.Isi); !strings.Contains(bs[0], c[1]) {
			t.Errorf("%s: %q", c[0], bs)
		}
	}
	l, _ = k.buka(utama, "/ppid/antrean?tahap=terlambat")
	if bs := barisTabel(l.Isi); len(bs) != 1 || !strings.Contains(bs[0], "002/PPID") {
		t.Errorf("%q", bs)
	}
	if _, s := k.buka(utama, "/ppid/antrean?perangkat=dinkes"); !strings.Contains(s, "Tidak ada permohonan yang cocok") {
		t.Error(s)
	}
}

// What is answered leaves the queue, and is found among the closed ones.
func TestSelesai(t *testing.T) {
	k := kantorBaru(t)
	id := k.terdaftar(petugas)
	k.jawab(utama, id)
	_, s := k.buka(petugas, "/ppid/selesai")
	harus(t, s, "Tidak ada permohonan yang cocok") // it is promised, not yet handed over
	k.pada("2026-03-03")
	k.tulis(petugas, "permohonan", id, "serahkan", ppid.Serahkan{})
	for _, q := range []string{"", "?nomor=001/", "?tahun=2026", "?hasil=dikabulkan_seluruhnya", "?nomor=001%2FPPID&tahun=2026&hasil=karangan"} {
		l, s := k.buka(petugas, "/ppid/selesai"+q)
		if len(barisTabel(l.Isi)) != 1 {
			t.Errorf("%s: %s", q, s)
		}
		harus(t, s, "tepat waktu", "Diberikan seluruhnya")
	}
	for _, q := range []string{"?nomor=002", "?tahun=2025", "?hasil=ditolak"} {
		_, s := k.buka(petugas, "/ppid/selesai"+q)
		harus(t, s, "Tidak ada permohonan yang cocok")
	}
	_, s = k.buka(petugas, "/ppid/antrean")
	harus(t, s, "Tidak ada permohonan yang cocok")
}

// Lists are paged by cursor, nothing comes twice and nothing is lost.
func TestHalaman(t *testing.T) {
	k := kantorBaru(t)
	for range barisHalaman + 7 {
		k.catat(petugas)
	}
	ada := map[string]bool{}
	di := "/ppid/antrean"
	for range 3 {
		l, s := k.buka(petugas, di)
		for _, b := range barisTabel(l.Isi) {
			if ada[b] {
				t.Errorf("dua kali: %s", b)
			}
			ada[b] = true
		}
		i := strings.Index(s, `"t":"Halaman berikutnya","k":"`)
		if i < 0 {
			break
		}
		di, _, _ = strings.Cut(s[i+len(`"t":"Halaman berikutnya","k":"`):], `"`)
		di = strings.ReplaceAll(di, `\u0026`, "&")
	}
	if len(ada) != barisHalaman+7 {
		t.Errorf("%d baris", len(ada))
	}
}

// The page of a case offers the moves that law and right allow, says whose the others
// are, and why each date.
func TestKasus(t *testing.T) {
	k := kantorBaru(t)
	id := k.terdaftar(petugas)
	di := "/ppid/permohonan/" + string(id)
	l, s := k.buka(utama, di)
	harus(t, s, "/register/permohonan/"+string(id)+"/tindakan/jawab", "/tindakan/disposisi", "/tindakan/perpanjang", "UU 14/2008 Pasal 22 ayat (8)", "Mengapa tanggal ini", "Hari Suci Nyepi", "SKB", "Catat permohonan", "Nyatakan lengkap", "Tampilkan data pemohon")
	jangan(t, s, "/tindakan/nyatakan_lengkap", "/tindakan/cabut", rahasia)
	if l.Aksi[0].Teks != "Disposisi" {
		t.Errorf("%+v", l.Aksi)
	}
	_, s = k.buka(petugas, di)
	harus(t, s, "/tindakan/cabut", "Menunggu pihak lain", "PPID Utama")
	jangan(t, s, "/tindakan/jawab")
	_, s = k.buka(pemantau, di)
	harus(t, s, "Tidak ada langkah yang menunggu Anda", "tidak ditampilkan untuk peran Anda")
	jangan(t, s, "/tindakan/", "Tampilkan data pemohon")
	k.pada("2026-04-20")
	_, s = k.buka(utama, di)
	harus(t, s, "Waktu menjawab sudah lewat", "Lewat waktu", "terlambat ", "/tindakan/jawab")
	jangan(t, s, "/tindakan/disposisi", "/tindakan/perpanjang")
	k.jawab(utama, id)
	_, s = k.buka(petugas, di)
	harus(t, s, "/tindakan/serahkan", "dijawab terlambat", "Catat keberatan", "pemberitahuan_tertulis.pdf")
}

// Who asks is shown on request, to who may see it, after it was recorded; the code of
// the receipt never.
func TestDataPemohon(t *testing.T) {
	k := kantorBaru(t)
	id := k.terdaftar(petugas)
	di := "/ppid/permohonan/" + string(id)
	for _, a := range []kominfo.Aktor{petugas, utama, atasan, pemantau} {
		_, s := k.buka(a, di)
		jangan(t, s, rahasia, "3201010101010001")
	}
	for _, a := range []kominfo.Aktor{atasan, pemantau} { // their scope has no personal part of requests
		_, s := k.buka(a, di+"?pemohon=1")
		jangan(t, s, rahasia, "3201010101010001")
	}
	if k.akses != nil {
		t.Errorf("tercatat %v", k.akses)
	}
	_, s := k.buka(petugas, di+"?pemohon=1")
	harus(t, s, rahasia, "3201010101010001", "ditunjukkan, tanpa pindaian")
	if len(k.akses) != 1 || k.akses[0] != id {
		t.Errorf("tercatat %v", k.akses)
	}
	d, err := k.bk.Cari("permohonan").Dokumen(must(k.s.Baca(t.Context(), k.bk.Cari("permohonan"), register.LingkupPenuh(), id, 0)))
	if err != nil {
		t.Fatal(err)
	}
	_, kode, _ := strings.Cut(string(d), `"kode_tanda_terima":"`)
	if kode, _, _ = strings.Cut(kode, `"`); len(kode) != 19 {
		t.Fatalf("kode %q", kode)
	}
	jangan(t, s, kode)
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// Villages see their own cases alone, a PPID Pelaksana those of its unit; who has no
// right gets no page.
func TestWilayahSendiri(t *testing.T) {
	k := kantorBaru(t)
	kab, desa := k.terdaftar(petugas), k.terdaftar(desaA)
	jauh := k.terdaftar(petugas)
	k.tulis(utama, "permohonan", jauh, "disposisi", ppid.Disposisi{Perangkat: "dinkes"})
	for _, c := range []struct {
		a     kominfo.Aktor
		boleh []register.ID
		tidak []register.ID
	}{{desaA, []register.ID{desa}, []register.ID{kab, jauh}}, {desaB, nil, []register.ID{kab, desa, jauh}}, {pelaksana, []register.ID{jauh}, []register.ID{kab, desa}}, {petugas, []register.ID{kab, desa, jauh}, nil}} {
		semua := ""
		for _, p := range []string{"/ppid", "/ppid/antrean", "/ppid/antrean?badan=desa", "/ppid/antrean?perangkat=kominfo", "/ppid/selesai"} {
			_, s := k.buka(c.a, p)
			semua += s
		}
		for _, id := range c.boleh {
			harus(t, semua, string(id))
			k.buka(c.a, "/ppid/permohonan/"+string(id))
		}
		for _, id := range c.tidak {
			jangan(t, semua, string(id))
			for _, p := range []string{"/berkas/lembar/ppid/permohonan/", "/berkas/ppid/permohonan/"} {
				for _, s := range []string{"", "?pemohon=1", "/disposisi", "/disposisi.pdf", "/tanda_bukti", "/tanda_bukti.pdf"} {
					if strings.HasPrefix(p, "/berkas/ppid") != strings.HasSuffix(s, ".pdf") {
						continue
					}
					if w := k.minta(c.a, p+string(id)+s); w.Code != http.StatusNotFound && w.Code != http.StatusForbidden {
						t.Errorf("%s: %s%s%s: %d", c.a.Peran, p, id, s, w.Code)
					}
				}
			}
		}
	}
	// The officer of the regency sees a village's case and does nothing in it.
	_, s := k.buka(utama, "/ppid/permohonan/"+string(desa))
	jangan(t, s, "/tindakan/")
	_, s = k.buka(desaA, "/ppid/permohonan/"+string(desa))
	harus(t, s, "/tindakan/jawab", "/tindakan/cabut")
	for _, a := range []kominfo.Aktor{entri, {}} {
		for _, p := range []string{"", "/antrean", "/selesai", "/keberatan", "/sengketa", "/permohonan/" + string(kab)} {
			mau := http.StatusForbidden
			if a.ID == "" {
				mau = http.StatusUnauthorized
			}
			if w := k.minta(a, "/berkas/lembar/ppid"+p); w.Code != mau || strings.Contains(w.Body.String(), "001/PPID") {
				t.Errorf("%q %s: %d", a.Peran, p, w.Code)
			}
		}
		for _, p := range []string{"/berkas/ppid/buku/permohonan.pdf", "/berkas/ppid/permohonan/" + string(kab) + "/tanda_bukti.pdf"} {
			if w := k.minta(a, p); w.Code != http.StatusForbidden && w.Code != http.StatusUnauthorized {
				t.Errorf("%q %s: %d", a.Peran, p, w.Code)
			}
		}
	}
}

// Hostile addresses break nothing and come back as text, if at all.
func TestAlamatJahat(t *testing.T) {
	k := kantorBaru(t)
	id := k.terdaftar(petugas)
	jahat := []string{`"><script>alert(1)</script>`, "javascript:alert(1)", "' OR 1=1 --", strings.Repeat("a", 5000), "\x00\u202e\ufffd", "../../etc", "%", "-1", "9999999999999999999"}
	for _, j := range jahat {
		v := url.Values{}
		for _, n := range []string{"tahap", "perangkat", "badan", "kursor", "nomor", "tahun", "hasil", "pemohon", "tempat", "tanggal"} {
			v.Set(n, j)
		}
		for _, p := range []string{"", "/antrean", "/selesai", "/keberatan", "/sengketa", "/susunan", "/permohonan/" + string(id), "/permohonan/" + string(id) + "/disposisi"} {
			if w := k.minta(petugas, "/berkas/lembar/ppid"+p+"?"+v.Encode()); w.Code >= 500 || strings.Contains(w.Body.String(), "<script") {
				t.Errorf("%s dengan %.20q: %d %s", p, j, w.Code, w.Body)
			}
			v := url.Values{}
			for n := range map[string]bool{"tahap": true, "perangkat": true, "badan": true, "nomor": true, "tahun": true, "hasil": true, "tempat": true, "tanggal": true} {
				v.Set(n, j)
			}
			if w := k.minta(petugas, "/berkas/lembar/ppid"+p+"?"+v.Encode()); w.Code != 200 {
				t.Errorf("%s dengan %.20q: %d %s", p, j, w.Code, w.Body)
			}
		}
		for _, p := range []string{"/berkas/lembar/ppid/permohonan/", "/berkas/lembar/ppid/keberatan/", "/berkas/lembar/ppid/sengketa/", "/berkas/ppid/buku/", "/berkas/ppid/permohonan/" + string(id) + "/", "/berkas/lembar/ppid/permohonan/" + string(id) + "/"} {
			if w := k.minta(petugas, p+url.PathEscape(j)); w.Code != http.StatusNotFound && w.Code != http.StatusMovedPermanently && w.Code != http.StatusTemporaryRedirect {
				t.Errorf("%s%.20q: %d %s", p, j, w.Code, w.Body)
			}
		}
	}
}

// An objection, then a dispute, each on its page, tied to the request.
func TestKeberatanDanSengketa(t *testing.T) {
	k := kantorBaru(t)
	per := k.terdaftar(petugas)
	k.jawab(utama, per)
	k.pada("2026-03-09")
	keb := k.tulis(petugas, "keberatan", "", "ajukan", ppid.AjukanKeberatan{IsianKeberatan: ppid.IsianKeberatan{Permohonan: per, Alasan: "dg", KasusPosisi: rahasia}})
	_, s := k.buka(petugas, "/ppid/permohonan/"+string(per))
	harus(t, s, "/ppid/keberatan/"+string(keb))
	_, s = k.buka(atasan, "/ppid/keberatan/"+string(keb))
	harus(t, s, "/tindakan/tanggapi", "/tindakan/musyawarah", "huruf d", "huruf g", "/ppid/permohonan/"+string(per), "Mengapa tanggal ini", "tanda_bukti_keberatan.pdf")
	jangan(t, s, rahasia)
	_, s = k.buka(petugas, "/ppid/keberatan/"+string(keb))
	jangan(t, s, "/tindakan/tanggapi")
	_, s = k.buka(petugas, "/ppid/keberatan/"+string(keb)+"?pemohon=1")
	harus(t, s, rahasia)
	_, s = k.buka(atasan, "/ppid/keberatan")
	harus(t, s, string(keb), "Diterima", "sisa ")
	_, s = k.buka(desaA, "/ppid/keberatan")
	jangan(t, s, string(keb))
	if w := k.minta(desaA, "/berkas/lembar/ppid/keberatan/"+string(keb)); w.Code != http.StatusNotFound {
		t.Error(w.Code)
	}
	k.pada("2026-06-01")
	_, s = k.buka(atasan, "/ppid/keberatan/"+string(keb))
	harus(t, s, "Waktu menanggapi sudah lewat", "Tidak ditanggapi", "/tindakan/tanggapi")
	_, s = k.buka(petugas, "/ppid/keberatan/"+string(keb))
	harus(t, s, "Catat sengketa")
	sen := k.tulis(petugas, "sengketa", "", "ajukan", ppid.AjukanSengketa{Keberatan: keb})
	_, s = k.buka(petugas, "/ppid/sengketa/"+string(sen))
	harus(t, s, "/tindakan/periksa_awal", "/ppid/keberatan/"+string(keb), "/ppid/permohonan/"+string(per), "Komisi Informasi")
	_, s = k.buka(petugas, "/ppid/permohonan/"+string(per))
	harus(t, s, "/ppid/sengketa/"+string(sen))
	_, s = k.buka(petugas, "/ppid/sengketa")
	harus(t, s, string(sen))
	if w := k.minta(desaA, "/berkas/lembar/ppid/sengketa/"+string(sen)); w.Code != http.StatusNotFound {
		t.Error(w.Code)
	}
}

// A letter as page and as file; the reading of who asks is recorded, and who may not
// see him gets the papers that name nobody.
func TestSurat(t *testing.T) {
	k := kantorBaru(t)
	id := k.terdaftar(petugas)
	k.tulis(utama, "permohonan", id, "disposisi", ppid.Disposisi{Perangkat: "dinkes"})
	di := "/ppid/permohonan/" + string(id)
	l, s := k.buka(petugas, di+"/tanda_bukti?nomor=X%2F1&tempat=Manggar&tanggal=2026-03-03")
	harus(t, s, "X/1", "Manggar", "Unduh PDF", "tanda_bukti.pdf?nomor=X%2F1")
	if len(k.akses) != 1 || l.Kop[0] != "Pemerintah Kabupaten Belitung Timur" {
		t.Errorf("tercatat %v, kop %q", k.akses, l.Kop)
	}
	w := k.minta(petugas, "/berkas"+di+"/tanda_bukti.pdf?nomor=X%2F1")
	if w.Code != 200 || !strings.HasPrefix(w.Body.String(), "%PDF") || w.Header().Get("Content-Disposition") != `attachment; filename="tanda_bukti-001-PPID-III-2026.pdf"` && w.Header().Get("Content-Disposition") != `attachment; filename="tanda-bukti-001-PPID-III-2026.pdf"` {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if len(k.akses) != 2 {
		t.Errorf("tercatat %v", k.akses)
	}
	_, s = k.buka(pelaksana, di)
	harus(t, s, di+"/disposisi")
	jangan(t, s, "tanda_bukti")
	_, s = k.buka(pelaksana, di+"/disposisi")
	jangan(t, s, rahasia)
	if w := k.minta(pelaksana, "/berkas/lembar"+di+"/tanda_bukti"); w.Code != http.StatusForbidden || strings.Contains(w.Body.String(), rahasia) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if len(k.akses) != 2 {
		t.Errorf("tercatat %v", k.akses)
	}
	for _, x := range []string{"/penolakan", "/karangan", "/tanggapan_atasan"} { // not so far, not known, of the objection
		if w := k.minta(petugas, "/berkas/lembar"+di+x); w.Code != http.StatusConflict && w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", x, w.Code)
		}
	}
}

// Register books leave without who asks.
func TestBuku(t *testing.T) {
	k := kantorBaru(t)
	k.terdaftar(petugas)
	for _, n := range []string{"permohonan", "keberatan", "dip", "dik"} {
		for akhiran, awal := range map[string]string{".pdf": "%PDF", ".xlsx": "PK"} {
			if w := k.minta(petugas, "/berkas/ppid/buku/"+n+akhiran+"?tahun=2026"); w.Code != 200 || !strings.HasPrefix(w.Body.String(), awal) || strings.Contains(w.Body.String(), rahasia) {
				t.Errorf("%s%s: %d", n, akhiran, w.Code)
			}
		}
	}
	for _, p := range []string{"permohonan.doc", "akun.pdf", "sengketa.pdf"} {
		if w := k.minta(petugas, "/berkas/ppid/buku/"+p); w.Code != 404 {
			t.Errorf("%s: %d", p, w.Code)
		}
	}
	if w := k.minta(petugas, "/berkas/ppid/buku/permohonan.pdf?tahun=abad"); w.Code != 422 && w.Code != 400 {
		t.Error(w.Code)
	}
	if k.akses != nil {
		t.Errorf("tercatat %v", k.akses)
	}
}

// The tree of PPID with what is missing.
func TestSusunan(t *testing.T) {
	k := kantorBaru(t)
	_, s := k.buka(utama, "/ppid/susunan")
	harus(t, s, "PPID Pelaksana Dinas Kesehatan", "PPID desa-a", "SK/1", "Badan Perencanaan", "dari 3", "Tambah PPID")
	_, s = k.buka(petugas, "/ppid/susunan")
	jangan(t, s, "Tambah PPID")
}

// The desk counts what is late, due and waiting, and says whose turn it is.
func TestMeja(t *testing.T) {
	k := kantorBaru(t)
	k.terdaftar(petugas)
	l, s := k.buka(utama, "/ppid")
	harus(t, s, "Yang didahulukan", "001/PPID/III/2026", "giliran Anda", "Menurut tahap", "Terlambat", "2 Maret 2026")
	if l.Isi[0].Rupa != kertas.Figur || l.Isi[0].Baris[2][1][0].Teks != "1" {
		t.Errorf("%+v", l.Isi[0])
	}
	k.pada("2026-03-08")
	_, s = k.buka(utama, "/ppid")
	harus(t, s, "Hari ini bukan hari kerja")
	_, s = k.buka(pelaksana, "/ppid")
	harus(t, s, "Dinas Kesehatan", "Tidak ada permohonan yang bertenggat")
	jangan(t, s, "001/PPID", "Catat permohonan", "Keberatan terbuka")
}
