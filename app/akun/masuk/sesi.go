//go:build !(js && wasm)

package masuk

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

func gabungNama(peran []string) string { return strings.Join(peran, " ") }

// rapikan gives a login name as it is stored: people's telephones write a capital
// first and a space last.
func rapikan(nama string) string { return strings.ToLower(strings.TrimSpace(nama)) }

// salahMasuk is the one answer to every failed login: it does not tell whether the
// name exists.
func salahMasuk() error {
	return kominfo.E(kominfo.BelumMasuk, "masuk.Masuk", "Nama masuk atau kata sandi salah, atau akunnya tidak aktif. Periksa huruf besar-kecil, lalu coba lagi; bila lupa, mintalah kode atur ulang kepada pengelola.")
}

func belumMasuk() error {
	return kominfo.E(kominfo.BelumMasuk, "masuk", "Anda belum masuk, atau waktu masuk Anda sudah habis. Masuk lagi, lalu ulangi.")
}

// Masuk logs in and gives the token of a new session. alamat is who asks, for
// counting attempts. A wrong name or password is an error of kind belum_masuk; too
// many attempts are a *[Tunggu].
func (l *Layanan) Masuk(ctx context.Context, nama, sandi, alamat string) (token string, err error) {
	return l.masuk(ctx, nama, sandi, alamat, "")
}

// masuk is Masuk for a browser that may have a token already: it is ended.
func (l *Layanan) masuk(ctx context.Context, nama, sandi, alamat, lama string) (token string, err error) {
	nama = rapikan(nama)
	u, err := l.tunda.coba(l.sekarang(), nama, kelompokAlamat(alamat))
	if err != nil {
		return "", err
	}
	token, err = l.periksa(ctx, nama, sandi, lama)
	switch {
	case err == nil:
		u.berhasil(l.sekarang())
		l.bersihkanBerkala(ctx)
	case kominfo.KindOf(err) != kominfo.BelumMasuk:
		u.urung()
	}
	return token, err
}

