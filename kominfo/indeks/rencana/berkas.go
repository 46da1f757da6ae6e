package rencana

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// BacaSyarat reads a cost file:
//
//	{"biaya":{"12":[1,1,2,5]},"larangan":{"12":3},"janji":{"13":4}}
//
// All three fields may be left out. Numbers are whole. Whether the indicators and
// levels exist is proven by [New]. Errors are of kind tidak_sah:
//
//	RCN-UKURAN-01  larger than indeks.MaksUkuran, or more entries than an instrument can have
//	RCN-JSON-01    no JSON, or cut off
//	RCN-JSON-02    another shape, an unknown field, a number that is not whole
//	RCN-JSON-03    a name twice in one object
func BacaSyarat(data []byte) (Syarat, error) {
	y, f := bacaSyarat(data)
	if f != nil {
		f.Severity, f.Message = kominfo.Galat, "Berkas biaya "+f.Message
		return Syarat{}, kominfo.TidakSahKarena("rencana.BacaSyarat", []kominfo.Finding{*f})
	}
	return y, nil
}

const contohBerkas = `{"biaya":{"12":[1,1,2,5]},"larangan":{"12":3},"janji":{"13":4}}`

func bacaSyarat(data []byte) (y Syarat, f *kominfo.Finding) {
	temuan := func(id, jalur, format string, args ...any) *kominfo.Finding {
		return &kominfo.Finding{ID: id, Path: jalur, Message: fmt.Sprintf(format, args...)}
	}
	if len(data) > indeks.MaksUkuran {
		return y, temuan("RCN-UKURAN-01", "", "terlalu besar: %s bita, paling banyak %s. Periksa apakah berkasnya benar.", kominfo.FormatAngka(int64(len(data))), kominfo.FormatAngka(indeks.MaksUkuran))
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !json.Valid(data) {
		return y, temuan("RCN-JSON-01", "", "bukan JSON yang utuh. Tulis %s dan periksa koma, tanda kutip dan kurungnya.", contohBerkas)
	}
	p := pembaca{d: json.NewDecoder(bytes.NewReader(data))}
	p.d.UseNumber()
	p.objek("", func(bidang string) {
		switch bidang {
		case "biaya":
			y.Biaya = map[string][]int64{}
			p.objek(bidang, func(nomor string) { y.Biaya[nomor] = p.larik("biaya." + potong(nomor)) })
		case "larangan", "janji":
			m := map[string]int64{}
			p.objek(bidang, func(nomor string) { m[nomor] = p.bulat(bidang+"."+potong(nomor), p.token()) })
			if bidang == "janji" {
				y.Janji = m
			} else {
				y.Larangan = m
			}
		default:
			p.tolak("RCN-JSON-02", potong(bidang), "memuat bidang %q yang tidak dikenal. Bidang yang ada: biaya, larangan, janji.", potong(bidang))
		}
	})
	if p.f != nil {
		return Syarat{}, p.f
	}
	return y, nil
}

// pembaca walks through JSON that is known to be valid. After the first finding it
// reads nothing more. encoding/json alone would take the last of two equal names
// in silence.
type pembaca struct {
	d *json.Decoder
	f *kominfo.Finding
}

func (p *pembaca) tolak(id, jalur, format string, args ...any) {
	if p.f == nil {
		p.f = &kominfo.Finding{ID: id, Path: jalur, Message: fmt.Sprintf(format, args...)}
	}
}

func (p *pembaca) token() json.Token {
	if p.f != nil {
		return nil
	}
	t, err := p.d.Token()
	if err != nil && !errors.Is(err, io.EOF) {
		p.tolak("RCN-JSON-01", "", "bukan JSON yang utuh. Tulis %s.", contohBerkas)
	}
	return t
}

func (p *pembaca) objek(jalur string, isi func(nama string)) {
	if p.token() != json.Delim('{') {
		p.tolak("RCN-JSON-02", jalur, "tidak berbentuk objek pada %q. Tulis %s.", jalur, contohBerkas)
		return
	}
	lihat := map[string]bool{}
	for p.f == nil && p.d.More() {
		nama, _ := p.token().(string)
		if lihat[nama] {
			p.tolak("RCN-JSON-03", jalur, "memuat nama %q dua kali dalam satu objek. Hapus salah satu.", potong(nama))
			return
		}
		if len(lihat) == 2*indeks.MaksIndikator {
			p.tolak("RCN-UKURAN-01", jalur, "memuat terlalu banyak indikator. Periksa apakah berkasnya benar.")
			return
		}
		lihat[nama] = true
		isi(nama)
	}
	p.token()
}

func (p *pembaca) larik(jalur string) []int64 {
	b := []int64{}
	if p.token() != json.Delim('[') {
		p.tolak("RCN-JSON-02", jalur, "tidak berisi daftar biaya pada %q. Tulis satu angka untuk tiap langkah, misalnya [1,1,2,5].", jalur)
		return nil
	}
	for p.f == nil && p.d.More() {
		if len(b) == MaksAnakTangga {
			p.tolak("RCN-UKURAN-01", jalur, "memuat terlalu banyak langkah pada %q. Tulis satu angka untuk tiap langkah.", jalur)
			return nil
		}
		b = append(b, p.bulat(jalur, p.token()))
	}
	p.token()
	return b
}

func (p *pembaca) bulat(jalur string, t json.Token) int64 {
	n, ok := t.(json.Number)
	v, err := strconv.ParseInt(string(n), 10, 64)
	if !ok || err != nil {
		p.tolak("RCN-JSON-02", jalur, "tidak berisi bilangan bulat pada %q. Tulis angka tanpa tanda kutip, koma atau titik.", jalur)
	}
	return v
}
