import { randomUUID } from 'node:crypto'
import { describeIssues } from '../../shared/formats/issues.ts'
import { AppError, type AppErrorInfo } from '../../shared/errors.ts'
import { contract, type Channel, type Input, type Output } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/messages.ts'
import type { Context } from './context.ts'
import { diskError } from './files.ts'
import { assertInReach } from './hand-over/lock.ts'
import { handlers } from './handlers/index.ts'

export type Dispatch = <C extends Channel>(
  channel: C,
  input: Input<C>,
) => Promise<Result<Output<C>>>

/** Like `Dispatch`, for code of ours: the value, or an AppError is thrown. */
export type Call = <C extends Channel>(channel: C, input: Input<C>) => Promise<Output<C>>

export function createCall(dispatch: Dispatch): Call {
  return async (channel, input) => {
    const result = await dispatch(channel, input)
    if (!result.ok) throw new AppError(result.error)
    return result.value
  }
}

/**
 * The one border of core: whatever comes in is checked against the contract, and whatever goes wrong
 * comes out as an error of the catalogue. Never rejects.
 */
export function createDispatch(context: Context): Dispatch {
  return async (channel, input) => {
    try {
      return { ok: true, value: await run(context, channel, input) }
    } catch (error) {
      return { ok: false, error: toErrorInfo(error, context) }
    }
  }
}

/** Like `Dispatch`, for a message of an untrusted sender. */
export async function dispatchUnknown(
  dispatch: Dispatch,
  channel: string,
  input: unknown,
): Promise<Result<unknown>> {
  if (!isChannel(channel)) {
    return { ok: false, error: { code: 'not-found', noun: '操作', id: channel } }
  }
  // Checked by `run` against the channel's schema.
  return dispatch(channel, input as Input<typeof channel>)
}

async function run<C extends Channel>(
  context: Context,
  channel: C,
  input: unknown,
): Promise<Output<C>> {
  const parsed = contract[channel].input.safeParse(input)
  if (!parsed.success) {
    throw new AppError({ code: 'input-invalid', problems: describeIssues(parsed.error.issues) })
  }
  assertInReach(context.db, channel, parsed.data)
  // The one unsafe step: TypeScript can't relate a channel's handler to its parsed input.
  const handler = handlers[channel] as (context: Context, input: unknown) => unknown
  return (await handler(context, parsed.data)) as Output<C>
}

function isChannel(channel: string): channel is Channel {
  return Object.hasOwn(contract, channel)
}

function toErrorInfo(error: unknown, context: Context): AppErrorInfo {
  const known = diskError(error, context.dataFolder)
  if (known instanceof AppError) return known.info
  const errorId = randomUUID().slice(0, 8)
  context.log(`unexpected error ${errorId}`, error)
  return { code: 'unexpected', errorId }
}
