package desa

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/wilayah"
)

// Baris is one kecamatan or village.
type Baris struct {
	Kode wilayah.Kode
	Nama string
}

// Isi is what a compact file holds.
type Isi struct {
	Edisi     string              // the decree, up to 200 bytes
	Baris     []Baris             // ascending by code: each kecamatan, then its villages
	Perubahan []wilayah.Perubahan // ascending by old code; Nama and the rest of Dasar are not kept
}

// Tulis writes the compact file that [Open] reads. The same content gives the
// same bytes. The whole country takes some seconds, most of them for choosing
// the 256 symbols. It refuses what Open would refuse and names the row.
func Tulis(w io.Writer, isi Isi) error {
	nama := make([]string, len(isi.Baris))
	for i, b := range isi.Baris {
		nama[i] = b.Nama
	}
	s, err := pilihSimbol(nama)
	if err != nil {
		return err
	}
	badan := appendTeks(nil, isi.Edisi)
	badan = appendUvarint(badan, len(s.simbol))
	for _, t := range s.simbol {
		badan = appendTeks(badan, t)
	}
	if badan, err = appendPerubahan(badan, isi.Perubahan); err != nil {
		return err
	}
	if badan, err = appendKecamatan(badan, isi.Baris, s); err != nil {
		return err
	}
	berkas := binary.LittleEndian.AppendUint32([]byte(ajaib), crc32.ChecksumIEEE(badan))
	berkas = append(berkas, badan...)
	if _, err := Open(berkas); err != nil {
		return err // an edition too long, a character that cannot be printed
	}
	_, err = w.Write(berkas)
	return err
}

func appendPerubahan(b []byte, ps []wilayah.Perubahan) ([]byte, error) {
	type kunci struct {
		t kominfo.Tanggal
		r string
	}
	nomor := map[kunci]int{}
	var hukum []kunci
	for _, p := range ps {
		h := kunci{p.Berlaku, p.Dasar.Regulasi}
		if _, ada := nomor[h]; !ada {
			nomor[h] = len(hukum)
			hukum = append(hukum, h)
		}
	}
	b = appendUvarint(b, len(hukum))
	for _, h := range hukum {
		tahun, bulan, hari := h.t.Pecah()
		b = appendUvarint(appendUvarint(appendUvarint(b, tahun), int(bulan)), hari)
		b = appendTeks(b, h.r)
	}
	b = appendUvarint(b, len(ps))
	lalu := 0
	for _, p := range ps {
		lama, baru := int(angka(p.Lama)), int(angka(p.Baru))
		t := p.Lama.Tingkat()
		switch {
		case t != p.Baru.Tingkat() || t != wilayah.TingkatKabupatenKota && t != wilayah.TingkatKecamatan:
			return nil, salah("Perubahan kode %s menjadi %s bukan antara dua kabupaten/kota atau dua kecamatan.", p.Lama, p.Baru)
		case lama <= lalu:
			return nil, salah("Perubahan kode %s tidak urut menurut kode lama atau ganda.", p.Lama)
		case p.Berlaku.Kosong():
			return nil, salah("Perubahan kode %s tidak bertanggal.", p.Lama)
		}
		b = appendUvarint(appendUvarint(appendUvarint(b, nomor[kunci{p.Berlaku, p.Dasar.Regulasi}]), lama-lalu), baru)
		lalu = lama
	}
	return b, nil
}

func appendKecamatan(b []byte, bs []Baris, s *sandi) ([]byte, error) {
	var tabel, blok []byte
	var kec wilayah.Kode
	n, lalu, desaLalu, awal := 0, 0, 0, 0
	tutup := func() {
		if n > 0 {
			tabel = appendUvarint(tabel, len(blok)-awal)
		}
	}
	for i, r := range bs {
		if i > 0 && bs[i-1].Kode.Compare(r.Kode) >= 0 {
			return nil, salah("Kode %s tidak urut atau ganda.", r.Kode)
		}
		if !utf8.ValidString(r.Nama) {
			return nil, salah("Nama %q (%s) bukan UTF-8. Simpan ulang CSV-nya sebagai UTF-8.", r.Nama, r.Kode)
		}
		sandi := s.tulis(r.Nama)
		if len(sandi) == 0 || len(sandi) > panjangSandi || len(r.Nama) > panjangNama {
			return nil, salah("Nama %q (%s) kosong atau terlalu panjang.", r.Nama, r.Kode)
		}
		switch r.Kode.Tingkat() {
		case wilayah.TingkatKecamatan:
			tutup()
			kec, awal, desaLalu = r.Kode, len(blok), 0
			n++
			tabel = appendUvarint(tabel, int(angka(kec))-lalu)
			lalu = int(angka(kec))
			blok = append(blok, byte(len(sandi)))
		case wilayah.TingkatDesa:
			if r.Kode.Induk() != kec {
				return nil, salah("Desa %s tidak didahului kecamatannya.", r.Kode)
			}
			_, _, _, desa := r.Kode.Bagian()
			if d := desa - desaLalu; d < 4 {
				blok = append(blok, byte(d<<6|len(sandi)))
			} else {
				blok = appendUvarint(append(blok, byte(len(sandi))), d)
			}
			desaLalu = desa
		default:
			return nil, salah("Kode %s bukan kecamatan atau desa.", r.Kode)
		}
		blok = append(blok, sandi...)
	}
	tutup()
	b = append(appendUvarint(b, n), tabel...)
	return append(b, blok...), nil
}

func salah(format string, args ...any) error {
	return kominfo.E(kominfo.TidakSah, "desa.Tulis", "%s", fmt.Sprintf(format, args...))
}

func appendUvarint(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

func appendTeks(b []byte, s string) []byte { return append(appendUvarint(b, len(s)), s...) }
