import {
  getOpinion,
  listOpinionRevisions,
  listSignatures,
  type OpinionRow,
} from '../../../db/queries/opinions.ts'
import { listPrints } from '../../../db/queries/prints.ts'
import { listStampedScans } from '../../../db/queries/seals.ts'
import { listEarlierReceipts } from '../../../db/queries/standing.ts'
import { getTask } from '../../../db/queries/tasks.ts'
import { numberedName, safeName, withEnding } from '../../../shared/domain/dossier/file-names.ts'
import type { OpinionSnapshot } from '../../../shared/domain/opinion/snapshot.ts'
import { canonicalJson, type Json } from '../../../shared/formats/canonical-json.ts'
import {
  decisionPath,
  earlierReceiptPath,
  PACKAGE_PATH,
  receiptPath,
  scanRecordPath,
  VERIFIER_NAME,
} from '../../../shared/formats/dossier-names.ts'
import type { Context } from '../context.ts'
import { listDocuments, makeDocument } from '../documents/registry.ts'
import { decisionsOn } from '../received/decisions.ts'
import { findHeldReceipt, listHeldReceipts } from '../received/kept-receipts.ts'
import {
  drawPage,
  problemInPage,
  receiptPage,
  receivedPages,
} from '../received/received-documents.ts'
import { receiptText, statementText } from '../received/statement-text.ts'
import { opinionDocument, readSnapshot } from '../stored-opinion.ts'
import { readOutgoing } from '../sync/outgoing.ts'
import { fileOfBytes, type DossierFile } from './dossier-file.ts'
import verifierPage from './verifier-page.json' with { type: 'json' }

const PDF = 'application/pdf'
const JSON_TYPE = 'application/json'

