//go:build !(js && wasm)

package masuk

import (
	"context"
	"encoding/json"
	"time"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Kode is a one-time code, to be handed to a person. It is shown once: the data hold
// its hash only.
type Kode struct {
	Akun        register.ID // "" for an administrator's
	Kode        string      // secret
	Tujuan      akun.Tujuan
	Kedaluwarsa time.Time
}

// Tautan gives the link of a code. What stands behind the # stays in the browser.
func (l *Layanan) Tautan(k Kode) string { return l.o.Alamat + "/undangan#" + k.Kode }

// Undang makes an account and gives the code with which its owner accepts it. Whether
// oleh may do so is the caller's to ask.
func (l *Layanan) Undang(ctx context.Context, oleh kominfo.Aktor, in akun.Undang) (k Kode, err error) {
	in.Masuk = rapikan(in.Masuk)
	err = l.ubah(ctx, oleh, func(tx register.Tx) error {
		m, err := laku(ctx, tx, l.akun, register.Meta{}, "undang", in)
		if kominfo.KindOf(err) == kominfo.Bentrok {
			err = namaTerpakai()
		}
		if err != nil {
			return err
		}
		k, err = l.terbitkan(ctx, tx, m.ID, akun.UntukBaru, umurUndangan)
		return err
	})
	return k, err
}

// AturUlang gives a code with which the owner of an account sets a new password; for
// an account that was invited and has none yet, a new invitation. Older codes of the
// account become invalid. Whether oleh may do so is the caller's to ask.
func (l *Layanan) AturUlang(ctx context.Context, oleh kominfo.Aktor, id register.ID) (k Kode, err error) {
	err = l.ubah(ctx, oleh, func(tx register.Tx) error {
		a, err := l.akun.Baca(ctx, tx, register.LingkupPenuh(), id)
		if err != nil {
			return err
		}
		tujuan, umur := akun.UntukAturUlang, umurKode
		switch a.Isi.Status {
		case akun.Nonaktif:
			return kominfo.E(kominfo.Ditolak, "masuk.AturUlang", "Akun ini nonaktif. Aktifkan lagi dahulu, lalu beri kode.")
		case akun.Diundang:
			tujuan, umur = akun.UntukBaru, umurUndangan
		}
		k, err = l.terbitkan(ctx, tx, id, tujuan, umur)
		return err
	})
	return k, err
}

// PengelolaPertama gives a code for the first administrator, with the roles admin and
// koordinator, as long as there is no active one; false: there is. Codes given before
// become invalid.
func (l *Layanan) PengelolaPertama(ctx context.Context) (k Kode, perlu bool, err error) {
	n, err := akun.HitungPengelola(ctx, l.store, l.akun)
	if err != nil || n > 0 {
		return k, false, err
	}
	k, err = l.KodePengelola(ctx)
	return k, err == nil, err
}

// KodePengelola gives a code for a further administrator, whoever there is already:
// for an office that has locked itself out. Only who has the data folder may ask.
func (l *Layanan) KodePengelola(ctx context.Context) (k Kode, err error) {
	a, err := l.program(ctx)
	if err != nil {
		return k, err
	}
	err = l.ubah(ctx, a, func(tx register.Tx) error {
		var err error
		k, err = l.terbitkan(ctx, tx, "", akun.UntukPengelola, umurKode)
		return err
	})
	return k, err
}

// terbitkan makes a code; the open ones for the same account become invalid.
func (l *Layanan) terbitkan(ctx context.Context, tx register.Tx, id register.ID, tujuan akun.Tujuan, umur time.Duration) (Kode, error) {
	if err := akun.BatalkanUndangan(ctx, tx, id); err != nil {
		return Kode{}, err
	}
	k := Kode{Akun: id, Kode: rahasiaBaru(), Tujuan: tujuan, Kedaluwarsa: l.sekarang().UTC().Add(umur)}
	h, _ := sidik(k.Kode)
	_, err := laku(ctx, tx, l.undangan, register.Meta{}, "terbitkan", akun.Undangan{Akun: id, Sidik: hexa(h), Tujuan: tujuan, Kedaluwarsa: k.Kedaluwarsa})
	return k, err
}

func kodeSalah() error {
	return kominfo.E(kominfo.Ditolak, "masuk.kode", "Tautan ini tidak berlaku: sudah dipakai, sudah diganti dengan yang baru, kedaluwarsa, atau tersalin tidak lengkap. Salin lagi tautannya seutuhnya, atau mintalah yang baru kepada pengelola.")
}

func namaTerpakai() error {
	return kominfo.TidakSahKarena("masuk", []kominfo.Finding{{ID: "AKUN-MASUK-02", Path: "masuk", Severity: kominfo.Galat,
		Message: "Nama masuk itu sudah dipakai akun lain, juga bila akun itu nonaktif. Pilih nama lain."}})
}

// kode finds an open code with its account.
func (l *Layanan) kode(ctx context.Context, r register.Reader, kode string) (u register.Dokumen[akun.Undangan], a register.Dokumen[akun.Akun], err error) {
	h, ok := sidik(kode)
	if !ok {
		return u, a, kodeSalah()
	}
	u, ada, err := satu(ctx, r, l.undangan, "sidik", hexa(h))
	if err != nil {
		return u, a, err
	}
	if !ada || !l.sekarang().Before(u.Isi.Kedaluwarsa) {
		return u, a, kodeSalah()
	}
	mau := akun.Aktif
	switch u.Isi.Tujuan {
	case akun.UntukPengelola:
		return u, a, nil
	case akun.UntukBaru:
		mau = akun.Diundang
	}
	if a, err = l.akun.Baca(ctx, r, register.LingkupPenuh(), u.Isi.Akun); err == nil && a.Isi.Status != mau {
		err = kodeSalah()
	}
	return u, a, err
}

// Terbaca is what the holder of a code may know before using it.
type Terbaca struct {
	Tujuan      akun.Tujuan `json:"tujuan"`
	Masuk       string      `json:"nama_masuk"` // "" for an administrator's
	Nama        string      `json:"nama"`
	Perangkat   string      `json:"perangkat"`
	Peran       []string    `json:"peran"`
	Kedaluwarsa time.Time   `json:"kedaluwarsa"`
}

// PeriksaKode says what a code is for, without using it.
func (l *Layanan) PeriksaKode(ctx context.Context, kode string) (Terbaca, error) {
	u, a, err := l.kode(ctx, l.store, kode)
	if err != nil {
		return Terbaca{}, err
	}
	t := Terbaca{Tujuan: u.Isi.Tujuan, Masuk: a.Isi.Masuk, Nama: a.Isi.Nama, Perangkat: a.Isi.Perangkat, Peran: a.Isi.Peran, Kedaluwarsa: u.Isi.Kedaluwarsa}
	if t.Tujuan == akun.UntukPengelola {
		t.Perangkat, t.Peran = perangkatBaku, peranPertama()
	}
	return t, nil
}

const perangkatBaku = "kominfo"

func peranPertama() []string { return []string{akun.Admin, akun.Koordinator} }

// Penerimaan is what a person answers to a code. For an invitation, an empty login
// name or name stays as it was invited; for a new password neither changes; an
// administrator's code asks for both.
type Penerimaan struct {
	Kode      string
	Masuk     string
	Nama      string
	Perangkat string // administrator's code only; "" is "kominfo"
	Sandi     string
}

// TerimaUndangan uses a code: it activates the account or sets the new password, and
// logs in. A code works once, also when two use it at the same moment. Older
// sessions of the account end.
func (l *Layanan) TerimaUndangan(ctx context.Context, p Penerimaan) (token string, err error) {
	return l.terima(ctx, p, "")
}

func (l *Layanan) terima(ctx context.Context, p Penerimaan, lama string) (token string, err error) {
	p.Masuk = rapikan(p.Masuk)
	u, a, err := l.kode(ctx, l.store, p.Kode)
	if err == nil {
		err = l.periksaPenerimaan(ctx, &p, u.Isi.Tujuan, a)
	}
	if err != nil {
		return "", err
	}
	phc, err := l.cincang.cincang(ctx, p.Sandi) // not inside the transaction: others want to write
	if err != nil {
		return "", err
	}
	pelaku, err := l.program(ctx)
	if err != nil {
		return "", err
	}
	err = l.ubah(ctx, pelaku, func(tx register.Tx) error {
		u, a, err := l.kode(ctx, tx, p.Kode)
		if err != nil {
			return err
		}
		if _, err := laku(ctx, tx, l.undangan, u.Meta, "pakai", struct{}{}); err != nil {
			return err
		}
		m := a.Meta
		if u.Isi.Tujuan == akun.UntukPengelola {
			if m, err = laku(ctx, tx, l.akun, m, "undang", akun.Undang{Masuk: p.Masuk, Nama: p.Nama, Perangkat: p.Perangkat, Peran: peranPertama()}); err != nil {
				return err
			}
		}
		if u.Isi.Tujuan != akun.UntukAturUlang {
			if m, err = laku(ctx, tx, l.akun, m, "aktifkan", akun.Aktifkan{Masuk: p.Masuk, Nama: p.Nama}); err != nil {
				return err
			}
		}
		if err := l.gantiSandi(ctx, tx, m.ID, phc); err != nil {
			return err
		}
		if err := akun.AkhiriSesi(ctx, tx, m.ID, ""); err != nil {
			return err
		}
		token, err = l.mulai(ctx, tx, m.ID, lama)
		return err
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

// periksaPenerimaan gives all that is wrong with an answer at once.
func (l *Layanan) periksaPenerimaan(ctx context.Context, p *Penerimaan, tujuan akun.Tujuan, a register.Dokumen[akun.Akun]) error {
	var isian []register.Isian
	var in any
	nama := a.Isi.Masuk
	switch tujuan {
	case akun.UntukAturUlang:
		p.Masuk = ""
	case akun.UntukBaru:
		isian, in = register.IsianDari[akun.Aktifkan](), akun.Aktifkan{Masuk: p.Masuk, Nama: p.Nama}
	case akun.UntukPengelola:
		if p.Perangkat == "" {
			p.Perangkat = perangkatBaku
		}
		isian, in = register.IsianDari[akun.Undang](), akun.Undang{Masuk: p.Masuk, Nama: p.Nama, Perangkat: p.Perangkat, Peran: peranPertama()}
	}
	if p.Masuk != "" {
		nama = p.Masuk
	}
	fs := akun.PeriksaSandi(p.Sandi, nama)
	if isian != nil {
		b, err := json.Marshal(in)
		if err != nil {
			return err
		}
		fs = append(register.PeriksaIsian(isian, b), fs...)
	}
	if len(fs) > 0 {
		return kominfo.TidakSahKarena("masuk.TerimaUndangan", fs)
	}
	if p.Masuk == "" || p.Masuk == a.Isi.Masuk {
		return nil
	}
	// A name that is taken between here and the transaction is told there, less kindly.
	// Names of withdrawn accounts cannot be asked for: accounts are never withdrawn.
	if _, ada, err := satu(ctx, l.store, l.akun, "masuk", p.Masuk); ada || err != nil {
		if ada {
			err = namaTerpakai()
		}
		return err
	}
	return nil
}
