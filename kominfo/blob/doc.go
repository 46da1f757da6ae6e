// Package blob keeps the files of an office - evidence, letters, photographs - by
// the SHA-256 of their content, and lets none in whose content was not looked at.
//
//   - [Folder] is a [Store] in a folder of this computer. A file is there whole or
//     not at all, whatever kills the program or the machine.
//   - [Kenali] tells the media type from the content, [PeriksaIsi] whether a file is
//     acceptable as evidence and why not, [NamaAman] what it may be called.
//   - [Impor] takes in a folder or a ZIP from outside, goes on where it was stopped,
//     and stores nothing twice; [Paket] writes a ZIP for others.
//
// The name of a file, its extension and the media type that a browser sends are
// claims of a stranger; only content decides. Nothing here opens a document: macros,
// scripts and archives inside archives are never run or unpacked.
//
// A refused file is no error of the program. What is wrong with it is a
// [kominfo.Finding] that names the file, says what it really is and what to do.
package blob
