import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findIndicatorSet } from '../../../shared/catalog/index.ts'
import { indexRecords, verifiedSheet } from '../../../shared/domain/record/read.ts'
import { scoreSheet } from '../../../shared/domain/scoring/index.ts'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'
import type { Call } from '../dispatch.ts'

/** Links a sample picture to every verified item that scores and has no evidence yet. */
export async function playEvidence(
  call: Call,
  workspace: Workspace,
  samplesFolder: string,
): Promise<void> {
  const taskId = workspace.summary.id
  const set = findIndicatorSet(workspace.package.pinned.indicatorSet.id)
  if (!set) throw new RangeError('a validated package pins a known indicator set')
  const folder = join(samplesFolder, 'evidence')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png')).toSorted()
  const points = scoreSheet(set, verifiedSheet(indexRecords(workspace.records))).itemMilli
  const added = new Map<string, string>()
  for (const [index, { code }] of set.items.entries()) {
    const isProven = workspace.evidence.some(({ links }) =>
      links.some((link) => link.kind === 'verified-item' && link.key === code),
    )
    const name = names[index % names.length]
    if (isProven || (points[code] ?? 0) === 0 || name === undefined) continue
    const record = { taskId, kind: 'verified-item', key: code } as const
    const known = added.get(name)
    if (known !== undefined) {
      await call('evidence.link', { ...record, evidenceId: known })
      continue
    }
    const bytes = await readFile(join(folder, name))
    const mediaType = 'image/png'
    const piece = await call('evidence.addBytes', {
      ...record,
      name,
      mediaType,
      source: 'imported',
      bytes,
    })
    added.set(name, piece.id)
  }
}
