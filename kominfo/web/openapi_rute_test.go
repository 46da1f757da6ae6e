package web

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"mime"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// contohOperasi is a call that succeeds. {id} is a new document of its register.
type contohOperasi struct {
	tanya, isi string
	ganti      []string // of the path, besides {id}
	mau        int      // 0: 200
}

var contohSemua = map[string]contohOperasi{
	"register": {}, "perubahan": {tanya: "isi=ya"}, "openapi": {}, "sehat": {},
	"jejak_kunci":      {},
	"jejak_checkpoint": {ganti: []string{"{jejak}", "dalam"}},
	"jejak_ubin":       {ganti: []string{"{jejak}", "umum", "{tingkat}", "0", "{nomor}", "000"}},
	"jejak_ubin_sisa":  {ganti: []string{"{jejak}", "umum", "{tingkat}", "data", "{nomor}", "001.p", "{sisa}", "2"}},

	"warga_daftar": {tanya: "isi=1&batas=2&urut=-tahun"}, "warga_rekap": {tanya: "kelompok=kecamatan,tahun"}, "warga_skema": {}, "warga_periksa": {isi: `{"tahun":1}`},
	"warga_buat": {isi: strings.Replace(isiWarga, "A-1", "A-9000", 1), mau: 201}, "warga_baca": {}, "warga_ganti": {isi: strings.Replace(isiWarga, "A-1", "A-9001", 1)},
	"warga_riwayat": {tanya: "isi=1"}, "warga_bukti": {}, "warga_hapus_pribadi": {isi: `{"alasan":"Diminta"}`}, "warga_tarik": {isi: `{"alasan":"Ganda"}`},

	"izin_daftar": {}, "izin_rekap": {}, "izin_skema": {tanya: "tindakan=setujui"}, "izin_periksa": {tanya: "tindakan=ajukan", isi: `{}`},
	"izin_buat": {tanya: "tindakan=ajukan", isi: isiAjukan, mau: 201}, "izin_baca": {tanya: "versi=1"}, "izin_riwayat": {}, "izin_bukti": {}, "izin_setujui": {isi: `{"nomor":"1"}`},

	"sandi_daftar": {}, "sandi_rekap": {}, "sandi_skema": {}, "sandi_periksa": {isi: isiSandi}, "sandi_buat": {isi: isiSandi, mau: 201}, "sandi_baca": {},
	"sandi_ganti": {isi: `{"nama":"Baru"}`}, "sandi_riwayat": {}, "sandi_bukti": {}, "sandi_tarik": {isi: `{"alasan":"Ganda"}`},
}

// saksi holds answers to what the document says of them.
type saksi struct {
	dok   dokAPI
	skema skemaAPI
	dapat map[string]*jsonschema.Schema
}

func (s saksi) cocok(t *testing.T, jalur, metode string, w *httptest.ResponseRecorder) {
	t.Helper()
	kode := strconv.Itoa(w.Code)
	x, ada := s.dok.Jalur[jalur][metode].Jawaban[kode].(map[string]any)
	if !ada {
		t.Errorf("%s %s answers %s, which is not in the document: %s", metode, jalur, kode, w.Body)
		return
	}
	tempat := []string{"paths", jalur, metode, "responses", kode}
	if r, ya := x["$ref"].(string); ya {
		nama := strings.TrimPrefix(r, "#/components/responses/")
		x, tempat = s.dok.Komponen["responses"][nama].(map[string]any), []string{"components", "responses", nama}
	}
	kepala, _ := x["headers"].(map[string]any)
	for _, k := range []string{"ETag", "Location", "Idempotent-Replayed", "Retry-After", "WWW-Authenticate", "Allow"} {
		if w.Header().Get(k) != "" && kepala[k] == nil {
			t.Errorf("%s %s %s: header %s is not in the document", metode, jalur, kode, k)
		}
	}
	isi, _ := x["content"].(map[string]any)
	if isi == nil {
		if w.Body.Len() > 0 {
			t.Errorf("%s %s %s: a body that is not in the document: %s", metode, jalur, kode, w.Body)
		}
		return
	}
	jenis, _, _ := mime.ParseMediaType(w.Header().Get("Content-Type"))
	if isi[jenis] == nil {
		t.Errorf("%s %s %s: Content-Type %q is not in the document", metode, jalur, kode, jenis)
		return
	}
	if !strings.HasSuffix(jenis, "json") {
		return
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(w.Body.String()))
	if err != nil {
		t.Errorf("%s %s %s: %v", metode, jalur, kode, err)
		return
	}
	tempat = append(tempat, "content", jenis, "schema")
	kunci := strings.Join(tempat, " ")
	if s.dapat[kunci] == nil {
		s.dapat[kunci] = s.skema.di(t, tempat...)
	}
	if err := s.dapat[kunci].Validate(v); err != nil {
		t.Errorf("%s %s %s: %v\n%s", metode, jalur, kode, err, w.Body)
	}
}

