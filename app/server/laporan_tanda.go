//go:build !(js && wasm)

package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// A paper that was signed outside comes back as a PDF. It is kept like evidence: the
// file by its hash, and a document of the register data_dukung whose title names the
// paper and the assessment. It counts when somebody who may send the assessment
// wrote that document last; the signature itself is not looked at, which is said
// wherever it is shown. A Berita Acara can be sent in the same step: then its hash
// stands in the assessment too (action kirim, in the same transaction).
const (
	dokumenLHE = "lhe"
	dokumenBA  = "berita_acara"
	aksiKirim  = "kirim"
)

// judulTanda is the title of the document that holds a signed paper. Nothing in it
// changes while the assessment lives, so the paper is found by it.
func judulTanda(d *dokPenilaian, dokumen string) string {
	apa := "Laporan hasil penilaian "
	if dokumen == dokumenBA {
		apa = "Berita acara penilaian mandiri "
	}
	id := string(d.ID)
	return apa + strconv.FormatInt(d.isi.Tahun, 10) + ", " + spbe.NamaPendek(d.isi.Instrumen) + ", berkas bertanda tangan (penilaian " + id[len(id)-12:] + ")"
}

// bolehTanda reports whether somebody may say that a paper of this assessment was
// signed: who may send it.
func (b *berkasAPI) bolehTanda(a kominfo.Aktor, masuk bool, d *dokPenilaian) error {
	l, err := b.wo.Boleh(a, masuk, b.o.Buku.Penilaian.Info(), aksiKirim)
	if err == nil && !l.Melihat(d.pemilik) {
		err = register.TidakAdaDokumen(b.o.Buku.Penilaian.Info())
	}
	return err
}

// cariTanda gives the state of a paper, and the row of the document that holds it.
// It looks with the full scope: whether the report is signed is part of the report,
// for everybody who may read that.
func (b *berkasAPI) cariTanda(ctx context.Context, d *dokPenilaian, dokumen string) (st laporan.StatusTandaTangan, baris register.Baris, err error) {
	reg := b.o.Buku.Dukung.Register
	if b.o.Berkas == nil {
		return st, baris, nil
	}
	tercatat := ""
	if x := d.isi.BeritaAcara; x != nil && dokumen == dokumenBA {
		tercatat = x.Sidik
	}
	q := register.Query{Isi: true, Batas: 200, Turun: true, Saring: []register.Syarat{
		{Kolom: "judul", Op: register.Sama, Nilai: judulTanda(d, dokumen)}, {Kolom: "jenis", Op: register.Sama, Nilai: "surat"}}}
	for { // to the last: anybody may write documents with this title, and they do not count
		h, err := b.o.Store.Cari(ctx, reg, register.LingkupPenuh(), q)
		if err != nil {
			return st, baris, err
		}
		for _, x := range h.Baris { // newest first
			if st.Ada() && (tercatat == "" || st.Sidik == tercatat) {
				return st, baris, nil
			}
			var isi spbe.DataDukung
			if b.bolehTanda(kominfo.Aktor{Peran: x.Peran, Perangkat: x.Pemilik}, true, d) != nil || uraiBaris(reg, x, &isi) != nil || isi.Berkas == nil {
				continue
			}
			if st.Ada() && isi.Berkas.Sidik != tercatat {
				continue // the newest, unless another is the one that was sent
			}
			switch ada, err := b.pdfAda(ctx, isi.Berkas.Sidik); {
			case err != nil:
				return st, baris, err
			case !ada:
				continue
			}
			st, baris = statusTanda(&isi, tercatat), x
		}
		if q.Kursor = h.Kursor; q.Kursor == "" {
			return st, baris, nil
		}
	}
}

// statusTanda is what a document says of a signed paper; tercatat is the hash of the
// one that was sent, if any.
func statusTanda(isi *spbe.DataDukung, tercatat string) laporan.StatusTandaTangan {
	catatan, _, _ := strings.Cut(isi.Keterangan, ". Penilaian ")
	if !strings.HasPrefix(catatan, laporan.TidakDiperiksa) {
		catatan = laporan.TidakDiperiksa
	}
	if tercatat != "" && isi.Berkas.Sidik != tercatat {
		catatan += "; bukan berkas yang tercatat saat penilaian dikirim"
	}
	return laporan.StatusTandaTangan{Keadaan: laporan.Terlampir, NamaBerkas: isi.Berkas.Nama, Sidik: isi.Berkas.Sidik, Ukuran: isi.Berkas.Ukuran, Tanggal: isi.Tanggal, Catatan: catatan}
}

