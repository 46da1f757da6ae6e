package dasbor

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// semuaNilai answers every indicator of an instrument with v, but those in lain.
func semuaNilai(t *testing.T, id, v string, lain map[string]string) map[string]string {
	t.Helper()
	in, err := (&spbe.Pustaka{}).Buka(id)
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]string{}
	for i := range in.Indikator {
		m[in.Indikator[i].Nomor] = v
	}
	for k, v := range lain {
		m[k] = v
	}
	return m
}

func (w *dunia) bukaSimulasi(id register.ID) *simulasi {
	w.t.Helper()
	h, _ := w.d.halaman("/penilaian/" + string(id) + "/simulasi")
	p, ok := h.(*simulasi)
	if !ok {
		for _, r := range ruteSimulasi() { // the route itself, where the list has not got it yet
			if b := r.cocok("/penilaian/" + string(id) + "/simulasi"); b != nil {
				p = r.buat(w.d, b).(*simulasi)
			}
		}
	}
	w.muat(p, "/penilaian/"+string(id)+"/simulasi")
	return p
}

func (p *simulasi) salinan() string {
	r := p.rencana()
	return p.teksRencana(&r)
}

func mustPecahan(t *testing.T, s string) indeks.Pecahan {
	t.Helper()
	x, err := indeks.ParsePecahan(s)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// The page's plan is that of package rencana, whatever was clicked before.
func TestSimulasiRencanaTermurah(t *testing.T) {
	w := duniaBaru(t)
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2025, Instrumen: "spbe-2020", Nilai: semuaNilai(t, "spbe-2020", "2", map[string]string{"1": "1", "13": "4"})})
	p := w.bukaSimulasi(id)
	if p.tujuan.Predikat != "Baik" || !p.rencana().Tercapai || p.galat != nil {
		t.Fatalf("target %+v, galat %v", p.tujuan, p.galat)
	}
	p.ubahNilai("1", mustPecahan(t, "3"))
	p.ubahSyarat("b12", "5")
	p.ubahSyarat("b14", "1 1 2 9")
	p.ubahSyarat("l20", "2")
	p.ubahSyarat("j21", "4")
	p.ubahNilai("30", mustPecahan(t, "4"))

	nilai := semuaNilai(t, "spbe-2020", "2", map[string]string{"1": "3", "13": "4", "30": "4"})
	l, _ := p.in.Isi(nilai)
	mau, err := rencana.Susun(p.in, l, rencana.Syarat{Biaya: map[string][]int64{"12": {5, 5, 5, 5}, "14": {1, 1, 2, 9}}, Larangan: map[string]int64{"20": 2}, Janji: map[string]int64{"21": 4}}, p.tujuan)
	if err != nil {
		t.Fatal(err)
	}
	setara := cmp.Comparer(func(a, b indeks.Pecahan) bool { return a == b })
	if diff := cmp.Diff(mau, p.rencana(), setara); diff != "" {
		t.Errorf("rencana halaman (-want +got):\n%s", diff)
	}
	// Each step brings what it says: together they lead from the index to the index.
	x := p.rencana().Awal
	for _, s := range p.rencana().Langkah {
		x, _ = x.Tambah(p.tambahan(s.Indikator, s.Dari, s.Ke))
	}
	if x != p.rencana().Indeks {
		t.Errorf("langkah membawa ke %v, rencana %v", x, p.rencana().Indeks)
	}
	teks := w.teks(p)
	harus(t, teks, "Rencana termurah ke Baik", "Terbukti termurah", "Yang harus dipenuhi tiap langkah", "indikator yang disentuh paling sedikit", "eksak "+p.rencana().Indeks.String(), "janji", "13/5")
	for _, s := range p.rencana().Langkah {
		d, _ := p.in.Cari(s.Indikator)
		for _, k := range d.Tingkat {
			if int64(k.Tingkat) == s.Tingkat {
				harus(t, teks, strings.Join(strings.Fields(k.Teks), " "))
			}
		}
	}
	salin := p.salinan()
	harus(t, salin, "Kabupaten Belitung Timur 2025", "Terbukti termurah", "(janji)", "Nilai yang dicoba: indikator 1 1 → 3, indikator 30 2 → 4.", p.rencana().Indeks.String())
	if n := strings.Count(salin, "\n"); n != 4+len(p.rencana().Langkah) {
		t.Errorf("%d baris untuk %d langkah:\n%s", n, len(p.rencana().Langkah), salin)
	}

	// What was tried is nowhere but here, and comes back when the page does.
	var d spbe.Penilaian
	if w.baca("penilaian", id, &d); d.Nilai["1"] != "1" {
		t.Errorf("simulasi tersimpan ke penilaian: %v", d.Nilai["1"])
	}
	q := w.bukaSimulasi(id)
	q.pulihkan()
	if diff := cmp.Diff(p.rencana(), q.rencana(), setara); diff != "" || !q.pulih {
		t.Errorf("sesudah dibuka lagi (-want +got):\n%s", diff)
	}
	harus(t, w.teks(q), "Simulasi Anda sebelumnya dibuka lagi")
	q.ulangi("")
	if len(q.uji) != 0 || len(w.d.draf) != 0 || q.rencana().Awal != q.dulu.Indeks {
		t.Errorf("sesudah diulang: %v %v", q.uji, w.d.draf)
	}
	// "ulangi" of values alone keeps target and costs.
	q.atur("target", "Memuaskan")
	q.ubahNilai("2", mustPecahan(t, "5"))
	q.ubahSyarat("b2", "7")
	q.ulangi("n")
	if diff := cmp.Diff(map[string]string{"target": "Memuaskan", "b2": "7"}, q.uji); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Every view holds for every instrument, with a value changed and without.
