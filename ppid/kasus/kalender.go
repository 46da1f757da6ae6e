package kasus

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/ppid"
)

// saklar reads the choices of the office.
func (p *pembaca) saklar() {
	pilih := func(k string, ke *string, kata ...[2]string) {
		s, ada := p.teks(k)
		if !ada {
			return
		}
		for _, x := range kata {
			if strings.Contains(strings.ToLower(s), x[0]) {
				*ke = x[1]
				return
			}
		}
		*ke = s // the law refuses it and names the choices
	}
	b := &p.kebijakan
	switch p.jenis {
	case ppid.TanggapanKeberatan, ppid.PengajuanSengketa:
		pilih("start_rule", &b.MulaiTanggapan, [2]string{"regist", "dicatat"}, [2]string{"perki", "dicatat"}, [2]string{"recei", "diterima"}, [2]string{"uu", "diterima"}, [2]string{"act", "diterima"})
	case ppid.RegistrasiSengketa, ppid.MulaiSengketa, ppid.SelesaiSengketa:
		pilih("start_rule", &b.MulaiSengketa, [2]string{"start", "dimulai"}, [2]string{"first", "dimulai"}, [2]string{"recei", "diterima"})
	default:
		pilih("start_rule", &b.MulaiJawaban, [2]string{"complet", "lengkap"}, [2]string{"perki", "lengkap"}, [2]string{"recei", "diterima"}, [2]string{"uu", "diterima"}, [2]string{"act", "diterima"})
	}
	if ya, ada := p.ya("received_on_nonworking_day"); ada {
		b.TerimaHariLibur = map[bool]string{true: "hari_kerja_berikutnya", false: "hari_itu"}[ya]
	} else {
		pilih("received_on_nonworking_day", &b.TerimaHariLibur, [2]string{"next", "hari_kerja_berikutnya"}, [2]string{"same", "hari_itu"}, [2]string{"stays", "hari_itu"})
	}
	pilih("unit", &b.SatuanKasasi, [2]string{"work", "hari_kerja"}, [2]string{"kerja", "hari_kerja"}, [2]string{"hari", "hari"}, [2]string{"day", "hari"})
}

// kalender reads what the case says about the calendar.
func (p *pembaca) kalender() {
	p.pada = p.dikenalPada()
	p.berubah = p.tanggal("calendar_changed")
	if v := p.nilai["calendar_years_loaded"]; v != nil {
		if json.Unmarshal(v, &p.tahun) != nil || len(p.tahun) > 100 {
			p.gagal(salah("Isian %q harus berupa daftar tahun, misalnya [2025, 2026].", bersih(p.nama["calendar_years_loaded"])))
		}
		slices.Sort(p.tahun)
	}
	if s, ada := p.teks("cuti_bersama_policy"); ada {
		s = strings.ToLower(s)
		libur := strings.HasPrefix(s, "non") || s == "libur" || s == "false" || strings.HasPrefix(s, "not")
		if strings.Contains(p.nama["cuti_bersama_policy"], "nonworking") {
			libur = !libur
		}
		if !libur && s != "true" && s != "false" && s != "working" && s != "masuk" && s != "kerja" {
			p.gagal(salah("Kebijakan cuti bersama %q tidak dikenal. Tulis working atau nonworking.", bersih(s)))
		}
		p.setelan.CutiBersamaKerja = !libur
	}
	if s, ada := p.teks("work_week"); ada {
		s = strings.ToLower(s)
		switch {
		case s == "true" || strings.HasPrefix(s, "6") || strings.Contains(s, "six") || strings.Contains(s, "enam") || strings.Contains(s, "sat") || strings.Contains(s, "sabtu"):
			p.setelan.Pekan = []kalender.Pekan{{Hari: 6, Sumber: kominfo.Sumber{Regulasi: "Perpres 21/2023", Bagian: "Pasal 7 dan 13", Status: kominfo.Sekunder}}}
		case s == "false" || strings.HasPrefix(s, "5") || strings.Contains(s, "five") || strings.Contains(s, "lima") || strings.Contains(s, "fri") || strings.Contains(s, "jumat"):
			p.setelan.Pekan = nil
		default:
			p.gagal(salah("Pekan kerja %q tidak dikenal. Tulis 5 atau 6.", bersih(s)))
		}
	}
	d := kalender.Daerah{Nama: "kasus", Judul: "hari yang disebut dalam kasus"}
	p.daerah(&d, "local_holidays", kalender.LiburDaerah)
	p.daerah(&d, "local_working_days", kalender.HariKerja)
	if len(d.Hari) > 0 {
		p.setelan.Daerah = append(slices.Clone(p.setelan.Daerah), d)
	}
}

