package kasus

import (
	"bytes"
	"encoding/json"
	"sort"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/ppid"
)

// fakta is what one case says: the facts, the choices, the calendar.
type fakta struct {
	jenis     ppid.Jenis
	masukan   ppid.Masukan
	kebijakan ppid.Kebijakan
	setelan   kalender.Setelan
	tahun     []int           // the only years that the calendar may know
	pada      kominfo.Tanggal // the calendar as known at the end of that day
	berubah   kominfo.Tanggal // the day on which it changed
	hari      kominfo.Tanggal // today
}

// pembaca reads the fields of one input. The first error stays.
type pembaca struct {
	fakta
	zona  kominfo.Zona
	nilai map[string]json.RawMessage // by the name of the fact
	nama  map[string]string          // as the file writes it, for messages
	err   error
}

func salah(format string, args ...any) error {
	return kominfo.E(kominfo.TidakSah, "kasus.Jawab", format, args...)
}

func baca(j ppid.Jenis, input map[string]json.RawMessage, s kalender.Setelan) (*fakta, error) {
	p := &pembaca{nilai: map[string]json.RawMessage{}, nama: map[string]string{}}
	p.jenis, p.setelan = j, s
	p.kumpul(input, 0)
	if p.err != nil {
		return nil, p.err
	}
	p.bacaZona()
	p.kalender()
	p.saklar()
	p.permohonan()
	p.sesudah()
	if p.err != nil {
		return nil, p.err
	}
	return &p.fakta, nil
}

// bacaZona reads WIB, WITA, WIT, or what programs write for them.
func (p *pembaca) bacaZona() {
	s, _ := p.teks("zone")
	switch s {
	case "Asia/Jakarta", "Asia/Pontianak", "+07:00":
		p.zona = kominfo.WIB
		return
	case "Asia/Makassar", "+08:00":
		p.zona = kominfo.WITA
		return
	case "Asia/Jayapura", "+09:00":
		p.zona = kominfo.WIT
		return
	}
	var err error
	if p.zona, err = kominfo.ParseZona(strings.ToUpper(s)); err != nil {
		p.gagal(err)
	}
}

// kumpul puts the fields under the names of the facts. An object of policies is
// read as if its fields stood beside the others.
func (p *pembaca) kumpul(input map[string]json.RawMessage, dalam int) {
	urut := make([]string, 0, len(input))
	for n := range input {
		urut = append(urut, n)
	}
	sort.Strings(urut)
	var asing []string
	for _, n := range urut {
		v := bytes.TrimSpace(input[n])
		k, ada := baku(n)
		if !ada {
			asing = append(asing, bersih(n))
			continue
		}
		k = menurutJenis(p.jenis, k)
		switch {
		case k == "policy" && len(v) > 0 && v[0] == '{' && dalam == 0:
			var lagi map[string]json.RawMessage
			if json.Unmarshal(v, &lagi) == nil {
				p.kumpul(lagi, 1)
			}
			continue
		case k == "policy" && strings.EqualFold(n, "calendar"): // "calendar": "2025-08-01"
			k = "calendar_known"
		case k == "policy":
			k = "note"
		}
		if string(v) == "null" {
			continue
		}
		if lama, dua := p.nama[k]; dua && k != "note" {
			p.gagal(salah("Isian %q dan %q menyebut hal yang sama. Hapus salah satu.", bersih(lama), bersih(n)))
			return
		}
		p.nilai[k], p.nama[k] = v, n
	}
	if len(asing) > 0 && p.err == nil {
		p.err = galat{IsianTidakDikenal, salah("Isian tidak dikenal: %s. Yang dikenal: %s.", strings.Join(asing[:min(len(asing), 10)], ", "), dikenal())}
	}
}

// bersih keeps a name from the file harmless on a terminal.
func bersih(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == '<' || r == '>' || r > '~' {
			return '·'
		}
		return r
	}, s)
	if len(s) > 60 {
		return s[:60] + "..."
	}
	return s
}

func (p *pembaca) gagal(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *pembaca) ada(k string) bool { return p.nilai[k] != nil }

func (p *pembaca) teks(k string) (string, bool) {
	v, ada := p.nilai[k]
	if !ada {
		return "", false
	}
	var s string
	if json.Unmarshal(v, &s) != nil {
		if v[0] == '"' || v[0] == '{' || v[0] == '[' {
			p.gagal(salah("Isian %q harus berupa teks.", bersih(p.nama[k])))
			return "", false
		}
		s = string(v) // a number or a boolean
	}
	return strings.TrimSpace(s), true
}

// ya reads a yes or no; ada is false when the field is not there or is no such
// thing (a date, say).
func (p *pembaca) ya(k string) (ya, ada bool) {
	v, ada := p.nilai[k]
	if !ada {
		return false, false
	}
	switch strings.ToLower(strings.Trim(string(v), `"`)) {
	case "true", "yes", "ya":
		return true, true
	case "false", "no", "tidak":
		return false, true
	}
	return false, false
}

// tanggal reads a date or a moment; an empty date when there is none.
func (p *pembaca) tanggal(k string) kominfo.Tanggal {
	if _, bool := p.ya(k); bool || !p.ada(k) {
		return kominfo.Tanggal{}
	}
	s, _ := p.teks(k)
	t, err := ppid.BacaWaktu(s, p.zona)
	if err != nil {
		p.gagal(salah("Isian %q: %s", bersih(p.nama[k]), kominfo.PesanUntukOrang(err)))
	}
	return t
}

