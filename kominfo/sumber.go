package kominfo

// StatusSumber says how well a fact is known. The dashboard shows every status
// other than [Terverifikasi] beside the fact itself.
type StatusSumber string

const (
	// Terverifikasi: read in the named source itself.
	Terverifikasi StatusSumber = "terverifikasi"
	// Sekunder: read in a publication that restates the source, not in the source.
	Sekunder StatusSumber = "sekunder"
	// DariIngatan: known to the compiler of the data, not checked.
	DariIngatan StatusSumber = "dari_ingatan"
	// Inferensi: worked out from other facts; the source does not say it.
	Inferensi StatusSumber = "inferensi"
)

// Sah reports whether s is one of the four statuses.
func (s StatusSumber) Sah() bool {
	switch s {
	case Terverifikasi, Sekunder, DariIngatan, Inferensi:
		return true
	}
	return false
}

// Label is the Indonesian text shown to people, for example "sumber sekunder".
func (s StatusSumber) Label() string {
	switch s {
	case Terverifikasi:
		return "terverifikasi"
	case Sekunder:
		return "sumber sekunder"
	case DariIngatan:
		return "dari ingatan, belum diperiksa"
	case Inferensi:
		return "kesimpulan, bukan bunyi aturan"
	}
	return "status sumber tidak disebut"
}

// Sumber is the authority for a rule, weight, date, band or field: which
// regulation or publication, where in it, and how well that is known.
type Sumber struct {
	Regulasi string       `json:"regulasi"`          // for example "PermenPANRB 59/2020"
	Bagian   string       `json:"bagian,omitempty"`  // article, annex, table: "Lampiran Tabel 9"
	Tautan   string       `json:"tautan,omitempty"`  // address of the text, when there is one
	Status   StatusSumber `json:"status"`            // how well the fact is known
	Catatan  string       `json:"catatan,omitempty"` // what is doubtful and why
}

// String is the citation on one line: "PermenPANRB 59/2020, Lampiran Tabel 9".
// A status other than terverifikasi is added in brackets.
func (s Sumber) String() string {
	t := s.Regulasi
	if s.Bagian != "" {
		t += ", " + s.Bagian
	}
	if s.Status != "" && s.Status != Terverifikasi {
		t += " (" + s.Status.Label() + ")"
	}
	return t
}
