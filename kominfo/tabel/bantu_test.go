package tabel

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
)

// buatXLSX packs an XLSX from the inside of its worksheets and other parts.
func buatXLSX(t testing.TB, bagian map[string]string, lembar ...string) []byte {
	t.Helper()
	const ns = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	isi := map[string]string{
		"_rels/.rels": `<Relationships><Relationship Id="rId1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	}
	wb, rel := `<workbook `+ns+` xmlns:r="r"><sheets>`, `<Relationships>`
	for i, l := range lembar {
		n := string(rune('1' + i))
		wb += `<sheet name="Lembar` + n + `" sheetId="` + n + `" r:id="rId` + n + `"/>`
		rel += `<Relationship Id="rId` + n + `" Type="http://x/worksheet" Target="worksheets/sheet` + n + `.xml"/>`
		isi["xl/worksheets/sheet"+n+".xml"] = `<?xml version="1.0"?><worksheet ` + ns + `>` + l + `</worksheet>`
	}
	isi["xl/workbook.xml"] = wb + `</sheets></workbook>`
	isi["xl/_rels/workbook.xml.rels"] = rel + `<Relationship Id="rS" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>` +
		`<Relationship Id="rG" Type="http://x/styles" Target="styles.xml"/></Relationships>`
	isi["xl/sharedStrings.xml"] = `<sst/>`
	isi["xl/styles.xml"] = `<styleSheet/>`
	for k, v := range bagian {
		isi[k] = v
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for k, v := range isi {
		if v == "" {
			continue
		}
		w, err := z.Create(k)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(v)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// baca reads and fails the test on an error.
func bacaUji(t testing.TB, isi []byte) *Buku {
	t.Helper()
	b, err := Baca("uji", isi, Opsi{})
	if err != nil {
		t.Fatalf("Baca: %v", err)
	}
	return b
}

// ringkasan writes a sheet as lines "3: a|b|c", for comparison.
func ringkasan(l Lembar) []string {
	var out []string
	for _, b := range l.Baris {
		s := make([]string, len(b.Sel))
		for i, c := range b.Sel {
			s[i] = c.Teks
		}
		out = append(out, NamaSel(b.Nomor, -1)+": "+strings.Join(s, "|"))
	}
	return out
}

// harusTolak checks that err is a refusal whose message contains kata.
func harusTolak(t testing.TB, err error, kata string) {
	t.Helper()
	if kominfo.KindOf(err) != kominfo.TidakSah {
		t.Fatalf("error = %v (kind %q), want kind tidak_sah", err, kominfo.KindOf(err))
	}
	if p := kominfo.PesanUntukOrang(err); !strings.Contains(p, kata) {
		t.Errorf("message %q lacks %q", p, kata)
	}
}
