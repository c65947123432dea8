import { readSource } from '../../../shared/domain/documents/reading.ts'
import type { DocumentSource } from '../../../shared/domain/documents/source.ts'
import { placeFinder } from '../../../shared/domain/record/record-place.ts'
import { STEP_NAMES } from '../../../shared/domain/record/terms.ts'
import { fieldName } from '../../../shared/formats/field-names.ts'
import type { Unprintable } from './kit/unprintable.ts'

/** Where a printed text was written, and how it is mended: the rest of a sentence after 请. */
export type Origin = {
  /** `kind:key` of a record; the path of a field of the task package; the label of the text. */
  readonly field: string
  readonly mend: string
}

const OTHER_CHARACTERS = '改用字库内的字后重试'

/**
 * Finds what a printed text was made from: the records with a line that stands in it, else the first
 * such field of the task package, else the text as it is labelled.
 */
export function originFinder(source: DocumentSource): (text: Unprintable) => readonly Origin[] {
  const { records } = readSource(source)
  const placeOf = placeFinder(source.package, records)
  return ({ label, text, missing }) => {
    const stands = (value: unknown): boolean =>
      stringsIn(value).some((written) => standsIn(text, missing, written.value))
    const own = source.snapshot.records.flatMap(({ kind, key, body }) => {
      const place = stands(body) ? placeOf(`${kind}:${key}`) : null
      if (place === null) return []
      const mend = `在“${STEP_NAMES[place.step]}”的${place.title}中${OTHER_CHARACTERS}`
      return [{ field: `${kind}:${key}`, mend }]
    })
    if (own.length > 0) return own
    const sent = stringsIn(source.package).find(({ value }) => standsIn(text, missing, value))
    if (!sent) return [{ field: label, mend: OTHER_CHARACTERS }]
    const mend = `联系下发单位更正任务包（${fieldName(sent.path)}）后重试`
    return [{ field: sent.path.join('.'), mend }]
  }
}

/** Whether a line of what was written, with one of these characters, is part of the text. */
function standsIn(text: string, missing: readonly number[], written: string): boolean {
  return written.split(/[\n\r\u2028\u2029]/).some((line) => {
    const isMissing = missing.some((codePoint) => line.includes(String.fromCodePoint(codePoint)))
    return isMissing && text.includes(line.trim())
  })
}

type Written = { readonly path: readonly (string | number)[]; readonly value: string }

function stringsIn(value: unknown, path: Written['path'] = []): readonly Written[] {
  if (typeof value === 'string') return [{ path, value }]
  if (Array.isArray(value)) return value.flatMap((each, at) => stringsIn(each, [...path, at]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => stringsIn(each, [...path, name]))
}
