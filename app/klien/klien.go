// Package klien reads and writes registers over the HTTP API of package web. The
// browser, the pre-rendering server and tests use the same [HTTP]; only how bytes
// travel ([Angkut]) differs. What people write goes through an outbox
// ([KotakKirim]), so that neither a lost line nor a closed page loses it.
package klien

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Sumber is where pages read and write. The Lingkup arguments of a Reader mean
// nothing here: the server decides what the caller sees.
type Sumber interface {
	register.Reader
	Tulis(ctx context.Context, r register.Register, p register.Permintaan) (register.Meta, error)
}

// Jawaban is an HTTP answer.
type Jawaban struct {
	Status int
	Isi    []byte
}

// Angkut carries one request: fetch in the browser, a call of the handler on the
// server.
type Angkut func(ctx context.Context, metode, alamat string, kepala map[string]string, isi []byte) (Jawaban, error)

// HTTP is a Sumber over the API.
type HTTP struct {
	Akar   string // before "/api/v1": "" or a prefix
	Angkut Angkut
	// Jeda are the pauses, in milliseconds, after which a write that got no
	// answer is sent again; nil: three, four seconds together.
	Jeda []int
}

// sebab is why something could not be done, for the program to compare.
type sebab string

const (
	// ErrLuring says that the server could not be reached: a write may have been
	// carried out or not.
	ErrLuring = sebab("server tidak terjangkau")
	// ErrVersiLama says that the document has another version by now than the one
	// that a write expected.
	ErrVersiLama = sebab("dokumen sudah berubah")
	// ErrMenunggu says that a write waits in the outbox and will be sent.
	ErrMenunggu = sebab("menunggu dikirim")
	// ErrSementara is an ErrMenunggu of an entry that is lost when the page is
	// closed.
	ErrSementara = sebab("menunggu dikirim, hanya selama halaman terbuka")
	// ErrPenuh says that a Simpanan has no room left.
	ErrPenuh = sebab("tempat simpan penuh")
)

func (s sebab) Error() string { return string(s) }

// Is makes an ErrSementara an ErrMenunggu too.
func (s sebab) Is(lain error) bool { return s == ErrSementara && lain == ErrMenunggu }

func (h HTTP) minta(ctx context.Context, metode, jalur string, kepala map[string]string, isi []byte, v any) error {
	j, err := h.Angkut(ctx, metode, h.Akar+"/api/v1"+jalur, kepala, isi)
	if err != nil {
		return h.galatAngkut(err)
	}
	return bacaJawaban(j, v)
}

// galatAngkut says that no answer came.
func (h HTTP) galatAngkut(err error) error {
	if errors.Is(err, ErrBelumAda) {
		return err
	}
	return kominfo.E(kominfo.Rusak, "klien", "Server tidak terjangkau. Periksa sambungan, lalu coba lagi.").Sebab(errors.Join(ErrLuring, err))
}

// bacaJawaban reads an answer into v, or the problem that it tells of.
func bacaJawaban(j Jawaban, v any) error {
	const op = "klien"
	if j.Status >= 200 && j.Status < 300 {
		if err := json.Unmarshal(j.Isi, v); err != nil {
			return kominfo.E(kominfo.Rusak, op, "Jawaban server tidak dapat dibaca. Muat ulang halaman.").Sebab(err)
		}
		return nil
	}
	var p struct {
		Detail string            `json:"detail"`
		Temuan []kominfo.Finding `json:"temuan"`
	}
	if json.Unmarshal(j.Isi, &p) != nil || p.Detail == "" {
		p.Detail = fmt.Sprintf("Server menjawab dengan status %d. Coba lagi sebentar.", j.Status)
	}
	e := &kominfo.Error{Kind: jenis(j.Status), Op: op, Message: p.Detail, Findings: p.Temuan}
	if j.Status == 412 {
		e.Err = ErrVersiLama
	}
	return e
}

