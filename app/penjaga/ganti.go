//go:build !(js && wasm)

package penjaga

import (
	"context"
	"os"
	"path/filepath"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
)

// HasilGanti is what a change of the key did.
type HasilGanti struct {
	Nama      string `json:"nama"`
	Lama      string `json:"kunci_lama"`       // verifier keys
	Baru      string `json:"kunci_baru"`       //
	Nomor     int    `json:"nomor"`            // 1 for the first change
	TanpaLama bool   `json:"tanpa_tanda_lama"` // the old secret key was lost, so it did not sign the transition
}

// GantiKunci makes a new key for the log of a data folder, records it in the
// journal, has both keys sign the checkpoints of that moment (kept under
// checkpoint/transisi-N), and destroys the old secret key. Where the old file is
// lost the new key signs alone, and outsiders see only the office's word for it.
func GantiKunci(ctx context.Context, o Opsi, alasan string) (h HasilGanti, err error) {
	const op = "penjaga.GantiKunci"
	if !ada(o.db()) {
		return h, kominfo.E(kominfo.TidakAda, op, "Folder %s belum berisi data Lumbung. Sebutkan foldernya dengan -data.", o.Folder)
	}
	p, err := rakit(ctx, o)
	if err != nil {
		return h, err
	}
	defer func() {
		if e := p.lepas(); err == nil {
			err = e
		}
	}()
	if err := p.periksaMundur(ctx); err != nil {
		return h, err
	}
	if err := p.lanjutkanGanti(ctx); err != nil {
		return h, err
	}
	if err := p.mulaiJejak(ctx); err != nil {
		return h, err
	}
	if p.berkas != nil {
		if err := p.periksaKunci(); err != nil {
			return h, err
		}
	}
	h = HasilGanti{Nama: p.doc.Isi.Nama, Lama: p.doc.Isi.Kunci, TanpaLama: p.berkas == nil, Nomor: len(p.doc.Isi.KunciLama) + 1}
	baru, err := buatKunci(p.o.kunciJejak()+".baru", p.doc.Isi.Nama)
	if err != nil {
		return h, err
	}
	h.Baru = baru.Umum
	if err := p.catatKunci(ctx, "ganti_kunci", kantor.Ganti{Kunci: baru.Umum, Alasan: alasan}); err != nil {
		_ = hancurkan(p.o.kunciJejak() + ".baru") // never in force; err is the one to report
		return h, err
	}
	p.ingatLuar()
	return h, p.lanjutkanGanti(ctx)
}

// lanjutkanGanti brings a change of the key to its end, from wherever it was
// stopped. Once the journal names the new key there is no way back.
func (p *Penjaga) lanjutkanGanti(ctx context.Context) error {
	const op = "penjaga.GantiKunci"
	kini, baru := p.o.kunciJejak(), p.o.kunciJejak()+".baru"
	k, adaBaru, err := bacaKunci(baru)
	if err != nil {
		return err
	}
	if adaBaru && k.Umum != p.doc.Isi.Kunci {
		return galat(op, "Berkas kunci jejak", baru, hancurkan(baru)) // the journal never heard of it
	}
	lama := kini + ".lama-" + strconv.Itoa(len(p.doc.Isi.KunciLama))
	if adaBaru {
		if ada(kini) {
			if err := namaiUlang(kini, lama); err != nil {
				return galat(op, "Berkas kunci jejak", lama, err)
			}
		}
		if err := namaiUlang(baru, kini); err != nil {
			return galat(op, "Berkas kunci jejak", kini, err)
		}
		p.berkas = k
	}
	kl, adaLama, err := bacaKunci(lama)
	if err != nil {
		return err
	}
	if !adaBaru && !adaLama || p.berkas == nil {
		return nil
	}
	if err := p.transisi(ctx, kl); err != nil {
		return err
	}
	return galat(op, "Berkas kunci jejak", lama, hancurkan(lama))
}

// transisi signs both logs with the new key and, where it is there, the old one,
// and keeps these checkpoints for ever.
func (p *Penjaga) transisi(ctx context.Context, lama *kunci) error {
	const op = "penjaga.GantiKunci"
	p.tanda = []*kunci{p.berkas}
	if lama != nil {
		p.tanda = append(p.tanda, lama)
	}
	clear(p.akhir)
	if err := p.simpanSemua(ctx); err != nil {
		return err
	}
	for _, dir := range p.o.checkpoint() {
		arsip := filepath.Join(dir, "transisi-"+strconv.Itoa(len(p.doc.Isi.KunciLama)))
		if err := os.MkdirAll(arsip, 0o700); err != nil {
			return galat(op, "Folder checkpoint", arsip, err)
		}
		for _, j := range semuaJejak {
			if err := tulisUtuh(filepath.Join(arsip, j), p.akhir[j].isi); err != nil {
				return galat(op, "Checkpoint", arsip, err)
			}
		}
	}
	return nil
}