func TestSimulasiSemuaBagian(t *testing.T) {
	w := duniaBaru(t)
	for _, c := range []struct{ id, v, tingkat string }{{"spbe-2020", "2", "tingkat 3"}, {"spbe-2018", "3", "tingkat 4"}, {"pemdi-2026", "2.3", "tingkat 2"}} {
		tahun := map[string]int64{"spbe-2020": 2024, "spbe-2018": 2019, "pemdi-2026": 2026}[c.id]
		p := w.bukaSimulasi(w.mulaiNilai(spbe.Mulai{Tahun: tahun, Instrumen: c.id, Nilai: semuaNilai(t, c.id, c.v, nil)}))
		for tab := range 4 {
			p.tab, p.aspek, p.semua = tab, len(p.in.Aspek), true
			n := w.gambar(p)
			if teks := eltest.Teks(n); tab == tabNilai {
				for i := range p.in.Indikator {
					harus(t, teks, p.in.Indikator[i].Nomor+". "+p.in.Indikator[i].Nama)
				}
			} else if tab == tabRencana {
				harus(t, teks, c.tingkat)
			}
		}
		// One more level of the first row of the table brings what it promises.
		k := p.sim.Kenaikan()[0]
		mau, _ := p.hasil.Indeks.Tambah(k.Tambahan)
		if p.ubahNilai(k.Indikator, k.Ke); p.hasil.Indeks != mau || p.sim.Indeks() != mau {
			t.Errorf("%s: indeks %v, want %v", c.id, p.hasil.Indeks, mau)
		}
		p.tab = tabNilai
		harus(t, w.teks(p), "Nilai yang dicoba: indikator "+k.Indikator+" "+nilaiTeks(c.v)+" → "+nilaiTeks(k.Ke.String()), "Dicoba "+nilaiTeks(k.Ke.String()), "Kembalikan")
		p.kembalikan(k.Indikator)
		if len(p.uji) != 0 || p.hasil.Indeks != p.dulu.Indeks {
			t.Errorf("%s: %v", c.id, p.uji)
		}
	}
}

// 2.5999 is not 2.60, and the page says so.
func TestSimulasiNyaris(t *testing.T) {
	w := duniaBaru(t)
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026", Nilai: semuaNilai(t, "pemdi-2026", "2.4999", nil)})
	p := w.bukaSimulasi(id)
	harus(t, w.teks(p), "Tampak 2,50, tetapi belum mencapai 2,50", "24999/10000", "Kurang 0,0001 (1/10000)", "Cukup")
	if p.tujuan.Predikat != "Baik" || p.rencana().Biaya == 0 {
		t.Errorf("%+v", p.rencana())
	}
	p.ubahTarget("2,4999")
	jangan(t, w.teks(p), "Tampak 2,50")
	harus(t, w.teks(p), "Mulai 2,4999 (24999/10000)", "Tidak perlu langkah apa pun")
}

