//go:build !(js && wasm)

package meja

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa/berkas"
	"github.com/lumbung-id/lumbung/ppid"
)

// Opsi is what the desk works with.
type Opsi struct {
	Buku     *buku.Buku
	Layanan  *ppid.Layanan // the very one that Buku was made with
	Store    register.Store
	Web      web.Opsi         // who asks, what they may, failures
	Sekarang func() time.Time // nil: time.Now

	// AlamatLacak is where applicants follow their case, for letters and messages; "":
	// they do not say.
	AlamatLacak string

	// Berkas keeps sealed scans; nil: none are taken in. Store must then be the one
	// that package pindaian guards.
	Berkas blob.Store

	// Surel is the mail server that sends notices, for people; "": none is set, and they
	// are only shown.
	Surel string

	// Menu are pages of others that stand in the menu of every page, after its own.
	Menu []kertas.Penggal
}

// meja holds the registers under their types.
type meja struct {
	o          Opsi
	permohonan register.Tipe[ppid.Permohonan]
	keberatan  register.Tipe[ppid.Keberatan]
	sengketa   register.Tipe[ppid.Sengketa]
	uji        register.Tipe[ppid.UjiKonsekuensi]
	unit       register.Tipe[ppid.UnitPPID]
	dip, dik   register.Register
	perangkat  register.Register
	naskah     register.Register // texts of reports; nil: none are kept
	kiriman    register.Register // the outbox; nil: none
	daftarDesa func() (*desa.Indeks, error)
	berat      chan struct{}            // see [minta.bergiliran]
	baca       chan struct{}            // see [minta.terima]
	papanLama  [4]atomic.Pointer[papan] // by which lists of units one may read; see [minta.papanKini]
}

// buat finds the registers of the desk.
func buat(o Opsi) *meja {
	if o.Sekarang == nil {
		o.Sekarang = time.Now
	}
	if o.Layanan == nil {
		o.Layanan = &ppid.Layanan{Perangkat: buku.Kominfo}
	}
	j := &meja{o: o, dip: o.Buku.Cari("dip"), dik: o.Buku.Cari("dik"), perangkat: o.Buku.Cari("perangkat_daerah"), berat: make(chan struct{}, berkasSerentak), baca: make(chan struct{}, bacaSerentak)}
	j.permohonan.Register = o.Buku.Cari("permohonan")
	j.keberatan.Register = o.Buku.Cari("keberatan")
	j.sengketa.Register = o.Buku.Cari("sengketa")
	j.uji.Register = o.Buku.Cari("uji_konsekuensi")
	j.unit.Register = o.Buku.Cari("ppid_pelaksana")
	j.naskah, j.kiriman, j.daftarDesa = o.Buku.Cari("laporan_ppid"), o.Buku.Cari("kabar"), sync.OnceValues(berkas.Open)
	return j
}

// New makes the handler of the desk. The registers of PPID must be in o.Buku.
func New(o Opsi) http.Handler {
	j := buat(o)
	m := http.NewServeMux()
	m.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		j.o.Web.Gagal(w, r, kominfo.E(kominfo.TidakAda, "meja", "Halaman ini tidak ada."))
	})
	for jalur, f := range map[string]func(*minta) (kertas.Lembar, error){
		"":                         (*minta).depan,
		"/antrean":                 (*minta).antrean,
		"/selesai":                 (*minta).selesai,
		"/permohonan":              (*minta).antrean,
		"/permohonan/{id}":         (*minta).satuPermohonan,
		"/permohonan/{id}/{surat}": (*minta).suratPermohonan,
		"/keberatan":               (*minta).daftarKeberatan,
		"/keberatan/{id}":          (*minta).satuKeberatan,
		"/keberatan/{id}/{surat}":  (*minta).suratKeberatan,
		"/sengketa":                (*minta).daftarSengketa,
		"/sengketa/{id}":           (*minta).satuSengketa,
		"/susunan":                 (*minta).susunan,
		"/pesan":                   (*minta).halamanPesan,
		"/impor":                   (*minta).lamanImpor,
		"/laporan":                 (*minta).laporan,
		"/monev":                   (*minta).monev,
		"/pemberitahuan":           (*minta).pemberitahuan,
	} {
		m.HandleFunc("GET /berkas/lembar/ppid"+jalur, j.lembar(f))
	}
	for jalur, f := range map[string]func(*minta, http.ResponseWriter) error{
		"/permohonan/{id}/{berkas}": (*minta).berkasPermohonan,
		"/keberatan/{id}/{berkas}":  (*minta).berkasKeberatan,
		"/buku/{berkas}":            (*minta).berkasBuku,
		"/laporan.pdf":              (*minta).berkasLaporan,
		"/laporan.xlsx":             (*minta).berkasLaporan,
		"/laporan.json":             (*minta).berkasLaporan,
		"/laporan.csv":              (*minta).berkasLaporan,
	} {
		m.HandleFunc("GET /berkas/ppid"+jalur, j.berkas(f))
	}
	for jalur, f := range map[string]func(*minta, http.ResponseWriter) (kertas.Balasan, error){
		"/pesan-usul":                 (*minta).usulPesan,
		"/impor":                      (*minta).impor,
		"/permohonan/{id}/dokumen":    (*minta).lampir,
		"/permohonan/{id}/draf/{apa}": (*minta).drafPermohonan,
		"/keberatan/{id}/draf/{apa}":  (*minta).drafKeberatan,
	} {
		m.HandleFunc("POST /berkas/ppid"+jalur, j.balas(f))
	}
	m.HandleFunc("POST /berkas/lembar/ppid/laporan", j.balas((*minta).mulaiNaskah))
	return m
}

