package spbe_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

func bukaInstrumen(t testing.TB, id string) *indeks.Instrumen {
	t.Helper()
	in, err := instrumen.Buka(id)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// buktiUntuk reads "1.1=diterima 2.3=revisi/tidak_tepat": level, place, status,
// reason.
func buktiUntuk(t testing.TB, nomor, s string) []spbe.Bukti {
	t.Helper()
	var bs []spbe.Bukti
	for i, f := range strings.Fields(s) {
		b := spbe.Bukti{Indikator: nomor, Dokumen: register.ID(fmt.Sprint("dok-", i))}
		k, v, _ := strings.Cut(f, "=")
		if _, err := fmt.Sscanf(k, "%d.%d", &b.Tingkat, &b.Butir); err != nil {
			t.Fatal(f, err)
		}
		status, alasan, _ := strings.Cut(v, "/")
		b.Status, b.AlasanRevisi = spbe.StatusBukti(status), spbe.AlasanRevisi(alasan)
		if alasan != "" {
			b.Catatan = "catatan " + k
		}
		bs = append(bs, b)
	}
	return bs
}

// tampak writes the shown statuses of the items that have one other than belum;
// * marks a derived status, + an item that counts.
func tampak(n spbe.NilaiBukti) string {
	var s []string
	for _, b := range n.Butir {
		if b.Status == spbe.BuktiBelum {
			continue
		}
		k := fmt.Sprintf("%d.%d=%s", b.Tingkat, b.ButirKe.Butir, b.Status)
		if b.Alasan != "" {
			k += "/" + string(b.Alasan)
		}
		if b.Turunan {
			k += "*"
		}
		if b.Dihitung {
			k += "+"
		}
		s = append(s, k)
	}
	return strings.Join(s, " ")
}

func TestNilaiDariBukti(t *testing.T) {
	in := bukaInstrumen(t, instrumen.Pemdi2026)
	for _, c := range []struct{ nama, nomor, bukti, nilai, tampak, temuan string }{
		{"no evidence", "1", "", "1", "", ""},
		{"only what is accepted counts", "3", "1.1=diterima 1.2=proses 1.3=draf 1.4=revisi/tidak_tepat", "9/8",
			"1.1=diterima+ 1.2=proses 1.3=draf 1.4=revisi/tidak_tepat", ""},
		{"accepted above an incomplete level is rejected", "3", "1.1=diterima 2.1=diterima 2.2=proses 3.1=diterima", "9/8",
			"1.1=diterima+ 2.1=revisi/otomatis_ditolak* 2.2=revisi/otomatis_ditolak* 3.1=revisi/otomatis_ditolak*", ""},
		{"what was not sent is not rejected, and a real reason stays", "3", "2.1=draf 2.2=revisi/tidak_tepat 2.3=revisi/belum_diunggah", "1",
			"2.1=draf 2.2=revisi/tidak_tepat 2.3=revisi/belum_diunggah", ""},
		{"published case I1", "1", "1.1=diterima 2.2=diterima 2.3=revisi/tidak_tepat 2.4=diterima", "2",
			"1.1=diterima+ 2.2=diterima+ 2.3=revisi/tidak_tepat 2.4=diterima+", ""},
		{"one accepted document of two is enough", "2", "1.1=revisi/tidak_tepat 1.1=diterima 1.2=draf 1.2=proses", "5/4",
			"1.1=diterima+ 1.2=proses", ""},
		{"a document sent again hides the old reason", "2", "1.1=proses 1.1=revisi/tidak_tepat", "1", "1.1=proses", ""},
		{"of two rejected the last speaks", "2", "1.1=revisi/tidak_tepat 1.1=revisi/belum_diunggah", "1", "1.1=revisi/belum_diunggah", ""},
		{"accepted for the level as a whole, where items are known", "2", "1.0=diterima", "1", "", "IDX-BUKTI-02"},
		{"a hostile place", "2", "-3.0=diterima 1.99=diterima", "1", "", "IDX-BUKTI-02 IDX-BUKTI-02"},
		{"a list that is partly an inference", "9", "1.1=diterima 1.2=diterima", "3/2", "1.1=diterima+ 1.2=diterima+", "IDX-BUKTI-05"},
		{"another index: no value without the number, no gate", "18", "1.1=diterima 2.1=diterima", "", "1.1=diterima 2.1=diterima", "IDX-LUAR-04"},
		{"a status that is none", "2", "1.1=hilang", "1", "", ""},
		{"no such indicator", "21", "1.1=diterima", "", "", "IDX-BUKTI-01"},
	} {
		t.Run(c.nama, func(t *testing.T) {
			// Evidence of other indicators is in the slice too.
			bs := append(buktiUntuk(t, "99", "1.1=diterima"), buktiUntuk(t, c.nomor, c.bukti)...)
			n := spbe.NilaiDariBukti(in, c.nomor, bs)
			nilai := ""
			if n.Ada {
				nilai = strings.TrimSuffix(n.Nilai.String(), "/1")
			}
			var temuan []string
			for _, f := range n.Temuan {
				temuan = append(temuan, f.ID)
			}
			got := []string{nilai, tampak(n), strings.Join(temuan, " ")}
			if diff := cmp.Diff([]string{c.nilai, c.tampak, c.temuan}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			for _, b := range n.Butir {
				for _, k := range b.Bukti {
					if x := bs[k]; x.Indikator != c.nomor || int(x.Tingkat) != b.Tingkat || int(x.Butir) != b.ButirKe.Butir {
						t.Errorf("item %v points at %+v", b.ButirKe, x)
					}
				}
			}
		})
	}
	if n := spbe.NilaiDariBukti(nil, "1", nil); n.Ada || len(n.Temuan) != 1 {
		t.Errorf("without an instrument: %+v", n)
	}
	if n := spbe.NilaiDariBukti(in, "I1", buktiUntuk(t, "1", "1.1=diterima")); n.Nilai.String() != "3/2" || n.Nomor != "1" {
		t.Errorf("by kode: %+v", n)
	}
}

// SPBE 2020 has no rule from evidence to a value: statuses and counts only.
func TestNilaiDariBuktiSPBE(t *testing.T) {
	in := bukaInstrumen(t, instrumen.SPBE2020)
	n := spbe.NilaiDariBukti(in, "1", buktiUntuk(t, "1", "1.1=diterima 3.1=diterima"))
	if n.Ada || len(n.Temuan) != 1 || n.Temuan[0].ID != "IDX-BUKTI-06" || tampak(n) != "1.1=diterima 3.1=diterima" || n.Rinci[2].Diterima != 1 {
		t.Errorf("%+v", n)
	}
}

func TestPilihanNilai(t *testing.T) {
	in := bukaInstrumen(t, instrumen.Pemdi2026)
	// Points per item, for an office that knows the official table.
	bs := buktiUntuk(t, "4", "1.1=diterima 1.2=diterima")
	p15, _ := indeks.ParsePecahan("0.15")
	p := spbe.PilihanNilai{Poin: map[string]map[indeks.ButirKe]indeks.Pecahan{"4": {{Tingkat: 1, Butir: 1}: p15, {Tingkat: 1, Butir: 2}: p15}}}
	if n := spbe.NilaiBuktiDengan(in, "4", bs, p); n.Nilai.Bulat(2, "") != "1.30" || n.Butir[0].Poin != p15 {
		t.Errorf("%v", n.Nilai)
	}
	if n := spbe.NilaiBuktiDengan(in, "4", bs, spbe.PilihanNilai{}); n.Nilai.Bulat(2, "") != "1.33" {
		t.Errorf("%v", n.Nilai)
	}
	// The number of another institution.
	p = spbe.PilihanNilai{Luar: map[string]string{"5": "68,75", "6": "7"}, Anggap: true}
	for nomor, mau := range map[string]string{"5": "15/4 false []", "6": "0/1 false [IDX-LUAR-03]", "7": "1/1 true [IDX-LUAR-05]", "18": "1/1 true [IDX-LUAR-05]"} {
		n := spbe.NilaiBuktiDengan(in, nomor, nil, p)
		var ids []string
		for _, f := range n.Temuan {
			ids = append(ids, f.ID)
		}
		if got := fmt.Sprint(n.Nilai, n.Luar.Anggapan, ids); got != mau || n.Ada != (nomor != "6") {
			t.Errorf("I%s: %s, want %s", nomor, got, mau)
		}
	}
	p.Anggap = false
	jawaban := spbe.JawabanBukti(spbe.NilaiSemuaBukti(in, bs, p))
	if _, ada := jawaban["7"]; ada || len(jawaban) != 17 || jawaban["5"] != "15/4" || jawaban["4"] != "4/3" {
		t.Errorf("%v", jawaban)
	}
	if h := spbe.Skor(in, jawaban); h.Lengkap || len(h.BelumDiisi) != 3 {
		t.Errorf("a missing index is no value: %+v", h.BelumDiisi)
	}
}

// Judging, in any order: a value stays in its bounds, accepting never lowers it,
// no item counts above an incomplete level, every document has one shown status.
func TestSifatNilaiDariBukti(t *testing.T) {
	in := bukaInstrumen(t, instrumen.Pemdi2026)
	status := []spbe.StatusBukti{spbe.BuktiDiterima, spbe.BuktiDiterima, spbe.BuktiDiterima, spbe.BuktiProses, spbe.BuktiRevisi, spbe.BuktiDraf}
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom(in.Indikator).Draw(t, "indikator")
		if d.IndeksLuar != nil && d.IndeksLuar.Peran == indeks.SumberNilai {
			return
		}
		var bs []spbe.Bukti
		for _, lv := range d.Tingkat {
			for j := range lv.Bukti {
				bs = append(bs, spbe.Bukti{Indikator: d.Nomor, Tingkat: int64(lv.Tingkat), Butir: int64(j + 1), Status: rapid.SampledFrom(status).Draw(t, "status")})
			}
		}
		n := spbe.NilaiDariBukti(in, d.Nomor, bs)
		jumlah, _ := indeks.ParsePecahan("1")
		penuh := true // every level below is complete
		for i, lv := range n.Rinci {
			diterima := 0
			for _, b := range n.Butir {
				if b.Tingkat != lv.Tingkat {
					continue
				}
				if len(b.Bukti) != 1 || b.Turunan && (penuh || b.Dihitung) || b.Dihitung != (penuh && b.Status == spbe.BuktiDiterima) {
					t.Fatalf("%+v, levels below complete: %v", b, penuh)
				}
				if bs[b.Bukti[0]].Status == spbe.BuktiDiterima {
					diterima++
				}
				if b.Dihitung {
					jumlah, _ = jumlah.Tambah(b.Poin)
				}
			}
			penuh = penuh && diterima == len(d.Tingkat[i].Bukti)
		}
		if !n.Ada || n.Nilai != jumlah || n.Nilai.Cmp(in.Skala.Min) < 0 || n.Nilai.Cmp(in.Skala.Max) > 0 {
			t.Fatalf("nilai %v, items add up to %v", n.Nilai, jumlah)
		}
		if k := n.ButirKurang(); len(k) != len(n.Naik.Kurang) {
			t.Fatalf("%d items missing, %d named", len(n.Naik.Kurang), len(k))
		}
		i := rapid.IntRange(0, len(bs)-1).Draw(t, "terima")
		bs[i].Status = spbe.BuktiDiterima
		if m := spbe.NilaiDariBukti(in, d.Nomor, bs); m.Nilai.Cmp(n.Nilai) < 0 {
			t.Fatalf("accepting %v lowers %v to %v", bs[i], n.Nilai, m.Nilai)
		}
		for i := range bs {
			bs[i].Status = spbe.BuktiDiterima
		}
		if m := spbe.NilaiDariBukti(in, d.Nomor, bs); m.Nilai != indeks.Utuh(5) || len(m.ButirKurang()) != 0 {
			t.Fatalf("all accepted: %v", m.Nilai)
		}
	})
}

