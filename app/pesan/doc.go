//go:build !(js && wasm)

// Package pesan reads a request for information that came by another way than the
// program's own forms: an e-mail saved as .eml, or a conversation copied or exported
// from WhatsApp. It proposes the input of the action catat, field by field, with the
// line that each was read from and how sure that is. Nothing is stored and nothing is
// sent: an officer reads the proposal, mends it, and records it.
//
// The address POST /berkas/ppid/pesan takes the file or the text as it is and answers
//
//	{"rupa":"surel",
//	 "isian":{"kanal":"surel","diterima_pada":"2026-03-16T09:12:00+07:00","nama":"…","kontak":"…",
//	          "rincian_informasi":"…","cara_memperoleh":"salinan_digital"},
//	 "asal":[{"isian":"nama","yakin":"tertulis","baris":7,"teks":"Nama: …"}],
//	 "lampiran":[{"nama":"ktp.jpg","jenis":"image/jpeg","ukuran":120034}],
//	 "temuan":[{"id":"PESAN-…","jalur":"rincian_informasi","keparahan":"peringatan","pesan":"…"}]}
//
// "isian" holds only what was found, under the names of the fields of catat, every
// value a text, so that a form takes it as its prefill. "yakin" is "tertulis" (the
// message says it), "teknis" (the mail system or WhatsApp says it) or "disimpulkan" (a
// reading that may be wrong). The answer holds personal data and is never cached.
package pesan
