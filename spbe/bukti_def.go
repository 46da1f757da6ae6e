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

// DefBukti defines the register bukti: documents of dok as evidence for
// assessments of pen, whose instruments are in pustaka. Evidence belongs to the
// perangkat daerah of who wrote it and stays open until the result is fixed.
func DefBukti(pen *register.Def[Penilaian], dok *register.Def[DataDukung], pustaka *Pustaka) *register.Def[Bukti] {
	h := &hukumBukti{pen: pen, dok: dok, pustaka: pustaka}
	teks := func(nama string, f func(*Bukti) string) register.AnyKolom[Bukti] {
		return register.Kolom[Bukti, string]{Nama: nama, Baca: f}
	}
	bilangan := func(nama string, f func(*Bukti) int64) register.AnyKolom[Bukti] {
		return register.Kolom[Bukti, int64]{Nama: nama, Baca: f}
	}
	h.diri = &register.Def[Bukti]{
		Nama: "bukti", Judul: "Bukti", Jejak: register.Dalam, VersiSkema: 1, Skema: skemaDari("bukti"),
		Keterangan: "Data dukung yang dipakai sebagai bukti sebuah indikator, tingkat dan butir, dan putusan asesor atasnya.",
		Kolom: []register.AnyKolom[Bukti]{
			teks("penilaian", func(b *Bukti) string { return string(b.Penilaian) }),
			teks("indikator", func(b *Bukti) string { return b.Indikator }),
			bilangan("tingkat", func(b *Bukti) int64 { return b.Tingkat }),
			bilangan("butir", func(b *Bukti) int64 { return b.Butir }),
			teks("dokumen", func(b *Bukti) string { return string(b.Dokumen) }),
			teks("status", func(b *Bukti) string { return string(b.Status) }),
			teks("asesor", func(b *Bukti) string { return string(b.Asesor) }),
		},
		Indeks:  [][]string{{"dokumen"}},
		Unik:    [][]string{{"penilaian", "indikator", "tingkat", "butir", "dokumen"}},
		Ringkas: [][]string{{"penilaian", "indikator", "tingkat", "butir", "dokumen", "status", "asesor"}},
		Sebutan: func(b *Bukti) string {
			return "Bukti indikator " + b.Indikator + ", tingkat " + tempat(b.Tingkat, b.Butir)
		},
		Check: h.periksa,
		Tindakan: []register.Tindakan[Bukti]{
			{Nama: "pakai", Judul: "Pakai sebagai bukti", Mula: true, Laku: register.Lakukan(h.pakai)},
			{Nama: "salin", Judul: "Salin dari penilaian lama", Mula: true, Laku: register.Lakukan(h.salin)},
			{Nama: "ubah", Judul: "Ubah", Laku: register.Lakukan(h.ubah)},
			{Nama: "ajukan", Judul: "Ajukan", Laku: register.Lakukan(h.ajukan)},
			{Nama: "terima", Judul: "Terima", Laku: register.Lakukan(h.terima)},
			{Nama: "revisi", Judul: "Minta revisi", Laku: register.Lakukan(h.revisi)},
			{Nama: "tarik", Judul: "Tarik", Menarik: true, Laku: register.Lakukan(h.tarik)},
		},
	}
	return h.diri
}

// tempat names a level and item: "2 butir 1".
func tempat(tingkat, butir int64) string {
	s := strconv.FormatInt(tingkat, 10)
	if butir > 0 {
		s += " butir " + strconv.FormatInt(butir, 10)
	}
	return s
}

type dokBukti = register.Dokumen[Bukti]

// hukumBukti holds what the actions need besides the evidence.
type hukumBukti struct {
	pen     *register.Def[Penilaian]
	dok     *register.Def[DataDukung]
	diri    *register.Def[Bukti]
	pustaka *Pustaka
}

