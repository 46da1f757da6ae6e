package kasus

import (
	"encoding/json"
	"strings"

	"github.com/lumbung-id/lumbung/ppid"
)

// perpanjangan reads the notices of extension, in whatever way a case tells of
// them: one, a first and a second, a list, or only that there was one before.
func (p *pembaca) perpanjangan() {
	m := &p.masukan
	sudah, _ := p.ya("already_extended")
	if v := p.nilai["already_extended"]; len(v) > 0 && v[0] >= '0' && v[0] <= '9' {
		n, _ := p.bulat("already_extended")
		sudah = n > 0
		if strings.Contains(p.nama["already_extended"], "number") { // this is extension number n
			sudah = n > 1
		}
	}
	diperpanjang, _ := p.ya("extended")
	if x, ada := p.ya("extension_notice_sent"); ada {
		diperpanjang = diperpanjang || x
	}
	if (sudah || diperpanjang) && !m.Diterima.Kosong() {
		m.Perpanjangan = append(m.Perpanjangan, ppid.Perpanjangan{Diberitahukan: m.Diterima, Beralasan: true})
	}
	for _, x := range [...][2]string{{"extension_notice_sent", "reason_written"}, {"second_extension_notice_sent", "second_reason_written"}} {
		v := p.nilai[x[0]]
		if len(v) > 0 && v[0] == '[' {
			p.daftarPerpanjangan(v)
			continue
		}
		if d := p.tanggal(x[0]); !d.Kosong() {
			m.Perpanjangan = append(m.Perpanjangan, ppid.Perpanjangan{Diberitahukan: d, Beralasan: p.beralasan(x[1])})
		}
	}
}

// beralasan: a reason is taken as given unless the case says otherwise.
func (p *pembaca) beralasan(k string) bool {
	if ya, ada := p.ya(k); ada {
		return ya
	}
	s, ada := p.teks(k)
	return !ada || s != ""
}

func (p *pembaca) daftarPerpanjangan(v []byte) {
	var xs []json.RawMessage
	if json.Unmarshal(v, &xs) != nil || len(xs) > 20 {
		p.gagal(salah("Daftar perpanjangan tidak terbaca, atau lebih dari 20 butir."))
		return
	}
	for _, x := range xs {
		q := pembaca{zona: p.zona, nilai: map[string]json.RawMessage{}, nama: map[string]string{}}
		q.jenis = ppid.PerpanjanganPermohonan
		var isi map[string]json.RawMessage
		if json.Unmarshal(x, &isi) != nil {
			isi = map[string]json.RawMessage{"extension_notice_sent": x}
		}
		if s, ada := isi["sent_at"]; ada {
			delete(isi, "sent_at")
			isi["extension_notice_sent"] = s
		}
		q.kumpul(isi, 1)
		d := q.tanggal("extension_notice_sent")
		if d.Kosong() {
			q.gagal(salah("Perpanjangan dalam daftar belum bertanggal."))
		}
		if q.err != nil {
			p.gagal(q.err)
			return
		}
		p.masukan.Perpanjangan = append(p.masukan.Perpanjangan, ppid.Perpanjangan{Diberitahukan: d, Beralasan: q.beralasan("reason_written")})
	}
}
