package kasus

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/ppid"
)

const (
	batasBerkas = 4 << 20
	batasKasus  = 5000
)

// Kasus is one case as read. Galat holds what made it unreadable.
type Kasus struct {
	ID    string
	Kind  string
	Input map[string]json.RawMessage
	Galat error
}

// Baca reads a file of cases. Banyak says whether it holds a list, so that the
// answer can be one too. Fields beside id, kind and input are left alone.
func Baca(b []byte) (ks []Kasus, banyak bool, err error) {
	const op = "kasus.Baca"
	if len(b) > batasBerkas {
		return nil, false, kominfo.E(kominfo.TidakSah, op, "Berkas kasus lebih besar dari %d MB.", batasBerkas>>20)
	}
	b = bytes.TrimSpace(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")))
	var butir []json.RawMessage
	if len(b) > 0 && b[0] == '{' {
		var luar struct {
			Cases *[]json.RawMessage `json:"cases"`
		}
		if err = json.Unmarshal(b, &luar); err == nil && luar.Cases == nil {
			return []Kasus{satu(b)}, false, nil
		} else if err == nil {
			butir = *luar.Cases
		}
	} else {
		err = json.Unmarshal(b, &butir)
	}
	switch {
	case err != nil:
		return nil, false, kominfo.E(kominfo.TidakSah, op, "Berkas kasus tidak terbaca. Isinya harus JSON: satu {\"kind\", \"input\"}, larik dari itu, atau berkas dengan \"cases\".").Sebab(err)
	case len(butir) > batasKasus:
		return nil, false, kominfo.E(kominfo.TidakSah, op, "Berkas memuat %s kasus, paling banyak %s. Bagi menjadi beberapa berkas.", kominfo.FormatAngka(int64(len(butir))), kominfo.FormatAngka(batasKasus))
	}
	for _, x := range butir {
		ks = append(ks, satu(x))
	}
	return ks, true, nil
}

func satu(b []byte) (k Kasus) {
	var v struct {
		ID    json.RawMessage            `json:"id"`
		Kind  *string                    `json:"kind"`
		Jenis *string                    `json:"jenis"`
		Input map[string]json.RawMessage `json:"input"`
	}
	if err := json.Unmarshal(b, &v); err != nil {
		k.Galat = kominfo.E(kominfo.TidakSah, "kasus.Baca", "Kasus ini tidak terbaca. Tulis {\"kind\": …, \"input\": {…}}.")
		return k
	}
	k.ID = string(bytes.Trim(v.ID, `"`))
	k.Input = v.Input
	switch {
	case v.Kind != nil:
		k.Kind = *v.Kind
	case v.Jenis != nil:
		k.Kind = *v.Jenis
	}
	return k
}

// Jawaban holds the answer to one case by field name.
type Jawaban map[string]any

// Codes under "error".
const (
	KalenderTidakTersedia = "kalender_tidak_tersedia" // a year on the way has no decree
	JenisTidakDikenal     = "jenis_tidak_dikenal"
	IsianTidakDikenal     = "isian_tidak_dikenal"
	MasukanTidakSah       = "masukan_tidak_sah"
)

// Jawab answers one case by law h, calendar k and the choices s of the office,
// to which the case may add its own.
func Jawab(c Kasus, h *ppid.Hukum, k *kalender.Kalender, s kalender.Setelan) Jawaban {
	out := Jawaban{}
	if c.ID != "" {
		out["id"] = c.ID
	}
	if c.Kind != "" {
		out["kind"] = c.Kind
	}
	if err := c.jawab(out, h, k, s); err != nil {
		out["due"] = nil
		out["error"] = kode(err)
		out["pesan"] = kominfo.PesanUntukOrang(err)
	}
	return out
}

// galat is an error with its code.
type galat struct {
	kode string
	error
}

func (g galat) Unwrap() error { return g.error }

func kode(err error) string {
	if _, ada := errors.AsType[kalender.TanpaKeputusan](err); ada {
		return KalenderTidakTersedia
	}
	if g, ada := errors.AsType[galat](err); ada {
		return g.kode
	}
	return MasukanTidakSah
}

func (c Kasus) jawab(out Jawaban, h *ppid.Hukum, k *kalender.Kalender, s kalender.Setelan) error {
	if c.Galat != nil {
		return c.Galat
	}
	a, err := h.CariAturan(ppid.Jenis(strings.TrimSpace(c.Kind)))
	if err != nil {
		return galat{JenisTidakDikenal, err}
	}
	f, err := baca(a.Kode, c.Input, s)
	if err != nil {
		return err
	}
	return f.hitung(out, h, k)
}
