import { onTestFinished } from 'vitest'
import type { Call } from '../../electron/core/dispatch.ts'
import type { Desk } from '../platform/desk.ts'
import { startPlatform, type Platform, type PlatformOptions } from '../platform/platform.ts'
import { addSamples, SAMPLE_PASSWORD, type SampleAccount } from '../platform/samples.ts'
import { listInstitutions } from '../platform/records/accounts.ts'
import type { SyncState } from '../../shared/ipc/contract.ts'
import { aFolder } from './folder.ts'
import { isIdle, untilSync } from './sync-state.ts'

export { isIdle, untilSync } from './sync-state.ts'

export type SamplePlatform = Platform & {
  readonly dataDir: string
  /** Stops it as a power cut of the machine room does, and starts it again at the same address. */
  readonly restart: () => Promise<void>
  readonly accounts: readonly SampleAccount[]
  /** The desk that its rules work with. */
  readonly desk: Desk
  readonly codeOf: (institution: string) => string
}

/** The reference platform with the sample tasks, their experts and institutions. */
export async function aSamplePlatform(
  options: Partial<PlatformOptions> = {},
): Promise<SamplePlatform> {
  const dataDir = options.dataDir ?? (await aFolder())
  let accounts: readonly SampleAccount[] = []
  const codes = new Map<string, string>()
  let opened: Desk | undefined
  const all: PlatformOptions = {
    dataDir,
    port: 0,
    ...options,
    seed: async (desk) => {
      opened = desk
      accounts = await addSamples(desk)
      for (const one of await listInstitutions(desk.records)) codes.set(one.name, one.enrolmentCode)
    },
  }
  let platform = await startPlatform(all)
  onTestFinished(() => platform.close())
  if (!opened) throw new Error('the platform was seeded')
  return {
    ...platform,
    dataDir,
    desk: opened,
    accounts,
    codeOf: (institution) => codes.get(institution) ?? '',
    restart: async () => {
      await platform.close()
      platform = await startPlatform({ ...all, port: platform.port })
    },
  }
}

/** Registers the device and signs an expert of the task's panel in. */
export async function signInForTask(
  call: Call,
  platform: SamplePlatform,
  taskId: string,
  url = platform.url,
): Promise<void> {
  await call('app.saveSettings', { platformUrl: url })
  const { panel } = (await call('task.get', { taskId })).package
  const account = platform.accounts.find(({ id }) => panel.experts.some((one) => one.id === id))
  if (!account) throw new Error('the platform has an account for somebody of the panel')
  await call('sync.register', {
    enrolmentCode: platform.codeOf(account.institution),
    name: '评测二组笔记本',
  })
  await call('sync.signIn', { account: account.account, password: SAMPLE_PASSWORD })
}

/** Starts a run of everything and waits for its end. */
export async function sendAll(call: Call): Promise<SyncState> {
  await call('sync.start', { taskIds: null })
  return untilSync(call, isIdle)
}
