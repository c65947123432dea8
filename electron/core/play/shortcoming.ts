import { findMaterialList } from '../../../shared/catalog/index.ts'
import type { Call } from '../dispatch.ts'

/** Lets a required material be missing, so that the panel has to ask for a rectification. */
export async function playShortcoming(call: Call, taskId: string): Promise<void> {
  const { package: pkg } = await call('task.get', { taskId })
  const leader = pkg.panel.experts.find(({ role }) => role === 'leader')
  const list = findMaterialList(pkg.pinned.materialList.id)
  const material = list?.materials.find(({ required }) => required)
  if (!leader || !material) throw new RangeError('a validated package has both')
  await call('task.chooseExpert', { taskId, expertId: leader.id })
  const changes = { status: 'missing', reason: '企业未能提供原件，现场也没有查到留存件' }
  await call('record.save', { taskId, kind: 'material', key: material.code, changes })
}
