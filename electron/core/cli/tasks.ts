import { resolve } from 'node:path'
import type { Command } from 'commander'
import { listGaps, type Gap } from '../../../shared/domain/checks/gaps.ts'
import {
  STATUS_NAMES,
  type TaskSummary,
  type Workspace,
} from '../../../shared/domain/task/workspace.ts'
import { invalidInput } from '../../../shared/errors.ts'
import type { ImportReport, WaitingUpdate } from '../../../shared/ipc/contract.ts'
import { findTask } from './find-task.ts'
import { answer, withCore, withDataFolder, type CommonOptions } from './run.ts'

export function registerTasks(program: Command): void {
  withDataFolder(program.command('import [packages...]'))
    .description('导入任务包')
    .option('--samples', '导入随程序附带的示例任务')
    .action((files: readonly string[], options: CommonOptions & { readonly samples?: boolean }) =>
      answer(options, () =>
        withCore(options, async ({ core, call }) => {
          if (files.length === 0 && !options.samples) {
            throw invalidInput('packages', '请给出任务包文件，或使用 --samples')
          }
          const reports = [
            ...(options.samples ? [await call('task.importSamples', {})] : []),
            ...(files.length > 0
              ? [
                  await call('task.importPackages', {
                    grants: files.map((file) => core.grant(resolve(file))),
                  }),
                ]
              : []),
          ]
          return imported(reports)
        }),
      ),
    )

  withDataFolder(program.command('list'))
    .description('列出任务')
    .action((options: CommonOptions) =>
      answer(options, () =>
        withCore(options, async ({ call }) => {
          const tasks = await call('task.list', {})
          return { json: tasks.map(listed), lines: tasks.map(line) }
        }),
      ),
    )

  withDataFolder(program.command('show <task>'))
    .description('查看一个任务（编号或文号）')
    .action((task: string, options: CommonOptions) =>
      answer(options, () =>
        withCore(options, async ({ call }) => {
          const { id } = await findTask(call, task)
          const workspace = await call('task.get', { taskId: id })
          const gaps = listGaps(workspace)
          return {
            json: { ...workspace, gaps },
            lines: described(workspace, gaps),
          }
        }),
      ),
    )
}

function imported(reports: readonly ImportReport[]) {
  const tasks = reports.flatMap((report) => report.imported)
  const updates = reports.flatMap((report) => report.updates)
  const refused = reports.flatMap((report) => report.refused)
  const notes = reports.flatMap((report) => report.notes)
  return {
    json: { imported: tasks.map(listed), updates, refused, notes },
    lines: [
      ...tasks.map((task) => `已导入 ${line(task)}`),
      ...updates.map(updateLine),
      ...refused.map(({ message }) => message),
      ...notes,
    ],
    ok: refused.length === 0,
  }
}

function updateLine({ number, revision, currentRevision }: WaitingUpdate): string {
  return `任务“${number}”的任务版本 ${revision} 已收到，等待采用；现在仍用任务版本 ${currentRevision}。用 take-over 逐项核对后采用，或在程序的“任务概览”中采用`
}

/** A task as scripts read it. */
function listed({ id, enterprise, project, county, status, revision }: TaskSummary) {
  return { id, enterprise, project, county, status, revision }
}

function line({ id, enterprise, project, county, status, revision }: TaskSummary): string {
  return `${id}  ${STATUS_NAMES[status]}  第${revision}版  ${county}  ${enterprise}  ${project}`
}

function described(workspace: Workspace, gaps: readonly Gap[]): readonly string[] {
  const { summary, package: pkg, evidence, revisions } = workspace
  const blocking = gaps.filter(({ isBlocking }) => isBlocking)
  const warnings = gaps.filter(({ isBlocking }) => !isBlocking)
  return [
    line(summary),
    `文号 ${summary.number}`,
    `评测机构 ${pkg.panel.institution}；专家 ${pkg.panel.experts.map(({ name }) => name).join('、')}`,
    `佐证 ${evidence.length} 件；定稿 ${revisions.length} 版`,
    ...listOf('缺项', blocking),
    ...listOf('提醒', warnings),
  ]
}

/** What keeps from freezing and what does not are told apart, as on the screens. */
function listOf(name: string, gaps: readonly Gap[]): readonly string[] {
  if (gaps.length === 0) return [`没有${name}`]
  return [`${name} ${gaps.length} 个：`, ...gaps.map(({ message }) => `  - ${message}`)]
}
