package web

import (
	"slices"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// register describes the addresses of one register.
func (g *gambar) register(in register.Info) error {
	s, err := g.skemaRegister(in)
	if err != nil {
		return err
	}
	apa := in.Keterangan
	if apa == "" {
		apa = "Register " + in.Judul + "."
	}
	g.tag = append(g.tag, ob("name", in.Nama, "description", apa))
	r := lembarAPI{g: g, in: in, s: s, akar: "/api/v1/register/" + in.Nama}
	r.daftar()
	r.rekap()
	r.skemaJSON()
	r.periksa()
	r.dokumen()
	for _, t := range in.Tindakan {
		if !t.Mula {
			r.tindakan(t)
		}
	}
	return nil
}

// lembarAPI is one register while its addresses are described.
type lembarAPI struct {
	g    *gambar
	in   register.Info
	s    skemaBuku
	akar string
}

// operasi makes an operation of the register. tolak are its refusals.
func (r lembarAPI) operasi(nama []string, ringkas, apa string, par []any, badan objek, baik objek, tolak string) objek {
	for i, n := range nama {
		nama[i] = r.in.Nama + "_" + n
	}
	return r.g.operasiBaru(r.in.Nama, nama, ringkas, apa, par, badan, baik, tolak)
}

func (g *gambar) operasiBaru(tag string, nama []string, ringkas, apa string, par []any, badan objek, baik objek, tolak string) objek {
	o := ob("operationId", unik(g.operasi, nama...), "tags", []string{tag}, "summary", ringkas)
	if apa != "" {
		o.tambah("description", apa)
	}
	if len(par) > 0 {
		o.tambah("parameters", par)
	}
	if badan != nil {
		o.tambah("requestBody", badan)
	}
	o.tambah("responses", g.jawaban(baik, tolak))
	return o
}

func par(nama string) any { return rujuk("parameters", nama) }

func tanya(nama, apa string, skema any) objek {
	return ob("name", nama, "in", "query", "description", apa, "schema", skema)
}

func badanJSON(wajib bool, skema any) objek {
	return ob("required", wajib, "content", ob("application/json", ob("schema", skema)))
}

func (r lembarAPI) daftar() {
	urut := []string{"-"}
	for _, k := range r.in.Kolom {
		urut = append(urut, k.Nama, "-"+k.Nama)
	}
	ps := []any{
		tanya("urut", "Kolom pengurut; tanda minus di depan: menurun. Tanda minus saja: dokumen terbaru dahulu.", ob("type", "string", "enum", urut)),
		par("Batas"), par("Kursor"), par("Isi"), par("Ditarik"), par("Pemilik"),
	}
	jalur := ob("get", r.operasi([]string{"daftar"}, "Daftar "+r.in.Judul,
		"Satu halaman menurut kolom. Ikuti kursor sampai kosong; halaman dapat berisi lebih sedikit daripada batas. Semua saringan harus terpenuhi.",
		append(ps, r.saringan()...), nil, ob("200", berhasil("Satu halaman.", r.s.halaman)), tolakBaca))
	if op, ada := r.buat(); ada {
		jalur.tambah("post", op)
	}
	r.g.jalur.tambah(r.akar, jalur)
}

// saringan are the filters on columns. A column that is called like a parameter
// has only the long form, "isi.sama".
func (r lembarAPI) saringan() []any {
	lain := []string{"urut", "batas", "kursor", "isi", "ditarik", "pemilik", "kelompok"}
	var out []any
	for _, k := range r.in.Kolom {
		skema := ob("type", "string")
		if k.Bilangan {
			skema = ob("type", "integer", "format", "int64")
		}
		sama := k.Nama
		if slices.Contains(lain, k.Nama) {
			sama += ".sama"
		}
		out = append(out, tanya(sama, k.Judul+" sama dengan.", skema),
			tanya(k.Nama+".tidak", k.Judul+" tidak sama dengan.", skema),
			tanya(k.Nama+".minimal", k.Judul+" sama dengan atau lebih dari.", skema),
			tanya(k.Nama+".maksimal", k.Judul+" sama dengan atau kurang dari.", skema),
			tanya(k.Nama+".lebih", k.Judul+" lebih dari.", skema),
			tanya(k.Nama+".kurang", k.Judul+" kurang dari.", skema))
		if !k.Bilangan {
			out = append(out, tanya(k.Nama+".diawali", k.Judul+" diawali.", skema))
		}
		out = append(out, tanya(k.Nama+".dalam", k.Judul+" salah satu dari; dipisah tanda |.", ob("type", "string")))
	}
	return out
}

// buat is the creation, from a document or by an action that makes one. Which
// action is a parameter, so all of them are one operation.
func (r lembarAPI) buat() (objek, bool) {
	ps := []any{}
	var skema any = r.s.tulis
	wajib := true
	if !r.in.Bebas {
		var nama []string
		var isian []any
		wajib = false
		for _, t := range r.in.Tindakan {
			if t.Mula {
				nama, isian = append(nama, t.Nama), append(isian, r.s.isian[t.Nama])
				wajib = wajib || wajibDiisi(t)
			}
		}
		if nama == nil {
			return nil, false
		}
		ps = append(ps, ob("name", "tindakan", "in", "query", "required", true, "description", "Tindakan yang membuat dokumen.", "schema", ob("type", "string", "enum", nama)))
		skema = salahSatu(isian)
	}
	baik := ob("201", berhasil("Dokumen dibuat, atau sudah dibuat sebelumnya dengan kunci yang sama.", rujuk("schemas", "Meta"), "ETag", "Location", "Idempotent-Replayed"))
	return r.operasi([]string{"buat"}, "Buat "+r.in.Judul, "", append(ps, par("IdempotencyKey")), badanJSON(wajib, skema), baik, tolakBuat), true
}

func wajibDiisi(t register.InfoTindakan) bool {
	return slices.ContainsFunc(t.Isian, func(x register.Isian) bool { return x.Wajib })
}

func salahSatu(skema []any) any {
	if len(skema) == 1 {
		return skema[0]
	}
	return ob("anyOf", skema)
}

func (r lembarAPI) rekap() {
	nama := namaKolom(r.in)
	ps := append([]any{tanya("kelompok", "Paling banyak tiga kolom dipisah koma: "+nama+". Tanpa ini satu baris, yaitu jumlah semuanya.", ob("type", "string")), par("Pemilik")}, r.saringan()...)
	r.g.jalur.tambah(r.akar+"/rekap", ob("get", r.operasi([]string{"rekap"}, "Jumlah "+r.in.Judul+" per kelompok", "Dokumen yang ditarik tidak dihitung.",
		ps, nil, ob("200", berhasil("Jumlah tiap kelompok, urut menurut nilainya.", r.s.rekap)), tolakBaca)))
}

// pilihanTindakan is the parameter that names any action of the register.
func (r lembarAPI) pilihanTindakan(apa string) any {
	nama := []string{}
	for _, t := range r.in.Tindakan {
		nama = append(nama, t.Nama)
	}
	return tanya("tindakan", apa, ob("type", "string", "enum", nama))
}

func (r lembarAPI) skemaJSON() {
	r.g.jalur.tambah(r.akar+"/skema", ob("get", r.operasi([]string{"skema"}, "JSON Schema "+r.in.Judul, "",
		[]any{r.pilihanTindakan("Skema isian tindakan ini; tanpa parameter: skema dokumen.")}, nil,
		ob("200", berhasilJenis("JSON Schema draft 2020-12.", "application/schema+json", bebas("JSON Schema."))), tolakBaca)))
}

func (r lembarAPI) periksa() {
	r.g.jalur.tambah(r.akar+"/periksa", ob("post", r.operasi([]string{"periksa"}, "Periksa tanpa menyimpan",
		"Memeriksa dokumen, atau isian satu tindakan, dan memberi semua temuan.",
		[]any{r.pilihanTindakan("Periksa isian tindakan ini; tanpa parameter: dokumen utuh."),
			tanya("id", "Periksa sebagai perubahan dokumen ini.", rujuk("schemas", "Id"))},
		badanJSON(false, bebas("Dokumen atau isian tindakan, juga yang belum benar.")), ob("200", berhasil("Hasil pemeriksaan.", rujuk("schemas", "HasilPeriksa"))), tolakCoba)))
}

func (r lembarAPI) dokumen() {
	id := par("Id")
	versi := tanya("versi", "Versi lama yang dibaca; tanpa ini versi sekarang.", ob("type", "integer", "format", "int64", "minimum", 1))
	dok := ob("get", r.operasi([]string{"baca"}, "Baca satu "+r.in.Judul, "", []any{id, versi, par("IfNoneMatch")}, nil,
		ob("200", berhasil("Dokumen.", r.s.dokumen, "ETag"), "304", tidakBerubah()), tolakBaca))
	if r.in.Bebas {
		dok.tambah("put", r.operasi([]string{"ganti"}, "Ganti satu "+r.in.Judul, "Menggantikan seluruh isi dokumen. Isi yang sama tidak membuat versi baru.",
			[]any{id, par("IfMatch"), par("IdempotencyKey")}, badanJSON(true, r.s.tulis), tertulis(), tolakUbah))
	}
	r.g.jalur.tambah(r.akar+"/{id}", dok)
	r.g.jalur.tambah(r.akar+"/{id}/riwayat", ob("get", r.operasi([]string{"riwayat"}, "Riwayat satu "+r.in.Judul, "Semua versi, terbaru dahulu, tanpa bagian pribadi.",
		[]any{id, par("Isi")}, nil, ob("200", berhasil("Riwayat.", r.s.riwayat)), tolakBaca)))
	r.g.jalur.tambah(r.akar+"/{id}/bukti", ob("get", r.operasi([]string{"bukti"}, "Tanda terima satu "+r.in.Judul,
		"Bukti bahwa jejak memuat versi ini; dapat diperiksa tanpa jaringan dengan kunci umum kantor. 409 bila jejak belum sampai ke sana; ulangi beberapa detik lagi.",
		[]any{id, versi}, nil, ob("200", berhasil("Tanda terima.", rujuk("schemas", "TandaTerima"))), tolakBukti)))
	if r.in.AdaPribadi() {
		r.g.jalur.tambah(r.akar+"/{id}/hapus_pribadi", ob("post", r.operasi([]string{"hapus_pribadi"}, "Hapus data pribadi satu "+r.in.Judul,
			"Menghapus bagian pribadi di semua versi, untuk selamanya (UU 27/2022). Alasannya tercatat di riwayat.",
			[]any{id, par("IfMatch"), par("IdempotencyKey")}, badanJSON(true, rujuk("schemas", "Alasan")), tertulis(), tolakUbah)))
	}
}

func tertulis() objek {
	return ob("200", berhasil("Versi yang tersimpan.", rujuk("schemas", "Meta"), "ETag", "Idempotent-Replayed"))
}

func (r lembarAPI) tindakan(t register.InfoTindakan) {
	apa := ""
	if t.Menarik {
		apa = "Dokumen ditarik: tetap dapat dibaca, tetapi tidak berubah lagi."
	}
	r.g.jalur.tambah(r.akar+"/{id}/"+t.Nama, ob("post", r.operasi([]string{t.Nama, "tindakan_" + t.Nama}, t.Judul, apa,
		[]any{par("Id"), par("IfMatch"), par("IdempotencyKey")}, badanJSON(wajibDiisi(t), r.s.isian[t.Nama]), tertulis(), tolakUbah)))
}
