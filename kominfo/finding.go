package kominfo

import "strings"

// Severity grades a [Finding].
type Severity string

const (
	// Galat: the data cannot be accepted until this is put right.
	Galat Severity = "galat"
	// Peringatan: acceptable, but probably wrong.
	Peringatan Severity = "peringatan"
	// Catatan: worth knowing.
	Catatan Severity = "catatan"
)

// Finding is one thing that validation found. Validation returns all of them,
// not the first. ID is stable for ever and never reused. Message says in plain
// Indonesian what is wrong, where, and how to put it right.
type Finding struct {
	ID       string   `json:"id"`               // for example "SPBE-NILAI-02"
	Path     string   `json:"jalur,omitempty"`  // JSON path of the field: "nilai.12"
	Severity Severity `json:"keparahan"`        // galat, peringatan or catatan
	Message  string   `json:"pesan"`            // what, where, how to mend it
	Source   *Sumber  `json:"sumber,omitempty"` // the rule that is broken, when there is one
	Fix      *Usul    `json:"usul,omitempty"`   // a proposal; never applied silently
}

// Usul is a proposed repair: the value as found and as it would become.
type Usul struct {
	Dari    string `json:"dari"`
	Menjadi string `json:"menjadi"`
}

// AdaGalat reports whether any finding has severity [Galat].
func AdaGalat(fs []Finding) bool {
	for _, f := range fs {
		if f.Severity == Galat {
			return true
		}
	}
	return false
}

// RingkasTemuan joins the messages of the findings of severity galat, at most
// three of them, for use as the message of an [Error].
func RingkasTemuan(fs []Finding) string {
	var b strings.Builder
	n := 0
	for _, f := range fs {
		if f.Severity != Galat {
			continue
		}
		if n == 3 {
			b.WriteString(" Masih ada temuan lain.")
			break
		}
		if n > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(f.Message)
		n++
	}
	return b.String()
}
