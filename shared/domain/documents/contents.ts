import type { OfficialDocument } from './blocks.ts'
import { noticeContent } from '../opinion/notice-content.ts'
import { documentReviewDocument } from './document-review.ts'
import { interviewsDocument } from './interviews.ts'
import type { DocumentKind } from './kinds.ts'
import { questionnairesDocument } from './questionnaires/questionnaires.ts'
import { readSource } from './reading.ts'
import { reportDocument } from './report/report.ts'
import { scoreSheetDocument } from './score-sheet.ts'
import { signatureSheetDocument } from './signature-sheet.ts'
import type { DocumentSource } from './source.ts'

/** Documents that are made of blocks, one for each task. */
export const BLOCK_DOCUMENTS = {
  report: reportDocument,
  'document-review': documentReviewDocument,
  interviews: interviewsDocument,
  questionnaires: questionnairesDocument,
  'signature-sheet': signatureSheetDocument,
} as const satisfies Partial<
  Readonly<Record<DocumentKind, (source: DocumentSource) => OfficialDocument>>
>

const SCORE_SHEET = 'score-sheet:'

/** The id of one expert's score sheet. */
export function scoreSheetId(expertId: string): string {
  return `${SCORE_SHEET}${expertId}`
}

/** The document of this id out of blocks; null where the id names none. */
export function blockDocument(source: DocumentSource, id: string): OfficialDocument | null {
  if (id === 'notice') return noticeContent(source.snapshot, source.snapshotSha256)
  if (id.startsWith(SCORE_SHEET)) return scoreSheetDocument(source, id.slice(SCORE_SHEET.length))
  return isBlockDocument(id) ? BLOCK_DOCUMENTS[id](source) : null
}

/** Every document out of blocks that this source gives: what must be printable before freezing. */
export function allBlockDocuments(source: DocumentSource): readonly OfficialDocument[] {
  const { experts } = readSource(source)
  const notice = noticeContent(source.snapshot, source.snapshotSha256)
  return [
    ...Object.values(BLOCK_DOCUMENTS).map((make) => make(source)),
    ...(notice ? [notice] : []),
    ...experts.flatMap(({ id }) => scoreSheetDocument(source, id) ?? []),
  ]
}

function isBlockDocument(id: string): id is keyof typeof BLOCK_DOCUMENTS {
  return Object.hasOwn(BLOCK_DOCUMENTS, id)
}
