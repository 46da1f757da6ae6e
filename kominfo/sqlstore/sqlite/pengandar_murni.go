//go:build !cgo && !(js && wasm)

package sqlite

import murni "modernc.org/sqlite"

func bawaan() pengandar {
	return pengandar{"modernc.org/sqlite (Go murni, lebih lambat daripada yang memakai cgo)", &murni.Driver{}}
}
