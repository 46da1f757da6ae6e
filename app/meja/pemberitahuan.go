//go:build !(js && wasm)

package meja

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kabar"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// maksIngat is how many alerts stand on a page one by one. Digests count all.
const maksIngat = 100

// pemberitahuan shows what is due today with texts to pass on, and what became of the
// notices that the program sent.
func (m *minta) pemberitahuan() (kertas.Lembar, error) {
	l, err := m.boleh(m.permohonan, hak.Baca)
	if err != nil {
		return kertas.Lembar{}, err
	}
	if err := m.muatNama(); err != nil {
		return kertas.Lembar{}, err
	}
	var xs []ppid.Ingat
	if err := m.bergiliran(func() (err error) { xs, err = m.ingat(l); return err }); err != nil {
		return kertas.Lembar{}, err
	}
	uraian := "Peringatan " + m.hari.Lengkap() + " dan kotak kirim. Kapan dan siapa yang diingatkan adalah pilihan program ini; tenggatnya menurut hukum."
	if !l.Semua {
		uraian += " Yang tampak: " + m.sebut(m.a.Perangkat) + "."
	}
	out := m.laman("/pemberitahuan", "Pemberitahuan", uraian)
	out.Aksi = []kertas.Penggal{{Teks: "Cetak", Rupa: "cetak"}}
	if m.o.Surel != "" {
		out.Isi = append(out.Isi, pesan(info, "Pemberitahuan dikirim lewat surel", "Server surel: "+m.o.Surel+". Yang punya akun dan peran yang bersangkutan menerimanya sendiri."))
	} else {
		out.Isi = append(out.Isi, pesan(peringatan, "Server surel belum dipasang", "Tidak ada surel yang keluar; peringatan hanya tampil di sini. Salin teksnya ke WhatsApp, atau pasang server surel kantor dengan berkas surel.json di folder data."))
	}
	out.Isi = append(out.Isi, m.peringatanHari(xs)...)
	b, err := m.kotakKirim()
	if err != nil {
		return kertas.Lembar{}, err
	}
	out.Isi = append(out.Isi, b...)
	return out, nil
}

