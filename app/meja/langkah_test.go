//go:build !(js && wasm)

package meja

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

var errCoba = errors.New("hanya dicoba")

// coba carries out an action with an empty form and takes it back.
func (k *kantorUji) coba(a kominfo.Aktor, r register.Register, b register.Baris, tindakan string) error {
	err := k.s.Ubah(context.Background(), a, func(tx register.Tx) error {
		if _, err := r.Tulis(context.Background(), tx, register.Permintaan{ID: b.ID, Harap: b.Versi, Tindakan: tindakan, Isian: []byte("{}"), Lingkup: register.LingkupPenuh()}); err != nil {
			return err
		}
		return errCoba
	})
	if errors.Is(err, errCoba) {
		return nil
	}
	return err
}

// What the page calls impossible, the register refuses; what it offers, the register
// refuses for what is missing in the form at most. Rows show the state of documents.
func TestLangkahSepertiRegister(t *testing.T) {
	k := kantorBaru(t)
	semua := orang("kominfo", "petugas_layanan ppid_utama ppid_pelaksana atasan_ppid")
	k.catat(petugas)
	k.terdaftar(petugas)
	disposisi, lengkapi, ditanggapi := k.terdaftar(petugas), k.catat(petugas), k.terdaftar(petugas)
	k.tulis(utama, "permohonan", disposisi, "disposisi", ppid.Disposisi{Perangkat: "dinkes"})
	k.tulis(petugas, "permohonan", lengkapi, "nyatakan_tidak_lengkap", ppid.TidakLengkap{NomorSurat: "S/1", Kekurangan: "Surat kuasa", SuratDiterima: tgl("2026-03-02")})
	panjang, cabut, janji := k.terdaftar(petugas), k.terdaftar(petugas), k.terdaftar(petugas)
	k.tulis(utama, "permohonan", panjang, "perpanjang", ppid.Perpanjang{Sebab: "belum_dikuasai", Alasan: "Datanya masih dicari."})
	k.tulis(petugas, "permohonan", cabut, "cabut", ppid.Cabut{Alasan: "S/5"})
	k.jawab(utama, janji)
	k.jawab(utama, ditanggapi)
	k.pada("2026-03-03")
	k.tulis(petugas, "permohonan", ditanggapi, "serahkan", ppid.Serahkan{})
	keb := k.tulis(petugas, "keberatan", "", "ajukan", ppid.AjukanKeberatan{IsianKeberatan: ppid.IsianKeberatan{Permohonan: ditanggapi, Alasan: "d"}})
	k.tulis(petugas, "keberatan", "", "ajukan", ppid.AjukanKeberatan{IsianKeberatan: ppid.IsianKeberatan{Permohonan: janji, Alasan: "a"}})
	k.tulis(atasan, "keberatan", keb, "tanggapi", ppid.Tanggapi{Tanggapan: ppid.Tanggapan{Keputusan: "mengabulkan_seluruhnya", NomorSurat: "S/2", Uraian: "Benar.", Jabatan: "Sekda", Perintah: "Lengkapi."}})
	k.tulis(petugas, "sengketa", "", "ajukan", ppid.AjukanSengketa{Keberatan: keb})

	n := 0
	periksa := func(r register.Register, b register.Baris, xs []ppid.LangkahKini) {
		t.Helper()
		ada := map[string]bool{}
		for _, x := range xs {
			if ada[x.Tindakan] {
				t.Errorf("%s dua kali", x.Tindakan)
			}
			ada[x.Tindakan] = true
			n++
			err := k.coba(semua, r, b, x.Tindakan)
			switch {
			case !x.Bisa && err == nil:
				t.Errorf("%s %s: %q, tetapi register menerimanya", b.Sebutan, x.Tindakan, x.Sebab)
			case x.Bisa && x.Berwenang && err != nil && (strings.Contains(err.Error(), "Tidak dapat ") || strings.Contains(err.Error(), "keadaannya \"")):
				t.Errorf("%s: ditawarkan, tetapi %v", x.Tindakan, err)
			case !x.Bisa && (x.Sebab == "" || !strings.HasSuffix(x.Sebab, ".")), x.Oleh == "":
				t.Errorf("%+v", x)
			}
		}
		for _, t2 := range r.Info().Tindakan {
			if !t2.Mula && !ada[t2.Nama] {
				t.Errorf("tindakan %s.%s tidak dikenal hukumnya", r.Info().Nama, t2.Nama)
			}
		}
	}
	for _, hari := range []string{"2026-03-03", "2026-03-10", "2026-04-10", "2026-06-10"} {
		k.pada(hari)
		h := tgl(hari)
		for _, nama := range []string{"permohonan", "keberatan", "sengketa"} {
			r := k.bk.Cari(nama)
			for b, err := range register.Semua(t.Context(), k.s, r, register.LingkupPenuh(), register.Query{Isi: true}) {
				if err != nil {
					t.Fatal(err)
				}
				switch nama {
				case "permohonan":
					var p ppid.Permohonan
					if err := uraiIsi(r, b, &p); err != nil {
						t.Fatal(err)
					}
					periksa(r, b, k.l.LangkahPermohonan(semua, &p, h))
					m := &minta{h: ppid.Bawaan(), hari: h}
					if got, mau := m.tahapPada(barisKolom{b, r}), p.TahapPada(m.h, h); got != mau {
						t.Errorf("%s %s: baris %q, dokumen %q", hari, p.Nomor, got, mau)
					}
				case "keberatan":
					var x ppid.Keberatan
					if err := uraiIsi(r, b, &x); err != nil {
						t.Fatal(err)
					}
					periksa(r, b, k.l.LangkahKeberatan(semua, &x, h))
					m := &minta{h: ppid.Bawaan(), hari: h}
					if got, mau := m.tahapKeberatan(barisKolom{b, r}), x.TahapPada(m.h, h); got != mau {
						t.Errorf("%s %s: baris %q, dokumen %q", hari, x.Nomor, got, mau)
					}
				default:
					var x ppid.Sengketa
					if err := uraiIsi(r, b, &x); err != nil {
						t.Fatal(err)
					}
					periksa(r, b, k.l.LangkahSengketa(semua, &x, h))
				}
			}
		}
	}
	if n < 300 {
		t.Errorf("hanya %d langkah diperiksa", n)
	}
}