// This calls every operation of the document, well and
// in all usual wrong ways, and holds the answers to it; and every route of the
// program is reached that way.
func TestOpenAPISetiapOperasiSepertiDokumennya(t *testing.T) {
	s := toko(t)
	o := opsiUji()
	api := tangan(t, s, o)
	nomor := 0
	baru := func(reg string) string {
		nomor++
		switch reg {
		case "warga":
			return buat(t, api, "dinkes", "/warga", strings.Replace(isiWarga, "A-1", fmt.Sprint("A-", nomor), 1))
		case "izin":
			return buat(t, api, "dinkes", "/izin?tindakan=ajukan", isiAjukan)
		}
		return buat(t, api, "dinkes", "/sandi", isiSandi)
	}
	for range 258 { // one full tile and a bit
		baru("warga")
	}
	tetap := map[string]string{"warga": baru("warga"), "izin": baru("izin"), "sandi": baru("sandi")}
	o.Jejak = buatJejak(t, s).opsi().Jejak
	api = tangan(t, s, o)
	mux := http.NewServeMux()
	mux.Handle("/api/v1/", api)
	mux.Handle("/jejak/", JejakHandler(o))
	mux.Handle("/sehat", Sehat(s, o))

	gangguan := func(f func() error) http.Handler {
		o := o
		o.Boleh = func(kominfo.Aktor, bool, register.Info, string) (register.Lingkup, error) {
			return register.Lingkup{}, f()
		}
		m := http.NewServeMux()
		m.Handle("/api/v1/", tangan(t, s, o))
		m.Handle("/", mux)
		return m
	}
	rusak := gangguan(func() error { panic("uji") })
	sibuk := gangguan(func() error { return context.DeadlineExceeded })

	j := buatDok(t, o, s.Register()...)
	sk := saksi{bacaDok(t, j), bukaSkema(t, j), map[string]*jsonschema.Schema{}}
	tersentuh := map[string]bool{}
	belum := maps.Clone(contohSemua)
	for _, jalur := range slices.Sorted(maps.Keys(sk.dok.Jalur)) {
		for metode, op := range sk.dok.Jalur[jalur] {
			c, ada := contohSemua[op.ID]
			if !ada {
				t.Errorf("%s %s: operation %s has no example here", metode, jalur, op.ID)
				continue
			}
			delete(belum, op.ID)
			reg := strings.Split(strings.TrimPrefix(jalur, akar+"/"), "/")[0]
			M := strings.ToUpper(metode)
			alamat := func(id string) string {
				a := strings.NewReplacer(append(c.ganti, "{id}", id)...).Replace(jalur)
				if c.tanya != "" {
					a += "?" + c.tanya
				}
				return a
			}
			id := tetap[reg]
			if M != "GET" && strings.Contains(jalur, "{id}") {
				id = baru(reg)
			}
			kepala := []string{}
			if butuh(op.Parameters, "IfMatch") {
				kepala = append(kepala, "If-Match", `"1"`)
			}
			kunci := append(slices.Clone(kepala), "Idempotency-Key", "uji-"+op.ID)
			w := kirim(mux, "dinkes", M, alamat(id), c.isi, kunci...)
			if w.Code != max(c.mau, 200) {
				t.Errorf("%s %s (%s): %d, want %d: %s", M, alamat(id), op.ID, w.Code, max(c.mau, 200), w.Body)
			}
			sk.cocok(t, jalur, metode, w)
			if strings.HasPrefix(jalur, "/api/") {
				tersentuh[M+" "+polaRute(api, httptest.NewRequest(M, alamat(id), nil))] = true
			}
			if op.Jawaban["304"] != nil {
				x := kirim(mux, "dinkes", M, alamat(id), "", "If-None-Match", w.Header().Get("ETag"))
				if x.Code != 304 {
					t.Errorf("%s: no 304 but %d", op.ID, x.Code)
				}
				sk.cocok(t, jalur, metode, x)
			}
			if butuh(op.Parameters, "IdempotencyKey") {
				x := kirim(mux, "dinkes", M, alamat(id), c.isi, kunci...)
				a, b := urai[register.Meta](t, w), urai[register.Meta](t, x)
				b.Urutan = a.Urutan // numbered meanwhile
				if x.Code != w.Code || a != b || x.Header().Get("Idempotent-Replayed") != "true" {
					t.Errorf("%s again with its key: %d %s %v, first %d %s", op.ID, x.Code, x.Body, x.Header(), w.Code, w.Body)
				}
				sk.cocok(t, jalur, metode, x)
			}
			sambung := "?"
			if c.tanya != "" {
				sambung = "&"
			}
			for _, x := range []*httptest.ResponseRecorder{
				kirim(mux, "", M, alamat(id), c.isi, kepala...),
				kirim(mux, "lain", M, alamat(id), c.isi, kepala...),
				kirim(mux, "dinkes", M, alamat(idAsing), c.isi, kepala...),
				kirim(mux, "dinkes", M, alamat(id)+sambung+"ngawur=1", c.isi, kepala...),
				kirim(mux, "dinkes", M, alamat(id)+sambung+strings.Repeat("a", batasAlamat+1), c.isi, kepala...),
				kirim(mux, "dinkes", M, alamat(id), c.isi),
				kirim(mux, "dinkes", M, alamat(id), c.isi, append(slices.Clone(kepala), "If-Match", `"2"`)...), // after the change
				kirim(rusak, "dinkes", M, alamat(id), c.isi, kepala...),
				kirim(sibuk, "dinkes", M, alamat(id), c.isi, kepala...),
			} {
				sk.cocok(t, jalur, metode, x)
			}
			if c.isi != "" {
				for _, isi := range []string{"{", `{"ngawur":1}`, "[]", strings.Repeat(" ", batasIsiBaku+1)} {
					sk.cocok(t, jalur, metode, kirim(mux, "dinkes", M, alamat(id), isi, kepala...))
				}
				sk.cocok(t, jalur, metode, kirim(mux, "dinkes", M, alamat(id), c.isi, append(kepala, "Content-Type", "text/csv")...))
				sk.cocok(t, jalur, metode, kirim(mux, "dinkes", M, alamat(id), c.isi, append(kepala, "Sec-Fetch-Site", "cross-site")...))
				sk.cocok(t, jalur, metode, kirim(mux, "dinkes", M, alamat(id), c.isi, append(kepala, "If-Match", `"77"`)...))
			}
		}
	}
	if len(belum) > 0 {
		t.Errorf("examples of operations that are not in the document: %v", slices.Sorted(maps.Keys(belum)))
	}
	if diff := cmp.Diff(ruteProgram(t), slices.Sorted(maps.Keys(tersentuh))); diff != "" {
		t.Errorf("routes of the program and of the document (-program +document):\n%s", diff)
	}
}

