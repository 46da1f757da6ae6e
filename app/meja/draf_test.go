//go:build !(js && wasm)

package meja

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/ppid"
)

// muat fails when a form would not take what it is filled with.
func (k *kantorUji) muat(b kertas.Balasan) {
	k.t.Helper()
	f := strings.Split(b.Draf, "/")
	for _, t := range k.bk.Cari(f[0]).Info().Tindakan {
		if t.Nama != f[2] {
			continue
		}
		isian := map[string]string{}
		for n, v := range b.Isian {
			if x, label := strings.CutPrefix(n, "label:"); label {
				if b.Isian[x] == "" || v == "" {
					k.t.Errorf("%s tanpa isian %s", n, x)
				}
				continue
			}
			isian[n] = v
		}
		if _, fs := lembar.JSON(t.Isian, isian, nil); fs != nil {
			k.t.Errorf("%s: %v", b.Draf, fs)
		}
		return
	}
	k.t.Errorf("tindakan %s tidak ada", b.Draf)
}

func draftDari(k *kantorUji, a kominfo.Aktor, reg string, id register.ID, apa, isi string) kertas.Balasan {
	k.t.Helper()
	b := k.jawaban(a, "/berkas/ppid/"+reg+"/"+string(id)+"/draf/"+apa, isi)
	k.muat(b)
	return b
}

// The forms that follow from a case are filled in from it, for who may carry them out
// when the law lets them.
func TestDraf(t *testing.T) {
	k := kantorBaru(t)
	k.denganBerkas()
	id := k.terdaftar(petugas)
	di := "/ppid/permohonan/" + string(id)
	sebut := "Permohonan 001/PPID/III/2026"

	_, s := k.buka(utama, di)
	harus(t, s, "Disposisi ke perangkat daerah", `{"t":"Dinas Kesehatan","k":"dinkes"}`)
	jangan(t, s, "Jawab dengan bahan ini", "Usulkan ke Daftar Informasi Publik", "Catat keberatan")
	if diff := cmp.Diff(kertas.Balasan{Ke: "/register/permohonan/" + string(id) + "/tindakan/disposisi", Draf: "permohonan/" + string(id) + "/disposisi", Isian: kertas.Isian{"perangkat": "dinkes"}},
		draftDari(k, utama, "permohonan", id, "disposisi", `{"perangkat":"dinkes"}`)); diff != "" {
		t.Errorf("disposisi (-want +got):\n%s", diff)
	}
	for isi, kode := range map[string]int{`{"perangkat":"karangan"}`: 422, `{}`: 422, `[`: 422, `{"perangkat":5}`: 422, "": 422} {
		if w := k.kirim(utama, "/berkas"+di+"/draf/disposisi", isi); w.Code != kode {
			t.Errorf("disposisi %s: %d %s", isi, w.Code, w.Body)
		}
	}
	k.tulis(utama, "permohonan", id, "disposisi", ppid.Disposisi{Perangkat: "dinkes"})
	k.tulis(pelaksana, "permohonan", id, "sediakan", ppid.Sediakan{Materi: "DPA 2025", Tautan: "https://contoh.go.id/a.pdf", Softcopy: true, Usul: "ditolak", Huruf: "h"})
	k.tulis(utama, "permohonan", id, "sediakan", ppid.Sediakan{Materi: "RKA 2025", Tautan: "https://contoh.go.id/a.pdf", Hardcopy: true})
	_, s = k.buka(utama, di)
	harus(t, s, "Jawab dengan bahan ini", "Alihkan ke perangkat daerah lain")
	jangan(t, s, `"k":"dinkes"}`)
	// What is decided is left to who decides, and the unit's proposal is not it.
	if diff := cmp.Diff(kertas.Isian{"materi": "DPA 2025\n\nRKA 2025", "tautan": "https://contoh.go.id/a.pdf", "bentuk_softcopy": "ya", "bentuk_hardcopy": "ya"}, draftDari(k, utama, "permohonan", id, "jawab", "{}").Isian); diff != "" {
		t.Errorf("jawab (-want +got):\n%s", diff)
	}
	draftDari(k, utama, "permohonan", id, "alihkan", `{"perangkat":"bappeda"}`)
	k.jawab(utama, id)

	b := draftDari(k, petugas, "permohonan", id, "keberatan", "{}")
	if diff := cmp.Diff(kertas.Balasan{Ke: "/register/keberatan/tindakan/ajukan", Draf: "keberatan//ajukan", Isian: kertas.Isian{"permohonan": string(id), "label:permohonan": sebut}}, b); diff != "" {
		t.Errorf("keberatan (-want +got):\n%s", diff)
	}
	k.pada("2026-03-03")
	k.tulis(petugas, "permohonan", id, "serahkan", ppid.Serahkan{})
	_, s = k.buka(utama, di)
	harus(t, s, "Usulkan ke Daftar Informasi Publik")
	b = draftDari(k, utama, "permohonan", id, "dip", "{}")
	if b.Ke != "/register/dip/tindakan/usulkan_dari_permohonan" || b.Isian["ringkasan"] != "Anggaran 2025" || b.Isian["permohonan"] != string(id) {
		t.Errorf("%+v", b)
	}
	b = draftDari(k, pelaksana, "permohonan", id, "dip", "{}") // its own request
	k.tulis(utama, "dip", "", "usulkan_dari_permohonan", ppid.UsulkanDariPermohonan{Permohonan: id, PenanggungJawab: "Kepala Dinas", WaktuTempat: "2025, Manggar", Retensi: "5 tahun", Tahun: 2025})
	if _, s = k.buka(utama, di); strings.Contains(s, "Usulkan ke Daftar") {
		t.Error("diusulkan dua kali")
	}

	keb := k.tulis(petugas, "keberatan", "", "ajukan", ppid.AjukanKeberatan{IsianKeberatan: ppid.IsianKeberatan{Permohonan: id, Alasan: "d"}})
	k.pada("2026-06-01")
	b = draftDari(k, petugas, "keberatan", keb, "sengketa", "{}")
	if diff := cmp.Diff(kertas.Balasan{Ke: "/register/sengketa/tindakan/ajukan", Draf: "sengketa//ajukan", Isian: kertas.Isian{"keberatan": string(keb), "label:keberatan": "Keberatan " + b.Isian["label:keberatan"][len("Keberatan "):]}}, b); diff != "" {
		t.Errorf("sengketa (-want +got):\n%s", diff)
	}
	k.tulis(petugas, "sengketa", "", "ajukan", ppid.AjukanSengketa{Keberatan: keb})
	if w := k.kirim(petugas, "/berkas/ppid/keberatan/"+string(keb)+"/draf/sengketa", "{}"); w.Code != http.StatusForbidden {
		t.Errorf("sengketa kedua: %d", w.Code)
	}
}

