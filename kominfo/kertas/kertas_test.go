package kertas_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

func Example() {
	l := kertas.Lembar{Judul: "Tanda Bukti Penerimaan", Isi: []kertas.Balok{
		kertas.P("Permohonan Anda telah dicatat."),
		{Rupa: kertas.Fakta, Baris: [][]kertas.Sel{kertas.F("Nomor", "001/PPID/III/2026"), {kertas.T("Lacak"), kertas.Ke("di sini", "/layanan/lacak")}}},
	}}
	b, err := json.Marshal(l.Isi[1])
	fmt.Println(string(b), err)
	// Output:
	// {"rupa":"fakta","baris":[[[{"t":"Nomor"}],[{"t":"001/PPID/III/2026"}]],[[{"t":"Lacak"}],[{"t":"di sini","k":"/layanan/lacak"}]]]} <nil>
}

// What the server sends is what the dashboard reads.
func TestBolakBalik(t *testing.T) {
	l := kertas.Lembar{Judul: "Judul", Kop: [4]string{"Kabupaten", "Dinas", "", ""}, Nomor: kertas.GarisNomor,
		Aksi: []kertas.Penggal{{Teks: "Unduh", Ke: "/berkas/x.pdf", Rupa: "unduh"}},
		Isi: []kertas.Balok{
			{Rupa: kertas.Bagian, Judul: "A", Isi: []kertas.Balok{kertas.P("teks <b>polos</b>")}},
			{Rupa: kertas.Tabel, Kolom: []string{"a", "b"}, Angka: []bool{false, true}, Baris: [][]kertas.Sel{kertas.F("x", "1"), kertas.F("", "2")}, Kaki: kertas.F("Jumlah", "3")},
			{Rupa: kertas.Kirim, Judul: "Kirim", Ke: "/berkas/ppid/pesan-usul", Medan: []kertas.Medan{{Nama: "teks", Judul: "Pesan", Jenis: "panjang"}}},
		}}
	b, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	var got kertas.Lembar
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(l, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if kertas.T("") != nil {
		t.Error("sel kosong bukan nil: tabel mencetaknya sebagai tanda hubung")
	}
}
