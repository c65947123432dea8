import { resolve } from 'node:path'
import type { Command } from 'commander'
import { DOCUMENT_KINDS, DOCUMENT_NAMES } from '../../../shared/domain/documents/kinds.ts'
import { standingOpinion } from '../../../shared/domain/rounds/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { writeFileDurably } from '../files.ts'
import { findTask } from './find-task.ts'
import { sha256 } from '../hash.ts'
import { answer, withCore, withDataFolder, type CommonOptions } from './run.ts'

type PdfOptions = CommonOptions & { readonly out: string; readonly document: string }

const DOCUMENT_HELP = `文书：${DOCUMENT_KINDS.map((kind) => `${kind} ${DOCUMENT_NAMES[kind]}`).join('；')}。评分表写作 score-sheet:<专家编号>`

export function registerPdf(program: Command): void {
  withDataFolder(program.command('pdf <task>'))
    .description('输出一份文书，默认验收意见（附件5）；未定稿时输出带“草稿”字样的预览')
    .option('--document <id>', DOCUMENT_HELP, 'opinion')
    .requiredOption('--out <file>', '输出文件')
    .action((task: string, options: PdfOptions) =>
      answer(options, () =>
        withCore(options, async ({ call }) => {
          const summary = await findTask(call, task)
          const frozen = standingOpinion(await call('task.get', { taskId: summary.id }))
          const name = { taskId: summary.id, documentId: options.document, revision: null }
          const bytes = await call('document.pdf', name)
          const out = resolve(options.out)
          await write(out, bytes)
          const state = !frozen ? 'draft' : frozen.pdfSha256 ? 'signed' : 'frozen'
          return {
            json: {
              file: out,
              sha256: sha256(bytes),
              sizeBytes: bytes.byteLength,
              state,
            },
            lines: [`已输出 ${out}（${STATE_NAMES[state]}，${bytes.byteLength} 字节）`],
          }
        }),
      ),
    )
}

const STATE_NAMES = { draft: '草稿', frozen: '已定稿，未签完', signed: '已签字' } as const

async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFileDurably(file, bytes)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(
      { code: 'file-unreadable', file, reason: '目标文件夹不存在或没有写入权限' },
      { cause: error },
    )
  }
}