// berjalan gives the assessment of the evidence, and refuses after penetapan, or
// when the status is not one of boleh; without boleh any status will do.
func (h *hukumBukti) berjalan(ctx context.Context, tx register.Tx, b *Bukti, apa string, boleh ...StatusBukti) (dokPenilaian, error) {
	p, err := bacaPenilaian(ctx, tx, h.pen, b.Penilaian)
	if err == nil {
		err = p.Isi.berjalan("bukti indikator " + b.Indikator + " " + apa)
	}
	if err == nil && len(boleh) > 0 && !slices.Contains(boleh, b.Status) {
		nama, bisa := b.Status.uraian()
		err = ditolak("Bukti ini " + nama + ", jadi " + apa + ". Sekarang " + bisa + ".")
	}
	return p, err
}

func (s StatusBukti) uraian() (nama, boleh string) {
	switch s {
	case BuktiDraf:
		return "masih draf", "perangkat daerah pemiliknya mengubah atau mengajukannya"
	case BuktiProses:
		return "sedang diperiksa", "asesor menerimanya atau meminta revisi"
	case BuktiDiterima:
		return "sudah diterima", "hanya asesor yang dapat mengubah putusannya"
	case BuktiRevisi:
		return "diminta direvisi", "perangkat daerah pemiliknya memperbaikinya (ubah), lalu mengajukannya lagi"
	}
	return string(s), ""
}

func (h *hukumBukti) pakai(ctx context.Context, tx register.Tx, _ *dokBukti, in Pakai) (Bukti, error) {
	b := Bukti{Penilaian: in.Penilaian, Indikator: strings.TrimSpace(in.Indikator), Tingkat: in.Tingkat, Butir: in.Butir, Dokumen: in.Dokumen,
		Halaman: in.Halaman, Pasal: in.Pasal, Keterangan: in.Keterangan, Status: BuktiDraf}
	_, err := h.berjalan(ctx, tx, &b, "tidak dapat ditambah")
	return b, err
}

func (h *hukumBukti) ubah(ctx context.Context, tx register.Tx, lama *dokBukti, in Ubah) (Bukti, error) {
	b := lama.Isi
	_, err := h.berjalan(ctx, tx, &b, "tidak dapat diubah", BuktiDraf, BuktiRevisi)
	b.Tingkat, b.Butir, b.Dokumen, b.Halaman, b.Pasal, b.Keterangan = in.Tingkat, in.Butir, in.Dokumen, in.Halaman, in.Pasal, in.Keterangan
	b.Status, b.AlasanRevisi = BuktiDraf, "" // the assessor's words stay until the next judgement
	return b, err
}

func (h *hukumBukti) ajukan(ctx context.Context, tx register.Tx, lama *dokBukti, _ tanpa) (Bukti, error) {
	b := lama.Isi
	_, err := h.berjalan(ctx, tx, &b, "tidak dapat diajukan", BuktiDraf)
	b.Status = BuktiProses
	return b, err
}

func (h *hukumBukti) terima(ctx context.Context, tx register.Tx, lama *dokBukti, in Terima) (Bukti, error) {
	return h.putuskan(ctx, tx, lama, BuktiDiterima, "", in.Catatan, in.Asesor)
}

func (h *hukumBukti) revisi(ctx context.Context, tx register.Tx, lama *dokBukti, in Revisi) (Bukti, error) {
	return h.putuskan(ctx, tx, lama, BuktiRevisi, in.AlasanRevisi, in.Catatan, in.Asesor)
}

