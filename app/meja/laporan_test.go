//go:build !(js && wasm)

package meja

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
	"github.com/lumbung-id/lumbung/ppid/laporan"
)

// kirim sends a form of a page as somebody.
func (k *kantorUji) kirimForm(a kominfo.Aktor, alamat, isi string) *httptest.ResponseRecorder {
	k.t.Helper()
	k.siapa = a
	w := httptest.NewRecorder()
	k.h.ServeHTTP(w, httptest.NewRequest(http.MethodPost, alamat, strings.NewReader(isi)))
	return w
}

// laporanJSON gets the report as a program does.
func (k *kantorUji) laporanJSON(a kominfo.Aktor, q string) (l laporan.Laporan) {
	k.t.Helper()
	w := k.minta(a, "/berkas/ppid/laporan.json?tahun=2026&"+q)
	if w.Code != http.StatusOK {
		k.t.Fatalf("%s: %d %s", q, w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &l); err != nil {
		k.t.Fatal(err)
	}
	return l
}

// kerja makes an office with a year behind it: two requests of the office, one of
// them passed on to dinkes and answered, and one of each village.
func kerja(t *testing.T) *kantorUji {
	k := kantorBaru(t)
	k.terdaftar(petugas)
	id := k.terdaftar(petugas)
	k.tulis(utama, "permohonan", id, "disposisi", ppid.Disposisi{Perangkat: "dinkes"})
	k.jawab(utama, id)
	k.terdaftar(desaA)
	k.terdaftar(desaB)
	return k
}

// The annual report of the office, with what is still to be written and until when.
func TestLaporan(t *testing.T) {
	k := kerja(t)
	k.pada("2027-03-01") // the report of 2026 is due on 31 March 2027
	l, s := k.buka(utama, "/ppid/laporan")
	harus(t, s, "Laporan Layanan Informasi Publik", "Pemerintah Kabupaten Belitung Timur, Tahun 2026", "31 Maret 2027", "belum ditulis", "Mulai naskah laporan ini",
		"laporan.pdf?", "laporan.xlsx?", "laporan.json?", "laporan.csv?", "50,0 %", "1 dari 2", "Sidik bahan", "Pasal 57", "Desa tanpa PPID aktif", "Badan Perencanaan")
	jangan(t, s, "SEBAGIAN", rahasia)
	if l.Judul == "" || l.Isi[0].Rupa != kertas.Saring || len(l.Isi[0].Medan) != 5 {
		t.Errorf("%+v", l.Isi[0])
	}
	lap := k.laporanJSON(utama, "")
	if n := lap.Statistik.Neraca; n.Diterima != 2 || n.Selesai != 1 || !n.Seimbang || lap.Kepala.Sebagian {
		t.Errorf("%+v %+v", n, lap.Kepala)
	}
	c := lap.Statistik.Cakupan
	if c.OPD.Pembilang != 2 || c.OPD.Penyebut != 3 || c.Desa.Penyebut != 39 || c.Desa.Pembilang != 0 || c.UnitDesa != 2 {
		t.Errorf("%+v", c)
	}
	harus(t, s, "bukan kode desa", "PPID desa-a (desa-a)")

	// Texts are written in the register; the report takes them and counts the rest.
	w := k.kirimForm(utama, "/berkas/lembar/ppid/laporan?tahun=2026", "{}")
	var b kertas.Balasan
	if err := json.Unmarshal(w.Body.Bytes(), &b); err != nil || b.Ke != "/register/laporan_ppid/baru" || b.Draf != "laporan_ppid/" || b.Isian["periode"] != "2026" || b.Isian["unit"] != "kominfo" || b.Isian["badan"] != "" {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	per, _ := kominfo.ParsePeriode("2026")
	id := k.tulis(utama, "laporan_ppid", "", "", laporan.LaporanPPID{Unit: "kominfo", Periode: per, Status: "disusun", Kebijakan: "Kebijakan layanan kami."})
	_, s = k.buka(utama, "/ppid/laporan?tahun=2026")
	harus(t, s, "Kebijakan layanan kami.", "/register/laporan_ppid/"+string(id)+"/ubah", "8 bagian belum ditulis", "Sedang disusun")
	jangan(t, s, "Mulai naskah")
	_, s = k.buka(petugas, "/ppid/laporan?tahun=2026")
	harus(t, s, "Kebijakan layanan kami.", "Buka naskah")
	jangan(t, s, "/ubah")
	k.pada("2027-04-05")
	_, s = k.buka(utama, "/ppid/laporan?tahun=2026")
	harus(t, s, "terlambat")
	_, s = k.buka(utama, "/ppid/laporan")
	harus(t, s, "Tahun 2027", "SEMENTARA")
}

// Every form and period, on the page and as a file. What is for the public puts small
// rows together.
func TestLaporanBentuk(t *testing.T) {
	k := kerja(t)
	k.pada("2026-08-03")
	for _, b := range laporan.SemuaBentuk() {
		for _, masa := range []string{"", "S1", "Q1", "03"} {
			q := "?tahun=2026&masa=" + masa + "&bentuk=" + b.Ke
			_, s := k.buka(utama, "/ppid/laporan"+q)
			harus(t, s, "Asal angka", "bentuk="+b.Ke)
			for akhiran, awal := range map[string]string{"pdf": "%PDF", "xlsx": "PK", "json": "{", "csv": "\ufeff"} {
				w := k.minta(utama, "/berkas/ppid/laporan."+akhiran+q)
				if w.Code != 200 || !strings.HasPrefix(w.Body.String(), awal) || !strings.Contains(w.Header().Get("Content-Disposition"), "laporan-layanan-informasi-2026") || strings.Contains(w.Body.String(), rahasia) {
					t.Errorf("%s%s: %d %v %.80q", akhiran, q, w.Code, w.Header(), w.Body)
				}
			}
		}
		l := k.laporanJSON(utama, "bentuk="+b.Ke)
		if umum := b.Ke == string(laporan.Pengumuman) || b.Ke == string(laporan.Akses); umum != (l.Kepala.AmbangSel == ambangUmum) {
			t.Errorf("%s: ambang %d", b.Ke, l.Kepala.AmbangSel)
		}
		if l := k.laporanJSON(utama, "untuk=umum&bentuk="+b.Ke); l.Kepala.AmbangSel != ambangUmum {
			t.Errorf("%s untuk umum: ambang %d", b.Ke, l.Kepala.AmbangSel)
		}
	}
}

// A village has its own report whatever it asks for; a PPID Pelaksana gets the part of
// its unit, marked; all villages together are statistics.
func TestLaporanWilayahSendiri(t *testing.T) {
	k := kerja(t)
	k.terdaftar(desaA)
	k.pada("2026-03-03")
	for _, q := range []string{"", "badan=desa-b", "badan=*", "badan=kominfo"} {
		l := k.laporanJSON(desaA, q)
		if l.Kepala.Badan != "desa-a" || l.Kepala.Sebagian || l.Statistik.Neraca.Diterima != 2 || l.Statistik.Cakupan.UnitDesa != 1 {
			t.Errorf("%s: %+v %+v", q, l.Kepala, l.Statistik.Neraca)
		}
		_, s := k.buka(desaA, "/ppid/laporan?"+q)
		harus(t, s, "PPID desa-a", "Mulai naskah laporan ini")
		jangan(t, s, "desa-b", "Pemerintah daerah dan semua desa", "Dinas Kesehatan")
	}
	for q, mau := range map[string]int{"": 2, "badan=desa-a": 2, "badan=desa-b": 1, "badan=*": 5, "badan=karangan": 2} {
		l := k.laporanJSON(petugas, q)
		if l.Statistik.Neraca.Diterima != mau || l.Kepala.Sebagian {
			t.Errorf("%s: %+v", q, l.Statistik.Neraca)
		}
	}
	_, s := k.buka(petugas, "/ppid/laporan?badan=*&bentuk=lengkap")
	harus(t, s, "Statistik Layanan Informasi Publik", "Gabungan ini statistik saja")
	l := k.laporanJSON(pelaksana, "")
	if !l.Kepala.Sebagian || l.Statistik.Neraca.Diterima != 1 || l.Kepala.Badan != "" {
		t.Errorf("%+v", l.Kepala)
	}
	_, s = k.buka(pelaksana, "/ppid/laporan?bentuk=pengumuman")
	harus(t, s, "SEBAGIAN", "hanya permohonan yang dikerjakan", "Dinas Kesehatan", "Keberatan tidak", "Statistik Layanan")
	jangan(t, s, "Mulai naskah", "belum ditulis")
	if w := k.minta(pelaksana, "/berkas/ppid/laporan.csv"); !strings.Contains(w.Body.String(), "sebagian") {
		t.Errorf("CSV tidak menyebut sebagian: %.300s", w.Body)
	}
	// The texts of another are nobody's business.
	per, _ := kominfo.ParsePeriode("2026")
	k.tulis(desaB, "laporan_ppid", "", "", laporan.LaporanPPID{Unit: "desa-b", Badan: "desa-b", Periode: per, Status: "disusun", Kebijakan: "Kebijakan desa B."})
	for _, q := range []string{"", "badan=desa-b"} {
		_, s := k.buka(desaA, "/ppid/laporan?tahun=2026&"+q)
		jangan(t, s, "Kebijakan desa B")
	}
	if w := k.kirimForm(desaA, "/berkas/lembar/ppid/laporan?tahun=2026&badan=desa-b", "{}"); !strings.Contains(w.Body.String(), `"badan":"desa-a"`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for _, a := range []kominfo.Aktor{pelaksana, petugas, pemantau} {
		if w := k.kirimForm(a, "/berkas/lembar/ppid/laporan?tahun=2026", "{}"); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", a.Peran, w.Code)
		}
	}
	for _, a := range []kominfo.Aktor{entri, {}} {
		for _, p := range []string{"/berkas/lembar/ppid/laporan", "/berkas/ppid/laporan.pdf", "/berkas/ppid/laporan.json", "/berkas/lembar/ppid/monev", "/berkas/lembar/ppid/pemberitahuan"} {
			if w := k.minta(a, p); w.Code != http.StatusForbidden && w.Code != http.StatusUnauthorized {
				t.Errorf("%q %s: %d", a.Peran, p, w.Code)
			}
		}
	}
}

// A period that cannot be is told on the page, where it can be mended, and refused as
// a file. Hostile addresses break nothing.
func TestLaporanAlamatJahat(t *testing.T) {
	k := kerja(t)
	k.pada("2026-03-03")
	for _, q := range []string{"tahun=2027", "tahun=1999", "tahun=abad", "tahun=2026&masa=S2", "tahun=2026&masa=Q9", "tahun=2026&masa=13", "tahun=-1", "tahun=99999999999999999999"} {
		_, s := k.buka(utama, "/ppid/laporan?"+q)
		harus(t, s, "Laporan tidak dapat disusun", `"saring"`)
		if w := k.minta(utama, "/berkas/ppid/laporan.pdf?"+q); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", q, w.Code)
		}
	}
	for _, j := range []string{`"><script>alert(1)</script>`, "javascript:alert(1)", "' OR 1=1 --", strings.Repeat("9", 5000), "\x00\u202e\ufffd", "../../etc", "%", "-1"} {
		v := url.Values{}
		for _, n := range []string{"tahun", "masa", "badan", "bentuk", "unit", "status", "kursor", "i1", "i2", "v1"} {
			v.Set(n, j)
		}
		for _, tanpa := range []string{"", "tahun", "kursor"} {
			v.Del(tanpa)
			for _, p := range []string{"/laporan", "/monev", "/pemberitahuan"} {
				w := k.minta(utama, "/berkas/lembar/ppid"+p+"?"+v.Encode())
				if w.Code >= 500 || strings.Contains(w.Body.String(), "<script") || tanpa == "kursor" && w.Code != 200 {
					t.Errorf("%s tanpa %q dengan %.20q: %d %s", p, tanpa, j, w.Code, w.Body)
				}
			}
			for _, a := range []string{"pdf", "xlsx", "json", "csv"} {
				if w := k.minta(utama, "/berkas/ppid/laporan."+a+"?"+v.Encode()); w.Code >= 500 {
					t.Errorf("%s: %d", a, w.Code)
				}
			}
		}
	}
}

// The estimate of monev: weights, range, bands, sources; nothing is stored.
func TestMonev(t *testing.T) {
	k := kantorBaru(t)
	_, s := k.buka(utama, "/ppid/monev")
	harus(t, s, "Tidak ada yang disimpan", "Jenis informasi", "40 %", "32 %", "Menuju Informatif", "80 - 89,9", "dari ingatan", "PERKIRAAN", "Isi nilai keenam")
	_, s = k.buka(utama, "/ppid/monev?tahun=2025&i1=92,5&i2=88&i3=90&i4=95&i5=80&i6=85&v1=70")
	// 0.32×92.5 + 0.16×88 + 0.08×(90+95+80+85) + 0.2×70 = 29.6 + 14.08 + 28 + 14
	harus(t, s, "85,68", "Menuju Informatif", "perkiraan Anda", "29,60", "Komisi Informasi provinsi yang menetapkan")
	_, s = k.buka(utama, "/ppid/monev?i1=100")
	harus(t, s, "Belum lengkap", "32,00 – 100,00", "Tidak Informatif – Informatif")
	_, s = k.buka(utama, "/ppid/monev?i1=seratus&i2=101")
	harus(t, s, "Isian yang tidak dapat dibaca")
	_, s = k.buka(utama, "/ppid/monev?tahun=2024")
	harus(t, s, "Tahun penilaian tidak tersedia", "Monev KIP 2025")
	if w := k.minta(pelaksana, "/berkas/lembar/ppid/monev"); w.Code != http.StatusForbidden {
		t.Error(w.Code)
	}
}

// The menu shows what somebody may open, and nothing else.
func TestMenu(t *testing.T) {
	k := kantorBaru(t)
	for _, c := range []struct {
		a          kominfo.Aktor
		ada, tidak []string
	}{
		{utama, []string{"/ppid/laporan", "/ppid/monev", "/ppid/pemberitahuan", "/ppid/retensi"}, nil},
		{desaA, []string{"/ppid/laporan", "/ppid/monev", "/ppid/pemberitahuan", "/ppid/retensi"}, nil},
		{petugas, []string{"/ppid/laporan", "/ppid/monev", "/ppid/pemberitahuan"}, []string{"/ppid/retensi"}},
		{pelaksana, []string{"/ppid/laporan", "/ppid/pemberitahuan"}, []string{"/ppid/retensi", "/ppid/monev"}},
	} {
		l, _ := k.buka(c.a, "/ppid")
		menu := map[string]bool{}
		for _, x := range l.Menu {
			menu[x.Ke] = true
		}
		for _, x := range c.ada {
			if !menu[x] {
				t.Errorf("%s tanpa %s", c.a.Peran, x)
			}
		}
		for _, x := range c.tidak {
			if menu[x] {
				t.Errorf("%s melihat %s", c.a.Peran, x)
			}
		}
	}
}
