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

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
)

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
	j, err := kirim(ctx, "POST", alamat, map[string]string{"Content-Type": "application/octet-stream"}, isi)
	if err != nil {
		if coba {
			return lembar.Laporan{}, kominfo.E(kominfo.Rusak, op, "Server tidak terjangkau, jadi berkas belum diperiksa. Periksa sambungan, lalu ulangi.").Sebab(errors.Join(klien.ErrLuring, err))
		}
		return lembar.Laporan{}, kominfo.E(kominfo.Rusak, op, "Server tidak terjangkau, jadi belum pasti apakah berkas sudah ditulis. Periksa sambungan, lalu ulangi: berkas yang sama tidak tercatat dua kali.").Sebab(errors.Join(klien.ErrLuring, err))
	}
	var lap lembar.Laporan
	if j.Status >= 200 && j.Status < 300 {
		if err := json.Unmarshal(j.Isi, &lap); err != nil {
			return lap, kominfo.E(kominfo.Rusak, op, "Jawaban server tidak dapat dibaca. Buka daftarnya untuk melihat apa yang sudah ditulis.").Sebab(err)
		}
		return lap, nil
	}
	var m struct {
		Detail string            `json:"detail"`
		Temuan []kominfo.Finding `json:"temuan"`
	}
	if json.Unmarshal(j.Isi, &m) != nil || m.Detail == "" {
		m.Detail = "Server menjawab dengan status " + strconv.Itoa(j.Status) + ". Ulangi sebentar lagi; berkas yang sama tidak tercatat dua kali."
	}
	return lap, &kominfo.Error{Kind: kominfo.TidakSah, Op: op, Message: m.Detail, Findings: m.Temuan}
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
