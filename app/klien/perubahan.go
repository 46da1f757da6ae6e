package klien

import (
	"context"
	"net/url"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// batasPerubahan is the most changes that the API gives at once.
const batasPerubahan = 1000

// perubahanJSON is a change as the API writes it.
type perubahanJSON struct {
	Register string `json:"register"`
	barisJSON
}

// Perubahan gives the changes of one journal, with bodies as they were stored,
// at the schema of their time. A page may hold fewer than batas changes although
// more follow; who continues at lanjut until nothing new comes gets them all.
func (h HTTP) Perubahan(ctx context.Context, _ register.Lingkup, j register.Jejak, sejak int64, batas int) ([]register.Perubahan, int64, error) {
	if sejak = max(sejak, 0); batas < 1 {
		return nil, sejak, nil
	}
	v := url.Values{"jejak": {string(j)}, "sejak": {strconv.FormatInt(sejak, 10)}, "batas": {strconv.Itoa(min(batas, batasPerubahan))}, "isi": {"ya"}}
	var d struct {
		Perubahan []perubahanJSON `json:"perubahan"`
		Lanjut    int64           `json:"lanjut"`
	}
	if err := h.minta(ctx, "GET", "/perubahan"+tanya(v), nil, nil, &d); err != nil {
		return nil, sejak, err
	}
	var out []register.Perubahan
	for _, p := range d.Perubahan {
		b := p.baris(register.Info{VersiSkema: p.VersiSkema})
		out = append(out, register.Perubahan{Register: p.Register, Baris: b})
	}
	return out, max(d.Lanjut, sejak), nil
}
