package dasbor

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

func ruteSimulasi() []rute {
	return []rute{
		{"/penilaian/" + bagianID + "/simulasi", "/penilaian", func(d *Dasbor, b []string) halaman { return simulasiBaru(d, b[1]) }},
		{"/penilaian/" + bagianID + "/banding", "/penilaian", func(d *Dasbor, b []string) halaman { return &banding{siklus: siklus{d: d, id: register.ID(b[1])}} }},
	}
}

// simulasi tries values and finds the cheapest way up. Nothing of it is saved: what
// the person changed is in uji alone, as texts by their keys, and outlives the page
// in the drawer of drafts until the program is closed.
//
//	target    predikat or number that is aimed at
//	anggaran  instead of it: what the plan may cost
//	kosong    "ya": unanswered indicators start at the bottom of the scale
//	n12       value of indicator 12
//	b12       costs of its steps: "1 1 2 5"
//	l12, j12  larangan, janji
type simulasi struct {
	siklus
	uji  map[string]string
	asal map[string]string // the assessment's own values
	anak []rencana.Anak

	kosong []string // nomor without a value of their own or tried
	sim    *rencana.Simulasi
	galat  error // why there is no sim
	tujuan rencana.Target
	salah  map[string]string // field: what is wrong with what was typed
	dulu   indeks.Hasil      // of the assessment
	hasil  indeks.Hasil      // of the values that are tried

	tab, aspek int
	semua      bool // all rows of the long table
	pulih      bool // uji is from before
}

func simulasiBaru(d *Dasbor, id string) *simulasi {
	return &simulasi{siklus: siklus{d: d, id: register.ID(id)}, uji: map[string]string{}, salah: map[string]string{}}
}

func (p *simulasi) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) (err error) {
	if err = p.muatDokumen(ctx, s); err != nil {
		return err
	}
	if p.anak, err = rencana.Tangga(p.in); err != nil {
		return err
	}
	p.asal = p.dok.Isi.NilaiAkhir()
	p.dulu = spbe.Skor(p.in, p.asal)
	p.susun()
	return nil
}

func (p *simulasi) kunci() string { return "simulasi:" + string(p.id) }

// pulihkan takes up what was tried on this page before.
func (p *simulasi) pulihkan() {
	if d := p.d.draf[p.kunci()]; len(d.Teks) > 0 && len(p.uji) == 0 {
		p.uji, p.pulih = d.Teks, true
		p.susun()
	}
}

// atur changes one text of uji; "" takes it out.
func (p *simulasi) atur(kunci, teks string) {
	if delete(p.uji, kunci); teks != "" {
		p.uji[kunci] = teks
	}
	p.pulih = false
	if p.d.draf == nil {
		p.d.draf = laciDraf{}
	}
	if delete(p.d.draf, p.kunci()); len(p.uji) > 0 {
		p.d.draf[p.kunci()] = drafUmum{Teks: p.uji, Versi: p.dok.Versi}
	}
}

// nilai is the value of an indicator in this simulation; "" when there is none.
func (p *simulasi) nilai(nomor string) string {
	if v := p.uji["n"+nomor]; v != "" {
		return v
	}
	return p.asal[nomor]
}

// lembar gives the answers of the simulation, and who has none.
func (p *simulasi) lembar() (nilai map[string]string, kosong []string) {
	nilai = map[string]string{}
	for i := range p.in.Indikator {
		n := p.in.Indikator[i].Nomor
		if v := p.nilai(n); v != "" {
			nilai[n] = v
		} else {
			kosong = append(kosong, n)
		}
	}
	return nilai, kosong
}

func (p *simulasi) anggapTerendah() bool { return p.uji["kosong"] == "ya" }

// susun makes the front anew: on loading, and when costs or conditions change.
func (p *simulasi) susun() {
	nilai, _ := p.lembar()
	l, _ := p.in.Isi(nilai)
	y := p.syarat()
	if p.anggapTerendah() {
		y.BelumDiisi = &p.in.Skala.Min
	}
	p.sim, p.galat = rencana.New(p.in, l, y)
	p.hitung()
}

// hitung scores what is tried, and reads the target.
func (p *simulasi) hitung() {
	nilai, kosong := p.lembar()
	p.kosong = kosong
	if p.anggapTerendah() {
		for _, n := range kosong {
			nilai[n] = p.in.Skala.Min.String()
		}
	}
	p.hasil = spbe.Skor(p.in, nilai)
	delete(p.salah, "target")
	var err error
	if p.tujuan, err = rencana.BacaTarget(p.in, p.teksTarget()); err != nil {
		p.salah["target"] = pesanTemuan(err)
	}
}