// jenis is the way back from an HTTP status to a kind.
func jenis(status int) kominfo.Kind {
	switch status {
	case 404:
		return kominfo.TidakAda
	case 400, 413, 415, 422, 428:
		return kominfo.TidakSah
	case 409, 412:
		return kominfo.Bentrok
	case 403:
		return kominfo.Ditolak
	case 401:
		return kominfo.BelumMasuk
	}
	return kominfo.Rusak
}

// barisJSON is a row as the API writes it.
type barisJSON struct {
	ID             register.ID                `json:"id"`
	Versi          int64                      `json:"versi"`
	Urutan         int64                      `json:"urutan"`
	Waktu          time.Time                  `json:"waktu"`
	Pemilik        string                     `json:"pemilik"`
	Ditarik        bool                       `json:"ditarik"`
	PribadiDihapus bool                       `json:"pribadi_dihapus"`
	VersiSkema     int                        `json:"versi_skema"`
	Kolom          map[string]json.RawMessage `json:"kolom"`
	Sebutan        string                     `json:"sebutan"`
	Isi            json.RawMessage            `json:"isi"`
	Aksi           string                     `json:"aksi"`
	Alasan         string                     `json:"alasan"`
	Instansi       string                     `json:"instansi"`
	Peran          string                     `json:"peran"`
}

// baris turns it back into a Baris. The body arrives whole, already at the
// server's schema, so it stands in Umum.
func (b barisJSON) baris(in register.Info) register.Baris {
	out := register.Baris{
		Meta:    register.Meta{ID: b.ID, Versi: b.Versi, Urutan: b.Urutan, Waktu: b.Waktu, Ditarik: b.Ditarik, PribadiDihapus: b.PribadiDihapus},
		Pemilik: b.Pemilik, Sebutan: b.Sebutan, Umum: b.Isi, Aksi: b.Aksi, Alasan: b.Alasan, Instansi: b.Instansi, Peran: b.Peran,
	}
	if b.Isi != nil {
		// The server brought the body up to its own schema before it sent it.
		out.VersiSkema = in.VersiSkema
	}
	if b.Kolom == nil {
		return out
	}
	for _, k := range in.Kolom {
		out.Kolom = append(out.Kolom, nilai(b.Kolom[k.Nama], k.Bilangan))
	}
	return out
}

func nilai(b json.RawMessage, bilangan bool) any {
	if bilangan {
		n, _ := strconv.ParseInt(string(b), 10, 64)
		return n
	}
	var s string
	_ = json.Unmarshal(b, &s) // a value of another type is shown as empty
	return s
}

// Baca gives one version of a document.
func (h HTTP) Baca(ctx context.Context, r register.Register, _ register.Lingkup, id register.ID, versi int64) (register.Baris, error) {
	in := r.Info()
	jalur := alamat(in) + "/" + url.PathEscape(string(id))
	if versi > 0 {
		jalur += "?versi=" + strconv.FormatInt(versi, 10)
	}
	var b barisJSON
	if err := h.minta(ctx, "GET", jalur, nil, nil, &b); err != nil {
		return register.Baris{}, err
	}
	return b.baris(in), nil
}

// Riwayat gives all versions, newest first, with bodies.
func (h HTTP) Riwayat(ctx context.Context, r register.Register, _ register.Lingkup, id register.ID) ([]register.Baris, error) {
	in := r.Info()
	var v struct {
		Versi []barisJSON `json:"versi"`
	}
	if err := h.minta(ctx, "GET", alamat(in)+"/"+url.PathEscape(string(id))+"/riwayat?isi=1", nil, nil, &v); err != nil {
		return nil, err
	}
	out := make([]register.Baris, len(v.Versi))
	for i, b := range v.Versi {
		out[i] = b.baris(in)
	}
	return out, nil
}

