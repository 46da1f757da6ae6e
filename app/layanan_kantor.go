//go:build !(js && wasm)

package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/kalenderkantor"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/ppid"
)

// setelanPPID is what an office decides of PPID, in the file ppid.json of the data
// folder. Everything may be left out.
type setelanPPID struct {
	Perangkat    string            `json:"perangkat"`     // code of the unit of PPID Utama; "": kominfo
	Kebijakan    ppid.Kebijakan    `json:"kebijakan"`     // where the sources answer differently
	PolaNomor    map[string]string `json:"pola_nomor"`    // of "permohonan" and "keberatan"; see [ppid.PolaNomor]
	RetensiBulan int               `json:"retensi_bulan"` // personal data after the last step, by the office's JRA; 0: 24
	Maklumat     string            `json:"maklumat"`      // promise of service on the public page
}

// retensi is how long personal data are kept.
func (s setelanPPID) retensi() ppid.AturanRetensi {
	a := ppid.RetensiBawaan()
	if s.RetensiBulan > 0 {
		a = a.Selama(s.RetensiBulan)
	}
	return a
}

// layananKantor reads what the data folder says of PPID and of the office's calendar. A
// setting that cannot be used stops the program: due dates must not be counted by
// another one in silence. A calendar file that cannot is told, and the others hold.
func (p *program) layananKantor(folder string) (s setelanPPID, l *ppid.Layanan, k *kalenderkantor.Kantor, err error) {
	nama := filepath.Join(folder, "ppid.json")
	if _, err := os.Stat(nama); !errors.Is(err, fs.ErrNotExist) {
		b, err := p.baca(nama, 1<<20)
		if err != nil {
			return s, nil, nil, err
		}
		d := json.NewDecoder(bytes.NewReader(b))
		d.DisallowUnknownFields()
		if err := d.Decode(&s); err != nil {
			return s, nil, nil, kominfo.E(kominfo.TidakSah, "lumbung.ppid", "Berkas %s tidak dapat dibaca sebagai JSON, atau memuat isian yang tidak dikenal. Isiannya: perangkat, kebijakan, pola_nomor, retensi_bulan, maklumat.", nama).Sebab(err)
		}
	}
	l = &ppid.Layanan{Perangkat: cmp.Or(s.Perangkat, buku.Kominfo), Kebijakan: s.Kebijakan, PolaNomor: s.PolaNomor}
	temuan := l.Periksa()
	if s.RetensiBulan < 0 || s.RetensiBulan > 360 {
		temuan = append(temuan, kominfo.Finding{ID: "PPID-SETELAN-04", Path: "retensi_bulan", Severity: kominfo.Galat, Message: "Masa simpan data pribadi antara 1 dan 360 bulan; kosongkan untuk usulan program, 24 bulan."})
	}
	if kominfo.AdaGalat(temuan) {
		return s, nil, nil, kominfo.TidakSahKarena("lumbung.ppid", temuan)
	}
	if k, err = p.kalenderData(folder); err != nil {
		return s, nil, nil, err
	}
	l.Kalender = k.Kalender
	return s, l, k, nil
}

// kalenderData gives the calendar of the office of a data folder; what is wrong with
// its files is told.
func (p *program) kalenderData(folder string) (*kalenderkantor.Kantor, error) {
	k, temuan, err := kalenderkantor.Buka(filepath.Join(folder, "kalender"))
	for _, f := range temuan {
		p.kabar(f.Message)
	}
	return k, err
}