// rencana is the plan for the target, or within the budget; there must be a sim. It is
// found anew at each drawing and never kept: a page that holds one would take the
// code that writes plans as JSON into the browser's program.
func (p *simulasi) rencana() rencana.Rencana {
	if b, err := strconv.ParseInt(p.uji["anggaran"], 10, 64); err == nil {
		return p.sim.Anggaran(b)
	}
	return p.sim.Rencana(p.tujuan)
}

// teksTarget is what is aimed at: what was typed, else the assessment's own target,
// else the next predikat.
func (p *simulasi) teksTarget() string {
	if t := p.uji["target"]; t != "" {
		return t
	}
	if t := p.dok.Isi.Target; t != "" {
		if _, err := rencana.BacaTarget(p.in, t); err == nil {
			return t
		}
	}
	kini, t := p.dulu.Batas.Terendah, p.in.Pita[0]
	for _, x := range p.in.Pita { // in any order: the lowest that begins above, else the highest
		if di, naik := t.Dari.Cmp(kini) > 0, x.Dari.Cmp(kini) > 0; naik && (!di || x.Dari.Cmp(t.Dari) < 0) || !naik && !di && x.Dari.Cmp(t.Dari) > 0 {
			t = x
		}
	}
	return t.Predikat
}

// ubahNilai tries another value; the value of the assessment takes the try back.
func (p *simulasi) ubahNilai(nomor string, v indeks.Pecahan) {
	teks := v.String()
	if a, err := indeks.ParsePecahan(p.asal[nomor]); err == nil && a == v {
		teks = ""
	}
	p.atur("n"+nomor, teks)
	if p.sim == nil { // perhaps it was the last one without a value
		p.susun()
		return
	}
	if p.galat = p.sim.Ubah(nomor, v); p.galat != nil {
		p.sim = nil
	}
	p.hitung()
}

// ubahSyarat changes what the plan must keep, or what its steps cost.
func (p *simulasi) ubahSyarat(kunci, teks string) {
	p.atur(kunci, strings.TrimSpace(teks))
	p.susun()
}

func (p *simulasi) ubahTarget(teks string) {
	p.atur("anggaran", "")
	p.atur("target", strings.TrimSpace(teks))
	p.hitung()
}

// ulangi forgets everything that was tried under keys that begin with one of awal.
func (p *simulasi) ulangi(awal string) {
	var buang []string
	for k := range p.uji {
		if awal == "" || strings.IndexByte(awal, k[0]) >= 0 && len(k) > 1 && k[1] >= '0' && k[1] <= '9' {
			buang = append(buang, k)
		}
	}
	for _, k := range buang {
		p.atur(k, "")
	}
	p.salah = map[string]string{}
	p.susun()
}

// pilihTitik chooses a point of the front: the plan within its cost.
func (p *simulasi) pilihTitik(i int) {
	if p.sim != nil {
		i = min(max(i, 0), p.sim.Panjang()-1)
		p.atur("anggaran", strconv.FormatInt(p.sim.Titik(i).Biaya, 10))
		p.hitung()
	}
}

// capai gives the cheapest point of the front that reaches a target.
func (p *simulasi) capai(t rencana.Target) (int, bool) {
	lo, hi := 0, p.sim.Panjang()
	for lo < hi {
		if m := (lo + hi) / 2; t.Tercapai(p.sim.Titik(m).Indeks) {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return lo, lo < p.sim.Panjang()
}

// tambahan is what a change of one indicator adds to the index, exactly.
func (p *simulasi) tambahan(nomor string, dari, ke indeks.Pecahan) indeks.Pecahan {
	bobot, bagi := p.in.BobotBulat()
	for i := range p.in.Indikator {
		if p.in.Indikator[i].Nomor == nomor {
			x, _ := ke.Kurang(dari)
			x, _ = x.Kali(indeks.Utuh(bobot[i]))
			x, _ = x.Bagi(indeks.Utuh(bagi))
			return x
		}
	}
	return indeks.Pecahan{}
}

// pesanTemuan is what is wrong, in words.
func pesanTemuan(err error) string {
	if fs := temuanGalat(err); len(fs) > 0 {
		return fs[0].Message
	}
	return kominfo.PesanUntukOrang(err)
}

func cetakSekarang(ctx app.Context) {
	ctx.Defer(func(app.Context) { app.Window().Call("print") })
}
