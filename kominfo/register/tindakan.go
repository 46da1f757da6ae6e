package register

import (
	"context"
	"reflect"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Tindakan is an action: the law's word for a move of a document from one state
// to the next. API path, CLI verb, form and OpenAPI follow from it.
type Tindakan[T any] struct {
	Nama    string // verb, snake_case: "perpanjang"
	Judul   string // for the button: "Perpanjang waktu"
	Mula    bool   // it makes the document; lama is nil
	Menarik bool   // it withdraws the document, which stays readable
	Laku    Pelaku[T]
}

// Pelaku is the function behind an action; make it with [Lakukan].
type Pelaku[T any] struct {
	isian []Isian
	f     func(ctx context.Context, tx Tx, lama *Dokumen[T], isian []byte) (T, error)
}

// Lakukan makes the function of an action from a typed one. I is the struct of
// the action's input; its tags give the form, as those of T do. f gives the new
// document and changes nothing else than through tx. Refusals are errors of kind
// ditolak or tidak_sah in plain Indonesian.
func Lakukan[T, I any](f func(ctx context.Context, tx Tx, lama *Dokumen[T], in I) (T, error)) Pelaku[T] {
	bt := bentukTipe(reflect.TypeFor[I]())
	return Pelaku[T]{isian: bt.isian, f: func(ctx context.Context, tx Tx, lama *Dokumen[T], b []byte) (T, error) {
		var in I
		if fs := bt.uraiPeriksa(b, &in); fs != nil {
			var nol T
			return nol, kominfo.TidakSahKarena("register.Tindakan", fs)
		}
		return f(ctx, tx, lama, in)
	}}
}

// InfoTindakan describes an action without its type.
type InfoTindakan struct {
	Nama    string  `json:"nama"`
	Judul   string  `json:"judul"`
	Mula    bool    `json:"mula,omitempty"`
	Menarik bool    `json:"menarik,omitempty"`
	Isian   []Isian `json:"isian,omitempty"`
}

func (t Tindakan[T]) info() InfoTindakan {
	return InfoTindakan{Nama: t.Nama, Judul: t.Judul, Mula: t.Mula, Menarik: t.Menarik, Isian: t.Laku.isian}
}

// Alasan is the input of actions that ask for a reason and nothing else. The
// field "alasan" of any action's input is kept in the history.
type Alasan struct {
	Alasan string `json:"alasan" judul:"Alasan" rupa:"panjang" wajib:"ya" panjang:"500" bantuan:"Tercatat di riwayat dan dapat dibaca orang lain; jangan menulis data pribadi."`
}

func infoTarik() InfoTindakan {
	return InfoTindakan{Nama: "tarik", Judul: "Tarik", Menarik: true, Isian: IsianDari[Alasan]()}
}

// Tarik is the action that withdraws a document with a reason, for registers
// whose other writes are actions too.
func Tarik[T any]() Tindakan[T] {
	return Tindakan[T]{Nama: "tarik", Judul: "Tarik", Menarik: true,
		Laku: Lakukan(func(_ context.Context, _ Tx, lama *Dokumen[T], _ Alasan) (T, error) { return lama.Isi, nil })}
}
