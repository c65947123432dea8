import type { Command } from 'commander'
import { invalidInput } from '../../../shared/errors.ts'
import { findTask } from './find-task.ts'
import { answer, withCore, withDataFolder, type CommonOptions } from './run.ts'

type UploadOptions = CommonOptions & {
  readonly platform?: string
  readonly task?: readonly string[]
}

export function registerUpload(program: Command): void {
  withDataFolder(program.command('upload'))
    .description('上报待上报的任务；只有核验过的回执才算已上报')
    .option('--platform <url>', '平台地址（记入本数据目录的设置）')
    .option('--task <task...>', '只上报这些任务；缺省为全部待上报任务')
    .action((options: UploadOptions) =>
      answer(options, () =>
        withCore(options, async ({ call }) => {
          if (options.platform !== undefined) {
            await call('app.saveSettings', { platformUrl: options.platform })
          }
          const chosen = options.task
            ? await Promise.all(options.task.map((name) => findTask(call, name)))
            : (await call('upload.list', {}))
                .filter(({ upload }) => upload?.state !== 'confirmed')
                .map(({ task }) => task)
          if (options.task && chosen.length === 0) throw invalidInput('task', '没有选中任务')
          if (chosen.length === 0)
            return { json: { confirmed: 0, tasks: [] }, lines: ['没有待上报的任务'] }
          const report = await call('upload.start', { taskIds: chosen.map(({ id }) => id) })
          const rows = report.rows.filter(({ task }) => chosen.some(({ id }) => id === task.id))
          const tasks = rows.map(({ task, upload }) => ({
            id: task.id,
            enterprise: task.enterprise,
            status: task.status,
            state: upload?.state ?? null,
            receiptNumber: upload?.receiptNumber ?? null,
            error: upload?.lastError ?? null,
          }))
          return {
            json: { confirmed: report.confirmed, tasks },
            lines: tasks.map(({ enterprise, receiptNumber, error }) =>
              receiptNumber
                ? `已上报 ${enterprise}，回执 ${receiptNumber}`
                : `待上报 ${enterprise}：${error ?? ''}`,
            ),
            ok: tasks.every(({ state }) => state === 'confirmed'),
          }
        }),
      ),
    )
}
