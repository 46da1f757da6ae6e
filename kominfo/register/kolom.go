package register

// Kolom is a typed column of a register: the only things that filter, sort and
// group. Baca computes it from the document, in Go, at every write.
//
//	register.Kolom[Penilaian, int64]{Nama: "tahun", Baca: func(p *Penilaian) int64 { return int64(p.Tahun) }}
type Kolom[T any, V string | int64] struct {
	Nama    string     // snake_case, unique in the register
	Judul   string     // heading; empty: the label of the form field of the same name
	Baca    func(*T) V // value; "" and 0 are ordinary values
	Rujukan string     // name of another register whose ID this is; empty: as the form field of the same name says
}

// Sama is the condition that the column equals v.
func (k Kolom[T, V]) Sama(v V) Syarat { return Syarat{Kolom: k.Nama, Op: Sama, Nilai: v} }

// Minimal is the condition that the column is v or more.
func (k Kolom[T, V]) Minimal(v V) Syarat { return Syarat{Kolom: k.Nama, Op: Minimal, Nilai: v} }

// Maksimal is the condition that the column is v or less.
func (k Kolom[T, V]) Maksimal(v V) Syarat { return Syarat{Kolom: k.Nama, Op: Maksimal, Nilai: v} }

func (k Kolom[T, V]) nilai(t *T) any { return k.Baca(t) }

func (k Kolom[T, V]) info() InfoKolom {
	var v V
	_, bil := any(v).(int64)
	return InfoKolom{Nama: k.Nama, Judul: k.Judul, Rujukan: k.Rujukan, Bilangan: bil}
}

// AnyKolom lets one list mix text and integer columns. Only [Kolom] implements it.
type AnyKolom[T any] interface {
	nilai(*T) any
	info() InfoKolom
}

// InfoKolom describes a column without its document type.
type InfoKolom struct {
	Nama     string `json:"nama"`
	Judul    string `json:"judul"`
	Rujukan  string `json:"rujukan,omitempty"`
	Bilangan bool   `json:"bilangan,omitempty"` // int64; otherwise text
}
