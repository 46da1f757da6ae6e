//go:build !(js && wasm)

package main

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/server"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// imporBukti stores the evidence in a folder or ZIP, and notes each file as a
// document and as a draft of evidence for the indicator that its name names. Run
// again, after a kill or with more files, it does only what is missing.
func (p *program) imporBukti(ctx context.Context, fs *flag.FlagSet, args []string) error {
	data := folderData(fs)
	id := fs.String("penilaian", "", "ID penilaian; tampil di alamat halamannya, dan di sini bila salah")
	perangkat := fs.String("perangkat", "", "kode perangkat daerah pemilik berkas; bawaan: kominfo")
	mesin := fs.Bool("json", false, "keluaran JSON")
	sisa, err := urai(fs, args, 1, "satu folder atau berkas ZIP, dan -penilaian ID")
	if err != nil {
		return err
	}
	bk := buku.New()
	s, err := p.bukaAda(ctx, *data, bk)
	if err != nil {
		return err
	}
	defer s.Close()
	pen, err := cariPenilaian(ctx, s, bk, *id)
	if err != nil {
		return err
	}
	in, err := bk.Pustaka.Buka(pen.Isi.Instrumen)
	if err != nil {
		return err
	}
	c := &catatBukti{bk: bk, s: s, pen: pen.ID, in: in, aktor: server.AktorLokal(), hariIni: kominfo.TanggalDari(time.Now(), kominfo.WIB)}
	if *perangkat != "" {
		if err := perangkatAda(ctx, s, bk, *perangkat); err != nil {
			return err
		}
		c.aktor.Perangkat = *perangkat
	}
	if k, ada, err := kantor.Kini(ctx, s); err != nil {
		return err
	} else if ada {
		c.aktor.Instansi = k.Isi.Kode
	}
	berkas, err := blob.BukaFolder(filepath.Join(*data, "berkas"), blob.OpsiFolder{})
	if err != nil {
		return err
	}
	defer berkas.Close()
	dari, err := filepath.Abs(sisa[0])
	if err != nil {
		return err
	}
	kunci := string(pen.ID) + "\n" + c.aktor.Perangkat + "\n" + dari
	if err := p.jalankanImpor(ctx, c, berkas, dari, kunci); err != nil {
		return batal(err, "Impor dihentikan. Yang sudah selesai tersimpan; jalankan perintah yang sama untuk melanjutkan.")
	}
	if *mesin {
		err = p.json(c.lap)
	} else {
		p.cetakBukti(c.lap)
	}
	if err == nil && c.lap.Ditolak > 0 {
		return errTemuan
	}
	return err
}

// jalankanImpor takes in the files. The state of the import stays until all of it
// is done.
func (p *program) jalankanImpor(ctx context.Context, c *catatBukti, berkas *blob.Folder, dari, kunci string) (err error) {
	k, err := berkas.Keadaan(kunci)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = k.Close() // err is the one to report
			return
		}
		err = k.Selesai()
	}()
	if n := k.Jumlah(); n > 0 {
		p.kabar("Melanjutkan impor yang terhenti: " + kominfo.FormatAngka(int64(n)) + " berkas sudah selesai.")
	}
	maju, selesai := p.majuBerkas("Mengimpor:")
	defer selesai()
	for m, err := range blob.Impor(ctx, berkas, dari, blob.OpsiImpor{Keadaan: k, Kemajuan: maju}) {
		if err != nil {
			return err
		}
		if err := c.masuk(ctx, m); err != nil {
			return err
		}
	}
	return nil
}

