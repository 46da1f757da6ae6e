package el

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Berkas lets people choose files, by a click or by dropping them on it. The
// files stay on the device until the program does something with them.
type Berkas struct {
	ID, Label, Bantuan, Galat string
	Terima                    string // ".csv,.xlsx"
	Banyak, Wajib, Mati       bool
	Pilih                     func(ctx app.Context, fs []BerkasTerpilih)
}

// UI draws the field.
func (b Berkas) UI() app.UI { return &berkas{B: b} }

type berkas struct {
	app.Compo
	B    Berkas
	nama []string // of the files chosen last
}

func (c *berkas) Render() app.UI {
	b := c.B
	f := medan{id: b.ID, label: b.Label, bantuan: b.Bantuan, galat: b.Galat, wajib: b.Wajib}
	e := buatTunggal("input", at{"type": "file", "id": b.ID, "name": b.ID, "accept": b.Terima,
		"aria-describedby": f.dijelaskan(), "aria-invalid": jika(b.Galat != "", "true"), "aria-required": jika(b.Wajib, "true")})
	e = tandai(tandai(e, "multiple", b.Banyak), "disabled", b.Mati).On("click", c.lupakan).On("change", c.pilih)
	// The field lies invisibly over the whole zone, so that a click, a file
	// dropped and the keyboard all reach it, and the words are ours: the
	// browser's own would be in the browser's language.
	var isi any = buat("span", at{"class": "kecil"}, "atau jatuhkan berkas di sini")
	if len(c.nama) > 0 {
		isi = buat("span", at{"role": "status"}, buat("strong", nil, "Terpilih: "), gabung(c.nama))
	}
	return f.rangkai(buat("div", at{"class": "berkas"}, e,
		buat("span", at{"class": "tombol", "aria-hidden": "true"}, IkonUnggah, "Pilih berkas"), isi))
}

func gabung(s []string) string {
	const maks = 3
	t := ""
	for i, x := range s {
		if i == maks {
			return t + " dan " + itoa(len(s)-maks) + " lain"
		}
		if i > 0 {
			t += ", "
		}
		t += x
	}
	return t
}

// lupakan lets the same file be chosen again after it was mended.
func (c *berkas) lupakan(ctx app.Context, e app.Event) { ctx.JSSrc().Set("value", "") }

func (c *berkas) pilih(ctx app.Context, e app.Event) {
	daftar := ctx.JSSrc().Get("files")
	if c.B.Pilih == nil || !daftar.Truthy() {
		return
	}
	c.nama = nil
	fs := make([]BerkasTerpilih, daftar.Get("length").Int())
	for i := range fs {
		js := daftar.Index(i)
		fs[i] = BerkasTerpilih{Nama: js.Get("name").String(), Ukuran: int64(js.Get("size").Float()), js: js}
		c.nama = append(c.nama, fs[i].Nama)
	}
	if len(fs) > 0 {
		c.B.Pilih(ctx, fs)
	}
}

// BerkasTerpilih is a file on the visitor's device. Nama is whatever the device
// says: text to show, never a path to use.
type BerkasTerpilih struct {
	Nama   string
	Ukuran int64 // bytes
	js     app.Value
}

// Baca reads the file into memory and then calls selesai on the user interface.
// A file larger than maks bytes is refused before it is read.
func (b BerkasTerpilih) Baca(ctx app.Context, maks int64, selesai func(ctx app.Context, isi []byte, err error)) {
	const op = "el.Baca"
	tolak := func(err error) { ctx.Dispatch(func(ctx app.Context) { selesai(ctx, nil, err) }) }
	if b.Ukuran > maks {
		tolak(kominfo.E(kominfo.TidakSah, op, "Berkas %s berukuran %s byte, lebih besar dari batas %s byte. Pecah berkas itu, atau simpan sebagai CSV.",
			b.Nama, kominfo.FormatAngka(b.Ukuran), kominfo.FormatAngka(maks)))
		return
	}
	if b.js == nil || app.IsServer {
		tolak(kominfo.E(kominfo.Rusak, op, "Berkas hanya dapat dibaca di peramban."))
		return
	}
	var baik, buruk app.Func
	lepas := func() { baik.Release(); buruk.Release() }
	baik = app.FuncOf(func(_ app.Value, args []app.Value) any {
		larik := app.Window().Get("Uint8Array").New(args[0])
		isi := make([]byte, larik.Get("length").Int())
		app.CopyBytesToGo(isi, larik)
		ctx.Dispatch(func(ctx app.Context) { selesai(ctx, isi, nil) })
		lepas()
		return nil
	})
	buruk = app.FuncOf(func(app.Value, []app.Value) any {
		tolak(kominfo.E(kominfo.Rusak, op, "Berkas %s tidak dapat dibaca. Mungkin berkas dipindahkan atau sedang dibuka program lain. Pilih lagi berkas itu.", b.Nama))
		lepas()
		return nil
	})
	b.js.Call("arrayBuffer").Call("then", baik, buruk)
}

// Unggah sends the file to an address as it lies on the device, without a copy in
// the program's memory, and then calls selesai on the user interface with the
// status and the body of the answer.
func (b BerkasTerpilih) Unggah(ctx app.Context, alamat string, selesai func(ctx app.Context, status int, isi []byte, err error)) {
	const op = "el.Unggah"
	tolak := func(err error) { ctx.Dispatch(func(ctx app.Context) { selesai(ctx, 0, nil, err) }) }
	if b.js == nil || app.IsServer {
		tolak(kominfo.E(kominfo.Rusak, op, "Berkas hanya dapat dikirim dari peramban."))
		return
	}
	o := app.Window().Get("Object").New()
	o.Set("method", "POST")
	o.Set("body", b.js)
	var jawab, teks, putus app.Func
	lepas := func() { jawab.Release(); teks.Release(); putus.Release() }
	status := 0
	jawab = app.FuncOf(func(_ app.Value, args []app.Value) any {
		status = args[0].Get("status").Int()
		return args[0].Call("text")
	})
	teks = app.FuncOf(func(_ app.Value, args []app.Value) any {
		isi := []byte(args[0].String())
		ctx.Dispatch(func(ctx app.Context) { selesai(ctx, status, isi, nil) })
		lepas()
		return nil
	})
	putus = app.FuncOf(func(app.Value, []app.Value) any {
		tolak(kominfo.E(kominfo.Rusak, op, "Berkas %s belum terkirim: sambungan terputus. Periksa sambungan, lalu pilih lagi berkas itu; yang sudah tersimpan tidak dikirim dua kali.", b.Nama))
		lepas()
		return nil
	})
	app.Window().Call("fetch", Alamat(alamat), o).Call("then", jawab).Call("then", teks, putus)
}
