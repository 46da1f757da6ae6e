package spbe_test

import (
	"context"
	"fmt"
	"log"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// A perangkat daerah answers an indicator; the assessment gets the value when the
// internal assessor agrees.
func ExampleDefTugas() {
	ctx, l := context.Background(), register.LingkupPenuh()
	pustaka := &spbe.Pustaka{}
	pen, dok := spbe.Definisi(pustaka), spbe.DefDataDukung()
	tugas, bukti := spbe.DefTugas(pen, pustaka), spbe.DefBukti(pen, dok, pustaka)
	s, err := register.NewMemori(pen, tugas, dok, bukti)
	if err != nil {
		log.Fatal(err)
	}
	var p, t register.Meta
	err = s.Ubah(ctx, kominfo.Aktor{Perangkat: "kominfo", Peran: "koordinator"}, func(tx register.Tx) error {
		p, err = pen.Lakukan(ctx, tx, l, "", 0, "mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Kabupaten Belitung Timur", Tahun: 2026, Instrumen: "pemdi-2026"})
		if err != nil {
			return err
		}
		t, err = tugas.Lakukan(ctx, tx, l, "", 0, "tugaskan", spbe.Tugaskan{Penilaian: p.ID, Indikator: "3", Perangkat: "bkpsdm"})
		if err != nil {
			return err
		}
		t, err = tugas.Lakukan(ctx, tx, l, t.ID, t.Versi, "isi", spbe.IsiTugas{Nilai: "2,5", Fakta: "Keputusan Bupati Nomor 5 Tahun 2026, halaman 3."})
		if err != nil {
			return err
		}
		t, err = tugas.Lakukan(ctx, tx, l, t.ID, t.Versi, "ajukan", struct{}{})
		if err != nil {
			return err
		}
		t, err = tugas.Lakukan(ctx, tx, l, t.ID, t.Versi, "setujui", spbe.SetujuiTugas{})
		return err
	})
	if err != nil {
		log.Fatal(err)
	}
	d, err := pen.Baca(ctx, s, l, p.ID)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(d.Isi.Tahap.Label(), d.Isi.NilaiAkhir(), d.Isi.AsalNilai("3"))
	err = s.Ubah(ctx, kominfo.Aktor{Perangkat: "bkpsdm", Peran: "entri"}, func(tx register.Tx) error {
		_, err := tugas.Lakukan(ctx, tx, l, t.ID, t.Versi, "isi", spbe.IsiTugas{Nilai: "5"})
		return err
	})
	fmt.Println(err)
	// Output:
	// entri data map[3:2.5] mandiri
	// Tugas indikator 3 sudah disetujui, jadi tidak dapat diisi. Sekarang asesor internal dapat membukanya kembali selama penilaian di tahap entri data.
}

func ExamplePenilaian_NilaiAkhir() {
	p := spbe.Penilaian{Metode: spbe.Mandiri, Nilai: map[string]string{"1": "3", "2": "4"}, Asesmen: map[spbe.Metode]spbe.Asesmen{
		spbe.Dokumen:  {Nilai: map[string]string{"2": "2"}, Alasan: map[string]string{"2": "Belum ditetapkan."}},
		spbe.Interviu: {Nilai: map[string]string{"2": "3"}, Alasan: map[string]string{"2": "Ditetapkan 2 Agustus."}},
	}}
	fmt.Println(p.NilaiAkhir(), p.AsalNilai("1"), p.AsalNilai("2"))
	// Output: map[1:3 2:3] mandiri interviu
}

func ExampleKelengkapanBukti() {
	var pustaka spbe.Pustaka
	in, err := pustaka.Buka("pemdi-2026")
	if err != nil {
		log.Fatal(err)
	}
	bukti := []spbe.Bukti{{Indikator: "1", Tingkat: 1, Butir: 1, Status: spbe.BuktiDiterima}, {Indikator: "1", Tingkat: 2, Butir: 3, Status: spbe.BuktiProses}}
	for _, k := range spbe.KelengkapanBukti(in, "1", bukti)[:3] {
		fmt.Println(k.Tingkat, k.Butir, "kurang", k.Kurang, "di bawahnya", k.BawahKurang)
	}
	// Output:
	// 1 [diterima] kurang [] di bawahnya []
	// 2 [belum belum proses belum] kurang [1 2 4] di bawahnya []
	// 3 [belum belum belum belum] kurang [1 2 3 4] di bawahnya [2]
}

func ExampleTugasBaku() {
	for _, p := range spbe.TugasBaku("spbe-2020")[:1] {
		fmt.Println(p.Indikator, p.Perangkat, p.Sumber)
	}
	// Output: 1 [kominfo bagian_hukum] Praktik pembagian tugas di daerah (kesimpulan, bukan bunyi aturan)
}
