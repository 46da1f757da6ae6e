package spbe

import (
	"context"
	"maps"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Atur is the input of the action that sets deadline, target and exercise. It
// replaces all three; what is left empty becomes empty.
type Atur struct {
	Batas  kominfo.Tanggal `json:"batas_unggah,omitzero" judul:"Batas unggah" bantuan:"Hari terakhir unggah menurut surat tahunan. Kosong berarti belum ditentukan."`
	Target string          `json:"target" judul:"Target indeks" panjang:"10" contoh:"2.60"`
	Cara   Cara            `json:"cara" judul:"Cara" pilihan:"pemantauan=Pemantauan|evaluasi=Evaluasi" pasal:"PermenPANRB 59/2020 Bab III"`
}

// Kirim is the input of the action that sends the self-assessment: its Berita
// Acara.
type Kirim struct {
	Nomor   string          `json:"nomor" judul:"Nomor berita acara" wajib:"ya" panjang:"100"`
	Tanggal kominfo.Tanggal `json:"tanggal" judul:"Tanggal berita acara" wajib:"ya"`
	Sidik   string          `json:"sidik" judul:"Sidik berkas" panjang:"64" bantuan:"SHA-256 berkas berita acara, bila berkasnya disimpan."`
}

// NilaiAsesor is the input of the action that records what a later method scored.
// Alasan holds for all of Nilai; an empty text takes a value back.
type NilaiAsesor struct {
	Metode Metode            `json:"metode" judul:"Metode" wajib:"ya" pilihan:"dokumen=Penilaian dokumen|interviu=Penilaian interviu|visitasi=Penilaian visitasi"`
	Nilai  map[string]string `json:"nilai" judul:"Nilai indikator" wajib:"ya" bantuan:"Nomor indikator dan nilainya; teks kosong menghapus nilai metode ini."`
	Alasan string            `json:"alasan" judul:"Alasan" rupa:"panjang" wajib:"ya" panjang:"2000" bantuan:"Penjelasan asesor; jangan menulis data pribadi."`
}

// Lanjut is the input of the action that goes on to a later stage.
type Lanjut struct {
	Tahap  Tahap  `json:"tahap" judul:"Tahap berikutnya" wajib:"ya" pilihan:"interviu=Penilaian interviu|visitasi=Penilaian visitasi|konsolidasi=Konsolidasi"`
	Alasan string `json:"alasan" judul:"Alasan" rupa:"panjang" panjang:"500"`
}

// Tetapkan is the input of the action that records the decree.
type Tetapkan struct {
	Nomor    string          `json:"nomor" judul:"Nomor keputusan" wajib:"ya" panjang:"100" contoh:"Keputusan Menteri PANRB Nomor 13 Tahun 2024"`
	Tanggal  kominfo.Tanggal `json:"tanggal" judul:"Tanggal keputusan" wajib:"ya"`
	Indeks   string          `json:"indeks" judul:"Indeks terbit" panjang:"20" contoh:"2.64" bantuan:"Seperti diumumkan, juga bila berbeda dari hitungan. Kosongkan bila belum diketahui."`
	Predikat string          `json:"predikat" judul:"Predikat terbit" panjang:"40" contoh:"Baik"`
	Catatan  string          `json:"catatan" judul:"Catatan" rupa:"panjang" panjang:"2000"`
}

// tanpa is the input of actions that ask for nothing.
type tanpa struct{}

type dokPenilaian = register.Dokumen[Penilaian]

// di refuses what is not done at the stage of p, and says what is. apa is the
// action as a clause: "nilai tidak dapat diisi".
func (p *Penilaian) di(apa string, boleh ...Tahap) error {
	for _, t := range boleh {
		if p.Tahap == t && !p.Contoh {
			return nil
		}
	}
	return p.tolak(apa)
}

func (p *Penilaian) tolak(apa string) error {
	if p.Contoh {
		return ditolak("Penilaian ini data contoh, jadi " + apa + ". Data contoh hanya dapat dilihat, atau ditarik.")
	}
	nama, bisa := p.Tahap.uraian()
	return ditolak("Penilaian ini di tahap " + nama + ", jadi " + apa + ". Di tahap ini " + bisa + ".")
}

func ditolak(pesan string) error { return kominfo.E(kominfo.Ditolak, "spbe.Tindakan", "%s", pesan) }

func mulai(_ context.Context, _ register.Tx, _ *dokPenilaian, in Mulai) (Penilaian, error) {
	p := Penilaian{Instansi: strings.TrimSpace(in.Instansi), NamaInstansi: strings.TrimSpace(in.NamaInstansi), Tahun: in.Tahun,
		Instrumen: in.Instrumen, Metode: in.Metode, Catatan: in.Catatan, Contoh: in.Contoh, Sumber: in.Sumber, Nilai: map[string]string{},
		Tahap: TahapEntri, Asesmen: map[Metode]Asesmen{}, Penetapan: in.Penetapan}
	if p.Metode == "" {
		p.Metode = Mandiri
	}
	gabung(p.Nilai, in.Nilai)
	if p.Metode == Terbit {
		p.Tahap = TahapPenetapan
	}
	if x := p.Penetapan; x != nil {
		x.Indeks = mesin(x.Indeks)
	}
	return p, nil
}

func isi(_ context.Context, _ register.Tx, lama *dokPenilaian, in Isi) (Penilaian, error) {
	p := lama.Isi
	if err := p.di("nilainya tidak dapat diisi", TahapEntri); err != nil {
		return p, err
	}
	p.Nilai = maps.Clone(p.Nilai)
	if p.Nilai == nil {
		p.Nilai = map[string]string{}
	}
	gabung(p.Nilai, in.Nilai)
	return p, nil
}

func ubahCatatan(_ context.Context, _ register.Tx, lama *dokPenilaian, in UbahCatatan) (Penilaian, error) {
	p := lama.Isi
	p.Catatan = in.Catatan
	return p, p.berjalan("catatannya tidak dapat diubah")
}

// berjalan refuses what may be done at any stage before penetapan.
func (p *Penilaian) berjalan(apa string) error {
	if p.Tahap == TahapPenetapan || p.Contoh {
		return p.tolak(apa)
	}
	return nil
}

func atur(_ context.Context, _ register.Tx, lama *dokPenilaian, in Atur) (Penilaian, error) {
	p := lama.Isi
	p.Batas, p.Target, p.Cara = in.Batas, mesin(in.Target), in.Cara
	return p, p.berjalan("batas, target dan caranya tidak dapat diatur")
}

func ajukan(_ context.Context, _ register.Tx, lama *dokPenilaian, _ tanpa) (Penilaian, error) {
	p := lama.Isi
	err := p.di("tidak dapat diajukan untuk diperiksa", TahapEntri)
	p.Tahap = TahapPemeriksaan
	return p, err
}

func kembalikan(_ context.Context, _ register.Tx, lama *dokPenilaian, _ register.Alasan) (Penilaian, error) {
	p := lama.Isi
	err := p.di("tidak dapat dikembalikan ke entri data", TahapPemeriksaan)
	p.Tahap = TahapEntri
	return p, err
}

func kirim(tx register.Tx, lama *dokPenilaian, in Kirim, pustaka *Pustaka) (Penilaian, error) {
	p := lama.Isi
	if err := p.di("tidak dapat dikirim ke penilaian dokumen", TahapPemeriksaan); err != nil {
		return p, err
	}
	i, err := pustaka.Buka(p.Instrumen)
	if err != nil {
		return p, err
	}
	if b := Skor(i, p.Nilai).BelumDiisi; len(b) > 0 {
		return p, ditolak("Penilaian belum dapat dikirim: indikator " + deretan(b) + " belum diisi. Kembalikan ke entri data, isi, lalu ajukan lagi.")
	}
	if !sidikSah(in.Sidik) {
		return p, tidakSah("SPBE-SIDIK-01", "sidik", pesanSidik)
	}
	if err := bukanNanti(tx, "tanggal", "Tanggal berita acara", in.Tanggal); err != nil {
		return p, err
	}
	p.BeritaAcara = &Surat{Nomor: strings.TrimSpace(in.Nomor), Tanggal: in.Tanggal, Sidik: in.Sidik}
	p.Tahap = TahapDokumen
	return p, nil
}

func nilaiAsesor(_ context.Context, _ register.Tx, lama *dokPenilaian, in NilaiAsesor) (Penilaian, error) {
	p := lama.Isi
	if p.Contoh || !p.Tahap.BolehMenilai(in.Metode) || in.Metode.peringkat() <= p.Metode.peringkat() {
		return p, p.tolak("nilai penilaian " + string(in.Metode) + " tidak dapat dicatat")
	}
	semua := map[Metode]Asesmen{}
	for m, a := range p.Asesmen {
		semua[m] = a
	}
	a := Asesmen{Nilai: map[string]string{}, Alasan: map[string]string{}}
	maps.Copy(a.Nilai, semua[in.Metode].Nilai)
	maps.Copy(a.Alasan, semua[in.Metode].Alasan)
	gabung(a.Nilai, in.Nilai)
	for nomor := range in.Nilai {
		if delete(a.Alasan, nomor); a.Nilai[nomor] != "" {
			a.Alasan[nomor] = in.Alasan
		}
	}
	semua[in.Metode] = a
	p.Asesmen = semua
	return p, nil
}

func lanjut(_ context.Context, _ register.Tx, lama *dokPenilaian, in Lanjut) (Penilaian, error) {
	p := lama.Isi
	if p.Contoh || !p.Tahap.bisaKe(in.Tahap) {
		return p, p.tolak("tidak dapat dilanjutkan ke " + in.Tahap.Label())
	}
	if p.Cara == Pemantauan && in.Tahap != TahapKonsolidasi {
		return p, ditolak("Penilaian ini dicatat sebagai pemantauan, yang hanya terdiri atas penilaian mandiri dan dokumen (PermenPANRB 59/2020 Bab III). Koordinator melanjutkannya ke konsolidasi, atau mengubah caranya menjadi evaluasi dengan tindakan atur.")
	}
	p.Tahap = in.Tahap
	return p, nil
}

func tetapkan(_ context.Context, tx register.Tx, lama *dokPenilaian, in Tetapkan) (Penilaian, error) {
	p := lama.Isi
	if err := p.di("hasilnya tidak dapat ditetapkan", TahapKonsolidasi); err != nil {
		return p, err
	}
	if err := bukanNanti(tx, "tanggal", "Tanggal keputusan", in.Tanggal); err != nil {
		return p, err
	}
	p.Penetapan = &Penetapan{Nomor: strings.TrimSpace(in.Nomor), Tanggal: in.Tanggal, Indeks: mesin(in.Indeks), Predikat: strings.TrimSpace(in.Predikat), Catatan: in.Catatan}
	p.Tahap = TahapPenetapan
	return p, nil
}

// tarikPenilaian lets go of samples, of unfinished cycles, and of copies of what
// others published, which may have been copied wrongly. One's own fixed result
// stays.
func tarikPenilaian(_ context.Context, _ register.Tx, lama *dokPenilaian, _ register.Alasan) (Penilaian, error) {
	p := lama.Isi
	if p.Tahap == TahapPenetapan && !p.Contoh && p.Metode != Terbit {
		return p, p.tolak("tidak dapat ditarik")
	}
	return p, nil
}

// gabung writes values in their machine form; what is no number stays as typed
// and becomes a finding.
func gabung(ke, dari map[string]string) {
	for k, v := range dari {
		if v = mesin(v); v == "" {
			delete(ke, k)
			continue
		}
		ke[k] = v
	}
}

// mesin gives a decimal as machines write it: "2,60" becomes "2.60".
func mesin(v string) string { return strings.Replace(strings.TrimSpace(v), ",", ".", 1) }

// deretan joins numbers for a sentence, at most ten of them.
func deretan(b []string) string {
	if len(b) > 10 {
		return strings.Join(b[:10], ", ") + " dan " + kominfo.FormatAngka(int64(len(b)-10)) + " lainnya"
	}
	return strings.Join(b, ", ")
}

func tidakSah(id, jalur, pesan string) error {
	var t temuan
	t.galat(id, jalur, pesan)
	return kominfo.TidakSahKarena("spbe.Tindakan", t)
}

// bukanNanti refuses a date that has not come yet anywhere in the country.
func bukanNanti(tx register.Tx, jalur, apa string, t kominfo.Tanggal) error {
	if t.Sesudah(kominfo.TanggalDari(tx.Sekarang(), kominfo.WIT)) {
		return tidakSah("SPBE-TANGGAL-01", jalur, apa+" "+t.Panjang()+" belum tiba. Periksa tanggalnya.")
	}
	return nil
}

const pesanSidik = "Sidik berkas harus 64 angka heksadesimal huruf kecil (SHA-256). Unggah ulang berkasnya."

// sidikSah reports whether s is a SHA-256 in hex, or empty.
func sidikSah(s string) bool {
	for _, c := range s {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return len(s) == 64 || s == ""
}
