import { insertStampedScan, listStampedScans } from '../../../db/queries/seals.ts'
import { judgeScanCode } from '../../../shared/domain/seal/scan-code.ts'
import type { SealDesk, StampedScan } from '../../../shared/domain/seal/seal.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ParsedInput, ScannedPaper } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { bytesSource } from '../evidence/file-source.ts'
import { inspect } from '../evidence/inspect.ts'
import { readPicked } from '../read-picked.ts'
import { savePicked } from '../save-picked.ts'
import { findStanding, toDesk } from '../seal/standing.ts'
import { onePiece } from '../one-piece.ts'
import { queueLateScans } from '../sync/attachments.ts'
import { getActingExpert } from '../workspace.ts'

const MOST_SCAN_MB = 64
const SCAN_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp']

/** A picked scan, checked to be whole and something that can be looked at. */
export async function read(
  context: Context,
  { grant }: ParsedInput<'seal.readScan'>,
): Promise<ScannedPaper> {
  const { name, bytes } = await readPicked(context, grant, MOST_SCAN_MB)
  const { mediaType } = await inspect(bytesSource(name, bytes))
  if (SCAN_TYPES.includes(mediaType)) return { name, mediaType, bytes }
  throw new AppError({
    code: 'file-unreadable',
    file: name,
    reason: '扫描件应为 PDF 或 JPG、PNG、WebP 图片',
  })
}

/**
 * Keeps a scan of the printed and stamped document beside the opinion that the expert saw.
 *
 * A code that names another opinion or revision is refused; where none can be read, the expert has
 * compared by eye. Where the opinion is on its way or received, the scan goes up by itself.
 */
export async function add(context: Context, input: ParsedInput<'seal.addScan'>): Promise<SealDesk> {
  const { db } = context
  const { row } = signed(context, input)
  const verdict = judgeScanCode(input.code, row.snapshotSha256)
  if (verdict === 'another') {
    throw new AppError({
      code: 'not-allowed',
      message:
        '没有添加：扫描件上的二维码属于另一份或另一版验收意见。请核对纸质文件，扫描这一版后重试。',
    })
  }
  const { name, mediaType, bytes } = await read(context, input)
  const stored = await context.evidence.add(onePiece(bytes))
  const desk = db.transaction(() => {
    const standing = signed(context, input)
    insertStampedScan(db, {
      id: context.newId(),
      revisionId: standing.row.id,
      name,
      mediaType,
      ...stored,
      checkedBy: verdict === 'this' ? 'code' : 'eye',
      author: getActingExpert(db, input.taskId).id,
      deviceId: context.deviceId,
      addedAt: context.now().toISOString(),
    })
    queueLateScans(context)
    return toDesk(context, standing)
  })
  if (desk.lateScans.length > 0) {
    context.emit({ type: 'task-changed', taskId: input.taskId })
    context.emit({ type: 'sync-changed' })
  }
  return desk
}

/** Writes a kept scan where the user picked. */
export async function save(
  context: Context,
  { taskId, scanId, grant }: ParsedInput<'seal.saveScan'>,
): Promise<{ readonly sha256: string }> {
  const scan = getScan(context, taskId, scanId)
  const pieces: Uint8Array[] = []
  for await (const piece of context.evidence.stream(scan)) pieces.push(piece)
  return savePicked(context, grant, Buffer.concat(pieces))
}

function getScan(context: Context, taskId: string, scanId: string): StampedScan {
  const { row } = findStanding(context, taskId)
  const scan = listStampedScans(context.db, row.id).find(({ id }) => id === scanId)
  if (scan) return scan
  throw new AppError({ code: 'not-found', noun: '扫描件', id: scanId })
}

function signed(
  context: Context,
  { taskId, snapshotSha256 }: Pick<ParsedInput<'seal.addScan'>, 'taskId' | 'snapshotSha256'>,
) {
  const standing = findStanding(context, taskId)
  if (standing.row.snapshotSha256 === snapshotSha256 && standing.row.pdf !== null) return standing
  throw new AppError({
    code: 'not-allowed',
    message: '这一版还没有签完字，或已另起新版。请重新打开“签字”页查看后再添加扫描件。',
  })
}