// Missing values are named, and taken as the lowest only when the person says so.
func TestSimulasiBelumLengkap(t *testing.T) {
	w := duniaBaru(t)
	nilai := semuaNilai(t, "spbe-2020", "3", nil)
	delete(nilai, "7")
	delete(nilai, "40")
	p := w.bukaSimulasi(w.mulaiNilai(spbe.Mulai{Tahun: 2025, Instrumen: "spbe-2020", Nilai: nilai}))
	for p.tab = range 4 {
		teks := w.teks(p)
		harus(t, teks, "Penilaian belum lengkap", "2 dari 47 indikator: 7, 40")
		jangan(t, teks, "RCN-NILAI")
	}
	p.tab = 0
	p.ubahSyarat("kosong", "ya")
	if p.sim == nil || !p.hasil.Lengkap || p.hasil.Indeks != p.sim.Indeks() {
		t.Fatalf("%v", p.galat)
	}
	harus(t, w.teks(p), "Simulasi memakai anggapan", "7, 40", "hanya untuk simulasi", "Penilaiannya sendiri belum lengkap")
	harus(t, p.salinan(), "Anggapan simulasi: indikator 7, 40 belum diisi dan dihitung 1")
	p.ubahNilai("7", mustPecahan(t, "4"))
	if diff := cmp.Diff([]string{"40"}, p.kosong); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	p.kembalikan("7")
	if diff := cmp.Diff([]string{"7", "40"}, p.rencana().Dianggap); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	p.ubahSyarat("kosong", "")
	if p.sim != nil || p.hasil.Lengkap {
		t.Error("anggapan tidak dibatalkan")
	}
	// Trying the missing ones makes it whole too.
	p.ubahNilai("7", mustPecahan(t, "1"))
	p.ubahNilai("40", mustPecahan(t, "1"))
	if p.sim == nil || len(p.kosong) != 0 {
		t.Errorf("%v %v", p.kosong, p.galat)
	}

	kosong := w.bukaSimulasi(w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026"}))
	for kosong.tab = range 4 {
		harus(t, w.teks(kosong), "20 dari 20 indikator")
	}
	kosong.tab = tabRencana
	kosong.ubahSyarat("kosong", "ya")
	harus(t, w.teks(kosong), "Terbukti termurah")
}

func TestSimulasiTakTercapai(t *testing.T) {
	w := duniaBaru(t)
	p := w.bukaSimulasi(w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026", Nilai: semuaNilai(t, "pemdi-2026", "2", nil)}))
	for i := range p.in.Indikator {
		p.atur("l"+p.in.Indikator[i].Nomor, "3")
	}
	p.susun()
	p.ubahTarget("Memuaskan")
	teks := w.teks(p)
	harus(t, teks, "Tidak dapat dicapai", "Tertinggi yang dapat dicapai: 3,50 (7/2, Sangat Baik)", "tidak boleh di atas tingkat 3", "Ubah batasan")
	p.pilihTitik(p.sim.Panjang() - 1)
	harus(t, w.teks(p), "Rencana terbaik dengan biaya paling banyak")

	// A larangan below a janji: no plan, and the reason.
	p.ubahSyarat("j1", "5")
	if p.sim != nil {
		t.Fatal("janji di atas larangan diterima")
	}
	for p.tab = range 4 {
		harus(t, w.teks(p), "dijanjikan tingkat 5, tetapi dilarang di atas tingkat 3")
	}
	p.ulangi("blj")
	if p.sim == nil || p.uji["target"] != "Memuaskan" {
		t.Errorf("%v %v", p.galat, p.uji)
	}
}

// Walking along the front goes from end to end, each point once.
func TestSimulasiMenyusuriGarisDepan(t *testing.T) {
	w := duniaBaru(t)
	p := w.bukaSimulasi(w.mulaiNilai(spbe.Mulai{Tahun: 2025, Instrumen: "spbe-2020", Nilai: semuaNilai(t, "spbe-2020", "4", map[string]string{"1": "2", "2": "1"})}))
	p.pilihTitik(-3)
	for i := range p.sim.Panjang() {
		if p.rencana().Titik != i || !p.rencana().Tercapai {
			t.Fatalf("titik %d, want %d", p.rencana().Titik, i)
		}
		g := p.grafikDepan(i)
		n := 0
		for _, b := range g.Baris {
			if strings.Contains(b[2], "terpilih") {
				n++
			}
		}
		if n != 1 || len(g.Baris) > 20 {
			t.Fatalf("titik %d: %d terpilih di tabel %v", i, n, g.Baris)
		}
		p.pilihTitik(i + 1)
	}
	harus(t, w.teks(p), "Memuaskan", "Titik "+strconv.Itoa(p.sim.Panjang())+" dari "+strconv.Itoa(p.sim.Panjang()))
	p.ubahTarget("")
	if p.rencana().Anggaran != nil || p.uji["anggaran"] != "" {
		t.Error("tidak kembali ke target")
	}
	p.pilihTitik(0)
	for v, salah := range map[string]bool{"12": false, "1.200": false, "1.5": true, "-3": true, "banyak": true, "99999999999999999999": true, "": false} {
		if p.ubahAnggaran(v); (p.salah["anggaran"] != "") != salah {
			t.Errorf("anggaran %q: %q", v, p.salah["anggaran"])
		}
		w.gambar(p)
	}
}

func TestSimulasiIsianJahat(t *testing.T) {
	w := duniaBaru(t)
	id := w.tulis("penilaian", register.Permintaan{Tindakan: "mulai"}, spbe.Mulai{Instansi: "19.06", NamaInstansi: eltest.Jahat, Catatan: eltest.Jahat, Tahun: 2025, Instrumen: "spbe-2020", Nilai: semuaNilai(t, "spbe-2020", "2", nil)}).ID
	p := w.bukaSimulasi(id)
	for _, s := range []string{eltest.Jahat, "", "9", "0", "1e9", "2,60", "2.5999", "13/5", "1/0", strings.Repeat("9", 60), "\x00\u202e", "baik", "Luar Biasa"} {
		p.tab = tabRencana
		p.ubahTarget(s)
		w.gambar(p)
		p.tab = tabBiaya
		for _, k := range []string{"b1", "l1", "j1"} {
			p.ubahSyarat(k, s)
			w.gambar(p)
			if _, err := rencana.BacaSyarat([]byte(p.berkasBiaya())); err != nil {
				t.Errorf("berkas biaya dari %q: %v", s, err)
			}
			p.ubahSyarat(k, "")
		}
	}
	// Costs that cannot be added exactly are refused, not wrapped around.
	p.ubahSyarat("b1", "9223372036854775807")
	if p.tab = tabRencana; p.sim != nil {
		t.Error("biaya yang meluap diterima")
	}
	harus(t, w.teks(p), "Jumlah seluruh biaya terlalu besar")
}

func TestBacaBiaya(t *testing.T) {
	for s, mau := range map[string][]int64{
		"2": {2, 2, 2, 2}, "1 1 2 5": {1, 1, 2, 5}, "5.000.000": {5000000, 5000000, 5000000, 5000000}, "1;2;3;4": {1, 2, 3, 4}, " 0  0 0  1 ": {0, 0, 0, 1},
		"1 2": nil, "": nil, "-1": nil, "1.5": nil, "1.2345": nil, "x": nil, "99999999999999999999": nil, "1 2 3 4 5": nil, "1..000": nil,
	} {
		got, ok := bacaBiaya(s, 4)
		if diff := cmp.Diff(mau, got); diff != "" || ok != (mau != nil) {
			t.Errorf("%q (-want +got):\n%s", s, diff)
		}
	}
}

// A click of a stepper is a fraction of what a person notices.
func BenchmarkSimulasiKlik(b *testing.B) {
	in, err := (&spbe.Pustaka{}).Buka("spbe-2020")
	if err != nil {
		b.Fatal(err)
	}
	p := &simulasi{siklus: siklus{d: &Dasbor{}, in: in}, uji: map[string]string{}, salah: map[string]string{}, asal: map[string]string{}}
	for i := range in.Indikator {
		p.asal[in.Indikator[i].Nomor] = "2"
	}
	p.anak, _ = rencana.Tangga(in)
	p.susun()
	p.tab = tabNilai
	b.Run("hitung", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			p.ubahNilai("47", indeks.Utuh(int64(1+i%5)))
		}
	})
	for tab, nama := range []string{"rencana", "nilai", "kenaikan", "biaya"} {
		p.tab = tab
		b.Run("gambar/"+nama, func(b *testing.B) {
			for b.Loop() {
				if len(p.Gambar(&layar{})) == 0 {
					b.Fatal("kosong")
				}
			}
		})
	}
}
