package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// buat makes a document: from the document itself, or by an action that makes
// one (?tindakan=).
func (m *minta) buat() error {
	t, err := m.tindakanParameter()
	if err != nil {
		return err
	}
	aksi, mula := AksiBuat, true
	if t != nil {
		aksi, mula = t.Nama, t.Mula
	}
	l, err := m.lingkup(m.buku, aksi, mula)
	if err != nil {
		return err
	}
	kunci, err := m.kunciUlang()
	if err != nil {
		return err
	}
	isi, err := m.isi()
	if err != nil {
		return err
	}
	p := register.Permintaan{Isian: isi, Lingkup: l, Kunci: kunci}
	if t != nil {
		p.Tindakan = t.Nama
	}
	meta, ulangan, err := m.tulis(p)
	if err != nil {
		return err
	}
	// Relative to the request's own address, so that it is right under any prefix.
	m.w.Header().Set("Location", m.buku.in.Nama+"/"+string(meta.ID))
	return m.ditulis(http.StatusCreated, meta, ulangan)
}

// ganti replaces a document of a register without actions.
func (m *minta) ganti() error {
	if err := m.tanpaParameter(); err != nil {
		return err
	}
	return m.ubah("", AksiGanti)
}

// lakukan carries out an action on a document.
func (m *minta) lakukan() error {
	if err := m.tanpaParameter(); err != nil {
		return err
	}
	t, err := m.buku.tindakan(m.r.PathValue("tindakan"))
	if err != nil {
		return err
	}
	return m.ubah(t.Nama, t.Nama)
}

