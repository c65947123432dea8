import type { Command } from 'commander'
import { AppError } from '../../../shared/errors.ts'
import type { ReviewedChange } from '../../../shared/domain/merge/index.ts'
import { findTask } from './find-task.ts'
import { answer, withCore, withDataFolder, type CommonOptions } from './run.ts'

type TakeOverOptions = CommonOptions & {
  readonly keep: readonly string[]
  readonly take: readonly string[]
  readonly reason?: string
}

const more = (value: string, before: readonly string[]): readonly string[] => [...before, value]

export function registerTakeOver(program: Command): void {
  withDataFolder(program.command('take-over <task>'))
    .description('核对一个任务收到的新版本：不给理由时只列出每处不同，给出理由时采用')
    .option('--keep <field>', '这一项保留现值（可重复）', more, [])
    .option('--take <field>', '这一项采用新值（可重复）', more, [])
    .option('--reason <text>', '采用的理由；由组长采用')
    .action((name: string, options: TakeOverOptions) =>
      answer(options, () =>
        withCore(options, async ({ call }) => {
          const { id: taskId, number } = await findTask(call, name)
          const { pending } = await call('taskUpdate.state', { taskId })
          if (pending === null) {
            const message = `任务“${number}”没有等待采用的新版本。`
            throw new AppError({ code: 'not-allowed', message })
          }
          const { revision, packageSha256, changes } = pending
          const { reason } = options
          if (reason !== undefined) {
            const choices = Object.fromEntries([
              ...options.keep.map((key) => [key, 'keep'] as const),
              ...options.take.map((key) => [key, 'take'] as const),
            ])
            await call('taskUpdate.accept', { taskId, revision, packageSha256, choices, reason })
          }
          return {
            json: { ...pending, isAccepted: reason !== undefined },
            lines: [
              reason === undefined
                ? `任务“${number}”收到任务版本 ${revision}，还没有采用，有 ${changes.length} 处不同：`
                : `任务“${number}”已采用任务版本 ${revision}`,
              ...changes.map(changeLine),
              ...(pending.refusal === null ? [] : [pending.refusal]),
            ],
          }
        }),
      ),
    )
}

function changeLine({ key, title, before, after, needsChoice }: ReviewedChange): string {
  const mark = needsChoice ? '（需要选择：--keep 或 --take）' : ''
  return `  ${key}　${title}${mark}　现值：${before}　新值：${after}`
}
