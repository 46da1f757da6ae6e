//go:build !(js && wasm)

package layanan

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/ppid"
)

// Limits of one form.
const (
	batasBerkas  = 5_000_000 // bytes of one scan
	batasJumlah  = 6         // scans
	batasIsian   = 64 << 10  // bytes of all fields together
	batasBagian  = 80        // parts of a multipart body
	batasKiriman = batasJumlah*batasBerkas + batasIsian + 64<<10
	muatanMaks   = 200_000_000 // bytes of scans in memory, of all who send at once
)

// kiriman is a form as it came in. Close it: the memory of its files is counted.
type kiriman struct {
	l      *layanan
	nilai  url.Values
	berkas []berkasKiriman
	muatan int64
	akhir  context.CancelFunc
}

type berkasKiriman struct {
	medan, nama string
	isi         []byte
	besar       bool // more than batasBerkas; isi is empty
}

func (k *kiriman) Close() {
	k.l.muatan.Add(-k.muatan)
	if k.akhir != nil {
		k.akhir()
	}
}

// teks gives a field without the space around it, its lines ended as the registers
// keep them.
func (k *kiriman) teks(nama string) string {
	s := strings.ReplaceAll(k.nilai.Get(nama), "\r\n", "\n")
	return strings.TrimSpace(strings.ReplaceAll(s, "\r", "\n"))
}

func (k *kiriman) ya(nama string) bool { return k.nilai.Get(nama) == "ya" }

// kunci is the form's random key; "" when it is none that this program gave.
func (k *kiriman) kunci() string {
	s := k.nilai.Get("kunci")
	if len(s) != 26 || strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") != "" {
		return ""
	}
	return s
}

// jebakan reports whether the field that no person sees was filled.
func (k *kiriman) jebakan() bool { return k.nilai.Get("situs_web") != "" }

// baca reads a form. Files are taken where denganBerkas says so.
func (m *minta) baca(denganBerkas bool) (_ *kiriman, err error) {
	batas, lama := int64(batasIsian), time.Minute
	if denganBerkas {
		batas, lama = batasKiriman, batasKirim
	}
	if m.r.Header.Get("Content-Encoding") != "" {
		return nil, galat(http.StatusUnsupportedMediaType, "Kiriman tidak dikenal", "Isilah formulirnya di laman ini.")
	}
	kendali := http.NewResponseController(m.w)
	_ = kendali.SetReadDeadline(time.Now().Add(lama))
	_ = kendali.SetWriteDeadline(time.Now().Add(lama + 2*time.Minute))
	m.r.Body = http.MaxBytesReader(m.w, m.r.Body, batas)
	k := &kiriman{l: m.layanan, nilai: url.Values{}}
	defer func() {
		if err != nil {
			k.Close()
		}
	}()
	jenis, par, _ := mime.ParseMediaType(m.r.Header.Get("Content-Type"))
	switch jenis {
	case "application/x-www-form-urlencoded":
		var b []byte
		if b, err = io.ReadAll(io.LimitReader(m.r.Body, batasIsian+1)); err != nil {
			return nil, salahBaca(err)
		}
		if len(b) > batasIsian {
			return nil, terlaluBesar()
		}
		if k.nilai, err = url.ParseQuery(string(b)); err != nil || len(k.nilai) > batasBagian {
			return nil, galat(http.StatusBadRequest, "Kiriman tidak terbaca", "Kiriman ini bukan formulir dari laman ini. Isilah formulirnya, lalu kirim lagi.")
		}
	case "multipart/form-data":
		if b := par["boundary"]; b == "" || len(b) > 100 {
			return nil, galat(http.StatusBadRequest, "Kiriman tidak terbaca", "Kiriman ini bukan formulir dari laman ini. Isilah formulirnya, lalu kirim lagi.")
		}
		if err = k.bacaBagian(multipart.NewReader(m.r.Body, par["boundary"]), denganBerkas); err != nil {
			return nil, err
		}
	default:
		return nil, galat(http.StatusUnsupportedMediaType, "Kiriman tidak dikenal", "Kiriman ini bukan formulir. Isilah formulirnya di laman ini.")
	}
	_ = kendali.SetReadDeadline(time.Time{})
	k.akhir = m.mulai()
	return k, nil
}

func (k *kiriman) bacaBagian(r *multipart.Reader, denganBerkas bool) error {
	teks := 0
	for n := 0; ; n++ {
		b, err := r.NextPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return salahBaca(err)
		}
		if n >= batasBagian {
			return terlaluBesar()
		}
		nama := b.FormName()
		if b.FileName() == "" {
			isi, err := io.ReadAll(io.LimitReader(b, batasIsian+1))
			if err != nil {
				return salahBaca(err)
			}
			if teks += len(isi) + len(nama); teks > batasIsian {
				return terlaluBesar()
			}
			// A file field that was left empty comes as a file without a name.
			if _, berkas := b.Header["Content-Type"]; !berkas || len(isi) > 0 {
				k.nilai.Add(nama, string(isi))
			}
			continue
		}
		if !denganBerkas || len(k.berkas) > batasJumlah {
			_, err = io.Copy(io.Discard, b)
		} else {
			err = k.bacaBerkas(nama, b)
		}
		if err != nil {
			return err
		}
	}
}

