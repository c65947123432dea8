import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { openBatch } from '../../electron/core/sync/batch/open-batch.ts'
import { AppError } from '../../shared/errors.ts'
import { errorText } from '../../shared/error-text.ts'
import { closeDesk } from './desk.ts'
import { openDesk, type PlatformOptions } from './platform.ts'
import { takeBatch } from './rules/take-batch.ts'

type ImportFlags = { readonly passwordFile: string; readonly receipts?: string }

/** `platform --data <dir> import <file>`: takes a batch in beside the running platform, or without it. */
export function addImport(
  command: Command,
  options: (command: Command) => Omit<PlatformOptions, 'port'>,
): void {
  command
    .command('import <file>')
    .description(
      '接收一个上报批次文件（.uploadbatch），出具的回执写到 --receipts，供带回原来的电脑',
    )
    .requiredOption('--password-file <file>', '存有批次密码的文本文件')
    .option('--receipts <file>', '回执文件（.receipts）写到哪里')
    .action(async (path: string, flags: ImportFlags) => {
      const password = (await readFile(flags.passwordFile, 'utf8')).trim()
      const desk = await openDesk({ ...options(command), port: 0 })
      try {
        const batch = await openBatch(resolve(path), password)
        try {
          await batch.verify(new AbortController().signal, () => undefined)
          const { items, receipts } = await takeBatch(desk, batch)
          for (const { enterpriseName, taskNumber, receiptNumber, problem } of items) {
            process.stdout.write(
              `${enterpriseName}　${taskNumber}　${receiptNumber ?? `未接收：${problem}`}\n`,
            )
          }
          if (flags.receipts !== undefined && receipts.length > 0) {
            const platform = desk.platformName
            const file = { format: 'smedt-receipts', version: 1, platform, receipts }
            await writeFile(flags.receipts, JSON.stringify(file))
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
