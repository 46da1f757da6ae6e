package blob

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// OpsiImpor sets the limits of an import; zero values are the usual ones.
type OpsiImpor struct {
	Jenis       []Jenis // accepted; nil: JenisBukti
	Batas       int64   // bytes of one file; 0: BatasBerkas
	BatasJumlah int     // entries, folders too; 0: 10,000
	BatasTotal  int64   // bytes of all files, unpacked; 0: 10 GB

	// Keadaan remembers what is finished, so that an import that was killed goes
	// on; nil: nothing is remembered.
	Keadaan *Keadaan

	// Kemajuan is told after every file and about every MB; may be nil.
	Kemajuan func(Kemajuan)
}

// rasioZIP is how many times its packed size an entry above mulaRasio may be.
const (
	rasioZIP  = 200
	mulaRasio = 1 << 20
	dalamMaks = 32 // folders in folders
)

func (o OpsiImpor) lengkap() OpsiImpor {
	if o.Jenis == nil {
		o.Jenis = JenisBukti()
	}
	if o.Batas <= 0 {
		o.Batas = BatasBerkas
	}
	if o.BatasJumlah <= 0 {
		o.BatasJumlah = 10_000
	}
	if o.BatasTotal <= 0 {
		o.BatasTotal = 10_000_000_000
	}
	return o
}

// Masuk is the fate of one file of an import. It was accepted when it has a Sidik;
// why not, or what is odd about it, is in Temuan. A file that was passed over on
// purpose (what systems leave in folders) has a note there.
type Masuk struct {
	Nama     string `json:"nama"` // path in the folder or ZIP, slashes, made safe
	Info            // of the stored file
	Kembar   string `json:"kembar,omitempty"`   // an earlier file of this import with the same content
	Lanjutan bool   `json:"lanjutan,omitempty"` // finished by an earlier run, not read again

	// Diubah is when the file was last changed, as its source says; zero when it
	// does not. It is no date of the document.
	Diubah time.Time `json:"diubah,omitzero"`
}

// Diterima reports whether the file is stored.
func (m Masuk) Diterima() bool { return m.Sidik != "" }

// calon is a file that an import found, before it is read.
type calon struct {
	nama    string // for people: safe, with slashes
	asli    string // as the source has it
	ukuran  int64
	penanda string // tells a changed file of the same name and size: time or checksum
	diubah  time.Time
	temuan  []kominfo.Finding
	buka    func() (io.ReadCloser, error) // nil: refused already
}

// Impor takes in what lies in a folder, with its subfolders, or in a ZIP: dari is a
// path of this computer. It yields every file once, in the order of names, and ends
// after an error: of the store, or of a source that is refused as a whole. Links
// are not followed, and archives inside are not opened.
func Impor(ctx context.Context, s Store, dari string, o OpsiImpor) iter.Seq2[Masuk, error] {
	const op = "blob.Impor"
	return func(yield func(Masuk, error) bool) {
		st, err := os.Stat(dari)
		if err != nil {
			yield(Masuk{}, kominfo.E(kominfo.TidakAda, op, "%s tidak dapat dibuka. Periksa nama dan hak aksesnya.", tampil(dari)).Sebab(err))
			return
		}
		if st.IsDir() {
			akar, err := os.OpenRoot(dari)
			if err != nil {
				yield(Masuk{}, kominfo.E(kominfo.TidakAda, op, "Folder %s tidak dapat dibuka. Periksa hak aksesnya.", tampil(dari)).Sebab(err))
				return
			}
			defer akar.Close()
			ImporFolder(ctx, s, akar.FS(), o)(yield)
			return
		}
		if !st.Mode().IsRegular() {
			yield(Masuk{}, kominfo.E(kominfo.TidakSah, op, "%s bukan folder dan bukan berkas ZIP.", tampil(dari)))
			return
		}
		h, err := os.Open(dari)
		if err != nil {
			yield(Masuk{}, kominfo.E(kominfo.TidakAda, op, "Berkas %s tidak dapat dibuka. Periksa hak aksesnya.", tampil(dari)).Sebab(err))
			return
		}
		defer h.Close()
		ImporZIP(ctx, s, h, st.Size(), o)(yield)
	}
}

// ImporFolder is [Impor] for a file system, for example os.Root.FS.
func ImporFolder(ctx context.Context, s Store, dari fs.FS, o OpsiImpor) iter.Seq2[Masuk, error] {
	o = o.lengkap()
	return func(yield func(Masuk, error) bool) {
		cs, err := daftarFolder(ctx, dari, o)
		if err != nil {
			yield(Masuk{}, err)
			return
		}
		impor(ctx, s, cs, o, yield)
	}
}

