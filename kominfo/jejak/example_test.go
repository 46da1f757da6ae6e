package jejak_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// A real salt is 32 random bytes, and a real key comes from crypto/rand; here
// both are fixed, so that the output is.
var (
	waktu = time.Date(2026, 11, 22, 6, 12, 34, 123456000, time.UTC)
	garam = bytes.Repeat([]byte{7}, jejak.PanjangGaram)
	isi   = []byte(`{"nomor":"P-1","status":"diterima"}`)
)

func entri(i int) jejak.Entri {
	return jejak.Entri{
		Register: "permohonan", ID: fmt.Sprintf("01a201c2-4836-75db-8f00-%012x", i), Versi: 1, Skema: 1, Waktu: waktu,
		Instansi: "19.06", Pemilik: "kominfo", Peran: "koordinator", Aksi: "buat", Umum: jejak.Ikat(garam, isi, ""),
	}
}

// contoh is a log of three entries, its signed checkpoint and the office's key.
func contoh() (*simpanan, []byte, string) {
	s := &simpanan{ubin: map[string][]byte{}}
	var p jejak.Pohon
	for i := range 3 {
		teks, _ := entri(i).Teks()
		s.teks = append(s.teks, teks)
		p.Tambah(jejak.Daun(teks))
	}
	for _, u := range p.UbinSejak(0) {
		s.ubin[fmt.Sprint(u.Tingkat, "/", u.Nomor)] = u.Isi
	}
	s.akar = p.Kepala()
	rahasia, umum, _ := jejak.BuatKunci("kominfo.contoh", bytes.NewReader(make([]byte, 32)))
	penanda, _ := jejak.BukaKunci(rahasia)
	cp, _ := jejak.TandaTangani(jejak.Checkpoint{Nama: "kominfo.contoh", Jejak: jejak.Umum, Masa: 1, Kepala: s.akar, Waktu: waktu}, penanda)
	return s, cp, umum
}

func ExampleEntri_Teks() {
	teks, err := entri(1).Teks()
	fmt.Printf("%s%v\n", teks, err)
	_, err = jejak.Entri{Register: "Permohonan"}.Teks()
	fmt.Println(err)
	// Output:
	// lumbung/entri/1
	// register permohonan
	// id 01a201c2-4836-75db-8f00-000000000001
	// versi 1
	// skema 1
	// waktu 2026-11-22T06:12:34.123456Z
	// instansi 19.06
	// pemilik kominfo
	// peran koordinator
	// aksi buat
	// ditarik tidak
	// umum f9f8b18575482dafdee2ebe0249664bb8d1d82a94c1fbeb18d8588ceb47bc185
	// pribadi
	// <nil>
	// Entri jejak tidak dapat ditulis: Register "Permohonan" tidak sah; harus huruf kecil a-z, angka dan garis bawah, diawali huruf, paling banyak 40 karakter.
}

func ExampleUraiEntri() {
	teks, _ := entri(1).Teks()
	e, err := jejak.UraiEntri(teks)
	fmt.Println(e.Register, e.Versi, e.Aksi, err)
	_, err = jejak.UraiEntri(bytes.Replace(teks, []byte("versi 1"), []byte("versi 01"), 1))
	fmt.Println(err)
	// Output:
	// permohonan 1 buat <nil>
	// Entri jejak rusak di baris 4: tertulis "versi 01", seharusnya bilangan bulat mulai 1 tanpa nol di depan.
}

func ExampleIkat() {
	k := jejak.Ikat(garam, isi, "")
	fmt.Println(k == jejak.Ikat(garam, isi, ""), k == jejak.Ikat(garam, []byte(`{"nomor":"P-1","status":"ditolak"}`), ""))
	// Output: true false
}

func ExamplePohon() {
	var p jejak.Pohon
	for i := range 300 {
		teks, _ := entri(i).Teks()
		p.Tambah(jejak.Daun(teks))
	}
	for _, u := range p.UbinSejak(200) { // what a store keeps after it had 200
		fmt.Println(u.Tingkat, u.Nomor, len(u.Isi)/tlog.HashSize)
	}
	// Output:
	// 0 0 256
	// 0 1 44
	// 1 0 1
}

func ExampleMuatPohon() {
	s, _, _ := contoh()
	k, _ := s.Kepala(context.Background(), jejak.Umum)
	p, err := jejak.MuatPohon(k.Ukuran, func(tingkat int, nomor int64) ([]byte, error) {
		return s.Ubin(context.Background(), jejak.Umum, tingkat, nomor)
	})
	fmt.Println(p.Ukuran(), p.Akar() == k.Akar, err)
	// Output: 3 true <nil>
}

func ExampleBuktikan() {
	s, _, _ := contoh()
	bukti, err := jejak.Buktikan(context.Background(), s, jejak.Umum, 1, 3)
	fmt.Println(len(bukti), err, tlog.CheckRecord(bukti, 3, s.akar.Akar, 1, jejak.Daun(s.teks[1])))
	// Output: 2 <nil> <nil>
}

