import { hasEvidence, getEvidence } from '../../../db/queries/evidence.ts'
import { findTask } from '../../../db/queries/tasks.ts'
import type { Evidence } from '../../../shared/domain/task/workspace.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import { assertMayWrite } from '../access.ts'
import type { Context } from '../context.ts'
import { refer } from '../evidence-rows.ts'

/** What MediaRecorder makes of a microphone: Opus in WebM. */
const MEDIA_TYPE = 'audio/webm'

export async function start(
  context: Context,
  { taskId, kind, key, title, device }: ParsedInput<'recording.start'>,
): Promise<{ readonly recordingId: string }> {
  const author = assertMayWrite(context.db, taskId, kind, key).id
  const recordingId = context.newId()
  const startedAt = context.now().toISOString()
  const facts = { taskId, kind, key, author, title, device, startedAt }
  await context.recordings.begin(recordingId, facts)
  return { recordingId }
}

export async function append(
  context: Context,
  { recordingId, sequence, bytes }: ParsedInput<'recording.append'>,
): Promise<{ readonly savedAt: string }> {
  await context.recordings.append(recordingId, sequence, bytes)
  return { savedAt: context.now().toISOString() }
}

export async function finish(
  context: Context,
  { recordingId }: ParsedInput<'recording.finish'>,
): Promise<Evidence> {
  // The answer to the first call may have been lost with core: then it is evidence already.
  if (hasEvidence(context.db, recordingId)) {
    await context.recordings.discard(recordingId)
    return getEvidence(context.db, recordingId)
  }
  const evidence = await toEvidence(context, recordingId, '')
  if (evidence !== null) return evidence
  throw new AppError({ code: 'not-allowed', message: '没有录到声音，没有保存录音。请检查麦克风。' })
}

/**
 * Recordings that a crash left unfinished become evidence; one whose task is closed for writing, or
 * not here, stays on disk as it is.
 */
export async function recover(context: Context): Promise<readonly Evidence[]> {
  const recovered: Evidence[] = []
  for (const id of await context.recordings.list()) {
    try {
      if (hasEvidence(context.db, id)) await context.recordings.discard(id)
      else {
        const evidence = await toEvidence(context, id, '（中断前的部分）')
        if (evidence !== null) recovered.push(evidence)
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      context.log(`recording ${id} was left as it is`, error)
    }
  }
  return recovered
}

/** A recording that still runs could not become evidence of a frozen opinion. */
export async function assertNoneUnfinished(context: Context, taskId: string): Promise<void> {
  for (const id of await context.recordings.list()) {
    const facts = await context.recordings.facts(id).catch((error: unknown) => {
      // A damaged one can't be finished: it must not keep the panel from freezing.
      context.log(`recording ${id} can't be read`, error)
      return null
    })
    if (facts?.taskId !== taskId) continue
    const message = `还不能定稿：录音“${facts.title}”还没有结束。请先在原页面“结束并保存”。`
    throw new AppError({ code: 'not-allowed', message })
  }
}

/** The recording as a piece of evidence under the same id; null where nothing was recorded. */
async function toEvidence(context: Context, id: string, note: string): Promise<Evidence | null> {
  const { taskId, kind, key, author, title, device, startedAt } = await context.recordings.facts(id)
  if (!findTask(context.db, taskId)) {
    throw new AppError({ code: 'not-found', noun: '任务', id: taskId })
  }
  const target = { taskId, kind, key }
  assertMayWrite(context.db, taskId, kind, key)
  const stored = await context.evidence.add(context.recordings.stream(id))
  if (stored.sizeBytes === 0) {
    await context.recordings.discard(id)
    return null
  }
  const evidence = refer(
    context,
    target,
    {
      id,
      author,
      name: `${title}${note}.webm`,
      mediaType: MEDIA_TYPE,
      source: 'camera',
      capturedAt: startedAt,
      device: device === '' ? null : device,
    },
    stored,
  )
  await context.recordings.discard(id)
  return evidence
}
