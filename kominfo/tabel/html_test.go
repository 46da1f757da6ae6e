package tabel

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBacaHTML(t *testing.T) {
	isi := `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><title>Rekap</title><style>td{a:b}</style></head><body>
<h3>REKAP PENDUDUK<br>TAHUN 2023</h3>
<!-- <td>bukan</td> -->
<table border=1><thead><tr><th rowspan="2">No<th rowspan=2>Kecamatan</th><th colspan="2">Penduduk &amp; Jiwa</th></tr>
<tr><th>Laki-laki</th><th>Perempuan</th></tr></thead>
<tr><td>1</td><td>  Air
   Gegas&nbsp;</td><td>1.234</td><td x:num="5"> 5 &lt; 6 </td></tr>
<tr><td>2<td>&nbsp;<td>a<br/>b<td><a href="x>y">tautan</a>
</table><p>Sumber: Dinas Dukcapil</p><script>if (a<b) document.write("<td>")</script></body></html>`
	b := bacaUji(t, []byte(isi))
	if b.Format != HTML || len(b.Lembar) != 1 {
		t.Fatalf("format %q, %d sheets", b.Format, len(b.Lembar))
	}
	want := []string{"1: REKAP PENDUDUK", "2: TAHUN 2023", "3: No|Kecamatan|Penduduk & Jiwa", "4: ||Laki-laki|Perempuan",
		"5: 1|Air Gegas\u00A0|1.234|5 < 6", "6: 2||a\nb|tautan", "8: Sumber: Dinas Dukcapil"}
	if diff := cmp.Diff(want, ringkasan(b.Lembar[0])); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	ts := Temukan(b.Lembar[0])
	if len(ts) != 1 {
		t.Fatalf("%d tables, want 1", len(ts))
	}
	var nama []string
	for _, k := range ts[0].Kolom {
		nama = append(nama, k.Nama)
	}
	if diff := cmp.Diff([]string{"No", "Kecamatan", "Penduduk & Jiwa / Laki-laki", "Penduduk & Jiwa / Perempuan"}, nama); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	if ts[0].Sumber != "Dinas Dukcapil" || ts[0].Awal != 5 || ts[0].Akhir != 6 {
		t.Errorf("table = %+v", ts[0])
	}
}

