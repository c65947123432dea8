import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { findJsonProblem } from '../../../electron/core/exchange/json-problem.ts'
import {
  aTaskPackage,
  packageEntries,
  packageFolder,
  refusalOf,
  withEntry,
} from '../../fixtures/packages.ts'

const folder = packageFolder()
afterAll(folder.remove)

const refusalOfJson = (taskJson: unknown) => refusalOf(folder.writeZip(packageEntries(taskJson)))

describe('task.json', () => {
  it.each([
    ['{\n  "format": x', '第 2 行第 13 列：不是合法的 JSON'],
    ['{"format": "smedt-task-package",', '第 1 行第 33 列：内容不完整，到这里就断了'],
    ['{"a": 1, "a": 2}', '第 1 行第 10 列：字段“a”重复'],
    ['{"__proto__": 1}', '第 1 行第 2 列：含有不允许的字段名 __proto__'],
    ['['.repeat(40), '第 1 行第 33 列：嵌套超过 32 层'],
    [`[${'0,'.repeat(1001)}`, '第 1 行第 2001 列：多于 1000 项'],
    ['', '第 1 行第 1 列：内容不完整，到这里就断了'],
  ])('%j is refused with the place', async (text, sentence) => {
    expect(await refusalOfJson(text)).toEqual([`task.json ${sentence}，请平台重新生成`])
  })

  it('of two million characters is judged quickly, however wrong', async () => {
    const row = `[${Array.from({ length: 1000 }, () => '{}').join()}]`
    const rows = Array.from({ length: 600 }, () => row).join()
    const startedAt = performance.now()
    const text = JSON.stringify({ ...aTaskPackage(), attachments: 0 }).replace(
      '"attachments":0',
      `"attachments":[${rows}]`,
    )
    const messages = await refusalOf(folder.writeZip(withEntry(0, { content: text, method: 0 })))
    expect(messages).toEqual(['附件：多于 499 项'])
    expect(performance.now() - startedAt).toBeLessThan(3000)
  })

  it('in GBK is refused with the place', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"名": "'),
      Buffer.from([0xb3, 0xa4]),
      Buffer.from('"}'),
    ])
    expect(await refusalOfJson(bytes)).toEqual([
      'task.json 不是 UTF-8 编码（第 10 个字节起），请平台重新生成',
    ])
  })

  it('that does not match its checksum is refused', async () => {
    expect(await refusalOf(folder.writeZip(withEntry(0, { declaredCrc: 1 })))).toEqual([
      'task.json 解压出错，任务包已损坏，请重新拷贝后再导入',
    ])
  })

  it('of another format is refused', async () => {
    const sentence = '文件格式不是任务包（format 应为 smedt-task-package），请选择平台下发的任务包'
    expect(await refusalOfJson({ ...aTaskPackage(), format: 'other' })).toEqual([sentence])
    expect(await refusalOfJson('[]')).toEqual([sentence])
    expect(await refusalOfJson('null')).toEqual([sentence])
  })

  it('of a newer version asks for a newer program, whatever else it holds', async () => {
    expect(await refusalOfJson({ format: 'smedt-task-package', version: 2, new: {} })).toEqual([
      '任务包格式为第 2 版，本程序支持第 1 版，请升级程序后再导入',
    ])
    expect(await refusalOfJson({ ...aTaskPackage(), version: '1' })).toEqual([
      '任务包的格式版本不对，本程序支持第 1 版，请平台重新生成',
    ])
  })

  it('names every wrong field in the form’s words', async () => {
    const { task, application, ...rest } = aTaskPackage()
    const { number: _, ...taskWithoutNumber } = task
    const messages = await refusalOfJson({
      ...rest,
      task: taskWithoutNumber,
      application: {
        ...application,
        creditCode: application.creditCode.replace('MADEM', 'MADAM'),
        completedContent: '长'.repeat(501),
        totalSpend: '约 260',
        levelAfter: 1,
        extra: 1,
      },
      panel: {
        ...rest.panel,
        experts: rest.panel.experts.map((each) => ({ ...each, role: 'member' })),
      },
    })
    expect(messages).toEqual([
      '任务·任务文号：缺少此字段，请补上',
      '附件4 验收申请表·企业信用代码：校验位不对，请核对是否抄错',
      '附件4 验收申请表·主要完成的建设内容：超过 500 字',
      '附件4 验收申请表·改造后数字化水平等级：小于下限 2',
      '附件4 验收申请表·改造总花费（万元）：应为非负小数，如 128.5（单位：万元）',
      '附件4 验收申请表：含有不认识的字段 extra，请删除',
      '专家组·专家：必须恰有一名组长（role 为 leader）',
    ])
  })

  it('with characters that cannot be seen is refused', async () => {
    const hidden = aTaskPackage((draft) => {
      draft.application.projectName = '改造\u202e项目'
    })
    expect(await refusalOfJson(hidden)).toEqual([
      '附件4 验收申请表·项目名称：含有不可见的控制字符或残缺的字，请改正',
    ])
  })

  it('that contradicts itself is refused together with bad attachments', async () => {
    const taskJson = aTaskPackage((draft) => {
      draft.filing.enterpriseName = '另一家公司'
      draft.attachments = []
    })
    expect(await refusalOfJson(taskJson)).toEqual([
      '附件4 验收申请表·企业名称：“长春启衡汽车零部件有限公司（示例）”与附件3的“另一家公司”不一致，请平台核对',
      '压缩包内的“attachments/M03-合同.pdf”不在附件清单中，请平台重新生成',
      '压缩包内的“attachments/M07-总结.pdf”不在附件清单中，请平台重新生成',
    ])
  })
})

describe('the place of a JSON problem', () => {
  const parses = (text: string): boolean => {
    try {
      JSON.parse(text)
      return true
    } catch {
      // Only whether it parses matters here.
      return false
    }
  }

  it('is found exactly where JSON.parse refuses', () => {
    const nearlyJson = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom('', '"', '{', ']', ',', '\\', '0', '\n'),
      )
      .map(([text, at, piece]) => {
        const place = at % (text.length + 1)
        return text.slice(0, place) + piece + text.slice(place + 1)
      })
    fc.assert(
      fc.property(fc.oneof(nearlyJson, fc.json(), fc.string()), (text) => {
        const problem = findJsonProblem(text)
        // Stricter on purpose in these two.
        fc.pre(problem === null || !/重复|__proto__/.test(problem.message))
        expect(problem === null).toBe(parses(text))
      }),
      { numRuns: 3000 },
    )
  })
})