// Cari gives one page of a list.
func (h HTTP) Cari(ctx context.Context, r register.Register, _ register.Lingkup, q register.Query) (register.Halaman, error) {
	in := r.Info()
	v, err := saringan(q.Saring)
	if err != nil {
		return register.Halaman{}, err
	}
	if q.Urut != "" {
		v.Set("urut", tanda(q.Turun)+q.Urut)
	} else if q.Turun {
		v.Set("urut", "-")
	}
	if q.Batas > 0 {
		v.Set("batas", strconv.Itoa(q.Batas))
	}
	if q.Kursor != "" {
		v.Set("kursor", q.Kursor)
	}
	if q.Isi {
		v.Set("isi", "1")
	}
	if q.Ditarik {
		v.Set("ditarik", "1")
	}
	var j struct {
		Baris  []barisJSON `json:"baris"`
		Kursor string      `json:"kursor"`
	}
	if err := h.minta(ctx, "GET", alamat(in)+tanya(v), nil, nil, &j); err != nil {
		return register.Halaman{}, err
	}
	out := register.Halaman{Kursor: j.Kursor, Baris: make([]register.Baris, len(j.Baris))}
	for i, b := range j.Baris {
		out.Baris[i] = b.baris(in)
	}
	return out, nil
}

// Rekap counts documents by groups of columns.
func (h HTTP) Rekap(ctx context.Context, r register.Register, _ register.Lingkup, s []register.Syarat, kelompok ...string) ([]register.Jumlah, error) {
	in := r.Info()
	v, err := saringan(s)
	if err != nil {
		return nil, err
	}
	if len(kelompok) > 0 {
		v.Set("kelompok", strings.Join(kelompok, ","))
	}
	var j struct {
		Baris []struct {
			Nilai  map[string]json.RawMessage `json:"nilai"`
			Jumlah int64                      `json:"jumlah"`
		} `json:"baris"`
	}
	if err := h.minta(ctx, "GET", alamat(in)+"/rekap"+tanya(v), nil, nil, &j); err != nil {
		return nil, err
	}
	var out []register.Jumlah
	for _, b := range j.Baris {
		g := register.Jumlah{Nilai: []any{}, N: b.Jumlah}
		for _, nama := range kelompok {
			for _, k := range in.Kolom {
				if k.Nama == nama {
					g.Nilai = append(g.Nilai, nilai(b.Nilai[nama], k.Bilangan))
				}
			}
		}
		out = append(out, g)
	}
	return out, nil
}

// alamat is where a register stands below /api/v1.
func alamat(in register.Info) string { return "/register/" + in.Nama }

func tanda(turun bool) string {
	if turun {
		return "-"
	}
	return ""
}

func tanya(v url.Values) string {
	if len(v) == 0 {
		return ""
	}
	return "?" + v.Encode() // sorted: the same question is the same address
}

// saringan writes conditions as parameters. One that has no address is refused:
// a filter that is lost on the way shows too much.
func saringan(s []register.Syarat) (url.Values, error) {
	v := url.Values{}
	for _, x := range s {
		akhiran, ada := map[register.Op]string{register.Sama: "", register.Tidak: ".tidak", register.Minimal: ".minimal", register.Maksimal: ".maksimal",
			register.Lebih: ".lebih", register.Kurang: ".kurang", register.DiawaliOp: ".diawali", register.SalahSatu: ".dalam"}[x.Op]
		nilai := fmt.Sprint(x.Nilai)
		if x.Op == register.SalahSatu {
			var d []string
			for _, n := range x.Daftar {
				d = append(d, fmt.Sprint(n))
				ada = ada && !strings.Contains(d[len(d)-1], "|")
			}
			nilai, ada = strings.Join(d, "|"), ada && len(d) > 0
		}
		if !ada || v.Has(x.Kolom+akhiran) {
			return nil, kominfo.E(kominfo.TidakSah, "klien", "Saringan kolom %s ini tidak dapat dikirim ke server. Pakai satu saringan sejenis untuk tiap kolom, tanpa tanda | di dalam daftar.", x.Kolom)
		}
		v.Set(x.Kolom+akhiran, nilai)
	}
	return v, nil
}
