import { allBlockDocuments } from '../../../shared/domain/documents/contents.ts'
import type { DocumentSource } from '../../../shared/domain/documents/source.ts'
import { annex5Content } from '../../../shared/domain/opinion/to-annex5.ts'
import { DOCUMENT_NAMES } from '../../../shared/domain/documents/kinds.ts'
import type { Problem } from '../../../shared/errors.ts'
import { annex5Texts } from './annex5.ts'
import { officialTexts } from './flow/problems.ts'
import { howToPrint, type Fonts } from './kit/fonts.ts'
import { charactersInWords, unprintableIn, type Unprintable } from './kit/unprintable.ts'
import { originFinder, type Origin } from './text-origins.ts'

type Found = Unprintable & { readonly document: string; readonly origin: Origin }

/**
 * What can't be printed of all documents of a task, once for each record or field that it comes from:
 * a bad name stands in ten documents and is mended in one place.
 */
export function problemsInPrinting(source: DocumentSource, fonts: Fonts): readonly Problem[] {
  const opinion = annex5Content(source.snapshot, null, [])
  const originsOf = originFinder(source)
  const found = [
    { document: DOCUMENT_NAMES.opinion, texts: annex5Texts(opinion) },
    ...allBlockDocuments(source).map((document) => ({
      document: document.title,
      texts: officialTexts(document),
    })),
  ].flatMap(({ document, texts }) =>
    unprintableIn(fonts, texts).flatMap((one) =>
      originsOf(one).map((origin): Found => ({ ...one, document, origin })),
    ),
  )
  const groups = Map.groupBy(found, ({ origin }) => origin.field)
  return Array.from(groups, ([field, group]) => ({ field, message: sentence(group, fonts) }))
}

function sentence(group: readonly Found[], fonts: Fonts): string {
  const missing = [...new Set(group.flatMap((one) => one.missing))]
  const places = [...new Set(group.map(({ label }) => label))]
  const documents = [...new Set(group.map(({ document }) => document))]
  const where =
    places.length === 1 ? places.join('') : documents.map((title) => `《${title}》`).join('')
  const mend = group[0]?.origin.mend ?? ''
  return `${where}：${charactersInWords(missing)}不在文书字库中，无法印出。${howToPrint(fonts, missing, mend)}`
}
