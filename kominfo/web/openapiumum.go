package web

import "github.com/lumbung-id/lumbung/kominfo/register"

// umum describes what does not belong to one register: schemas that all share,
// and the addresses beside the registers'.
func (g *gambar) umum() {
	g.skemaUmum()
	const tag, tagJejak = "Umum", "Jejak" // no register is called so: capitals
	g.tag = append(g.tag,
		ob("name", tag, "description", "Daftar register, jejak perubahan, dokumen ini, dan keadaan program."),
		ob("name", tagJejak, "description", "Jejak bertanda tangan untuk cermin dan pemeriksa dari luar. Terbuka untuk siapa pun."))
	get := func(jalur, id, tag, ringkas, apa string, par []any, baik objek, tolak string) {
		g.jalur.tambah(jalur, ob("get", g.operasiBaru(tag, []string{id}, ringkas, apa, par, nil, baik, tolak)))
	}
	get("/api/v1/register", "register", tag, "Register dan hak pemanggil di dalamnya", "",
		nil, ob("200", berhasil("Register yang dapat dipakai pemanggil.", rujuk("schemas", "DaftarRegister"))), tolakBaca)
	get("/api/v1/perubahan", "perubahan", tag, "Perubahan menurut urutan jejak",
		"Perubahan yang sudah bernomor, mulai dari sejak. Simpan lanjut dan pakai sebagai sejak berikutnya: tidak ada yang terlewat selama hak Anda tetap. "+
			"Halaman dapat kosong padahal masih ada: berhentilah bila lanjut tidak bertambah. Bagian pribadi tidak pernah ikut. "+
			"401 atau 403 bila Anda tidak boleh membaca satu register pun. 409 bila jejak lebih pendek daripada sejak, yaitu sesudah data dipulihkan dari cadangan: mulai lagi dari 0.",
		[]any{
			tanya("jejak", "Jejak yang dibaca.", ob("type", "string", "enum", []string{string(register.Umum), string(register.Dalam)}, "default", string(register.Umum))),
			tanya("sejak", "Nomor pertama yang diminta: lanjut dari jawaban sebelumnya.", ob("type", "integer", "format", "int64", "minimum", 0, "default", 0)),
			tanya("batas", "Perubahan paling banyak.", ob("type", "integer", "minimum", 1, "maximum", batasPerubahan, "default", batasPerubahanBaku)),
			tanya("isi", "ya: sertakan isi bagian umum persis seperti tersimpan.", ob("type", "string", "enum", []string{"ya", "tidak", "1", "0"}, "default", "tidak")),
			tanya("register", "Hanya register ini; beberapa nama dipisah tanda |. Bila salah satunya tidak boleh dibaca, permintaan ditolak.", teks()),
			par("IfNoneMatch"),
		}, ob("200", berhasil("Satu halaman.", rujuk("schemas", "HalamanPerubahan"), "ETag"), "304", tidakBerubah()), tolakBukti)
	get("/api/v1/openapi.json", "openapi", tag, "Dokumen ini", "Sama untuk semua orang.",
		[]any{par("IfNoneMatch")}, ob("200", berhasil("Dokumen OpenAPI 3.1.", bebas("OpenAPI 3.1."), "ETag"), "304", tidakBerubah()), tolakUmum)
	sehat := rujuk("schemas", "Sehat")
	get("/sehat", "sehat", tag, "Keadaan program dan penyimpanannya", "",
		nil, ob("200", berhasil("Siap.", sehat), "503", berhasil("Penyimpanan tidak terbaca.", sehat)), "")
	g.jejak(tagJejak, get)
}

