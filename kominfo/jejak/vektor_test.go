package jejak

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var tulisVektor = flag.Bool("update", false, "write vectors that do not exist yet; existing ones are frozen")

// vektor compares with a frozen vector. It never changes one that exists: the
// formats are promises to those who hold receipts and checkpoints. Who must
// break the promise deletes the file by hand and says so in the changelog.
func vektor(t *testing.T, nama string, got []byte) {
	t.Helper()
	p := filepath.Join("testdata", nama)
	want, err := os.ReadFile(p)
	if os.IsNotExist(err) && *tulisVektor {
		f, err := os.OpenFile(p, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := f.Write(got); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s is frozen, and -update does not change it (-want +got):\n%s", p, diff)
	}
}

func TestVektor(t *testing.T) {
	penuh := entriUji(1, 3)
	minimal := Entri{Register: "a", ID: idUji, Versi: 1, Skema: 1, Waktu: waktuUji(), Aksi: "b", Ditarik: true, Umum: Ikat(garamUji(0), []byte("{}"), "")}
	batas := penuh
	batas.Instansi, batas.Peran = "Kabupaten “Ujung” é\u00a0🌾", "peran dengan spasi"
	batas.Versi, batas.Skema = 1<<63-1, 1<<31-1
	vektor(t, "entri-penuh.txt", teksUji(t, penuh))
	vektor(t, "entri-minimal.txt", teksUji(t, minimal))
	vektor(t, "entri-batas.txt", teksUji(t, batas))

	vektor(t, "komitmen.txt", []byte(
		Ikat(garamUji(1), []byte(`{"a":1}`), "").String()+"\n"+
			Ikat(garamUji(1), []byte(`{"a":1}`), "alasan").String()+"\n"+
			Ikat(garamUji(2), []byte(`{"a":1}`), "").String()+"\n"))

	g := gudangBaru()
	g.isiLog(t, Umum, 300)
	s, v, _ := kunciUji(t, namaUji, 0)
	s2, v2, _ := kunciUji(t, namaUji, 1)
	_, umum := kunciTetap(t, namaUji, 0)
	vektor(t, "kunci-umum.txt", []byte(umum+"\n"))
	cp := g.checkpointUji(t, Umum, s)
	vektor(t, "checkpoint.txt", cp)
	vektor(t, "checkpoint-dua-kunci.txt", g.checkpointUji(t, Umum, s, s2))
	vektor(t, "checkpoint-kosong.txt", tandai(t, Checkpoint{Nama: "a", Jejak: Dalam, Masa: 2, Kepala: (&Pohon{}).Kepala(), Waktu: waktuUji()}, kunciLain(t)))

	for nama, jalur := range map[string]string{
		"ubin-0-001.p-44.bin":    "tile/8/0/001.p/44",
		"ubin-1-000.p-1.bin":     "tile/8/1/000.p/1",
		"ubin-data-000.p-20.txt": "tile/8/data/000.p/20",
	} {
		b, err := UbinHTTP(context.Background(), g, Umum, jalur)
		if err != nil {
			t.Fatal(err)
		}
		vektor(t, nama, b)
	}

	tt, err := BuatTandaTerima(context.Background(), g, Umum, 33, cp)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(tt)
	if err != nil {
		t.Fatal(err)
	}
	vektor(t, "tanda-terima-tanpa-isi.json", b)
	tt.Garam, tt.Isi, tt.Alasan = garamUji(33), isiUji(33), alasanUji
	if b, err = json.Marshal(tt); err != nil {
		t.Fatal(err)
	}
	vektor(t, "tanda-terima.json", b)

	// The frozen files are also read back, as from the hands of their holders.
	lama, err := os.ReadFile("testdata/tanda-terima.json")
	if err != nil {
		t.Fatal(err)
	}
	var dibaca TandaTerima
	if err := json.Unmarshal(lama, &dibaca); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(tt, dibaca); diff != "" {
		t.Errorf("receipt (-want +got):\n%s", diff)
	}
	if h, err := dibaca.Periksa(v2, v); err != nil || !h.IsiCocok {
		t.Errorf("frozen receipt: %+v, %v", h, err)
	}
}
