package dasbor

import (
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// panelEkspor offers the list, as it is filtered, as a file.
func (p *daftarUmum) panelEkspor() app.UI {
	akar, tanya := "/berkas/register/"+p.in.Nama, ""
	if v := p.t.tanya(false); len(v) > 0 {
		tanya = "?" + v.Encode()
	}
	apa := "Semua dokumen"
	if len(p.t.saring) > 0 {
		apa = "Dokumen yang tersaring"
	}
	if p.total >= 0 {
		apa += " (" + kominfo.FormatAngka(p.total) + ")"
	}
	isi := el.Isi(el.Kecil(apa+". Data pribadi tidak ikut diekspor. Berkas XLSX dapat diubah lalu diimpor lagi."),
		el.Deret(
			el.TautanUnduh(akar+".xlsx"+tanya, p.in.Nama+".xlsx", "XLSX"),
			el.TautanUnduh(akar+".csv"+tanya, p.in.Nama+".csv", "CSV"),
			el.TautanUnduh(akar+".jsonl"+tanya, p.in.Nama+".jsonl", "JSONL")))
	if p.baru() || len(tindakanImpor(p.in, p.saya)) > 0 {
		isi = append(isi, p.tautanTemplat())
	}
	return el.Rincian("Ekspor dan templat", isi...)
}

func (u *umum) tautanTemplat() app.UI { return u.tautanTemplatUntuk("") }

// tautanTemplatUntuk links to the template of a register without actions, or of
// the input of one action.
func (u *umum) tautanTemplatUntuk(tindakan string) app.UI {
	if t := tindakanImpor(u.in, u.saya); tindakan == "" && len(t) > 0 {
		tindakan = t[0].Nama
	}
	alamat := "/berkas/register/" + u.in.Nama + "/templat.xlsx"
	if tindakan != "" {
		alamat += "?" + url.Values{"tindakan": {tindakan}}.Encode()
	}
	return el.TautanUnduh(alamat, u.in.Nama+"-templat.xlsx", "Templat XLSX kosong")
}

// tindakanImpor are the actions by which rows of a file can become documents.
func tindakanImpor(in register.Info, a kominfo.Aktor) (out []register.InfoTindakan) {
	for _, t := range tindakanOrang(in, a) {
		if t.Mula && len(t.Isian) > 0 {
			out = append(out, t)
		}
	}
	return out
}
