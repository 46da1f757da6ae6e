package klien

import (
	"encoding/json"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Keadaan is how far a write in the outbox has come.
type Keadaan string

const (
	Menunggu Keadaan = "menunggu" // to be sent, or to be sent again
	Dikirim  Keadaan = "dikirim"  // carried out; kept for a while
	Bentrok  Keadaan = "bentrok"  // the document has another version by now
	Ditolak  Keadaan = "ditolak"  // the server refuses it
)

// Kiriman is one write in the outbox.
type Kiriman struct {
	No       string            `json:"-"`     // names the entry; their order is that of their numbers
	Kunci    string            `json:"kunci"` // Idempotency-Key of the write
	Siapa    string            `json:"siapa,omitempty"`
	Register string            `json:"register"`
	ID       register.ID       `json:"id,omitempty"`
	Harap    int64             `json:"harap,omitempty"`
	Sesudah  string            `json:"sesudah,omitempty"` // entry on top of whose result this one was made; Harap is its version
	Tindakan string            `json:"tindakan,omitempty"`
	Isian    json.RawMessage   `json:"isian"`
	Label    string            `json:"label"` // for people
	Waktu    time.Time         `json:"waktu"`
	Keadaan  Keadaan           `json:"keadaan"`
	Coba     int               `json:"coba,omitempty"` // how often it was sent: from 1 on it may have been carried out
	Jenis    kominfo.Kind      `json:"jenis,omitempty"`
	Pesan    string            `json:"pesan,omitempty"` // why it is not carried out yet, for people
	Temuan   []kominfo.Finding `json:"temuan,omitempty"`
	Hasil    *register.Meta    `json:"hasil,omitempty"` // of what was carried out
	Usai     time.Time         `json:"usai,omitzero"`   // when that became known

	// Sementara: it is kept in memory only and is lost with the page.
	Sementara bool `json:"-"`
}

// Galat is why the write is not carried out; nil when it is.
func (e *Kiriman) Galat() error {
	g := &kominfo.Error{Kind: e.Jenis, Op: "klien.KotakKirim", Message: e.Pesan, Findings: e.Temuan}
	switch {
	case e.Keadaan == Dikirim:
		return nil
	case e.Keadaan == Bentrok:
		g.Err = ErrVersiLama
	case e.Keadaan == Menunggu && e.Sementara:
		g.Err = ErrSementara
	case e.Keadaan == Menunggu:
		g.Err = ErrMenunggu
	}
	return g
}

// salin makes an entry to be changed.
func (e *Kiriman) salin() *Kiriman {
	c := *e
	return &c
}

// uraiKiriman reads an entry as it was kept. What cannot be read is shown, so
// that it can be thrown away.
func uraiKiriman(no, isi string) *Kiriman {
	e := &Kiriman{}
	err := json.Unmarshal([]byte(isi), e)
	utuh := e.Keadaan == Menunggu || e.Keadaan == Bentrok || e.Keadaan == Ditolak || e.Keadaan == Dikirim && e.Hasil != nil
	if err != nil || e.Kunci == "" || !utuh {
		e = &Kiriman{Label: "Perubahan yang tidak terbaca", Keadaan: Ditolak, Jenis: kominfo.Rusak,
			Pesan: "Catatan perubahan ini rusak di perangkat ini, jadi tidak dapat dikirim. Ulangi perubahannya di dokumennya, lalu buang catatan ini."}
	}
	e.No = no
	return e
}
