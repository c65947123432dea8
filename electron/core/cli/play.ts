import type { Command } from 'commander'
import { STATUS_NAMES } from '../../../shared/domain/task/workspace.ts'
import { playTask } from '../play/play-task.ts'
import { findTask } from './find-task.ts'
import { answer, withCore, withDataFolder, type CommonOptions } from './run.ts'

export function registerPlay(program: Command): void {
  withDataFolder(program.command('play <task>'))
    .description('把一个示例任务从当前进度演示到签字完成（仅限示例任务）')
    .action((name: string, options: CommonOptions) =>
      answer(options, () =>
        withCore(options, async ({ core, call }) => {
          const task = await findTask(call, name)
          await playTask(call, task.id, core.context.samplesFolder)
          const after = await findTask(call, task.id)
          const { id, enterprise, status, revision } = after
          return {
            json: { id, enterprise, status, revision },
            lines: [`${enterprise}：${STATUS_NAMES[status]}，第 ${revision} 版`],
          }
        }),
      ),
    )
}
