package main

import (
	"context"
	"crypto/rand"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// orangContoh are the demo accounts: nobody real.
func orangContoh() []orang {
	return []orang{
		{Pengguna: "sari", Nama: "Sari (contoh)", OPD: "kominfo", Jabatan: "pengelola SPBE"},
		{Pengguna: "budi", Nama: "Budi (contoh)", OPD: "bkpsdm", Jabatan: "operator"},
		{Pengguna: "dewi", Nama: "Dewi (contoh)", OPD: "dinkes", Jabatan: "operator"},
		{Pengguna: "tono", Nama: "Tono (contoh)", OPD: "inspektorat", Jabatan: "inspektur"},
		{Pengguna: "bupati", Nama: "Bupati (contoh)", OPD: "setda", Jabatan: "pimpinan"},
	}
}

// opdFungsi says which office of this regency has a function that spbe.TugasBaku
// names. Every regency has its own answer.
func opdFungsi(fungsi string) string {
	switch fungsi {
	case "bagian_hukum", "bagian_organisasi":
		return "setda"
	case "opd_pengampu": // who runs the service
		return "dinkes"
	}
	return fungsi
}

// contoh gives every demo account the same new password, and fills an empty
// program. A real program has neither.
func (a *aplikasi) contoh(ctx context.Context) (sandi string, err error) {
	for kode, nama := range map[string]string{"kominfo": "Dinas Komunikasi dan Informatika", "bkpsdm": "Badan Kepegawaian dan Pengembangan SDM", "dinkes": "Dinas Kesehatan",
		"inspektorat": "Inspektorat", "setda": "Sekretariat Daerah", "bappeda": "Badan Perencanaan Pembangunan Daerah", "bpkad": "Badan Pengelolaan Keuangan dan Aset Daerah"} {
		if _, err := a.db.ExecContext(ctx, "INSERT OR IGNORE INTO opd VALUES (?, ?)", kode, nama); err != nil {
			return "", err
		}
	}
	sandi = rand.Text()[:12]
	garam := []byte(rand.Text())
	hash, err := cincang(sandi, garam)
	if err != nil {
		return "", err
	}
	for _, o := range orangContoh() {
		_, err := a.db.ExecContext(ctx, `INSERT INTO pegawai VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET garam = excluded.garam, sandi = excluded.sandi`, o.Pengguna, o.Nama, o.OPD, o.Jabatan, garam, hash)
		if err != nil {
			return "", err
		}
	}
	for n := 1; n <= 47; n++ { // an older year, in the regency's own table
		if _, err := a.db.ExecContext(ctx, "INSERT OR IGNORE INTO nilai_lama VALUES (2024, ?, ?)", strconv.Itoa(n), strconv.Itoa(1+n%3)); err != nil {
			return "", err
		}
	}
	ada, err := a.store.Rekap(ctx, a.pen, register.LingkupPenuh(), nil)
	if err != nil || len(ada) > 0 && ada[0].N > 0 {
		return sandi, err
	}
	sari, penuh := orangContoh()[0], register.LingkupPenuh()
	return sandi, a.store.Ubah(ctx, sari.aktor(), func(tx register.Tx) error {
		// Indicator 3 is not answered yet; bkpsdm owes it.
		p, err := a.pen.Lakukan(ctx, tx, penuh, "", 0, "mulai", spbe.Mulai{Instansi: kodeInst, NamaInstansi: namaInst, Tahun: 2026, Instrumen: instrumen.Pemdi2026,
			Nilai: map[string]string{"1": "2.50", "2": "2.25", "4": "2.75", "5": "2", "6": "2", "7": "2.50", "8": "1", "9": "1", "10": "2.50",
				"11": "2", "12": "1.75", "13": "3", "14": "2.25", "15": "2", "16": "2", "17": "3.50", "18": "2", "19": "2.50", "20": "3"}})
		if err != nil {
			return err
		}
		for _, t := range spbe.TugasBaku(instrumen.Pemdi2026) {
			_, err := a.tugas.Lakukan(ctx, tx, penuh, "", 0, "tugaskan", spbe.Tugaskan{Penilaian: p.ID, Indikator: t.Indikator, Perangkat: opdFungsi(t.Perangkat[0])})
			if err != nil {
				return err
			}
		}
		return nil
	})
}
