package spbe

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// StatusTugas is where the answer of a perangkat daerah stands.
type StatusTugas string

const (
	TugasBelum        StatusTugas = "belum"        // nothing written yet
	TugasDraf         StatusTugas = "draf"         // the perangkat daerah is writing
	TugasDiajukan     StatusTugas = "diajukan"     // waits for the internal assessor
	TugasDikembalikan StatusTugas = "dikembalikan" // to be mended, Catatan says how
	TugasDisetujui    StatusTugas = "disetujui"    // its value is in the assessment
)

// TugasIndikator says which perangkat daerah owes an indicator of an assessment,
// and holds its answer. There is at most one for an indicator.
type TugasIndikator struct {
	Penilaian   register.ID     `json:"penilaian" judul:"Penilaian" wajib:"ya" rujukan:"penilaian"`
	Indikator   string          `json:"indikator" judul:"Nomor indikator" wajib:"ya" panjang:"10" contoh:"12"`
	Perangkat   string          `json:"perangkat" judul:"Perangkat daerah" wajib:"ya" panjang:"20" pola:"^[a-z0-9][a-z0-9_-]*$" contoh:"kominfo" bantuan:"Kode singkat perangkat daerah yang menjawab."`
	Pendukung   []string        `json:"pendukung" judul:"Perangkat daerah pendukung"`
	Batas       kominfo.Tanggal `json:"batas,omitzero" judul:"Batas waktu"`
	Target      string          `json:"target" judul:"Tingkat yang dituju" panjang:"10" contoh:"3"`
	Nilai       string          `json:"nilai" judul:"Nilai yang diusulkan" panjang:"10" contoh:"3"`
	Fakta       string          `json:"fakta" judul:"Fakta" rupa:"panjang" panjang:"4000" bantuan:"Dokumen, nomor, pasal, halaman dan nama berkas."`
	Analisis    string          `json:"analisis" judul:"Analisis" rupa:"panjang" panjang:"4000" bantuan:"Fakta dibandingkan dengan kriteria tingkatnya."`
	Justifikasi string          `json:"justifikasi" judul:"Justifikasi" rupa:"panjang" panjang:"4000" bantuan:"Mengapa tingkat ini dan bukan yang lain."`
	Status      StatusTugas     `json:"status" judul:"Status" wajib:"ya" pilihan:"belum=Belum diisi|draf=Draf|diajukan=Diajukan|dikembalikan=Dikembalikan|disetujui=Disetujui"`
	Catatan     string          `json:"catatan" judul:"Catatan asesor internal" rupa:"panjang" panjang:"2000"`
}

// Tugaskan is the input of the action that gives an indicator to a perangkat
// daerah.
type Tugaskan struct {
	Penilaian register.ID     `json:"penilaian" judul:"Penilaian" wajib:"ya" rujukan:"penilaian"`
	Indikator string          `json:"indikator" judul:"Nomor indikator" wajib:"ya" panjang:"10" contoh:"12"`
	Perangkat string          `json:"perangkat" judul:"Perangkat daerah" wajib:"ya" panjang:"20" contoh:"kominfo"`
	Pendukung []string        `json:"pendukung" judul:"Perangkat daerah pendukung"`
	Batas     kominfo.Tanggal `json:"batas,omitzero" judul:"Batas waktu"`
	Target    string          `json:"target" judul:"Tingkat yang dituju" panjang:"10" contoh:"3"`
}

// Alihkan is the input of the action that gives the task to another perangkat
// daerah, or changes who helps, until when and how high. It replaces all four;
// what is left empty becomes empty.
type Alihkan struct {
	Perangkat string          `json:"perangkat" judul:"Perangkat daerah" wajib:"ya" panjang:"20" contoh:"kominfo"`
	Pendukung []string        `json:"pendukung" judul:"Perangkat daerah pendukung"`
	Batas     kominfo.Tanggal `json:"batas,omitzero" judul:"Batas waktu" bantuan:"Kosong berarti tanpa batas sendiri."`
	Target    string          `json:"target" judul:"Tingkat yang dituju" panjang:"10" contoh:"3"`
	Alasan    string          `json:"alasan" judul:"Alasan" rupa:"panjang" panjang:"500"`
}

// SetujuiTugas is the input of the action with which the internal assessor agrees.
type SetujuiTugas struct {
	Catatan string `json:"catatan" judul:"Catatan asesor internal" rupa:"panjang" panjang:"2000"`
}

