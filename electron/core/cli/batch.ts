import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { answer, withCore, withDataFolder, withJson, type CommonOptions } from './run.ts'

type WithPassword = { readonly passwordFile: string }
type ExportOptions = CommonOptions & WithPassword & { readonly out: string }

/** A password on the command line would stand in the history of the shell. */
const PASSWORD = ['--password-file <file>', '存有批次密码的文本文件'] as const

async function passwordOf({ passwordFile }: WithPassword): Promise<string> {
  return (await readFile(passwordFile, 'utf8')).trim()
}

export function registerBatch(program: Command): void {
  const batch = program.command('batch').description('上报批次：没有网络时用 U 盘上报')

  withDataFolder(batch.command('export'))
    .description('把待上报的内容导出成一个加密文件；同一位置再导出会接着写')
    .requiredOption('--out <file>', '导出到哪里（.uploadbatch）')
    .requiredOption(...PASSWORD)
    .action((options: ExportOptions) =>
      answer(options, () =>
        withCore(options, async ({ call, core }) => {
          const grant = core.grant(resolve(options.out))
          const password = await passwordOf(options)
          const json = await call('batch.export', { taskIds: null, grant, password })
          return { json, lines: [`已导出 ${json.opinions} 份，${json.sizeBytes} 字节，已读回核对`] }
        }),
      ),
    )

  withDataFolder(batch.command('import <file>'))
    .description('导入其他电脑的上报批次，由本机上报')
    .requiredOption(...PASSWORD)
    .action((file: string, options: CommonOptions & WithPassword) =>
      answer(options, () =>
        withCore(options, async ({ call, core }) => {
          const grant = core.grant(resolve(file))
          const json = await call('batch.import', { grant, password: await passwordOf(options) })
          const { carried, known, own } = json
          return { json, lines: [`导入 ${carried} 份，此前已有 ${known} 份，本机自己的 ${own} 份`] }
        }),
      ),
    )

  withJson(batch.command('verify <file>'))
    .description('核对一个上报批次是否完整，不需要数据目录')
    .requiredOption(...PASSWORD)
    .action((file: string, options: CommonOptions & WithPassword) =>
      answer(options, async () => {
        const { openBatch } = await import('../sync/batch/open-batch.ts')
        const opened = await openBatch(resolve(file), await passwordOf(options))
        try {
          await opened.verify(new AbortController().signal, () => undefined)
          const items = opened.manifest.items.map(({ submission }) => ({
            task: submission.taskNumber,
            enterprise: submission.enterpriseName,
            revision: submission.revision,
            files: submission.files.length,
          }))
          return {
            json: { valid: true, deviceId: opened.manifest.deviceId, items },
            lines: [
              '核对通过，文件完整',
              ...items.map(
                (one) =>
                  `${one.enterprise}　${one.task}　第 ${one.revision} 版　文件 ${one.files} 份`,
              ),
            ],
          }
        } finally {
          await opened.close()
        }
      }),
    )
}
