package el

import (
	"errors"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Sumber shows the authority for a rule, weight or date: the citation, as a link
// when the text has an address, and a mark in words when it was not read in the
// source itself.
func Sumber(s kominfo.Sumber) app.UI {
	teks := s.Regulasi
	if s.Bagian != "" {
		teks += ", " + s.Bagian
	}
	var isi any = teks
	if luar(bersihAlamat(s.Tautan)) {
		isi = Tautan(s.Tautan, teks)
	}
	var catatan any
	if s.Catatan != "" {
		catatan = buat("span", at{"class": "sumber-catatan"}, " ", s.Catatan)
	}
	return buat("span", at{"class": "sumber"}, isi, TandaSumber(s.Status), catatan)
}

// TandaSumber is the mark of a status other than terverifikasi; nil for that.
func TandaSumber(s kominfo.StatusSumber) app.UI {
	if s == kominfo.Terverifikasi {
		return nil
	}
	nada := Peringatan
	if s == kominfo.Sekunder {
		nada = Info
	}
	return buat("span", nil, " ", Lencana(nada, s.Label()))
}

func temuan(err error) []kominfo.Finding {
	if e, ok := errors.AsType[*kominfo.Error](err); ok {
		return e.Findings
	}
	return nil
}