// Who may not carry an action out gets no form for it, whatever is asked.
func TestDrafSiapa(t *testing.T) {
	k := kantorBaru(t)
	k.denganBerkas()
	kab, desa := k.terdaftar(petugas), k.terdaftar(desaA)
	for _, c := range []struct {
		a    kominfo.Aktor
		id   register.ID
		apa  string
		kode int
	}{
		{petugas, kab, "disposisi", 403}, {pelaksana, kab, "disposisi", 404}, {pemantau, kab, "disposisi", 403}, {utama, desa, "disposisi", 403}, {desaB, desa, "jawab", 404}, {desaA, desa, "jawab", 200},
		{utama, desa, "jawab", 403}, {petugas, kab, "jawab", 403}, {utama, kab, "jawab", 200}, {petugas, kab, "keberatan", 403}, {petugas, kab, "dip", 403}, {utama, kab, "karangan", 404}, {entri, kab, "jawab", 403},
		{kominfo.Aktor{}, kab, "jawab", 401}, {utama, "x", "jawab", 404},
	} {
		if w := k.kirim(c.a, "/berkas/ppid/permohonan/"+string(c.id)+"/draf/"+c.apa, `{"perangkat":"dinkes"}`); w.Code != c.kode || strings.Contains(w.Body.String(), rahasia) {
			t.Errorf("%s %s %s: %d %s", c.a.ID, c.id, c.apa, w.Code, w.Body)
		}
	}
	if w := k.kirim(utama, "/berkas/ppid/permohonan/"+string(kab)+"/draf/disposisi", `{"perangkat":"`+strings.Repeat("a", 2<<20)+`"}`); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("besar: %d", w.Code)
	}
	if len(k.akses) != 0 {
		t.Errorf("tercatat %v", k.akses)
	}
}
