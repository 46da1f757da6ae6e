package tabel

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBacaXLSXCells(t *testing.T) {
	isi := buatXLSX(t, map[string]string{
		"xl/sharedStrings.xml": `<sst><si><t xml:space="preserve"> Bangka </t></si><si><r><t>Sel</t></r><r><rPr><b/></rPr><t>atan</t></r><rPh sb="0"><t>x</t></rPh></si><si><t>a_x000D_b_x005F_x0041_ &amp; &#233;</t></si><si><t></t></si></sst>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\ mmmm\ yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="&quot;Hari &quot;0"/></numFmts>
			<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
			<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`,
	}, `<dimension ref="A1"/><sheetData>
		<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c><c r="E1" t="s"><v>3</v></c></row>
		<row r="3"><c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c><v>258.55500000000001</v></c><c r="C3"><v>1.9060101019E+15</v></c></row>
		<row><c r="A4" s="1"><v>45016</v></c><c s="2"><v>1</v></c><c s="2"><v>60</v></c><c s="2"><v>61</v></c><c s="4"><v>45016.75</v></c><c s="5"><v>0.3125</v></c><c s="3"><v>0.1</v></c><c s="6"><v>1.5</v></c><c s="7"><v>3</v></c></row>
		<row r="5"><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="str"><f>A1&amp;"x"</f><v>hasil</v></c><c><f>SUM(A1)</f><v>12</v></c><c><f>B1</f></c><c t="d"><v>2023-03-31</v></c><c t="str"><f>""</f><v></v></c><c s="3"/></row>
		<row r="9" hidden="1"><c r="C9"><v>bukan</v></c></row>
		</sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="rusak"/></mergeCells>`)
	b := bacaUji(t, isi)
	l := b.Lembar[0]
	type sel struct {
		Teks, Mentah string
		Jenis        Jenis
		Rumus        bool
		Format       string
	}
	got := map[string]sel{}
	for _, r := range l.Baris {
		for k, s := range r.Sel {
			if s.Jenis != Kosong || s.Rumus {
				got[NamaSel(r.Nomor, k)] = sel{s.Teks, s.Mentah, s.Jenis, s.Rumus, l.Format(s)}
			}
		}
	}
	want := map[string]sel{
		"A1": {" Bangka ", "", Teks, false, ""},
		"B1": {"Selatan", "", Teks, false, ""},
		"D1": {"a\rb_x0041_ & é", "", Teks, false, ""},
		"A3": {"inline", "", Teks, false, ""},
		"B3": {"258.55500000000001", "", Angka, false, ""},
		"C3": {"1.9060101019E+15", "", Angka, false, ""},
		"A4": {"2023-03-31", "45016", Tanggal, false, "mm-dd-yy"},
		"B4": {"1900-01-01", "1", Tanggal, false, `dd\ mmmm\ yyyy`},
		"C4": {"60", "", Angka, false, `dd\ mmmm\ yyyy`}, // 29 February 1900 never was
		"D4": {"1900-03-01", "61", Tanggal, false, `dd\ mmmm\ yyyy`},
		"E4": {"2023-03-31T18:00:00", "45016.75", Tanggal, false, "m/d/yy h:mm"},
		"F4": {"07:30:00", "0.3125", Tanggal, false, "h:mm"},
		"G4": {"0.1", "", Angka, false, "0.00%"},
		"H4": {"1.5", "", Angka, false, "[h]:mm"},
		"I4": {"3", "", Angka, false, `"Hari "0`},
		"A5": {"TRUE", "1", Bool, false, ""},
		"B5": {"#REF!", "", Galat, false, ""},
		"C5": {"hasil", "", Teks, true, ""},
		"D5": {"12", "", Angka, true, ""},
		"E5": {"", "", Kosong, true, ""},
		"F5": {"2023-03-31", "", Tanggal, false, ""},
		"G5": {"", "", Kosong, true, ""},
		"C9": {"bukan", "", Teks, false, ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Rentang{{1, 0, 1, 2}}, l.Gabungan); diff != "" {
		t.Errorf("merged (-want +got):\n%s", diff)
	}
	if len(b.Temuan) != 1 || b.Temuan[0].ID != "TABEL-RUMUS" {
		t.Errorf("Temuan = %+v, want TABEL-RUMUS", b.Temuan)
	}
}

func TestBacaXLSXStrictHiddenAnd1904(t *testing.T) {
	isi := buatXLSX(t, map[string]string{
		"xl/workbook.xml": `<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="r"><x:workbookPr date1904="true"/><x:sheets>
			<x:sheet name="Data &amp; Lain" sheetId="1" r:id="rId1"/><x:sheet name="_s" sheetId="2" state="veryHidden" r:id="rId2"/><x:sheet name="grafik" r:id="rId9"/></x:sheets></x:workbook>`,
		"xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c s="0"><x:v>0</x:v></x:c><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
		"xl/styles.xml":            `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`,
	}, "", `<sheetData><row><c t="inlineStr"><is><t>rahasia</t></is></c></row></sheetData>`)
	b := bacaUji(t, isi)
	if len(b.Lembar) != 2 || b.Lembar[0].Nama != "Data & Lain" || b.Lembar[0].Tersembunyi || !b.Lembar[1].Tersembunyi {
		t.Fatalf("sheets = %+v", b.Lembar)
	}
	if diff := cmp.Diff([]string{"1: 1904-01-01|1904-01-02"}, ringkasan(b.Lembar[0])); diff != "" {
		t.Errorf("dates (-want +got):\n%s", diff)
	}
	n := 0
	for range b.Tampak() {
		n++
	}
	if n != 1 {
		t.Errorf("Tampak gives %d sheets, want 1", n)
	}
}

func TestBacaXLSXUTF16Part(t *testing.T) {
	s := `<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>`
	u := "\xFF\xFE"
	for _, c := range []byte(s) {
		u += string([]byte{c, 0})
	}
	b := bacaUji(t, buatXLSX(t, map[string]string{"xl/worksheets/sheet1.xml": u}, ""))
	if diff := cmp.Diff([]string{"1: 7"}, ringkasan(b.Lembar[0])); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
}

func TestBacaXLSXRefuses(t *testing.T) {
	satu := `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>`
	sel := func(n int) string {
		return `<sheetData>` + strings.Repeat(`<row><c r="Z1"><v>1</v></c></row>`, n) + `</sheetData>`
	}
	bom := `<sheetData><row><c t="inlineStr"><is><t>` + strings.Repeat("a", 100_000) + `</t></is></c></row>` + strings.Repeat("<row></row>", 400_000) + `</sheetData>`
	utuh := buatXLSX(t, nil, satu)
	for _, c := range []struct {
		nama string
		isi  []byte
		kata string
		o    Opsi
	}{
		{"terpotong", utuh[:len(utuh)/2], "terpotong", Opsi{}},
		{"hanya PK", []byte("PK\x03\x04"), "terpotong", Opsi{}},
		{"lembar terputus", buatXLSX(t, nil, `<sheetData><row><c><v>1</v>`), "terpotong", Opsi{}},
		{"bom zip", buatXLSX(t, nil, bom), "bom zip", Opsi{}},
		{"terlalu mengembang", buatXLSX(t, nil, satu), "bom zip", Opsi{MaksUrai: 100}},
		{"bom entitas", buatXLSX(t, map[string]string{"xl/sharedStrings.xml": `<!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>`}, satu), "DOCTYPE", Opsi{}},
		{"terlalu banyak bagian", utuh, "bagian", Opsi{MaksEntri: 2}},
		{"terlalu banyak sel", buatXLSX(t, nil, sel(10)), "sel", Opsi{MaksSel: 100}},
		{"terlalu banyak baris", buatXLSX(t, nil, `<sheetData><row r="999999999"><c><v>1</v></c></row></sheetData>`), "baris", Opsi{}},
		{"terlalu banyak kolom", buatXLSX(t, nil, sel(1)), "kolom", Opsi{MaksKolom: 5}},
		{"sel panjang", buatXLSX(t, nil, `<sheetData><row><c t="inlineStr"><is><t>`+strings.Repeat("a", 101)+`</t></is></c></row></sheetData>`), "A1", Opsi{MaksPanjang: 100}},
		{"teks bersama tidak ada", buatXLSX(t, nil, `<sheetData><row><c r="B1" t="s"><v>5</v></c></row></sheetData>`), "B1", Opsi{}},
		{"kosong", buatXLSX(t, nil, `<sheetData/>`), "kosong", Opsi{}},
		{"docx", buatXLSX(t, map[string]string{"xl/workbook.xml": "", "word/document.xml": "x"}), ".docx", Opsi{}},
		{"ods", buatXLSX(t, map[string]string{"content.xml": "x", "mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), ".ods", Opsi{}},
		{"xlsb", buatXLSX(t, map[string]string{"_rels/.rels": `<R><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.bin"/></R>`}), ".xlsb", Opsi{}},
		{"zip lain", buatXLSX(t, map[string]string{"xl/workbook.xml": "", "foto.jpg": "x"}), "arsip ZIP", Opsi{}},
	} {
		t.Run(c.nama, func(t *testing.T) {
			_, err := Baca("x.xlsx", c.isi, c.o)
			harusTolak(t, err, c.kata)
		})
	}
}

func TestBacaNamesOtherFiles(t *testing.T) {
	ole := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)
	u := func(s string) string { return string(bytes.ReplaceAll([]byte(s), nil, []byte{0}))[1:] }
	for nama, c := range map[string]struct{ isi, kata string }{
		"xls lama":   {ole, "LibreOffice"},
		"kata sandi": {ole + u("EncryptedPackage"), "kata sandi"},
		"doc":        {ole + u("WordDocument"), "Word"},
		"pdf":        {"%PDF-1.7\n", "PDF"},
		"png":        {"\x89PNG\r\n", "gambar"},
		"jpeg":       {"\xFF\xD8\xFF\xE0", "gambar"},
		"rar":        {"Rar!\x1a", "arsip"},
		"rtf":        {"{\\rtf1 x}", "RTF"},
		"mht":        {"MIME-Version: 1.0\r\n", ".mht"},
		"json":       {"[{\"a\":1}]", "JSON"},
		"xml lain":   {"<?xml version=\"1.0\"?><data/>", "XML"},
		"frameset":   {"<html><frameset><frame src=a></frameset></html>", "bingkai"},
		"login":      {"<html><body><form>Masuk</form></body></html>", "halaman web tanpa tabel"},
	} {
		t.Run(nama, func(t *testing.T) {
			_, err := Baca("data.xlsx", []byte(c.isi), Opsi{})
			harusTolak(t, err, c.kata)
		})
	}
}

// FuzzXLSX feeds hostile parts into a well-formed package: every error is one
// of ours and nothing panics.
func FuzzXLSX(f *testing.F) {
	f.Add(`<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c><f>1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`, `<sst><si><t>a_x0041_</t></si></sst>`, `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`)
	f.Add(`<sheetData><row><c><v>1</v></c><c><c></c></row>`, `<si><si><t>`, `<numFmt numFmtId="1" formatCode="[h"/>`)
	f.Add(`<row><c t="inlineStr"><is><t><![CDATA[x]]></t><rPh></rPh></rPh><t>y`, `<!-- -->`, `<a b='>'/>`)
	f.Fuzz(func(t *testing.T, lembar, teks, gaya string) {
		isi := buatXLSX(t, map[string]string{"xl/sharedStrings.xml": teks, "xl/styles.xml": gaya}, lembar)
		b, err := Baca("x", isi, Opsi{MaksSel: 100_000})
		if err != nil {
			return
		}
		periksaBuku(t, b)
	})
}

// FuzzBaca feeds raw bytes to the detection and to whatever it chooses.
func FuzzBaca(f *testing.F) {
	f.Add(buatXLSX(f, nil, `<sheetData><row><c><v>1</v></c></row></sheetData>`))
	f.Add([]byte("<table><tr><td rowspan=3 colspan='2'>a<td>b</table>x"))
	f.Add([]byte(xmlContoh))
	f.Add([]byte("judul,,\n,,\nNo,Nama,Jumlah\n(1),(2),(3)\n1,A,5\nJumlah,,5\nSumber: X,,\n"))
	f.Fuzz(func(t *testing.T, isi []byte) {
		b, err := Baca("x", isi, Opsi{MaksSel: 100_000, MaksUrai: 1 << 22})
		if err != nil {
			return
		}
		periksaBuku(t, b)
	})
}

// periksaBuku holds what every Buku promises.
func periksaBuku(t *testing.T, b *Buku) {
	for _, l := range b.Lembar {
		lalu := 0
		for _, r := range l.Baris {
			if r.Nomor <= lalu {
				t.Fatalf("row %d after row %d", r.Nomor, lalu)
			}
			lalu = r.Nomor
			for _, s := range r.Sel {
				if strings.ToValidUTF8(s.Teks, "") != s.Teks {
					t.Fatalf("row %d: invalid UTF-8 %q", r.Nomor, s.Teks)
				}
				_ = l.Format(s)
			}
		}
		for _, x := range Temukan(l) {
			if x.KepalaAwal < 1 || x.KepalaAkhir < x.KepalaAwal || x.Awal > x.Akhir || x.Awal > 0 && x.Awal <= x.KepalaAkhir || len(x.Kolom) == 0 {
				t.Fatalf("table %+v", x)
			}
		}
	}
	Kenali(b)
}

// A zip that claims to be encrypted is refused by name.
func TestBacaXLSXEncryptedEntry(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.CreateRaw(&zip.FileHeader{Name: "xl/workbook.xml", Flags: 1}); err != nil {
		t.Fatal(err)
	}
	z.Close()
	_, err := Baca("x", b.Bytes(), Opsi{})
	harusTolak(t, err, "kata sandi")
}
