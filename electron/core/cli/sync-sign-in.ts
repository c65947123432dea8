import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { needsPerson, waitMs, type Fault } from '../../../shared/domain/sync/index.ts'
import { errorText } from '../../../shared/error-text.ts'
import { AppError, invalidInput } from '../../../shared/errors.ts'
import type { Call } from '../dispatch.ts'
import { askPassword } from './ask-password.ts'
import { waitLine } from './sync-lines.ts'
import type { Patience, SyncOptions } from './sync-options.ts'

/**
 * Registers the device where a code is given and signs the account in, as the sync centre does.
 *
 * An account that is signed in already stays so, unless `isAnew`. Waits for a platform that can't be
 * reached where the patience says so. Throws AppErrors.
 */
export async function signInTo(
  call: Call,
  { account, enrol: enrolmentCode }: SyncOptions,
  patience: Patience,
  { isAnew = false }: { readonly isAnew?: boolean } = {},
): Promise<void> {
  const known = await call('sync.state', {})
  if (known.platformUrl === null) {
    throw invalidInput('platform', '还没有平台地址。请用 --platform <url> 给出。')
  }
  if (enrolmentCode !== undefined && !isAnew) {
    const name = hostname().slice(0, 60) || '命令行'
    await reach(() => call('sync.register', { enrolmentCode, name }), patience)
  } else if (known.device === null) {
    throw invalidInput(
      'enrol',
      '这台设备还没有在平台登记。请加 --enrol <登记码>；登记码向平台管理员索取。',
    )
  }
  if (!isAnew && known.account?.account === account) return
  const password = await askPassword(account)
  await reach(() => call('sync.signIn', { account, password }), patience)
}

/** Does it again while the platform can't be reached or is busy; says why each time. */
async function reach(work: () => Promise<unknown>, patience: Patience): Promise<void> {
  for (let failures = 1; ; failures += 1) {
    try {
      await work()
      return
    } catch (error) {
      const fault = passingFault(error)
      if (!patience.waits || fault === null) throw error
      const ms = waitMs(failures, Math.random(), fault.retryAfterMs)
      const { reason, detail } = fault
      patience.say(waitLine(errorText({ code: 'sync-failed', reason, detail }), ms))
      await rest(ms, patience.signal)
    }
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal })
  } catch (cause) {
    throw new AppError({ code: 'cancelled' }, { cause })
  }
}

function passingFault(error: unknown): Fault | null {
  if (!(error instanceof AppError) || error.info.code !== 'sync-failed') return null
  const { reason, detail, retryAfterMs = null } = error.info
  const fault = { reason, detail, retryAfterMs }
  return needsPerson(fault) ? null : fault
}
