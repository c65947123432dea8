import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listTaskJournal } from '../../helpers/journal.ts'
import { blockingGaps } from '../../../shared/domain/checks/gaps.ts'
import { replay } from '../../../shared/domain/history/journal.ts'
import { errorText } from '../../../shared/error-text.ts'
import { aPng } from '../../fixtures/media.ts'
import { aLongSurvey, SURVEY_HEADER, surveyText } from '../../fixtures/survey-list.ts'
import { aTableFile } from '../../fixtures/tables.ts'
import { aCoreWithTask, refusal, type TestCore } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'

type Test = TestCore & { readonly taskId: string }
const POINTS = `${SURVEY_HEADER}\nZ01\t涂装车间\t能耗采集\t对照电表读数\tF4、S06\t否\nZ02\t涂装车间\t喷房视频\t\t\t是`
const POINT = '01970000-0000-7000-8000-000000000001'

const own = async ({ call, taskId }: Test) =>
  (await call('task.get', { taskId })).records.filter(({ kind }) => kind === 'own-checkpoint')

async function take({ call, taskId }: Test, text: string, acceptBadRows = false) {
  const target = { kind: 'own-checkpoint', taskId, source: { text } } as const
  const preview = await call('table.preview', target)
  const report = await call('table.import', { ...target, sha256: preview.sha256, acceptBadRows })
  return { preview, report }
}

describe('a list of own checkpoints', () => {
  it('is taken in whole, is missing in the gaps, and undone as one', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const { report } = await take(test, POINTS)
    expect(report).toMatchObject({ imported: 2, skipped: 0 })
    expect((await own(test)).map(({ body }) => body)).toMatchObject([
      { code: 'Z01', area: '涂装车间', title: '能耗采集', items: ['F4'], scenarios: ['S06'] },
      { code: 'Z02', title: '喷房视频', cameraOnly: true },
    ])
    const gaps = blockingGaps(await call('task.get', { taskId })).map(({ message }) => message)
    expect(gaps).toContain('勘查点“喷房视频”还没有结果')
    const again = await call('table.preview', {
      kind: 'own-checkpoint',
      taskId,
      source: { text: POINTS },
    })
    expect(again.notes).toEqual(['2 行的区域和勘查点与已有的相同，导入后会重复勘查，请先核对'])
    await call('record.undo', { taskId })
    expect(await own(test)).toEqual([])
  })

  it('keeps its good rows where the user agrees, none where not', async () => {
    const test = await aCoreWithTask()
    const bad = `${POINTS}\nZ03\t机房\t\t\tF99\t`
    expect(errorText(await refusal(take(test, bad)))).toMatch(/有 1 行有误，没有导入/)
    expect(await own(test)).toEqual([])
    expect((await take(test, bad, true)).report).toMatchObject({ imported: 2, skipped: 1 })
  })

  it('comes from a file, whose template is offered', async () => {
    const { call, core, taskId } = await aCoreWithTask()
    const folder = await aFolder()
    const path = join(folder, '勘查点清单.csv')
    await call('table.template', { kind: 'own-checkpoint', taskId, grant: core.grant(path) })
    const grant = core.grant(
      await aTableFile(folder, '机构.csv', POINTS.replaceAll('、', ' ').replaceAll('\t', ',')),
    )
    const source = { grant }
    expect(await call('table.preview', { kind: 'own-checkpoint', taskId, source })).toMatchObject({
      file: '机构.csv',
      goodCount: 2,
      columns: ['编号', '区域', '勘查点', '查看要点', '关联编号', '仅限现场拍摄'],
    })
    const empty = { grant: core.grant(path) }
    expect(
      errorText(
        await refusal(call('table.preview', { kind: 'own-checkpoint', taskId, source: empty })),
      ),
    ).toMatch(/列名下面没有一行数据/)
  })

  it('of 5,000 rows is replayed from its journal exactly, results and removals included', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    await take(test, surveyText(aLongSurvey(5000)))
    const [first, second] = await own(test)
    const name = { taskId, kind: 'own-checkpoint' } as const
    await call('record.save', {
      ...name,
      key: first?.key ?? '',
      changes: { result: 'fail', note: '未启用' },
    })
    await call('record.remove', { ...name, key: second?.key ?? '', reason: '重复' })
    const now = (await call('task.get', { taskId })).records
    const replayed = replay(listTaskJournal(test.core.context.db, taskId))
    expect(new Map(now.map(({ id, body }) => [id, body]))).toEqual(
      new Map([...replayed].map(([id, { body }]) => [id, body])),
    )
    expect(now.filter(({ kind }) => kind === 'own-checkpoint')).toHaveLength(4999)
  })
})

describe('a checkpoint that takes only what is shot on the spot', () => {
  async function strict() {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const target = { taskId, kind: 'own-checkpoint', key: POINT } as const
    await call('record.save', { ...target, changes: { title: '喷房视频', cameraOnly: true } })
    return { ...test, target }
  }
  const image = { name: '现场.png', bytes: aPng() }

  it('takes a photo of the camera', async () => {
    const { call, target } = await strict()
    const added = await call('evidence.addBytes', { ...target, ...image, source: 'camera' })
    expect(added.links).toEqual([{ kind: 'own-checkpoint', key: POINT }])
  })

  it('refuses files, pasted pictures and links of either, and keeps nothing of them', async () => {
    const { call, core, target, taskId } = await strict()
    const path = join(await aFolder(), '旧照片.png')
    await writeFile(path, aPng())
    const grants = [core.grant(path)]
    const before = (await call('task.get', { taskId })).evidence.length
    for (const work of [
      call('evidence.addFiles', { ...target, grants }),
      call('evidence.addBytes', { ...target, ...image, source: 'imported' }),
    ])
      expect(errorText(await refusal(work))).toMatch(/“喷房视频”只接受现场拍摄的佐证，没有添加/)
    expect((await call('task.get', { taskId })).evidence).toHaveLength(before)
    const [piece] = await call('evidence.collect', { taskId, grants })
    const link = call('evidence.link', { ...target, evidenceId: piece?.id ?? '' })
    expect(errorText(await refusal(link))).toMatch(/只接受现场拍摄/)
  })
})