func ExampleBuktikanSejalan() {
	s, _, _ := contoh()
	var lama jejak.Pohon // as a witness saw it yesterday
	lama.Tambah(jejak.Daun(s.teks[0]))
	lama.Tambah(jejak.Daun(s.teks[1]))
	bukti, err := jejak.BuktikanSejalan(context.Background(), s, jejak.Umum, 2, 3)
	fmt.Println(err, tlog.CheckTree(bukti, 3, s.akar.Akar, 2, lama.Akar()))
	// Output: <nil> <nil>
}

func ExampleUbinHTTP() {
	s, _, _ := contoh()
	b, err := jejak.UbinHTTP(context.Background(), s, jejak.Umum, "tile/8/0/000.p/3")
	fmt.Println(len(b), err)
	_, err = jejak.UbinHTTP(context.Background(), s, jejak.Dalam, "tile/8/data/000.p/3")
	fmt.Println(kominfo.KindOf(err), err)
	// Output:
	// 96 <nil>
	// tidak_ada Catatan jejak dalam tidak diterbitkan; hanya hash-nya.
}

func ExampleBukaCheckpoint() {
	_, cp, umum := contoh()
	kunci, _ := note.NewVerifier(umum)
	c, penanda, err := jejak.BukaCheckpoint(cp, kunci)
	fmt.Println(c.Nama, c.Jejak, c.Masa, c.Ukuran, penanda, err)
	_, _, err = jejak.BukaCheckpoint(bytes.Replace(cp, []byte("\n3\n"), []byte("\n2\n"), 1), kunci)
	fmt.Println(err != nil, kominfo.KindOf(err))
	// Output:
	// kominfo.contoh umum 1 3 [lumbung/kominfo.contoh+c523aeb4] <nil>
	// true tidak_sah
}

func ExampleUraiCheckpoint() {
	c := jejak.Checkpoint{Nama: "kominfo.contoh", Jejak: jejak.Dalam, Masa: 2, Waktu: waktu}
	teks, _ := c.Teks()
	fmt.Print(teks)
	d, err := jejak.UraiCheckpoint(teks)
	fmt.Println(d.Masa, err)
	// Output:
	// lumbung/kominfo.contoh/dalam/2
	// 0
	// AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
	// waktu 2026-11-22T06:12:34Z
	// 2 <nil>
}

func ExampleUraiKunci() {
	_, _, umum := contoh()
	kunci, err := jejak.UraiKunci([]byte(umum + "\n"))
	fmt.Println(len(kunci), kunci[0].Name(), err)
	// Output: 1 lumbung/kominfo.contoh <nil>
}

func ExampleBuatTandaTerima() {
	s, cp, umum := contoh()
	tt, err := jejak.BuatTandaTerima(context.Background(), s, jejak.Umum, 1, cp)
	if err != nil {
		fmt.Println(err)
		return
	}
	tt.Garam, tt.Isi = garam, string(isi) // the reader may see the content
	berkas, _ := json.Marshal(tt)

	// Years later, at someone else's machine.
	var dibaca jejak.TandaTerima
	if err := json.Unmarshal(berkas, &dibaca); err != nil {
		fmt.Println(err)
		return
	}
	kunci, _ := note.NewVerifier(umum)
	h, err := dibaca.Periksa(kunci)
	fmt.Println(err)
	for _, kalimat := range h.Terbukti {
		fmt.Println("+", kalimat)
	}
	for _, kalimat := range h.TidakTerbukti {
		fmt.Println("-", kalimat)
	}
	// Output:
	// <nil>
	// + Catatan nomor 1 (buat, register permohonan, versi 1) ada dalam jejak umum kominfo.contoh menurut checkpoint bertanda tangan 22 November 2026 pukul 13.12 WIB (waktu menurut kantor).
	// + Isi bagian umum yang disertakan sama, huruf demi huruf, dengan yang dicatat kantor.
	// - Waktu adalah pernyataan kantor; yang pasti hanya bahwa catatan ini ada sebelum Anda menerima tanda terimanya.
}

func ExamplePeriksaLuar() {
	s, cp, umum := contoh()
	// Here the log's files come from a store; elsewhere from HTTP or a folder.
	ambil := func(ctx context.Context, path string) ([]byte, error) {
		switch path {
		case "jejak/umum/checkpoint":
			return cp, nil
		default:
			return jejak.UbinHTTP(ctx, s, jejak.Umum, path[len("jejak/umum/"):])
		}
	}
	kunci, _ := note.NewVerifier(umum)
	l, err := jejak.PeriksaLuar(context.Background(), ambil, jejak.OpsiLuar{Kunci: []note.Verifier{kunci}})
	fmt.Println(l.Sah, l.Ukuran, len(l.Temuan), err)
	fmt.Println(l.Terbukti[0])
	// Output:
	// true 3 0 <nil>
	// 3 catatan jejak umum cocok dengan checkpoint bertanda tangan 22 November 2026 pukul 13.12 WIB (waktu menurut kantor).
}
