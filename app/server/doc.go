//go:build !(js && wasm)

// Package server puts the parts of a stand-alone office together: the API, the
// pages, the fixed files and the compiled dashboard, behind one http.Handler.
package server
