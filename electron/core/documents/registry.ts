import {
  findFrozenOpinion,
  getOpinion,
  listSignatures,
  type OpinionRow,
} from '../../../db/queries/opinions.ts'
import { getTask } from '../../../db/queries/tasks.ts'
import {
  DOCUMENT_NAMES,
  type DocumentEntry,
  type DocumentKind,
} from '../../../shared/domain/documents/kinds.ts'
import type { DocumentSource } from '../../../shared/domain/documents/source.ts'
import { noticeContent } from '../../../shared/domain/opinion/notice-content.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Context } from '../context.ts'
import { opinionDocument, readSnapshot } from '../stored-opinion.ts'
import { withEvidencePictures } from './evidence-pictures.ts'
import { renderOfficial } from './flow/render.ts'

export type DocumentName = {
  readonly taskId: string
  readonly documentId: string
  /** A frozen revision; null for the standing one. */
  readonly revision: number | null
}

/** The documents of a task, and why one can't be made yet. */
export function listDocuments(context: Context, taskId: string): readonly DocumentEntry[] {
  const frozen = findFrozenOpinion(context.db, taskId)
  const entry = (kind: DocumentKind, problem: string | null): DocumentEntry => ({
    id: kind,
    kind,
    name: DOCUMENT_NAMES[kind],
    fileName: `${getTask(context.db, taskId).number}-${DOCUMENT_NAMES[kind]}.pdf`,
    revision: frozen?.revision ?? null,
    problem,
  })
  const unfrozen = frozen ? null : '验收意见定稿后才能生成'
  return [
    entry('opinion', unfrozen),
    ...(frozen?.conclusion === 'rectify' ? [entry('notice', unfrozen)] : []),
  ]
}

/** Makes one document of a task. */
export async function makeDocument(context: Context, name: DocumentName): Promise<Uint8Array> {
  const row = rowOf(context, name)
  if (name.documentId === 'opinion') return opinionDocument(context, row)
  const { snapshot, snapshotSha256 } = sourceOf(context, row)
  const content = noticeContent(snapshot, snapshotSha256)
  if (content === null) {
    throw new AppError({
      code: 'not-allowed',
      message: `第 ${row.revision} 版验收意见的结论不是整改，没有整改通知。`,
    })
  }
  return withEvidencePictures(context.evidence, snapshot.evidence, (pictures) =>
    renderOfficial(content, context.fonts, pictures),
  )
}

function rowOf({ db }: Context, { taskId, revision }: DocumentName): OpinionRow {
  const row = revision === null ? findFrozenOpinion(db, taskId) : getOpinion(db, taskId, revision)
  if (row) return row
  throw new AppError({ code: 'not-allowed', message: '验收意见定稿后才能生成这份文书。' })
}

/** What the documents of a frozen revision are made from. */
export function sourceOf({ db }: Context, row: OpinionRow): DocumentSource {
  return {
    snapshot: readSnapshot(row),
    snapshotSha256: row.snapshotSha256,
    package: getTask(db, row.taskId).package,
    signatures: listSignatures(db, row.id),
  }
}
