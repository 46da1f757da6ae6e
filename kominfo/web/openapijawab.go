package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// What can be refused: the same for all readings, and for all writes.
const (
	tolakBaca  = "400 401 403 404 414 500 503"
	tolakBukti = "400 401 403 404 409 414 500 503"
	tolakCoba  = "400 401 403 404 408 413 414 415 500 503"
	tolakBuat  = "400 401 403 404 408 409 413 414 415 422 500 503"
	tolakUbah  = "400 401 403 404 408 409 412 413 414 415 422 428 500 503"
	tolakUmum  = "400 404 414 500"
	tolakJejak = "400 404 500 503"
)

// masalahMungkin is one status that a problem may have; nama is its component.
type masalahMungkin struct {
	*masalah
	nama string
}

// semuaMasalah gives them all, in order.
func semuaMasalah() (out []masalahMungkin) {
	for s := 400; s < 600; s++ {
		if p := masalahBaru(s, ""); p.Status == s {
			out = append(out, masalahMungkin{p, besar(strings.TrimPrefix(p.Type, "urn:lumbung:masalah:"))})
		}
	}
	return out
}

// jawabanMasalah are the components that say how a refusal looks.
func (g *gambar) jawabanMasalah() objek {
	var o objek
	for _, p := range g.masalah {
		x := ob("description", p.Title+".")
		switch p.Status {
		case http.StatusUnauthorized:
			x.tambah("headers", ob("WWW-Authenticate", rujuk("headers", "WWW-Authenticate")))
		case http.StatusMethodNotAllowed:
			x.tambah("headers", ob("Allow", rujuk("headers", "Allow")))
		case http.StatusConflict, http.StatusServiceUnavailable:
			x.tambah("headers", ob("Retry-After", rujuk("headers", "Retry-After")))
		}
		x.tambah("content", ob("application/problem+json", ob("schema", rujuk("schemas", "Masalah"))))
		o.tambah(p.nama, x)
	}
	return o
}

// jawaban are the answers of an operation: what it gives, then its refusals.
func (g *gambar) jawaban(baik objek, tolak string) objek {
	o := slices.Clone(baik)
	for _, p := range g.masalah {
		if s := strconv.Itoa(p.Status); strings.Contains(tolak, s) {
			o.tambah(s, rujuk("responses", p.nama))
		}
	}
	return o
}

// berhasil is an answer with JSON of a schema.
func berhasil(apa string, skema any, kepala ...string) objek {
	return berhasilJenis(apa, "application/json", skema, kepala...)
}

func berhasilJenis(apa, jenis string, skema any, kepala ...string) objek {
	o := ob("description", apa)
	if len(kepala) > 0 {
		var h objek
		for _, k := range kepala {
			h.tambah(k, rujuk("headers", k))
		}
		o.tambah("headers", h)
	}
	o.tambah("content", ob(jenis, ob("schema", skema)))
	return o
}

// tidakBerubah is the answer to a reading whose ETag still holds.
func tidakBerubah() objek {
	return ob("description", "Tidak berubah sejak ETag di kepala If-None-Match; tanpa isi.", "headers", ob("ETag", rujuk("headers", "ETag")))
}

func kepalaUmum() objek {
	teks := func(apa, contoh string) objek {
		return ob("description", apa, "schema", ob("type", "string", "examples", []string{contoh}))
	}
	return ob(
		"ETag", teks("Penanda versi jawaban. Pada dokumen, bilangan di awalnya adalah versinya: pakai di If-Match.", `"3.1"`),
		"Location", teks("Alamat dokumen yang dibuat, relatif terhadap alamat permintaan.", "permohonan/01990000-0000-7000-8000-000000000000"),
		"Idempotent-Replayed", ob("description", "Ada bila penulisan ini sudah dijalankan sebelumnya dengan Idempotency-Key yang sama; jawaban ini jawaban yang pertama.",
			"schema", ob("type", "string", "const", "true")),
		"WWW-Authenticate", teks("Cara masuk.", tantanganBaku),
		"Allow", teks("Metode yang berlaku untuk alamat ini.", "GET, HEAD"),
		"Retry-After", ob("description", "Bila ada: ulangi sesudah sekian detik.", "schema", ob("type", "integer", "examples", []int{5})),
	)
}

// parameterUmum are parameters that many operations share.
func parameterUmum() objek {
	query := func(nama, apa string, skema objek) objek {
		return ob("name", nama, "in", "query", "description", apa, "schema", skema)
	}
	kepala := func(nama, apa, contoh string, wajib bool) objek {
		return ob("name", nama, "in", "header", "required", wajib, "description", apa, "schema", ob("type", "string", "examples", []string{contoh}))
	}
	satu := func() objek { return ob("type", "integer", "enum", []int{0, 1}, "default", 0) }
	return ob(
		"Id", ob("name", "id", "in", "path", "required", true, "description", "Nomor dokumen (UUID).", "schema", rujuk("schemas", "Id")),
		"Batas", query("batas", "Baris paling banyak per halaman; dengan isi=1 paling banyak 200.", ob("type", "integer", "minimum", 1, "maximum", 1000, "default", 50)),
		"Kursor", query("kursor", "Nilai kursor dari halaman sebelumnya; tanpa ini halaman pertama.", ob("type", "string")),
		"Isi", query("isi", "1: sertakan isi dokumen bagian umum.", satu()),
		"Ditarik", query("ditarik", "1: sertakan dokumen yang sudah ditarik.", satu()),
		"Pemilik", query("pemilik", "Hanya milik perangkat daerah ini; beberapa kode dipisah tanda |.", ob("type", "string", "examples", []string{"dinkes|dindik"})),
		"IfMatch", kepala("If-Match", "Versi dokumen yang Anda lihat: ETag dari pembacaan, atau bilangannya saja. Tanpa ini 428; bila sudah berubah 412.", `"3"`, true),
		"IfNoneMatch", kepala("If-None-Match", "ETag dari jawaban sebelumnya; bila tidak berubah jawabannya 304 tanpa isi.", `"3.1"`, false),
		"IdempotencyKey", kepala("Idempotency-Key", "Kunci acak untuk satu penulisan, misalnya UUID. Penulisan yang dikirim ulang dengan kunci dan isi yang sama tidak dijalankan lagi; kunci yang sama dengan isi lain ditolak (422).", "5b2f2a0e-9c0b-4d4e-8d0e-0a6f0b6a1c11", false),
	)
}
