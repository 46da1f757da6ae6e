//go:build kacau && !(js && wasm)

package sqlite

// A hundred kills a driver, each of a thousand concurrent writers.
const (
	putaranMati = 100
	penulisMati = 1000
)
