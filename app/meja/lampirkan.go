//go:build !(js && wasm)

package meja

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"

	"github.com/lumbung-id/lumbung/app/pindaian"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

const lampirkan = "lampirkan" // the action

// namaDokumen are the papers of Perki 1/2021 Pasal 27 as the desk calls them.
var namaDokumen = [...]kertas.Penggal{
	{Teks: "KTP atau surat keterangan kependudukan", Ke: "identitas"}, {Teks: "Surat kuasa", Ke: "surat_kuasa"}, {Teks: "KTP semua pemberi kuasa", Ke: "identitas_pemberi_kuasa"},
	{Teks: "Akta pendirian", Ke: "akta"}, {Teks: "Dokumen lain", Ke: "lain"},
}

func sebutDokumen(jenis string) string {
	for _, p := range namaDokumen {
		if p.Ke == jenis {
			return p.Teks
		}
	}
	return jenis
}

// langkahBisa reports whether the law lets this person carry out an action now; else
// why not, in a sentence.
func langkahBisa(xs []ppid.LangkahKini, tindakan string) (bool, string) {
	for _, x := range xs {
		switch {
		case x.Tindakan != tindakan:
		case !x.Bisa:
			return false, x.Sebab
		case !x.Berwenang:
			return false, "Yang berwenang: " + x.Oleh + "."
		default:
			return true, ""
		}
	}
	return false, "Langkah ini tidak ada."
}

// formLampirkan is where a scan is put with the request that it belongs to.
func (m *minta) formLampirkan(k *kasus[ppid.Permohonan], xs []ppid.LangkahKini) []kertas.Balok {
	if ya, _ := langkahBisa(xs, lampirkan); !ya || m.o.Berkas == nil || k.Ditarik || k.PribadiDihapus || !m.bisa(k.r, lampirkan, k.Pemilik) {
		return nil
	}
	sudah := "Belum ada pindaian pada permohonan ini."
	if n := len(k.isi.SidikBerkas); n > 0 {
		sudah = "Sudah ada " + strconv.Itoa(n) + " pindaian pada permohonan ini; lihat di data pemohon."
	}
	return []kertas.Balok{{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{bagian("Lampirkan pindaian", kertas.P(sudah),
		formulir("Lampirkan pindaian", "/berkas/ppid/permohonan/"+string(k.ID)+"/dokumen",
			kertas.Medan{Nama: "jenis", Judul: "Dokumen", Nilai: namaDokumen[0].Ke, Pilihan: namaDokumen[:]},
			kertas.Medan{Nama: "berkas", Judul: "Pindaian atau foto", Jenis: "berkas", Nilai: ".pdf,.jpg,.jpeg,.png", Bantuan: "PDF, JPG atau PNG, paling besar 5 MB."}),
		kecil("Disegel dengan kunci sendiri, dan tidak terbaca lagi begitu data pribadi permohonan ini dihapus. Nama berkas dan tempat pengambilan foto tidak disimpan."))}}}
}

