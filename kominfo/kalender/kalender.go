package kalender

import (
	_ "embed"
	"encoding/json"
	"slices"
	"sync"

	"github.com/lumbung-id/lumbung/kominfo"
)

//go:embed nasional.json
var berkasNasional []byte

// muatNasional reads the embedded file once; a *Kalender never changes, so one
// value serves every caller.
var muatNasional = sync.OnceValue(func() *Kalender {
	// Proven by a test, so a browser need not carry the proof.
	var d berkas
	if err := json.Unmarshal(berkasNasional, &d); err != nil {
		panic("kalender: berkas nasional bawaan rusak: " + err.Error())
	}
	return rakit(&d, Setelan{}, cakupan{})
})

// Kalender says which days are working days, by decree. It never changes after
// it is made and may be used by any number of goroutines. The zero value knows
// no year and refuses every question.
type Kalender struct {
	berkas  *berkas
	setelan Setelan
	cakupan cakupan

	versi      string
	aturan     string
	awal       int // first year that can be counted
	akhir      int // last year; 0 when there is none
	mulai      kominfo.Tanggal
	sebelum    []int32         // working days before day i; one entry more than days
	kerja      []int32         // the working days, as day numbers
	lewat      []Lewat         // the other days, in order, with their reasons
	khusus     map[int32]Lewat // working days that need a reason
	catatan    []Catatan
	pekan      []Pekan
	libur      []berlaku
	keputusan  []Keputusan
	pencabutan []Ketetapan
}

// cakupan narrows what a calendar may know: decrees signed by pada, when ada;
// years from awal to akhir, when not zero.
type cakupan struct {
	ada         bool
	pada        kominfo.Tanggal
	awal, akhir int
}

// Nasional gives the national calendar that this release carries: every
// decree for 2019 to 2027, in its final state, five working days a week.
func Nasional() *Kalender { return muatNasional() }

// Pada gives the calendar as it stood at the end of day t: decrees signed by
// then, with the dates that later decrees took back still in force. A year
// whose SKB was not yet signed cannot be counted. An empty t knows nothing.
//
// What a calendar has forgotten stays forgotten: Pada of an earlier Pada takes
// the earlier day of the two.
func (k *Kalender) Pada(t kominfo.Tanggal) *Kalender {
	c := k.cakupan
	if !c.ada || t.Sebelum(c.pada) {
		c.ada, c.pada = true, t
	}
	return rakit(k.berkas, k.setelan, c)
}

// Batasi gives the calendar with only the years awal to akhir, as if no other
// year had been loaded.
func (k *Kalender) Batasi(awal, akhir int) (*Kalender, error) {
	if akhir < awal || awal < k.awal || akhir > k.akhir || k.akhir == 0 {
		return nil, kominfo.E(kominfo.TidakSah, "kalender.Batasi", "Kalender tidak dapat dibatasi pada tahun %d sampai %d. %s", awal, akhir, k.memuat())
	}
	c := k.cakupan
	c.awal, c.akhir = awal, akhir
	return rakit(k.berkas, k.setelan, c), nil
}

// Dengan gives the calendar of an office: k's decrees with the office's own
// choices, which replace those k was made with. Rules that s breaks come back
// as findings in an error of kind tidak_sah.
func (k *Kalender) Dengan(s Setelan) (*Kalender, error) {
	p := &pemeriksa{}
	nama := map[string]bool{}
	for i, d := range s.Daerah {
		awal := butir("", "daerah", i) + "."
		p.daerah(awal, d)
		if nama[d.Nama] {
			p.galat("KAL-NAMA-03", awal+"nama", "Kalender daerah %q dipakai dua kali. Hapus salah satu.", singkat(d.Nama))
		}
		nama[d.Nama] = true
	}
	if len(s.Pekan) > 0 {
		p.pekan("", s.Pekan)
	}
	p.bertentangan(s.Daerah, k.awal, k.akhir)
	if kominfo.AdaGalat(p.fs) {
		return nil, kominfo.TidakSahKarena("kalender.Dengan", p.fs)
	}
	return rakit(k.berkas, s.salin(), k.cakupan), nil
}

// salin keeps the calendar apart from slices that the caller may change later.
func (s Setelan) salin() Setelan {
	s.Pekan = slices.Clone(s.Pekan)
	s.Daerah = slices.Clone(s.Daerah)
	for i, d := range s.Daerah {
		d.Keputusan, d.Hari, d.Tahunan = slices.Clone(d.Keputusan), slices.Clone(d.Hari), slices.Clone(d.Tahunan)
		s.Daerah[i] = d
	}
	return s
}

// Versi names exactly what the calendar knows, for example
// "nasional-2026-09-15.ab12cd34": name, signing date of the latest decree, and
// a digest of years, dates, names and decrees. What an office adds follows:
// "+papua.1f00aa2b+6hari". Equal versions give equal dates; store it with
// every deadline.
func (k *Kalender) Versi() string { return k.versi }

// Aturan says in one Indonesian sentence what counts as a working day here.
func (k *Kalender) Aturan() string { return k.aturan }

// Rentang gives the first and the last year that can be counted; zeros when
// there is none.
func (k *Kalender) Rentang() (awal, akhir int) { return k.awal, k.akhir }

// Keputusan gives the decrees in force, national ones first, each kind by
// signing date.
func (k *Kalender) Keputusan() []Keputusan { return slices.Clone(k.keputusan) }

// Data gives the national file of the calendar as JSON that [Load] reads back:
// the whole file, whatever Pada, Batasi and Dengan left out of sight.
func (k *Kalender) Data() []byte {
	if k.berkas == nil {
		return nil
	}
	b, err := json.MarshalIndent(k.berkas, "", " ")
	if err != nil {
		panic("kalender: " + err.Error()) // only strings, numbers and dates
	}
	return append(b, '\n')
}
