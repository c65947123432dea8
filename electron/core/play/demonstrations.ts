import { v7 as uuidv7 } from 'uuid'
import { findDemonstrationScript } from '../../../shared/catalog/index.ts'
import { missingInConnection } from '../../../shared/domain/connectivity/connection.ts'
import { namedSoftware, unnamedSystem } from '../../../shared/domain/demonstration/software.ts'
import {
  demonstrationSteps,
  nextOwnCode,
  OTHER_SYSTEM,
} from '../../../shared/domain/demonstration/steps.ts'
import type { RecordBody } from '../../../shared/domain/record/kinds.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import type { Pen } from './pen.ts'

const MOST_SHOWN = 4

/** Watches the contract's systems, every step passed; those that are there are completed. */
export async function playDemonstrations(pen: Pen, pkg: TaskPackage): Promise<void> {
  const there = pen.records.all('demonstration')
  for (const { key, body } of there) await pen.write('demonstration', key, completed(pkg, body))
  if (there.length > 0) return
  for (const system of systemsOf(pkg)) {
    const body = {
      ...system,
      presenter: '孙晓东',
      shownAt: new Date().toISOString(),
      conclusion: '现场调取当日业务数据演示，流程完整，数据与车间现场一致。',
    }
    await pen.write('demonstration', uuidv7(), { ...body, ...completed(pkg, body) })
  }
}

/** Hands data down the chain of systems; the last link is only told of. */
export async function playConnections(pen: Pen, pkg: TaskPackage): Promise<void> {
  const there = pen.records.all('connection')
  for (const { key, body } of there) {
    if (missingInConnection(body).length === 0) continue
    await pen.write('connection', key, {
      ...{ from: '设备/PLC', to: '业务系统', data: '产量和状态' },
      ...{ mode: 'automatic', proof: 'claimed' },
    })
  }
  if (there.length > 0) return
  const names = ['设备/PLC', ...systemsOf(pkg).map(({ system }) => system)]
  for (const [index, to] of names.slice(1).entries()) {
    const isLast = index === names.length - 2
    await pen.write('connection', uuidv7(), {
      from: names[index] ?? '',
      to,
      data: index === 0 ? '设备状态、产量和工艺参数' : '工单、物料和检验结果',
      mode: 'automatic',
      proof: isLast ? 'claimed' : 'shown',
    })
  }
}

/** The contract's systems that the script knows, or the first of the script. */
function systemsOf(pkg: TaskPackage) {
  const script = findDemonstrationScript(pkg.pinned.demonstrationScript.id)
  const named = namedSoftware(pkg.filing, script)
    .filter(({ origin, body }) => origin === 'contract' && body.systemType !== OTHER_SYSTEM)
    .map(({ body }) => body)
  const [first] = script?.systems ?? []
  return named.length === 0 && first
    ? [unnamedSystem(first.system, first.name)]
    : named.slice(0, MOST_SHOWN)
}

/** Every step that is still open passes and has its action; one step is added where there is none. */
function completed(
  pkg: TaskPackage,
  body: RecordBody<'demonstration'>,
): Readonly<Record<`${string}.${string}`, string>> {
  const script = findDemonstrationScript(pkg.pinned.demonstrationScript.id)
  const steps = demonstrationSteps(script, body)
  const added = steps.length === 0 ? [{ code: nextOwnCode(body), action: '' }] : steps
  const open = added.filter(({ code }) => !body.results?.[code])
  const unnamed = added.filter(({ action }) => action === '')
  return Object.fromEntries([
    ...open.map(({ code }) => [`results.${code}`, 'pass'] as const),
    ...unnamed.map(({ code }) => [`actions.${code}`, '打开系统，查看当日业务数据。'] as const),
  ])
}