// lampir seals a scan and puts it with its request, in one go: whoever asks again
// after a failure finds no half of it.
func (m *minta) lampir(w http.ResponseWriter) (kertas.Balasan, error) {
	const op = "meja.lampirkan"
	r := m.permohonan.Register
	tolak := func(err error) (kertas.Balasan, error) {
		w.Header().Set("Connection", "close") // what still comes is not read
		return kertas.Balasan{}, err
	}
	l, err := m.boleh(r, lampirkan)
	if err != nil {
		return tolak(err)
	}
	id, err := m.id(r)
	if err != nil {
		return tolak(err)
	}
	d, err := m.permohonan.Baca(m.ctx, m.o.Store, register.Lingkup{Semua: l.Semua, Pemilik: l.Pemilik}, id)
	if err != nil {
		return tolak(err)
	}
	if d.PribadiDihapus {
		return tolak(kominfo.E(kominfo.Ditolak, op, "Data pribadi permohonan ini sudah dihapus, jadi pindaian tidak dapat dilampirkan lagi."))
	}
	if ya, sebab := langkahBisa(m.o.Layanan.LangkahPermohonan(m.a, &d.Isi, m.hari), lampirkan); !ya {
		return tolak(kominfo.E(kominfo.Ditolak, op, "Pindaian tidak dapat dilampirkan pada permohonan %s. %s", d.Isi.Nomor, sebab))
	}
	if jenis := m.q("jenis"); !slices.ContainsFunc(namaDokumen[:], func(p kertas.Penggal) bool { return p.Ke == jenis }) {
		return tolak(kominfo.E(kominfo.TidakSah, op, "Jenis dokumen tidak dikenal. Muat ulang halaman, lalu pilih dari daftarnya."))
	}
	isi, lepas, err := m.terima(w, pindaian.Batas, "Perkecil fotonya, atau pindai dengan 150 dpi, lalu kirim lagi.")
	if err != nil {
		return kertas.Balasan{}, err
	}
	defer lepas()
	dok, err := pindaian.Simpan(m.ctx, m.o.Berkas, bytes.NewReader(isi), m.q("jenis"), m.q("nama"))
	if err != nil {
		return kertas.Balasan{}, err
	}
	if err := m.lakukan(r, l, id, lampirkan, ppid.Lampirkan{DokumenPemohon: dok}); err != nil {
		switch kominfo.KindOf(err) {
		case kominfo.TidakSah, kominfo.Ditolak, kominfo.TidakAda, kominfo.Bentrok:
			// Refused for certain, and nobody else can name it. After any other failure it
			// may have been stored all the same: then the daily sweep decides.
			_ = m.o.Berkas.Buang(context.WithoutCancel(m.ctx), dok.Sidik)
		}
		return kertas.Balasan{}, err
	}
	return kertas.Balasan{Ke: "/ppid/permohonan/" + string(id)}, nil
}

// lakukan carries out an action on the newest version: two officers who add at the
// same time both succeed.
func (m *minta) lakukan(r register.Register, l register.Lingkup, id register.ID, tindakan string, isian any) error {
	isi, err := json.Marshal(isian)
	if err != nil {
		return err
	}
	return m.o.Store.Ubah(m.ctx, m.a, func(tx register.Tx) error {
		b, err := tx.Baca(m.ctx, r, register.Lingkup{Semua: l.Semua, Pemilik: l.Pemilik}, id, 0)
		if err != nil {
			return err
		}
		_, err = r.Tulis(m.ctx, tx, register.Permintaan{ID: id, Harap: b.Versi, Tindakan: tindakan, Isian: isi, Lingkup: l})
		return err
	})
}

// pindaianPemohon lists what the applicant handed in, with the scans to look at and
// as files. It stands with the applicant's data, whose reading was recorded.
func pindaianPemohon(id register.ID, ds []ppid.DokumenPemohon) []kertas.Balok {
	if len(ds) == 0 {
		return []kertas.Balok{kecil("Tidak ada dokumen pemohon yang dicatat.")}
	}
	b := kertas.Balok{Rupa: kertas.Daftar}
	for i, d := range ds {
		n := sebutDokumen(d.Jenis)
		s := kertas.Sel{{Teks: n + ": ditunjukkan, tanpa pindaian"}}
		if d.Sidik != "" {
			di := "/berkas/ppid/permohonan/" + string(id) + "/dokumen/" + strconv.Itoa(i+1)
			s = kertas.Sel{{Teks: "Lihat " + n, Ke: di + "?lihat=1"}, {Teks: " "}, {Teks: "Unduh", Ke: di, Rupa: "unduh"}}
		}
		b.Baris = append(b.Baris, []kertas.Sel{s})
	}
	return []kertas.Balok{{Rupa: kertas.SubBagian, Judul: "Dokumen pemohon", Isi: []kertas.Balok{b}}}
}
