//go:build !(js && wasm)

package penjaga

import (
	"context"
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

const (
	sebabBaku   = "Data dipulihkan dari cadangan."
	sebabMasa   = "Keadaan data yang lebih lama dipakai selanjutnya."
	hapusBaku   = "Dicatat kembali sesudah pemulihan cadangan: kunci bagian pribadi ini sudah dihapus."
	hapusHilang = "Dicatat sesudah pemulihan cadangan: kunci bagian pribadi ini sudah dihapus atau hilang."
)

// masaBaru verifies the data in the workplace, brings them into the new epoch in
// one transaction, and verifies them again.
func (s *sulih) masaBaru(ctx context.Context, b *brankas.Brankas) (h HasilPulih, err error) {
	so := sqlite.Opsi{Migrasi: true}
	so.Brankas, so.Sekarang = b, s.o.Sekarang
	store, err := sqlite.Buka(ctx, s.db(), so, s.o.Register...)
	if err != nil {
		return h, err
	}
	p := &Penjaga{SQL: store, o: s.o.Opsi, akhir: map[string]titik{}}
	defer func() {
		if e := store.Close(); err == nil {
			err = e
		}
	}()
	if err := p.muat(ctx); err != nil {
		return h, err
	}
	if p.berkas, _, err = bacaKunci(s.o.kunciJejak()); err != nil {
		return h, err
	}
	tahu, err := s.diketahui(p)
	if err != nil {
		return h, err
	}
	if h.Laporan, err = s.verifikasi(ctx, p); err != nil {
		return h, err
	}
	if err := h.bandingkan(ctx, p, tahu, s.o.Berkas != ""); err != nil {
		return h, err
	}
	if err := s.tulis(ctx, p, tahu, &h); err != nil {
		return h, err
	}
	akhir, err := p.Verifikasi(ctx, sqlstore.Diketahui{Kemajuan: s.o.Kemajuan})
	if err == nil && !akhir.Sah {
		h.Laporan = akhir
		err = tidakUtuh(akhir)
	}
	return h, err
}

// diketahui gathers every checkpoint that is known, of whatever epoch. One whose
// signature cannot be checked counts too: the key that made it may be lost, and it
// can only make the loss look larger.
func (s *sulih) diketahui(p *Penjaga) (map[string]titik, error) {
	isi := s.o.Checkpoint
	if s.o.Berkas != "" {
		b, _, err := bacaKecil(s.o.Berkas+".checkpoint", 2*jejak.MaksCheckpoint)
		if err != nil {
			return nil, galat("penjaga.Pulihkan", "Checkpoint", s.o.Berkas+".checkpoint", err)
		}
		isi = append(isi, Pisah(b)...)
	}
	for _, dir := range s.o.checkpoint() {
		for _, j := range semuaJejak {
			t, ada, err := bacaTitik(dir, j, nil)
			if err != nil {
				return nil, err
			}
			if ada {
				isi = append(isi, t.isi)
			}
		}
	}
	tahu := map[string]titik{}
	for _, b := range isi {
		t, err := bukaTitik(b, nil)
		if err != nil {
			return nil, err
		}
		if p.doc.ID != "" && t.Nama != p.doc.Isi.Nama {
			return nil, kominfo.E(kominfo.TidakSah, "penjaga.Pulihkan", "Checkpoint jejak %s tidak sesuai dengan cadangan ini, yang berisi jejak %s. Periksa apakah cadangannya milik kantor ini.", t.Nama, p.doc.Isi.Nama)
		}
		if lama, ada := tahu[t.Jejak]; !ada || t.lebihBaru(lama) {
			tahu[t.Jejak] = t
		}
		if t.Waktu.After(p.lantai) {
			p.lantai = t.Waktu
		}
	}
	return tahu, nil
}

// verifikasi checks the data as they came, against the checkpoints beside the
// backup. Personal parts are left to the verification afterwards: keys may have been
// erased since.
func (s *sulih) verifikasi(ctx context.Context, p *Penjaga) (jejak.Laporan, error) {
	var cp [][]byte
	if s.o.Berkas != "" {
		b, _, err := bacaKecil(s.o.Berkas+".checkpoint", 2*jejak.MaksCheckpoint)
		if err != nil {
			return jejak.Laporan{}, galat("penjaga.Pulihkan", "Checkpoint", s.o.Berkas+".checkpoint", err)
		}
		for _, c := range Pisah(b) {
			if t, err := bukaTitik(c, nil); err != nil || t.Ukuran > 0 { // of the empty log there is nothing to compare
				cp = append(cp, c)
			}
		}
	}
	baca, err := sqlite.BukaBaca(ctx, s.db(), sqlite.Opsi{}, s.o.Register...)
	if err != nil {
		return jejak.Laporan{}, err
	}
	defer baca.Close()
	lap, err := baca.Verifikasi(ctx, sqlstore.Diketahui{Kunci: pemeriksa(p.dikenal()...), Checkpoint: cp, Kemajuan: s.o.Kemajuan})
	if err == nil && !lap.Sah {
		err = tidakUtuh(lap)
	}
	return lap, err
}

// tidakUtuh is the error for data that do not verify.
func tidakUtuh(l jejak.Laporan) error {
	return kominfo.TidakSahKarena("penjaga.Pulihkan", append([]kominfo.Finding{{ID: "PULIH-TOLAK", Severity: kominfo.Galat,
		Message: "Data ini tidak lolos verifikasi, jadi tidak dipulihkan; tidak ada yang diubah. Pakai cadangan lain."}}, l.Temuan...))
}

// bandingkan says how far the data came, and what is lost. A backup with another
// history than the checkpoints of this folder is refused; data that stand here
// already, and are to be used on, are not.
func (h *HasilPulih) bandingkan(ctx context.Context, p *Penjaga, tahu map[string]titik, cadangan bool) error {
	for _, j := range semuaJejak {
		k, err := p.Kepala(ctx, j)
		if err != nil {
			return err
		}
		x := JejakPulih{Jejak: j, Ukuran: k.Ukuran}
		t, ada := tahu[j]
		if ada {
			x.Diketahui, x.Checkpoint = t.Ukuran, string(t.isi)
		}
		akhir, kini := p.terakhir(ctx, j, k), waktu{t.Waktu}.kata(p.zona)
		switch {
		case !ada:
			x.Kalimat = fmt.Sprintf("Jejak %s: %s%s. Checkpoint lain tidak diketahui, jadi tidak dapat dipastikan apakah ada yang hilang.", j, banyak(k.Ukuran), akhir)
		case int64(t.Masa) > p.doc.Isi.Masa:
			x.Kalimat = fmt.Sprintf("Jejak %s: %s%s dari masa %d. Checkpoint %s sudah masa %d dengan %s; semua yang dicatat sejak masa %d dimulai hilang.", j, banyak(k.Ukuran), akhir, p.doc.Isi.Masa, kini, t.Masa, banyak(t.Ukuran), p.doc.Isi.Masa+1)
		case t.Ukuran > k.Ukuran:
			x.Kalimat = fmt.Sprintf("Jejak %s: %s%s. Hilang: %s, yang dicatat sejak itu sampai %s.", j, banyak(k.Ukuran), akhir, nomor(k.Ukuran, t.Ukuran), kini)
		default:
			akar, err := akarPada(ctx, p.SQL, j, t.Ukuran)
			if err != nil {
				return err
			}
			if int64(t.Masa) == p.doc.Isi.Masa && akar != t.Akar {
				if cadangan {
					return kominfo.E(kominfo.Ditolak, "penjaga.Pulihkan", "Cadangan ini bukan dari sejarah yang sama: %s pertama jejak %s di dalamnya tidak sama dengan checkpoint %s. Tidak ada yang diubah. Pakai cadangan lain; bila tetap harus ini, pindahkan dulu checkpoint folder data ke tempat lain.", banyak(t.Ukuran), j, kini)
				}
				x.Kalimat = fmt.Sprintf("Jejak %s: %s, tetapi bercabang dari checkpoint %s: %s pertamanya tidak sama.", j, banyak(k.Ukuran), kini, banyak(t.Ukuran))
				break
			}
			x.Kalimat = fmt.Sprintf("Jejak %s: %s%s. Semua yang disebut checkpoint %s ada.", j, banyak(k.Ukuran), akhir, kini)
		}
		h.Jejak = append(h.Jejak, x)
	}
	return nil
}

// tulis records the restore, and each erasure that reached it, in one transaction.
func (s *sulih) tulis(ctx context.Context, p *Penjaga, tahu map[string]titik, h *HasilPulih) error {
	pulih, err := s.pulih(ctx, p, tahu)
	if err != nil {
		return err
	}
	masa := max(p.doc.Isi.Masa, 1)
	for _, t := range tahu {
		masa = max(masa, int64(t.Masa))
	}
	if p.doc.ID == "" { // from before the office had a key
		if p.berkas == nil {
			if p.berkas, err = s.kunciJejakBaru(namaLama(tahu), h); err != nil {
				return err
			}
		}
		if err := p.mulaiJejak(ctx); err != nil {
			return err
		}
	}
	if p.berkas == nil {
		if p.berkas, err = s.kunciJejakBaru(p.doc.Isi.Nama, h); err != nil {
			return err
		}
	}
	if p.berkas.Nama != p.doc.Isi.Nama {
		return p.periksaKunci() // says whose key it is
	}
	tanpa, err := p.TanpaKunci(ctx)
	if err != nil {
		return err
	}
	h.Nama, h.Masa = p.doc.Isi.Nama, int(masa+1)
	d := kantor.DefKunci()
	return p.Ubah(ctx, p.aktor(ctx), func(tx register.Tx) error {
		l := register.LingkupPenuh()
		m, err := d.Lakukan(ctx, tx, l, p.doc.ID, p.doc.Versi, "masa_baru", kantor.MasaBaru{Masa: masa + 1, Pulih: pulih})
		if err != nil {
			return err
		}
		if p.berkas.Umum != p.doc.Isi.Kunci {
			if _, err := d.Lakukan(ctx, tx, l, p.doc.ID, m.Versi, "ganti_kunci", kantor.Ganti{Kunci: p.berkas.Umum, Alasan: "Kunci sebelumnya tidak ada dalam cadangan yang dipulihkan."}); err != nil {
				return err
			}
		}
		return s.hapusKembali(ctx, tx, tanpa, h)
	})
}

// pulih describes the state that was restored, before anything is added to it.
func (s *sulih) pulih(ctx context.Context, p *Penjaga, tahu map[string]titik) (kantor.Pulih, error) {
	out := kantor.Pulih{Sebab: s.o.Sebab, CheckpointUmum: string(tahu[jejak.Umum].isi), CheckpointDalam: string(tahu[jejak.Dalam].isi)}
	if out.Sebab == "" {
		if out.Sebab = sebabBaku; s.o.Berkas == "" {
			out.Sebab = sebabMasa
		}
	}
	umum, err := p.Kepala(ctx, jejak.Umum)
	if err != nil {
		return out, err
	}
	dalam, err := p.Kepala(ctx, jejak.Dalam)
	out.UkuranUmum, out.AkarUmum = umum.Ukuran, umum.Akar.String()
	out.UkuranDalam, out.AkarDalam = dalam.Ukuran, dalam.Akar.String()
	return out, err
}

func namaLama(tahu map[string]titik) string {
	for _, t := range tahu {
		return t.Nama
	}
	return namaAcak()
}

// kunciJejakBaru makes a signing key in the workplace.
func (s *sulih) kunciJejakBaru(nama string, h *HasilPulih) (*kunci, error) {
	h.KunciBaru = true
	return buatKunci(s.jejak(), nama)
}

// hapusKembali erases the parts whose keys are gone. Those of a register that this
// program does not know stay, and are found by the verification.
func (s *sulih) hapusKembali(ctx context.Context, tx register.Tx, tanpa map[string][]register.ID, h *HasilPulih) error {
	alasan := hapusBaku
	if s.o.TanpaKunci {
		alasan = hapusHilang
	}
	h.Dihapus = 0
	for _, r := range s.o.Register {
		for _, id := range tanpa[r.Info().Nama] {
			if b, err := tx.Baca(ctx, r, register.Lingkup{Semua: true}, id, 0); err == nil && b.PribadiDihapus {
				h.Dihapus++ // together with another document of the same person
				continue
			}
			if _, err := tx.HapusPribadi(ctx, r, id, alasan); err != nil {
				return err
			}
			h.Dihapus++
		}
	}
	return nil
}
