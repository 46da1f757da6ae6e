package jejak

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
)

// MaksTandaTerima bounds the JSON of a receipt, in bytes.
const MaksTandaTerima = 8 << 20

const bentukTandaTerima = "lumbung/tanda-terima/1"

// MarshalJSON writes the receipt as it is handed out.
func (t TandaTerima) MarshalJSON() ([]byte, error) {
	bukti := t.Bukti
	if bukti == nil {
		bukti = tlog.RecordProof{}
	}
	return json.Marshal(struct {
		Format     string           `json:"format"`
		Nomor      int64            `json:"nomor"`
		Entri      string           `json:"entri"`
		Bukti      tlog.RecordProof `json:"bukti"`
		Checkpoint string           `json:"checkpoint"`
		Garam      []byte           `json:"garam,omitempty"`
		Isi        string           `json:"isi,omitempty"`
		Alasan     string           `json:"alasan,omitempty"`
	}{bentukTandaTerima, t.Nomor, t.Entri, bukti, t.Checkpoint, t.Garam, t.Isi, t.Alasan})
}

// UnmarshalJSON reads a receipt from anyone. Spaces and the order of the fields
// are free; everything else is strict, because what a program reads differently
// from what a person sees is how receipts are forged: no unknown, repeated or
// differently spelled field, no second spelling of the same bytes in base64. It
// proves nothing: see [TandaTerima.Periksa].
func (t *TandaTerima) UnmarshalJSON(b []byte) error {
	var h TandaTerima
	if !h.urai(b) {
		return kominfo.E(kominfo.Rusak, "jejak.TandaTerima.UnmarshalJSON",
			"Ini bukan tanda terima, atau berkasnya rusak. Minta tanda terima baru dari kantornya.")
	}
	*t = h
	return nil
}

func (t *TandaTerima) urai(b []byte) bool {
	// The decoder would put U+FFFD in the place of bytes that are no UTF-8.
	if len(b) > MaksTandaTerima || !utf8.Valid(b) {
		return false
	}
	d := json.NewDecoder(bytes.NewReader(b))
	if k, err := d.Token(); err != nil || k != json.Delim('{') {
		return false
	}
	var format, garam string
	var bukti []string
	var nomor *int64 // null is no number
	ada := make(map[string]bool, 8)
	for d.More() {
		k, err := d.Token()
		nama, _ := k.(string)
		if err != nil || ada[nama] {
			return false
		}
		ada[nama] = true
		var ke any
		switch nama {
		case "format":
			ke = &format
		case "nomor":
			ke = &nomor
		case "entri":
			ke = &t.Entri
		case "bukti":
			ke = &bukti
		case "checkpoint":
			ke = &t.Checkpoint
		case "garam":
			ke = &garam
		case "isi":
			ke = &t.Isi
		case "alasan":
			ke = &t.Alasan
		default:
			return false
		}
		if d.Decode(ke) != nil {
			return false
		}
	}
	if _, err := d.Token(); err != nil { // the closing brace
		return false
	}
	if _, err := d.Token(); err != io.EOF {
		return false
	}
	if format != bentukTandaTerima || nomor == nil || t.Entri == "" || t.Checkpoint == "" || bukti == nil || len(bukti) > 64 {
		return false
	}
	t.Nomor = *nomor
	t.Bukti = make(tlog.RecordProof, len(bukti))
	for i, s := range bukti {
		var sah bool
		if t.Bukti[i], sah = uraiHash(s); !sah {
			return false
		}
	}
	if !ada["garam"] {
		return !ada["isi"] && !ada["alasan"]
	}
	g, err := base64.StdEncoding.DecodeString(garam)
	t.Garam = g
	return err == nil && len(g) == PanjangGaram && base64.StdEncoding.EncodeToString(g) == garam && t.Isi != ""
}
