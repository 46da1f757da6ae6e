package klien_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

// catatanUji is what the test knows of a write that it put into the outbox.
type catatanUji struct {
	no, nama string
	id       register.ID // "" makes a document
	dibuang  bool
}

// Whatever the line does and however often pages are opened, closed and opened
// beside each other: in the end every write was carried out exactly once, in its
// document's order, or is shown with what stands in its way. Conflicts come from
// other people alone: a server that knows the key of a write answers as it did
// when it carried it out.
func TestTepatSekali(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		u := kotakBaru(t, &klien.Memori{})
		tabs := []*klien.KotakKirim{u.KotakKirim, u.buka()}
		var ids []register.ID
		for i := range 2 {
			ids = append(ids, u.d.tulis(u.d.unit, register.Permintaan{}, registertest.Unit{Kode: fmt.Sprint(i), Nama: "asal"}).ID)
		}
		buruk := slices.DeleteFunc(slices.Clone(nasibBuruk), func(n string) bool { return n == "412" })
		nasib := rapid.SampledFrom(append([]string{"baik", "baik", "baik", "baik", "baik"}, buruk...))
		u.kabel.nasib = func(int) string { return nasib.Draw(rt, "nasib") }
		var semua []*catatanUji
		tab := func() *klien.KotakKirim { return tabs[rapid.IntRange(0, 1).Draw(rt, "tab")] }
		titip := func(id int) {
			c := &catatanUji{nama: fmt.Sprintf("n%03d", len(semua))}
			k, r, p, isian, sesudah := tab(), u.d.izin, register.Permintaan{Tindakan: "ajukan"}, any(registertest.Ajukan{Nama: c.nama, OPD: "kominfo"}), ""
			if id >= 0 {
				c.id = ids[id]
				b, err := u.d.store.Baca(rt.Context(), u.d.unit, register.LingkupPenuh(), c.id, 0)
				if err != nil {
					rt.Fatal(err)
				}
				r, p, isian = u.d.unit, register.Permintaan{ID: c.id, Harap: b.Versi}, registertest.Unit{Kode: fmt.Sprint(id), Nama: c.nama}
				for _, e := range k.Isi() {
					if e.ID == c.id {
						sesudah = e.No
					}
				}
				if !rapid.Bool().Draw(rt, "tahu") {
					sesudah = ""
				}
			}
			p.Isian, _ = json.Marshal(isian)
			e, err := k.Titip(r, p, c.nama, sesudah)
			if err != nil {
				rt.Fatal(err)
			}
			c.no = e.No
			semua = append(semua, c)
		}
		rt.Repeat(map[string]func(*rapid.T){
			"ubah":   func(rt *rapid.T) { titip(rapid.IntRange(0, 1).Draw(rt, "dok")) },
			"buat":   func(*rapid.T) { titip(-1) },
			"kirim":  func(rt *rapid.T) { tab().Kirimkan(rt.Context()) },
			"sampai": func(*rapid.T) { u.kabel.sampaikan() },
			"buka":   func(rt *rapid.T) { tabs[rapid.IntRange(0, 1).Draw(rt, "mana")] = u.buka() },
			"mati": func(*rapid.T) {
				_ = u.simpanan.Simpan("giliran", fmt.Sprint("mati ", u.jam.Add(10*time.Second).UnixMilli()))
			},
			"waktu":      func(*rapid.T) { u.jam = u.jam.Add(4 * time.Second) },
			"jam mundur": func(*rapid.T) { u.jam = u.jam.Add(-15 * time.Second) },
			"orang lain": func(rt *rapid.T) {
				i := rapid.IntRange(0, 1).Draw(rt, "dok")
				b, _ := u.d.store.Baca(rt.Context(), u.d.unit, register.LingkupPenuh(), ids[i], 0)
				u.d.tulis(u.d.unit, register.Permintaan{ID: ids[i], Harap: b.Versi}, registertest.Unit{Kode: fmt.Sprint(i), Nama: fmt.Sprint("lain", b.Versi)})
			},
			"putuskan": func(rt *rapid.T) {
				k := tab()
				k.Segarkan()
				for _, e := range k.Isi() {
					switch {
					case rapid.IntRange(0, 5).Draw(rt, "buang") == 0:
						k.Buang(e.No)
						for _, c := range semua {
							c.dibuang = c.dibuang || c.no == e.No
						}
					case e.Keadaan == klien.Bentrok && rapid.Bool().Draw(rt, "pasang"):
						b, _ := u.d.store.Baca(rt.Context(), u.d.unit, register.LingkupPenuh(), e.ID, 0)
						k.Ulangi(e.No, b.Versi)
					case e.Keadaan == klien.Ditolak && rapid.Bool().Draw(rt, "ulangi"):
						k.Ulangi(e.No, 0)
					}
				}
			},
		})

		u.kabel.nasib = nil
		u.kabel.sampaikan()
		u.jam = u.jam.Add(24 * time.Hour) // past every turn that a page took with it
		for i := 0; tabs[0].Kirimkan(rt.Context()) != 0; i++ {
			if i > 3 {
				rt.Fatalf("tidak selesai: %+v", tabs[0].Isi())
			}
		}
		periksaSekali(rt, u, tabs[0], ids, semua)
	})
}

func periksaSekali(rt *rapid.T, u *kotakUji, k *klien.KotakKirim, ids []register.ID, semua []*catatanUji) {
	kali, dibuang := map[string]int{}, map[string]bool{}
	for _, c := range semua {
		dibuang[c.nama] = c.dibuang
	}
	for _, id := range ids {
		var kita []string
		for _, n := range u.d.namaUnit(id) {
			kali[n]++
			if strings.HasPrefix(n, "n") && !dibuang[n] {
				kita = append(kita, n)
			}
		}
		if !slices.IsSorted(kita) {
			rt.Fatalf("urutan: %v", kita)
		}
	}
	h, err := u.d.store.Cari(rt.Context(), u.d.izin, register.LingkupPenuh(), register.Query{Isi: true, Batas: 200})
	if err != nil {
		rt.Fatal(err)
	}
	for _, b := range h.Baris {
		var z registertest.Izin
		_ = json.Unmarshal(b.Umum, &z)
		kali[z.Nama]++
	}
	tertahan := map[register.ID]bool{}
	for _, c := range semua {
		e := k.Lihat(c.no)
		ada := e != nil
		switch {
		case kali[c.nama] > 1:
			rt.Fatalf("%s tertulis %d kali", c.nama, kali[c.nama])
		case c.dibuang:
		case !ada && kali[c.nama] == 1: // long ago
		case !ada:
			rt.Fatalf("%s hilang dari kotak kirim", c.nama)
		case e.Keadaan == klien.Dikirim && kali[c.nama] != 1:
			rt.Fatalf("%s dikatakan terkirim", c.nama)
		case e.Keadaan == klien.Menunggu && !tertahan[c.id]:
			rt.Fatalf("%s masih menunggu tanpa sebab: %+v", c.nama, e)
		case e.Keadaan == klien.Menunggu && kali[c.nama] != 0 && e.Coba == 0:
			rt.Fatalf("%s tertulis tanpa pernah dikirim", c.nama)
		case e.Keadaan != klien.Dikirim && e.Pesan == "":
			rt.Fatalf("%s tanpa sebab: %+v", c.nama, e)
		case e.Keadaan == klien.Bentrok, e.Keadaan == klien.Ditolak:
			tertahan[c.id] = c.id != "" // a new document waits for no other
		}
	}
}