// putuskan records a judgement. It may overrule one before, but never that of a
// later method: the external assessors have the last word.
func (h *hukumBukti) putuskan(ctx context.Context, tx register.Tx, lama *dokBukti, s StatusBukti, a AlasanRevisi, catatan string, asesor Metode) (Bukti, error) {
	b := lama.Isi
	p, err := h.berjalan(ctx, tx, &b, "tidak dapat dinilai", BuktiProses, BuktiDiterima, BuktiRevisi)
	if err != nil {
		return b, err
	}
	if asesor == "" {
		asesor = p.Isi.Tahap.metode()
	}
	switch {
	case asesor == "":
		return b, tidakSah("SPBE-BUKTI-07", "asesor", "Di tahap konsolidasi sebutkan pada penilaian apa bukti ini dinilai: dokumen, interviu atau visitasi.")
	case !p.Isi.Tahap.BolehMenilai(asesor):
		return b, p.Isi.tolak("bukti tidak dapat dinilai atas nama penilaian " + string(asesor))
	case asesor.peringkat() < b.Asesor.peringkat():
		return b, ditolak("Bukti ini sudah dinilai pada penilaian " + string(b.Asesor) + ", jadi penilaian " + string(asesor) + " tidak dapat mengubahnya. Putusan hanya diubah pada penilaian " + string(b.Asesor) + " atau sesudahnya, oleh asesor eksternal.")
	}
	b.Status, b.AlasanRevisi, b.Catatan, b.Asesor = s, a, catatan, asesor
	return b, nil
}

// metode is the method that judges at a stage; "" where it must be named.
func (t Tahap) metode() Metode {
	switch t {
	case TahapEntri, TahapPemeriksaan:
		return Mandiri
	case TahapDokumen, TahapInterviu, TahapVisitasi:
		return Metode(t)
	}
	return ""
}

// salin takes over what proves and where it stands, never the judgement. The
// writer copies evidence of the own perangkat daerah; the koordinator anybody's,
// because indicators change hands from year to year.
func (h *hukumBukti) salin(ctx context.Context, tx register.Tx, _ *dokBukti, in Salin) (Bukti, error) {
	b := Bukti{Penilaian: in.Penilaian, Indikator: strings.TrimSpace(in.Indikator), Tingkat: in.Tingkat, Butir: in.Butir, Status: BuktiDraf}
	p, err := h.berjalan(ctx, tx, &b, "tidak dapat ditambah")
	if err != nil {
		return b, err
	}
	l := register.LingkupPenuh()
	if a := tx.Aktor(); !slices.Contains(strings.Fields(a.Peran), "koordinator") {
		l = l.Persempit([]string{a.Perangkat})
	}
	dari, err := h.diri.Baca(ctx, tx, l, in.Dari)
	if err == nil && dari.Ditarik || kominfo.KindOf(err) == kominfo.TidakAda {
		return b, tidakSah("SPBE-BUKTI-08", "dari", "Bukti lama yang disebut tidak ada, sudah ditarik, atau milik perangkat daerah lain. Pilih dari bukti perangkat daerah Anda; milik perangkat daerah lain disalin oleh koordinator.")
	}
	if err != nil {
		return b, err
	}
	asal, err := h.pen.Baca(ctx, tx, register.LingkupPenuh(), dari.Isi.Penilaian) // only its year and office
	if err != nil {
		return b, err
	}
	if asal.Isi.Instansi != p.Isi.Instansi || asal.Isi.Tahun >= p.Isi.Tahun {
		return b, tidakSah("SPBE-BUKTI-09", "dari", "Bukti hanya disalin dari penilaian tahun sebelumnya milik instansi yang sama.")
	}
	b.Dokumen, b.Halaman, b.Pasal, b.Keterangan = dari.Isi.Dokumen, dari.Isi.Halaman, dari.Isi.Pasal, dari.Isi.Keterangan
	return b, nil
}

// tarik refuses accepted evidence: what an assessor relied on does not vanish.
func (h *hukumBukti) tarik(ctx context.Context, tx register.Tx, lama *dokBukti, _ register.Alasan) (Bukti, error) {
	_, err := h.berjalan(ctx, tx, &lama.Isi, "tidak dapat ditarik", BuktiDraf, BuktiProses, BuktiRevisi)
	return lama.Isi, err
}

