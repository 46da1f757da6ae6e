// Package register is the one mechanism for everything a Kominfo office keeps:
// a register (buku register) is a named collection of typed, versioned documents.
//
// A Go struct and one [Def] make a register. From the Def follow its table, its
// queries, its HTTP API, its forms, lists, import and export, and its history:
//
//	type Aduan struct {
//		Judul  string          `json:"judul" judul:"Pokok aduan" wajib:"ya" panjang:"200"`
//		Masuk  kominfo.Tanggal `json:"masuk" judul:"Tanggal masuk" wajib:"ya"`
//		Status string          `json:"status" judul:"Status" pilihan:"baru=Baru|selesai=Selesai"`
//	}
//
//	var _ register.Register = &register.Def[Aduan]{
//		Nama: "aduan", Judul: "Aduan warga", Jejak: register.Umum, VersiSkema: 1,
//		Kolom: []register.AnyKolom[Aduan]{
//			register.Kolom[Aduan, string]{Nama: "status", Baca: func(a *Aduan) string { return a.Status }},
//			register.Kolom[Aduan, string]{Nama: "masuk", Baca: func(a *Aduan) string { return a.Masuk.String() }},
//		},
//	}
//
// Three rules hold everywhere:
//
//   - Every read carries a [Lingkup] that the store compiles into the query. Its
//     zero value sees nothing.
//   - A register with actions ([Tindakan]) refuses generic create, change and
//     withdrawal, so the law's state machine cannot be bypassed. Only this package
//     can make a [Tulisan], the one thing a store accepts for writing.
//   - What crosses the store is exact bytes ([Baris]), split into a public and a
//     personal part; nothing is re-encoded after it was committed to.
//
// A program reads its documents through the Def, page by page, or all of them:
//
//	for d, err := range (register.Tipe[Aduan]{Register: aduan}).Semua(ctx, store, lingkup, register.Query{}) {
//		…
//	}
//
// The package needs the standard library only and compiles for js/wasm. [Memori]
// is a complete in-memory [Store]; package sqlstore has the one on disk, and
// package registertest the conformance suite that both pass.
package register
