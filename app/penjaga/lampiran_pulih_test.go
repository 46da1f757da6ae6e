//go:build !(js && wasm)

package penjaga

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

// A restore over data: files that are there stay, whoever names them, and a damaged
// one is mended; what the backup lacks is named with its document.
func TestPulihkanBerkas(t *testing.T) {
	w := duniaBerkas(t)
	w.jalan(func(p *Penjaga) { w.catat(p, "SK Tim", "isi sk", "Notula", "isi notula", "Foto", "isi foto") })
	h := w.cadang(filepath.Join(t.TempDir(), "a.db"))
	w.jalan(func(p *Penjaga) { w.catat(p, "Laporan", "isi laporan") })
	rusak(t, w.o.berkas(), sidikUji("isi sk"))
	if err := os.Remove(tempat(w.o.berkas(), sidikUji("isi notula"))); err != nil {
		t.Fatal(err)
	}
	r := w.pulihkan(OpsiPulih{Berkas: h.Berkas, Ganti: true})
	if r.Lampiran.ringkas() != [3]int{3, 2, 1} || len(r.Lampiran.Temuan) != 0 {
		t.Errorf("%+v", r.Lampiran)
	}
	if len(isiFolder(t, w.o.berkas())) != 4 {
		t.Error("berkas yang dirujuk data sebelumnya hilang")
	}
	w.sehat()

	// The backup's folder lacks one and has another one damaged.
	if err := os.Remove(tempat(h.Lampiran.Folder, sidikUji("isi foto"))); err != nil {
		t.Fatal(err)
	}
	rusak(t, h.Lampiran.Folder, sidikUji("isi sk"))
	w.pulihkan(OpsiPulih{Berkas: h.Berkas, Ganti: true}) // all are here already
	w.sehat()
	baru := &dunia{t: t, jam: w.jam, o: w.o}
	baru.o.Folder = filepath.Join(t.TempDir(), "data")
	r = baru.pulihkan(OpsiPulih{Berkas: h.Berkas, TanpaKunci: true})
	if r.Lampiran.ringkas() != [3]int{3, 1, 0} || len(r.Lampiran.Temuan) != 2 {
		t.Fatalf("%+v", r.Lampiran)
	}
	for _, f := range r.Lampiran.Temuan {
		mau := map[string]string{TemuanBerkasHilang: `"Foto"`, TemuanBerkasUbah: `"SK Tim"`}[f.ID]
		if mau == "" || !strings.Contains(f.Message, mau) || !strings.Contains(f.Message, h.Lampiran.Folder) || f.Severity != kominfo.Galat {
			t.Errorf("%+v", f)
		}
	}
	if l := baru.periksa(OpsiPeriksa{}); l.Sah || len(l.Temuan) != 2 {
		t.Errorf("%+v", l.Temuan)
	}

	// The folder did not come along: refused before anything changes, unless the
	// files are here, or the person does without.
	if err := os.RemoveAll(h.Lampiran.Folder); err != nil {
		t.Fatal(err)
	}
	satuTemuan(t, w.periksa(OpsiPeriksa{Berkas: h.Berkas}).Temuan, TemuanBerkasHilang, kominfo.Galat, h.Lampiran.Folder+" tidak ada", "3 berkas", "-berkas FOLDER")
	w.pulihkan(OpsiPulih{Berkas: h.Berkas, Ganti: true})
	baru.o.Folder = filepath.Join(t.TempDir(), "data")
	_, err := Pulihkan(t.Context(), OpsiPulih{Opsi: baru.o, Berkas: h.Berkas, TanpaKunci: true})
	kalimat(t, err, kominfo.TidakAda, h.Lampiran.Folder+" tidak ada", "3 berkas", "-tanpa-berkas", "belum ada yang diubah")
	if ada(baru.o.db()) || ada(baru.o.berkas()) {
		t.Error("pemulihan yang ditolak meninggalkan data")
	}
	baru.o.Lampiran.Tanpa = true
	if r = baru.pulihkan(OpsiPulih{Berkas: h.Berkas, TanpaKunci: true}); !r.Lampiran.Tanpa || r.Lampiran.Dirujuk != 3 || ada(baru.o.berkas()) {
		t.Errorf("%+v", r.Lampiran)
	}
	l := baru.periksa(OpsiPeriksa{})
	if s := strings.Join(l.TidakTerbukti, "\n"); !l.Sah || !strings.Contains(s, "3 berkas yang dirujuk dokumen tidak diperiksa, atas pilihan -tanpa-berkas") {
		t.Errorf("%+v", l)
	}
}

