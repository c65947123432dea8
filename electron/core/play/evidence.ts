import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findIndicatorSet } from '../../../shared/catalog/index.ts'
import { indexRecords, verifiedSheet } from '../../../shared/domain/record/read.ts'
import { scoreSheet } from '../../../shared/domain/scoring/index.ts'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'
import type { Call } from '../dispatch.ts'

/** The sample pictures, and the items that each of them shows. */
const PICTURES = [
  { name: '01-网络拓扑图.png', items: ['F1'] },
  { name: '02-设备清单与联网看板.png', items: ['F2', 'F3'] },
  { name: '03-MES工单看板.png', items: ['F4', 'R2'] },
  { name: '04-信息系统清单.png', items: ['F5'] },
  { name: '05-防火墙策略后台.png', items: ['F6'] },
  { name: '06-数字化管理制度目录.png', items: ['F7', 'M1', 'M2', 'M3'] },
  { name: '07-能耗监测大屏.png', items: ['R1'] },
  { name: '08-财务报表摘录.png', items: ['M4', 'R3', 'R4'] },
] as const

/** Links a sample picture to every verified item that scores and has no evidence yet. */
export async function playEvidence(
  call: Call,
  workspace: Workspace,
  samplesFolder: string,
): Promise<void> {
  const taskId = workspace.summary.id
  const set = findIndicatorSet(workspace.package.pinned.indicatorSet.id)
  if (!set) throw new RangeError('a validated package pins a known indicator set')
  const points = scoreSheet(set, verifiedSheet(indexRecords(workspace.records))).itemMilli
  const isProven = (code: string) =>
    workspace.evidence.some(({ links }) =>
      links.some((link) => link.kind === 'verified-item' && link.key === code),
    )
  for (const { name, items } of PICTURES) {
    const unproven = items.filter((code) => (points[code] ?? 0) > 0 && !isProven(code))
    let evidenceId: string | null = null
    for (const key of unproven) {
      const record = { taskId, kind: 'verified-item', key } as const
      if (evidenceId === null) {
        const bytes = await readFile(join(samplesFolder, 'evidence', name))
        const facts = { name, source: 'imported' } as const
        evidenceId = (await call('evidence.addBytes', { ...record, ...facts, bytes })).id
      } else {
        await call('evidence.link', { ...record, evidenceId })
      }
    }
  }
}