// ingat reads the alerts of today, each register in the scope that the person has in
// it. What everybody may read, such as the list of public information, alerts only
// those whose work it is: nobody sees farther here than in requests.
func (m *minta) ingat(l register.Lingkup) (out []ppid.Ingat, err error) {
	ada := map[string]bool{}
	for _, nama := range []string{"permohonan", "keberatan", "sengketa", "dip", "dik"} {
		r := m.o.Buku.Cari(nama)
		if r == nil {
			continue
		}
		lr, err := m.boleh(r, hak.Baca)
		if err != nil {
			continue
		}
		if !l.Semua {
			lr = register.Lingkup{Pemilik: l.Pemilik}
		}
		xs, err := ppid.BacaPeringatan(m.ctx, m.o.Store, lr, func(n string) register.Register {
			if n == nama || n == "ppid_pelaksana" {
				return m.o.Buku.Cari(n)
			}
			return nil
		}, m.h, m.k, m.hari)
		if err != nil {
			return nil, err
		}
		for _, x := range xs {
			if k := x.Kunci(); !ada[k] {
				ada[k] = true
				out = append(out, x)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b ppid.Ingat) int {
		return cmp.Or(cmp.Compare(urutTingkat(a), urutTingkat(b)), a.Tenggat.Selisih(b.Tenggat), cmp.Compare(a.Nomor, b.Nomor))
	})
	return out, nil
}

// urutTingkat puts what is late first and what only begins last.
func urutTingkat(x ppid.Ingat) int {
	switch x.Tingkat {
	case ppid.TingkatLewat:
		return 0
	case ppid.TingkatMulai:
		return 2
	}
	return 1
}

// unitIngat is the unit whose work an alert is.
func (m *minta) unitIngat(x ppid.Ingat) string {
	return cmp.Or(x.Badan, x.Perangkat, m.o.Layanan.Perangkat)
}

func (m *minta) peringatanHari(xs []ppid.Ingat) []kertas.Balok {
	judul := "Peringatan hari ini"
	if len(xs) == 0 {
		return []kertas.Balok{bagian(judul, kosong("Tidak ada yang jatuh tempo dekat atau lewat waktu."))}
	}
	unit := m.q("unit")
	perUnit, urutan := map[string][]ppid.Ingat{}, []string{}
	for _, x := range xs {
		u := m.unitIngat(x)
		if perUnit[u] == nil {
			urutan = append(urutan, u)
		}
		perUnit[u] = append(perUnit[u], x)
	}
	slices.SortFunc(urutan, func(a, b string) int { return register.Banding(m.sebut(a)+a, m.sebut(b)+b) })
	b := bagian(judul)
	if len(urutan) > 1 {
		p := []kertas.Penggal{{Teks: "Semua unit"}}
		for _, u := range urutan {
			p = append(p, kertas.Penggal{Teks: m.sebut(u) + " (" + angka(int64(len(perUnit[u]))) + ")", Ke: u})
		}
		if perUnit[unit] == nil {
			unit = ""
		}
		b.Isi = append(b.Isi, kertas.Balok{Rupa: kertas.Saring, Judul: "Tampilkan", Medan: []kertas.Medan{{Nama: "unit", Judul: "Unit yang mengerjakan", Nilai: unit, Pilihan: p}}})
	}
	if unit != "" {
		xs, urutan = perUnit[unit], []string{unit}
	}
	tampak := xs[:min(len(xs), maksIngat)]
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: judul, Kolom: []string{"Hal", "Sisa waktu", "Tenggat", "Untuk"}}
	satu := kertas.Balok{Rupa: kertas.Rincian, Judul: "Teks WhatsApp tiap peringatan (" + angka(int64(len(tampak))) + ")"}
	sudah := map[string]int{}
	for _, x := range tampak {
		sisa := m.sisa(x.Tenggat)
		if x.Tingkat == ppid.TingkatMulai {
			sisa = lencana(info, "mulai")
		}
		var untuk []string
		milikku := false
		for _, p := range x.Penerima(m.o.Layanan.Perangkat) {
			untuk = append(untuk, m.namaPenerima(p.String()))
			milikku = milikku || akun.PunyaPeran(m.a.Peran, p.Peran) && (p.Perangkat == "" || p.Perangkat == m.a.Perangkat)
		}
		sel := kertas.T(strings.Join(untuk, "; "))
		if milikku {
			sel = append(sel, kertas.Penggal{Teks: " "}, lencana(info, "untuk Anda"))
		}
		hal := x.Judul()
		t.Baris = append(t.Baris, []kertas.Sel{{{Teks: hal, Ke: alamatHal(x.Register, x.ID, x.Nomor)}, kecilSel(m.sebut(m.unitIngat(x)))}, {sisa}, kertas.T(lengkap(x.Tenggat)), sel})
		if sudah[hal]++; sudah[hal] > 1 { // each text is named for screen readers
			hal += " (" + strconv.Itoa(sudah[hal]) + ")"
		}
		satu.Isi = append(satu.Isi, kertas.Balok{Rupa: kertas.Salin, Judul: hal, Baris: [][]kertas.Sel{kertas.F(x.WhatsApp())}})
	}
	b.Isi = append(b.Isi, t)
	if n := len(xs) - len(tampak); n > 0 {
		b.Isi = append(b.Isi, kecil("Dan "+angka(int64(n))+" lagi. Pilih unit untuk melihat selebihnya; ringkasan di bawah menghitung semuanya."))
	}
	ringkas := kertas.Balok{Rupa: kertas.SubBagian, Judul: "Ringkasan tiap unit untuk WhatsApp"}
	for _, u := range urutan[:min(len(urutan), maksIngat)] {
		ringkas.Isi = append(ringkas.Isi, kertas.Balok{Rupa: kertas.Rincian, Judul: m.sebut(u) + " (" + angka(int64(len(perUnit[u]))) + ")",
			Isi: []kertas.Balok{{Rupa: kertas.Salin, Judul: "Ringkasan " + m.sebut(u), Baris: [][]kertas.Sel{kertas.F(ppid.RingkasWhatsApp(m.sebut(u), m.hari, perUnit[u]))}}}})
	}
	b.Isi = append(b.Isi, kertas.Balok{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{ringkas, satu}})
	return []kertas.Balok{b}
}

