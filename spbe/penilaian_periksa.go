package spbe

import (
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// Check gives everything that is wrong with the assessment: values that the
// instrument does not know, a year that it does not score, a published result
// that differs from the computed one.
func (p *Penilaian) Check(in *indeks.Instrumen) []kominfo.Finding {
	var out temuan
	if in == nil {
		out.galat("SPBE-INSTRUMEN-01", "instrumen", "Instrumen "+strconv.Quote(potong(p.Instrumen))+" tidak dikenal.")
		return out
	}
	out.nilai(in, "", p.Nilai)
	for _, m := range urutMetode() {
		out.nilai(in, "asesmen."+string(m)+".", p.Asesmen[m].Nilai)
	}
	for m := range p.Asesmen {
		if m.peringkat() == 0 {
			out.galat("SPBE-ASESMEN-01", "asesmen", "Ada nilai dari metode yang tidak dikenal. Yang ada: dokumen, interviu, visitasi.")
			break
		}
	}
	if p.Target != "" && !indeksSah(in, p.Target) {
		out.galat("SPBE-TARGET-01", "target", "Target indeks "+bukanIndeks(in, p.Target))
	}
	if !in.Berlaku.Mencakup(int(p.Tahun)) {
		out.catat(kominfo.Peringatan, "SPBE-TAHUN-01", "tahun", "Penilaian tahun "+strconv.FormatInt(p.Tahun, 10)+" tidak memakai "+NamaPendek(in.ID)+". Untuk tahun itu dipakai "+NamaPendek(instrumen.UntukTahun(int(p.Tahun)))+".")
	}
	p.periksaTerbit(&out, in)
	return out
}

func indeksSah(in *indeks.Instrumen, s string) bool {
	x, err := indeks.ParsePecahan(s)
	return err == nil && x.Cmp(in.Skala.Min) >= 0 && x.Cmp(in.Skala.Max) <= 0
}

func bukanIndeks(in *indeks.Instrumen, s string) string {
	return strconv.Quote(potong(s)) + " bukan angka dari " + in.Skala.Min.String() + " sampai " + in.Skala.Max.String() + ". Tulis misalnya 2,60."
}

// periksaTerbit compares what was published with what the values give. Both stay:
// a difference is a question to the ministry, not a thing to mend here.
func (p *Penilaian) periksaTerbit(out *temuan, in *indeks.Instrumen) {
	t := p.Penetapan
	if p.Metode == Terbit && p.Tahap == TahapPenetapan && len(p.Nilai) == 0 && (t == nil || t.Indeks == "") {
		out.galat("SPBE-TERBIT-04", "nilai", "Hasil terbit tanpa nilai indikator dan tanpa indeks tidak berisi apa pun, dan sesudah dicatat tidak dapat diisi lagi. Isi nilainya, atau indeks yang diumumkan.")
	}
	if t == nil {
		return
	}
	if p.Tahap != "" && p.Tahap != TahapPenetapan {
		out.galat("SPBE-TERBIT-05", "penetapan", "Penetapan hanya dicatat pada hasil terbit, atau dengan tindakan tetapkan sesudah konsolidasi.")
	}
	out.teks("penetapan.nomor", t.Nomor, 100)
	out.teks("penetapan.predikat", t.Predikat, 40)
	out.teks("penetapan.catatan", t.Catatan, 2000)
	const tetap = " Keduanya tetap tercatat; cocokkan nilai indikator dengan keputusannya."
	h := Skor(in, p.NilaiAkhir())
	predikat, dari := "", "indeks terbit"
	if t.Indeks != "" {
		if !indeksSah(in, t.Indeks) {
			out.galat("SPBE-TERBIT-01", "penetapan.indeks", "Indeks terbit "+bukanIndeks(in, t.Indeks))
			return
		}
		x, _ := indeks.ParsePecahan(t.Indeks)
		if a, b := duaAngka(x), duaAngka(h.Indeks); h.Lengkap && a != b {
			out.catat(kominfo.Peringatan, "SPBE-TERBIT-02", "penetapan.indeks", "Indeks terbit "+kominfo.FormatDesimal(a)+" berbeda dari indeks yang dihitung dari nilai indikator, "+kominfo.FormatDesimal(b)+"."+tetap)
		}
		b, _ := in.Predikat(x)
		predikat = b.Predikat
	}
	if h.Lengkap { // the exact index decides, not the rounded one that was published
		predikat, dari = h.Predikat, "nilai indikator"
	}
	if t.Predikat != "" && predikat != "" && t.Predikat != predikat {
		out.catat(kominfo.Peringatan, "SPBE-TERBIT-03", "penetapan.predikat", "Predikat terbit "+t.Predikat+" berbeda dari predikat menurut "+dari+", "+predikat+"."+tetap)
	}
	if !t.Tanggal.Kosong() && p.BeritaAcara != nil && t.Tanggal.Sebelum(p.BeritaAcara.Tanggal) {
		out.catat(kominfo.Peringatan, "SPBE-TERBIT-06", "penetapan.tanggal", "Keputusan bertanggal "+t.Tanggal.Panjang()+", lebih awal dari berita acara penilaian mandiri, "+p.BeritaAcara.Tanggal.Panjang()+". Keduanya tetap tercatat; periksa kedua tanggal itu.")
	}
}

// duaAngka gives an index as it is published: two decimals, half up.
func duaAngka(x indeks.Pecahan) string { return x.Bulat(2, indeks.SetengahKeAtas) }
