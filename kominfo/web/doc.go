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
//	mux.Handle("/jejak/", web.JejakHandler(web.Opsi{Jejak: jejak}))
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
//	POST /{nama}/{id}/hapus_pribadi  erase the personal part in every version, with {"alasan":"…"}
//	GET  /{nama}/{id}/riwayat        versions, newest first; isi=1 with public bodies
//	GET  /{nama}/{id}/bukti          receipt of the version, or of versi=n; see package jejak
//
// Beside them, for programs: /api/v1/perubahan?sejak= is the change feed, and
// /api/v1/openapi.json describes all of this for generators of clients ([OpenAPI]).
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
// # Change feed
//
// GET /api/v1/perubahan?jejak=umum&sejak=0&batas=100 gives numbered changes in
// the order of their journal, with isi=ya also the stored public bodies:
//
//	{"perubahan":[{"register":"aduan","id":…,"versi":3,"urutan":17,…}],"lanjut":18}
//
// Ask again with lanjut as sejak, until it no longer grows. A page may be empty
// while there is more: lanjut passes what the caller may not see. Who may read
// no register of the journal is refused, and register=a|b refuses when one of
// them may not be read: a login that ran out must not look like "nothing new".
// A sejak beyond the journal's end is 409: the data were restored from a copy.
//
// # Writing
//
// The body is one JSON object in UTF-8, application/json, at most [Opsi.BatasIsi]
// bytes, whole within [Opsi.BatasKirim]. A name that stands twice in an object is
// refused at any depth. A change names the version it saw: If-Match with the ETag
// of the reading, or just the number. Without it the answer is 428, with an old
// one 412. A write answers {"id","versi","urutan","waktu"} and the new version as
// ETag; urutan is -1 while the journal has not numbered it.
//
// Every write may be repeated when its answer was lost. Send Idempotency-Key, 1 to
// 200 visible ASCII characters, a new random one for each write; without a login
// at least 16. The same write with the same key answers as the first time, with
// "Idempotent-Replayed: true", also when others changed the document since; by
// then urutan may be known. The same key with any other content is 422. A write
// that was refused leaves its key free. An erasure needs no key: the same reason
// for the same version is the same erasure.
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
//	409 belum_tercatat: a receipt before the journal has come as far; Retry-After says when
//
// What lies outside the caller's scope does not exist: 404, and not in lists and
// counts. 500 and 503 carry a nomor under which the cause stands in the log, and
// nothing else of it.
//
// # Personal data
//
// Personal parts leave only by GET /{nama}/{id}, only within a scope that has
// [register.Lingkup].Pribadi, with no-store, uncompressed, after
// [Opsi.CatatAkses]. They are in no list, history, receipt, address or log, so
// only that one reading is recorded. What a program of one's own gives out, a file
// say, it records itself before: see CatatBacaan of package kantor.
//
// # Journal
//
// [JejakHandler] publishes checkpoints, tiles and keys of [Opsi].Jejak. It is the
// only part of this package that pages of any origin may read.
package web
