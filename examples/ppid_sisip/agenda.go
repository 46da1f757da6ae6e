package main

import (
	"context"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"
	_ "modernc.org/sqlite" // the driver this regency has; one per process, two would break each other's file locks

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
	"github.com/lumbung-id/lumbung/ppid"
)

// tabelSendiri are the regency's tables. The column permohonan is all that Lumbung
// added: which request a letter became.
const tabelSendiri = `
CREATE TABLE IF NOT EXISTS pegawai (pengguna TEXT PRIMARY KEY, opd TEXT NOT NULL, jabatan TEXT NOT NULL, garam BLOB NOT NULL, sandi BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sesi (sidik BLOB PRIMARY KEY, pengguna TEXT NOT NULL REFERENCES pegawai, sampai INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS surat (nomor INTEGER PRIMARY KEY, tanggal TEXT NOT NULL, pengirim TEXT NOT NULL, alamat TEXT NOT NULL,
	perihal TEXT NOT NULL, permohonan TEXT);`

const (
	namaKuki = "sesi_agenda"
	lamaSesi = 8 * time.Hour
	putaran  = 600_000 // PBKDF2 with SHA-256
)

// aplikasi is the regency's program. From layanan on it is Lumbung's.
type aplikasi struct {
	db       *sqlx.DB
	sekarang func() time.Time

	layanan *ppid.Layanan
	buku    ppid.BukuLayanan
	store   *sqlstore.SQL
	kunci   *brankas.Brankas
}

// orang is a row of pegawai.
type orang struct{ Pengguna, OPD, Jabatan string }

// surat is a row of the agenda.
type surat struct {
	Nomor                     int64
	Tanggal, Pengirim, Alamat string
	Perihal                   string
	Permohonan                *string
}

// buka opens the regency's file and the registers in it.
func buka(ctx context.Context, folder string, sekarang func() time.Time) (a *aplikasi, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	berkas, err := filepath.Abs(filepath.Join(folder, "agenda.db"))
	if err != nil {
		return nil, err
	}
	a = &aplikasi{sekarang: sekarang, layanan: &ppid.Layanan{Perangkat: "kominfo", Zona: kominfo.WIB, Kalender: kalender.Nasional}}
	a.buku = ppid.DefLayanan(a.layanan)
	// _txlock: a transaction that will write says so at its start, as DalamTx needs.
	a.db, err = sqlx.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(berkas)}).EscapedPath()+
		"?_txlock=immediate&_pragma=busy_timeout(5000)&_pragma=secure_delete(1)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)")
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, a.tutup())
		}
	}()
	if _, err := a.db.ExecContext(ctx, tabelSendiri); err != nil {
		return nil, err
	}
	return a, a.bukaRegister(ctx, folder)
}

func (a *aplikasi) tutup() (err error) {
	if a.store != nil {
		err = a.store.Close()
	}
	if a.kunci != nil {
		err = errors.Join(err, a.kunci.Close())
	}
	return errors.Join(err, a.db.Close())
}

// handler is the whole site.
func (a *aplikasi) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /gaya.css", gaya)
	mux.HandleFunc("GET /masuk", func(w http.ResponseWriter, _ *http.Request) { tampil(w, 200, "masuk", orang{}, "") })
	mux.HandleFunc("POST /masuk", a.masuk)
	mux.HandleFunc("POST /keluar", a.keluar)
	mux.HandleFunc("GET /{$}", a.halaman(a.agenda))
	mux.HandleFunc("POST /surat/{nomor}/permohonan", a.halaman(a.jadikan))
	mux.HandleFunc("GET /ppid", a.halaman(a.antrean))
	mux.HandleFunc("GET /ppid/{id}", a.halaman(a.satu))
	mux.HandleFunc("POST /ppid/{id}/{tindakan}", a.halaman(a.tindak))
	mux.HandleFunc("GET /tenggat", a.halaman(a.hitung))
	return http.NewCrossOriginProtection().Handler(mux) // a page of another site cannot post with our cookie
}

// siapa gives the person of the session cookie. The table holds only the hash of the
// cookie, so a copy of it lets nobody in.
func (a *aplikasi) siapa(r *http.Request) (o orang, ada bool) {
	k, err := r.Cookie(namaKuki)
	if err != nil {
		return o, false
	}
	err = a.db.GetContext(r.Context(), &o, `SELECT p.pengguna, p.opd, p.jabatan FROM sesi JOIN pegawai p USING (pengguna)
		WHERE sesi.sidik = ? AND sesi.sampai > ?`, sidik(k.Value), a.sekarang().Unix())
	return o, err == nil
}