// IsiTugas is the input of the action with which the perangkat daerah answers. It
// replaces the whole answer.
type IsiTugas struct {
	Nilai       string `json:"nilai" judul:"Nilai yang diusulkan" panjang:"10" contoh:"3"`
	Fakta       string `json:"fakta" judul:"Fakta" rupa:"panjang" panjang:"4000" bantuan:"Dokumen, nomor, pasal, halaman dan nama berkas."`
	Analisis    string `json:"analisis" judul:"Analisis" rupa:"panjang" panjang:"4000" bantuan:"Fakta dibandingkan dengan kriteria tingkatnya."`
	Justifikasi string `json:"justifikasi" judul:"Justifikasi" rupa:"panjang" panjang:"4000" bantuan:"Mengapa tingkat ini dan bukan yang lain."`
}

// DefTugas defines the register tugas_indikator. The tasks belong to assessments
// of pen, whose instruments are in pustaka. They change only while the assessment
// is at entri: who owes what is settled before it is sent.
func DefTugas(pen *register.Def[Penilaian], pustaka *Pustaka) *register.Def[TugasIndikator] {
	h := hukumTugas{pen, pustaka}
	teks := func(nama string, f func(*TugasIndikator) string) register.AnyKolom[TugasIndikator] {
		return register.Kolom[TugasIndikator, string]{Nama: nama, Baca: f}
	}
	return &register.Def[TugasIndikator]{
		Nama: "tugas_indikator", Judul: "Tugas indikator", Jejak: register.Dalam, VersiSkema: 1, Skema: skemaDari("tugas_indikator"),
		Keterangan: "Perangkat daerah yang menjawab tiap indikator penilaian, dan jawabannya sampai disetujui asesor internal.",
		Kolom: []register.AnyKolom[TugasIndikator]{
			teks("penilaian", func(t *TugasIndikator) string { return string(t.Penilaian) }),
			teks("indikator", func(t *TugasIndikator) string { return t.Indikator }),
			teks("perangkat", func(t *TugasIndikator) string { return t.Perangkat }),
			teks("status", func(t *TugasIndikator) string { return string(t.Status) }),
			teks("nilai", func(t *TugasIndikator) string { return t.Nilai }),
			teks("target", func(t *TugasIndikator) string { return t.Target }),
			teks("batas", func(t *TugasIndikator) string { return t.Batas.String() }),
		},
		Indeks:  [][]string{{"perangkat", "status"}},
		Unik:    [][]string{{"penilaian", "indikator"}},
		Ringkas: [][]string{{"penilaian", "indikator", "perangkat", "status", "nilai", "target", "batas"}},
		Sebutan: func(t *TugasIndikator) string { return "Indikator " + t.Indikator + ", " + t.Perangkat },
		Pemilik: func(t *TugasIndikator) string { return t.Perangkat },
		Check: func(ctx context.Context, r register.Reader, _ *dokTugas, t *TugasIndikator) ([]kominfo.Finding, error) {
			p, err := bacaPenilaian(ctx, r, h.pen, t.Penilaian)
			if err != nil {
				return nil, err
			}
			in, _ := h.pustaka.Buka(p.Isi.Instrumen)
			return t.Check(in, &p.Isi), nil
		},
		Tindakan: []register.Tindakan[TugasIndikator]{
			{Nama: "tugaskan", Judul: "Tugaskan", Mula: true, Laku: register.Lakukan(h.tugaskan)},
			{Nama: "alihkan", Judul: "Alihkan", Laku: register.Lakukan(h.alihkan)},
			{Nama: "isi", Judul: "Isi jawaban", Laku: register.Lakukan(h.isi)},
			{Nama: "ajukan", Judul: "Ajukan", Laku: register.Lakukan(h.ajukan)},
			{Nama: "kembalikan", Judul: "Kembalikan", Laku: register.Lakukan(h.kembalikan)},
			{Nama: "setujui", Judul: "Setujui", Laku: register.Lakukan(h.setujui)},
			{Nama: "buka", Judul: "Buka kembali", Laku: register.Lakukan(h.buka)},
			{Nama: "tarik", Judul: "Tarik", Menarik: true, Laku: register.Lakukan(h.tarik)},
		},
	}
}

type dokTugas = register.Dokumen[TugasIndikator]

