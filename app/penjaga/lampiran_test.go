//go:build !(js && wasm)

package penjaga

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// surat is a document with a file.
type surat struct {
	Judul string `json:"judul"`
	Sidik string `json:"sidik"`
}

func defSurat() *register.Def[surat] {
	teks := func(nama string, f func(*surat) string) register.AnyKolom[surat] {
		return register.Kolom[surat, string]{Nama: nama, Baca: f}
	}
	return &register.Def[surat]{
		Nama: "surat", Judul: "Surat", Jejak: register.Dalam, VersiSkema: 1,
		Kolom:   []register.AnyKolom[surat]{teks("judul", func(s *surat) string { return s.Judul }), teks("sidik", func(s *surat) string { return s.Sidik })},
		Sebutan: func(s *surat) string { return s.Judul },
	}
}

// duniaBerkas is an office whose documents have files.
func duniaBerkas(t *testing.T) *dunia {
	w := duniaBaru(t)
	w.o.Register = append(w.o.Register, defSurat())
	w.o.Lampiran.Rujukan = []RujukanBerkas{{Register: "surat", Kolom: "sidik"}}
	return w
}

// simpanDi stores a file as a server does, and gives its sidik.
func simpanDi(t *testing.T, dir, isi string) string {
	t.Helper()
	f, err := blob.BukaFolder(dir, blob.OpsiFolder{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	i, err := f.Simpan(t.Context(), strings.NewReader(isi), blob.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	return i.Sidik
}

func sidikUji(isi string) string {
	h := sha256.Sum256([]byte(isi))
	return hex.EncodeToString(h[:])
}

// catat stores files and writes documents that name them: title and content.
func (w *dunia) catat(p *Penjaga, judulIsi ...string) (ids []register.ID) {
	w.t.Helper()
	for i := 0; i < len(judulIsi); i += 2 {
		s := simpanDi(w.t, w.o.berkas(), judulIsi[i+1])
		err := p.Ubah(w.t.Context(), aktorUji(), func(tx register.Tx) error {
			m, err := defSurat().Buat(w.t.Context(), tx, register.LingkupPenuh(), surat{judulIsi[i], s})
			ids = append(ids, m.ID)
			return err
		})
		if err != nil {
			w.t.Fatal(err)
		}
	}
	return ids
}

func (w *dunia) gantiSurat(p *Penjaga, id register.ID, s surat) {
	w.t.Helper()
	err := p.Ubah(w.t.Context(), aktorUji(), func(tx register.Tx) error {
		_, err := defSurat().Ganti(w.t.Context(), tx, register.LingkupPenuh(), id, 1, s)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *dunia) tarik(p *Penjaga, id register.ID) {
	w.t.Helper()
	err := p.Ubah(w.t.Context(), aktorUji(), func(tx register.Tx) error {
		_, err := defSurat().Lakukan(w.t.Context(), tx, register.LingkupPenuh(), id, 1, "tarik", register.Alasan{Alasan: "keliru"})
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *dunia) cadang(ke string) HasilCadang {
	w.t.Helper()
	h, err := Cadangkan(w.t.Context(), w.o, ke)
	if err != nil {
		w.t.Fatal(err)
	}
	return h
}

func (w *dunia) periksa(o OpsiPeriksa) jejak.Laporan {
	w.t.Helper()
	o.Opsi = w.o
	l, err := Periksa(w.t.Context(), o)
	if err != nil {
		w.t.Fatal(err)
	}
	return l
}

// ringkas gives the numbers of a result.
func (h HasilLampiran) ringkas() [3]int { return [3]int{h.Dirujuk, h.Disalin, h.Sudah} }

// isiFolder lists the files of a folder by their sidik.
func isiFolder(t *testing.T, dir string) (out []string) {
	t.Helper()
	r, err := bukaRak(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.tutup()
	if err := r.telusuri(t.Context(), func(sidik, nama string, _ int64) { out = append(out, sidik+strings.Repeat(nama, b2i(sidik == ""))) }); err != nil {
		t.Fatal(err)
	}
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func satuTemuan(t *testing.T, fs []kominfo.Finding, id string, berat kominfo.Severity, sebut ...string) {
	t.Helper()
	if len(fs) != 1 || fs[0].ID != id || fs[0].Severity != berat {
		t.Fatalf("temuan %+v, want satu %s %s", fs, id, berat)
	}
	for _, s := range sebut {
		if !strings.Contains(fs[0].Message, s) {
			t.Errorf("tidak menyebut %q: %s", s, fs[0].Message)
		}
	}
}

func rusak(t *testing.T, dir, sidik string) {
	t.Helper()
	p := tempat(dir, sidik)
	b := bacaUji(t, p)
	b[0] ^= 1
	tulisUji(t, p, b)
}

// Backups beside each other share their files: the first copies all, the next only
// what is new; each restores alone, also elsewhere.
func TestCadanganBerkas(t *testing.T) {
	w := duniaBerkas(t)
	var ids []register.ID
	w.jalan(func(p *Penjaga) {
		ids = w.catat(p, "SK Tim", "isi sk", "SK Tim (salinan)", "isi sk", "Notula", "isi notula", "Keliru", "isi keliru")
		w.gantiSurat(p, ids[2], surat{"Notula", simpanDi(t, w.o.berkas(), "notula baru")})
		w.tarik(p, ids[3])
	})
	simpanDi(t, w.o.berkas(), "diunggah, belum dicatat")
	dir := t.TempDir()
	a := w.cadang(filepath.Join(dir, "a.db"))
	if !a.Laporan.Sah || a.Lampiran.ringkas() != [3]int{4, 4, 0} || a.Lampiran.Folder != filepath.Join(dir, "cadangan.berkas") {
		t.Errorf("%+v", a.Lampiran)
	}
	mau := []string{sidikUji("isi sk"), sidikUji("isi notula"), sidikUji("notula baru"), sidikUji("isi keliru")}
	slices.Sort(mau)
	if diff := cmp.Diff(mau, isiFolder(t, a.Lampiran.Folder)); diff != "" {
		t.Errorf("isi folder (-want +got):\n%s", diff)
	}
	w.jalan(func(p *Penjaga) { w.catat(p, "Laporan", "isi laporan") })
	b := w.cadang(filepath.Join(dir, "b.db"))
	if b.Lampiran.ringkas() != [3]int{5, 1, 4} || b.Lampiran.Salinan != int64(len("isi laporan")) {
		t.Errorf("%+v", b.Lampiran)
	}
	if s := strings.Join(b.Laporan.TidakTerbukti, "\n"); !strings.Contains(s, "4 berkas yang sudah ada") || !strings.Contains(s, "-teliti") {
		t.Error(s)
	}
	if isi, _ := filepath.Glob(filepath.Join(dir, "*")); len(isi) != 5 { // two copies, two checkpoints, the folder
		t.Errorf("%v", isi)
	}
	for ke, n := range map[string]int{a.Berkas: 4, b.Berkas: 5} {
		l := w.periksa(OpsiPeriksa{Berkas: ke})
		if s := strings.Join(l.Terbukti, "\n"); !l.Sah || len(l.Temuan) != 0 || !strings.Contains(s, "Isi "+kominfo.FormatAngka(int64(n))+" berkas") {
			t.Errorf("%s: %+v", ke, l)
		}
	}
	if s := strings.Join(w.periksa(OpsiPeriksa{Berkas: a.Berkas}).TidakTerbukti, "\n"); !strings.Contains(s, "1 berkas (11 byte)") || !strings.Contains(s, "cadangan lain") {
		t.Error(s)
	}
	l := w.sehat()
	if s := strings.Join(l.TidakTerbukti, "\n"); !strings.Contains(s, "1 berkas (23 byte) di "+w.o.berkas()+" tidak dirujuk dokumen mana pun") {
		t.Error(s)
	}

	baru := &dunia{t: t, jam: w.jam, o: w.o}
	baru.o.Folder = filepath.Join(t.TempDir(), "data")
	r := baru.pulihkan(OpsiPulih{Berkas: a.Berkas, TanpaKunci: true})
	if r.Lampiran.ringkas() != [3]int{4, 4, 0} || len(r.Lampiran.Temuan) != 0 || r.Lampiran.Folder != baru.o.berkas() {
		t.Errorf("%+v", r.Lampiran)
	}
	if diff := cmp.Diff(mau, isiFolder(t, baru.o.berkas())); diff != "" {
		t.Errorf("dipulihkan (-want +got):\n%s", diff)
	}
	baru.sehat()

	// A folder that belongs to one backup alone goes before the shared one.
	if err := os.Rename(a.Lampiran.Folder, a.Berkas+".berkas"); err != nil {
		t.Fatal(err)
	}
	if l := w.periksa(OpsiPeriksa{Berkas: a.Berkas}); !l.Sah {
		t.Errorf("%+v", l.Temuan)
	}
	w.o.Lampiran.Folder = a.Berkas + ".berkas"
	if l := w.periksa(OpsiPeriksa{Berkas: b.Berkas}); !l.Sah {
		t.Errorf("%+v", l.Temuan)
	}
}

// -teliti finds a copy that went bad and mends it from the data; without it, and
// where only the copy is good, that is said.
func TestCadanganTeliti(t *testing.T) {
	w := duniaBerkas(t)
	w.jalan(func(p *Penjaga) { w.catat(p, "SK Tim", "isi sk", "Notula", "isi notula") })
	dir := t.TempDir()
	a := w.cadang(filepath.Join(dir, "a.db"))
	sk := sidikUji("isi sk")
	rusak(t, a.Lampiran.Folder, sk)
	satuTemuan(t, w.periksa(OpsiPeriksa{Berkas: a.Berkas}).Temuan, TemuanBerkasUbah, kominfo.Galat, sk[:12], `surat "SK Tim"`, "sudah berubah")
	if h := w.cadang(filepath.Join(dir, "b.db")); h.Lampiran.ringkas() != [3]int{2, 0, 2} {
		t.Errorf("%+v", h.Lampiran)
	}
	w.o.Lampiran.Teliti = true
	h := w.cadang(filepath.Join(dir, "c.db"))
	if h.Lampiran.ringkas() != [3]int{2, 1, 1} || !h.Laporan.Sah || strings.Contains(strings.Join(h.Laporan.TidakTerbukti, ""), "-teliti") {
		t.Errorf("%+v", h)
	}
	if l := w.periksa(OpsiPeriksa{Berkas: a.Berkas}); !l.Sah {
		t.Errorf("%+v", l.Temuan)
	}

	// The data lost a file that a backup kept.
	if err := os.Remove(tempat(w.o.berkas(), sk)); err != nil {
		t.Fatal(err)
	}
	h = w.cadang(filepath.Join(dir, "d.db"))
	if !h.Laporan.Sah || h.Lampiran.ringkas() != [3]int{2, 0, 2} {
		t.Errorf("%+v", h.Lampiran)
	}
	satuTemuan(t, h.Laporan.Temuan, TemuanBerkasHilang, kominfo.Peringatan, "masih utuh di "+h.Lampiran.Folder, `"SK Tim"`)
	w.o.Lampiran.Teliti = false
	if h = w.cadang(filepath.Join(dir, "e.db")); len(h.Laporan.Temuan) != 1 || h.Lampiran.Sudah != 2 {
		t.Errorf("%+v", h.Lampiran)
	}
	// Cut off in the data.
	tulisUji(t, tempat(w.o.berkas(), sidikUji("isi notula")), []byte("isi"))
	if h = w.cadang(filepath.Join(dir, "f.db")); len(h.Laporan.Temuan) != 2 || !h.Laporan.Sah || h.Lampiran.Sudah != 2 {
		t.Errorf("%+v", h.Lampiran)
	}
}

// A file that cannot be had is told with its document; the backup is made all the
// same, and never holds a file under a wrong name.
func TestCadanganBerkasHilang(t *testing.T) {
	for nama, u := range map[string]struct {
		rusak func(*dunia, string)
		id    string
	}{
		"hilang":       {func(w *dunia, p string) { _ = os.Remove(p) }, TemuanBerkasHilang},
		"berubah":      {func(w *dunia, p string) { tulisUji(w.t, p, []byte("isi lain")) }, TemuanBerkasUbah},
		"terpotong":    {func(w *dunia, p string) { tulisUji(w.t, p, nil) }, TemuanBerkasUbah},
		"folder":       {func(w *dunia, p string) { _ = os.Remove(p); _ = os.Mkdir(p, 0o700) }, TemuanBerkasHilang},
		"tautan":       {func(w *dunia, p string) { _ = os.Remove(p); _ = os.Symlink("/etc/hostname", p) }, TemuanBerkasHilang},
		"versi lama":   {nil, TemuanBerkasHilang},
		"folder utama": {func(w *dunia, p string) { _ = os.RemoveAll(w.o.berkas()) }, TemuanBerkasHilang},
	} {
		t.Run(nama, func(t *testing.T) {
			w := duniaBerkas(t)
			var ids []register.ID
			w.jalan(func(p *Penjaga) {
				ids = w.catat(p, "SK Tim", "isi sk", "SK kedua", "isi sk")
				if u.rusak == nil {
					for _, id := range ids {
						w.gantiSurat(p, id, surat{"SK Tim", ""})
					}
				}
			})
			asal := tempat(w.o.berkas(), sidikUji("isi sk"))
			berat := kominfo.Peringatan
			if u.rusak != nil {
				berat = kominfo.Galat
				u.rusak(w, asal)
			} else if err := os.Remove(asal); err != nil {
				t.Fatal(err)
			}
			h := w.cadang(filepath.Join(t.TempDir(), "a.db"))
			if h.Laporan.Sah != (berat == kominfo.Peringatan) || h.Lampiran.ringkas() != [3]int{1, 0, 0} {
				t.Errorf("%+v", h)
			}
			if isi := isiFolder(t, h.Lampiran.Folder); len(isi) != 0 {
				t.Errorf("cadangan berisi %v", isi)
			}
			fs := h.Laporan.Temuan
			if nama == "folder utama" {
				if !strings.Contains(fs[0].Message, "Folder berkas "+w.o.berkas()+" tidak ada") {
					t.Errorf("%+v", fs[0])
				}
				fs = fs[1:]
			}
			satuTemuan(t, fs, u.id, berat, `surat "SK Tim"`, w.o.berkas(), "Unggah ulang")
			l := w.periksa(OpsiPeriksa{})
			satuTemuan(t, l.Temuan, u.id, berat, `surat "SK Tim"`)
			if l.Sah != h.Laporan.Sah {
				t.Errorf("folder sah: %v", l.Sah)
			}
		})
	}
}
