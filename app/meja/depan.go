//go:build !(js && wasm)

package meja

import (
	"slices"
	"strconv"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
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
	if m.bisa(r, "catat", m.a.Perangkat) {
		out.Aksi = append(out.Aksi, kertas.Penggal{Teks: "Catat permohonan", Ke: "/register/permohonan/tindakan/catat"})
	}
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
	f, err := m.figur(l, badan)
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
	for _, f := range []func() (kertas.Balok, error){func() (kertas.Balok, error) { return m.menurutTahap(l, badan) }, m.keberatanDekat, m.daftarPerlu} {
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

func (m *minta) figur(l register.Lingkup, badan string) (kertas.Balok, error) {
	hari, r := m.hari.String(), m.permohonan.Register
	b := kertas.Balok{Rupa: kertas.Figur}
	tampil := func(n int64, label, nada, ket, ke string) {
		sel := kertas.Sel{{Teks: ket, Ke: ke}}
		if n > 0 && nada != "" {
			sel = append(kertas.Sel{lencana(nada, map[string]string{bahaya: "perlu segera", peringatan: "perhatikan"}[nada]), {Teks: " "}}, sel...)
		}
		b.Baris = append(b.Baris, []kertas.Sel{kertas.T(label), kertas.T(angka(n)), nil, sel})
	}
	antrean := func(tahap, badan string) string { return alamat("/ppid/antrean", "tahap", tahap, "badan", badan) }
	lewat, err := m.hitung(r, l, bertenggat(syarat("tenggat", register.Kurang, hari))...)
	if err != nil {
		return b, err
	}
	dekat, err := m.hitung(r, l, syarat("tenggat", register.Minimal, hari), syarat("tenggat", register.Maksimal, m.batasSegera().String()))
	if err != nil {
		return b, err
	}
	semua, err := m.hitung(r, l, bertenggat()...)
	if err != nil {
		return b, err
	}
	tunggu, err := m.hitung(r, l, salahSatu("tahap", "tidak_lengkap", "menunggu_biaya"))
	if err != nil {
		return b, err
	}
	tampil(lewat.sendiri, "Terlambat", bahaya, "Lihat yang terlambat", antrean(pilihTerlambat, badan))
	tampil(dekat.sendiri, "Jatuh tempo segera", peringatan, "Hari ini sampai "+strconv.Itoa(segera)+" hari kerja lagi", antrean(pilihSegera, badan))
	tampil(semua.sendiri, "Bertenggat", "", "Seluruh antrean", antrean("", badan))
	tampil(tunggu.sendiri, "Menunggu pemohon", "", "Tidak lengkap", antrean("tidak_lengkap", badan))
	if l.Semua && semua.desa > 0 {
		tampil(lewat.desa, "Terlambat di desa", peringatan, "Antrean desa", antrean("", "desa"))
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

// menurutTahap counts open requests by stage, with whose turn it is.
func (m *minta) menurutTahap(l register.Lingkup, badan string) (kertas.Balok, error) {
	r := m.permohonan.Register
	const janji = "pemberitahuan_terkirim" // open while something is promised
	kelompok := []string{"tahap", "badan"}
	if !l.Semua {
		kelompok = kelompok[:1]
	}
	js, err := m.o.Store.Rekap(m.ctx, r, m.sempit(r, l, nil), []register.Syarat{salahSatu("tahap", slices.DeleteFunc(slices.Clone(tahapTerbuka[:]), func(s string) bool { return s == janji })...)}, kelompok...)
	if err != nil {
		return kertas.Balok{}, err
	}
	n := map[string]int64{}
	for _, j := range js {
		if s, _ := j.Nilai[0].(string); !l.Semua || j.Nilai[1] == "" {
			n[s] += j.N
		}
	}
	x, err := m.hitung(r, l, bertenggat(syarat("tahap", register.Sama, janji))...)
	if err != nil {
		return kertas.Balok{}, err
	}
	n[janji] = x.sendiri
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Menurut tahap", Kolom: []string{"Tahap", "Jumlah", "Yang melangkah"}, Angka: []bool{false, true, false}}
	for _, k := range tahapTerbuka {
		giliran := kertas.T(m.giliran(k))
		if k == "diproses" {
			giliran[0].Teks += "; PPID Pelaksana menyediakan bahan"
		}
		if n[k] > 0 && m.giliranku(k) {
			giliran = append(giliran, kertas.Penggal{Teks: " "}, lencana(info, "giliran Anda"))
		}
		t.Baris = append(t.Baris, []kertas.Sel{kertas.Ke(r.Info().CariIsian("tahap").TeksPilihan(k), alamat("/ppid/antrean", "tahap", k, "badan", badan)), kertas.T(angka(n[k])), giliran})
	}
	return bagian("Menurut tahap", t), nil
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
// date, exemptions that end.
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
	if f.Baris == nil {
		return kertas.Balok{}, nil
	}
	return bagian("Daftar informasi", f), nil
}