// ImporZIP is [Impor] for a ZIP of ukuran bytes.
func ImporZIP(ctx context.Context, s Store, dari io.ReaderAt, ukuran int64, o OpsiImpor) iter.Seq2[Masuk, error] {
	o = o.lengkap()
	return func(yield func(Masuk, error) bool) {
		cs, err := daftarZIP(dari, ukuran, o)
		if err != nil {
			yield(Masuk{}, err)
			return
		}
		impor(ctx, s, cs, o, yield)
	}
}

func impor(ctx context.Context, s Store, cs []calon, o OpsiImpor, yield func(Masuk, error) bool) {
	var k Kemajuan
	k.DariBerkas = len(cs)
	for _, c := range cs {
		if c.buka != nil {
			k.DariByte += c.ukuran
		}
	}
	kabar := func() {
		if o.Kemajuan != nil {
			o.Kemajuan(k)
		}
	}
	var diam, total int64
	baca := func(n int) {
		k.Byte += int64(n)
		if diam += int64(n); diam >= 1<<20 {
			diam = 0
			kabar()
		}
	}
	kabar()
	pertama := map[string]string{}
	for _, c := range cs {
		if err := ctx.Err(); err != nil {
			yield(Masuk{}, err)
			return
		}
		sebelum := k.Byte
		m, err := satu(ctx, s, c, o, baca)
		if err != nil {
			yield(Masuk{}, err)
			return
		}
		if total += k.Byte - sebelum; total > o.BatasTotal { // whatever sizes were claimed
			yield(Masuk{}, tolakTotal(o.BatasTotal))
			return
		}
		if m.Diterima() {
			if lebih, ada := pertama[m.Sidik]; ada {
				m.Kembar = lebih
				m.Temuan = append(m.Temuan, temuan("BLOB-KEMBAR-01", kominfo.Peringatan, m.Nama, "isinya sama persis dengan "+tampil(lebih)+". Disimpan sekali; periksa apakah salah satunya keliru."))
			} else {
				pertama[m.Sidik] = m.Nama
			}
		}
		k.Berkas++
		if c.buka != nil {
			k.Byte = sebelum + c.ukuran // the whole file is behind us, read or not
		}
		kabar()
		if !yield(m, nil) {
			return
		}
	}
}

// satu takes in one file. An error is one of the store; a file that cannot be read
// is only refused.
func satu(ctx context.Context, s Store, c calon, o OpsiImpor, baca func(int)) (Masuk, error) {
	m := Masuk{Nama: c.nama, Diubah: c.diubah, Info: Info{Temuan: c.temuan}}
	if c.buka == nil {
		return m, nil
	}
	if i, ada := o.Keadaan.cari(c); ada {
		ada, err := s.Ada(ctx, i.Sidik)
		if err != nil {
			return m, err
		}
		if ada {
			i.Sudah = true
			m.Info, m.Lanjutan = i, true
			return m, nil
		}
	}
	tolak := func(fs ...kominfo.Finding) (Masuk, error) {
		m.Temuan = append(m.Temuan, fs...)
		return m, nil
	}
	h, err := c.buka()
	if err != nil {
		return tolak(temuan("BLOB-BACA-02", kominfo.Galat, c.nama, "tidak dapat dibuka. Periksa hak aksesnya, atau salin ulang berkas itu."))
	}
	defer h.Close()
	if f, ok := h.(interface {
		io.ReaderAt
		Stat() (fs.FileInfo, error)
	}); ok { // content that is not accepted need not be copied first
		st, err := f.Stat()
		if err != nil || !st.Mode().IsRegular() {
			return tolak(temuan("BLOB-BACA-02", kominfo.Galat, c.nama, "bukan berkas biasa lagi. Salin ulang berkas itu."))
		}
		if st.Size() > o.Batas {
			return tolak(terlaluBesar(c.nama, st.Size(), o.Batas))
		}
		if st.Size() > 0 {
			if ci, err := kenali(f, st.Size()); err == nil {
				if f, ditolak := tolakJenis(c.nama, ci, o.Jenis); ditolak {
					return tolak(f)
				}
			}
		}
	}
	i, err := s.Simpan(ctx, &bacaCtx{ctx: ctx, r: h, kabar: baca}, Opsi{Batas: o.Batas, Nama: c.nama, Jenis: o.Jenis})
	if e, ok := errors.AsType[*kominfo.Error](err); ok && e.Kind == kominfo.TidakSah {
		if len(e.Findings) > 0 {
			return tolak(e.Findings...)
		}
		return tolak(temuan("BLOB-RUSAK-01", kominfo.Galat, c.nama, "tidak diterima: terpotong atau rusak, sehingga tidak dapat dibaca sampai habis. Salin atau unduh ulang berkas aslinya."))
	}
	if err != nil {
		return m, err
	}
	i.Temuan = append(m.Temuan, i.Temuan...)
	m.Info = i
	return m, o.Keadaan.catat(c, i)
}
