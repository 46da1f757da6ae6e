// Package web is the HTTP API of registers: JSON over any [register.Store],
// mounted on any mux. From the registers' definitions follow their lists, counts,
// documents, history, schemas, checks and actions; no handler is written for one
// register.
//
//	api, err := web.Handler(store, web.Opsi{Aktor: masuk, Boleh: hak})
//	if err != nil {
//		return err
//	}
//	mux.Handle("/api/v1/", api)
//	mux.Handle("/sehat", web.Sehat(store, web.Opsi{}))
//	return web.Server("127.0.0.1:8080", mux).ListenAndServe()
//
// The login is the embedder's ([Opsi.Aktor]), and so are rights ([Opsi.Boleh]).
// Without them everybody may read the public part of registers whose journal is
// public, and nobody may write.
//
// # Addresses
//
// All below /api/v1/register. GET also answers HEAD.
//
//	GET  /                           registers with fields, columns, actions and what the caller may do
//	GET  /{nama}                     one page: columns; with isi=1 the public bodies
//	GET  /{nama}/rekap               counts; kelompok=kolom1,kolom2
//	GET  /{nama}/skema               JSON Schema of a document; of an action's input with tindakan=
//	POST /{nama}/periksa             findings without writing; id= as a change of that document, tindakan= for an action's input
//	POST /{nama}                     create, in a register without actions
//	POST /{nama}?tindakan=ajukan     create by an action that makes a document
//	GET  /{nama}/{id}                document; versi=n an older one
//	PUT  /{nama}/{id}                replace, in a register without actions
//	POST /{nama}/{id}/{tindakan}     action; "tarik" where the register has none of its own
//	GET  /{nama}/{id}/riwayat        versions, newest first; isi=1 with public bodies
//
// The first has no slash at its end. An action that makes a document is a
// parameter, because beside "periksa" a path of the same form could mean two
// things.
//
// # Lists
//
// urut=kolom or urut=-kolom (urut=- alone: newest document first), batas=1…1000 (with isi=1 at most 200), kursor= from
// the page before, ditarik=1 for withdrawn documents too, pemilik=a|b for some
// offices. Every other parameter filters a column:
//
//	status=baru  status.tidak=baru  tahun.minimal=2024  tahun.maksimal=2026
//	tahun.lebih=2024  tahun.kurang=2026  nomor.diawali=19.  status.dalam=baru|proses
//
// All must hold. A name that is unknown or stands twice is refused: a filter that
// is silently ignored shows too much. The answer is
//
//	{"register":"aduan","versi_skema":1,"baris":[{"id":…,"versi":3,"urutan":17,"waktu":…,
//	 "pemilik":"dinkes","ditarik":false,"versi_skema":1,"kolom":{…},"isi":{…}}],"kursor":""}
//
// An empty kursor is the last page. A page of large bodies may end before batas;
// only the cursor says whether there is more.
//
// # Writing
//
// The body is one JSON object, application/json, at most [Opsi.BatasIsi] bytes.
// A change names the version it saw: If-Match with the ETag of the reading, or
// just the number. Without it the answer is 428, with an old one 412. A write
// answers {"id","versi","urutan","waktu"} and the new version as ETag; urutan is
// -1 while the journal has not numbered it. A repeated change is therefore
// harmless; a repeated creation is not, and an Idempotency-Key is refused there
// as long as it would not be kept.
//
// # Problems
//
// Every refusal is application/problem+json (RFC 9457) in Indonesian:
//
//	{"type":"urn:lumbung:masalah:tidak_sah","title":…,"status":422,"detail":…,"temuan":[…]}
//
//	400 permintaan_salah   403 ditolak        408 terlalu_lambat   414 alamat_panjang   500 rusak
//	401 belum_masuk        404 tidak_ada      409 bentrok          415 bukan_json       503 sibuk
//	412 versi_lama         405 metode_salah   413 terlalu_besar    422 tidak_sah        428 versi_wajib
//
// What lies outside the caller's scope does not exist: 404, and not in lists and
// counts. 500 and 503 carry a nomor under which the cause stands in the log, and
// nothing else of it.
//
// # Personal data
//
// Personal parts leave only by GET /{nama}/{id}, only within a scope that has
// [register.Lingkup].Pribadi, with no-store, uncompressed, after
// [Opsi.CatatAkses]. They are in no list, history, address or log.
package web