// Left out by choice: nothing is made, and it is said.
func TestCadanganTanpaBerkas(t *testing.T) {
	w := duniaBerkas(t)
	w.jalan(func(p *Penjaga) { w.catat(p, "SK Tim", "isi sk") })
	w.o.Lampiran.Tanpa = true
	dir := t.TempDir()
	h := w.cadang(filepath.Join(dir, "a.db"))
	if !h.Laporan.Sah || !h.Lampiran.Tanpa || h.Lampiran.Folder != "" || !strings.Contains(strings.Join(h.Laporan.TidakTerbukti, "\n"), "1 berkas yang dirujuk dokumen tidak ikut") {
		t.Errorf("%+v", h)
	}
	if isi, _ := filepath.Glob(filepath.Join(dir, "*")); len(isi) != 2 {
		t.Errorf("%v", isi)
	}
}

// What a copy from outside names is never used as a path; foreign things are noted.
func TestPeriksaBerkasAsing(t *testing.T) {
	w := duniaBerkas(t)
	w.jalan(func(p *Penjaga) {
		w.catat(p, "SK Tim", "isi sk")
		err := p.Ubah(t.Context(), aktorUji(), func(tx register.Tx) error {
			_, err := defSurat().Buat(t.Context(), tx, register.LingkupPenuh(), surat{"Jahat", "../../../../etc/passwd"})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	if err := os.MkdirAll(filepath.Join(w.o.berkas(), "ab"), 0o700); err != nil {
		t.Fatal(err)
	}
	tulisUji(t, filepath.Join(w.o.berkas(), "ab", "catatan.txt"), []byte("x"))
	tulisUji(t, filepath.Join(w.o.berkas(), "Thumbs.db"), []byte("x"))
	l := w.periksa(OpsiPeriksa{})
	satuTemuan(t, l.Temuan, TemuanBerkasSidik, kominfo.Galat, "bukan SHA-256")
	if s := strings.Join(l.TidakTerbukti, "\n"); !strings.Contains(s, `2 berkas yang bukan dari Lumbung ("Thumbs.db", "ab/catatan.txt")`) {
		t.Error(s)
	}
	h := w.cadang(filepath.Join(t.TempDir(), "a.db"))
	satuTemuan(t, h.Laporan.Temuan, TemuanBerkasSidik, kominfo.Galat)
	if h.Lampiran.ringkas() != [3]int{1, 1, 0} {
		t.Errorf("%+v", h.Lampiran)
	}
}

// What a running server is writing is left alone by backups and verifications.
func TestBerkasYangSedangDitulis(t *testing.T) {
	w := duniaBerkas(t)
	w.jalan(func(p *Penjaga) {
		w.catat(p, "SK Tim", "isi sk")
		setengah := filepath.Join(w.o.berkas(), ".tulis", "SETENGAH")
		tulisUji(t, setengah, []byte("baru seteng"))
		w.cadang(filepath.Join(t.TempDir(), "a.db"))
		if l := w.sehat(); strings.Contains(strings.Join(l.TidakTerbukti, ""), "bukan dari Lumbung") {
			t.Errorf("%+v", l.TidakTerbukti)
		}
		if !ada(setengah) {
			t.Error("unggahan yang sedang berjalan dibuang")
		}
	})
}

// Places that cannot be used are told before anything is written, and nothing is
// made where a medium should be.
func TestCadanganTempat(t *testing.T) {
	w := duniaBerkas(t)
	w.jalan(func(p *Penjaga) { w.catat(p, "SK Tim", "isi sk") })
	dir := t.TempDir()
	coba := func(ke, berkas string) error {
		o := w.o
		o.Lampiran.Folder = berkas
		_, err := Cadangkan(t.Context(), o, ke)
		return err
	}
	usb := filepath.Join(dir, "usb")
	kalimat(t, coba(filepath.Join(usb, "a.db"), ""), kominfo.TidakAda, usb+" tidak ada", "Pasang medianya")
	kalimat(t, coba(filepath.Join(dir, "a.db"), filepath.Join(usb, "berkas")), kominfo.TidakAda, usb+" tidak ada")
	kalimat(t, coba(filepath.Join(dir, "a.db"), w.o.berkas()), kominfo.TidakSah, "sedang dipakai")
	kalimat(t, coba(dir, ""), kominfo.TidakSah, "bukan folder")
	kalimat(t, coba("", ""), kominfo.TidakSah, "Sebutkan nama berkas")
	tulisUji(t, filepath.Join(dir, "biasa"), nil)
	kalimat(t, coba(filepath.Join(dir, "biasa"), ""), kominfo.Bentrok, "tidak ditimpa")
	kalimat(t, coba(filepath.Join(dir, "a.db"), filepath.Join(dir, "biasa")), kominfo.Rusak, "bukan folder")
	if ada(usb) {
		t.Error("folder media dibuat")
	}
	pegangan, err := sqlite.Pegang(filepath.Join(dir, "cadangan.berkas"))
	if err != nil {
		t.Fatal(err)
	}
	kalimat(t, coba(filepath.Join(dir, "a.db"), ""), kominfo.Bentrok, "Pencadangan lain", "Tunggu")
	_ = pegangan.Close() // it only held a lock
	if isi, _ := filepath.Glob(filepath.Join(dir, "a.db*")); len(isi) != 0 {
		t.Errorf("tertinggal: %v", isi)
	}
	if err := coba(filepath.Join(dir, "a.db"), ""); err != nil {
		t.Fatal(err)
	}
}

// Stopped in the middle, and again: what was copied stays, the rest follows, and
// what a kill leaves under the working name is cleared away.
func TestCadanganBerkasDihentikan(t *testing.T) {
	w := duniaBerkas(t)
	w.jalan(func(p *Penjaga) { w.catat(p, "A", "isi a", "B", "isi b", "C", "isi c") })
	dir := t.TempDir()
	ctx, batal := context.WithCancel(t.Context())
	o := w.o
	var maju []int
	o.Lampiran.Kemajuan = func(k blob.Kemajuan) {
		maju = append(maju, k.Berkas)
		if k.DariBerkas != 3 || k.DariByte != 15 {
			t.Errorf("%+v", k)
		}
		if k.Berkas == 1 {
			batal()
		}
	}
	if _, err := Cadangkan(ctx, o, filepath.Join(dir, "a.db")); err != context.Canceled {
		t.Errorf("galat %v", err)
	}
	if !slices.IsSorted(maju) || len(maju) == 0 {
		t.Errorf("kemajuan %v", maju)
	}
	if isi, _ := filepath.Glob(filepath.Join(dir, "a.db*")); len(isi) != 0 {
		t.Errorf("tertinggal: %v", isi)
	}
	if n := len(isiFolder(t, filepath.Join(dir, "cadangan.berkas"))); n != 1 {
		t.Errorf("%d berkas tersalin", n)
	}
	for _, f := range []string{"a.db.kerja", "a.db.kerja-journal", "a.db.kerja.sebagian", "cadangan.berkas/.tulis/SETENGAH"} {
		tulisUji(t, filepath.Join(dir, filepath.FromSlash(f)), []byte("setengah"))
	}
	if h := w.cadang(filepath.Join(dir, "a.db")); h.Lampiran.ringkas() != [3]int{3, 2, 1} || !h.Laporan.Sah {
		t.Errorf("%+v", h.Lampiran)
	}
	if isi, _ := filepath.Glob(filepath.Join(dir, "*")); len(isi) != 3 {
		t.Errorf("tertinggal: %v", isi)
	}
}

// A column that the program does not have is a mistake of the programmer.
func TestRujukanSalah(t *testing.T) {
	w := duniaBerkas(t)
	w.jalan(func(*Penjaga) {})
	for _, r := range []RujukanBerkas{{Register: "asing", Kolom: "sidik"}, {Register: "surat", Kolom: "asing"}} {
		o := w.o
		o.Lampiran.Rujukan = []RujukanBerkas{r}
		_, err := Periksa(t.Context(), OpsiPeriksa{Opsi: o})
		kalimat(t, err, kominfo.Rusak, "asing")
	}
}
