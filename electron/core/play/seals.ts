import { SAMPLE_PASSWORD } from '../../../shared/domain/seal/sample.ts'
import type { Call } from '../dispatch.ts'

/** Has every signer and the institution of a signed sample put their electronic seal. */
export async function playSeals(call: Call, taskId: string): Promise<void> {
  const { revisions } = await call('task.get', { taskId })
  const snapshotSha256 = revisions.at(-1)?.snapshotSha256 ?? ''
  const { places } = await call('seal.list', { taskId })
  for (const { field, seal } of places) {
    if (seal !== null) continue
    const place = { taskId, field, snapshotSha256 }
    await call('seal.sign', { ...place, password: SAMPLE_PASSWORD, acceptsWarnings: false })
  }
}