func butuh(ps []map[string]any, nama string) bool {
	return slices.ContainsFunc(ps, func(p map[string]any) bool { return p["$ref"] == "#/components/parameters/"+nama })
}

func polaRute(h http.Handler, r *http.Request) string {
	_, pola := h.(*api).mux.Handler(r)
	return pola
}

// ruteProgram reads from the source which methods and patterns are mounted.
func ruteProgram(t *testing.T) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), "handler.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	ast.Inspect(f, func(n ast.Node) bool {
		c, ok := n.(*ast.CallExpr)
		if !ok || len(c.Args) != 2 {
			return true
		}
		if s, ok := c.Fun.(*ast.SelectorExpr); !ok || s.Sel.Name != "rute" {
			return true
		}
		var pola string
		ast.Inspect(c.Args[0], func(n ast.Node) bool {
			switch x := n.(type) {
			case *ast.Ident: // the constant akar
				pola += akar
			case *ast.BasicLit:
				s, err := strconv.Unquote(x.Value)
				if err != nil {
					t.Fatal(err)
				}
				pola += s
			}
			return true
		})
		for _, e := range c.Args[1].(*ast.CompositeLit).Elts {
			m, err := strconv.Unquote(e.(*ast.KeyValueExpr).Key.(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, m+" "+pola)
		}
		return true
	})
	if len(out) < 10 {
		t.Fatalf("found only %v", out)
	}
	slices.Sort(out)
	return out
}