// pdfAda reports whether a file is there and is a PDF by its content.
func (b *berkasAPI) pdfAda(ctx context.Context, sidik string) (bool, error) {
	f, info, err := b.o.Berkas.Buka(ctx, sidik)
	if err != nil {
		if k := kominfo.KindOf(err); k == kominfo.TidakAda || k == kominfo.TidakSah {
			err = nil
		}
		return false, err
	}
	return info.Jenis == blob.PDF, f.Close()
}

// unduhTanda sends the signed paper to who may read the document that holds it.
func (b *berkasAPI) unduhTanda(w http.ResponseWriter, r *http.Request, dokumen string) error {
	d, err := b.bacaPenilaian(r)
	if err != nil {
		return err
	}
	a, masuk := b.wo.Aktor(r)
	l, err := b.wo.Boleh(a, masuk, b.o.Buku.Dukung.Info(), hak.Baca)
	if err != nil {
		return err
	}
	st, baris, err := b.cariTanda(r.Context(), &d, dokumen)
	switch {
	case err != nil:
		return err
	case !st.Ada() || !l.Melihat(baris.Pemilik):
		return kominfo.E(kominfo.TidakAda, "server.tandatangan", "Berkas bertanda tangan belum dilampirkan, atau bukan untuk akun Anda.")
	}
	f, _, err := b.o.Berkas.Buka(r.Context(), st.Sidik)
	if err != nil {
		return err
	}
	defer f.Close()
	nama := "lhe-bertanda-tangan"
	if dokumen == dokumenBA {
		nama = "berita-acara-bertanda-tangan"
	}
	h := w.Header()
	h.Set("Content-Type", "application/pdf")
	h.Set("Content-Disposition", `attachment; filename="`+d.nama(nama)+`.pdf"`)
	h.Set("Cache-Control", "private, no-store")
	http.ServeContent(sabarMenulis(w), r, "", time.Time{}, f)
	return nil
}

// hasilTanda is the answer to a paper that was attached.
type hasilTanda struct {
	ID       register.ID               `json:"id"` // of the document that holds it
	Status   laporan.StatusTandaTangan `json:"status"`
	Terkirim bool                      `json:"terkirim"` // the assessment was sent with it
	Temuan   []kominfo.Finding         `json:"temuan"`   // warnings about the file
}

// lampirkanTanda attaches a paper. nama is the file's name, nomor and tanggal are
// those of the letter; kirim is the version of the assessment that the sender saw,
// when the self-assessment is to be sent with this Berita Acara.
func (b *berkasAPI) lampirkanTanda(w http.ResponseWriter, r *http.Request) {
	h, err := b.simpanTanda(w, r)
	if err != nil {
		b.wo.Gagal(w, r, err)
		return
	}
	balasJSON(w, h)
}

