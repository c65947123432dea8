import { describe, expect, it } from 'vitest'
import { trades } from '../../../shared/catalog/terms.ts'
import { TRADES } from '../../../shared/formats/fields.ts'
import { describeIssues } from '../../../shared/formats/issues.ts'
import { problemsInTaskPackage } from '../../../shared/formats/task-package-problems.ts'
import { taskPackageSchema, type TaskPackage } from '../../../shared/formats/task-package.ts'
import { aTaskPackage } from '../../fixtures/packages.ts'

const problemsAfter = (change: (draft: TaskPackage) => void): readonly string[] =>
  problemsInTaskPackage(aTaskPackage(change)).map(({ message }) => message)

const issuesAfter = (change: (draft: TaskPackage) => void): readonly string[] => {
  const parsed = taskPackageSchema.safeParse(aTaskPackage(change), { reportInput: true })
  return parsed.success ? [] : describeIssues(parsed.error.issues).map(({ message }) => message)
}

it('a good package has no problems', () => {
  expect(problemsAfter(() => undefined)).toEqual([])
  expect(issuesAfter(() => undefined)).toEqual([])
})

it('trades are those of the catalog', () => {
  expect([...TRADES]).toEqual(trades.map(({ id }) => id))
})

describe('between fields', () => {
  it.each<readonly [string, (draft: TaskPackage) => void, string]>([
    [
      'an unknown indicator set',
      (draft) => (draft.pinned.indicatorSet = { id: 'miit-2030', version: '1' }),
      '固定版本·指标集：本程序没有“miit-2030”第 1 版，请升级程序或请平台重新下发',
    ],
    [
      'another version of a set',
      (draft) => (draft.pinned.rubric.version = '9'),
      '固定版本·验收评议表：本程序没有“rubric-2024”第 9 版（本程序有第 1 版），请升级程序或请平台重新下发',
    ],
    [
      'another credit code',
      (draft) => (draft.filing.creditCode = '91220101MADEM0202X'),
      `附件4 验收申请表·企业信用代码：“${aTaskPackage().application.creditCode}”与附件3的“91220101MADEM0202X”不一致，请平台核对`,
    ],
    [
      'an end before the beginning',
      (draft) => (draft.application.endedOn = '2025-03-31'),
      '附件4 验收申请表·项目结束日期：2025-03-31 早于项目开始日期 2025-04-01，请平台核对',
    ],
    [
      'a planned end before the beginning',
      (draft) => (draft.filing.endsOn = '2025-03-31'),
      '附件3 备案入库申请表·改造结束日期：2025-03-31 早于改造开始日期 2025-04-01，请平台核对',
    ],
    [
      'an internal acceptance before the beginning',
      (draft) => (draft.application.internalAcceptedOn = '2024-01-01'),
      '附件4 验收申请表·企业内部验收日期：2024-01-01 早于项目开始日期 2025-04-01，请平台核对',
    ],
    [
      'nothing spent',
      (draft) => (draft.application.totalSpend = '0.00'),
      '附件4 验收申请表·改造总花费（万元）：应大于 0，请平台核对',
    ],
    [
      'a contract about nothing',
      (draft) => Object.assign(draft.filing.providers[1] ?? {}, { contractAmount: '0' }),
      '附件3 备案入库申请表·合作的服务商·第 2 项·合同金额：已签合同的应大于 0，请平台核对',
    ],
    [
      'a provider twice',
      (draft) => draft.filing.providers.splice(1, 1, ...draft.filing.providers.slice(0, 1)),
      '附件3 备案入库申请表·合作的服务商·第 2 项·名称：“长春智联工软科技有限公司（示例）”重复，请平台核对',
    ],
    [
      'a deliverable of nobody',
      (draft) => Object.assign(draft.filing.deliverables[2] ?? {}, { provider: '别家' }),
      '附件3 备案入库申请表·合同交付清单·第 3 项·服务商：“别家”不在合作的服务商中，请平台核对',
    ],
    [
      'an unknown item',
      (draft) => (draft.selfAssessment.after.items['F9'] = 'A'),
      '企业自评测·改造后：指标集中没有采集项“F9”',
    ],
    [
      'an unknown option in the diagnosis',
      (draft) => Object.assign(draft.diagnosis?.items ?? {}, { F2: 'Z' }),
      '诊断评测：采集项 F2（设备数字化）：没有选项“Z”',
    ],
    [
      'an unknown material',
      (draft) => Object.assign(draft.attachments[0] ?? {}, { material: 'M99' }),
      '附件·第 1 项·材料代码：材料清单中没有代码“M99”，请平台核对',
    ],
    [
      'an attachment twice',
      (draft) => Object.assign(draft.attachments[1] ?? {}, { path: 'attachments/m03-合同.PDF' }),
      '附件·第 2 项·文件名：“attachments/m03-合同.PDF”重复，请平台核对',
    ],
  ])('%s is a problem', (_, change, sentence) => {
    expect(problemsAfter(change)).toContain(sentence)
  })
})

describe('in fields', () => {
  it.each<readonly [string, (draft: TaskPackage) => void, string]>([
    [
      'two leaders',
      (draft) => draft.panel.experts.forEach((each) => (each.role = 'leader')),
      '专家组·专家：必须恰有一名组长（role 为 leader）',
    ],
    [
      'an expert twice',
      (draft) => draft.panel.experts.push(...draft.panel.experts.slice(1)),
      '专家组·专家：专家编号（id）重复',
    ],
    [
      'an address of a file',
      (draft) => (draft.platform.url = 'file:///etc'),
      '平台·平台地址：应为 http:// 或 https:// 开头的地址',
    ],
    [
      'a key that is none',
      (draft) => (draft.platform.receiptKey = 'AAAA'),
      '平台·平台回执公钥：应为 Ed25519 公钥（SPKI DER，base64）',
    ],
    [
      'a wrong credit code',
      (draft) => (draft.application.creditCode = '123'),
      '附件4 验收申请表·企业信用代码：应为 18 位，实为 3 位',
    ],
    [
      'a filing beyond 1,500 characters',
      (draft) => (draft.filing.content = '字'.repeat(1501)),
      '附件3 备案入库申请表·项目建设内容：超过 1500 字',
    ],
  ])('%s is refused', (_, change, sentence) => {
    expect(issuesAfter(change)).toContain(sentence)
  })

  it.each([
    'attachments/..',
    'attachments/.',
    'attachments/a:b',
    'attachments/a.',
    'other/a.pdf',
    'attachments/a/b',
    'attachments/a\nb',
  ])('the attachment path %j is refused', (path) => {
    const [sentence] = issuesAfter((draft) => Object.assign(draft.attachments[0] ?? {}, { path }))
    expect(sentence).toContain('应为 attachments/ 下的文件名')
  })
})
