//go:build !(js && wasm)

package jadwal

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kabar"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// Pindah is one due date that a changed calendar moved.
type Pindah struct {
	Register string
	ID       register.ID
	Nomor    string
	Dari, Ke kominfo.Tanggal // either may be empty: it could not be counted
}

// Maju reports whether the due date is earlier now.
func (p Pindah) Maju() bool {
	return !p.Dari.Kosong() && !p.Ke.Kosong() && p.Ke.Sebelum(p.Dari)
}

// HasilHitung is what counting again did.
type HasilHitung struct {
	Versi    string // of the calendar now
	Dihitung int    // cases whose stored calendar was another
	Pindah   []Pindah
}

// String says it in Indonesian, the first ten dates by number.
func (h HasilHitung) String() string {
	maju := 0
	for _, p := range h.Pindah {
		if p.Maju() {
			maju++
		}
	}
	s := fmt.Sprintf("Kalender hari kerja berubah (%s): %s perkara dihitung ulang, %s tenggat berpindah", h.Versi, kominfo.FormatAngka(int64(h.Dihitung)), kominfo.FormatAngka(int64(len(h.Pindah))))
	if maju > 0 {
		s += ", " + kominfo.FormatAngka(int64(maju)) + " di antaranya maju"
	}
	for i, p := range h.Pindah {
		if i == 10 {
			s += "; dan seterusnya"
			break
		}
		tgl := func(t kominfo.Tanggal) string {
			if t.Kosong() {
				return "belum terhitung"
			}
			return t.Panjang()
		}
		s += map[bool]string{true: ": ", false: "; "}[i == 0] + strings.TrimSpace(p.Register+" "+p.Nomor) + " dari " + tgl(p.Dari) + " menjadi " + tgl(p.Ke)
	}
	return s + "."
}

// bagianHitung is how many cases are counted in one transaction.
const bagianHitung = 50

// HitungUlang brings the due dates of open cases up to the present calendar, by the
// action hitung_ulang of their registers, so that each move stands in the journal
// with both versions. Candidates are found by the column versi_kalender; bodies are
// read of those alone. PPID Utama is told of dates that are earlier now, in the same
// transaction.
func (j *Jadwal) HitungUlang(ctx context.Context) (HasilHitung, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.hitungUlang(ctx)
}

func (j *Jadwal) hitungUlang(ctx context.Context) (h HasilHitung, err error) {
	k := j.kalender()
	h.Versi = k.Versi()
	w := &hitung{Jadwal: j, k: k, h: &h}
	for _, nama := range []string{"permohonan", "keberatan", "sengketa", "dik"} {
		if e := w.register(ctx, nama); e != nil && err == nil {
			err = e // the other registers are counted all the same
		}
	}
	if len(h.Pindah) > 0 || h.Dihitung > 0 {
		j.o.Log.Info("tenggat dihitung ulang", "versi", h.Versi, "perkara", h.Dihitung, "berpindah", len(h.Pindah))
	}
	if len(h.Pindah) > 0 {
		j.o.Kabar(h.String())
	}
	return h, err
}

type hitung struct {
	*Jadwal
	k     *kalender.Kalender
	h     *HasilHitung
	siap  bool // aktor and orang are read
	aktor kominfo.Aktor
	orang []penerima
}

func (w *hitung) register(ctx context.Context, nama string) error {
	reg := w.o.Buku.Cari(nama)
	if reg == nil || kolom(reg, "versi_kalender") < 0 {
		return nil
	}
	var calon []register.Baris
	q := register.Query{Saring: []register.Syarat{{Kolom: "versi_kalender", Op: register.Lebih, Nilai: ""}, {Kolom: "versi_kalender", Op: register.Tidak, Nilai: w.h.Versi}}}
	for b, err := range register.Semua(ctx, w.o.Store, reg, register.LingkupUmum(), q) {
		if kominfo.KindOf(err) == kominfo.TidakAda {
			return nil // a program without this register
		}
		if err != nil {
			return err
		}
		if !w.tolak[w.tanda(b)] {
			calon = append(calon, b)
		}
	}
	if len(calon) == 0 {
		return nil
	}
	if !w.siap {
		var err error
		if w.aktor, err = w.Jadwal.aktor(ctx); err != nil {
			return err
		}
		if w.orang, err = w.Jadwal.orang(ctx); err != nil {
			return err
		}
		w.siap = true
	}
	var pertama error
	for bs := range slices.Chunk(calon, bagianHitung) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if w.bagian(ctx, reg, bs) == nil {
			continue
		}
		for _, b := range bs { // one of them is the trouble: the others go on
			switch err := w.bagian(ctx, reg, []register.Baris{b}); kominfo.KindOf(err) {
			case "", kominfo.Bentrok: // somebody works on it: next time
			case kominfo.Ditolak:
				w.tolak[w.tanda(b)] = true
			default:
				if pertama == nil {
					pertama = err
				}
			}
		}
	}
	return pertama
}

