//go:build !(js && wasm)

package retensi

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

const (
	halaman = "/ppid/retensi"
	kirimKe = "/berkas/lembar/ppid/retensi"
)

// milik leaves out what somebody else alone may erase: the requests of villages, each
// a body of its own.
func milik(a kominfo.Aktor, cs []ppid.CalonRetensi) (out []ppid.CalonRetensi, desa int) {
	for _, c := range cs {
		if c.Badan != "" && c.Badan != a.Perangkat {
			desa++
			continue
		}
		out = append(out, c)
	}
	return out, desa
}

// sekali are the candidates that one approval covers, and that the page lists.
func sekali(cs []ppid.CalonRetensi) []ppid.CalonRetensi { return cs[:min(len(cs), maksSekali)] }

// sidik names a list: who approves, approves what was on the page and nothing else.
func sidik(a ppid.AturanRetensi, cs []ppid.CalonRetensi) string {
	h := sha256.New()
	fmt.Fprintln(h, a.Bulan)
	for _, c := range cs {
		fmt.Fprintln(h, c.ID, c.Versi, c.Kaitan)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func alamat(jalur string, bulan int, pasangan ...string) string {
	v := url.Values{"bulan": {strconv.Itoa(bulan)}}
	for i := 0; i+1 < len(pasangan); i += 2 {
		v.Set(pasangan[i], pasangan[i+1])
	}
	return jalur + "?" + v.Encode()
}

// lembar is the page: the choice of the term, the list, and the form of who approves.
func (o Opsi) lembar(r *http.Request, akt kominfo.Aktor, l register.Lingkup) (kertas.Lembar, error) {
	var x kertas.Lembar
	bulan := r.URL.Query().Get("bulan")
	a, err := o.aturan(bulan)
	var cs []ppid.CalonRetensi
	if err == nil {
		cs, err = Daftar(r.Context(), o, l, a)
	}
	cs, desa := milik(akt, cs)
	switch {
	case kominfo.KindOf(err) == kominfo.TidakSah: // the choice can be mended on the page
		x = kertas.Lembar{Judul: "Data pribadi yang boleh dihapus", Isi: []kertas.Balok{{Rupa: kertas.Pesan, Nada: "bahaya", Judul: "Daftar tidak dapat disusun", Baris: [][]kertas.Sel{kertas.F(kominfo.PesanUntukOrang(err))}}}}
		bulan = ""
	case err != nil:
		return x, err
	default:
		x, bulan = ppid.LembarRetensi(sekali(cs), a, o.hari()), strconv.Itoa(a.Bulan)
		if desa > 0 {
			x.Isi = append(x.Isi, kertas.P(angka(desa)+" permohonan kepada badan publik desa juga habis masa simpannya. Itu tidak ada di daftar ini: hanya PPID Desa yang bersangkutan yang menghapusnya."))
		}
		if n := len(cs); n > maksSekali {
			x.Isi = append([]kertas.Balok{pesan("info", "Daftar panjang", fmt.Sprintf("Ada %s permohonan; yang tampil dan disetujui sekali jalan %s. Sesudah dihapus, muat ulang halaman untuk yang berikutnya.", angka(n), angka(maksSekali)))}, x.Isi...)
		}
	}
	saring := kertas.Balok{Rupa: kertas.Saring, Judul: "Tampilkan", Medan: []kertas.Medan{{Nama: "bulan", Judul: "Masa simpan, bulan", Jenis: "number", Nilai: bulan, Bantuan: "Menurut jadwal retensi arsip (JRA) kantor."}}}
	x.Isi = append([]kertas.Balok{saring}, x.Isi...)
	if len(cs) > 0 {
		x.Isi = append(x.Isi, kertas.Balok{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{{Rupa: kertas.Bagian, Judul: "Setujui penghapusan", Isi: []kertas.Balok{
			kertas.P("Yang disetujui adalah " + angka(len(sekali(cs))) + " permohonan di daftar ini. Sebelum ada yang dihapus, program menunjukkan dulu jumlahnya."),
			{Rupa: kertas.Kirim, Judul: "Periksa penghapusan", Ke: alamat(kirimKe, a.Bulan, "daftar", sidik(a, sekali(cs))), Medan: []kertas.Medan{
				{Nama: "alasan", Judul: "Alasan", Bantuan: "Misalnya nomor berita acara penghapusan. Tercatat di riwayat tiap permohonan, jadi tanpa data pribadi."},
				{Nama: "kecuali", Judul: "Kecualikan nomor", Jenis: "panjang", Bantuan: "Nomor permohonan yang tidak dihapus, satu tiap baris. Boleh kosong."},
			}}}}}})
	}
	x.Aksi = []kertas.Penggal{{Teks: "Cetak", Rupa: "cetak"}}
	if o.Bingkai != nil {
		x = o.Bingkai(r, "/retensi", x)
	}
	return x, nil
}

// kirim answers the form: at first what would be erased, then, asked once more, the
// erasure. A list that changed since it was shown is not erased.
func (o Opsi) kirim(r *http.Request, akt kominfo.Aktor, l register.Lingkup) (any, error) {
	const op = "retensi.kirim"
	var in kertas.Isian
	if err := json.NewDecoder(http.MaxBytesReader(nil, r.Body, 64<<10)).Decode(&in); err != nil {
		return nil, kominfo.E(kominfo.TidakSah, op, "Kiriman tidak terbaca. Muat ulang halaman, lalu ulangi.")
	}
	q := r.URL.Query()
	a, err := o.aturan(q.Get("bulan"))
	if err != nil {
		return nil, err
	}
	cs, err := Daftar(r.Context(), o, l, a)
	if err != nil {
		return nil, err
	}
	cs, _ = milik(akt, cs)
	cs = sekali(cs)
	daftar := sidik(a, cs)
	if q.Get("daftar") != daftar {
		return nil, kominfo.E(kominfo.Bentrok, op, "Daftarnya berubah sejak halaman ini dibuka, jadi tidak ada yang dihapus. Muat ulang halaman dan periksa daftarnya lagi.")
	}
	if strings.TrimSpace(in["alasan"]) == "" {
		return nil, tanpaAlasan(op)
	}
	lepas, err := kecuali(in["kecuali"], cs)
	if err != nil {
		return nil, err
	}
	var ps []Pilihan
	kaitan := 0
	for _, c := range cs {
		if !lepas[c.ID] {
			ps = append(ps, Pilihan{c.ID, c.Versi})
			kaitan += c.Kaitan
		}
	}
	if len(ps) == 0 {
		return nil, kominfo.E(kominfo.TidakSah, op, "Semua permohonan di daftar dikecualikan, jadi tidak ada yang dihapus.")
	}
	if q.Get("setuju") != "ya" {
		s := angka(len(ps)) + " permohonan"
		if kaitan > 0 {
			s += " dan " + angka(kaitan) + " keberatannya"
		}
		isi := []string{"Data pribadi " + s + " dihapus untuk selamanya, juga dari pindaiannya. Ini tidak dapat dibatalkan.", "Alasan yang tercatat: " + strings.TrimSpace(in["alasan"])}
		if n := len(lepas); n > 0 {
			isi = append(isi, "Dikecualikan: "+angka(n)+" permohonan.")
		}
		return kertas.Balasan{Isi: []kertas.Balok{pesan("peringatan", "Belum ada yang dihapus. Periksa sekali lagi", isi...)},
			Lagi: []kertas.Penggal{{Teks: "Hapus data pribadi " + angka(len(ps)) + " permohonan", Ke: alamat(kirimKe, a.Bulan, "daftar", daftar, "setuju", "ya")}}}, nil
	}
	h, err := Hapus(r.Context(), o, akt, l, a, in["alasan"], ps)
	if err != nil {
		return nil, err
	}
	b := kertas.Balasan{Isi: []kertas.Balok{pesan("sukses", "Data pribadi "+angka(h.Dihapus)+" permohonan sudah dihapus", "Nomor, tanggal, rincian informasi, jawaban dan bukti jejaknya tetap ada.")}}
	if len(h.Dilewati) > 0 {
		t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Dilewati", Kolom: []string{"Permohonan", "Sebab"}}
		for _, d := range h.Dilewati {
			nomor := ""
			if i := slices.IndexFunc(cs, func(c ppid.CalonRetensi) bool { return c.ID == d.ID }); i >= 0 {
				nomor = cs[i].Nomor
			}
			t.Baris = append(t.Baris, []kertas.Sel{kertas.Ke(nomor, "/ppid/permohonan/"+string(d.ID)), kertas.T(d.Sebab)})
		}
		b.Isi = append(b.Isi, pesan("peringatan", angka(len(h.Dilewati))+" permohonan dilewati"), t)
	}
	b.Isi = append(b.Isi, kertas.Balok{Baris: [][]kertas.Sel{{{{Teks: "Lihat daftar sekarang", Ke: alamat(halaman, a.Bulan, "sesudah", daftar[:8]), Rupa: "tombol"}}}}})
	return b, nil
}

// kecuali finds the requests that are named as exceptions. A number that is not on the
// list is an error: a slip of the pen would erase what somebody meant to keep.
func kecuali(s string, cs []ppid.CalonRetensi) (map[register.ID]bool, error) {
	out := map[register.ID]bool{}
	for n := range strings.FieldsFuncSeq(s, func(c rune) bool { return c == '\n' || c == ',' || c == ';' }) {
		n = strings.TrimSpace(n)
		if n == "" {
			continue
		}
		ada := false
		for _, c := range cs {
			if strings.EqualFold(c.Nomor, n) { // villages may use the same numbers: all of them stay
				ada, out[c.ID] = true, true
			}
		}
		if !ada {
			if x := []rune(n); len(x) > 60 {
				n = string(x[:60]) + "…"
			}
			return nil, kominfo.E(kominfo.TidakSah, "retensi.kirim", "Nomor %q tidak ada di daftar. Tulis nomor permohonan seperti di daftar, satu tiap baris.", n)
		}
	}
	return out, nil
}

func pesan(nada, judul string, isi ...string) kertas.Balok {
	b := kertas.Balok{Rupa: kertas.Pesan, Nada: nada, Judul: judul}
	for _, s := range isi {
		b.Baris = append(b.Baris, kertas.F(s))
	}
	return b
}

func angka(n int) string { return kominfo.FormatAngka(int64(n)) }
