package klien

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
)

// ErrBelumAda says that an answer did not come with the page.
var ErrBelumAda = errors.New("data belum ada di halaman")

// Awal is the first data of a page: the answers that the server used when it
// drew the page, by address. The server hands it over inside the page, so that
// the browser's first drawing is not empty. It is safe for concurrent use.
type Awal struct {
	mu sync.Mutex
	m  map[string]json.RawMessage
}

// BacaAwal reads what MarshalJSON wrote; anything else is no first data.
func BacaAwal(b []byte) *Awal {
	a := &Awal{}
	_ = json.Unmarshal(b, &a.m)
	return a
}

// MarshalJSON writes the answers. The encoder escapes <, > and &, so the text
// cannot end the script element that it stands in.
func (a *Awal) MarshalJSON() ([]byte, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return json.Marshal(a.m)
}

// Rekam keeps every answer to a GET that lanjut gives. What is no JSON is left
// out: it would spoil all the rest.
func (a *Awal) Rekam(lanjut Angkut) Angkut {
	return func(ctx context.Context, metode, alamat string, kepala map[string]string, isi []byte) (Jawaban, error) {
		j, err := lanjut(ctx, metode, alamat, kepala, isi)
		if err == nil && metode == "GET" && j.Status == 200 && json.Valid(j.Isi) {
			a.mu.Lock()
			if a.m == nil {
				a.m = map[string]json.RawMessage{}
			}
			a.m[alamat] = j.Isi
			a.mu.Unlock()
		}
		return j, err
	}
}

// Angkut answers from the first data and nothing else.
func (a *Awal) Angkut(_ context.Context, metode, alamat string, _ map[string]string, _ []byte) (Jawaban, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if b, ada := a.m[alamat]; ada && metode == "GET" {
		return Jawaban{Status: 200, Isi: b}, nil
	}
	return Jawaban{}, ErrBelumAda
}