// minta is one request: who asks, on which day, by which law.
type minta struct {
	*meja
	r     *http.Request
	ctx   context.Context
	a     kominfo.Aktor
	masuk bool
	hari  kominfo.Tanggal
	zona  kominfo.Zona
	h     *ppid.Hukum
	k     *kalender.Kalender
	kueri url.Values
	papan *papan            // see [minta.papanKini]
	nama  map[string]string // of units by their codes; see [minta.muatNama]
}

func (j *meja) minta(r *http.Request) *minta {
	m := &minta{meja: j, r: r, ctx: r.Context(), kueri: r.URL.Query(), h: j.o.Layanan.Hukum, zona: j.o.Layanan.Zona}
	if j.o.Web.Aktor != nil {
		m.a, m.masuk = j.o.Web.Aktor(r)
	}
	if m.h == nil {
		m.h = ppid.Bawaan()
	}
	if j.o.Layanan.ZonaKini != nil {
		m.zona = j.o.Layanan.ZonaKini()
	}
	if m.zona == "" {
		m.zona = kominfo.WIB
	}
	if m.k = kalender.Nasional(); j.o.Layanan.Kalender != nil {
		m.k = j.o.Layanan.Kalender()
	}
	m.hari = kominfo.TanggalDari(j.o.Sekarang(), m.zona)
	return m
}

func (j *meja) lembar(f func(*minta) (kertas.Lembar, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		l, err := f(j.minta(r))
		var b []byte
		if err == nil {
			b, err = json.Marshal(l)
		}
		if err != nil {
			j.o.Web.Gagal(w, r, err)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		_, _ = w.Write(b)
	}
}

// boleh gives the scope in which the person may do something in a register.
func (m *minta) boleh(r register.Register, aksi string) (register.Lingkup, error) {
	if m.o.Web.Boleh == nil {
		return register.Lingkup{}, kominfo.E(kominfo.Ditolak, "meja", "Tidak seorang pun berhak di sini.")
	}
	return m.o.Web.Boleh(m.a, m.masuk, r.Info(), aksi)
}

// bisa reports whether the person may do something with a document of an owner.
func (m *minta) bisa(r register.Register, aksi, pemilik string) bool {
	l, err := m.boleh(r, aksi)
	return err == nil && l.Melihat(pemilik)
}

func (m *minta) membaca(r register.Register) bool {
	_, err := m.boleh(r, hak.Baca)
	return err == nil
}

// q is a value of the address: short, on one line.
func (m *minta) q(nama string) string {
	s := strings.TrimSpace(strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f || c == 0xfffd || c >= 0x200b && c <= 0x200f || c >= 0x202a && c <= 0x202e {
			return -1
		}
		return c
	}, m.kueri.Get(nama)))
	if x := []rune(s); len(x) > 100 {
		return string(x[:100])
	}
	return s
}

