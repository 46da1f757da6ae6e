//go:build kacau && !(js && wasm)

package sqlite

const putaranMati = 100
