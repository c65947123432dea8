import { getTask } from '../../../db/queries/tasks.ts'
import type { OfficialDocument } from '../../../shared/domain/documents/blocks.ts'
import { blockDocument, scoreSheetId } from '../../../shared/domain/documents/contents.ts'
import {
  DOCUMENT_KINDS,
  DOCUMENT_NAMES,
  type DocumentEntry,
  type DocumentKind,
} from '../../../shared/domain/documents/kinds.ts'
import { readSource } from '../../../shared/domain/documents/reading.ts'
import { annex5Content, draftSource } from '../../../shared/domain/opinion/to-annex5.ts'
import { sheetState } from '../../../shared/domain/panel/handing-in.ts'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'
import type { Expert } from '../../../shared/formats/task-package.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Context } from '../context.ts'
import { problemInPage, RECEIVED_DOCUMENTS } from '../received/received-documents.ts'
import { opinionDocument } from '../stored-opinion.ts'
import { renderAnnex5 } from './annex5.ts'
import { renderBlankAnnex5 } from './annex5/blank.ts'
import { documentBasis, type DocumentBasis } from './document-basis.ts'
import { withEvidencePictures } from './evidence-pictures.ts'

export type DocumentName = {
  readonly taskId: string
  readonly documentId: string
  /** A frozen revision; null for the standing one, before freezing a draft. */
  readonly revision: number | null
}

/** The documents of a task, and why one can't be made yet. */
export function listDocuments(
  context: Context,
  taskId: string,
  revision: number | null = null,
): readonly DocumentEntry[] {
  return entriesOf(context, taskId, documentBasis(context, taskId, revision))
}

/** Makes one document of a task. */
export async function makeDocument(context: Context, name: DocumentName): Promise<Uint8Array> {
  const { taskId, documentId } = name
  const basis = documentBasis(context, taskId, name.revision)
  const entry = entriesOf(context, taskId, basis).find(({ id }) => id === documentId)
  if (!entry) throw new AppError({ code: 'not-found', noun: '文书', id: documentId })
  if (entry.problem !== null) throw new AppError({ code: 'not-allowed', message: entry.problem })
  if (entry.kind === 'opinion') {
    return basis.state === 'frozen'
      ? opinionDocument(context, basis.row)
      : draftOpinion(context, basis.workspace)
  }
  if (entry.kind === 'blank-opinion') return renderBlankAnnex5(context.fonts)
  const { source } = basis
  if (source === null) throw new RangeError('a document that has no problem has a source')
  const document = isReceived(entry.kind)
    ? receivedPage(context, basis, entry.kind)
    : blockDocument(source, documentId)
  if (document === null) throw new RangeError('a listed document has contents')
  return withEvidencePictures(context.printCopies, source.snapshot.evidence, (pictures) =>
    context.drawing.draw({ kind: 'official', fonts: context.fonts, document }, pictures),
  )
}

/** The form to be filled in by hand: nothing of a task stands in it. */
const blankOpinion: DocumentEntry = {
  id: 'blank-opinion',
  kind: 'blank-opinion',
  name: DOCUMENT_NAMES['blank-opinion'],
  fileName: `${DOCUMENT_NAMES['blank-opinion']}.pdf`,
  revision: null,
  problem: null,
}

/** The unfinished opinion as it stands, marked as a draft; it may lack the conclusion. */
export function draftOpinion(context: Context, workspace: Workspace): Promise<Uint8Array> {
  const source = draftSource(workspace, context.now().toISOString())
  return renderAnnex5(annex5Content(source, null, []), context.fonts)
}

function entriesOf(
  context: Context,
  taskId: string,
  basis: DocumentBasis,
): readonly DocumentEntry[] {
  const { number } = getTask(context.db, taskId)
  const revision = basis.state === 'frozen' ? basis.row.revision : null
  const entry = (kind: DocumentKind, problem: string | null, expert?: Expert): DocumentEntry => {
    const name = expert ? `${DOCUMENT_NAMES[kind]}：${expert.name}` : DOCUMENT_NAMES[kind]
    return {
      id: expert ? scoreSheetId(expert.id) : kind,
      kind,
      name,
      fileName: fileNameOf(number, name, revision),
      revision,
      problem,
    }
  }
  return DOCUMENT_KINDS.flatMap((kind): readonly DocumentEntry[] => {
    switch (kind) {
      case 'opinion':
        return [entry(kind, null)]
      case 'score-sheet':
        return panelOf(basis).map((expert) => entry(kind, sheetProblem(basis, expert), expert))
      case 'notice':
        return [entry(kind, missingOf(basis) ?? noticeProblem(basis))]
      case 'report':
        return [entry(kind, missingOf(basis) ?? scoresProblem(basis))]
      case 'document-review':
      case 'interviews':
      case 'questionnaires':
      case 'signature-sheet':
        return [entry(kind, missingOf(basis))]
      case 'receipt':
      case 'bureau-decision':
        return [entry(kind, missingOf(basis) ?? receivedProblem(context, basis, kind))]
      case 'blank-opinion':
        return [blankOpinion]
    }
  })
}

function missingOf(basis: DocumentBasis): string | null {
  return basis.state === 'draft' ? basis.missing : null
}

type ReceivedKind = keyof typeof RECEIVED_DOCUMENTS

function isReceived(kind: DocumentKind): kind is ReceivedKind {
  return Object.hasOwn(RECEIVED_DOCUMENTS, kind)
}

function receivedPage(
  context: Context,
  basis: DocumentBasis,
  kind: ReceivedKind,
): OfficialDocument | null {
  return basis.state === 'frozen' ? RECEIVED_DOCUMENTS[kind](context, basis.row) : null
}

const NOT_RECEIVED: Readonly<Record<ReceivedKind, string>> = {
  receipt: '还没有平台的回执。上报并核验回执后，这里就有回执页。',
  'bureau-decision': '还没有收到主管部门对这一版的意见。主管部门在平台上签署后，同步时会取回。',
}

function receivedProblem(
  context: Context,
  basis: DocumentBasis,
  kind: ReceivedKind,
): string | null {
  const page = receivedPage(context, basis, kind)
  return page === null ? NOT_RECEIVED[kind] : problemInPage(context, page)
}

function noticeProblem({ source }: DocumentBasis): string | null {
  return source?.snapshot.opinion.conclusion === 'rectify'
    ? null
    : '验收结论不是整改，没有整改通知。'
}

/** Experts score independently: nobody reads another's scores before all are in, a draft included. */
function scoresProblem(basis: DocumentBasis): string | null {
  return basis.state === 'frozen' || basis.showsScores
    ? null
    : '还有专家没有提交打分。全部提交后才能预览，以免看到他人的打分。'
}

function sheetProblem(basis: DocumentBasis, expert: Expert): string | null {
  const missing = missingOf(basis)
  if (missing !== null || !basis.source) return missing
  const state = sheetState(readSource(basis.source).records, expert)
  if (state.state === 'absent') return `${expert.name}没有参加评分（${state.reason}），没有评分表。`
  const isOwn = basis.state === 'draft' && basis.workspace.actingExpertId === expert.id
  return isOwn ? null : scoresProblem(basis)
}

function panelOf(basis: DocumentBasis): readonly Expert[] {
  return basis.state === 'frozen'
    ? readSource(basis.source).experts
    : basis.workspace.package.panel.experts
}

/** A name that every file system takes. */
function fileNameOf(number: string, name: string, revision: number | null): string {
  const version = revision === null ? '草稿' : `第${revision}版`
  return `${number}-${name}-${version}.pdf`.replace(/[\\/:*?"<>|]/g, '_')
}
