package klien

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Saya is who is logged in, as the server answers below /api/akun/.
type Saya struct {
	Masuk     bool     `json:"masuk"`
	Lokal     bool     `json:"lokal,omitempty"` // the program runs without accounts
	ID        string   `json:"id,omitempty"`
	Nama      string   `json:"nama,omitempty"`
	NamaMasuk string   `json:"nama_masuk,omitempty"`
	Peran     []string `json:"peran,omitempty"`
	Perangkat string   `json:"perangkat,omitempty"`
	Instansi  string   `json:"instansi,omitempty"`
}

// Aktor gives the person as rights are asked for.
func (s Saya) Aktor() kominfo.Aktor {
	return kominfo.Aktor{ID: s.ID, Nama: s.Nama, Instansi: s.Instansi, Perangkat: s.Perangkat, Peran: strings.Join(s.Peran, " ")}
}

// Saya asks who is logged in. Nobody is no error: Masuk is false.
func (h HTTP) Saya(ctx context.Context) (s Saya, err error) {
	j, err := h.Angkut(ctx, "GET", h.Akar+"/api/akun/saya", nil, nil)
	if err != nil {
		return s, h.galatAngkut(err)
	}
	return s, bacaJawaban(j, &s)
}

// Akun sends one request below /api/akun/ and reads the answer into v, unless v is nil.
func (h HTTP) Akun(ctx context.Context, jalur string, isi, v any) error {
	b, err := json.Marshal(isi)
	if err != nil {
		return err
	}
	j, err := h.Angkut(ctx, "POST", h.Akar+"/api/akun/"+jalur, map[string]string{"Content-Type": "application/json"}, b)
	if err != nil {
		return h.galatAngkut(err)
	}
	if v == nil {
		v = &struct{}{}
	}
	if len(j.Isi) == 0 && j.Status < 300 {
		return nil
	}
	return bacaJawaban(j, v)
}
