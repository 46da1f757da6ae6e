package indeks

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Limits on files from outside. The largest published instrument is under
// 120 KB with 47 indicators.
const (
	MaksUkuran    = 1 << 20 // bytes of an instrument or answer file
	MaksIndikator = 2000    // indicators of an instrument
)

// Load reads an instrument file and proves it. An error is a *kominfo.Error of
// kind tidak_sah with all findings of severity galat; an instrument that it
// returns can score. The IDs of the findings are listed at [Instrumen.Check].
func Load(data []byte) (*Instrumen, error) {
	const op = "indeks.Load"
	var in Instrumen
	if f := bacaJSON(data, &in, "Berkas instrumen"); f != nil {
		return nil, kominfo.TidakSahKarena(op, []kominfo.Finding{*f})
	}
	fs := in.Check()
	if kominfo.AdaGalat(fs) {
		return nil, kominfo.TidakSahKarena(op, fs)
	}
	n, f := susun(&in)
	if f != nil {
		return nil, kominfo.TidakSahKarena(op, []kominfo.Finding{*f})
	}
	in.inti = n
	return &in, nil
}

// LoadTerbukti reads a file that [Load] accepted before: one that is part of the
// program, and that a test of the program proves with Load. It skips the proof,
// which a browser need not carry nor spend time on. Any other file needs Load.
func LoadTerbukti(data []byte) (*Instrumen, error) {
	const op = "indeks.LoadTerbukti"
	var in Instrumen
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, kominfo.E(kominfo.Rusak, op, "Berkas instrumen bawaan tidak dapat dibaca. Pasang ulang program.").Sebab(err)
	}
	n, f := susun(&in)
	if f != nil {
		return nil, kominfo.TidakSahKarena(op, []kominfo.Finding{*f})
	}
	in.inti = n
	return &in, nil
}

// bacaJSON decodes strictly: one value, no unknown field, no name twice in one
// object (encoding/json would silently keep the last).
func bacaJSON(data []byte, v any, apa string) *kominfo.Finding {
	galat := func(id, format string, args ...any) *kominfo.Finding {
		return &kominfo.Finding{ID: id, Severity: kominfo.Galat, Message: apa + " " + fmt.Sprintf(format, args...)}
	}
	if len(data) > MaksUkuran {
		return galat("IDX-UKURAN-01", "terlalu besar: %s bita, paling banyak %s. Periksa apakah berkasnya benar.",
			kominfo.FormatAngka(int64(len(data))), kominfo.FormatAngka(MaksUkuran))
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if len(bytes.TrimSpace(data)) == 0 {
		return galat("IDX-JSON-01", "kosong. Isi dengan JSON.")
	}
	if nama, pos, err := namaGanda(data); err != nil {
		b, k := barisKolom(data, pos)
		if err.Error() == "unexpected end of JSON input" {
			return galat("IDX-JSON-01", "terputus di baris %d kolom %d sebelum JSON-nya selesai. Periksa apakah berkas terpotong saat disalin.", b, k)
		}
		return galat("IDX-JSON-01", "bukan JSON yang sah di baris %d kolom %d. Periksa koma, tanda kutip dan kurung di sekitarnya.", b, k)
	} else if nama != "" {
		b, k := barisKolom(data, pos)
		return galat("IDX-JSON-03", "memuat nama %q dua kali dalam satu objek (baris %d kolom %d). Hapus salah satu.", potong(nama), b, k)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	d.UseNumber()
	if err := d.Decode(v); err != nil {
		if te, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			b, _ := barisKolom(data, te.Offset)
			return galat("IDX-JSON-02", "berisi jenis nilai yang salah pada bidang %q (baris %d). Bobot dan batas ditulis dalam tanda kutip (\"2.50\"), tahun dan tingkat tanpa tanda kutip.", potong(te.Field), b)
		}
		if e, ok := errors.AsType[*kominfo.Error](err); ok {
			return galat("IDX-JSON-02", "berisi nilai yang salah: %s", e.Message)
		}
		if nama, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
			b, _ := barisKolom(data, int64(bytes.Index(data, []byte(nama))))
			return galat("IDX-JSON-02", "memuat bidang %s yang tidak dikenal (baris %d). Periksa ejaannya dengan instrumen.schema.json.", potong(nama), b)
		}
		return galat("IDX-JSON-02", "tidak sesuai bentuknya. Bandingkan dengan instrumen.schema.json.")
	}
	return nil
}

// namaGanda proves the syntax and gives the first name that an object has twice
// (upper and lower case count as the same, as they do for encoding/json), or the
// first syntax error, with its place. It scans the bytes itself: json.Decoder's
// tokens take twice as long as decoding the whole file.
func namaGanda(data []byte) (nama string, pos int64, err error) {
	var utuh json.RawMessage
	if err := json.Unmarshal(data, &utuh); err != nil {
		if se, ok := errors.AsType[*json.SyntaxError](err); ok {
			return "", se.Offset, err
		}
		return "", 0, err
	}
	// From here the text is valid JSON, so every string is a name exactly when it
	// follows { or a comma in an object.
	var susunan []map[string]bool // names of each open object; nil for an array
	harapNama := false
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '{':
			susunan, harapNama = append(susunan, map[string]bool{}), true
		case '[':
			susunan, harapNama = append(susunan, nil), false
		case '}', ']':
			susunan, harapNama = susunan[:len(susunan)-1], false
		case ',':
			harapNama = susunan[len(susunan)-1] != nil
		case '"':
			awal := i
			for i++; data[i] != '"'; i++ {
				if data[i] == '\\' {
					i++
				}
			}
			if !harapNama {
				continue
			}
			harapNama = false
			var s string
			_ = json.Unmarshal(data[awal:i+1], &s) // valid, as proven above
			ada := susunan[len(susunan)-1]
			if k := strings.ToLower(s); ada[k] {
				return s, int64(i), nil
			} else {
				ada[k] = true
			}
		}
	}
	return "", 0, nil
}

func barisKolom(data []byte, pos int64) (baris, kolom int) {
	data = data[:min(max(pos, 0), int64(len(data)))]
	return bytes.Count(data, []byte{'\n'}) + 1, len(data) - bytes.LastIndexByte(data, '\n')
}
