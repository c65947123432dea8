import { readFile, writeFile } from 'node:fs/promises'
import { join, parse, resolve } from 'node:path'
import type { Command } from 'commander'
import { openBatch } from '../../electron/core/sync/batch/open-batch.ts'
import { AppError } from '../../shared/errors.ts'
import { errorText } from '../../shared/error-text.ts'
import { closeDesk } from './desk.ts'
import { openDesk, type PlatformOptions } from './platform.ts'
import { receiptsFile, takeBatch } from './rules/take-batch.ts'

type ImportFlags = { readonly passwordFile: string; readonly receipts?: string }

/** `platform --data <dir> import <file>`: takes a batch in beside the running platform, or without it. */
export function addImport(
  command: Command,
  options: (command: Command) => Omit<PlatformOptions, 'port'>,
): void {
  command
    .command('import <file>')
    .description(
      '接收一个上报批次文件（.uploadbatch），写出回执文件，供带回原来的电脑；重复接收得到同样的回执',
    )
    .requiredOption('--password-file <file>', '存有批次密码的文本文件')
    .option('--receipts <file>', '回执文件写到哪里；默认在批次文件旁，扩展名为 .receipts')
    .action(async (path: string, flags: ImportFlags) => {
      const password = (await readFile(flags.passwordFile, 'utf8')).trim()
      const desk = await openDesk({ ...options(command), port: 0 })
      try {
        const batch = await openBatch(resolve(path), password)
        try {
          await batch.verify(new AbortController().signal, () => undefined)
          const { items, receipts } = await takeBatch(desk, batch)
          // The receipts leave this machine: what they say must be on its disk.
          await desk.settle()
          for (const { enterpriseName, taskNumber, receiptNumber, problem } of items) {
            process.stdout.write(
              `${enterpriseName}　${taskNumber}　${receiptNumber ?? `未接收：${problem}`}\n`,
            )
          }
          if (receipts.length > 0) {
            const out = resolve(flags.receipts ?? besides(path))
            await writeFile(out, JSON.stringify(receiptsFile(desk, receipts)))
            process.stdout.write(`回执文件　${out}\n`)
          }
          if (receipts.length < items.length) process.exitCode = 1
        } finally {
          await batch.close()
        }
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        throw new Error(errorText(error.info), { cause: error })
      } finally {
        await closeDesk(desk)
      }
    })
}

/** `上报批次.uploadbatch` gives `上报批次.receipts`. */
function besides(path: string): string {
  const { dir, name } = parse(path)
  return join(dir, `${name}.receipts`)
}
