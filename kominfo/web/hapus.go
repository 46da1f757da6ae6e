package web

import (
	"encoding/json"
	"net/http"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// hapusPribadi erases the personal part of a document in every version, as the
// person concerned may demand (UU 27/2022). Whoever has the right need not
// be able to read what is erased. Asked again after its answer was lost, it
// answers as the first time.
func (m *minta) hapusPribadi() error {
	const op = "web.hapusPribadi"
	if err := m.tanpaParameter(); err != nil {
		return err
	}
	b := m.buku
	if !b.in.AdaPribadi() {
		return kominfo.E(kominfo.TidakAda, op, "Register %s tidak memuat data pribadi, jadi tidak ada yang dihapus.", b.in.Nama)
	}
	l, err := m.lingkup(b, AksiHapusPribadi, false)
	if err != nil {
		return err
	}
	if _, err := m.kunciUlang(); err != nil { // not needed here, but a bad one is a mistake
		return err
	}
	harap, err := versiHarap(m.r)
	if err != nil {
		return err
	}
	isi, err := m.isi()
	if err != nil {
		return err
	}
	alasan, err := uraiAlasan(isi)
	if err != nil {
		return err
	}
	var meta register.Meta
	var ulangan bool
	err = m.api.store.Ubah(m.ctx, m.aktor, func(tx register.Tx) error {
		ulangan = false
		kini, err := tx.Baca(m.ctx, b.reg, l, m.id, 0)
		if err != nil {
			return err
		}
		if kini.Versi > harap {
			if x, err := tx.Baca(m.ctx, b.reg, l, m.id, harap+1); err == nil && x.Aksi == AksiHapusPribadi && x.Alasan == alasan {
				meta, ulangan = x.Meta, true
				return nil
			}
		}
		switch {
		case kini.Versi != harap:
			return register.Bentrokan(b.in, harap, kini.Versi)
		case kini.PribadiDihapus:
			return kominfo.E(kominfo.Bentrok, op, "Data pribadi dokumen ini sudah dihapus sebelumnya. Tanggal dan alasannya ada di riwayat dokumen.")
		}
		meta, err = tx.HapusPribadi(m.ctx, b.reg, m.id, alasan)
		return err
	})
	if err != nil {
		return m.sebabGagal(register.Permintaan{ID: m.id, Harap: harap, Lingkup: l}, AksiHapusPribadi, err)
	}
	return m.ditulis(http.StatusOK, meta, ulangan)
}

// uraiAlasan reads {"alasan": "…"} by the rules of its fields.
func uraiAlasan(isi []byte) (string, error) {
	t := register.InfoTindakan{Nama: AksiHapusPribadi, Isian: register.IsianDari[register.Alasan]()}
	if fs := periksaTindakan(t, isi); fs != nil {
		return "", kominfo.TidakSahKarena("web.hapusPribadi", fs)
	}
	var a register.Alasan
	if err := json.Unmarshal(isi, &a); err != nil {
		return "", err // the check before lets nothing else through
	}
	return a.Alasan, nil
}
