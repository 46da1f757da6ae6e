package web

import (
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// What [Opsi.Boleh] is asked about besides the names of actions.
const (
	AksiBaca         = "baca"          // list, count, read, history
	AksiBuat         = "buat"          // create in a register without actions
	AksiGanti        = "ganti"         // replace in a register without actions
	AksiHapusPribadi = "hapus_pribadi" // erase personal parts, in a register that has them
)

// BacaUmum is the right that everybody has: to read the public part of registers
// whose journal is public. It is what a nil [Opsi.Boleh] means, and what an
// embedder's own function falls back to.
func BacaUmum(_ kominfo.Aktor, masuk bool, r register.Info, aksi string) (register.Lingkup, error) {
	if aksi == AksiBaca && r.Jejak == register.Umum {
		return register.LingkupUmum(), nil
	}
	return register.Lingkup{}, tolak(masuk, r, aksi)
}

// tolak is the refusal: a person who has not logged in is told to do so first.
func tolak(masuk bool, r register.Info, aksi string) error {
	const op = "web.Boleh"
	if !masuk {
		return kominfo.E(kominfo.BelumMasuk, op, "Anda belum masuk. Masuk dahulu, lalu ulangi; untuk register %s diperlukan hak %s.", r.Nama, aksi)
	}
	return kominfo.E(kominfo.Ditolak, op, "Akun Anda tidak punya hak %s di register %s. Mintalah kepada pengelola bila Anda memerlukannya.", aksi, r.Nama)
}

// lingkup asks for the right to do aksi. baru says that it makes a document.
func (m *minta) lingkup(b *buku, aksi string, baru bool) (register.Lingkup, error) {
	l, err := m.api.o.Boleh(m.aktor, m.masuk, b.in, aksi)
	if err != nil {
		return register.Lingkup{}, err
	}
	if !baru && slices.Contains(l.Pemilik, "") {
		// An account without an office must not thereby see what belongs to no
		// office: requests that people sent without logging in.
		l.Pemilik = slices.DeleteFunc(slices.Clone(l.Pemilik), func(s string) bool { return s == "" })
	}
	if !l.Semua && len(l.Pemilik) == 0 {
		return register.Lingkup{}, tolak(m.masuk, b.in, aksi)
	}
	return l, nil
}

// boleh lists what the caller may do in a register, for buttons on a page.
func (m *minta) boleh(b *buku) []string {
	var out []string
	coba := func(aksi string, baru bool) {
		if _, err := m.lingkup(b, aksi, baru); err == nil {
			out = append(out, aksi)
		}
	}
	coba(AksiBaca, false)
	if b.in.Bebas {
		coba(AksiBuat, true)
		coba(AksiGanti, false)
	}
	for _, t := range b.in.Tindakan {
		coba(t.Nama, t.Mula)
	}
	if b.in.AdaPribadi() {
		coba(AksiHapusPribadi, false)
	}
	return out
}
