//go:build !kacau && !(js && wasm)

package sqlite

// The ordinary test kills seldom; with the tag kacau it is another matter.
const (
	putaranMati = 3
	penulisMati = 8
)
