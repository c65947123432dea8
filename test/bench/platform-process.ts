import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Core } from '../../electron/core/core.ts'
import { askJson, type PlatformLink } from '../../electron/core/sync/platform-link.ts'
import { registerDevice, signIn } from '../../electron/core/sync/session.ts'
import {
  PLATFORM_PATHS,
  submissionStateSchema,
  type SubmittedFile,
} from '../../shared/formats/platform-api.ts'
import { SAMPLE_ENROLMENT_CODE, SAMPLE_PASSWORD } from '../platform/samples.ts'

/** The reference platform with its samples, as a process of its own. */
export async function aPlatformProcess(dataDir: string) {
  const main = resolve(import.meta.dirname, '../platform/main.ts')
  // With the flags of this process, which are those of `npm run platform`.
  const args = [...process.execArgv, main, '--port', '0', '--data', dataDir]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [ready] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { url: ready.replace('platform ready ', ''), stop: () => child.kill('SIGTERM') }
}

/** A way to the platform; null: not signed in. */
export function linkTo(url: string, accessToken: string | null): PlatformLink {
  return {
    fetch,
    signal: new AbortController().signal,
    timeoutMs: 60_000,
    baseUrl: new URL('/', url),
    accessToken: () => accessToken,
    onDate: () => undefined,
  }
}

/** The first sample task's first expert, on this device. */
export async function signedIn(link: PlatformLink, { context }: Core): Promise<PlatformLink> {
  await registerDevice(link, context, { enrolmentCode: SAMPLE_ENROLMENT_CODE, name: '测速' })
  const who = { account: 'expert1', password: SAMPLE_PASSWORD }
  return linkTo(link.baseUrl.href, await signIn(link, context, who))
}

/** Registers an opinion with these files, the first of which counts as its PDF; its submission's id. */
export async function register(
  link: PlatformLink,
  files: readonly Omit<SubmittedFile, 'kind'>[],
  of: { readonly taskId: string; readonly revision: number },
): Promise<string> {
  const json = {
    format: 'smedt-submission',
    version: 1,
    idempotencyKey: randomUUID(),
    ...of,
    taskNumber: '测速',
    enterpriseName: '测速',
    round: 1,
    conclusion: 'passed',
    concludedOn: '2026-11-28',
    deviceId: randomUUID(),
    record: '{}',
    recordSha256: createHash('sha256').update('{}').digest('hex'),
    files: files.map((file, index) => ({
      ...file,
      kind: index === 0 ? 'opinion-pdf' : 'evidence',
    })),
  }
  const ask = { method: 'POST', path: PLATFORM_PATHS.submissions(), json } as const
  return (await askJson(link, ask, submissionStateSchema)).submissionId
}

/** `Upload-Metadata`: names with base64 values. */
export function tusMetadata(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join()
}