func (b *berkasAPI) simpanTanda(w http.ResponseWriter, r *http.Request) (h hasilTanda, err error) {
	const op = "server.tandatangan"
	defer func() {
		if err != nil {
			w.Header().Set("Connection", "close") // what still comes is not read
		}
	}()
	q := r.URL.Query()
	dokumen := q.Get("dokumen")
	d, err := b.bacaPenilaian(r)
	if err != nil {
		return h, err
	}
	a, masuk := b.wo.Aktor(r)
	if err := b.bolehTanda(a, masuk, &d); err != nil {
		return h, err
	}
	l, err := b.wo.Boleh(a, masuk, b.o.Buku.Dukung.Info(), web.AksiBuat)
	versi, galatVersi := strconv.ParseInt(q.Get("kirim"), 10, 64)
	switch {
	case err != nil:
		return h, err
	case dokumen != dokumenLHE && dokumen != dokumenBA:
		return h, kominfo.E(kominfo.TidakSah, op, "Sebutkan dokumennya: dokumen=lhe untuk laporan, dokumen=berita_acara untuk berita acara.")
	case dokumen == dokumenBA && d.isi.Metode != spbe.Mandiri:
		return h, kominfo.E(kominfo.Ditolak, op, "Berita acara hanya ada untuk penilaian mandiri.")
	case q.Has("kirim") && (dokumen != dokumenBA || galatVersi != nil || versi < 1):
		return h, kominfo.E(kominfo.TidakSah, op, "Penilaian dikirim dengan berita acara saja, dan dengan versi penilaian yang sedang dibuka. Muat ulang halaman, lalu ulangi.")
	case d.isi.Contoh || d.Ditarik:
		return h, kominfo.E(kominfo.Ditolak, op, "Penilaian ini data contoh atau sudah ditarik, jadi tidak ada dokumen bertanda tangan untuknya.")
	case b.o.Berkas == nil:
		return h, takSimpanBerkas(op)
	}
	nomor, _, tanggal, err := suratDari(q)
	if err != nil {
		return h, err
	}
	isi, err := bacaLambat(w, r, laporan.MaksPDF)
	if err != nil {
		return h, err
	}
	st, err := laporan.Lampirkan(isi, blob.NamaAman(q.Get("nama")), tanggal)
	if err != nil {
		return h, err
	}
	if bytes.Contains(isi, []byte("/Producer (Lumbung)")) && !bytes.Contains(isi, []byte("/ByteRange")) {
		return h, kominfo.E(kominfo.TidakSah, op, "Ini PDF yang dibuat program ini dan belum ditandatangani. Tanda tangani dulu secara elektronik, atau cetak, tanda tangani, lalu pindai; kemudian lampirkan hasilnya.")
	}
	ctx := context.WithoutCancel(r.Context())
	info, err := b.o.Berkas.Simpan(ctx, bytes.NewReader(isi), blob.Opsi{Batas: laporan.MaksPDF, Nama: st.NamaBerkas, Jenis: []blob.Jenis{blob.PDF}})
	if err != nil {
		return h, err
	}
	if tanggal.Kosong() {
		if tanggal, _, err = b.kantorIni(ctx); err != nil {
			return h, err
		}
	}
	st.Tanggal = tanggal
	h.Status, h.Temuan = st, append([]kominfo.Finding{}, info.Temuan...)
	lama, baris, err := b.cariTanda(ctx, &d, dokumen)
	if err != nil {
		return h, err
	}
	sudah := lama.Ada() && lama.Sidik == st.Sidik // sent twice: one document
	if h.ID = baris.ID; sudah {
		h.Status = lama
	}
	err = b.o.Store.Ubah(ctx, a, func(tx register.Tx) error {
		if !sudah {
			doc, err := json.Marshal(spbe.DataDukung{Judul: judulTanda(&d, dokumen), Nomor: nomor, Jenis: "surat", Tanggal: tanggal,
				Berkas:     &spbe.Berkas{Sidik: st.Sidik, Nama: st.NamaBerkas, Ukuran: st.Ukuran, Jenis: string(info.Jenis)},
				Keterangan: st.Catatan + ". Penilaian " + string(d.ID) + "."})
			if err != nil {
				return err
			}
			m, err := b.o.Buku.Dukung.Tulis(ctx, tx, register.Permintaan{Isian: doc, Lingkup: l})
			if err != nil {
				return err
			}
			h.ID = m.ID
		}
		if !q.Has("kirim") {
			return nil
		}
		lk, err := b.wo.Boleh(a, masuk, b.o.Buku.Penilaian.Info(), aksiKirim)
		if err != nil {
			return err
		}
		isian, err := json.Marshal(spbe.Kirim{Nomor: nomor, Tanggal: tanggal, Sidik: st.Sidik})
		if err != nil {
			return err
		}
		_, err = b.o.Buku.Penilaian.Tulis(ctx, tx, register.Permintaan{ID: d.ID, Harap: versi, Tindakan: aksiKirim, Isian: isian, Lingkup: lk})
		return err
	})
	h.Terkirim = err == nil && q.Has("kirim")
	return h, err
}

// bacaLambat reads a body of at most maks bytes from a line that may be slow.
func bacaLambat(w http.ResponseWriter, r *http.Request, maks int64) ([]byte, error) {
	kendali := http.NewResponseController(w)
	_ = kendali.SetWriteDeadline(time.Time{})
	isi, err := io.ReadAll(sabarMembaca(kendali, http.MaxBytesReader(w, r.Body, maks)))
	_ = kendali.SetReadDeadline(time.Time{})
	if err == nil {
		return isi, nil
	}
	const op = "server.unggah"
	if _, besar := errors.AsType[*http.MaxBytesError](err); besar {
		return nil, kominfo.E(kominfo.TidakSah, op, "Berkas lebih besar dari %s. Perkecil pindaiannya, lalu lampirkan lagi.", blob.FormatUkuran(maks))
	}
	return nil, kominfo.E(kominfo.TidakSah, op, "Berkas tidak sampai seluruhnya. Kirim lagi; tidak ada yang tersimpan setengah.").Sebab(err)
}
