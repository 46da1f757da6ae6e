// Package jadwal does the work of a running office that nobody asks for: it learns
// the office's time zone, brings due dates up to a calendar that changed, queues the
// alerts of the day and sends them.
//
//	zona := &jadwal.Zona{}
//	layanan := &ppid.Layanan{Perangkat: buku.Kominfo, ZonaKini: zona.Kini}
//	bk := buku.Dengan(layanan)
//	…
//	j := jadwal.New(jadwal.Opsi{Buku: bk, Layanan: layanan, Store: store, Pengirim: pengirim, Zona: zona, Kabar: kabar})
//	go j.Jalan(ctx)
//
// Every round does all jobs, one after the other. A job that fails keeps no other
// from being done, is told once, and is done again in the next round. Nothing is
// lost and nothing is told twice by a restart or by a second process: what was told
// stands in the register kabar.
package jadwal
