import type { Command } from 'commander'
import { AppError } from '../../../shared/errors.ts'
import type { KeptReceipt } from '../../../shared/ipc/contract.ts'
import { findTask } from './find-task.ts'
import { outPlace } from './out-place.ts'
import { answer, withCore, withDataFolder, type CommonOptions } from './run.ts'

type ReceiptOptions = CommonOptions & { readonly out: string }

export function registerReceipt(program: Command): void {
  withDataFolder(program.command('receipt <task>'))
    .description('输出一个任务的全部上报回执：每份一页 PDF 和平台签名的 JSON')
    .requiredOption('--out <path>', '.zip 文件；或一个文件夹，回执作为其中的新文件夹')
    .action((name: string, options: ReceiptOptions) =>
      answer(options, () =>
        withCore(options, async ({ core, call }) => {
          const { id: taskId, number } = await findTask(call, name)
          const receipts = (await call('sync.receipts', {})).filter((one) => one.taskId === taskId)
          if (receipts.length === 0) {
            const message = `任务“${number}”还没有收到平台的回执。`
            throw new AppError({ code: 'not-allowed', message })
          }
          const { form, grant, pathOf } = await outPlace(core, options.out)
          const report = await call('receipt.export', {
            revisionIds: receipts.map(({ revisionId }) => revisionId),
            form,
            grant,
          })
          const path = pathOf(report.name)
          return {
            json: { path, receipts: receipts.map(listed) },
            lines: [
              `已输出 ${path}（回执 ${report.receipts} 份）`,
              ...receipts.map(
                ({ receiptNumber, revision, receivedAt }) =>
                  `${receiptNumber}　第 ${revision} 版　平台收到于 ${receivedAt}`,
              ),
            ],
          }
        }),
      ),
    )
}

/** A receipt as scripts read it. */
function listed(receipt: KeptReceipt) {
  const { receiptNumber, revision, round, receivedAt, recordSha256, keyFingerprint } = receipt
  return { receiptNumber, revision, round, receivedAt, recordSha256, keyFingerprint }
}
