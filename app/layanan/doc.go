// Package layanan are the public pages of PPID: what a citizen may ask an office and
// how, the request and the objection as forms, their receipts, the page on which an
// applicant follows them, and the search in the Daftar Informasi Publik.
//
//	h, err := layanan.New(layanan.Opsi{Buku: bk, Layanan: l, Store: s, Berkas: b, Jejak: j, Web: wo})
//	mux.Handle("/layanan", h)
//	mux.Handle("/layanan/", h)
//
// The pages are plain HTML from the server: they work on an old phone, over a weak
// link, and without JavaScript, which only shows the form step by step, makes
// photographs smaller and reads the code from the address.
//
// # Who may see what
//
// There is no account. A receipt has a number and a code; with both the applicant
// sees the state of the request, and acts on it, as the pemohon of package ppid.
// The code stands in no address that reaches a server: it is typed, or comes after
// the # of the address in the QR code. A wrong number and a wrong code get the same
// answer. Names are shown masked, NIK and address never, and what is logged is the
// page's name and the kind of the fault.
//
// # Sending twice
//
// Every form carries a random key. The same form sent again - a double tap, the back
// button, an answer that was lost - is the same request, and its receipt is shown
// again; another content under a used key is sent back with a new key.
package layanan
