package klien_test

import (
	"context"
	"fmt"
	"io"

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

// A write that is put into the outbox waits until the server can be reached.
func ExampleKotakKirim() {
	tersambung := false
	server := func(context.Context, string, string, map[string]string, []byte) (klien.Jawaban, error) {
		if !tersambung {
			return klien.Jawaban{}, io.ErrUnexpectedEOF
		}
		return klien.Jawaban{Status: 201, Isi: []byte(`{"id":"01990000-0000-7000-8000-000000000000","versi":1}`)}, nil
	}
	unit := registertest.DefUnit()
	k := klien.NewKotakKirim(klien.HTTP{Angkut: server, Jeda: []int{}}, []register.Register{unit}, &klien.Memori{})

	e, _ := k.Titip(unit, register.Permintaan{Isian: []byte(`{"kode":"tu","nama":"Tata Usaha"}`)}, "Unit: Tata Usaha", "")
	fmt.Println(k.Kirimkan(context.Background()))
	fmt.Println(k.Lihat(e.No).Keadaan, k.Lihat(e.No).Pesan)
	tersambung = true
	fmt.Println(k.Kirimkan(context.Background()))
	fmt.Println(k.Lihat(e.No).Keadaan)
	// Output:
	// 15s
	// menunggu Server tidak terjangkau. Periksa sambungan, lalu coba lagi.
	// 0s
	// dikirim
}
