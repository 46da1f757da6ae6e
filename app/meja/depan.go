//go:build !(js && wasm)

package meja

import (
	"slices"
	"strconv"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// depan is the desk: how things stand today and what comes first.
func (m *minta) depan() (kertas.Lembar, error) {
	r := m.permohonan.Register
	l, err := m.boleh(r, hak.Baca)
	if err != nil {
		return kertas.Lembar{}, err
	}
	if err := m.muatNama(); err != nil {
		return kertas.Lembar{}, err
	}
	uraian := "Pelayanan informasi publik hari ini, " + m.hari.Lengkap() + "."
	if !l.Semua {
		uraian += " Yang tampak: " + m.sebut(m.a.Perangkat) + "."
	}
	out := m.laman("", "Meja PPID", uraian)
	out.Aksi = append(out.Aksi, m.aksiCatat()...)
	if d, err := m.hariKerja(); err != nil || d != "" {
		if err != nil {
			d = "Kalender hari kerja tahun ini belum ada, jadi sisa hari kerja tidak dapat dihitung."
		}
		out.Isi = append(out.Isi, pesan(info, d))
	}
	var sendiri []register.Syarat
	badan := ""
	if l.Semua { // villages answer their own requests; here stands what this office owes
		sendiri, badan = []register.Syarat{syarat("badan", register.Sama, "")}, "kabupaten"
	}
	buka, err := m.hitungTerbuka(l)
	if err != nil {
		return kertas.Lembar{}, err
	}
	f, err := m.figur(buka, badan)
	if err != nil {
		return kertas.Lembar{}, err
	}
	out.Isi = append(out.Isi, f)
	bs, _, err := m.cari(r, l, register.Query{Saring: bertenggat(sendiri...), Urut: "tenggat", Batas: 8})
	if err != nil {
		return kertas.Lembar{}, err
	}
	dulu := bagian("Yang didahulukan")
	if len(bs) == 0 {
		dulu.Isi = []kertas.Balok{kosong("Tidak ada permohonan yang bertenggat.")}
	} else {
		dulu.Isi = []kertas.Balok{m.tabelAntrean(bs), {Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{{Baris: [][]kertas.Sel{{kertas.Ke("Seluruh antrean", "/ppid/antrean")}}}}}}
	}
	out.Isi = append(out.Isi, dulu)
	out.Isi = append(out.Isi, m.menurutTahap(buka, badan))
	for _, f := range []func() (kertas.Balok, error){m.keberatanDekat, m.daftarPerlu} {
		b, err := f()
		if err != nil {
			return kertas.Lembar{}, err
		}
		if b.Rupa != "" {
			out.Isi = append(out.Isi, b)
		}
	}
	return out, nil
}

// hariKerja says that today is none, and why.
func (m *minta) hariKerja() (string, error) {
	d, err := m.k.HariKerja(m.hari)
	if err != nil || d.HariKerja {
		return "", err
	}
	return "Hari ini bukan hari kerja: " + d.Alasan + ".", nil
}

// janji is a stage that is open while something is promised.
const janji = "pemberitahuan_terkirim"

// terbuka are counts of open requests: the office's own, and, for who sees
// everything, those of villages.
type terbuka struct {
	lewat, dekat, semua, tunggu int64
	tahap                       map[string]int64
	desa, desaLewat             int64
}

// hitungTerbuka counts them from indexes alone. What has a due date is grouped in the
// order of the wide index on it: everything but villages follows from that one walk.
func (m *minta) hitungTerbuka(l register.Lingkup) (n terbuka, err error) {
	r, hari, segera := m.permohonan.Register, m.hari.String(), m.batasSegera().String()
	n.tahap = map[string]int64{}
	rekap := func(s []register.Syarat, kelompok ...string) ([]register.Jumlah, error) {
		q := register.Query{Saring: s}
		l := m.sempit(r, l, &q)
		if l.Semua && len(kelompok) > 0 { // "not above", for "is": the index on the body would be taken, which lacks the stage
			q.Saring = append(q.Saring, syarat("badan", register.Maksimal, ""))
		}
		return m.o.Store.Rekap(m.ctx, r, l, q.Saring, kelompok...)
	}
	js, err := rekap(bertenggat(), "tenggat", "tahap")
	if err != nil {
		return n, err
	}
	for _, j := range js {
		tenggat, _ := j.Nilai[0].(string)
		tahap, _ := j.Nilai[1].(string)
		n.semua += j.N
		n.tahap[tahap] += j.N
		switch {
		case tenggat < hari:
			n.lewat += j.N
		case tenggat <= segera:
			n.dekat += j.N
		}
	}
	tanpa := slices.DeleteFunc(slices.Clone(tahapTerbuka[:]), func(s string) bool { return s == janji })
	if js, err = rekap([]register.Syarat{salahSatu("tahap", tanpa...), syarat("tenggat", register.Sama, "")}, "tahap"); err != nil {
		return n, err
	}
	for _, j := range js {
		tahap, _ := j.Nilai[0].(string)
		n.tahap[tahap] += j.N
	}
	n.tunggu = n.tahap["tidak_lengkap"] + n.tahap["menunggu_biaya"]
	if !l.Semua {
		return n, nil
	}
	for _, x := range []struct {
		n       *int64
		sendiri int64
		s       []register.Syarat
	}{{&n.desa, n.semua, bertenggat()}, {&n.desaLewat, n.lewat, bertenggat(syarat("tenggat", register.Kurang, hari))}} {
		if js, err = rekap(x.s); err != nil {
			return n, err
		}
		*x.n = js[0].N - x.sendiri
	}
	return n, nil
}

func (m *minta) figur(n terbuka, badan string) (kertas.Balok, error) {
	b := kertas.Balok{Rupa: kertas.Figur}
	tampil := func(n int64, label, nada, ket, ke string) {
		sel := kertas.Sel{{Teks: ket, Ke: ke}}
		if n > 0 && nada != "" {
			sel = append(kertas.Sel{lencana(nada, map[string]string{bahaya: "perlu segera", peringatan: "perhatikan"}[nada]), {Teks: " "}}, sel...)
		}
		b.Baris = append(b.Baris, []kertas.Sel{kertas.T(label), kertas.T(angka(n)), nil, sel})
	}
	antrean := func(tahap, badan string) string { return alamat("/ppid/antrean", "tahap", tahap, "badan", badan) }
	tampil(n.lewat, "Terlambat", bahaya, "Lihat yang terlambat", antrean(pilihTerlambat, badan))
	tampil(n.dekat, "Jatuh tempo segera", peringatan, "Hari ini sampai "+strconv.Itoa(segera)+" hari kerja lagi", antrean(pilihSegera, badan))
	tampil(n.semua, "Bertenggat", "", "Seluruh antrean", antrean("", badan))
	tampil(n.tunggu, "Menunggu pemohon", "", "Tidak lengkap", antrean("tidak_lengkap", badan))
	if n.desa > 0 {
		tampil(n.desaLewat, "Terlambat di desa", peringatan, "Antrean desa", antrean("", "desa"))
	}
	for _, x := range []struct {
		r              register.Register
		label, ket, ke string
		tahap          []string
	}{{m.keberatan, "Keberatan terbuka", "Register keberatan", "/ppid/keberatan", keberatanTerbuka[:]}, {m.sengketa, "Sengketa berjalan", "Register sengketa", "/ppid/sengketa", sengketaTerbuka[:]}} {
		l, err := m.boleh(x.r, hak.Baca)
		if err != nil {
			continue
		}
		n, err := m.hitung(x.r, l, salahSatu("tahap", x.tahap...))
		if err != nil {
			return b, err
		}
		tampil(n.sendiri+n.desa, x.label, "", x.ket, x.ke)
	}
	return b, nil
}

// menurutTahap shows open requests by stage, with whose turn it is.
func (m *minta) menurutTahap(n terbuka, badan string) kertas.Balok {
	x := m.permohonan.Info().CariIsian("tahap")
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Menurut tahap", Kolom: []string{"Tahap", "Jumlah", "Yang melangkah"}, Angka: []bool{false, true, false}}
	for _, k := range tahapTerbuka {
		giliran := kertas.T(m.giliran(k))
		if k == "diproses" {
			giliran[0].Teks += "; PPID Pelaksana menyediakan bahan"
		}
		if n.tahap[k] > 0 && m.giliranku(k) {
			giliran = append(giliran, kertas.Penggal{Teks: " "}, lencana(info, "giliran Anda"))
		}
		t.Baris = append(t.Baris, []kertas.Sel{kertas.Ke(x.TeksPilihan(k), alamat("/ppid/antrean", "tahap", k, "badan", badan)), kertas.T(angka(n.tahap[k])), giliran})
	}
	return bagian("Menurut tahap", t)
}

// giliranku reports whether a move out of a state is this person's.
func (m *minta) giliranku(keadaan string) bool {
	if keadaan == "diproses" && akun.PunyaPeran(m.a.Peran, "ppid_pelaksana") {
		return true
	}
	for _, p := range m.h.Langkah(keadaan, "") {
		for _, o := range p.Oleh {
			if akun.PunyaPeran(m.a.Peran, o) || akun.PunyaPeran(m.a.Peran, "ppid_desa") && (o == "petugas_layanan" || o == "ppid_utama") {
				return true
			}
		}
	}
	return false
}

// keberatanDekat are the objections that are due first.
func (m *minta) keberatanDekat() (kertas.Balok, error) {
	l, err := m.boleh(m.keberatan, hak.Baca)
	if err != nil {
		return kertas.Balok{}, nil
	}
	bs, _, err := m.cari(m.keberatan, l, register.Query{Saring: bertenggat(), Urut: "tenggat", Batas: 5})
	if err != nil || len(bs) == 0 {
		return kertas.Balok{}, err
	}
	return bagian("Keberatan yang didahulukan", m.tabelKeberatan(bs)), nil
}

// daftarPerlu counts what the lists of information ask for: lines to bring up to
// date, exemptions that end, tests of consequences that wait.
func (m *minta) daftarPerlu() (kertas.Balok, error) {
	f := kertas.Balok{Rupa: kertas.Fakta}
	for _, x := range []struct {
		r         register.Register
		apa, aksi string
	}{{m.dip, "Informasi publik yang lewat waktu pemutakhirannya", "mutakhirkan"}, {m.dik, "Pengecualian yang masanya hampir atau sudah berakhir", "tarik"}} {
		if x.r == nil || kolom(x.r, "tenggat") < 0 {
			continue
		}
		l, err := m.boleh(x.r, x.aksi)
		if err != nil {
			continue
		}
		n, err := m.hitung(x.r, l, bertenggat(syarat("tenggat", register.Kurang, m.hari.String()))...)
		if err != nil {
			return f, err
		}
		if n := n.sendiri + n.desa; n > 0 {
			f.Baris = append(f.Baris, []kertas.Sel{kertas.T(x.apa), kertas.Ke(angka(n), "/register/"+x.r.Info().Nama)})
		}
	}
	if l, err := m.boleh(m.uji, "pertimbangkan"); err == nil { // nobody else tells the Tim Pertimbangan
		n, err := m.hitung(m.uji, l, syarat("status", register.Sama, string(ppid.UjiDraf)))
		if err != nil {
			return f, err
		}
		if n := n.sendiri + n.desa; n > 0 {
			f.Baris = append(f.Baris, []kertas.Sel{kertas.T("Uji konsekuensi yang belum ditetapkan"), kertas.Ke(angka(n), "/register/uji_konsekuensi?status="+string(ppid.UjiDraf))})
		}
	}
	if f.Baris == nil {
		return kertas.Balok{}, nil
	}
	return bagian("Daftar informasi dan uji konsekuensi", f), nil
}