func (k *kiriman) bacaBerkas(medan string, b *multipart.Part) error {
	f := berkasKiriman{medan: medan, nama: blob.NamaAman(b.FileName())}
	var isi bytes.Buffer
	for isi.Len() <= batasBerkas {
		n, err := io.CopyN(&isi, b, 256<<10)
		k.muatan += n
		if k.l.muatan.Add(n) > muatanMaks {
			return &halamanGalat{status: http.StatusServiceUnavailable, judul: "Layanan sedang sibuk", tunggu: time.Minute,
				pesan: "Banyak orang sedang mengirim berkas. Tunggu satu menit, lalu kirim lagi."}
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return salahBaca(err)
		}
	}
	if f.besar = isi.Len() > batasBerkas; f.besar {
		if _, err := io.Copy(io.Discard, b); err != nil {
			return salahBaca(err)
		}
		k.berkas = append(k.berkas, f)
		return nil
	}
	f.isi = isi.Bytes()
	k.berkas = append(k.berkas, f)
	return nil
}

func terlaluBesar() error {
	return galat(http.StatusRequestEntityTooLarge, "Kiriman terlalu besar", "Kiriman ini terlalu besar. Berkas paling banyak 6, masing-masing paling besar 5 MB; tidak ada yang disimpan. Kembali ke formulir, perkecil berkasnya, lalu kirim lagi.")
}

func salahBaca(err error) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok || errors.Is(err, multipart.ErrMessageTooLarge) {
		return terlaluBesar()
	}
	if g, ok := errors.AsType[*halamanGalat](err); ok {
		return g
	}
	if e, ok := errors.AsType[net.Error](err); ok && e.Timeout() {
		return galat(http.StatusRequestTimeout, "Kiriman terlalu lambat", "Kiriman tidak selesai dalam waktu yang tersedia, jadi tidak ada yang disimpan. Coba dari tempat yang sinyalnya lebih baik, atau kirim tanpa berkas dan lengkapi nanti.")
	}
	return galat(http.StatusBadRequest, "Kiriman terputus", "Kiriman terputus sebelum selesai, jadi tidak ada yang disimpan. Periksa sambungan, lalu kirim lagi.")
}

// papan names the file fields and the kind of paper each holds.
var papan = [...]struct{ medan, jenis, nama string }{
	{"dok_identitas", "identitas", "KTP atau surat keterangan kependudukan"},
	{"dok_akta", "akta", "akta pendirian"},
	{"dok_surat_kuasa", "surat_kuasa", "surat kuasa"},
	{"dok_identitas_pemberi_kuasa", "identitas_pemberi_kuasa", "KTP pemberi kuasa"},
}

// dokumen examines the scans that were sent. perlu are the kinds that are asked for;
// what nobody asks for is not kept (UU 27/2022). salah are complaints by field.
func (k *kiriman) dokumen(perlu []string) (pakai []berkasKiriman, lebih []string, salah map[string]string) {
	salah = map[string]string{}
	if len(k.berkas) > batasJumlah {
		salah["dok"] = "Berkas paling banyak 6. Gabungkan beberapa halaman menjadi satu PDF."
	}
	for _, f := range k.berkas {
		jenis, nama := "", ""
		for _, p := range papan {
			if p.medan == f.medan {
				jenis, nama = p.jenis, p.nama
			}
		}
		switch {
		case jenis == "":
			continue
		case !slices.Contains(perlu, jenis):
			lebih = append(lebih, nama)
			continue
		case f.besar:
			salah[f.medan] = "Berkas " + f.nama + " lebih besar dari 5 MB. Foto ulang dengan ukuran lebih kecil."
			continue
		case k.l.o.Segel == nil:
			salah[f.medan] = "Berkas belum dapat diterima di laman ini. Kosongkan, lalu tunjukkan dokumennya di meja layanan."
			continue
		}
		_, fs, err := blob.PeriksaIsi(f.nama, bytes.NewReader(f.isi), int64(len(f.isi)), []blob.Jenis{blob.PDF, blob.PNG, blob.JPEG})
		if err != nil || kominfo.AdaGalat(fs) {
			salah[f.medan] = "Berkas " + f.nama + " bukan foto JPEG, PNG, atau PDF yang utuh, jadi tidak diterima. Foto atau pindai ulang dokumennya."
			continue
		}
		pakai = append(pakai, f)
	}
	return pakai, lebih, salah
}

// segel seals the scans and gives them as the register keeps them. On a failure none
// stays behind.
func (m *minta) segel(fs []berkasKiriman) (ds []ppid.DokumenPemohon, err error) {
	for _, f := range fs {
		jenis := ""
		for _, p := range papan {
			if p.medan == f.medan {
				jenis = p.jenis
			}
		}
		d, err := m.o.Segel(m.ctx, m.o.Berkas, bytes.NewReader(f.isi), jenis, f.nama)
		if err != nil {
			m.buang(ds)
			return nil, err
		}
		ds = append(ds, d)
	}
	return ds, nil
}

// buang removes sealed scans that no document came to name. Each has a key of its
// own, so nobody else can mean them.
func (m *minta) buang(ds []ppid.DokumenPemohon) {
	ctx, batal := context.WithTimeout(context.WithoutCancel(m.ctx), 5*time.Second)
	defer batal()
	for _, d := range ds {
		if d.Sidik != "" {
			if err := m.o.Berkas.Buang(ctx, d.Sidik); err != nil && kominfo.KindOf(err) != kominfo.TidakAda {
				m.o.Log.Warn("berkas tersegel yang batal dipakai tidak terhapus", "jenis", string(kominfo.KindOf(err)))
			}
		}
	}
}

// potong keeps what is shown again within reason.
func potong(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