func TestBacaHTMLSeveralTables(t *testing.T) {
	b := bacaUji(t, []byte(`<table><tr><td><table><tr><td>dalam</table></td></tr></table><div>Judul</div><TABLE><TD>x</TD></TABLE>`))
	var got [][]string
	for _, l := range b.Lembar {
		got = append(got, append([]string{l.Nama}, ringkasan(l)...))
	}
	want := [][]string{{"Tabel 1"}, {"Tabel 2", "1: dalam"}, {"Tabel 3", "1: Judul", "2: x"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
}

func TestBacaHTMLHostile(t *testing.T) {
	for nama, c := range map[string]struct {
		isi, kata string
		o         Opsi
	}{
		"tabel bersarang":  {strings.Repeat("<table><tr><td>", 1000) + "x", "tabel", Opsi{}},
		"colspan raksasa":  {"<table><tr>" + strings.Repeat("<td colspan=999999999>a", 20) + "</table>", "kolom", Opsi{}},
		"sel panjang":      {"<table><tr><td>" + strings.Repeat("x", 200), "A1", Opsi{MaksPanjang: 100}},
		"terlalu banyak":   {"<table>" + strings.Repeat("<tr><td>a", 100), "sel", Opsi{MaksSel: 50}},
		"tabel kosong":     {"<table><tr><td>&nbsp;</table>", "kosong", Opsi{}},
		"banyak tabel":     {strings.Repeat("<table></table>", 20), "tabel", Opsi{MaksLembar: 5}},
		"xml 2003 putus":   {xmlContoh[:len(xmlContoh)-60], "terpotong", Opsi{}},
		"xml 2003 doctype": {strings.Replace(xmlContoh, "<Workbook", "<!DOCTYPE a [<!ENTITY b 'c'>]><Workbook", 1), "DOCTYPE", Opsi{}},
	} {
		t.Run(nama, func(t *testing.T) {
			_, err := Baca("x.xls", []byte(c.isi), c.o)
			harusTolak(t, err, c.kata)
		})
	}
}

// A quote that is never closed costs one tag, not the page.
func TestBacaHTMLOpenQuote(t *testing.T) {
	b := bacaUji(t, []byte("<table><tr><td class=\"a>x</td><td>y</td></tr></table>"))
	if diff := cmp.Diff([]string{"1: x|y"}, ringkasan(b.Lembar[0])); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
}

const xmlContoh = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Data"><Table>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Judul &amp; isi</Data></Cell><Cell><Data ss:Type="String">C</Data></Cell></Row>
<Row ss:Index="4"><Cell ss:Index="2" ss:Formula="=1+1"><Data ss:Type="Number">2.50</Data></Cell><Cell><Data ss:Type="DateTime">2023-03-31T00:00:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="S"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>`

func TestBacaXML2003(t *testing.T) {
	b := bacaUji(t, []byte(xmlContoh))
	if b.Format != XML2003 || len(b.Lembar) != 2 || !b.Lembar[1].Tersembunyi || b.Lembar[0].Tersembunyi {
		t.Fatalf("buku = %+v", b)
	}
	if diff := cmp.Diff([]string{"1: Judul & isi||C", "4: |2.50|2023-03-31|TRUE"}, ringkasan(b.Lembar[0])); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	if s := b.Lembar[0].Baris[1].Di(1); s.Jenis != Angka || !s.Rumus {
		t.Errorf("B4 = %+v, want a number from a formula", s)
	}
	if diff := cmp.Diff([]Rentang{{1, 0, 1, 1}}, b.Lembar[0].Gabungan); diff != "" {
		t.Errorf("merged (-want +got):\n%s", diff)
	}
}

func FuzzHTML(f *testing.F) {
	f.Add("<tr><td rowspan=2>a<td colspan=3>b<tr><td>c</table>d")
	f.Add("<td><table><td>x</table><script>a<b</script>&nbsp;&eacute;&#0;")
	f.Add("<caption>a</caption><tr><!-- x --><td class='a>b'>\xE9<br>c")
	f.Add("<td rowspan=1000000>0<tr><td>A") // a line at the end, no row after it
	f.Fuzz(func(t *testing.T, s string) {
		b, err := Baca("x", []byte("<table>"+s), Opsi{MaksSel: 100_000})
		if err == nil {
			periksaBuku(t, b)
		}
	})
}

// FuzzPemindai holds the XML scanner against encoding/xml: a document that this
// reads to the end gives the same elements, attributes and text here.
func FuzzPemindai(f *testing.F) {
	for _, s := range []string{`<a b="1" c:d='x>y'>t&amp;u<e/><![CDATA[<z>]]>&#x41;</a>`, `<?xml version="1.0"?><!-- c --><p:a xmlns:p="q"> <b  r = "2"/></p:a>`, `<a>&lt;&gt;&quot;&apos;</a>`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got strings.Builder
		p := newPemindai(strings.NewReader(s), 1<<20)
		var galat error
		for {
			k, err := p.lanjut()
			if err != nil || k == simpulHabis {
				galat = err
				break
			}
			switch k {
			case simpulBuka:
				got.WriteString("<" + string(p.nama()) + " " + p.atrTeks("r") + ">")
			case simpulAkhir:
				got.WriteString("</" + string(p.nama()) + ">")
			case simpulTeks:
				got.Write(p.isi)
			}
		}
		d := xml.NewDecoder(strings.NewReader(s))
		var want strings.Builder
		for {
			k, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				return
			}
			switch k := k.(type) {
			case xml.StartElement:
				r := ""
				for _, a := range k.Attr {
					if a.Name.Local == "r" {
						r = a.Value
						break
					}
				}
				want.WriteString("<" + k.Name.Local + " " + r + ">")
			case xml.EndElement:
				want.WriteString("</" + k.Name.Local + ">")
			case xml.CharData:
				want.Write(k)
			case xml.Directive:
				return
			}
		}
		if strings.ContainsAny(s, "\r") || strings.Count(s, ":") != strings.Count(s, "c:d")+strings.Count(s, "p:") {
			return // line ends are kept as they are; prefixes are cut more simply
		}
		if galat != nil {
			t.Fatalf("refused what encoding/xml reads: %v", galat)
		}
		if diff := cmp.Diff(want.String(), got.String()); diff != "" {
			t.Errorf("%q (-encoding/xml +ours):\n%s", s, diff)
		}
	})
}
