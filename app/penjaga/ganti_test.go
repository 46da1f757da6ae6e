//go:build !(js && wasm)

package penjaga

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

func TestGantiKunci(t *testing.T) {
	w := duniaBaru(t)
	w.o.Luar = t.TempDir()
	w.jalan(func(p *Penjaga) { w.tulis(p, 2) })
	lama := bacaUji(t, w.path("checkpoint", "dalam"))
	kunciLama := strings.TrimSpace(string(bacaUji(t, w.o.kunciJejak())))
	h, err := GantiKunci(t.Context(), w.o, "pegawai pindah")
	if err != nil {
		t.Fatal(err)
	}
	if h.Lama == h.Baru || h.Nomor != 1 || h.TanpaLama || h.Nama != NamaJejak(w.o.Folder) {
		t.Errorf("%+v", h)
	}
	for _, dir := range []string{w.path("checkpoint"), w.o.Luar} {
		for _, f := range []string{"umum", "dalam", "transisi-1/umum", "transisi-1/dalam"} {
			b := bacaUji(t, filepath.Join(dir, filepath.FromSlash(f)))
			if _, penanda, err := jejak.BukaCheckpoint(b, pemeriksa(h.Lama, h.Baru)...); err != nil || len(penanda) != 2 {
				t.Errorf("%s/%s ditandatangani %v: %v", dir, f, penanda, err)
			}
		}
	}
	isi, err := os.ReadDir(w.path("kunci"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range isi {
		if b := bacaUji(t, w.path("kunci", e.Name())); strings.Contains(string(b), kunciLama) || strings.Contains(e.Name(), "lama") || strings.Contains(e.Name(), "baru") {
			t.Errorf("kunci lama masih ada di %s", e.Name())
		}
	}
	w.jalan(func(p *Penjaga) {
		w.tulis(p, 1)
		b, err := p.Checkpoint(t.Context(), jejak.Dalam)
		if err != nil {
			t.Fatal(err)
		}
		if _, penanda, err := jejak.BukaCheckpoint(b, pemeriksa(h.Lama, h.Baru)...); err != nil || len(penanda) != 1 || !strings.Contains(h.Baru, penanda[0]) {
			t.Errorf("sesudah peralihan: %v %v", penanda, err)
		}
		ks, err := p.Kunci(t.Context())
		if err != nil || len(ks) != 2 || ks[0] != h.Baru || ks[1] != h.Lama {
			t.Errorf("%v %v", ks, err)
		}
	})
	w.sehat()
	if l, err := Periksa(t.Context(), OpsiPeriksa{Opsi: w.o, Checkpoint: [][]byte{lama}}); err != nil || !l.Sah {
		t.Errorf("checkpoint lama: %+v %v", l, err)
	}
	k, err := BacaKunci(t.Context(), w.o)
	if err != nil || k.Berkas != h.Baru || k.Dokumen.KunciLama[0].Alasan != "pegawai pindah" {
		t.Errorf("%+v: %v", k, err)
	}
	// A lost key is replaced without the old one's signature.
	if err := os.Remove(w.o.kunciJejak()); err != nil {
		t.Fatal(err)
	}
	_, err = Buka(t.Context(), w.o)
	kalimat(t, err, kominfo.Rusak, "kunci ganti")
	h2, err := GantiKunci(t.Context(), w.o, "kunci hilang")
	if err != nil || !h2.TanpaLama || h2.Nomor != 2 || h2.Lama != h.Baru {
		t.Errorf("%+v: %v", h2, err)
	}
	w.jalan(func(p *Penjaga) { w.tulis(p, 1) })
	w.sehat()
}

// A change of the key that is stopped anywhere is brought to its end, or never was.
func TestGantiTerhenti(t *testing.T) {
	asal := duniaBaru(t)
	asal.jalan(func(p *Penjaga) { asal.tulis(p, 1) })
	for nama, henti := range map[string]func(w *dunia, p *Penjaga, baru *kunci){
		"sebelum tercatat": func(*dunia, *Penjaga, *kunci) {},
		"sesudah tercatat": func(w *dunia, p *Penjaga, baru *kunci) { w.catatGanti(p, baru) },
		"di tengah nama": func(w *dunia, p *Penjaga, baru *kunci) {
			w.catatGanti(p, baru)
			w.ganti("jejak.kunci", "jejak.kunci.lama-1")
		},
		"sebelum ditandatangani": func(w *dunia, p *Penjaga, baru *kunci) {
			w.catatGanti(p, baru)
			w.ganti("jejak.kunci", "jejak.kunci.lama-1")
			w.ganti("jejak.kunci.baru", "jejak.kunci")
		},
	} {
		t.Run(nama, func(t *testing.T) {
			w := duniaBaru(t)
			w.o.Folder = salinFolder(t, asal.o.Folder)
			p, err := rakit(t.Context(), w.o)
			if err != nil {
				t.Fatal(err)
			}
			lama := p.berkas.Umum
			baru, err := buatKunci(w.o.kunciJejak()+".baru", p.doc.Isi.Nama)
			if err != nil {
				t.Fatal(err)
			}
			henti(w, p, baru)
			if err := p.lepas(); err != nil {
				t.Fatal(err)
			}
			w.jalan(func(p *Penjaga) {
				mau := baru.Umum
				if nama == "sebelum tercatat" {
					mau = lama
				} else if b := bacaUji(t, w.path("checkpoint", "transisi-1", "umum")); true {
					if _, penanda, err := jejak.BukaCheckpoint(b, pemeriksa(lama, baru.Umum)...); err != nil || len(penanda) != 2 {
						t.Errorf("peralihan: %v %v", penanda, err)
					}
				}
				if p.berkas.Umum != mau || p.doc.Isi.Kunci != mau {
					t.Errorf("kunci %s, jejak %s, want %s", p.berkas.Umum, p.doc.Isi.Kunci, mau)
				}
				w.tulis(p, 1)
			})
			for _, f := range []string{".baru", ".lama-1"} {
				if ada(w.o.kunciJejak() + f) {
					t.Errorf("%s tertinggal", f)
				}
			}
			w.sehat()
		})
	}
}

func (w *dunia) catatGanti(p *Penjaga, baru *kunci) {
	w.t.Helper()
	err := p.Ubah(w.t.Context(), aktorUji(), func(tx register.Tx) error {
		_, err := kantor.DefKunci().Lakukan(w.t.Context(), tx, register.LingkupPenuh(), p.doc.ID, p.doc.Versi, "ganti_kunci", kantor.Ganti{Kunci: baru.Umum, Alasan: "uji"})
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *dunia) ganti(dari, ke string) {
	w.t.Helper()
	if err := os.Rename(w.path("kunci", dari), w.path("kunci", ke)); err != nil {
		w.t.Fatal(err)
	}
}

func TestGantiDitolak(t *testing.T) {
	w := duniaBaru(t)
	_, err := GantiKunci(t.Context(), w.o, "x")
	kalimat(t, err, kominfo.TidakAda, "belum berisi data")
	w.jalan(func(p *Penjaga) { w.tulis(p, 1) })
	if _, err := GantiKunci(t.Context(), w.o, ""); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Errorf("tanpa alasan: %v", err)
	}
	if ada(w.o.kunciJejak() + ".baru") {
		t.Error("kunci yang tidak jadi tertinggal")
	}
	w.jalan(func(p *Penjaga) { w.tulis(p, 1) })
	w.sehat()
}
