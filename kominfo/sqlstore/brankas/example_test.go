//go:build !(js && wasm)

package brankas_test

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
)

// A citizen's name is sealed, read, and erased: what backups keep of it stays
// shut for ever.
func Example() {
	dir, err := os.MkdirTemp("", "brankas")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	b, err := brankas.Buka(filepath.Join(dir, "kunci.brankas"))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer b.Close()
	nomor, k, err := b.Baru()
	if err != nil {
		fmt.Println(err)
		return
	}
	garam := make([]byte, 32)
	_, _ = rand.Read(garam)
	const konteks = "permohonan/01a201c2-4836-75db-8f00-000000000001/1"
	segel, err := brankas.Segel(k, konteks, garam, []byte(`{"nama":"Nama Contoh"}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	// nomor and segel go to the database, and into its backups.
	k, ada, err := b.Ambil(nomor)
	if err != nil || !ada {
		fmt.Println(ada, err)
		return
	}
	_, bagian, err := brankas.Bongkar(k, konteks, segel)
	fmt.Println(string(bagian), err)
	if err := b.Hapus(nomor); err != nil {
		fmt.Println(err)
		return
	}
	_, ada, err = b.Ambil(nomor)
	fmt.Println(ada, err)
	// Output:
	// {"nama":"Nama Contoh"} <nil>
	// false <nil>
}

func ExampleBuka() {
	dir, err := os.MkdirTemp("", "brankas")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "kunci.brankas")
	b, err := brankas.Buka(path)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = brankas.Buka(path) // a second program
	fmt.Println(kominfo.KindOf(err), b.Close())
	// Output: rusak <nil>
}

// A sealed part that was moved to another document does not open.
func ExampleBongkar() {
	k := brankas.Kunci{1, 2, 3}
	segel, err := brankas.Segel(k, "permohonan/a/1", make([]byte, 32), []byte("Nama Contoh"))
	if err != nil {
		fmt.Println(err)
		return
	}
	_, _, err = brankas.Bongkar(k, "permohonan/b/1", segel)
	fmt.Println(kominfo.KindOf(err))
	// Output: rusak
}

func ExamplePulihkan() {
	dir, err := os.MkdirTemp("", "brankas")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	lama, err := brankas.Buka(filepath.Join(dir, "lama.brankas"))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer lama.Close()
	nomor, k, err := lama.Baru()
	if err != nil {
		fmt.Println(err)
		return
	}
	var salinan bytes.Buffer // in earnest a file on a USB stick
	fmt.Println(kominfo.KindOf(lama.Salin(&salinan, "rahasia")))
	if err := lama.Salin(&salinan, "lumbung padi di tepi sungai"); err != nil {
		fmt.Println(err)
		return
	}
	path := filepath.Join(dir, "baru.brankas")
	if err := brankas.Pulihkan(path, &salinan, "lumbung padi di tepi sungai"); err != nil {
		fmt.Println(err)
		return
	}
	baru, err := brankas.Buka(path)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer baru.Close()
	k2, ada, err := baru.Ambil(nomor)
	fmt.Println(k2 == k, ada, err, k2)
	// Output:
	// tidak_sah
	// true true <nil> (kunci)
}