// namaPenerima says in words who "ppid_pelaksana@dinkes" is.
func (m *minta) namaPenerima(s string) string {
	peran, unit, ada := strings.Cut(s, "@")
	if ada && unit != "" {
		return hak.Nama(peran) + ", " + m.sebut(unit)
	}
	return hak.Nama(peran)
}

// alamatHal is where something that a notice is about is worked on; "": nowhere.
func alamatHal(reg string, id register.ID, nomor string) string {
	switch {
	case reg == "laporan_tahunan":
		return alamat("/ppid/laporan", "tahun", nomor)
	case id == "" && reg == "dip":
		return "/register/dip"
	case id == "":
		return ""
	case reg == "permohonan" || reg == "keberatan" || reg == "sengketa":
		return "/ppid/" + reg + "/" + string(id)
	case reg == "dik" || reg == "dip":
		return "/register/" + reg + "/" + string(id)
	}
	return ""
}

// kotakKirim is the outbox in the scope of who looks: how many stand where, first
// those that wait for a person.
func (m *minta) kotakKirim() ([]kertas.Balok, error) {
	if m.kiriman == nil {
		return nil, nil
	}
	l, err := m.boleh(m.kiriman, hak.Baca)
	if err != nil {
		return nil, nil
	}
	l.Pribadi = false
	js, err := m.o.Store.Rekap(m.ctx, m.kiriman, l, nil, "status")
	if err != nil {
		if kominfo.KindOf(err) == kominfo.TidakAda { // a program without an outbox
			return nil, nil
		}
		return nil, err
	}
	n := map[string]int64{}
	for _, j := range js {
		s, _ := j.Nilai[0].(string)
		n[s] += j.N
	}
	x := m.kiriman.Info().CariIsian("status")
	status := m.q("status")
	if x.TeksPilihan(status) == status {
		status = ""
	}
	b := bagian("Kotak kirim")
	f := kertas.Balok{Rupa: kertas.Figur}
	for _, s := range []struct{ kode, nama, ket, nada string }{
		{"antre", "Menunggu dikirim", "Lihat yang menunggu", ""}, {"terkirim", "Terkirim", "Diterima server surel", ""},
		{"mungkin", "Mungkin terkirim", "Perlu keputusan orang", peringatan}, {"gagal", "Gagal", "Tidak dicoba lagi", bahaya}, {"tampil", "Hanya ditampilkan", "Tanpa alamat surel", ""}} {
		ket := kertas.Sel{{Teks: s.ket, Ke: alamat("/ppid/pemberitahuan", "status", s.kode)}}
		if s.nada != "" && n[s.kode] > 0 {
			ket = append(kertas.Sel{lencana(s.nada, "periksa"), {Teks: " "}}, ket...)
		}
		f.Baris = append(f.Baris, []kertas.Sel{kertas.T(s.nama), kertas.T(angka(n[s.kode])), nil, ket})
	}
	b.Isi = append(b.Isi, f)
	if k := n["mungkin"]; k > 0 {
		b.Isi = append(b.Isi, pesan(peringatan, angka(k)+" pemberitahuan mungkin sudah terkirim", "Program terputus saat mengirim dan tidak tahu apakah suratnya sampai, jadi tidak mengirimnya lagi sendiri. Tanyakan penerimanya, lalu nyatakan terkirim atau kirim ulang."))
	}
	if q := (register.Query{Urut: "dibuat", Turun: true, Batas: barisHalaman, Saring: []register.Syarat{salahSatu("status", "mungkin", "gagal")}}); status == "" && m.q("kursor") == "" && n["mungkin"]+n["gagal"] > 0 {
		bs, _, err := m.cari(m.kiriman, l, q)
		if err != nil {
			return nil, err
		}
		b.Isi = append(b.Isi, kertas.Balok{Rupa: kertas.SubBagian, Judul: "Menunggu keputusan", Isi: []kertas.Balok{m.tabelKiriman("Menunggu keputusan", bs)}})
	}
	p := []kertas.Penggal{{Teks: "Semua surel, terbaru dahulu"}}
	for _, o := range x.Pilihan {
		p = append(p, kertas.Penggal{Teks: o.Teks + " (" + angka(n[o.Nilai]) + ")", Ke: o.Nilai})
	}
	b.Isi = append(b.Isi, kertas.Balok{Rupa: kertas.Saring, Judul: "Tampilkan kiriman", Medan: []kertas.Medan{{Nama: "status", Judul: "Status", Nilai: status, Pilihan: p}}})
	q := register.Query{Urut: "dibuat", Turun: true, Batas: barisHalaman, Kursor: m.q("kursor")}
	if q.Saring = []register.Syarat{syarat("status", register.Tidak, string(kabar.Tampil))}; status != "" { // what is only shown stands above, as an alert
		q.Saring = []register.Syarat{syarat("status", register.Sama, status)}
	}
	bs, kursor, err := m.cari(m.kiriman, l, q)
	if err != nil {
		return nil, err
	}
	if len(bs) == 0 {
		b.Isi = append(b.Isi, kosong("Tidak ada surel yang cocok."))
	} else {
		b.Isi = append(b.Isi, m.tabelKiriman("Kotak kirim", bs))
	}
	di := func(k string) string { return alamat("/ppid/pemberitahuan", "status", status, "kursor", k) }
	b.Isi = append(b.Isi, halamanKe(di, kursor, q.Kursor)...)
	return []kertas.Balok{b}, nil
}

