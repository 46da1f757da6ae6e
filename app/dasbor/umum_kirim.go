package dasbor

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
)

// pengiriman is what the frame knows of writes on their way.
type pengiriman struct {
	no      string  // in the outbox, of the write that a page waits for
	h       halaman // that page
	selesai func(app.Context, register.Meta, error)
	teks    string // what waits, in words; "" when nothing does
	putus   int    // how much of it waits for a person
}

// tulis puts one write into the outbox and has it sent. selesai hears what came
// of it, as long as the page is shown; when it must wait, selesai first hears
// a [klien.ErrMenunggu]. What is refused after the page was left stays in the
// outbox.
func (l *layar) tulis(ctx app.Context, r register.Register, p register.Permintaan, selesai func(app.Context, register.Meta, error)) {
	if e := l.d.Kotak.Lihat(l.kirim.no); e != nil && l.kirim.h == l.h && e.Keadaan == klien.Menunggu { // pressed again while it waits
		if string(e.Isian) != string(p.Isian) {
			selesai(ctx, register.Meta{}, kominfo.E(kominfo.TidakSah, "dasbor.tulis", "Isian sebelumnya dari halaman ini masih menunggu dikirim. Buang dulu di kotak kirim bila ingin menggantinya."))
			return
		}
		l.kirimkan(ctx)
		return
	}
	e, err := l.d.Kotak.Titip(r, p, labelKiriman(r.Info(), p), "")
	if err != nil {
		selesai(ctx, register.Meta{}, err)
		return
	}
	l.kirim.no, l.kirim.h, l.kirim.selesai = e.No, l.h, selesai
	l.kirimkan(ctx)
}

// labelKiriman names a write for people: the register, and what the page is
// headed.
func labelKiriman(in register.Info, p register.Permintaan) string {
	s := p.Tindakan
	if app.IsClient {
		s, _, _ = strings.Cut(app.Window().Get("document").Get("title").String(), " · Lumbung")
	}
	return in.Judul + ": " + potongTeks(s, 120)
}

// kirimkan sends what waits in the outbox.
func (l *layar) kirimkan(ctx app.Context) {
	l.kerja(ctx, func(c context.Context) error { l.d.Kotak.Kirimkan(c); return nil }, func(ctx app.Context, _ error) { l.kabar(ctx) })
}

// kabar takes over what happened in the outbox.
func (l *layar) kabar(ctx app.Context) {
	k := &l.kirim
	if e := l.d.Kotak.Lihat(k.no); e == nil || k.h != l.h {
		k.no = ""
	} else if err := e.Galat(); e.Keadaan != klien.Menunggu {
		k.no = ""
		if err == nil {
			k.selesai(ctx, *e.Hasil, nil)
		} else {
			l.d.Kotak.Buang(e.No) // the page has it, and shows what is wrong
			k.selesai(ctx, register.Meta{}, err)
		}
	} else if e.Pesan != "" {
		k.selesai(ctx, register.Meta{}, err)
	}
	if h, ok := l.h.(interface{ kabar(app.Context, *layar) }); ok {
		h.kabar(ctx, l)
	}
	n, putus := l.d.Kotak.Hitung()
	teks := ""
	if n > 0 {
		teks = nomor(n) + " perubahan menunggu dikirim. "
	}
	if putus > 0 {
		teks += nomor(putus) + " perubahan perlu Anda putuskan. "
	}
	switch {
	case teks == "" && k.teks != "":
		el.Umumkan(ctx, "Tidak ada lagi perubahan yang menunggu dikirim.")
	case teks != "" && (k.teks == "" || putus > k.putus):
		el.Umumkan(ctx, teks)
	}
	k.teks, k.putus = teks, putus
}

// spandukKirim is the line about the outbox on every page.
func (l *layar) spandukKirim() any {
	if l.kirim.teks == "" {
		return nil
	}
	return el.Spanduk(el.Peringatan, l.kirim.teks, el.Tautan(alamatKotak, "Buka kotak kirim"))
}

// tertunda stands in place of a form whose input waits in the outbox.
func (l *layar) tertunda(err error, kembali string) app.UI {
	return el.Pesan(el.Peringatan, "Menunggu dikirim", el.P(kominfo.PesanUntukOrang(err)), el.P(nasibKiriman(err)),
		el.Deret(l.kirimLagi(err), el.Tombol{Label: "Buka kotak kirim", Href: alamatKotak}, el.Tombol{Label: "Kembali", Href: kembali}))
}

// nasibKiriman says what becomes of input that waits in the outbox.
func nasibKiriman(err error) string {
	bila := "begitu server terjangkau"
	if kominfo.KindOf(err) == kominfo.BelumMasuk {
		bila = "sesudah Anda masuk lagi"
	}
	if errors.Is(err, klien.ErrSementara) {
		return "Isinya dikirim sendiri " + bila + ", tetapi " + hanyaMemori
	}
	return "Isinya tersimpan di kotak kirim perangkat ini dan dikirim sendiri " + bila + ", juga bila halaman ini ditutup lalu dibuka lagi."
}

