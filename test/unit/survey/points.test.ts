import { describe, expect, it } from 'vitest'
import { site2024 } from '../../../shared/catalog/site-2024.ts'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { blockingGaps, listGaps } from '../../../shared/domain/checks/gaps.ts'
import { linkTargets } from '../../../shared/domain/evidence/targets.ts'
import { usageByCode } from '../../../shared/domain/evidence/usage.ts'
import { suggestFindings } from '../../../shared/domain/findings/index.ts'
import { historyCatalog } from '../../../shared/domain/history/catalog.ts'
import { describeValue } from '../../../shared/domain/history/describe-value.ts'
import { recordTitle } from '../../../shared/domain/history/record-title.ts'
import { draftOpinionText } from '../../../shared/domain/opinion/draft-text.ts'
import { indexRecords } from '../../../shared/domain/record/read.ts'
import { isFailing } from '../../../shared/domain/rounds/index.ts'
import { refusesSource } from '../../../shared/domain/survey/camera-only.ts'
import { matchesPoint } from '../../../shared/domain/survey/find-points.ts'
import { surveyAreas, surveyPoints } from '../../../shared/domain/survey/points.ts'
import { aCompleteWorkspace, aPiece } from '../domain/complete-workspace.ts'

const OWN = {
  code: 'Z01',
  area: '涂装车间',
  title: '涂装线能耗采集',
  howTo: '对照电表读数',
  items: ['F4'],
  scenarios: ['S06'],
}
const NAME = 'own-checkpoint p1'
const withOwn = (body: object, evidence = {}) =>
  aCompleteWorkspace({ [NAME]: { ...OWN, ...body } }, evidence)
const gapsOf = (body: object) =>
  blockingGaps(withOwn(body)).map(({ target, message }) => `${target ?? ''} ${message}`)

describe('a checkpoint of the panel’s own', () => {
  it('stands behind the checklist, in its own area or in a known one', () => {
    const { package: pkg, records } = aCompleteWorkspace({
      [NAME]: OWN,
      'own-checkpoint p2': { title: '看板二', area: '生产车间' },
      'own-checkpoint p3': { title: '无处可归', area: ' ' },
    })
    const points = surveyPoints(pkg, indexRecords(records))
    expect(points).toHaveLength(site2024.checkpoints.length + 3)
    const areas = surveyAreas(points, site2024.areas)
    expect(areas.map(({ name }) => name)).toEqual([...site2024.areas, '涂装车间', '其他'])
    expect(areas[0]?.points.at(-1)).toMatchObject({ kind: 'own-checkpoint', key: 'p2' })
  })

  it('needs a result like any other, and words where it is not 符合', () => {
    expect(gapsOf({})).toEqual(['own-checkpoint:p1 勘查点“涂装线能耗采集”还没有结果'])
    expect(gapsOf({ result: 'fail', note: ' ' })).toEqual([
      'own-checkpoint:p1 勘查点“涂装线能耗采集”不是“符合”，请写明情况',
    ])
    expect(gapsOf({ title: '', result: 'pass' })).toEqual([
      'own-checkpoint:p1 自定义勘查点还没有名称',
    ])
    expect(gapsOf({ result: 'partly', note: '缺一台表' })).toEqual([])
    expect(
      blockingGaps(
        aCompleteWorkspace({
          [NAME]: OWN,
          'step site-survey': { status: 'omitted', reason: '停产' },
        }),
      ).filter(({ target }) => target === 'own-checkpoint:p1'),
    ).toEqual([])
  })

  it('fails, is proposed as a finding and told in the opinion’s text like any other', () => {
    const workspace = withOwn({ result: 'fail', note: '没有装表' })
    const record = workspace.records.find(({ kind }) => kind === 'own-checkpoint')
    expect(record && isFailing(record, workspace.package)).toBe(true)
    const found = suggestFindings(workspace).find(({ source }) => source === 'own-checkpoint:p1')
    expect(found).toMatchObject({
      title: '自定义勘查点“涂装线能耗采集”不符合',
      severity: 'major',
    })
    expect(found?.requirement).toContain('没有装表')
    expect(draftOpinionText(workspace)).toContain('涂装线能耗采集（没有装表）')
  })

  it('is one of the first twenty that the opinion’s text names', () => {
    const many = Object.fromEntries(
      Array.from({ length: 25 }, (_, i) => [
        `own-checkpoint p${i}`,
        { title: `第${i}处`, result: 'fail', note: '缺' },
      ]),
    )
    const text = draftOpinionText(aCompleteWorkspace(many))
    expect(text).toMatch(/第19处（缺）等25处。/)
    expect(text).not.toContain('第20处')
  })

  it('is found by number, title, area and hint, every word of them', () => {
    const [point] = surveyPoints(withOwn({}).package, indexRecords(withOwn({}).records)).slice(-1)
    const finds = (text: string) => point !== undefined && matchesPoint(point, text)
    expect(['z01', '能耗', '涂装车间 电表', ''].map(finds)).toEqual([true, true, true, true])
    expect(['能耗 机房', 'Z02'].map(finds)).toEqual([false, false])
  })

  it('can be proven by evidence, which then stands with its items', () => {
    const piece = aPiece([{ kind: 'own-checkpoint', key: 'p1' }])
    const workspace = withOwn({ result: 'pass' }, { evidence: [piece] })
    const records = indexRecords(workspace.records)
    const usage = usageByCode(workspace, records, miit2024)
    expect(usage.find(({ code }) => code === 'F4')?.related).toEqual([piece])
    expect(linkTargets(workspace, records, miit2024)).toContainEqual({
      group: '勘查点',
      kind: 'own-checkpoint',
      key: 'p1',
      title: '自定义勘查点“涂装线能耗采集”',
    })
  })

  it('has words in the history', () => {
    const catalog = historyCatalog(withOwn({}).package)
    const place = (field: string) => ({ kind: 'own-checkpoint', key: 'p1', field }) as const
    expect(recordTitle('own-checkpoint', 'p1', OWN, catalog)).toBe('自定义勘查点“涂装线能耗采集”')
    expect(describeValue(place('result'), 'partly', catalog)).toBe('部分符合')
    expect(describeValue(place('cameraOnly'), true, catalog)).toBe('是')
  })
})

describe('a point that takes only what is shot on the spot', () => {
  it('refuses what comes from elsewhere', () => {
    const strict = { title: '看板', cameraOnly: true }
    expect(refusesSource(strict, 'camera')).toBeNull()
    expect(refusesSource(strict, 'imported')).toMatch(/“看板”只接受现场拍摄/)
    expect(refusesSource(strict, 'package')).not.toBeNull()
    expect(refusesSource({ ...strict, cameraOnly: false }, 'imported')).toBeNull()
  })

  it('flags imported files that were there before, without blocking', () => {
    const piece = {
      ...aPiece([{ kind: 'own-checkpoint', key: 'p1' }]),
      source: 'imported' as const,
    }
    const body = { result: 'pass', cameraOnly: true }
    const flagged = (evidence: readonly (typeof piece)[] | ReturnType<typeof aPiece>[]) =>
      listGaps(withOwn(body, { evidence })).filter(({ target }) => target === 'own-checkpoint:p1')
    expect(flagged([piece])).toMatchObject([{ isBlocking: false, step: 'site-survey' }])
    expect(flagged([{ ...piece, source: 'camera' as const } as ReturnType<typeof aPiece>])).toEqual(
      [],
    )
  })
})
