//go:build !(js && wasm)

package penjaga

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

// HasilCadang is what a backup holds.
type HasilCadang struct {
	Berkas     string        `json:"berkas"`
	Nama       string        `json:"nama"`       // of the log
	Checkpoint string        `json:"checkpoint"` // file with the checkpoints; "" where the signing key was not there
	Umum       int64         `json:"umum"`       // entries
	Dalam      int64         `json:"dalam"`
	Dokumen    int64         `json:"dokumen"`
	Register   int           `json:"register"`             // that hold documents
	Tersegel   int           `json:"tersegel"`             // documents whose personal part is sealed
	Peringatan string        `json:"peringatan,omitempty"` // why there is no checkpoint
	Lampiran   HasilLampiran `json:"lampiran"`             // the documents' files
	Laporan    jejak.Laporan `json:"laporan"`
}

// Cadangkan copies the data of a folder to the new file ke, also while a server
// works with them, writes <ke>.checkpoint with signed checkpoints of exactly the
// copied state, and verifies the copy. The keys are not in it. The files that its
// documents name go into [FolderLampiran] as far as they are not there yet. After an
// error nothing is left but whole files there, and the same call goes on from them;
// findings of the verification are no error.
func Cadangkan(ctx context.Context, o Opsi, ke string) (h HasilCadang, err error) {
	const op = opCadang
	o = o.lengkap()
	if !ada(o.db()) {
		return h, kominfo.E(kominfo.TidakAda, op, "Folder %s belum berisi data Lumbung. Sebutkan foldernya dengan -data.", o.Folder)
	}
	if ada(ke + ".checkpoint") {
		return h, kominfo.E(kominfo.Bentrok, op, "Berkas %s.checkpoint sudah ada dan tidak ditimpa. Pilih nama lain.", ke)
	}
	k, _, err := bacaKunci(o.kunciJejak())
	if err != nil {
		return h, err
	}
	p := &Penjaga{o: o, berkas: k, akhir: map[string]titik{}}
	for _, dir := range o.checkpoint() { // before the copy is made, so that none is newer
		for _, j := range semuaJejak {
			if t, ada, err := bacaTitik(dir, j, nil); err == nil && ada && t.Waktu.After(p.lantai) {
				p.lantai = t.Waktu
			}
		}
	}
	luar := luarUntukCadangan(o)
	if len(o.Lampiran.Rujukan) == 0 {
		err = sqlite.Cadangkan(ctx, o.db(), ke)
	} else {
		h.Lampiran, err = denganLampiran(ctx, o, ke)
	}
	if err != nil {
		return h, err
	}
	h.Berkas = ke
	defer func() {
		if err != nil {
			_ = os.Remove(ke) // err is the one to report
			_ = os.Remove(ke + ".checkpoint")
		}
	}()
	if err := p.tandaSalinan(ctx, &h); err != nil {
		return h, err
	}
	x := OpsiPeriksa{Opsi: o, Berkas: ke, Checkpoint: luar}
	x.Lampiran = Lampiran{} // what is known of the files is told by the copying
	if h.Checkpoint != "" {
		x.Kunci = p.dikenal()
	}
	if h.Laporan, err = Periksa(ctx, x); err == nil {
		h.Lampiran.lapor(&h.Laporan)
	}
	return h, err
}

// luarUntukCadangan gives the checkpoints of the folder, as far as they can be read:
// the copy must agree with them.
func luarUntukCadangan(o Opsi) (out [][]byte) {
	for _, dir := range o.checkpoint() {
		for _, j := range semuaJejak {
			if t, ada, err := bacaTitik(dir, j, nil); err == nil && ada {
				out = append(out, t.isi)
			}
		}
	}
	return out
}

// tandaSalinan signs the state of the copy, and counts what is in it.
func (p *Penjaga) tandaSalinan(ctx context.Context, h *HasilCadang) (err error) {
	const op = "penjaga.Cadangkan"
	daftar, _, err := sqlite.DaftarTersegel(ctx, h.Berkas)
	if err != nil {
		return err
	}
	dok := map[register.ID]bool{}
	for _, t := range daftar {
		dok[t.ID] = true
	}
	h.Tersegel = len(dok)
	s, lepas, err := bukaBaca(ctx, h.Berkas, sqlite.Opsi{}, p.o.Register)
	defer lepas()
	if err != nil {
		return err
	}
	p.SQL = s
	if err := p.hitung(ctx, h); err != nil {
		return err
	}
	if err := p.muat(ctx); err != nil {
		return err
	}
	h.Nama = p.doc.Isi.Nama
	// A backup without a signature is better than none.
	if p.doc.ID == "" {
		h.Peringatan = "Jejaknya belum punya kunci, jadi salinan ini tidak bertanda tangan. Jalankan lumbung layani sekali; kuncinya dibuat waktu itu."
		return nil
	}
	if err := p.periksaKunci(); err != nil {
		h.Peringatan = "Salinan ini tidak bertanda tangan. " + kominfo.PesanUntukOrang(err)
		return nil
	}
	p.tanda = []*kunci{p.berkas}
	umum, err := p.Checkpoint(ctx, jejak.Umum)
	if err != nil {
		return err
	}
	dalam, err := p.Checkpoint(ctx, jejak.Dalam)
	if err != nil {
		return err
	}
	h.Checkpoint = h.Berkas + ".checkpoint"
	return galat(op, "Checkpoint", h.Checkpoint, tulisUtuh(h.Checkpoint, Gabung(umum, dalam)))
}

func (p *Penjaga) hitung(ctx context.Context, h *HasilCadang) error {
	for j, n := range map[string]*int64{jejak.Umum: &h.Umum, jejak.Dalam: &h.Dalam} {
		k, err := p.Kepala(ctx, j)
		if err != nil {
			return err
		}
		*n = k.Ukuran
	}
	for _, r := range p.o.Register {
		n, err := p.Rekap(ctx, r, register.LingkupPenuh(), nil)
		if err != nil {
			return err
		}
		if len(n) == 1 && n[0].N > 0 {
			h.Dokumen += n[0].N
			h.Register++
		}
	}
	return nil
}

// KunciData is what a data folder says about its log's keys.
type KunciData struct {
	Dokumen kantor.KunciJejak
	Berkas  string // verifier key of the secret key's file; "" where it is missing
}

// BacaKunci reads the keys of a data folder, also while a server works with it.
func BacaKunci(ctx context.Context, o Opsi) (k KunciData, err error) {
	const op = "penjaga.BacaKunci"
	if _, err := os.Stat(o.db()); errors.Is(err, fs.ErrNotExist) {
		return k, kominfo.E(kominfo.TidakAda, op, "Folder %s belum berisi data Lumbung. Jalankan lumbung layani dulu, atau sebutkan foldernya dengan -data.", o.Folder)
	}
	b, ada, err := bacaKunci(o.kunciJejak())
	if err != nil {
		return k, err
	}
	if ada {
		k.Berkas = b.Umum
	}
	s, lepas, err := bukaBaca(ctx, o.db(), sqlite.Opsi{}, o.Register)
	defer lepas()
	if err != nil {
		return k, err
	}
	d, ada, err := kantor.KunciKini(ctx, s)
	if err == nil && !ada {
		err = kominfo.E(kominfo.TidakAda, op, "Jejak di folder %s belum punya kunci. Jalankan lumbung layani sekali; kuncinya dibuat waktu itu.", o.Folder)
	}
	k.Dokumen = d.Isi
	return k, err
}