func sidik(s string) []byte { h := sha256.Sum256([]byte(s)); return h[:] }

// masuk checks name and password. A real program also slows down who guesses.
func (a *aplikasi) masuk(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 4<<10)
	var p struct{ Garam, Sandi []byte }
	tidakAda := a.db.GetContext(r.Context(), &p, "SELECT garam, sandi FROM pegawai WHERE pengguna = ?", r.PostFormValue("pengguna"))
	h, err := pbkdf2.Key(sha256.New, r.PostFormValue("sandi"), p.Garam, putaran, 32) // also for a name that does not exist: the same time
	if err != nil || tidakAda != nil || subtle.ConstantTimeCompare(h, p.Sandi) != 1 {
		tampil(w, http.StatusUnauthorized, "masuk", orang{}, "Nama pengguna atau kata sandi salah. Periksa huruf besar dan kecilnya, lalu ulangi.")
		return
	}
	rahasia, kini := rand.Text()+rand.Text(), a.sekarang()
	if _, err := a.db.ExecContext(r.Context(), "DELETE FROM sesi WHERE sampai <= ?1; INSERT INTO sesi VALUES (?2, ?3, ?4)",
		kini.Unix(), sidik(rahasia), r.PostFormValue("pengguna"), kini.Add(lamaSesi).Unix()); err != nil {
		galat(w, r, orang{}, err)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: namaKuki, Value: rahasia, Path: "/", MaxAge: int(lamaSesi.Seconds()), HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteLaxMode})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (a *aplikasi) keluar(w http.ResponseWriter, r *http.Request) {
	if k, err := r.Cookie(namaKuki); err == nil {
		if _, err := a.db.ExecContext(r.Context(), "DELETE FROM sesi WHERE sidik = ?", sidik(k.Value)); err != nil {
			galat(w, r, orang{}, err)
			return
		}
	}
	http.SetCookie(w, &http.Cookie{Name: namaKuki, Path: "/", MaxAge: -1})
	http.Redirect(w, r, "/masuk", http.StatusSeeOther)
}

// agenda is the regency's own page: the letters that came in.
func (a *aplikasi) agenda(w http.ResponseWriter, r *http.Request, o orang) error {
	var s []surat
	if err := a.db.SelectContext(r.Context(), &s, "SELECT * FROM surat ORDER BY nomor DESC LIMIT 100"); err != nil {
		return err
	}
	tampil(w, 200, "agenda", o, struct {
		Surat []surat
		Boleh bool
	}{s, strings.Contains(peran(o.Jabatan), "petugas_layanan")})
	return nil
}

// orangContoh are the demo accounts: nobody real.
func orangContoh() []orang {
	return []orang{
		{"sari", "kominfo", "petugas layanan informasi"},
		{"rahmat", "kominfo", "kepala dinas kominfo"},
		{"dewi", "dinkes", "sekretaris dinas"},
		{"sekda", "setda", "sekretaris daerah"},
		{"tono", "setda", "arsiparis"},
	}
}

// contoh gives every demo account the same new password, and fills an empty agenda. A
// real program has neither.
func (a *aplikasi) contoh(ctx context.Context) (sandi string, err error) {
	sandi = rand.Text()[:12]
	garam := []byte(rand.Text())
	h, err := pbkdf2.Key(sha256.New, sandi, garam, putaran, 32)
	if err != nil {
		return "", err
	}
	for _, o := range orangContoh() {
		if _, err := a.db.ExecContext(ctx, `INSERT INTO pegawai VALUES (?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET garam = excluded.garam, sandi = excluded.sandi`, o.Pengguna, o.OPD, o.Jabatan, garam, h); err != nil {
			return "", err
		}
	}
	hari := kominfo.TanggalDari(a.sekarang(), a.layanan.Zona).String()
	for i, s := range []surat{
		{Pengirim: "Pemohon Contoh", Alamat: "Jalan Contoh 1", Perihal: "Permintaan salinan laporan realisasi anggaran tahun lalu"},
		{Pengirim: "Sekolah Contoh", Alamat: "Jalan Contoh 2", Perihal: "Undangan upacara"},
		{Pengirim: "Lembaga Contoh", Alamat: "Jalan Contoh 3", Perihal: "Permintaan data jumlah tenaga kesehatan per kecamatan"},
	} {
		if _, err := a.db.ExecContext(ctx, "INSERT OR IGNORE INTO surat VALUES (?, ?, ?, ?, ?, NULL)", i+1, hari, s.Pengirim, s.Alamat, s.Perihal); err != nil {
			return "", err
		}
	}
	return sandi, nil
}
