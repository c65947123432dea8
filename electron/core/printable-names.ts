import type { Problem } from '../../shared/errors.ts'
import type { OnSiteTask } from '../../shared/formats/on-site-task.ts'
import { describeCodePoint } from './documents/annex5.ts'
import { howToPrint, missingGlyphs, type Fonts } from './documents/kit/fonts.ts'

type Named = readonly [field: string, label: string, text: string]

/**
 * What the opinion could not print of texts that nobody can change once they are entered: said at
 * once, or the panel would find out when everything is done.
 */
export function problemsInPrinting(fonts: Fonts, texts: readonly Named[]): readonly Problem[] {
  return texts.flatMap(([field, label, text]) => {
    const missing = missingGlyphs(fonts, text)
    const characters = missing.map(describeCodePoint).join('、')
    const mend = howToPrint(fonts, missing, '改用字库内的字')
    const message = `${label}：${characters}不在文书字库中，无法印在验收意见上，${mend}`
    return missing.length === 0 ? [] : [{ field, message }]
  })
}

/** Everything of a task entered on site that stands on the opinion. */
export function printedNames({ application, panel }: OnSiteTask): readonly Named[] {
  return [
    ['application.enterpriseName', '企业名称', application.enterpriseName],
    ['application.county', '所属县（市、区）', application.county],
    ['application.projectName', '项目名称', application.projectName],
    ['application.projectLeader', '项目负责人', application.projectLeader],
    ['application.phone', '联系电话', application.phone],
    ...panel.experts.map(({ name }, place): Named => [
      `panel.experts.${place}.name`,
      `第 ${place + 1} 名专家的姓名`,
      name,
    ]),
  ]
}