// Every parameter of a list that the document names is understood, and every way
// to compare that the program knows is named.
func TestOpenAPISaringanDikenal(t *testing.T) {
	s := toko(t)
	h := tangan(t, s, opsiUji())
	d := bacaDok(t, buatDok(t, Opsi{}, s.Register()...))
	umum := d.Komponen["parameters"]
	for _, jalur := range []string{akar + "/warga", akar + "/warga/rekap", akar + "/izin"} {
		punya := map[string]bool{}
		for _, p := range d.Jalur[jalur]["get"].Parameters {
			if r, ya := p["$ref"].(string); ya {
				p = umum[strings.TrimPrefix(r, "#/components/parameters/")].(map[string]any)
			}
			nama := p["name"].(string)
			punya[nama] = true
			sk := p["schema"].(map[string]any)
			nilai := "2020"
			switch e, _ := sk["enum"].([]any); {
			case nama == "kursor":
				nilai = ""
			case nama == "kelompok":
				nilai = "tahun"
			case len(e) > 0:
				nilai = fmt.Sprint(e[len(e)-1])
			case nama == "batas":
				nilai = "7"
			}
			if w := kirim(h, "dinkes", "GET", jalur+"?"+nama+"="+nilai, ""); w.Code != 200 {
				t.Errorf("%s?%s=%s: %d %s", jalur, nama, nilai, w.Code, w.Body)
			}
			if sk["type"] == "integer" {
				if w := kirim(h, "dinkes", "GET", jalur+"?"+nama+"=x", ""); w.Code != 400 {
					t.Errorf("%s?%s=x: %d, though it is a number", jalur, nama, w.Code)
				}
			}
		}
		if jalur == akar+"/izin" {
			continue
		}
		for _, k := range []string{"nomor", "tahun"} {
			for _, akhiran := range []string{"", ".tidak", ".minimal", ".maksimal", ".lebih", ".kurang", ".diawali", ".dalam"} {
				w := kirim(h, "dinkes", "GET", jalur+"?"+k+akhiran+"=2020", "")
				if (w.Code == 200) != punya[k+akhiran] {
					t.Errorf("%s?%s%s: %d, in the document: %v", jalur, k, akhiran, w.Code, punya[k+akhiran])
				}
			}
		}
	}
}

// A column called like a parameter is filtered by its long form only.
func TestOpenAPIKolomBernamaParameter(t *testing.T) {
	d := defSandi()
	d.Kolom = append(d.Kolom, register.Kolom[sandi, string]{Nama: "isi", Baca: func(s *sandi) string { return s.Nama }})
	var nama []string
	for _, p := range bacaDok(t, buatDok(t, Opsi{}, d)).Jalur[akar+"/sandi"]["get"].Parameters {
		if n, ya := p["name"].(string); ya && strings.HasPrefix(n, "isi") {
			nama = append(nama, n)
		}
	}
	if !slices.Contains(nama, "isi.sama") || slices.Contains(nama, "isi") {
		t.Errorf("%v", nama)
	}
}
