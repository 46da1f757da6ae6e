// Package surel sends notices by e-mail through the office's own mail server. It is
// a [kabar.Pengirim]:
//
//	o, ada, err := surel.BacaOpsi("data", os.Getenv) // data/surel.json
//	p, err := surel.New(o)
//	h, err := kabar.Kirimkan(ctx, store, p, time.Now)
//
// The connection is encrypted: STARTTLS (port 587) unless TLS from the first byte
// (port 465) is chosen. A message is plain text in UTF-8 to one recipient, marked as
// automatic (RFC 3834), so that no absence note answers it. Its title carries the
// number of a case at most. No error and no log has an address: what the server says
// is reduced to its three digits.
package surel