// hukumTugas holds what the actions need besides the task.
type hukumTugas struct {
	pen     *register.Def[Penilaian]
	pustaka *Pustaka
}

// bacaPenilaian reads the assessment that a task or evidence belongs to. It reads
// with the full scope: the assessment belongs to the coordinating office, and
// everybody who works for it must be told its stage.
func bacaPenilaian(ctx context.Context, r register.Reader, pen *register.Def[Penilaian], id register.ID) (dokPenilaian, error) {
	p, err := pen.Baca(ctx, r, register.LingkupPenuh(), id)
	switch {
	case kominfo.KindOf(err) == kominfo.TidakAda:
		return p, tidakSah("SPBE-RUJUK-01", "penilaian", "Penilaian yang disebut tidak ada. Pilih salah satu dari daftar penilaian.")
	case err == nil && p.Ditarik:
		return p, ditolak("Penilaian ini sudah ditarik, jadi tugas dan buktinya tidak dapat diubah lagi.")
	}
	return p, err
}

// entri gives the assessment of a task, and refuses when it is not at entri, or
// when the task's status is not one of boleh; without boleh any status will do.
func (h hukumTugas) entri(ctx context.Context, tx register.Tx, t *TugasIndikator, apa string, boleh ...StatusTugas) (dokPenilaian, error) {
	p, err := bacaPenilaian(ctx, tx, h.pen, t.Penilaian)
	if err == nil {
		err = p.Isi.di("tugas indikator "+t.Indikator+" "+apa, TahapEntri)
	}
	if err == nil && len(boleh) > 0 && !slices.Contains(boleh, t.Status) {
		nama, bisa := t.Status.uraian()
		err = ditolak("Tugas indikator " + t.Indikator + " " + nama + ", jadi " + apa + ". Sekarang " + bisa + ".")
	}
	return p, err
}

func (s StatusTugas) uraian() (nama, boleh string) {
	switch s {
	case TugasBelum:
		return "belum diisi", "perangkat daerah yang ditugasi mengisinya"
	case TugasDraf:
		return "masih draf", "perangkat daerah yang ditugasi melengkapinya, lalu mengajukannya"
	case TugasDiajukan:
		return "sudah diajukan", "asesor internal menyetujui atau mengembalikannya"
	case TugasDikembalikan:
		return "dikembalikan", "perangkat daerah yang ditugasi memperbaikinya, lalu mengajukannya lagi"
	case TugasDisetujui:
		return "sudah disetujui", "asesor internal dapat membukanya kembali selama penilaian di tahap entri data"
	}
	return string(s), ""
}

func (h hukumTugas) tugaskan(ctx context.Context, tx register.Tx, _ *dokTugas, in Tugaskan) (TugasIndikator, error) {
	t := TugasIndikator{Penilaian: in.Penilaian, Indikator: strings.TrimSpace(in.Indikator), Status: TugasBelum}
	t.atur(in.Perangkat, in.Pendukung, in.Batas, in.Target)
	_, err := h.entri(ctx, tx, &t, "tidak dapat diberikan")
	return t, err
}

// atur sets who owes the indicator; who helps is named once and is another.
func (t *TugasIndikator) atur(perangkat string, pendukung []string, batas kominfo.Tanggal, target string) {
	t.Perangkat, t.Batas, t.Target, t.Pendukung = strings.TrimSpace(perangkat), batas, mesin(target), []string{}
	for _, s := range pendukung {
		if s = strings.TrimSpace(s); s != "" && s != t.Perangkat && !slices.Contains(t.Pendukung, s) {
			t.Pendukung = append(t.Pendukung, s)
		}
	}
}

func (h hukumTugas) alihkan(ctx context.Context, tx register.Tx, lama *dokTugas, in Alihkan) (TugasIndikator, error) {
	t := lama.Isi
	_, err := h.entri(ctx, tx, &t, "tidak dapat dialihkan")
	t.atur(in.Perangkat, in.Pendukung, in.Batas, in.Target)
	return t, err
}

func (h hukumTugas) isi(ctx context.Context, tx register.Tx, lama *dokTugas, in IsiTugas) (TugasIndikator, error) {
	t := lama.Isi
	_, err := h.entri(ctx, tx, &t, "tidak dapat diisi", TugasBelum, TugasDraf, TugasDikembalikan)
	t.Nilai, t.Fakta, t.Analisis, t.Justifikasi, t.Status = mesin(in.Nilai), in.Fakta, in.Analisis, in.Justifikasi, TugasDraf
	return t, err
}

