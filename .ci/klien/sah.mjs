// Holds a document to the schemas that the OpenAPI initiative publishes for 3.1.
import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'

const v = new Validator()
const hasil = await v.validate(JSON.parse(readFileSync(process.argv[2], 'utf8')))
if (!hasil.valid || v.version !== '3.1') {
  console.error('bukan OpenAPI 3.1 yang sah:', v.version, JSON.stringify(hasil.errors, null, 1))
  process.exit(1)
}
console.log('sah menurut skema OpenAPI', v.version)