// dikenalPada reads the day as at which the calendar is to be taken: a date, or
// a date in a phrase ("before_2025-08-07" is the day before). "latest" is all
// that is known.
func (p *pembaca) dikenalPada() kominfo.Tanggal {
	s, _ := p.teks("calendar_known")
	for i := 0; i+10 <= len(s); i++ {
		if t, err := kominfo.ParseTanggal(s[i : i+10]); err == nil {
			switch {
			case i == 0 && len(s) > 10:
				return p.tanggal("calendar_known") // a moment
			case strings.Contains(s, "before"), strings.Contains(s, "sebelum"):
				return t.Tambah(-1)
			}
			return t
		}
	}
	switch strings.ToLower(s) {
	case "latest", "current", "final", "terbaru":
		return kominfo.Tanggal{}
	}
	return p.tanggal("calendar_known")
}

// hariKasus is one local day as a case writes it.
type hariKasus struct {
	Date    string `json:"date"`
	Tanggal string `json:"tanggal"`
	Name    string `json:"name"`
	Nama    string `json:"nama"`
	Decree  string `json:"decree"`
	// The day on which it became known; else the one of calendar_changed; else it
	// was always known.
	KnownOn   string `json:"known_on"`
	AddedOn   string `json:"added_on"`
	DecreedOn string `json:"decreed_on"`
	SignedOn  string `json:"signed_on"`
}

// daerah reads days: ["2026-02-05"], [{"date", "name", "known_on"}], or an
// object with such a list in it.
func (p *pembaca) daerah(d *kalender.Daerah, k string, j kalender.Jenis) {
	v := p.nilai[k]
	if v == nil {
		return
	}
	if v[0] == '{' {
		var luar map[string]json.RawMessage
		_ = json.Unmarshal(v, &luar)
		for _, n := range [...]string{"holidays", "dates", "days", "hari"} {
			if x, ada := luar[n]; ada {
				v = x
				break
			}
		}
	}
	if v[0] == '"' || v[0] == '{' { // one day
		v = append(append([]byte{'['}, v...), ']')
	}
	var xs []json.RawMessage
	if json.Unmarshal(v, &xs) != nil || len(xs) > 400 {
		p.gagal(salah("Isian %q harus berupa daftar tanggal, paling banyak 400.", bersih(p.nama[k])))
		return
	}
	for i, x := range xs {
		var h hariKasus
		if json.Unmarshal(x, &h) != nil && json.Unmarshal(x, &h.Date) != nil {
			p.gagal(salah("Isian %q: butir ke-%d bukan tanggal.", bersih(p.nama[k]), i+1))
			return
		}
		t, err := ppid.BacaWaktu(h.Date+h.Tanggal, p.zona)
		if err != nil {
			p.gagal(err)
			return
		}
		if slices.ContainsFunc(d.Hari, func(a kalender.Ketetapan) bool { return a.Tanggal == t && a.Jenis == j }) {
			continue
		}
		kpt := kalender.Keputusan{ID: "K" + strconv.Itoa(len(d.Hari)+1), Nomor: isi(h.Decree, "disebut dalam kasus"), Status: kominfo.DariIngatan, Ditandatangani: p.berubah}
		if s := h.KnownOn + h.AddedOn + h.DecreedOn + h.SignedOn; s != "" {
			if kpt.Ditandatangani, err = ppid.BacaWaktu(s, p.zona); err != nil {
				p.gagal(err)
				return
			}
		}
		d.Keputusan = append(d.Keputusan, kpt)
		d.Hari = append(d.Hari, kalender.Ketetapan{Tanggal: t, Nama: isi(h.Name+h.Nama, "hari menurut kasus"), Jenis: j, Keputusan: kpt.ID})
	}
}

func isi(s, bawaan string) string {
	if s = strings.TrimSpace(s); s == "" {
		return bawaan
	}
	return s
}

// rakit makes the calendar of the case from that of the program.
func (f *fakta) rakit(k *kalender.Kalender, s kalender.Setelan) (*kalender.Kalender, error) {
	k, err := k.Dengan(s)
	if err == nil && len(f.tahun) > 0 {
		awal, akhir := f.tahun[0], f.tahun[len(f.tahun)-1]
		if akhir-awal >= len(f.tahun) {
			return nil, salah("Daftar tahun kalender harus berurutan tanpa lompatan.")
		}
		if k, err = k.Batasi(awal, akhir); err != nil {
			return nil, galat{KalenderTidakTersedia, err}
		}
	}
	if err == nil && !f.pada.Kosong() {
		k = k.Pada(f.pada)
	}
	return k, err
}
