package main

import (
	"context"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// tabelSendiri are the regency's tables, as they were before Lumbung came.
//
// PUTUSKAN: opd.kode is what Lumbung writes as the owner of a document, and a scope
// is a list of such codes. It must name the office for ever: small letters, digits,
// "_" and "-", at most 20. A regency whose codes look like 2.16.2.20 adds a column;
// an office that is merged keeps its code, and its successor's scope lists both.
const tabelSendiri = `
CREATE TABLE IF NOT EXISTS opd (kode TEXT PRIMARY KEY, nama TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pegawai (pengguna TEXT PRIMARY KEY, nama TEXT NOT NULL, opd TEXT NOT NULL REFERENCES opd, jabatan TEXT NOT NULL,
	garam BLOB NOT NULL, sandi BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sesi (sidik BLOB PRIMARY KEY, pengguna TEXT NOT NULL REFERENCES pegawai, sampai INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS catatan_kerja (nomor INTEGER PRIMARY KEY, waktu INTEGER NOT NULL, pengguna TEXT NOT NULL, register TEXT NOT NULL,
	dokumen TEXT NOT NULL, versi INTEGER NOT NULL, aksi TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS nilai_lama (tahun INTEGER NOT NULL, indikator TEXT NOT NULL, nilai TEXT NOT NULL, PRIMARY KEY (tahun, indikator));`

const (
	namaKuki  = "sesi_kabcontoh"
	lamaSesi  = 8 * time.Hour
	kodeInst  = "99.01" // Kemendagri code of the regency; this one does not exist
	namaInst  = "Kabupaten Contoh"
	putaran   = 600_000 // PBKDF2 with SHA-256
	maksBadan = 1 << 18 // bytes of a form
)

// orang is a row of pegawai.
type orang struct {
	Pengguna, Nama, OPD, Jabatan string
	NamaOPD                      string `db:"nama_opd"`
}

// aktor is the person as Lumbung knows one.
func (o orang) aktor() kominfo.Aktor {
	return kominfo.Aktor{ID: o.Pengguna, Nama: o.Nama, Instansi: kodeInst, Perangkat: o.OPD, Peran: peran(o.Jabatan)}
}

// siapa gives the person of the session cookie. The table holds only the hash of
// the cookie, so a copy of it lets nobody in.
func (a *aplikasi) siapa(r *http.Request) (o orang, ada bool) {
	k, err := r.Cookie(namaKuki)
	if err != nil {
		return o, false
	}
	err = a.db.GetContext(r.Context(), &o, `SELECT p.pengguna, p.nama, p.opd, p.jabatan, opd.nama AS nama_opd
		FROM sesi JOIN pegawai p USING (pengguna) JOIN opd ON opd.kode = p.opd WHERE sesi.sidik = ? AND sesi.sampai > ?`, sidik(k.Value), a.sekarang().Unix())
	return o, err == nil
}

func sidik(s string) []byte { h := sha256.Sum256([]byte(s)); return h[:] }

func cincang(sandi string, garam []byte) ([]byte, error) {
	return pbkdf2.Key(sha256.New, sandi, garam, putaran, 32)
}

func (a *aplikasi) lamanMasuk(w http.ResponseWriter, r *http.Request) {
	a.tampil(w, http.StatusOK, "masuk", orang{}, isiMasuk{Ke: tujuan(r.FormValue("ke"))})
}

type isiMasuk struct{ Ke, Pengguna, Pesan string }

// masuk checks name and password. A real program also slows down who guesses.
func (a *aplikasi) masuk(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 4<<10)
	isi := isiMasuk{Ke: tujuan(r.FormValue("ke")), Pengguna: r.PostFormValue("pengguna")}
	var p struct{ Garam, Sandi []byte }
	tidakAda := a.db.GetContext(r.Context(), &p, "SELECT garam, sandi FROM pegawai WHERE pengguna = ?", isi.Pengguna)
	h, err := cincang(r.PostFormValue("sandi"), p.Garam) // also for a name that does not exist: the same time
	if err != nil || tidakAda != nil || subtle.ConstantTimeCompare(h, p.Sandi) != 1 {
		isi.Pesan = "Nama pengguna atau kata sandi salah. Periksa huruf besar dan kecilnya, lalu ulangi."
		a.tampil(w, http.StatusUnauthorized, "masuk", orang{}, isi)
		return
	}
	rahasia := rand.Text() + rand.Text()
	kini := a.sekarang()
	_, err = a.db.ExecContext(r.Context(), "DELETE FROM sesi WHERE sampai <= ?1; INSERT INTO sesi VALUES (?2, ?3, ?4)",
		kini.Unix(), sidik(rahasia), isi.Pengguna, kini.Add(lamaSesi).Unix())
	if err != nil {
		a.galat(w, r, orang{}, err)
		return
	}
	http.SetCookie(w, kuki(r, rahasia, int(lamaSesi.Seconds())))
	http.Redirect(w, r, isi.Ke, http.StatusSeeOther)
}

func (a *aplikasi) keluar(w http.ResponseWriter, r *http.Request) {
	if k, err := r.Cookie(namaKuki); err == nil {
		if _, err := a.db.ExecContext(r.Context(), "DELETE FROM sesi WHERE sidik = ?", sidik(k.Value)); err != nil {
			a.galat(w, r, orang{}, err)
			return
		}
	}
	http.SetCookie(w, kuki(r, "", -1))
	http.Redirect(w, r, "/masuk", http.StatusSeeOther)
}

func kuki(r *http.Request, nilai string, umur int) *http.Cookie {
	return &http.Cookie{Name: namaKuki, Value: nilai, Path: "/", MaxAge: umur, HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteLaxMode}
}

// tujuan lets a login lead back to a page of this site and to no other.
func tujuan(ke string) string {
	if !strings.HasPrefix(ke, "/") || strings.HasPrefix(ke, "//") || strings.ContainsAny(ke, "\\\r\n") {
		return "/"
	}
	return ke
}

// namaOPD gives the names of all offices by code.
func (a *aplikasi) namaOPD(ctx context.Context) (map[string]string, error) {
	var baris []struct{ Kode, Nama string }
	err := a.db.SelectContext(ctx, &baris, "SELECT kode, nama FROM opd")
	m := map[string]string{}
	for _, b := range baris {
		m[b.Kode] = b.Nama
	}
	return m, err
}
