import { rmSync } from 'node:fs'
import { cp, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CoreOptions } from '../../../electron/core/core.ts'
import { createCall } from '../../../electron/core/dispatch.ts'
import { playTask } from '../../../electron/core/play/play-task.ts'
import { SAMPLE_PASSWORD } from '../../../shared/domain/seal/sample.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { aCore, samplesFolder, type TestCore } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'
import { openCore } from '../../helpers/open-core.ts'
import { aCertificateFile } from '../../helpers/seals.ts'
import type { Identity } from '../../platform/ca/authority.ts'

let template: Promise<string> | undefined

/** A data folder with one signed task: played once a test file, as it takes seconds. */
async function makeTemplate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'smedt-signed-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const core = await openCore({ dataFolder: folder })
  const call = createCall(core.dispatch)
  const { imported } = await call('task.importSamples', {})
  await playTask(call, imported[0]?.id ?? '', samplesFolder)
  core.close()
  return folder
}

/** A sample task signed by hand, ready to be sealed with the sample certificates. */
export async function aTaskToSeal(options: Partial<CoreOptions> = {}) {
  template ??= makeTemplate()
  const dataFolder = await aFolder()
  await cp(await template, dataFolder, { recursive: true })
  const core = await aCore({ ...options, dataFolder })
  const tasks = await core.call('task.list', {})
  const task = tasks.find(({ status }) => status === 'awaiting-upload')
  if (!task) throw new Error('the template has a signed task')
  const workspace = await core.call('task.get', { taskId: task.id })
  const test = { ...core, taskId: task.id, workspace }
  const snapshotSha256 = workspace.revisions[0]?.snapshotSha256 ?? ''
  const seal = (field: string, change: Partial<Input<'seal.sign'>> = {}) =>
    test.call('seal.sign', {
      taskId: test.taskId,
      field,
      snapshotSha256,
      password: SAMPLE_PASSWORD,
      acceptsWarnings: false,
      ...change,
    })
  const document = () => test.call('opinion.pdf', { taskId: test.taskId, revision: 1 })
  return { ...test, snapshotSha256, seal, document }
}

/** Registers a file that the user picked. */
export async function aPickedFile(
  { core, folder }: Pick<TestCore, 'core' | 'folder'>,
  name: string,
  bytes: Uint8Array | string,
): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return core.grant(path)
}

/** Chooses a certificate for a place, as a signer does. */
export async function chooseCertificate(
  test: TestCore & { readonly taskId: string },
  field: string,
  identity: Identity,
) {
  const { name, bytes } = await aCertificateFile(identity)
  const grant = await aPickedFile(test, name, bytes)
  return test.call('seal.importCertificate', { taskId: test.taskId, field, grant })
}
