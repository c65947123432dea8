import { expect, it } from 'vitest'
import { reportDocument } from '../../../shared/domain/documents/report/report.ts'
import { aCompleteWorkspace } from '../domain/complete-workspace.ts'
import { aSource, tableOf, wordsOf } from './a-source.ts'

it('a report of a re-acceptance says of what, and what became of each fault', () => {
  const workspace = aCompleteWorkspace(
    {
      'checkpoint P01': { result: 'pass', note: '看板已启用' },
      'checkpoint P02': { result: 'fail', note: '仍未联网' },
      'recheck checkpoint:P02': { round: 2, note: '重新查看，网关未到货' },
    },
    {
      previousRound: {
        round: 1,
        opinionId: 'first',
        revision: 1,
        snapshotSha256: 'c'.repeat(64),
        concludedOn: '2026-10-20',
        rectificationDueOn: '2026-11-20',
        requirements: '启用看板',
        lateReason: '企业停电一周',
        failed: ['P01', 'P02'].map((key) => ({
          id: `id of checkpoint ${key}`,
          kind: 'checkpoint' as const,
          key,
          body: { result: 'fail' as const },
          revision: key === 'P01' ? 0 : 1,
        })),
      },
    },
  )
  const report = reportDocument(
    aSource({ ...workspace, summary: { ...workspace.summary, round: 2 } }),
  )
  const words = wordsOf(report)
  expect(words).toContain('第1轮于2026年10月20日作出限期整改结论，整改期限至2026年11月20日')
  expect(words).toContain('理由：企业停电一周')
  expect(tableOf(report, '须复核事项').rows.map((row) => row.slice(1))).toEqual([
    ['符合要求', '—'],
    ['仍未通过', '重新查看，网关未到货'],
  ])
  expect(wordsOf(reportDocument(aSource(aCompleteWorkspace())))).not.toContain('复验')
})