// jejak describes what [JejakHandler] publishes.
func (g *gambar) jejak(tag string, get func(jalur, id, tag, ringkas, apa string, par []any, baik objek, tolak string)) {
	jalur := func(nama, apa string, skema objek) any {
		return ob("name", nama, "in", "path", "required", true, "description", apa, "schema", skema)
	}
	berkas := func(apa string, jenis ...string) objek {
		var isi objek
		for _, j := range jenis {
			isi.tambah(j, ob("schema", ob("type", "string")))
		}
		return ob("200", ob("description", apa, "headers", ob("ETag", rujuk("headers", "ETag")), "content", isi), "304", tidakBerubah())
	}
	nama := jalur("jejak", "Nama jejak.", ob("type", "string", "enum", []string{string(register.Umum), string(register.Dalam)}))
	tingkat := jalur("tingkat", "Tingkat ubin, atau data untuk entri (jejak umum saja).", ob("type", "string", "pattern", "^([0-6]|data)$"))
	nomor := jalur("nomor", "Nomor ubin tiga angka. Ubin yang belum penuh: 000.p, lalu lebarnya.", ob("type", "string", "examples", []string{"000", "000.p"}))
	get("/jejak/kunci", "jejak_kunci", tag, "Kunci umum pemeriksa", "Satu kunci per baris, yang berlaku paling atas.",
		[]any{par("IfNoneMatch")}, berkas("Kunci umum.", "text/plain"), tolakJejak)
	get("/jejak/{jejak}/checkpoint", "jejak_checkpoint", tag, "Checkpoint bertanda tangan terakhir", "Catatan bertanda tangan dalam bentuk C2SP tlog-checkpoint.",
		[]any{nama, par("IfNoneMatch")}, berkas("Checkpoint.", "text/plain"), tolakJejak)
	const ubin = "Ubin pohon Merkle setinggi 8: hash sebagai bita, entri sebagai teks. Di atas 1.000 ubin nomornya berkelompok tiga angka dengan x di depan, misalnya x001/234."
	get("/jejak/{jejak}/tile/8/{tingkat}/{nomor}", "jejak_ubin", tag, "Satu ubin penuh", ubin,
		[]any{nama, tingkat, nomor, par("IfNoneMatch")}, berkas("Ubin.", "application/octet-stream", "text/plain"), tolakJejak)
	get("/jejak/{jejak}/tile/8/{tingkat}/{nomor}/{sisa}", "jejak_ubin_sisa", tag, "Satu ubin yang belum penuh, atau bernomor besar", ubin,
		[]any{nama, tingkat, nomor, jalur("sisa", "Lebar ubin yang belum penuh (1 sampai 255), atau kelompok angka berikutnya.", teks()), par("IfNoneMatch")},
		berkas("Ubin.", "application/octet-stream", "text/plain"), tolakJejak)
}

