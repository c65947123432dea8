import { describe, expect, it } from 'vitest'
import type { OnSiteTask } from '../../../shared/formats/on-site-task.ts'
import { aTaskPackage } from '../../fixtures/packages.ts'
import { aCore, refusal } from '../../helpers/core.ts'

/** What a panel enters of a project whose task package is not at hand. */
function anOnSiteTask(enterpriseName: string, expertName: string): OnSiteTask {
  const { application, filing, panel } = aTaskPackage()
  const { institution, institutionContact, institutionPhone, experts } = panel
  return {
    appointment: null,
    application: { ...application, enterpriseName },
    providers: filing.providers,
    deliverables: [],
    panel: {
      ...{ institution, institutionContact, institutionPhone },
      experts: experts.map(({ id: _id, ...expert }, place) =>
        place === 0 ? { ...expert, name: expertName } : expert,
      ),
    },
  }
}

describe('a task entered on site', () => {
  it('is a task like any other', async () => {
    const { call } = await aCore()
    const { id } = await call('task.create', anOnSiteTask('长春新机械厂', '张䶮'))
    const { package: pkg } = await call('task.get', { taskId: id })
    expect(pkg.task.origin).toBe('on-site')
    expect(pkg.panel.experts[0]?.name).toBe('张䶮')
  })

  it('is refused with names that the opinion could not print, each named', async () => {
    const { call } = await aCore()
    const info = await refusal(call('task.create', anOnSiteTask('长春😀机械厂', '𠮷野')))
    if (info.code !== 'input-invalid') throw new Error(`refused for ${info.code}`)
    expect(info.problems.map(({ field }) => field)).toEqual([
      'application.enterpriseName',
      'panel.experts.0.name',
    ])
    expect(info.problems[1]?.message).toContain('第 1 名专家的姓名：“𠮷”（U+20BB7）不在文书字库中')
    expect(await call('task.list', {})).toEqual([])
  })
})