// ubah is every change of a document that exists.
func (m *minta) ubah(tindakan, aksi string) error {
	l, err := m.lingkup(m.buku, aksi, false)
	if err != nil {
		return err
	}
	kunci, err := m.kunciUlang()
	if err != nil {
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
	p := register.Permintaan{ID: m.id, Harap: harap, Tindakan: tindakan, Isian: isi, Lingkup: l, Kunci: kunci}
	meta, ulangan, err := m.tulis(p)
	if err != nil {
		return m.sebabGagal(p, aksi, err)
	}
	return m.ditulis(http.StatusOK, meta, ulangan)
}

// tulis carries out a write. ulangan: it was carried out before, under the same
// key. A change that changes nothing is none: its version is not the next one.
func (m *minta) tulis(p register.Permintaan) (meta register.Meta, ulangan bool, err error) {
	err = m.api.store.Ubah(m.ctx, m.aktor, func(tx register.Tx) error {
		var err error
		meta, err = m.buku.reg.Tulis(m.ctx, tx, p)
		ulangan = p.Kunci != "" && meta.Versi == p.Harap+1 && !meta.Waktu.Equal(tx.Sekarang())
		return err
	})
	return meta, ulangan, err
}

func (m *minta) ditulis(status int, meta register.Meta, ulangan bool) error {
	m.w.Header().Set("ETag", etagVersi(meta.Versi))
	if ulangan {
		m.w.Header().Set("Idempotent-Replayed", "true")
	}
	return m.json(status, meta)
}

// sebabGagal tells apart what the register reports alike: a stale version from
// another conflict, and a document that may only be read from one that is not
// there.
func (m *minta) sebabGagal(p register.Permintaan, aksi string, err error) error {
	st, b := m.api.store, m.buku
	p.Lingkup.Pribadi = false
	switch kominfo.KindOf(err) {
	case kominfo.Bentrok:
		if x, e := st.Baca(m.ctx, b.reg, p.Lingkup, p.ID, 0); e == nil && x.Versi != p.Harap {
			q := masalahBaru(http.StatusPreconditionFailed, "%s", kominfo.PesanUntukOrang(err))
			q.Sekarang = x.Versi
			return q
		}
	case kominfo.TidakAda:
		if _, e := st.Baca(m.ctx, b.reg, p.Lingkup, p.ID, 0); e == nil {
			return err // it is something else that is missing
		}
		l, e := m.lingkup(b, AksiBaca, false)
		if e != nil {
			return err
		}
		l.Pribadi = false
		if _, e := st.Baca(m.ctx, b.reg, l, p.ID, 0); e == nil {
			return kominfo.E(kominfo.Ditolak, "web.ubah", "Dokumen ini milik perangkat daerah lain: Anda boleh membacanya, tetapi hak %s Anda tidak mencakupnya.", aksi)
		}
	}
	return err
}

// periksa checks a document, or an action's input (?tindakan=), without writing.
// With ?id= the document is checked as a change of that one.
func (m *minta) periksa() error {
	b := m.buku
	v, err := parameter(m.r.URL.RawQuery)
	if err != nil {
		return err
	}
	id := register.ID(ambil(v, "id"))
	tindakan := ambil(v, "tindakan")
	if err := hanya(v, "id, tindakan"); err != nil {
		return err
	}
	if id != "" && !kominfo.UUIDSah(string(id)) {
		return register.TidakAdaDokumen(b.in)
	}
	var fs []kominfo.Finding
	if tindakan != "" {
		t, err := b.tindakan(tindakan)
		if err != nil {
			return err
		}
		if _, err := m.lingkup(b, t.Nama, t.Mula); err != nil {
			return err
		}
		isi, err := m.isi()
		if err != nil {
			return err
		}
		fs = periksaTindakan(*t, isi)
	} else if fs, err = m.periksaDokumen(id); err != nil {
		return err
	}
	if fs == nil {
		fs = []kominfo.Finding{}
	}
	ada := min(len(fs), batasTemuan)
	return m.json(http.StatusOK, struct {
		Sah     bool              `json:"sah"`
		Temuan  []kominfo.Finding `json:"temuan"`
		Lainnya int               `json:"temuan_lain,omitempty"`
	}{!kominfo.AdaGalat(fs), fs[:ada], len(fs) - ada})
}

func (m *minta) periksaDokumen(id register.ID) ([]kominfo.Finding, error) {
	b, aksi := m.buku, AksiBuat
	if id != "" {
		aksi = AksiGanti
	}
	l, err := m.lingkup(b, aksi, id == "")
	if err != nil {
		return nil, err
	}
	isi, err := m.isi()
	if err != nil {
		return nil, err
	}
	var lama *register.Baris
	if id != "" {
		if b.in.AdaPribadi() && !l.Pribadi { // as at the change itself
			return nil, kominfo.E(kominfo.Ditolak, "web.periksa", "Register %s memuat data pribadi; hanya yang berhak membacanya boleh mengubah dokumennya.", b.in.Nama)
		}
		x, err := m.api.store.Baca(m.ctx, b.reg, l, id, 0)
		if err != nil {
			return nil, err
		}
		lama = &x
	}
	return b.reg.Periksa(m.ctx, m.api.store, lama, isi)
}

// periksaTindakan checks an action's input by its fields. What the action itself
// would refuse is known only when it runs.
func periksaTindakan(t register.InfoTindakan, isi []byte) []kominfo.Finding {
	if len(isi) == 0 {
		isi = []byte("{}")
	}
	fs := register.PeriksaIsian(t.Isian, isi)
	for _, nama := range namaAnggota(isi) {
		if !slices.ContainsFunc(t.Isian, func(x register.Isian) bool { return x.Nama == nama }) {
			fs = append(fs, kominfo.Finding{ID: "REG-ASING", Path: singkat(nama), Severity: kominfo.Galat,
				Message: "Isian \"" + singkat(nama) + "\" tidak dikenal di tindakan " + t.Nama + ". Hapus, atau perbaiki namanya."})
		}
	}
	return fs
}

// tindakanParameter reads ?tindakan=, the only parameter of a creation.
func (m *minta) tindakanParameter() (*register.InfoTindakan, error) {
	v, err := parameter(m.r.URL.RawQuery)
	if err != nil {
		return nil, err
	}
	nama, ada := v["tindakan"]
	delete(v, "tindakan")
	if err := hanya(v, "tindakan"); err != nil || !ada {
		return nil, err
	}
	return m.buku.tindakan(nama)
}

// tindakan finds an action by name. The name is looked up before any right is
// asked for, so Boleh never sees a text from outside.
func (b *buku) tindakan(nama string) (*register.InfoTindakan, error) {
	var ada []string
	for i, t := range b.in.Tindakan {
		if t.Nama == nama {
			return &b.in.Tindakan[i], nil
		}
		ada = append(ada, t.Nama)
	}
	return nil, kominfo.E(kominfo.TidakAda, "web.tindakan", "Register %s tidak punya tindakan %q. Yang ada: %s.", b.in.Nama, singkat(nama), strings.Join(ada, ", "))
}
