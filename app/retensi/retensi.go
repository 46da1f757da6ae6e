//go:build !(js && wasm)

// Package retensi erases the personal data of requests for information that have
// been finished for as long as the office keeps them: it lists which, and a person
// approves and gives the reason. Nothing is erased by the clock alone.
//
//	GET  /berkas/lembar/ppid/retensi?bulan=24    the list, as a page (kertas.Lembar) with a form
//	POST /berkas/lembar/ppid/retensi?…           what the form sends; answers with a kertas.Balasan
//	GET  /berkas/ppid/retensi?bulan=24           the list, as data
//	POST /berkas/ppid/retensi                    {"bulan":24,"alasan":"…","dokumen":[{"id":"…","versi":7}]}
package retensi

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/ppid"
)

// Opsi sets up the work. Store should be the one that package pindaian guards, so
// that scans go with the rest.
type Opsi struct {
	Buku     *buku.Buku
	Layanan  *ppid.Layanan
	Store    register.Store
	Web      web.Opsi
	Sekarang func() time.Time   // nil: time.Now
	Aturan   ppid.AturanRetensi // zero: ppid.RetensiBawaan

	// Bingkai puts the page into the frame of its neighbours; nil: it stands alone.
	Bingkai func(r *http.Request, kini string, l kertas.Lembar) kertas.Lembar
}

// maksSekali is how many requests one call erases.
const maksSekali = 500

// Pilihan is a request that a person approved, as it was on the list.
type Pilihan struct {
	ID    register.ID `json:"id"`
	Versi int64       `json:"versi"`
}

// Hasil is what an erasure did.
type Hasil struct {
	Dihapus  int        `json:"dihapus"`
	Dilewati []Dilewati `json:"dilewati"`
}

// Dilewati is a request that was left as it is.
type Dilewati struct {
	ID    register.ID `json:"id"`
	Sebab string      `json:"sebab"`
}

func (o Opsi) aturan(bulan string) (ppid.AturanRetensi, error) {
	a := o.Aturan
	if a.Bulan == 0 {
		a = ppid.RetensiBawaan()
	}
	if bulan != "" {
		n, err := strconv.Atoi(bulan)
		if err != nil {
			return a, kominfo.E(kominfo.TidakSah, "retensi", "Masa simpan harus bilangan bulan, misalnya 24.")
		}
		a = a.Selama(n)
	}
	return a, nil
}

func (o Opsi) hari() kominfo.Tanggal {
	f := o.Sekarang
	if f == nil {
		f = time.Now
	}
	z := o.Layanan.Zona
	if o.Layanan.ZonaKini != nil {
		z = o.Layanan.ZonaKini()
	}
	if z == "" {
		z = kominfo.WIB
	}
	return kominfo.TanggalDari(f(), z)
}

// Daftar lists what may be erased in the scope l.
func Daftar(ctx context.Context, o Opsi, l register.Lingkup, a ppid.AturanRetensi) ([]ppid.CalonRetensi, error) {
	return ppid.CariRetensi(ctx, o.Store, o.Buku.Cari, l, o.Layanan, a, o.hari())
}

// Hapus erases the personal data of requests that are on the list still, each with
// its objections in a transaction of its own, in the name of akt and within l. What
// changed since the list was read is left, with the reason.
func Hapus(ctx context.Context, o Opsi, akt kominfo.Aktor, l register.Lingkup, a ppid.AturanRetensi, alasan string, ps []Pilihan) (h Hasil, err error) {
	const op = "retensi.Hapus"
	h.Dilewati = []Dilewati{}
	switch alasan = strings.TrimSpace(alasan); {
	case alasan == "":
		return h, tanpaAlasan(op)
	case len(alasan) > 500:
		return h, kominfo.E(kominfo.TidakSah, op, "Alasan paling banyak 500 huruf.")
	case len(ps) > maksSekali:
		return h, kominfo.E(kominfo.TidakSah, op, "Paling banyak %d permohonan sekali hapus. Bagi menjadi beberapa kali.", maksSekali)
	}
	cs, err := Daftar(ctx, o, l, a)
	if err != nil {
		return h, err
	}
	calon := map[register.ID]ppid.CalonRetensi{}
	for _, c := range cs {
		calon[c.ID] = c
	}
	reg := o.Buku.Cari("permohonan")
	for _, p := range ps {
		c, ada := calon[p.ID]
		if !ada || c.Versi != p.Versi {
			h.Dilewati = append(h.Dilewati, Dilewati{p.ID, "Permohonan ini berubah, sudah dihapus, atau masa simpannya belum habis. Muat ulang daftarnya."})
			continue
		}
		err := o.Store.Ubah(ctx, akt, func(tx register.Tx) error {
			b, err := tx.Baca(ctx, reg, register.Lingkup{Semua: l.Semua, Pemilik: l.Pemilik}, p.ID, 0)
			if err != nil {
				return err
			}
			serumpun, err := register.Serumpun(ctx, tx, reg, p.ID)
			if err != nil {
				return err
			}
			if b.Versi != p.Versi || b.PribadiDihapus || len(serumpun) != c.Kaitan+1 {
				return register.Bentrokan(reg.Info(), p.Versi, b.Versi)
			}
			_, err = tx.HapusPribadi(ctx, reg, p.ID, alasan)
			return err
		})
		switch kominfo.KindOf(err) {
		case "":
			h.Dihapus++
		case kominfo.Bentrok, kominfo.TidakAda, kominfo.Ditolak: // the law refuses this one, such as that of a village
			h.Dilewati = append(h.Dilewati, Dilewati{p.ID, kominfo.PesanUntukOrang(err)})
		default:
			return h, err
		}
		delete(calon, p.ID) // named twice
	}
	return h, nil
}