// periksa takes the same steps whether the name exists or not.
func (l *Layanan) periksa(ctx context.Context, nama, sandi, lama string) (token string, err error) {
	a, adaAkun, err := satu(ctx, l.store, l.akun, "masuk", nama)
	if err != nil {
		return "", err
	}
	s, _, err := satu(ctx, l.store, l.sandi, "akun", string(a.ID))
	if err != nil {
		return "", err
	}
	phc := ""
	if adaAkun && a.Isi.Status == akun.Aktif && len(sandi) <= akun.SandiPanjang {
		phc = s.Isi.Sandi
	}
	ok, usang, err := l.cincang.cocok(ctx, phc, sandi[:min(len(sandi), akun.SandiPanjang)])
	if err != nil {
		return "", err
	}
	if !ok {
		return "", salahMasuk()
	}
	naik := ""
	if usang {
		if naik, err = l.cincang.cincang(ctx, sandi); err != nil {
			return "", err
		}
	}
	aktor, err := l.aktor(ctx, l.store, a)
	if err != nil {
		return "", err
	}
	err = l.ubah(ctx, aktor, func(tx register.Tx) error {
		// What was checked outside the transaction must still be so.
		kini, err := l.akun.Baca(ctx, tx, register.LingkupPenuh(), a.ID)
		if err != nil {
			return err
		}
		x, ada, err := satu(ctx, tx, l.sandi, "akun", string(a.ID))
		if err != nil {
			return err
		}
		if kini.Isi.Status != akun.Aktif || !ada || x.ID != s.ID {
			return salahMasuk()
		}
		if naik != "" {
			if err := l.gantiSandi(ctx, tx, a.ID, naik); err != nil {
				return err
			}
		}
		token, err = l.mulai(ctx, tx, a.ID, lama)
		return err
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

// mulai begins a session and ends that of the token that the browser had.
func (l *Layanan) mulai(ctx context.Context, tx register.Tx, id register.ID, lama string) (string, error) {
	if h, ok := sidik(lama); ok {
		s, ada, err := satu(ctx, tx, l.sesi, "sidik", hexa(h))
		if err != nil {
			return "", err
		}
		if ada {
			if _, err := laku(ctx, tx, l.sesi, s.Meta, "akhiri", struct{}{}); err != nil {
				return "", err
			}
		}
	}
	token, kini := rahasiaBaru(), l.sekarang().UTC()
	h, _ := sidik(token)
	_, err := laku(ctx, tx, l.sesi, register.Meta{}, "mulai", akun.Sesi{Akun: id, Sidik: hexa(h), Dibuat: kini, Kedaluwarsa: kini.Add(umurSesi)})
	return token, err
}

// hidup gives the valid session of a token, from memory or from the data.
func (l *Layanan) hidup(ctx context.Context, token string) (*sesiHidup, error) {
	h, ok := sidik(token)
	if !ok {
		return nil, nil
	}
	kini := l.sekarang()
	if s := l.ingat.ambil(h, kini); s != nil {
		return s, nil
	}
	tanda := l.ingat.tanda()
	d, ada, err := satu(ctx, l.store, l.sesi, "sidik", hexa(h))
	if err != nil || !ada || !kini.Before(d.Isi.Kedaluwarsa) {
		return nil, err
	}
	a, err := l.akun.Baca(ctx, l.store, register.LingkupPenuh(), d.Isi.Akun)
	if err != nil || a.Isi.Status != akun.Aktif || a.Ditarik {
		return nil, err
	}
	s := &sesiHidup{id: d.ID, akun: a.ID, masuk: a.Isi.Masuk, kedaluwarsa: d.Isi.Kedaluwarsa, dibaca: kini}
	if s.aktor, err = l.aktor(ctx, l.store, a); err != nil {
		return nil, err
	}
	l.ingat.simpan(h, s, tanda)
	return s, nil
}

// Aktor says who asks, for web.Opsi.Aktor. When the data cannot be read it is nobody,
// and the fault is logged.
func (l *Layanan) Aktor(r *http.Request) (kominfo.Aktor, bool) {
	s, err := l.hidup(r.Context(), l.token(r))
	if err != nil && r.Context().Err() == nil {
		l.o.Log.ErrorContext(r.Context(), "sesi tidak terbaca", "galat", err.Error())
	}
	if s == nil {
		return kominfo.Aktor{}, false
	}
	return s.aktor, true
}

// Keluar ends the session of a token; one that is not valid is no error.
func (l *Layanan) Keluar(ctx context.Context, token string) error {
	s, err := l.hidup(ctx, token)
	if err != nil || s == nil {
		return err
	}
	return l.ubah(ctx, s.aktor, func(tx register.Tx) error {
		d, err := l.sesi.Baca(ctx, tx, register.LingkupPenuh(), s.id)
		if err != nil || d.Ditarik {
			return err
		}
		_, err = laku(ctx, tx, l.sesi, d.Meta, "akhiri", struct{}{})
		return err
	})
}

// KeluarSemua ends every session of the account that the token belongs to.
func (l *Layanan) KeluarSemua(ctx context.Context, token string) error {
	s, err := l.hidup(ctx, token)
	if err == nil && s == nil {
		err = belumMasuk()
	}
	if err != nil {
		return err
	}
	return l.ubah(ctx, s.aktor, func(tx register.Tx) error { return akun.AkhiriSesi(ctx, tx, s.akun, "") })
}

// Bersihkan withdraws sessions and codes that have run out, and says how many. It
// runs by itself after a login, once an hour.
func (l *Layanan) Bersihkan(ctx context.Context) (int, error) {
	a, err := l.program(ctx)
	if err != nil {
		return 0, err
	}
	n, err := tarikUsang(ctx, l, a, l.sesi, "akhiri")
	if err != nil {
		return n, err
	}
	m, err := tarikUsang(ctx, l, a, l.undangan, "batalkan")
	return n + m, err
}

// tarikUsang withdraws in batches, so that others may write in between.
func tarikUsang[T any](ctx context.Context, l *Layanan, a kominfo.Aktor, d *register.Def[T], aksi string) (n int, err error) {
	q := register.Query{Batas: 200, Saring: []register.Syarat{{Kolom: "kedaluwarsa", Op: register.Maksimal, Nilai: l.sekarang().Unix()}}}
	for {
		var k int
		err := l.ubah(ctx, a, func(tx register.Tx) error {
			h, err := tx.Cari(ctx, d, register.LingkupPenuh(), q)
			if err != nil {
				return err
			}
			k = len(h.Baris)
			for _, b := range h.Baris {
				if _, err := laku(ctx, tx, d, b.Meta, aksi, struct{}{}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return n, err
		}
		if n += k; k < q.Batas {
			return n, nil
		}
	}
}

func (l *Layanan) bersihkanBerkala(ctx context.Context) {
	kini := l.sekarang()
	l.bersihMu.Lock()
	perlu := kini.Sub(l.bersih) >= selangBersih
	if perlu {
		l.bersih = kini
	}
	l.bersihMu.Unlock()
	if !perlu {
		return
	}
	ctx, batal := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer batal()
	if _, err := l.Bersihkan(ctx); err != nil {
		l.o.Log.WarnContext(ctx, "sesi yang kedaluwarsa belum dibersihkan", "galat", err.Error())
	}
}
