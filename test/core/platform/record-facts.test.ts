import { expect, it } from 'vitest'
import { getOpinion } from '../../../db/queries/opinions.ts'
import { recordFacts } from '../../platform/web/record-facts.ts'
import { aSignedTask } from '../../helpers/core.ts'

it('tells what a signed opinion states', async () => {
  const { core, taskId, workspace } = await aSignedTask()
  const { snapshot } = getOpinion(core.context.db, taskId, 1)
  const facts = new Map(recordFacts(snapshot).map(({ label, value }) => [label, value]))
  const { panel, application } = workspace.package
  expect(facts.get('评测机构')).toBe(panel.institution)
  expect(facts.get('项目名称')).toBe(application.projectName)
  expect(facts.get('专家组')).toMatch(/^\S+（组长）(、\S+)+$/)
  expect(facts.get('专家组核定等级')).toMatch(/级$/)
  expect(facts.get('核定得分')).toMatch(/^\d+(\.\d+)? 分$/)
  expect(facts.get('细分行业')).toMatch(/制造业$/)
})

it.each(['{}', '[]', '1', 'null', '{"levels":"一级","signers":{},"opinion":null}'])(
  'tells nothing from a record of another shape: %s',
  (record) => {
    expect(recordFacts(record)).toEqual([])
  },
)