func tanpaAlasan(op string) error {
	return kominfo.E(kominfo.TidakSah, op, "Sebutkan alasannya, misalnya nomor berita acara penghapusan. Alasan tercatat di riwayat tiap permohonan, jadi tanpa data pribadi.")
}

// Handler answers officers who may erase: the list, and the erasure.
func Handler(o Opsi) http.Handler {
	asal := http.NewCrossOriginProtection()
	for _, s := range o.Web.AsalTepercaya {
		_ = asal.AddTrustedOrigin(s) // web.Handler has refused a bad one
	}
	asal.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.Web.Gagal(w, r, kominfo.E(kominfo.Ditolak, "retensi", "Permintaan datang dari halaman situs lain, jadi tidak dijalankan. Ulangi dari halaman program ini."))
	}))
	m := http.NewServeMux()
	jawab := func(f func(*http.Request, kominfo.Aktor, register.Lingkup) (any, error)) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			a, masuk := o.Web.Aktor(r)
			l, err := o.Web.Boleh(a, masuk, o.Buku.Cari("permohonan").Info(), web.AksiHapusPribadi)
			var v any
			if err == nil {
				v, err = f(r, a, l)
			}
			if err != nil {
				o.Web.Gagal(w, r, err)
				return
			}
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("Cache-Control", "no-store")
			_ = json.NewEncoder(w).Encode(v) // the other end is gone
		}
	}
	daftar := func(r *http.Request, l register.Lingkup) (ppid.AturanRetensi, []ppid.CalonRetensi, error) {
		a, err := o.aturan(r.URL.Query().Get("bulan"))
		if err != nil {
			return a, nil, err
		}
		cs, err := Daftar(r.Context(), o, l, a)
		return a, cs, err
	}
	m.HandleFunc("GET /berkas/lembar/ppid/retensi", jawab(func(r *http.Request, akt kominfo.Aktor, l register.Lingkup) (any, error) {
		return o.lembar(r, akt, l)
	}))
	m.HandleFunc("POST /berkas/lembar/ppid/retensi", jawab(o.kirim))
	m.HandleFunc("GET /berkas/ppid/retensi", jawab(func(r *http.Request, _ kominfo.Aktor, l register.Lingkup) (any, error) {
		a, cs, err := daftar(r, l)
		return map[string]any{"aturan": a, "permohonan": cs}, err
	}))
	m.HandleFunc("POST /berkas/ppid/retensi", jawab(func(r *http.Request, akt kominfo.Aktor, l register.Lingkup) (any, error) {
		var in struct {
			Bulan   int       `json:"bulan"`
			Alasan  string    `json:"alasan"`
			Dokumen []Pilihan `json:"dokumen"`
		}
		d := json.NewDecoder(http.MaxBytesReader(nil, r.Body, 1<<20))
		d.DisallowUnknownFields()
		if err := d.Decode(&in); err != nil {
			return nil, kominfo.E(kominfo.TidakSah, "retensi", "Kiriman tidak terbaca. Bentuknya {\"bulan\":24,\"alasan\":\"…\",\"dokumen\":[{\"id\":\"…\",\"versi\":7}]}.")
		}
		bulan := ""
		if in.Bulan != 0 {
			bulan = strconv.Itoa(in.Bulan)
		}
		a, err := o.aturan(bulan)
		if err != nil {
			return nil, err
		}
		return Hapus(r.Context(), o, akt, l, a, in.Alasan, in.Dokumen)
	}))
	return asal.Handler(m)
}