func ExampleNilaiDariBukti() {
	in, err := instrumen.Buka(instrumen.Pemdi2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	n := spbe.NilaiDariBukti(in, "13", []spbe.Bukti{
		{Indikator: "13", Tingkat: 1, Butir: 1, Status: spbe.BuktiDiterima},
		{Indikator: "13", Tingkat: 1, Butir: 3, Status: spbe.BuktiRevisi, AlasanRevisi: spbe.TidakTepat},
		{Indikator: "13", Tingkat: 2, Butir: 1, Status: spbe.BuktiDiterima},
	})
	fmt.Println(n.Nilai, n.Nilai.Bulat(2, indeks.SetengahKeAtas), "tingkat", n.Tingkat)
	for _, b := range n.ButirKurang() {
		fmt.Println(b.Tingkat, b.Status, b.Alasan, b.Teks)
	}
	fmt.Println(n.Butir[3].Status, n.Butir[3].Alasan, n.Butir[3].Turunan)
	// Output:
	// 7/6 1.17 tingkat 1
	// 1 belum  Substansi RAN tentang aplikasi pada perencanaan
	// 1 revisi tidak_tepat Isian aplikasi pada Arsitektur Teknologi di SIAP Digital
	// revisi otomatis_ditolak true
}

func ExampleNilaiSemuaBukti() {
	in, err := instrumen.Buka(instrumen.Pemdi2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	ns := spbe.NilaiSemuaBukti(in, nil, spbe.PilihanNilai{Luar: map[string]string{"5": "25"}, Anggap: true})
	fmt.Println(ns[4].Jelaskan()[0])
	fmt.Println(ns[6].Jelaskan()[0])
	h := spbe.Skor(in, spbe.JawabanBukti(ns))
	fmt.Println(h.Indeks.Bulat(2, indeks.SetengahKeAtas), h.Predikat)
	// Output:
	// Indeks Satu Data Indonesia (SDI) (Bappenas) sebesar 25 menjadi nilai 2,00. Aturan: PermenPANRB 8/2026 (modul indikator) (sumber sekunder).
	// Indeks Pembangunan Statistik (IPS) / EPSS (BPS) belum ada; nilai 1,00 hanya anggapan sementara. Aturan: PermenPANRB 8/2026 (modul indikator) (sumber sekunder).
	// 1.05 Kurang
}

// A whole instrument from evidence: every item of every indicator has a document.
func BenchmarkNilaiSemuaBukti(b *testing.B) {
	in := bukaInstrumen(b, instrumen.Pemdi2026)
	var bs []spbe.Bukti
	for _, d := range in.Indikator {
		for _, lv := range d.Tingkat {
			for j := range lv.Bukti {
				s := spbe.BuktiDiterima
				if lv.Tingkat > 3 && j > 0 {
					s = spbe.BuktiProses
				}
				bs = append(bs, spbe.Bukti{Indikator: d.Nomor, Tingkat: int64(lv.Tingkat), Butir: int64(j + 1), Status: s})
			}
		}
	}
	p := spbe.PilihanNilai{Luar: map[string]string{"5": "25", "6": "2.5", "7": "2", "18": "25"}}
	b.ReportAllocs()
	for b.Loop() {
		if ns := spbe.NilaiSemuaBukti(in, bs, p); len(ns) != 20 {
			b.Fatal(len(ns))
		}
	}
}

// All at once and one by one are the same, also with evidence of no indicator.
func TestNilaiSemuaBukti(t *testing.T) {
	in := bukaInstrumen(t, instrumen.Pemdi2026)
	bs := append(buktiUntuk(t, "20", "1.1=diterima 1.2=revisi/tidak_tepat"), buktiUntuk(t, "35-1", "1.1=diterima")...)
	bs = append(bs, buktiUntuk(t, "1", "1.1=diterima 2.2=proses")...)
	bs = append(bs, buktiUntuk(t, "20", "1.3=diterima 2.1=diterima")...)
	p := spbe.PilihanNilai{Luar: map[string]string{"5": "25"}}
	ns := spbe.NilaiSemuaBukti(in, bs, p)
	if len(ns) != 20 || tampak(ns[19]) == "" {
		t.Fatalf("%d indicators, %q", len(ns), tampak(ns[19]))
	}
	for i, d := range in.Indikator {
		if diff := cmp.Diff(spbe.NilaiBuktiDengan(in, d.Nomor, bs, p), ns[i]); diff != "" {
			t.Errorf("%s (-alone +together):\n%s", d.Kode, diff)
		}
	}
}