// cariPenilaian gives the assessment that the files are for, and names those there
// are when it is none of them.
func cariPenilaian(ctx context.Context, r register.Reader, bk *buku.Buku, id string) (d register.Dokumen[spbe.Penilaian], err error) {
	const op = "lumbung.imporBukti"
	if kominfo.UUIDSah(id) {
		d, err = bk.Penilaian.Baca(ctx, r, register.LingkupPenuh(), register.ID(id))
		if err != nil && kominfo.KindOf(err) != kominfo.TidakAda {
			return d, err
		}
	}
	switch {
	case d.ID == "":
		ds, _, err := bk.Penilaian.Cari(ctx, r, register.LingkupPenuh(), register.Query{Urut: "tahun", Turun: true, Batas: 5})
		if err != nil {
			return d, err
		}
		ada := "Belum ada penilaian; mulai dulu di dasbor."
		for i, x := range ds {
			if i == 0 {
				ada = "Yang ada:"
			} else {
				ada += ";"
			}
			ada += " " + string(x.ID) + " (" + sebutPenilaian(x.Isi) + ")"
		}
		if len(ds) > 0 {
			ada += "."
		}
		if id == "" {
			return d, kominfo.E(kominfo.TidakSah, op, "Sebutkan penilaian yang dibuktikan dengan -penilaian ID. %s", ada)
		}
		return d, kominfo.E(kominfo.TidakAda, op, "Penilaian %q tidak ada. %s", id, ada)
	case d.Ditarik, d.Isi.Tahap == spbe.TahapPenetapan:
		return d, kominfo.E(kominfo.Ditolak, op, "Penilaian %s sudah ditetapkan atau ditarik, jadi buktinya tidak dapat ditambah.", sebutPenilaian(d.Isi))
	}
	return d, nil
}

func sebutPenilaian(p spbe.Penilaian) string {
	return fmt.Sprintf("%s %d, %s", p.NamaInstansi, p.Tahun, spbe.NamaPendek(p.Instrumen))
}

func perangkatAda(ctx context.Context, r register.Reader, bk *buku.Buku, kode string) error {
	ds, _, err := bk.Perangkat.Cari(ctx, r, register.LingkupPenuh(), register.Query{Saring: []register.Syarat{{Kolom: "kode", Op: register.Sama, Nilai: kode}}, Batas: 1})
	if err == nil && len(ds) == 0 {
		err = kominfo.E(kominfo.TidakAda, "lumbung.imporBukti", "Perangkat daerah berkode %q tidak ada di register perangkat_daerah. Periksa kodenya, atau catat dulu perangkat daerah itu.", kode)
	}
	return err
}

func (p *program) cetakBukti(l laporanBukti) {
	n := func(i int) string { return kominfo.FormatAngka(int64(i)) }
	p.baris("%s berkas: %s diterima (%s di antaranya sudah tersimpan sebelumnya), %s ditolak, %s dilewati.", n(l.Berkas), n(l.Diterima), n(l.Sudah), n(l.Ditolak), n(l.Dilewati))
	p.baris("%s dokumen baru di data dukung, %s bukti baru berstatus draf, %s bukti sudah ada.", n(l.DokumenBaru), n(l.BuktiBaru), n(l.BuktiSudah))
	if l.Pilih > 0 {
		p.baris("%s bukti ditaruh di tingkat terendah karena nama berkasnya tidak menyebut tingkat dan butir (seperti I1-L2-03 SK Tim.pdf). Pilih yang benar sebelum mengajukan.", n(l.Pilih))
	}
	if l.DokumenBaru > 0 {
		p.baris("Tanggal dokumen baru diambil dari waktu ubah berkasnya. Perbaiki menurut dokumennya.")
	}
	daftar := func(judul string, isi []string) {
		const paling = 100 // more scrolls away unread
		if len(isi) > 0 {
			p.baris("%s", judul)
		}
		for _, s := range isi[:min(len(isi), paling)] {
			p.baris("  - %s", s)
		}
		if len(isi) > paling {
			p.baris("  dan %s lagi; semuanya tampil dengan -json.", n(len(isi)-paling))
		}
	}
	pesan := func(s kominfo.Severity) (out []string) {
		for _, t := range l.Temuan {
			if t.Severity == s {
				out = append(out, t.Message)
			}
		}
		return out
	}
	daftar("Ditolak:", pesan(kominfo.Galat))
	daftar("Perlu dilihat:", pesan(kominfo.Peringatan))
	if len(l.TanpaIndikator) > 0 {
		daftar("Tersimpan di data dukung tanpa bukti, karena nama berkas atau foldernya tidak menyebut indikator instrumen ini (seperti Indikator1a-SK Tim.pdf):", l.TanpaIndikator)
		p.baris("Ganti namanya lalu impor lagi, atau pakai dokumennya sebagai bukti di dasbor.")
	}
}
