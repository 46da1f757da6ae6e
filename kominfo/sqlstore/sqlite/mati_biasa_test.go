//go:build !kacau && !(js && wasm)

package sqlite

// putaranMati is how often the ordinary test kills; with the tag kacau, often.
const putaranMati = 3
