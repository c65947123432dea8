import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { assess, type AssessReport } from '../../../shared/domain/scoring/index.ts'
import { levelName } from '../../../shared/catalog/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { answer, withJson } from './run.ts'

export function registerAssess(program: Command): void {
  withJson(program.command('assess <file>'))
    .description('按指标集计算一份答案文件的得分和等级')
    .addHelpText(
      'after',
      `
答案文件（JSON）：
  { "indicatorSet": "miit-2024", "items": { "F1": ["B","C"], "F2": "D" }, "scenarios": { "S01": 2 } }
  单选填一个字母，多选填数组；没有的采集项视为未答，计 0 分；场景等级 0 至 4。`,
    )
    .action((file: string, options: { readonly json?: boolean }) =>
      answer(options, async () => {
        const result = assess(await readJson(file))
        if (!result.ok) {
          throw new AppError({
            code: 'input-invalid',
            problems: result.problems.map(({ path, message }) => ({ field: path, message })),
          })
        }
        return { json: result.report, lines: describe(result.report) }
      }),
    )
}

async function readJson(file: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new AppError(
      { code: 'file-unreadable', file, reason: '文件不存在或没有权限' },
      { cause: error },
    )
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = `不是 JSON（${error instanceof Error ? error.message : String(error)}）`
    throw new AppError({ code: 'file-unreadable', file, reason }, { cause: error })
  }
}

function describe(report: AssessReport): readonly string[] {
  const { foundation, management, results } = report.dimensions
  return [
    ...Object.entries(report.points).map(([code, points]) => `${code}\t${points}`),
    `数字化基础 ${foundation}　数字化管理 ${management}　数字化成效 ${results}　总分 ${report.total}`,
    ...report.scenarioCounts.map(
      ({ level, all, binding }) =>
        `${levelName(level)}及以上场景 ${all} 个（约束性 ${binding} 个）`,
    ),
    `等级 ${levelName(report.level)}`,
  ]
}