// kirimLagi is the button by which waiting input goes on its way: who is not logged
// in any more logs in first, and comes back to the same page.
func (l *layar) kirimLagi(err error) el.Tombol {
	if kominfo.KindOf(err) == kominfo.BelumMasuk && !errors.Is(err, klien.ErrSementara) {
		return el.Tombol{Label: "Masuk lagi", Utama: true, Ikon: el.IkonMasuk, Klik: func(ctx app.Context) { ctx.Reload() }}
	}
	return el.Tombol{Label: "Kirim lagi", Ikon: el.IkonSegarkan, Klik: l.kirimkan}
}

// hanyaMemori warns of what is lost with the page.
const hanyaMemori = "tidak disimpan di perangkat ini, karena memuat data pribadi atau karena tempatnya penuh. Jangan tutup atau muat ulang halaman sebelum terkirim."

// kirimImpor sends a file to be checked (coba) or written, whole: one request for
// each document would be too slow for thousands.
func kirimImpor(ctx context.Context, kirim klien.Angkut, im lembar.Impor, nama string, isi []byte, coba bool) (lembar.Laporan, error) {
	const op = "dasbor.impor"
	if kirim == nil {
		return lembar.Laporan{}, kominfo.E(kominfo.Ditolak, op, "Di sini data hanya dapat dibaca. Buka halaman ini dari server kantor untuk mengimpor.")
	}
	v := url.Values{"nama": {namaBerkas(nama)}, "mode": {string(im.Mode)}, "kembar": {string(im.Kembar)}}
	if coba {
		v.Set("periksa", "1")
	}
	if im.Tindakan != "" {
		v.Set("tindakan", im.Tindakan)
	}
	if im.Tanggal != "" {
		v.Set("tanggal", string(im.Tanggal))
	}
	alamat := "/berkas/register/" + im.Register.Info().Nama + "/impor?" + v.Encode()
	var lap lembar.Laporan
	err := kirimBerkas(ctx, kirim, alamat, isi, &lap)
	if errors.Is(err, klien.ErrLuring) && !coba {
		return lap, kominfo.E(kominfo.Rusak, op, "Server tidak terjangkau, jadi belum pasti apakah berkas sudah ditulis. Periksa sambungan, lalu ulangi: berkas yang sama tidak tercatat dua kali.").Sebab(err)
	}
	return lap, err
}

// kirimBerkas sends a file and reads the answer into v.
func kirimBerkas(ctx context.Context, kirim klien.Angkut, alamat string, isi []byte, v any) error {
	const op = "dasbor.berkas"
	j, err := kirim(ctx, "POST", alamat, map[string]string{"Content-Type": "application/octet-stream"}, isi)
	if err != nil {
		return kominfo.E(kominfo.Rusak, op, "Server tidak terjangkau, jadi berkas belum diperiksa. Periksa sambungan, lalu ulangi.").Sebab(errors.Join(klien.ErrLuring, err))
	}
	if j.Status >= 200 && j.Status < 300 {
		if err := json.Unmarshal(j.Isi, v); err != nil {
			return kominfo.E(kominfo.Rusak, op, "Jawaban server tidak dapat dibaca. Buka daftarnya untuk melihat apa yang sudah ditulis.").Sebab(err)
		}
		return nil
	}
	var m struct {
		Detail string            `json:"detail"`
		Temuan []kominfo.Finding `json:"temuan"`
	}
	if json.Unmarshal(j.Isi, &m) != nil || m.Detail == "" {
		m.Detail = "Server menjawab dengan status " + strconv.Itoa(j.Status) + ". Ulangi sebentar lagi; berkas yang sama tidak tercatat dua kali."
	}
	return &kominfo.Error{Kind: kominfo.TidakSah, Op: op, Message: m.Detail, Findings: m.Temuan}
}

// namaBerkas is the last part of what a device calls a file, of bearable length:
// addresses are logged, folders of somebody's computer are nobody's business.
func namaBerkas(nama string) string {
	nama = path.Base(strings.ReplaceAll(nama, `\`, "/"))
	if r := []rune(nama); len(r) > 80 {
		nama = string(r[len(r)-80:]) // the end says what kind of file it is
	}
	return nama
}

// unduhIsi saves bytes made in the browser as a file.
func unduhIsi(nama, jenis string, isi []byte) {
	if app.IsServer {
		return
	}
	w := app.Window()
	b := w.Get("Uint8Array").New(len(isi))
	app.CopyBytesToJS(b, isi)
	bagian := w.Get("Array").New()
	bagian.Call("push", b)
	o := w.Get("Object").New()
	o.Set("type", jenis)
	alamat := w.Get("URL").Call("createObjectURL", w.Get("Blob").New(bagian, o))
	a := w.Get("document").Call("createElement", "a")
	a.Set("href", alamat)
	a.Set("download", nama)
	a.Call("click")
	time.AfterFunc(time.Minute, func() { w.Get("URL").Call("revokeObjectURL", alamat) })
}
