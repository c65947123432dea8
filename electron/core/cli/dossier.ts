import type { Command } from 'commander'
import { invalidInput } from '../../../shared/errors.ts'
import type { TaskSummary } from '../../../shared/domain/task/workspace.ts'
import type { Call } from '../dispatch.ts'
import { findTask } from './find-task.ts'
import { outPlace } from './out-place.ts'
import { answer, withCore, withDataFolder, type CommonOptions } from './run.ts'

type DossierOptions = CommonOptions & { readonly out: string; readonly all?: boolean }

export function registerDossier(program: Command): void {
  withDataFolder(program.command('dossier [tasks...]'))
    .description('导出验收档案：文书、佐证原件、数据、清单和离线核验页')
    .option('--all', '全部已定稿的任务')
    .requiredOption('--out <path>', '.zip 文件；或一个文件夹，档案作为其中的新文件夹')
    .action((names: readonly string[], options: DossierOptions) =>
      answer(options, () =>
        withCore(options, async ({ core, call }) => {
          const chosen = await choose(call, names, options.all ?? false)
          const { form, grant, pathOf } = await outPlace(core, options.out)
          const report = await call('dossier.export', {
            taskIds: chosen.map(({ id }) => id),
            form,
            grant,
          })
          const path = pathOf(report.name)
          return {
            json: { path, ...report },
            lines: [
              `已导出 ${path}（${report.dossiers} 项，${report.files} 个文件，${report.sizeBytes} 字节），已从目标盘读回核对`,
              ...report.leftOut.map(
                ({ number, enterprise, reason }) => `没有导出 ${number} ${enterprise}：${reason}`,
              ),
              ...(report.keptBytes > 0 ? [`接着上次写，沿用 ${report.keptBytes} 字节`] : []),
              `清单 SHA-256 ${report.manifestSha256}`,
            ],
          }
        }),
      ),
    )
}

async function choose(
  call: Call,
  names: readonly string[],
  isAll: boolean,
): Promise<readonly Pick<TaskSummary, 'id'>[]> {
  if (isAll === names.length > 0) throw invalidInput('tasks', '请给出任务，或使用 --all（二选一）')
  if (!isAll) return Promise.all(names.map((name) => findTask(call, name)))
  const tasks = await call('task.list', {})
  const { plans } =
    tasks.length > 0
      ? await call('dossier.plan', { taskIds: tasks.map(({ id }) => id) })
      : { plans: [] }
  if (plans.length === 0) throw invalidInput('tasks', '没有已定稿的任务可以导出')
  return plans.map(({ taskId }) => ({ id: taskId }))
}
