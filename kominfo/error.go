package kominfo

import (
	"errors"
	"fmt"
)

// Kind classes an [Error]. The HTTP layer maps each kind to one status, in one
// place. Compare with [KindOf] or errors.Is(err, kominfo.TidakAda).
type Kind string

const (
	TidakAda   Kind = "tidak_ada"   // not found, or not visible to the caller
	TidakSah   Kind = "tidak_sah"   // the input breaks a rule; see Findings
	Bentrok    Kind = "bentrok"     // stale version, duplicate key, concurrent change
	Ditolak    Kind = "ditolak"     // known caller, not allowed
	BelumMasuk Kind = "belum_masuk" // the caller has not logged in
	Rusak      Kind = "rusak"       // stored data or the machine is at fault
)

// Error makes a Kind usable as a target of errors.Is.
func (k Kind) Error() string { return string(k) }

// Error is the one error type of Lumbung. Message is for people: plain
// Indonesian, what happened and what to do. Op and Err are for the programmer.
type Error struct {
	Kind     Kind
	Op       string    // "register.Baca", "indeks.Load"
	Message  string    // Indonesian, one or two sentences
	Findings []Finding // every rule that was broken, for Kind TidakSah
	Err      error     // cause, may be nil
}

// E builds an Error with a formatted Indonesian message.
func E(kind Kind, op, format string, args ...any) *Error {
	return &Error{Kind: kind, Op: op, Message: fmt.Sprintf(format, args...)}
}

// TidakSahKarena builds an Error of kind tidak_sah from findings.
func TidakSahKarena(op string, fs []Finding) *Error {
	return &Error{Kind: TidakSah, Op: op, Message: RingkasTemuan(fs), Findings: fs}
}

// Sebab returns a copy of e with cause err.
func (e *Error) Sebab(err error) *Error {
	c := *e
	c.Err = err
	return &c
}

// Error gives the Indonesian message; without one, kind and cause.
func (e *Error) Error() string {
	s := e.Message
	if s == "" {
		s = string(e.Kind)
	}
	if e.Err != nil {
		s += " (" + e.Err.Error() + ")"
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether target is e's [Kind].
func (e *Error) Is(target error) bool {
	k, ok := target.(Kind)
	return ok && k == e.Kind
}

// KindOf gives the kind of the first *Error in err's chain; [Rusak] for any
// other error, and "" for nil.
func KindOf(err error) Kind {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Rusak
}

// PesanUntukOrang gives the sentence to show to a person: the Indonesian
// message of the first *Error in the chain, without its technical cause.
func PesanUntukOrang(err error) string {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok && e.Message != "" {
		return e.Message
	}
	return "Terjadi gangguan pada program: " + err.Error()
}
