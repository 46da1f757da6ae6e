package dasbor

import (
	"context"
	"encoding/json"
	"net/url"
	"path"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

// kirimBalok is a form that the server answers. It keeps what was typed and chosen
// until the page is left, so that the same can be sent again.
type kirimBalok struct {
	app.Compo
	B *kertas.Balok
	L *layar

	ctx    app.Context
	berkas el.BerkasTerpilih
	sibuk  bool
	galat  error
	balas  kertas.Balasan
}

func (c *kirimBalok) OnMount(ctx app.Context) { c.ctx = ctx }

func (c *kirimBalok) Render() app.UI {
	var f, s susunan
	for i := range c.B.Medan {
		m := &c.B.Medan[i]
		id := "kirim-" + m.Nama
		if m.Jenis == "berkas" {
			f.apa(el.Berkas{ID: id, Label: m.Judul, Bantuan: m.Bantuan, Terima: m.Nilai, Mati: c.sibuk, Pilih: func(_ app.Context, fs []el.BerkasTerpilih) {
				if len(fs) > 0 {
					c.berkas = fs[0]
				}
			}})
			continue
		}
		f.ui(gambarMedan(id, m))
	}
	f.apa(el.Deret(el.Tombol{Label: c.B.Judul, Kirim: true, Sibuk: c.sibuk}))
	s.apa(el.Formulir(func(app.Context) { c.kirim(c.B.Ke) }, f.isi...))
	s.apa(el.Gagal(c.galat))
	for _, x := range gambarBalok(c.L, c.balas.Isi) {
		s.apa(x)
	}
	var lagi susunan
	for _, x := range c.balas.Lagi {
		lagi.apa(el.Tombol{Label: x.Teks, Sibuk: c.sibuk, Klik: func(app.Context) { c.kirim(x.Ke) }})
	}
	s.ui(lagi.deret())
	return s.tumpuk()
}

// kirim sends the form to an address. What comes of it is heard through the form: the
// button that was pressed may be gone by then.
func (c *kirimBalok) kirim(ke string) {
	ctx, isian := c.ctx, kertas.Isian{}
	q, adaBerkas := url.Values{}, false
	for _, m := range c.B.Medan {
		switch {
		case m.Jenis == "berkas":
			adaBerkas = true
		case m.Nilai != "":
			isian[m.Nama] = m.Nilai
			q.Set(m.Nama, m.Nilai)
		}
	}
	c.sibuk, c.galat, c.balas = true, nil, kertas.Balasan{}
	if adaBerkas {
		if c.berkas.Nama == "" {
			c.sibuk, c.galat = false, kominfo.E(kominfo.TidakSah, "dasbor.kirim", "Pilih dulu berkasnya.")
			return
		}
		q.Set("nama", "berkas"+path.Ext(c.berkas.Nama)) // its name may be a person's
		sambung := "?"
		if strings.Contains(ke, "?") {
			sambung = "&"
		}
		c.berkas.Unggah(ctx, ke+sambung+q.Encode(), func(ctx app.Context, status int, isi []byte, err error) {
			c.terima(ctx, klien.Jawaban{Status: status, Isi: isi}, err)
		})
		return
	}
	b, _ := json.Marshal(isian)
	var j klien.Jawaban
	c.L.kerja(ctx, func(k context.Context) (err error) {
		j, err = c.L.d.Angkut(k, "POST", ke, map[string]string{"Content-Type": "application/json"}, b)
		return err
	}, func(_ app.Context, err error) {
		c.ctx.Dispatch(func(ctx app.Context) { c.terima(ctx, j, err) }) // the page alone is drawn anew otherwise
	})
}

// terima shows the answer, or goes where it says.
func (c *kirimBalok) terima(ctx app.Context, j klien.Jawaban, err error) {
	c.sibuk = false
	if err == nil && j.Status != 200 {
		err = masalahBukti(j)
	}
	if err == nil {
		err = json.Unmarshal(j.Isi, &c.balas)
	}
	c.galat = err
	b := &c.balas
	if err != nil || b.Ke == "" {
		ctx.Update()
		return
	}
	if d := c.L.d; b.Draf != "" {
		if d.draf == nil {
			d.draf = laciDraf{}
		}
		d.draf["draf:"+alamatRegister+"/"+b.Draf] = drafUmum{Teks: b.Isian, Pasang: true}
	}
	if b.Ke == ctx.Page().URL().Path {
		c.berkas = el.BerkasTerpilih{} // it is there now: not once more
		for _, m := range c.B.Medan {
			if e := app.Window().GetElementByID("kirim-" + m.Nama); m.Jenis == "berkas" && e.Truthy() {
				e.Set("value", "")
				e.Call("dispatchEvent", app.Window().Get("Event").New("change"))
			}
		}
		el.Umumkan(ctx, c.B.Judul+": selesai.")
		c.L.ulang(ctx)
		return
	}
	ctx.Navigate(b.Ke)
}
