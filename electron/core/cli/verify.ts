import { open, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../../shared/errors.ts'
import { answer, withCore, withDataFolder, type Answer, type CommonOptions } from './run.ts'

export function registerVerify(program: Command): void {
  withDataFolder(program.command('verify <file>'))
    .description('核验一份验收意见 PDF（对照本数据目录的登记）或一个任务包')
    .action((name: string, options: CommonOptions) =>
      answer(options, async () => {
        const file = resolve(name)
        return (await isPdf(file)) ? verifyPdf(file, options) : verifyPackage(file)
      }),
    )
}

async function isPdf(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'r')
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(5), 0, 5, 0)
      return buffer.subarray(0, bytesRead).toString('latin1') === '%PDF-'
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw new AppError(
      { code: 'file-unreadable', file, reason: '文件不存在或没有权限' },
      { cause: error },
    )
  }
}

function verifyPdf(file: string, options: CommonOptions): Promise<Answer> {
  return withCore(options, async ({ core }) => {
    const { verifyDocument } = await import('../documents/verify-document.ts')
    const verdict = await verifyDocument(core.context, await readFile(file))
    return {
      json: { kind: 'opinion', file, ...verdict },
      lines: [
        verdict.valid ? '核验通过' : '核验未通过',
        ...verdict.findings,
        ...verdict.signatures.map(
          ({ name, role, signedAt }) => `${role}　${name}　签于 ${signedAt}（本机时间）`,
        ),
      ],
      ok: verdict.valid,
    }
  })
}

async function verifyPackage(file: string): Promise<Answer> {
  const { readTaskPackage } = await import('../exchange/read-task-package.ts')
  const opened = await readTaskPackage(file)
  try {
    const { task, application, attachments } = opened.package
    return {
      json: {
        kind: 'task-package',
        file,
        valid: true,
        sha256: opened.fileSha256,
        task: task.id,
        number: task.number,
        revision: task.revision,
      },
      lines: [
        '核验通过',
        `任务包 ${task.number}（任务版本 ${task.revision}），${application.enterpriseName}，附件 ${attachments.length} 件`,
        `SHA-256 ${opened.fileSha256}`,
      ],
    }
  } finally {
    await opened.close()
  }
}
