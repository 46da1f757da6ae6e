package main

import (
	"context"
	"encoding/json"
	"net/http"
	"path/filepath"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
	"github.com/lumbung-id/lumbung/ppid"
)

// bukaRegister puts the registers of PPID into the regency's own file. Their tables
// all begin with ppid_. Who asks is sealed with keys that lie in a file of their own.
//
// PUTUSKAN: keep kunci.brankas out of the backups of agenda.db, and a copy of it in
// the office's safe (Brankas.Salin): then an erasure reaches every backup ever made.
func (a *aplikasi) bukaRegister(ctx context.Context, folder string) (err error) {
	if a.kunci, err = brankas.Buka(filepath.Join(folder, "kunci.brankas")); err != nil {
		return err
	}
	if a.store, err = sqlstore.Pakai(a.db, sqlstore.Opsi{Awalan: "ppid_", Sekarang: a.sekarang, Brankas: a.kunci}, a.buku.Semua()...); err != nil {
		return err
	}
	return a.store.Migrasi(ctx) // who has a migration tool of his own runs a.store.DDL there instead
}

// peran turns a post of the regency into the roles of the law.
//
// PUTUSKAN: which post is which; it stands in the bupati's decree on PPID.
func peran(jabatan string) string {
	switch jabatan {
	case "petugas layanan informasi":
		return "petugas_layanan"
	case "kepala dinas kominfo":
		return "ppid_utama"
	case "sekretaris dinas":
		return "ppid_pelaksana"
	case "sekretaris daerah":
		return "atasan_ppid"
	}
	return "" // a post that we do not know may do nothing
}

// aktor is the person as Lumbung knows one.
func (o orang) aktor() kominfo.Aktor {
	return kominfo.Aktor{ID: o.Pengguna, Instansi: "99.01", Perangkat: o.OPD, Peran: peran(o.Jabatan)}
}

// lingkup is whose requests a person sees, and whether who asked: every query obeys.
func (o orang) lingkup() (register.Lingkup, error) {
	switch peran(o.Jabatan) {
	case "petugas_layanan", "ppid_utama":
		return register.Lingkup{Semua: true, Pribadi: true}, nil
	case "atasan_ppid":
		return register.Lingkup{Semua: true}, nil
	case "ppid_pelaksana":
		return register.Lingkup{Pemilik: []string{o.OPD}}, nil
	}
	return register.Lingkup{}, kominfo.E(kominfo.Ditolak, "lingkup", "Jabatan Anda tidak mencakup permohonan informasi.")
}

// jadikan makes a request out of a letter: the row of the agenda and the document of
// the register are written together or not at all.
func (a *aplikasi) jadikan(w http.ResponseWriter, r *http.Request, o orang) error {
	ctx := r.Context()
	l, err := o.lingkup()
	if err != nil {
		return err
	}
	tx, err := a.db.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit this does nothing
	var s surat
	if err := tx.GetContext(ctx, &s, "SELECT * FROM surat WHERE nomor = ? AND permohonan IS NULL", r.PathValue("nomor")); err != nil {
		return kominfo.E(kominfo.TidakAda, "jadikan", "Surat ini tidak ada, atau sudah menjadi permohonan informasi.").Sebab(err)
	}
	// The letter says who and what; what is missing the officer asks for by letter.
	isian, err := json.Marshal(ppid.Catat{Kanal: "surat", DiterimaPada: s.Tanggal, IsianPemohon: ppid.IsianPemohon{
		Nama: s.Pengirim, Alamat: s.Alamat, RincianInformasi: s.Perihal, CaraMemperoleh: "salinan_digital"}})
	if err != nil {
		return err
	}
	var m register.Meta
	err = a.store.DalamTx(tx).Ubah(ctx, o.aktor(), func(x register.Tx) error {
		m, err = a.buku.Permohonan.Tulis(ctx, x, register.Permintaan{Tindakan: "catat", Isian: isian, Lingkup: l})
		return err
	})
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE surat SET permohonan = ? WHERE nomor = ?", string(m.ID), s.Nomor); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	http.Redirect(w, r, "/ppid/"+string(m.ID), http.StatusSeeOther)
	return nil
}

