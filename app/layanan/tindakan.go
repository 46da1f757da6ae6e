//go:build !(js && wasm)

package layanan

import (
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// kirimPerkara reads a form of the page lacak and finds what it is about. Without an
// error d is nil when the answer was given already.
func (m *minta) kirimPerkara(denganBerkas bool) (f *kiriman, d *perkara, err error) {
	if f, err = m.baca(denganBerkas); err != nil {
		return nil, nil, err
	}
	if d, err = m.temukan(f.teks("nomor"), f.teks("kode")); err != nil {
		err = m.lacakGagal(f, err)
		f.Close()
		return nil, nil, err
	}
	return f, d, nil
}

// laku carries out an act of the applicant and shows the page as it is afterwards.
// An act that the law refuses is told on the same page.
func (m *minta) laku(f *kiriman, d *perkara, tindakan string, isian any, baik pesan, p isiLacak) error {
	k, err := m.kantor()
	if err != nil {
		return err
	}
	kunci := f.kunci()
	if kunci == "" {
		p.Pesan = &pesan{Nada: "peringatan", Judul: "Belum terkirim", Isi: []string{"Formulir ini perlu dikirim sekali lagi."}}
		return m.tampilPerkara(http.StatusUnprocessableEntity, d, p, keluhan{})
	}
	_, ulangan, err := m.tulis(k, d.badan, d.reg, register.Permintaan{ID: d.id, Harap: d.versi, Tindakan: tindakan, Kunci: kunciPerkara(d, tindakan, kunci)}, isian)
	d.ditulis = err == nil && !ulangan
	kel := keluhan{}
	switch {
	case kominfo.KindOf(err) == kominfo.Bentrok:
		p.Pesan = &pesan{Nada: "peringatan", Judul: "Baru saja berubah", Isi: []string{"Petugas baru saja mencatat sesuatu di sini, jadi kiriman Anda belum dicatat. Ini keadaan terbaru; periksa, lalu ulangi bila masih perlu."}}
		return m.tampilPerkara(http.StatusConflict, d, p, kel)
	case err != nil && kel.dari(err):
		return m.tampilPerkara(http.StatusUnprocessableEntity, d, p, kel)
	case err != nil:
		return err
	case ulangan:
		baik.Isi = append(baik.Isi, "Kiriman ini sudah tercatat sebelumnya; tidak dicatat dua kali.")
	}
	return m.tampilPerkara(http.StatusOK, d, isiLacak{Pesan: &baik}, kel)
}

// kunciPerkara is the key of an act of one case: that of another says nothing of it.
func kunciPerkara(d *perkara, tindakan, kunci string) string {
	return "layanan/" + tindakan + "/" + string(d.id) + "/" + kunci
}

// cabut withdraws a request.
func (m *minta) cabut() error {
	f, d, err := m.kirimPerkara(false)
	if d == nil {
		return err
	}
	defer f.Close()
	if d.per == nil {
		return tidakAda()
	}
	if !f.ya("yakin") {
		return m.tampilPerkara(http.StatusUnprocessableEntity, d, isiLacak{Pesan: &pesan{Nada: "peringatan", Judul: "Belum dicabut", Isi: []string{"Centang dulu bahwa Anda yakin mencabut permohonan ini."}}}, keluhan{})
	}
	return m.laku(f, d, "cabut", ppid.Cabut{Alasan: "Dicabut pemohon lewat laman PPID."}, pesan{Nada: "sukses", Judul: "Permohonan sudah dicabut"}, isiLacak{})
}

// tanggapan records that the applicant got the answer to an objection, or is content
// with it.
func (m *minta) tanggapan() error {
	f, d, err := m.kirimPerkara(false)
	if d == nil {
		return err
	}
	defer f.Close()
	switch {
	case d.keb == nil:
		return tidakAda()
	case f.teks("laku") == "selesai":
		return m.laku(f, d, "selesaikan", ppid.PadaTanggal{}, pesan{Nada: "sukses", Judul: "Keberatan selesai", Isi: []string{"Terima kasih. Anda menerima tanggapan Atasan PPID."}}, isiLacak{})
	}
	return m.laku(f, d, "tanggapan_diterima", ppid.TerimaTanggapan{Tanggapan: f.teks("tanggapan_pemohon")},
		pesan{Nada: "sukses", Judul: "Tanggal terima sudah dicatat", Isi: []string{"Bila tidak puas, ajukan sengketa ke Komisi Informasi dalam 14 hari kerja sejak hari ini."}}, isiLacak{})
}

// medanLengkapi are the fields by which the gaps of a request are closed: those that
// are empty first. What is there is not shown; a field that stays empty changes
// nothing. ketik is what was typed into a form that comes back.
func (m *minta) medanLengkapi(x *ppid.Permohonan, ketik *ppid.IsianPemohon) (out, berkas []medan) {
	pj := func(nama string) int { return panjangIsian(m.per.Register, "lengkapi", nama) }
	if x.JenisPemohon == "" {
		out = append(out, medan{Nama: "jenis_pemohon", Rupa: "radio", Label: "Anda memohon sebagai", Opsi: m.jenisPemohon(ketik.JenisPemohon)})
	}
	tulis := func(nama, label, nilai, ketik, rupa, ada string) {
		d := medan{Nama: nama, Label: label, Rupa: rupa, Tinggi: 3, Panjang: pj(nama), Nilai: ketik}
		if nilai != "" {
			d.Bantuan = ada
		} else {
			d.Kurang = label
		}
		out = append(out, d)
	}
	const sudah = "Sudah terisi. Isi hanya bila ingin mengganti."
	tulis("nomor_identitas", "NIK, atau nomor SK pengesahan badan hukum", x.NomorIdentitas, ketik.NomorIdentitas, "", sudah)
	tulis("kontak", "Nomor telepon atau surel", x.Kontak, ketik.Kontak, "", sudah)
	if x.Dikuasakan {
		tulis("nama_kuasa", "Nama kuasa", x.NamaKuasa, ketik.NamaKuasa, "", sudah)
	}
	tulis("rincian_informasi", "Informasi yang dibutuhkan, bila diminta memperjelas", x.RincianInformasi, ketik.RincianInformasi, "panjang", "Isi hanya bila ingin mengganti. Tulis lengkap: isinya menggantikan yang lama.")
	tulis("tujuan_penggunaan", "Tujuan penggunaan informasi", x.TujuanPenggunaan, ketik.TujuanPenggunaan, "panjang", sudah)
	if x.CaraMengirim == "" && strings.HasPrefix(x.CaraMemperoleh, "salinan") {
		out = append(out, medan{Nama: "cara_mengirim", Rupa: "radio", Label: "Cara mendapatkan salinan", Kurang: "cara mendapatkan salinan", Opsi: opsiDari(pilihanIsian(m.per.Register, "lengkapi", "cara_mengirim"), ketik.CaraMengirim)})
	}
	if m.o.Segel == nil {
		return out, nil
	}
	perlu := ppid.DokumenWajib(x.JenisPemohon, x.Dikuasakan)
	for i, d := range medanBerkas() {
		if x.JenisPemohon != "" && !slices.Contains(perlu, papan[i].jenis) {
			continue
		}
		d.Bila = ""
		if slices.ContainsFunc(x.Dokumen, func(y ppid.DokumenPemohon) bool { return y.Jenis == papan[i].jenis }) {
			d.Kurang, d.Bantuan = "", "Sudah diterima. Kirim lagi hanya bila diminta memperjelas."
		}
		berkas = append(berkas, d)
	}
	return out, berkas
}

// lengkapi closes gaps.
func (m *minta) lengkapi() error {
	f, d, err := m.kirimPerkara(true)
	if d == nil {
		return err
	}
	defer f.Close()
	if d.per == nil {
		return tidakAda()
	}
	in := ppid.Lengkapi{Sebagian: f.ya("sebagian"), IsianPemohon: isianPemohon(f)}
	// It names who asks only where nobody did: an applicant stays the one who asked.
	in.Nama, in.Alamat, in.Dikuasakan, in.CaraMemperoleh = "", "", false, ""
	if d.per.JenisPemohon != "" {
		in.JenisPemohon = ""
	}
	in.NamaKuasa = f.teks("nama_kuasa")
	in.CaraMengirim = f.teks("cara_mengirim")
	jenis := d.per.JenisPemohon
	if jenis == "" {
		jenis = in.JenisPemohon
	}
	if s := strings.NewReplacer(" ", "", ".", "", "-", "").Replace(in.NomorIdentitas); jenis == "perorangan" && strings.Trim(s, "0123456789") == "" {
		in.NomorIdentitas = s
	}
	k, err := m.kantor()
	if err != nil {
		return err
	}
	if f.kunci() != "" {
		lama, err := m.pernah(k, d.reg, kunciPerkara(d, "lengkapi", f.kunci()))
		if err != nil {
			return err
		}
		if lama != nil {
			return m.tampilPerkara(http.StatusOK, d, isiLacak{Pesan: &pesan{Nada: "sukses", Judul: "Sudah tercatat", Isi: []string{"Kiriman ini sudah tercatat sebelumnya; tidak dicatat dua kali."}}}, keluhan{})
		}
	}
	pakai, _, salahBerkas := f.dokumen(ppid.DokumenWajib(jenis, d.per.Dikuasakan))
	kel := keluhan{}
	for n, p := range salahBerkas {
		kel.tambah(n, p)
	}
	if reflect.DeepEqual(in, ppid.Lengkapi{Sebagian: in.Sebagian}) && len(pakai) == 0 && len(kel) == 0 {
		kel.tambah("", "Belum ada yang diisi. Isi sedikitnya satu kekurangan.")
	}
	if len(kel) > 0 {
		return m.tampilPerkara(http.StatusUnprocessableEntity, d, isiLacak{Ketik: in}, kel)
	}
	if in.Dokumen, err = m.segel(pakai); err != nil {
		return err
	}
	err = m.laku(f, d, "lengkapi", in, pesan{Nada: "sukses", Judul: "Tambahan Anda sudah dicatat"}, isiLacak{Ketik: in})
	if !d.ditulis {
		m.buang(in.Dokumen)
	}
	return err
}
