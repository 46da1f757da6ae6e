// Package pindaian keeps scans of what applicants hand in - KTP, deeds, letters of
// attorney - so that nobody reads them without the request that they belong to, and
// nobody at all once that request's personal part was erased:
//
//	d, err := pindaian.Simpan(ctx, berkas, r, "identitas", "ktp saya.jpg")
//	// d goes into IsianPemohon.Dokumen of the request
//	isi, jenis, err := pindaian.Buka(ctx, berkas, d)
//
// # Seal
//
// A scan is encrypted with AES-256-GCM under a random key of its own before it
// reaches the disk. The key stands in the personal part of the request alone, which
// is itself sealed at rest under a key of the strong-box. So a backup carries the
// file, and neither the backup nor the folder of files opens it; and erasing the
// request's personal part closes the scan in every copy there is.
//
// A sealed file is [blob.TandaSegel] (16 bytes), the second since 1970 when it was
// sealed (8 bytes, the highest first), a nonce of 12 bytes, and the ciphertext with
// its tag; the first 24 bytes are additional data. Its SHA-256 stands in the public
// part of the request (sidik_berkas): a hash of random-looking bytes says nothing.
//
// # What is taken in
//
// PDF, PNG and JPEG by their content, at most 5 MB. From pictures everything is
// taken out that is not the picture - place, time, camera, thumbnails, comments, what
// stands behind the end - except which way is up. From a PDF nothing is taken out: its
// properties may name who made it. What the sender called the file is not kept.
//
// # Whoever names a scan must hold its key
//
// [Toko] is the store as requests write to it: a request names only scans that its
// key opens and that were sealed within the last 20 hours, and when a personal part
// is erased its scans leave the folder. [Sapu] removes what was uploaded and never
// named, or left by a crash.
package pindaian
