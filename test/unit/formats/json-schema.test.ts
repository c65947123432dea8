import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SCHEMA_FOLDER, schemaFiles } from '../../../build/export-formats.ts'

it('the committed JSON Schemas are those of the formats (else: npm run formats)', async () => {
  const committed = readdirSync(SCHEMA_FOLDER)
    .toSorted()
    .map((name) => ({ name, text: readFileSync(join(SCHEMA_FOLDER, name), 'utf8') }))
  const made = await schemaFiles()
  expect(committed).toEqual(made.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
})