func (g *gambar) skemaUmum() {
	pilih := func(nilai ...string) objek { return ob("type", "string", "enum", nilai) }
	base64 := ob("type", "string", "contentEncoding", "base64")
	var jenis []string
	for _, p := range g.masalah {
		jenis = append(jenis, p.Type)
	}
	jenis = append(jenis, "urn:lumbung:masalah:belum_tercatat")

	g.tambahSkema("Id", ob("type", "string", "format", "uuid", "title", "Nomor dokumen", "description", "UUID versi 7, tetap untuk selamanya."))
	g.tambahSkema("Waktu", ob("type", "string", "format", "date-time", "title", "Waktu", "description", "Saat versi ini ditulis, UTC."))
	g.tambahSkema("Urutan", ob("type", "integer", "format", "int64", "minimum", -1, "title", "Nomor jejak", "description", "Nomor di jejak, mulai 0; -1 selama belum bernomor."))
	g.tambahSkema("Meta", dengan(wajibSemua("id", rujuk("schemas", "Id"), "versi", bulat(), "urutan", rujuk("schemas", "Urutan"), "waktu", rujuk("schemas", "Waktu")), nil,
		"ditarik", yaBukan(), "pribadi_dihapus", yaBukan()))
	g.tambahSkema("Alasan", ob("type", "object", "additionalProperties", false, "required", []string{"alasan"}, "properties", ob(
		"alasan", ob("type", "string", "minLength", 1, "maxLength", 500, "title", "Alasan", "description", "Tercatat di riwayat dan dapat dibaca orang lain; jangan menulis data pribadi."))))
	g.tambahSkema("Sumber", dengan(wajibSemua("regulasi", teks(), "status", pilih("terverifikasi", "sekunder", "dari_ingatan", "inferensi")), nil,
		"bagian", teks(), "tautan", teks(), "catatan", teks()))
	g.tambahSkema("Temuan", dengan(wajibSemua(
		"id", ob("type", "string", "description", "Tetap untuk selamanya, misalnya REG-WAJIB."),
		"keparahan", pilih("galat", "peringatan", "catatan"),
		"pesan", ob("type", "string", "description", "Apa yang salah, di mana, dan cara memperbaikinya.")), nil,
		"jalur", ob("type", "string", "description", "Isian yang dimaksud."), "sumber", rujuk("schemas", "Sumber"),
		"usul", wajibSemua("dari", teks(), "menjadi", teks())))
	g.tambahSkema("Masalah", dengan(wajibSemua(
		"type", pilih(jenis...), "title", teks(), "status", ob("type", "integer", "minimum", 400, "maximum", 599),
		"detail", ob("type", "string", "description", "Untuk orang: apa yang terjadi dan apa yang dapat dilakukan.")), nil,
		"temuan", larik(rujuk("schemas", "Temuan")), "temuan_lain", ob("type", "integer", "description", "Temuan yang tidak ditampilkan."),
		"versi_sekarang", ob("type", "integer", "format", "int64", "description", "Pada 412: versi dokumen sekarang."),
		"nomor", ob("type", "string", "description", "Pada 500 dan 503: nomor untuk disebutkan kepada pengelola.")))
	g.tambahSkema("HasilPeriksa", dengan(wajibSemua("sah", yaBukan(), "temuan", larik(rujuk("schemas", "Temuan"))), nil, "temuan_lain", ob("type", "integer")))
	g.tambahSkema("Perubahan", dengan(wajibSemua("register", teks(), "id", rujuk("schemas", "Id"), "versi", bulat(),
		"urutan", ob("type", "integer", "format", "int64", "minimum", 0), "waktu", rujuk("schemas", "Waktu"), "pemilik", teks(), "aksi", teks(),
		"instansi", teks(), "peran", teks(), "ditarik", yaBukan(), "versi_skema", bulat()), nil,
		"alasan", ob("type", "string", "description", "Dengan isi=ya, bila tindakannya meminta alasan."),
		"isi", bebas("Dengan isi=ya: bagian umum persis seperti tersimpan, menurut versi_skema saat itu.")))
	g.tambahSkema("HalamanPerubahan", wajibSemua("perubahan", larik(rujuk("schemas", "Perubahan")),
		"lanjut", ob("type", "integer", "format", "int64", "minimum", 0, "description", "Pakai sebagai sejak berikutnya.")))
	g.tambahSkema("TandaTerima", dengan(wajibSemua("format", ob("type", "string", "const", "lumbung/tanda-terima/1"), "nomor", bulat(),
		"entri", teks(), "bukti", larik(base64), "checkpoint", teks()), nil, "garam", base64, "isi", teks(), "alasan", teks()))
	g.tambahSkema("Sehat", dengan(wajibSemua("status", pilih("siap", "gangguan")), nil,
		"versi", ob("type", "object", "additionalProperties", teks())))
	g.skemaInfo(pilih)
}

// skemaInfo describes how registers describe themselves.
func (g *gambar) skemaInfo(pilih func(...string) objek) {
	isian := g.tambahSkema("Isian", dengan(wajibSemua("nama", teks(), "label", teks(), "rupa", teks()), nil,
		"bantuan", teks(), "contoh", teks(), "kelompok", teks(), "pasal", teks(), "wajib", yaBukan(), "pribadi", yaBukan(),
		"pilihan", larik(wajibSemua("nilai", teks(), "teks", teks())), "rujukan", teks(), "min", bulat(), "maks", bulat(), "panjang", bulat(), "pola", teks()))
	kolom := g.tambahSkema("InfoKolom", dengan(wajibSemua("nama", teks(), "judul", teks()), nil, "rujukan", teks(), "bilangan", yaBukan()))
	tindakan := g.tambahSkema("InfoTindakan", dengan(wajibSemua("nama", teks(), "judul", teks()), nil,
		"mula", ob("type", "boolean", "description", "Membuat dokumen."), "menarik", yaBukan(), "isian", larik(isian)))
	daftarAtauKosong := func(isi any) objek { return ob("type", []string{"array", "null"}, "items", isi) }
	info := g.tambahSkema("InfoRegister", dengan(wajibSemua("nama", teks(), "judul", teks(), "jejak", pilih("umum", "dalam"), "versi_skema", bulat(),
		"isian", larik(isian), "kolom", daftarAtauKosong(kolom), "bebas", yaBukan(), "boleh", larik(teks())), nil,
		"keterangan", teks(), "unik", larik(larik(teks())), "tindakan", larik(tindakan)))
	g.tambahSkema("DaftarRegister", wajibSemua("register", larik(info)))
}
