//go:build !(js && wasm)

package pindaian

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/jpeg"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/ppid"
)

// Batas is the most bytes of one scan.
const Batas = 5_000_000

// jenisDokumen are the values of ppid.DokumenPemohon.Jenis.
var jenisDokumen = [...]string{"identitas", "surat_kuasa", "identitas_pemberi_kuasa", "akta", "lain"}

// Simpan seals what r gives and stores it. jenis is one of the values of
// [ppid.DokumenPemohon].Jenis; nama is what the sender calls the file: it helps to
// say what is wrong with it, and is not kept. What is not an acceptable scan is an
// error of kind tidak_sah in words for the sender.
func Simpan(ctx context.Context, b blob.Store, r io.Reader, jenis, nama string) (ppid.DokumenPemohon, error) {
	const op = "pindaian.Simpan"
	var d ppid.DokumenPemohon
	if !slices.Contains(jenisDokumen[:], jenis) {
		return d, kominfo.E(kominfo.TidakSah, op, "Jenis dokumen itu tidak dikenal. Pilih salah satu: %s.", strings.Join(jenisDokumen[:], ", "))
	}
	if b == nil {
		return d, takSimpan(op)
	}
	isi, err := io.ReadAll(io.LimitReader(r, Batas+1))
	switch {
	case ctx.Err() != nil:
		return d, ctx.Err()
	case err != nil:
		return d, kominfo.E(kominfo.TidakSah, op, "Pindaian tidak sampai seluruhnya. Kirim lagi; tidak ada yang tersimpan setengah.").Sebab(err)
	case len(isi) > Batas:
		return d, kominfo.E(kominfo.TidakSah, op, "Pindaian lebih besar dari %s. Perkecil fotonya, atau pindai dengan 150 dpi, lalu kirim lagi.", blob.FormatUkuran(Batas))
	}
	j, isi, err := periksa(nama, isi)
	if err != nil {
		return d, err
	}
	tersegel, kunci := segel(isi, time.Now())
	info, err := b.Simpan(ctx, bytes.NewReader(tersegel), blob.Opsi{Batas: int64(len(tersegel)), Jenis: []blob.Jenis{blob.Segel}})
	if err != nil {
		return d, err
	}
	return ppid.DokumenPemohon{Jenis: jenis, Sidik: info.Sidik, Kunci: kunci, Nama: jenis + "." + j.Akhiran()[0]}, nil
}

// luasMaks is the most points of a picture: A3 at 600 dpi has 70 million. A small file
// may name many more, which whoever looks at it would pay with memory.
const luasMaks = 100_000_000

// luasGambar is how many points a picture says that it has; 0 of what is none.
func luasGambar(j blob.Jenis, isi []byte) int64 {
	var c image.Config
	switch j {
	case blob.PNG: // its head always stands at the same place
		if len(isi) >= 24 {
			sisi := func(i int) int64 { return min(int64(binary.BigEndian.Uint32(isi[i:])), 1<<31) } // so that the product has room
			return sisi(16) * sisi(20)
		}
	case blob.JPEG:
		c, _ = jpeg.DecodeConfig(bytes.NewReader(isi))
	}
	return int64(c.Width) * int64(c.Height)
}

// periksa tells what was sent, and gives it without what is not the picture.
func periksa(nama string, isi []byte) (blob.Jenis, []byte, error) {
	const op = "pindaian.Simpan"
	j, fs, err := blob.PeriksaIsi(nama, bytes.NewReader(isi), int64(len(isi)), []blob.Jenis{blob.PDF, blob.PNG, blob.JPEG})
	if err != nil {
		return j, nil, err // a reader in memory does not fail
	}
	if kominfo.AdaGalat(fs) {
		return j, nil, kominfo.TidakSahKarena(op, slices.DeleteFunc(fs, func(f kominfo.Finding) bool { return f.Severity != kominfo.Galat }))
	}
	if luas := luasGambar(j, isi); luas > luasMaks {
		return j, nil, kominfo.E(kominfo.TidakSah, op, "Gambar ini terlalu luas untuk dibuka: %s juta titik, paling banyak %s juta. Pindai dengan 150 dpi, lalu kirim lagi.", kominfo.FormatAngka(luas/1e6), kominfo.FormatAngka(luasMaks/1e6))
	}
	switch j {
	case blob.JPEG:
		isi, err = bersihkanJPEG(isi)
	case blob.PNG:
		isi, err = bersihkanPNG(isi)
	}
	if err != nil {
		return j, nil, kominfo.E(kominfo.TidakSah, op, "Gambar ini terpotong atau rusak, jadi tidak diterima. Foto atau pindai ulang, lalu kirim lagi.").Sebab(err)
	}
	return j, isi, nil
}

// Buka opens a scan: its content and what it is. An error of kind tidak_ada says that
// there is none, or that it left the folder; rusak, that the key does not open it.
func Buka(ctx context.Context, b blob.Store, d ppid.DokumenPemohon) ([]byte, blob.Jenis, error) {
	isi, _, err := buka(ctx, b, d)
	if err != nil {
		return nil, "", err
	}
	j, err := blob.Kenali(bytes.NewReader(isi), int64(len(isi)))
	return isi, j, err
}

func buka(ctx context.Context, b blob.Store, d ppid.DokumenPemohon) ([]byte, time.Time, error) {
	const op = "pindaian.Buka"
	switch {
	case d.Sidik == "":
		return nil, time.Time{}, kominfo.E(kominfo.TidakAda, op, "Dokumen ini diperlihatkan di atas kertas; pindaiannya tidak ada.")
	case b == nil:
		return nil, time.Time{}, takSimpan(op)
	}
	f, info, err := b.Buka(ctx, d.Sidik)
	if err != nil {
		if kominfo.KindOf(err) == kominfo.TidakAda {
			return nil, time.Time{}, kominfo.E(kominfo.TidakAda, op, "Pindaian ini tidak ada di folder berkas. Pulihkan dari cadangan, atau mintalah pemohon mengirimnya lagi.")
		}
		return nil, time.Time{}, err
	}
	defer f.Close()
	if info.Jenis != blob.Segel || info.Ukuran > Batas+int64(tambahSegel) {
		return nil, time.Time{}, kominfo.E(kominfo.Rusak, op, "Berkas yang disebut dokumen ini bukan pindaian tersegel. Mintalah pemohon mengirimnya lagi.")
	}
	tersegel, err := io.ReadAll(f)
	if err != nil {
		return nil, time.Time{}, kominfo.E(kominfo.Rusak, op, "Pindaian ini tidak terbaca dari folder berkas. Periksa cakramnya, atau pulihkan dari cadangan.").Sebab(err)
	}
	isi, waktu, err := bukaSegel(tersegel, d.Kunci)
	if err != nil {
		return nil, time.Time{}, kominfo.E(kominfo.Rusak, op, "Pindaian ini tidak terbuka dengan kuncinya: berkas atau kuncinya berubah. Pulihkan dari cadangan, atau mintalah pemohon mengirimnya lagi.").Sebab(err)
	}
	return isi, waktu, nil
}

func takSimpan(op string) error {
	return kominfo.E(kominfo.TidakAda, op, "Program ini dijalankan tanpa tempat menyimpan berkas.")
}
