package kalender

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
)

const (
	formatNasional = "lumbung.kalender/1"
	formatDaerah   = "lumbung.kalender-daerah/1"

	batasUkuran = 1 << 20 // bytes of one file; the national one has about 40 KB
	batasTahun  = 100     // years in one file
	batasButir  = 5000    // entries in one list
)

// Load reads a national calendar file, so that a new decree needs no new
// release: take the text of [Kalender.Data], add the year or the amendment,
// load it. Any rule broken is an error of kind tidak_sah whose Findings name
// all of them; see [Check].
func Load(b []byte) (*Kalender, error) {
	d, fs := urai(b)
	if kominfo.AdaGalat(fs) {
		return nil, kominfo.TidakSahKarena("kalender.Load", fs)
	}
	return rakit(d, Setelan{}, cakupan{}), nil
}

// Check returns everything there is to say about a national calendar file,
// warnings included. Without a finding of severity galat, [Load] accepts it.
func Check(b []byte) []kominfo.Finding {
	_, fs := urai(b)
	return fs
}

// LoadDaerah reads a local file: holidays of a region, local working days.
func LoadDaerah(b []byte) (Daerah, error) {
	p := &pemeriksa{}
	a := p.amplop(b, formatDaerah)
	d := Daerah{Nama: a.Nama, Judul: a.Judul}
	d.Keputusan = uraiDaftar[Keputusan](p, "keputusan", a.Keputusan)
	d.Hari = uraiDaftar[Ketetapan](p, "hari", a.Hari)
	d.Tahunan = uraiDaftar[Tahunan](p, "tahunan", a.Tahunan)
	if len(a.Pekan)+len(a.Tahun)+len(a.Catatan) > 0 {
		p.galat("KAL-BERKAS-05", "", "Berkas daerah tidak memuat \"pekan\", \"tahun\" atau \"catatan\". Hapus daftar itu; pekan kerja diatur lewat Setelan.Pekan.")
	}
	if !p.berhenti {
		p.daerah("", d)
	}
	if kominfo.AdaGalat(p.fs) {
		return Daerah{}, kominfo.TidakSahKarena("kalender.LoadDaerah", p.fs)
	}
	return d, nil
}

func urai(b []byte) (*berkas, []kominfo.Finding) {
	p := &pemeriksa{}
	a := p.amplop(b, formatNasional)
	d := &berkas{Format: a.Format, Nama: a.Nama, Judul: a.Judul}
	d.Pekan = uraiDaftar[Pekan](p, "pekan", a.Pekan)
	d.Tahun = uraiDaftar[jumlah](p, "tahun", a.Tahun)
	d.Keputusan = uraiDaftar[Keputusan](p, "keputusan", a.Keputusan)
	d.Hari = uraiDaftar[Ketetapan](p, "hari", a.Hari)
	d.Catatan = uraiDaftar[Catatan](p, "catatan", a.Catatan)
	if len(a.Tahunan) > 0 {
		p.galat("KAL-BERKAS-05", "tahunan", "Daftar \"tahunan\" hanya untuk berkas daerah. Tulis hari libur nasional satu per satu dalam \"hari\".")
	}
	// Rules between lists would only repeat what an unreadable entry causes.
	if !p.berhenti {
		p.nasional(d)
	}
	return d, p.fs
}

// amplop is the outside of both files. The entries stay raw, so that one
// unreadable entry is one finding and not the end of reading.
type amplop struct {
	Format    string            `json:"format"`
	Nama      string            `json:"nama"`
	Judul     string            `json:"judul"`
	Pekan     []json.RawMessage `json:"pekan"`
	Tahun     []json.RawMessage `json:"tahun"`
	Keputusan []json.RawMessage `json:"keputusan"`
	Hari      []json.RawMessage `json:"hari"`
	Tahunan   []json.RawMessage `json:"tahunan"`
	Catatan   []json.RawMessage `json:"catatan"`
}

func (p *pemeriksa) amplop(b []byte, format string) (a amplop) {
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")) // Notepad writes a byte order mark
	switch {
	case len(b) > batasUkuran:
		p.galat("KAL-BERKAS-01", "", "Berkas kalender berukuran %s bita, paling besar %s. Pastikan berkasnya benar.", kominfo.FormatAngka(int64(len(b))), kominfo.FormatAngka(batasUkuran))
		p.berhenti = true
		return a
	case !utf8.Valid(b):
		p.galat("KAL-BERKAS-02", "", "Berkas kalender bukan teks UTF-8. Simpan ulang sebagai UTF-8.")
		p.berhenti = true
		return a
	}
	if err := ketat(b, &a); err != nil {
		p.galat("KAL-BERKAS-02", "", "Berkas kalender tidak terbaca sebagai JSON: %s", letak(b, err))
		p.berhenti = true
		return amplop{}
	}
	if a.Format != format {
		p.galat("KAL-BERKAS-03", "format", "Format berkas %q tidak dikenal. Isi \"format\" harus %q.", singkat(a.Format), format)
		p.berhenti = true
	}
	return a
}

func uraiDaftar[T any](p *pemeriksa, nama string, xs []json.RawMessage) []T {
	if len(xs) > batasButir {
		p.galat("KAL-BERKAS-01", nama, "Daftar %q memuat %s butir, paling banyak %s.", nama, kominfo.FormatAngka(int64(len(xs))), kominfo.FormatAngka(batasButir))
		p.berhenti = true
		return nil
	}
	out := make([]T, 0, len(xs))
	for i, x := range xs {
		var v T
		if err := ketat(x, &v); err != nil {
			p.galat("KAL-BERKAS-04", nama+"."+strconv.Itoa(i), "Butir ke-%d dalam daftar %q tidak terbaca: %s", i+1, nama, alasanJSON(err))
			p.berhenti = true
			continue
		}
		out = append(out, v)
	}
	return out
}

// ketat decodes one JSON value and refuses unknown fields and trailing text.
func ketat(b []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("ada teks sesudah akhir isi")
	}
	return nil
}

// alasanJSON puts the decoder's reason into Indonesian.
func alasanJSON(err error) string {
	var salah *json.UnmarshalTypeError
	var e *kominfo.Error
	medan, takDikenal := strings.CutPrefix(err.Error(), "json: unknown field ")
	switch {
	case errors.As(err, &e): // a date that does not exist: its own message says it all
		return e.Message
	case errors.As(err, &salah) && salah.Field != "":
		return fmt.Sprintf("isian %q tidak sesuai jenisnya.", singkat(salah.Field))
	case errors.As(err, &salah):
		return "jenis isinya tidak sesuai."
	case takDikenal:
		return "isian " + singkat(medan) + " tidak dikenal. Hapus atau betulkan namanya."
	}
	return singkat(err.Error()) + "."
}

// letak adds the line of a syntax error, which an editor can jump to.
func letak(b []byte, err error) string {
	var se *json.SyntaxError
	switch {
	case errors.As(err, &se) && se.Offset <= int64(len(b)):
		return "kesalahan penulisan di baris " + strconv.Itoa(1+bytes.Count(b[:se.Offset], []byte{'\n'})) + "."
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "isinya kosong atau terpotong."
	}
	return alasanJSON(err)
}