// periksa reads assessment and document with the full scope: a regulation kept by
// the legal office proves an indicator of another. What it says of them is only
// whether they fit.
func (h *hukumBukti) periksa(ctx context.Context, r register.Reader, lama *dokBukti, b *Bukti) ([]kominfo.Finding, error) {
	p, err := bacaPenilaian(ctx, r, h.pen, b.Penilaian)
	if err != nil {
		return nil, err
	}
	in, _ := h.pustaka.Buka(p.Isi.Instrumen)
	d, err := h.dok.Baca(ctx, r, register.LingkupPenuh(), b.Dokumen)
	if kominfo.KindOf(err) == kominfo.TidakAda {
		out := temuan(b.Check(in, &p.Isi, nil))
		out.galat("SPBE-BUKTI-01", "dokumen", "Dokumen yang disebut tidak ada di data dukung. Catat dulu dokumennya di data dukung, lalu pilih.")
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	out := temuan(b.Check(in, &p.Isi, &d.Isi))
	if d.Ditarik {
		s := kominfo.Galat
		if lama != nil && lama.Isi.Dokumen == b.Dokumen { // it must still be possible to send it back
			s = kominfo.Peringatan
		}
		out.catat(s, "SPBE-BUKTI-02", "dokumen", "Dokumen ini sudah ditarik dari data dukung. Pilih dokumen lain.")
	}
	return out, nil
}

// Check gives everything that is wrong with the evidence in an assessment by its
// instrument: place in the instrument, validity of the document d, which may be
// nil, on the last day of upload.
func (b *Bukti) Check(in *indeks.Instrumen, p *Penilaian, d *DataDukung) []kominfo.Finding {
	var out temuan
	i, ok := out.indikator(in, p, b.Indikator)
	if !ok {
		return out
	}
	n := 0
	for n < len(i.Tingkat) && int64(i.Tingkat[n].Tingkat) != b.Tingkat {
		n++
	}
	di := "Indikator " + i.Nomor + " tingkat " + strconv.FormatInt(b.Tingkat, 10)
	if n == len(i.Tingkat) {
		out.galat("SPBE-BUKTI-03", "tingkat", di+" tidak ada. Pilih tingkat yang ada kriterianya.")
		return out
	}
	switch butir := int64(len(i.Tingkat[n].Bukti)); {
	case butir == 0 && b.Butir != 0:
		out.galat("SPBE-BUKTI-04", "butir", di+" tidak punya daftar butir bukti, jadi tulis butir 0.")
	case butir > 0 && (b.Butir < 1 || b.Butir > butir):
		out.galat("SPBE-BUKTI-04", "butir", di+" punya butir bukti 1 sampai "+strconv.FormatInt(butir, 10)+". Pilih salah satu.")
	}
	if d == nil {
		return out
	}
	akhir := p.Batas
	if akhir.Kosong() {
		akhir = kominfo.NewTanggal(int(p.Tahun), 12, 31)
	}
	if !d.BerlakuSampai.Kosong() && d.BerlakuSampai.Sebelum(akhir) {
		out.catat(kominfo.Peringatan, "SPBE-BUKTI-05", "dokumen", "Dokumen ini hanya berlaku sampai "+d.BerlakuSampai.Panjang()+", sebelum "+akhir.Panjang()+". Ganti dengan yang masih berlaku, atau perbarui masa berlakunya di data dukung.")
	}
	// Both instruments that score the carrying out of audits name it so.
	if strings.Contains(i.NamaResmi, "Pelaksanaan Audit") && d.Tanggal.Sebelum(duaTahunSebelum(akhir)) {
		out.catat(kominfo.Catatan, "SPBE-BUKTI-06", "dokumen", "Dokumen ini bertanggal "+d.Tanggal.Panjang()+". Bukti audit diminta dari dua tahun terakhir; siapkan hasil audit yang lebih baru.")
		out[len(out)-1].Source = &kominfo.Sumber{Regulasi: "Pedoman pengisian penilaian SPBE", Bagian: "indikator audit TIK", Status: kominfo.Sekunder}
	}
	return out
}

func duaTahunSebelum(t kominfo.Tanggal) kominfo.Tanggal {
	y, m, d := t.Pecah()
	return kominfo.NewTanggal(y-2, m, d)
}
