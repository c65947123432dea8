import type { Fault } from '../../../shared/domain/sync/index.ts'
import { errorText } from '../../../shared/error-text.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Context } from '../context.ts'
import { diskError } from '../files.ts'

/** What the engine makes of an error: the network's, the platform's, or one of this device. */
export function faultOfError(context: Context, error: unknown): Fault {
  const known = diskError(error, context.dataFolder)
  if (known instanceof AppError) {
    const { info } = known
    if (info.code === 'sync-failed') {
      const { reason, detail, retryAfterMs } = info
      return { reason, detail, retryAfterMs: retryAfterMs ?? null }
    }
    return localFault(errorText(info))
  }
  const errorId = context.newId().slice(-8)
  context.log(`sync failed unexpectedly ${errorId}`, error)
  return localFault(`出现意外错误（编号 ${errorId}）`)
}

function localFault(text: string): Fault {
  return { reason: 'local-file', detail: text.replace(/[。.\s]+$/u, ''), retryAfterMs: null }
}

/** The sentence of a fault: what happened, what is safe, what to do. */
export function faultText({ reason, detail }: Fault): string {
  return errorText({ code: 'sync-failed', reason, detail })
}