func (h hukumTugas) ajukan(ctx context.Context, tx register.Tx, lama *dokTugas, _ tanpa) (TugasIndikator, error) {
	t := lama.Isi
	_, err := h.entri(ctx, tx, &t, "tidak dapat diajukan", TugasDraf)
	if err == nil && (t.Nilai == "" || strings.TrimSpace(t.Fakta) == "") {
		err = ditolak("Tugas indikator " + t.Indikator + " belum dapat diajukan: nilai yang diusulkan dan faktanya harus terisi. Perangkat daerah yang ditugasi mengisi keduanya dulu.")
	}
	t.Status = TugasDiajukan
	return t, err
}

func (h hukumTugas) kembalikan(ctx context.Context, tx register.Tx, lama *dokTugas, in register.Alasan) (TugasIndikator, error) {
	t := lama.Isi
	_, err := h.entri(ctx, tx, &t, "tidak dapat dikembalikan", TugasDiajukan)
	t.Catatan, t.Status = in.Alasan, TugasDikembalikan
	return t, err
}

// setujui writes the value into the assessment too, in the same transaction: what
// was agreed and what is scored cannot drift apart. It needs the full scope for
// that, because the internal assessor may sit in another office than the one that
// owns the assessment.
func (h hukumTugas) setujui(ctx context.Context, tx register.Tx, lama *dokTugas, in SetujuiTugas) (TugasIndikator, error) {
	t := lama.Isi
	p, err := h.entri(ctx, tx, &t, "tidak dapat disetujui", TugasDiajukan)
	if err == nil && p.Isi.Nilai[t.Indikator] != t.Nilai {
		_, err = h.pen.Lakukan(ctx, tx, register.LingkupPenuh(), p.ID, p.Versi, "isi", Isi{Nilai: map[string]string{t.Indikator: t.Nilai}})
	}
	t.Catatan, t.Status = in.Catatan, TugasDisetujui
	return t, err
}

// buka leaves the value in the assessment: it stands until another is agreed.
func (h hukumTugas) buka(ctx context.Context, tx register.Tx, lama *dokTugas, in register.Alasan) (TugasIndikator, error) {
	t := lama.Isi
	_, err := h.entri(ctx, tx, &t, "tidak dapat dibuka kembali", TugasDisetujui)
	t.Catatan, t.Status = in.Alasan, TugasDikembalikan
	return t, err
}

func (h hukumTugas) tarik(ctx context.Context, tx register.Tx, lama *dokTugas, _ register.Alasan) (TugasIndikator, error) {
	_, err := h.entri(ctx, tx, &lama.Isi, "tidak dapat ditarik")
	return lama.Isi, err
}

// Check gives everything that is wrong with the task in an assessment: an
// indicator or a value that the instrument does not have, codes of perangkat
// daerah, a deadline after that of the assessment.
func (t *TugasIndikator) Check(in *indeks.Instrumen, p *Penilaian) []kominfo.Finding {
	var out temuan
	i, ok := out.indikator(in, p, t.Indikator)
	if !ok {
		return out
	}
	out.nilai(in, "nilai", map[string]string{i.Nomor: t.Nilai})
	out.nilai(in, "target", map[string]string{i.Nomor: t.Target})
	if len(t.Pendukung) > 50 {
		out.galat("SPBE-TUGAS-01", "pendukung", "Perangkat daerah pendukung paling banyak 50.")
	}
	for n, s := range t.Pendukung {
		if !kodeSah(s) {
			out.galat("SPBE-TUGAS-02", "pendukung."+strconv.Itoa(n), "Kode perangkat daerah pendukung "+strconv.Quote(potong(s))+" tidak sah. Tulis kode singkatnya, huruf kecil tanpa spasi, misalnya kominfo.")
			break
		}
	}
	if !p.Batas.Kosong() && t.Batas.Sesudah(p.Batas) {
		out.catat(kominfo.Peringatan, "SPBE-TUGAS-03", "batas", "Batas tugas "+t.Batas.Panjang()+" melewati batas unggah penilaian, "+p.Batas.Panjang()+".")
	}
	return out
}

// kodeSah reports whether s may be the code of a perangkat daerah.
func kodeSah(s string) bool {
	for i, c := range s {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (i == 0 || c != '_' && c != '-') {
			return false
		}
	}
	return s != "" && len(s) <= 20
}
