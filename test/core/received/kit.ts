import { join } from 'node:path'
import { sha256 } from '../../../renderer/verifier/sha256.ts'
import { storedFile } from '../../../renderer/verifier/stored-file.ts'
import { verify } from '../../../renderer/verifier/verify.ts'
import { aSignedTask } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'
import { runPdfTool } from '../documents/pdf-tools.ts'
import { filesOfZip, type Files } from '../dossier/unpack.ts'
import { decide } from '../../platform/rules/decide.ts'

/** A task whose opinion the platform has received. */
export async function aReceivedTask() {
  const platform = await aSamplePlatform()
  const test = await aSignedTask()
  await signInForTask(test.call, platform, test.taskId)
  await test.call('sync.start', { taskIds: null })
  await untilSync(test.call, isIdle)
  const [receipt] = await test.call('sync.receipts', {})
  if (!receipt) throw new Error('the platform has given a receipt')
  return { ...test, platform, receipt }
}

type ReceivedTask = Awaited<ReturnType<typeof aReceivedTask>>

/** The county bureau decides, and the decision comes here. */
export async function bringDecision(
  { call, platform, taskId }: ReceivedTask,
  change: Partial<Parameters<typeof decide>[2]> = {},
): Promise<void> {
  const [submission] = await platform.desk.records
    .selectFrom('submissions')
    .select('id')
    .where('taskId', '=', taskId)
    .execute()
  await decide(platform.desk, submission?.id ?? '', {
    decision: 'agreed',
    text: '同意第三方评测机构的审核意见。',
    decidedOn: '2026-11-30',
    bureau: '长春市某区工业和信息化局',
    decidedBy: '李娜',
    isSealed: true,
    ...change,
  })
  await call('sync.start', { taskIds: null })
  await untilSync(call, isIdle)
}

export async function aDossierOf({
  core,
  call,
  taskId,
}: Pick<ReceivedTask, 'core' | 'call' | 'taskId'>) {
  const path = join(await aFolder(), '档案.zip')
  await call('dossier.export', { taskIds: [taskId], form: 'zip', grant: core.grant(path) })
  return filesOfZip(path)
}

/** Blanks of a page depend on where its lines are broken. */
export const textOf = (bytes: Uint8Array): string =>
  runPdfTool(bytes, 'pdftotext', ['@', '-']).toString().replace(/\s/gu, '')

/** What the page that lies in a dossier says of its files. */
export const pageVerdict = (files: Files) =>
  verify(
    [...files].map(([path, bytes]) => storedFile(path, new Blob([bytes.slice()]))),
    {
      sha256,
      signal: new AbortController().signal,
      onBytes: () => undefined,
      onTotal: () => undefined,
    },
  )