/** All files of a frozen opinion's dossier but the manifest, sorted by path. */
export async function dossierFiles(
  context: Context,
  row: OpinionRow,
  signal: AbortSignal,
): Promise<readonly DossierFile[]> {
  const files = [
    ...(await documents(context, row, signal)),
    ...(await earlierDocuments(context, row)),
    ...(await otherReceipts(context, row.taskId)),
    ...stampedScans(context, row.taskId),
    ...evidence(context, readSnapshot(row)),
    ...data(context, row.taskId),
    verifierFile(),
  ]
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

export function verifierFile(): DossierFile {
  const facts = { kind: 'verifier', title: '离线核验页', mediaType: 'text/html' } as const
  return fileOfBytes({ ...facts, path: VERIFIER_NAME }, verifierPage.html)
}

/** Where the snapshot of a revision stands. */
export function snapshotPath(revision: number): string {
  return `数据/第${revision}版/快照.json`
}

async function documents(
  context: Context,
  { taskId, revision }: OpinionRow,
  signal: AbortSignal,
): Promise<readonly DossierFile[]> {
  // Blank forms and drafts have no revision: they are no part of the record.
  const entries = listDocuments(context, taskId).filter(
    (entry) => entry.revision !== null && entry.problem === null,
  )
  const files: DossierFile[] = []
  for (const [index, { id, name }] of entries.entries()) {
    signal.throwIfAborted()
    const bytes = await makeDocument(context, { taskId, documentId: id, revision })
    const path = `文书/${numberedName(index, entries.length, `${name}.pdf`)}`
    files.push(fileOfBytes({ path, kind: 'document', title: name, mediaType: PDF }, bytes))
  }
  return files
}

/** The signed opinions of earlier rounds, and those that a new revision has replaced. */
async function earlierDocuments(
  context: Context,
  row: OpinionRow,
): Promise<readonly DossierFile[]> {
  const files: DossierFile[] = []
  for (const { revision, round, state, pdfSha256 } of listOpinionRevisions(
    context.db,
    row.taskId,
  )) {
    if (revision === row.revision || pdfSha256 === null) continue
    const what = `第${revision}版（${state === 'withdrawn' ? '已另起新版' : `第${round}轮`}）`
    const add = (name: string, bytes: Uint8Array): void => {
      const title = `${name}-${what}`
      const path = `文书/历次版本/${title}.pdf`
      files.push(fileOfBytes({ path, kind: 'document', title, mediaType: PDF }, bytes))
    }
    const earlier = getOpinion(context.db, row.taskId, revision)
    // With its electronic seals, as it was given out.
    add('验收意见', await opinionDocument(context, earlier))
    for (const { name, page } of receivedPages(context, earlier)) {
      add(name, await drawPage(context, page))
    }
  }
  return files
}

/**
 * Receipts that stand beside those of the opinions: of what this device carried for others, and of scans
 * that came after their opinion was sent, with the record that these cover.
 */
async function otherReceipts(context: Context, taskId: string): Promise<readonly DossierFile[]> {
  const held = listHeldReceipts(context.db).filter(
    ({ isCarried, scan, payload }) => (isCarried || scan !== null) && payload.taskId === taskId,
  )
  const files: DossierFile[] = []
  for (const one of held) {
    const { revision, receiptNumber } = one.payload
    const what = one.isCarried ? '代报回执' : '盖章扫描件回执'
    const title = `${what}-第${revision}版-${safeName(receiptNumber)}`
    const facts = { kind: 'document', title, mediaType: PDF } as const
    const page = receiptPage(context, one)
    if (problemInPage(context, page) === null) {
      files.push(
        fileOfBytes({ ...facts, path: `文书/${what}/${title}.pdf` }, await drawPage(context, page)),
      )
    }
    const path = `数据/${what}/${title}.json`
    files.push(json(path, title, receiptText(one)))
    if (one.isCarried) continue
    const { submission } = readOutgoing(context, one.id)
    files.push(json(scanRecordPath(path), `${title}所针对的记录`, submission.record))
  }
  return files
}

/** Scans of the printed and stamped paper, of every revision. */
function stampedScans(context: Context, taskId: string): readonly DossierFile[] {
  return listOpinionRevisions(context.db, taskId).flatMap(({ id, revision }) =>
    listStampedScans(context.db, id).map((scan, index, { length }): DossierFile => ({
      path: `签章/第${revision}版/${numberedName(index, length, withEnding(scan.name, scan.mediaType))}`,
      kind: 'document',
      title: `第 ${revision} 版盖章扫描件：${scan.name}`,
      mediaType: scan.mediaType,
      sizeBytes: scan.sizeBytes,
      sha256: scan.sha256,
      open: () => context.evidence.stream(scan),
    })),
  )
}

function evidence(context: Context, snapshot: OpinionSnapshot): readonly DossierFile[] {
  return snapshot.evidence.map((piece, index, { length }) => ({
    path: `佐证/${numberedName(index, length, withEnding(piece.name, piece.mediaType))}`,
    kind: 'evidence',
    title: piece.name,
    mediaType: piece.mediaType,
    sizeBytes: piece.sizeBytes,
    sha256: piece.sha256,
    open: () => context.evidence.stream(piece),
  }))
}

function json(path: string, title: string, text: string): DossierFile {
  return fileOfBytes({ path, kind: 'data', title, mediaType: JSON_TYPE }, text)
}

function data({ db }: Context, taskId: string): readonly DossierFile[] {
  const revisions = listOpinionRevisions(db, taskId).flatMap((listed) => {
    const { id, revision } = listed
    const title = (what: string): string => `第 ${revision} 版${what}`
    const receipt = findHeldReceipt(db, id)
    const [decision] = decisionsOn(db, { taskId, snapshotSha256: listed.snapshotSha256 })
    const { snapshot } = getOpinion(db, taskId, revision)
    const signatures = listSignatures(db, id)
    return [
      // Exactly the text that is hashed.
      json(snapshotPath(revision), title('验收记录快照'), snapshot),
      json(`数据/第${revision}版/签字.json`, title('签字笔迹'), canonical(signatures)),
      ...(receipt ? [json(receiptPath(revision), title('平台回执'), receiptText(receipt))] : []),
      // Of a platform that was restored since, and got the opinion once more.
      ...listEarlierReceipts(db, id).map((earlier, index) =>
        json(
          earlierReceiptPath(revision, index + 1),
          title(`此前的平台回执（${index + 1}）`),
          statementText(db, taskId, earlier),
        ),
      ),
      ...(decision
        ? [
            json(
              decisionPath(revision),
              title('主管部门意见'),
              statementText(db, taskId, decision.signed),
            ),
          ]
        : []),
    ]
  })
  return [
    json(PACKAGE_PATH, '任务包', canonical(getTask(db, taskId).package)),
    json('数据/打印记录.json', '打印记录', canonical(listPrints(db, taskId))),
    ...revisions,
  ]
}

function canonical(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value)) as Json)
}
