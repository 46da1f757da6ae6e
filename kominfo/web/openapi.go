package web

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// OpenAPI describes the whole HTTP API of these registers as an OpenAPI 3.1
// document: every address, parameter, header, answer and problem, with JSON
// Schemas (draft 2020-12) of every document and of every action's input. The
// same registers give the same bytes. [Handler] serves it at
// /api/v1/openapi.json; a program that publishes it elsewhere, or makes a client
// from it, needs no server.
//
// Operations are named register_act: permohonan_daftar, permohonan_buat,
// permohonan_perpanjang. An action whose name is already taken by an address
// ("daftar") is permohonan_tindakan_daftar.
//
// Of the options it reads Keamanan and Versi["program"]. An error means that
// they, or a register's Skema, are no JSON of the right form.
func OpenAPI(regs []register.Register, o Opsi) ([]byte, error) {
	g := &gambar{operasi: map[string]bool{}, skema: map[string]bool{}, masalah: semuaMasalah()}
	aman, syarat, err := keamanan(o.Keamanan)
	if err != nil {
		return nil, fmt.Errorf("web.OpenAPI: %w", err)
	}
	g.umum()
	for _, r := range regs {
		if err := g.register(r.Info()); err != nil {
			return nil, fmt.Errorf("web.OpenAPI: register %s: %w", r.Info().Nama, err)
		}
	}
	komponen := ob("schemas", g.skemaan, "responses", g.jawabanMasalah(), "parameters", parameterUmum(), "headers", kepalaUmum())
	if aman != nil {
		komponen.tambah("securitySchemes", aman)
	}
	return appendJSON(nil, ob(
		"openapi", "3.1.1",
		"info", ob(
			"title", "Lumbung: API register",
			"version", cmp.Or(o.Versi["program"], "1"),
			"summary", "Register, tindakan, riwayat dan jejak perubahan satu kantor.",
			"description", keteranganAPI,
			"license", ob("name", "Apache-2.0", "identifier", "Apache-2.0"),
		),
		"jsonSchemaDialect", "https://json-schema.org/draft/2020-12/schema",
		"servers", []any{ob("url", "/", "description", "Alamat tempat program ini dipasang.")},
		"security", syarat,
		"tags", g.tag,
		"paths", g.jalur,
		"components", komponen,
	))
}

const keteranganAPI = "Setiap register punya alamat yang sama: daftar, rekap, skema, periksa, baca, riwayat, dan tindakannya. " +
	"Yang berada di luar hak pemanggil tidak ada baginya: 404, dan tidak ikut di daftar dan rekap. " +
	"Setiap penolakan berbentuk application/problem+json (RFC 9457) berbahasa Indonesia; penolakan 422 memuat semua temuan. " +
	"Perubahan menyebut versi yang dilihat di kepala If-Match; penulisan yang diulang karena jawabannya hilang memakai Idempotency-Key yang sama. " +
	"Setiap alamat GET juga menjawab HEAD. Anggota baru dapat ditambahkan pada jawaban kapan saja; yang ada tidak berganti nama."

// gambar collects the document while registers are described.
type gambar struct {
	tag     []any
	jalur   objek
	skemaan objek
	operasi map[string]bool // names in use
	skema   map[string]bool
	masalah []masalahMungkin
}

// unik gives the first of the names that is free, or the last one with a number.
func unik(ada map[string]bool, nama ...string) string {
	for _, n := range nama {
		if !ada[n] {
			ada[n] = true
			return n
		}
	}
	dasar := nama[len(nama)-1]
	for i := 2; ; i++ {
		if n := dasar + "_" + strconv.Itoa(i); !ada[n] {
			ada[n] = true
			return n
		}
	}
}

// namaSkema keeps a name for a component, by the letters that one may have.
func (g *gambar) namaSkema(nama string) string {
	nama = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '_'
	}, nama)
	return unik(g.skema, nama)
}

// tambahSkema puts a schema among the components and gives a reference to it.
func (g *gambar) tambahSkema(nama string, s any) objek {
	nama = g.namaSkema(nama)
	g.skemaan.tambah(nama, s)
	return rujuk("schemas", nama)
}

// besar makes "perangkat_daerah" into "PerangkatDaerah".
func besar(s string) string {
	var b strings.Builder
	for p := range strings.SplitSeq(s, "_") {
		if p != "" {
			b.WriteString(strings.ToUpper(p[:1]) + p[1:])
		}
	}
	return b.String()
}

// keamanan gives the security schemes by name, and the requirement that every
// address has: none, or one of them. Which address needs a login is not fixed:
// [Opsi.Boleh] says it for each caller, register and act.
func keamanan(skema json.RawMessage) (aman any, syarat []any, err error) {
	syarat = []any{}
	if len(skema) == 0 {
		return nil, syarat, nil
	}
	var v map[string]map[string]any
	if err := json.Unmarshal(skema, &v); err != nil {
		return nil, nil, fmt.Errorf("Opsi.Keamanan harus objek securitySchemes dari OpenAPI, misalnya {\"sesi\":{\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"sesi\"}}: %w", err)
	}
	syarat = append(syarat, ob())
	for _, nama := range slices.Sorted(maps.Keys(v)) {
		if v[nama]["type"] == nil {
			return nil, nil, errors.New("Opsi.Keamanan: skema " + nama + " tidak punya type")
		}
		syarat = append(syarat, ob(nama, []string{}))
	}
	return v, syarat, nil
}

// openapi serves the document. It is the same for everyone, so that a copy of it
// may be kept anywhere.
func (m *minta) openapi() error {
	if err := m.tanpaParameter(); err != nil {
		return err
	}
	a := m.api
	h := m.w.Header()
	h.Set("ETag", a.tagOpenAPI)
	h.Set("Cache-Control", "public, no-cache")
	if samaEtag(m.r, a.tagOpenAPI) {
		m.w.WriteHeader(http.StatusNotModified)
		return nil
	}
	a.kirim(m.w, m.r, http.StatusOK, "application/json", a.jsonOpenAPI, true)
	return nil
}

// siapkanOpenAPI makes the document once, when the handler is made.
func (a *api) siapkanOpenAPI() (err error) {
	if a.jsonOpenAPI, err = OpenAPI(a.store.Register(), a.o); err != nil {
		return err
	}
	a.tagOpenAPI = tagIsi(a.jsonOpenAPI)
	return nil
}

// tagIsi is the tag of an answer that has no version: a hash of its bytes.
func tagIsi(b []byte) string {
	s := sha256.Sum256(b)
	return `"` + hex.EncodeToString(s[:16]) + `"`
}
