import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CoreOptions } from '../../../electron/core/core.ts'
import { SAMPLE_PASSWORD } from '../../../shared/domain/seal/sample.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { aSignedTask, type TestCore } from '../../helpers/core.ts'
import { aCertificateFile } from '../../helpers/seals.ts'
import type { Identity } from '../../platform/ca/authority.ts'

/** A sample task signed by hand, ready to be sealed with the sample certificates. */
export async function aTaskToSeal(options: Partial<CoreOptions> = {}) {
  const test = await aSignedTask(options)
  const { workspace } = test
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
  const document = () =>
    test.call('document.pdf', { taskId: test.taskId, documentId: 'opinion', revision: 1 })
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