// tanda names a version of a document under a calendar.
func (w *hitung) tanda(b register.Baris) string {
	return fmt.Sprint(b.ID, " ", b.Versi, " ", w.h.Versi)
}

// bagian counts cases in one transaction, all or none.
func (w *hitung) bagian(ctx context.Context, reg register.Register, bs []register.Baris) error {
	var n int
	var pindah []Pindah
	err := w.o.Store.Ubah(ctx, w.aktor, func(tx register.Tx) error {
		n, pindah = 0, nil
		penuh := register.LingkupPenuh()
		for _, b := range bs {
			isian, err := json.Marshal(register.Alasan{Alasan: "Kalender hari kerja berubah dari " + pendek(teks(reg, b, "versi_kalender")) + " menjadi " + pendek(w.h.Versi) + "."})
			if err != nil {
				return err
			}
			if _, err := reg.Tulis(ctx, tx, register.Permintaan{ID: b.ID, Harap: b.Versi, Tindakan: "hitung_ulang", Isian: isian, Lingkup: penuh}); err != nil {
				return err
			}
			n++
			baru, err := tx.Baca(ctx, reg, penuh, b.ID, 0)
			if err != nil {
				return err
			}
			p := Pindah{Register: reg.Info().Nama, ID: b.ID, Nomor: nomor(reg, baru), Dari: tanggal(reg, b), Ke: tanggal(reg, baru)}
			if p.Dari == p.Ke {
				continue
			}
			pindah = append(pindah, p)
			if !p.Maju() {
				continue
			}
			x, _ := ppid.Ingatkan(w.k, w.hariIni(), ppid.Tugas{Register: p.Register, ID: p.ID, Nomor: p.Nomor, Jenis: ppid.TenggatMaju, Tenggat: p.Ke, Semula: p.Dari,
				Tahap: teks(reg, baru, "tahap"), Perangkat: teks(reg, baru, "perangkat"), Badan: teks(reg, baru, "badan")})
			if _, err := kabar.AntrekanDalam(ctx, tx, w.o.Sekarang(), w.surat(x, w.k, w.orang)...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	w.h.Dihitung += n
	w.h.Pindah = append(w.h.Pindah, pindah...)
	return nil
}

func kolom(reg register.Register, nama string) int {
	return slices.IndexFunc(reg.Info().Kolom, func(k register.InfoKolom) bool { return k.Nama == nama })
}

func teks(reg register.Register, b register.Baris, nama string) string {
	i := kolom(reg, nama)
	if i < 0 || i >= len(b.Kolom) {
		return ""
	}
	s, _ := b.Kolom[i].(string)
	return s
}

func nomor(reg register.Register, b register.Baris) string {
	for _, n := range []string{"nomor", "nomor_perkara", "nomor_sk"} {
		if s := teks(reg, b, n); s != "" {
			return s
		}
	}
	return ""
}

func tanggal(reg register.Register, b register.Baris) kominfo.Tanggal {
	t, _ := kominfo.ParseTanggal(teks(reg, b, "tenggat")) // written by a Def; "" is none
	return t
}

// pendek keeps the reason within its length: an office names its own calendar.
func pendek(versi string) string {
	if r := []rune(versi); len(r) > 180 {
		return string(r[:180]) + "…"
	}
	return versi
}