// langkahKiriman are the decisions that a person may take in a status.
var langkahKiriman = map[string][]string{"mungkin": {"terkirim", "ulangi", "batalkan"}, "gagal": {"ulangi", "batalkan"}, "antre": {"batalkan"}}

func (m *minta) tabelKiriman(judulTabel string, bs []barisKolom) kertas.Balok {
	in := m.kiriman.Info()
	judul := map[string]string{}
	for _, t := range in.Tindakan {
		judul[t.Nama] = t.Judul
	}
	nada := map[string]string{"antre": info, "mengirim": info, "terkirim": sukses, "mungkin": peringatan, "gagal": bahaya}
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: judulTabel, Kolom: []string{"Pemberitahuan", "Status", "Untuk", "Jatuh tempo", "Tindakan"}}
	for _, b := range bs {
		s := b.teks("status")
		sel := kertas.Sel{lencana(cmp.Or(nada[s], netral), in.CariIsian("status").TeksPilihan(s))}
		if x := b.teks("sebab"); x != "" {
			sel = append(sel, kecilSel(x))
		}
		var laku kertas.Sel
		for _, a := range langkahKiriman[s] {
			if m.bisa(m.kiriman, a, b.Pemilik) {
				laku = append(laku, kertas.Penggal{Teks: judul[a], Ke: "/register/kabar/" + string(b.ID) + "/tindakan/" + a, Rupa: "tombol"}, kertas.Penggal{Teks: " "})
			}
		}
		t.Baris = append(t.Baris, []kertas.Sel{{{Teks: b.teks("judul"), Ke: "/register/kabar/" + string(b.ID)}, kecilSel("Dibuat " + m.saat(b.teks("dibuat")))}, sel,
			kertas.T(m.namaPenerima(b.teks("untuk"))), kertas.T(panjang(b.tanggal("jatuh"))), laku})
	}
	return t
}

// saat says when a notice was made.
func (m *minta) saat(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return s
	}
	return m.waktu(t)
}
