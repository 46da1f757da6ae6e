package dasbor

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const alamatKunci = "jejak/kunci"

// angkut is the way by which s travels, so that a page's first data come from
// the same place as its documents.
func angkut(d *Dasbor, s klien.Sumber) klien.Angkut {
	if h, ok := s.(klien.HTTP); ok {
		return h.Angkut
	}
	return d.Angkut
}

// pengambil reads the files of the published journal, as [jejak.PeriksaLuar]
// wants them.
func pengambil(a klien.Angkut) func(ctx context.Context, path string) ([]byte, error) {
	return func(ctx context.Context, path string) ([]byte, error) {
		const op = "dasbor.jejak"
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		j, err := a(ctx, "GET", "/"+path, nil, nil)
		switch {
		case errors.Is(err, klien.ErrBelumAda), ctx.Err() != nil:
			return nil, err
		case err != nil:
			return nil, kominfo.E(kominfo.Rusak, op, "Server tidak terjangkau saat mengambil %s. Periksa sambungan, lalu coba lagi.", path).Sebab(errors.Join(klien.ErrLuring, err))
		case j.Status == 404:
			return nil, kominfo.E(kominfo.TidakAda, op, "Server ini tidak menerbitkan %s.", path)
		case j.Status != 200:
			return nil, kominfo.E(kominfo.Rusak, op, "Server menjawab dengan status %d saat mengambil %s. Coba lagi sebentar.", j.Status, path)
		}
		return j.Isi, nil
	}
}

// kunciJejak are public keys: those that a server publishes, or that a person
// got another way and trusts.
type kunciJejak struct {
	teks      string // one a line
	pemeriksa []note.Verifier
	sendiri   bool // brought by the reader, not by the server that is checked
}

func uraiKunci(teks string, sendiri bool) (k kunciJejak, err error) {
	if strings.Contains(teks, "PRIVATE+KEY") {
		return k, kominfo.E(kominfo.TidakSah, "dasbor.kunci", "Ini kunci rahasia. Jangan menempelkannya di mana pun: anggap kunci itu sudah bocor dan minta pengelola menggantinya. Yang dipakai di sini kunci publik.")
	}
	k = kunciJejak{teks: strings.TrimSpace(teks), sendiri: sendiri}
	k.pemeriksa, err = jejak.UraiKunci([]byte(teks))
	return k, err
}

// ambilKunci gets the keys that the server publishes.
func ambilKunci(ctx context.Context, a klien.Angkut) (kunciJejak, error) {
	b, err := pengambil(a)(ctx, alamatKunci)
	if err != nil {
		return kunciJejak{}, err
	}
	return uraiKunci(string(b), false)
}

// sidikKunci is the fingerprint of a public key that people compare by eye and
// by telephone: eight groups of four decimal digits, from the SHA-256 of its
// line, as penjaga.Sidik gives it to the office. The eight hex digits inside the
// key only name it; they are too few to recognise it by.
func sidikKunci(baris string) string {
	n := sha256.Sum256([]byte(strings.TrimSpace(baris)))
	var kelompok [8]string
	for i := len(kelompok) - 1; i >= 0; i-- {
		sisa := 0
		for j, b := range n { // long division; math/big would be 270 KB of program
			sisa = sisa<<8 | int(b)
			n[j], sisa = byte(sisa/10_000), sisa%10_000
		}
		kelompok[i] = fmt.Sprintf("%04d", sisa)
	}
	return strings.Join(kelompok[:], " ")
}

func berkelompok(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i += 4 {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s[i:min(i+4, len(s))])
	}
	return b.String()
}

// penandaDari names the keys that signed with their fingerprints.
func (k kunciJejak) penandaDari(penanda []string) (out []string) {
	for g := range strings.Lines(k.teks) {
		g = strings.TrimSpace(g)
		for _, p := range penanda {
			if strings.HasPrefix(g, p+"+") {
				out = append(out, sidikKunci(g))
			}
		}
	}
	return out
}

// alamatBukti is where a version's receipt is.
func alamatBukti(nama string, id register.ID, versi int64) string {
	s := "/api/v1/register/" + nama + "/" + url.PathEscape(string(id)) + "/bukti"
	if versi > 0 {
		s += "?versi=" + strconv.FormatInt(versi, 10)
	}
	return s
}

// ambilBukti gets a receipt and makes sure that it is about what was asked for;
// that it is true is for [jejak.TandaTerima.Periksa] to say.
func ambilBukti(ctx context.Context, s klien.Sumber, d *Dasbor, nama string, id register.ID, versi int64) (t jejak.TandaTerima, err error) {
	const op = "dasbor.bukti"
	j, err := angkut(d, s)(ctx, "GET", alamatBukti(nama, id, versi), nil, nil)
	switch {
	case errors.Is(err, klien.ErrBelumAda):
		return t, err
	case err != nil:
		return t, kominfo.E(kominfo.Rusak, op, "Server tidak terjangkau. Periksa sambungan, lalu coba lagi.").Sebab(errors.Join(klien.ErrLuring, err))
	case j.Status != 200:
		return t, masalahBukti(j)
	}
	if err := t.UnmarshalJSON(j.Isi); err != nil {
		return t, err
	}
	e, err := jejak.UraiEntri([]byte(t.Entri))
	if err != nil {
		return t, err
	}
	if e.Register != nama || e.ID != string(id) || versi > 0 && e.Versi != versi {
		return t, kominfo.E(kominfo.Rusak, op, "Server memberi tanda terima untuk dokumen atau versi lain. Jangan dipakai; laporkan kepada pengelola.")
	}
	return t, nil
}

// masalahBukti is what the server says when there is no receipt.
func masalahBukti(j klien.Jawaban) error {
	var p struct {
		Detail string `json:"detail"`
	}
	if json.Unmarshal(j.Isi, &p) != nil || p.Detail == "" {
		p.Detail = "Server menjawab dengan status " + strconv.Itoa(j.Status) + ". Coba lagi sebentar."
	}
	jenis := kominfo.Rusak
	switch j.Status {
	case 401:
		jenis = kominfo.BelumMasuk
	case 403:
		jenis = kominfo.Ditolak
	case 404:
		jenis = kominfo.TidakAda
	case 409:
		jenis = kominfo.Bentrok // stored, but not numbered or not under a checkpoint yet
	}
	return kominfo.E(jenis, "dasbor.bukti", "%s", p.Detail)
}