func (p *pembaca) bulat(k string) (int, bool) {
	s, ada := p.teks(k)
	if !ada {
		return 0, false
	}
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' || n > 9999 {
			p.gagal(salah("Isian %q harus berupa bilangan bulat: %q.", bersih(p.nama[k]), bersih(s)))
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, s != ""
}

// permohonan reads the request and its answer.
func (p *pembaca) permohonan() {
	m := &p.masukan
	m.Diterima = p.tanggal("request_received")
	m.SuratTidakLengkap = p.tanggal("incomplete_letter_received")
	if m.SuratTidakLengkap.Kosong() {
		m.SuratTidakLengkap = p.tanggal("incomplete_letter_sent")
	}
	m.Dilengkapi = p.tanggal("completed")
	if m.Dilengkapi.Kosong() { // "complete": a date
		m.Dilengkapi = p.tanggal("complete_on_receipt")
	}
	m.DinyatakanLengkap = p.tanggal("declared_complete")
	if lengkap, ada := p.ya("complete_on_receipt"); ada {
		m.TidakLengkap = !lengkap
	}
	if kurang, ada := p.ya("incomplete"); ada && kurang {
		m.TidakLengkap = true
	} else if m.SuratTidakLengkap.Kosong() { // the day it was found incomplete
		m.SuratTidakLengkap = p.tanggal("incomplete")
	}
	if strings.HasPrefix(string(p.jenis), "permohonan.") {
		m.Dicatat = p.tanggal("registered")
		m.Dijawab = p.tanggal("answered")
	} else if p.jenis == ppid.PengajuanKeberatan {
		m.Dijawab = p.tanggal("answered")
	}
	m.Ditolak, _ = p.ya("refusal")
	if s, ada := p.teks("outcome"); ada {
		switch strings.ToLower(s) {
		case "ditolak", "refused", "refusal", "rejected":
			m.Ditolak = true
		}
	}
	p.perpanjangan()
}

// sesudah reads objection, dispute, court, and the dates of an office's year.
func (p *pembaca) sesudah() {
	m := &p.masukan
	m.Alasan = p.huruf()
	m.AlasanDitemukan = p.tanggal("ground_found")
	m.JawabanLewat = p.tanggal("request_due")
	m.KeberatanDiajukan = p.tanggal("objection_received")
	m.TanggapanDiterima = p.tanggal("answer_received")
	if !strings.HasPrefix(string(p.jenis), "permohonan.") {
		m.KeberatanDicatat = p.tanggal("registered")
	}
	if p.jenis == ppid.TanggapanKeberatan || p.jenis == ppid.PengajuanSengketa {
		m.Ditanggapi = p.tanggal("answered")
	}
	if p.jenis == ppid.PengajuanSengketa {
		m.TanggapanDiterima = atau(m.TanggapanDiterima, m.Ditanggapi)
	}
	m.TanggapanLewat = p.tanggal("answer_due")
	if diam, ada := p.ya("atasan_silent"); ada && diam && !m.TanggapanDiterima.Kosong() {
		p.gagal(salah("Kasus menyebut Atasan PPID diam, tetapi juga menyebut tanggal tanggapannya. Hapus salah satu."))
	}
	m.SengketaDiajukan = p.tanggal("application_received")
	m.SengketaDimulai = p.tanggal("process_started")
	m.SidangPertama = p.tanggal("first_hearing")
	m.MediasiPertama = p.tanggal("first_meeting")
	if p.jenis == ppid.SelesaiMediasi {
		m.MediasiDiperpanjang, _ = p.ya("extended")
	}
	m.PutusanMediasi, _ = p.ya("mediated")
	if s, ada := p.teks("ruling_kind"); ada {
		s = strings.ToLower(s)
		m.PutusanMediasi = strings.Contains(s, "medias") || strings.Contains(s, "mediat")
	}
	m.PutusanDiterima = p.tanggal("ruling_received")
	m.GugatanDiajukan = p.tanggal("suit_filed")
	m.TahunAnggaran, _ = p.bulat("fiscal_year")
	m.Sebelumnya = p.tanggal("previous_update")
	m.PengecualianBerakhir = p.tanggal("exemption_ends")
	m.PengecualianDitetapkan = p.tanggal("exemption_decided")
	p.hari = p.tanggal("today")
}

// huruf reads "a", "c,g" or ["c", "g"].
func (p *pembaca) huruf() string {
	v := p.nilai["ground"]
	if len(v) > 0 && v[0] == '[' {
		var xs []string
		if json.Unmarshal(v, &xs) != nil {
			p.gagal(salah("Isian %q harus berupa huruf a sampai g.", bersih(p.nama["ground"])))
		}
		return strings.ToLower(strings.Join(xs, ""))
	}
	s, _ := p.teks("ground")
	return strings.ToLower(strings.NewReplacer(",", "", " ", "", ";", "", ".", "").Replace(s))
}

func atau(a, b kominfo.Tanggal) kominfo.Tanggal {
	if a.Kosong() {
		return b
	}
	return a
}
