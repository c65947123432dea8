import { describe, expect, it } from 'vitest'
import { notice2024 } from '../../../shared/catalog/notice-2024.ts'
import { requirementsFromFindings } from '../../../shared/domain/findings/index.ts'
import { textsOf } from '../../../shared/domain/documents/texts.ts'
import { noticeContent } from '../../../shared/domain/opinion/notice-content.ts'
import { draftSource } from '../../../shared/domain/opinion/to-annex5.ts'
import { indexRecords } from '../../../shared/domain/record/read.ts'
import { aCompleteWorkspace } from '../domain/complete-workspace.ts'

const finding = {
  title: '看板未启用',
  severity: 'major',
  requirement: '启用看板',
  status: 'open',
}

/** The texts of the notice of a workspace with one finding. */
function linesWith(requirements: string): readonly string[] {
  const workspace = aCompleteWorkspace({
    'finding f': finding,
    'opinion draft': { conclusion: 'rectify', concludedOn: '2026-11-23', requirements },
  })
  const { records } = workspace
  const source = draftSource(workspace, '2026-11-23T01:00:00Z')
  const notice = noticeContent({ ...source, records }, null)
  return notice ? textsOf(notice).map(({ text }) => text) : []
}

describe('the rectification notice', () => {
  it('states the requirements and lists the findings', () => {
    const lines = linesWith('一个月内启用看板')
    expect(lines).toEqual(expect.arrayContaining(['一个月内启用看板', '启用看板']))
    expect(lines).not.toContain(notice2024.asListed)
  })

  it('does not state twice what was taken over from the findings', () => {
    const records = indexRecords(aCompleteWorkspace({ 'finding f': finding }).records)
    const lines = linesWith(requirementsFromFindings(records))
    expect(lines).toContain(notice2024.asListed)
    expect(lines.filter((line) => line.includes('启用看板'))).toEqual(['启用看板'])
    expect(lines.filter((line) => line.includes('看板未启用'))).toHaveLength(1)
  })
})