// antrean lists what is open, what is due first above. It reads columns only.
func (a *aplikasi) antrean(w http.ResponseWriter, r *http.Request, o orang) error {
	l, err := o.lingkup()
	if err != nil {
		return err
	}
	h, err := a.store.Cari(r.Context(), a.buku.Permohonan, l, register.Query{Batas: 50, Urut: "tenggat",
		Saring: []register.Syarat{{Kolom: "tenggat", Op: register.Lebih, Nilai: ""}}}) // who owes nothing has no due date
	if err != nil {
		return err
	}
	in, kini := a.buku.Permohonan.Info(), kominfo.TanggalDari(a.sekarang(), a.layanan.Zona)
	type baris struct{ ID, Nomor, Tahap, Tenggat, Sisa string }
	var out []baris
	for _, b := range h.Baris {
		t, err := kominfo.ParseTanggal(b.Teks(in, "tenggat"))
		if err != nil {
			return err
		}
		out = append(out, baris{string(b.ID), b.Teks(in, "nomor"), in.CariIsian("tahap").TeksPilihan(b.Teks(in, "tahap")), t.Panjang(), a.sisa(kini, t)})
	}
	tampil(w, 200, "antrean", o, out)
	return nil
}

// satu shows one request: what is known, why the due date is that day, and what this
// person may do now.
func (a *aplikasi) satu(w http.ResponseWriter, r *http.Request, o orang) error {
	l, err := o.lingkup()
	if err != nil {
		return err
	}
	d, err := a.buku.Permohonan.Baca(r.Context(), a.store, l, register.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	hukum, kini := ppid.Bawaan(), kominfo.TanggalDari(a.sekarang(), a.layanan.Zona)
	mengapa, err := d.Isi.Mengapa(ppid.JawabanPermohonan, hukum, a.layanan.Kalender(), a.layanan.Kebijakan)
	if err != nil {
		return err
	}
	tahap := d.Isi.TahapPada(hukum, kini)
	var bisa []string
	for _, p := range hukum.Langkah(tahap, peran(o.Jabatan)) {
		bisa = append(bisa, p.Nama)
	}
	tampil(w, 200, "satu", o, struct {
		ID, Tahap, Mengapa, Versi string
		P                         ppid.Permohonan
		Kurang, Bisa              []string
		Petugas, Utama            bool
	}{string(d.ID), a.buku.Permohonan.Info().CariIsian("tahap").TeksPilihan(tahap), mengapa.Penjelasan(), strconv.FormatInt(d.Versi, 10), d.Isi,
		d.Isi.BelumLengkap(hukum), bisa, peran(o.Jabatan) == "petugas_layanan", peran(o.Jabatan) == "ppid_utama"})
	return nil
}

// tindak carries out one move of the law. Who may not, or too early, is told why by the
// register itself; two officers at once: the second is told that the first was faster.
func (a *aplikasi) tindak(w http.ResponseWriter, r *http.Request, o orang) error {
	l, err := o.lingkup()
	if err != nil {
		return err
	}
	var in any
	switch r.PathValue("tindakan") {
	case "nyatakan_tidak_lengkap":
		in = ppid.TidakLengkap{NomorSurat: r.PostFormValue("nomor_surat"), Kekurangan: r.PostFormValue("kekurangan")}
	case "nyatakan_lengkap":
		in = ppid.PadaTanggal{}
	case "disposisi":
		in = ppid.Disposisi{Perangkat: r.PostFormValue("perangkat")}
	case "perpanjang":
		in = ppid.Perpanjang{Sebab: r.PostFormValue("sebab"), Alasan: r.PostFormValue("alasan")}
	default:
		return kominfo.E(kominfo.TidakAda, "tindak", "Program contoh ini tidak punya tindakan itu.")
	}
	isian, err := json.Marshal(in)
	if err != nil {
		return err
	}
	harap, err := strconv.ParseInt(r.PostFormValue("versi"), 10, 64)
	if err != nil {
		return kominfo.E(kominfo.TidakSah, "tindak", "Isian tidak lengkap. Buka lagi halamannya, lalu ulangi.").Sebab(err)
	}
	id := register.ID(r.PathValue("id"))
	err = a.store.Ubah(r.Context(), o.aktor(), func(tx register.Tx) error {
		_, err := a.buku.Permohonan.Tulis(r.Context(), tx, register.Permintaan{ID: id, Harap: harap, Tindakan: r.PathValue("tindakan"), Isian: isian, Lingkup: l})
		return err
	})
	if err == nil {
		http.Redirect(w, r, "/ppid/"+string(id), http.StatusSeeOther)
	}
	return err
}
