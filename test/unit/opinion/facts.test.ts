import { describe, expect, it } from 'vitest'
import { opinionFacts } from '../../../shared/domain/opinion/facts.ts'
import type {
  AnyRecordBody,
  RecordKind,
  StoredRecord,
} from '../../../shared/domain/record/kinds.ts'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'
import { aCompleteWorkspace, aRecord } from '../domain/complete-workspace.ts'

const record = (kind: RecordKind, key: string, body: AnyRecordBody): StoredRecord =>
  aRecord(`${kind} ${key}`, body)

const aWorkspace = (records: readonly StoredRecord[]): Workspace => ({
  ...aCompleteWorkspace(),
  records,
  evidence: [],
})

const valueOf = (workspace: Workspace, label: string): string | undefined =>
  opinionFacts(workspace).find((fact) => fact.label === label)?.value

describe('opinionFacts', () => {
  it('says what is not closed yet', () => {
    expect(valueOf(aWorkspace([]), '人员访谈')).toBe('还没有标为完成')
    expect(valueOf(aWorkspace([]), '总分')).toBe('0 分')
  })

  it('counts the records of a method that was used and quotes why one was not', () => {
    const workspace = aWorkspace([
      record('interview', 'i1', {}),
      record('interview', 'i2', {}),
      record('step', 'interview', { status: 'done' }),
      record('step', 'questionnaire', { status: 'omitted', reason: '员工不足五人' }),
    ])
    expect(valueOf(workspace, '人员访谈')).toBe('已完成，2 人次')
    expect(valueOf(workspace, '问卷调查')).toBe('未开展：员工不足五人')
  })

  it('takes the rating from the verified values, not from the claim', () => {
    const workspace = aWorkspace([record('verified-item', 'F1', { answer: ['B', 'C'] })])
    expect(valueOf(workspace, '数字化基础')).toBe('4 / 50 分')
    expect(valueOf(workspace, '总分')).toBe('4 分')
  })

  it('names each fact once, so that the list can be keyed by it', () => {
    const labels = opinionFacts(aWorkspace([])).map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
  })
})
