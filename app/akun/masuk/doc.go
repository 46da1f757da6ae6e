//go:build !(js && wasm)

// Package masuk logs people in: accounts, passwords, sessions, invitations and
// one-time codes, kept in the registers of package akun. [New] makes the service,
// [Layanan.Handler] its addresses under /akun/, and [Layanan.Aktor] says who asks,
// as web.Opsi.Aktor wants to know.
//
//	m, err := masuk.New(store, time.Now, masuk.Opsi{HTTPS: true})
//	…
//	mux.Handle("/akun/", m.Handler())
//	api, err := web.Handler(m.Store(), web.Opsi{Aktor: m.Aktor, Boleh: boleh})
//
// Everything that takes requests from outside works on [Layanan.Store]: it hides the
// secret registers, and a change of an account that goes through it counts from the
// next request on. A change that goes past it counts within two seconds.
//
// # Passwords
//
// argon2id with 19 MiB, two passes, one lane (the least that OWASP asks for; from
// memory, not checked), at most two at a time. A hash made with other parameters is
// made anew at the next login. A name that does not exist costs the same time, and
// gets the same answer.
//
// # Sessions and codes
//
// A token or a code is 32 random bytes; the data hold its SHA-256 only. A session
// lasts twelve hours from login and is never prolonged; each login makes a new one
// and ends the one that the browser had. A code works once: invitations seven days,
// new passwords and administrators' codes one day. Codes travel behind the # of a
// link, which browsers send to no server and write into no log.
//
// # Too many attempts
//
// Attempts are counted, in memory, for the pair of login name and address, for the
// name and for the address; after a few free ones each next wait is twice as long,
// up to 15 minutes. An address from which a name logged in before is spared the wait
// of the name, so that a stranger cannot lock out a person at the office's desk.
package masuk
