// Package kominfo is the vocabulary that every other package of Lumbung speaks:
// who acts ([Instansi], [Aktor]), when ([Tanggal], [Periode], [Zona]), how much
// ([Rupiah], [Rasio]), on what authority ([Sumber]), what is wrong ([Finding])
// and why something was refused ([Error]).
//
// It imports the standard library only, holds no mutable state and compiles for
// js/wasm, so the browser and the server use the same words.
//
// Names are Indonesian where the law or the office has the word, and English
// where it is a programmer's word. Text meant for people is Indonesian.
package kominfo
