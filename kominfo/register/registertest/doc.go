// Package registertest proves a [register.Store]: [Run] is the conformance suite
// that memory, SQLite and PostgreSQL pass, and that a regency's own store must
// pass. [Skema] keeps the generated JSON Schema and form metadata of a package's
// registers in step with its types.
//
// It is imported by tests only.
package registertest
