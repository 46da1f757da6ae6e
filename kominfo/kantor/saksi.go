package kantor

import (
	"context"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Saksi records who outside the office holds which checkpoint of its journal.
// From that moment a change of what lies before it can be detected by them.
type Saksi struct {
	Pihak      string          `json:"pihak" judul:"Pihak luar" wajib:"ya" panjang:"160" contoh:"Dinas Kominfo Provinsi Kepulauan Bangka Belitung" bantuan:"Lembaga yang menyimpan checkpoint ini. Tulis nama lembaga, jangan nama orang."`
	Jenis      string          `json:"jenis" judul:"Jenis pihak" wajib:"ya" pilihan:"provinsi=Provinsi|cermin=Cermin (salinan jejak)|auditor=Auditor|lain=Lainnya"`
	Diterima   kominfo.Tanggal `json:"diterima" judul:"Tanggal diterima pihak luar"`
	Checkpoint string          `json:"checkpoint" judul:"Checkpoint" rupa:"panjang" wajib:"ya" panjang:"2048" bantuan:"Tempel teksnya seutuhnya, sampai baris tanda tangan."`
	Catatan    string          `json:"catatan" judul:"Catatan" rupa:"panjang" panjang:"500" bantuan:"Misalnya nomor surat pengantar. Jangan menulis data pribadi."`
}

// DefSaksi defines the register saksi_jejak. Two checkpoints that contradict each
// other may both be recorded: that is what witnesses are for.
func DefSaksi() *register.Def[Saksi] {
	titik := func(s *Saksi) titik { t, _ := uraiTitik(s.Checkpoint); return t }
	return &register.Def[Saksi]{
		Nama: "saksi_jejak", Judul: "Saksi jejak", Jejak: register.Umum, VersiSkema: 1, Skema: skemaDari("saksi_jejak"),
		Keterangan: "Pihak luar yang menyimpan checkpoint jejak kantor ini. Perubahan atas catatan sebelum checkpoint itu dapat mereka deteksi.",
		Kolom: []register.AnyKolom[Saksi]{
			register.Kolom[Saksi, string]{Nama: "pihak", Baca: func(s *Saksi) string { return s.Pihak }},
			register.Kolom[Saksi, string]{Nama: "jenis", Baca: func(s *Saksi) string { return s.Jenis }},
			register.Kolom[Saksi, string]{Nama: "jejak", Judul: "Jejak", Baca: func(s *Saksi) string { return titik(s).Jejak }},
			register.Kolom[Saksi, int64]{Nama: "masa", Judul: "Masa", Baca: func(s *Saksi) int64 { return titik(s).Masa }},
			register.Kolom[Saksi, int64]{Nama: "ukuran", Judul: "Ukuran jejak", Baca: func(s *Saksi) int64 { return titik(s).Ukuran }},
		},
		Indeks:  [][]string{{"jejak", "ukuran"}, {"pihak"}},
		Ringkas: [][]string{{"jejak", "masa", "ukuran", "pihak", "jenis"}},
		Sebutan: func(s *Saksi) string {
			t := titik(s)
			return s.Pihak + ", jejak " + t.Jejak + " " + kominfo.FormatAngka(t.Ukuran) + " catatan"
		},
		Check: func(ctx context.Context, r register.Reader, _ *register.Dokumen[Saksi], s *Saksi) ([]kominfo.Finding, error) {
			salah := func(id, pesan string) []kominfo.Finding {
				return []kominfo.Finding{{ID: id, Path: "checkpoint", Severity: kominfo.Galat, Message: pesan}}
			}
			t, pesan := uraiTitik(s.Checkpoint)
			if pesan != "" {
				return salah("SAKSI-01", pesan), nil
			}
			k, ada, err := KunciKini(ctx, r)
			switch {
			case kominfo.KindOf(err) == kominfo.TidakAda: // a program without the register kunci_jejak
				return nil, nil
			case err == nil && ada && k.Isi.Nama != t.Nama:
				return salah("SAKSI-02", "Checkpoint ini milik lumbung/"+t.Nama+", bukan jejak kantor ini (lumbung/"+k.Isi.Nama+"). Tempel checkpoint jejak kantor ini."), nil
			}
			return nil, err
		},
	}
}
