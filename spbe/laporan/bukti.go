package laporan

import (
	"cmp"
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe"
)

// Bukti is one row of the list of evidence (daftar data dukung): a document used
// for an indicator, a level and an item.
type Bukti struct {
	Rujukan
	Tingkat     int64           `json:"tingkat"`
	Butir       int64           `json:"butir"`      // from 1; 0: the level has no list of items
	TeksButir   string          `json:"teks_butir"` // what the instrument asks for there
	Judul       string          `json:"judul"`
	NomorDok    string          `json:"nomor_dokumen"`
	Jenis       Sebutan         `json:"jenis"`
	Tanggal     kominfo.Tanggal `json:"tanggal,omitzero"`
	Sampai      kominfo.Tanggal `json:"berlaku_sampai,omitzero"`
	Kedaluwarsa bool            `json:"kedaluwarsa"` // its validity ended before the day of the report
	Halaman     string          `json:"halaman"`
	Pasal       string          `json:"pasal"`
	Tautan      string          `json:"tautan"`
	NamaBerkas  string          `json:"nama_berkas"`
	Sidik       string          `json:"sidik"` // SHA-256 of the file, hex
	Ukuran      int64           `json:"ukuran"`
	Keterangan  string          `json:"keterangan"`
	Status      Sebutan         `json:"status"`
	Alasan      string          `json:"alasan_revisi"`
	Catatan     string          `json:"catatan"` // the assessor's
	Asesor      Sebutan         `json:"asesor"`  // method of who judged last
	Hilang      bool            `json:"dokumen_tidak_ada"`
}

func (s *penyusun) bukti() []Bukti {
	urut := make(map[string]int, len(s.in.Indikator))
	for k := range s.in.Indikator {
		urut[s.in.Indikator[k].Nomor] = k
	}
	out := make([]Bukti, 0, len(s.b.Bukti))
	for i := range s.b.Bukti {
		x := &s.b.Bukti[i]
		r := Bukti{Rujukan: Rujukan{Nomor: rapi(x.Indikator)}, Tingkat: x.Tingkat, Butir: x.Butir, Halaman: rapi(x.Halaman), Pasal: rapi(x.Pasal), Keterangan: rapi(x.Keterangan),
			Status: Sebutan{string(x.Status), namaStatusBukti(string(x.Status))}, Catatan: rapi(x.Catatan), Asesor: Sebutan{string(x.Asesor), namaMetode(string(x.Asesor))}}
		if x.Status == spbe.BuktiRevisi {
			r.Alasan = namaAlasanRevisi(string(x.AlasanRevisi))
		}
		if ind, ada := s.in.Cari(x.Indikator); ada {
			r.Nama = ind.Nama
			for _, k := range ind.Tingkat {
				if int64(k.Tingkat) == x.Tingkat && x.Butir >= 1 && x.Butir <= int64(len(k.Bukti)) {
					r.TeksButir = k.Bukti[x.Butir-1].Teks
				}
			}
		}
		d, ada := s.b.Dokumen[x.Dokumen]
		if r.Hilang = !ada; ada {
			r.Judul, r.NomorDok, r.Jenis = rapi(d.Judul), rapi(d.Nomor), Sebutan{string(d.Jenis), namaJenis(string(d.Jenis))}
			r.Tanggal, r.Sampai, r.Tautan = d.Tanggal, d.BerlakuSampai, rapi(d.Tautan)
			r.Kedaluwarsa = !r.Sampai.Kosong() && s.b.Tanggal.Sesudah(r.Sampai)
			if d.Berkas != nil {
				r.NamaBerkas, r.Sidik, r.Ukuran = rapi(d.Berkas.Nama), rapi(d.Berkas.Sidik), d.Berkas.Ukuran
			}
		}
		out = append(out, r)
	}
	letak := func(n string) int { // unknown indicators come last
		if k, ada := urut[n]; ada {
			return k
		}
		return len(urut)
	}
	slices.SortStableFunc(out, func(a, b Bukti) int {
		return cmp.Or(cmp.Compare(letak(a.Nomor), letak(b.Nomor)), cmp.Compare(a.Nomor, b.Nomor), cmp.Compare(a.Tingkat, b.Tingkat), cmp.Compare(a.Butir, b.Butir), cmp.Compare(a.Judul, b.Judul))
	})
	return out
}