// id is the document that the address names.
func (m *minta) id(r register.Register) (register.ID, error) {
	if id := m.r.PathValue("id"); kominfo.UUIDSah(id) {
		return register.ID(id), nil
	}
	return "", register.TidakAdaDokumen(r.Info())
}

// muatNama reads what units are called. Who may not read the lists sees codes.
func (m *minta) muatNama() error {
	p, err := m.papanKini()
	if err == nil {
		m.nama = p.nama
	}
	return err
}

func (m *minta) sebut(kode string) string {
	if n := m.nama[kode]; n != "" {
		return n
	}
	return kode
}

// kop is the letterhead for print.
func (m *minta) kop() (k [4]string) {
	if p, err := m.papanKini(); err == nil {
		k = p.kop
	}
	return k
}

// Bingkai gives a page of another package the frame of the desk's: menu, letterhead
// and the way back. kini is its place below /ppid.
func Bingkai(o Opsi) func(r *http.Request, kini string, l kertas.Lembar) kertas.Lembar {
	j := buat(o)
	return func(r *http.Request, kini string, l kertas.Lembar) kertas.Lembar {
		x := j.minta(r).laman(kini, l.Judul, l.Uraian)
		l.Kop, l.Remah, l.Menu = x.Kop, x.Remah, x.Menu
		return l
	}
}

// laman is a page of the desk with its frame; kini is its place in the menu.
func (m *minta) laman(kini, judul, uraian string, remah ...kertas.Penggal) kertas.Lembar {
	l := kertas.Lembar{Judul: judul, Uraian: uraian, Kop: m.kop(), Isi: []kertas.Balok{}}
	if kini != "" || remah != nil {
		l.Remah = append(append([]kertas.Penggal{{Teks: "PPID", Ke: "/ppid"}}, remah...), kertas.Penggal{Teks: judul})
	}
	tambah := func(ada bool, teks, ke string) {
		if ada {
			p := kertas.Penggal{Teks: teks, Ke: "/ppid" + ke}
			if ke == kini {
				p.Rupa = "kini"
			}
			l.Menu = append(l.Menu, p)
		}
	}
	tambah(true, "Meja", "")
	tambah(m.membaca(m.permohonan), "Antrean", "/antrean")
	tambah(m.membaca(m.keberatan), "Keberatan", "/keberatan")
	tambah(m.membaca(m.sengketa), "Sengketa", "/sengketa")
	tambah(m.membaca(m.permohonan), "Selesai", "/selesai")
	tambah(m.membaca(m.unit), "Susunan PPID", "/susunan")
	tambah(m.bisa(m.permohonan, aksiSalin, m.a.Perangkat), "Impor register lama", "/impor")
	tambah(m.membaca(m.permohonan), "Laporan", "/laporan")
	tambah(m.naskah != nil && m.membaca(m.naskah), "Monev KIP", "/monev")
	tambah(m.membaca(m.permohonan), "Pemberitahuan", "/pemberitahuan")
	_, err := m.boleh(m.permohonan, web.AksiHapusPribadi)
	tambah(err == nil, "Retensi", "/retensi")
	l.Menu = append(l.Menu, m.o.Menu...)
	return l
}

// alamat is a page of the desk with what was chosen on it; pairs of name and value.
func alamat(jalur string, pasangan ...string) string {
	v := url.Values{}
	for i := 0; i+1 < len(pasangan); i += 2 {
		if pasangan[i+1] != "" {
			v.Set(pasangan[i], pasangan[i+1])
		}
	}
	if len(v) == 0 {
		return jalur
	}
	return jalur + "?" + v.Encode()
}

// kolom is the place of a column among a register's; -1 when it has none.
func kolom(r register.Register, nama string) int {
	for i, k := range r.Info().Kolom {
		if k.Nama == nama {
			return i
		}
	}
	return -1
}

// barisKolom reads columns of a row by their names.
type barisKolom struct {
	register.Baris
	r register.Register
}

func (b barisKolom) teks(nama string) string {
	if i := kolom(b.r, nama); i >= 0 && i < len(b.Kolom) {
		s, _ := b.Kolom[i].(string)
		return s
	}
	return ""
}

func (b barisKolom) tanggal(nama string) kominfo.Tanggal {
	t, _ := kominfo.ParseTanggal(b.teks(nama))
	return t
}
